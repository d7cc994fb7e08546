/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv.c: rows and cells of delimited text.
 *
 * A cell without its quotes is never longer than with them, so cells are unquoted where they stand
 * and ended by a zero in the place of their separator.
 */
#include "csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "decode.h"
#include "error.h"

typedef struct
{
  guint first_cell;
  guint line;
} Row;

struct _MusterCsv
{
  char *text;
  char separator;
  guint n_columns;
  /* Offsets into the text, and the rows with one more at the end. */
  GArray *cells;
  GArray *rows;
};

/* A place in the text; columns are counted in characters. */
typedef struct
{
  guint line;
  guint column;
} Place;

typedef struct
{
  MusterCsv *csv;
  const char *name;
  MusterNotes *notes;
  char *at;
  char *end;
  Place place;
} Reader;

static gboolean
fail (Place place, MusterError code, GError **error, const char *what)
{
  g_set_error (error, MUSTER_ERROR, code, "%u:%u: %s", place.line, place.column, what);
  return FALSE;
}

static char
take (Reader *reader)
{
  char byte = *reader->at++;

  reader->place.column += ((guchar) byte & 0xc0) != 0x80;
  return byte;
}

static gboolean
at_line_end (const Reader *reader)
{
  return reader->at < reader->end && (*reader->at == '\n' || *reader->at == '\r');
}

