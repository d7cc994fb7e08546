/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search-index.c: a document folded for searching.
 *
 * Titles, departments and grades come many times over in a chart, and text is interned, so that the
 * haystack holds each text once and a record names those that it has.
 */
#include "search-private.h"

#include "fold.h"
#include "plain.h"

#include <string.h>

/* @by_pointer: the number of an interned text. @by_text: of what is made here from other values.
 * @named: the segments of the entry being made that go last. */
typedef struct
{
  MusterSearchIndex *index;
  MusterDocument *doc;
  MusterProjection *projection;
  GHashTable *by_pointer;
  GHashTable *by_text;
  GArray *named;
} Maker;

/* {{{ Texts */

static guint
add_text (Maker *maker, const char *text)
{
  MusterSearchIndex *index = maker->index;
  guint number = index->starts->len - 1;
  guint end;

  muster_fold_append (index->haystack, text);
  g_string_append_c (index->haystack, 0);
  end = (guint) index->haystack->len;
  g_array_append_val (index->starts, end);
  return number;
}

/* Numbers are kept one too high, so that 0 is none. */
static guint
number_of (Maker *maker, const char *interned)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (maker->by_pointer, interned));

  if (number == 0)
    {
      number = add_text (maker, interned) + 1;
      g_hash_table_insert (maker->by_pointer, (gpointer) interned, GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static guint
number_of_made (Maker *maker, char *text)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (maker->by_text, text));

  if (number != 0)
    {
      g_free (text);
      return number - 1;
    }
  number = add_text (maker, text) + 1;
  g_hash_table_insert (maker->by_text, text, GUINT_TO_POINTER (number));
  return number - 1;
}

/* }}} */
/* {{{ Entries */

static void
add_segment (Maker *maker, MusterField field, guint text, gboolean named)
{
  MusterSegment segment = { text, field };

  g_array_append_val (named ? maker->named : maker->index->segments, segment);
}

static void
add_name (Maker *maker, MusterField field, MusterRecord record, gboolean named)
{
  add_segment (maker, field, number_of (maker, muster_document_get_name (maker->doc, record)), named);
}

static MusterEntry
begin_entry (Maker *maker, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (maker->doc, record);
  MusterEntry entry = { .record = record, .kind = kind, .first = maker->index->segments->len };

  g_array_set_size (maker->named, 0);
  add_name (maker, muster_kind_name_field (kind), record, FALSE);
  return entry;
}

static void
end_entry (Maker *maker, MusterEntry *entry)
{
  MusterSearchIndex *index = maker->index;

  entry->n_plain = index->segments->len - entry->first;
  if (maker->named->len > 0)
    g_array_append_vals (index->segments, maker->named->data, maker->named->len);
  entry->n_segments = index->segments->len - entry->first;
  index->places[entry->record] = index->entries->len;
  g_array_append_vals (index->entries, entry, 1);
}

/* A choice that is not there is the first one. */
static void
add_choice (Maker *maker, MusterField field, MusterValue value)
{
  const char *choices = muster_field_get_info (field)->choices;

  if (value.type == MUSTER_TYPE_TEXT)
    add_segment (maker, field, number_of (maker, value.text), TRUE);
  else
    add_segment (maker, field, number_of_made (maker, g_strndup (choices, strcspn (choices, "|"))), TRUE);
}

/* References are added by what they lead to, not here. */
static void
add_field (Maker *maker, MusterRecord record, MusterField field)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  MusterValue value = muster_document_get (maker->doc, record, field);
  gboolean worded = info->shape == MUSTER_SHAPE_PLAIN || info->shape == MUSTER_SHAPE_LINES || info->shape == MUSTER_SHAPE_LINK;

  if (info->type == MUSTER_TYPE_REF || info->shape == MUSTER_SHAPE_ORDER || info->shape == MUSTER_SHAPE_IMAGE || field == muster_kind_name_field (info->kind))
    return;
  if (info->choices != NULL && !info->open)
    add_choice (maker, field, value);
  else if (value.type == MUSTER_TYPE_TEXT || value.type == MUSTER_TYPE_DATE)
    add_segment (maker, field, number_of (maker, value.text), !worded || strcmp (info->name, "layout") == 0);
  else if (value.type != MUSTER_TYPE_NONE)
    add_segment (maker, field, number_of_made (maker, muster_value_dup_plain (value)), TRUE);
}

