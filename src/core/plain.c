/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plain.c: see plain.h.
 */
#include "plain.h"

#include <string.h>

/* A JSON string in its plain form, in which only what has to be is escaped, none of it beyond
 * U+001F by number. */
static char *
unquote (const char *json)
{
  static const char letters[] = "bfnrt", signs[] = "\b\f\n\r\t";
  GString *text = g_string_new (NULL);

  for (const char *c = json + 1; c[0] != 0 && c[1] != 0; c++)
    {
      const char *letter;

      if (*c != '\\')
        {
          g_string_append_c (text, *c);
          continue;
        }
      c++;
      letter = strchr (letters, *c);
      if (*c == 'u' && strlen (c) > 5)
        {
          char digits[5] = { c[1], c[2], c[3], c[4], 0 };

          g_string_append_unichar (text, (gunichar) g_ascii_strtoull (digits, NULL, 16));
          c += 4;
        }
      else
        g_string_append_c (text, letter != NULL ? signs[letter - letters] : *c);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_raw (const char *json)
{
  if (*json == '"')
    return unquote (json);
  if (strcmp (json, "true") == 0 || strcmp (json, "false") == 0)
    return g_strdup (*json == 't' ? "yes" : "no");
  return strcmp (json, "null") == 0 ? NULL : g_strdup (json);
}

static char *
dup_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (g_ascii_strtod (buffer, NULL) != number)
    g_ascii_dtostr (buffer, sizeof buffer, number);
  return g_strdup (buffer);
}

char *
muster_value_dup_plain (MusterValue value)
{
  switch (value.type)
    {
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
      return g_strdup (value.text);
    case MUSTER_TYPE_NUMBER:
      return dup_number (value.number);
    case MUSTER_TYPE_FLAG:
      return g_strdup ("yes");
    case MUSTER_TYPE_RAW:
      return dup_raw (value.text);
    default:
      return NULL;
    }
}
