/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Delimited text is read as RFC 4180 says and as spreadsheets write it; what cannot be read is an
 * error with its place; and where Python's csv module is there, both read the same.
 */
#include <gio/gio.h>
#include <string.h>

#include "csv.h"
#include "error.h"

/* The cells of all rows: "a|b¶c|d", with line breaks as "⏎". */
static char *
dump (MusterCsv *csv)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint row = 0; row < muster_csv_get_n_rows (csv); row++)
    {
      g_string_append (out, row > 0 ? "¶" : "");
      for (guint i = 0; i < muster_csv_get_n_cells (csv, row); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", muster_csv_get (csv, row, i));
    }
  g_string_replace (out, "\r\n", "⏎", 0);
  g_string_replace (out, "\n", "⏎", 0);
  g_string_replace (out, "\r", "⏎", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static MusterCsv *
read_text (const char *text, gsize length, char separator, MusterNotes *notes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return muster_csv_read (bytes, "t.csv", separator, notes, error);
}

/* {{{ Rows and cells */

typedef struct
{
  const char *name;
  const char *text;
  const char *rows;
  guint n_notes;
} Case;

static const Case cases[] = {
  { "plain", "a,b\nc,d\n", "a|b¶c|d" },
  { "no line end at the end", "a,b\nc,d", "a|b¶c|d" },
  { "CRLF", "a,b\r\nc,d\r\n", "a|b¶c|d" },
  { "CR", "a,b\rc,d\r", "a|b¶c|d" },
  { "blank lines", "\n\na,b\n\r\n\nc,d\n\n", "a|b¶c|d" },
  { "empty cells", ",\na,\n,b\n", "|¶a|¶|b" },
  { "one column", "a\nb\n", "a¶b" },
  { "nothing", "", "" },
  { "quotes", "\"a\",\"b\"\n", "a|b" },
  { "quoted separator", "\"a,b\",c\n", "a,b|c" },
  { "quoted quotes", "\"a\"\"b\",\"\"\"\"\n", "a\"b|\"" },
  { "empty quotes", "\"\",a\n\"\"\n", "|a¶" },
  { "quoted line breaks", "\"a\nb\",\"c\r\nd\"\ne,f\n", "a⏎b|c⏎d¶e|f" },
  { "quotes inside a cell are text", "a\"b\",c\n", "a\"b\"|c" },
  { "space before quotes is text", "x, \"a\"\n", "x| \"a\"" },
  { "text after the closing quote stays", "\"a\"b,c\n", "ab|c", 1 },
  { "space stays", " a , b \n", " a | b " },
  { "ragged", "a,b,c\nd\ne,f\n", "a|b|c¶d¶e|f" },
  { "semicolons", "a;b;c\n1,5;2;3\n", "a|b|c¶1,5|2|3" },
  { "tabs", "a\tb\n1,2\t3;4\n", "a|b¶1,2|3;4" },
  { "commas although a heading has semicolons", "a;x,b;y,c\n1,2,3\n4,5,6\n", "a;x|b;y|c¶1|2|3¶4|5|6" },
  { "separators in quotes do not count", "\"a;b;c\",d\n\"e;f;g\",h\n", "a;b;c|d¶e;f;g|h" },
  { "the separator line of spreadsheets", "sep=;\na;b\n", "a|b" },
  { "a heading that begins like it", "sep=x,b\n", "sep=x|b" },
  { "guarded formulas", "'=1+1,'-x,'+x,'@x,'x\n", "=1+1|-x|+x|@x|'x" },
  { "settings of draw.io", "## comment, \"x\n# label: %name%\n# connect: {\"from\":\"a\", \\\n\"to\":\"b\"}\n#\n", "#", 1 },
  { "a heading that is a number sign", "#,Name\n1,A\n", "#|Name¶1|A" },
  { "not ASCII", "姓名,é\n张三,😀\n", "姓名|é¶张三|😀" },
  { "byte order mark", "\xef\xbb\xbf"
                       "a,b\n",
    "a|b" },
};

static void
test_rows (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterCsv) csv = read_text (c->text, strlen (c->text), 0, notes, &error);
  g_autofree char *rows = NULL;

  g_assert_no_error (error);
  rows = dump (csv);
  g_assert_cmpstr (rows, ==, c->rows);
  g_assert_cmpuint (muster_notes_get_length (notes), ==, c->n_notes);
}

static void
test_lines (void)
{
  static const char text[] = "a,b\n\n\"x\r\ny\nz\",1\r\rc,d\n";
  g_autoptr (MusterCsv) csv = read_text (text, strlen (text), 0, NULL, NULL);

  g_assert_cmpuint (muster_csv_get_n_rows (csv), ==, 3);
  g_assert_cmpuint (muster_csv_get_line (csv, 0), ==, 1);
  g_assert_cmpuint (muster_csv_get_line (csv, 1), ==, 3);
  g_assert_cmpuint (muster_csv_get_line (csv, 2), ==, 7);
  g_assert_cmpstr (muster_csv_get (csv, 2, 5), ==, "");
}

static void
test_trim (void)
{
  static const char text[] = " a\xc2\xa0,\xe3\x80\x80 仓 库\xe2\x80\x8b,   ,'=x \n";
  g_autoptr (MusterCsv) csv = read_text (text, strlen (text), 0, NULL, NULL);
  g_autofree char *rows = NULL;

  muster_csv_trim (csv);
  rows = dump (csv);
  g_assert_cmpstr (rows, ==, "a|仓 库||=x");
}

/* }}} */
/* {{{ Encodings */

static const struct
{
  const char *name;
  const char *charset;
  const char *mark;
  const char *text;
  guint n_notes;
} encodings[] = {
  { "UTF-8", "UTF-8", "", "姓名,é\n" },
  { "UTF-8 with a mark", "UTF-8", "\xef\xbb\xbf", "姓名,é\n" },
  { "UTF-16LE with a mark", "UTF-16LE", "\xff\xfe", "姓名,é😀\n" },
  { "UTF-16BE with a mark", "UTF-16BE", "\xfe\xff", "姓名,é😀\n" },
  { "UTF-16LE", "UTF-16LE", "", "姓名,职位\n张三,店长\n" },
  { "UTF-16BE", "UTF-16BE", "", "姓名,职位\n张三,店长\n" },
  { "UTF-16LE of ASCII", "UTF-16LE", "", "Name,Title\nAnn,Head\n" },
  { "Windows-1252", "WINDOWS-1252", "", "Name,Titre\nZoë,Directeur général – à “Orléans” €\n", 1 },
  { "Windows-1252, one letter", "WINDOWS-1252", "", "Name,Title\nChloé,Head\n", 1 },
  { "Windows-1252, letters side by side", "WINDOWS-1252", "", "Nom,Équipe\nZoé,créée réélue\n", 1 },
  { "Windows-1252, pounds", "WINDOWS-1252", "", "Name,Pay (£)\nAnn,£100\n", 1 },
  { "GB18030", "GB18030", "", "姓名,职位,部门\n张三,运营主管,电商运营部\n李四,美工,设计部\n", 1 },
  { "GB18030, rare signs too", "GB18030", "", "姓名,职位\n朱镕基镕,总经理\n王喆,客服专员与售后处理\n", 1 },
};

static void
test_encoding (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (MusterCsv) csv = NULL, expected = NULL;
  g_autofree char *encoded = NULL, *rows = NULL, *expected_rows = NULL;
  gsize length;

  encoded = g_convert (encodings[i].text, -1, encodings[i].charset, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) encodings[i].mark, (guint) strlen (encodings[i].mark));
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
  csv = read_text ((const char *) bytes->data, bytes->len, 0, notes, &error);
  g_assert_no_error (error);

  expected = read_text (encodings[i].text, strlen (encodings[i].text), 0, NULL, NULL);
  rows = dump (csv);
  expected_rows = dump (expected);
  g_assert_cmpstr (rows, ==, expected_rows);
  g_assert_cmpuint (muster_notes_get_length (notes), ==, encodings[i].n_notes);
}

