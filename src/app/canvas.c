/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas.c: see canvas.h.
 */
#include "canvas-private.h"

#include <adwaita.h>

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (MusterCanvas, muster_canvas, GTK_TYPE_WIDGET)

/* {{{ What is shown */

MusterScene *
muster_canvas_get_scene (MusterCanvas *canvas)
{
  return muster_session_get_scene (canvas->session);
}

MusterSession *
muster_canvas_get_session (MusterCanvas *canvas)
{
  return canvas->session;
}

static void
follow_theme (MusterCanvas *canvas)
{
  if (canvas->session != NULL)
    muster_session_set_theme (canvas->session, adw_style_manager_get_dark (adw_style_manager_get_default ()) ? MUSTER_THEME_DARK : MUSTER_THEME_LIGHT);
}

static void
on_changed (MusterCanvas *canvas)
{
  canvas->hovered = 0;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
set_session (MusterCanvas *canvas, MusterSession *session)
{
  if (canvas->session != NULL)
    g_signal_handlers_disconnect_by_data (canvas->session, canvas);
  g_set_object (&canvas->session, session);
  if (session == NULL)
    return;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (on_changed), canvas);
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (gtk_widget_queue_draw), canvas);
  g_signal_connect_swapped (session, "bright-changed", G_CALLBACK (gtk_widget_queue_draw), canvas);
  g_signal_connect_swapped (session, "reveal", G_CALLBACK (muster_canvas_reveal), canvas);
}

void
muster_canvas_set_session (MusterCanvas *canvas, MusterSession *session)
{
  set_session (canvas, session);
  follow_theme (canvas);
  muster_canvas_fit (canvas);
}

MusterPoint
muster_canvas_to_scene (MusterCanvas *canvas, double x, double y)
{
  return (MusterPoint){ (x + canvas->offset_x) / canvas->zoom, (y + canvas->offset_y) / canvas->zoom };
}

guint
muster_canvas_hit (MusterCanvas *canvas, double x, double y)
{
  MusterPoint point = muster_canvas_to_scene (canvas, x, y);

  return muster_scene_hit (muster_canvas_get_scene (canvas), point.x, point.y);
}

MusterRecord
muster_canvas_hit_record (MusterCanvas *canvas, double x, double y)
{
  guint card = muster_canvas_hit (canvas, x, y);

  return card != MUSTER_NOWHERE ? muster_scene_get_layout (muster_canvas_get_scene (canvas))->cards[card].record : 0;
}

gboolean
muster_canvas_get_place (MusterCanvas *canvas, MusterRecord record, MusterRect *place)
{
  const MusterLayout *layout = muster_scene_get_layout (muster_canvas_get_scene (canvas));

  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].record == record)
      {
        const MusterRect *rect = &layout->cards[i].rect;

        *place = (MusterRect){ rect->x * canvas->zoom - canvas->offset_x, rect->y * canvas->zoom - canvas->offset_y, rect->width * canvas->zoom, rect->height * canvas->zoom };
        return TRUE;
      }
  return FALSE;
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

  if (canvas->session == NULL)
    return;

  clip = (MusterRect){ canvas->offset_x / canvas->zoom, canvas->offset_y / canvas->zoom, width / canvas->zoom, height / canvas->zoom };
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_save (cr);
  cairo_translate (cr, -canvas->offset_x, -canvas->offset_y);
  cairo_scale (cr, canvas->zoom, canvas->zoom);
  muster_scene_draw (muster_canvas_get_scene (canvas), cr, &clip);
  cairo_restore (cr);
  muster_canvas_draw_marks (canvas, cr);
  cairo_destroy (cr);
}

static void
muster_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  if (MUSTER_CANVAS (widget)->wants_fit)
    muster_canvas_fit (MUSTER_CANVAS (widget));
}

void
muster_canvas_notify_zoom (MusterCanvas *canvas)
{
  g_object_notify_by_pspec (G_OBJECT (canvas), properties[PROP_ZOOM]);
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
  muster_canvas_end_drag (MUSTER_CANVAS (object));
  set_session (MUSTER_CANVAS (object), NULL);
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

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "canvas");
}

static void
muster_canvas_init (MusterCanvas *canvas)
{
  canvas->zoom = 1;
  canvas->pointer_x = canvas->pointer_y = -1;
  gtk_widget_set_focusable (GTK_WIDGET (canvas), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (canvas), GTK_OVERFLOW_HIDDEN);
  muster_canvas_add_view_controllers (canvas);
  muster_canvas_add_select_controllers (canvas);
  muster_canvas_add_drag_controllers (canvas);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_theme), canvas, G_CONNECT_SWAPPED);
}

/* }}} */
