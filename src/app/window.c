/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * window.c: see window.h. What a person can do here is in the table of actions; buttons, menus and
 * keys name actions.
 */
#include "window.h"
#include "actions.h"
#include "boards.h"
#include "breakpoint.h"
#include "importing.h"
#include "popovers.h"
#include "recent.h"
#include "restore.h"
#include "scrollbars.h"
#include "settings.h"
#include "stages.h"
#include "tab-drop.h"
#include "view-button.h"

#include <glib/gi18n-lib.h>

#define RECENT_MOST 10

struct _MusterWindow
{
  AdwApplicationWindow parent_instance;

  /* Of the template */
  AdwTabView *tabs;
  AdwTabBar *tab_bar;
  AdwWindowTitle *title;
  AdwSplitButton *open;
  MusterStages *stages;
  GtkWidget *steps;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkWidget *chart_buttons;
  MusterViewButton *view;

  /* The tab that is shown, and the session in it; owned */
  MusterTab *tab;
  MusterSession *session;
  guint refreshing;

  /* GFile of the tabs that were closed, the last one last. */
  GPtrArray *closed;

  /* While the tabs of a closing window are asked about: which one is, from the first on; -1 when it
   * is not closing. */
  int closing;
};

G_DEFINE_FINAL_TYPE (MusterWindow, muster_window, ADW_TYPE_APPLICATION_WINDOW)

MusterTab *
muster_window_get_tab (MusterWindow *window)
{
  return window->tab;
}

MusterSession *
muster_window_get_session (MusterWindow *window)
{
  return window->tab != NULL ? muster_tab_get_session (window->tab) : NULL;
}

MusterEditor *
muster_window_get_editor (MusterWindow *window)
{
  return window->tab != NULL ? muster_tab_get_editor (window->tab) : NULL;
}

AdwTabView *
muster_window_get_tabs (MusterWindow *window)
{
  return window->tabs;
}

/* {{{ What the window says about the chart */

static const char *
get_view_title (MusterSession *session)
{
  const MusterBoard *board = muster_board_find (muster_session_get_board (session));

  if (board != NULL)
    return _ (board->title);
  return muster_session_get_options (session)->view == MUSTER_VIEW_DEPARTMENTS ? _ ("Departments") : _ ("Reporting");
}

static void
show_title (MusterWindow *window)
{
  g_autofree char *title = NULL, *subtitle = NULL;
  const char *view_name, *file_name;

  if (window->session == NULL)
    {
      adw_window_title_set_title (window->title, "Muster");
      adw_window_title_set_subtitle (window->title, NULL);
      gtk_window_set_title (GTK_WINDOW (window), "Muster");
      return;
    }
  title = muster_tab_dup_title (window->tab);
  view_name = get_view_title (window->session);
  file_name = muster_session_get_file_name (window->session);
  subtitle = g_strdup_printf ("%s%s%s%s", muster_session_is_modified (window->session) ? "• " : "", file_name != NULL ? file_name : "", file_name != NULL ? " · " : "", view_name);
  adw_window_title_set_title (window->title, title);
  adw_window_title_set_subtitle (window->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (window), title);
}

static void
show_steps (MusterWindow *window)
{
  MusterDocument *doc;
  const MusterChange *undo, *redo;
  g_autofree char *undo_text = NULL, *redo_text = NULL;

  if (window->session == NULL)
    return;
  doc = muster_session_get_document (window->session);
  undo = muster_history_peek_undo (doc);
  redo = muster_history_peek_redo (doc);
  /* Translators: %s is what a step was called, as in “Undo: Move “Photographer” to Operations” */
  undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo->label) : g_strdup (_ ("Undo"));
  redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo->label) : g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (window->undo, undo_text);
  gtk_widget_set_tooltip_text (window->redo, redo_text);
}

/* The menu beside "Open". */
static void
follow_recent (MusterWindow *window)
{
  g_autoptr (GPtrArray) recent = muster_recent_list (RECENT_MOST);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < recent->len; i++)
    {
      GtkRecentInfo *info = g_ptr_array_index (recent, i);
      g_auto (GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", gtk_recent_info_get_uri (info));
      g_menu_append_item (menu, item);
    }
  if (recent->len == 0)
    g_menu_append (menu, _ ("No recent charts"), "win.no-recent");
  adw_split_button_set_menu_model (window->open, G_MENU_MODEL (menu));
}

/* Now; what is still due then is done with this. */
static void
refresh (MusterWindow *window)
{
  g_clear_handle_id (&window->refreshing, g_source_remove);
  show_title (window);
  show_steps (window);
  muster_actions_refresh (window);
}

static gboolean
refresh_later (gpointer data)
{
  MusterWindow *window = data;

  window->refreshing = 0;
  refresh (window);
  return G_SOURCE_REMOVE;
}

/* Once a frame, however much changes in between, but before it is drawn. */
static void
queue_refresh (MusterWindow *window)
{
  if (window->refreshing == 0 && window->tabs != NULL)
    window->refreshing = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_later, window, NULL);
}

