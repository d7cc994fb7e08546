/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * people.c: see people.h.
 */
#include "people.h"

struct _MusterPeople
{
  GtkWidget parent_instance;

  MusterSession *session;
};

G_DEFINE_FINAL_TYPE (MusterPeople, muster_people, GTK_TYPE_WIDGET)

void
muster_people_set_session (MusterPeople *people, MusterSession *session)
{
  g_set_object (&people->session, session);
}

static void
muster_people_dispose (GObject *object)
{
  MusterPeople *people = MUSTER_PEOPLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&people->session);
  G_OBJECT_CLASS (muster_people_parent_class)->dispose (object);
}

static void
muster_people_class_init (MusterPeopleClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_people_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
muster_people_init (MusterPeople *people)
{
}
