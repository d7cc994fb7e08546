/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bars-view.c: see bars-view.h. Drawn larger than on paper, where it is read from nearer.
 */
#include "bars-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SCALE 1.3
#define WIDTH_MIN 240
#define WIDTH_NATURAL 290

struct _MusterBarsView
{
  GtkWidget parent_instance;

  MusterBars *bars;
  MusterTheme theme;
  MusterText *text;
  guint hovered;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterBarsView, muster_bars_view, GTK_TYPE_WIDGET)

const MusterBars *
muster_bars_view_get_bars (MusterBarsView *view)
{
  return view->bars;
}

void
muster_bars_view_set_bars (MusterBarsView *view, MusterBars *bars, MusterTheme theme)
{
  g_autofree char *description = bars != NULL ? muster_bars_dup_description (bars) : g_strdup ("");

  muster_bars_free (view->bars);
  view->bars = bars;
  view->theme = theme;
  if (bars == NULL || view->hovered >= bars->bars->len)
    view->hovered = MUSTER_NO_BAR;
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, bars != NULL ? bars->title : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* {{{ Size and drawing */

static GtkSizeRequestMode
muster_bars_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
muster_bars_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  MusterBarsView *view = MUSTER_BARS_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = WIDTH_MIN;
      *natural = WIDTH_NATURAL;
      return;
    }
  *minimum = *natural = view->bars != NULL ? (int) ceil (muster_bars_get_height (view->bars, (for_size > 0 ? for_size : WIDTH_NATURAL) / SCALE) * SCALE) : 0;
}

static void
muster_bars_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterBarsView *view = MUSTER_BARS_VIEW (widget);
  double width = gtk_widget_get_width (widget);
  MusterPalette palette = *muster_theme_get_palette (view->theme);
  MusterCairoPainter painter;
  cairo_t *cr;

  if (view->bars == NULL)
    return;
  palette.background = palette.card;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, gtk_widget_get_height (widget)));
  cairo_scale (cr, SCALE, SCALE);
  muster_cairo_painter_init (&painter, cr, view->text);
  muster_bars_paint (view->bars, &palette, &painter.painter, width / SCALE, view->hovered);
  cairo_destroy (cr);
}

/* }}} */
/* {{{ Pointer and keyboard */

static guint
hit (MusterBarsView *view, double x, double y)
{
  return view->bars != NULL ? muster_bars_hit (view->bars, gtk_widget_get_width (GTK_WIDGET (view)) / SCALE, x / SCALE, y / SCALE) : MUSTER_NO_BAR;
}

static void
hover (MusterBarsView *view, guint bar)
{
  if (view->hovered == bar)
    return;
  view->hovered = bar;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
on_motion (MusterBarsView *view, double x, double y)
{
  hover (view, hit (view, x, y));
}

static void
on_leave (MusterBarsView *view)
{
  hover (view, MUSTER_NO_BAR);
}

static void
activate (MusterBarsView *view, guint bar)
{
  if (view->bars != NULL && bar < view->bars->bars->len)
    g_signal_emit (view, signals[ACTIVATED], 0, &g_array_index (view->bars->bars, MusterBar, bar));
}

static void
on_released (MusterBarsView *view, int n_press, double x, double y)
{
  activate (view, hit (view, x, y));
}

static gboolean
on_key (MusterBarsView *view, guint key)
{
  guint n = view->bars != NULL ? view->bars->bars->len : 0;
  gboolean back = key == GDK_KEY_Up || key == GDK_KEY_Left, on = key == GDK_KEY_Down || key == GDK_KEY_Right;

  if (n == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    activate (view, view->hovered);
  else if (back || on)
    hover (view, view->hovered == MUSTER_NO_BAR ? (on ? 0 : n - 1) : on ? MIN (view->hovered + 1, n - 1)
                                                                        : MAX (view->hovered, 1) - 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* }}} */

static void
muster_bars_view_finalize (GObject *object)
{
  MusterBarsView *view = MUSTER_BARS_VIEW (object);

  muster_bars_free (view->bars);
  muster_text_free (view->text);
  G_OBJECT_CLASS (muster_bars_view_parent_class)->finalize (object);
}

static void
muster_bars_view_class_init (MusterBarsViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = muster_bars_view_finalize;
  widget_class->get_request_mode = muster_bars_view_get_request_mode;
  widget_class->measure = muster_bars_view_measure;
  widget_class->snapshot = muster_bars_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[ACTIVATED] = g_signal_new ("activated", MUSTER_TYPE_BARS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
muster_bars_view_init (MusterBarsView *view)
{
  GtkEventController *motion = gtk_event_controller_motion_new (), *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  view->text = muster_text_new ();
  view->hovered = MUSTER_NO_BAR;
  gtk_widget_set_focusable (GTK_WIDGET (view), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), view);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), view);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), view);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), view);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
muster_bars_view_new (void)
{
  return g_object_new (MUSTER_TYPE_BARS_VIEW, NULL);
}
