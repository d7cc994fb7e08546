/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * photos.c: see photos.h. A photo is kept in up to two sizes: on a screen full of cards discs are
 * small, and a small JPEG is decoded several times as fast.
 */
#include "photos.h"

#include "photo.h"

#define SMALL_SIDE 64
#define N_SIZES 2

typedef struct
{
  MusterPhoto *photo;
  cairo_surface_t *surface;
  gsize n_bytes;
  /* In the row of those kept; the first was drawn last. */
  GList link;
} Picture;

struct _MusterPhoto
{
  MusterPhotos *photos;
  const char *text;
  gboolean damaged;
  Picture sizes[N_SIZES];
};

struct _MusterPhotos
{
  MusterDocument *doc;
  /* The text of a field, by its pointer, to its MusterPhoto. */
  GHashTable *known;
  GQueue kept;
  gsize n_bytes;
  /* While there is a frame: what is left of its time. */
  gboolean framed;
  gint64 time_left;
  gboolean left_out;
};

static void
drop (Picture *picture)
{
  MusterPhotos *photos = picture->photo->photos;

  g_queue_unlink (&photos->kept, &picture->link);
  photos->n_bytes -= picture->n_bytes;
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
}

static void
photos_free (gpointer data)
{
  MusterPhotos *photos = data;

  while (photos->kept.head != NULL)
    drop (photos->kept.head->data);
  g_hash_table_unref (photos->known);
  g_free (photos);
}

MusterPhotos *
muster_photos_of (MusterDocument *doc)
{
  static const char key[] = "muster-photos";
  MusterPhotos *photos = g_object_get_data (G_OBJECT (doc), key);

  if (photos != NULL)
    return photos;
  photos = g_new0 (MusterPhotos, 1);
  photos->doc = doc;
  photos->known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_object_set_data_full (G_OBJECT (doc), key, photos, photos_free);
  return photos;
}

MusterPhoto *
muster_photos_get (MusterPhotos *photos, MusterRecord person)
{
  const char *text = muster_document_get_text (photos->doc, person, MUSTER_PERSON_PHOTO);
  MusterPhoto *photo = text != NULL ? g_hash_table_lookup (photos->known, text) : NULL;

  if (text == NULL || photo != NULL)
    return photo;
  photo = g_new0 (MusterPhoto, 1);
  photo->photos = photos;
  photo->text = text;
  for (guint i = 0; i < N_SIZES; i++)
    {
      photo->sizes[i].photo = photo;
      photo->sizes[i].link.data = &photo->sizes[i];
    }
  g_hash_table_insert (photos->known, (gpointer) text, photo);
  return photo;
}

static gboolean
decode (MusterPhoto *photo, Picture *picture, guint side)
{
  MusterPhotos *photos = photo->photos;
  gint64 since = g_get_monotonic_time ();

  picture->surface = muster_photo_decode (photo->text, side, NULL);
  photos->time_left -= g_get_monotonic_time () - since;
  if (picture->surface == NULL)
    {
      photo->damaged = TRUE;
      return FALSE;
    }
  picture->n_bytes = (gsize) cairo_image_surface_get_stride (picture->surface) * (gsize) cairo_image_surface_get_height (picture->surface);
  photos->n_bytes += picture->n_bytes;
  g_queue_push_head_link (&photos->kept, &picture->link);
  return TRUE;
}

cairo_surface_t *
muster_photo_get_picture (MusterPhoto *photo, double pixels)
{
  MusterPhotos *photos = photo->photos;
  gboolean small = pixels <= SMALL_SIDE;
  Picture *picture = &photo->sizes[small ? 0 : 1];
  cairo_surface_t *surface;

  if (photo->damaged)
    return NULL;
  if (picture->surface != NULL)
    {
      g_queue_unlink (&photos->kept, &picture->link);
      g_queue_push_head_link (&photos->kept, &picture->link);
      return cairo_surface_reference (picture->surface);
    }
  if (photos->framed && photos->time_left <= 0)
    {
      photos->left_out = TRUE;
      return NULL;
    }
  if (!decode (photo, picture, small ? SMALL_SIDE : MUSTER_PHOTO_SIDE))
    return NULL;
  surface = cairo_surface_reference (picture->surface);
  while (photos->n_bytes > MUSTER_PHOTOS_BYTES_MAX)
    drop (photos->kept.tail->data);
  return surface;
}

const char *
muster_photo_get_text (MusterPhoto *photo)
{
  return photo->text;
}

void
muster_photos_begin_frame (MusterPhotos *photos, gint64 microseconds)
{
  photos->framed = TRUE;
  photos->time_left = microseconds;
  photos->left_out = FALSE;
}

gboolean
muster_photos_end_frame (MusterPhotos *photos)
{
  photos->framed = FALSE;
  return photos->left_out;
}

gsize
muster_photos_get_bytes (MusterPhotos *photos)
{
  return photos->n_bytes;
}
