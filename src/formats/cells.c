/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cells.c: what a cell of somebody else's table means.
 */
#include "cells.h"

#include <math.h>
#include <string.h>

/* Whether @text, whatever the case of its ASCII letters, is one of @words, which are separated by
 * bars. */
static gboolean
is_one_of (const char *text, const char *words)
{
  gsize length = strlen (text);

  while (length > 0 && *words)
    {
      gsize n = strcspn (words, "|");

      if (n == length && g_ascii_strncasecmp (words, text, n) == 0)
        return TRUE;
      words += n + (words[n] == '|');
    }
  return FALSE;
}

/* Without the quotes that some put around a word that is no name. */
static char *
strip_quotes (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end && strchr ("'\"()[]<>", *text))
    text++;
  while (end > text && strchr ("'\"()[]<>", end[-1]))
    end--;
  return g_strndup (text, (gsize) (end - text));
}

MusterHolder
muster_cell_holder (const char *text)
{
  g_autofree char *word = NULL;

  if (strlen (text) > 64)
    return MUSTER_HOLDER_NAMED;
  word = strip_quotes (text);
  if (*word == 0 || strcmp (word, "NA") == 0)
    return MUSTER_HOLDER_OPEN;
  if (is_one_of (word, "vacant|vacancy|vacant post|vacant position|open|open role|open position|open post|unfilled|empty|none|nobody|"
                       "tbh|tbd|tba|tbc|to be hired|to be recruited|to be confirmed|to be appointed|hiring|recruiting|n/a|-|--|—|?|"
                       "空缺|待招|待招聘|招聘中|缺编|缺|空|暂无|无|待定|空岗|待入职|待补"))
    return MUSTER_HOLDER_OPEN;
  if (is_one_of (word, "n/d|not disclosed|undisclosed|name withheld|withheld|confidential|redacted|保密|不公开|未公开"))
    return MUSTER_HOLDER_UNDISCLOSED;
  if (is_one_of (word, "eliminated|post eliminated|abolished|已撤销|撤销"))
    return MUSTER_HOLDER_GONE;
  return MUSTER_HOLDER_NAMED;
}

gboolean
muster_cell_is_nothing (const char *text)
{
  return *text == 0 || is_one_of (text, "-|--|—|n/a|na|n/d|nd|none|null|nil|无|暂无|unknown|未知");
}

/* {{{ Numbers */

/* The length of a sign or code of currency at @at, or 0. */
static gsize
match_currency (const char *at)
{
  static const char *const signs[] = { "£", "$", "€", "¥", "￥", "元", "GBP", "USD", "EUR", "CNY", "RMB", "JPY", "HKD", "TWD" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i]))
      return strlen (signs[i]);
  return 0;
}

/* Whether the group of digits from @at is three long and ends there. */
static gboolean
is_group (const char *at)
{
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) && !g_ascii_isdigit (at[3]);
}

/* Whether the sign at @at can stand for thousands: three digits follow it, and before it stands a
 * digit. The other sign, if there is one later, is the decimal one. */
static gboolean
is_thousands (const char *at, gboolean comma)
{
  if (!is_group (at + 1))
    return FALSE;
  if (*at == ' ' || *at == '\'')
    return TRUE;
  return *at == (comma ? '.' : ',');
}

