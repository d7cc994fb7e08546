/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas.c: see canvas.h.
 */
#include "canvas-private.h"

#include "actions.h"
#include "photos.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* How near to a dotted line counts as on it, in pixels. */
#define LINE_TOLERANCE 6.0

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint view_changed;

G_DEFINE_FINAL_TYPE (MusterCanvas, muster_canvas, GTK_TYPE_WIDGET)

/* {{{ What is shown */

MusterScene *
muster_canvas_get_scene (MusterCanvas *canvas)
{
  MusterScene *scene = muster_session_get_scene (canvas->session);

  if (canvas->motion.stale)
    muster_canvas_settle (canvas, scene);
  return scene;
}

MusterSession *
muster_canvas_get_session (MusterCanvas *canvas)
{
  return canvas->session;
}

static void
follow_theme (MusterCanvas *canvas)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  MusterTheme light = MUSTER_THEME_LIGHT, dark = MUSTER_THEME_DARK;

  if (adw_style_manager_get_high_contrast (style))
    {
      light = MUSTER_THEME_LIGHT_CONTRAST;
      dark = MUSTER_THEME_DARK_CONTRAST;
    }
  if (canvas->session != NULL)
    muster_session_set_theme (canvas->session, adw_style_manager_get_dark (style) ? dark : light);
}

static void
on_changed (MusterCanvas *canvas)
{
  canvas->hovered = 0;
  muster_canvas_picture_forget (canvas->picture);
  muster_canvas_queue_settle (canvas);
}

static void
on_selection_changed (MusterCanvas *canvas)
{
  muster_canvas_queue_describe (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
on_bright_changed (MusterCanvas *canvas)
{
  muster_canvas_picture_forget (canvas->picture);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
set_session (MusterCanvas *canvas, MusterSession *session)
{
  muster_canvas_picture_forget (canvas->picture);
  muster_canvas_end_edit (canvas);
  muster_canvas_end_slide (canvas);
  muster_canvas_forget_cards (canvas);
  if (canvas->session != NULL)
    g_signal_handlers_disconnect_by_data (canvas->session, canvas);
  g_set_object (&canvas->session, session);
  if (session == NULL)
    return;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (on_changed), canvas);
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (on_selection_changed), canvas);
  g_signal_connect_swapped (session, "bright-changed", G_CALLBACK (on_bright_changed), canvas);
  g_signal_connect_swapped (session, "reveal", G_CALLBACK (muster_canvas_reveal), canvas);
}

void
muster_canvas_set_session (MusterCanvas *canvas, MusterSession *session)
{
  set_session (canvas, session);
  follow_theme (canvas);
  muster_canvas_fit (canvas);
  muster_canvas_queue_settle (canvas);
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

MusterRecord
muster_canvas_hit_any (MusterCanvas *canvas, double x, double y)
{
  MusterRecord record = muster_canvas_hit_record (canvas, x, y);
  MusterPoint point = muster_canvas_to_scene (canvas, x, y);
  MusterRecord line;

  /* A role's card lies above all lines, a department's below. */
  if (record != 0 && muster_document_get_kind (muster_session_get_document (canvas->session), record) == MUSTER_KIND_ROLE)
    return record;
  line = muster_scene_hit_line (muster_canvas_get_scene (canvas), point.x, point.y, LINE_TOLERANCE / canvas->zoom);
  return line != 0 ? line : record;
}

gboolean
muster_canvas_get_place (MusterCanvas *canvas, MusterRecord record, MusterRect *place)
{
  MusterScene *scene = muster_canvas_get_scene (canvas);
  MusterCanvasView view = { canvas->zoom, canvas->offset_x, canvas->offset_y };
  guint card = muster_scene_find (scene, record);

  if (card == MUSTER_NOWHERE)
    return FALSE;
  *place = muster_canvas_place (&view, &muster_scene_get_layout (scene)->cards[card].rect);
  return TRUE;
}

MusterRect
muster_canvas_get_clip (MusterCanvas *canvas, const MusterCanvasView *view)
{
  double width = gtk_widget_get_width (GTK_WIDGET (canvas));
  double height = gtk_widget_get_height (GTK_WIDGET (canvas));

  return (MusterRect){ view->x / view->zoom, view->y / view->zoom, width / view->zoom, height / view->zoom };
}

/* }}} */
/* {{{ Widget */

/* What is decoded in one frame at most; more waits for the next. */
#define PHOTOS_TIME 20000

static gboolean
draw_again (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  muster_canvas_picture_forget (MUSTER_CANVAS (widget)->picture);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* While cards slide, each frame is another. */
static void
draw_slide (MusterCanvas *canvas, MusterScene *scene, cairo_t *cr, const MusterRect *clip, const MusterCanvasView *view)
{
  cairo_save (cr);
  cairo_translate (cr, -view->x, -view->y);
  cairo_scale (cr, view->zoom, view->zoom);
  muster_scene_draw_sliding (scene, canvas->motion.slide, canvas->motion.progress, cr, clip);
  cairo_restore (cr);
}

static void
draw_scene (MusterCanvas *canvas, cairo_t *cr, const MusterRect *clip, const MusterCanvasView *view)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  MusterScene *scene = muster_canvas_get_scene (canvas);
  MusterPhotos *photos = muster_photos_of (muster_session_get_document (canvas->session));

  muster_photos_begin_frame (photos, PHOTOS_TIME);
  if (canvas->motion.slide != NULL)
    draw_slide (canvas, scene, cr, clip, view);
  else
    muster_canvas_picture_draw (canvas->picture,
                                &(MusterCanvasFrame){
                                    .scene = scene,
                                    .width = gtk_widget_get_width (GTK_WIDGET (canvas)) * scale,
                                    .height = gtk_widget_get_height (GTK_WIDGET (canvas)) * scale,
                                    .scale = scale,
                                    .zoom = view->zoom * scale,
                                    .x = round (view->x * scale),
                                    .y = round (view->y * scale),
                                },
                                cr);
  if (muster_photos_end_frame (photos))
    gtk_widget_add_tick_callback (GTK_WIDGET (canvas), draw_again, NULL, NULL);
}

static void
muster_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterCanvas *canvas = MUSTER_CANVAS (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  const MusterColor *ground;
  MusterCanvasView view;
  MusterRect clip;
  cairo_t *cr;

  if (canvas->session == NULL)
    return;

  ground = &muster_scene_get_palette (muster_canvas_get_scene (canvas))->ground;
  view = muster_canvas_get_view (canvas);
  clip = muster_canvas_get_clip (canvas, &view);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ ground->red, ground->green, ground->blue, 1 }, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_scene (canvas, cr, &clip, &view);
  muster_canvas_draw_marks (canvas, cr);
  cairo_destroy (cr);
  muster_canvas_draw_meter (canvas, snapshot, &clip);
  /* What stands for cards has nothing to show. */
  if (canvas->entry != NULL)
    gtk_widget_snapshot_child (widget, canvas->entry, snapshot);
}

static void
muster_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterCanvas *canvas = MUSTER_CANVAS (widget);

  canvas->allocating = TRUE;
  if (canvas->wants_fit || canvas->fitted)
    muster_canvas_fit (canvas);
  canvas->allocating = FALSE;
  muster_canvas_allocate_entry (canvas);
  muster_canvas_allocate_cards (canvas);
  if (canvas->menu != NULL)
    gtk_popover_present (GTK_POPOVER (canvas->menu));
}

