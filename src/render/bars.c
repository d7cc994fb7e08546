/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bars.c: see bars.h. Places are worked out anew each time: there are a few dozen.
 */
#include "bars.h"

#include <math.h>

#define ROW 20.0
#define THICKNESS 11.0
#define ROUND 2.5
#define GAP 8.0
#define LABEL_SHARE 0.38
#define UPRIGHT_HEIGHT 132.0
#define UPRIGHT_FOOT 16.0
#define UPRIGHT_HEAD 16.0
#define COLUMN_MAX 56.0
#define COLUMN_SHARE 0.62
#define STYLE MUSTER_TEXT_SHEET_LEGEND

static const MusterColor blue = { 0x35 / 255.0, 0x84 / 255.0, 0xe4 / 255.0, 1 };
static const MusterColor red = { 0xd0 / 255.0, 0x3a / 255.0, 0x3a / 255.0, 1 };

/* Where the parts of a chart are. @scale is points for each of what is counted. */
typedef struct
{
  double width;
  double label_width;
  double text_width;
  double column;
  double scale;
} Places;

static void
clear_bar (gpointer data)
{
  MusterBar *bar = data;

  g_free (bar->label);
  g_free (bar->text);
}

MusterBars *
muster_bars_new (const char *title, gboolean upright)
{
  MusterBars *bars = g_new0 (MusterBars, 1);

  bars->title = g_strdup (title);
  bars->upright = upright;
  bars->bars = g_array_new (FALSE, TRUE, sizeof (MusterBar));
  g_array_set_clear_func (bars->bars, clear_bar);
  return bars;
}

void
muster_bars_free (MusterBars *bars)
{
  if (bars == NULL)
    return;
  g_array_unref (bars->bars);
  g_free (bars->title);
  g_free (bars->legend);
  g_free (bars);
}

void
muster_bars_add (MusterBars *bars, const MusterBar *bar)
{
  g_array_append_val (bars->bars, *bar);
}

double
muster_bars_get_height (const MusterBars *bars, double width)
{
  return bars->upright ? UPRIGHT_HEIGHT : MAX (bars->bars->len, 1) * ROW;
}

static double
find_longest (const MusterBars *bars)
{
  double longest = 0;

  for (guint i = 0; i < bars->bars->len; i++)
    {
      const MusterBar *bar = &g_array_index (bars->bars, MusterBar, i);

      longest = MAX (longest, bar->value);
      if (!isnan (bar->mark))
        longest = MAX (longest, bar->mark);
    }
  return longest > 0 ? longest : 1;
}

static Places
place (const MusterBars *bars, MusterText *text, double width)
{
  Places places = { .width = width };
  double room;

  if (bars->upright)
    {
      places.column = MIN (COLUMN_MAX, width / MAX (bars->bars->len, 1));
      places.scale = (UPRIGHT_HEIGHT - UPRIGHT_HEAD - UPRIGHT_FOOT) / find_longest (bars);
      return places;
    }
  for (guint i = 0; i < bars->bars->len; i++)
    {
      const MusterBar *bar = &g_array_index (bars->bars, MusterBar, i);

      places.label_width = MAX (places.label_width, ceil (muster_text_measure (text, bar->label, STYLE, width * LABEL_SHARE, 1, NULL)) + 1);
      places.text_width = MAX (places.text_width, ceil (muster_text_measure (text, bar->text, STYLE, width * LABEL_SHARE, 1, NULL)) + 1);
    }
  room = width - places.label_width - places.text_width - 2 * GAP;
  places.scale = MAX (room, 1) / find_longest (bars);
  return places;
}

static void
draw_words (MusterPainter *painter, const char *words, MusterAlign align, MusterColor color, double x, double y, double width)
{
  if (words == NULL || *words == '\0' || width < 4)
    return;
  painter->draw_text (painter, &(MusterTextBox){
                                   .text = words,
                                   .style = STYLE,
                                   .align = align,
                                   .color = color,
                                   .x = x,
                                   .y = y,
                                   .width = width,
                                   .lines = 1,
                               });
}

/* A stretch of a bar from one value to another, along or upwards. */
static void
draw_stretch (const MusterBars *bars, const Places *places, MusterPainter *painter, const MusterRect *whole, double from, double to, const MusterPaint *paint)
{
  double start = from * places->scale, length = (to - from) * places->scale;
  MusterRect rect = { whole->x + start, whole->y, length, whole->height };

  if (bars->upright)
    rect = (MusterRect){ whole->x, whole->y + whole->height - start - length, whole->width, length };
  if (length > 0.05)
    painter->draw_box (painter, &rect, MIN (ROUND, length / 2), paint);
}

