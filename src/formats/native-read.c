/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * native-read.c: bytes as a document.
 *
 * Behind the gate the text is taken apart in place, one record after the other, so that a file with
 * one record a line and one that a tool has indented are the same, and only the document grows.
 */
#include "native-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "commit.h"
#include "error.h"
#include "json-gate.h"
#include "layout.h"
#include "photo.h"
#include "repair.h"

/* A record whose id is taken or missing, for when all other ids are known. */
typedef struct
{
  MusterJsonSpan json;
  MusterJsonPlace place;
} Nameless;

/* @place: of the record being read. @lines: where each record stands, by handle. */
typedef struct
{
  const char *file;
  MusterNotes *notes;
  MusterDraft *draft;
  MusterDocument *doc;
  const char *text;
  MusterJsonPlace place;
  GArray *lines;
  GArray *nameless;
  guint n_renamed;
  gboolean has_chart;
} Reader;

/* The outermost members that mean something. */
typedef struct
{
  MusterJsonSpan version;
  MusterJsonSpan records;
  MusterJsonSpan history;
} Root;

static void
reader_init (Reader *reader, MusterDraft *draft, const char *file, MusterNotes *notes)
{
  *reader = (Reader){
    .file = file,
    .notes = notes,
    .draft = draft,
    .doc = muster_draft_get_document (draft),
    .lines = g_array_new (FALSE, TRUE, sizeof (guint)),
    .nameless = g_array_new (FALSE, FALSE, sizeof (Nameless)),
    .n_renamed = 1,
  };
}

static void
reader_clear (Reader *reader)
{
  g_array_unref (reader->lines);
  g_array_unref (reader->nameless);
}

static gboolean
refuse (Reader *reader, const char *at, MusterError code, const char *what, GError **error)
{
  muster_json_place_move (&reader->place, at);
  g_set_error (error, MUSTER_ERROR, (int) code, "%u:%u: %s", reader->place.line, reader->place.column, what);
  return FALSE;
}

static void
note (Reader *reader, MusterNoteKind kind, const char *id, const char *what)
{
  muster_notes_add (reader->notes, kind, reader->file, reader->place.line, reader->place.column, id, NULL, "%s", what);
}

/* {{{ Values */

char *
muster_native_dup_text (MusterJsonSpan json)
{
  return *json.start == '"' && json.end - json.start > 2 ? muster_json_dup_string (json) : NULL;
}

static gboolean
parse_number (const MusterFieldInfo *info, const char *text, MusterValue *value)
{
  double number = g_ascii_strtod (text, NULL);

  if (!(number >= info->min && number <= info->max))
    return FALSE;
  *value = (MusterValue){ .type = MUSTER_TYPE_NUMBER, .number = number };
  return TRUE;
}

static gboolean
parse_text (MusterDocument *doc, const MusterFieldInfo *info, MusterJsonSpan json, MusterValue *value)
{
  g_autofree char *text = muster_native_dup_text (json);

  if (!text)
    return *json.start == '"';
  if (info->type == MUSTER_TYPE_DATE && !muster_date_is_valid (text))
    return FALSE;
  value->type = info->type;
  if (info->type == MUSTER_TYPE_REF)
    value->ref = muster_document_handle (doc, text);
  else
    value->text = muster_document_intern (doc, text);
  return TRUE;
}

static MusterValue
parse_raw (MusterDocument *doc, MusterJsonSpan json)
{
  g_autoptr (GString) compact = g_string_new (NULL);

  muster_json_append_compact (compact, json);
  return (MusterValue){ .type = MUSTER_TYPE_RAW, .text = muster_document_intern (doc, compact->str) };
}

gboolean
muster_native_parse (MusterDocument *doc, MusterField field, MusterJsonSpan json, MusterValue *value)
{
  char first = *json.start;
  const MusterFieldInfo *info;

  *value = MUSTER_NO_VALUE;
  if (field >= MUSTER_N_FIELDS)
    {
      *value = parse_raw (doc, json);
      return TRUE;
    }
  if (first == 'n')
    return TRUE;
  info = muster_field_get_info (field);
  if (info->type == MUSTER_TYPE_FLAG)
    {
      value->type = first == 't' ? MUSTER_TYPE_FLAG : MUSTER_TYPE_NONE;
      return first == 't' || first == 'f';
    }
  if (info->type == MUSTER_TYPE_NUMBER)
    {
      g_autofree char *digits = g_strndup (json.start, (gsize) (json.end - json.start));

      return (first == '-' || g_ascii_isdigit (first)) && parse_number (info, digits, value);
    }
  return parse_text (doc, info, json, value);
}

