/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * page-list.c: see page-list.h.
 */
#include "page-list.h"

#include "words.h"

#include <math.h>

#define STYLE MUSTER_TEXT_SHEET_BRIEF
#define INDENT 10.0
#define DOT 3.0
#define GAP 4.0
#define LINES_MAX 12

static double
measure (MusterText *text, const char *sentence, double width)
{
  guint lines = 1;

  muster_text_measure (text, sentence, STYLE, MAX (1, width - INDENT), LINES_MAX, &lines);
  return lines * muster_text_get_pitch (STYLE);
}

static void
paint (const char *sentence, double y, const MusterRect *place, const MusterPalette *palette, MusterPainter *painter)
{
  double pitch = muster_text_get_pitch (STYLE);

  painter->draw_box (painter, &(MusterRect){ place->x, y + (pitch - DOT) / 2, DOT, DOT }, DOT / 2, &(MusterPaint){ .fill = palette->dim });
  painter->draw_text (painter, &(MusterTextBox){
                                   .text = sentence,
                                   .style = STYLE,
                                   .color = palette->text,
                                   .x = place->x + INDENT,
                                   .y = y,
                                   .width = MAX (1, place->width - INDENT),
                                   .lines = LINES_MAX,
                               });
}

guint
muster_page_list_flow (MusterText *text, const char *const *sentences, guint first, guint n, const MusterRect *place, const MusterPalette *palette, MusterPainter *painter)
{
  double y = place->y;
  guint i;

  for (i = first; i < n; i++)
    {
      g_autofree char *clean = muster_words_clean (sentences[i]);
      double height = measure (text, clean, place->width);

      if (i > first && y + height > place->y + place->height)
        break;
      if (painter != NULL)
        paint (clean, y, place, palette, painter);
      y += height + GAP;
    }
  return i;
}

double
muster_page_list_measure (MusterText *text, const char *const *sentences, guint n, double width)
{
  double height = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *clean = muster_words_clean (sentences[i]);

      height += measure (text, clean, width) + GAP;
    }
  return height;
}
