/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tops.c: tells apart the roles that report to nobody.
 */
#include "tops.h"

static gboolean
is_head (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterIter iter;
  MusterRecord department;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_DEPARTMENT_HEAD);
  while (muster_iter_next (&iter, &department))
    if (muster_projection_find (projection, department) != MUSTER_NOWHERE)
      return TRUE;
  return FALSE;
}

static MusterTopKind
classify (MusterProjection *projection, guint top, GHashTable *cuts, gboolean has_structure)
{
  const MusterNode *node = &muster_projection_get_roles (projection)->nodes[top];

  if (g_hash_table_contains (cuts, GUINT_TO_POINTER (node->record)))
    return MUSTER_TOP_CUT;
  if (node->n_children > 0 || is_head (projection, node->record))
    return MUSTER_TOP_LEADS;
  if (muster_projection_get_department_of (projection, top) != MUSTER_NOWHERE)
    return MUSTER_TOP_HEADLESS;
  return has_structure ? MUSTER_TOP_LOST : MUSTER_TOP_LOOSE;
}

static GHashTable *
collect_cuts (MusterProjection *projection)
{
  const GArray *cuts = muster_projection_get_cuts (projection);
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cuts->len; i++)
    g_hash_table_add (set, GUINT_TO_POINTER (g_array_index (cuts, MusterRecord, i)));
  return set;
}

MusterTops *
muster_tops_new (MusterProjection *projection)
{
  const MusterTree *roles = muster_projection_get_roles (projection);
  g_autoptr (GHashTable) cuts = collect_cuts (projection);
  MusterTops *tops = g_new0 (MusterTops, 1);
  gboolean has_structure;

  tops->tops = g_array_new (FALSE, FALSE, sizeof (MusterTop));
  tops->main = MUSTER_NOWHERE;

  MUSTER_TREE_FOREACH_TOP (roles, index)
  {
    MusterTop top = { .index = index };

    g_array_append_val (tops->tops, top);
  }

  /* Where nothing lies below anything there are as many tops as nodes. A single top is never lost. */
  has_structure = tops->tops->len > 1 &&
                  (muster_projection_get_departments (projection)->n_nodes > 0 ||
                   tops->tops->len < roles->n_nodes);

  for (guint i = 0; i < tops->tops->len; i++)
    {
      MusterTop *top = &g_array_index (tops->tops, MusterTop, i);

      top->kind = classify (projection, top->index, cuts, has_structure);
      if (top->kind != MUSTER_TOP_LEADS)
        continue;
      tops->n_leading++;
      if (tops->main == MUSTER_NOWHERE || roles->nodes[top->index].size > roles->nodes[tops->main].size)
        tops->main = top->index;
    }
  return tops;
}

void
muster_tops_free (MusterTops *tops)
{
  if (tops == NULL)
    return;
  g_array_unref (tops->tops);
  g_free (tops);
}