/* Steps over LF, CRLF or CR. */
static void
take_line_end (Reader *reader)
{
  if (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n')
    reader->at++;
  reader->at++;
  reader->place.line++;
  reader->place.column = 1;
}

/* {{{ Cells */

/* Writes what is in quotes to @out. Returns: its end, or %NULL if the quotes are never closed. */
static char *
take_quoted (Reader *reader, char *out, GError **error)
{
  Place start = reader->place;
  const char *first = out;

  take (reader);
  while (reader->at < reader->end && out - first <= MUSTER_CSV_MAX_CELL)
    if (at_line_end (reader))
      {
        const char *from = reader->at;

        take_line_end (reader);
        while (from < reader->at)
          *out++ = *from++;
      }
    else
      {
        char byte = take (reader);

        if (byte == '"' && (reader->at == reader->end || *reader->at != '"'))
          return out;
        if (byte == '"')
          take (reader);
        *out++ = byte;
      }

  if (reader->at < reader->end)
    fail (start, MUSTER_ERROR_LIMIT, error, _ ("The cell that begins here is longer than 64 kB; close its quotes or shorten it"));
  else
    fail (start, MUSTER_ERROR_SYNTAX, error, _ ("The quotes that open here are never closed"));
  return NULL;
}

/* A formula was made harmless with a ' before it. */
static char *
skip_guard (char *cell)
{
  return *cell == '\'' && cell[1] != 0 && strchr ("=+-@\t\r", cell[1]) ? cell + 1 : cell;
}

/* Reads one cell up to its separator, the line's end or the end of the text, and ends it there. */
static gboolean
take_cell (Reader *reader, GError **error)
{
  MusterCsv *csv = reader->csv;
  Place start = reader->place;
  char *cell = reader->at, *out = cell;
  gboolean quoted = reader->at < reader->end && *reader->at == '"';
  guint offset;

  if (quoted)
    {
      out = take_quoted (reader, out, error);
      if (!out)
        return FALSE;
      if (reader->at < reader->end && *reader->at != csv->separator && !at_line_end (reader))
        muster_notes_add (reader->notes, MUSTER_NOTE_REPAIRED, reader->name, reader->place.line, reader->place.column, NULL, NULL, _ ("Text follows the closing quote: both were kept as one cell"));
    }
  while (reader->at < reader->end && *reader->at != csv->separator && !at_line_end (reader))
    *out++ = take (reader);
  if (out - cell > MUSTER_CSV_MAX_CELL)
    return fail (start, MUSTER_ERROR_LIMIT, error, _ ("The cell that begins here is longer than 64 kB; shorten it"));

  offset = (guint) (cell - csv->text);
  g_array_append_val (csv->cells, offset);
  /* Where nothing was taken away, what follows is still to be looked at. */
  if (out < reader->at)
    *out = 0;
  return TRUE;
}

/* }}} */
/* {{{ Rows */

static gboolean
take_row (Reader *reader, GError **error)
{
  MusterCsv *csv = reader->csv;
  Row row = { csv->cells->len, reader->place.line };
  gboolean more = TRUE;

  if (csv->rows->len == MUSTER_CSV_MAX_ROWS + 1)
    return fail (reader->place, MUSTER_ERROR_LIMIT, error, _ ("The table has more than 1,000,000 rows; split it"));
  while (more)
    {
      char *byte;

      if (csv->cells->len - row.first_cell == MUSTER_CSV_MAX_COLUMNS)
        return fail (reader->place, MUSTER_ERROR_LIMIT, error, _ ("The row has more than 1,000 columns; take away those that are not needed"));
      if (!take_cell (reader, error))
        return FALSE;
      byte = reader->at;
      more = byte < reader->end && *byte == csv->separator;
      if (more)
        take (reader);
      else if (byte < reader->end)
        take_line_end (reader);
      *byte = 0;
    }
  csv->n_columns = MAX (csv->n_columns, csv->cells->len - row.first_cell);
  g_array_append_val (csv->rows, row);
  return TRUE;
}

static gboolean
take_rows (Reader *reader, GError **error)
{
  MusterCsv *csv = reader->csv;
  Row end;

  while (reader->at < reader->end)
    if (at_line_end (reader))
      take_line_end (reader);
    else if (!take_row (reader, error))
      return FALSE;

  for (guint i = 0; i < csv->cells->len; i++)
    {
      guint *offset = &g_array_index (csv->cells, guint, i);

      *offset = (guint) (skip_guard (csv->text + *offset) - csv->text);
    }
  end = (Row){ csv->cells->len, reader->place.line };
  g_array_append_val (csv->rows, end);
  return TRUE;
}

/* }}} */
/* {{{ Before the rows */

/* Whether @line is one of the settings at the head of a draw.io table: "## comment", "# key: value". */
static gboolean
is_setting (const char *line, const char *end)
{
  const char *at = line;

  if (at == end || *at++ != '#')
    return FALSE;
  if (at < end && *at == '#')
    return TRUE;
  while (at < end && *at == ' ')
    at++;
  line = at;
  while (at < end && g_ascii_isalpha (*at))
    at++;
  return at > line && at < end && *at == ':';
}

static void
skip_line (Reader *reader)
{
  while (reader->at < reader->end && !at_line_end (reader))
    take (reader);
  if (reader->at < reader->end)
    take_line_end (reader);
}

/* A setting goes on in the next line if it ends in a backslash. */
static void
skip_settings (Reader *reader)
{
  guint n_lines = 0;
  gboolean goes_on = FALSE;

  while (goes_on || is_setting (reader->at, reader->end))
    {
      const char *line = reader->at, *line_end = line;

      while (line_end < reader->end && *line_end != '\n' && *line_end != '\r')
        line_end++;
      goes_on = line_end > line && line_end[-1] == '\\' && line_end < reader->end;
      skip_line (reader);
      n_lines++;
    }
  if (n_lines > 0)
    muster_notes_add (reader->notes, MUSTER_NOTE_SKIPPED, reader->name, 1, 0, NULL, NULL, ngettext ("%u line of settings of a drawing", "%u lines of settings of a drawing", n_lines), n_lines);
}

/* Takes the line "sep=;" with which spreadsheets are told. Returns: the separator, or 0. */
static char
take_separator_line (Reader *reader)
{
  char separator;

  if (reader->end - reader->at < 5 || g_ascii_strncasecmp (reader->at, "sep=", 4) != 0)
    return 0;
  separator = reader->at[4];
  if (!strchr (",;\t", separator) || (reader->at + 5 < reader->end && reader->at[5] != '\n' && reader->at[5] != '\r'))
    return 0;
  skip_line (reader);
  return separator;
}

/* }}} */
/* {{{ Which separator */

#define SAMPLE_ROWS 50

/* Counts the cells of each of the first rows. Returns: how many rows there are. */
static guint
count_cells (const char *at, const char *end, char separator, guint n_cells[SAMPLE_ROWS])
{
  guint n_rows = 0, n = 1;
  gboolean in_quotes = FALSE, cell_begins = TRUE, empty = TRUE;

  for (; at < end && n_rows < SAMPLE_ROWS; at++)
    {
      gboolean line_end = !in_quotes && (*at == '\n' || *at == '\r');

      if (*at == '"' && (in_quotes || cell_begins))
        in_quotes = !in_quotes;
      cell_begins = line_end || (!in_quotes && *at == separator);
      if (!line_end)
        {
          n += !in_quotes && *at == separator;
          empty = FALSE;
          continue;
        }
      if (!empty)
        n_cells[n_rows++] = n;
      n = 1;
      empty = TRUE;
    }
  if (!empty && n_rows < SAMPLE_ROWS)
    n_cells[n_rows++] = n;
  return n_rows;
}

/* The separator that gives most rows as many cells as the first; of equal ones that with more
 * cells. A comma if there is none. */
static char
find_separator (const char *at, const char *end, char preferred)
{
  static const char candidates[] = { ',', ';', '\t' };
  char best = ',';
  double best_share = 0;
  guint best_cells = 1;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint n_cells[SAMPLE_ROWS], same = 0;
      guint n_rows = count_cells (at, end, candidates[i], n_cells);
      double share;

      if (n_rows == 0 || n_cells[0] < 2)
        continue;
      if (candidates[i] == preferred)
        return preferred;
      for (guint row = 0; row < n_rows; row++)
        same += n_cells[row] == n_cells[0];
      share = (double) same / n_rows;
      if (share < best_share || (share == best_share && n_cells[0] <= best_cells))
        continue;
      best = candidates[i];
      best_share = share;
      best_cells = n_cells[0];
    }
  return best;
}

