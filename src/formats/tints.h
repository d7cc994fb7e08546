/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tints.h: the colours of cards for formats that are text: as the light theme draws them.
 *
 * A role has what colours cards ("color-by" and rules), else the colour of its department where
 * departments are not drawn around it; a department has its own, unless colours mean something else.
 */
#pragma once

#include "extent.h"
#include "paints.h"

G_BEGIN_DECLS

typedef struct _MusterTints MusterTints;

/**
 * MusterTint:
 * @fill: as "#rrggbb"; "" for none
 * @edge: likewise
 * @badge: (nullable): what a rule's badge says
 */
typedef struct
{
  char fill[8];
  char edge[8];
  const char *badge;
} MusterTint;

/* For as long as @extent lives. */
MusterTints *muster_tints_new (const MusterExport *export, MusterExtent *extent);
void muster_tints_free (MusterTints *tints);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterTints, muster_tints_free)

/* What a role or department that is there has on. */
MusterTint muster_tints_get (MusterTints *tints, MusterRecord record);

/* Returns: (transfer none) (nullable) (element-type MusterPaintKey): what colours and badges mean; %NULL
 * where nothing but departments colours cards */
GPtrArray *muster_tints_get_keys (MusterTints *tints);

/* What the colours are of, in words; "" where only rules give them. */
const char *muster_tints_get_title (MusterTints *tints);

/* How a key of the legend looks. */
MusterTint muster_tint_of_key (const MusterPaintKey *key);

G_END_DECLS