/* }}} */
/* {{{ Errors */

static const struct
{
  const char *name;
  const char *text;
  gsize length;
  const char *message;
} errors[] = {
  { "open quotes", "a,b\nc,\"d\n\n", 10, "2:3: The quotes" },
  { "open quotes after others", "\"é\",\"x", 7, "1:5: The quotes" },
  { "zero byte", "a,b\nc,\0d\n", 9, "2:3: This is a zero byte" },
  { "zero byte in Windows-1252", "a,\xe9\nc,\0d\n", 9, "2:3: This is a zero byte" },
  { "mark of UTF-8 on what is not", "\xef\xbb\xbf"
                                    "a,\xe9\n",
    7,
    "1:3: The file says that it is UTF-8" },
  { "half a character of UTF-16", "\xff\xfe"
                                  "a\0b",
    5,
    "1:1: The file looks like UTF-16" },
  { "no encoding at all", "a,\x81\n", 4, "1:3: The encoding" },
};

static void
test_error (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterCsv) csv = read_text (errors[i].text, errors[i].length, 0, NULL, &error);

  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX);
  g_assert_null (csv);
  if (!g_str_has_prefix (error->message, errors[i].message))
    g_assert_cmpstr (error->message, ==, errors[i].message);
}

static void
expect_limit (GString *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterCsv) csv = read_text (text->str, text->len, 0, NULL, &error);

  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT);
  g_assert_null (csv);
  if (!g_str_has_prefix (error->message, message))
    g_assert_cmpstr (error->message, ==, message);
}

static void
expect_rows (GString *text, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterCsv) csv = read_text (text->str, text->len, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (muster_csv_get_n_rows (csv), ==, n_rows);
}

