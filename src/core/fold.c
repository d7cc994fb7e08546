/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fold.c: see fold.h.
 */
#include "fold.h"

/* Chinese characters, which are most of some charts and fold to themselves. */
#define IDEOGRAPH_FIRST 0x3400
#define IDEOGRAPH_LAST 0x9fff

static void
append_part (GString *out, gunichar part)
{
  char letter[7] = { 0 };
  g_autofree char *folded = NULL;

  switch (g_unichar_type (part))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
      break;
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      g_string_append_c (out, ' ');
      break;
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
      folded = g_utf8_casefold (letter, g_unichar_to_utf8 (part, letter));
      g_string_append (out, folded);
      break;
    default:
      g_string_append_unichar (out, part);
    }
}

void
muster_fold_append_char (GString *out, gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (character < 0x80)
    g_string_append_c (out, g_ascii_iscntrl ((char) character) ? ' ' : g_ascii_tolower ((char) character));
  else if (character >= IDEOGRAPH_FIRST && character <= IDEOGRAPH_LAST)
    g_string_append_unichar (out, character);
  else
    {
      n_parts = g_unichar_fully_decompose (character, TRUE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n_parts; i++)
        append_part (out, parts[i]);
    }
}

void
muster_fold_append (GString *out, const char *text)
{
  for (; *text != 0; text = g_utf8_next_char (text))
    muster_fold_append_char (out, g_utf8_get_char (text));
}

char *
muster_fold (const char *text)
{
  GString *out = g_string_new (NULL);

  muster_fold_append (out, text);
  return g_string_free (out, FALSE);
}
