/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-report-write.c: what a report is written as: whole, the same each time, and safe whatever names are in it.
 */
#include "chart.h"
#include "edit.h"
#include "pdf.h"
#include "report-tables.h"
#include "report-write.h"

#include <string.h>

static GBytes *
write_report (const char *chart, const char *name)
{
  g_autoptr (MusterDocument) doc = chart_read (chart);
  g_autoptr (MusterReport) report = muster_report_new (doc, 0);
  const MusterReportInk ink = { .file_name = "a<b>.muster", .time = 1700000000 };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = muster_report_write (report, muster_report_format_find (name), &ink, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_same (void)
{
  for (const MusterReportFormat *const *format = muster_report_formats (); *format != NULL; format++)
    {
      g_autoptr (GBytes) one = write_report ("<s1 s2> D[*a{Ann}$5-6 b E@s2-[c{T!tool}]]", (*format)->name);
      g_autoptr (GBytes) other = write_report ("<s1 s2> D[*a{Ann}$5-6 b E@s2-[c{T!tool}]]", (*format)->name);
      g_autoptr (GBytes) empty = write_report ("", (*format)->name);
      g_autofree char *file = g_strconcat ("x.", (*format)->suffix, NULL);

      g_assert_true (g_bytes_equal (one, other));
      g_assert_cmpuint (g_bytes_get_size (empty), >, 0);
      g_assert_true (muster_report_format_for_file (file) == *format);
    }
  g_assert_null (muster_report_format_find ("nonsense"));
  g_assert_null (muster_report_format_for_file ("report"));
}

static void
test_pdf (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GBytes) small = write_report ("D[*a{Ann}]", "pdf");
  g_autoptr (GBytes) large = NULL;
  gsize size;
  const char *data = g_bytes_get_data (small, &size);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (many, "D%u[r%u] ", i, i);
  large = write_report (many->str, "pdf");
  g_assert_true (g_str_has_prefix (data, "%PDF-1."));
  g_assert_nonnull (g_strstr_len (data + size - 16, 16, "%%EOF"));
  if (!pdf_is_readable ())
    return;
  g_assert_cmpuint (pdf_count_pages (small), >=, 1);
  /* 201 rows of 15.5 points need five sheets of less than 760. */
  g_assert_cmpuint (pdf_count_pages (large), >=, 5);
}

static void
test_html (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[*a{Ann,Bob}]");
  g_autoptr (MusterReport) report = NULL;
  const MusterReportInk ink = { .file_name = "<script>", .time = 0 };
  static const char *const hostile = "<script>alert(1)</script>&\"'";
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree char *text = NULL;

  muster_edit_set (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME, hostile, MUSTER_COMMIT_DEFAULT, NULL);
  muster_edit_set (doc, chart_get (doc, "D"), MUSTER_DEPARTMENT_NAME, hostile, MUSTER_COMMIT_DEFAULT, NULL);
  muster_edit_set (doc, chart_get (doc, "a"), MUSTER_ROLE_GRADE, hostile, MUSTER_COMMIT_DEFAULT, NULL);
  report = muster_report_new (doc, 0);
  g_assert_true (muster_report_html.write (report, &ink, out, NULL));
  text = g_strndup ((const char *) out->data, out->len);
  g_assert_null (strstr (text, "<script"));
  g_assert_nonnull (strstr (text, "&lt;script&gt;"));
  g_assert_null (strstr (text, "http"));
  g_assert_null (strstr (text, "url("));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_nonnull (strstr (text, "@media print"));
  g_assert_true (g_str_has_suffix (text, "</html>\n"));
}

/* Rows and cells of all tables fit each other; the matrix has a column a stage. */
static void
test_tables (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> D[*a{Ann}$5-6 b{Ann} E@s2-[c{T!tool}]]");
  g_autoptr (MusterReport) report = muster_report_new (doc, 0);
  g_autoptr (GPtrArray) tables = muster_report_list_tables (report);
  gboolean has_matrix = FALSE;

  for (guint i = 0; i < tables->len; i++)
    {
      const MusterReportTable *table = g_ptr_array_index (tables, i);

      g_assert_cmpuint (table->cells->len, ==, muster_report_table_count_rows (table) * table->heads->len);
      g_assert_cmpuint (table->levels->len, ==, muster_report_table_count_rows (table));
      if (strcmp (table->title, "People by department and stage, with open roles") != 0)
        continue;
      has_matrix = TRUE;
      g_assert_cmpuint (table->heads->len, ==, 3);
      g_assert_cmpstr (muster_report_table_get_cell (table, 2, 0), ==, "E");
      g_assert_cmpstr (muster_report_table_get_cell (table, 2, 1), ==, "–");
      g_assert_cmpstr (muster_report_table_get_cell (table, 2, 2), ==, "0");
    }
  g_assert_true (has_matrix);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-write/the same report gives the same bytes", test_same);
  g_test_add_func ("/report-write/a PDF breaks between rows", test_pdf);
  g_test_add_func ("/report-write/HTML escapes and needs nothing else", test_html);
  g_test_add_func ("/report-write/tables are whole", test_tables);
  return g_test_run ();
}
