/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * branches.c: see branches.h.
 */
#include "branches.h"

static void
mark_run (gboolean *marks, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    marks[i] = TRUE;
}

static void
mark_named (MusterBranches *branches, const MusterRecord *records, guint n_records, MusterScope scope)
{
  MusterDocument *doc = muster_projection_get_document (branches->projection);
  const MusterTree *departments = muster_projection_get_departments (branches->projection);
  const MusterTree *roles = muster_projection_get_roles (branches->projection);

  for (guint i = 0; i < n_records; i++)
    {
      guint index = muster_projection_find (branches->projection, records[i]);

      if (index == MUSTER_NOWHERE)
        continue;
      if (muster_document_get_kind (doc, records[i]) == MUSTER_KIND_DEPARTMENT)
        {
          if (!branches->departments[index])
            mark_run (branches->departments, index, departments->nodes[index].size);
        }
      else if (!branches->roles[index])
        mark_run (branches->roles, index, scope == MUSTER_SCOPE_BRANCH ? roles->nodes[index].size : 1);
    }
}

/* The departments that those in a branch head. */
static void
mark_headed (MusterBranches *branches)
{
  const MusterTree *departments = muster_projection_get_departments (branches->projection);

  for (guint i = 0; i < departments->n_nodes; i++)
    {
      MusterRecord head = muster_projection_get_head (branches->projection, i);

      if (head != 0 && !branches->departments[i] && branches->roles[muster_projection_find (branches->projection, head)])
        mark_run (branches->departments, i, departments->nodes[i].size);
    }
}

static void
mark_members (MusterBranches *branches)
{
  const MusterTree *roles = muster_projection_get_roles (branches->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    if (muster_branches_get_home (branches, i) != MUSTER_NOWHERE)
      branches->roles[i] = TRUE;
}

/* What a named record hangs from: the topmost department that goes along and holds it, or itself; 0
 * for a role that comes with the branch of another. */
static MusterRecord
find_root (MusterBranches *branches, MusterRecord record, MusterScope scope)
{
  MusterDocument *doc = muster_projection_get_document (branches->projection);
  const MusterTree *departments = muster_projection_get_departments (branches->projection);
  const MusterTree *roles = muster_projection_get_roles (branches->projection);
  guint index = muster_projection_find (branches->projection, record), top, manager;

  if (index == MUSTER_NOWHERE)
    return 0;
  top = muster_document_get_kind (doc, record) == MUSTER_KIND_DEPARTMENT ? index : muster_branches_get_home (branches, index);
  if (top == MUSTER_NOWHERE)
    {
      manager = roles->nodes[index].parent;
      return scope == MUSTER_SCOPE_BRANCH && manager != MUSTER_NOWHERE && branches->roles[manager] ? 0 : record;
    }
  while (departments->nodes[top].parent != MUSTER_NOWHERE && branches->departments[departments->nodes[top].parent])
    top = departments->nodes[top].parent;
  return departments->nodes[top].record;
}

static void
list_roots (MusterBranches *branches, const MusterRecord *records, guint n_records, MusterScope scope)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_records; i++)
    {
      MusterRecord root = find_root (branches, records[i], scope);

      if (root != 0 && g_hash_table_add (seen, GUINT_TO_POINTER (root)))
        g_array_append_val (branches->roots, root);
    }
}

MusterBranches *
muster_branches_new (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope)
{
  MusterBranches *branches = g_new0 (MusterBranches, 1);

  branches->projection = muster_projection_new (doc, 0);
  branches->roots = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  branches->departments = g_new0 (gboolean, muster_projection_get_departments (branches->projection)->n_nodes + 1);
  branches->roles = g_new0 (gboolean, muster_projection_get_roles (branches->projection)->n_nodes + 1);
  mark_named (branches, records, n_records, scope);
  if (scope == MUSTER_SCOPE_BRANCH)
    mark_headed (branches);
  mark_members (branches);
  list_roots (branches, records, n_records, scope);
  return branches;
}

void
muster_branches_free (MusterBranches *branches)
{
  muster_projection_free (branches->projection);
  g_array_unref (branches->roots);
  g_free (branches->departments);
  g_free (branches->roles);
  g_free (branches);
}

gboolean
muster_branches_has (MusterBranches *branches, MusterRecord record)
{
  MusterDocument *doc = muster_projection_get_document (branches->projection);
  guint index = record != 0 ? muster_projection_find (branches->projection, record) : MUSTER_NOWHERE;

  if (index == MUSTER_NOWHERE)
    return FALSE;
  return muster_document_get_kind (doc, record) == MUSTER_KIND_DEPARTMENT ? branches->departments[index] : branches->roles[index];
}

guint
muster_branches_get_home (MusterBranches *branches, guint role)
{
  guint department = muster_projection_get_department_of (branches->projection, role);

  return department != MUSTER_NOWHERE && branches->departments[department] ? department : MUSTER_NOWHERE;
}
