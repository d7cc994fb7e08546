/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip-people.c: who of a clip is there already.
 */
#include "clip-people.h"

#include <string.h>

/* Keys to people of the document; 0 for a key of several. */
struct _MusterClipPeople
{
  MusterDocument *doc;
  GHashTable *by_email;
  GHashTable *by_name;
};

static char *
make_email (MusterDocument *doc, MusterRecord person)
{
  const char *email = muster_document_get_text (doc, person, MUSTER_PERSON_EMAIL);

  return email ? g_strstrip (g_utf8_casefold (email, -1)) : NULL;
}

static char *
make_name (MusterDocument *doc, MusterRecord person)
{
  const char *name = muster_document_get_text (doc, person, MUSTER_PERSON_NAME);
  const char *type = muster_document_get_text (doc, person, MUSTER_PERSON_TYPE);

  return name ? g_strdup_printf ("%s\n%s", type ? type : "employee", name) : NULL;
}

/* Takes @key. */
static void
remember (GHashTable *people, char *key, MusterRecord person)
{
  if (!key)
    return;
  if (g_hash_table_contains (people, key))
    person = 0;
  g_hash_table_insert (people, key, GUINT_TO_POINTER (person));
}

MusterClipPeople *
muster_clip_people_new (MusterDocument *doc)
{
  MusterClipPeople *people = g_new0 (MusterClipPeople, 1);
  MusterIter iter;
  MusterRecord person;

  people->doc = doc;
  people->by_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  people->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&iter, &person))
    {
      remember (people->by_email, make_email (doc, person), person);
      remember (people->by_name, make_name (doc, person), person);
    }
  return people;
}

void
muster_clip_people_free (MusterClipPeople *people)
{
  g_hash_table_unref (people->by_email);
  g_hash_table_unref (people->by_name);
  g_free (people);
}

static MusterRecord
look_up (GHashTable *people, const char *key)
{
  return key ? GPOINTER_TO_UINT (g_hash_table_lookup (people, key)) : 0;
}

MusterRecord
muster_clip_people_find (MusterClipPeople *people, MusterDocument *from, MusterRecord person)
{
  MusterRecord same = muster_document_find (people->doc, muster_document_get_id (from, person)), found;
  g_autofree char *email = make_email (from, person);
  g_autofree char *name = make_name (from, person);
  g_autofree char *same_email = NULL;
  g_autofree char *same_name = NULL;
  g_autofree char *found_email = NULL;

  /* Charts that began as the same template have people of the same id who are others by now. */
  if (same && muster_document_get_kind (people->doc, same) == MUSTER_KIND_PERSON)
    {
      same_email = make_email (people->doc, same);
      same_name = make_name (people->doc, same);
      if (g_strcmp0 (name, same_name) == 0 || (email && g_strcmp0 (email, same_email) == 0))
        return same;
    }
  found = look_up (people->by_email, email);
  if (found)
    return found;
  found = look_up (people->by_name, name);
  found_email = found ? make_email (people->doc, found) : NULL;
  return email && found_email && strcmp (email, found_email) != 0 ? 0 : found;
}
