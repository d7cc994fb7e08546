/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-draft.c: a draft puts everything back, and removing takes along what the table says.
 */
#include "chart.h"
#include "dump.h"
#include "oracle.h"
#include "order.h"

#include <math.h>

/* {{{ Putting back */

static void
do_something (MusterDraft *draft, GRand *rand)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterKind kind = g_rand_int_range (rand, MUSTER_KIND_STAGE, MUSTER_KIND_OTHER);
  MusterRecord record = chart_pick (doc, kind, rand);
  guint n_fields;
  MusterField field = muster_kind_first_field (kind, &n_fields);
  const MusterFieldInfo *info;

  field += g_rand_int_range (rand, 0, n_fields);
  info = muster_field_get_info (field);
  if (record == 0 || g_rand_int_range (rand, 0, 6) == 0)
    muster_draft_add (draft, kind, NULL);
  else if (g_rand_int_range (rand, 0, 6) == 0)
    muster_draft_remove (draft, record);
  else if (g_rand_int_range (rand, 0, 6) == 0)
    muster_draft_set_raw (draft, record, muster_document_own_field (doc, "own"), g_rand_boolean (rand) ? "1" : NULL);
  else if (info->type == MUSTER_TYPE_REF)
    muster_draft_set_ref (draft, record, field, g_rand_boolean (rand) ? chart_pick (doc, info->target != MUSTER_KIND_NONE ? info->target : MUSTER_KIND_ROLE, rand) : 0);
  else if (info->type == MUSTER_TYPE_NUMBER)
    muster_draft_set_number (draft, record, field, g_rand_boolean (rand) ? g_rand_double (rand) : NAN);
  else if (info->type == MUSTER_TYPE_FLAG)
    muster_draft_set_flag (draft, record, field, g_rand_boolean (rand));
  else if (info->shape != MUSTER_SHAPE_ORDER)
    muster_draft_set_text (draft, record, field, g_rand_boolean (rand) ? "text" : NULL);
}

static void
test_freed_puts_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 100 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 12, FALSE);
      g_autofree char *before = dump_records (doc);
      g_autofree char *after = NULL;
      MusterDraft *draft = muster_draft_new (doc);

      for (guint j = 0; j < 60; j++)
        do_something (draft, rand);
      muster_draft_free (draft);
      after = dump_records (doc);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
      oracle_check (doc);
    }
}

static void
test_committed_runs_both_ways (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 100 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 12, FALSE);
      g_autofree char *before = dump_records (doc);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      MusterDraft *draft = muster_draft_new (doc);

      for (guint j = 0; j < 60; j++)
        do_something (draft, rand);
      muster_commit (draft, "Much", MUSTER_COMMIT_DEFAULT);
      after = dump_records (doc);
      g_assert_true (muster_undo (doc));
      undone = dump_records (doc);
      g_assert_cmpstr (undone, ==, before);
      g_assert_true (muster_redo (doc));
      redone = dump_records (doc);
      g_assert_cmpstr (redone, ==, after);
    }
}

static void
test_steps_in_a_row_are_one (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  MusterRecord role = chart_get (doc, "a");
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, "x");
  g_assert_false (muster_draft_is_empty (draft));
  muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, "a");
  g_assert_true (muster_draft_is_empty (draft));
  muster_draft_remove (draft, muster_draft_add (draft, MUSTER_KIND_ROLE, NULL));
  g_assert_true (muster_draft_is_empty (draft));
  muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, "y");
  muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, "z");
  muster_draft_set_number (draft, role, MUSTER_ROLE_FTE, 1);
  muster_commit (draft, "Change", MUSTER_COMMIT_DEFAULT);
  g_assert_cmpuint (muster_history_get_change (doc, 0)->n_ops, ==, 2);
  muster_undo (doc);
  g_assert_cmpstr (muster_document_get_text (doc, role, MUSTER_ROLE_TITLE), ==, "a");
}

static void
test_new_ids_differ (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new (doc);

  for (guint i = 0; i < 10000; i++)
    {
      MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);

      g_assert_true (g_str_has_prefix (muster_document_get_id (doc, role), "r-"));
      g_assert_cmpuint (muster_document_find (doc, muster_document_get_id (doc, role)), ==, role);
    }
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 10000);
  muster_draft_free (draft);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 0);
}

/* }}} */
/* {{{ Removing, by the table */

/* A record of the field's kind that refers by it to a target, and by all that it needs to others. */
static void
add_referrer (MusterDraft *draft, MusterField field, MusterRecord *record, MusterRecord *target)
{
  MusterKind kind = muster_field_get_info (field)->kind;
  guint n_fields;
  MusterField first = muster_kind_first_field (kind, &n_fields);

  *record = muster_draft_add (draft, kind, "record");
  for (MusterField other = first; other < first + n_fields; other++)
    {
      const MusterFieldInfo *info = muster_field_get_info (other);
      MusterRecord made;

      if (info->type != MUSTER_TYPE_REF || (info->on_remove != MUSTER_ON_REMOVE_REMOVE && other != field))
        continue;
      made = muster_draft_add (draft, info->target != MUSTER_KIND_NONE ? info->target : MUSTER_KIND_ROLE, other == field ? "target" : NULL);
      muster_draft_set_ref (draft, *record, other, made);
      if (other == field)
        *target = made;
    }
}

