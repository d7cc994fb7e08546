/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * haunt-paint.c: ghosts, arrows and the marks of what is otherwise.
 */
#include "haunt.h"

#include "card-private.h"
#include "veil.h"
#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FAINT 0.5
#define DASH 4.0
#define MARK_WIDTH 2.0
#define LINE_WIDTH 1.25
#define ARROW_WIDTH 2.0
#define HEAD_LENGTH 10.0
#define HEAD_WIDTH 9.0
/* How far an arrow between cards that stand one above the other goes out sideways. */
#define BULGE 56.0
#define BADGE_INSET 10.0

MusterShiftKinds
muster_shift_get_main (const MusterShift *shift)
{
  return shift->kinds & -shift->kinds;
}

MusterColor
muster_shift_get_color (const MusterShift *shift, const MusterPalette *palette)
{
  if (shift->kinds & MUSTER_SHIFT_JOINS)
    return palette->joins;
  if (shift->kinds & MUSTER_SHIFT_LEAVES)
    return palette->leaves;
  return shift->kinds & MUSTER_SHIFT_MOVES ? palette->moves : palette->changes;
}

const char *
muster_shift_get_badge (const MusterShift *shift, MusterKind kind)
{
  gboolean is_role = kind == MUSTER_KIND_ROLE;

  if (shift->kinds & MUSTER_SHIFT_JOINS)
    return C_ ("pill", "joins");
  if (shift->kinds & MUSTER_SHIFT_LEAVES)
    return C_ ("pill", "leaves");
  if (shift->kinds & MUSTER_SHIFT_MOVES)
    return C_ ("pill", "moves");
  if (shift->kinds & MUSTER_SHIFT_LINE)
    return is_role ? C_ ("pill", "new line") : C_ ("pill", "new head");
  return C_ ("pill", "new holder");
}

static gboolean
is_seen (const MusterRect *a, const MusterRect *b, const MusterRect *clip)
{
  double x = MIN (a->x, b->x) - BULGE, y = MIN (a->y, b->y) - BULGE;
  MusterRect both = { x, y, MAX (a->x + a->width, b->x + b->width) + BULGE - x, MAX (a->y + a->height, b->y + b->height) + BULGE - y };

  return muster_picture_meets (&both, clip);
}

/* {{{ Marks */

static void
paint_badge (MusterText *text, const MusterPalette *palette, const MusterRect *rect, const char *words, MusterColor color, MusterPainter *painter)
{
  double width = muster_pill_measure (text, words);
  MusterRect place = { rect->x + rect->width - width - BADGE_INSET, rect->y - MUSTER_PILL_HEIGHT / 2, width, MUSTER_PILL_HEIGHT };

  muster_pill_draw (painter, &place, words, palette->background, &(MusterPaint){ .fill = color });
}

static void
paint_outline (const MusterRect *rect, MusterKind kind, double dash, MusterColor color, MusterPainter *painter)
{
  double round = kind == MUSTER_KIND_DEPARTMENT ? CARD_ROUND_DEPARTMENT : CARD_ROUND_ROLE;
  MusterRect body = { rect->x + 0.5, rect->y + 0.5, rect->width - 1, rect->height - (kind == MUSTER_KIND_ROLE ? 2 : 1) };

  painter->draw_box (painter, &body, round, &(MusterPaint){ .stroke = color, .line_width = MARK_WIDTH, .dash = dash });
}

static void
paint_mark (MusterScene *scene, const MusterShift *shift, const MusterCard *card, double dash, gboolean far, MusterPainter *painter)
{
  const MusterPalette *palette = scene->maker.palette;
  MusterColor color = muster_shift_get_color (shift, palette);

  paint_outline (&card->rect, card->kind, dash, color, painter);
  if (!far)
    paint_badge (scene->text, palette, &card->rect, muster_shift_get_badge (shift, card->kind), color, painter);
}

static void
paint_marks (MusterHaunt *haunt, MusterScene *scene, const MusterPicture *picture, gboolean far, MusterPainter *painter, const MusterRect *clip)
{
  for (guint i = 0; i < haunt->shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (haunt->shifts, MusterShift, i);
      guint card = shift->after.record != 0 ? muster_scene_find (scene, shift->after.record) : MUSTER_NOWHERE;
      MusterVeil veil;

      if (card == MUSTER_NOWHERE || !muster_picture_meets (&picture->layout->cards[card].rect, clip))
        continue;
      paint_mark (scene, shift, &picture->layout->cards[card], 0, far, muster_veil_over (&veil, painter, picture->haunting * muster_picture_get_card_opacity (picture, scene, card)));
    }
}

/* }}} */
/* {{{ Ghosts */

