/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-png.c: a chart as a PNG.
 *
 * Drawn and packed in bands, so that memory is the file's size and one band, whatever the picture's
 * height. At most 32,767 pixels a side, which is as far as cairo's images and many readers go, and
 * MEGAPIXELS_MAX in all.
 */
#include "error.h"
#include "format.h"
#include "page.h"
#include "png-rows.h"
#include "watch.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SIDE_MAX 32767
#define MEGAPIXELS_MAX 512
#define BAND_PIXELS (4 * 1024 * 1024)
#define DPI_USUAL 144.0
#define POINTS_PER_INCH 72.0
#define METRES_PER_INCH 0.0254

typedef struct
{
  MusterScene *scene;
  MusterPage page;
  double scale;
  guint width;
  guint height;
  char *title;
  cairo_surface_t *band;
  MusterWatch watch;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->band, cairo_surface_destroy);
  g_clear_pointer (&picture->scene, muster_scene_free);
  g_free (picture->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static void
draw_band (Picture *picture, guint top)
{
  MusterCairoPainter painter;
  cairo_t *cr = cairo_create (picture->band);
  MusterColor background = muster_scene_get_palette (picture->scene)->background;

  cairo_translate (cr, 0, -(double) top);
  cairo_scale (cr, picture->scale, picture->scale);
  /* The last row and column may be part of a pixel more than the sheet. */
  cairo_set_source_rgb (cr, background.red, background.green, background.blue);
  cairo_paint (cr);
  muster_cairo_painter_init (&painter, cr, muster_scene_get_text (picture->scene));
  muster_watch_painter (&picture->watch, &painter.painter);
  muster_page_paint (&picture->page, picture->scene, &painter.painter);
  cairo_destroy (cr);
}

/* Returns: whether it could be written; when cancelled with whatever there is */
static gboolean
write_picture (Picture *picture, GByteArray *out)
{
  guint density = (guint) lround (picture->scale * POINTS_PER_INCH / METRES_PER_INCH);
  g_autoptr (MusterPngRows) rows = muster_png_rows_new (out, picture->width, picture->height, density, picture->title);
  guint band_height = (guint) cairo_image_surface_get_height (picture->band);
  gsize stride = (gsize) cairo_image_surface_get_stride (picture->band);

  for (guint top = 0; top < picture->height && muster_png_rows_is_good (rows); top += band_height)
    {
      guint n_rows = MIN (band_height, picture->height - top);

      picture->watch.from = top / (double) picture->height;
      picture->watch.share = n_rows / (double) picture->height;
      draw_band (picture, top);
      cairo_surface_flush (picture->band);
      muster_png_rows_add (rows, cairo_image_surface_get_data (picture->band), stride, n_rows);
      if (!muster_watch_step (&picture->watch, 1))
        return muster_png_rows_is_good (rows);
    }
  return muster_png_rows_end (rows);
}

static gboolean
check_size (double width, double height, GError **error)
{
  const char *advice = _ ("Ask for fewer pixels, for a part of the chart, or for a PDF or SVG.");

  if (MAX (width, height) > SIDE_MAX)
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("The picture would be %.0f × %.0f pixels; a side can have %d at most. %s"), width, height, SIDE_MAX, advice);
  else if (width * height > MEGAPIXELS_MAX * 1e6)
    g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("The picture would be %.0f × %.0f pixels; %d million in all are the most. %s"), width, height, MEGAPIXELS_MAX, advice);
  else
    return TRUE;
  return FALSE;
}

static gboolean
picture_init (Picture *picture, const MusterExport *export, GError **error)
{
  double dpi = export->dpi > 0 ? export->dpi : DPI_USUAL;
  double width, height;

  picture->scene = muster_scene_new (export->doc, &export->scene);
  picture->title = muster_page_dup_title (picture->scene);
  muster_page_get_size (&picture->page, picture->scene, &width, &height);
  picture->scale = export->pixel_width > 0 ? export->pixel_width / width : dpi / POINTS_PER_INCH;
  /* A hair less, so that 1000 × 0.7 is no 701st pixel. */
  width = export->pixel_width > 0 ? export->pixel_width : MAX (1, ceil (width * picture->scale - 1e-6));
  height = MAX (1, ceil (height * picture->scale - 1e-6));
  if (!check_size (width, height, error))
    return FALSE;
  picture->width = (guint) width;
  picture->height = (guint) height;
  picture->band = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) picture->width, (int) CLAMP (BAND_PIXELS / picture->width, 1, picture->height));
  return TRUE;
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  g_autofree char *date = muster_page_dup_date (export->time);
  g_auto (Picture) picture = {
    .page = {
        .width = export->page_width,
        .height = export->page_height,
        .file_name = export->file_name,
        .date = date,
    },
    .watch = { .export = export },
  };

  if (!picture_init (&picture, export, error))
    return FALSE;
  if (cairo_surface_status (picture.band) == CAIRO_STATUS_SUCCESS && write_picture (&picture, out))
    return TRUE;
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("There is not enough memory for a picture of %u × %u pixels. Ask for fewer."), picture.width, picture.height);
  return FALSE;
}

extern const MusterFormat muster_format_png;

const MusterFormat muster_format_png = {
  .name = "png",
  .label = N_ ("PNG picture"),
  .suffixes = "png",
  .mime_type = "image/png",
  .flags = MUSTER_FORMAT_PICTURE | MUSTER_FORMAT_PIXELS | MUSTER_FORMAT_PLACED | MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PARTS,
  .save = save,
};
