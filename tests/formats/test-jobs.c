/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-jobs.c: job descriptions say what the record says, in text that means nothing to its format, and
 * on sheets that hold text of any length.
 *
 * MUSTER_RENEW_GOLDEN=1 meson test formats/jobs writes the files in golden/ anew.
 */
#include <string.h>

#include "chart.h"
#include "edit.h"
#include "jobs.h"
#include "pdf.h"

/* {{{ A chart that has everything, and names that mean something */

static MusterRecord
add (MusterDocument *doc, MusterKind kind, ...)
{
  MusterSetting settings[8];
  guint n = 0;
  MusterRecord record;
  va_list list;

  va_start (list, kind);
  for (MusterField field = va_arg (list, MusterField); field != MUSTER_FIELD_KIND; field = va_arg (list, MusterField))
    settings[n++] = (MusterSetting){ field, va_arg (list, const char *) };
  va_end (list);
  record = muster_edit_add (doc, kind, settings, n, 0, NULL);
  g_assert_cmpuint (record, !=, 0);
  return record;
}

static void
set (MusterDocument *doc, const char *id, MusterField field, const char *text)
{
  g_assert_true (muster_edit_set (doc, chart_get (doc, id), field, text, MUSTER_COMMIT_DEFAULT, NULL));
}

static void
add_duty (MusterDocument *doc, const char *name, const char *authority, const char *const *roles)
{
  MusterRecord duty = add (doc, MUSTER_KIND_RESPONSIBILITY, MUSTER_RESPONSIBILITY_NAME, name, MUSTER_RESPONSIBILITY_AUTHORITY, authority, MUSTER_FIELD_KIND);

  for (MusterPart part = MUSTER_PART_ACCOUNTABLE; part < MUSTER_N_PARTS; part++)
    if (roles[part - 1] != NULL)
      g_assert_true (muster_edit_set_part (doc, duty, chart_get (doc, roles[part - 1]), part, NULL));
}

static MusterDocument *
make_chart (void)
{
  MusterDocument *doc = chart_read ("<s1 s2> Shop[*boss{Ann} cook@s2-{Bob%60,Kit!tool}$1000-25000.5 mate=0.5 Van[driver]] ~cook-driver:menus");

  set (doc, "chart", MUSTER_CHART_NAME, "Lantern & “Co” #1");
  set (doc, "chart", MUSTER_CHART_CURRENCY, "EUR");
  set (doc, "cook", MUSTER_ROLE_TITLE, "Cook <b>& *chef*</b>");
  set (doc, "cook", MUSTER_ROLE_NOTES, "Cooks | well\n- and <script>alert(1)</script>\n\n1. quickly");
  set (doc, "cook", MUSTER_ROLE_GRADE, "7");
  set (doc, "cook", MUSTER_ROLE_REQUIREMENTS, "Knows *salt*\nThree years");
  set (doc, "Shop", MUSTER_DEPARTMENT_PURPOSE, "Feeds everybody");
  add_duty (doc, "Menu | of the week", "Spend up to <500>", (const char *const[]){ "cook", "mate", NULL, NULL });
  add_duty (doc, "Kitchen", NULL, (const char *const[]){ "cook", NULL, NULL, NULL });
  add_duty (doc, "Money", "Sign", (const char *const[]){ "boss", "cook", NULL, NULL });
  add_duty (doc, "Purchases", "Order", (const char *const[]){ "boss", NULL, "cook", NULL });
  add_duty (doc, "Holidays", "Decide", (const char *const[]){ NULL, NULL, NULL, "cook" });
  add (doc, MUSTER_KIND_MEASURE, MUSTER_MEASURE_NAME, "Plates | a day", MUSTER_MEASURE_TARGET, "> 100", MUSTER_MEASURE_WEIGHT, "60", MUSTER_MEASURE_REWARD, "Bonus", MUSTER_MEASURE_ROLE, "cook", MUSTER_FIELD_KIND);
  add (doc, MUSTER_KIND_MEASURE, MUSTER_MEASURE_NAME, "Complaints", MUSTER_MEASURE_ROLE, "cook", MUSTER_FIELD_KIND);
  return doc;
}

/* }}} */
/* {{{ Golden files */

