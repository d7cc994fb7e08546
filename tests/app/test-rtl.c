/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-rtl.c: the window where text goes from right to left.
 */
#include "actions.h"
#include "desk.h"

/* Scrollbars that are always shown lie within what they scroll. */
static void
check_bars (GtkWidget *widget, guint *n_bars)
{
  GtkWidget *scrolled = gtk_widget_get_parent (widget);

  if (GTK_IS_SCROLLBAR (widget) && gtk_widget_get_mapped (widget) && GTK_IS_SCROLLED_WINDOW (scrolled))
    {
      graphene_rect_t place;

      g_assert_true (gtk_widget_compute_bounds (widget, scrolled, &place));
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, gtk_widget_get_width (scrolled) + 1);
      (*n_bars)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_bars (child, n_bars);
}

static double
get_left (GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &place));
  return place.origin.x;
}

static void
test_scrollbars (void)
{
  static const char *const boards[] = { "show-departments", "show-responsibilities", "show-plan", "show-table", "show-numbers" };
  MusterWindow *window;

  g_object_set (gtk_settings_get_default (), "gtk-overlay-scrolling", FALSE, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = desk_open_template ("three-stage-growth");
  /* The left pane is on the right. */
  g_assert_cmpfloat (get_left (robot_find (window, g_type_from_name ("MusterOutline"), NULL)), >, get_left (robot_find (window, g_type_from_name ("MusterInspector"), NULL)));
  for (guint i = 0; i < G_N_ELEMENTS (boards); i++)
    {
      g_autofree char *action = g_strconcat ("win.", boards[i], NULL);
      guint n_bars = 0;

      gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
      robot_settle ();
      check_bars (GTK_WIDGET (window), &n_bars);
      g_assert_cmpuint (n_bars, >, 0);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-overlay-scrolling", TRUE, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/rtl/scrollbars-lie-within-what-they-scroll", test_scrollbars);
  return desk_run ();
}
