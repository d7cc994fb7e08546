/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-duplicate-person.c: a person who is there twice.
 *
 * Two people with the same e-mail are one; so are two with the same name, whatever its case and
 * spaces, unless each has an e-mail of their own: then somebody told them apart. E-mails and names
 * are each looked up in a table, so that all costs O(n).
 */
#include <glib/gi18n-lib.h>

#include "checks.h"

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
                           NULL,
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
                           NULL,
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

const MusterCheck muster_check_duplicate_person = {
  .name = "duplicate-person",
  .label = N_ ("Person there twice"),
  .explanation = N_ ("A person who is there twice is counted twice, and each half seems to have time to spare. Give all roles to one of the two and remove the other; if they are two, give each an e-mail."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
