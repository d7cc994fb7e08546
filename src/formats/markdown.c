/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * markdown.c: see markdown.h.
 */
#include "markdown.h"
#include "extent.h"

#include <string.h>

void
muster_markdown_append (GString *out, const char *text)
{
  g_autofree char *line = muster_text_on_one_line (text);

  for (const char *c = line; *c; c++)
    {
      if (strchr ("\\`*_[]<>&#~|", *c))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c);
    }
}

void
muster_markdown_append_paragraphs (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (char **line = lines; *line; line++)
    {
      g_autofree char *plain = g_strstrip (g_strdup (*line));
      gsize digits = strspn (plain, "0123456789");

      if (!*plain)
        continue;
      g_string_append_c (out, '\n');
      if (strchr ("-+=", *plain))
        g_string_append_c (out, '\\');
      if (digits > 0 && plain[digits] && strchr (".)", plain[digits]))
        {
          g_string_append_len (out, plain, (gssize) digits);
          g_string_append_c (out, '\\');
          muster_markdown_append (out, plain + digits);
        }
      else
        muster_markdown_append (out, plain);
      g_string_append_c (out, '\n');
    }
}
