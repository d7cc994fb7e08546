/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * organogram.c: staff organograms of UK government bodies.
 */
#include "organogram.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "error.h"
#include "sheet.h"

/* A file, and the columns that only these files have; -1 if it has not. */
typedef struct
{
  MusterSheet *sheet;
  gboolean junior;
  int organisation;
} File;

typedef struct
{
  MusterImport *import;
  MusterDraft *draft;
  MusterRows *rows;
  GArray *files;
  GArray *own;
  GString *own_text;
  /* Texts that live until the end. */
  GStringChunk *texts;
  guint n_nameless;
} Organogram;

/* {{{ Headings */

static int
find_heading (MusterCsv *csv, const char *heading)
{
  for (guint i = 0; i < muster_csv_get_n_cells (csv, 0); i++)
    if (g_ascii_strcasecmp (muster_csv_get (csv, 0, i), heading) == 0)
      return (int) i;
  return -1;
}

static gboolean
is_senior (MusterCsv *csv)
{
  return find_heading (csv, "Post Unique Reference") >= 0 && find_heading (csv, "Reports to Senior Post") >= 0;
}

static gboolean
is_junior (MusterCsv *csv)
{
  return find_heading (csv, "Reporting Senior Post") >= 0 && find_heading (csv, "Number of Posts in FTE") >= 0;
}

/* The first line of a file; in UTF-16 a line break has two bytes. */
static GBytes *
first_line (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size), *end;
  gsize length = 0;

  while (length < size && length < MUSTER_CSV_MAX_CELL && text[length] != '\n' && text[length] != '\r')
    length++;
  end = text + length;
  if (length % 2 != 0 && end < text + size && memchr (text, 0, length))
    length++;
  return g_bytes_new_from_bytes (bytes, 0, length);
}

gboolean
muster_organogram_recognises (const MusterSource *source)
{
  g_autoptr (GBytes) line = first_line (source->bytes);
  g_autoptr (MusterCsv) csv = muster_csv_read (line, source->name, 0, NULL, NULL);

  if (!csv || muster_csv_get_n_rows (csv) == 0)
    return FALSE;
  muster_csv_trim (csv);
  return is_senior (csv) || is_junior (csv);
}

/* Most columns are found by their names; these are called so in organograms alone. */
static void
map_columns (File *file)
{
  static const char *const maps[] = {
    "notes=Job/Team Function", "manager-id=Reporting Senior Post", "title=Generic Job Title", "pool=Number of Posts in FTE", "own=Contact E-mail", "own=Notes", "department=Unit"
  };
  MusterSheet *sheet = file->sheet;

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    muster_headings_map (sheet->columns, maps[i], (const char *const *) sheet->headings, NULL);
  file->organisation = find_heading (sheet->csv, "Organisation");
  if (file->organisation >= 0)
    sheet->columns->uses[file->organisation] = MUSTER_COLUMN_IGNORED;
  muster_sheet_find_own (sheet);
}

/* }}} */
/* {{{ Rows */

static const char *
keep (Organogram *organogram, const char *text)
{
  return g_string_chunk_insert_const (organogram->texts, text);
}

/* Without the quotes that some bodies put around their cells. */
static const char *
unquote (Organogram *organogram, const char *text)
{
  gsize length = text ? strlen (text) : 0;
  g_autofree char *inner = NULL;

  if (length < 2 || text[0] != '\'' || text[length - 1] != '\'')
    return text;
  inner = g_strstrip (g_strndup (text + 1, length - 2));
  return keep (organogram, inner);
}

static guint
find_department (Organogram *organogram, const File *file, guint row)
{
  const char *organisation = file->organisation >= 0 ? muster_csv_get (file->sheet->csv, row, (guint) file->organisation) : "";
  const char *unit = muster_sheet_get (file->sheet, row, MUSTER_COLUMN_DEPARTMENT);
  const char *path[3] = { NULL };
  guint n = 0;

  if (*organisation)
    path[n++] = unquote (organogram, organisation);
  if (unit && g_ascii_strcasecmp (unit, organisation) != 0)
    path[n++] = unquote (organogram, unit);
  return muster_rows_department (organogram->rows, path, muster_sheet_get (file->sheet, row, MUSTER_COLUMN_PARENT_DEPARTMENT), file->sheet->file, muster_csv_get_line (file->sheet->csv, row));
}

/* What both kinds of post say. */
static void
read_row (Organogram *organogram, const File *file, guint row, MusterRow *into)
{
  muster_sheet_get_row (file->sheet, row, into);
  into->kind = MUSTER_KEY_POST;
  into->title = unquote (organogram, into->title);
  into->notes = unquote (organogram, into->notes);
  into->grade = unquote (organogram, into->grade);
  if (into->managers[0] && g_ascii_strcasecmp (into->managers[0], "XX") == 0)
    into->managers[0] = NULL;
  if (into->pay_min == 0 && !(into->pay_max > 0))
    into->pay_min = into->pay_max = NAN;
}

