/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline.c: see outline.h.
 */
#include "outline.h"

struct _MusterOutline
{
  GtkWidget parent_instance;

  MusterSession *session;
};

G_DEFINE_FINAL_TYPE (MusterOutline, muster_outline, GTK_TYPE_WIDGET)

void
muster_outline_set_session (MusterOutline *outline, MusterSession *session)
{
  g_set_object (&outline->session, session);
}

static void
muster_outline_dispose (GObject *object)
{
  MusterOutline *outline = MUSTER_OUTLINE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&outline->session);
  G_OBJECT_CLASS (muster_outline_parent_class)->dispose (object);
}

static void
muster_outline_class_init (MusterOutlineClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_outline_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
muster_outline_init (MusterOutline *outline)
{
}
