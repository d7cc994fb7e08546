/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-stages.c: the verbs of stages do what they say in one step, or refuse in a sentence; and a role
 * that is divided at a stage is before it and after it what it was.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "oracle.h"
#include "shifts.h"

#include <string.h>

/* A verb, its words; the chart before and after, or "!" and a part of what is said. */
static const struct
{
  const char *command;
  const char *before;
  const char *after;
} cases[] = {
  { "add s3", "<s1 s2> a", "<s1 s2 s3> a" },
  { "add s0 s1", "<s1 s2> a", "<s0 s1 s2> a" },
  { "add  s3 ", "<s1> a", "<s1 s3> a" },
  { "add -", "<s1> a", "!needs a name" },
  { "add s1", "<s1> a", "!is a stage “s1” already" },
  { "rename s1 x", "<s1 s2> a@s2-", "<x s2> a@s2-" },
  { "rename s1 s2", "<s1 s2> a", "!is a stage “s2” already" },
  { "rename s1 s1", "<s1 s2> a", "<s1 s2> a" },
  { "rename s1 -", "<s1 s2> a", "!needs a name" },
  { "rename a x", "<s1 s2> a", "!of another kind" },
  { "date s1 2026-13-01", "<s1 s2> a", "!is not a date" },
  { "divide a s2", "<s1 s2> D[a]", "<s1 s2> D[a@-s2 a@s2-]" },
  { "divide a s2", "<s1 s2 s3> D[a@-s3 b]", "<s1 s2 s3> D[a@-s2 a@s2-s3 b]" },
  { "divide a s2", "<s1 s2> a{Ann%60}", "<s1 s2> a{Ann%60}@-s2 a{Ann%60}@s2-" },
  { "divide a s2", "<s1 s2> a{Ann@-s2,Bob@s2-}", "<s1 s2> a{Ann@-s2}@-s2 a{Bob@s2-}@s2-" },
  { "divide a s1", "<s1 s2> a", "!nothing was otherwise before" },
  { "divide a s2", "<s1 s2> a@s2-", "!nothing was otherwise before" },
  { "divide a s2", "<s1 s2> a@-s2", "!is not there at “s2”" },
  { "divide D s2", "<s1 s2> D[a]", "!of another kind" },
  { "move a E s2", "<s1 s2> D[a] E[]", "<s1 s2> D[a@-s2] E[a@s2-]" },
  { "move a - s2", "<s1 s2> D[a]", "<s1 s2> a@s2- D[a@-s2]" },
  { "move a E s2", "<s1 s2> D[a{Ann} b] E[*e]", "<s1 s2> D[a{Ann}@-s2 b] E[*e a>e{Ann}@s2-]" },
  { "move a D s2", "<s1 s2> D[a]", "!is there already" },
  { "move a a s2", "<s1 s2> D[a]", "!of another kind" },
};

static MusterRecord
find (MusterDocument *doc, const char *id)
{
  return id == NULL || strcmp (id, "-") == 0 ? 0 : muster_document_handle (doc, id);
}

static gboolean
run (MusterDocument *doc, const char *command, GError **error)
{
  g_auto (GStrv) words = g_strsplit (command, " ", 4);
  const char *name = g_strcmp0 (words[2], "-") == 0 ? "" : words[2];

  if (strcmp (command, "add  s3 ") == 0)
    return muster_edit_add_stage (doc, "  s3 ", 0, error) != 0;
  if (strcmp (words[0], "add") == 0)
    return muster_edit_add_stage (doc, strcmp (words[1], "-") == 0 ? " " : words[1], find (doc, words[2]), error) != 0;
  if (strcmp (words[0], "rename") == 0)
    return muster_edit_set (doc, find (doc, words[1]), MUSTER_STAGE_NAME, name, MUSTER_COMMIT_DEFAULT, error);
  if (strcmp (words[0], "date") == 0)
    return muster_edit_set (doc, find (doc, words[1]), MUSTER_STAGE_STARTS, name, MUSTER_COMMIT_DEFAULT, error);
  if (strcmp (words[0], "divide") == 0)
    return muster_edit_divide (doc, find (doc, words[1]), find (doc, words[2]), error) != 0;
  g_assert_cmpstr (words[0], ==, "move");
  return muster_edit_move_from_stage (doc, find (doc, words[1]), find (doc, words[2]), 0, find (doc, words[3]), error) != 0;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (cases[i].before);
      g_autofree char *records = dump_records (doc), *chart = NULL, *undone = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done = run (doc, cases[i].command, &error);

      g_test_message ("%s: %s", cases[i].before, cases[i].command);
      if (cases[i].after[0] == '!')
        {
          g_assert_false (done);
          g_assert_nonnull (strstr (error->message, cases[i].after + 1));
          g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
        }
      else
        {
          g_assert_no_error (error);
          chart = chart_write (doc);
          g_assert_cmpstr (chart, ==, cases[i].after);
          g_assert_cmpuint (muster_history_get_length (doc), <=, 1);
          muster_undo (doc);
        }
      undone = dump_records (doc);
      g_assert_cmpstr (undone, ==, records);
    }
}

