/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-overdue-role.c: a role that is open though its stage has begun.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "due.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      MusterRecord role = roles->nodes[i].record;
      const char *day = muster_projection_is_open (inspection->projection, role) ? muster_due_get_day (inspection, role) : NULL;

      if (day != NULL)
        muster_inspection_add (inspection,
                               check,
                               role,
                               0,
                               NULL,
                               _ ("Nobody holds “%s”, whose stage began on %s"),
                               muster_document_get_name (inspection->doc, role),
                               day);
    }
}

const MusterCheck muster_check_overdue_role = {
  .name = "overdue-role",
  .label = N_ ("Hire that is overdue"),
  .explanation = N_ ("The stage that this role belongs to has begun, and nobody holds it. Hire now, let somebody stand in, or move the role to a later stage."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
