/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-single-cover.c: a responsibility that only one person could carry on.
 *
 * Able is whoever holds a role that is accountable for it or does its work; several unnamed posts are
 * several, and a tool is nobody. One that nobody carries at all is the business of other checks.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "owners.h"

/* In place of a person: several of them. */
#define SEVERAL G_MAXUINT32

/* Who could stand in where one of two could. */
static MusterRecord
add_cover (MusterRecord cover, MusterRecord more)
{
  return cover == 0 || cover == more ? more : (more == 0 ? cover : SEVERAL);
}

/* Who could do the work of a role: nobody, a person, or several. */
static MusterRecord
get_cover (MusterInspection *inspection, MusterRecord role)
{
  MusterDocument *doc = inspection->doc;
  g_autoptr (GArray) holdings = muster_projection_list_holdings (inspection->projection, role);
  MusterRecord cover = muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) > 0 ? SEVERAL : 0;

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holder = muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON);

      if (g_strcmp0 (muster_document_get_text (doc, holder, MUSTER_PERSON_TYPE), "tool") != 0)
        cover = add_cover (cover, holder);
    }
  return cover;
}

/* Of each role at once: one may take part in many responsibilities. */
static MusterRecord *
find_covers (MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  MusterRecord *covers = g_new (MusterRecord, roles->n_nodes);

  for (guint i = 0; i < roles->n_nodes; i++)
    covers[i] = get_cover (inspection, roles->nodes[i].record);
  return covers;
}

static void
inspect_responsibility (const MusterCheck *check, MusterInspection *inspection, MusterRecord responsibility, const MusterRecord *covers)
{
  g_autoptr (GArray) able = muster_owners_list (inspection, responsibility, NULL);
  g_autoptr (GArray) doers = muster_doers_list (inspection, responsibility);
  MusterRecord cover = 0;

  if (able->len == 0)
    return;
  g_array_append_vals (able, doers->data, doers->len);
  for (guint i = 0; i < able->len; i++)
    cover = add_cover (cover, covers[muster_projection_find (inspection->projection, g_array_index (able, MusterRecord, i))]);
  if (cover != 0 && cover != SEVERAL)
    muster_inspection_add (inspection,
                           check,
                           responsibility,
                           cover,
                           NULL,
                           _ ("Only %s could carry on “%s”"),
                           muster_document_get_name (inspection->doc, cover),
                           muster_document_get_name (inspection->doc, responsibility));
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  g_autoptr (GArray) responsibilities = muster_document_list (inspection->doc, MUSTER_KIND_RESPONSIBILITY);
  g_autofree MusterRecord *covers = responsibilities->len > 0 ? find_covers (inspection) : NULL;

  for (guint i = 0; i < responsibilities->len; i++)
    inspect_responsibility (check, inspection, g_array_index (responsibilities, MusterRecord, i), covers);
}

const MusterCheck muster_check_single_cover = {
  .name = "single-cover",
  .label = N_ ("Only one person able to cover"),
  .explanation = N_ ("A stable team could go on without any one of its people. Let a second role take part in the work, so that somebody can stand in."),
  .severity = MUSTER_SEVERITY_NOTE,
  .run = run,
};
