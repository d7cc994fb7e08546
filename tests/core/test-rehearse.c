/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-rehearse.c: a trial says what would be and leaves no trace; several verbs together are one
 * step or none.
 */
#include "chart.h"
#include "dump.h"
#include "oracle.h"
#include "projection.h"
#include "rehearse.h"
#include "verbs.h"

#include <math.h>

/* All that must be as before: records, history, what counts as saved, and what was emitted. */
typedef struct
{
  char *records;
  guint length;
  guint position;
  gboolean saved;
  guint n_emitted;
} State;

static void
state_clear (State *state)
{
  g_free (state->records);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static void
count_emitted (MusterDocument *doc, const MusterChange *change, int direction, guint *n_emitted)
{
  (*n_emitted)++;
}

static void
see (State *state, MusterDocument *doc, guint n_emitted)
{
  *state = (State){ dump_records (doc), muster_history_get_length (doc), muster_history_get_position (doc), muster_history_is_saved (doc), n_emitted };
}

static void
assert_same (const State *a, const State *b)
{
  g_assert_cmpstr (a->records, ==, b->records);
  g_assert_cmpuint (a->length, ==, b->length);
  g_assert_cmpuint (a->position, ==, b->position);
  g_assert_cmpint (a->saved, ==, b->saved);
  g_assert_cmpuint (a->n_emitted, ==, b->n_emitted);
}

/* {{{ At random */

typedef struct
{
  GRand *rand;
  guint n_verbs;
  /* What the document was like when the verbs had run. */
  char *seen;
  guint n_looks;
} Trial;

/* Some verbs, until one is refused. */
static gboolean
do_some (MusterDocument *doc, gpointer data, GError **error)
{
  Trial *trial = data;

  for (guint i = 0; i < trial->n_verbs; i++)
    if (!verbs_do (doc, trial->rand, error))
      return FALSE;
  return TRUE;
}

static void
look (MusterDocument *doc, gpointer data)
{
  Trial *trial = data;
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);

  g_assert_cmpuint (muster_projection_get_roles (projection)->n_nodes, ==, muster_document_count (doc, MUSTER_KIND_ROLE));
  oracle_check (doc);
  trial->seen = dump_records (doc);
  trial->n_looks++;
}

/* A document that has a past and a future, and may be as saved or not. */
static MusterDocument *
make_document (GRand *rand)
{
  MusterDocument *doc = chart_random (rand, 12, FALSE);

  for (guint i = 0; i < 8; i++)
    {
      verbs_do (doc, rand, NULL);
      if (i == 5)
        muster_history_mark_saved (doc);
    }
  for (guint i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    muster_undo (doc);
  return doc;
}

static void
test_rehearsal_leaves_no_trace (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  guint n_done = 0, n_refused = 0;

  for (guint i = 0; i < 1500 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = make_document (rand);
      Trial trial = { rand, g_rand_int_range (rand, 1, 4), NULL, 0 };
      guint n_emitted = 0;
      g_auto (State) before = { 0 };
      g_auto (State) after = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean done;

      g_signal_connect (doc, "changed", G_CALLBACK (count_emitted), &n_emitted);
      see (&before, doc, n_emitted);
      done = muster_rehearse (doc, do_some, look, &trial, &error);
      see (&after, doc, n_emitted);
      assert_same (&before, &after);
      g_assert_true (done == (error == NULL));
      g_assert_cmpuint (trial.n_looks, ==, done);
      oracle_check (doc);
      n_done += done;
      n_refused += !done;
      g_free (trial.seen);
    }
  g_assert_cmpuint (n_done, >, 300);
  g_assert_cmpuint (n_refused, >, 300);
}

/* What a trial shows is what doing it makes, but for the ids of what is new. */
static gboolean
rename_and_move (MusterDocument *doc, gpointer data, GError **error)
{
  MusterRecord b = chart_get (doc, "b"), ann = chart_get (doc, "Ann");

  return muster_edit_set (doc, b, MUSTER_ROLE_TITLE, "bee", MUSTER_COMMIT_TYPING, error) && muster_edit_move (doc, &b, 1, chart_get (doc, "E"), 0, MUSTER_SCOPE_ALONE, error) && muster_edit_unassign (doc, ann, chart_get (doc, "a"), error);
}

static void
test_looks_at_the_outcome (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[*a{Ann} b>a] E[*e]");
  Trial trial = { 0 };
  g_autofree char *done = NULL;

  g_assert_true (muster_rehearse (doc, rename_and_move, look, &trial, NULL));
  g_assert_true (rename_and_move (doc, NULL, NULL));
  done = dump_records (doc);
  g_assert_cmpstr (trial.seen, ==, done);
  g_free (trial.seen);
}

static void
test_together_is_one_step_or_none (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  guint n_steps = 0, n_refused = 0;

  for (guint i = 0; i < 1500 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = make_document (rand);
      Trial trial = { rand, g_rand_int_range (rand, 1, 5), NULL, 0 };
      guint n_emitted = 0;
      g_auto (State) before = { 0 };
      g_auto (State) after = { 0 };
      g_auto (State) undone = { 0 };
      g_auto (State) redone = { 0 };
      g_autoptr (GError) error = NULL;

      g_signal_connect (doc, "changed", G_CALLBACK (count_emitted), &n_emitted);
      see (&before, doc, n_emitted);
      g_assert_true (muster_together (doc, do_some, &trial, "Several", &error) == (error == NULL));
      see (&after, doc, n_emitted);
      oracle_check (doc);
      if (error != NULL || after.n_emitted == 0)
        {
          assert_same (&before, &after);
          n_refused += error != NULL;
          continue;
        }
      n_steps++;
      g_assert_cmpuint (after.n_emitted, ==, 1);
      g_assert_cmpuint (after.length, ==, before.position + 1);
      g_assert_cmpuint (after.position, ==, before.position + 1);
      g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, "Several");
      muster_undo (doc);
      see (&undone, doc, n_emitted);
      g_assert_cmpstr (undone.records, ==, before.records);
      muster_redo (doc);
      see (&redone, doc, n_emitted);
      g_assert_cmpstr (redone.records, ==, after.records);
    }
  g_assert_cmpuint (n_steps, >, 300);
  g_assert_cmpuint (n_refused, >, 300);
}

