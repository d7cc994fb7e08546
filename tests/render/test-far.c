/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-far.c: from far out every card is still seen, in its place, and on screens only.
 */
#include "detail.h"
#include "sample.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

static const double scales[] = { 0.34, 0.2, 0.1, 0.079, 0.03, 0.012 };

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x];
}

/* Draws onto @surface what is at (x, y) and beyond. */
static void
draw (MusterScene *scene, cairo_surface_t *surface, double scale, double x, double y, const MusterRect *clip)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -x, -y);
  muster_scene_draw (scene, cr, clip);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static cairo_surface_t *
make_image (MusterScene *scene, double scale)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);

  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (layout->width * scale) + 1, (int) ceil (layout->height * scale) + 1);
}

static void
test_seen (gconstpointer data)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = GPOINTER_TO_UINT (data) / 2, .theme = GPOINTER_TO_UINT (data) % 2 };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const MusterLayout *layout = muster_scene_get_layout (scene);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *surface = make_image (scene, scales[i]);

      draw (scene, surface, scales[i], 0, 0, NULL);
      for (guint j = 0; j < layout->n_cards; j++)
        {
          const MusterRect *rect = &layout->cards[j].rect;
          guint32 pixel = get_pixel (surface, (int) ((rect->x + rect->width / 2) * scales[i]), (int) ((rect->y + rect->height / 2) * scales[i]));

          g_assert_cmphex (pixel >> 24, ==, 0xff);
        }
      g_assert_cmphex (get_pixel (surface, 0, cairo_image_surface_get_height (surface) - 1), ==, 0);
      cairo_surface_destroy (surface);
    }
}

/* Departments keep their colours apart. */
static void
test_colors (void)
{
  static const char *const ids[] = { "d-ops", "d-care" };
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *surface = make_image (scene, scales[i]);
      guint32 pixels[2];

      draw (scene, surface, scales[i], 0, 0, NULL);
      for (guint j = 0; j < 2; j++)
        {
          const MusterRect *rect = &muster_scene_get_layout (scene)->cards[muster_scene_find (scene, muster_document_find (doc, ids[j]))].rect;

          pixels[j] = get_pixel (surface, (int) lround (rect->x * scales[i]), (int) lround ((rect->y + 26) * scales[i]));
        }
      g_assert_cmphex (pixels[0], !=, pixels[1]);
      cairo_surface_destroy (surface);
    }
}

/* Whatever part is drawn, each pixel is what it is in the whole. */
static void
test_parts (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const double side = 150, step = 37;

  for (guint i = 0; i < 4; i++)
    {
      cairo_surface_t *whole = make_image (scene, scales[i]);
      int width = cairo_image_surface_get_width (whole), height = cairo_image_surface_get_height (whole);

      draw (scene, whole, scales[i], 0, 0, NULL);
      for (double left = 0; left < width; left += step)
        {
          cairo_surface_t *part = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) side, (int) side);
          const MusterRect clip = { left / scales[i], 0, side / scales[i], side / scales[i] };

          draw (scene, part, scales[i], left / scales[i], 0, &clip);
          for (int y = 0; y < MIN ((int) side, height); y++)
            for (int x = 0; x < MIN ((int) side, width - (int) left); x++)
              g_assert_cmphex (get_pixel (part, x, y), ==, get_pixel (whole, (int) left + x, y));
          cairo_surface_destroy (part);
        }
      cairo_surface_destroy (whole);
    }
}

/* What is found shows at any distance, even where roles are too small to be drawn. */
static void
test_found (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterRecord role = muster_document_find (doc, "r-merch");
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  g_autoptr (GHashTable) bright = g_hash_table_new (NULL, NULL);
  const MusterRect *rect = &muster_scene_get_layout (scene)->cards[muster_scene_find (scene, role)].rect;

  g_hash_table_add (bright, GUINT_TO_POINTER (role));
  for (guint i = 3; i < G_N_ELEMENTS (scales); i++)
    {
      int x = (int) lround (rect->x * scales[i]), y = (int) lround (rect->y * scales[i]);
      cairo_surface_t *plain = make_image (scene, scales[i]), *dimmed = make_image (scene, scales[i]);
      MusterColor color = muster_scene_get_color (scene, muster_document_find (doc, "d-ops"));

      muster_scene_set_dimmed (scene, NULL);
      draw (scene, plain, scales[i], 0, 0, NULL);
      muster_scene_set_dimmed (scene, bright);
      draw (scene, dimmed, scales[i], 0, 0, NULL);
      g_assert_cmphex (get_pixel (dimmed, x, y), ==, 0xff000000u | (guint32) lround (color.red * 255) << 16 | (guint32) lround (color.green * 255) << 8 | (guint32) lround (color.blue * 255));
      g_assert_cmphex (get_pixel (dimmed, x, y), !=, get_pixel (plain, x, y));
      cairo_surface_destroy (plain);
      cairo_surface_destroy (dimmed);
    }
}

