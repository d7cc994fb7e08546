/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-open-role.c: a role that is there, held by nobody and no pool. One whose stage has begun is the
 * business of overdue-role.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "due.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    if (muster_projection_is_open (inspection->projection, roles->nodes[i].record) && muster_due_get_day (inspection, roles->nodes[i].record) == NULL)
      muster_inspection_add (inspection,
                             check,
                             roles->nodes[i].record,
                             0,
                             NULL,
                             _ ("Nobody holds “%s”"),
                             muster_document_get_name (inspection->doc, roles->nodes[i].record));
}

const MusterCheck muster_check_open_role = {
  .name = "open-role",
  .label = N_ ("Open role"),
  .explanation = N_ ("Nobody does the work of an open role yet: hire for it, share it out, or move it to a later stage."),
  .severity = MUSTER_SEVERITY_NOTE,
  .run = run,
};