static void
add_fields (Maker *maker, MusterRecord record)
{
  guint n_fields, n_own;
  MusterField first = muster_kind_first_field (muster_document_get_kind (maker->doc, record), &n_fields);
  g_autofree MusterField *own = muster_document_list_own_fields (maker->doc, record, &n_own);

  for (MusterField field = first; field < first + n_fields; field++)
    add_field (maker, record, field);
  for (guint i = 0; own != NULL && i < n_own; i++)
    {
      char *text = muster_value_dup_plain (muster_document_get (maker->doc, record, own[i]));

      if (text != NULL)
        add_segment (maker, own[i], number_of_made (maker, text), FALSE);
    }
}

static void
add_ref (Maker *maker, MusterRecord record, MusterField field)
{
  MusterRecord target = muster_document_get_ref (maker->doc, record, field);

  if (target != 0)
    add_name (maker, field, target, TRUE);
}

static void
add_department (Maker *maker, guint index)
{
  const MusterTree *tree = muster_projection_get_departments (maker->projection);
  const MusterNode *node = &tree->nodes[index];
  MusterEntry entry = begin_entry (maker, node->record);
  MusterRecord head = muster_projection_get_head (maker->projection, index);

  entry.flags = MUSTER_SEARCH_DEPARTMENT;
  add_fields (maker, node->record);
  if (node->parent != MUSTER_NOWHERE)
    add_name (maker, MUSTER_DEPARTMENT_PARENT, tree->nodes[node->parent].record, TRUE);
  if (head != 0)
    add_name (maker, MUSTER_DEPARTMENT_HEAD, head, TRUE);
  add_ref (maker, node->record, MUSTER_DEPARTMENT_FROM);
  add_ref (maker, node->record, MUSTER_DEPARTMENT_UNTIL);
  end_entry (maker, &entry);
}

static guint
flags_of_person (Maker *maker, MusterRecord person)
{
  const char *type = muster_document_get_text (maker->doc, person, MUSTER_PERSON_TYPE);
  guint flags = 0;

  if (g_strcmp0 (type, "vendor") == 0)
    flags |= MUSTER_SEARCH_VENDOR;
  if (g_strcmp0 (type, "tool") == 0)
    flags |= MUSTER_SEARCH_TOOL;
  if (muster_projection_count_held (maker->projection, person, NULL) > 1)
    flags |= MUSTER_SEARCH_SEVERAL;
  return flags;
}

static void
add_role (Maker *maker, guint index)
{
  const MusterTree *tree = muster_projection_get_roles (maker->projection);
  const MusterNode *node = &tree->nodes[index];
  guint department = muster_projection_get_department_of (maker->projection, index);
  g_autoptr (GArray) holdings = muster_projection_list_holdings (maker->projection, node->record);
  MusterEntry entry = begin_entry (maker, node->record);

  entry.flags = MUSTER_SEARCH_ROLE;
  if (muster_projection_is_open (maker->projection, node->record))
    entry.flags |= MUSTER_SEARCH_OPEN;
  add_fields (maker, node->record);
  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord person = muster_document_get_ref (maker->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON);

      entry.flags |= flags_of_person (maker, person);
      add_name (maker, MUSTER_HOLDING_PERSON, person, FALSE);
    }
  if (department != MUSTER_NOWHERE)
    add_name (maker, MUSTER_ROLE_DEPARTMENT, muster_projection_get_departments (maker->projection)->nodes[department].record, FALSE);
  if (node->parent != MUSTER_NOWHERE)
    add_name (maker, MUSTER_ROLE_MANAGER, tree->nodes[node->parent].record, TRUE);
  add_ref (maker, node->record, MUSTER_ROLE_FROM);
  add_ref (maker, node->record, MUSTER_ROLE_UNTIL);
  end_entry (maker, &entry);
}

