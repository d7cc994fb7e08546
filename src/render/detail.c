/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * detail.c: see detail.h.
 *
 * An image is filled in its own pixels where it can be. Every colour is mixed with the background beforehand and opaque, so that filling is storing, and
 * lines that lie on each other are no darker than one.
 */
#include "detail.h"

#include "bands.h"
#include "card-private.h"
#include "connector.h"
#include "words.h"

#include <math.h>

/* More pixels than screens have; what wants as many is drawn by cairo. */
#define PIXELS_MAX (1 << 26)

/* What stands out from cards, in points. */
#define MARGIN 48.0

/* How much of a line's colour is left where it is far thinner than a pixel, and of a text's. */
#define THIN_MIN 0.3
#define BAR_SHADE 0.35

/* Pixels a point below which a card has no disc. */
#define DISCS 0.12

/* Pixels below which a role in a department's box is left out. */
#define ROLE_MIN 2.5

#define LINE_WIDTH 1.5

/* Slopes of more pixels are left out: no such line is seen whole. */
#define STEPS_MAX (1 << 20)

#define BAR_HEIGHT 0.5
#define LETTERS_MAX 40

/* Device units times @scale, less @left and @top, are pixels. */
typedef struct
{
  MusterScene *scene;
  const MusterPicture *picture;
  const MusterRect *clip;
  cairo_surface_t *image;
  guint32 *pixels;
  int width;
  int height;
  gsize stride;
  double scale;
  double left;
  double top;
  gboolean boxes;
} Sheet;

/* {{{ Filling */

static guint32
pack (const Sheet *sheet, MusterColor color, double share)
{
  MusterColor mixed = muster_color_mix (sheet->scene->maker.palette->background, color, share * color.alpha);

  return 0xff000000u | (guint32) (mixed.red * 255 + 0.5) << 16 | (guint32) (mixed.green * 255 + 0.5) << 8 | (guint32) (mixed.blue * 255 + 0.5);
}

static void
fill_row (const Sheet *sheet, int y, int left, int right, guint32 pixel)
{
  guint32 *row = sheet->pixels + (gsize) y * sheet->stride;

  left = MAX (left, 0);
  right = MIN (right, sheet->width);
  for (int x = left; x < right; x++)
    row[x] = pixel;
}

/* From pixel to pixel, with corners of @round pixels. */
static void
fill (const Sheet *sheet, int left, int top, int right, int bottom, double round, guint32 pixel)
{
  for (int y = MAX (top, 0); y < MIN (bottom, sheet->height); y++)
    {
      double from_edge = MIN (y - top, bottom - 1 - y) + 0.5;
      int inset = 0;

      if (from_edge < round)
        inset = (int) lround (round - sqrt (round * round - (round - from_edge) * (round - from_edge)));
      fill_row (sheet, y, left + inset, right - inset, pixel);
    }
}

/* Clamped well within an int; what is beyond is not seen. Halves go down, by a hair more than sums of
 * doubles err, so that a part has the pixels that the whole has. */
static int
to_pixel (double place)
{
  return (int) floor (CLAMP (place, -1e6, 1e6) + 0.4999);
}

static void
fill_rect (const Sheet *sheet, const MusterRect *rect, int shrink, double round, guint32 pixel)
{
  int left = to_pixel (rect->x * sheet->scale - sheet->left);
  int top = to_pixel (rect->y * sheet->scale - sheet->top);
  int right = MAX (to_pixel ((rect->x + rect->width) * sheet->scale - sheet->left), left + 1);
  int bottom = MAX (to_pixel ((rect->y + rect->height) * sheet->scale - sheet->top), top + 1);

  fill (sheet, left + shrink, top + shrink, right - shrink, bottom - shrink, round * sheet->scale - shrink, pixel);
}

/* }}} */
/* {{{ Lines */

/* How many pixels of a line from @start on are before the image, in whole steps: dashes count from
 * where the line begins. */
static int
skip (int start, int step)
{
  return start < 0 ? -start / step * step : 0;
}

