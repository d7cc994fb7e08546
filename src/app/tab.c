/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab.c: see tab.h.
 */
#include "tab-private.h"
#include "open.h"
#include "shown.h"
#include "templates.h"

#include <glib/gi18n-lib.h>

enum
{
  SHOWS,
  TABLE_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

void
muster_tab_say_shows (MusterTab *tab)
{
  g_signal_emit (tab, signals[SHOWS], 0);
}

char *
muster_tab_dup_title (MusterTab *tab)
{
  MusterDocument *doc;

  if (tab->session == NULL)
    return g_strdup (_ ("New Tab"));
  doc = muster_session_get_document (tab->session);
  return muster_shown_dup (muster_document_get_name (doc, muster_document_get_chart (doc)));
}

/* {{{ What is shown */

void
muster_tab_show_session (MusterTab *tab, MusterSession *session)
{
  /* Whole before anybody hears of it: showing it may change it already, as to the dark style. */
  GtkWidget *editor = muster_editor_new (session);

  if (tab->session != NULL)
    g_signal_handlers_disconnect_by_data (tab->session, tab);
  g_set_object (&tab->session, session);
  g_signal_connect_swapped (session, "said", G_CALLBACK (muster_tab_on_said), tab);
  g_signal_connect_swapped (session, "file-changed", G_CALLBACK (muster_tab_say_shows), tab);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (muster_tab_say_shows), tab);
  adw_bin_set_child (tab->editor_bin, editor);
  gtk_stack_set_visible_child_name (tab->stack, "editor");
  gtk_revealer_set_reveal_child (tab->changed_bar, FALSE);
  gtk_revealer_set_reveal_child (tab->read_only_bar, muster_session_is_read_only (session));
  muster_tab_watch (tab);
  muster_tab_keep (tab);
  muster_tab_follow_versions (tab);
  gtk_widget_grab_focus (GTK_WIDGET (muster_editor_get_canvas (muster_tab_get_editor (tab))));
  muster_tab_say_shows (tab);
}

void
muster_tab_show_document (MusterTab *tab, MusterDocument *doc)
{
  g_autoptr (MusterSession) session = muster_session_new (doc);

  muster_tab_show_session (tab, session);
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
/* {{{ The widget */

static void
muster_tab_dispose (GObject *object)
{
  MusterTab *tab = MUSTER_TAB (object);
  GtkWidget *child;

  g_cancellable_cancel (tab->cancellable);
  muster_tab_stop_watching (tab);
  /* Whoever closes a tab has been asked. */
  muster_tab_discard (tab);
  muster_tab_stop_keeping (tab);
  g_clear_weak_pointer (&tab->toast);
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
  g_clear_object (&MUSTER_TAB (object)->settings);
  G_OBJECT_CLASS (muster_tab_parent_class)->finalize (object);
}

static void
muster_tab_class_init (MusterTabClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_tab_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_tab_finalize;
  signals[SHOWS] = g_signal_new ("shows", MUSTER_TYPE_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TABLE_OPENED] = g_signal_new ("table-opened", MUSTER_TYPE_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BYTES, G_TYPE_STRING);
  g_type_ensure (MUSTER_TYPE_START);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/tab.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterTab, toasts);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, stack);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, start);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, changed_bar);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, reload);
  gtk_widget_class_bind_template_child (widget_class, MusterTab, read_only_bar);
}

static void
muster_tab_init (MusterTab *tab)
{
  tab->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (tab));
  g_signal_connect_object (tab->reload, "clicked", G_CALLBACK (muster_tab_reload), tab, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab->start, "template-chosen", G_CALLBACK (on_template_chosen), tab, G_CONNECT_SWAPPED);
}

GtkWidget *
muster_tab_new (void)
{
  return g_object_new (MUSTER_TYPE_TAB, NULL);
}

/* }}} */
