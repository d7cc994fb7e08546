/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * words.c: names, numbers and money as a chart shows them.
 */
#include "words.h"
#include "shown.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>

/* Two lines of the narrowest letters on the widest sheet are shorter. */
#define LENGTH_MAX 400

static const struct
{
  const char *code;
  const char *symbol;
} currencies[] = {
  { "CNY", "¥" },
  { "EUR", "€" },
  { "GBP", "£" },
  { "USD", "$" },
  { "JPY", "¥" },
  { "HKD", "HK$" },
  { "TWD", "NT$" },
  { "AUD", "A$" },
  { "CAD", "C$" },
  { "SGD", "S$" },
  { "INR", "₹" },
  { "KRW", "₩" },
};

char *
muster_words_clean (const char *text)
{
  GString *clean = g_string_new (NULL);
  gboolean gap = FALSE;
  guint length = 0, n_marks = 0;
  gsize before;

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
        {
          gap = clean->len > 0;
          continue;
        }
      if (length >= LENGTH_MAX)
        {
          g_string_append (clean, "…");
          break;
        }
      if (gap)
        {
          g_string_append_c (clean, ' ');
          n_marks = 0;
          length++;
        }
      before = clean->len;
      muster_shown_append (clean, character, &n_marks);
      length += clean->len > before ? 1 : 0;
      gap = FALSE;
    }
  return g_string_free (clean, FALSE);
}

/* One character with the marks that belong to it. */
static void
append_letter (GString *initials, const char *at)
{
  guint n_marks = 0;

  g_string_append_unichar (initials, g_unichar_totitle (g_utf8_get_char (at)));
  for (at = g_utf8_next_char (at); g_unichar_ismark (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    muster_shown_append (initials, g_utf8_get_char (at), &n_marks);
}

static gboolean
has_case (gunichar character)
{
  return g_unichar_toupper (character) != character || g_unichar_tolower (character) != character;
}

char *
muster_words_initials (const char *name)
{
  GString *initials = g_string_new (NULL);
  const char *first = NULL, *last = NULL;
  gboolean in_word = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gboolean starts = g_unichar_isalnum (character);

      if (starts && !in_word)
        {
          if (first == NULL)
            first = at;
          last = at;
        }
      in_word = starts || (in_word && !g_unichar_isspace (character));
    }
  if (first == NULL && *name != '\0')
    first = last = name;
  if (first != NULL)
    append_letter (initials, first);
  if (first != last && has_case (g_utf8_get_char (first)) && has_case (g_utf8_get_char (last)))
    append_letter (initials, last);
  return g_string_free (initials, FALSE);
}

static const char *
thousands_separator (void)
{
  const char *separator = localeconv ()->thousands_sep;

  return *separator != '\0' && g_utf8_validate (separator, -1, NULL) ? separator : ",";
}

static const char *
decimal_point (void)
{
  const char *point = localeconv ()->decimal_point;

  return *point != '\0' && g_utf8_validate (point, -1, NULL) ? point : ".";
}

char *
muster_words_number (double number, guint decimals)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE * 12], format[8];
  g_autofree char *digits = NULL;
  char *fraction;
  GString *text = g_string_new (number < 0 ? "−" : NULL);

  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, 9));
  digits = g_strdup (g_ascii_formatd (plain, sizeof plain, format, fabs (number)));
  fraction = strchr (digits, '.');
  if (fraction != NULL)
    {
      *fraction++ = '\0';
      for (gsize end = strlen (fraction); end > 0 && fraction[end - 1] == '0'; end--)
        fraction[end - 1] = '\0';
    }
  for (gsize left = strlen (digits), i = 0; left > 0; left--, i++)
    {
      if (i > 0 && left % 3 == 0)
        g_string_append (text, thousands_separator ());
      g_string_append_c (text, digits[i]);
    }
  if (fraction != NULL && *fraction != '\0')
    g_string_append_printf (text, "%s%s", decimal_point (), fraction);
  return g_string_free (text, FALSE);
}

static char *
dup_symbol (const char *currency)
{
  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    if (g_ascii_strcasecmp (currencies[i].code, currency) == 0)
      return g_strdup (currencies[i].symbol);
  return g_strconcat (currency, "\302\240", NULL);
}

char *
muster_words_money (const char *currency, double min, double max)
{
  g_autofree char *symbol = dup_symbol (currency != NULL ? currency : "CNY");
  g_autofree char *from = muster_words_number (min, 0);
  g_autofree char *to = muster_words_number (max, 0);

  if (strcmp (from, to) == 0)
    return g_strconcat (symbol, from, NULL);
  return g_strconcat (symbol, from, "–", to, NULL);
}

char *
muster_words_cost (MusterDocument *doc, double min, double max)
{
  MusterRecord chart = muster_document_get_chart (doc);
  const char *period = muster_document_get_text (doc, chart, MUSTER_CHART_PAY_PERIOD);
  g_autofree char *money = muster_words_money (muster_document_get_text (doc, chart, MUSTER_CHART_CURRENCY), min, max);

  if (g_strcmp0 (period, "year") == 0)
    /* Translators: %s is an amount of money */
    return g_strdup_printf (_ ("%s a year"), money);
  /* Translators: %s is an amount of money */
  return g_strdup_printf (_ ("%s a month"), money);
}
