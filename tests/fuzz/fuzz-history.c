/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz-history.c: the history in a file. One that does not fit is left out; along one that does there is a way
 * to each state and back to the very same.
 *
 * An input is what follows the records of a document.
 */
#include "chart.h"
#include "fuzz.h"
#include "native.h"
#include "projection.h"
#include "verbs.h"

#include <string.h>

const char *const fuzz_name = "history";

/* The same records in each, from which all seeds' histories lead back. */
static GBytes *
make_file (guint32 seed)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> Shop[*boss{Ann} cook{Kit} Hall[*head aide@s2-]] ~cook-head");
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint length;

  for (guint i = 0; i < 10; i++)
    verbs_do_any (doc, rand, NULL);
  length = muster_history_get_length (doc);
  if (length > 0)
    muster_history_set_name (doc, 0, "named");
  muster_travel (doc, 0);
  return fuzz_write (doc, TRUE);
}

/* Where the records of a file end. */
static gsize
find_tail (const char *data, gsize length)
{
  const char *tail = g_strstr_len (data, (gssize) length, "\n]");

  g_assert_nonnull (tail);
  return (gsize) (tail - data);
}

void
fuzz_add_seeds (GPtrArray *seeds)
{
  for (guint32 i = 0; i < 6; i++)
    {
      g_autoptr (GBytes) file = make_file (i);
      gsize length;
      const char *data = g_bytes_get_data (file, &length);
      gsize tail = find_tail (data, length);

      g_ptr_array_add (seeds, g_bytes_new (data + tail, length - tail));
    }
}

/* Each state can be looked at, whatever it is. */
static void
travel (MusterDocument *doc)
{
  guint position = muster_history_get_position (doc);
  g_autoptr (GBytes) first = fuzz_write (doc, FALSE), last = NULL;

  muster_travel (doc, 0);
  for (guint i = 0; i < muster_history_get_length (doc); i++)
    {
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
      g_autoptr (GBytes) state = fuzz_write (doc, FALSE);

      g_assert_true (muster_redo (doc));
    }
  muster_travel (doc, position);
  last = fuzz_write (doc, FALSE);
  g_assert_true (g_bytes_equal (first, last));
}

gboolean
fuzz_one (GBytes *input)
{
  g_autoptr (GBytes) file = make_file (0), whole = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, n_input;
  const guint8 *data = g_bytes_get_data (file, &length), *tail = g_bytes_get_data (input, &n_input);
  gboolean read_only = FALSE;

  g_byte_array_append (bytes, data, (guint) find_tail ((const char *) data, length));
  g_byte_array_append (bytes, tail, (guint) n_input);
  whole = g_bytes_new (bytes->data, bytes->len);
  doc = muster_native_read (whole, "x.muster", notes, &read_only, &error);
  if (doc == NULL || read_only)
    return FALSE;
  fuzz_check_document (doc);
  travel (doc);
  return muster_history_get_length (doc) > 0;
}
