/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * photo.h: pictures of people, from a file to a field and from there to pixels.
 *
 * A field holds a PNG or JPEG in base64. Nothing else is let in, whatever a file is called: the first
 * bytes say what it is, and its head how large it is, before anything is decoded. What is taken in is
 * cut to a square and scaled down, so that a chart stays small. What other programs wrote into a chart
 * passes the same gate each time that it is to be drawn; what does not is not drawn.
 *
 * Decoding is gdk-pixbuf's.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* The side in pixels of a photo that was taken in, the pixels that a picture may have, and the bytes
 * of a file. */
#define MUSTER_PHOTO_SIDE 256
#define MUSTER_PHOTO_PIXELS_MAX (16u << 20)
#define MUSTER_PHOTO_FILE_MAX (64u << 20)

/**
 * MusterPhotoHead:
 * @type: "png" or "jpeg"
 * @channels: of a JPEG: 1 is grey, 3 are colours; of a PNG 0
 */
typedef struct
{
  const char *type;
  guint width;
  guint height;
  guint channels;
} MusterPhotoHead;

/**
 * muster_photo_read_head:
 * @data: a picture's bytes
 * @head: (out): what it says of itself
 *
 * The gate: reads the head of a picture and decodes nothing.
 *
 * Returns: whether it is a PNG or JPEG of at most 16 megapixels; the error is for a person
 */
gboolean muster_photo_read_head (const guint8 *data, gsize length, MusterPhotoHead *head, GError **error);

/**
 * muster_photo_take_in:
 * @file: the bytes of a picture
 *
 * Makes a photo of any PNG or JPEG: upright, the square in its middle, no larger than
 * MUSTER_PHOTO_SIDE. Takes as long as decoding does; may be called on any thread.
 *
 * Returns: (transfer full): the value of the field, or %NULL with an error for a person
 */
char *muster_photo_take_in (GBytes *file, GError **error);

/**
 * muster_photo_check:
 * @text: the value of a field
 *
 * Returns: whether it is base64 and its bytes pass the gate
 */
gboolean muster_photo_check (const char *text, GError **error);

/**
 * muster_photo_decode:
 * @text: the value of a field
 * @side: the pixels of the shorter side to which it is scaled down if it has more
 *
 * Returns: (transfer full) (nullable): the picture, of its own proportions; %NULL with an error
 */
cairo_surface_t *muster_photo_decode (const char *text, guint side, GError **error);

/* Returns: (transfer full) (nullable): the bytes of a field's value, and their MIME type */
guint8 *muster_photo_dup_bytes (const char *text, gsize *length, const char **mime_type);

G_END_DECLS
