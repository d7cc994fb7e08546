/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas.c: see canvas.h. A point of the scene is at zoom × point − offset in the widget.
 */
#include "canvas.h"

#include <adwaita.h>
#include <math.h>

#define ZOOM_MIN 0.002
#define ZOOM_MAX 8.0
#define MARGIN 32.0
#define SCROLL_STEP 48.0

struct _MusterCanvas
{
  GtkWidget parent_instance;

  MusterDocument *doc;
  MusterScene *scene;
  MusterSceneOptions options;

  double zoom;
  double offset_x;
  double offset_y;
  /* To be fitted when there is a size. */
  gboolean wants_fit;

  /* Where the pointer is, and the offset when a drag of the ground began. */
  double pointer_x;
  double pointer_y;
  double pan_x;
  double pan_y;
  gboolean space_held;
  double pinch_zoom;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MusterCanvas, muster_canvas, GTK_TYPE_WIDGET)

/* {{{ Zoom and place */

/* Keeps a part of the chart in sight. */
static void
clamp_offset (MusterCanvas *canvas)
{
  const MusterLayout *layout = muster_scene_get_layout (canvas->scene);
  double width = gtk_widget_get_width (GTK_WIDGET (canvas));
  double height = gtk_widget_get_height (GTK_WIDGET (canvas));

  canvas->offset_x = CLAMP (canvas->offset_x, MARGIN * 2 - width, layout->width * canvas->zoom - MARGIN * 2);
  canvas->offset_y = CLAMP (canvas->offset_y, MARGIN * 2 - height, layout->height * canvas->zoom - MARGIN * 2);
}

/* Zooms and keeps what is at (x, y) in the widget there. */
static void
zoom_at (MusterCanvas *canvas, double zoom, double x, double y)
{
  double before = canvas->zoom;

  if (canvas->scene == NULL)
    return;
  canvas->zoom = CLAMP (zoom, ZOOM_MIN, ZOOM_MAX);
  canvas->offset_x = (canvas->offset_x + x) / before * canvas->zoom - x;
  canvas->offset_y = (canvas->offset_y + y) / before * canvas->zoom - y;
  clamp_offset (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  g_object_notify_by_pspec (G_OBJECT (canvas), properties[PROP_ZOOM]);
}

static void
scroll_by (MusterCanvas *canvas, double dx, double dy)
{
  if (canvas->scene == NULL)
    return;
  canvas->offset_x += dx;
  canvas->offset_y += dy;
  clamp_offset (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
muster_canvas_fit (MusterCanvas *canvas)
{
  const MusterLayout *layout;
  double width = gtk_widget_get_width (GTK_WIDGET (canvas));
  double height = gtk_widget_get_height (GTK_WIDGET (canvas));

  canvas->wants_fit = canvas->scene == NULL || width <= 2 * MARGIN || height <= 2 * MARGIN;
  if (canvas->wants_fit)
    return;

  layout = muster_scene_get_layout (canvas->scene);
  canvas->zoom = 1;
  if (layout->width > 0 && layout->height > 0)
    canvas->zoom = MIN (1, MIN ((width - 2 * MARGIN) / layout->width, (height - 2 * MARGIN) / layout->height));
  canvas->zoom = MAX (canvas->zoom, ZOOM_MIN);
  canvas->offset_x = (layout->width * canvas->zoom - width) / 2;
  canvas->offset_y = MAX ((layout->height * canvas->zoom - height) / 2, -MARGIN);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  g_object_notify_by_pspec (G_OBJECT (canvas), properties[PROP_ZOOM]);
}

double
muster_canvas_get_zoom (MusterCanvas *canvas)
{
  return canvas->zoom;
}

void
muster_canvas_set_zoom (MusterCanvas *canvas, double zoom)
{
  zoom_at (canvas, zoom, gtk_widget_get_width (GTK_WIDGET (canvas)) / 2.0, gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0);
}

/* }}} */
/* {{{ What is shown */

static void
renew_scene (MusterCanvas *canvas)
{
  g_clear_pointer (&canvas->scene, muster_scene_free);
  if (canvas->doc != NULL)
    canvas->scene = muster_scene_new (canvas->doc, &canvas->options);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
follow_theme (MusterCanvas *canvas)
{
  canvas->options.theme = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? MUSTER_THEME_DARK : MUSTER_THEME_LIGHT;
  renew_scene (canvas);
}

void
muster_canvas_set_document (MusterCanvas *canvas, MusterDocument *doc)
{
  if (canvas->doc != NULL)
    g_signal_handlers_disconnect_by_data (canvas->doc, canvas);
  g_set_object (&canvas->doc, doc);
  if (doc != NULL)
    g_signal_connect_swapped (doc, "changed", G_CALLBACK (renew_scene), canvas);
  canvas->options.stage = 0;
  renew_scene (canvas);
  muster_canvas_fit (canvas);
}

void
muster_canvas_set_view (MusterCanvas *canvas, MusterView view)
{
  canvas->options.view = view;
  renew_scene (canvas);
  muster_canvas_fit (canvas);
}

void
muster_canvas_set_stage (MusterCanvas *canvas, MusterRecord stage)
{
  canvas->options.stage = stage;
  renew_scene (canvas);
  muster_canvas_fit (canvas);
}

MusterScene *
muster_canvas_get_scene (MusterCanvas *canvas)
{
  return canvas->scene;
}

/* }}} */
/* {{{ Pointer and keys */

static gboolean
on_scroll (MusterCanvas *canvas, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  double step = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL ? SCROLL_STEP : 1;

  if ((state & GDK_CONTROL_MASK) != 0)
    zoom_at (canvas, canvas->zoom * exp (-dy * step / 240), canvas->pointer_x, canvas->pointer_y);
  else if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    scroll_by (canvas, dy * step, 0);
  else
    scroll_by (canvas, dx * step, dy * step);
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
  gboolean on_ground = canvas->scene != NULL && muster_scene_hit (canvas->scene, (x + canvas->offset_x) / canvas->zoom, (y + canvas->offset_y) / canvas->zoom) == MUSTER_NOWHERE;

  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  if (!middle && !canvas->space_held && !on_ground)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  canvas->pan_x = canvas->offset_x;
  canvas->pan_y = canvas->offset_y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), "grabbing");
}

static void
on_pan_update (MusterCanvas *canvas, double dx, double dy)
{
  scroll_by (canvas, canvas->pan_x - dx - canvas->offset_x, canvas->pan_y - dy - canvas->offset_y);
}

static void
on_pan_end (MusterCanvas *canvas)
{
  gtk_widget_set_cursor (GTK_WIDGET (canvas), NULL);
}

static void
on_pressed (MusterCanvas *canvas, int n_press, double x, double y)
{
  if (n_press == 2 && canvas->scene != NULL && muster_scene_hit (canvas->scene, (x + canvas->offset_x) / canvas->zoom, (y + canvas->offset_y) / canvas->zoom) == MUSTER_NOWHERE)
    muster_canvas_fit (canvas);
}

static void
on_pinch_begin (MusterCanvas *canvas)
{
  canvas->pinch_zoom = canvas->zoom;
}

static void
on_pinch (MusterCanvas *canvas, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    zoom_at (canvas, canvas->pinch_zoom * scale, x, y);
}

static gboolean
on_key_pressed (MusterCanvas *canvas, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_space:
      canvas->space_held = TRUE;
      break;
    case GDK_KEY_Left:
      scroll_by (canvas, -SCROLL_STEP, 0);
      break;
    case GDK_KEY_Right:
      scroll_by (canvas, SCROLL_STEP, 0);
      break;
    case GDK_KEY_Up:
      scroll_by (canvas, 0, -SCROLL_STEP);
      break;
    case GDK_KEY_Down:
      scroll_by (canvas, 0, SCROLL_STEP);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static void
on_key_released (MusterCanvas *canvas, guint key)
{
  if (key == GDK_KEY_space)
    canvas->space_held = FALSE;
}

static void
add_controllers (MusterCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), canvas);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), canvas);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), canvas);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_key_released), canvas);
  gtk_widget_add_controller (widget, keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), 0);
  g_signal_connect_swapped (pan, "drag-begin", G_CALLBACK (on_pan_begin), canvas);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (on_pan_update), canvas);
  g_signal_connect_swapped (pan, "drag-end", G_CALLBACK (on_pan_end), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pan));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), canvas);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

