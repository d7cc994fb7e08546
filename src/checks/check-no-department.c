/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-no-department.c: a role with a manager and no department, in a chart that has departments.
 *
 * Whoever reports to nobody may stand above all departments, and so may their assistants: such roles
 * pass. The fix moves the role to its manager's department.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"

static void
inspect_role (const MusterCheck *check, MusterInspection *inspection, guint index)
{
  MusterDocument *doc = inspection->doc;
  MusterProjection *projection = inspection->projection;
  const MusterNode *nodes = muster_projection_get_roles (projection)->nodes;
  MusterRecord role = nodes[index].record;
  MusterRecord absent = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
  MusterRecord home = 0;
  guint near;

  if (absent != 0)
    {
      muster_inspection_add (inspection,
                             check,
                             role,
                             absent,
                             NULL,
                             _ ("The department of “%s”, “%s”, is not there at this stage"),
                             muster_document_get_name (doc, role),
                             muster_document_get_name (doc, absent));
      return;
    }
  near = muster_projection_get_department_of (projection, nodes[index].parent);
  if (near != MUSTER_NOWHERE)
    home = muster_projection_get_departments (projection)->nodes[near].record;
  muster_inspection_add (inspection,
                         check,
                         role,
                         home,
                         home == 0 ? NULL : g_strdup_printf (_ ("Move it to “%s”"), muster_document_get_name (doc, home)),
                         _ ("“%s” is in no department"),
                         muster_document_get_name (doc, role));
}

static gboolean
may_be_outside (MusterInspection *inspection, guint index)
{
  const MusterNode *nodes = muster_projection_get_roles (inspection->projection)->nodes;

  if (nodes[index].level == 1)
    return TRUE;
  return nodes[index].level == 2 &&
         muster_document_get_flag (inspection->doc, nodes[index].record, MUSTER_ROLE_ASSISTANT);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  guint n_roles;
  const guint *roles = muster_projection_list_roles (inspection->projection, MUSTER_NOWHERE, &n_roles);

  if (muster_projection_get_departments (inspection->projection)->n_nodes == 0)
    return;
  for (guint i = 0; i < n_roles; i++)
    if (!may_be_outside (inspection, roles[i]))
      inspect_role (check, inspection, roles[i]);
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  return muster_edit_move (doc, &finding->record, 1, finding->other, 0, MUSTER_SCOPE_ALONE, error);
}

const MusterCheck muster_check_no_department = {
  .name = "no-department",
  .label = N_ ("Role without a department"),
  .explanation = N_ ("A role outside all departments is missing from their headcount and cost. Move it to the department that it works for."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
