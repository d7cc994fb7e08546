/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-view.c: zooming and panning the canvas.
 *
 * Scrolling pans, as do the middle button and Space with any; Ctrl with scrolling and a pinch zoom
 * about the pointer; a double click on the ground fits.
 */
#include "canvas-private.h"

#include <math.h>

#define ZOOM_MIN 0.002
#define ZOOM_MAX 8.0
#define MARGIN MUSTER_CANVAS_MARGIN
#define SCROLL_STEP 48.0

/* What lies over the bottom of the canvas: numbers and zoom; and over its top while one branch alone is
 * shown: the way back. */
#define FOOT 72.0
#define HEAD 68.0

/* {{{ Zoom and place */

/* Keeps a part of the chart in sight. */
void
muster_canvas_clamp_offset (MusterCanvas *canvas)
{
  const MusterLayout *layout = muster_scene_get_layout (muster_session_get_scene (canvas->session));
  double width = gtk_widget_get_width (GTK_WIDGET (canvas));
  double height = gtk_widget_get_height (GTK_WIDGET (canvas));

  canvas->offset_x = CLAMP (canvas->offset_x, MARGIN * 2 - width, MAX (MARGIN * 2 - width, layout->width * canvas->zoom - MARGIN * 2));
  canvas->offset_y = CLAMP (canvas->offset_y, MARGIN * 2 - height, MAX (MARGIN * 2 - height, layout->height * canvas->zoom - MARGIN * 2));
}

static void
show_moved (MusterCanvas *canvas)
{
  muster_canvas_follow_entry (canvas);
  muster_canvas_queue_describe (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  muster_canvas_notify_zoom (canvas);
}

/* Zooms and keeps what is at (x, y) in the widget there. Whoever moves the view wants to see it so: it is
 * fitted no more. Cards that are on their way go on. */
void
muster_canvas_zoom_at (MusterCanvas *canvas, double zoom, double x, double y)
{
  double before;

  if (canvas->session == NULL)
    return;
  muster_canvas_get_scene (canvas);
  muster_canvas_hold_view (canvas);
  canvas->fitted = FALSE;
  before = canvas->zoom;
  canvas->zoom = CLAMP (zoom, ZOOM_MIN, ZOOM_MAX);
  canvas->offset_x = (canvas->offset_x + x) / before * canvas->zoom - x;
  canvas->offset_y = (canvas->offset_y + y) / before * canvas->zoom - y;
  muster_canvas_clamp_offset (canvas);
  show_moved (canvas);
}

void
muster_canvas_scroll_by (MusterCanvas *canvas, double dx, double dy)
{
  double x, y;

  if (canvas->session == NULL || (dx == 0 && dy == 0))
    return;
  muster_canvas_get_scene (canvas);
  canvas->fitted = FALSE;
  x = canvas->offset_x;
  y = canvas->offset_y;
  canvas->offset_x += dx;
  canvas->offset_y += dy;
  muster_canvas_clamp_offset (canvas);
  /* A view that is on its way goes on beside that. */
  canvas->motion.from.x += canvas->offset_x - x;
  canvas->motion.from.y += canvas->offset_y - y;
  show_moved (canvas);
}

void
muster_canvas_fit (MusterCanvas *canvas)
{
  const MusterLayout *layout;
  double width = gtk_widget_get_width (GTK_WIDGET (canvas));
  double height = gtk_widget_get_height (GTK_WIDGET (canvas));
  double head;

  canvas->fitted = TRUE;
  canvas->wants_fit = canvas->session == NULL || width <= 2 * MARGIN || height <= HEAD + FOOT;
  if (canvas->wants_fit)
    return;

  layout = muster_scene_get_layout (muster_canvas_get_scene (canvas));
  head = muster_session_get_options (canvas->session)->root != 0 ? HEAD : MARGIN;
  canvas->zoom = 1;
  if (layout->width > 0 && layout->height > 0)
    canvas->zoom = MIN (1, MIN ((width - 2 * MARGIN) / layout->width, (height - head - FOOT) / layout->height));
  canvas->zoom = MAX (canvas->zoom, ZOOM_MIN);
  canvas->offset_x = (layout->width * canvas->zoom - width) / 2;
  /* Top heavy, as trees are read. */
  canvas->offset_y = MAX ((layout->height * canvas->zoom - height) / 2, -head);
  show_moved (canvas);
}

gboolean
muster_canvas_is_fitted (MusterCanvas *canvas)
{
  return canvas->fitted;
}

double
muster_canvas_get_zoom (MusterCanvas *canvas)
{
  return canvas->zoom;
}

void
muster_canvas_set_zoom (MusterCanvas *canvas, double zoom)
{
  double width = gtk_widget_get_width (GTK_WIDGET (canvas)), height = gtk_widget_get_height (GTK_WIDGET (canvas));
  double x = width / 2, y = height / 2;
  MusterRect place;

  if (canvas->session != NULL && muster_canvas_get_place (canvas, muster_session_get_cursor (canvas->session), &place) && place.x >= 0 && place.y >= 0 && place.x + place.width <= width && place.y + place.height <= height)
    {
      x = place.x + place.width / 2;
      y = place.y + place.height / 2;
    }
  muster_canvas_zoom_at (canvas, zoom, x, y);
}

void
muster_canvas_get_offset (MusterCanvas *canvas, double *x, double *y)
{
  *x = canvas->offset_x;
  *y = canvas->offset_y;
}

void
muster_canvas_set_offset (MusterCanvas *canvas, double x, double y)
{
  canvas->wants_fit = FALSE;
  muster_canvas_end_slide (canvas);
  canvas->fitted = FALSE;
  canvas->offset_x = x;
  canvas->offset_y = y;
  show_moved (canvas);
}

/* How far to scroll so that [start, start + length) lies within [0, room); the start counts more. */
static double
get_way (double start, double length, double room)
{
  double over = start + length + MARGIN - room;

  if (start < MARGIN)
    return start - MARGIN;
  return over > 0 ? MIN (over, start - MARGIN) : 0;
}

void
muster_canvas_reveal (MusterCanvas *canvas, MusterRecord record)
{
  MusterRect place;
  double dx, dy;

  if (!muster_canvas_get_place (canvas, record, &place))
    return;
  dx = get_way (place.x, place.width, gtk_widget_get_width (GTK_WIDGET (canvas)));
  dy = get_way (place.y, place.height, gtk_widget_get_height (GTK_WIDGET (canvas)));
  /* What is fitted is in sight, but for margins. */
  if (!canvas->fitted)
    muster_canvas_scroll_by (canvas, dx, dy);
}

/* }}} */
/* {{{ Pointer */

static gboolean
on_scroll (MusterCanvas *canvas, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double step = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL ? SCROLL_STEP : 1;

  if ((state & GDK_CONTROL_MASK) != 0)
    muster_canvas_zoom_at (canvas, muster_canvas_get_view (canvas).zoom * exp (-dy * step / 240), canvas->pointer_x, canvas->pointer_y);
  else if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    muster_canvas_scroll_by (canvas, dy * step, 0);
  else
    muster_canvas_scroll_by (canvas, dx * step, dy * step);
  return GDK_EVENT_STOP;
}

static void
on_motion (MusterCanvas *canvas, double x, double y)
{
  canvas->pointer_x = x;
  canvas->pointer_y = y;
}

static void
on_pan_begin (MusterCanvas *canvas, double x, double y, GtkGesture *gesture)
{
  gboolean middle = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_MIDDLE;

  if (!middle && !canvas->pan.space)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  canvas->pan.active = TRUE;
  canvas->pan.x = canvas->offset_x;
  canvas->pan.y = canvas->offset_y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), "grabbing");
}

