/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * card-draw.c: drawing a card's face.
 */
#include "card-private.h"

#include <math.h>

#define ROUND_SWATCH 2.5
#define HAIRLINE 1.0
#define DASH 3.5
#define PILL_PADDING 7.0
#define PILL_MAX 72.0

#define GEAR_TEETH 8

static const MusterColor white = { 1, 1, 1, 1 };

static void
draw_disc_shape (MusterPainter *painter, double x, double y, double radius, MusterColor color)
{
  painter->draw_box (painter, &(MusterRect){ x - radius, y - radius, 2 * radius, 2 * radius }, radius, &(MusterPaint){ .fill = color });
}

static void
draw_gear (MusterPainter *painter, double x, double y, MusterColor hole)
{
  static const double radii[] = { 5.6, 7.9, 7.9, 5.6 };
  static const double turns[] = { -0.30, -0.17, 0.17, 0.30 };
  MusterPathStep steps[GEAR_TEETH * 4 + 1];

  for (guint i = 0; i < GEAR_TEETH * 4; i++)
    {
      double angle = (i / 4 + turns[i % 4]) * 2 * G_PI / GEAR_TEETH;

      steps[i].op = i == 0 ? MUSTER_PATH_MOVE : MUSTER_PATH_LINE;
      steps[i].points[0] = (MusterPoint){ x + radii[i % 4] * sin (angle), y - radii[i % 4] * cos (angle) };
    }
  steps[GEAR_TEETH * 4].op = MUSTER_PATH_CLOSE;
  painter->draw_path (painter, steps, G_N_ELEMENTS (steps), &(MusterPaint){ .fill = white });
  draw_disc_shape (painter, x, y, 2.4, hole);
}

static void
draw_figure (MusterPainter *painter, double x, double y, double size, MusterColor color)
{
  const MusterPathStep shoulders[] = {
    { MUSTER_PATH_MOVE, { { x - size, y + size * 1.15 } } },
    { MUSTER_PATH_CURVE, { { x - size, y - size * 0.1 }, { x + size, y - size * 0.1 }, { x + size, y + size * 1.15 } } },
    { MUSTER_PATH_CLOSE, { { 0 } } },
  };

  draw_disc_shape (painter, x, y - size * 0.52, size * 0.52, color);
  painter->draw_path (painter, shoulders, G_N_ELEMENTS (shoulders), &(MusterPaint){ .fill = color });
}

static void
draw_letters (MusterPainter *painter, const MusterRect *place, const char *letters, MusterColor color)
{
  painter->draw_text (painter, &(MusterTextBox){
                                   .text = letters,
                                   .style = MUSTER_TEXT_INITIALS,
                                   .align = MUSTER_ALIGN_CENTER,
                                   .color = color,
                                   .x = place->x + 2,
                                   .y = place->y + (place->height - muster_text_get_pitch (MUSTER_TEXT_INITIALS)) / 2,
                                   .width = place->width - 4,
                                   .lines = 1,
                               });
}

void
muster_card_draw_disc (const MusterCardFace *face, const MusterPalette *palette, MusterPainter *painter)
{
  const MusterRect *place = &face->disc_place;
  double radius = place->width / 2, x = place->x + radius, y = place->y + radius;
  MusterRect inner = { place->x + 0.5, place->y + 0.5, place->width - 1, place->height - 1 };

  if (face->disc == MUSTER_DISC_OPEN)
    {
      painter->draw_box (painter, &inner, radius, &(MusterPaint){ .stroke = palette->dash, .line_width = HAIRLINE, .dash = DASH });
      draw_letters (painter, place, "?", palette->dim);
      return;
    }
  if (face->photo != NULL && painter->draw_photo != NULL && painter->draw_photo (painter, face->photo, place, 1))
    return;
  draw_disc_shape (painter, x, y, radius, face->disc_color);
  if (face->disc == MUSTER_DISC_INITIALS)
    draw_letters (painter, place, face->initials, white);
  else if (face->disc == MUSTER_DISC_TOOL)
    draw_gear (painter, x, y, face->disc_color);
  else
    {
      MusterColor behind = muster_color_mix (face->disc_color, white, 0.55);

      draw_figure (painter, x - 7, y - 0.5, 4.6, behind);
      draw_figure (painter, x + 7, y - 0.5, 4.6, behind);
      draw_figure (painter, x, y + 0.5, 6.2, face->disc_color);
      draw_figure (painter, x, y + 1, 5.2, white);
    }
}

double
muster_pill_measure (MusterText *text, const char *string)
{
  return ceil (muster_text_measure (text, string, MUSTER_TEXT_PILL, PILL_MAX, 1, NULL)) + 2 * PILL_PADDING;
}

void
muster_pill_draw (MusterPainter *painter, const MusterRect *place, const char *text, MusterColor color, const MusterPaint *paint)
{
  painter->draw_box (painter, place, place->height / 2, paint);
  painter->draw_text (painter, &(MusterTextBox){
                                   .text = text,
                                   .style = MUSTER_TEXT_PILL,
                                   .align = MUSTER_ALIGN_CENTER,
                                   .color = color,
                                   .x = place->x + PILL_PADDING - 1,
                                   .y = place->y + (place->height - muster_text_get_pitch (MUSTER_TEXT_PILL)) / 2,
                                   .width = place->width - 2 * PILL_PADDING + 2,
                                   .lines = 1,
                               });
}

static void
draw_role (const MusterCardFace *face, const MusterPalette *palette, MusterPainter *painter)
{
  gboolean open = face->mark == MUSTER_MARK_OPEN;
  MusterColor color = open ? palette->open_pill_text : palette->pill_text;

  if (face->stripe_color.alpha > 0)
    painter->draw_box (painter, &face->stripe, face->stripe.width / 2, &(MusterPaint){ .fill = face->stripe_color });
  muster_card_draw_disc (face, palette, painter);
  painter->draw_text (painter, &face->name_box);
  painter->draw_text (painter, &face->holder_box);
  if (face->pill != NULL)
    muster_pill_draw (painter, &face->pill_place, face->pill, color, &(MusterPaint){ .fill = face->pill_color });
}

static void
draw_body (const MusterCardFace *face, MusterPainter *painter)
{
  double round = face->round;
  MusterRect below = { face->body.x, face->body.y + 1, face->body.width, face->body.height };
  MusterPaint paint = {
    .fill = face->fill,
    .stroke = face->edge,
    .line_width = HAIRLINE,
    .dash = face->dashed ? DASH : 0,
  };

  if (face->shadow.alpha > 0)
    painter->draw_box (painter, &below, round, &(MusterPaint){ .fill = face->shadow });
  painter->draw_box (painter, &face->body, round, &paint);
}

void
muster_card_face_draw (const MusterCardFace *face, const MusterPalette *palette, MusterPainter *painter)
{
  draw_body (face, painter);
  if (face->kind == MUSTER_KIND_DEPARTMENT)
    {
      painter->draw_box (painter, &face->swatch, ROUND_SWATCH, &(MusterPaint){ .fill = face->swatch_color });
      painter->draw_text (painter, &face->name_box);
      painter->draw_text (painter, &face->count_box);
    }
  else
    draw_role (face, palette, painter);
  if (face->badge != NULL)
    muster_pill_draw (painter, &face->badge_place, face->badge, palette->dim, &(MusterPaint){ .fill = palette->background, .stroke = palette->connector, .line_width = HAIRLINE });
  if (face->note != NULL)
    muster_pill_draw (painter, &face->note_place, face->note, face->note_text, &(MusterPaint){ .fill = face->note_color, .stroke = palette->background, .line_width = HAIRLINE });
}
