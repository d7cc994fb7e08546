/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-pictures.c: PDF, PNG and SVG hold what the chart holds, the same each time, within limits.
 */
#include "error.h"
#include "format.h"
#include "pdf.h"
#include "sample.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

static GByteArray *
export_as (MusterDocument *doc, const char *format, const MusterExport *like)
{
  MusterExport export = *like;
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  export.doc = doc;
  export.file_name = "lantern.muster";
  export.time = 1795417200;
  g_assert_true (muster_format_find (format)->save (&export, out, &error));
  g_assert_no_error (error);
  return out;
}

static gboolean
contains (const GByteArray *bytes, const char *text)
{
  gsize length = strlen (text);

  for (gsize at = 0; at + length <= bytes->len; at++)
    if (memcmp (bytes->data + at, text, length) == 0)
      return TRUE;
  return FALSE;
}

static void
test_same (gconstpointer data)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterExport like = { .page_width = 842, .page_height = 595, .dpi = 96 };
  g_autoptr (GByteArray) once = export_as (doc, data, &like);
  g_autoptr (GByteArray) again = export_as (doc, data, &like);

  g_assert_cmpmem (once->data, once->len, again->data, again->len);
}

static void
test_pdf (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterExport like = { .page_width = 842, .page_height = 595 };
  g_autoptr (GByteArray) pdf = export_as (doc, "pdf", &like);

  g_assert_true (g_str_has_prefix ((const char *) pdf->data, "%PDF-1."));
  if (contains (pdf, "/ObjStm"))
    {
      g_test_skip ("this cairo packs what a PDF holds, so that only a reader of PDF sees it");
      return;
    }
  g_assert_true (contains (pdf, "/MediaBox [ 0 0 842 595 ]"));
  g_assert_true (contains (pdf, "/Author (Lantern Home Goods)"));
  g_assert_true (contains (pdf, "20261123070000Z)"));
  g_assert_true (contains (pdf, "/Outlines"));
  g_assert_true (contains (pdf, "/Title (Operations)"));
  g_assert_true (contains (pdf, "/Dest (d-top)"));
  g_assert_true (contains (pdf, "mailto:wei%27chen@example.org"));
  /* A link that stands in no structure leaves this out, and objects that it refers to. */
  g_assert_true (contains (pdf, "/StructTreeRoot"));
}

static void
test_pdf_text (void)
{
  static const char *const expected[] = { "Lantern Home Goods · Organisation chart", "Warehouse keeper", "售后客服", "周敏", "Ed <O’Neil>", "¥28,500–42,750 a month" };
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterExport like = { .page_width = 842, .page_height = 595 };
  g_autoptr (GByteArray) pdf = export_as (doc, "pdf", &like);
  g_autofree char *text = NULL;

  if (!pdf_is_readable ())
    return;
  text = pdf_read_text (pdf->data, pdf->len);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("“%s” is not in the PDF’s text: %s", expected[i], text);
}

static guint32
read_word (const GByteArray *bytes, gsize at)
{
  return (guint32) bytes->data[at] << 24 | (guint32) bytes->data[at + 1] << 16 | (guint32) bytes->data[at + 2] << 8 | bytes->data[at + 3];
}

static void
test_png_size (void)
{
  static const struct
  {
    MusterExport like;
    guint width;
    guint height;
  } cases[] = {
    { { .page_width = 842, .page_height = 595, .dpi = 72 }, 842, 595 },
    { { .page_width = 842, .page_height = 595, .dpi = 144 }, 1684, 1190 },
    { { .page_width = 842, .page_height = 595 }, 1684, 1190 },
    { { .page_width = 842, .page_height = 595, .dpi = 300, .pixel_width = 421 }, 421, 298 },
    { { .page_width = 842, .page_height = 595, .pixel_width = 1 }, 1, 1 },
    { { .page_width = 842, .page_height = 100, .pixel_width = 32767 }, 32767, 3892 },
  };
  g_autoptr (MusterDocument) doc = sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) png = export_as (doc, "png", &cases[i].like);

      g_assert_cmpmem (png->data, 8, "\211PNG\r\n\032\n", 8);
      g_assert_cmpuint (read_word (png, 16), ==, cases[i].width);
      g_assert_cmpuint (read_word (png, 20), ==, cases[i].height);
    }
}

static void
test_png_limits (void)
{
  static const MusterExport cases[] = {
    { .page_width = 842, .page_height = 595, .pixel_width = 32768 },
    { .page_width = 842, .page_height = 595, .pixel_width = G_MAXUINT },
    { .page_width = 595, .page_height = 842, .pixel_width = 30000 },
    { .page_width = 842, .page_height = 595, .dpi = 1e9 },
    { .page_width = 842, .page_height = 842, .pixel_width = 25000 },
  };
  g_autoptr (MusterDocument) doc = sample_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MusterExport export = cases[i];
      g_autoptr (GByteArray) out = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      export.doc = doc;
      g_assert_false (muster_format_find ("png")->save (&export, out, &error));
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, "fewer pixels"));
      g_assert_cmpuint (out->len, ==, 0);
    }
}