static void
on_pan_update (MusterCanvas *canvas, double dx, double dy)
{
  if (canvas->pan.active)
    muster_canvas_scroll_by (canvas, canvas->pan.x - dx - canvas->offset_x, canvas->pan.y - dy - canvas->offset_y);
}

static void
on_pan_end (MusterCanvas *canvas)
{
  canvas->pan.active = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), canvas->pan.space ? "grab" : NULL);
}

static void
on_pinch_begin (MusterCanvas *canvas)
{
  canvas->pan.pinch = muster_canvas_get_view (canvas).zoom;
}

static void
on_pinch (MusterCanvas *canvas, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    muster_canvas_zoom_at (canvas, canvas->pan.pinch * scale, x, y);
}

static gboolean
on_space_pressed (MusterCanvas *canvas, guint key)
{
  if (key != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  canvas->pan.space = TRUE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), "grab");
  return GDK_EVENT_STOP;
}

static void
on_space_released (MusterCanvas *canvas, guint key)
{
  if (key != GDK_KEY_space)
    return;
  canvas->pan.space = FALSE;
  if (!canvas->pan.active)
    gtk_widget_set_cursor (GTK_WIDGET (canvas), NULL);
}

void
muster_canvas_add_view_controllers (MusterCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), canvas);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), canvas);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_space_pressed), canvas);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_space_released), canvas);
  gtk_widget_add_controller (widget, keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pan), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (pan, "drag-begin", G_CALLBACK (on_pan_begin), canvas);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (on_pan_update), canvas);
  g_signal_connect_swapped (pan, "drag-end", G_CALLBACK (on_pan_end), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pan));
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), canvas);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

/* }}} */
