/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * painter.c: drawing onto a cairo context.
 */
#include "painter.h"

#include <math.h>

/* Pixels an em below which letters are bars, and below which nothing is drawn. */
#define LEGIBLE_MIN 4.0
#define VISIBLE_MIN 1.5

static cairo_t *
context (MusterPainter *painter)
{
  return ((MusterCairoPainter *) painter)->cr;
}

static void
set_color (cairo_t *cr, MusterColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

char *
muster_painter_dup_name (const char *id)
{
  GString *name = g_string_new (NULL);

  for (const char *at = id; *at != '\0'; at++)
    {
      gboolean plain = g_ascii_isalpha (*at) || (at > id && (g_ascii_isdigit (*at) || *at == '-'));

      if (plain)
        g_string_append_c (name, *at);
      else
        g_string_append_printf (name, "_%02x", (guchar) *at);
    }
  return g_string_free (name, FALSE);
}

static char *
quote (const char *text)
{
  GString *quoted = g_string_new ("'");

  for (; *text != '\0'; text++)
    {
      if (*text == '\'' || *text == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *text);
    }
  g_string_append_c (quoted, '\'');
  return g_string_free (quoted, FALSE);
}

static void
open_group (MusterPainter *painter, const MusterGroup *group)
{
  cairo_t *cr = context (painter);
  g_autofree char *attributes = NULL;

  if (!((MusterCairoPainter *) painter)->pdf)
    return;
  /* A section for each card orders it for those who listen, and a link that stands in none makes
   * cairo 1.16 leave objects out that it refers to. */
  cairo_tag_begin (cr, "Sect", NULL);
  if (group->target)
    {
      g_autofree char *name = muster_painter_dup_name (group->id);
      g_autofree char *destination = g_strdup_printf ("name='%s'", name);

      cairo_tag_begin (cr, CAIRO_TAG_DEST, destination);
    }
  if (group->link == NULL)
    return;
  if (g_str_has_prefix (group->link, "mailto:"))
    {
      g_autofree char *uri = quote (group->link);

      attributes = g_strconcat ("uri=", uri, NULL);
    }
  else
    {
      g_autofree char *name = muster_painter_dup_name (group->link);

      attributes = g_strdup_printf ("dest='%s'", name);
    }
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
}

static void
close_group (MusterPainter *painter, const MusterGroup *group)
{
  if (!((MusterCairoPainter *) painter)->pdf)
    return;
  if (group->link != NULL)
    cairo_tag_end (context (painter), CAIRO_TAG_LINK);
  if (group->target)
    cairo_tag_end (context (painter), CAIRO_TAG_DEST);
  cairo_tag_end (context (painter), "Sect");
}

static void
push (MusterPainter *painter, double x, double y, double scale)
{
  cairo_t *cr = context (painter);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
}

static void
pop (MusterPainter *painter)
{
  cairo_restore (context (painter));
}

static gboolean
get_clip (MusterPainter *painter, MusterRect *clip)
{
  double right, bottom;

  cairo_clip_extents (context (painter), &clip->x, &clip->y, &right, &bottom);
  clip->width = right - clip->x;
  clip->height = bottom - clip->y;
  return TRUE;
}

static void
paint_path (cairo_t *cr, const MusterPaint *paint)
{
  if (paint->fill.alpha > 0)
    {
      set_color (cr, paint->fill);
      cairo_fill_preserve (cr);
    }
  if (paint->stroke.alpha > 0)
    {
      set_color (cr, paint->stroke);
      cairo_set_line_width (cr, paint->line_width);
      cairo_set_dash (cr, &paint->dash, paint->dash > 0 ? 1 : 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_box (MusterPainter *painter, const MusterRect *rect, double radius, const MusterPaint *paint)
{
  cairo_t *cr = context (painter);
  double round = MIN (radius, MIN (rect->width, rect->height) / 2);
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  cairo_new_path (cr);
  if (round > 0)
    {
      cairo_arc (cr, right - round, rect->y + round, round, -G_PI_2, 0);
      cairo_arc (cr, right - round, bottom - round, round, 0, G_PI_2);
      cairo_arc (cr, rect->x + round, bottom - round, round, G_PI_2, G_PI);
      cairo_arc (cr, rect->x + round, rect->y + round, round, G_PI, 3 * G_PI_2);
      cairo_close_path (cr);
    }
  else
    cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  paint_path (cr, paint);
}

static void
draw_path (MusterPainter *painter, const MusterPathStep *steps, guint n_steps, const MusterPaint *paint)
{
  cairo_t *cr = context (painter);

  cairo_new_path (cr);
  for (guint i = 0; i < n_steps; i++)
    {
      const MusterPoint *at = steps[i].points;

      switch (steps[i].op)
        {
        case MUSTER_PATH_MOVE:
          cairo_move_to (cr, at[0].x, at[0].y);
          break;
        case MUSTER_PATH_LINE:
          cairo_line_to (cr, at[0].x, at[0].y);
          break;
        case MUSTER_PATH_CURVE:
          cairo_curve_to (cr, at[0].x, at[0].y, at[1].x, at[1].y, at[2].x, at[2].y);
          break;
        case MUSTER_PATH_CLOSE:
          cairo_close_path (cr);
          break;
        }
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  paint_path (cr, paint);
}

/* Pixels a point; on fine screens a device unit has several. */
static double
get_scale (cairo_t *cr)
{
  double x = 1, y = 0, scale_x, scale_y;

  cairo_user_to_device_distance (cr, &x, &y);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &scale_x, &scale_y);
  return hypot (x * scale_x, y * scale_y);
}

static void
draw_bar (cairo_t *cr, const MusterTextBox *box)
{
  double size = muster_text_get_size (box->style);
  double length = MIN (box->width, g_utf8_strlen (box->text, -1) * size * 0.5);
  double x = (box->width - length) * (box->align == MUSTER_ALIGN_CENTER ? 0.5 : 1);

  if (box->align == MUSTER_ALIGN_START)
    x = 0;
  set_color (cr, (MusterColor){ box->color.red, box->color.green, box->color.blue, 0.35 * box->color.alpha });
  cairo_rectangle (cr, x, muster_text_get_baseline (box->style) - size * 0.6, length, size * 0.5);
  cairo_fill (cr);
}

static void
draw_lines (MusterPainter *painter, const MusterTextBox *box)
{
  cairo_t *cr = context (painter);
  gboolean overflows;
  PangoLayout *layout = muster_text_get_layout (painter->text, box, &overflows);
  double pitch = muster_text_get_pitch (box->style);
  int n_lines = pango_layout_get_line_count (layout);

  if (overflows)
    {
      cairo_rectangle (cr, -2, -1, box->width + 4, pitch * n_lines + 2);
      cairo_clip (cr);
    }
  set_color (cr, box->color);
  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

      cairo_move_to (cr, muster_text_get_line_x (box, line), muster_text_get_baseline (box->style) + i * pitch);
      pango_cairo_show_layout_line (cr, line);
    }
  cairo_new_path (cr);
}

static void
draw_text (MusterPainter *painter, const MusterTextBox *box)
{
  cairo_t *cr = context (painter);
  double em = muster_text_get_size (box->style) * get_scale (cr);
  gboolean vector = ((MusterCairoPainter *) painter)->vector;

  if (!vector && em < VISIBLE_MIN)
    return;
  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  if (box->upwards)
    cairo_rotate (cr, -G_PI_2);
  if (!vector && em < LEGIBLE_MIN)
    draw_bar (cr, box);
  else
    draw_lines (painter, box);
  cairo_restore (cr);
}

/* The middle of the picture, as large as fills the disc. Paper gets all pixels that there are. */
static gboolean
draw_photo (MusterPainter *painter, MusterPhoto *photo, const MusterRect *place, double opacity)
{
  cairo_t *cr = context (painter);
  gboolean vector = ((MusterCairoPainter *) painter)->vector;
  cairo_surface_t *picture = muster_photo_get_picture (photo, vector ? G_MAXDOUBLE : place->width * get_scale (cr));
  int width = picture != NULL ? cairo_image_surface_get_width (picture) : 0;
  int height = picture != NULL ? cairo_image_surface_get_height (picture) : 0;
  double scale;

  if (width <= 0 || height <= 0)
    return FALSE;
  scale = MAX (place->width / width, place->height / height);
  cairo_save (cr);
  cairo_arc (cr, place->x + place->width / 2, place->y + place->height / 2, place->width / 2, 0, 2 * G_PI);
  cairo_clip (cr);
  cairo_translate (cr, place->x + (place->width - width * scale) / 2, place->y + (place->height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint_with_alpha (cr, opacity);
  cairo_restore (cr);
  cairo_surface_destroy (picture);
  return TRUE;
}

void
muster_cairo_painter_init (MusterCairoPainter *painter, cairo_t *cr, MusterText *text)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  *painter = (MusterCairoPainter){
    .painter = {
        .text = text,
        .open = open_group,
        .close = close_group,
        .push = push,
        .pop = pop,
        .get_clip = get_clip,
        .draw_box = draw_box,
        .draw_path = draw_path,
        .draw_text = draw_text,
        .draw_photo = draw_photo,
    },
    .cr = cr,
    .vector = type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_PS || type == CAIRO_SURFACE_TYPE_SVG,
    .pdf = type == CAIRO_SURFACE_TYPE_PDF,
  };
}
