/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a chart looks like in the formats that are text: as the golden files say, and with names
 * that mean something to those formats, as what the names say.
 *
 * MUSTER_RENEW_GOLDEN=1 meson test formats/exports writes the files in golden/ anew.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "csv-write.h"
#include "error.h"
#include "native.h"

static const char chart[] =
    "{\"muster\": 1, \"records\": [\n"
    "{\"kind\":\"chart\",\"id\":\"chart\",\"name\":\"Lantern & “Co” #1\",\"vision\":\"Good light,\\n- for *all*\\n1. of us\",\"industry\":\"Home <goods>\",\"model\":\"B2C\"},\n"
    "{\"kind\":\"stage\",\"id\":\"s-1\",\"order\":\"a0\",\"name\":\"Start-up\"},\n"
    "{\"kind\":\"stage\",\"id\":\"s-2\",\"order\":\"a1\",\"name\":\"Growth\"},\n"
    "{\"kind\":\"department\",\"id\":\"d-1\",\"order\":\"a0\",\"name\":\"Operations\",\"head\":\"r-1\",\"color\":\"#3584e4\",\"purpose\":\"Keep it running\"},\n"
    "{\"kind\":\"department\",\"id\":\"d-2\",\"order\":\"a0\",\"name\":\"Packing \\\\ \\\"boxes\\\"\",\"parent\":\"d-1\"},\n"
    "{\"kind\":\"department\",\"id\":\"d-3\",\"order\":\"a1\",\"name\":\"仓库\",\"parent\":\"d-1\",\"head\":\"r-4\"},\n"
    "{\"kind\":\"department\",\"id\":\"d-4\",\"order\":\"a1\",\"name\":\"end\",\"color\":\"#00\\\"\"},\n"
    "{\"kind\":\"role\",\"id\":\"r-1\",\"order\":\"a0\",\"title\":\"Operations lead\",\"department\":\"d-1\",\"grade\":\"7\",\"pay-min\":3000,\"pay-max\":4500.5,\"ref\":\"A,1\",\"f-1\":\"M;\\\"L\\\"\",\"f-2\":12},\n"
    "{\"kind\":\"role\",\"id\":\"r-2\",\"order\":\"a1\",\"title\":\"=Buyer+\",\"department\":\"d-1\",\"notes\":\"Two\\nlines\",\"until\":\"s-2\",\"f-3\":true},\n"
    "{\"kind\":\"role\",\"id\":\"r-3\",\"order\":\"a2\",\"title\":\"Assistant &amp; `%%{init}%%`\",\"department\":\"d-1\",\"assistant\":true,\"fte\":0.5},\n"
    "{\"kind\":\"role\",\"id\":\"r-4\",\"order\":\"a0\",\"title\":\"仓库经理\",\"department\":\"d-3\"},\n"
    "{\"kind\":\"role\",\"id\":\"r-5\",\"order\":\"a1\",\"title\":\"Packers\",\"department\":\"d-3\",\"pool\":3},\n"
    "{\"kind\":\"role\",\"id\":\"r-6\",\"order\":\"a2\",\"title\":\"Photographer\",\"department\":\"d-3\",\"manager\":\"r-2\"},\n"
    "{\"kind\":\"role\",\"id\":\"r\\\\\\\"7\",\"order\":\"a9\",\"title\":\"1. Adviser\"},\n"
    "{\"kind\":\"person\",\"id\":\"p-1\",\"name\":\"Wei Chen\",\"email\":\"wei@example.com\"},\n"
    "{\"kind\":\"person\",\"id\":\"p-2\",\"name\":\"@Ana_Lima\",\"type\":\"contractor\",\"f-4\":\"yes\"},\n"
    "{\"kind\":\"holding\",\"id\":\"h-1\",\"person\":\"p-1\",\"role\":\"r-1\",\"share\":60},\n"
    "{\"kind\":\"holding\",\"id\":\"h-2\",\"person\":\"p-1\",\"role\":\"r-4\",\"share\":40},\n"
    "{\"kind\":\"holding\",\"id\":\"h-3\",\"person\":\"p-2\",\"role\":\"r-4\",\"share\":60,\"until\":\"s-2\"},\n"
    "{\"kind\":\"line\",\"id\":\"l-1\",\"from-role\":\"r-6\",\"to-role\":\"r\\\\\\\"7\",\"label\":\"style | \\\"taste\\\"\"},\n"
    "{\"kind\":\"field\",\"id\":\"f-1\",\"order\":\"a0\",\"name\":\"Size\",\"on\":\"role\",\"type\":\"text\"},\n"
    "{\"kind\":\"field\",\"id\":\"f-2\",\"order\":\"a1\",\"name\":\"title\",\"on\":\"role\",\"type\":\"number\"},\n"
    "{\"kind\":\"field\",\"id\":\"f-3\",\"order\":\"a2\",\"name\":\"Travels\",\"on\":\"role\",\"type\":\"flag\"},\n"
    "{\"kind\":\"field\",\"id\":\"f-4\",\"order\":\"a3\",\"name\":\"Size\",\"on\":\"person\",\"type\":\"text\"}\n"
    "]}\n";

static MusterDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MusterDocument *doc = muster_native_read (bytes, "chart.muster", NULL, NULL, &error);

  g_assert_no_error (error);
  return doc;
}

static MusterExport
usual (MusterDocument *doc)
{
  return (MusterExport){ .doc = doc, .dpi = 72 };
}

static char *
save_as (const char *name, const MusterExport *export)
{
  const MusterFormat *format = muster_format_find (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_nonnull (format);
  bytes = muster_export (export, format, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
table_of (const MusterExport *export, char separator)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (muster_csv_write (export, separator, out, &error));
  g_assert_no_error (error);
  g_byte_array_append (out, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (out, FALSE);
}

/* {{{ Golden files */

typedef struct
{
  const char *file;
  /* NULL for the table. */
  const char *format;
  MusterView view;
  const char *stage;
  const char *root;
  guint depth;
  MusterDirection direction;
  const char *color_by;
} Golden;

static const Golden goldens[] = {
  { "departments.md", "markdown", MUSTER_VIEW_DEPARTMENTS, NULL, NULL, 0, MUSTER_DIRECTION_DOWN },
  { "reporting.md", "markdown", MUSTER_VIEW_REPORTING, NULL, NULL, 0, MUSTER_DIRECTION_DOWN },
  { "growth.md", "markdown", MUSTER_VIEW_DEPARTMENTS, "s-2", "d-1", 1, MUSTER_DIRECTION_DOWN },
  { "branch.md", "markdown", MUSTER_VIEW_DEPARTMENTS, NULL, "r-1", 2, MUSTER_DIRECTION_DOWN },
  { "departments.dot", "dot", MUSTER_VIEW_DEPARTMENTS, NULL, NULL, 0, MUSTER_DIRECTION_DOWN },
  { "reporting.dot", "dot", MUSTER_VIEW_REPORTING, NULL, NULL, 0, MUSTER_DIRECTION_RIGHT },
  { "departments.mmd", "mermaid", MUSTER_VIEW_DEPARTMENTS, NULL, NULL, 0, MUSTER_DIRECTION_DOWN },
  { "reporting.mmd", "mermaid", MUSTER_VIEW_REPORTING, NULL, NULL, 0, MUSTER_DIRECTION_LEFT },
  { "grades.dot", "dot", MUSTER_VIEW_DEPARTMENTS, NULL, NULL, 0, MUSTER_DIRECTION_DOWN, "grade" },
  { "grades.mmd", "mermaid", MUSTER_VIEW_REPORTING, NULL, NULL, 0, MUSTER_DIRECTION_DOWN, "grade" },
  { "chart.csv", NULL, MUSTER_VIEW_DEPARTMENTS, NULL, NULL, 0, MUSTER_DIRECTION_DOWN },
  { "growth.csv", NULL, MUSTER_VIEW_DEPARTMENTS, "s-2", "d-3", 0, MUSTER_DIRECTION_DOWN },
};

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  g_autoptr (MusterDocument) doc = read_text (chart);
  MusterExport export = usual (doc);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "golden", golden->file, NULL);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  export.scene.view = golden->view;
  export.scene.stage = golden->stage ? muster_document_find (doc, golden->stage) : 0;
  export.scene.root = golden->root ? muster_document_find (doc, golden->root) : 0;
  export.scene.depth = golden->depth;
  export.scene.direction = golden->direction;
  export.scene.color_by = golden->color_by;
  found = golden->format ? save_as (golden->format, &export) : table_of (&export, ',');
  if (g_getenv ("MUSTER_RENEW_GOLDEN"))
    g_file_set_contents (path, found, -1, &error);
  else
    g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (expected)
    g_assert_cmpstr (found, ==, expected);
}

/* }}} */
/* {{{ Names that mean something to a format */

static void
test_formulas (void)
{
  static const struct
  {
    const char *title;
    const char *cell;
  } titles[] = {
    { "=1+1", "'=1+1" },
    { "+1", "'+1" },
    { "-1", "'-1" },
    { "@a", "'@a" },
    { "\\ta", "\"'\ta\"" },
    { "\\ra", "\"'\ra\"" },
    { "a=1", "a=1" },
    { "'a", "'a" },
    { "a\\tb", "\"a\tb\"" },
    { "a,b", "a,b" },
    { "a \\\"b\\\"", "\"a \"\"b\"\"\"" },
    { "a\\nb", "\"a\nb\"" },
    { " a", "\" a\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"muster\":1,\"records\":[{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"title\":\"%s\",\"fte\":0.5}]}", titles[i].title);
      g_autoptr (MusterDocument) doc = read_text (text);
      MusterExport export = usual (doc);
      g_autofree char *table = table_of (&export, '\t');
      g_autofree char *row = g_strdup_printf ("\r\nr\t%s\t\t\t\t\t\t\t\t\t0.5\t", titles[i].cell);

      if (!strstr (table, row))
        g_error ("%s is not in %s", row, table);
    }
}

static void
test_plain_ascii (void)
{
  g_autoptr (MusterDocument) doc = read_text ("{\"muster\":1,\"records\":[]}");
  MusterExport export = usual (doc);
  g_autofree char *table = table_of (&export, ',');

  g_assert_cmpstr (table, ==, "Id,Title,Department,Department path,Manager Id,Name,E-mail,Type,Share,Grade,FTE,Pool,Pay from,Pay to,Assistant,From,Until,Reference,Notes,Requirements,Bought-in cost,Dotted line to,Person reference\r\n");
}

static void
test_deep_table (void)
{
  for (guint depth = 100; depth <= 101; depth++)
    {
      g_autoptr (GString) text = g_string_new ("{\"muster\":1,\"records\":[{\"kind\":\"department\",\"id\":\"d-0\",\"order\":\"a0\"}");
      g_autoptr (MusterDocument) doc = NULL;
      g_autoptr (GByteArray) out = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      MusterExport export;

      for (guint i = 1; i < depth; i++)
        g_string_append_printf (text, ",{\"kind\":\"department\",\"id\":\"d-%u\",\"order\":\"a0\",\"parent\":\"d-%u\"}", i, i - 1);
      g_string_append (text, "]}");
      doc = read_text (text->str);
      export = usual (doc);
      g_assert_true (muster_csv_write (&export, ',', out, &error) == (depth == 100));
      if (depth > 100)
        g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT);
    }
}

