/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz.c: see fuzz.h.
 */
#include "fuzz.h"

#include "chart.h"
#include "edit.h"
#include "native.h"
#include "oracle.h"
#include "verbs.h"

#include <string.h>

void
fuzz_add_seed (GPtrArray *seeds, const char *text)
{
  g_ptr_array_add (seeds, g_bytes_new (text, strlen (text)));
}

GBytes *
fuzz_write (MusterDocument *doc, gboolean with_history)
{
  GByteArray *out = g_byte_array_new ();

  muster_native_write (doc, with_history, out);
  return g_byte_array_free_to_bytes (out);
}

void
fuzz_add_document (GPtrArray *seeds, gboolean with_history)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      g_autoptr (MusterDocument) doc = chart_random (rand, 2 + 2 * i, FALSE);

      muster_edit_set (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME, "售后 “Shop”", MUSTER_COMMIT_DEFAULT, NULL);
      for (guint j = 0; with_history && j < 12; j++)
        verbs_do_any (doc, rand, NULL);
      if (with_history && i % 2 == 0)
        muster_travel (doc, muster_history_get_length (doc) / 2);
      g_ptr_array_add (seeds, fuzz_write (doc, with_history));
    }
}

void
fuzz_check_document (MusterDocument *doc)
{
  g_autoptr (GBytes) first = fuzz_write (doc, TRUE), second = NULL;
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) again = NULL;

  oracle_check (doc);
  again = muster_native_read (first, "again", notes, NULL, &error);
  g_assert_no_error (error);
  /* Something set aside, as a picture that cannot be shown, is there still. */
  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    if (muster_notes_get (notes, i)->kind == MUSTER_NOTE_REPAIRED || muster_notes_get (notes, i)->key == NULL)
      g_error ("what was written had to be mended: %s", muster_notes_get (notes, i)->text);
  second = fuzz_write (again, TRUE);
  if (!g_bytes_equal (first, second))
    g_error ("written, read and written again:\n%s\n---\n%s", (const char *) g_bytes_get_data (first, NULL), (const char *) g_bytes_get_data (second, NULL));
}
