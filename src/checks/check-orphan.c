/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-orphan.c: a role that hangs from nothing.
 *
 * It has, at the stage, no department, no manager and no reports, though it is not the only top and
 * the chart has departments or somebody who reports to somebody. A manager or department that is
 * not there at the stage counts as none, and the message says so. With one leader above all, the
 * fix is to report there, unless the role has a home at another stage.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "tops.h"

static void
add (const MusterCheck *check, MusterInspection *inspection, MusterRecord role, MusterRecord leader)
{
  MusterDocument *doc = inspection->doc;
  const char *name = muster_document_get_name (doc, role);
  MusterRecord manager = muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);

  if (manager != 0)
    muster_inspection_add (inspection,
                           check,
                           role,
                           0,
                           NULL,
                           _ ("“%s” has nobody to report to: its manager “%s” is not there at this stage"),
                           name,
                           muster_document_get_name (doc, manager));
  else if (department != 0)
    muster_inspection_add (inspection,
                           check,
                           role,
                           0,
                           NULL,
                           _ ("“%s” belongs nowhere: its department “%s” is not there at this stage"),
                           name,
                           muster_document_get_name (doc, department));
  else
    muster_inspection_add (inspection,
                           check,
                           role,
                           leader,
                           leader == 0 ? NULL : g_strdup_printf (_ ("Let it report to “%s”"), muster_document_get_name (doc, leader)),
                           _ ("“%s” has neither a department nor a manager"),
                           name);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  g_autoptr (MusterTops) tops = muster_tops_new (inspection->projection);
  MusterRecord leader = tops->n_leading == 1 ? roles->nodes[tops->main].record : 0;

  for (guint i = 0; i < tops->tops->len; i++)
    {
      MusterTop top = g_array_index (tops->tops, MusterTop, i);

      if (top.kind == MUSTER_TOP_LOST)
        add (check, inspection, roles->nodes[top.index].record, leader);
    }
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  return muster_edit_set_manager (doc, &finding->record, 1, finding->other, error);
}

const MusterCheck muster_check_orphan = {
  .name = "orphan",
  .label = N_ ("Belongs nowhere"),
  .explanation = N_ ("A role without department, manager and reports is nobody's business. Move it to a department, or say whom it reports to."),
  .severity = MUSTER_SEVERITY_PROBLEM,
  .run = run,
  .fix = fix,
};
