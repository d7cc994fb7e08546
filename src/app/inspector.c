/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * inspector.c: see inspector.h.
 */
#include "inspector.h"

struct _MusterInspector
{
  GtkWidget parent_instance;

  MusterSession *session;
};

G_DEFINE_FINAL_TYPE (MusterInspector, muster_inspector, GTK_TYPE_WIDGET)

void
muster_inspector_set_session (MusterInspector *inspector, MusterSession *session)
{
  g_set_object (&inspector->session, session);
}

static void
muster_inspector_dispose (GObject *object)
{
  MusterInspector *inspector = MUSTER_INSPECTOR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&inspector->session);
  G_OBJECT_CLASS (muster_inspector_parent_class)->dispose (object);
}

static void
muster_inspector_class_init (MusterInspectorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_inspector_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
muster_inspector_init (MusterInspector *inspector)
{
}