/* Panes come and go by a fold too, and buttons say whether they are there. */
static void
follow_panes (MusterWindow *window)
{
  MusterPanes *panes = muster_editor_get_panes (muster_window_get_editor (window));

  g_signal_handlers_disconnect_by_func (panes, queue_refresh, window);
  g_signal_connect_object (panes, "notify::start-shown", G_CALLBACK (queue_refresh), window, G_CONNECT_SWAPPED);
}

static void
follow_session (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);

  /* The window has gone, and its tabs go with it. */
  if (window->tabs == NULL)
    return;
  if (session != window->session)
    {
      if (window->session != NULL)
        g_signal_handlers_disconnect_by_data (window->session, window);
      g_set_object (&window->session, session);
      if (session != NULL)
        {
          g_signal_connect_swapped (session, "changed", G_CALLBACK (queue_refresh), window);
          g_signal_connect_swapped (session, "board-changed", G_CALLBACK (queue_refresh), window);
          g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (queue_refresh), window);
          follow_panes (window);
        }
      muster_stages_set_session (window->stages, session);
      muster_view_button_set_session (window->view, session);
      gtk_widget_set_visible (GTK_WIDGET (window->view), session != NULL);
      gtk_widget_set_visible (window->steps, session != NULL);
      gtk_widget_set_visible (window->chart_buttons, session != NULL);
    }
  refresh (window);
}

/* }}} */
/* {{{ Tabs */

static void
follow_tab (MusterWindow *window)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (window->tabs);
  MusterTab *tab = page != NULL ? MUSTER_TAB (adw_tab_page_get_child (page)) : NULL;

  g_set_object (&window->tab, tab);
  follow_session (window);
}

static void
on_tab_shows (MusterWindow *window, MusterTab *tab)
{
  AdwTabPage *page = adw_tab_view_get_page (window->tabs, GTK_WIDGET (tab));
  g_autofree char *title = muster_tab_dup_title (tab);
  MusterSession *session = muster_tab_get_session (tab);

  adw_tab_page_set_title (page, title);
  adw_tab_page_set_loading (page, muster_tab_is_busy (tab));
  adw_tab_page_set_needs_attention (page, FALSE);
  adw_tab_page_set_tooltip (page, session != NULL ? muster_session_get_file_name (session) : NULL);
  if (tab == window->tab)
    follow_session (window);
}

static void
on_table_opened (MusterWindow *window, GBytes *bytes, const char *name)
{
  muster_import_show (window, bytes, name);
}

static void
on_page_attached (MusterWindow *window, AdwTabPage *page)
{
  GtkWidget *tab = adw_tab_page_get_child (page);

  g_signal_connect_object (tab, "shows", G_CALLBACK (on_tab_shows), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "table-opened", G_CALLBACK (on_table_opened), window, G_CONNECT_SWAPPED);
  on_tab_shows (window, MUSTER_TAB (tab));
}

static void
on_page_detached (MusterWindow *window, AdwTabPage *page)
{
  g_signal_handlers_disconnect_by_data (adw_tab_page_get_child (page), window);
}

MusterTab *
muster_window_add_tab (MusterWindow *window)
{
  GtkWidget *tab = muster_tab_new ();
  AdwTabPage *page = adw_tab_view_add_page (window->tabs, tab, adw_tab_view_get_selected_page (window->tabs));

  adw_tab_view_set_selected_page (window->tabs, page);
  return MUSTER_TAB (tab);
}

static MusterTab *
get_empty_tab (MusterWindow *window)
{
  if (window->tab != NULL && window->session == NULL && !muster_tab_is_busy (window->tab))
    return window->tab;
  return muster_window_add_tab (window);
}

void
muster_window_open (MusterWindow *window, GFile *file)
{
  muster_tab_open (get_empty_tab (window), file);
}

void
muster_window_show_document (MusterWindow *window, MusterDocument *doc)
{
  muster_tab_show_document (get_empty_tab (window), doc);
}

/* A tab that was restored with the same file and has nothing of its own makes way. */
static void
close_unchanged (MusterWindow *window, const char *uri)
{
  for (int i = adw_tab_view_get_n_pages (window->tabs); uri != NULL && i-- > 0;)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (window->tabs, i);
      MusterTab *tab = MUSTER_TAB (adw_tab_page_get_child (page));
      MusterSession *session = muster_tab_get_session (tab);
      GFile *file = session != NULL ? muster_session_get_file (session) : NULL;
      g_autofree char *its_uri = file != NULL ? g_file_get_uri (file) : NULL;

      if (tab != window->tab && g_strcmp0 (its_uri, uri) == 0 && !muster_session_is_modified (session))
        adw_tab_view_close_page (window->tabs, page);
    }
}

void
muster_window_recover (MusterWindow *window, MusterDocument *doc, MusterOrphan *orphan)
{
  g_autofree char *uri = g_strdup (orphan->uri);

  muster_tab_recover (get_empty_tab (window), doc, orphan);
  close_unchanged (window, uri);
}

