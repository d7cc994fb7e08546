/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-over-100.c: a person whose shares of the roles that are there add up to more than all.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  g_autoptr (GArray) people = muster_document_list (inspection->doc, MUSTER_KIND_PERSON);

  for (guint i = 0; i < people->len; i++)
    {
      MusterRecord person = g_array_index (people, MusterRecord, i);
      double load;
      guint n_held = muster_projection_count_held (inspection->projection, person, &load);

      /* Shares such as 33.3 do not add up exactly */
      if (load <= 100 + 1e-6)
        continue;
      muster_inspection_add (inspection,
                             check,
                             person,
                             0,
                             NULL,
                             ngettext ("“%s” holds %u role, with %.4g %% in all", "“%s” holds %u roles, with %.4g %% in all", n_held),
                             muster_document_get_name (inspection->doc, person),
                             n_held,
                             load);
    }
}

const MusterCheck muster_check_over_100 = {
  .name = "over-100",
  .label = N_ ("Person over 100 %"),
  .explanation = N_ ("Somebody who is promised to several roles for more than the whole of their time will fail one of them. Lower the shares, or find somebody else for a role."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