static void
paint_line (MusterHaunt *haunt, const MusterConnector *line, const MusterPalette *palette, MusterPainter *painter)
{
  g_autofree MusterPathStep *steps = g_new0 (MusterPathStep, line->n_points);

  for (guint i = 0; i < line->n_points; i++)
    steps[i] = (MusterPathStep){ i == 0 ? MUSTER_PATH_MOVE : MUSTER_PATH_LINE, { haunt->points[line->first_point + i] } };
  painter->draw_path (painter, steps, line->n_points, &(MusterPaint){ .stroke = palette->dash, .line_width = LINE_WIDTH, .dash = DASH });
}

static gboolean
line_meets (MusterHaunt *haunt, const MusterConnector *line, const MusterRect *clip)
{
  const MusterPoint *points = &haunt->points[line->first_point];
  MusterPoint low = points[0], high = points[0];

  for (guint i = 1; i < line->n_points; i++)
    {
      low = (MusterPoint){ MIN (low.x, points[i].x), MIN (low.y, points[i].y) };
      high = (MusterPoint){ MAX (high.x, points[i].x), MAX (high.y, points[i].y) };
    }
  return muster_picture_meets (&(MusterRect){ low.x, low.y, high.x - low.x, high.y - low.y }, clip);
}

/* A card without its ground: what it says, faintly, in dashes. */
static void
paint_face (MusterHaunt *haunt, const MusterSpectre *spectre, MusterPainter *painter)
{
  const MusterPalette *palette = haunt->maker.palette;
  g_auto (MusterCardFace) face = { 0 };

  muster_card_face_init (&face, &haunt->maker, &spectre->card);
  face.dashed = TRUE;
  face.shadow = MUSTER_NO_COLOR;
  face.fill = spectre->card.kind == MUSTER_KIND_DEPARTMENT || spectre->card.inside ? MUSTER_NO_COLOR : palette->background;
  face.edge = palette->dash;
  g_clear_pointer (&face.pill, g_free);
  painter->push (painter, spectre->card.rect.x, spectre->card.rect.y, 1);
  muster_card_face_draw (&face, palette, painter);
  painter->pop (painter);
}

static char *
dup_title (MusterHaunt *haunt, MusterScene *scene, const MusterSpectre *spectre)
{
  g_autofree char *name = muster_words_clean (spectre->card.record != 0 ? muster_document_get_name (haunt->maker.doc, spectre->card.record) : _ ("No department"));

  if (!haunt->compares || spectre->shift == NULL)
    return g_strdup (name);
  /* Translators: a card and what becomes of it: “Editor, leaves” */
  return g_strdup_printf (C_ ("card and shift", "%s, %s"), name, muster_shift_get_badge (spectre->shift, spectre->card.kind));
}

static void
paint_spectre (MusterHaunt *haunt, MusterScene *scene, const MusterSpectre *spectre, gboolean far, double opacity, MusterPainter *painter)
{
  g_autofree char *title = dup_title (haunt, scene, spectre);
  g_autofree char *id = g_strdup_printf ("ghost-%s", spectre->card.record != 0 ? muster_document_get_id (haunt->maker.doc, spectre->card.record) : "");
  const MusterGroup group = { .id = id, .title = title };
  MusterVeil veil, faint;

  painter = muster_veil_over (&veil, painter, opacity);
  painter->open (painter, &group);
  if (far)
    paint_outline (&spectre->card.rect, spectre->card.kind, DASH, haunt->maker.palette->dash, painter);
  else
    paint_face (haunt, spectre, muster_veil_over (&faint, painter, FAINT));
  if (haunt->compares && spectre->shift != NULL)
    paint_mark (scene, spectre->shift, &spectre->card, DASH, far || (spectre->shift->kinds & MUSTER_SHIFT_LEAVES) == 0, painter);
  painter->close (painter, &group);
}

/* }}} */
/* {{{ Arrows */

static MusterPoint
middle_of (const MusterRect *rect, double x, double y)
{
  return (MusterPoint){ rect->x + rect->width * x, rect->y + rect->height * y };
}

/* The curve from one card to another: its ends, and where it bends. One beside the other goes from side
 * to side; one above the other goes out to the right and back. */
