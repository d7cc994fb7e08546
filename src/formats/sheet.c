/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * sheet.c: tables of which it is known what their columns are.
 */
#include "sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "error.h"
#include "json-text.h"

/* {{{ Reading */

/* A column that has no heading is called by its number. */
char **
muster_sheet_dup_headings (MusterSheet *sheet)
{
  guint n = muster_csv_get_n_columns (sheet->csv);
  char **headings = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const char *heading = muster_csv_get (sheet->csv, 0, i);

      headings[i] = *heading ? g_strdup (heading) : g_strdup_printf (_ ("Column %u"), i + 1);
    }
  return headings;
}

static gboolean
is_empty_row (MusterCsv *csv, guint row)
{
  for (guint i = 0; i < muster_csv_get_n_cells (csv, row); i++)
    if (*muster_csv_get (csv, row, i))
      return FALSE;
  return TRUE;
}

static void
note_ragged_rows (MusterSheet *sheet)
{
  guint n = muster_csv_get_n_cells (sheet->csv, 0);

  if (!sheet->has_headings)
    return;
  for (guint row = 1; row < muster_csv_get_n_rows (sheet->csv); row++)
    {
      guint n_cells = muster_csv_get_n_cells (sheet->csv, row);

      while (n_cells > n && !*muster_csv_get (sheet->csv, row, n_cells - 1))
        n_cells--;
      if (n_cells != n && !is_empty_row (sheet->csv, row))
        muster_notes_add (sheet->notes, MUSTER_NOTE_REPAIRED, sheet->file, muster_csv_get_line (sheet->csv, row), 0, NULL, NULL, _ ("The row has %u cells, the headings %u: taken from the left"), n_cells, n);
    }
}

MusterSheet *
muster_sheet_read (const MusterSource *source, char separator, gboolean has_headings, MusterNotes *notes, GError **error)
{
  g_autoptr (MusterSheet) sheet = g_new0 (MusterSheet, 1);

  sheet->file = source->name;
  sheet->has_headings = has_headings;
  sheet->notes = notes;
  sheet->own = g_array_new (FALSE, FALSE, sizeof (MusterOwnColumn));
  sheet->csv = muster_csv_read (source->bytes, source->name, separator, notes, error);
  if (!sheet->csv)
    return NULL;
  if (muster_csv_get_n_rows (sheet->csv) == 0)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX, "1:1: %s", _ ("The file is empty; its first row should say what the columns are"));
      return NULL;
    }
  muster_csv_trim (sheet->csv);
  if (!has_headings)
    muster_csv_add_headings (sheet->csv);
  sheet->roles = g_new0 (MusterRecord, muster_csv_get_n_rows (sheet->csv));
  sheet->comma = muster_csv_get_separator (sheet->csv) == ';';
  sheet->headings = muster_sheet_dup_headings (sheet);
  sheet->columns = muster_headings_new ((const char *const *) sheet->headings, g_strv_length (sheet->headings));
  note_ragged_rows (sheet);
  return g_steal_pointer (&sheet);
}

void
muster_sheet_free (MusterSheet *sheet)
{
  g_clear_pointer (&sheet->csv, muster_csv_free);
  g_clear_pointer (&sheet->columns, muster_headings_free);
  g_strfreev (sheet->headings);
  g_array_unref (sheet->own);
  g_free (sheet->roles);
  g_free (sheet);
}

gboolean
muster_sheet_names_something (MusterSheet *sheet)
{
  static const MusterColumn needed[] = {
    MUSTER_COLUMN_NAME, MUSTER_COLUMN_FIRST_NAME, MUSTER_COLUMN_LAST_NAME, MUSTER_COLUMN_TITLE, MUSTER_COLUMN_DEPARTMENT, MUSTER_COLUMN_DEPARTMENT_PATH
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (sheet->columns->at[needed[i]] >= 0)
      return TRUE;
  return FALSE;
}

guint
muster_sheet_get_n_rows (MusterSheet *sheet)
{
  return muster_csv_get_n_rows (sheet->csv);
}

gboolean
muster_sheet_has_row (MusterSheet *sheet, guint row)
{
  return !is_empty_row (sheet->csv, row);
}

gboolean
muster_sheet_has_column (MusterSheet *sheet, guint column)
{
  for (guint row = 1; row < muster_csv_get_n_rows (sheet->csv); row++)
    if (*muster_csv_get (sheet->csv, row, column))
      return TRUE;
  return FALSE;
}

const char *
muster_sheet_get (MusterSheet *sheet, guint row, MusterColumn field)
{
  int column = sheet->columns->at[field];
  const char *text = column >= 0 ? muster_csv_get (sheet->csv, row, (guint) column) : "";

  return *text ? text : NULL;
}

/* }}} */
/* {{{ Cells */

/* Takes @text. */
static void
note_cell (MusterSheet *sheet, guint row, char *text)
{
  muster_notes_add (sheet->notes, MUSTER_NOTE_REPAIRED, sheet->file, muster_csv_get_line (sheet->csv, row), 0, NULL, NULL, "%s", text);
  g_free (text);
}

static const char *
get_heading (MusterSheet *sheet, MusterColumn column)
{
  return sheet->headings[sheet->columns->at[column]];
}

static gboolean
read_range (MusterSheet *sheet, const char *text, double *min, double *max)
{
  return muster_cell_range (text, sheet->comma, min, max) || muster_cell_range (text, !sheet->comma, min, max);
}

/* The lower and the upper end of what a cell says; NAN if it says nothing that can be used. */
static void
get_range (MusterSheet *sheet, guint row, MusterColumn column, MusterField field, double *min, double *max)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  const char *text = muster_sheet_get (sheet, row, column);
  gboolean understood = text && read_range (sheet, text, min, max);

  /* A range may be the wrong way round. */
  if (understood && fmin (*min, *max) >= info->min && fmax (*min, *max) <= info->max)
    return;
  *min = *max = NAN;
  if (understood)
    note_cell (sheet, row, g_strdup_printf (_ ("“%s” cannot be %s: left out"), get_heading (sheet, column), text));
  else if (text && !muster_cell_is_nothing (text))
    note_cell (sheet, row, g_strdup_printf (_ ("“%s” should be a number, but is “%s”: left out"), get_heading (sheet, column), text));
}

