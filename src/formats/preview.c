/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * preview.c: see preview.h.
 */
#include "preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "history.h"
#include "projection.h"
#include "sheet.h"

typedef struct
{
  MusterSheet *sheet;
  char **headings;
  MusterPreviewColumn *columns;
  guint n_columns;
  /* Numbers of the sheet's rows, and what is said of them. */
  GArray *numbers;
  GArray *rows;
} Table;

struct _MusterPreview
{
  MusterSource *sources;
  guint n_sources;
  char **map;
  GPtrArray *sheets;
  GArray *tables;
  const MusterFormat *format;
  MusterDocument *doc;
  MusterNotes *notes;
  MusterNote *refusal;
  MusterPreviewTotals totals;
};

/* {{{ Columns */

/* How many columns have the heading of each field, without those that somebody decided on. */
static MusterColumn *
find_fields (char **headings, const MusterHeadings *columns, guint counts[MUSTER_N_COLUMNS])
{
  guint n = columns->n;
  MusterColumn *found = g_new (MusterColumn, n + 1);

  memset (counts, 0, MUSTER_N_COLUMNS * sizeof *counts);
  for (guint i = 0; i < n; i++)
    {
      found[i] = muster_column_find (headings[i]);
      counts[found[i]] += !columns->by_hand[i];
    }
  return found;
}

/* Columns that a format knows are sure. What a person gave a field to is no rival any more. */
static MusterMatch
judge (const MusterPreview *preview, const MusterHeadings *columns, guint i, MusterColumn found, guint n_found)
{
  gboolean by_hand = found < MUSTER_COLUMN_IGNORED && columns->at[found] >= 0 && columns->by_hand[columns->at[found]];

  if (!preview->format || !preview->format->maps)
    return columns->uses[i] < MUSTER_COLUMN_OWN ? MUSTER_MATCH_HEADING : MUSTER_MATCH_NONE;
  if (columns->by_hand[i])
    return MUSTER_MATCH_HAND;
  if (found < MUSTER_COLUMN_IGNORED && n_found > 1 && !by_hand)
    return MUSTER_MATCH_RIVALS;
  return columns->uses[i] < MUSTER_COLUMN_OWN ? MUSTER_MATCH_HEADING : MUSTER_MATCH_NONE;
}

static void
list_columns (const MusterPreview *preview, Table *table)
{
  const MusterHeadings *columns = table->sheet->columns;
  guint counts[MUSTER_N_COLUMNS];
  g_autofree MusterColumn *found = NULL;

  table->headings = muster_sheet_dup_headings (table->sheet);
  table->n_columns = columns->n;
  table->columns = g_new0 (MusterPreviewColumn, table->n_columns + 1);
  found = find_fields (table->headings, columns, counts);
  for (guint i = 0; i < table->n_columns; i++)
    table->columns[i] = (MusterPreviewColumn){
      .heading = table->headings[i],
      .field = columns->uses[i],
      .match = judge (preview, columns, i, found[i], counts[found[i]]),
      .empty = !muster_sheet_has_column (table->sheet, i),
    };
}

/* }}} */
/* {{{ Rows */

static void
list_rows (Table *table, MusterDocument *doc)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint number = 1; number < muster_sheet_get_n_rows (table->sheet); number++)
    {
      MusterRecord role = table->sheet->roles[number];
      MusterPreviewRow row = { .line = muster_csv_get_line (table->sheet->csv, number), .becomes = MUSTER_BECOMES_DEPARTMENT };

      if (!muster_sheet_has_row (table->sheet, number))
        continue;
      if (!doc)
        row.becomes = MUSTER_BECOMES_NOTHING;
      else if (muster_document_get_kind (doc, role) == MUSTER_KIND_ROLE)
        {
          row.role = role;
          row.becomes = g_hash_table_add (seen, GUINT_TO_POINTER (role)) ? MUSTER_BECOMES_ROLE : MUSTER_BECOMES_PART;
        }
      g_array_append_val (table->numbers, number);
      g_array_append_val (table->rows, row);
    }
}

/* The row that @line is in, for a cell may have several lines. */
static gboolean
find_line (const Table *table, guint line, guint *row)
{
  guint from = 0, to = table->rows->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (table->rows, MusterPreviewRow, middle).line <= line)
        from = middle + 1;
      else
        to = middle;
    }
  *row = from - 1;
  return from > 0;
}