static void
add_row (Organogram *organogram, const File *file, guint row, MusterRow *this)
{
  this->department = find_department (organogram, file, row);
  muster_sheet_get_own (file->sheet, row, organogram->own, organogram->own_text);
  this->own = (const MusterOwnCell *) (gpointer) organogram->own->data;
  this->n_own = organogram->own->len;
  file->sheet->roles[row] = muster_rows_add (organogram->rows, this);
}

static void
skip_row (Organogram *organogram, const File *file, const MusterRow *this, const char *why)
{
  muster_notes_add (organogram->import->notes, MUSTER_NOTE_SKIPPED, file->sheet->file, this->line, 0, this->key, NULL, "%s", why);
}

static MusterHolder
read_holder (Organogram *organogram, const char *name)
{
  if (!name)
    {
      organogram->n_nameless++;
      return MUSTER_HOLDER_UNDISCLOSED;
    }
  if (g_ascii_strcasecmp (name, "ND") == 0)
    return MUSTER_HOLDER_UNDISCLOSED;
  return muster_cell_holder (name);
}

static void
take_senior (Organogram *organogram, const File *file, guint row)
{
  MusterRow this = { 0 };

  read_row (organogram, file, row, &this);
  this.key = muster_sheet_get (file->sheet, row, MUSTER_COLUMN_POST_ID);
  this.name = unquote (organogram, this.name);
  this.holder = read_holder (organogram, this.name);
  if (this.holder == MUSTER_HOLDER_GONE || g_strcmp0 (this.key, "0") == 0)
    {
      skip_row (organogram, file, &this, this.holder == MUSTER_HOLDER_GONE ? _ ("The post was eliminated") : _ ("The reference 0 means a post that is not in use"));
      if (this.key)
        muster_rows_pass (organogram->rows, this.key, this.managers[0] ? this.managers[0] : "");
      return;
    }
  if (!this.key)
    {
      muster_notes_add (organogram->import->notes, MUSTER_NOTE_REPAIRED, file->sheet->file, this.line, 0, NULL, NULL, _ ("The post has no reference: told apart by its title"));
      this.kind = MUSTER_KEY_NONE;
    }
  add_row (organogram, file, row, &this);
}

/* All that tells junior posts apart. */
static const char *
make_key (Organogram *organogram, const File *file, guint row)
{
  g_autoptr (GString) key = g_string_new (NULL);
  int number = file->sheet->columns->at[MUSTER_COLUMN_POOL];

  g_string_append (key, muster_csv_get (file->sheet->csv, row, (guint) file->sheet->columns->at[MUSTER_COLUMN_MANAGER_ID]));
  for (guint i = 0; i < file->sheet->columns->n; i++)
    if ((int) i != number && (int) i != file->sheet->columns->at[MUSTER_COLUMN_MANAGER_ID])
      g_string_append_printf (key, " / %s", muster_csv_get (file->sheet->csv, row, i));
  return keep (organogram, key->str);
}

static void
take_junior (Organogram *organogram, const File *file, guint row)
{
  MusterRow this = { 0 };

  read_row (organogram, file, row, &this);
  this.key = make_key (organogram, file, row);
  this.holder = MUSTER_HOLDER_OPEN;
  if (this.pool == 0)
    {
      skip_row (organogram, file, &this, _ ("The number of posts is 0"));
      return;
    }
  if (isnan (this.pool))
    {
      muster_notes_add (organogram->import->notes, MUSTER_NOTE_REPAIRED, file->sheet->file, this.line, 0, this.key, NULL, _ ("The number of posts is missing: taken as 1"));
      this.pool = 1;
    }
  this.fte = this.pool;
  add_row (organogram, file, row, &this);
}

static void
take_rows (Organogram *organogram, gboolean junior)
{
  for (guint i = 0; i < organogram->files->len; i++)
    {
      const File *file = &g_array_index (organogram->files, File, i);

      if (file->junior != junior)
        continue;
      organogram->n_nameless = 0;
      for (guint row = 1; row < muster_sheet_get_n_rows (file->sheet); row++)
        {
          if (!muster_sheet_has_row (file->sheet, row))
            continue;
          if (junior)
            take_junior (organogram, file, row);
          else
            take_senior (organogram, file, row);
          organogram->import->rows++;
        }
      if (organogram->n_nameless > 0)
        muster_notes_add (organogram->import->notes, MUSTER_NOTE_REPAIRED, file->sheet->file, 0, 0, NULL, NULL, ngettext ("%u post has no name: taken as held by somebody who is not disclosed", "%u posts have no name: taken as held by people who are not disclosed", organogram->n_nameless), organogram->n_nameless);
    }
}

