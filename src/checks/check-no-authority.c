/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-no-authority.c: a responsibility that does not say what its owner may decide.
 *
 * Looks at what begins at the stage; see owners.h.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "owners.h"

static gboolean
has_authority (MusterDocument *doc, MusterRecord responsibility)
{
  const char *authority = muster_document_get_text (doc, responsibility, MUSTER_RESPONSIBILITY_AUTHORITY);
  g_autofree char *stripped = authority != NULL ? g_strstrip (g_strdup (authority)) : NULL;

  return stripped != NULL && *stripped != '\0';
}

static void
inspect_responsibility (const MusterCheck *check, MusterInspection *inspection, MusterRecord responsibility)
{
  gboolean coming;
  g_autoptr (GArray) owners = muster_owners_list (inspection, responsibility, &coming);

  if (owners->len == 0 && coming)
    return;
  muster_inspection_add (inspection,
                         check,
                         responsibility,
                         owners->len > 0 ? g_array_index (owners, MusterRecord, 0) : 0,
                         NULL,
                         _ ("Whoever answers for “%s” has no authority stated"),
                         muster_document_get_name (inspection->doc, responsibility));
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  g_autoptr (GArray) responsibilities = muster_document_list (inspection->doc, MUSTER_KIND_RESPONSIBILITY);

  for (guint i = 0; i < responsibilities->len; i++)
    {
      MusterRecord responsibility = g_array_index (responsibilities, MusterRecord, i);

      if (!has_authority (inspection->doc, responsibility))
        inspect_responsibility (check, inspection, responsibility);
    }
}

const MusterCheck muster_check_no_authority = {
  .name = "no-authority",
  .label = N_ ("Duty without authority"),
  .explanation = N_ ("Nobody can answer for what they may not decide. Say what the owner may do without asking: spend up to a sum, hire, set prices, publish."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