double
muster_sheet_get_number (MusterSheet *sheet, guint row, MusterColumn column, MusterField field)
{
  double min, max;

  get_range (sheet, row, column, field, &min, &max);
  return min;
}

static void
get_pay (MusterSheet *sheet, guint row, MusterRow *into)
{
  double min, max, ignored;

  get_range (sheet, row, MUSTER_COLUMN_PAY, MUSTER_ROLE_PAY_MIN, &into->pay_min, &into->pay_max);
  get_range (sheet, row, MUSTER_COLUMN_PAY_MIN, MUSTER_ROLE_PAY_MIN, &min, &ignored);
  get_range (sheet, row, MUSTER_COLUMN_PAY_MAX, MUSTER_ROLE_PAY_MAX, &ignored, &max);
  if (!isnan (min))
    into->pay_min = min;
  if (!isnan (max))
    into->pay_max = max;
}

/* In per cent; a part of 1 is meant where the number is not above it. */
static double
get_share (MusterSheet *sheet, guint row)
{
  double share = muster_sheet_get_number (sheet, row, MUSTER_COLUMN_SHARE, MUSTER_HOLDING_SHARE);

  return share <= 1 ? share * 100 : share;
}

static void
get_words (MusterSheet *sheet, guint row, MusterRow *into)
{
  const char *assistant = muster_sheet_get (sheet, row, MUSTER_COLUMN_ASSISTANT);
  const char *type = muster_sheet_get (sheet, row, MUSTER_COLUMN_TYPE);

  if (assistant && !muster_cell_flag (assistant, &into->assistant))
    note_cell (sheet, row, g_strdup_printf (_ ("“%s” should be yes or no, but is “%s”: taken as no"), get_heading (sheet, MUSTER_COLUMN_ASSISTANT), assistant));
  into->type = type ? muster_cell_type (type) : NULL;
  if (type && !into->type && !muster_cell_is_nothing (type))
    note_cell (sheet, row, g_strdup_printf (_ ("“%s” should be employee, contractor, vendor or tool, but is “%s”: taken as employee"), get_heading (sheet, MUSTER_COLUMN_TYPE), type));
}

void
muster_sheet_get_row (MusterSheet *sheet, guint row, MusterRow *into)
{
  into->file = sheet->file;
  into->line = muster_csv_get_line (sheet->csv, row);
  into->ref = muster_sheet_get (sheet, row, MUSTER_COLUMN_REFERENCE);
  into->name = muster_sheet_get (sheet, row, MUSTER_COLUMN_NAME);
  into->email = muster_sheet_get (sheet, row, MUSTER_COLUMN_EMAIL);
  into->title = muster_sheet_get (sheet, row, MUSTER_COLUMN_TITLE);
  into->grade = muster_sheet_get (sheet, row, MUSTER_COLUMN_GRADE);
  into->requirements = muster_sheet_get (sheet, row, MUSTER_COLUMN_REQUIREMENTS);
  into->notes = muster_sheet_get (sheet, row, MUSTER_COLUMN_NOTES);
  into->managers[0] = muster_sheet_get (sheet, row, MUSTER_COLUMN_MANAGER_ID);
  into->managers[1] = muster_sheet_get (sheet, row, MUSTER_COLUMN_MANAGER_EMAIL);
  into->managers[2] = muster_sheet_get (sheet, row, MUSTER_COLUMN_MANAGER);
  into->dotted = muster_sheet_get (sheet, row, MUSTER_COLUMN_DOTTED);
  into->from = muster_sheet_get (sheet, row, MUSTER_COLUMN_FROM);
  into->until = muster_sheet_get (sheet, row, MUSTER_COLUMN_UNTIL);
  into->share = get_share (sheet, row);
  into->cost = muster_sheet_get_number (sheet, row, MUSTER_COLUMN_COST, MUSTER_PERSON_COST);
  into->fte = muster_sheet_get_number (sheet, row, MUSTER_COLUMN_FTE, MUSTER_ROLE_FTE);
  into->pool = muster_sheet_get_number (sheet, row, MUSTER_COLUMN_POOL, MUSTER_ROLE_POOL);
  get_pay (sheet, row, into);
  get_words (sheet, row, into);
}