/* A line that is neither level nor upright, a pixel for each step along its longer side. */
static void
draw_slope (const Sheet *sheet, MusterPoint a, MusterPoint b, int width, int dash, guint32 pixel)
{
  double x = a.x * sheet->scale - sheet->left, y = a.y * sheet->scale - sheet->top;
  double across = (b.x - a.x) * sheet->scale, down = (b.y - a.y) * sheet->scale;
  int n_steps = MAX ((int) ceil (MAX (fabs (across), fabs (down))), 1);
  gboolean flat = fabs (across) > fabs (down);

  if (n_steps > STEPS_MAX)
    return;
  for (int i = 0; i <= n_steps; i++)
    {
      int left = to_pixel (x + across * i / n_steps), top = to_pixel (y + down * i / n_steps);

      if (dash == 0 || i / dash % 2 == 0)
        fill (sheet, left, top, left + (flat ? 1 : width), top + (flat ? width : 1), 0, pixel);
    }
}

static void
draw_segment (const Sheet *sheet, MusterPoint a, MusterPoint b, int width, int dash, guint32 pixel)
{
  int left = to_pixel (MIN (a.x, b.x) * sheet->scale - sheet->left), right = to_pixel (MAX (a.x, b.x) * sheet->scale - sheet->left);
  int top = to_pixel (MIN (a.y, b.y) * sheet->scale - sheet->top), bottom = to_pixel (MAX (a.y, b.y) * sheet->scale - sheet->top);

  if (a.x != b.x && a.y != b.y)
    {
      draw_slope (sheet, a, b, width, dash, pixel);
      return;
    }
  if (dash == 0)
    {
      fill (sheet, left, top, MAX (right, left + width), MAX (bottom, top + width), 0, pixel);
      return;
    }
  for (int x = left + skip (left, 2 * dash); a.y == b.y && x < MIN (right, sheet->width); x += 2 * dash)
    fill (sheet, x, top, MIN (x + dash, right), top + width, 0, pixel);
  for (int y = top + skip (top, 2 * dash); a.y != b.y && y < MIN (bottom, sheet->height); y += 2 * dash)
    fill (sheet, left, y, left + width, MIN (y + dash, bottom), 0, pixel);
}

static void
draw_line (const Sheet *sheet, const MusterConnector *connector)
{
  const MusterLayout *layout = sheet->picture->layout;
  const MusterPalette *palette = sheet->scene->maker.palette;
  const MusterPoint *points = &layout->points[connector->first_point];
  MusterRect extents = muster_connector_get_extents (layout, connector);
  double width = LINE_WIDTH * sheet->scale;
  double share = CLAMP (width, THIN_MIN, 1) * muster_picture_get_line_opacity (sheet->picture, sheet->scene, connector);
  guint32 pixel;

  if (!muster_picture_meets (&extents, sheet->clip))
    return;
  pixel = pack (sheet, connector->line != 0 ? palette->dotted : palette->connector, share);
  for (guint i = 0; i + 1 < connector->n_points; i++)
    draw_segment (sheet, points[i], points[i + 1], MAX (1, to_pixel (width)), connector->line != 0 && !sheet->boxes ? 1 : 0, pixel);
}

/* }}} */
/* {{{ Cards */

static void
fill_on (const Sheet *sheet, const MusterRect *card, const MusterRect *part, double round, guint32 pixel)
{
  fill_rect (sheet, &(MusterRect){ card->x + part->x, card->y + part->y, part->width, part->height }, 0, round, pixel);
}

/* About as long as the text; how long exactly only shaping can tell. */
static double
guess_length (const MusterTextBox *box)
{
  double size = muster_text_get_size (box->style), length = 0;
  guint n = 0;

  for (const char *at = box->text; *at != '\0' && n < LETTERS_MAX; at = g_utf8_next_char (at), n++)
    length += size * (g_unichar_iswide (g_utf8_get_char (at)) ? 1 : 0.55);
  return length;
}

static void
draw_bars (const Sheet *sheet, const MusterRect *card, const MusterTextBox *box, guint lines, guint32 pixel)
{
  double size = muster_text_get_size (box->style);
  double length;

  if (box->text == NULL)
    return;
  length = guess_length (box);
  for (guint i = 0; i < lines; i++)
    {
      double whole = i + 1 < lines ? box->width : MIN (box->width, length - i * box->width * 0.8);

      if (whole > 0)
        fill_on (sheet, card, &(MusterRect){ box->x, box->y + i * muster_text_get_pitch (box->style) + muster_text_get_baseline (box->style) - size * 0.65, whole, size * BAR_HEIGHT }, 0, pixel);
    }
}

