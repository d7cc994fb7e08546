/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-duplicate-person.c: a person who is there twice.
 *
 * Two people with the same e-mail are one; so are two with the same name, whatever its case and
 * spaces, unless each has an e-mail of their own: then somebody told them apart. E-mails and names
 * are each looked up in a table, so that all costs O(n). The fix gives all that the second holds to the
 * first, with what is known of the second alone, and removes the second.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "rehearse.h"

/* What is the same for texts that differ only in case, width or spaces; %NULL for nothing. */
static char *
fold (const char *text)
{
  g_autofree char *normal = text == NULL ? NULL : g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *cased = normal == NULL ? NULL : g_utf8_casefold (normal, -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *p = cased; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));
  return folded->len == 0 ? NULL : g_string_free (g_steal_pointer (&folded), FALSE);
}

/* Who has @key already; if nobody, @person has it from now on. */
static MusterRecord
claim (GHashTable *owners, const char *key, MusterRecord person)
{
  MusterRecord owner;

  if (key == NULL)
    return 0;
  owner = GPOINTER_TO_UINT (g_hash_table_lookup (owners, key));
  if (owner == 0)
    g_hash_table_insert (owners, g_strdup (key), GUINT_TO_POINTER (person));
  return owner;
}

static void
inspect_person (const MusterCheck *check, MusterInspection *inspection, MusterRecord person, GHashTable *emails, GHashTable *names)
{
  MusterDocument *doc = inspection->doc;
  const char *name = muster_document_get_name (doc, person);
  const char *email = muster_document_get_text (doc, person, MUSTER_PERSON_EMAIL);
  g_autofree char *email_key = fold (email);
  g_autofree char *name_key = fold (muster_document_get_text (doc, person, MUSTER_PERSON_NAME));
  MusterRecord same_email = claim (emails, email_key, person);
  MusterRecord same_name = claim (names, name_key, person);

  if (same_email != 0)
    muster_inspection_add (inspection,
                           check,
                           person,
                           same_email,
                           g_strdup (_ ("Make them one")),
                           _ ("“%s” and “%s” have the same e-mail, %s"),
                           muster_document_get_name (doc, same_email),
                           name,
                           email);
  else if (same_name != 0 &&
           (email_key == NULL || muster_document_get_text (doc, same_name, MUSTER_PERSON_EMAIL) == NULL))
    muster_inspection_add (inspection,
                           check,
                           person,
                           same_name,
                           g_strdup (_ ("Make them one")),
                           _ ("“%s” and “%s” have the same name"),
                           muster_document_get_name (doc, same_name),
                           name);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  g_autoptr (GArray) people = muster_document_list (inspection->doc, MUSTER_KIND_PERSON);
  g_autoptr (GHashTable) emails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < people->len; i++)
    inspect_person (check, inspection, g_array_index (people, MusterRecord, i), emails, names);
}

/* {{{ Making them one */

static gboolean
holds (MusterDocument *doc, MusterRecord person, MusterRecord role)
{
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    if (muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE) == role)
      return TRUE;
  return FALSE;
}

/* What both hold they hold once: the second's goes with the second. */
static gboolean
hand_over_roles (MusterDocument *doc, MusterRecord from, MusterRecord to, GError **error)
{
  g_autoptr (GArray) holdings = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, doc, from, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    if (!holds (doc, to, muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE)))
      g_array_append_val (holdings, holding);
  for (guint i = 0; i < holdings->len; i++)
    if (!muster_edit_set (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON, muster_document_get_id (doc, to), MUSTER_COMMIT_DEFAULT, error))
      return FALSE;
  return TRUE;
}

static gboolean
hand_over_facts (MusterDocument *doc, MusterRecord from, MusterRecord to, GError **error)
{
  static const MusterField fields[] = { MUSTER_PERSON_TYPE, MUSTER_PERSON_EMAIL, MUSTER_PERSON_PHOTO, MUSTER_PERSON_NOTES, MUSTER_PERSON_REF };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = muster_document_get_text (doc, from, fields[i]);

      if (text != NULL && muster_document_get_text (doc, to, fields[i]) == NULL && !muster_edit_set (doc, to, fields[i], text, MUSTER_COMMIT_DEFAULT, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_one (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterFinding *finding = data;

  return hand_over_roles (doc, finding->record, finding->other, error) &&
         hand_over_facts (doc, finding->record, finding->other, error) &&
         muster_edit_remove (doc, &finding->record, 1, MUSTER_SCOPE_ALONE, error);
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Make “%s” and “%s” one"), muster_document_get_name (doc, finding->other), muster_document_get_name (doc, finding->record));

  return muster_together (doc, make_one, (gpointer) finding, label, error);
}

/* }}} */

const MusterCheck muster_check_duplicate_person = {
  .name = "duplicate-person",
  .label = N_ ("Person there twice"),
  .explanation = N_ ("A person who is there twice is counted twice, and each half seems to have time to spare. Give all roles to one of the two and remove the other; if they are two, give each an e-mail."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
