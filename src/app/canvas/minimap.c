/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * minimap.c: see minimap.h.
 */
#include "minimap.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define WIDTH 200
#define HEIGHT 130
#define PADDING 6.0

struct _MusterMinimap
{
  GtkWidget parent_instance;

  MusterCanvas *canvas;
  /* The chart, at the scale of the screen; NULL if it is to be drawn anew. */
  cairo_surface_t *picture;
};

G_DEFINE_FINAL_TYPE (MusterMinimap, muster_minimap, GTK_TYPE_WIDGET)

/* {{{ Where things are */

typedef struct
{
  double scale;
  double x;
  double y;
} Map;

/* A point of the scene is at scale × point + (x, y). */
static Map
get_map (MusterMinimap *minimap)
{
  const MusterLayout *layout = muster_scene_get_layout (muster_session_get_scene (muster_canvas_get_session (minimap->canvas)));
  double width = gtk_widget_get_width (GTK_WIDGET (minimap)), height = gtk_widget_get_height (GTK_WIDGET (minimap));
  Map map = { 0.1 };

  if (layout->width > 0 && layout->height > 0)
    map.scale = MIN (0.25, MIN ((width - 2 * PADDING) / layout->width, (height - 2 * PADDING) / layout->height));
  map.x = (width - layout->width * map.scale) / 2;
  map.y = (height - layout->height * map.scale) / 2;
  return map;
}

/* What the canvas shows, cut to what the map shows. */
static MusterRect
get_view (MusterMinimap *minimap, const Map *map)
{
  double zoom = muster_canvas_get_zoom (minimap->canvas);
  MusterPoint start = muster_canvas_to_scene (minimap->canvas, 0, 0);
  double left = MAX (1, start.x * map->scale + map->x), top = MAX (1, start.y * map->scale + map->y);
  double right = (start.x + gtk_widget_get_width (GTK_WIDGET (minimap->canvas)) / zoom) * map->scale + map->x;
  double bottom = (start.y + gtk_widget_get_height (GTK_WIDGET (minimap->canvas)) / zoom) * map->scale + map->y;

  right = MIN (right, gtk_widget_get_width (GTK_WIDGET (minimap)) - 1);
  bottom = MIN (bottom, gtk_widget_get_height (GTK_WIDGET (minimap)) - 1);
  return (MusterRect){ left, top, MAX (0, right - left), MAX (0, bottom - top) };
}

/* }}} */
/* {{{ Drawing */

static void
draw_picture (MusterMinimap *minimap, const Map *map)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (minimap));
  cairo_t *cr;

  minimap->picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gtk_widget_get_width (GTK_WIDGET (minimap)) * factor, gtk_widget_get_height (GTK_WIDGET (minimap)) * factor);
  cairo_surface_set_device_scale (minimap->picture, factor, factor);
  cr = cairo_create (minimap->picture);
  cairo_translate (cr, map->x, map->y);
  cairo_scale (cr, map->scale, map->scale);
  muster_scene_draw (muster_session_get_scene (muster_canvas_get_session (minimap->canvas)), cr, NULL);
  cairo_destroy (cr);
}

static void
draw_view (MusterMinimap *minimap, cairo_t *cr, const Map *map)
{
  MusterRect view = get_view (minimap, map);
  GdkRGBA accent;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (minimap)), "accent_bg_color", &accent))
    accent = (GdkRGBA){ 0.21, 0.52, 0.89, 1 };
  cairo_rectangle (cr, floor (view.x) + 0.5, floor (view.y) + 0.5, floor (view.width), floor (view.height));
  cairo_set_source_rgba (cr, accent.red, accent.green, accent.blue, 0.12);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
muster_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterMinimap *minimap = MUSTER_MINIMAP (widget);
  cairo_t *cr;
  Map map;

  if (minimap->canvas == NULL || muster_canvas_get_session (minimap->canvas) == NULL)
    return;
  map = get_map (minimap);
  if (minimap->picture == NULL)
    draw_picture (minimap, &map);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  cairo_set_source_surface (cr, minimap->picture, 0, 0);
  cairo_paint (cr);
  draw_view (minimap, cr, &map);
  cairo_destroy (cr);
}

static void
on_changed (MusterMinimap *minimap)
{
  g_clear_pointer (&minimap->picture, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (minimap));
}

/* }}} */
/* {{{ Pointer */

/* Brings what is at a place of the map to the middle of the canvas. */
static void
go (MusterMinimap *minimap, double x, double y)
{
  Map map = get_map (minimap);
  double zoom = muster_canvas_get_zoom (minimap->canvas);
  double offset_x, offset_y;

  muster_canvas_get_offset (minimap->canvas, &offset_x, &offset_y);
  muster_canvas_scroll_by (minimap->canvas,
                           (x - map.x) / map.scale * zoom - gtk_widget_get_width (GTK_WIDGET (minimap->canvas)) / 2.0 - offset_x,
                           (y - map.y) / map.scale * zoom - gtk_widget_get_height (GTK_WIDGET (minimap->canvas)) / 2.0 - offset_y);
}

static void
on_drag_begin (MusterMinimap *minimap, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  go (minimap, x, y);
}

static void
on_drag_update (MusterMinimap *minimap, double dx, double dy, GtkGesture *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  go (minimap, x + dx, y + dy);
}

/* }}} */

void
muster_minimap_set_canvas (MusterMinimap *minimap, MusterCanvas *canvas)
{
  g_return_if_fail (minimap->canvas == NULL);

  minimap->canvas = canvas;
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (gtk_widget_queue_draw), minimap, G_CONNECT_SWAPPED);
  g_signal_connect_object (muster_canvas_get_session (canvas), "changed", G_CALLBACK (on_changed), minimap, G_CONNECT_SWAPPED);
}

static void
muster_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
muster_minimap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&MUSTER_MINIMAP (widget)->picture, cairo_surface_destroy);
}

static void
muster_minimap_finalize (GObject *object)
{
  g_clear_pointer (&MUSTER_MINIMAP (object)->picture, cairo_surface_destroy);
  G_OBJECT_CLASS (muster_minimap_parent_class)->finalize (object);
}

static void
muster_minimap_class_init (MusterMinimapClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_minimap_finalize;
  widget_class->snapshot = muster_minimap_snapshot;
  widget_class->measure = muster_minimap_measure;
  widget_class->size_allocate = muster_minimap_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
muster_minimap_init (MusterMinimap *minimap)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_overflow (GTK_WIDGET (minimap), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (minimap), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map of the chart"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), minimap);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), minimap);
  gtk_widget_add_controller (GTK_WIDGET (minimap), GTK_EVENT_CONTROLLER (drag));
}
