/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-collective-owner.c: a role that answers for something and is not one person: several unnamed
 * posts, or a post that several people hold at the same time.
 *
 * One finding a role. The fix lets the manager answer for all that unnamed posts own; between people
 * who share a post there is no choosing.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "owners.h"
#include "rehearse.h"

static void
add_pool (const MusterCheck *check, MusterInspection *inspection, const MusterNode *node, double pool, const GArray *owned)
{
  MusterDocument *doc = inspection->doc;
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  MusterRecord manager = node->parent != MUSTER_NOWHERE ? roles->nodes[node->parent].record : 0;

  muster_inspection_add (inspection,
                         check,
                         node->record,
                         manager,
                         manager == 0 ? NULL : g_strdup_printf (_ ("Let “%s” answer for it"), muster_document_get_name (doc, manager)),
                         _ ("“%s” is %.15g unnamed posts, which cannot answer for “%s”"),
                         muster_document_get_name (doc, node->record),
                         pool,
                         muster_document_get_name (doc, g_array_index (owned, MusterRecord, 0)));
}

static void
inspect_role (const MusterCheck *check, MusterInspection *inspection, const MusterNode *node)
{
  MusterDocument *doc = inspection->doc;
  double pool = muster_document_get_number (doc, node->record, MUSTER_ROLE_POOL, 0);
  g_autoptr (GArray) owned = muster_owners_list_owned (doc, node->record);
  guint n_holders;

  if (owned->len == 0)
    return;
  if (pool > 1)
    {
      add_pool (check, inspection, node, pool, owned);
      return;
    }
  n_holders = muster_holders_count (inspection, node->record);
  if (n_holders > 1)
    muster_inspection_add (inspection,
                           check,
                           node->record,
                           0,
                           NULL,
                           ngettext ("%u person holds “%s”, so nobody alone answers for “%s”", "%u people hold “%s”, so nobody alone answers for “%s”", n_holders),
                           n_holders,
                           muster_document_get_name (doc, node->record),
                           muster_document_get_name (doc, g_array_index (owned, MusterRecord, 0)));
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    inspect_role (check, inspection, &roles->nodes[i]);
}

static gboolean
hand_up (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterFinding *finding = data;
  g_autoptr (GArray) owned = muster_owners_list_owned (doc, finding->record);

  for (guint i = 0; i < owned->len; i++)
    {
      MusterRecord responsibility = g_array_index (owned, MusterRecord, i);

      if (!muster_owners_give (doc, responsibility, finding->record, "responsible", error) ||
          !muster_edit_hand_over (doc, responsibility, finding->other, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Let “%s” answer for “%s”"), muster_document_get_name (doc, finding->other), muster_document_get_name (doc, finding->record));

  return muster_together (doc, hand_up, (gpointer) finding, label, error);
}

const MusterCheck muster_check_collective_owner = {
  .name = "collective-owner",
  .label = N_ ("Collective responsibility"),
  .explanation = N_ ("What several people answer for together, nobody answers for. Give it to one of them, or to whoever leads them, and let the others do the work."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
