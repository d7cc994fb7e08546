/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-pay-band.c: a pay band whose lower end is above its upper end. The fix swaps them.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "commit.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  MusterDocument *doc = inspection->doc;
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      MusterRecord role = roles->nodes[i].record;
      double low = muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MIN, 0);
      double high = muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MAX, low);

      if (low > high)
        muster_inspection_add (inspection,
                               check,
                               role,
                               0,
                               g_strdup (_ ("Swap the two ends")),
                               _ ("The pay of “%s” begins at %.15g and ends lower, at %.15g"),
                               muster_document_get_name (doc, role),
                               low,
                               high);
    }
}

/* Through a draft, because both ends change in one step. */
static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  MusterRecord role = finding->record;
  MusterValue low = muster_document_get (doc, role, MUSTER_ROLE_PAY_MIN);
  MusterValue high = muster_document_get (doc, role, MUSTER_ROLE_PAY_MAX);
  g_autofree char *label = g_strdup_printf (_ ("Swap the pay ends of “%s”"), muster_document_get_name (doc, role));
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_set (draft, role, MUSTER_ROLE_PAY_MIN, high);
  muster_draft_set (draft, role, MUSTER_ROLE_PAY_MAX, low);
  muster_commit (draft, label, MUSTER_COMMIT_DEFAULT);
  return TRUE;
}

const MusterCheck muster_check_pay_band = {
  .name = "pay-band",
  .label = N_ ("Pay band upside down"),
  .explanation = N_ ("A pay band runs from its lower to its upper end. One that does not makes every cost that is summed from it wrong."),
  .severity = MUSTER_SEVERITY_PROBLEM,
  .run = run,
  .fix = fix,
};
