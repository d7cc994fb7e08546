/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * native-history.c: the changes in a file as a document's history.
 *
 * Either the whole history is good or none of it is kept: the chart does not depend on it.
 */
#include "native-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "history.h"

/* @kinds: by handle, what records are that may not be there now. @n_unknown: members that have no
 * place in a change. */
typedef struct
{
  MusterDocument *doc;
  GHashTable *kinds;
  guint n_unknown;
} Reader;

/* The elements of an op; whether it has four. */
static gboolean
split_op (MusterJsonSpan json, MusterJsonSpan parts[4])
{
  MusterJsonIter iter;
  MusterJsonSpan more;

  if (*json.start != '[')
    return FALSE;
  muster_json_iter_init (&iter, json);
  for (guint i = 0; i < 4; i++)
    if (!muster_json_iter_next (&iter, NULL, &parts[i]))
      return FALSE;
  return !muster_json_iter_next (&iter, NULL, &more);
}

/* Remembers what a record is that a change makes or removes. */
static void
learn_kind (Reader *reader, MusterJsonSpan json)
{
  MusterJsonSpan parts[4];
  g_autofree char *id = NULL;
  g_autofree char *kind = NULL;

  if (!split_op (json, parts) || *parts[1].start != '"' || !muster_json_string_is (parts[1], "kind"))
    return;
  id = muster_native_dup_text (parts[0]);
  kind = muster_native_dup_text (parts[*parts[2].start == '"' ? 2 : 3]);
  if (id && kind)
    g_hash_table_insert (reader->kinds, GUINT_TO_POINTER (muster_document_handle (reader->doc, id)), GUINT_TO_POINTER (muster_kind_find (kind)));
}

static void
learn_change (Reader *reader, MusterJsonSpan change)
{
  MusterJsonIter member_iter, op_iter;
  MusterJsonSpan member, ops, op;

  if (*change.start != '{')
    return;
  muster_json_iter_init (&member_iter, change);
  while (muster_json_iter_next (&member_iter, &member, &ops))
    {
      if (!muster_json_string_is (member, "ops") || *ops.start != '[')
        continue;
      muster_json_iter_init (&op_iter, ops);
      while (muster_json_iter_next (&op_iter, NULL, &op))
        learn_kind (reader, op);
    }
}

static void
learn_kinds (Reader *reader, MusterJsonSpan changes)
{
  MusterJsonIter iter;
  MusterJsonSpan change;

  muster_json_iter_init (&iter, changes);
  while (muster_json_iter_next (&iter, NULL, &change))
    learn_change (reader, change);
}

/* Own fields that would become members of a name that means something else. */
static gboolean
is_reserved (MusterDocument *doc, MusterRecord record, const char *name)
{
  if (strcmp (name, "id") == 0)
    return TRUE;
  if (record != muster_document_get_chart (doc))
    return FALSE;
  if (*name == MUSTER_NATIVE_MARK)
    return name[1] != MUSTER_NATIVE_MARK && name[1] != MUSTER_NATIVE_BESIDE;
  return *name == MUSTER_NATIVE_BESIDE && (strcmp (name + 1, "muster") == 0 || strcmp (name + 1, "records") == 0 || strcmp (name + 1, "history") == 0);
}

static gboolean
parse_side (Reader *reader, MusterField field, MusterJsonSpan json, MusterValue *value)
{
  if (*json.start == 'n')
    {
      *value = MUSTER_NO_VALUE;
      return TRUE;
    }
  return muster_native_parse (reader->doc, field, json, value);
}

static gboolean
read_op (Reader *reader, MusterJsonSpan json, MusterOp *op)
{
  MusterJsonSpan parts[4];
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  MusterKind kind;

  if (!split_op (json, parts))
    return FALSE;
  id = muster_native_dup_text (parts[0]);
  /* A member may have no name at all. */
  name = *parts[1].start == '"' ? muster_json_dup_string (parts[1]) : NULL;
  if (!id || !name)
    return FALSE;
  op->record = muster_document_handle (reader->doc, id);
  kind = muster_document_get_kind (reader->doc, op->record);
  if (kind == MUSTER_KIND_NONE)
    kind = GPOINTER_TO_UINT (g_hash_table_lookup (reader->kinds, GUINT_TO_POINTER (op->record)));
  if (is_reserved (reader->doc, op->record, name))
    return FALSE;
  op->field = strcmp (name, "kind") == 0 ? MUSTER_FIELD_KIND : muster_document_field (reader->doc, kind, name);
  return parse_side (reader, op->field, parts[2], &op->before) && parse_side (reader, op->field, parts[3], &op->after);
}