/* }}} */
/* {{{ Typing, nesting, nothing */

static gboolean
do_nothing (MusterDocument *doc, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
type_more (MusterDocument *doc, gpointer data, GError **error)
{
  return muster_edit_set (doc, chart_get (doc, "a"), MUSTER_ROLE_TITLE, data, MUSTER_COMMIT_TYPING, error);
}

static void
test_typing_goes_on (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");

  g_assert_true (type_more (doc, (gpointer) "one", NULL));
  g_assert_true (muster_rehearse (doc, type_more, NULL, (gpointer) "two", NULL));
  g_assert_true (type_more (doc, (gpointer) "three", NULL));
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "a")), ==, "three");
}

static void
test_nothing_is_no_step (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  guint n_emitted = 0;

  g_signal_connect (doc, "changed", G_CALLBACK (count_emitted), &n_emitted);
  g_assert_true (muster_together (doc, do_nothing, NULL, "Nothing", NULL));
  g_assert_true (muster_rehearse (doc, do_nothing, NULL, NULL, NULL));
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
  g_assert_cmpuint (n_emitted, ==, 0);
}

/* Sets the title, then does what may be refused within, and goes on without it. */
static gboolean
try_within (MusterDocument *doc, gpointer data, GError **error)
{
  if (!type_more (doc, (gpointer) "one", error) || !muster_rehearse (doc, type_more, NULL, (gpointer) "two", error))
    return FALSE;
  g_assert_false (muster_together (doc, rename_and_move, NULL, "Within", NULL));
  return muster_edit_set (doc, chart_get (doc, "b"), MUSTER_ROLE_GRADE, "5", MUSTER_COMMIT_DEFAULT, error);
}

static void
test_one_within_another (void)
{
  /* The last of what is within is refused: Ann does not hold a. */
  g_autoptr (MusterDocument) doc = chart_read ("D[*a b] E[*e] x{Ann}");
  g_autofree char *before = dump_records (doc);
  g_autofree char *tried = NULL;
  g_autofree char *chart = NULL;

  g_assert_true (muster_rehearse (doc, try_within, NULL, NULL, NULL));
  tried = dump_records (doc);
  g_assert_cmpstr (tried, ==, before);
  g_assert_true (muster_together (doc, try_within, NULL, "Outer", NULL));
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, "Outer");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "a")), ==, "one");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "b")), ==, "b");
  g_assert_cmpstr (muster_document_get_text (doc, chart_get (doc, "b"), MUSTER_ROLE_GRADE), ==, "5");
  g_assert_cmpuint (muster_document_get_ref (doc, chart_get (doc, "b"), MUSTER_ROLE_DEPARTMENT), ==, chart_get (doc, "D"));
  g_assert_true (muster_undo (doc));
  chart = dump_records (doc);
  g_assert_cmpstr (chart, ==, before);
}

static gboolean
drop (MusterDocument *doc, gpointer data, GError **error)
{
  MusterRecord ann = chart_get (doc, "Ann");

  return muster_edit_assign (doc, ann, chart_get (doc, "b"), NAN, error) && muster_edit_unassign (doc, ann, chart_get (doc, "a"), error);
}

static void
test_drop_is_one_step (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a{Ann} b");
  g_autofree char *chart = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (muster_together (doc, drop, NULL, "Move Ann to “b”", NULL));
  chart = chart_write (doc);
  g_assert_cmpstr (chart, ==, "a b{Ann}");
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  muster_undo (doc);
  undone = chart_write (doc);
  g_assert_cmpstr (undone, ==, "a{Ann} b");
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rehearse/a trial leaves no trace", test_rehearsal_leaves_no_trace);
  g_test_add_func ("/rehearse/it looks at the outcome", test_looks_at_the_outcome);
  g_test_add_func ("/rehearse/several together are one step or none", test_together_is_one_step_or_none);
  g_test_add_func ("/rehearse/typing goes on after a trial", test_typing_goes_on);
  g_test_add_func ("/rehearse/nothing is no step", test_nothing_is_no_step);
  g_test_add_func ("/rehearse/one within another", test_one_within_another);
  g_test_add_func ("/rehearse/a drop is one step", test_drop_is_one_step);
  return g_test_run ();
}