/* }}} */
/* {{{ Files */

static void
clear_file (gpointer data)
{
  g_clear_pointer (&((File *) data)->sheet, muster_sheet_free);
}

static gboolean
read_file (Organogram *organogram, const MusterSource *source, GError **error)
{
  File file = { .sheet = muster_sheet_read (source, 0, TRUE, organogram->import->notes, error) };

  if (!file.sheet)
    return FALSE;
  g_array_append_val (organogram->files, file);
  file.junior = is_junior (file.sheet->csv);
  if (!file.junior && !is_senior (file.sheet->csv))
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX, "%u:1: %s", muster_csv_get_line (file.sheet->csv, 0), _ ("The columns are not those of an organogram of senior or junior posts"));
      return FALSE;
    }
  map_columns (&file);
  g_array_index (organogram->files, File, organogram->files->len - 1) = file;
  return TRUE;
}

/* Reads the files. There is one organisation in a chart, and it has senior posts. */
static gboolean
read_files (Organogram *organogram, GError **error)
{
  MusterImport *import = organogram->import;
  guint n_senior = 0;

  if (import->map && import->map[0])
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, "%s", _ ("The columns of an organogram are known; leave out --map, or say that it is a table with --from csv"));
      return FALSE;
    }
  for (guint i = 0; i < import->n_sources; i++)
    {
      if (!read_file (organogram, &import->sources[i], error))
        {
          if (i > 0)
            g_prefix_error (error, "%s:", import->sources[i].name);
          return FALSE;
        }
      n_senior += !g_array_index (organogram->files, File, i).junior;
    }
  if (n_senior == 1)
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, "%s", n_senior == 0 ? _ ("There are junior posts alone; import them together with the file of senior posts") : _ ("Several files have senior posts; import one organisation at one date at a time"));
  return FALSE;
}

static void
describe_chart (Organogram *organogram)
{
  MusterRecord chart = muster_document_get_chart (muster_draft_get_document (organogram->draft));

  muster_draft_set_text (organogram->draft, chart, MUSTER_CHART_CURRENCY, "GBP");
  muster_draft_set_text (organogram->draft, chart, MUSTER_CHART_PAY_PERIOD, "year");
  for (guint i = 0; i < organogram->files->len; i++)
    {
      const File *file = &g_array_index (organogram->files, File, i);

      if (!file->junior && file->organisation >= 0 && muster_sheet_get_n_rows (file->sheet) > 1)
        muster_draft_set_text (organogram->draft, chart, MUSTER_CHART_NAME, muster_rows_line (organogram->rows, muster_csv_get (file->sheet->csv, 1, (guint) file->organisation)));
    }
}

/* Senior posts come first, in whichever order the files were given. */
static void
fill (Organogram *organogram)
{
  g_autofree MusterSheet **sheets = g_new (MusterSheet *, organogram->files->len);
  guint n = 0;

  for (int junior = FALSE; junior <= TRUE; junior++)
    for (guint i = 0; i < organogram->files->len; i++)
      if (g_array_index (organogram->files, File, i).junior == junior)
        sheets[n++] = g_array_index (organogram->files, File, i).sheet;
  muster_sheets_make_fields (sheets, n, organogram->rows);
  describe_chart (organogram);
  take_rows (organogram, FALSE);
  take_rows (organogram, TRUE);
  muster_rows_finish (organogram->rows);
}

/* Gives the tables away to who asked for them. */
static void
give_sheets (Organogram *organogram)
{
  for (guint i = 0; organogram->import->sheets && i < organogram->files->len; i++)
    g_ptr_array_add (organogram->import->sheets, g_steal_pointer (&g_array_index (organogram->files, File, i).sheet));
}

gboolean
muster_organogram_load (MusterImport *import, MusterDraft *draft, GError **error)
{
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (File));
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (MusterOwnCell));
  g_autoptr (GString) own_text = g_string_new (NULL);
  g_autoptr (MusterRows) rows = NULL;
  Organogram organogram = { .import = import, .draft = draft, .files = files, .own = own, .own_text = own_text };

  g_array_set_clear_func (files, clear_file);
  if (!read_files (&organogram, error))
    return FALSE;
  organogram.rows = rows = muster_rows_new (draft, import->notes);
  organogram.texts = g_string_chunk_new (64 << 10);
  fill (&organogram);
  g_string_chunk_free (organogram.texts);
  give_sheets (&organogram);
  return TRUE;
}

/* }}} */
