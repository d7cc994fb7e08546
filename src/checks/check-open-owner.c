/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-open-owner.c: a role that answers for something, and that nobody holds. One finding a role.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "owners.h"

static void
inspect_role (const MusterCheck *check, MusterInspection *inspection, MusterRecord role)
{
  MusterDocument *doc = inspection->doc;
  g_autoptr (GArray) owned = muster_owners_list_owned (doc, role);

  if (owned->len > 0)
    muster_inspection_add (inspection,
                           check,
                           role,
                           g_array_index (owned, MusterRecord, 0),
                           NULL,
                           ngettext ("Nobody holds “%s”, which answers for “%s”: %u responsibility in all", "Nobody holds “%s”, which answers for “%s”: %u responsibilities in all", owned->len),
                           muster_document_get_name (doc, role),
                           muster_document_get_name (doc, g_array_index (owned, MusterRecord, 0)),
                           owned->len);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);

  for (guint i = 0; i < roles->n_nodes; i++)
    if (muster_projection_is_open (inspection->projection, roles->nodes[i].record))
      inspect_role (check, inspection, roles->nodes[i].record);
}

const MusterCheck muster_check_open_owner = {
  .name = "open-owner",
  .label = N_ ("Owner still to be hired"),
  .explanation = N_ ("As long as nobody holds the role, nobody answers for what it owns. Fill it first, or let somebody who is there answer for it until then."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
