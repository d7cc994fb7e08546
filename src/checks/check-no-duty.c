/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-no-duty.c: a role that neither answers for anything nor does the work of it.
 *
 * Looks only at departments in which some role has a part in a responsibility: elsewhere nobody has
 * written duties down yet. Tools and bought-in services have none.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "owners.h"

static gboolean
has_duty (MusterDocument *doc, MusterRecord role)
{
  MusterIter iter;
  MusterRecord assignment;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_ASSIGNMENT_ROLE);
  while (muster_iter_next (&iter, &assignment))
    if (muster_assignment_owns (doc, assignment) || g_strcmp0 (muster_document_get_text (doc, assignment, MUSTER_ASSIGNMENT_PART), "responsible") == 0)
      return TRUE;
  return FALSE;
}

/* Whether a role is held by tools and vendors alone. */
static gboolean
is_bought_in (MusterInspection *inspection, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (inspection->projection, role);

  for (guint i = 0; i < holdings->len; i++)
    if (muster_person_is_human (inspection->doc, muster_document_get_ref (inspection->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON)))
      return FALSE;
  return holdings->len > 0;
}

/* @department may be MUSTER_NOWHERE: the roles outside all. */
static void
inspect_department (const MusterCheck *check, MusterInspection *inspection, guint department)
{
  const MusterNode *nodes = muster_projection_get_roles (inspection->projection)->nodes;
  g_autoptr (GArray) idle = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  guint n_roles;
  const guint *roles = muster_projection_list_roles (inspection->projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    if (!has_duty (inspection->doc, nodes[roles[i]].record))
      g_array_append_val (idle, nodes[roles[i]].record);

  for (guint i = 0; i < idle->len && idle->len < n_roles; i++)
    {
      MusterRecord role = g_array_index (idle, MusterRecord, i);

      if (!is_bought_in (inspection, role))
        muster_inspection_add (inspection,
                               check,
                               role,
                               0,
                               NULL,
                               _ ("“%s” answers for nothing, and has no part in the work"),
                               muster_document_get_name (inspection->doc, role));
    }
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  guint n_departments = muster_projection_get_departments (inspection->projection)->n_nodes;

  if (muster_document_count (inspection->doc, MUSTER_KIND_ASSIGNMENT) == 0)
    return;
  for (guint i = 0; i < n_departments; i++)
    inspect_department (check, inspection, i);
  inspect_department (check, inspection, MUSTER_NOWHERE);
}

const MusterCheck muster_check_no_duty = {
  .name = "no-duty",
  .label = N_ ("Role that answers for nothing"),
  .explanation = N_ ("A role that others have duties beside, and that has none, is either not needed or does what nobody has written down. Give it what it answers for, or do without it."),
  .severity = MUSTER_SEVERITY_NOTE,
  .run = run,
};
