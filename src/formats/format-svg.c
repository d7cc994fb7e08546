/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-svg.c: a chart as an SVG.
 *
 * Written by a painter of its own from the same shapes as all other pictures, so that every card is
 * a group with its record's id and a title, and text is text. Each line carries its length, so that
 * it keeps to its card when a reader has other fonts. O(n), nothing held but the file.
 */
#include "format.h"
#include "page.h"
#include "svg-painter.h"
#include "watch.h"

#include <glib/gi18n-lib.h>

/* Pictures are cut to a disc by a path of their own box; the id of a record has no "." in it. The
 * picture is decoded to know that it can be, and written as it is. */
static gboolean
draw_photo (MusterPainter *painter, MusterPhoto *photo, const MusterRect *place, double opacity)
{
  GString *out = output (painter);
  cairo_surface_t *picture = muster_photo_get_picture (photo, place->width);
  g_autofree guint8 *data = NULL;
  g_autofree char *text = NULL;
  const char *mime_type;
  gsize length;

  if (picture == NULL)
    return FALSE;
  cairo_surface_destroy (picture);
  data = muster_photo_dup_bytes (muster_photo_get_text (photo), &length, &mime_type);
  text = g_base64_encode (data, length);
  if (!((SvgPainter *) painter)->has_disc)
    g_string_append (out, "<clipPath id=\"photo.disc\" clipPathUnits=\"objectBoundingBox\"><circle cx=\".5\" cy=\".5\" r=\".5\"/></clipPath>\n");
  ((SvgPainter *) painter)->has_disc = TRUE;
  g_string_append (out, "<image clip-path=\"url(#photo.disc)\" preserveAspectRatio=\"xMidYMid slice\"");
  append_attribute (out, "x", place->x);
  append_attribute (out, "y", place->y);
  append_attribute (out, "width", place->width);
  append_attribute (out, "height", place->height);
  if (opacity < 1)
    append_attribute (out, "opacity", opacity);
  g_string_append_printf (out, " href=\"data:%s;base64,%s\"/>\n", mime_type, text);
  return TRUE;
}

static void
write_head (GString *out, MusterScene *scene, double width, double height)
{
  g_autofree char *title = muster_page_dup_title (scene);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
  muster_svg_append_number (out, width);
  g_string_append (out, "pt\" height=\"");
  muster_svg_append_number (out, height);
  g_string_append (out, "pt\" viewBox=\"0 0 ");
  muster_svg_append_number (out, width);
  g_string_append_c (out, ' ');
  muster_svg_append_number (out, height);
  g_string_append (out, "\" font-family=\"");
  g_string_append (out, muster_text_get_families (muster_scene_get_text (scene)));
  g_string_append (out, "\">\n<title>");
  muster_svg_append_escaped (out, title);
  g_string_append (out, "</title>\n");
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  g_autoptr (MusterScene) scene = muster_scene_new (export->doc, &export->scene);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *date = muster_page_dup_date (export->time);
  const MusterPage page = {
    .width = export->page_width,
    .height = export->page_height,
    .file_name = export->file_name,
    .date = date,
  };
  MusterSvgPainter painter;
  MusterWatch watch = { .export = export, .share = 1 };
  double width, height;

  muster_svg_painter_init (&painter, text, muster_scene_get_text (scene));
  muster_page_get_size (&page, scene, &width, &height);
  write_head (text, scene, width, height);
  muster_watch_painter (&watch, &painter.painter);
  muster_page_paint (&page, scene, &painter.painter);
  muster_watch_step (&watch, 1);
  g_string_append (text, "</svg>\n");
  g_byte_array_append (out, (const guint8 *) text->str, (guint) text->len);
  return TRUE;
}

extern const MusterFormat muster_format_svg;

const MusterFormat muster_format_svg = {
  .name = "svg",
  .label = N_ ("SVG picture"),
  .suffixes = "svg",
  .mime_type = "image/svg+xml",
  .flags = MUSTER_FORMAT_PICTURE | MUSTER_FORMAT_PLACED | MUSTER_FORMAT_VIEWS | MUSTER_FORMAT_PARTS,
  .save = save,
};
