/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-menu.c: what can be done with what is under the pointer, or selected.
 *
 * The menus are in canvas-menus.ui and name actions of the window. They open when the button is let
 * go: one that opens under a pressed button closes with the release on X11 (GTK 4.8).
 */
#include "canvas-private.h"
#include "popovers.h"

#include <glib/gi18n-lib.h>

#define MENUS "/io/github/musterapp/Muster/canvas-menus.ui"

static const char *
choose_menu (MusterCanvas *canvas)
{
  guint n_selected;

  muster_session_get_selection (canvas->session, &n_selected);
  if (n_selected == 0)
    return "ground";
  if (n_selected > 1)
    return "several";
  switch (muster_session_get_selected_kind (canvas->session))
    {
    case MUSTER_KIND_ROLE:
      return "role";
    case MUSTER_KIND_DEPARTMENT:
      return "department";
    case MUSTER_KIND_LINE:
      return "line";
    case MUSTER_KIND_PERSON:
      return "person";
    default:
      return "several";
    }
}

/* The styles come from their table. */
static void
add_layouts (GtkBuilder *builder, const char *menu)
{
  g_autofree char *id = g_strconcat (menu, "-layouts", NULL);
  GObject *layouts = gtk_builder_get_object (builder, id);

  if (layouts == NULL)
    return;
  g_menu_append (G_MENU (layouts), _ ("As the _Chart"), "win.branch-layout::");
  for (const MusterLayoutStyle *const *style = muster_layout_styles (); *style != NULL; style++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if ((*style)->arrange == NULL)
        continue;
      item = g_menu_item_new (_ ((*style)->label), NULL);
      g_menu_item_set_action_and_target (item, "win.branch-layout", "s", (*style)->name);
      g_menu_append_item (G_MENU (layouts), item);
    }
}

static void
pop_up (MusterCanvas *canvas, const GdkRectangle *at)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (MENUS);
  const char *menu = choose_menu (canvas);
  GMenuModel *model = G_MENU_MODEL (gtk_builder_get_object (builder, menu));

  add_layouts (builder, menu);

  muster_popovers_open_menu (GTK_WIDGET (canvas), &canvas->menu, model, at);
}

void
muster_canvas_show_menu (MusterCanvas *canvas)
{
  MusterRecord cursor = muster_session_get_cursor (canvas->session);
  MusterCanvasView view = muster_canvas_get_view (canvas);
  MusterRect place = { gtk_widget_get_width (GTK_WIDGET (canvas)) / 2.0, gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0, 0, 0 };
  MusterPoint middle;

  muster_canvas_end_edit (canvas);
  muster_canvas_reveal (canvas, cursor);
  if (!muster_canvas_get_place (canvas, cursor, &place) && muster_canvas_get_line_middle (canvas, cursor, &middle))
    place = muster_canvas_place (&view, &(MusterRect){ middle.x, middle.y, 0, 0 });
  pop_up (canvas, &(GdkRectangle){ place.x, place.y, place.width, place.height });
}

/* {{{ Pointer */

static void
select_under (MusterCanvas *canvas, double x, double y)
{
  MusterRecord record = muster_canvas_hit_any (canvas, x, y);

  if (record == 0 || !muster_session_is_selected (canvas->session, record))
    muster_session_select (canvas->session, record, MUSTER_SELECT_ONLY);
}

static void
on_pressed (MusterCanvas *canvas, int n_press, double x, double y)
{
  if (canvas->session == NULL)
    return;
  muster_canvas_end_edit (canvas);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  select_under (canvas, x, y);
}

static void
on_released (MusterCanvas *canvas, int n_press, double x, double y)
{
  if (canvas->session != NULL)
    pop_up (canvas, &(GdkRectangle){ x, y, 1, 1 });
}

static void
on_long_press (MusterCanvas *canvas, double x, double y, GtkGesture *gesture)
{
  if (canvas->session == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  select_under (canvas, x, y);
  pop_up (canvas, &(GdkRectangle){ x, y, 1, 1 });
}

void
muster_canvas_add_menu_controllers (MusterCanvas *canvas)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), canvas);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (on_long_press), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (hold));
}

/* }}} */