gboolean
muster_preview_find_row (MusterPreview *preview, const MusterNote *note, guint *table, guint *row)
{
  if (note->line == 0 || !note->file)
    return FALSE;
  for (*table = 0; *table < preview->tables->len; (*table)++)
    {
      const Table *this = &g_array_index (preview->tables, Table, *table);

      if (strcmp (this->sheet->file, note->file) == 0)
        return find_line (this, note->line, row);
    }
  return FALSE;
}

/* A row that is no role is a department's, unless a note says that it was skipped. */
static void
mark_rows (MusterPreview *preview)
{
  for (guint i = 0; i < muster_notes_get_length (preview->notes); i++)
    {
      const MusterNote *note = muster_notes_get (preview->notes, i);
      MusterPreviewRow *noted;
      guint table, row;

      if (!muster_preview_find_row (preview, note, &table, &row))
        continue;
      noted = &g_array_index (g_array_index (preview->tables, Table, table).rows, MusterPreviewRow, row);
      noted->mended = noted->mended || note->kind == MUSTER_NOTE_REPAIRED || note->kind == MUSTER_NOTE_SKIPPED;
      if (note->kind == MUSTER_NOTE_SKIPPED && noted->becomes == MUSTER_BECOMES_DEPARTMENT)
        noted->becomes = MUSTER_BECOMES_NOTHING;
    }
}

/* }}} */
/* {{{ What it does */

/* Takes "NAME:" off the front of a message, and "LINE:COLUMN: ". */
static MusterNote *
make_refusal (const MusterPreview *preview, const GError *error)
{
  MusterNote *note = g_new0 (MusterNote, 1);
  const char *text = error->message;
  guint line, column;
  int n = 0;

  note->kind = MUSTER_NOTE_SKIPPED;
  note->file = g_strdup (preview->sources[0].name);
  for (guint i = 1; i < preview->n_sources; i++)
    {
      gsize length = strlen (preview->sources[i].name);

      if (strncmp (text, preview->sources[i].name, length) != 0 || text[length] != ':')
        continue;
      g_free (note->file);
      note->file = g_strdup (preview->sources[i].name);
      text += length + 1;
      break;
    }
  if (g_ascii_isdigit (*text) && sscanf (text, "%9u:%9u: %n", &line, &column, &n) == 2 && n > 0)
    {
      note->line = line;
      note->column = column;
      text += n;
    }
  note->text = g_strdup (text);
  return note;
}

static void
count_document (MusterPreview *preview)
{
  preview->totals.roles = muster_document_count (preview->doc, MUSTER_KIND_ROLE);
  preview->totals.people = muster_document_count (preview->doc, MUSTER_KIND_PERSON);
  preview->totals.departments = muster_document_count (preview->doc, MUSTER_KIND_DEPARTMENT);
  preview->totals.anything = TRUE;
}

static gboolean
is_counted (MusterKind kind)
{
  return kind == MUSTER_KIND_ROLE || kind == MUSTER_KIND_PERSON || kind == MUSTER_KIND_DEPARTMENT;
}

/* The record that a person sees change by @op: who holds a role is a change of the role. */
static MusterRecord
find_changed (MusterDocument *into, const MusterOp *op)
{
  MusterKind kind = muster_document_get_kind (into, op->record);

  if (is_counted (kind))
    return op->record;
  if (kind == MUSTER_KIND_HOLDING)
    return muster_document_get_ref (into, op->record, MUSTER_HOLDING_ROLE);
  if (op->field == MUSTER_HOLDING_ROLE && op->before.type == MUSTER_TYPE_REF)
    return op->before.ref;
  return 0;
}

