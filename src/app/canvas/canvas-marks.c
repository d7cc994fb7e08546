/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-marks.c: what lies over the cards: what is selected, what the pointer is over, the rubber
 * band, a dotted line being drawn. In the accent colour, in the widget's pixels, so that it is as clear at every zoom.
 */
#include "canvas-private.h"

#include <math.h>

#define RADIUS 12.0

/* The radius of a card's handle. */
#define HANDLE 5.0

typedef struct
{
  GdkRGBA accent;
  gboolean focused;
} Look;

static void
trace_rounded (cairo_t *cr, const MusterRect *rect, double radius)
{
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  radius = MIN (radius, MIN (rect->width, rect->height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, rect->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + radius, rect->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* A ring around a card, just outside it. */
static void
draw_ring (MusterCanvas *canvas, cairo_t *cr, MusterRecord record, const GdkRGBA *color, double width)
{
  guint card = muster_scene_find (muster_canvas_get_scene (canvas), record);
  MusterRect place;

  if (card == MUSTER_NOWHERE)
    return;
  place = muster_canvas_get_shown (canvas, card);
  if (place.x > gtk_widget_get_width (GTK_WIDGET (canvas)) || place.y > gtk_widget_get_height (GTK_WIDGET (canvas)) || place.x + place.width < 0 || place.y + place.height < 0)
    return;
  place = (MusterRect){ place.x - width / 2, place.y - width / 2, place.width + width, place.height + width };
  trace_rounded (cr, &place, RADIUS * muster_canvas_get_view (canvas).zoom + width / 2);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* {{{ Selection */

/* Of the dotted lines that are selected; over the dots, so that these can still be seen. */
static void
draw_lines (MusterCanvas *canvas, cairo_t *cr, const GdkRGBA *color)
{
  const MusterLayout *layout = muster_scene_get_layout (muster_canvas_get_scene (canvas));
  MusterCanvasView view = muster_canvas_get_view (canvas);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = layout->n_connectors; i-- > 0 && layout->connectors[i].line != 0;)
    {
      const MusterConnector *connector = &layout->connectors[i];

      if (!muster_session_is_selected (canvas->session, connector->line))
        continue;
      for (guint p = 0; p < connector->n_points; p++)
        {
          const MusterPoint *point = &layout->points[connector->first_point + p];

          cairo_line_to (cr, point->x * view.zoom - view.x, point->y * view.zoom - view.y);
        }
      cairo_stroke (cr);
    }
}

static void
draw_selection (MusterCanvas *canvas, cairo_t *cr, const Look *look)
{
  guint n_selected;
  const MusterRecord *selection = muster_session_get_selection (canvas->session, &n_selected);
  GdkRGBA calm = look->accent;
  gboolean lines = FALSE;

  calm.alpha = look->focused ? 1 : 0.6;
  for (guint i = 0; i < n_selected; i++)
    {
      draw_ring (canvas, cr, selection[i], &calm, 2);
      lines |= muster_document_get_kind (muster_session_get_document (canvas->session), selection[i]) == MUSTER_KIND_LINE;
    }
  calm.alpha = look->focused ? 0.5 : 0.3;
  /* On the way they are elsewhere. */
  if (lines && canvas->motion.slide == NULL)
    draw_lines (canvas, cr, &calm);
}

static void
draw_hover (MusterCanvas *canvas, cairo_t *cr, const Look *look)
{
  GdkRGBA faint = look->accent;

  faint.alpha = 0.45;
  if (canvas->hovered != 0 && !muster_session_is_selected (canvas->session, canvas->hovered))
    draw_ring (canvas, cr, canvas->hovered, &faint, 1.5);
}

/* }}} */
/* {{{ Rubber band */

static void
draw_band (MusterCanvas *canvas, cairo_t *cr, const Look *look)
{
  double x0 = canvas->band.from.x * canvas->zoom - canvas->offset_x;
  double y0 = canvas->band.from.y * canvas->zoom - canvas->offset_y;
  double x1 = canvas->band.to.x * canvas->zoom - canvas->offset_x;
  double y1 = canvas->band.to.y * canvas->zoom - canvas->offset_y;

  cairo_rectangle (cr, floor (MIN (x0, x1)) + 0.5, floor (MIN (y0, y1)) + 0.5, floor (ABS (x1 - x0)), floor (ABS (y1 - y0)));
  cairo_set_source_rgba (cr, look->accent.red, look->accent.green, look->accent.blue, 0.12);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &look->accent);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* }}} */
/* {{{ A dotted line being drawn */

static void
draw_handle (MusterCanvas *canvas, cairo_t *cr, const Look *look)
{
  double x, y;

  if (canvas->band.shown || muster_canvas_get_handle (canvas, &x, &y) == MUSTER_NOWHERE)
    return;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, HANDLE, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &look->accent);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_refusal (MusterCanvas *canvas, cairo_t *cr, double x, double y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), canvas->line.refusal);
  int width, height;
  MusterRect box;

  pango_layout_set_width (layout, 280 * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, &width, &height);
  box = (MusterRect){ MIN (x + 14, gtk_widget_get_width (GTK_WIDGET (canvas)) - width - 20), y + 14, width + 16, height + 10 };
  trace_rounded (cr, &box, 6);
  cairo_set_source_rgb (cr, 0.75, 0.11, 0.16);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, box.x + 8, box.y + 5);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_rubber_line (MusterCanvas *canvas, cairo_t *cr, const Look *look)
{
  const GdkRGBA refused = { 0.75, 0.11, 0.16, 1 };
  const GdkRGBA *color = canvas->line.refusal != NULL ? &refused : &look->accent;
  const double dashes[] = { 2, 5 };
  double x = canvas->line.end.x * canvas->zoom - canvas->offset_x;
  double y = canvas->line.end.y * canvas->zoom - canvas->offset_y;
  double from_x, from_y;

  if (muster_canvas_get_handle (canvas, &from_x, &from_y) == MUSTER_NOWHERE)
    return;
  if (canvas->line.to != 0)
    draw_ring (canvas, cr, canvas->line.to, color, 2.5);
  cairo_save (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, from_x, from_y);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
  cairo_restore (cr);
  if (canvas->line.refusal != NULL)
    draw_refusal (canvas, cr, x, y);
}

/* }}} */

void
muster_canvas_draw_marks (MusterCanvas *canvas, cairo_t *cr)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (canvas));
  Look look = { .focused = gtk_widget_has_focus (GTK_WIDGET (canvas)) || canvas->entry != NULL };

  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &look.accent))
    look.accent = (GdkRGBA){ 0.21, 0.52, 0.89, 1 };
  if (!muster_canvas_is_lifted (canvas))
    {
      draw_hover (canvas, cr, &look);
      draw_selection (canvas, cr, &look);
      draw_handle (canvas, cr, &look);
    }
  if (canvas->line.from != 0)
    draw_rubber_line (canvas, cr, &look);
  if (canvas->band.shown)
    draw_band (canvas, cr, &look);
  muster_canvas_draw_drag (canvas, cr);
}
