/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip-paste.c: a clip into a document.
 *
 * The clip is read, and repaired, as a document of its own first, so that what is pasted keeps every
 * promise already. Nothing that was there comes to report to what is new, so that no circle can
 * arise.
 */
#include "clip-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "clip-people.h"
#include "json-text.h"
#include "order.h"

/* @copies: from records of the clip to those of the document, new or matched. @department, @manager:
 * where what is pasted goes, and whom it reports to. @refs: the references that there are, as "KIND
 * REF". @pairs: "PERSON ROLE" to the person of the clip. @fields: the fields of the user's own by what
 * they are, and the key of the last. */
typedef struct
{
  MusterDocument *clip;
  MusterDocument *doc;
  MusterDraft *draft;
  GHashTable *copies;
  MusterRecord department;
  MusterRecord manager;
  GHashTable *refs;
  GHashTable *pairs;
  GHashTable *fields;
  char *field_key;
} Paste;

static MusterRecord
copy_of (Paste *paste, MusterRecord record)
{
  return record != 0 ? muster_clip_copy_of (paste->copies, record) : 0;
}

static void
pair (Paste *paste, MusterRecord record, MusterRecord copy)
{
  g_hash_table_insert (paste->copies, GUINT_TO_POINTER (record), GUINT_TO_POINTER (copy));
}

/* {{{ What hangs from nothing in the clip */