/* Handles stay, so what has one above those that there were is new, or was removed before. */
static void
try_update (MusterPreview *preview, MusterDocument *into)
{
  guint limit = muster_document_get_limit (into);
  g_autofree MusterKind *before = g_new0 (MusterKind, limit);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  const MusterChange *change;
  guint *added[] = { [MUSTER_KIND_ROLE] = &preview->totals.roles, [MUSTER_KIND_PERSON] = &preview->totals.people, [MUSTER_KIND_DEPARTMENT] = &preview->totals.departments };

  for (guint i = 1; i < limit; i++)
    before[i] = muster_document_get_kind (into, i);
  preview->totals.anything = muster_import_update (into, preview->doc, preview->notes);
  for (MusterRecord i = 1; i < muster_document_get_limit (into); i++)
    {
      MusterKind kind = muster_document_get_kind (into, i);

      if (is_counted (kind) && (i >= limit || before[i] == MUSTER_KIND_NONE))
        ++*added[kind];
    }
  change = preview->totals.anything ? muster_history_peek_undo (into) : NULL;
  for (guint i = 0; change && i < change->n_ops; i++)
    {
      MusterRecord record = find_changed (into, &change->ops[i]);

      if (record != 0 && record < limit && before[record] != MUSTER_KIND_NONE && g_hash_table_add (changed, GUINT_TO_POINTER (record)))
        preview->totals.changed++;
    }
}

static void
run (MusterPreview *preview, const MusterImport *given, const MusterFormat *format, MusterDocument *into)
{
  g_autoptr (GError) error = NULL;
  MusterImport import = {
    .sources = preview->sources,
    .n_sources = preview->n_sources,
    .map = (const char *const *) preview->map,
    .no_headings = given->no_headings,
    .notes = preview->notes,
    .sheets = preview->sheets,
  };

  preview->doc = muster_import (&import, format, &error);
  preview->format = import.format;
  preview->totals.rows = import.rows;
  if (!preview->doc)
    preview->refusal = make_refusal (preview, error);
  else if (into)
    try_update (preview, into);
  else
    count_document (preview);
}

/* }}} */

static void
copy_sources (MusterPreview *preview, const MusterImport *import)
{
  preview->sources = g_new0 (MusterSource, import->n_sources);
  preview->n_sources = import->n_sources;
  for (guint i = 0; i < import->n_sources; i++)
    preview->sources[i] = (MusterSource){ g_strdup (import->sources[i].name), g_bytes_ref (import->sources[i].bytes) };
  preview->map = g_strdupv ((char **) import->map);
}

static void
clear_table (gpointer data)
{
  Table *table = data;

  g_strfreev (table->headings);
  g_free (table->columns);
  g_array_unref (table->numbers);
  g_array_unref (table->rows);
}

MusterPreview *
muster_preview_new (const MusterImport *import, const MusterFormat *format, MusterDocument *into)
{
  MusterPreview *preview;

  g_return_val_if_fail (import->n_sources > 0, NULL);

  preview = g_new0 (MusterPreview, 1);
  copy_sources (preview, import);
  preview->notes = muster_notes_new ();
  preview->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_sheet_free);
  preview->tables = g_array_new (FALSE, TRUE, sizeof (Table));
  g_array_set_clear_func (preview->tables, clear_table);
  run (preview, import, format, into);
  for (guint i = 0; i < preview->sheets->len; i++)
    {
      Table table = { .sheet = preview->sheets->pdata[i] };

      table.numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      table.rows = g_array_new (FALSE, FALSE, sizeof (MusterPreviewRow));
      list_columns (preview, &table);
      list_rows (&table, preview->doc);
      g_array_append_val (preview->tables, table);
    }
  mark_rows (preview);
  return preview;
}

static void
refusal_free (MusterNote *note)
{
  g_free (note->file);
  g_free (note->text);
  g_free (note);
}

void
muster_preview_free (MusterPreview *preview)
{
  g_array_unref (preview->tables);
  g_ptr_array_unref (preview->sheets);
  for (guint i = 0; i < preview->n_sources; i++)
    {
      g_free ((char *) preview->sources[i].name);
      g_bytes_unref (preview->sources[i].bytes);
    }
  g_free (preview->sources);
  g_strfreev (preview->map);
  g_clear_object (&preview->doc);
  g_clear_pointer (&preview->refusal, refusal_free);
  muster_notes_free (preview->notes);
  g_free (preview);
}

/* {{{ What it says */

MusterDocument *
muster_preview_get_document (MusterPreview *preview)
{
  return preview->doc;
}

const MusterNote *
muster_preview_get_refusal (MusterPreview *preview)
{
  return preview->refusal;
}