/* A number where text should be, or one in quotes, as other programs write them. */
static gboolean
convert (Reader *reader, MusterField field, MusterJsonSpan json, MusterValue *value)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  g_autofree char *text = muster_native_dup_text (json);

  if (info->type == MUSTER_TYPE_TEXT && (*json.start == '-' || g_ascii_isdigit (*json.start)))
    {
      g_autofree char *digits = g_strndup (json.start, (gsize) (json.end - json.start));

      *value = (MusterValue){ .type = MUSTER_TYPE_TEXT, .text = muster_document_intern (reader->doc, digits) };
      return TRUE;
    }
  if (info->type != MUSTER_TYPE_NUMBER || !text || text[strspn (text, "0123456789.")])
    return FALSE;
  return g_ascii_isdigit (*text) && parse_number (info, text, value);
}

/* }}} */
/* {{{ Records */

static char *
dup_member (MusterJsonSpan object, const char *name)
{
  MusterJsonIter iter;
  MusterJsonSpan member, value;

  muster_json_iter_init (&iter, object);
  while (muster_json_iter_next (&iter, &member, &value))
    if (muster_json_string_is (member, name))
      return muster_native_dup_text (value);
  return NULL;
}

static void
set_member (Reader *reader, MusterRecord record, MusterField field, MusterJsonSpan json)
{
  MusterValue value;
  gboolean fits = muster_native_parse (reader->doc, field, json, &value);

  if (!fits)
    {
      const char *id = muster_document_get_id (reader->doc, record);
      const char *name = muster_document_get_field_name (reader->doc, field);
      g_autofree char *shown = g_strndup (json.start, (gsize) (json.end - json.start));
      g_autofree char *start = g_utf8_substring (shown, 0, MIN (g_utf8_strlen (shown, -1), 60));
      gboolean converted = convert (reader, field, json, &value);
      g_autofree char *what = g_strdup_printf (converted ? _ ("“%s” was read from %s, which is not of its type") : _ ("“%s” cannot be %s; that was left out"), name, start);

      note (reader, MUSTER_NOTE_REPAIRED, id, what);
    }
  muster_draft_set (reader->draft, record, field, value);
}

static MusterField
field_of (Reader *reader, MusterRecord record, const char *name)
{
  MusterKind kind = muster_document_get_kind (reader->doc, record);

  if (kind == MUSTER_KIND_CHART && (*name == MUSTER_NATIVE_BESIDE || *name == MUSTER_NATIVE_MARK))
    {
      g_autofree char *marked = g_strdup_printf ("%c%s", MUSTER_NATIVE_MARK, name);

      return muster_document_own_field (reader->doc, marked);
    }
  return muster_document_field (reader->doc, kind, name);
}

static gboolean
read_members (Reader *reader, MusterRecord record, MusterJsonSpan json, GError **error)
{
  guint n_members = 0;
  MusterJsonIter iter;
  MusterJsonSpan member, value;

  if (reader->lines->len <= record)
    g_array_set_size (reader->lines, record + 1);
  g_array_index (reader->lines, guint, record) = reader->place.line;
  muster_json_iter_init (&iter, json);
  while (muster_json_iter_next (&iter, &member, &value))
    {
      g_autofree char *name = muster_json_dup_string (member);

      if (++n_members > MUSTER_NATIVE_MAX_MEMBERS)
        return refuse (reader, json.start, MUSTER_ERROR_LIMIT, _ ("This record has more members than a record can have: 1200"), error);
      if (strcmp (name, "kind") != 0 && strcmp (name, "id") != 0)
        set_member (reader, record, field_of (reader, record, name), value);
    }
  return TRUE;
}

static MusterRecord
add_record (Reader *reader, const char *kind_name, const char *id)
{
  MusterKind kind = muster_kind_find (kind_name);

  if (kind == MUSTER_KIND_OTHER)
    return muster_draft_add_other (reader->draft, kind_name, id);
  return muster_draft_add (reader->draft, kind, id);
}

/* The document has its chart record from the start, so that this is not about ids. */
static gboolean
read_chart (Reader *reader, const char *id, MusterJsonSpan json, GError **error)
{
  MusterRecord chart = muster_document_get_chart (reader->doc);

  if (reader->has_chart)
    {
      note (reader, MUSTER_NOTE_SKIPPED, id, _ ("A document has one chart record; this second one was left out"));
      return TRUE;
    }
  reader->has_chart = TRUE;
  if (g_strcmp0 (id, muster_document_get_id (reader->doc, chart)) != 0)
    note (reader, MUSTER_NOTE_REPAIRED, id, _ ("The id of the chart record is “chart” now"));
  return read_members (reader, chart, json, error);
}