static void
find_curve (const MusterRect *from, const MusterRect *to, MusterPoint curve[4])
{
  double gap_right = to->x - (from->x + from->width), gap_left = from->x - (to->x + to->width);
  double bend = MAX (MAX (gap_right, gap_left) / 2, 24);

  if (gap_right >= 0)
    {
      curve[0] = middle_of (from, 1, 0.5);
      curve[3] = middle_of (to, 0, 0.5);
      curve[1] = (MusterPoint){ curve[0].x + bend, curve[0].y };
      curve[2] = (MusterPoint){ curve[3].x - bend, curve[3].y };
    }
  else if (gap_left >= 0)
    {
      curve[0] = middle_of (from, 0, 0.5);
      curve[3] = middle_of (to, 1, 0.5);
      curve[1] = (MusterPoint){ curve[0].x - bend, curve[0].y };
      curve[2] = (MusterPoint){ curve[3].x + bend, curve[3].y };
    }
  else
    {
      double out = MAX (from->x + from->width, to->x + to->width) + BULGE;

      curve[0] = middle_of (from, 1, 0.5);
      curve[3] = middle_of (to, 1, 0.5);
      curve[1] = (MusterPoint){ out, curve[0].y };
      curve[2] = (MusterPoint){ out, curve[3].y };
    }
}

/* Its head touches the card; the curve ends within the head. */
static void
paint_curve (MusterPoint curve[4], MusterColor color, MusterPainter *painter)
{
  double way = curve[3].x > curve[2].x ? 1 : -1;
  MusterPoint tip = curve[3];
  MusterPathStep line[2] = { { MUSTER_PATH_MOVE, { curve[0] } } };
  const MusterPathStep head[] = {
    { MUSTER_PATH_MOVE, { tip } },
    { MUSTER_PATH_LINE, { { tip.x - way * HEAD_LENGTH, tip.y - HEAD_WIDTH / 2 } } },
    { MUSTER_PATH_LINE, { { tip.x - way * HEAD_LENGTH, tip.y + HEAD_WIDTH / 2 } } },
    { MUSTER_PATH_CLOSE, { { 0 } } },
  };

  line[1] = (MusterPathStep){ MUSTER_PATH_CURVE, { curve[1], { curve[2].x - way * HEAD_LENGTH, curve[2].y }, { tip.x - way * HEAD_LENGTH, tip.y } } };
  painter->draw_path (painter, line, 2, &(MusterPaint){ .stroke = color, .line_width = ARROW_WIDTH });
  painter->draw_path (painter, head, G_N_ELEMENTS (head), &(MusterPaint){ .fill = color });
}

static void
paint_arrow (MusterHaunt *haunt, MusterScene *scene, const MusterArrow *arrow, const MusterRect *to, MusterPainter *painter)
{
  g_autofree char *id = g_strdup_printf ("move-%s", muster_document_get_id (scene->doc, arrow->shift->after.record));
  g_autofree char *name = muster_words_clean (muster_document_get_name (scene->doc, arrow->shift->after.record));
  g_autofree char *from = muster_words_clean (arrow->shift->before.home != 0 ? muster_document_get_name (haunt->maker.doc, arrow->shift->before.home) : "–");
  g_autofree char *into = muster_words_clean (arrow->shift->after.home != 0 ? muster_document_get_name (scene->doc, arrow->shift->after.home) : "–");
  g_autofree char *title = g_strdup_printf ("%s: %s → %s", name, from, into);
  const MusterGroup group = { .id = id, .title = title };
  MusterPoint curve[4];

  find_curve (&arrow->from, to, curve);
  painter->open (painter, &group);
  paint_curve (curve, scene->maker.palette->moves, painter);
  painter->close (painter, &group);
}

/* }}} */

void
muster_haunt_paint (MusterHaunt *haunt, MusterScene *scene, const MusterPicture *picture, gboolean far, MusterPainter *painter, const MusterRect *clip)
{
  MusterVeil veil;

  if (picture->haunting <= 0)
    return;
  for (guint i = 0; i < haunt->lines->len; i++)
    if (line_meets (haunt, &g_array_index (haunt->lines, MusterConnector, i), clip))
      paint_line (haunt, &g_array_index (haunt->lines, MusterConnector, i), scene->maker.palette, muster_veil_over (&veil, painter, picture->haunting));
  for (guint i = 0; i < haunt->spectres->len; i++)
    {
      const MusterSpectre *spectre = &g_array_index (haunt->spectres, MusterSpectre, i);

      if (muster_picture_meets (&spectre->card.rect, clip))
        paint_spectre (haunt, scene, spectre, far, picture->haunting, painter);
    }
  if (!haunt->compares)
    return;
  paint_marks (haunt, scene, picture, far, painter, clip);
  for (guint i = 0; i < haunt->arrows->len; i++)
    {
      const MusterArrow *arrow = &g_array_index (haunt->arrows, MusterArrow, i);
      const MusterRect *to = &picture->layout->cards[arrow->card].rect;

      if (is_seen (&arrow->from, to, clip))
        paint_arrow (haunt, scene, arrow, to, muster_veil_over (&veil, painter, picture->haunting));
    }
}
