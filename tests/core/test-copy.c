/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-copy.c: a copy of a document says the same, has nothing in common with it, and is made at
 * once however large it is.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "oracle.h"

#include <time.h>

#define N_ROLES 100000

static void
assert_same (MusterDocument *doc, MusterDocument *copy)
{
  g_autofree char *text = dump_records (doc), *other = dump_records (copy);

  g_assert_cmpstr (text, ==, other);
}

/* A chart with the user's own fields, a kind that is not known, and steps that were undone. */
static MusterDocument *
make_rich (GRand *rand)
{
  MusterDocument *doc = chart_random (rand, 30, FALSE);
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord other = muster_draft_add_other (draft, "team", "t-1");
  MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand);

  muster_draft_set_raw (draft, other, muster_document_own_field (doc, "size"), "7");
  muster_draft_set_raw (draft, role, muster_document_own_field (doc, "f-colour"), "\"red\"");
  muster_commit (draft, "Add a team", MUSTER_COMMIT_DEFAULT);
  g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_TITLE, "Boss", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_TITLE, "Boss of all", MUSTER_COMMIT_DEFAULT, NULL));
  muster_history_set_name (doc, 0, "First");
  muster_undo (doc);
  return doc;
}

static void
test_says_the_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 50 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = make_rich (rand);
      g_autoptr (MusterDocument) copy = muster_document_dup (doc, TRUE);

      assert_same (doc, copy);
      oracle_check (copy);
      g_assert_cmpuint (muster_document_get_limit (copy), ==, muster_document_get_limit (doc));
      for (MusterRecord record = 1; record < muster_document_get_limit (doc); record++)
        {
          g_assert_cmpuint (muster_document_handle (copy, muster_document_get_id (doc, record)), ==, record);
          g_assert_true (muster_document_get_id (copy, record) != muster_document_get_id (doc, record));
        }
      g_assert_cmpuint (muster_document_own_field (copy, "f-colour"), ==, muster_document_own_field (doc, "f-colour"));
    }
}

static void
test_history_goes_along (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (MusterDocument) doc = make_rich (rand);
  g_autoptr (MusterDocument) copy = NULL;

  muster_history_mark_saved (doc);
  muster_redo (doc);
  copy = muster_document_dup (doc, TRUE);
  g_assert_cmpuint (muster_history_get_length (copy), ==, muster_history_get_length (doc));
  g_assert_cmpuint (muster_history_get_position (copy), ==, muster_history_get_position (doc));
  g_assert_cmpstr (muster_history_get_change (copy, 0)->name, ==, "First");
  for (guint position = 0; position <= muster_history_get_length (doc); position++)
    {
      muster_travel (doc, position);
      muster_travel (copy, position);
      assert_same (doc, copy);
      g_assert_cmpint (muster_history_is_saved (doc), ==, muster_history_is_saved (copy));
    }
}

static void
test_history_stays_behind (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (MusterDocument) doc = make_rich (rand);
  g_autoptr (MusterDocument) unsaved = muster_document_dup (doc, FALSE);
  g_autoptr (MusterDocument) saved = NULL;

  muster_history_mark_saved (doc);
  saved = muster_document_dup (doc, FALSE);
  g_assert_cmpuint (muster_history_get_length (saved), ==, 0);
  g_assert_false (muster_undo (saved));
  g_assert_true (muster_history_is_saved (saved));
  g_assert_false (muster_history_is_saved (unsaved));
  assert_same (doc, saved);
}

/* Edits of either leave the other alone, and the copy outlives what it was made of. */
static void
test_nothing_in_common (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);
  MusterDocument *doc = make_rich (rand);
  g_autoptr (MusterDocument) copy = muster_document_dup (doc, TRUE);
  g_autofree char *before = dump_records (doc), *after = NULL;
  MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand);
  MusterDraft *draft = muster_draft_new (copy);

  muster_draft_set_raw (draft, role, muster_document_own_field (copy, "new"), "1");
  muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, "Only in the copy");
  muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
  muster_commit (draft, "Edit", MUSTER_COMMIT_DEFAULT);
  after = dump_records (doc);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (muster_document_get_name (copy, role), ==, "Only in the copy");
  muster_undo (copy);

  g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_TITLE, "Only in the document", MUSTER_COMMIT_DEFAULT, NULL));
  g_object_unref (doc);
  g_free (after);
  after = dump_records (copy);
  g_assert_cmpstr (after, ==, before);
}

/* Text that is larger than a piece of the pool's memory, and a pool that ends with a full piece. */
static void
test_large_text (void)
{
  for (guint length = 1; length < 300000; length = length * 3 / 2 + 1)
    {
      g_autoptr (MusterDocument) doc = chart_read ("a b");
      g_autofree char *text = g_strnfill (length, 'x');
      g_autoptr (MusterDocument) copy = NULL;
      MusterDraft *draft = muster_draft_new (doc);

      muster_draft_set_text (draft, chart_get (doc, "a"), MUSTER_ROLE_NOTES, text);
      muster_commit (draft, "Write", MUSTER_COMMIT_DEFAULT);
      copy = muster_document_dup (doc, TRUE);
      g_assert_cmpstr (muster_document_get_text (copy, chart_get (copy, "a"), MUSTER_ROLE_NOTES), ==, text);
      g_assert_true (muster_document_intern (copy, text) == muster_document_get_text (copy, chart_get (copy, "a"), MUSTER_ROLE_NOTES));
    }
}

static MusterDocument *
make_large (void)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);

  for (guint i = 0; i < N_ROLES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Post %u", i % 500);
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      MusterRecord person = muster_draft_add (draft, MUSTER_KIND_PERSON, NULL);
      MusterRecord holding = muster_draft_add (draft, MUSTER_KIND_HOLDING, NULL);

      muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, title);
      muster_draft_set_text (draft, person, MUSTER_PERSON_NAME, name);
      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_ROLE, role);
      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_PERSON, person);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

/* What this thread has worked, in seconds: not what others keep it from. */
static double
get_worked (void)
{
  struct timespec time;

  g_assert_no_errno (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time));
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* Told by the time that the records took to be made, for machines are not alike; a fifth is usual. */
static void
test_is_quick (void)
{
  double start = get_worked (), made, copied;
  g_autoptr (MusterDocument) doc = make_large ();
  g_autoptr (MusterDocument) copy = NULL;

  made = get_worked () - start;
  copy = muster_document_dup (doc, TRUE);
  copied = get_worked () - start - made;
  g_test_message ("made in %.0f ms, copied in %.0f ms", made * 1000, copied * 1000);
  g_assert_cmpfloat (copied, <, made);
  g_assert_cmpuint (muster_document_count (copy, MUSTER_KIND_ROLE), ==, N_ROLES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copy/says the same under the same handles", test_says_the_same);
  g_test_add_func ("/copy/history goes along", test_history_goes_along);
  g_test_add_func ("/copy/history stays behind if it shall", test_history_stays_behind);
  g_test_add_func ("/copy/has nothing in common with the document", test_nothing_in_common);
  g_test_add_func ("/copy/text may be long", test_large_text);
  g_test_add_func ("/copy/a hundred thousand roles are copied at once", test_is_quick);
  return g_test_run ();
}
