/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scrollbars.c: see scrollbars.h.
 *
 * A scrolled window that lies from right to left has its bar on the left. GTK 4.8 makes room for it
 * there, but places it as if what is scrolled began at 0, and so as far to the left of the whole as it
 * is wide, over whatever lies there. On the right it is where it should be, and does less harm.
 */
#include "scrollbars.h"

static void
place (GtkWidget *scrolled)
{
  gboolean over;

  g_object_get (gtk_widget_get_settings (scrolled), "gtk-overlay-scrolling", &over, NULL);
  over = over && gtk_scrolled_window_get_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled));
  if (!over && gtk_widget_get_direction (scrolled) == GTK_TEXT_DIR_RTL)
    gtk_scrolled_window_set_placement (GTK_SCROLLED_WINDOW (scrolled), GTK_CORNER_TOP_RIGHT);
}

static gboolean
on_realize (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_SCROLLED_WINDOW (widget))
    place (widget);
  return TRUE;
}

void
muster_scrollbars_mend (void)
{
  static gsize done = 0;

  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL || !g_once_init_enter (&done))
    return;
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realize, NULL, NULL);
  g_once_init_leave (&done, 1);
}
