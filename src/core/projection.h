/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * projection.h: the organisation as it stands at a stage.
 *
 * What exists then, in which department, and who reports to whom: two trees, of departments and of
 * roles, each an array in which a parent comes before its children and a branch is a run of
 * neighbours. Made in O(n log n) and never changed after; a new one is made for a new state.
 *
 * A role reports to the role set by hand, if that is there; else to the head of its department, or
 * of the nearest department above that has one; a head to the nearest head above the departments
 * that it heads. A cycle that this makes is broken at the first of its roles, by department, order
 * and id, and said; nobody is left out.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

#define MUSTER_NOWHERE G_MAXUINT

/**
 * MusterNode:
 * @record: the department or role
 * @parent: index of the department above or of the manager in the same tree; MUSTER_NOWHERE at the top
 * @size: how many nodes its branch has, itself included: they are at [index, index + size)
 * @level: 1 at the top
 * @n_children: how many nodes have it as @parent
 */
typedef struct
{
  MusterRecord record;
  guint parent;
  guint size;
  guint level;
  guint n_children;
} MusterNode;

typedef struct
{
  MusterNode *nodes;
  guint n_nodes;
} MusterTree;

/* The children of a node, in order: for (c = first; c < end; c += size). */
#define MUSTER_TREE_FOREACH_CHILD(tree, index, child) \
  for (guint child = (index) + 1; child < (index) + (tree)->nodes[index].size; child += (tree)->nodes[child].size)

/* The nodes at the top, in order. */
#define MUSTER_TREE_FOREACH_TOP(tree, top) \
  for (guint top = 0; top < (tree)->n_nodes; top += (tree)->nodes[top].size)

typedef struct _MusterProjection MusterProjection;

/**
 * muster_projection_new:
 * @stage: the stage, or 0 for all stages together: everything that exists at any time
 *
 * Returns: (transfer full): the organisation at @stage
 */
MusterProjection *muster_projection_new (MusterDocument *doc, MusterRecord stage);

/**
 * muster_projection_new_kept:
 * @whole: the organisation
 * @kept: a set of departments and roles, as GUINT_TO_POINTER()
 *
 * What of @whole is shown when only some of it was asked for: what is in @kept, the managers above
 * each such role, the departments in which they are, and those above. Who reports to whom is as in
 * @whole.
 *
 * Returns: (transfer full): that part of it
 */
MusterProjection *muster_projection_new_kept (MusterProjection *whole, GHashTable *kept);
void muster_projection_free (MusterProjection *projection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterProjection, muster_projection_free)

MusterDocument *muster_projection_get_document (MusterProjection *projection);
MusterRecord muster_projection_get_stage (MusterProjection *projection);

/* The tree of departments, and the tree of roles by who reports to whom. */
const MusterTree *muster_projection_get_departments (MusterProjection *projection);
const MusterTree *muster_projection_get_roles (MusterProjection *projection);

/* The index of a department or role in its tree; MUSTER_NOWHERE if it is not there at this stage. */
guint muster_projection_find (MusterProjection *projection, MusterRecord record);

/* Whether a record is there at this stage: by its own stages and those of what it needs (a holding
 * needs its role and person; a role does not need its department). */
gboolean muster_projection_has (MusterProjection *projection, MusterRecord record);

/**
 * muster_projection_get_department_of:
 * @role: index of a role
 *
 * Returns: index of its department; of the nearest above if its own is not there; MUSTER_NOWHERE if
 *   it has none
 */
guint muster_projection_get_department_of (MusterProjection *projection, guint role);

/**
 * muster_projection_list_roles:
 * @department: index of a department; MUSTER_NOWHERE for the roles that have none
 * @n_roles: (out): how many
 *
 * Returns: (transfer none) (array length=n_roles): indices of the roles directly in it: its head
 *   first, then by order
 */
const guint *muster_projection_list_roles (MusterProjection *projection, guint department, guint *n_roles);

/* The role that heads a department at this stage, 0 if none. @department is an index. */
MusterRecord muster_projection_get_head (MusterProjection *projection, guint department);

/**
 * muster_projection_list_holdings:
 * @role: a role
 *
 * Returns: (transfer full) (element-type MusterRecord): the holdings of @role that are there, the
 *   largest share first, then by id
 */
GArray *muster_projection_list_holdings (MusterProjection *projection, MusterRecord role);

/* How many of the roles that are there @person holds at once. @load, if not %NULL, gets the sum of the
 * shares in per cent. For all stages together it is that of the stage with most: with the highest load
 * where that is asked for, else with the most roles. */
guint muster_projection_count_held (MusterProjection *projection, MusterRecord person, double *load);

/* Whether a role is there, held by nobody and no pool. */
gboolean muster_projection_is_open (MusterProjection *projection, MusterRecord role);

/* The roles whose line had to be cut because it led back to them; (element-type MusterRecord),
 * owned by the projection. */
const GArray *muster_projection_get_cuts (MusterProjection *projection);

/* Who @role reports to at @stage (0: all stages), by the same rules, without a projection: costs
 * the depth of its department. 0 for the top. */
MusterRecord muster_document_get_manager (MusterDocument *doc, MusterRecord role, MusterRecord stage);

/* Whether @record lives at @stage by its own "from" and "until" alone. 0 is all stages: always. */
gboolean muster_document_lives_at (MusterDocument *doc, MusterRecord record, MusterRecord stage);

G_END_DECLS
