/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-plan.c: joining and leaving earlier or later, by hand and over random charts.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "projection.h"

/* {{{ By hand */

/* What a verb does to role b, or to department B: @after is the chart then, or the refusal. */
static const struct
{
  const char *promise;
  const char *chart;
  gboolean leaves;
  const char *stage;
  const char *after;
} cases[] = {
  { "a role joins later", "<s1 s2> a b", FALSE, "s2", "<s1 s2> a b@s2-" },
  { "and earlier", "<s1 s2 s3> a b@s3-", FALSE, "s2", "<s1 s2 s3> a b@s2-" },
  { "at the first stage is from the start", "<s1 s2> a b@s2-", FALSE, "s1", "<s1 s2> a b" },
  { "who holds it from then on still begins with it", "<s1 s2 s3> b{Ann@s2-}@s2-", FALSE, "s3", "<s1 s2 s3> b{Ann}@s3-" },
  { "also when it comes earlier", "<s1 s2 s3> b{Ann@s3-}@s3-", FALSE, "s2", "<s1 s2 s3> b{Ann}@s2-" },
  { "who comes later still comes later", "<s1 s2 s3> b{Ann@s3-}@s2-", FALSE, "s1", "<s1 s2 s3> b{Ann@s3-}" },
  { "who would be gone before refuses", "<s1 s2 s3> b{Ann@-s2}", FALSE, "s3", "Ann holds “b” only until “s2”: let that last longer first" },
  { "nobody joins after leaving", "<s1 s2 s3> b@-s2", FALSE, "s2", "“b” leaves at “s2”, and can only join before: let it leave later first" },
  { "its departments begin with it", "<s1 s2> D@s2-[E@s2-[*a@s2- b@s2-]]", FALSE, "s1", "<s1 s2> D[E[*a@s2- b>a]]" },
  { "no earlier than it does", "<s1 s2 s3> D@s3-[b@s3-]", FALSE, "s2", "<s1 s2 s3> D@s2-[b@s2-]" },
  { "a department that is gone refuses", "<s1 s2> D@-s2[b]", FALSE, "s2", "“D” is there only until “s2”: move “b” to another department first" },
  { "a role leaves", "<s1 s2> b", TRUE, "s2", "<s1 s2> b@-s2" },
  { "later", "<s1 s2 s3> b@-s2", TRUE, "s3", "<s1 s2 s3> b@-s3" },
  { "who held it to the end holds it to the end", "<s1 s2 s3> b{Ann@-s2}@-s2", TRUE, "s3", "<s1 s2 s3> b{Ann}@-s3" },
  { "who leaves before still leaves before", "<s1 s2 s3> b{Ann@-s2}", TRUE, "s3", "<s1 s2 s3> b{Ann@-s2}@-s3" },
  { "who would not have begun refuses", "<s1 s2 s3> b{Ann@s3-}", TRUE, "s2", "Ann holds “b” only from “s3”: let that begin earlier first" },
  { "nobody leaves before joining", "<s1 s2> b@s2-", TRUE, "s2", "“b” joins at “s2”, and can only leave after: let it join earlier first" },
  { "nor before the first stage", "<s1 s2> b", TRUE, "s1", "“s1” is the first stage: nobody can leave before it. Delete “b” instead" },
  { "a role stays after all", "<s1 s2> b{Ann@-s2}@-s2", TRUE, NULL, "<s1 s2> b{Ann}" },
  { "a department begins later with all in it", "<s1 s2> B[*a{Ann@s2-} C[c]]", FALSE, "s2", "<s1 s2> B@s2-[*a{Ann}@s2- C@s2-[c>a@s2-]]" },
  { "who comes later than it still does", "<s1 s2 s3> B[a@s3-]", FALSE, "s2", "<s1 s2 s3> B@s2-[a@s3-]" },
  { "it begins earlier with what began with it", "<s1 s2 s3> B@s2-[a@s2- c@s3-]", FALSE, "s1", "<s1 s2 s3> B[a c@s3-]" },
  { "who was there before it is not hired later", "<s1 s2 s3> B@s2-[a c@s2-]", FALSE, "s3", "<s1 s2 s3> B@s3-[a c@s3-]" },
  { "what it lies in begins with it", "<s1 s2 s3> A@s3-[B@s3-[x@s3-]]", FALSE, "s2", "<s1 s2 s3> A@s2-[B@s2-[x@s2-]]" },
  { "a department that is gone cannot begin", "<s1 s2 s3> B@-s2[x@-s2]", FALSE, "s3", "“B” ends at “s2”, and can only begin before: let it end later first" },
  { "nor what is in it", "<s1 s2 s3> B[a@-s2]", FALSE, "s2", "“a” leaves at “s2”, and can only join before: let it leave later first" },
  { "a department ends with all in it", "<s1 s2 s3> B[a C[c@-s3]]", TRUE, "s2", "<s1 s2 s3> B@-s2[a@-s2 C@-s2[c@-s2]]" },
  { "who leaves before it still does", "<s1 s2 s3> B[a@-s2]", TRUE, "s3", "<s1 s2 s3> B@-s3[a@-s2]" },
  { "who outlives it still does", "<s1 s2 s3> B@-s3[a c@-s3]", TRUE, "s2", "<s1 s2 s3> B@-s2[a c@-s2]" },
  { "it stays after all, with what left with it", "<s1 s2 s3> B@-s3[a@-s3 c@-s2]", TRUE, NULL, "<s1 s2 s3> B[a c@-s2]" },
  { "nothing ends before it begins", "<s1 s2 s3> B@s3-[x@s3-]", TRUE, "s2", "“B” begins at “s3”, and can only end after: let it begin earlier first" },
  { "nor does what is in it", "<s1 s2 s3> B[a@s2-]", TRUE, "s2", "“a” joins at “s2”, and can only leave after: let it join earlier first" },
  { "nor at the first stage", "<s1 s2> B[x]", TRUE, "s1", "“s1” is the first stage: nothing can end before it. Delete “B” instead" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (cases[i].chart);
      MusterRecord role = muster_document_find (doc, "b") != 0 ? chart_get (doc, "b") : chart_get (doc, "B");
      MusterRecord stage = cases[i].stage != NULL ? chart_get (doc, cases[i].stage) : 0;
      g_autofree char *before = dump_records (doc), *back = NULL, *after = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done = cases[i].leaves ? muster_edit_leave_at (doc, &role, 1, stage, &error) : muster_edit_join_at (doc, &role, 1, stage, &error);

      g_test_message ("%s: %s", cases[i].promise, error != NULL ? error->message : "done");
      if (!done)
        {
          back = dump_records (doc);
          g_assert_cmpstr (error->message, ==, cases[i].after);
          g_assert_cmpstr (back, ==, before);
          continue;
        }
      g_assert_no_error (error);
      after = chart_write (doc);
      g_assert_cmpstr (after, ==, cases[i].after);
      g_assert_true (muster_undo (doc));
      back = dump_records (doc);
      g_assert_cmpstr (back, ==, before);
    }
}