/* }}} */
/* {{{ Widget */

static void
muster_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterCanvas *canvas = MUSTER_CANVAS (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  MusterRect clip;
  cairo_t *cr;

  if (canvas->scene == NULL)
    return;

  clip = (MusterRect){ canvas->offset_x / canvas->zoom, canvas->offset_y / canvas->zoom, width / canvas->zoom, height / canvas->zoom };
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, -canvas->offset_x, -canvas->offset_y);
  cairo_scale (cr, canvas->zoom, canvas->zoom);
  muster_scene_draw (canvas->scene, cr, &clip);
  cairo_destroy (cr);
}

static void
muster_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  if (MUSTER_CANVAS (widget)->wants_fit)
    muster_canvas_fit (MUSTER_CANVAS (widget));
}

static void
muster_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, MUSTER_CANVAS (object)->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
muster_canvas_dispose (GObject *object)
{
  MusterCanvas *canvas = MUSTER_CANVAS (object);

  if (canvas->doc != NULL)
    g_signal_handlers_disconnect_by_data (canvas->doc, canvas);
  g_clear_pointer (&canvas->scene, muster_scene_free);
  g_clear_object (&canvas->doc);
  G_OBJECT_CLASS (muster_canvas_parent_class)->dispose (object);
}

static void
muster_canvas_class_init (MusterCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = muster_canvas_get_property;
  object_class->dispose = muster_canvas_dispose;
  widget_class->snapshot = muster_canvas_snapshot;
  widget_class->size_allocate = muster_canvas_size_allocate;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, ZOOM_MIN, ZOOM_MAX, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
muster_canvas_init (MusterCanvas *canvas)
{
  canvas->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (canvas), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (canvas), GTK_OVERFLOW_HIDDEN);
  add_controllers (canvas);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_theme), canvas, G_CONNECT_SWAPPED);
  follow_theme (canvas);
}

/* }}} */
