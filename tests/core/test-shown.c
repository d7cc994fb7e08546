/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-shown.c: text is only text: no name can look like another by turning what follows it, or hide its
 * neighbours.
 */
#include "shown.h"

static void
test_cases (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Ana & <b>Ruiz</b>", "Ana & <b>Ruiz</b>" },
    { "a\342\200\256b", "a‹RLO›b" },
    { "\342\200\252\342\200\253\342\200\254\342\200\255", "‹LRE›‹RLE›‹PDF›‹LRO›" },
    { "\342\201\246\342\201\247\342\201\250\342\201\251", "‹LRI›‹RLI›‹FSI›‹PDI›" },
    /* Honest text of those who write from right to left. */
    { "محمد \342\200\217علي\342\200\216", "محمد \342\200\217علي\342\200\216" },
    { "Vie\341\273\207t", "Vie\341\273\207t" },
    { "क्षि", "क्षि" },
    { "line\nbreak", "line\nbreak" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = muster_shown_dup (cases[i].text);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* Marks on one letter, and on none; the next letter may have its own. */
static void
test_tower (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autofree char *shown = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "\314\201");
  g_string_append (text, "e\314\201");
  shown = muster_shown_dup (text->str);
  g_assert_cmpint (g_utf8_strlen (shown, -1), ==, 1 + MUSTER_SHOWN_MARKS + 2);
  g_assert_true (g_str_has_suffix (shown, "e\314\201"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown/what turns text is seen", test_cases);
  g_test_add_func ("/shown/a tower of marks is cut", test_tower);
  return g_test_run ();
}
