/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-hiring.c: every role has one row, at the stage at which it is there first, and no cell is a
 * formula.
 */
#include "chart.h"
#include "hiring.h"
#include "projection.h"

#include <string.h>

#define HEADING "Role,Department,Manager,Stage,Starts,FTE,Pay from,Pay to,Currency,Pay period,Requirements,Status\r\n"

static char *
write_list (MusterDocument *doc, const char *stage, guint *n_rows)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  *n_rows = muster_hiring_write (doc, stage != NULL ? chart_get (doc, stage) : 0, out);
  return g_strndup ((const char *) out->data, out->len);
}

static const struct
{
  const char *promise;
  const char *chart;
  const char *stage;
  const char *list;
} cases[] = {
  { "a role is listed where it begins", "<s1 s2> D[*a{Ann} b@s2-$10-20]", NULL, "a,D,,s1,,1,,,,,,filled\r\nb,D,a,s2,,1,10,20,,month,,open\r\n" },
  { "one stage alone", "<s1 s2> D[*a{Ann} b@s2-]", "s2", "b,D,a,s2,,1,,,,,,open\r\n" },
  { "one that nobody holds yet is open, whoever comes later", "<s1 s2> a{Ann@s2-}", NULL, "a,,,s1,,1,,,,,,open\r\n" },
  { "without stages all begin together", "D[*a{Ann} b=0.5]", NULL, "a,D,,,,1,,,,,,filled\r\nb,D,a,,,0.5,,,,,,open\r\n" },
  { "who left comes too", "<s1 s2> a@-s2", NULL, "a,,,s1,,1,,,,,,open\r\n" },
  { "an empty chart has a heading", "", NULL, "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (cases[i].chart);
      g_autofree char *wanted = g_strconcat (HEADING, cases[i].list, NULL);
      guint n_rows;
      g_autofree char *list = write_list (doc, cases[i].stage, &n_rows);

      g_test_message ("%s", cases[i].promise);
      g_assert_cmpstr (list, ==, wanted);
    }
}

/* What a spreadsheet would take for a formula, and what breaks rows. */
static void
test_defused (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1> a");
  MusterDraft *draft = muster_draft_new (doc);
  g_autofree char *list = NULL;
  guint n_rows;

  muster_draft_set_text (draft, chart_get (doc, "a"), MUSTER_ROLE_TITLE, "=HYPERLINK(\"http://example.org\")");
  muster_draft_set_text (draft, chart_get (doc, "a"), MUSTER_ROLE_REQUIREMENTS, "@two\nlines, é");
  muster_draft_set_text (draft, chart_get (doc, "s1"), MUSTER_STAGE_STARTS, "2026-09-01");
  muster_commit (draft, "Set", MUSTER_COMMIT_DEFAULT);
  list = write_list (doc, NULL, &n_rows);
  g_assert_cmpstr (list, ==, "\xef\xbb\xbf" HEADING "\"'=HYPERLINK(\"\"http://example.org\"\")\",,,s1,2026-09-01,1,,,,,\"'@two\nlines, é\",open\r\n");
}

/* Over random charts: as many rows as there are roles at any stage. */
static void
test_count (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 30, FALSE);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
      g_autofree char *list = NULL;
      guint n_rows, n_there = 0;
      MusterIter iter;
      MusterRecord role;

      muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
      while (muster_iter_next (&iter, &role))
        {
          gboolean there = stages->len == 0;

          for (guint j = 0; j < stages->len && !there; j++)
            there = muster_document_lives_at (doc, role, g_array_index (stages, MusterRecord, j));
          n_there += there;
        }
      list = write_list (doc, NULL, &n_rows);
      g_assert_cmpuint (n_rows, ==, n_there);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hiring/roles-are-listed-where-they-begin", test_cases);
  g_test_add_func ("/hiring/no-cell-is-a-formula", test_defused);
  g_test_add_func ("/hiring/every-role-once", test_count);
  return g_test_run ();
}