static void
test_removing_follows_the_table (void)
{
  for (MusterField field = 1; field < MUSTER_N_FIELDS; field++)
    {
      const MusterFieldInfo *info = muster_field_get_info (field);
      g_autoptr (MusterDocument) doc = NULL;
      g_autofree char *before = NULL;
      g_autofree char *undone = NULL;
      MusterDraft *draft;
      MusterRecord record = 0, target = 0;

      if (info->type != MUSTER_TYPE_REF)
        continue;
      g_test_message ("%s.%s", muster_kind_get_name (info->kind), info->name);
      doc = muster_document_new ();
      draft = muster_draft_new_loading (doc);
      add_referrer (draft, field, &record, &target);
      muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
      before = dump_records (doc);

      draft = muster_draft_new (doc);
      muster_draft_remove (draft, target);
      muster_commit (draft, "Remove", MUSTER_COMMIT_DEFAULT);
      g_assert_cmpint (muster_document_get_kind (doc, target), ==, MUSTER_KIND_NONE);
      g_assert_cmpint (muster_document_get (doc, record, field).type, ==, MUSTER_TYPE_NONE);
      g_assert_cmpint (muster_document_get_kind (doc, record), ==, info->on_remove == MUSTER_ON_REMOVE_REMOVE ? MUSTER_KIND_NONE : info->kind);

      muster_undo (doc);
      undone = dump_records (doc);
      g_assert_cmpstr (undone, ==, before);
    }
}

static void
test_removing_goes_on (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a{Ann} b");
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord on_holding = muster_draft_add (draft, MUSTER_KIND_WAIVER, "on-holding");
  MusterRecord on_waiver = muster_draft_add (draft, MUSTER_KIND_WAIVER, "on-waiver");

  muster_draft_set_ref (draft, on_holding, MUSTER_WAIVER_RECORD, chart_get (doc, "h1"));
  muster_draft_set_ref (draft, on_waiver, MUSTER_WAIVER_RECORD, on_holding);
  muster_draft_remove (draft, chart_get (doc, "Ann"));
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_HOLDING), ==, 0);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_WAIVER), ==, 0);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 2);
  muster_draft_free (draft);
  oracle_check (doc);
}

/* A record may refer to itself, and to its target twice. */
static void
test_removing_what_refers_twice (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a>>a b ~b-b ~b-a");
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_remove (draft, chart_get (doc, "a"));
  muster_draft_remove (draft, chart_get (doc, "b"));
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_LINE), ==, 0);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 0);
  muster_draft_free (draft);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_LINE), ==, 2);
  g_assert_cmpuint (muster_document_get_ref (doc, chart_get (doc, "a"), MUSTER_ROLE_MANAGER), ==, chart_get (doc, "a"));
}

/* What lives at some of the remaining stages goes on living there; nothing is left without any. */
static const struct
{
  const char *before;
  const char *stage;
  const char *after;
} stage_removals[] = {
  { "<s1 s2 s3> a@s2-", "s1", "<s2 s3> a@s2-" },
  { "<s1 s2 s3> a@s2-", "s2", "<s1 s3> a@s3-" },
  { "<s1 s2 s3> a@s2-", "s3", "<s1 s2> a@s2-" },
  { "<s1 s2 s3> a@s3-", "s3", "<s1 s2> a@s2-" },
  { "<s1 s2 s3> a@s1-", "s1", "<s2 s3> a@s2-" },
  { "<s1 s2 s3> a@-s2", "s1", "<s2 s3> a@-s3" },
  { "<s1 s2 s3> a@-s3", "s1", "<s2 s3> a@-s3" },
  { "<s1 s2> a@-s2", "s1", "<s2> a" },
  { "<s1 s2 s3> a@-s2", "s2", "<s1 s3> a@-s3" },
  { "<s1 s2 s3> a@-s3", "s3", "<s1 s2> a" },
  { "<s1 s2 s3> a@s1-s2", "s1", "<s2 s3> a@s2-s3" },
  { "<s1 s2 s3> a@s1-s3", "s1", "<s2 s3> a@s2-s3" },
  { "<s1 s2 s3> a@s1-s2", "s2", "<s1 s3> a@s1-s3" },
  { "<s1 s2 s3> a@s2-s3", "s2", "<s1 s3> a@s1-s3" },
  { "<s1 s2 s3> a@s2-s3", "s3", "<s1 s2> a@s2-" },
  { "<s1 s2> a@s1-s2", "s1", "<s2> a@s2-" },
  { "<s1 s2> a@s1-s2", "s2", "<s1> a@s1-" },
  { "<s1> a@s1-", "s1", "a" },
  { "<s1 s2> D@s2-[a{Ann@s2-}]", "s2", "<s1> D@s1-[a{Ann@s1-}]" },
};