static void
draw_body (const Sheet *sheet, const MusterCardFace *face, const MusterRect *rect, double opacity)
{
  /* Dashes would be half as much ink. */
  fill_rect (sheet, rect, 0, face->round, pack (sheet, face->edge, face->dashed ? opacity / 2 : opacity));
  fill_rect (sheet, rect, 1, face->round, pack (sheet, face->fill, opacity));
}

static void
draw_badge (const Sheet *sheet, const MusterCard *card, double opacity)
{
  const MusterPalette *palette = sheet->scene->maker.palette;
  MusterRect place;
  g_autofree char *badge = muster_card_dup_badge (&sheet->scene->maker, card, &place);

  if (badge == NULL)
    return;
  place.x += card->rect.x;
  place.y += card->rect.y;
  fill_rect (sheet, &place, 0, place.height / 2, pack (sheet, palette->connector, opacity));
  fill_rect (sheet, &place, 1, place.height / 2, pack (sheet, palette->background, opacity));
}

/* A rule's badge, without its words. */
static void
draw_note (const Sheet *sheet, const MusterCard *card, double opacity)
{
  const MusterCardMaker *maker = &sheet->scene->maker;
  MusterCoat coat = maker->paints != NULL ? muster_paints_get (maker->paints, card->record) : (MusterCoat){ 0 };
  g_autofree char *words = NULL;
  double width;

  if (coat.badge == NULL)
    return;
  words = muster_words_clean (coat.badge);
  width = muster_pill_measure (maker->text, words);
  fill_on (sheet, &card->rect, &(MusterRect){ card->rect.width - width - NOTE_INSET, -NOTE_RISE, width, MUSTER_PILL_HEIGHT }, MUSTER_PILL_HEIGHT / 2, pack (sheet, coat.badge_color, opacity));
}

static void
draw_role (const Sheet *sheet, const MusterCardFace *face, const MusterRect *rect, double opacity)
{
  const MusterPalette *palette = sheet->scene->maker.palette;
  guint lines = face->holder_box.y - face->name_box.y > 1.5 * muster_text_get_pitch (MUSTER_TEXT_TITLE) ? 2 : 1;

  if (face->stripe_color.alpha > 0)
    fill_on (sheet, rect, &face->stripe, 0, pack (sheet, face->stripe_color, opacity));
  if (sheet->scale >= DISCS && face->disc != MUSTER_DISC_OPEN)
    fill_on (sheet, rect, &face->disc_place, face->disc_place.height / 2, pack (sheet, face->disc_color, opacity));
  draw_bars (sheet, rect, &face->name_box, lines, pack (sheet, palette->text, BAR_SHADE * 1.6 * opacity));
  draw_bars (sheet, rect, &face->holder_box, 1, pack (sheet, palette->dim, BAR_SHADE * opacity));
}

/* Finding a card's colour takes longer than filling its box, and it stays the same. What stands by
 * itself has the colour of its border, to be seen at all. */
static MusterColor
get_tint (const Sheet *sheet, guint index)
{
  MusterScene *scene = sheet->scene;
  MusterTint *tint;

  if (scene->tints == NULL)
    scene->tints = g_new0 (MusterTint, scene->layout->n_cards);
  tint = &scene->tints[index];
  if (tint->alpha == 0)
    {
      const MusterCard *card = &scene->layout->cards[index];
      MusterCardFace face;
      MusterColor color;

      muster_card_face_tint (&face, &scene->maker, card);
      color = card->inside && card->kind == MUSTER_KIND_ROLE ? face.fill : face.edge;
      if (face.stripe_color.alpha > 0)
        color = face.stripe_color;
      *tint = (MusterTint){
        (guint8) (color.red * 255 + 0.5),
        (guint8) (color.green * 255 + 0.5),
        (guint8) (color.blue * 255 + 0.5),
        255,
      };
    }
  return (MusterColor){ tint->red / 255.0, tint->green / 255.0, tint->blue / 255.0, 1 };
}

/* A role in a department is left out where it is but a line, unless it was looked for. */
static void
draw_box (const Sheet *sheet, guint index)
{
  MusterScene *scene = sheet->scene;
  const MusterCard *card = &sheet->picture->layout->cards[index];
  double opacity = muster_picture_get_card_opacity (sheet->picture, scene, index);
  double round = card->round ? card->rect.width / 2 : 0;
  MusterCardFace face;

  if (scene->bright != NULL && g_hash_table_contains (scene->bright, GUINT_TO_POINTER (card->record)))
    {
      muster_card_face_tint (&face, &scene->maker, card);
      fill_rect (sheet, &card->rect, 0, round, pack (sheet, face.swatch_color, opacity));
    }
  else if (!card->inside || card->rect.height * sheet->scale >= ROLE_MIN)
    fill_rect (sheet, &card->rect, 0, round, pack (sheet, get_tint (sheet, index), opacity));
}

