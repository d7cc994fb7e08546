/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab-toasts.c: what is said in passing, as toasts with what a person may do about it.
 */
#include "shown-label.h"
#include "shown.h"
#include "tab-private.h"

#include <glib/gi18n-lib.h>

/* What a button of a toast does: a copy of what the session offered, which goes with the button. */
typedef struct
{
  MusterTab *tab;
  /* What it takes back before; NULL for nothing. */
  const MusterChange *undo;
  void (*run) (MusterSession *session, gpointer data);
  /* Shared by the buttons; it has the offer's own data. */
  gpointer data;
} Choice;

typedef struct
{
  gpointer data;
  GDestroyNotify free;
} Shared;

static void
clear_shared (gpointer data)
{
  Shared *shared = data;

  if (shared->free != NULL)
    shared->free (shared->data);
}

static void
free_choice (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_rc_box_release_full (choice->data, clear_shared);
  g_free (choice);
}

/* Takes @change back, unless something else was done since: that is not to be taken back unasked. */
static gboolean
take_back (MusterTab *tab, const MusterChange *change)
{
  MusterDocument *doc = muster_session_get_document (tab->session);

  return muster_history_peek_undo (doc) == change && muster_undo (doc);
}

static void
on_undo (AdwToast *toast, MusterTab *tab)
{
  take_back (tab, g_object_get_data (G_OBJECT (toast), "change"));
}

static void
on_chosen (GtkButton *button, Choice *choice)
{
  if (choice->undo != NULL && !take_back (choice->tab, choice->undo))
    return;
  choice->run (choice->tab->session, ((Shared *) choice->data)->data);
}

static void
add_choice (MusterTab *tab, GtkBox *box, const MusterOffer *offer, Shared *shared, gboolean other)
{
  GtkWidget *button = gtk_button_new_with_label (other ? offer->other_label : offer->label);
  Choice *choice = g_new0 (Choice, 1);

  *choice = (Choice){ tab, offer->undo ? muster_history_peek_undo (muster_session_get_document (tab->session)) : NULL, other ? offer->other_run : offer->run, g_rc_box_acquire (shared) };
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_chosen), choice, free_choice, 0);
  gtk_widget_add_css_class (GTK_WIDGET (button), "flat");
  gtk_box_append (box, button);
}

/* Two things to do need two buttons, and a toast has one of its own. */
static GtkWidget *
make_title (MusterTab *tab, const char *text, const MusterOffer *offer, AdwToast *toast)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL);
  Shared *shared = g_rc_box_new0 (Shared);

  *shared = (Shared){ offer->data, offer->free };
  muster_label_set_shown (GTK_LABEL (title), text);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  add_choice (tab, GTK_BOX (box), offer, shared, FALSE);
  if (offer->other_label != NULL)
    add_choice (tab, GTK_BOX (box), offer, shared, TRUE);
  g_rc_box_release_full (shared, clear_shared);
  for (GtkWidget *button = gtk_widget_get_next_sibling (title); button != NULL; button = gtk_widget_get_next_sibling (button))
    g_signal_connect_object (button, "clicked", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return box;
}

static AdwToast *
make_toast (const char *text)
{
  /* A toast's title is markup. */
  g_autofree char *shown = muster_shown_dup (text);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  return adw_toast_new (escaped);
}

void
muster_tab_on_said (MusterTab *tab, const char *text, const MusterOffer *offer)
{
  AdwToast *toast = make_toast (text);

  if (offer != NULL && offer->undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      g_object_set_data (G_OBJECT (toast), "change", (gpointer) muster_history_peek_undo (muster_session_get_document (tab->session)));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo), tab, 0);
    }
  if (offer != NULL && offer->label != NULL)
    adw_toast_set_custom_title (toast, make_title (tab, text, offer, toast));
  /* What is said now is about now: it does not wait for what was said before. */
  if (tab->toast != NULL)
    adw_toast_dismiss (tab->toast);
  g_set_weak_pointer (&tab->toast, toast);
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
