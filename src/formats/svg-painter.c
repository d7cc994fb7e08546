/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * svg-painter.c: see svg-painter.h.
 */
#include "svg-painter.h"
#include "photo.h"

#include <math.h>

static GString *
output (MusterPainter *painter)
{
  return ((MusterSvgPainter *) painter)->out;
}

/* Two decimals are a hundredth of a point; none is written in vain. */
void
muster_svg_append_number (GString *out, double number)
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
  muster_svg_append_number (out, number);
  g_string_append_c (out, '"');
}

/* XML has no place for some characters, escaped or not. */
void
muster_svg_append_escaped (GString *out, const char *text)
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
  muster_svg_append_escaped (out, group->title);
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
  muster_svg_append_number (out, x);
  g_string_append_c (out, ' ');
  muster_svg_append_number (out, y);
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
          muster_svg_append_number (out, steps[i].points[j].x);
          g_string_append_c (out, ' ');
          muster_svg_append_number (out, steps[i].points[j].y);
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
  muster_svg_append_escaped (out, shown);
  g_string_append (out, "</text>\n");
}

static void
draw_text (MusterPainter *painter, const MusterTextBox *box)
{
  GString *out = output (painter);
  PangoLayout *layout = muster_text_get_layout (painter->text, box, NULL);
  int n_lines = pango_layout_get_line_count (layout);

  g_string_append (out, "<g transform=\"translate(");
  muster_svg_append_number (out, box->x);
  g_string_append_c (out, ' ');
  muster_svg_append_number (out, box->y);
  g_string_append (out, box->upwards ? ") rotate(-90)\">" : ")\">");
  for (int i = 0; i < n_lines; i++)
    draw_line (out, box, pango_layout_get_line_readonly (layout, i), muster_text_get_baseline (box->style) + i * muster_text_get_pitch (box->style));
  g_string_append (out, "</g>\n");
}

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
  if (!((MusterSvgPainter *) painter)->has_disc)
    g_string_append (out, "<clipPath id=\"photo.disc\" clipPathUnits=\"objectBoundingBox\"><circle cx=\".5\" cy=\".5\" r=\".5\"/></clipPath>\n");
  ((MusterSvgPainter *) painter)->has_disc = TRUE;
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

void
muster_svg_painter_init (MusterSvgPainter *painter, GString *out, MusterText *text)
{
  *painter = (MusterSvgPainter){
    .painter = {
        .text = text,
        .open = open_group,
        .close = close_group,
        .push = push,
        .pop = pop,
        .get_clip = get_clip,
        .draw_box = draw_box,
        .draw_path = draw_path,
        .draw_text = draw_text,
        .draw_photo = draw_photo,
    },
    .out = out,
  };
}