static char *
write_jobs (MusterDocument *doc, const char *stage, const char *role, gboolean pay, const MusterJobFormat *format)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage != NULL ? chart_get (doc, stage) : 0);
  g_autoptr (GPtrArray) jobs = muster_jobs_new (projection, role != NULL ? chart_get (doc, role) : 0, pay);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = muster_jobs_write (jobs, format, 0, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

typedef struct
{
  const char *file;
  const char *stage;
  const char *role;
  gboolean pay;
  const MusterJobFormat *format;
} Golden;

static const Golden goldens[] = {
  { "job-cook.md", NULL, "cook", TRUE, &muster_job_markdown },
  { "job-cook.html", NULL, "cook", TRUE, &muster_job_html },
  { "jobs-at-s1.md", "s1", NULL, FALSE, &muster_job_markdown },
  { "jobs-at-s2.html", "s2", NULL, FALSE, &muster_job_html },
};

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  g_autoptr (MusterDocument) doc = make_chart ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "golden", golden->file, NULL);
  g_autofree char *found = write_jobs (doc, golden->stage, golden->role, golden->pay, golden->format);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("MUSTER_RENEW_GOLDEN") != NULL)
    g_file_set_contents (path, found, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

/* What a document says is never a tag, and pay is told only where it is asked for. */
static void
test_escapes (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();
  g_autofree char *with = write_jobs (doc, NULL, "cook", TRUE, &muster_job_html);
  g_autofree char *without = write_jobs (doc, NULL, "cook", FALSE, &muster_job_html);

  g_assert_null (strstr (with, "<script"));
  g_assert_null (strstr (with, "<b>"));
  g_assert_null (strstr (with, "http"));
  g_assert_nonnull (strstr (with, "1,000–25,000.5 EUR"));
  g_assert_null (strstr (without, "EUR"));
}

/* }}} */
/* {{{ Sheets */

static guint
count_pages (MusterDocument *doc, const char *role)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  g_autoptr (GPtrArray) jobs = muster_jobs_new (projection, role != NULL ? chart_get (doc, role) : 0, TRUE);
  g_autoptr (GBytes) bytes = muster_jobs_write (jobs, &muster_job_pdf, 0, NULL);
  gsize length;
  const char *data;

  g_assert_nonnull (bytes);
  data = g_bytes_get_data (bytes, &length);
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_nonnull (g_strstr_len (data + length - 8, 8, "%%EOF"));
  return pdf_count_pages (bytes);
}

/* A page a role, in the order of the chart; the same bytes each time. */
static void
test_pages (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();
  g_autofree char *once = write_jobs (doc, NULL, NULL, TRUE, &muster_job_pdf);
  g_autofree char *again = write_jobs (doc, NULL, NULL, TRUE, &muster_job_pdf);

  g_assert_cmpstr (once, ==, again);
  if (!pdf_is_readable ())
    return;
  g_assert_cmpuint (count_pages (doc, "cook"), ==, 1);
  g_assert_cmpuint (count_pages (doc, NULL), ==, 4);
}

/* Text of any length goes on to the next page, in paragraphs, points and tables. */
static void
test_page_breaks (void)
{
  static const MusterField fields[] = { MUSTER_ROLE_NOTES, MUSTER_ROLE_REQUIREMENTS };
  g_autoptr (GString) words = g_string_new (NULL);

  if (!pdf_is_readable ())
    return;
  for (guint i = 0; i < 2000; i++)
    g_string_append (words, "and so it goes on ");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (MusterDocument) doc = make_chart ();

      set (doc, "boss", fields[i], words->str);
      g_assert_cmpuint (count_pages (doc, "boss"), >=, 6);
    }
  {
    g_autoptr (MusterDocument) doc = make_chart ();

    for (guint i = 0; i < 60; i++)
      add_duty (doc, "One thing more", "To do it", (const char *const[]){ "boss", NULL, NULL, NULL });
    add_duty (doc, words->str, words->str, (const char *const[]){ "boss", NULL, NULL, NULL });
    g_assert_cmpuint (count_pages (doc, "boss"), >=, 8);
  }
}

/* Files of all roles have names of their own, that every file system takes. */
static void
test_names (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b c d e");
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (GPtrArray) jobs = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  set (doc, "a", MUSTER_ROLE_TITLE, "Buyer");
  set (doc, "b", MUSTER_ROLE_TITLE, "buyer");
  set (doc, "c", MUSTER_ROLE_TITLE, "../in/out");
  set (doc, "d", MUSTER_ROLE_TITLE, "采购");
  set (doc, "e", MUSTER_ROLE_TITLE, "Buyer");
  projection = muster_projection_new (doc, 0);
  jobs = muster_jobs_new (projection, 0, TRUE);
  names = muster_jobs_dup_names (jobs, "md");
  joined = g_strjoinv ("|", names);
  g_assert_cmpstr (joined, ==, "Buyer.md|buyer 2.md|-..-in-out.md|采购.md|Buyer 3.md");
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/jobs/golden/%s", goldens[i].file);

      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  g_test_add_func ("/jobs/text is never a tag", test_escapes);
  g_test_add_func ("/jobs/a page a role", test_pages);
  g_test_add_func ("/jobs/text of any length", test_page_breaks);
  g_test_add_func ("/jobs/names of files", test_names);
  return g_test_run ();
}
