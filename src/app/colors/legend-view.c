/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * legend-view.c: see legend-view.h. The same legend as on paper, alone and a little larger.
 */
#include "legend-view.h"
#include "legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WIDTH 300.0
#define SCALE 1.2
#define PADDING 8.0

struct _MusterLegendView
{
  GtkWidget parent_instance;

  MusterSession *session;
  /* Of the session's scene; NULL when it is to be made anew. */
  MusterLegend *legend;
};

G_DEFINE_FINAL_TYPE (MusterLegendView, muster_legend_view, GTK_TYPE_WIDGET)

static const MusterLegend *
get_legend (MusterLegendView *view)
{
  if (view->legend == NULL && view->session != NULL)
    view->legend = muster_legend_new_colors (muster_session_get_scene (view->session), WIDTH);
  return view->legend;
}

char *
muster_legend_view_dup_words (MusterLegendView *view)
{
  return gtk_widget_get_visible (GTK_WIDGET (view)) && get_legend (view) != NULL ? muster_legend_dup_words (get_legend (view)) : g_strdup ("");
}

/* A legend belongs to a scene that is good until this. Whether there is one is known without a scene. */
static void
on_changed (MusterLegendView *view)
{
  MusterDocument *doc = muster_session_get_document (view->session);
  const char *color_by = muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_COLOR_BY);
  gboolean colored = color_by != NULL && *color_by != '\0' && !g_str_equal (color_by, "department");
  gboolean shown = colored || muster_document_count (doc, MUSTER_KIND_RULE) > 0;

  g_clear_pointer (&view->legend, muster_legend_free);
  gtk_widget_set_visible (GTK_WIDGET (view), shown);
  if (!shown)
    return;
  gtk_widget_queue_resize (GTK_WIDGET (view));
}

void
muster_legend_view_set_session (MusterLegendView *view, MusterSession *session)
{
  g_assert (view->session == NULL);
  view->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (on_changed), view);
  on_changed (view);
}

static void
muster_legend_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  const MusterLegend *legend = get_legend (MUSTER_LEGEND_VIEW (widget));
  double size = 0;

  if (legend != NULL && muster_legend_get_height (legend) > 0)
    size = (orientation == GTK_ORIENTATION_HORIZONTAL ? muster_legend_get_width (legend) : muster_legend_get_height (legend)) * SCALE + 2 * PADDING;
  /* Rules that fit nothing leave nothing to say. */
  gtk_widget_set_opacity (widget, size > 0 ? 1 : 0);
  *natural = (int) ceil (size);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (*natural, 120) : *natural;
}

static void
muster_legend_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterLegendView *view = MUSTER_LEGEND_VIEW (widget);
  const MusterLegend *legend = get_legend (view);
  MusterCairoPainter painter;
  g_autofree char *words = NULL;
  cairo_t *cr;

  if (legend == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  cairo_translate (cr, PADDING, PADDING);
  cairo_scale (cr, SCALE, SCALE);
  muster_cairo_painter_init (&painter, cr, muster_scene_get_text (muster_session_get_scene (view->session)));
  muster_legend_paint (legend, &painter.painter);
  cairo_destroy (cr);
  words = muster_legend_dup_words (legend);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
muster_legend_view_dispose (GObject *object)
{
  MusterLegendView *view = MUSTER_LEGEND_VIEW (object);

  if (view->session != NULL)
    g_signal_handlers_disconnect_by_data (view->session, view);
  g_clear_pointer (&view->legend, muster_legend_free);
  g_clear_object (&view->session);
  G_OBJECT_CLASS (muster_legend_view_parent_class)->dispose (object);
}

static void
muster_legend_view_class_init (MusterLegendViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_legend_view_dispose;
  widget_class->measure = muster_legend_view_measure;
  widget_class->snapshot = muster_legend_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
muster_legend_view_init (MusterLegendView *view)
{
  gtk_widget_set_overflow (GTK_WIDGET (view), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What colours mean"), -1);
}