static gboolean
read_record (Reader *reader, MusterJsonSpan json, GError **error)
{
  g_autofree char *kind = *json.start == '{' ? dup_member (json, "kind") : NULL;
  g_autofree char *id = kind ? dup_member (json, "id") : NULL;

  muster_json_place_move (&reader->place, json.start);
  if (!kind)
    {
      note (reader, MUSTER_NOTE_SKIPPED, NULL, _ ("This is no record: it has no “kind”"));
      return TRUE;
    }
  if (muster_kind_find (kind) == MUSTER_KIND_CHART)
    return read_chart (reader, id, json, error);
  if (!id || muster_document_find (reader->doc, id))
    {
      Nameless nameless = { json, reader->place };

      g_array_append_val (reader->nameless, nameless);
      return TRUE;
    }
  return read_members (reader, add_record (reader, kind, id), json, error);
}

static char *
fresh_id (Reader *reader, const char *base)
{
  g_autofree char *start = g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), 60));
  char *id = NULL;

  do
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", start, ++reader->n_renamed);
    }
  while (muster_document_find (reader->doc, id));
  return id;
}

static gboolean
read_nameless (Reader *reader, const Nameless *nameless, GError **error)
{
  g_autofree char *kind = dup_member (nameless->json, "kind");
  g_autofree char *id = dup_member (nameless->json, "id");
  g_autofree char *fresh = fresh_id (reader, id ? id : kind);
  g_autofree char *what = NULL;

  if (id)
    what = g_strdup_printf (_ ("Another record has the id “%s” too; this one is “%s” now"), id, fresh);
  else
    what = g_strdup_printf (_ ("This record had no id; it is “%s” now"), fresh);
  reader->place = nameless->place;
  note (reader, MUSTER_NOTE_REPAIRED, fresh, what);
  return read_members (reader, add_record (reader, kind, fresh), nameless->json, error);
}

static gboolean
read_records (Reader *reader, MusterJsonSpan json, guint *n_records, GError **error)
{
  MusterJsonIter iter;
  MusterJsonSpan record;

  muster_json_iter_init (&iter, json);
  for (*n_records = 0; muster_json_iter_next (&iter, NULL, &record); ++*n_records)
    if (!read_record (reader, record, error))
      return FALSE;
  for (guint i = 0; i < reader->nameless->len; i++)
    if (!read_nameless (reader, &g_array_index (reader->nameless, Nameless, i), error))
      return FALSE;
  return TRUE;
}

/* }}} */
/* {{{ The file */

/* What stands beside the records and is not known is kept with the chart. */
static gboolean
read_root (Reader *reader, MusterJsonSpan json, Root *root, GError **error)
{
  MusterRecord chart = muster_document_get_chart (reader->doc);
  guint n_members = 0;
  MusterJsonIter iter;
  MusterJsonSpan member, value;

  muster_json_iter_init (&iter, json);
  while (*json.start == '{' && muster_json_iter_next (&iter, &member, &value))
    {
      g_autofree char *name = muster_json_dup_string (member);
      g_autofree char *beside = g_strdup_printf ("%c%s", MUSTER_NATIVE_BESIDE, name);

      if (++n_members > MUSTER_NATIVE_MAX_MEMBERS)
        return refuse (reader, json.start, MUSTER_ERROR_LIMIT, _ ("This document has more members beside its records than it can have: 1200"), error);
      if (strcmp (name, "muster") == 0)
        root->version = value;
      else if (strcmp (name, "records") == 0)
        root->records = value;
      else if (strcmp (name, "history") == 0)
        root->history = value;
      else
        set_member (reader, chart, muster_document_own_field (reader->doc, beside), value);
    }
  return TRUE;
}

static gboolean
check_root (Reader *reader, MusterJsonSpan json, const Root *root, guint64 *version, GError **error)
{
  g_autofree char *digits = root->version.start ? g_strndup (root->version.start, (gsize) (root->version.end - root->version.start)) : NULL;

  if (!digits || !g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT64, version, NULL))
    return refuse (reader, digits ? root->version.start : json.start, MUSTER_ERROR_SYNTAX, _ ("This is not a Muster document: its member “muster” would be the version, as 1"), error);
  if (!root->records.start)
    return refuse (reader, json.start, MUSTER_ERROR_SYNTAX, _ ("This Muster document is not whole: it has no “records”"), error);
  if (*root->records.start != '[')
    return refuse (reader, root->records.start, MUSTER_ERROR_SYNTAX, _ ("The records of a Muster document are a list, in “[” and “]”"), error);
  return TRUE;
}

