/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-words.c: names, numbers and money read as people write them.
 */
#include "words.h"

#include <locale.h>

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "  ", "" },
    { "Ana Ruiz", "Ana Ruiz" },
    { "\n Ana\t \r\n Ruiz \001", "Ana Ruiz" },
    { "周 敏", "周 敏" },
    /* Which way text runs is no secret. */
    { "Pay \342\200\256slip", "Pay ‹RLO›slip" },
    { "\342\201\246a\342\201\251", "‹LRI›a‹PDI›" },
    { "محمد علي", "محمد علي" },
    { "e\314\201mile", "e\314\201mile" },
  };
  g_autofree char *long_text = g_strnfill (1000000, 'a');
  g_autofree char *cut = muster_words_clean (long_text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = muster_words_clean (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].expected);
    }
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 401);
  g_assert_true (g_str_has_suffix (cut, "a…"));
}

static void
test_initials (void)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "Wei Chen", "WC" },
    { "wei chen", "WC" },
    { "Anna Maria van der Ruiz", "AR" },
    { "Northpoint", "N" },
    { "O’Neil-Smith", "O" },
    { "(Acme) Ltd.", "AL" },
    { "Émile Ångström", "ÉÅ" },
    { "ǆana ǆukić", "ǅǅ" },
    { "陈薇", "陈" },
    { "欧阳 兰", "欧" },
    { "김 민수", "김" },
    { "محمد علي", "م" },
    { "🎨 Studio Émile", "SÉ" },
    { "🎨", "🎨" },
    { "4 Hands", "4" },
    { "e\314\201mile", "E\314\201" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = muster_words_initials (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].expected);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    guint decimals;
    const char *expected;
  } cases[] = {
    { 0, 0, "0" },
    { 999, 0, "999" },
    { 1000, 0, "1,000" },
    { 1234567.89, 1, "1,234,567.9" },
    { 3, 1, "3" },
    { 3.96, 1, "4" },
    { 2.5, 1, "2.5" },
    { -12000, 0, "−12,000" },
    { 1e15, 0, "1,000,000,000,000,000" },
    { 100000, 2, "100,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = muster_words_number (cases[i].number, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_money (void)
{
  static const struct
  {
    const char *currency;
    double min;
    double max;
    const char *expected;
  } cases[] = {
    { "CNY", 98000, 131000, "¥98,000–131,000" },
    { NULL, 98000, 98000, "¥98,000" },
    { "eur", 1, 2, "€1–2" },
    { "GBP", 1, 2, "£1–2" },
    { "USD", 1000, 2000, "$1,000–2,000" },
    { "JPY", 1, 2, "¥1–2" },
    { "CHF", 1000, 2000, "CHF\302\2401,000–2,000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = muster_words_money (cases[i].currency, cases[i].min, cases[i].max);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/one-line-of-any-text", test_clean);
  g_test_add_func ("/words/initials-in-any-script", test_initials);
  g_test_add_func ("/words/numbers-are-grouped", test_numbers);
  g_test_add_func ("/words/money-has-its-symbol", test_money);
  return g_test_run ();
}
