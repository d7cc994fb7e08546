/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json-text.c: pieces of JSON text, taken apart and put together.
 */
#include "json-text.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

void
muster_json_place_move (MusterJsonPlace *place, const char *at)
{
  const char *line_end;

  while ((line_end = memchr (place->at, '\n', (gsize) (at - place->at))))
    {
      place->at = line_end + 1;
      place->line++;
      place->column = 1;
    }
  for (; place->at < at; place->at++)
    if (((guchar) *place->at & 0xc0) != 0x80)
      place->column++;
}

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && strchr (" \t\r\n", *at))
    at++;
  return at;
}

static const char *
skip_string (const char *at)
{
  for (at++; *at != '"'; at++)
    if (*at == '\\')
      at++;
  return at + 1;
}

static const char *
skip_value (const char *at, const char *end)
{
  guint depth = 0;

  do
    {
      if (*at == '"')
        {
          at = skip_string (at);
          continue;
        }
      if (*at == '{' || *at == '[')
        depth++;
      else if (*at == '}' || *at == ']')
        depth--;
      at++;
    }
  while (depth > 0 || (at < end && !strchr (" \t\r\n,]}", *at)));
  return at;
}

void
muster_json_iter_init (MusterJsonIter *iter, MusterJsonSpan container)
{
  iter->at = container.start + 1;
  iter->end = container.end - 1;
  iter->named = *container.start == '{';
}

gboolean
muster_json_iter_next (MusterJsonIter *iter, MusterJsonSpan *name, MusterJsonSpan *value)
{
  const char *at = skip_space (iter->at, iter->end);

  if (at == iter->end)
    return FALSE;
  if (*at == ',')
    at = skip_space (at + 1, iter->end);
  if (iter->named)
    {
      MusterJsonSpan found = { at, skip_string (at) };

      if (name)
        *name = found;
      at = skip_space (found.end, iter->end);
      at = skip_space (at + 1, iter->end);
    }
  value->start = at;
  value->end = iter->at = skip_value (at, iter->end);
  return TRUE;
}

char *
muster_json_dup_string (MusterJsonSpan string)
{
  g_autoptr (JsonParser) parser = NULL;
  gsize length = (gsize) (string.end - string.start);

  if (!memchr (string.start, '\\', length))
    return g_strndup (string.start + 1, length - 2);
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, string.start, (gssize) length, NULL))
    g_return_val_if_reached (g_strdup (""));
  return g_strdup (json_node_get_string (json_parser_get_root (parser)));
}

gboolean
muster_json_string_is (MusterJsonSpan string, const char *text)
{
  gsize length = (gsize) (string.end - string.start) - 2;
  g_autofree char *plain = NULL;

  if (!memchr (string.start, '\\', length + 2))
    return length == strlen (text) && memcmp (string.start + 1, text, length) == 0;
  plain = muster_json_dup_string (string);
  return strcmp (plain, text) == 0;
}

void
muster_json_append_string (GString *out, const char *text)
{
  static const char short_forms[] = "\bb\ff\nn\rr\tt\"\"\\\\";
  const char *start = text;

  g_string_append_c (out, '"');
  for (; *text; text++)
    {
      const char *form;

      if ((guchar) *text >= 0x20 && *text != '"' && *text != '\\')
        continue;
      g_string_append_len (out, start, text - start);
      start = text + 1;
      for (form = short_forms; *form && *form != *text; form += 2)
        ;
      if (*form)
        g_string_append_printf (out, "\\%c", form[1]);
      else
        g_string_append_printf (out, "\\u%04x", (guint) *text);
    }
  g_string_append_len (out, start, text - start);
  g_string_append_c (out, '"');
}

/* A whole number that a double cannot tell from its neighbours gets a fraction or an exponent: the
 * gate refuses its bare digits, which would promise more than they hold. */
void
muster_json_append_number (GString *out, double number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  gboolean whole = number == floor (number);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (whole && fabs (number) <= MUSTER_JSON_MAX_INTEGER)
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) number);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  g_string_append (out, buffer);
  if (whole && !strchr (buffer, 'e'))
    g_string_append (out, ".0");
}

void
muster_json_append_compact (GString *out, MusterJsonSpan value)
{
  const char *at = value.start;

  while (at < value.end)
    if (*at == '"')
      {
        MusterJsonSpan string = { at, skip_string (at) };
        g_autofree char *text = muster_json_dup_string (string);

        muster_json_append_string (out, text);
        at = string.end;
      }
    else
      {
        if (!strchr (" \t\r\n", *at))
          g_string_append_c (out, *at);
        at++;
      }
}