typedef struct
{
  const GByteArray *bytes;
  gsize at;
} Stream;

static cairo_status_t
read_stream (void *data, unsigned char *bytes, unsigned int length)
{
  Stream *stream = data;

  if (stream->at + length > stream->bytes->len)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, stream->bytes->data + stream->at, length);
  stream->at += length;
  return CAIRO_STATUS_SUCCESS;
}

/* The picture is packed in bands; none repeats and none is left out. */
static void
test_png_bands (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterExport like = { .page_width = 842, .page_height = 595, .pixel_width = 6000, .scene.theme = MUSTER_THEME_DARK };
  g_autoptr (GByteArray) png = export_as (doc, "png", &like);
  Stream stream = { .bytes = png };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_stream, &stream);
  const guchar *pixels = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  guint first = G_MAXUINT, last = 0, height = (guint) cairo_image_surface_get_height (surface);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (height, ==, 4240);
  for (guint y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (pixels + y * stride);
      gboolean plain = TRUE;

      g_assert_cmphex (row[0] & 0xffffff, ==, 0x1d1d20);
      g_assert_cmphex (row[5999] & 0xffffff, ==, 0x1d1d20);
      for (guint x = 1; x < 6000 && plain; x++)
        plain = row[x] == row[0];
      if (plain)
        continue;
      first = MIN (first, y);
      last = y;
    }
  g_assert_cmpuint (first, <, height / 10);
  g_assert_cmpuint (last, >, height - height / 10);
  cairo_surface_destroy (surface);
}

typedef struct
{
  GHashTable *ids;
  GHashTable *titles;
  GString *text;
  guint depth;
} Svg;

static void
start_element (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data, GError **error)
{
  Svg *svg = data;

  svg->depth++;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "id") == 0)
      g_assert_true (g_hash_table_add (svg->ids, g_strdup (values[i])));
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  ((Svg *) data)->depth--;
}

static void
characters (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Svg *svg = data;

  if (strcmp (g_markup_parse_context_get_element (context), "title") == 0)
    g_hash_table_add (svg->titles, g_strndup (text, length));
  else
    g_string_append_len (svg->text, text, (gssize) length);
}