/* What is just within a limit passes; one more is an error that says so. */
static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");

  for (guint i = 0; i < MUSTER_CSV_MAX_ROWS; i++)
    g_string_append (text, "x\n");
  expect_rows (text, MUSTER_CSV_MAX_ROWS + 1);
  g_string_append (text, "x\n");
  expect_limit (text, "1000002:1: The table has more than");

  g_string_assign (text, "x");
  for (guint i = 1; i < MUSTER_CSV_MAX_COLUMNS; i++)
    g_string_append (text, ",x");
  expect_rows (text, 1);
  g_string_append (text, ",x");
  expect_limit (text, "1:2001: The row has more than");

  g_string_assign (text, "a,");
  for (guint i = 0; i < MUSTER_CSV_MAX_CELL; i++)
    g_string_append_c (text, 'x');
  expect_rows (text, 1);
  g_string_append_c (text, 'x');
  expect_limit (text, "1:3: The cell that begins here");

  g_string_insert_c (text, 2, '"');
  g_string_append (text, "xx");
  expect_limit (text, "1:3: The cell that begins here");
  g_string_append_c (text, '"');
  expect_limit (text, "1:3: The cell that begins here");
}

static void
test_size (void)
{
  gsize size = MUSTER_CSV_MAX_SIZE + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GError) error = NULL;

  g_assert_null (muster_csv_read (bytes, "t.csv", 0, NULL, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT);
}

/* Any bytes are read or refused. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint round = 0; round < 3000; round++)
    {
      static const char likely[] = ",;\t\n\r\"\"'=#a \xe9\xb0\xa1\0";
      char text[64];
      gsize length = (gsize) g_rand_int_range (rand, 0, sizeof text);
      g_autoptr (GError) error = NULL;
      g_autoptr (MusterCsv) csv = NULL;

      for (gsize i = 0; i < length; i++)
        text[i] = g_rand_boolean (rand) ? likely[g_rand_int_range (rand, 0, sizeof likely)] : (char) g_rand_int_range (rand, -128, 128);
      csv = read_text (text, length, 0, NULL, &error);
      g_assert_true ((csv != NULL) == (error == NULL));
      for (guint row = 0; csv && row < muster_csv_get_n_rows (csv); row++)
        for (guint i = 0; i < muster_csv_get_n_cells (csv, row); i++)
          g_assert_true (g_utf8_validate (muster_csv_get (csv, row, i), -1, NULL));
    }
}

/* }}} */
/* {{{ Python */

/* Reads tables that are separated by \x01 and writes their rows in the form of dump(). */
static const char script[] =
    "import csv, io, sys\n"
    "out = []\n"
    "for table in sys.stdin.buffer.read().decode('utf-8').split('\\x01'):\n"
    "    rows = [row for row in csv.reader(io.StringIO(table, newline='')) if row]\n"
    "    out.append('¶'.join('|'.join(row) for row in rows))\n"
    "text = '\\x01'.join(out).replace('\\r\\n', '⏎').replace('\\n', '⏎').replace('\\r', '⏎')\n"
    "sys.stdout.buffer.write(text.encode('utf-8'))\n";

/* A table whose first row has a comma, and the rest of which is what a hand may type. */
static char *
make_table (GRand *rand)
{
  static const char *const pieces[] = { ",", ",", "\n", "\r\n", "\r", "\"", "\"\"", "a", "b c", " ", "é", "仓", ";", "\",\"", "\n\"" };
  g_autoptr (GString) text = g_string_new ("h,i\n");

  for (guint n = (guint) g_rand_int_range (rand, 0, 20); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char **
ask_python (const char *python, GString *tables)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, python, "-c", script, NULL);
  g_autofree char *out = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, tables->str, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strsplit (out, "\x01", -1);
}

static void
test_python (void)
{
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autoptr (GRand) rand = g_rand_new_with_seed (4180);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) all = g_string_new (NULL);
  g_auto (GStrv) answers = NULL;
  guint n_compared = 0;

  if (!python)
    {
      g_test_skip ("python3 is not there to compare with");
      return;
    }
  for (guint i = 0; i < 2000; i++)
    {
      g_ptr_array_add (tables, make_table (rand));
      g_string_append_printf (all, "%s%s", i > 0 ? "\x01" : "", (char *) tables->pdata[i]);
    }
  answers = ask_python (python, all);
  g_assert_cmpuint (g_strv_length (answers), ==, tables->len);

  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = tables->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (MusterCsv) csv = read_text (table, strlen (table), ',', NULL, &error);
      g_autofree char *rows = csv ? dump (csv) : NULL;

      /* Quotes that are never closed are an error here, and the rest of the file there. */
      if (!csv)
        continue;
      g_assert_cmpstr (rows, ==, answers[i]);
      n_compared++;
    }
  g_assert_cmpuint (n_compared, >, 500);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/rows/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_rows);
    }
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/encodings/%s", encodings[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_encoding);
    }
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/errors/%s", errors[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_error);
    }
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/trim", test_trim);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/size", test_size);
  g_test_add_func ("/csv/any bytes", test_any_bytes);
  g_test_add_func ("/csv/as Python reads it", test_python);
  return g_test_run ();
}
