/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-no-owner.c: a responsibility that nobody who is there is accountable for.
 *
 * One whose owner comes at a later stage begins with him and passes, and so does one of a department
 * that is not there. The fix is the one role that does the work already, else the head of the
 * department.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "owners.h"
#include "rehearse.h"

static MusterRecord
find_department_head (MusterInspection *inspection, MusterRecord department)
{
  guint index = department != 0 ? muster_projection_find (inspection->projection, department) : MUSTER_NOWHERE;

  return index == MUSTER_NOWHERE ? 0 : muster_projection_get_head (inspection->projection, index);
}

static MusterRecord
find_natural_owner (MusterInspection *inspection, MusterRecord responsibility, MusterRecord department)
{
  g_autoptr (GArray) doers = muster_doers_list (inspection, responsibility);

  if (doers->len == 1 && muster_document_get_number (inspection->doc, g_array_index (doers, MusterRecord, 0), MUSTER_ROLE_POOL, 0) <= 0)
    return g_array_index (doers, MusterRecord, 0);
  return find_department_head (inspection, department);
}

static void
inspect_responsibility (const MusterCheck *check, MusterInspection *inspection, MusterRecord responsibility)
{
  MusterDocument *doc = inspection->doc;
  MusterRecord department = muster_document_get_ref (doc, responsibility, MUSTER_RESPONSIBILITY_DEPARTMENT);
  gboolean coming;
  g_autoptr (GArray) owners = muster_owners_list (inspection, responsibility, &coming);
  MusterRecord natural;

  if (owners->len > 0 || coming)
    return;
  if (department != 0 && muster_projection_find (inspection->projection, department) == MUSTER_NOWHERE)
    return;
  natural = find_natural_owner (inspection, responsibility, department);
  muster_inspection_add (inspection,
                         check,
                         responsibility,
                         natural,
                         natural == 0 ? NULL : g_strdup_printf (_ ("Let “%s” answer for it"), muster_document_get_name (doc, natural)),
                         _ ("Nobody answers for “%s”"),
                         muster_document_get_name (doc, responsibility));
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  g_autoptr (GArray) responsibilities = muster_document_list (inspection->doc, MUSTER_KIND_RESPONSIBILITY);

  for (guint i = 0; i < responsibilities->len; i++)
    inspect_responsibility (check, inspection, g_array_index (responsibilities, MusterRecord, i));
}

/* Whoever answered for it before, and is gone, was there at the same time as the new one. */
static gboolean
give (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterFinding *finding = data;

  return muster_edit_hand_over (doc, finding->record, finding->other, error);
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Let “%s” answer for “%s”"), muster_document_get_name (doc, finding->other), muster_document_get_name (doc, finding->record));

  return muster_together (doc, give, (gpointer) finding, label, error);
}

const MusterCheck muster_check_no_owner = {
  .name = "no-owner",
  .label = N_ ("Nobody answers for it"),
  .explanation = N_ ("What nobody answers for is done by chance. Make exactly one role accountable: best the one that decides about it already."),
  .severity = MUSTER_SEVERITY_PROBLEM,
  .run = run,
  .fix = fix,
};