/* }}} */

static char *
decode (Reader *reader, GBytes *bytes, gsize *length, GError **error)
{
  const char *encoding;
  char *text;

  if (g_bytes_get_size (bytes) > MUSTER_CSV_MAX_SIZE)
    {
      fail (reader->place, MUSTER_ERROR_LIMIT, error, _ ("The file is larger than 256 MB; split it"));
      return NULL;
    }
  text = muster_decode (bytes, &encoding, length, error);
  if (text && *length > G_MAXUINT)
    {
      g_free (text);
      fail (reader->place, MUSTER_ERROR_LIMIT, error, _ ("The file is larger than 256 MB; split it"));
      return NULL;
    }
  if (text && (strcmp (encoding, "GB18030") == 0 || strcmp (encoding, "Windows-1252") == 0))
    muster_notes_add (reader->notes, MUSTER_NOTE_REPAIRED, reader->name, 0, 0, NULL, NULL, _ ("The file is not UTF-8; it was read as %s, by what is in it"), encoding);
  return text;
}

MusterCsv *
muster_csv_read (GBytes *bytes, const char *name, char separator, MusterNotes *notes, GError **error)
{
  g_autoptr (MusterCsv) csv = g_new0 (MusterCsv, 1);
  Reader reader = { .csv = csv, .name = name, .notes = notes, .place = { 1, 1 } };
  gsize length;

  csv->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  csv->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  csv->text = decode (&reader, bytes, &length, error);
  if (!csv->text)
    return NULL;

  reader.at = csv->text;
  reader.end = csv->text + length;
  csv->separator = take_separator_line (&reader);
  skip_settings (&reader);
  if (csv->separator == 0)
    csv->separator = find_separator (reader.at, reader.end, separator);
  if (!take_rows (&reader, error))
    return NULL;
  return g_steal_pointer (&csv);
}

void
muster_csv_free (MusterCsv *csv)
{
  g_array_unref (csv->cells);
  g_array_unref (csv->rows);
  g_free (csv->text);
  g_free (csv);
}

guint
muster_csv_get_n_rows (MusterCsv *csv)
{
  return csv->rows->len - 1;
}

guint
muster_csv_get_n_columns (MusterCsv *csv)
{
  return csv->n_columns;
}

guint
muster_csv_get_n_cells (MusterCsv *csv, guint row)
{
  const Row *this = &g_array_index (csv->rows, Row, row);

  g_return_val_if_fail (row < muster_csv_get_n_rows (csv), 0);

  return this[1].first_cell - this->first_cell;
}

const char *
muster_csv_get (MusterCsv *csv, guint row, guint column)
{
  if (column >= muster_csv_get_n_cells (csv, row))
    return "";
  return csv->text + g_array_index (csv->cells, guint, g_array_index (csv->rows, Row, row).first_cell + column);
}

guint
muster_csv_get_line (MusterCsv *csv, guint row)
{
  g_return_val_if_fail (row < muster_csv_get_n_rows (csv), 0);

  return g_array_index (csv->rows, Row, row).line;
}

char
muster_csv_get_separator (MusterCsv *csv)
{
  return csv->separator;
}

void
muster_csv_add_headings (MusterCsv *csv)
{
  Row row = { 0, g_array_index (csv->rows, Row, 0).line };

  g_array_prepend_val (csv->rows, row);
}

/* Space of any script, and the marks without width that copying from a web page brings. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
}

void
muster_csv_trim (MusterCsv *csv)
{
  for (guint i = 0; i < csv->cells->len; i++)
    {
      guint *offset = &g_array_index (csv->cells, guint, i);
      char *cell = csv->text + *offset, *end;

      while (*cell != 0 && is_blank (g_utf8_get_char (cell)))
        cell = g_utf8_next_char (cell);
      end = cell + strlen (cell);
      while (end > cell && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
        end = g_utf8_prev_char (end);
      *end = 0;
      *offset = (guint) (cell - csv->text);
    }
}
