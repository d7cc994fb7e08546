/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * witness.h: a painter that remembers what was painted instead of painting it.
 */
#pragma once

#include "painter.h"

G_BEGIN_DECLS

/* What was painted between open and close: whose it was, where, and the most opaque colour. */
typedef struct
{
  char *id;
  MusterPoint at;
  double opacity;
  guint n_shapes;
} WitnessGroup;

/* One line of a path; what was drawn of it and how opaque. */
typedef struct
{
  MusterPoint start;
  MusterPoint end;
  gboolean askew;
  double opacity;
} WitnessLine;

/**
 * Witness:
 * @groups: (element-type WitnessGroup): in the order in which they were painted
 * @lines: (element-type WitnessLine): the lines of reporting and the dotted ones, from their first
 *   point to their last; askew if anything straight in one is neither level nor upright
 */
typedef struct
{
  MusterPainter painter;
  GArray *groups;
  GArray *lines;
  gboolean in_group;
  guint depth;
} Witness;

void witness_init (Witness *witness, MusterText *text);
void witness_clear (Witness *witness);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Witness, witness_clear)

/* The place of a group by its id among @witness's; MUSTER_NOWHERE if nothing was painted of it. */
guint witness_find (const Witness *witness, const char *id);

/* Returns: (transfer full): all that was painted, in words */
char *witness_write (const Witness *witness);

G_END_DECLS
