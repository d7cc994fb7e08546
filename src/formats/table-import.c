/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table-import.c: tables of any program, to a document.
 */
#include "table-import.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "error.h"
#include "sheet.h"

typedef struct
{
  MusterImport *import;
  MusterRows *rows;
  GPtrArray *sheets;
  GArray *own;
  GString *own_text;
  GString *name;
  GStringChunk *names;
  /* From what the cells say to the number of the department. */
  GHashTable *departments;
} Table;

/* {{{ Columns */

/* Applies what was mapped by hand; each column must be in one of the tables at least. */
static gboolean
map_columns (GPtrArray *sheets, const char *const *map, GError **error)
{
  for (guint i = 0; map && map[i]; i++)
    {
      int found = 0;

      for (guint k = 0; k < sheets->len && found >= 0; k++)
        {
          MusterSheet *sheet = sheets->pdata[k];
          int mapped = muster_headings_map (sheet->columns, map[i], (const char *const *) sheet->headings, error);

          if (mapped < 0)
            return FALSE;
          found = MAX (found, mapped);
        }
      if (found == 0)
        {
          MusterSheet *sheet = sheets->pdata[0];
          g_autofree char *headings = g_strjoinv (", ", sheet->headings);

          g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("There is no column “%s”; there are: %s"), strchr (map[i], '=') + 1, headings);
          return FALSE;
        }
    }
  return TRUE;
}

/* A column of dates is no column of stages. */
static void
release_dates (MusterSheet *sheet, MusterColumn field)
{
  for (guint row = 1; row < muster_sheet_get_n_rows (sheet) && sheet->columns->at[field] >= 0; row++)
    {
      const char *text = muster_sheet_get (sheet, row, field);

      if (text && muster_cell_is_date (text))
        muster_headings_release (sheet->columns, field);
    }
}

static gboolean
check_columns (MusterSheet *sheet, GError **error)
{
  g_autofree char *headings = NULL;

  if (muster_sheet_names_something (sheet))
    return TRUE;
  headings = g_strjoinv (", ", sheet->headings);
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX, _ ("No column is a name, a title or a department; say which is with --map name=COLUMN. The columns are: %s"), headings);
  g_prefix_error (error, "%u:1: ", muster_csv_get_line (sheet->csv, 0));
  return FALSE;
}

/* Says which columns are left out, if there is anything in them. */
static void
note_ignored (MusterSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->n; i++)
    {
      const char *heading = sheet->headings[i];
      g_autofree char *text = NULL;

      if (sheet->columns->uses[i] != MUSTER_COLUMN_IGNORED || !muster_sheet_has_column (sheet, i))
        continue;
      text = sheet->columns->by_hand[i] ? g_strdup_printf (_ ("The column “%s” was left out by hand"), heading) : g_strdup_printf (_ ("The column “%s” was left out: pictures are not fetched, and a chart has its own look"), heading);
      muster_notes_add (sheet->notes, MUSTER_NOTE_SKIPPED, sheet->file, muster_csv_get_line (sheet->csv, 0), 0, heading, NULL, "%s", text);
    }
}

/* }}} */
/* {{{ Rows */

/* The name in one column or in two; family names come first in Chinese. */
static const char *
get_name (Table *table, MusterSheet *sheet, guint row)
{
  const char *name = muster_sheet_get (sheet, row, MUSTER_COLUMN_NAME);
  const char *first = muster_sheet_get (sheet, row, MUSTER_COLUMN_FIRST_NAME);
  const char *last = muster_sheet_get (sheet, row, MUSTER_COLUMN_LAST_NAME);

  if (name || !first || !last)
    return name ? name : (first ? first : last);
  if (strlen (first) + strlen (last) >= MUSTER_CSV_MAX_CELL)
    {
      muster_notes_add (sheet->notes, MUSTER_NOTE_REPAIRED, sheet->file, muster_csv_get_line (sheet->csv, row), 0, NULL, NULL, _ ("The name is longer than 64 kB: the first name was left out"));
      return last;
    }
  if (g_unichar_iswide (g_utf8_get_char (last)))
    g_string_printf (table->name, "%s%s", last, first);
  else
    g_string_printf (table->name, "%s %s", first, last);
  return g_string_chunk_insert (table->names, table->name->str);
}

