/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * people-model.c: see people-model.h.
 */
#include "people-model.h"

#include <string.h>

struct _MusterPeopleModel
{
  MusterSession *session;
  MusterRecordList *list;
  char *query;
  char *type;
  /* By name, which is interned in the document: what it is compared by. */
  GHashTable *keys;
};

typedef struct
{
  MusterRecord person;
  MusterPeopleGroup group;
  const char *key;
} Somebody;

const char *
muster_person_get_type (MusterDocument *doc, MusterRecord person)
{
  const char *type = muster_document_get_text (doc, person, MUSTER_PERSON_TYPE);

  return type != NULL ? type : "employee";
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer projection)
{
  guint first = muster_projection_find (projection, *(const MusterRecord *) a), second = muster_projection_find (projection, *(const MusterRecord *) b);

  return first < second ? -1 : first > second;
}

GArray *
muster_person_list_roles (MusterProjection *projection, MusterRecord person)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  GArray *roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterRecord holding;
  MusterIter iter;

  muster_iter_init_referrers (&iter, doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    {
      MusterRecord role = muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE);

      if (muster_projection_has (projection, holding))
        g_array_append_val (roles, role);
    }
  g_array_sort_with_data (roles, compare_places, projection);
  return roles;
}

/* {{{ Who is shown */

/* The people whom a search finds; %NULL for all. */
static GHashTable *
find_people (MusterPeopleModel *model)
{
  GHashTable *people;
  g_autoptr (GArray) found = NULL;

  if (model->query == NULL || *model->query == '\0')
    return NULL;
  people = g_hash_table_new (NULL, NULL);
  found = muster_search_find (muster_session_get_search (model->session), model->query);
  for (guint i = 0; i < found->len; i++)
    {
      const MusterSearchResult *result = &g_array_index (found, MusterSearchResult, i);

      if (result->kind == MUSTER_KIND_PERSON)
        g_hash_table_add (people, GUINT_TO_POINTER (result->record));
    }
  return people;
}

static const char *
get_key (MusterPeopleModel *model, MusterRecord person)
{
  const char *name = muster_document_get_name (muster_session_get_document (model->session), person);
  char *key = g_hash_table_lookup (model->keys, name);

  if (key != NULL)
    return key;
  key = g_utf8_collate_key (name, -1);
  g_hash_table_insert (model->keys, (gpointer) name, key);
  return key;
}

static MusterPeopleGroup
find_group (MusterProjection *projection, MusterRecord person)
{
  double load;
  guint held = muster_projection_count_held (projection, person, &load);

  if (held == 0)
    return MUSTER_PEOPLE_UNPLACED;
  /* Shares as thirds do not add up to the last bit. */
  return load > 100 + 1e-6 ? MUSTER_PEOPLE_OVER : MUSTER_PEOPLE_PLACED;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const Somebody *first = a, *second = b;
  int order = (int) first->group - (int) second->group;

  if (order == 0)
    order = strcmp (first->key, second->key);
  return order != 0 ? order : (first->person < second->person ? -1 : first->person > second->person);
}

static GArray *
list_people (MusterPeopleModel *model)
{
  MusterDocument *doc = muster_session_get_document (model->session);
  MusterProjection *projection = muster_session_get_projection (model->session);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (Somebody));
  g_autoptr (GHashTable) found = find_people (model);
  MusterRecord person;
  MusterIter iter;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&iter, &person))
    {
      Somebody somebody = { .person = person };

      if (found != NULL && !g_hash_table_contains (found, GUINT_TO_POINTER (person)))
        continue;
      if (!muster_projection_has (projection, person) || (model->type != NULL && !g_str_equal (model->type, muster_person_get_type (doc, person))))
        continue;
      somebody.group = find_group (projection, person);
      somebody.key = get_key (model, person);
      g_array_append_val (people, somebody);
    }
  g_array_sort (people, compare_people);
  return people;
}

/* }}} */

static void
add_heading (GArray *rows, const GArray *people, guint from)
{
  MusterPeopleGroup group = g_array_index (people, Somebody, from).group;
  MusterRow row = { group, 0, MUSTER_ROW_HEADING };

  while (from + row.depth < people->len && g_array_index (people, Somebody, from + row.depth).group == group)
    row.depth++;
  g_array_append_val (rows, row);
}

void
muster_people_model_update (MusterPeopleModel *model)
{
  g_autoptr (GArray) people = list_people (model);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (MusterRow));

  for (guint i = 0; i < people->len; i++)
    {
      const Somebody *somebody = &g_array_index (people, Somebody, i);
      MusterRow row = { somebody->person, 0, 0 };
      gboolean first = i == 0 || g_array_index (people, Somebody, i - 1).group != somebody->group;

      /* Where everybody has a place nothing needs to be said. */
      if (first && (i > 0 || somebody->group != MUSTER_PEOPLE_PLACED))
        add_heading (rows, people, i);
      g_array_append_val (rows, row);
    }
  muster_record_list_take_rows (model->list, rows);
}

void
muster_people_model_set_filter (MusterPeopleModel *model, const char *query, const char *type)
{
  g_free (model->query);
  model->query = g_strstrip (g_strdup (query));
  g_free (model->type);
  model->type = g_strdup (type);
}

gboolean
muster_people_model_is_filtered (MusterPeopleModel *model)
{
  return (model->query != NULL && *model->query != '\0') || model->type != NULL;
}

MusterRecordList *
muster_people_model_get_list (MusterPeopleModel *model)
{
  return model->list;
}

MusterPeopleModel *
muster_people_model_new (MusterSession *session)
{
  MusterPeopleModel *model = g_new0 (MusterPeopleModel, 1);

  model->session = g_object_ref (session);
  model->list = muster_record_list_new (session);
  model->keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return model;
}

void
muster_people_model_free (MusterPeopleModel *model)
{
  if (model == NULL)
    return;
  g_object_unref (model->list);
  g_hash_table_unref (model->keys);
  g_object_unref (model->session);
  g_free (model->query);
  g_free (model->type);
  g_free (model);
}
