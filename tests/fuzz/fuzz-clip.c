/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fuzz-clip.c: whatever lies on the clipboard. It is pasted in one step or refused in a sentence; what was pasted
 * can be taken back to the first bytes, and copied and pasted again.
 */
#include "chart.h"
#include "clip.h"
#include "fuzz.h"
#include "oracle.h"

const char *const fuzz_name = "clip";

static GArray *
list_all (MusterDocument *doc)
{
  GArray *all = muster_document_list (doc, MUSTER_KIND_DEPARTMENT);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);

  g_array_append_vals (all, roles->data, roles->len);
  return all;
}

void
fuzz_add_seeds (GPtrArray *seeds)
{
  for (guint32 i = 0; i < 6; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      g_autoptr (MusterDocument) doc = chart_random (rand, 6, FALSE);
      g_autoptr (GArray) all = list_all (doc);
      GBytes *clip = muster_clip_write (doc, (const MusterRecord *) (gpointer) all->data, all->len, i % 2 ? MUSTER_SCOPE_BRANCH : MUSTER_SCOPE_ALONE);

      g_assert_nonnull (clip);
      g_ptr_array_add (seeds, clip);
    }
  fuzz_add_document (seeds, TRUE);
}

static MusterRecord
paste (MusterDocument *doc, GBytes *clip, const char *target, GArray **roots, GError **error)
{
  guint steps = muster_history_get_position (doc);
  MusterRecord first = muster_clip_paste (doc, clip, target != NULL ? chart_get (doc, target) : 0, 0, TRUE, roots, error);

  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + (first != 0));
  oracle_check (doc);
  return first;
}

gboolean
fuzz_one (GBytes *input)
{
  static const char *const targets[] = { NULL, "Shop", "cook" };
  const char *target = targets[g_bytes_get_size (input) % G_N_ELEMENTS (targets)];
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> Shop[*boss{Ann} cook{Kit} Hall[*head aide@s2-]] ~cook-head");
  g_autoptr (GBytes) before = fuzz_write (doc, FALSE), after = NULL, again = NULL;
  g_autoptr (GArray) roots = NULL;
  g_autoptr (GError) error = NULL;

  if (paste (doc, input, target, &roots, &error) == 0)
    {
      g_assert_nonnull (error);
      after = fuzz_write (doc, FALSE);
      g_assert_true (g_bytes_equal (before, after));
      return FALSE;
    }
  fuzz_check_document (doc);
  again = muster_clip_write (doc, (const MusterRecord *) (gpointer) roots->data, roots->len, MUSTER_SCOPE_ALONE);
  if (again != NULL && paste (doc, again, NULL, NULL, &error) == 0)
    g_error ("what was pasted cannot be copied: %s", error->message);
  muster_travel (doc, 0);
  after = fuzz_write (doc, FALSE);
  g_assert_true (g_bytes_equal (before, after));
  return TRUE;
}
