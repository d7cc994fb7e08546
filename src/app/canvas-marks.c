/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-marks.c: what lies over the cards: what is selected, what the pointer is over, the rubber
 * band. In the accent colour, in the widget's pixels, so that it is as clear at every zoom.
 */
#include "canvas-private.h"

#include <math.h>

#define RADIUS 12.0

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
  MusterRect place;

  if (!muster_canvas_get_place (canvas, record, &place))
    return;
  place = (MusterRect){ place.x - width / 2, place.y - width / 2, place.width + width, place.height + width };
  trace_rounded (cr, &place, RADIUS * canvas->zoom + width / 2);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_selection (MusterCanvas *canvas, cairo_t *cr, const Look *look)
{
  guint n_selected;
  const MusterRecord *selection = muster_session_get_selection (canvas->session, &n_selected);
  GdkRGBA calm = look->accent;

  calm.alpha = look->focused ? 1 : 0.6;
  for (guint i = 0; i < n_selected; i++)
    draw_ring (canvas, cr, selection[i], &calm, 2);
}

static void
draw_hover (MusterCanvas *canvas, cairo_t *cr, const Look *look)
{
  GdkRGBA faint = look->accent;

  faint.alpha = 0.45;
  if (canvas->hovered != 0 && !muster_session_is_selected (canvas->session, canvas->hovered))
    draw_ring (canvas, cr, canvas->hovered, &faint, 1.5);
}

static void
draw_band (MusterCanvas *canvas, cairo_t *cr, const Look *look)
{
  double x0 = canvas->band_from.x * canvas->zoom - canvas->offset_x;
  double y0 = canvas->band_from.y * canvas->zoom - canvas->offset_y;
  double x1 = canvas->band_to.x * canvas->zoom - canvas->offset_x;
  double y1 = canvas->band_to.y * canvas->zoom - canvas->offset_y;

  cairo_rectangle (cr, floor (MIN (x0, x1)) + 0.5, floor (MIN (y0, y1)) + 0.5, floor (ABS (x1 - x0)), floor (ABS (y1 - y0)));
  cairo_set_source_rgba (cr, look->accent.red, look->accent.green, look->accent.blue, 0.12);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &look->accent);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

void
muster_canvas_draw_marks (MusterCanvas *canvas, cairo_t *cr)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (canvas));
  Look look = { .focused = gtk_widget_has_focus (GTK_WIDGET (canvas)) };

  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &look.accent))
    look.accent = (GdkRGBA){ 0.21, 0.52, 0.89, 1 };
  if (!muster_canvas_is_lifted (canvas))
    {
      draw_hover (canvas, cr, &look);
      draw_selection (canvas, cr, &look);
    }
  if (canvas->banding)
    draw_band (canvas, cr, &look);
  muster_canvas_draw_drag (canvas, cr);
}
