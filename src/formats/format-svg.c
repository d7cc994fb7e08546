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
#include "watch.h"
#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  MusterPainter painter;
  GString *out;
} SvgPainter;

static GString *
output (MusterPainter *painter)
{
  return ((SvgPainter *) painter)->out;
}

/* Two decimals are a hundredth of a point; none is written in vain. */
static void
append_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE * 9];
  gsize length;

  g_ascii_formatd (text, sizeof text, "%.2f", fabs (number) < 0.005 ? 0 : number);
  for (length = strlen (text); text[length - 1] == '0'; length--)
    ;
  g_string_append_len (out, text, (gssize) (text[length - 1] == '.' ? length - 1 : length));
}

static void
append_attribute (GString *out, const char *name, double number)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, number);
  g_string_append_c (out, '"');
}

/* XML has no place for some characters, escaped or not. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '&')
        g_string_append (out, "&amp;");
      else if (character == '<')
        g_string_append (out, "&lt;");
      else if (character == '>')
        g_string_append (out, "&gt;");
      else if (character == '"')
        g_string_append (out, "&quot;");
      else if ((character < 0x20 && character != '\t' && character != '\n') || character == 0xfffe || character == 0xffff)
        g_string_append (out, "\357\277\275");
      else
        g_string_append_unichar (out, character);
    }
}

static void
append_color (GString *out, const char *name, MusterColor color)
{
  if (color.alpha <= 0)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, (guint) lround (color.red * 255), (guint) lround (color.green * 255), (guint) lround (color.blue * 255));
  if (color.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      append_attribute (out, opacity, color.alpha);
    }
}

static void
append_paint (GString *out, const MusterPaint *paint)
{
  append_color (out, "fill", paint->fill);
  if (paint->stroke.alpha <= 0)
    return;
  append_color (out, "stroke", paint->stroke);
  append_attribute (out, "stroke-width", paint->line_width);
  if (paint->dash > 0)
    append_attribute (out, "stroke-dasharray", paint->dash);
}

static void
open_group (MusterPainter *painter, const MusterGroup *group)
{
  GString *out = output (painter);
  g_autofree char *name = muster_painter_dup_name (group->id);

  g_string_append_printf (out, "<g id=\"%s\"><title>", name);
  append_escaped (out, group->title);
  g_string_append (out, "</title>\n");
}

static void
close_group (MusterPainter *painter, const MusterGroup *group)
{
  g_string_append (output (painter), "</g>\n");
}

static void
push (MusterPainter *painter, double x, double y, double scale)
{
  GString *out = output (painter);

  g_string_append (out, "<g transform=\"translate(");
  append_number (out, x);
  g_string_append_c (out, ' ');
  append_number (out, y);
  g_string_append_c (out, ')');
  if (scale != 1)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (out, " scale(%s)", g_ascii_formatd (text, sizeof text, "%.6g", scale));
    }
  g_string_append (out, "\">\n");
}

static void
pop (MusterPainter *painter)
{
  g_string_append (output (painter), "</g>\n");
}

static gboolean
get_clip (MusterPainter *painter, MusterRect *clip)
{
  return FALSE;
}

static void
draw_box (MusterPainter *painter, const MusterRect *rect, double radius, const MusterPaint *paint)
{
  GString *out = output (painter);
  double round = MIN (radius, MIN (rect->width, rect->height) / 2);

  g_string_append (out, "<rect");
  append_attribute (out, "x", rect->x);
  append_attribute (out, "y", rect->y);
  append_attribute (out, "width", rect->width);
  append_attribute (out, "height", rect->height);
  if (round > 0)
    append_attribute (out, "rx", round);
  append_paint (out, paint);
  g_string_append (out, "/>\n");
}

static void
draw_path (MusterPainter *painter, const MusterPathStep *steps, guint n_steps, const MusterPaint *paint)
{
  static const struct
  {
    char letter;
    guint n_points;
  } ops[] = {
    [MUSTER_PATH_MOVE] = { 'M', 1 },
    [MUSTER_PATH_LINE] = { 'L', 1 },
    [MUSTER_PATH_CURVE] = { 'C', 3 },
    [MUSTER_PATH_CLOSE] = { 'Z', 0 },
  };
  GString *out = output (painter);

  g_string_append (out, "<path fill-rule=\"evenodd\" d=\"");
  for (guint i = 0; i < n_steps; i++)
    {
      g_string_append_c (out, ops[steps[i].op].letter);
      for (guint j = 0; j < ops[steps[i].op].n_points; j++)
        {
          if (j > 0)
            g_string_append_c (out, ' ');
          append_number (out, steps[i].points[j].x);
          g_string_append_c (out, ' ');
          append_number (out, steps[i].points[j].y);
        }
    }
  g_string_append_c (out, '"');
  append_paint (out, paint);
  g_string_append (out, "/>\n");
}

/* Text that reads from right to left starts at its right end; "end" is then its left. */
static void
draw_line (GString *out, const MusterTextBox *box, PangoLayoutLine *line, double baseline)
{
  g_autofree char *shown = muster_text_dup_line (line);
  gboolean from_right = line->resolved_dir == PANGO_DIRECTION_RTL;
  PangoRectangle logical;

  if (*shown == '\0')
    return;
  pango_layout_line_get_extents (line, NULL, &logical);
  g_string_append (out, "<text");
  append_attribute (out, "x", muster_text_get_line_x (box, line));
  append_attribute (out, "y", baseline);
  append_attribute (out, "font-size", muster_text_get_size (box->style));
  if (muster_text_is_bold (box->style))
    g_string_append (out, " font-weight=\"bold\"");
  append_color (out, "fill", box->color);
  append_attribute (out, "textLength", logical.width / (double) PANGO_SCALE);
  g_string_append (out, " lengthAdjust=\"spacingAndGlyphs\"");
  if (from_right)
    g_string_append (out, " direction=\"rtl\" text-anchor=\"end\"");
  g_string_append_c (out, '>');
  append_escaped (out, shown);
  g_string_append (out, "</text>\n");
}

