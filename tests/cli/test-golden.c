/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-golden.c: what report, check and text print about one chart, compared with what it was.
 *
 * MUSTER_RENEW_GOLDEN=1 meson test cli/golden writes the files in golden/ anew.
 */
#include "shell.h"

#include <string.h>

typedef struct
{
  const char *file;
  const char *arguments;
} Golden;

static const Golden goldens[] = {
  { "text.txt", "text lantern.muster" },
  { "check.txt", "check --today 2026-06-15 lantern.muster" },
  { "check.json", "check --today 2026-06-15 --format json lantern.muster" },
  { "check-startup.txt", "check --today 2026-06-15 --stage Start-up lantern.muster" },
  { "report.txt", "report lantern.muster" },
  { "report.json", "report --format json lantern.muster" },
  { "report.csv", "report --format csv lantern.muster" },
  { "report.html", "report --format html lantern.muster" },
  { "report-startup.json", "report --format json --stage s-start lantern.muster" },
  { "leave.txt", "leave lantern.muster \"Wei Chen\"" },
  { "leave.json", "leave --format json lantern.muster \"Wei Chen\"" },
  { "jobs.md", "jobs --without-pay -f markdown -o - lantern.muster" },
  { "hiring.csv", "report --hiring lantern.muster" },
  { "hiring-growth.csv", "report --hiring --format csv --stage Growth lantern.muster" },
};

/* How wide text is drawn depends on the fonts of a machine; what is drawn is told by its label. */
static void
leave_out_drawings (char *text)
{
  char *start, *end;

  while ((start = strstr (text, "\">\n<g")) != NULL || (start = strstr (text, "\">\n<rect")) != NULL)
    {
      end = strstr (start, "</svg>");
      g_assert_nonnull (end);
      memmove (start + 2, end, strlen (end) + 1);
    }
}

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  const char *const files[] = { "lantern.muster", NULL };
  g_autoptr (Shell) shell = shell_new (files);
  g_autoptr (Outcome) outcome = shell_run (shell, golden->arguments, NULL, "SOURCE_DATE_EPOCH=1700000000");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cli", "golden", golden->file, NULL);
  g_autofree char *found = outcome_dup_text (outcome);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (outcome->errors, ==, "");
  leave_out_drawings (found);
  if (g_getenv ("MUSTER_RENEW_GOLDEN") != NULL)
    g_file_set_contents (path, found, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/golden/%s", goldens[i].file);

      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  return g_test_run ();
}