static gboolean
is_top (MusterDocument *clip, MusterRecord record)
{
  switch (muster_document_get_kind (clip, record))
    {
    case MUSTER_KIND_DEPARTMENT:
      return muster_document_get_ref (clip, record, MUSTER_DEPARTMENT_PARENT) == 0;
    case MUSTER_KIND_ROLE:
      return muster_document_get_ref (clip, record, MUSTER_ROLE_DEPARTMENT) == 0;
    case MUSTER_KIND_PERSON:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_top (MusterDocument *clip, GArray *tops, GHashTable *seen, MusterRecord record)
{
  if (record != 0 && is_top (clip, record) && g_hash_table_add (seen, GUINT_TO_POINTER (record)))
    g_array_append_val (tops, record);
}

static void
add_named (MusterDocument *clip, GArray *tops, GHashTable *seen, MusterJsonSpan list)
{
  MusterJsonIter iter;
  MusterJsonSpan value;

  if (*list.start != '[')
    return;
  muster_json_iter_init (&iter, list);
  while (muster_json_iter_next (&iter, NULL, &value))
    if (*value.start == '"')
      {
        g_autofree char *id = muster_json_dup_string (value);

        add_top (clip, tops, seen, muster_document_find (clip, id));
      }
}

/* Those that the clip names, in its order; all of them if it names none. @rest gets the others. */
static GArray *
list_tops (MusterDocument *clip, GArray *rest)
{
  GArray *tops = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  MusterValue member = muster_document_get (clip, muster_document_get_chart (clip), muster_document_own_field (clip, MUSTER_CLIP_MEMBER));
  MusterJsonIter iter;
  MusterJsonSpan name, value;

  if (member.type == MUSTER_TYPE_RAW && *member.text == '{')
    {
      muster_json_iter_init (&iter, (MusterJsonSpan){ member.text, member.text + strlen (member.text) });
      while (muster_json_iter_next (&iter, &name, &value))
        if (muster_json_string_is (name, MUSTER_CLIP_ROOTS))
          add_named (clip, tops, seen, value);
    }
  for (MusterKind kind = MUSTER_KIND_DEPARTMENT; kind <= MUSTER_KIND_ROLE; kind++)
    {
      g_autoptr (GArray) records = muster_document_list (clip, kind);

      for (guint i = 0; i < records->len; i++)
        add_top (clip, rest, seen, g_array_index (records, MusterRecord, i));
    }
  if (tops->len == 0)
    {
      g_array_append_vals (tops, rest->data, rest->len);
      g_array_set_size (rest, 0);
    }
  return tops;
}

/* }}} */
/* {{{ Stages and fields of the user's own */

static MusterRecord
find_named (MusterDocument *doc, MusterKind kind, const char *name)
{
  g_autoptr (GArray) records = muster_document_list (doc, kind);

  for (guint i = 0; i < records->len && name; i++)
    if (g_strcmp0 (muster_document_get_text (doc, g_array_index (records, MusterRecord, i), muster_kind_name_field (kind)), name) == 0)
      return g_array_index (records, MusterRecord, i);
  return 0;
}

static MusterRecord
find_same_id (Paste *paste, MusterRecord record)
{
  MusterRecord same = muster_document_find (paste->doc, muster_document_get_id (paste->clip, record));

  return same && muster_document_get_kind (paste->doc, same) == muster_document_get_kind (paste->clip, record) ? same : 0;
}

static void
match_stages (Paste *paste)
{
  MusterIter iter;
  MusterRecord stage;

  muster_iter_init_kind (&iter, paste->clip, MUSTER_KIND_STAGE);
  while (muster_iter_next (&iter, &stage))
    {
      MusterRecord same = find_same_id (paste, stage);

      if (!same)
        same = find_named (paste->doc, MUSTER_KIND_STAGE, muster_document_get_text (paste->clip, stage, MUSTER_STAGE_NAME));
      if (same)
        pair (paste, stage, same);
    }
}

/* The last valid key of a kind, where all of it are one row. */
static const char *
find_last_key (MusterDocument *doc, MusterKind kind)
{
  MusterField order = muster_kind_order_field (kind);
  const char *last = NULL;
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, kind);
  while (muster_iter_next (&iter, &record))
    {
      const char *key = muster_document_get_text (doc, record, order);

      if (key && muster_order_is_valid (key) && g_strcmp0 (key, last) > 0)
        last = key;
    }
  return last;
}

/* What a field of the user's own is: on what kind, of what type, and its name. */
static char *
make_field_key (MusterDocument *doc, MusterRecord field)
{
  const char *on = muster_document_get_text (doc, field, MUSTER_FIELD_ON);
  const char *type = muster_document_get_text (doc, field, MUSTER_FIELD_TYPE);
  const char *name = muster_document_get_text (doc, field, MUSTER_FIELD_NAME);

  return g_strdup_printf ("%s\n%s\n%s", on ? on : "department", type ? type : "text", name ? name : "");
}

static void
note_fields (Paste *paste)
{
  MusterIter iter;
  MusterRecord field;

  muster_iter_init_kind (&iter, paste->doc, MUSTER_KIND_FIELD);
  while (muster_iter_next (&iter, &field))
    g_hash_table_insert (paste->fields, make_field_key (paste->doc, field), GUINT_TO_POINTER (field));
  paste->field_key = g_strdup (find_last_key (paste->doc, MUSTER_KIND_FIELD));
}

static MusterRecord
find_alike (Paste *paste, MusterRecord own)
{
  MusterRecord same = find_same_id (paste, own);
  g_autofree char *key = make_field_key (paste->clip, own);
  g_autofree char *same_key = same ? make_field_key (paste->doc, same) : NULL;

  /* One that was given another name is the same still, but not one of another type. */
  if (same && strncmp (key, same_key, (gsize) (strrchr (key, '\n') - key)) == 0)
    return same;
  return GPOINTER_TO_UINT (g_hash_table_lookup (paste->fields, key));
}

static MusterRecord
add_field (Paste *paste, MusterRecord own)
{
  MusterRecord copy = muster_draft_add (paste->draft, MUSTER_KIND_FIELD, NULL);
  char *key = muster_order_between (paste->field_key, NULL);

  muster_clip_copy_fields (paste->clip, own, paste->draft, copy, paste->copies);
  muster_draft_set_text (paste->draft, copy, MUSTER_FIELD_ORDER, key);
  g_free (paste->field_key);
  paste->field_key = key;
  return copy;
}

/* Sees to it that the document has the fields of the user's own that a record has. */
static void
bring_fields (Paste *paste, MusterRecord record)
{
  guint n_own = 0;
  g_autofree MusterField *own = muster_document_list_own_fields (paste->clip, record, &n_own);

  for (guint i = 0; i < n_own; i++)
    {
      MusterRecord field = muster_document_find (paste->clip, muster_document_get_field_name (paste->clip, own[i])), copy;

      if (!field || muster_document_get_kind (paste->clip, field) != MUSTER_KIND_FIELD || copy_of (paste, field))
        continue;
      copy = find_alike (paste, field);
      pair (paste, field, copy ? copy : add_field (paste, field));
    }
}

/* }}} */
/* {{{ Records */

static char *
make_ref_key (MusterKind kind, const char *ref)
{
  return g_strdup_printf ("%u %s", (guint) kind, ref);
}

static void
note_refs (Paste *paste)
{
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MusterField field = muster_field_find (kinds[i], "ref");
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, paste->doc, kinds[i]);
      while (muster_iter_next (&iter, &record))
        {
          const char *ref = muster_document_get_text (paste->doc, record, field);

          if (ref)
            g_hash_table_add (paste->refs, make_ref_key (kinds[i], ref));
        }
    }
}

