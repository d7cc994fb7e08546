/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-menu.c: what can be done with a card, a stage or a checkpoint of the plan.
 *
 * The menus are in plan-menus.ui and name actions of the window; the stages are added here. They open
 * when the button is let go: one that opens under a pressed button closes with the release on X11
 * (GTK 4.8).
 */
#include "plan-private.h"
#include "popovers.h"

#include <glib/gi18n-lib.h>

#define MENUS "/io/github/musterapp/Muster/plan-menus.ui"

static const char *
choose_menu (MusterPlan *plan)
{
  switch (muster_session_get_selected_kind (plan->session))
    {
    case MUSTER_KIND_ROLE:
      return "plan-role";
    case MUSTER_KIND_DEPARTMENT:
      return "plan-department";
    case MUSTER_KIND_CHECKPOINT:
      return "plan-checkpoint";
    default:
      return "plan-stage";
    }
}

/* One entry a stage; nobody leaves at the first. */
static void
fill_stages (MusterPlan *plan, GMenu *menu, const char *action, gboolean leaves)
{
  for (guint i = leaves ? 1 : 0; i < plan->state->n_stages; i++)
    {
      MusterRecord stage = plan->state->stages[i].stage;
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
      g_auto (GStrv) pieces = g_strsplit (muster_document_get_name (plan->state->doc, stage), "_", -1);
      g_autofree char *label = g_strjoinv ("__", pieces);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, action, "s", muster_document_get_id (plan->state->doc, stage));
      g_menu_append_item (menu, item);
    }
  if (leaves)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Never"), NULL);

      g_menu_item_set_action_and_target (item, action, "s", "");
      g_menu_append_item (menu, item);
    }
}

void
muster_plan_show_menu (MusterPlan *plan, GtkWidget *widget, const GdkRectangle *at)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (MENUS);
  GMenuModel *model = G_MENU_MODEL (gtk_builder_get_object (builder, choose_menu (plan)));
  double x, y;

  fill_stages (plan, G_MENU (gtk_builder_get_object (builder, "join-at")), "win.join-at", FALSE);
  fill_stages (plan, G_MENU (gtk_builder_get_object (builder, "leave-at")), "win.leave-at", TRUE);
  fill_stages (plan, G_MENU (gtk_builder_get_object (builder, "begin-at")), "win.join-at", FALSE);
  fill_stages (plan, G_MENU (gtk_builder_get_object (builder, "end-at")), "win.leave-at", TRUE);
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (plan), at->x, at->y, &x, &y);
  muster_popovers_open_menu (GTK_WIDGET (plan), &plan->menu, model, &(GdkRectangle){ (int) x, (int) y, at->width, at->height });
}

/* {{{ The pointer */

typedef struct
{
  MusterPlan *plan;
  GtkWidget *widget;
  MusterPlanPick pick;
} Target;

static void
select_under (Target *target, double x, double y)
{
  MusterRecord record = target->pick (target->widget, x, y);

  if (record != 0 && !muster_session_is_selected (target->plan->session, record))
    muster_session_select (target->plan->session, record, MUSTER_SELECT_ONLY);
}

static void
on_pressed (Target *target, int n_press, double x, double y)
{
  select_under (target, x, y);
}

static void
on_released (Target *target, int n_press, double x, double y)
{
  if (target->pick (target->widget, x, y) != 0)
    muster_plan_show_menu (target->plan, target->widget, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
on_long_press (Target *target, double x, double y, GtkGesture *gesture)
{
  if (target->pick (target->widget, x, y) == 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  select_under (target, x, y);
  muster_plan_show_menu (target->plan, target->widget, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

void
muster_plan_add_menu (MusterPlan *plan, GtkWidget *widget, MusterPlanPick pick)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();
  Target *target = g_new0 (Target, 1);

  *target = (Target){ plan, widget, pick };
  g_object_set_data_full (G_OBJECT (widget), "menu-target", target, g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), target);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), target);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (on_long_press), target);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hold));
}

/* }}} */