static void
svg_clear (Svg *svg)
{
  g_hash_table_unref (svg->ids);
  g_hash_table_unref (svg->titles);
  g_string_free (svg->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Svg, svg_clear)

static void
parse_svg (MusterDocument *doc, const MusterExport *like, Svg *svg)
{
  static const GMarkupParser parser = { start_element, end_element, characters, NULL, NULL };
  g_autoptr (GByteArray) bytes = export_as (doc, "svg", like);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;

  svg->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  svg->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  svg->text = g_string_new (NULL);
  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, svg, NULL);
  g_assert_true (g_markup_parse_context_parse (context, (const char *) bytes->data, bytes->len, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (svg->depth, ==, 0);
}

static void
test_svg (void)
{
  static const char *const ids[] = { "d-top", "d-ops", "d-tech", "r-own", "r-paid", "r-alone", "l-1" };
  static const char *const titles[] = { "Lantern Home Goods · Organisation chart", "Operations lead, Wei Chen", "Paid search, Not filled", "Adviser & friend, Ed <O’Neil>", "campaign photos: Campaign planner – Photographer" };
  static const char *const texts[] = { "Operations lead", "售后客服", "Ed <O’Neil>", "محمد علي", "12 posts" };
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterExport like = { .page_width = 842, .page_height = 595 };
  g_auto (Svg) svg = { 0 };

  parse_svg (doc, &like, &svg);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (g_hash_table_contains (svg.ids, ids[i]));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_true (g_hash_table_contains (svg.titles, titles[i]));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_nonnull (strstr (svg.text->str, texts[i]));
}

static void
test_svg_hard (void)
{
  g_autoptr (MusterDocument) doc = sample_new_hard ();
  const MusterExport like = { .scene.view = MUSTER_VIEW_REPORTING };
  g_auto (Svg) svg = { 0 };
  GHashTableIter iter;
  gpointer id;

  parse_svg (doc, &like, &svg);
  g_assert_nonnull (strstr (svg.text->str, "<b>&amp;\"bold\""));
  g_assert_cmpuint (g_hash_table_size (svg.ids), >=, 12);
  g_hash_table_iter_init (&iter, svg.ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_assert_cmpuint (strspn (id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"), ==, strlen (id));
}

static void
test_hard (gconstpointer data)
{
  g_autoptr (MusterDocument) doc = sample_new_hard ();

  for (guint view = 0; view < 2; view++)
    {
      const MusterExport like = { .dpi = 72, .scene.view = view };
      g_autoptr (GByteArray) bytes = export_as (doc, data, &like);

      g_assert_cmpuint (bytes->len, >, 1000);
    }
}

/* Without the opaque sheet below it, cairo's time and memory grow with the square. */
static void
test_large (void)
{
  g_autoptr (MusterDocument) doc = sample_new_large (10000);
  const MusterExport like = { 0 };
  g_autoptr (GByteArray) pdf = export_as (doc, "pdf", &like);
  g_autofree char *size = NULL;

  g_assert_true (contains (pdf, "/ObjStm") || contains (pdf, "/Title (d-1249)") || contains (pdf, "/Title (d-300)"));
  g_assert_cmpuint (pdf->len, <, 10000 * 2000);
  if (!pdf_is_readable ())
    return;
  size = pdf_look_up (pdf->data, pdf->len, "Page size");
  g_assert_true (g_str_has_prefix (size, "14400 x "));
}

static guint
count (const GByteArray *bytes, const char *text)
{
  gsize length = strlen (text);
  guint n = 0;

  for (gsize at = 0; at + length <= bytes->len; at++)
    n += memcmp (bytes->data + at, text, length) == 0;
  return n;
}

/* A grey picture in base64. */
static char *
make_photo (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 40);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "muster-photo-XXXXXX", NULL);
  g_autofree char *data = NULL;
  gsize length;

  g_close (g_mkstemp (path), NULL);
  g_assert_cmpint (cairo_surface_write_to_png (image, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (image);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_remove (path);
  return g_base64_encode ((const guchar *) data, length);
}

/* A photo is in each picture; what cannot be one is in none. */
static void
test_photos (void)
{
  static const char *const ids[] = { "p-mira", "p-yara", "p-zhou" };
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterExport like = { .page_width = 842, .page_height = 595, .dpi = 96 };
  g_autofree char *photo = make_photo ();
  g_autoptr (GByteArray) bare_pdf = export_as (doc, "pdf", &like);
  g_autoptr (GByteArray) bare_png = export_as (doc, "png", &like);
  g_autoptr (GByteArray) svg = NULL, pdf = NULL, png = NULL;
  MusterDraft *draft = muster_draft_new_loading (doc);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    muster_draft_set_text (draft, muster_document_find (doc, ids[i]), MUSTER_PERSON_PHOTO, i < 2 ? photo : "R0lGODlhAQABAAAAACw=");
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  svg = export_as (doc, "svg", &like);
  pdf = export_as (doc, "pdf", &like);
  png = export_as (doc, "png", &like);

  g_assert_cmpuint (count (svg, "<image clip-path=\"url(#photo.disc)\""), ==, 2);
  g_assert_cmpuint (count (svg, "<clipPath id=\"photo.disc\""), ==, 1);
  g_assert_cmpuint (count (svg, "href=\"data:image/png;base64,"), ==, 2);
  g_assert_false (contains (svg, "R0lGOD"));
  g_assert_cmpuint (count (bare_pdf, "/Subtype /Image"), ==, 0);
  if (!contains (pdf, "/ObjStm"))
    g_assert_cmpuint (count (pdf, "/Subtype /Image"), >=, 1);
  g_assert_false (png->len == bare_png->len && memcmp (png->data, bare_png->data, png->len) == 0);
}

int
main (int argc, char **argv)
{
  static const char *const formats[] = { "pdf", "png", "svg" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *same = g_strdup_printf ("/pictures/%s/same-input-same-bytes", formats[i]);
      g_autofree char *hard = g_strdup_printf ("/pictures/%s/any-name-can-be-drawn", formats[i]);

      g_test_add_data_func (same, formats[i], test_same);
      g_test_add_data_func (hard, formats[i], test_hard);
    }
  g_test_add_func ("/pictures/pdf/has-outline-links-and-metadata", test_pdf);
  g_test_add_func ("/pictures/pdf/text-can-be-copied", test_pdf_text);
  g_test_add_func ("/pictures/pdf/ten-thousand-roles", test_large);
  g_test_add_func ("/pictures/png/has-the-size-asked-for", test_png_size);
  g_test_add_func ("/pictures/png/refuses-what-is-too-large", test_png_limits);
  g_test_add_func ("/pictures/png/is-whole", test_png_bands);
  g_test_add_func ("/pictures/svg/has-ids-titles-and-text", test_svg);
  g_test_add_func ("/pictures/svg/escapes-what-must-be", test_svg_hard);
  g_test_add_func ("/pictures/hold-photos", test_photos);
  return g_test_run ();
}
