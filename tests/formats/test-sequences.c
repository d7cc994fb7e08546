/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-sequences.c: a hundred edits in a row, by every verb, over any chart: each state keeps the promises of
 * a document; undoing all gives the first bytes and redoing all the last, also after a save and a reload;
 * and nothing that was saved has to be mended.
 */
#include "chart.h"
#include "native.h"
#include "oracle.h"
#include "torture.h"
#include "verbs.h"

#include <string.h>

#define N_EDITS 100u

/* How big a chart that grows by copying may get before it is cut back. */
#define MOST_ROLES 60

static GByteArray *
write_state (MusterDocument *doc, gboolean with_history)
{
  GByteArray *bytes = g_byte_array_new ();

  muster_native_write (doc, with_history, bytes);
  return bytes;
}

static void
expect_state (MusterDocument *doc, const GByteArray *wanted)
{
  g_autoptr (GByteArray) found = write_state (doc, FALSE);

  g_assert_cmpmem (found->data, found->len, wanted->data, wanted->len);
}

/* There and back, both ways. */
static void
travel (MusterDocument *doc, const GByteArray *first, const GByteArray *last)
{
  guint position = muster_history_get_position (doc);

  while (muster_undo (doc))
    ;
  expect_state (doc, first);
  while (muster_history_get_position (doc) < position && muster_redo (doc))
    ;
  expect_state (doc, last);
}

static MusterDocument *
reload (MusterDocument *doc)
{
  GByteArray *written = write_state (doc, TRUE);
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (written);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  MusterDocument *again = muster_native_read (bytes, "chart", notes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (muster_notes_count (notes, MUSTER_NOTE_REPAIRED), ==, 0);
  g_assert_cmpuint (muster_history_get_length (again), ==, muster_history_get_length (doc));
  g_assert_cmpuint (muster_history_get_position (again), ==, muster_history_get_position (doc));
  return again;
}

/* What is refused leaves everything as it was. */
static void
edit_once (MusterDocument *doc, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  guint position = muster_history_get_position (doc);
  int chance = g_rand_int_range (rand, 0, 20);

  if (chance == 0)
    muster_undo (doc);
  else if (chance == 1)
    muster_redo (doc);
  else if (!verbs_do_any (doc, rand, &error))
    {
      g_assert_nonnull (error);
      g_assert_cmpuint (muster_history_get_position (doc), ==, position);
    }
  else
    g_assert_no_error (error);
  if (muster_document_count (doc, MUSTER_KIND_ROLE) > MOST_ROLES)
    muster_undo (doc);
  oracle_check (doc);
}

static void
run_sequence (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (MusterDocument) doc = chart_random (rand, (guint) g_rand_int_range (rand, 0, 16), FALSE), again = NULL;
  g_autoptr (GByteArray) first = write_state (doc, FALSE), last = NULL;

  for (guint i = 0; i < N_EDITS; i++)
    edit_once (doc, rand);
  last = write_state (doc, FALSE);
  travel (doc, first, last);
  again = reload (doc);
  expect_state (again, last);
  travel (again, first, last);
}

/* The seed of a sequence that fails is said last. */
static void
test_sequences (void)
{
  guint64 n = torture_rounds ("sequences", 60, 20000, 1000000);
  guint32 seed = torture_seed (1);

  for (guint64 i = 0; i < n; i++)
    {
      if (g_test_verbose () || n > 1000)
        g_test_message ("seed %u", seed + (guint32) i);
      run_sequence (seed + (guint32) i);
    }
  torture_tell ("sequences", n, "of %u edits, 0 that did not undo to the first bytes and redo to the last", N_EDITS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sequences/undo all is the first bytes, redo all the last", test_sequences);
  return g_test_run ();
}