/* }}} */
/* {{{ The user's own fields */

/* Whether @text is a number as JSON has it, and one that a double holds: no code with a 0 before
 * it, no telephone number with a plus. */
static gboolean
is_plain_number (const char *text)
{
  const char *at = *text == '-' ? text + 1 : text;
  gsize whole = strspn (at, "0123456789"), part = 0;

  if (whole == 0 || (*at == '0' && whole > 1))
    return FALSE;
  if (at[whole] == '.')
    {
      part = strspn (at + whole + 1, "0123456789");
      if (part == 0)
        return FALSE;
      part++;
    }
  return at[whole + part] == 0 && whole + part <= 15;
}

/* Looks through a column. Returns: whether there is anything in it; @number: and only numbers. */
static gboolean
look_through (MusterSheet *sheet, guint column, gboolean *number)
{
  gboolean any = FALSE;

  *number = TRUE;
  for (guint row = 1; row < muster_csv_get_n_rows (sheet->csv); row++)
    {
      const char *text = muster_csv_get (sheet->csv, row, column);

      any = any || *text;
      *number = *number && (!*text || is_plain_number (text));
    }
  return any;
}

/* A heading that an own field before it has gets a number, so that it is another field. */
static const char *
name_uniquely (MusterSheet *sheet, guint column)
{
  g_autofree char *name = g_strdup (sheet->headings[column]);

  for (guint n = 2;; n++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < sheet->own->len; i++)
        taken = taken || strcmp (g_array_index (sheet->own, MusterOwnColumn, i).name, name) == 0;
      if (!taken)
        break;
      g_free (name);
      name = g_strdup_printf ("%s %u", sheet->headings[column], n);
    }
  g_free (sheet->headings[column]);
  sheet->headings[column] = g_steal_pointer (&name);
  return sheet->headings[column];
}

void
muster_sheet_find_own (MusterSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->n; i++)
    {
      MusterOwnColumn own = { .column = i };

      if (sheet->columns->uses[i] != MUSTER_COLUMN_OWN || !look_through (sheet, i, &own.number))
        continue;
      own.name = name_uniquely (sheet, i);
      g_array_append_val (sheet->own, own);
    }
}

void
muster_sheets_make_fields (MusterSheet **sheets, guint n_sheets, MusterRows *rows)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_sheets; i++)
    for (guint k = 0; k < sheets[i]->own->len; k++)
      {
        const MusterOwnColumn *own = &g_array_index (sheets[i]->own, MusterOwnColumn, k);

        if (!own->number)
          g_hash_table_add (words, g_utf8_casefold (own->name, -1));
      }
  for (guint i = 0; i < n_sheets; i++)
    for (guint k = 0; k < sheets[i]->own->len; k++)
      {
        MusterOwnColumn *own = &g_array_index (sheets[i]->own, MusterOwnColumn, k);
        g_autofree char *folded = g_utf8_casefold (own->name, -1);

        own->number = !g_hash_table_contains (words, folded);
        own->field = muster_rows_own_field (rows, own->name, own->number);
      }
}

void
muster_sheet_get_own (MusterSheet *sheet, guint row, GArray *cells, GString *text)
{
  gsize start = 0;

  g_array_set_size (cells, 0);
  g_string_truncate (text, 0);
  for (guint i = 0; i < sheet->own->len; i++)
    {
      const MusterOwnColumn *own = &g_array_index (sheet->own, MusterOwnColumn, i);
      MusterOwnCell cell = { .field = own->field, .name = own->name };
      const char *value = muster_csv_get (sheet->csv, row, own->column);

      if (!*value)
        continue;
      if (own->number)
        muster_json_append_number (text, g_ascii_strtod (value, NULL));
      else
        muster_json_append_string (text, value);
      g_string_append_c (text, 0);
      g_array_append_val (cells, cell);
    }

  /* The text does not move any more. */
  for (guint i = 0; i < cells->len; i++)
    {
      g_array_index (cells, MusterOwnCell, i).json = text->str + start;
      start += strlen (text->str + start) + 1;
    }
}

/* }}} */