/* A screen with four pixels for one gets as many, and decides by those what can be read. */
static void
test_fine_screens (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const double wide[] = { 0.5, 0.2, 0.05 };

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      cairo_surface_t *coarse = make_image (scene, wide[i]), *fine = make_image (scene, wide[i]);
      gsize size = (gsize) cairo_image_surface_get_stride (coarse) * (gsize) cairo_image_surface_get_height (coarse);

      draw (scene, coarse, wide[i], 0, 0, NULL);
      cairo_surface_set_device_scale (fine, 2, 2);
      draw (scene, fine, wide[i] / 2, 0, 0, NULL);
      g_assert_cmpmem (cairo_image_surface_get_data (fine), size, cairo_image_surface_get_data (coarse), size);
      cairo_surface_destroy (coarse);
      cairo_surface_destroy (fine);
    }
}

/* What a toolkit records and plays later is the same. */
static void
test_recorded (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  cairo_surface_t *direct = make_image (scene, 0.2), *played = make_image (scene, 0.2);
  const cairo_rectangle_t extents = { 0, 0, cairo_image_surface_get_width (direct), cairo_image_surface_get_height (direct) };
  cairo_surface_t *recorded = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (played);
  gsize size = (gsize) cairo_image_surface_get_stride (direct) * (gsize) cairo_image_surface_get_height (direct);

  draw (scene, direct, 0.2, 0, 0, NULL);
  draw (scene, recorded, 0.2, 0, 0, NULL);
  cairo_set_source_surface (cr, recorded, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (played);
  g_assert_cmpmem (cairo_image_surface_get_data (played), size, cairo_image_surface_get_data (direct), size);
  cairo_surface_destroy (direct);
  cairo_surface_destroy (played);
  cairo_surface_destroy (recorded);
}

static cairo_status_t
append (gpointer data, const guchar *bytes, guint length)
{
  g_string_append_len (data, (const char *) bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A file can be enlarged: it has every letter, however small. */
static void
test_files (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GString) file = g_string_new (NULL);
      cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, file, 100, 100);

      draw (scene, surface, scales[i], 0, 0, NULL);
      cairo_surface_finish (surface);
      cairo_surface_destroy (surface);
      g_assert_nonnull (strstr (file->str, "glyph"));
      g_assert_null (strstr (file->str, "<image"));
    }
}

/* A turned context, or one seen close, is no matter for this. */
static void
test_left_to_cairo (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  MusterPicture picture = muster_scene_get_picture (scene);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 20, 20);
  const struct
  {
    double x;
    double y;
    double turn;
    gboolean far;
  } cases[] = {
    { 0.3, 0.3, 0, TRUE },
    { 0.01, 0.01, 0, TRUE },
    { 0.35, 0.35, 0, FALSE },
    { 2, 2, 0, FALSE },
    { 0.1, 0.2, 0, FALSE },
    { 0.1, 0.1, 0.5, FALSE },
    { -0.1, -0.1, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_t *cr = cairo_create (surface);

      cairo_scale (cr, cases[i].x, cases[i].y);
      cairo_rotate (cr, cases[i].turn);
      g_assert_cmpint (muster_detail_draw (scene, &picture, cr, NULL), ==, cases[i].far);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "departments", "departments-in-the-dark", "reporting", "reporting-in-the-dark" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/far/every-card-is-seen/%s", names[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_seen);
    }
  g_test_add_func ("/far/departments-keep-their-colours", test_colors);
  g_test_add_func ("/far/parts-are-the-whole", test_parts);
  g_test_add_func ("/far/what-is-found-shows", test_found);
  g_test_add_func ("/far/fine-screens-get-all-their-pixels", test_fine_screens);
  g_test_add_func ("/far/what-is-recorded-is-the-same", test_recorded);
  g_test_add_func ("/far/files-keep-every-letter", test_files);
  g_test_add_func ("/far/what-is-turned-or-close-is-not-far", test_left_to_cairo);
  return g_test_run ();
}
