/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * start.c: see start.h.
 */
#include "start.h"
#include "templates.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _MusterStart
{
  GtkWidget parent_instance;

  GtkListBox *templates;
};

static guint template_chosen;

G_DEFINE_FINAL_TYPE (MusterStart, muster_start, GTK_TYPE_WIDGET)

static void
on_template_activated (MusterStart *start, GtkListBoxRow *row)
{
  g_signal_emit (start, template_chosen, 0, muster_templates ()[gtk_list_box_row_get_index (row)].name);
}

static void
list_templates (MusterStart *start)
{
  for (const MusterTemplate *template = muster_templates (); template->name != NULL; template ++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (template->label));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (template->description));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (start->templates, row);
    }
}

static void
muster_start_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (muster_start_parent_class)->dispose (object);
}

static void
muster_start_class_init (MusterStartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_start_dispose;
  template_chosen = g_signal_new ("template-chosen", MUSTER_TYPE_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/start.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterStart, templates);
}

static void
muster_start_init (MusterStart *start)
{
  gtk_widget_init_template (GTK_WIDGET (start));
  list_templates (start);
  g_signal_connect_object (start->templates, "row-activated", G_CALLBACK (on_template_activated), start, G_CONNECT_SWAPPED);
}
