/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-paid-above.c: a role whose pay band ends above that of its manager.
 *
 * Looks at bands as they are meant: an upside-down one is the business of pay-band. What a vendor or a
 * tool costs is no pay.
 */
#include <glib/gi18n-lib.h>

#include <math.h>

#include "checks.h"
#include "owners.h"

/* The upper end of a role's pay; NAN if it has none. */
static double
get_top_pay (MusterDocument *doc, MusterRecord role)
{
  double low = muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MIN, NAN);

  return fmax (low, muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MAX, NAN));
}

/* Whether a role is held by people, or by nobody yet. */
static gboolean
is_paid (MusterInspection *inspection, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (inspection->projection, role);

  for (guint i = 0; i < holdings->len; i++)
    if (!muster_person_is_human (inspection->doc, muster_document_get_ref (inspection->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON)))
      return FALSE;
  return TRUE;
}

/* Of each role at once: a manager is asked about by every report. */
static gboolean *
find_paid (MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  gboolean *paid = g_new (gboolean, roles->n_nodes);

  for (guint i = 0; i < roles->n_nodes; i++)
    paid[i] = is_paid (inspection, roles->nodes[i].record);
  return paid;
}

static void
inspect_pair (const MusterCheck *check, MusterInspection *inspection, MusterRecord role, MusterRecord manager)
{
  MusterDocument *doc = inspection->doc;
  double pay = get_top_pay (doc, role);
  double above = get_top_pay (doc, manager);

  /* False where either has none */
  if (pay > above)
    muster_inspection_add (inspection,
                           check,
                           role,
                           manager,
                           NULL,
                           _ ("“%s” can earn %.15g, more than its manager “%s” with %.15g"),
                           muster_document_get_name (doc, role),
                           pay,
                           muster_document_get_name (doc, manager),
                           above);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  g_autofree gboolean *paid = find_paid (inspection);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint above = roles->nodes[i].parent;

      if (above != MUSTER_NOWHERE && paid[i] && paid[above])
        inspect_pair (check, inspection, roles->nodes[i].record, roles->nodes[above].record);
    }
}

const MusterCheck muster_check_paid_above = {
  .name = "paid-above",
  .label = N_ ("Paid above the manager"),
  .explanation = N_ ("A report who can earn more than the manager is often a band that was mistyped, or a manager who will leave. Check both bands, or waive this for a rare specialist."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