/* Muster's own tables have the ids of its roles. */
static gboolean
is_own_id (const char *id)
{
  gsize n = strspn (id + (g_str_has_prefix (id, "r-") ? 2 : 0), "0123456789abcdefghjkmnpqrstvwxyz");

  return g_str_has_prefix (id, "r-") && n >= 4 && id[2 + n] == 0;
}

static void
find_key (MusterSheet *sheet, guint row, MusterRow *into)
{
  const char *id = muster_sheet_get (sheet, row, MUSTER_COLUMN_ID);
  const char *post = muster_sheet_get (sheet, row, MUSTER_COLUMN_POST_ID);

  into->person_key = muster_sheet_get (sheet, row, MUSTER_COLUMN_PERSON_REFERENCE);
  if (!into->person_key && id && !is_own_id (id))
    into->person_key = id;
  into->key = post ? post : (id ? id : into->email);
  if (post)
    into->kind = MUSTER_KEY_POST;
  else if (id)
    into->kind = is_own_id (id) ? MUSTER_KEY_OWN : MUSTER_KEY_EITHER;
  else
    into->kind = into->email ? MUSTER_KEY_PERSON : MUSTER_KEY_NONE;
}

/* The way to a department may come in one column, and its name at the end or in another. */
static guint
read_department (Table *table, const MusterSheet *sheet, guint line, const char *name, const char *way, const char *parent)
{
  g_autofree char *before = NULL;
  g_auto (GStrv) path = NULL;

  if (way && name && g_str_has_suffix (way, name))
    {
      before = g_strndup (way, strlen (way) - strlen (name));
      way = before;
    }
  path = muster_cell_split_path (way ? way : (name ? name : ""));
  if (way && name)
    {
      guint n = g_strv_length (path);

      path = g_renew (char *, path, n + 2);
      path[n] = g_strdup (name);
      path[n + 1] = NULL;
    }
  return muster_rows_department (table->rows, (const char *const *) path, parent, sheet->file, line);
}

/* Departments come again and again, so that each is read once. */
static guint
find_department (Table *table, MusterSheet *sheet, guint row, guint line)
{
  const char *name = muster_sheet_get (sheet, row, MUSTER_COLUMN_DEPARTMENT);
  const char *way = muster_sheet_get (sheet, row, MUSTER_COLUMN_DEPARTMENT_PATH);
  const char *parent = muster_sheet_get (sheet, row, MUSTER_COLUMN_PARENT_DEPARTMENT);
  g_autofree char *key = NULL;
  gpointer known;
  guint department;

  if (!name && !way)
    return 0;
  key = g_strjoin ("\x1f", name ? name : "", way ? way : "", parent ? parent : "", NULL);
  if (g_hash_table_lookup_extended (table->departments, key, NULL, &known))
    return GPOINTER_TO_UINT (known);
  department = read_department (table, sheet, line, name, way, parent);
  g_hash_table_insert (table->departments, g_steal_pointer (&key), GUINT_TO_POINTER (department));
  return department;
}

static void
read_row (Table *table, MusterSheet *sheet, guint row, MusterRow *into)
{
  *into = (MusterRow){ 0 };
  muster_sheet_get_row (sheet, row, into);
  into->name = get_name (table, sheet, row);
  into->holder = muster_cell_holder (into->name ? into->name : "");
  find_key (sheet, row, into);
}

/* An e-mail says that somebody is there, even without a name. */
static void
settle_holder (MusterRow *row)
{
  if (row->holder == MUSTER_HOLDER_OPEN && row->email && !row->name)
    {
      row->holder = MUSTER_HOLDER_NAMED;
      row->name = row->email;
    }
}

/* The surest word that says who the manager is; empty if there is none. */
static const char *
get_manager (const MusterRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->managers); i++)
    if (row->managers[i])
      return row->managers[i];
  return "";
}