static void
draw_bar (const MusterBars *bars, const MusterBar *bar, const Places *places, const MusterPalette *palette, MusterPainter *painter, const MusterRect *whole, gboolean hovered)
{
  MusterColor color = hovered ? muster_color_mix (blue, palette->text, 0.25) : blue;
  double solid = MAX (bar->value - bar->part, 0);
  double within = isnan (bar->mark) ? solid : MIN (solid, bar->mark);
  MusterPaint hollow = {
    .fill = muster_color_mix (palette->background, color, 0.22),
    .stroke = muster_color_mix (palette->background, color, 0.75),
    .line_width = 0.75,
    .dash = 2,
  };

  draw_stretch (bars, places, painter, whole, solid, MAX (bar->value, solid), &hollow);
  draw_stretch (bars, places, painter, whole, 0, within, &(MusterPaint){ .fill = color });
  draw_stretch (bars, places, painter, whole, within, solid, &(MusterPaint){ .fill = red });
  if (isnan (bar->mark))
    return;
  if (bars->upright)
    painter->draw_box (painter, &(MusterRect){ whole->x - 3, whole->y + whole->height - bar->mark * places->scale - 0.75, whole->width + 6, 1.5 }, 0, &(MusterPaint){ .fill = palette->text });
  else
    painter->draw_box (painter, &(MusterRect){ whole->x + bar->mark * places->scale - 0.75, whole->y - 2.5, 1.5, whole->height + 5 }, 0, &(MusterPaint){ .fill = palette->text });
}

static void
paint_lying (const MusterBars *bars, const MusterPalette *palette, MusterPainter *painter, const Places *places, guint index, gboolean hovered)
{
  const MusterBar *bar = &g_array_index (bars->bars, MusterBar, index);
  double left = places->label_width + GAP, y = index * ROW;
  double words = y + (ROW - muster_text_get_pitch (STYLE)) / 2;
  double end = MAX (bar->value, isnan (bar->mark) ? 0 : bar->mark) * places->scale;
  MusterRect whole = { left, y + (ROW - THICKNESS) / 2, 0, THICKNESS };

  draw_words (painter, bar->label, MUSTER_ALIGN_END, hovered ? palette->text : palette->dim, 0, words, places->label_width);
  draw_bar (bars, bar, places, palette, painter, &whole, hovered);
  draw_words (painter, bar->text, MUSTER_ALIGN_START, palette->text, left + MAX (end, 0) + GAP - 2, words, places->text_width);
}

static void
paint_standing (const MusterBars *bars, const MusterPalette *palette, MusterPainter *painter, const Places *places, guint index, gboolean hovered)
{
  const MusterBar *bar = &g_array_index (bars->bars, MusterBar, index);
  double x = index * places->column, thick = places->column * COLUMN_SHARE;
  double bottom = UPRIGHT_HEIGHT - UPRIGHT_FOOT, highest = MAX (bar->value, isnan (bar->mark) ? 0 : bar->mark) * places->scale;
  MusterRect whole = { x + (places->column - thick) / 2, UPRIGHT_HEAD, thick, bottom - UPRIGHT_HEAD };

  draw_bar (bars, bar, places, palette, painter, &whole, hovered);
  draw_words (painter, bar->text, MUSTER_ALIGN_CENTER, palette->text, x, bottom - MAX (highest, 0) - muster_text_get_pitch (STYLE) - 1, places->column);
  draw_words (painter, bar->label, MUSTER_ALIGN_CENTER, hovered ? palette->text : palette->dim, x + 1, bottom + 2, places->column - 2);
}

void
muster_bars_paint (const MusterBars *bars, const MusterPalette *palette, MusterPainter *painter, double width, guint hovered)
{
  Places places = place (bars, painter->text, width);

  if (bars->upright)
    painter->draw_box (painter, &(MusterRect){ 0, UPRIGHT_HEIGHT - UPRIGHT_FOOT, places.column * bars->bars->len, 0.75 }, 0, &(MusterPaint){ .fill = palette->hairline });
  for (guint i = 0; i < bars->bars->len; i++)
    if (bars->upright)
      paint_standing (bars, palette, painter, &places, i, i == hovered);
    else
      paint_lying (bars, palette, painter, &places, i, i == hovered);
}

guint
muster_bars_hit (const MusterBars *bars, double width, double x, double y)
{
  double column = MIN (COLUMN_MAX, width / MAX (bars->bars->len, 1));
  double place = bars->upright ? floor (x / column) : floor (y / ROW);

  if (x < 0 || y < 0 || x > width || y > muster_bars_get_height (bars, width) || place >= bars->bars->len)
    return MUSTER_NO_BAR;
  return (guint) place;
}

char *
muster_bars_dup_description (const MusterBars *bars)
{
  GString *text = g_string_new (bars->title);

  for (guint i = 0; i < bars->bars->len; i++)
    {
      const MusterBar *bar = &g_array_index (bars->bars, MusterBar, i);

      g_string_append_printf (text, "%s %s: %s", i == 0 ? ":" : ";", bar->label, bar->text);
    }
  if (bars->legend != NULL)
    g_string_append_printf (text, ". %s", bars->legend);
  return g_string_free (text, FALSE);
}