/* Graphviz reads what is written for it, and shows every name as it is. */
static void
test_graphviz (void)
{
  g_autofree char *dot = g_find_program_in_path ("dot");
  g_autoptr (MusterDocument) doc = read_text (chart);
  MusterExport export = usual (doc);
  g_autofree char *text = save_as ("dot", &export);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = NULL;
  g_autofree char *complaints = NULL;

  if (!dot)
    {
      g_test_skip ("Graphviz is not installed");
      return;
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, dot, "-Tsvg", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, text, NULL, &svg, &complaints, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_nonnull (strstr (svg, ">Packing \\ &quot;boxes&quot;</text>"));
  g_assert_nonnull (strstr (svg, ">Assistant &amp;amp; `%%{init}%%`</text>"));
  g_assert_nonnull (strstr (svg, ">仓库经理</text>"));
  g_assert_nonnull (strstr (svg, ">end</text>"));
  g_assert_nonnull (strstr (svg, ">style | &quot;taste&quot;</text>"));
}

/* }}} */
/* {{{ Geometry */

static gboolean
has_id (JsonArray *cards, const char *id)
{
  for (guint i = 0; i < json_array_get_length (cards); i++)
    if (g_strcmp0 (json_object_get_string_member (json_array_get_object_element (cards, i), "id"), id) == 0)
      return TRUE;
  return FALSE;
}

static void
check_card (JsonArray *cards, guint index, double width, double height)
{
  JsonObject *card = json_array_get_object_element (cards, index);
  const char *kind = json_object_get_string_member (card, "kind");

  g_assert_cmpuint (json_object_get_size (card), ==, 7);
  g_assert_true (g_str_equal (kind, "department") || g_str_equal (kind, "role"));
  if (!json_object_get_null_member (card, "parent"))
    g_assert_true (has_id (cards, json_object_get_string_member (card, "parent")));
  g_assert_cmpfloat (json_object_get_double_member (card, "x"), >=, 0);
  g_assert_cmpfloat (json_object_get_double_member (card, "y"), >=, 0);
  g_assert_cmpfloat (json_object_get_double_member (card, "x") + json_object_get_double_member (card, "width"), <=, width + 0.01);
  g_assert_cmpfloat (json_object_get_double_member (card, "y") + json_object_get_double_member (card, "height"), <=, height + 0.01);
}

static void
check_connector (JsonArray *cards, JsonObject *connector)
{
  const char *kind = json_object_get_string_member (connector, "kind");
  JsonArray *points = json_object_get_array_member (connector, "points");

  g_assert_cmpuint (json_object_get_size (connector), ==, 4);
  g_assert_true (g_str_equal (kind, "line") || g_str_equal (kind, "dotted"));
  g_assert_true (has_id (cards, json_object_get_string_member (connector, "from")));
  g_assert_true (has_id (cards, json_object_get_string_member (connector, "to")));
  g_assert_cmpuint (json_array_get_length (points), >=, 2);
  for (guint i = 0; i < json_array_get_length (points); i++)
    g_assert_cmpuint (json_array_get_length (json_array_get_array_element (points, i)), ==, 2);
}

static void
test_layout (gconstpointer data)
{
  g_autoptr (MusterDocument) doc = read_text (chart);
  MusterExport export = usual (doc);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray *cards, *connectors;

  export.scene.view = (MusterView) GPOINTER_TO_INT (data);
  text = save_as ("layout", &export);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  root = json_node_get_object (node);
  cards = json_object_get_array_member (root, "cards");
  connectors = json_object_get_array_member (root, "connectors");
  g_assert_cmpuint (json_object_get_size (root), ==, 4);
  g_assert_true (has_id (cards, "r\\\"7"));
  g_assert_true (has_id (cards, "r-5"));
  for (guint i = 0; i < json_array_get_length (cards); i++)
    check_card (cards, i, json_object_get_double_member (root, "width"), json_object_get_double_member (root, "height"));
  g_assert_cmpuint (json_array_get_length (connectors), >, 0);
  for (guint i = 0; i < json_array_get_length (connectors); i++)
    check_connector (cards, json_array_get_object_element (connectors, i));
}

/* }}} */
/* {{{ The table of formats */

static void
test_table (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (const MusterFormat *const *format = muster_formats (); *format; format++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) (*format)->name));
      g_assert_true (muster_format_find ((*format)->name) == *format);
      g_assert_true ((*format)->load || (*format)->save);
      g_assert_nonnull ((*format)->label);
      g_assert_nonnull ((*format)->mime_type);
    }
  g_assert_null (muster_format_find ("none"));
}

