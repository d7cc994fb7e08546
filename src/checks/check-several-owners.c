/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-several-owners.c: a responsibility that several roles are accountable for at the same time.
 *
 * The one that stands out is the head of the responsibility's department among them, else the only
 * one in that department. The fix leaves it with that one and lets the others do the work; owners of
 * another time stay owners.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "owners.h"
#include "rehearse.h"
#include "spans.h"

/* Takes out the owners that share their time with no other. */
static void
drop_alone (MusterDocument *doc, GArray *owners)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; i < owners->len; i++)
    {
      MusterRecord owner = g_array_index (owners, MusterRecord, i);

      for (guint j = 0; j < owners->len; j++)
        if (j != i && muster_spans_meet (doc, owner, g_array_index (owners, MusterRecord, j)))
          {
            g_array_append_val (kept, owner);
            break;
          }
    }
  g_array_set_size (owners, 0);
  g_array_append_vals (owners, kept->data, kept->len);
}

static MusterRecord
find_natural_owner (MusterDocument *doc, GArray *owners, MusterRecord department)
{
  MusterRecord found = 0;
  guint n_inside = 0;

  for (guint i = 0; i < owners->len && department != 0; i++)
    {
      MusterRecord owner = g_array_index (owners, MusterRecord, i);

      if (muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD) == owner)
        return owner;
      if (muster_document_get_ref (doc, owner, MUSTER_ROLE_DEPARTMENT) == department)
        {
          found = owner;
          n_inside++;
        }
    }
  return n_inside == 1 ? found : 0;
}

static void
inspect_responsibility (const MusterCheck *check, MusterInspection *inspection, MusterRecord responsibility)
{
  MusterDocument *doc = inspection->doc;
  g_autoptr (GArray) owners = muster_owners_list (inspection, responsibility, NULL);
  MusterRecord natural;

  if (owners->len > 1)
    drop_alone (doc, owners);
  if (owners->len < 2)
    return;
  natural = find_natural_owner (doc, owners, muster_document_get_ref (doc, responsibility, MUSTER_RESPONSIBILITY_DEPARTMENT));
  muster_inspection_add (inspection,
                         check,
                         responsibility,
                         natural,
                         natural == 0 ? NULL : g_strdup_printf (_ ("Leave it with “%s” alone"), muster_document_get_name (doc, natural)),
                         ngettext ("“%s” has %u owner, among them “%s” and “%s”", "“%s” has %u owners, among them “%s” and “%s”", owners->len),
                         muster_document_get_name (doc, responsibility),
                         owners->len,
                         muster_document_get_name (doc, g_array_index (owners, MusterRecord, 0)),
                         muster_document_get_name (doc, g_array_index (owners, MusterRecord, 1)));
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  g_autoptr (GArray) responsibilities = muster_document_list (inspection->doc, MUSTER_KIND_RESPONSIBILITY);

  for (guint i = 0; i < responsibilities->len; i++)
    inspect_responsibility (check, inspection, g_array_index (responsibilities, MusterRecord, i));
}

static gboolean
leave_with_one (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterFinding *finding = data;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord assignment;

  muster_iter_init_referrers (&iter, doc, finding->record, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  while (muster_iter_next (&iter, &assignment))
    {
      MusterRecord role = muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE);

      if (role != finding->other && muster_assignment_owns (doc, assignment) && muster_document_lives_at (doc, role, finding->stage) && muster_spans_meet (doc, role, finding->other))
        g_array_append_val (others, assignment);
    }
  for (guint i = 0; i < others->len; i++)
    if (!muster_edit_set (doc, g_array_index (others, MusterRecord, i), MUSTER_ASSIGNMENT_PART, "responsible", MUSTER_COMMIT_DEFAULT, error))
      return FALSE;
  return TRUE;
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Leave “%s” with “%s” alone"), muster_document_get_name (doc, finding->record), muster_document_get_name (doc, finding->other));

  return muster_together (doc, leave_with_one, (gpointer) finding, label, error);
}

const MusterCheck muster_check_several_owners = {
  .name = "several-owners",
  .label = N_ ("Several owners"),
  .explanation = N_ ("Where two answer for the same thing, each waits for the other, and neither is to blame. Leave it with one of them; the others can do the work or be asked."),
  .severity = MUSTER_SEVERITY_PROBLEM,
  .run = run,
  .fix = fix,
};
