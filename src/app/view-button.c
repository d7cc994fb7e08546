/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * view-button.c: see view-button.h. The layouts come from their table.
 */
#include "view-button.h"
#include "boards.h"

#include <glib/gi18n-lib.h>

struct _MusterViewButton
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkMenuButton *button;
  GMenu *boards;
  GMenu *styles;

  MusterSession *session;
};

G_DEFINE_FINAL_TYPE (MusterViewButton, muster_view_button, GTK_TYPE_WIDGET)

static void
follow (MusterViewButton *button)
{
  gboolean reporting = button->session != NULL && muster_session_get_options (button->session)->view == MUSTER_VIEW_REPORTING;

  const MusterBoard *board = button->session != NULL ? muster_board_find (muster_session_get_board (button->session)) : NULL;
  const char *title = reporting ? _ ("Reporting") : _ ("Departments");
  g_autofree char *label = NULL;

  /* Translators: %s is a view, such as “Departments” or “Plan” */
  label = g_strdup_printf (_ ("View: %s"), board != NULL ? _ (board->title) : title);
  gtk_menu_button_set_icon_name (button->button, board != NULL ? board->icon : reporting ? "network-workgroup-symbolic"
                                                                                         : "view-grid-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
muster_view_button_set_session (MusterViewButton *button, MusterSession *session)
{
  if (button->session != NULL)
    g_signal_handlers_disconnect_by_data (button->session, button);
  g_set_object (&button->session, session);
  if (session != NULL)
    {
      g_signal_connect_swapped (session, "changed", G_CALLBACK (follow), button);
      g_signal_connect_swapped (session, "board-changed", G_CALLBACK (follow), button);
    }
  follow (button);
}

static void
muster_view_button_dispose (GObject *object)
{
  MusterViewButton *button = MUSTER_VIEW_BUTTON (object);
  GtkWidget *child;

  if (button->session != NULL)
    g_signal_handlers_disconnect_by_data (button->session, button);
  g_clear_object (&button->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (muster_view_button_parent_class)->dispose (object);
}

static void
muster_view_button_class_init (MusterViewButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_view_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/view-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterViewButton, button);
  gtk_widget_class_bind_template_child (widget_class, MusterViewButton, boards);
  gtk_widget_class_bind_template_child (widget_class, MusterViewButton, styles);
}

static void
muster_view_button_init (MusterViewButton *button)
{
  gtk_widget_init_template (GTK_WIDGET (button));
  for (const MusterBoard *const *board = muster_boards (); *board != NULL; board++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ((*board)->label), NULL);

      g_menu_item_set_action_and_target (item, "win.view", "s", (*board)->name);
      g_menu_append_item (button->boards, item);
    }
  for (const MusterLayoutStyle *const *style = muster_layout_styles (); *style != NULL; style++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ((*style)->label), NULL);

      g_menu_item_set_action_and_target (item, "win.layout", "s", (*style)->name);
      g_menu_append_item (button->styles, item);
    }
  follow (button);
}
