/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-missing-head.c: a department that has roles of its own and no head.
 *
 * The fix promotes the role that stands out: highest in the line of reporting and, of those, with
 * the largest branch. Assistants and pools cannot stand out; where two are equal, or where the
 * department has a head at another stage, there is no fix.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"

/* A role whose own department is not there at the stage lies in this one, but would lead that one. */
static gboolean
can_lead (MusterDocument *doc, MusterRecord role, MusterRecord department)
{
  return muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT) == department &&
         !muster_document_get_flag (doc, role, MUSTER_ROLE_ASSISTANT) &&
         muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) <= 0;
}

/* Below 0 if @a stands above @b, 0 if they are equal. */
static int
compare_standing (const MusterNode *a, const MusterNode *b)
{
  if (a->level != b->level)
    return a->level < b->level ? -1 : 1;
  return a->size == b->size ? 0 : (a->size > b->size ? -1 : 1);
}

static MusterRecord
find_natural_head (MusterInspection *inspection, MusterRecord department, const guint *indices, guint n_indices)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  const MusterNode *best = NULL;
  gboolean tie = FALSE;

  for (guint i = 0; i < n_indices; i++)
    {
      const MusterNode *node = &roles->nodes[indices[i]];
      int standing = best == NULL ? -1 : compare_standing (node, best);

      if (standing > 0 || !can_lead (inspection->doc, node->record, department))
        continue;
      tie = standing == 0;
      if (standing < 0)
        best = node;
    }
  return best == NULL || tie ? 0 : best->record;
}

static void
inspect_department (const MusterCheck *check, MusterInspection *inspection, guint index)
{
  MusterDocument *doc = inspection->doc;
  MusterRecord department = muster_projection_get_departments (inspection->projection)->nodes[index].record;
  MusterRecord absent = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD);
  const char *name = muster_document_get_name (doc, department);
  MusterRecord head;
  guint n_roles;
  const guint *roles = muster_projection_list_roles (inspection->projection, index, &n_roles);

  if (n_roles == 0 || muster_projection_get_head (inspection->projection, index) != 0)
    return;
  if (absent != 0)
    {
      muster_inspection_add (inspection,
                             check,
                             department,
                             absent,
                             NULL,
                             _ ("The head of “%s”, “%s”, is not there at this stage"),
                             name,
                             muster_document_get_name (doc, absent));
      return;
    }
  head = find_natural_head (inspection, department, roles, n_roles);
  muster_inspection_add (inspection,
                         check,
                         department,
                         head,
                         head == 0 ? NULL : g_strdup_printf (_ ("Make “%s” its head"), muster_document_get_name (doc, head)),
                         _ ("“%s” has no head"),
                         name);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *departments = muster_projection_get_departments (inspection->projection);

  for (guint i = 0; i < departments->n_nodes; i++)
    inspect_department (check, inspection, i);
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  return muster_edit_promote (doc, finding->other, error);
}

const MusterCheck muster_check_missing_head = {
  .name = "missing-head",
  .label = N_ ("Department without a head"),
  .explanation = N_ ("A department whose roles have nobody to answer for it has collective responsibility, which is none. Make one of its roles its head, or waive this for a team that runs itself."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
