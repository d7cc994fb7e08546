/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * branches.h: what of a chart goes along when departments and roles are picked up.
 *
 * A department brings all in it. A role alone is itself; with its branch it brings all who report to
 * it and the departments that these head, so that the branch of a department's head is the
 * department. Taking all stages together. O(n).
 */
#pragma once

#include "edit.h"
#include "projection.h"

G_BEGIN_DECLS

/**
 * MusterBranches:
 * @roots: (element-type MusterRecord): the departments and roles that what was asked for hangs from,
 *   in the order in which they were named, each once; not one that lies in another
 * @departments: whether each department of @projection goes along, by index
 * @roles: likewise for roles
 */
typedef struct
{
  MusterProjection *projection;
  GArray *roots;
  gboolean *departments;
  gboolean *roles;
} MusterBranches;

/* Records of other kinds, and those that are not there, are passed over. */
MusterBranches *muster_branches_new (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope);
void muster_branches_free (MusterBranches *branches);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterBranches, muster_branches_free)

/* Whether a department or role goes along. */
gboolean muster_branches_has (MusterBranches *branches, MusterRecord record);

/* The department in which a role goes along, by index; MUSTER_NOWHERE if it goes without one. */
guint muster_branches_get_home (MusterBranches *branches, guint role);

G_END_DECLS
