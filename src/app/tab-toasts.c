/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab-toasts.c: what is said in passing, as toasts with what a person may do about it.
 */
#include "tab-private.h"

#include <glib/gi18n-lib.h>

/* Copied from what the session offered: it goes with the toast. */
static void
free_offer (gpointer data, GClosure *closure)
{
  MusterOffer *offer = data;

  if (offer->free != NULL)
    offer->free (offer->data);
  g_free (offer);
}

static void
on_undo (MusterTab *tab)
{
  muster_undo (muster_session_get_document (tab->session));
}

static void
on_other (AdwToast *toast, MusterOffer *offer)
{
  MusterTab *tab = g_object_get_data (G_OBJECT (toast), "tab");

  if (offer->undo)
    on_undo (tab);
  offer->run (tab->session, offer->data);
}

/* Two things to do need two buttons, and a toast has one of its own. */
static GtkWidget *
make_title (const char *text, const char *label, AdwToast *toast)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static AdwToast *
make_toast (const char *text)
{
  /* A toast's title is markup. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

void
muster_tab_on_said (MusterTab *tab, const char *text, const MusterOffer *offer)
{
  AdwToast *toast = make_toast (text);

  if (offer != NULL && offer->undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo), tab, G_CONNECT_SWAPPED);
    }
  if (offer != NULL && offer->label != NULL)
    {
      GtkWidget *title = make_title (text, offer->label, toast);
      GtkWidget *button = gtk_widget_get_last_child (title);

      g_object_set_data (G_OBJECT (toast), "tab", tab);
      adw_toast_set_custom_title (toast, title);
      g_signal_connect_data (button, "clicked", G_CALLBACK (on_other), g_memdup2 (offer, sizeof *offer), free_offer, 0);
    }
  adw_toast_overlay_add_toast (tab->toasts, toast);
}

void
muster_tab_say (MusterTab *tab, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  muster_tab_on_said (tab, text, NULL);
}
