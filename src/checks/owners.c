/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * owners.c: see owners.h. A list costs what refers to the record.
 */
#include "owners.h"
#include "edit.h"
#include "spans.h"

gboolean
muster_assignment_owns (MusterDocument *doc, MusterRecord assignment)
{
  const char *part = muster_document_get_text (doc, assignment, MUSTER_ASSIGNMENT_PART);

  return part == NULL || g_str_equal (part, "accountable");
}

static gboolean
has (GArray *records, MusterRecord record)
{
  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, MusterRecord, i) == record)
      return TRUE;
  return FALSE;
}

/* Sorts by order, and leaves each once. */
static void
sort_once (MusterDocument *doc, GArray *records)
{
  guint n = 0;

  g_array_sort_with_data (records, muster_document_compare_order, doc);
  for (guint i = 0; i < records->len; i++)
    if (i == 0 || g_array_index (records, MusterRecord, i) != g_array_index (records, MusterRecord, i - 1))
      g_array_index (records, MusterRecord, n++) = g_array_index (records, MusterRecord, i);
  g_array_set_size (records, n);
}

static GArray *
list_roles (MusterInspection *inspection, MusterRecord responsibility, gboolean owners, gboolean *coming)
{
  MusterDocument *doc = inspection->doc;
  GArray *roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord assignment;

  muster_iter_init_referrers (&iter, doc, responsibility, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  while (muster_iter_next (&iter, &assignment))
    {
      MusterRecord role = muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_ROLE);
      const char *part = muster_document_get_text (doc, assignment, MUSTER_ASSIGNMENT_PART);

      if (owners ? !muster_assignment_owns (doc, assignment) : g_strcmp0 (part, "responsible") != 0)
        continue;
      if (muster_projection_find (inspection->projection, role) == MUSTER_NOWHERE)
        {
          if (coming != NULL)
            *coming = *coming || muster_spans_is_later (doc, role, inspection->stage);
        }
      else
        g_array_append_val (roles, role);
    }
  sort_once (doc, roles);
  return roles;
}

GArray *
muster_owners_list (MusterInspection *inspection, MusterRecord responsibility, gboolean *coming)
{
  if (coming != NULL)
    *coming = FALSE;
  return list_roles (inspection, responsibility, TRUE, coming);
}

GArray *
muster_doers_list (MusterInspection *inspection, MusterRecord responsibility)
{
  return list_roles (inspection, responsibility, FALSE, NULL);
}

GArray *
muster_owners_list_owned (MusterDocument *doc, MusterRecord role)
{
  GArray *owned = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord assignment;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_ASSIGNMENT_ROLE);
  while (muster_iter_next (&iter, &assignment))
    {
      MusterRecord responsibility = muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY);

      if (responsibility != 0 && muster_assignment_owns (doc, assignment))
        g_array_append_val (owned, responsibility);
    }
  sort_once (doc, owned);
  return owned;
}

gboolean
muster_person_is_human (MusterDocument *doc, MusterRecord person)
{
  const char *type = muster_document_get_text (doc, person, MUSTER_PERSON_TYPE);

  return g_strcmp0 (type, "vendor") != 0 && g_strcmp0 (type, "tool") != 0;
}

/* Whether @holding shares the role with another's that is there at the same time. */
static gboolean
is_shared (MusterDocument *doc, GArray *holdings, guint index)
{
  MusterRecord holding = g_array_index (holdings, MusterRecord, index);

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord other = g_array_index (holdings, MusterRecord, i);

      if (muster_document_get_ref (doc, other, MUSTER_HOLDING_PERSON) != muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON) && muster_spans_meet (doc, holding, other))
        return TRUE;
    }
  return FALSE;
}

guint
muster_holders_count (MusterInspection *inspection, MusterRecord role)
{
  MusterDocument *doc = inspection->doc;
  g_autoptr (GArray) holdings = muster_projection_list_holdings (inspection->projection, role);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = holdings->len; i-- > 0;)
    if (!muster_person_is_human (doc, muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON)))
      g_array_remove_index (holdings, i);
  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord person = muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON);

      if (!has (people, person) && is_shared (doc, holdings, i))
        g_array_append_val (people, person);
    }
  return people->len > 0 ? people->len : MIN (holdings->len, 1);
}

gboolean
muster_owners_give (MusterDocument *doc, MusterRecord responsibility, MusterRecord role, const char *part, GError **error)
{
  const MusterSetting settings[] = {
    { MUSTER_ASSIGNMENT_RESPONSIBILITY, muster_document_get_id (doc, responsibility) },
    { MUSTER_ASSIGNMENT_ROLE, muster_document_get_id (doc, role) },
    { MUSTER_ASSIGNMENT_PART, part },
  };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord assignment;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_ASSIGNMENT_ROLE);
  while (muster_iter_next (&iter, &assignment))
    if (muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY) == responsibility)
      g_array_append_val (found, assignment);
  if (found->len == 0)
    return muster_edit_add (doc, MUSTER_KIND_ASSIGNMENT, settings, G_N_ELEMENTS (settings), 0, error) != 0;
  for (guint i = 1; i < found->len; i++)
    if (!muster_edit_remove (doc, &g_array_index (found, MusterRecord, i), 1, MUSTER_SCOPE_ALONE, error))
      return FALSE;
  return muster_edit_set (doc, g_array_index (found, MusterRecord, 0), MUSTER_ASSIGNMENT_PART, part, MUSTER_COMMIT_DEFAULT, error);
}
