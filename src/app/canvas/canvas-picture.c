/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-picture.c: see canvas-picture.h.
 *
 * Frames take turns with the two images: what GTK was given last it may still hold, and cairo would copy
 * it before it lets anybody draw on it.
 */
#include "canvas-picture.h"

#include <string.h>

struct _MusterCanvasPicture
{
  cairo_surface_t *images[2];
  guint current;
  /* Whether the current image shows @frame. */
  gboolean good;
  MusterCanvasFrame frame;
  double kept;
};

MusterCanvasPicture *
muster_canvas_picture_new (void)
{
  return g_new0 (MusterCanvasPicture, 1);
}

void
muster_canvas_picture_free (MusterCanvasPicture *picture)
{
  for (guint i = 0; i < G_N_ELEMENTS (picture->images); i++)
    g_clear_pointer (&picture->images[i], cairo_surface_destroy);
  g_free (picture);
}

void
muster_canvas_picture_forget (MusterCanvasPicture *picture)
{
  picture->good = FALSE;
}

double
muster_canvas_picture_get_kept (const MusterCanvasPicture *picture)
{
  return picture->kept;
}

gsize
muster_canvas_picture_get_size (const MusterCanvasPicture *picture)
{
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (picture->images); i++)
    if (picture->images[i] != NULL)
      size += (gsize) cairo_image_surface_get_stride (picture->images[i]) * (gsize) cairo_image_surface_get_height (picture->images[i]);
  return size;
}

/* The other image, of the frame's size. */
static cairo_surface_t *
turn (MusterCanvasPicture *picture, const MusterCanvasFrame *frame)
{
  cairo_surface_t **image = &picture->images[1 - picture->current];

  picture->current = 1 - picture->current;
  if (*image != NULL && (cairo_image_surface_get_width (*image) != frame->width || cairo_image_surface_get_height (*image) != frame->height))
    g_clear_pointer (image, cairo_surface_destroy);
  if (*image == NULL)
    *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, frame->width, frame->height);
  return *image;
}

/* Draws a part of the image, in its pixels. */
static void
draw_part (cairo_surface_t *image, const MusterCanvasFrame *frame, int x, int y, int width, int height)
{
  const MusterColor *ground = &muster_scene_get_palette (frame->scene)->ground;
  MusterRect clip = { (frame->x + x) / frame->zoom, (frame->y + y) / frame->zoom, width / frame->zoom, height / frame->zoom };
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;
  cr = cairo_create (image);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  cairo_translate (cr, -frame->x, -frame->y);
  cairo_scale (cr, frame->zoom, frame->zoom);
  muster_scene_draw (frame->scene, cr, &clip);
  cairo_destroy (cr);
}

/* Copies what both show, moved by (dx, dy). */
static void
copy_moved (cairo_surface_t *from, cairo_surface_t *to, int dx, int dy)
{
  int width = cairo_image_surface_get_width (to) - ABS (dx), height = cairo_image_surface_get_height (to) - ABS (dy);
  gsize stride = (gsize) cairo_image_surface_get_stride (to);
  const guchar *source;
  guchar *target;

  cairo_surface_flush (to);
  source = cairo_image_surface_get_data (from) + (gsize) MAX (dy, 0) * stride + 4 * (gsize) MAX (dx, 0);
  target = cairo_image_surface_get_data (to) + (gsize) MAX (-dy, 0) * stride + 4 * (gsize) MAX (-dx, 0);
  for (int y = 0; y < height; y++)
    memcpy (target + (gsize) y * stride, source + (gsize) y * stride, 4 * (gsize) width);
  cairo_surface_mark_dirty (to);
}

static gboolean
is_moved (const MusterCanvasPicture *picture, const MusterCanvasFrame *frame)
{
  const MusterCanvasFrame *last = &picture->frame;

  return picture->good && last->scene == frame->scene && last->zoom == frame->zoom && last->width == frame->width && last->height == frame->height && ABS (last->x - frame->x) < frame->width && ABS (last->y - frame->y) < frame->height;
}

/* The old picture moved, and what came into sight at two of its edges. */
static void
move (MusterCanvasPicture *picture, const MusterCanvasFrame *frame)
{
  int dx = (int) (frame->x - picture->frame.x), dy = (int) (frame->y - picture->frame.y);
  cairo_surface_t *before = picture->images[picture->current], *image;
  int top = MAX (-dy, 0), height = frame->height - ABS (dy);

  picture->kept = (frame->width - ABS (dx)) / (double) frame->width * height / frame->height;
  if (dx == 0 && dy == 0)
    return;
  image = turn (picture, frame);
  copy_moved (before, image, dx, dy);
  draw_part (image, frame, 0, dy > 0 ? height : 0, frame->width, ABS (dy));
  draw_part (image, frame, dx > 0 ? frame->width - dx : 0, top, ABS (dx), height);
}

void
muster_canvas_picture_draw (MusterCanvasPicture *picture, const MusterCanvasFrame *frame, cairo_t *cr)
{
  if (is_moved (picture, frame))
    move (picture, frame);
  else
    {
      picture->kept = 0;
      draw_part (turn (picture, frame), frame, 0, 0, frame->width, frame->height);
    }
  picture->frame = *frame;
  picture->good = TRUE;
  cairo_save (cr);
  cairo_scale (cr, 1.0 / frame->scale, 1.0 / frame->scale);
  cairo_set_source_surface (cr, picture->images[picture->current], 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}