/* A record that has a reference that there is already goes without it. */
static void
keep_ref_unique (Paste *paste, MusterRecord copy)
{
  MusterKind kind = muster_document_get_kind (paste->doc, copy);
  MusterField field = muster_field_find (kind, "ref");
  const char *ref = field != MUSTER_FIELD_KIND ? muster_document_get_text (paste->doc, copy, field) : NULL;

  if (ref && !g_hash_table_add (paste->refs, make_ref_key (kind, ref)))
    muster_draft_set_text (paste->draft, copy, field, NULL);
}

static void
mend_span (Paste *paste, MusterRecord copy)
{
  MusterKind kind = muster_document_get_kind (paste->doc, copy);
  MusterField from_field = muster_field_find (kind, "from"), until_field = muster_field_find (kind, "until");
  MusterRecord from, until;

  if (from_field == MUSTER_FIELD_KIND || until_field == MUSTER_FIELD_KIND)
    return;
  from = muster_document_get_ref (paste->doc, copy, from_field);
  until = muster_document_get_ref (paste->doc, copy, until_field);
  if (from && until && muster_document_compare_order (&from, &until, paste->doc) >= 0)
    muster_draft_set_ref (paste->draft, copy, until_field, 0);
}

static MusterRecord
add_copy (Paste *paste, MusterRecord record)
{
  MusterRecord copy = muster_draft_add (paste->draft, muster_document_get_kind (paste->clip, record), NULL);

  bring_fields (paste, record);
  pair (paste, record, copy);
  return copy;
}

static void
fill_copy (Paste *paste, MusterRecord record)
{
  MusterRecord copy = copy_of (paste, record);

  muster_clip_copy_fields (paste->clip, record, paste->draft, copy, paste->copies);
  keep_ref_unique (paste, copy);
  mend_span (paste, copy);
}

static void
paste_kind (Paste *paste, MusterKind kind)
{
  g_autoptr (GArray) records = muster_document_list (paste->clip, kind);

  for (guint i = 0; i < records->len; i++)
    add_copy (paste, g_array_index (records, MusterRecord, i));
}

static void
fill_kind (Paste *paste, MusterKind kind)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, paste->clip, kind);
  while (muster_iter_next (&iter, &record))
    if (copy_of (paste, record))
      fill_copy (paste, record);
}

/* Records of a kind that belong to departments and roles, last in its row and in their own order. A
 * measure of nothing is none. */
static void
paste_belongings (Paste *paste, MusterKind kind)
{
  MusterField order = muster_kind_order_field (kind);
  g_autofree char *key = order != MUSTER_FIELD_KIND ? g_strdup (find_last_key (paste->doc, kind)) : NULL;
  g_autoptr (GArray) records = muster_document_list (paste->clip, kind);
  g_autoptr (GPtrArray) keys = order != MUSTER_FIELD_KIND && records->len > 0 ? muster_order_spread (key, NULL, records->len) : NULL;

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);

      if (kind == MUSTER_KIND_MEASURE && !muster_document_get_ref (paste->clip, record, MUSTER_MEASURE_DEPARTMENT) && !muster_document_get_ref (paste->clip, record, MUSTER_MEASURE_ROLE))
        continue;
      add_copy (paste, record);
      fill_copy (paste, record);
      if (keys)
        muster_draft_set_text (paste->draft, copy_of (paste, record), order, g_ptr_array_index (keys, i));
    }
}

/* }}} */
/* {{{ People */

/* Whether a person that stands for two of the clip would hold a role twice. */
static gboolean
is_doubled (Paste *paste, MusterRecord holding)
{
  MusterRecord person = muster_document_get_ref (paste->clip, holding, MUSTER_HOLDING_PERSON);
  MusterRecord role = muster_document_get_ref (paste->clip, holding, MUSTER_HOLDING_ROLE);
  g_autofree char *key = g_strdup_printf ("%u %u", copy_of (paste, person), copy_of (paste, role));
  MusterRecord before = GPOINTER_TO_UINT (g_hash_table_lookup (paste->pairs, key));

  if (!before)
    g_hash_table_insert (paste->pairs, g_steal_pointer (&key), GUINT_TO_POINTER (person));
  return before && before != person;
}

