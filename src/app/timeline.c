/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * timeline.c: see timeline.h.
 */
#include "timeline.h"

struct _MusterTimeline
{
  GtkWidget parent_instance;

  MusterSession *session;
};

G_DEFINE_FINAL_TYPE (MusterTimeline, muster_timeline, GTK_TYPE_WIDGET)

void
muster_timeline_set_session (MusterTimeline *timeline, MusterSession *session)
{
  g_set_object (&timeline->session, session);
}

static void
muster_timeline_dispose (GObject *object)
{
  MusterTimeline *timeline = MUSTER_TIMELINE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&timeline->session);
  G_OBJECT_CLASS (muster_timeline_parent_class)->dispose (object);
}

static void
muster_timeline_class_init (MusterTimelineClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_timeline_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
muster_timeline_init (MusterTimeline *timeline)
{
}
