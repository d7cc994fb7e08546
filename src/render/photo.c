/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * photo.c: see photo.h. Heads are read as the PNG (third edition, 5.2 and 11.2.1) and JPEG (ITU-T
 * T.81, annex B) specifications say.
 */
#include "photo.h"

#include "error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define JPEG_QUALITY "88"

/* Of what is higher than wide, the share that is left out above the square: a head is there. */
#define ABOVE 0.25

/* {{{ Heads */

static guint
read_16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static guint
read_32 (const guint8 *at)
{
  return read_16 (at) << 16 | read_16 (at + 2);
}

/* A PNG begins with its signature and IHDR. */
static gboolean
read_png (const guint8 *data, gsize length, MusterPhotoHead *head)
{
  if (length < 33 || memcmp (data + 8, "\0\0\0\rIHDR", 8) != 0)
    return FALSE;
  *head = (MusterPhotoHead){ "png", read_32 (data + 16), read_32 (data + 20), 0 };
  return TRUE;
}

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* A JPEG is a row of segments; the size stands in that of the frame, which comes before the scan. */
static gboolean
read_jpeg (const guint8 *data, gsize length, MusterPhotoHead *head)
{
  gsize at = 2;

  while (at + 4 <= length && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      guint segment;

      /* Any number of bytes may fill up before a marker. */
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      segment = read_16 (data + at + 2);
      if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda) || segment < 2 || at + 2 + segment > length)
        return FALSE;
      if (is_frame (marker))
        {
          if (segment < 8)
            return FALSE;
          *head = (MusterPhotoHead){ "jpeg", read_16 (data + at + 7), read_16 (data + at + 5), data[at + 9] };
          return TRUE;
        }
      at += 2 + segment;
    }
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX, _ ("This picture is damaged: open it in another program and save it anew, or choose another"));
  return FALSE;
}

gboolean
muster_photo_read_head (const guint8 *data, gsize length, MusterPhotoHead *head, GError **error)
{
  gboolean png = length >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0;
  gboolean jpeg = length >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0;

  if (!png && !jpeg)
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("A photo must be a PNG or JPEG picture: choose another, or save this one as JPEG"));
      return FALSE;
    }
  if (!(png ? read_png (data, length, head) : read_jpeg (data, length, head)) || head->width == 0 || head->height == 0)
    return refuse_damaged (error);
  if ((guint64) head->width * head->height > MUSTER_PHOTO_PIXELS_MAX)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("This picture has %u × %u pixels, more than 16 megapixels: make it smaller first"), head->width, head->height);
      return FALSE;
    }
  return TRUE;
}

/* }}} */
/* {{{ Decoding */

/* A decoder paints what there is of a picture that ends too early, over whatever is in the memory. */
static gboolean
is_whole_png (const guint8 *data, gsize length)
{
  for (gsize at = 8; at + 12 <= length; at += 12 + read_32 (data + at))
    if (memcmp (data + at + 4, "IEND", 4) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_whole_jpeg (const guint8 *data, gsize length)
{
  for (gsize at = length - 1; at > 1; at--)
    if (data[at - 1] == 0xff && data[at] == 0xd9)
      return TRUE;
  return FALSE;
}

/* What the head said is what the decoder must find; larger it is not decoded. Scaling while decoding
 * saves most of the work on a large JPEG. */
typedef struct
{
  guint side;
  gboolean refused;
} Sizing;

static void
on_size (GdkPixbufLoader *loader, int width, int height, Sizing *sizing)
{
  double scale = (double) sizing->side / MAX (MIN (width, height), 1);

  if (width <= 0 || height <= 0 || (guint64) width * (guint64) height > MUSTER_PHOTO_PIXELS_MAX)
    {
      sizing->refused = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, (int) MAX (1, lround (width * scale)), (int) MAX (1, lround (height * scale)));
}

static GdkPixbuf *
decode (const guint8 *data, gsize length, const MusterPhotoHead *head, guint side, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (head->type, error);
  Sizing sizing = { side, FALSE };
  GdkPixbuf *pixbuf;
  gboolean whole;

  if (loader == NULL)
    return NULL;
  if (!(head->channels == 0 ? is_whole_png (data, length) : is_whole_jpeg (data, length)))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      refuse_damaged (error);
      return NULL;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size), &sizing);
  whole = gdk_pixbuf_loader_write (loader, data, length, NULL);
  /* A loader must be closed whatever became of it. */
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!whole || sizing.refused || pixbuf == NULL)
    {
      refuse_damaged (error);
      return NULL;
    }
  return g_object_ref (pixbuf);
}

static guint8
premultiply (guint8 value, guint8 alpha)
{
  return (guint8) ((value * alpha + 127) / 255);
}