/* Digits without the signs for thousands, and a point for the decimal sign. Returns: its end. */
static const char *
take_digits (const char *at, gboolean comma, GString *digits)
{
  gboolean point = FALSE;

  if (*at == '-' || *at == '+')
    g_string_append_c (digits, *at++);
  for (; *at; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
    else if (!point && digits->len > 0 && is_thousands (at, comma))
      continue;
    else if (!point && *at == (comma ? ',' : '.'))
      {
        point = TRUE;
        g_string_append_c (digits, '.');
      }
    else
      break;
  return at;
}

static const char *
skip_spaces (const char *at)
{
  while (*at == ' ')
    at++;
  return at;
}

/* One number at @at. Returns: its end, or %NULL if there is none. */
static const char *
take_number (const char *at, gboolean comma, double *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  char *end;

  at = skip_spaces (at);
  at = skip_spaces (at + match_currency (at));
  at = take_digits (at, comma, digits);
  *number = g_ascii_strtod (digits->str, &end);
  if (end == digits->str || *end != 0 || !isfinite (*number))
    return NULL;

  at = skip_spaces (at);
  if (*at == 'k' || *at == 'K')
    {
      *number *= 1000;
      at++;
    }
  else if (g_str_has_prefix (at, "万"))
    {
      *number *= 10000;
      at += strlen ("万");
    }
  else if (*at == '%')
    {
      *number /= 100;
      at++;
    }
  at = skip_spaces (at);
  return skip_spaces (at + match_currency (at));
}

gboolean
muster_cell_number (const char *text, gboolean comma, double *number)
{
  const char *end = take_number (text, comma, number);

  return end && *end == 0;
}

gboolean
muster_cell_range (const char *text, gboolean comma, double *min, double *max)
{
  static const char *const dashes[] = { "-", "–", "—", "~", "～", "至", "to " };
  const char *at = take_number (text, comma, min);

  *max = *min;
  if (!at || *at == 0)
    return at != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (at, dashes[i]))
      {
        at = take_number (at + strlen (dashes[i]), comma, max);
        return at && *at == 0;
      }
  return FALSE;
}

/* }}} */

gboolean
muster_cell_flag (const char *text, gboolean *flag)
{
  *flag = is_one_of (text, "y|yes|true|t|1|x|✓|✔|是|对|有");
  return *flag || *text == 0 || is_one_of (text, "n|no|false|f|0|-|否|不是|无|没有");
}

const char *
muster_cell_type (const char *text)
{
  static const char *const words[][2] = {
    { "employee", "employee|staff|permanent|full-time|full time|fulltime|part-time|part time|regular|intern|internship|apprentice|trainee|fixed term|fixed-term|fte|temporary|"
                  "员工|正式|正式员工|全职|兼职|实习|实习生|在编|合同工" },
    { "contractor", "contractor|contract|contingent|freelance|freelancer|consultant|agency|temp|外包|外包人员|劳务|劳务派遣|派遣|顾问|外聘|自由职业" },
    { "vendor", "vendor|supplier|partner|outsourced|service provider|供应商|服务商|合作方|外包公司" },
    { "tool", "tool|software|service|bot|ai|system|工具|软件|系统|机器人" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_one_of (text, words[i][1]))
      return words[i][0];
  return NULL;
}

gboolean
muster_cell_is_date (const char *text)
{
  guint n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n > 0 && n <= 4 && text[n] != 0 && (strchr ("-/.", text[n]) || g_str_has_prefix (text + n, "年")) && (g_ascii_isdigit (text[n + 1]) || (guchar) text[n] >= 0x80);
}

/* {{{ Paths */

static gboolean
is_cjk (gunichar c)
{
  return c >= 0x2e80 && g_unichar_iswide (c);
}

/* The length of what separates at @at in @text, or 0. */
static gsize
match_separator (const char *text, const char *at, gboolean rooted)
{
  static const char *const separators[] = { " / ", " > ", " » ", " › ", " \\ " };
  gunichar before;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (at, separators[i]))
      return strlen (separators[i]);
  if (*at != '/')
    return 0;
  before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : 0;
  return rooted || is_cjk (before) || is_cjk (g_utf8_get_char (at + 1)) ? 1 : 0;
}

char **
muster_cell_split_path (const char *text)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = text, *at = text;

  for (;;)
    {
      gsize length = *at ? match_separator (text, at, *text == '/') : 0;

      if (*at && length == 0)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      if (at > start)
        {
          g_autofree char *part = g_strstrip (g_strndup (start, (gsize) (at - start)));

          if (*part)
            g_ptr_array_add (parts, g_steal_pointer (&part));
        }
      if (!*at)
        break;
      start = at += length;
    }
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

/* }}} */
