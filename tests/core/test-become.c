/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-become.c: any document becomes any other by one change, which is undone like any.
 */
#include "become.h"
#include "chart.h"
#include "dump.h"
#include "history-net.h"
#include "verbs.h"

static MusterDocument *
make_other (MusterDocument *doc, GRand *rand, guint round)
{
  MusterDocument *other;

  if (round % 3 == 0)
    return chart_random (rand, 1 + round % 20, FALSE);
  other = muster_document_dup (doc, FALSE);
  for (guint i = 0; i < 1 + round % 12; i++)
    verbs_do (other, rand, NULL);
  return other;
}

static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint round = 0; round < 300 * chart_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 1 + round % 25, FALSE);
      g_autoptr (MusterDocument) other = make_other (doc, rand, round);
      g_autofree char *before = dump_records (doc), *wanted = dump_records (other), *after = NULL, *back = NULL;
      g_autofree char *sentence = muster_become_dup_sentence (doc, other);
      gboolean differs = g_strcmp0 (before, wanted) != 0;

      g_assert_cmpstr (sentence, !=, "");
      g_assert_true (muster_edit_become (doc, other, "Become") == differs);
      after = dump_records (doc);
      g_assert_cmpstr (after, ==, wanted);
      g_assert_cmpuint (muster_history_get_length (doc), ==, differs);
      muster_undo (doc);
      back = dump_records (doc);
      g_assert_cmpstr (back, ==, before);
    }
}

/* What is the same is not touched. */
static void
test_short (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Shop[*boss cook aide]");
  g_autoptr (MusterDocument) other = muster_document_dup (doc, FALSE);

  g_assert_true (muster_edit_set (other, chart_get (other, "cook"), MUSTER_ROLE_TITLE, "Chef", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_become (doc, other, "Become"));
  g_assert_cmpuint (muster_history_get_change (doc, 0)->n_ops, ==, 1);
}

/* An id that is now of another kind, a kind that this version does not know, and own fields. */
static void
test_kinds (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Shop[*boss x]"), other = chart_read ("Shop[*boss]");
  MusterDraft *draft = muster_draft_new_loading (other);
  MusterRecord x = muster_draft_add_other (draft, "robot", "x");
  g_autofree char *wanted = NULL, *after = NULL;

  muster_draft_set_raw (draft, x, muster_document_own_field (other, "arms"), "[1,2]");
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  wanted = dump_records (other);
  g_assert_true (muster_edit_become (doc, other, "Become"));
  after = dump_records (doc);
  g_assert_cmpstr (after, ==, wanted);
}

static void
test_sentence (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *says;
  } cases[] = {
    { "Shop[*boss]", "Shop[*boss]", "Nothing differs" },
    { "Shop[*boss cook] Hall[*head]", "Shop[*boss] Hall[*head cook]", "“cook” moves from “Shop” to “Hall”" },
    { "Shop[*boss]", "Shop[*boss=0.5]", "“boss” edited" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) before = chart_read (cases[i].before), after = chart_read (cases[i].after);
      g_autofree char *sentence = muster_become_dup_sentence (before, after);

      g_test_message ("%s", sentence);
      g_assert_true (g_str_has_prefix (sentence, cases[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/become/any document becomes any other, and goes back", test_any);
  g_test_add_func ("/become/what is the same is not touched", test_short);
  g_test_add_func ("/become/records of another kind and fields of one's own", test_kinds);
  g_test_add_func ("/become/what differs is said in a sentence", test_sentence);
  return g_test_run ();
}