static void
draw_text (MusterPainter *painter, const MusterTextBox *box)
{
  GString *out = output (painter);
  PangoLayout *layout = muster_text_get_layout (painter->text, box, NULL);
  int n_lines = pango_layout_get_line_count (layout);

  g_string_append (out, "<g transform=\"translate(");
  append_number (out, box->x);
  g_string_append_c (out, ' ');
  append_number (out, box->y);
  g_string_append (out, box->upwards ? ") rotate(-90)\">" : ")\">");
  for (int i = 0; i < n_lines; i++)
    draw_line (out, box, pango_layout_get_line_readonly (layout, i), muster_text_get_baseline (box->style) + i * muster_text_get_pitch (box->style));
  g_string_append (out, "</g>\n");
}

static void
write_head (GString *out, MusterScene *scene, double width, double height)
{
  g_autofree char *title = muster_page_dup_title (scene);

  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
  append_number (out, width);
  g_string_append (out, "pt\" height=\"");
  append_number (out, height);
  g_string_append (out, "pt\" viewBox=\"0 0 ");
  append_number (out, width);
  g_string_append_c (out, ' ');
  append_number (out, height);
  g_string_append (out, "\" font-family=\"");
  g_string_append (out, muster_text_get_families (muster_scene_get_text (scene)));
  g_string_append (out, "\">\n<title>");
  append_escaped (out, title);
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
  SvgPainter painter = {
    .painter = {
        .text = muster_scene_get_text (scene),
        .open = open_group,
        .close = close_group,
        .push = push,
        .pop = pop,
        .get_clip = get_clip,
        .draw_box = draw_box,
        .draw_path = draw_path,
        .draw_text = draw_text,
    },
    .out = text,
  };
  MusterWatch watch = { .export = export, .share = 1 };
  double width, height;

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
