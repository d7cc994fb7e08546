/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-many-roles.c: somebody who holds more roles at the same time than anybody can do well.
 *
 * In a small team one person carries several: up to three pass. Vendors and tools may hold any number.
 * For all stages together it counts those of the stage with most.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "owners.h"

#define MOST_ROLES 3

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  g_autoptr (GArray) people = muster_document_list (inspection->doc, MUSTER_KIND_PERSON);

  for (guint i = 0; i < people->len; i++)
    {
      MusterRecord person = g_array_index (people, MusterRecord, i);
      guint n = muster_person_is_human (inspection->doc, person) ? muster_projection_count_held (inspection->projection, person, NULL) : 0;

      if (n > MOST_ROLES)
        muster_inspection_add (inspection,
                               check,
                               person,
                               0,
                               NULL,
                               ngettext ("“%s” holds %u role at the same time", "“%s” holds %u roles at the same time", n),
                               muster_document_get_name (inspection->doc, person),
                               n);
    }
}

const MusterCheck muster_check_many_roles = {
  .name = "many-roles",
  .label = N_ ("Person in many roles"),
  .explanation = N_ ("One person can carry two or three roles in a small team; with more, each comes second. Share some out, or merge those that belong together."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