static void
draw_card (const Sheet *sheet, guint index)
{
  const MusterCard *card = &sheet->picture->layout->cards[index];
  double opacity = muster_picture_get_card_opacity (sheet->picture, sheet->scene, index);
  MusterCardFace face;

  muster_card_face_sketch (&face, &sheet->scene->maker, card);
  draw_body (sheet, &face, &card->rect, opacity);
  if (card->kind == MUSTER_KIND_ROLE)
    draw_role (sheet, &face, &card->rect, opacity);
  else
    {
      fill_on (sheet, &card->rect, &face.swatch, 0, pack (sheet, face.swatch_color, opacity));
      draw_bars (sheet, &card->rect, &face.name_box, 1, pack (sheet, sheet->scene->maker.palette->text, BAR_SHADE * 1.6 * opacity));
    }
  draw_badge (sheet, card, opacity);
  draw_note (sheet, card, opacity);
}

/* }}} */

/* Between the rows of a matrix. */
static void
draw_edges (const Sheet *sheet)
{
  g_autoptr (GArray) edges = muster_bands_list_edges (sheet->picture->layout);
  guint32 pixel = pack (sheet, sheet->scene->maker.palette->connector, CLAMP (sheet->scale, THIN_MIN, 1));

  for (guint i = 0; i < edges->len; i++)
    if (muster_picture_meets (&g_array_index (edges, MusterRect, i), sheet->clip))
      fill_rect (sheet, &g_array_index (edges, MusterRect, i), 0, 0, pixel);
}

static void
draw_all (const Sheet *sheet)
{
  const MusterPicture *picture = sheet->picture;
  const MusterLayout *layout = picture->layout;
  void (*draw) (const Sheet *sheet, guint index) = sheet->boxes ? draw_box : draw_card;
  guint n_passes = picture->raised != NULL ? 2 : 1;

  for (guint i = 0; i < picture->n_reporting; i++)
    draw_line (sheet, &picture->reporting[i]);
  for (guint pass = 0; pass < n_passes; pass++)
    for (guint i = 0; i < layout->n_cards; i++)
      if (muster_picture_meets (&layout->cards[i].rect, sheet->clip) && (picture->raised == NULL || (guint) picture->raised[i] == pass))
        draw (sheet, i);
  draw_edges (sheet);
  for (guint i = 0; i < layout->n_connectors; i++)
    if (layout->connectors[i].line != 0)
      draw_line (sheet, &layout->connectors[i]);
}

/* The pixels to fill: those of @cr's clip in which there is anything of the picture. Returns: whether
 * they can be had; none is as well */
static gboolean
begin (Sheet *sheet, cairo_t *cr, const MusterRect *seen, MusterRect *clip)
{
  const MusterLayout *layout = sheet->picture->layout;
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  left = MAX (left, -MARGIN);
  top = MAX (top, -MARGIN);
  right = MIN (right, layout->width + MARGIN);
  bottom = MIN (bottom, layout->height + MARGIN);
  if (seen != NULL)
    {
      left = MAX (left, seen->x);
      top = MAX (top, seen->y);
      right = MIN (right, seen->x + seen->width);
      bottom = MIN (bottom, seen->y + seen->height);
    }
  *clip = (MusterRect){ left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
  return clip->width * clip->height * sheet->scale * sheet->scale < PIXELS_MAX;
}

/* The clip of @cr as whole pixels of an image that can be filled in place. */
static gboolean
find_place (cairo_t *cr, cairo_surface_t *target, double scale, cairo_rectangle_int_t *place)
{
  double offset_x, offset_y, left, top, right, bottom;
  cairo_rectangle_list_t *list;
  gboolean whole;

  cairo_surface_get_device_offset (target, &offset_x, &offset_y);
  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE || cairo_image_surface_get_format (target) > CAIRO_FORMAT_RGB24 || offset_x != 0 || offset_y != 0)
    return FALSE;
  cairo_save (cr);
  cairo_identity_matrix (cr);
  list = cairo_copy_clip_rectangle_list (cr);
  whole = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles == 1;
  cairo_rectangle_list_destroy (list);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  cairo_restore (cr);
  *place = (cairo_rectangle_int_t){ (int) lround (left * scale), (int) lround (top * scale), (int) lround ((right - left) * scale), (int) lround ((bottom - top) * scale) };
  return whole && fabs (left * scale - place->x) < 1e-3 && fabs (top * scale - place->y) < 1e-3 && fabs (right * scale - place->x - place->width) < 1e-3 && fabs (bottom * scale - place->y - place->height) < 1e-3;
}

