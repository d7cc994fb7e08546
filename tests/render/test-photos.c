/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-photos.c: only pictures are let in, and no larger than can be borne; they are drawn where their
 * owner is, and what is damaged is not.
 */
#include "photo.h"
#include "sample.h"
#include "scene.h"

#include "error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define PNG_TAIL "\x08\x06\0\0\0\0\0\0\0"

/* {{{ The gate */

typedef struct
{
  const char *name;
  const char *data;
  gsize length;
  const char *type;
  guint width;
  guint height;
  int code;
} Case;

#define BYTES(text) text, sizeof (text) - 1

static const Case cases[] = {
  { "nothing", BYTES (""), NULL, 0, 0, MUSTER_ERROR_REFUSED },
  { "a-word", BYTES ("photo.png"), NULL, 0, 0, MUSTER_ERROR_REFUSED },
  { "a-gif", BYTES ("GIF89a\1\0\1\0\0\0\0"), NULL, 0, 0, MUSTER_ERROR_REFUSED },
  { "an-svg", BYTES ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), NULL, 0, 0, MUSTER_ERROR_REFUSED },
  { "a-webp", BYTES ("RIFF\x24\0\0\0WEBPVP8 "), NULL, 0, 0, MUSTER_ERROR_REFUSED },
  { "a-bitmap", BYTES ("BM\x46\0\0\0\0\0\0\0"), NULL, 0, 0, MUSTER_ERROR_REFUSED },
  { "half-a-signature", BYTES ("\x89PNG\r\n"), NULL, 0, 0, MUSTER_ERROR_REFUSED },
  { "a-signature-alone", BYTES ("\x89PNG\r\n\x1a\n"), NULL, 0, 0, MUSTER_ERROR_SYNTAX },
  { "a-png-without-a-head", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rtEXt\0\0\0\1\0\0\0\1\x08\x06\0\0\0\0\0\0\0"), NULL, 0, 0, MUSTER_ERROR_SYNTAX },
  { "a-small-png", BYTES (PNG_HEAD "\0\0\0\x40\0\0\0\x20" PNG_TAIL), "png", 64, 32, -1 },
  { "a-png-of-16-megapixels", BYTES (PNG_HEAD "\0\0\x10\0\0\0\x10\0" PNG_TAIL), "png", 4096, 4096, -1 },
  { "a-png-of-one-row-more", BYTES (PNG_HEAD "\0\0\x10\0\0\0\x10\1" PNG_TAIL), NULL, 0, 0, MUSTER_ERROR_LIMIT },
  { "a-png-that-overflows", BYTES (PNG_HEAD "\xff\xff\xff\xff\xff\xff\xff\xff" PNG_TAIL), NULL, 0, 0, MUSTER_ERROR_LIMIT },
  { "a-png-of-no-width", BYTES (PNG_HEAD "\0\0\0\0\0\0\x10\0" PNG_TAIL), NULL, 0, 0, MUSTER_ERROR_SYNTAX },
  { "a-jpeg-that-ends", BYTES ("\xff\xd8\xff"), NULL, 0, 0, MUSTER_ERROR_SYNTAX },
  { "a-jpeg-that-ends-in-a-segment", BYTES ("\xff\xd8\xff\xe0\xff\xff\0\0"), NULL, 0, 0, MUSTER_ERROR_SYNTAX },
  { "a-jpeg-with-a-segment-of-nothing", BYTES ("\xff\xd8\xff\xe0\0\0\xff\xc0\0\x11\x08\0\x10\0\x20\3"), NULL, 0, 0, MUSTER_ERROR_SYNTAX },
  { "a-jpeg-with-a-scan-first", BYTES ("\xff\xd8\xff\xda\0\x04\0\0\xff\xc0\0\x11\x08\0\x10\0\x20\3"), NULL, 0, 0, MUSTER_ERROR_SYNTAX },
  { "a-jpeg", BYTES ("\xff\xd8\xff\xe0\0\x04\0\0\xff\xff\xc0\0\x0a\x08\0\x10\0\x20\3\0\0"), "jpeg", 32, 16, -1 },
  { "a-progressive-jpeg", BYTES ("\xff\xd8\xff\xc4\0\x04\0\0\xff\xc2\0\x0a\x08\0\x10\0\x20\1\0\0"), "jpeg", 32, 16, -1 },
  { "a-large-jpeg", BYTES ("\xff\xd8\xff\xc0\0\x0a\x08\xff\xff\xff\xff\3\0\0"), NULL, 0, 0, MUSTER_ERROR_LIMIT },
  { "a-frame-cut-short", BYTES ("\xff\xd8\xff\xc0\0\x04\x08\0"), NULL, 0, 0, MUSTER_ERROR_SYNTAX },
};