static void
on_page_may_close (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterWindow) window = data;
  MusterTab *tab = MUSTER_TAB (source);
  MusterSession *session = muster_tab_get_session (tab);
  AdwTabPage *page = adw_tab_view_get_page (window->tabs, GTK_WIDGET (tab));
  gboolean closes = muster_tab_ask_to_close_finish (tab, result);

  if (closes && session != NULL && muster_session_get_file (session) != NULL)
    g_ptr_array_add (window->closed, g_object_ref (muster_session_get_file (session)));
  adw_tab_view_close_page_finish (window->tabs, page, closes);
}

GFile *
muster_window_take_closed (MusterWindow *window)
{
  guint n = window->closed->len;

  return n > 0 ? g_ptr_array_steal_index (window->closed, n - 1) : NULL;
}

static gboolean
on_close_page (MusterWindow *window, AdwTabPage *page)
{
  muster_tab_ask_to_close_async (MUSTER_TAB (adw_tab_page_get_child (page)), on_page_may_close, g_object_ref (window));
  return GDK_EVENT_STOP;
}

/* A window without a tab has nothing to show. */
static void
on_n_pages_changed (MusterWindow *window)
{
  if (adw_tab_view_get_n_pages (window->tabs) == 0 && !adw_tab_view_get_is_transferring_page (window->tabs))
    gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Closing: one tab after the other is asked what shall become of it */

static void ask_next (MusterWindow *window);

static void
on_tab_may_close (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterWindow) window = data;

  if (muster_tab_ask_to_close_finish (MUSTER_TAB (source), result))
    ask_next (window);
  else
    window->closing = -1;
}

static void
ask_next (MusterWindow *window)
{
  AdwTabPage *page;

  window->closing++;
  if (window->closing >= adw_tab_view_get_n_pages (window->tabs))
    {
      muster_restore_save (gtk_window_get_application (GTK_WINDOW (window)), window);
      gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  page = adw_tab_view_get_nth_page (window->tabs, window->closing);
  if (muster_tab_get_session (MUSTER_TAB (adw_tab_page_get_child (page))) != NULL)
    adw_tab_view_set_selected_page (window->tabs, page);
  muster_tab_ask_to_close_async (MUSTER_TAB (adw_tab_page_get_child (page)), on_tab_may_close, g_object_ref (window));
}

static gboolean
muster_window_close_request (GtkWindow *parent)
{
  MusterWindow *window = MUSTER_WINDOW (parent);

  if (window->closing < 0)
    ask_next (window);
  return GDK_EVENT_STOP;
}

/* }}} */
/* {{{ Window */

static void
muster_window_dispose (GObject *object)
{
  MusterWindow *window = MUSTER_WINDOW (object);

  g_clear_handle_id (&window->refreshing, g_source_remove);
  if (window->session != NULL)
    g_signal_handlers_disconnect_by_data (window->session, window);
  if (window->tabs != NULL)
    g_signal_handlers_disconnect_by_data (window->tabs, window);
  /* It goes now, and this may run once more. */
  window->tabs = NULL;
  if (window->tab != NULL)
    g_signal_handlers_disconnect_by_data (window->tab, window);
  g_clear_object (&window->session);
  g_clear_object (&window->tab);
  g_clear_pointer (&window->closed, g_ptr_array_unref);
  G_OBJECT_CLASS (muster_window_parent_class)->dispose (object);
}

static void
muster_window_class_init (MusterWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  muster_popovers_mend ();
  muster_scrollbars_mend ();
  G_OBJECT_CLASS (class)->dispose = muster_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = muster_window_close_request;
  g_type_ensure (MUSTER_TYPE_BREAKPOINT);
  g_type_ensure (MUSTER_TYPE_STAGES);
  g_type_ensure (MUSTER_TYPE_VIEW_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, tabs);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, open);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, chart_buttons);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, view);
}

/* How large it was last time. */
static void
bind_size (MusterWindow *window)
{
  g_autoptr (GSettings) settings = muster_settings_new ();

  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
muster_window_init (MusterWindow *window)
{
  window->closing = -1;
  window->closed = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (window));
  bind_size (window);
  muster_import_accept_drops (window);
  muster_actions_add (window);
  muster_tab_drop_setup (window->tab_bar);
  g_signal_connect_swapped (window->tabs, "notify::selected-page", G_CALLBACK (follow_tab), window);
  g_signal_connect_swapped (window->tabs, "page-attached", G_CALLBACK (on_page_attached), window);
  g_signal_connect_swapped (window->tabs, "page-detached", G_CALLBACK (on_page_detached), window);
  g_signal_connect_swapped (window->tabs, "close-page", G_CALLBACK (on_close_page), window);
  g_signal_connect_swapped (window->tabs, "notify::n-pages", G_CALLBACK (on_n_pages_changed), window);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (follow_recent), window, G_CONNECT_SWAPPED);
  follow_recent (window);
  follow_tab (window);
}

MusterWindow *
muster_window_new (AdwApplication *application)
{
  return g_object_new (MUSTER_TYPE_WINDOW, "application", application, NULL);
}

/* }}} */
