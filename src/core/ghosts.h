/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ghosts.h: an organisation together with what is no longer there, for pictures of what changes.
 *
 * What left, and what moved, stands once more where it was: in the department and under the manager
 * of before, as far as these are there or are ghosts themselves. Ghosts hang from what is there and
 * never the other way round: whatever is there stands as it does without them. Made of a copy of
 * the document, in which a ghost that has no record of its own gets one; handles are the same.
 *
 * Costs O(n log n), and the memory of the document.
 */
#pragma once

#include "shifts.h"

G_BEGIN_DECLS

/**
 * MusterGhost:
 * @record: what stands for it in the projection of muster_ghosts_get_projection()
 * @of: what it was before, in the document of before
 * @shift: which of the shifts it comes of
 */
typedef struct
{
  MusterRecord record;
  MusterRecord of;
  guint shift;
} MusterGhost;

typedef struct _MusterGhosts MusterGhosts;

/**
 * muster_ghosts_new:
 * @before: how it was
 * @after: how it is; both as for muster_shifts_new()
 * @shifts: (element-type MusterShift): what of muster_shifts_new() is to leave ghosts: those that
 *   leave or move do, others have none
 *
 * Returns: (transfer full): the ghosts; keeps nothing of what it was given
 */
MusterGhosts *muster_ghosts_new (MusterProjection *before, MusterProjection *after, const GArray *shifts);
void muster_ghosts_free (MusterGhosts *ghosts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterGhosts, muster_ghosts_free)

/* What is there, with the ghosts; for laying out. */
MusterProjection *muster_ghosts_get_projection (MusterGhosts *ghosts);

/* All ghosts, in the order of the shifts; (element-type MusterGhost). */
const GArray *muster_ghosts_list (MusterGhosts *ghosts);

/* Returns: (nullable): the ghost that a record of that projection is; %NULL for what is there */
const MusterGhost *muster_ghosts_find (MusterGhosts *ghosts, MusterRecord record);

G_END_DECLS