static gboolean
notify_zoom (gpointer data)
{
  MusterCanvas *canvas = data;

  canvas->zoom_notify = 0;
  muster_canvas_notify_zoom (canvas);
  return G_SOURCE_REMOVE;
}

void
muster_canvas_notify_zoom (MusterCanvas *canvas)
{
  /* Whoever hears of it may want another size, which cannot be asked for now. */
  if (canvas->allocating)
    {
      if (canvas->zoom_notify == 0)
        canvas->zoom_notify = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_zoom, canvas, NULL);
      return;
    }
  g_signal_emit (canvas, view_changed, 0);
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
  MusterCanvas *canvas = MUSTER_CANVAS (object);

  muster_canvas_end_drag (canvas);
  set_session (canvas, NULL);
  muster_canvas_set_metered (canvas, FALSE);
  g_clear_handle_id (&canvas->zoom_notify, g_source_remove);
  g_clear_pointer (&canvas->menu, gtk_widget_unparent);
  g_clear_pointer (&canvas->line.refusal, g_free);
  G_OBJECT_CLASS (muster_canvas_parent_class)->dispose (object);
}

static void
muster_canvas_finalize (GObject *object)
{
  g_ptr_array_unref (MUSTER_CANVAS (object)->cards.widgets);
  muster_canvas_picture_free (MUSTER_CANVAS (object)->picture);
  G_OBJECT_CLASS (muster_canvas_parent_class)->finalize (object);
}

static void
muster_canvas_class_init (MusterCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = muster_canvas_get_property;
  object_class->dispose = muster_canvas_dispose;
  object_class->finalize = muster_canvas_finalize;
  widget_class->snapshot = muster_canvas_snapshot;
  widget_class->size_allocate = muster_canvas_size_allocate;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  view_changed = g_signal_new ("view-changed", MUSTER_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
}

static void
muster_canvas_init (MusterCanvas *canvas)
{
  canvas->zoom = 1;
  canvas->pointer_x = canvas->pointer_y = -1;
  canvas->cards.widgets = g_ptr_array_new ();
  canvas->picture = muster_canvas_picture_new ();
  gtk_widget_set_focusable (GTK_WIDGET (canvas), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (canvas), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chart"), -1);
  muster_canvas_add_view_controllers (canvas);
  muster_canvas_add_line_controllers (canvas);
  muster_canvas_add_select_controllers (canvas);
  muster_canvas_add_drag_controllers (canvas);
  muster_canvas_add_menu_controllers (canvas);
  canvas->keys = muster_actions_add_canvas_keys (GTK_WIDGET (canvas));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (follow_theme), canvas, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (follow_theme), canvas, G_CONNECT_SWAPPED);
}

/* }}} */