static void
take_row (Table *table, MusterSheet *sheet, guint row)
{
  MusterRow this;

  read_row (table, sheet, row, &this);
  settle_holder (&this);
  if (this.holder == MUSTER_HOLDER_GONE)
    {
      muster_notes_add (sheet->notes, MUSTER_NOTE_SKIPPED, sheet->file, this.line, 0, this.key, NULL, _ ("The post was eliminated"));
      if (this.key)
        muster_rows_pass (table->rows, this.key, get_manager (&this));
      return;
    }
  this.department = find_department (table, sheet, row, this.line);
  /* A role of our own may have neither: it comes back as it went. */
  if (!this.title && this.holder == MUSTER_HOLDER_OPEN && this.kind != MUSTER_KEY_OWN)
    {
      if (this.department == 0 || this.key)
        muster_notes_add (sheet->notes, MUSTER_NOTE_SKIPPED, sheet->file, this.line, 0, this.key, NULL, _ ("The row has neither a title nor a name"));
      return;
    }
  muster_sheet_get_own (sheet, row, table->own, table->own_text);
  this.own = (const MusterOwnCell *) (gpointer) table->own->data;
  this.n_own = table->own->len;
  sheet->roles[row] = muster_rows_add (table->rows, &this);
}

static gboolean
has_key (MusterSheet *sheet, guint row)
{
  static const MusterColumn keys[] = { MUSTER_COLUMN_ID, MUSTER_COLUMN_POST_ID, MUSTER_COLUMN_EMAIL };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (muster_sheet_get (sheet, row, keys[i]))
      return TRUE;
  return FALSE;
}

/* Titles are keys where rows have none, so all of them have to be known first. */
static void
expect_rows (Table *table, MusterSheet *sheet)
{
  for (guint row = 1; row < muster_sheet_get_n_rows (sheet); row++)
    {
      const char *name = get_name (table, sheet, row);

      if (!muster_sheet_has_row (sheet, row) || has_key (sheet, row) || muster_cell_holder (name ? name : "") == MUSTER_HOLDER_GONE)
        continue;
      muster_rows_expect (table->rows, muster_sheet_get (sheet, row, MUSTER_COLUMN_TITLE), find_department (table, sheet, row, muster_csv_get_line (sheet->csv, row)));
    }
}

static void
take_rows (Table *table)
{
  for (guint i = 0; i < table->sheets->len; i++)
    expect_rows (table, table->sheets->pdata[i]);
  for (guint i = 0; i < table->sheets->len; i++)
    {
      MusterSheet *sheet = table->sheets->pdata[i];

      for (guint row = 1; row < muster_sheet_get_n_rows (sheet); row++)
        if (muster_sheet_has_row (sheet, row))
          {
            take_row (table, sheet, row);
            table->import->rows++;
          }
    }
  muster_rows_finish (table->rows);
}

/* }}} */

static gboolean
read_sheets (MusterImport *import, char separator, GPtrArray *sheets, GError **error)
{
  for (guint i = 0; i < import->n_sources; i++)
    {
      MusterSheet *sheet = muster_sheet_read (&import->sources[i], separator, !import->no_headings, import->notes, error);

      if (!sheet)
        {
          if (i > 0)
            g_prefix_error (error, "%s:", import->sources[i].name);
          return FALSE;
        }
      g_ptr_array_add (sheets, sheet);
    }
  return map_columns (sheets, import->map, error);
}

static gboolean
prepare_sheets (MusterImport *import, GPtrArray *sheets, GError **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      MusterSheet *sheet = sheets->pdata[i];

      if (!check_columns (sheet, error))
        {
          if (i > 0)
            g_prefix_error (error, "%s:", import->sources[i].name);
          return FALSE;
        }
      release_dates (sheet, MUSTER_COLUMN_FROM);
      release_dates (sheet, MUSTER_COLUMN_UNTIL);
      note_ignored (sheet);
      muster_sheet_find_own (sheet);
    }
  return TRUE;
}

gboolean
muster_table_load (MusterImport *import, char separator, MusterDraft *draft, GError **error)
{
  g_autoptr (GPtrArray) sheets = import->sheets ? g_ptr_array_ref (import->sheets) : g_ptr_array_new_with_free_func ((GDestroyNotify) muster_sheet_free);
  g_autoptr (MusterRows) rows = NULL;
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (MusterOwnCell));
  g_autoptr (GString) own_text = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GHashTable) departments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Table table = { .import = import, .sheets = sheets, .own = own, .own_text = own_text, .name = name, .departments = departments };

  if (!read_sheets (import, separator, sheets, error) || !prepare_sheets (import, sheets, error))
    return FALSE;
  table.rows = rows = muster_rows_new (draft, import->notes);
  table.names = g_string_chunk_new (4096);
  muster_sheets_make_fields ((MusterSheet **) sheets->pdata, sheets->len, rows);
  take_rows (&table);
  g_string_chunk_free (table.names);
  return TRUE;
}