/* Dates follow the order of the stages; a stage without one is in nobody's way. */
static void
test_dates (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2 s3> a");
  static const struct
  {
    const char *stage;
    const char *date;
    const char *refusal;
  } dates[] = {
    { "s2", "2026-05-01", NULL },
    { "s1", "2026-05-02", "choose an earlier day" },
    { "s1", "2026-05-01", NULL },
    { "s3", "2026-04-30", "choose a later day" },
    { "s3", "2027-01-01", NULL },
    { "s2", "2027-01-02", "choose an earlier day" },
    { "s2", "", NULL },
    { "s1", "2026-12-31", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done = muster_edit_set (doc, chart_get (doc, dates[i].stage), MUSTER_STAGE_STARTS, dates[i].date, MUSTER_COMMIT_DEFAULT, &error);

      g_assert_true (done == (dates[i].refusal == NULL));
      g_assert_true (done || strstr (error->message, dates[i].refusal) != NULL);
    }
}

/* Everything has its own stages; until must come after from. */
static void
test_spans (void)
{
  static const struct
  {
    const char *id;
    const char *from;
  } cases_of_spans[] = {
    { "D", "from" },
    { "a", "from" },
    { "h", "from" },
    { "l", "from" },
  };
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2 s3> D[a{Ann} b] ~a-b");

  for (guint i = 0; i < G_N_ELEMENTS (cases_of_spans); i++)
    {
      MusterRecord record = 0;
      MusterIter iter;
      MusterField from, until;
      g_autoptr (GError) error = NULL;

      if (i < 2)
        record = chart_get (doc, cases_of_spans[i].id);
      else
        {
          muster_iter_init_kind (&iter, doc, i == 2 ? MUSTER_KIND_HOLDING : MUSTER_KIND_LINE);
          g_assert_true (muster_iter_next (&iter, &record));
        }
      from = muster_field_find (muster_document_get_kind (doc, record), "from");
      until = muster_field_find (muster_document_get_kind (doc, record), "until");
      g_assert_true (muster_edit_set (doc, record, from, "s2", MUSTER_COMMIT_DEFAULT, NULL));
      g_assert_true (muster_edit_set (doc, record, until, "s3", MUSTER_COMMIT_DEFAULT, NULL));
      g_assert_false (muster_edit_set (doc, record, until, "s2", MUSTER_COMMIT_DEFAULT, &error));
      g_assert_nonnull (strstr (error->message, "before it begins"));
      g_assert_false (muster_edit_set (doc, record, until, "s1", MUSTER_COMMIT_DEFAULT, NULL));
      g_assert_false (muster_edit_set (doc, record, from, "s3", MUSTER_COMMIT_DEFAULT, NULL));
    }
}

/* A manager who is not there yet, or no longer: the line above has the reports meanwhile. */
static void
test_falls_back (void)
{
  static const struct
  {
    const char *chart;
    const char *managers[3];
  } lines[] = {
    { "<s1 s2 s3> T[*t D[*d@s2-s3 a]]", { "t", "d", "t" } },
    { "<s1 s2 s3> T[*t D[*d a>>b b@s2-s3]]", { "d", "b", "d" } },
    { "<s1 s2 s3> T[*t@-s3 D[*d@s2- a]]", { "t", "d", "d" } },
    { "<s1 s2 s3> T[*t@s2-s3 D[a]]", { "", "t", "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (lines[i].chart);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

      for (guint j = 0; j < stages->len; j++)
        {
          MusterRecord manager = muster_document_get_manager (doc, chart_get (doc, "a"), g_array_index (stages, MusterRecord, j));

          g_assert_cmpstr (manager != 0 ? muster_document_get_id (doc, manager) : "", ==, lines[i].managers[j]);
        }
    }
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Who holds a role at a stage and what it works together with, as text. */
static char *
write_ties (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
  g_autoptr (GPtrArray) ties = g_ptr_array_new_with_free_func (g_free);
  static const MusterField ends[][2] = { { MUSTER_HOLDING_ROLE, MUSTER_HOLDING_PERSON }, { MUSTER_LINE_FROM_ROLE, MUSTER_LINE_TO_ROLE }, { MUSTER_LINE_TO_ROLE, MUSTER_LINE_FROM_ROLE } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      MusterIter iter;
      MusterRecord tie;

      muster_iter_init_referrers (&iter, doc, role, ends[i][0]);
      while (muster_iter_next (&iter, &tie))
        {
          MusterRecord other = muster_document_get_ref (doc, tie, ends[i][1]);
          double share = i == 0 ? muster_document_get_number (doc, tie, MUSTER_HOLDING_SHARE, 100) : 0;

          if (muster_projection_has (projection, tie) && other != role)
            g_ptr_array_add (ties, g_strdup_printf ("%u:%s:%g\n", i, muster_document_get_id (doc, other), share));
        }
    }
  g_ptr_array_sort (ties, compare_text);
  g_ptr_array_add (ties, NULL);
  return g_strjoinv ("", (char **) ties->pdata);
}

/* What a divided role is at each stage, by the one or the other, is what it was. */
static void
compare_ties (MusterDocument *was, MusterDocument *doc, MusterRecord role, MusterRecord later, MusterRecord stage)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  gboolean begun = FALSE;

  for (guint i = 0; i < stages->len; i++)
    {
      MusterRecord at = g_array_index (stages, MusterRecord, i);
      g_autofree char *then = NULL, *now = NULL;

      begun = begun || at == stage;
      then = write_ties (was, role, at);
      now = write_ties (doc, begun ? later : role, at);
      g_assert_cmpstr (now, ==, then);
    }
}

static guint
count_assigned (MusterDocument *doc, MusterRecord role)
{
  g_autoptr (GArray) assignments = muster_document_list_referrers (doc, role, MUSTER_ASSIGNMENT_ROLE);

  return assignments->len;
}

static void
check_divided (MusterDocument *was, MusterDocument *doc, MusterRecord role, MusterRecord later, MusterRecord stage)
{
  oracle_check (doc);
  g_assert_false (muster_document_lives_at (doc, role, stage));
  g_assert_true (muster_document_lives_at (doc, later, stage));
  g_assert_cmpuint (muster_document_get_ref (doc, later, MUSTER_ROLE_DEPARTMENT), ==, muster_document_get_ref (was, role, MUSTER_ROLE_DEPARTMENT));
  g_assert_cmpuint (count_assigned (doc, role), ==, count_assigned (was, role));
  g_assert_cmpuint (count_assigned (doc, later), ==, count_assigned (was, role));
  compare_ties (was, doc, role, later, stage);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);
  guint n_divided = 0;

  for (guint i = 0; i < 600 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 2, 30), FALSE);
      g_autoptr (MusterDocument) was = muster_document_dup (doc, FALSE);
      MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand);
      MusterRecord stage = chart_pick (doc, MUSTER_KIND_STAGE, rand);
      g_autofree char *records = dump_records (doc), *undone = NULL;
      g_autoptr (GError) error = NULL;
      MusterRecord later;

      if (role == 0 || stage == 0)
        continue;
      later = muster_edit_divide (doc, role, stage, &error);
      if (later == 0)
        {
          g_assert_nonnull (error);
          continue;
        }
      n_divided++;
      check_divided (was, doc, role, later, stage);
      muster_undo (doc);
      undone = dump_records (doc);
      g_assert_cmpstr (undone, ==, records);
    }
  g_assert_cmpuint (n_divided, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stages/verbs", test_cases);
  g_test_add_func ("/stages/dates in order", test_dates);
  g_test_add_func ("/stages/until comes after from", test_spans);
  g_test_add_func ("/stages/the line above meanwhile", test_falls_back);
  g_test_add_func ("/stages/divided at random", test_random);
  return g_test_run ();
}
