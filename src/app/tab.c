/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab.c: see tab.h.
 */
#include "tab.h"
#include "open.h"
#include "start.h"
#include "templates.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _MusterTab
{
  GtkWidget parent_instance;

  /* Of the template */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  MusterStart *start;
  AdwBin *editor_bin;

  /* Owned */
  MusterSession *session;
  GCancellable *cancellable;
  guint n_reading;
};

static guint shows;

G_DEFINE_FINAL_TYPE (MusterTab, muster_tab, GTK_TYPE_WIDGET)

MusterSession *
muster_tab_get_session (MusterTab *tab)
{
  return tab->session;
}

MusterEditor *
muster_tab_get_editor (MusterTab *tab)
{
  return tab->session != NULL ? MUSTER_EDITOR (adw_bin_get_child (tab->editor_bin)) : NULL;
}

gboolean
muster_tab_is_busy (MusterTab *tab)
{
  return tab->n_reading > 0;
}

static void
say_shows (MusterTab *tab)
{
  g_signal_emit (tab, shows, 0);
}

char *
muster_tab_dup_title (MusterTab *tab)
{
  MusterDocument *doc;

  if (tab->session == NULL)
    return g_strdup (_ ("New Tab"));
  doc = muster_session_get_document (tab->session);
  return g_strdup (muster_document_get_name (doc, muster_document_get_chart (doc)));
}

/* {{{ What is said in passing */

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
on_other (GtkButton *button, MusterOffer *offer)
{
  MusterTab *tab = g_object_get_data (G_OBJECT (button), "tab");

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

static void
on_said (MusterTab *tab, const char *text, const MusterOffer *offer)
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

      g_object_set_data (G_OBJECT (button), "tab", tab);
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
  on_said (tab, text, NULL);
}

/* }}} */
/* {{{ What is shown */

static void
show_session (MusterTab *tab, MusterSession *session)
{
  if (tab->session != NULL)
    g_signal_handlers_disconnect_by_data (tab->session, tab);
  g_set_object (&tab->session, session);
  g_signal_connect_swapped (session, "said", G_CALLBACK (on_said), tab);
  g_signal_connect_swapped (session, "file-changed", G_CALLBACK (say_shows), tab);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (say_shows), tab);
  adw_bin_set_child (tab->editor_bin, muster_editor_new (session));
  gtk_stack_set_visible_child_name (tab->stack, "editor");
  gtk_widget_grab_focus (GTK_WIDGET (muster_editor_get_canvas (muster_tab_get_editor (tab))));
  say_shows (tab);
}

void
muster_tab_show_document (MusterTab *tab, MusterDocument *doc)
{
  g_autoptr (MusterSession) session = muster_session_new (doc);

  show_session (tab, session);
}

static void
on_template_chosen (MusterTab *tab, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = muster_template_get (name, &error);
  g_autoptr (MusterDocument) doc = NULL;

  if (bytes != NULL)
    doc = muster_open (&(MusterSource){ name, bytes }, NULL, NULL, &error);
  if (doc == NULL)
    {
      muster_tab_say (tab, "%s", error->message);
      return;
    }
  /* As it comes it is nothing that could be lost. */
  muster_history_mark_saved (doc);
  muster_tab_show_document (tab, doc);
}

/* }}} */
/* {{{ Opening, on a thread */

typedef struct
{
  GFile *file;
  char *name;
  MusterNotes *notes;
  gboolean read_only;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->file);
  g_free (opening->name);
  muster_notes_free (opening->notes);
  g_free (opening);
}

static void
run_open (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (opening->file, cancellable, NULL, &error);
  MusterDocument *doc = NULL;

  if (bytes != NULL)
    doc = muster_open (&(MusterSource){ opening->name, bytes }, opening->notes, &opening->read_only, &error);
  if (doc != NULL)
    g_task_return_pointer (task, doc, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer data)
{
  MusterTab *tab = MUSTER_TAB (object);
  const Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (MusterSession) session = NULL;
  guint n_notes;

  tab->n_reading--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (doc == NULL)
    {
      muster_tab_say (tab, _ ("“%s” could not be opened: %s"), opening->name, error->message);
      say_shows (tab);
      return;
    }
  session = muster_session_new (doc);
  muster_session_set_file (session, opening->file);
  muster_session_set_read_only (session, opening->read_only);
  n_notes = muster_notes_get_length (opening->notes);
  if (n_notes == 0)
    muster_session_mark_saved (session);
  show_session (tab, session);
  if (n_notes > 0)
    muster_tab_say (tab, ngettext ("%u thing was repaired or set aside while reading; “muster check” lists it", "%u things were repaired or set aside while reading; “muster check” lists them", n_notes), n_notes);
}

void
muster_tab_open (MusterTab *tab, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (tab, tab->cancellable, on_opened, NULL);
  Opening *opening = g_new0 (Opening, 1);

  tab->n_reading++;
  opening->file = g_object_ref (file);
  opening->name = g_file_get_basename (file);
  opening->notes = muster_notes_new ();
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, run_open);
  say_shows (tab);
}

/* }}} */
/* {{{ The widget */

static void
muster_tab_dispose (GObject *object)
{
  MusterTab *tab = MUSTER_TAB (object);
  GtkWidget *child;

  g_cancellable_cancel (tab->cancellable);
  if (tab->session != NULL)
    g_signal_handlers_disconnect_by_data (tab->session, tab);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&tab->session);
  G_OBJECT_CLASS (muster_tab_parent_class)->dispose (object);
}

static void
muster_tab_finalize (GObject *object)
{
  g_object_unref (MUSTER_TAB (object)->cancellable);
  G_OBJECT_CLASS (muster_tab_parent_class)->finalize (object);
}

static void
muster_tab_class_init (MusterTabClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_tab_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_tab_finalize;
  shows = g_signal_new ("shows", MUSTER_TYPE_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MUSTER_TYPE_START);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/tab.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterTab, toasts);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, start);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, editor_bin);
}

static void
muster_tab_init (MusterTab *tab)
{
  tab->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (tab));
  g_signal_connect_object (tab->start, "template-chosen", G_CALLBACK (on_template_chosen), tab, G_CONNECT_SWAPPED);
}

GtkWidget *
muster_tab_new (void)
{
  return g_object_new (MUSTER_TYPE_TAB, NULL);
}

/* }}} */