static void
test_stages_move_to_neighbours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stage_removals); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (stage_removals[i].before);
      MusterDraft *draft = muster_draft_new (doc);
      g_autofree char *after = NULL;

      muster_draft_remove (draft, chart_get (doc, stage_removals[i].stage));
      after = chart_write (doc);
      g_assert_cmpstr (after, ==, stage_removals[i].after);
      oracle_check (doc);
      muster_draft_free (draft);
    }
}

static void
test_removed_stages_leave_nobody_out (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 300 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 10, FALSE);
      MusterDraft *draft = muster_draft_new (doc);
      g_autoptr (GArray) stages = NULL;
      MusterIter iter;
      MusterRecord role;

      if (muster_document_count (doc, MUSTER_KIND_STAGE) > 0)
        muster_draft_remove (draft, chart_pick (doc, MUSTER_KIND_STAGE, rand));
      stages = muster_document_list (doc, MUSTER_KIND_STAGE);
      muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
      while (stages->len > 0 && muster_iter_next (&iter, &role))
        {
          gboolean lives = FALSE;

          for (guint j = 0; j < stages->len && !lives; j++)
            lives = oracle_lives (doc, role, g_array_index (stages, MusterRecord, j));
          /* Until the first stage is at none, and was before. */
          g_assert_true (lives || muster_document_get_ref (doc, role, MUSTER_ROLE_UNTIL) == g_array_index (stages, MusterRecord, 0));
        }
      oracle_check (doc);
      muster_draft_free (draft);
    }
}

/* }}} */
/* {{{ Placing */

static const struct
{
  const char *orders[4];
  guint placed;
  int before;
  const char *outcome;
} placings[] = {
  { { "a0", "a1", "a2", "a3" }, 3, 0, "3012" },
  { { "a0", "a1", "a2", "a3" }, 0, 2, "1023" },
  { { "a0", "a1", "a2", "a3" }, 0, -1, "1230" },
  { { "a0", "a1", "a2", "a3" }, 1, 2, "0123" },
  { { "a0", "a0", "a0", "a0" }, 3, 1, "0312" },
  { { "a0", "a0", "a0", "a0" }, 0, 3, "1203" },
  { { "a0", "a1", "a1", "a2" }, 3, 2, "0132" },
  { { NULL, NULL, NULL, NULL }, 2, -1, "0132" },
  { { "a0", "no", "a1", "a2" }, 3, 2, "0321" },
};

static void
test_placing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (placings); i++)
    {
      g_autoptr (MusterDocument) doc = muster_document_new ();
      MusterDraft *draft = muster_draft_new_loading (doc);
      MusterRecord roles[4];
      g_autoptr (GArray) siblings = NULL;
      g_autoptr (GArray) outcome = NULL;
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint j = 0; j < 4; j++)
        {
          g_autofree char *id = g_strdup_printf ("%u", j);

          roles[j] = muster_draft_add (draft, MUSTER_KIND_ROLE, id);
          muster_draft_set_text (draft, roles[j], MUSTER_ROLE_ORDER, placings[i].orders[j]);
        }
      siblings = muster_document_list (doc, MUSTER_KIND_ROLE);
      muster_draft_place (draft, roles[placings[i].placed], siblings, placings[i].before < 0 ? 0 : roles[placings[i].before]);
      muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
      outcome = muster_document_list (doc, MUSTER_KIND_ROLE);
      for (guint j = 0; j < 4; j++)
        g_string_append (ids, muster_document_get_id (doc, g_array_index (outcome, MusterRecord, j)));
      g_assert_cmpstr (ids->str, ==, placings[i].outcome);
      g_assert_true (muster_order_is_valid (muster_document_get_text (doc, roles[placings[i].placed], MUSTER_ROLE_ORDER)));
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/one that is freed puts everything back", test_freed_puts_back);
  g_test_add_func ("/draft/one that is committed runs both ways", test_committed_runs_both_ways);
  g_test_add_func ("/draft/steps in a row on a field are one", test_steps_in_a_row_are_one);
  g_test_add_func ("/draft/new ids differ", test_new_ids_differ);
  g_test_add_func ("/draft/removing follows the table", test_removing_follows_the_table);
  g_test_add_func ("/draft/removing goes on to what needs what needs it", test_removing_goes_on);
  g_test_add_func ("/draft/removing what refers twice", test_removing_what_refers_twice);
  g_test_add_func ("/draft/stages move to neighbours", test_stages_move_to_neighbours);
  g_test_add_func ("/draft/a removed stage leaves nobody out", test_removed_stages_leave_nobody_out);
  g_test_add_func ("/draft/placing among siblings", test_placing);
  return g_test_run ();
}
