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
#include "watch.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <setjmp.h>

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
  guchar *row;
  MusterWatch watch;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->band, cairo_surface_destroy);
  g_clear_pointer (&picture->scene, muster_scene_free);
  g_free (picture->title);
  g_free (picture->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static void
append (png_structp png, png_bytep bytes, size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), bytes, (guint) length);
}

static void
flush (png_structp png)
{
}

static void
ignore (png_structp png, png_const_charp message)
{
}

/* cairo has native-endian words, PNG red, green and blue. */
static void
copy_row (guchar *row, const guchar *pixels, guint width)
{
  for (guint i = 0; i < width; i++)
    {
      guint32 pixel = ((const guint32 *) (gconstpointer) pixels)[i];

      row[3 * i] = (guchar) (pixel >> 16);
      row[3 * i + 1] = (guchar) (pixel >> 8);
      row[3 * i + 2] = (guchar) pixel;
    }
}

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

static void
write_head (const Picture *picture, png_structp png, png_infop info)
{
  png_uint_32 density = (png_uint_32) lround (picture->scale * POINTS_PER_INCH / METRES_PER_INCH);
  char key[] = "Title";
  png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE, .key = key, .text = picture->title };

  png_set_IHDR (png, info, picture->width, picture->height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
  png_set_text (png, info, &text, 1);
  /* A chart is flat areas and letters: filters cost more than they save, and so do high levels. */
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level (png, 3);
  png_write_info (png, info);
}

/* Returns: whether all of them are written */
static gboolean
write_rows (Picture *picture, png_structp png)
{
  guint band_height = (guint) cairo_image_surface_get_height (picture->band);
  gsize stride = (gsize) cairo_image_surface_get_stride (picture->band);

  for (guint top = 0; top < picture->height; top += band_height)
    {
      const guchar *pixels;

      picture->watch.from = top / (double) picture->height;
      picture->watch.share = MIN (band_height, picture->height - top) / (double) picture->height;
      draw_band (picture, top);
      cairo_surface_flush (picture->band);
      pixels = cairo_image_surface_get_data (picture->band);
      for (guint y = 0; y < MIN (band_height, picture->height - top); y++)
        {
          copy_row (picture->row, pixels + y * stride, picture->width);
          png_write_row (png, picture->row);
        }
      if (!muster_watch_step (&picture->watch, 1))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_picture (Picture *picture, GByteArray *out)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, ignore);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;

  if (info == NULL || setjmp (png_jmpbuf (png)) != 0)
    {
      png_destroy_write_struct (&png, &info);
      return FALSE;
    }
  png_set_write_fn (png, out, append, flush);
  write_head (picture, png, info);
  if (write_rows (picture, png))
    png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return TRUE;
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
  picture->row = g_malloc (3 * picture->width);
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