static void
add_person (Maker *maker, MusterRecord person)
{
  MusterEntry entry = begin_entry (maker, person);
  MusterIter iter;
  MusterRecord holding;

  entry.flags = MUSTER_SEARCH_PERSON | flags_of_person (maker, person);
  add_fields (maker, person);
  muster_iter_init_referrers (&iter, maker->doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&iter, &holding))
    if (muster_projection_has (maker->projection, holding))
      add_name (maker, MUSTER_HOLDING_ROLE, muster_document_get_ref (maker->doc, holding, MUSTER_HOLDING_ROLE), TRUE);
  end_entry (maker, &entry);
}

/* }}} */
/* {{{ The order of the chart */

/* A person and the name to sort by. */
typedef struct
{
  MusterRecord person;
  guint start;
} Named;

static int
compare_named (gconstpointer a, gconstpointer b, gpointer data)
{
  const Named *one = a, *other = b;
  MusterSearchIndex *index = data;
  int order = strcmp (index->haystack->str + one->start, index->haystack->str + other->start);

  if (order != 0)
    return order;
  return strcmp (muster_document_get_id (index->doc, one->person), muster_document_get_id (index->doc, other->person));
}

static void
add_people (Maker *maker)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (Named));
  MusterIter iter;
  MusterRecord person;

  muster_iter_init_kind (&iter, maker->doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&iter, &person))
    {
      guint text = number_of (maker, muster_document_get_name (maker->doc, person));
      Named named = { person, g_array_index (maker->index->starts, guint, text) };

      g_array_append_val (people, named);
    }
  g_array_sort_with_data (people, compare_named, maker->index);
  for (guint i = 0; i < people->len; i++)
    add_person (maker, g_array_index (people, Named, i).person);
}

static void
add_roles_of (Maker *maker, guint department)
{
  guint n_roles;
  const guint *roles = muster_projection_list_roles (maker->projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    add_role (maker, roles[i]);
}

MusterSearchIndex *
muster_search_index_new (MusterDocument *doc, MusterProjection *projection)
{
  MusterSearchIndex *index = g_new0 (MusterSearchIndex, 1);
  g_autoptr (MusterProjection) all = projection == NULL ? muster_projection_new (doc, 0) : NULL;
  g_autoptr (GHashTable) by_pointer = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (MusterSegment));
  Maker maker = { index, doc, projection != NULL ? projection : all, by_pointer, by_text, named };
  guint n_departments = muster_projection_get_departments (maker.projection)->n_nodes;
  guint start = 0, n_records = 0;

  index->doc = g_object_ref (doc);
  index->stage = muster_projection_get_stage (maker.projection);
  /* About as large as they become: growing is most of the time otherwise. */
  for (MusterKind kind = MUSTER_KIND_DEPARTMENT; kind <= MUSTER_KIND_PERSON; kind++)
    n_records += muster_document_count (doc, kind);
  index->entries = g_array_sized_new (FALSE, FALSE, sizeof (MusterEntry), n_records);
  index->segments = g_array_sized_new (FALSE, FALSE, sizeof (MusterSegment), 4 * n_records);
  index->haystack = g_string_sized_new (24 * n_records);
  index->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_records + 1);
  g_array_append_val (index->starts, start);
  index->limit = muster_document_get_limit (doc);
  index->places = g_new (guint, index->limit);
  memset (index->places, 0xff, index->limit * sizeof (guint));

  for (guint i = 0; i < n_departments; i++)
    {
      add_department (&maker, i);
      add_roles_of (&maker, i);
    }
  add_roles_of (&maker, MUSTER_NOWHERE);
  add_people (&maker);
  return index;
}

void
muster_search_index_free (MusterSearchIndex *index)
{
  g_object_unref (index->doc);
  g_array_unref (index->entries);
  g_array_unref (index->segments);
  g_string_free (index->haystack, TRUE);
  g_array_unref (index->starts);
  g_free (index->places);
  g_free (index);
}

/* }}} */