MusterNotes *
muster_preview_get_notes (MusterPreview *preview)
{
  return preview->notes;
}

const MusterPreviewTotals *
muster_preview_get_totals (MusterPreview *preview)
{
  return &preview->totals;
}

gboolean
muster_preview_can_map (MusterPreview *preview)
{
  return preview->format && preview->format->maps && preview->tables->len > 0;
}

static gboolean
has_field (MusterPreview *preview, const MusterColumn *fields, guint n_fields)
{
  for (guint i = 0; i < preview->sheets->len; i++)
    for (guint k = 0; k < n_fields; k++)
      if (((MusterSheet *) preview->sheets->pdata[i])->columns->at[fields[k]] >= 0)
        return TRUE;
  return FALSE;
}

MusterGap
muster_preview_get_gap (MusterPreview *preview)
{
  static const MusterColumn titles[] = { MUSTER_COLUMN_TITLE };
  static const MusterColumn reporting[] = { MUSTER_COLUMN_MANAGER_ID, MUSTER_COLUMN_MANAGER_EMAIL, MUSTER_COLUMN_MANAGER, MUSTER_COLUMN_DEPARTMENT, MUSTER_COLUMN_DEPARTMENT_PATH };

  if (!muster_preview_can_map (preview))
    return MUSTER_GAP_NOTHING;
  for (guint i = 0; i < preview->sheets->len; i++)
    if (!muster_sheet_names_something (preview->sheets->pdata[i]))
      return MUSTER_GAP_NAMES;
  if (!has_field (preview, titles, G_N_ELEMENTS (titles)))
    return MUSTER_GAP_TITLES;
  return has_field (preview, reporting, G_N_ELEMENTS (reporting)) ? MUSTER_GAP_NOTHING : MUSTER_GAP_REPORTING;
}

static const Table *
get_table (MusterPreview *preview, guint table)
{
  g_assert (table < preview->tables->len);

  return &g_array_index (preview->tables, Table, table);
}

guint
muster_preview_get_n_tables (MusterPreview *preview)
{
  return preview->tables->len;
}

const char *
muster_preview_get_file (MusterPreview *preview, guint table)
{
  return get_table (preview, table)->sheet->file;
}

guint
muster_preview_get_n_columns (MusterPreview *preview, guint table)
{
  return get_table (preview, table)->n_columns;
}

const MusterPreviewColumn *
muster_preview_get_column (MusterPreview *preview, guint table, guint column)
{
  g_return_val_if_fail (column < get_table (preview, table)->n_columns, NULL);

  return &get_table (preview, table)->columns[column];
}

char *
muster_preview_dup_map (MusterPreview *preview, guint table, guint column, MusterColumn field)
{
  return muster_headings_dup_map ((const char *const *) get_table (preview, table)->headings, column, field);
}

guint
muster_preview_get_n_rows (MusterPreview *preview, guint table)
{
  return get_table (preview, table)->rows->len;
}

MusterPreviewRow
muster_preview_get_row (MusterPreview *preview, guint table, guint row)
{
  g_assert (row < muster_preview_get_n_rows (preview, table));

  return g_array_index (get_table (preview, table)->rows, MusterPreviewRow, row);
}

const char *
muster_preview_get_cell (MusterPreview *preview, guint table, guint row, guint column)
{
  const Table *this = get_table (preview, table);

  g_return_val_if_fail (row < this->numbers->len, "");

  return muster_csv_get (this->sheet->csv, g_array_index (this->numbers, guint, row), column);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  MusterRecord one = *(const MusterRecord *) a, other = *(const MusterRecord *) b;

  return (one > other) - (one < other);
}

/* Holders have no order of their own: they come as their rows did. */
char *
muster_preview_dup_role (MusterPreview *preview, MusterRecord role)
{
  g_autoptr (GString) text = g_string_new (muster_document_get_name (preview->doc, role));
  g_autoptr (GArray) holdings = muster_document_list_referrers (preview->doc, role, MUSTER_HOLDING_ROLE);

  g_array_sort (holdings, compare_records);
  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord person = muster_document_get_ref (preview->doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON);

      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("between names", ", ") : " · ", muster_document_get_name (preview->doc, person));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* }}} */
