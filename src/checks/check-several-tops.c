/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-several-tops.c: more than one role that leads and reports to nobody.
 *
 * The one with the largest branch, the first of equals, passes for the top; every other is a
 * finding. One that reports to somebody at another stage has no fix. Roles that wait for the head of their department and roles that belong nowhere are the
 * business of missing-head and orphan.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "tops.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  MusterDocument *doc = inspection->doc;
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  g_autoptr (MusterTops) tops = muster_tops_new (inspection->projection);

  for (guint i = 0; i < tops->tops->len; i++)
    {
      MusterTop top = g_array_index (tops->tops, MusterTop, i);
      MusterRecord role, leader;

      if (top.kind != MUSTER_TOP_LEADS || top.index == tops->main)
        continue;
      role = roles->nodes[top.index].record;
      leader = roles->nodes[tops->main].record;
      muster_inspection_add (inspection,
                             check,
                             role,
                             leader,
                             muster_document_get_manager (doc, role, 0) != 0 ? NULL : g_strdup_printf (_ ("Let it report to “%s”"), muster_document_get_name (doc, leader)),
                             _ ("“%s” reports to nobody, and nor does “%s”: the chart has several tops"),
                             muster_document_get_name (doc, role),
                             muster_document_get_name (doc, leader));
    }
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  return muster_edit_set_manager (doc, &finding->record, 1, finding->other, error);
}

const MusterCheck muster_check_several_tops = {
  .name = "several-tops",
  .label = N_ ("Several tops"),
  .explanation = N_ ("When several roles report to nobody, what concerns them all has no owner. Say whom they report to, or waive this where it is meant."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
