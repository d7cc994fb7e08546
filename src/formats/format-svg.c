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
