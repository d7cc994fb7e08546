/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-titles.c: the lines of a title are as many from the widths of its words as they are when it is
 * shaped, in whatever scripts.
 */
#include "commit.h"
#include "titles.h"

#define N_TITLES 4000

static const char *const words[] = { "Head", "of", "AVATAR", "To", "Wave", "customer", "success", "工程部", "财务", "主管（代理）", "2", "№", "مدير", "मुख्य", "größe", "Ärztin", "VP,", "—", "«La»", "カスタマー", "팀장", "👩‍🚒", "i", "supercalifragilistic" };

static char *
make_title (GRand *rand)
{
  GString *title = g_string_new (NULL);
  guint n_words = (guint) g_rand_int_range (rand, 1, 7);

  for (guint i = 0; i < n_words; i++)
    {
      if (title->len > 0 && g_rand_int_range (rand, 0, 5) > 0)
        g_string_append_c (title, ' ');
      g_string_append (title, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    }
  return g_string_free (title, FALSE);
}

static void
test_lines (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (MusterText) text = muster_text_new ();

  for (guint i = 0; i < N_TITLES; i++)
    {
      g_autofree char *title = make_title (rand);
      double width = 60 + g_rand_double (rand) * 120;
      guint lines = (guint) g_rand_int_range (rand, 1, 3), n_lines;

      muster_text_measure (text, title, MUSTER_TEXT_TITLE, width, lines, &n_lines);
      if (muster_text_count_lines (text, title, MUSTER_TEXT_TITLE, width, lines) != n_lines)
        g_error ("“%s” in %g: %u lines", title, width, n_lines);
    }
}

/* A new title is measured, and an old one that comes back. */
static void
test_kept (void)
{
  static const char *const titles[] = { "Cook", "A title that is much too long for a single line", "Cook" };
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterRecord role = 0;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      MusterDraft *draft = muster_draft_new (doc);

      if (role == 0)
        role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, titles[i]);
      muster_commit (draft, "Title", MUSTER_COMMIT_DEFAULT);
      for (guint j = 0; j < 2; j++)
        g_assert_cmpuint (muster_titles_count_lines (muster_titles_of (doc), role, muster_document_get_name (doc, role), 128, 2), ==, i == 1 ? 2 : 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/titles/lines", test_lines);
  g_test_add_func ("/titles/kept", test_kept);
  return g_test_run ();
}