/* In memory of its own, so that reading beyond is seen. */
static void
test_gate (gconstpointer data)
{
  const Case *this = data;
  g_autofree guint8 *bytes = g_memdup2 (this->data, this->length);
  g_autofree char *text = g_base64_encode ((const guchar *) this->data, this->length);
  g_autoptr (GError) error = NULL;
  MusterPhotoHead head = { 0 };
  gboolean passed = muster_photo_read_head (bytes, this->length, &head, &error);

  g_assert_cmpint (passed, ==, this->type != NULL);
  g_assert_cmpint (muster_photo_check (text, NULL), ==, passed);
  if (!passed)
    {
      g_autofree char *taken = NULL;
      g_autoptr (GBytes) file = g_bytes_new (this->data, this->length);

      g_assert_error (error, MUSTER_ERROR, this->code);
      taken = muster_photo_take_in (file, NULL);
      g_assert_null (taken);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (head.type, ==, this->type);
  g_assert_cmpuint (head.width, ==, this->width);
  g_assert_cmpuint (head.height, ==, this->height);
}

/* }}} */
/* {{{ Taking in */

/* Red, but blue in its lower third. */
static GBytes *
make_picture (int width, int height, gboolean alpha, const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  g_autoptr (GdkPixbuf) lower = gdk_pixbuf_new_subpixbuf (pixbuf, 0, height * 2 / 3, width, height - height * 2 / 3);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  gdk_pixbuf_fill (lower, 0x0000ffff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
test_takes_in (void)
{
  static const struct
  {
    int width;
    int height;
    gboolean alpha;
    const char *type;
    guint side;
    const char *becomes;
  } pictures[] = {
    { 40, 40, FALSE, "png", 40, "image/jpeg" },
    { 3000, 2000, FALSE, "jpeg", 256, "image/jpeg" },
    { 300, 1200, FALSE, "jpeg", 256, "image/jpeg" },
    { 700, 600, TRUE, "png", 256, "image/png" },
    { 1, 4000, FALSE, "png", 1, "image/jpeg" },
    { 1, 1, TRUE, "png", 1, "image/png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) file = make_picture (pictures[i].width, pictures[i].height, pictures[i].alpha, pictures[i].type);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = muster_photo_take_in (file, &error);
      const char *mime_type = NULL;
      g_autofree guint8 *bytes = NULL;
      MusterPhotoHead head;
      gsize length;

      g_assert_no_error (error);
      bytes = muster_photo_dup_bytes (text, &length, &mime_type);
      g_assert_true (muster_photo_read_head (bytes, length, &head, NULL));
      g_assert_cmpuint (head.width, ==, pictures[i].side);
      g_assert_cmpuint (head.height, ==, pictures[i].side);
      g_assert_cmpstr (mime_type, ==, pictures[i].becomes);
      g_assert_cmpuint (strlen (text), <, 200 << 10);
    }
}

/* A head that is right does not make a picture, in a file or in a document. */
static void
test_damaged (void)
{
  static const char *const types[] = { "png", "jpeg" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) whole = make_picture (300, 300, FALSE, types[i]);
      gsize length;
      const guint8 *data = g_bytes_get_data (whole, &length);

      for (gsize part = 0; part < length - 2; part += MAX (1, length / 40))
        {
          g_autoptr (GBytes) half = g_bytes_new (data, part);
          g_autofree char *text = g_base64_encode (data, part);
          g_autoptr (GError) error = NULL, other = NULL;
          g_autofree char *taken = muster_photo_take_in (half, &error);
          cairo_surface_t *picture = muster_photo_decode (text, 64, &other);

          g_assert_null (taken);
          g_assert_nonnull (error);
          g_assert_null (picture);
          g_assert_nonnull (other);
        }
    }
}

/* Nothing but the alphabet: g_base64_decode() itself takes anything. */
static void
test_text (void)
{
  g_autoptr (GBytes) whole = make_picture (20, 20, FALSE, "png");
  g_autofree char *text = g_base64_encode (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  g_autofree char *prefixed = g_strconcat ("data:image/png;base64,", text, NULL);
  g_autofree char *spoilt = g_strconcat ("\"><script>", text, NULL);

  g_assert_true (muster_photo_check (text, NULL));
  g_assert_false (muster_photo_check (prefixed, NULL));
  g_assert_false (muster_photo_check (spoilt, NULL));
  g_assert_false (muster_photo_check ("", NULL));
  g_assert_false (muster_photo_check ("====", NULL));
}

/* }}} */
/* {{{ Drawing */

static void
set_photo (MusterDocument *doc, const char *id, const char *text)
{
  MusterDraft *draft = muster_draft_new_loading (doc);

  muster_draft_set_text (draft, muster_document_find (doc, id), MUSTER_PERSON_PHOTO, text);
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
}

static char *
make_text (int width, int height)
{
  g_autoptr (GBytes) whole = make_picture (width, height, FALSE, "png");

  return g_base64_encode (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
}

/* The colour of a point of a person's disc as it is drawn; the disc is 64 wide. */
static guint32
get_pixel (MusterDocument *doc, const char *id, int x, int y)
{
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 64);
  cairo_t *cr = cairo_create (image);
  guint32 pixel;

  muster_scene_draw_person (scene, muster_document_find (doc, id), 64, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  pixel = ((guint32 *) (gpointer) (cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image)))[x];
  cairo_surface_destroy (image);
  return pixel;
}

/* As large as fills the disc, and cut to it; somebody without one, and a tool, as ever. */
static void
test_draws (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  g_autofree char *square = make_text (90, 90);
  g_autofree char *wide = make_text (300, 90);
  guint32 tool = get_pixel (doc, "p-desk", 32, 3), other = get_pixel (doc, "p-wei", 32, 6);

  set_photo (doc, "p-mira", square);
  g_assert_cmphex (get_pixel (doc, "p-mira", 32, 6), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (doc, "p-mira", 32, 58), ==, 0xff0000ff);
  g_assert_cmphex (get_pixel (doc, "p-mira", 2, 2), ==, 0);
  g_assert_cmphex (get_pixel (doc, "p-wei", 32, 6), ==, other);
  set_photo (doc, "p-desk", wide);
  g_assert_cmphex (get_pixel (doc, "p-desk", 32, 3), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (doc, "p-desk", 6, 32), ==, 0xffff0000);
  set_photo (doc, "p-desk", NULL);
  g_assert_cmphex (get_pixel (doc, "p-desk", 32, 3), ==, tool);
}

/* Initials stand where a photo cannot be drawn. */
static void
test_falls_back (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  g_autofree char *text = make_text (90, 90);
  g_autofree char *cut = g_strndup (text, strlen (text) / 2);
  const char *const bad[] = { "?", "R0lGODlhAQABAAAAACw=", cut, "iVBORw0KGgo=" };
  guint32 initials = get_pixel (doc, "p-mira", 32, 6);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      set_photo (doc, "p-mira", bad[i]);
      g_assert_cmphex (get_pixel (doc, "p-mira", 32, 6), ==, initials);
    }
}

/* A card that is faint has a faint photo. */
static void
test_faint (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  g_autofree char *text = make_text (90, 90);
  g_autoptr (GHashTable) none = g_hash_table_new (NULL, NULL);
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = NULL;
  guint32 reds[2] = { 0 };

  set_photo (doc, "p-mira", text);
  scene = muster_scene_new (doc, &options);
  for (guint faint = 0; faint < 2; faint++)
    {
      const MusterCard *card = &muster_scene_get_layout (scene)->cards[muster_scene_find (scene, muster_document_find (doc, "r-own"))];
      cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 192, 60);
      cairo_t *cr = cairo_create (image);
      const guint8 *data;

      cairo_translate (cr, -card->rect.x, -card->rect.y);
      muster_scene_set_dimmed (scene, faint ? none : NULL);
      muster_scene_draw (scene, cr, NULL);
      cairo_destroy (cr);
      cairo_surface_flush (image);
      data = cairo_image_surface_get_data (image) + 20 * cairo_image_surface_get_stride (image);
      reds[faint] = ((const guint32 *) (gconstpointer) data)[27];
      cairo_surface_destroy (image);
    }
  g_assert_cmphex (reds[0], ==, 0xffff0000);
  g_assert_cmphex (reds[1], !=, reds[0]);
}

/* }}} */
/* {{{ What is kept */

static void
ask (MusterPhotos *photos, MusterRecord person, double pixels, gboolean there)
{
  cairo_surface_t *picture = muster_photo_get_picture (muster_photos_get (photos, person), pixels);

  g_assert_cmpint (picture != NULL, ==, there);
  g_clear_pointer (&picture, cairo_surface_destroy);
}

static void
test_keeps (void)
{
  guint n = 150;
  g_autoptr (MusterDocument) doc = sample_new_large (n);
  MusterPhotos *photos = muster_photos_of (doc);

  g_assert_null (muster_photos_get (photos, muster_document_find (doc, "p-0")));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("p-%u", i);
      g_autofree char *text = make_text (256 + (int) i, 256);

      set_photo (doc, id, text);
      ask (photos, muster_document_find (doc, id), 200, TRUE);
      g_assert_cmpuint (muster_photos_get_bytes (photos), <=, MUSTER_PHOTOS_BYTES_MAX);
    }
  g_assert_cmpuint (muster_photos_get_bytes (photos), >, MUSTER_PHOTOS_BYTES_MAX / 2);
  g_assert_true (muster_photos_of (doc) == photos);
}

/* Without time those that are there are drawn, others are left out and come later. */
static void
test_takes_its_time (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  g_autofree char *one = make_text (90, 90), *two = make_text (91, 90);
  MusterPhotos *photos = muster_photos_of (doc);
  MusterRecord mira = muster_document_find (doc, "p-mira"), wei = muster_document_find (doc, "p-wei");

  set_photo (doc, "p-mira", one);
  set_photo (doc, "p-wei", two);
  muster_photos_begin_frame (photos, 1);
  ask (photos, mira, 40, TRUE);
  ask (photos, wei, 40, FALSE);
  ask (photos, mira, 40, TRUE);
  g_assert_true (muster_photos_end_frame (photos));
  muster_photos_begin_frame (photos, 1);
  ask (photos, mira, 40, TRUE);
  ask (photos, wei, 40, TRUE);
  g_assert_false (muster_photos_end_frame (photos));
  ask (photos, wei, 400, TRUE);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/photos/gate/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_gate);
    }
  g_test_add_func ("/photos/taken-in-square-and-small", test_takes_in);
  g_test_add_func ("/photos/damaged-ones-are-refused", test_damaged);
  g_test_add_func ("/photos/nothing-but-base64", test_text);
  g_test_add_func ("/photos/drawn-where-their-owner-is", test_draws);
  g_test_add_func ("/photos/initials-where-there-is-none", test_falls_back);
  g_test_add_func ("/photos/faint-on-a-faint-card", test_faint);
  g_test_add_func ("/photos/no-more-is-kept-than-stated", test_keeps);
  g_test_add_func ("/photos/a-frame-does-not-wait-for-them", test_takes_its_time);
  return g_test_run ();
}
