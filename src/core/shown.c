/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shown.c: see shown.h.
 */
#include "shown.h"

/* Embeddings, overrides and isolates. Marks such as the one that is called left-to-right mark turn nothing but
 * themselves, and honest text has them. */
static const char *const embeddings[] = { "LRE", "RLE", "PDF", "LRO", "RLO" };
static const char *const isolates[] = { "LRI", "RLI", "FSI", "PDI" };

const char *
muster_shown_name (gunichar character)
{
  if (character >= 0x202a && character <= 0x202e)
    return embeddings[character - 0x202a];
  if (character >= 0x2066 && character <= 0x2069)
    return isolates[character - 0x2066];
  return NULL;
}

void
muster_shown_append (GString *out, gunichar character, guint *n_marks)
{
  const char *name;

  if (g_unichar_ismark (character))
    {
      if (++*n_marks <= MUSTER_SHOWN_MARKS)
        g_string_append_unichar (out, character);
      return;
    }
  *n_marks = 0;
  name = muster_shown_name (character);
  if (name != NULL)
    g_string_append_printf (out, "‹%s›", name);
  else
    g_string_append_unichar (out, character);
}

char *
muster_shown_dup (const char *text)
{
  GString *out = g_string_new (NULL);
  guint n_marks = 0;

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    muster_shown_append (out, g_utf8_get_char (at), &n_marks);
  return g_string_free (out, FALSE);
}
