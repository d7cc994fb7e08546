/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-collapse.c: what is shown of a branch, which is part of the document too.
 */
#include "edit-private.h"

#include <glib/gi18n-lib.h>

/* The flag of departments and of roles; MUSTER_FIELD_KIND for other kinds. */
static MusterField
collapsed_field (MusterKind kind)
{
  if (kind == MUSTER_KIND_DEPARTMENT)
    return MUSTER_DEPARTMENT_COLLAPSED;
  return kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_COLLAPSED : MUSTER_FIELD_KIND;
}

static char *
make_label (MusterDocument *doc, const MusterRecord *records, guint n_records, gboolean collapsed)
{
  if (n_records == 1)
    return g_strdup_printf (collapsed ? _ ("Collapse “%s”") : _ ("Expand “%s”"), muster_document_get_name (doc, records[0]));
  if (collapsed)
    return g_strdup_printf (ngettext ("Collapse %u item", "Collapse %u items", n_records), n_records);
  return g_strdup_printf (ngettext ("Expand %u item", "Expand %u items", n_records), n_records);
}

gboolean
muster_edit_collapse (MusterDocument *doc, const MusterRecord *records, guint n_records, gboolean collapsed, GError **error)
{
  g_autoptr (MusterDraft) draft = muster_draft_new (doc);
  g_autofree char *label = NULL;

  g_return_val_if_fail (n_records > 0, FALSE);

  for (guint i = 0; i < n_records; i++)
    {
      MusterKind kind = records[i] < muster_document_get_limit (doc) ? muster_document_get_kind (doc, records[i]) : MUSTER_KIND_NONE;

      if (kind != MUSTER_KIND_DEPARTMENT && !muster_expect (doc, records[i], MUSTER_KIND_ROLE, error))
        return FALSE;
      muster_draft_set_flag (draft, records[i], collapsed_field (kind), collapsed);
    }
  label = make_label (doc, records, n_records, collapsed);
  muster_commit (g_steal_pointer (&draft), label, MUSTER_COMMIT_DEFAULT);
  return TRUE;
}

/* Whether a node has anything that can be hidden. */
static gboolean
has_content (MusterProjection *projection, MusterKind kind, const MusterTree *tree, guint node)
{
  guint n_roles = 0;

  if (kind == MUSTER_KIND_DEPARTMENT)
    muster_projection_list_roles (projection, node, &n_roles);
  return tree->nodes[node].n_children > 0 || n_roles > 0;
}

gboolean
muster_edit_collapse_to (MusterDocument *doc, MusterKind kind, MusterRecord stage, guint level, GError **error)
{
  MusterField field = collapsed_field (kind);
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (MusterDraft) draft = NULL;
  g_autofree char *label = NULL;
  const MusterTree *tree;

  g_return_val_if_fail (field != MUSTER_FIELD_KIND, FALSE);

  if (stage != 0 && !muster_expect (doc, stage, MUSTER_KIND_STAGE, error))
    return FALSE;

  projection = muster_projection_new (doc, stage);
  tree = kind == MUSTER_KIND_DEPARTMENT ? muster_projection_get_departments (projection) : muster_projection_get_roles (projection);
  draft = muster_draft_new (doc);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const MusterNode *node = &tree->nodes[i];

      if (level == 0 || node->level < level)
        muster_draft_set_flag (draft, node->record, field, FALSE);
      else if (node->level == level && has_content (projection, kind, tree, i))
        muster_draft_set_flag (draft, node->record, field, TRUE);
    }
  label = level == 0 ? g_strdup (_ ("Expand all")) : g_strdup_printf (_ ("Collapse to level %u"), level);
  muster_commit (g_steal_pointer (&draft), label, MUSTER_COMMIT_DEFAULT);
  return TRUE;
}