static void
test_done (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1> a");
  const MusterSetting settings[] = { { MUSTER_CHECKPOINT_RESULT, "Shop live" }, { MUSTER_CHECKPOINT_STAGE, "s1" } };
  MusterRecord checkpoint = muster_edit_add (doc, MUSTER_KIND_CHECKPOINT, settings, G_N_ELEMENTS (settings), 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (muster_edit_mark_done (doc, checkpoint, "2026-02-28", NULL));
  g_assert_cmpstr (muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DONE), ==, "2026-02-28");
  g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, "“Shop live” is done");
  g_assert_true (muster_edit_mark_done (doc, checkpoint, NULL, NULL));
  g_assert_null (muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DONE));
  g_assert_true (muster_undo (doc));
  g_assert_cmpstr (muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DONE), ==, "2026-02-28");
  g_assert_false (muster_edit_mark_done (doc, checkpoint, "2026-02-30", &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
  g_assert_false (muster_edit_mark_done (doc, chart_get (doc, "a"), "2026-02-28", NULL));
}

/* }}} */
/* {{{ At random */

/* At which of the stages, in order, @record is there by itself, as bits. */
static guint
list_stages (MusterDocument *doc, const GArray *stages, MusterRecord record)
{
  guint there = 0;

  for (guint i = 0; i < stages->len; i++)
    if (muster_document_lives_at (doc, record, g_array_index (stages, MusterRecord, i)))
      there |= 1u << i;
  return there;
}

/* Whether every holding of @role is there at some stage at which the role is. */
static gboolean
has_only_live (MusterDocument *doc, const GArray *stages, MusterRecord role)
{
  guint there = list_stages (doc, stages, role);
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_HOLDING_ROLE);
  while (muster_iter_next (&iter, &holding))
    if ((list_stages (doc, stages, holding) & there) == 0)
      return FALSE;
  return TRUE;
}

/* The stages from @number on, as bits. */
static guint
list_from (const GArray *stages, guint number)
{
  return ((1u << stages->len) - 1) & ~((1u << number) - 1);
}

/* The number of the stage that a field names. */
static guint
find (MusterDocument *doc, const GArray *stages, MusterRecord role, MusterField field, guint fallback)
{
  MusterRecord stage = muster_document_get_ref (doc, role, field);

  for (guint i = 0; stage != 0 && i < stages->len; i++)
    if (g_array_index (stages, MusterRecord, i) == stage)
      return i;
  return fallback;
}

static void
try_one (GRand *rand, MusterDocument *doc, const GArray *stages)
{
  MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand);
  guint number = g_rand_int_range (rand, 0, stages->len);
  MusterRecord stage = g_array_index (stages, MusterRecord, number);
  guint begins = find (doc, stages, role, MUSTER_ROLE_FROM, 0), ends = find (doc, stages, role, MUSTER_ROLE_UNTIL, stages->len);
  gboolean leaves = g_rand_boolean (rand), was_live = has_only_live (doc, stages, role);
  guint n_steps = muster_history_get_position (doc);
  g_autofree char *records = dump_records (doc), *back = NULL;
  gboolean done = leaves ? muster_edit_leave_at (doc, &role, 1, stage, NULL) : muster_edit_join_at (doc, &role, 1, stage, NULL);
  guint now = list_stages (doc, stages, role);

  if (done)
    {
      MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);

      /* It begins or ends there, and its other end is where it was. */
      g_assert_cmpuint (now, !=, 0);
      if (leaves)
        g_assert_cmpuint (now, ==, list_from (stages, begins) & ~list_from (stages, number));
      else
        g_assert_cmpuint (now, ==, list_from (stages, number) & ~list_from (stages, ends));
      if (was_live)
        g_assert_true (has_only_live (doc, stages, role));
      if (!leaves && department != 0)
        g_assert_true (muster_document_lives_at (doc, department, stage));
    }
  if (muster_history_get_position (doc) > n_steps)
    muster_undo (doc);
  back = dump_records (doc);
  g_assert_cmpstr (back, ==, records);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 60 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 20, FALSE);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

      for (guint j = 0; stages->len > 0 && stages->len < 30 && j < 20; j++)
        try_one (rand, doc, stages);
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/roles-join-and-leave", test_cases);
  g_test_add_func ("/plan/checkpoints-are-marked-done", test_done);
  g_test_add_func ("/plan/what-depends-stays-sane", test_random);
  return g_test_run ();
}
