/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-late-manager.c: a role that is to report to one who comes later than it, or leaves earlier.
 *
 * While the manager set by hand is not there, the role reports to the line above. At a stage it is
 * found if that is so there; for all stages together if it is so at any. A role that has no line above
 * either is the business of orphan. The fix lets the manager be there as long as the role.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "rehearse.h"
#include "spans.h"

static gboolean
is_apart (MusterInspection *inspection, const MusterNode *node, MusterRecord manager)
{
  MusterDocument *doc = inspection->doc;

  if (inspection->stage == 0)
    return muster_spans_begins_before (doc, node->record, manager) || muster_spans_outlasts (doc, node->record, manager);
  return node->parent != MUSTER_NOWHERE && muster_projection_find (inspection->projection, manager) == MUSTER_NOWHERE;
}

static void
inspect_role (const MusterCheck *check, MusterInspection *inspection, const MusterNode *node)
{
  MusterDocument *doc = inspection->doc;
  MusterRecord manager = muster_document_get_ref (doc, node->record, MUSTER_ROLE_MANAGER);
  const char *name = muster_document_get_name (doc, node->record);
  const char *manager_name;
  char *mend;

  if (manager == 0 || !is_apart (inspection, node, manager))
    return;
  manager_name = muster_document_get_name (doc, manager);
  mend = g_strdup_printf (_ ("Let “%s” be there as long as “%s”"), manager_name, name);
  if (muster_spans_begins_before (doc, node->record, manager))
    muster_inspection_add (inspection,
                           check,
                           node->record,
                           manager,
                           mend,
                           _ ("“%s” is to report to “%s”, who comes only at “%s”"),
                           name,
                           manager_name,
                           muster_document_get_name (doc, muster_spans_get_from (doc, manager)));
  else
    muster_inspection_add (inspection,
                           check,
                           node->record,
                           manager,
                           mend,
                           _ ("“%s” is to report to “%s”, who is gone from “%s” on"),
                           name,
                           manager_name,
                           muster_document_get_name (doc, muster_spans_get_until (doc, manager)));
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    inspect_role (check, inspection, &roles->nodes[i]);
}

/* @stage: 0 for from the beginning, or for good. */
static gboolean
set_stage (MusterDocument *doc, MusterRecord role, MusterField field, MusterRecord stage, GError **error)
{
  return muster_edit_set (doc, role, field, stage != 0 ? muster_document_get_id (doc, stage) : NULL, MUSTER_COMMIT_DEFAULT, error);
}

static gboolean
stretch (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterFinding *finding = data;
  MusterRecord role = finding->record, manager = finding->other;

  if (muster_spans_begins_before (doc, role, manager) && !set_stage (doc, manager, MUSTER_ROLE_FROM, muster_spans_get_from (doc, role), error))
    return FALSE;
  if (muster_spans_outlasts (doc, role, manager) && !set_stage (doc, manager, MUSTER_ROLE_UNTIL, muster_spans_get_until (doc, role), error))
    return FALSE;
  return TRUE;
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Let “%s” be there as long as “%s”"), muster_document_get_name (doc, finding->other), muster_document_get_name (doc, finding->record));

  return muster_together (doc, stretch, (gpointer) finding, label, error);
}

const MusterCheck muster_check_late_manager = {
  .name = "late-manager",
  .label = N_ ("Manager not there in time"),
  .explanation = N_ ("Until the manager comes, or once he is gone, the role reports to the line above. Let him be there as long as the role, or say whom it reports to meanwhile."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