static void
test_suffixes (void)
{
  static const char *const files[][2] = {
    { "a.muster", "muster" },
    { "/x.y/A.MUSTER", "muster" },
    { "a.md", "markdown" },
    { "a.gv", "dot" },
    { "a.mmd", "mermaid" },
    { "a.layout.json", "layout" },
    { "muster", NULL },
    { ".muster", "muster" },
    { "a.muster~", NULL },
    { "amuster", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const MusterFormat *format = muster_format_for_file (files[i][0]);

      g_assert_cmpstr (format ? format->name : NULL, ==, files[i][1]);
    }
}

/* Every format that can be written writes every view, the same bytes each time. */
static void
test_all (void)
{
  g_autoptr (MusterDocument) doc = read_text (chart);
  MusterExport export = usual (doc);

  for (const MusterFormat *const *format = muster_formats (); *format; format++)
    for (export.scene.view = MUSTER_VIEW_DEPARTMENTS; export.scene.view <= MUSTER_VIEW_REPORTING; export.scene.view++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) first = muster_export (&export, *format, &error);
        g_autoptr (GBytes) second = muster_export (&export, *format, NULL);

        if (!(*format)->save)
          {
            g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
            continue;
          }
        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (first), >, 0);
        g_assert_true (g_bytes_equal (first, second));
      }
}

static void
test_missing_root (void)
{
  static const char *const names[] = { "markdown", "dot", "mermaid" };
  g_autoptr (MusterDocument) doc = read_text (chart);
  MusterExport export = usual (doc);

  export.scene.stage = muster_document_find (doc, "s-2");
  export.scene.root = muster_document_find (doc, "r-2");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (muster_export (&export, muster_format_find (names[i]), &error));
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exports/golden/%s", goldens[i].file);

      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  g_test_add_func ("/exports/text is no formula in a spreadsheet", test_formulas);
  g_test_add_func ("/exports/an empty table is its headings", test_plain_ascii);
  g_test_add_func ("/exports/a table is refused where it would grow too large", test_deep_table);
  g_test_add_func ("/exports/Graphviz shows names as they are", test_graphviz);
  g_test_add_data_func ("/exports/geometry of departments", GINT_TO_POINTER (MUSTER_VIEW_DEPARTMENTS), test_layout);
  g_test_add_data_func ("/exports/geometry of reporting", GINT_TO_POINTER (MUSTER_VIEW_REPORTING), test_layout);
  g_test_add_func ("/exports/formats are told by their names", test_table);
  g_test_add_func ("/exports/formats are told by suffixes", test_suffixes);
  g_test_add_func ("/exports/every format writes every view", test_all);
  g_test_add_func ("/exports/a branch that is not there is refused", test_missing_root);
  return g_test_run ();
}