static void
bring_person (Paste *paste, MusterClipPeople *people, MusterRecord person)
{
  MusterRecord found = muster_clip_people_find (people, paste->clip, person);

  if (found)
    pair (paste, person, found);
  else
    {
      add_copy (paste, person);
      fill_copy (paste, person);
    }
}

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

/* Those who were picked up themselves: whoever is put upon a role holds it. */
static void
paste_picked (Paste *paste, MusterClipPeople *people, const GArray *tops)
{
  for (guint i = 0; i < tops->len; i++)
    {
      MusterRecord person = g_array_index (tops, MusterRecord, i), holding;

      if (muster_document_get_kind (paste->clip, person) != MUSTER_KIND_PERSON)
        continue;
      if (!copy_of (paste, person))
        bring_person (paste, people, person);
      if (!paste->manager || holds (paste->doc, copy_of (paste, person), paste->manager))
        continue;
      holding = muster_draft_add (paste->draft, MUSTER_KIND_HOLDING, NULL);
      muster_draft_set_ref (paste->draft, holding, MUSTER_HOLDING_PERSON, copy_of (paste, person));
      muster_draft_set_ref (paste->draft, holding, MUSTER_HOLDING_ROLE, paste->manager);
    }
}

static void
paste_people (Paste *paste, MusterClipPeople *people)
{
  g_autoptr (GArray) holdings = muster_document_list (paste->clip, MUSTER_KIND_HOLDING);

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);
      MusterRecord person = muster_document_get_ref (paste->clip, holding, MUSTER_HOLDING_PERSON);

      if (!copy_of (paste, person))
        bring_person (paste, people, person);
      if (is_doubled (paste, holding))
        continue;
      add_copy (paste, holding);
      fill_copy (paste, holding);
    }
}

/* }}} */
/* {{{ Where it goes */

/* The records of a kind that are where it goes, without those that are pasted. */
static GArray *
list_neighbours (Paste *paste, MusterKind kind)
{
  MusterField group = kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT;
  GArray *all = muster_document_list (paste->doc, kind);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    if (muster_document_get_ref (paste->doc, g_array_index (all, MusterRecord, i), group) == paste->department)
      g_array_index (all, MusterRecord, n++) = g_array_index (all, MusterRecord, i);
  g_array_set_size (all, n);
  return all;
}

/* Puts the tops of a kind side by side, in their order. @neighbours: from before they were there. */
static void
place_tops (Paste *paste, MusterKind kind, const GArray *tops, const GArray *neighbours, MusterRecord before)
{
  MusterField order = muster_kind_order_field (kind), group = kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT;
  g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GPtrArray) keys = NULL;
  const char *low, *high = NULL;

  for (guint i = 0; i < tops->len; i++)
    {
      MusterRecord copy = copy_of (paste, g_array_index (tops, MusterRecord, i));

      if (muster_document_get_kind (paste->doc, copy) == kind)
        g_array_append_val (row, copy);
    }
  if (row->len == 0)
    return;

  muster_draft_place (paste->draft, g_array_index (row, MusterRecord, 0), neighbours, before);
  low = muster_document_get_text (paste->doc, g_array_index (row, MusterRecord, 0), order);
  for (guint i = 0; i < neighbours->len; i++)
    if (g_array_index (neighbours, MusterRecord, i) == before)
      high = muster_document_get_text (paste->doc, before, order);
  if (row->len > 1)
    keys = muster_order_spread (low, high && strcmp (low, high) < 0 ? high : NULL, row->len - 1);
  for (guint i = 0; i < row->len; i++)
    {
      muster_draft_set_ref (paste->draft, g_array_index (row, MusterRecord, i), group, paste->department);
      if (i > 0)
        muster_draft_set_text (paste->draft, g_array_index (row, MusterRecord, i), order, g_ptr_array_index (keys, i - 1));
    }
}

/* Roles report to those they report to in the clip; who reports to nobody there, to the role that all
 * was put upon, or to whom the departments say. */