static gboolean
read_ops (Reader *reader, MusterJsonSpan json, GArray *ops)
{
  MusterJsonIter iter;
  MusterJsonSpan part;
  MusterOp op;

  if (*json.start != '[')
    return FALSE;
  muster_json_iter_init (&iter, json);
  while (muster_json_iter_next (&iter, NULL, &part))
    {
      if (!read_op (reader, part, &op))
        return FALSE;
      g_array_append_val (ops, op);
    }
  return TRUE;
}

static gint64
parse_time (MusterJsonSpan json)
{
  g_autofree char *text = muster_native_dup_text (json);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time ? g_date_time_to_unix (time) : 0;
}

static MusterChange *
read_change (Reader *reader, MusterJsonSpan json)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (MusterOp));
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  gint64 time = 0;
  guint n_ops;
  MusterJsonIter iter;
  MusterJsonSpan member, value;

  if (*json.start != '{')
    return NULL;
  muster_json_iter_init (&iter, json);
  while (muster_json_iter_next (&iter, &member, &value))
    if (muster_json_string_is (member, "label"))
      label = muster_native_dup_text (value);
    else if (muster_json_string_is (member, "name"))
      name = muster_native_dup_text (value);
    else if (muster_json_string_is (member, "time"))
      time = parse_time (value);
    else if (!muster_json_string_is (member, "ops"))
      reader->n_unknown++;
    else if (!read_ops (reader, value, ops))
      return NULL;
  n_ops = ops->len;
  if (!label)
    label = g_strdup ("");
  return muster_change_new (g_steal_pointer (&label), g_steal_pointer (&name), time, (MusterOp *) g_array_free (g_steal_pointer (&ops), FALSE), n_ops);
}

static GPtrArray *
read_changes (Reader *reader, MusterJsonSpan json)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_change_free);
  MusterJsonIter iter;
  MusterJsonSpan part;

  learn_kinds (reader, json);
  muster_json_iter_init (&iter, json);
  while (muster_json_iter_next (&iter, NULL, &part))
    {
      MusterChange *change = read_change (reader, part);

      if (!change)
        return NULL;
      g_ptr_array_add (changes, change);
    }
  return g_steal_pointer (&changes);
}

MusterChange *
muster_native_read_change (MusterDocument *doc, MusterJsonSpan json)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  Reader reader = { .doc = doc, .kinds = kinds };

  learn_change (&reader, json);
  return read_change (&reader, json);
}

static gboolean
restore (Reader *reader, MusterJsonSpan json)
{
  MusterJsonSpan position = { 0 }, changes = { 0 };
  g_autoptr (GPtrArray) read = NULL;
  g_autofree char *digits = NULL;
  guint64 number;
  MusterJsonIter iter;
  MusterJsonSpan member, value;

  if (*json.start != '{')
    return FALSE;
  muster_json_iter_init (&iter, json);
  while (muster_json_iter_next (&iter, &member, &value))
    if (muster_json_string_is (member, "position"))
      position = value;
    else if (muster_json_string_is (member, "changes"))
      changes = value;
    else
      reader->n_unknown++;
  if (!position.start || !changes.start || *changes.start != '[')
    return FALSE;
  digits = g_strndup (position.start, (gsize) (position.end - position.start));
  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  read = read_changes (reader, changes);
  return read && muster_history_restore (reader->doc, g_steal_pointer (&read), (guint) number);
}

static char *
dup_complaint (gboolean restored, guint n_unknown)
{
  if (!restored)
    return g_strdup (_ ("The history does not fit the chart and was left out; the chart itself is whole"));
  if (n_unknown == 0)
    return NULL;
  return g_strdup_printf (ngettext ("The history has %u member that this version does not know; it was left out",
                                    "The history has %u members that this version does not know; they were left out",
                                    n_unknown),
                          n_unknown);
}

void
muster_native_read_history (MusterDocument *doc, MusterJsonSpan history, const char *text, const char *file, MusterNotes *notes)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  MusterJsonPlace place = MUSTER_JSON_PLACE_START (text);
  Reader reader = { .doc = doc, .kinds = kinds };
  gboolean restored = restore (&reader, history);
  g_autofree char *complaint = dup_complaint (restored, reader.n_unknown);

  if (!complaint)
    return;
  muster_json_place_move (&place, history.start);
  muster_notes_add (notes, MUSTER_NOTE_SKIPPED, file, place.line, place.column, "history", NULL, "%s", complaint);
}
