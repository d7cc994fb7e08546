/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * png-rows.c: pixels to the bytes of a PNG, some rows at a time.
 *
 * libpng tells of an error by a jump; each call here lands its own.
 */
#include "png-rows.h"

#include <png.h>
#include <setjmp.h>

struct _MusterPngRows
{
  png_structp png;
  png_infop info;
  guint width;
  guint height;
  guint n_rows;
  guchar *row;
  gboolean good;
};

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
write_head (MusterPngRows *rows, guint density, const char *title)
{
  char key[] = "Title";
  png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE, .key = key, .text = (char *) title };

  if (setjmp (png_jmpbuf (rows->png)) != 0)
    {
      rows->good = FALSE;
      return;
    }
  png_set_IHDR (rows->png, rows->info, rows->width, rows->height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (rows->png, rows->info, density, density, PNG_RESOLUTION_METER);
  png_set_text (rows->png, rows->info, &text, 1);
  /* A chart is flat areas and letters: filters cost more than they save, and so do high levels. */
  png_set_filter (rows->png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level (rows->png, 3);
  png_write_info (rows->png, rows->info);
}

MusterPngRows *
muster_png_rows_new (GByteArray *out, guint width, guint height, guint density, const char *title)
{
  MusterPngRows *rows = g_new0 (MusterPngRows, 1);

  rows->width = width;
  rows->height = height;
  rows->row = g_malloc (3 * (gsize) width);
  rows->png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, ignore);
  rows->info = rows->png != NULL ? png_create_info_struct (rows->png) : NULL;
  rows->good = rows->info != NULL;
  if (!rows->good)
    return rows;
  png_set_write_fn (rows->png, out, append, flush);
  write_head (rows, density, title);
  return rows;
}

gboolean
muster_png_rows_is_good (const MusterPngRows *rows)
{
  return rows->good;
}

void
muster_png_rows_add (MusterPngRows *rows, const guchar *pixels, gsize stride, guint n_rows)
{
  if (!rows->good)
    return;
  if (setjmp (png_jmpbuf (rows->png)) != 0)
    {
      rows->good = FALSE;
      return;
    }
  for (guint y = 0; y < n_rows; y++)
    {
      copy_row (rows->row, pixels + y * stride, rows->width);
      png_write_row (rows->png, rows->row);
    }
  rows->n_rows += n_rows;
}

gboolean
muster_png_rows_end (MusterPngRows *rows)
{
  if (!rows->good || rows->n_rows != rows->height)
    return FALSE;
  if (setjmp (png_jmpbuf (rows->png)) != 0)
    rows->good = FALSE;
  else
    png_write_end (rows->png, rows->info);
  return rows->good;
}

void
muster_png_rows_free (MusterPngRows *rows)
{
  png_destroy_write_struct (&rows->png, &rows->info);
  g_free (rows->row);
  g_free (rows);
}