/* Fills the pixels of the image that is drawn on, whose places in device units begin at (x, y). */
static gboolean
take_image (Sheet *sheet, cairo_t *cr, double x, double y)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_rectangle_int_t place;
  double scale;

  cairo_surface_get_device_scale (target, &scale, &scale);
  if (!find_place (cr, target, scale, &place))
    return FALSE;
  cairo_surface_flush (target);
  sheet->image = cairo_surface_reference (target);
  sheet->stride = (gsize) cairo_image_surface_get_stride (target) / sizeof (guint32);
  sheet->pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (target) + (gsize) place.y * sheet->stride + place.x;
  sheet->width = place.width;
  sheet->height = place.height;
  sheet->left = place.x - x;
  sheet->top = place.y - y;
  return TRUE;
}

/* Makes the image that holds @sheet's clip, whose places in device units begin at (x, y). */
static gboolean
make_image (Sheet *sheet, double x, double y)
{
  double left = floor ((sheet->clip->x * sheet->scale) + x);
  double top = floor ((sheet->clip->y * sheet->scale) + y);

  sheet->width = (int) (ceil ((sheet->clip->x + sheet->clip->width) * sheet->scale + x) - left);
  sheet->height = (int) (ceil ((sheet->clip->y + sheet->clip->height) * sheet->scale + y) - top);
  sheet->left = left - x;
  sheet->top = top - y;
  sheet->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, sheet->width, sheet->height);
  if (cairo_surface_status (sheet->image) != CAIRO_STATUS_SUCCESS)
    return FALSE;
  sheet->pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (sheet->image);
  sheet->stride = (gsize) cairo_image_surface_get_stride (sheet->image) / sizeof (guint32);
  return TRUE;
}

/* Paints the image pixel on pixel. */
static void
show (const Sheet *sheet, cairo_t *cr, double device_scale, double x, double y)
{
  cairo_surface_mark_dirty (sheet->image);
  cairo_surface_set_device_scale (sheet->image, device_scale, device_scale);
  cairo_save (cr);
  /* From pixel to pixel: an edge between two would send all of it the slow way. */
  cairo_identity_matrix (cr);
  cairo_rectangle (cr, (sheet->left + x) / device_scale, (sheet->top + y) / device_scale, sheet->width / device_scale, sheet->height / device_scale);
  cairo_clip (cr);
  cairo_set_source_surface (cr, sheet->image, (sheet->left + x) / device_scale, (sheet->top + y) / device_scale);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}

gboolean
muster_detail_draw (MusterScene *scene, const MusterPicture *picture, cairo_t *cr, const MusterRect *clip)
{
  Sheet sheet = { .scene = scene, .picture = picture };
  double scale_x, scale_y;
  cairo_matrix_t matrix;
  MusterRect area;
  gboolean made;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &scale_x, &scale_y);
  sheet.scale = matrix.xx * scale_x;
  sheet.boxes = sheet.scale < MUSTER_DETAIL_BOXES;
  if (matrix.xx != matrix.yy || matrix.xy != 0 || matrix.yx != 0 || scale_x != scale_y || sheet.scale <= 0 || sheet.scale >= MUSTER_DETAIL_BARS)
    return FALSE;
  if (!begin (&sheet, cr, clip, &area))
    return FALSE;
  if (area.width == 0 || area.height == 0)
    return TRUE;

  sheet.clip = &area;
  if (take_image (&sheet, cr, matrix.x0 * scale_x, matrix.y0 * scale_y))
    {
      draw_all (&sheet);
      cairo_surface_mark_dirty (sheet.image);
      cairo_surface_destroy (sheet.image);
      return TRUE;
    }
  made = make_image (&sheet, matrix.x0 * scale_x, matrix.y0 * scale_y);
  if (made)
    {
      draw_all (&sheet);
      show (&sheet, cr, scale_x, matrix.x0 * scale_x, matrix.y0 * scale_y);
    }
  cairo_surface_destroy (sheet.image);
  return made;
}