static cairo_surface_t *
to_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf), n = gdk_pixbuf_get_n_channels (pixbuf);
  gsize from_stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf), to_stride;
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (n == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guint8 *to = cairo_image_surface_get_data (surface);

  if (to == NULL)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  to_stride = (gsize) cairo_image_surface_get_stride (surface);
  for (gsize y = 0; y < (gsize) height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (to + y * to_stride);

      for (gsize x = 0; x < (gsize) width; x++)
        {
          const guint8 *at = from + y * from_stride + x * (gsize) n;
          guint8 alpha = n == 4 ? at[3] : 255;

          row[x] = (guint32) alpha << 24 | (guint32) premultiply (at[0], alpha) << 16 | (guint32) premultiply (at[1], alpha) << 8 | premultiply (at[2], alpha);
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* So that a PDF holds a JPEG as what it is, and once. */
static void
keep_bytes (cairo_surface_t *surface, guint8 *data, gsize length)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
  guchar *id = (guchar *) g_steal_pointer (&sum);

  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, g_free, data) != CAIRO_STATUS_SUCCESS)
    g_free (data);
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_UNIQUE_ID, id, strlen ((char *) id), g_free, id) != CAIRO_STATUS_SUCCESS)
    g_free (id);
}

/* }}} */
/* {{{ Fields */

/* g_base64_decode() takes anything: what is not of the alphabet is passed over in it. */
static guint8 *
decode_text (const char *text, gsize *length, MusterPhotoHead *head, GError **error)
{
  g_autofree guint8 *data = NULL;

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("+/=\r\n", *at) == NULL)
      {
        refuse_damaged (error);
        return NULL;
      }
  data = g_base64_decode (text, length);
  if (data == NULL || !muster_photo_read_head (data, *length, head, error))
    return NULL;
  return g_steal_pointer (&data);
}

gboolean
muster_photo_check (const char *text, GError **error)
{
  MusterPhotoHead head;
  gsize length;
  g_autofree guint8 *data = decode_text (text, &length, &head, error);

  return data != NULL;
}

guint8 *
muster_photo_dup_bytes (const char *text, gsize *length, const char **mime_type)
{
  MusterPhotoHead head;
  guint8 *data = decode_text (text, length, &head, NULL);

  if (data != NULL)
    *mime_type = g_str_equal (head.type, "png") ? "image/png" : "image/jpeg";
  return data;
}

cairo_surface_t *
muster_photo_decode (const char *text, guint side, GError **error)
{
  MusterPhotoHead head;
  gsize length;
  g_autofree guint8 *data = decode_text (text, &length, &head, error);
  g_autoptr (GdkPixbuf) pixbuf = data != NULL ? decode (data, length, &head, side, error) : NULL;
  cairo_surface_t *surface;

  if (pixbuf == NULL)
    return NULL;
  surface = to_surface (pixbuf);
  if (surface == NULL)
    refuse_damaged (error);
  else if (head.channels == 3 && (guint) gdk_pixbuf_get_width (pixbuf) == head.width && (guint) gdk_pixbuf_get_height (pixbuf) == head.height)
    keep_bytes (surface, g_steal_pointer (&data), length);
  return surface;
}

/* }}} */
/* {{{ Taking in */

static GdkPixbuf *
cut_square (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);
  int side = MIN (width, height);
  int top = height > side ? (int) ((height - side) * ABOVE) : 0;
  g_autoptr (GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (picture, (width - side) / 2, top, side, side);
  int size = MIN (side, MUSTER_PHOTO_SIDE);

  return gdk_pixbuf_scale_simple (part, size, size, GDK_INTERP_BILINEAR);
}

/* What can be seen through stays so. */
static gboolean
encode (GdkPixbuf *pixbuf, char **data, gsize *length, GError **error)
{
  if (gdk_pixbuf_get_has_alpha (pixbuf))
    return gdk_pixbuf_save_to_buffer (pixbuf, data, length, "png", error, "compression", "9", NULL);
  return gdk_pixbuf_save_to_buffer (pixbuf, data, length, "jpeg", error, "quality", JPEG_QUALITY, NULL);
}

char *
muster_photo_take_in (GBytes *file, GError **error)
{
  gsize length, n_encoded;
  const guint8 *data = g_bytes_get_data (file, &length);
  g_autoptr (GdkPixbuf) picture = NULL, upright = NULL, photo = NULL;
  g_autofree char *encoded = NULL;
  MusterPhotoHead head;

  if (!muster_photo_read_head (data, length, &head, error))
    return NULL;
  /* Twice as large as it will be: scaling by halves is what decoders do well. */
  picture = decode (data, length, &head, 2 * MUSTER_PHOTO_SIDE, error);
  if (picture == NULL)
    return NULL;
  upright = gdk_pixbuf_apply_embedded_orientation (picture);
  photo = upright != NULL ? cut_square (upright) : NULL;
  if (photo == NULL)
    {
      refuse_damaged (error);
      return NULL;
    }
  if (!encode (photo, &encoded, &n_encoded, error))
    return NULL;
  return g_base64_encode ((const guchar *) encoded, n_encoded);
}

/* }}} */