static gboolean
read_file (Reader *reader, GBytes *bytes, Root *root, guint64 *version, guint *n_records, GError **error)
{
  MusterJsonSpan json;

  if (!muster_json_gate (bytes, &json, error))
    return FALSE;
  reader->text = g_bytes_get_data (bytes, NULL);
  reader->place = MUSTER_JSON_PLACE_START (reader->text);
  return read_root (reader, json, root, error) &&
         check_root (reader, json, root, version, error) &&
         read_records (reader, root->records, n_records, error);
}

gboolean
muster_native_load (MusterDraft *draft, const MusterSource *source, MusterNotes *notes, guint *n_records, GError **error)
{
  Root root = { 0 };
  guint64 version;
  Reader reader;
  gboolean read;

  reader_init (&reader, draft, source->name, notes);
  read = read_file (&reader, source->bytes, &root, &version, n_records, error);
  reader_clear (&reader);
  if (read && version > MUSTER_NATIVE_VERSION)
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_NEWER, _ ("A newer version of Muster wrote this: it can be shown, not imported"));
      return FALSE;
    }
  return read;
}

static void
locate (MusterRecord record, const char **file, guint *line, gpointer data)
{
  Reader *reader = data;

  *file = reader->file;
  *line = record < reader->lines->len ? g_array_index (reader->lines, guint, record) : 0;
}

/* A photo that cannot be one stays in the document, and is not drawn. */
static void
note_photos (Reader *reader)
{
  MusterIter iter;
  MusterRecord person;

  if (reader->notes == NULL)
    return;
  muster_iter_init_kind (&iter, reader->doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&iter, &person))
    {
      const char *text = muster_document_get_text (reader->doc, person, MUSTER_PERSON_PHOTO);
      const char *file;
      guint line;

      if (text == NULL || muster_photo_check (text, NULL))
        continue;
      locate (person, &file, &line, reader);
      muster_notes_add (reader->notes, MUSTER_NOTE_SKIPPED, file, line, 0, muster_document_get_id (reader->doc, person), NULL, _ ("The photo of “%s” is no PNG or JPEG picture, or too large: it is not shown"), muster_document_get_name (reader->doc, person));
    }
}

/* Those of one kind whose field says a layout that is none for a branch. */
static void
note_layouts_of (Reader *reader, MusterKind kind, MusterField field)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, reader->doc, kind);
  while (muster_iter_next (&iter, &record))
    {
      const char *text = muster_document_get_text (reader->doc, record, field);
      const char *file;
      guint line;

      if (text == NULL || muster_layout_is_for_branches (text))
        continue;
      locate (record, &file, &line, reader);
      muster_notes_add (reader->notes, MUSTER_NOTE_SKIPPED, file, line, 0, muster_document_get_id (reader->doc, record), NULL, _ ("“%s” has a layout that is none for a branch, “%s”: it is kept, and the branch drawn as the chart"), muster_document_get_name (reader->doc, record), text);
    }
}

/* A layout that nobody knows stays in the document, and the usual one is drawn. */
static void
note_layouts (Reader *reader)
{
  MusterRecord chart = muster_document_get_chart (reader->doc);
  const char *text = muster_document_get_text (reader->doc, chart, MUSTER_CHART_LAYOUT);
  const char *file;
  guint line;

  if (reader->notes == NULL)
    return;
  note_layouts_of (reader, MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_LAYOUT);
  note_layouts_of (reader, MUSTER_KIND_ROLE, MUSTER_ROLE_LAYOUT);
  if (text == NULL || muster_layout_style_find (text) != NULL)
    return;
  locate (chart, &file, &line, reader);
  muster_notes_add (reader->notes, MUSTER_NOTE_SKIPPED, file, line, 0, muster_document_get_id (reader->doc, chart), NULL, _ ("The chart has a layout that is not known here, “%s”: it is kept, and the usual one drawn"), text);
}

MusterDocument *
muster_native_read (GBytes *bytes, const char *name, MusterNotes *notes, gboolean *read_only, GError **error)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  g_autoptr (MusterDraft) draft = muster_draft_new_loading (doc);
  Root root = { 0 };
  guint64 version;
  guint n_records;
  Reader reader;
  gboolean read;

  reader_init (&reader, draft, name, notes);
  read = read_file (&reader, bytes, &root, &version, &n_records, error);
  if (read)
    {
      note_photos (&reader);
      note_layouts (&reader);
      muster_repair (draft, notes, locate, &reader);
      muster_commit (g_steal_pointer (&draft), "", MUSTER_COMMIT_DEFAULT);
      if (root.history.start)
        muster_native_read_history (doc, root.history, reader.text, name, notes);
      muster_history_mark_saved (doc);
    }
  reader_clear (&reader);
  if (!read)
    return NULL;
  if (read_only)
    *read_only = version > MUSTER_NATIVE_VERSION;
  return g_steal_pointer (&doc);
}

/* }}} */
