/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-png PICTURE.png muster|cairo: packing the pixels of a picture again, by Muster's writer or by
 * cairo's own.
 */
#include "meter.h"
#include "png-rows.h"

#include <cairo.h>
#include <string.h>

static cairo_status_t
append (void *out, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (out, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* As an export has it: opaque. */
static cairo_surface_t *
read_picture (const char *path)
{
  cairo_surface_t *file = cairo_image_surface_create_from_png (path);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (file), cairo_image_surface_get_height (file));
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_surface (cr, file, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (file);
  cairo_surface_flush (picture);
  return picture;
}

int
main (int argc, char **argv)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  cairo_surface_t *picture;
  double cpu, wall;

  if (argc != 3)
    return 2;
  picture = read_picture (argv[1]);
  cpu = meter_cpu ();
  wall = meter_wall ();
  if (g_str_equal (argv[2], "cairo"))
    cairo_surface_write_to_png_stream (picture, append, out);
  else
    {
      guint width = (guint) cairo_image_surface_get_width (picture), height = (guint) cairo_image_surface_get_height (picture);
      g_autoptr (MusterPngRows) rows = muster_png_rows_new (out, width, height, 5669, "Chart");

      muster_png_rows_add (rows, cairo_image_surface_get_data (picture), (gsize) cairo_image_surface_get_stride (picture), height);
      muster_png_rows_end (rows);
    }
  printf ("{\"cpu\": %.3f, \"wall\": %.3f, \"size\": %u}\n", meter_cpu () - cpu, meter_wall () - wall, out->len);
  cairo_surface_destroy (picture);
  return 0;
}
