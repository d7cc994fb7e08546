/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-menus.c: what is clicked after a menu has closed hears of it.
 *
 * GTK 4.8 on X11 loses such a click if it lays out the window in the meantime, which it does here with
 * every frame (popovers.c).
 */
#include "actions.h"
#include "chart.h"
#include "outline-cell.h"
#include "outline.h"
#include "people-cell.h"
#include "people.h"
#include "robot.h"

#define SHOP "Top[*boss Ops[*lead plan{Ann} ads] Design[*art photo{Bob!vendor}]]"
#define ROUNDS 4

static MusterWindow *
open_page (const char *page)
{
  g_autoptr (MusterDocument) doc = chart_read (SHOP);
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));

  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 760);
  muster_window_show_document (window, doc);
  robot_present (GTK_WINDOW (window));
  robot_settle ();
  muster_editor_show_page (muster_window_get_editor (window), page);
  robot_settle ();
  return window;
}

/* Somebody closes the menu that is open, and clicks. */
static void
close_and_click (MusterWindow *window, GtkWidget *menu, GtkWidget *cell, int round)
{
  if (round % 2 == 0)
    robot_move_to (menu, -1, -1);
  robot_key ("Escape");
  robot_await (!gtk_widget_get_mapped (menu));
  muster_session_select (muster_window_get_session (window), 0, MUSTER_SELECT_ONLY);
  gtk_widget_queue_resize (GTK_WIDGET (window));
  robot_settle ();
  robot_click_at (cell, 30 + round % 3 * 16, -1, GDK_BUTTON_PRIMARY, 1);
}

static gboolean
is_selected (MusterWindow *window, const char *id)
{
  MusterSession *session = muster_window_get_session (window);

  return muster_session_is_selected (session, chart_get (muster_session_get_document (session), id));
}

static void
check_clicks (MusterWindow *window, GtkWidget *cell, const char *id)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      GtkWidget *menu;

      robot_click_at (cell, 60, -1, GDK_BUTTON_SECONDARY, 1);
      menu = robot_find (window, GTK_TYPE_POPOVER_MENU, NULL);
      g_assert_true (is_selected (window, id));
      close_and_click (window, menu, cell, i);
      g_assert_true (is_selected (window, id));
    }
}

static void
test_people (void)
{
  MusterWindow *window = open_page ("people");

  check_clicks (window, robot_find (robot_find (window, MUSTER_TYPE_PEOPLE, NULL), MUSTER_TYPE_PEOPLE_CELL, "Bob"), "Bob");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_outline (void)
{
  MusterWindow *window = open_page ("outline");

  check_clicks (window, robot_find (robot_find (window, MUSTER_TYPE_OUTLINE, NULL), MUSTER_TYPE_OUTLINE_CELL, "ads"), "ads");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Those that others make close in the same way, and open again. */
static void
test_buttons (void)
{
  MusterWindow *window = open_page ("people");
  GtkWidget *cell = robot_find (robot_find (window, MUSTER_TYPE_PEOPLE, NULL), MUSTER_TYPE_PEOPLE_CELL, "Bob");
  GtkWidget *button = robot_find (window, GTK_TYPE_MENU_BUTTON, "Main menu");
  GtkWidget *menu = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  for (int i = 0; i < ROUNDS; i++)
    {
      robot_click (button);
      robot_await (gtk_widget_get_mapped (menu));
      close_and_click (window, menu, cell, i);
      g_assert_true (is_selected (window, "Bob"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_startup (GApplication *application)
{
  muster_actions_set_keys (GTK_APPLICATION (application));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/menus/a-click-is-heard-after-the-menu-of-people", test_people);
  robot_add ("/menus/a-click-is-heard-after-the-menu-of-the-outline", test_outline);
  robot_add ("/menus/a-click-is-heard-after-the-menu-of-a-button", test_buttons);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (on_startup), NULL);
  return robot_run (G_APPLICATION (application));
}
