/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * photos.h: the photos of a document, decoded.
 *
 * Decoded pictures are kept as long as they fit into MUSTER_PHOTOS_BYTES_MAX; those not drawn for
 * longest go first. They are found by the pointer of the field's text, which the document's pool keeps,
 * and belong to the document, so that they outlive each scene. One thread at a time, as the document.
 */
#pragma once

#include <cairo.h>

#include "document.h"

G_BEGIN_DECLS

#define MUSTER_PHOTOS_BYTES_MAX (32u << 20)

typedef struct _MusterPhotos MusterPhotos;
typedef struct _MusterPhoto MusterPhoto;

/* Returns: (transfer none): those of a document, which live as long as it does */
MusterPhotos *muster_photos_of (MusterDocument *doc);

/* Returns: (transfer none) (nullable): the photo of somebody; %NULL if there is none. Decodes nothing */
MusterPhoto *muster_photos_get (MusterPhotos *photos, MusterRecord person);

/**
 * muster_photo_get_picture:
 * @pixels: how many pixels wide it is to be drawn
 *
 * Returns: (transfer full) (nullable): the picture, decoded if it was not; %NULL if it is damaged, or
 *   if there is no time for it now
 */
cairo_surface_t *muster_photo_get_picture (MusterPhoto *photo, double pixels);

/* What is in the field. */
const char *muster_photo_get_text (MusterPhoto *photo);

/**
 * muster_photos_begin_frame:
 * @microseconds: how long decoding may take until the frame is over
 *
 * From now on photos for which there is no time are left out, as on a screen that shows hundreds at
 * once for the first time. Without a frame each is decoded when it is asked for.
 */
void muster_photos_begin_frame (MusterPhotos *photos, gint64 microseconds);

/* Returns: whether any was left out, so that there should be another frame soon */
gboolean muster_photos_end_frame (MusterPhotos *photos);

/* How many bytes are kept now; for tests. */
gsize muster_photos_get_bytes (MusterPhotos *photos);

G_END_DECLS
