/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sample.h: charts to lay out, sizes for their cards, and what must be true of every layout.
 */
#pragma once

#include "commit.h"
#include "layout.h"

G_BEGIN_DECLS

/* What the managers of a chart of roles alone are. */
typedef enum
{
  SAMPLE_CHAIN,
  SAMPLE_STAR,
  SAMPLE_TREE,
} SampleShape;

/* A chart of roles alone, of that shape. With @reversed the same chart, siblings the other way. */
MusterDocument *sample_new (SampleShape shape, guint n_roles, gboolean reversed, GRand *rand);

/* A chart of departments and roles, some of which have no department, with dotted lines. */
MusterDocument *sample_new_random (guint n_roles, GRand *rand);

/* Makes assistants of a share of the roles of a chart, by chance. */
void sample_add_assistants (MusterDocument *doc, double share, GRand *rand);

/* Gives some departments and roles a style of their own by chance, @share of them: mostly one for
 * branches. */
void sample_choose_styles (MusterDocument *doc, double share, GRand *rand);

/* A MusterMeasure: @data is the document. The size follows from the id. */
void sample_measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data);

/* As above, width and height swapped. */
void sample_measure_turned (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data);

/* Aborts if cards overlap, or lie outside the layout or the card that should hold them. */
void sample_check_cards (const MusterLayout *layout);

/* Aborts if a connector does not touch its cards, is not made of upright segments, or crosses a
 * card. */
void sample_check_connectors (const MusterLayout *layout);

/* How many times longer than usual tests by chance shall go on. */
guint sample_long_factor (void);

G_END_DECLS