static void
join_managers (Paste *paste)
{
  MusterIter iter;
  MusterRecord role;

  muster_iter_init_kind (&iter, paste->clip, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    {
      MusterRecord manager = copy_of (paste, muster_document_get_manager (paste->clip, role, 0));

      if (!manager)
        manager = paste->manager;
      if (manager)
        muster_clip_report (paste->draft, copy_of (paste, role), manager);
    }
}

static void
paste_all (Paste *paste, const GArray *tops, const GArray *rest, MusterRecord before, gboolean with_people)
{
  static const MusterKind belongings[] = { MUSTER_KIND_LINE, MUSTER_KIND_RESPONSIBILITY, MUSTER_KIND_ASSIGNMENT, MUSTER_KIND_MEASURE };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GArray) departments = list_neighbours (paste, MUSTER_KIND_DEPARTMENT);
  g_autoptr (GArray) roles = list_neighbours (paste, MUSTER_KIND_ROLE);
  g_autoptr (MusterClipPeople) people = muster_clip_people_new (paste->doc);

  g_array_append_vals (all, tops->data, tops->len);
  if (rest->len > 0)
    g_array_append_vals (all, rest->data, rest->len);
  note_refs (paste);
  note_fields (paste);
  match_stages (paste);
  paste_kind (paste, MUSTER_KIND_DEPARTMENT);
  paste_kind (paste, MUSTER_KIND_ROLE);
  fill_kind (paste, MUSTER_KIND_DEPARTMENT);
  fill_kind (paste, MUSTER_KIND_ROLE);
  place_tops (paste, MUSTER_KIND_DEPARTMENT, all, departments, before);
  place_tops (paste, MUSTER_KIND_ROLE, all, roles, before);
  join_managers (paste);
  for (guint i = 0; i < G_N_ELEMENTS (belongings); i++)
    paste_belongings (paste, belongings[i]);
  if (with_people)
    paste_people (paste, people);
  paste_picked (paste, people, tops);
}

/* }}} */

static MusterDocument *
read_clip (GBytes *clip, GError **error)
{
  gboolean newer = FALSE;
  g_autoptr (MusterDocument) doc = muster_native_read (clip, "clip", NULL, &newer, error);

  if (!doc)
    {
      g_prefix_error (error, "%s: ", _ ("This cannot be pasted"));
      return NULL;
    }
  if (newer)
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_NEWER, _ ("A newer version of Muster copied this: paste it there"));
      return NULL;
    }
  return g_steal_pointer (&doc);
}

/* Finds out where @target is. */
static gboolean
aim (Paste *paste, MusterRecord target, GError **error)
{
  MusterKind kind = target < muster_document_get_limit (paste->doc) ? muster_document_get_kind (paste->doc, target) : MUSTER_KIND_NONE;

  if (kind == MUSTER_KIND_ROLE)
    {
      paste->manager = target;
      paste->department = muster_document_get_ref (paste->doc, target, MUSTER_ROLE_DEPARTMENT);
    }
  else if (kind == MUSTER_KIND_DEPARTMENT)
    paste->department = target;
  else if (target != 0)
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("Choose a department or a role to paste into"));
      return FALSE;
    }
  return TRUE;
}

static char *
make_label (MusterDocument *clip, const GArray *tops)
{
  const char *name = muster_document_get_name (clip, g_array_index (tops, MusterRecord, 0));
  guint more = tops->len - 1;

  if (more == 0)
    return g_strdup_printf (_ ("Paste “%s”"), name);
  return g_strdup_printf (ngettext ("Paste “%s” and %u more", "Paste “%s” and %u more", more), name, more);
}

MusterRecord
muster_clip_paste (MusterDocument *doc, GBytes *bytes, MusterRecord target, MusterRecord before, gboolean with_people, GArray **roots, GError **error)
{
  g_autoptr (MusterDocument) clip = read_clip (bytes, error);
  g_autoptr (GHashTable) copies = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GArray) tops = NULL;
  g_autofree char *label = NULL;
  Paste paste = { .clip = clip, .doc = doc, .copies = copies, .refs = refs, .pairs = pairs, .fields = fields };

  if (!clip || !aim (&paste, target, error))
    return 0;
  tops = list_tops (clip, rest);
  if (tops->len == 0)
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There is nothing to paste: copy a department or a role first"));
      return 0;
    }

  label = make_label (clip, tops);
  paste.draft = muster_draft_new (doc);
  paste_all (&paste, tops, rest, before, with_people);
  for (guint i = 0; i < tops->len; i++)
    g_array_index (tops, MusterRecord, i) = copy_of (&paste, g_array_index (tops, MusterRecord, i));
  muster_commit (paste.draft, label, MUSTER_COMMIT_DEFAULT);
  g_free (paste.field_key);
  target = g_array_index (tops, MusterRecord, 0);
  if (roots)
    *roots = g_steal_pointer (&tops);
  return target;
}
