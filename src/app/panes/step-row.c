/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * step-row.c: see step-row.h.
 */
#include "step-row.h"
#include "shown-label.h"
#include "when.h"

#include <glib/gi18n-lib.h>

struct _MusterStepRow
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *label;
  GtkWidget *now;
  GtkLabel *when;
  GtkWidget *saved;
  GtkMenuButton *more;

  guint position;
};

G_DEFINE_FINAL_TYPE (MusterStepRow, muster_step_row, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget *widget, const char *class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, class);
  else
    gtk_widget_remove_css_class (widget, class);
}

static void
show_change (MusterStepRow *row, const MusterChange *change)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = change != NULL ? muster_when_dup (change->time, now) : NULL;
  g_autofree char *full = change != NULL ? muster_when_dup_full (change->time) : NULL;
  const char *name = change != NULL ? change->name : NULL;

  muster_label_set_shown (row->name, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (row->name), name != NULL);
  muster_label_set_shown (row->label, change != NULL ? change->label : _ ("The beginning"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->label), change != NULL ? change->label : NULL);
  set_class (GTK_WIDGET (row->label), "dim-label", name != NULL);
  gtk_label_set_text (row->when, when != NULL ? when : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->when), full);
  gtk_widget_set_visible (GTK_WIDGET (row->when), when != NULL);
}

void
muster_step_row_show (MusterStepRow *row, MusterDocument *doc, guint position)
{
  guint now = muster_history_get_position (doc);

  row->position = position;
  show_change (row, position > 0 ? muster_history_get_change (doc, position - 1) : NULL);
  gtk_widget_set_visible (row->now, position == now);
  gtk_widget_set_visible (row->saved, muster_history_get_saved (doc) == (int) position);
  set_class (row->box, "current", position == now);
  set_class (row->box, "undone", position > now);
}

/* {{{ Its menu */

static void
make_menu (GtkMenuButton *button, gpointer data)
{
  MusterStepRow *row = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) name = g_menu_item_new (_ ("_Name This Version…"), NULL);
  g_autoptr (GMenuItem) compare = g_menu_item_new (_ ("_Compare to Now"), NULL);

  g_menu_item_set_action_and_target (name, "step.name", "u", row->position);
  g_menu_item_set_action_and_target (compare, "step.compare", "u", row->position);
  if (row->position > 0)
    g_menu_append_item (menu, name);
  g_menu_append_item (menu, compare);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
on_right_click (MusterStepRow *row)
{
  gtk_menu_button_popup (row->more);
}

/* }}} */
/* {{{ The widget */

static void
muster_step_row_dispose (GObject *object)
{
  g_clear_pointer (&MUSTER_STEP_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_step_row_parent_class)->dispose (object);
}

static void
muster_step_row_class_init (MusterStepRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_step_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterStepRow, box);
  gtk_widget_class_bind_template_child (widget_class, MusterStepRow, name);
  gtk_widget_class_bind_template_child (widget_class, MusterStepRow, label);
  gtk_widget_class_bind_template_child (widget_class, MusterStepRow, now);
  gtk_widget_class_bind_template_child (widget_class, MusterStepRow, when);
  gtk_widget_class_bind_template_child (widget_class, MusterStepRow, saved);
  gtk_widget_class_bind_template_child (widget_class, MusterStepRow, more);
}

static void
muster_step_row_init (MusterStepRow *row)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (row));
  gtk_menu_button_set_create_popup_func (row->more, make_menu, row, NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_right_click), row);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
muster_step_row_new (void)
{
  return g_object_new (MUSTER_TYPE_STEP_ROW, NULL);
}

/* }}} */
