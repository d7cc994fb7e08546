/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * popovers.c: see popovers.h.
 *
 * Why a click gets lost: when widgets are laid out under a pointer that rests, GTK asks the surface
 * in which it thinks the pointer is for one motion event more, when events are next looked through
 * (gdk_surface_request_motion()). A popover that closes before that keeps the request, and its
 * surface, though hidden, still hears of the frame clock of the window. So the next true motion, which
 * may be the one to what is to be clicked, is followed by one in the popover, and GTK hands the press
 * to what nobody sees. A surface that has gone hears of nothing: a closed popover gives back its
 * surface at once, and gets a new one when it opens.
 */
#include "popovers.h"

static gboolean
give_back (gpointer data)
{
  GtkWidget *popover = data;

  if (!gtk_widget_get_visible (popover))
    gtk_widget_unrealize (popover);
  return G_SOURCE_REMOVE;
}

/* Not while it closes, when GTK still needs the surface, but before the next frame: that would bring
 * the pointer back into it, and GTK asks for the surface of what the pointer is in. */
static gboolean
on_closed (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  g_idle_add_full (G_PRIORITY_HIGH, give_back, g_value_dup_object (&values[0]), g_object_unref);
  return TRUE;
}

void
muster_popovers_mend (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  g_type_ensure (GTK_TYPE_POPOVER);
  g_type_class_unref (g_type_class_ref (GTK_TYPE_POPOVER));
  g_signal_add_emission_hook (g_signal_lookup ("closed", GTK_TYPE_POPOVER), 0, on_closed, NULL, NULL);
  g_once_init_leave (&done, 1);
}

void
muster_popovers_open_menu (GtkWidget *owner, GtkWidget **menu, GMenuModel *model, const GdkRectangle *at)
{
  /* A new one each time: with another model it would remember an item that is gone. */
  g_clear_pointer (menu, gtk_widget_unparent);
  *menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (*menu), FALSE);
  gtk_widget_set_halign (*menu, GTK_ALIGN_START);
  gtk_popover_set_position (GTK_POPOVER (*menu), GTK_POS_BOTTOM);
  /* Aside of the pointer: one that opens under it closes at the first press in it on X11 (GTK 4.8). */
  gtk_popover_set_offset (GTK_POPOVER (*menu), 1, 4);
  gtk_popover_set_pointing_to (GTK_POPOVER (*menu), at);
  gtk_widget_set_parent (*menu, owner);
  gtk_popover_popup (GTK_POPOVER (*menu));
}
