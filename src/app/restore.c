/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * restore.c: see restore.h. A group "window N" is a window, a group "tab N M" one of its tabs.
 */
#include "restore.h"
#include "boards.h"

#include "config.h"

#include <math.h>

#define MAX_WINDOWS 20
#define MAX_TABS 100

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "muster", "session.ini", NULL);
}

/* {{{ Saving */

static void
save_selection (GKeyFile *keys, const char *group, MusterSession *session)
{
  MusterDocument *doc = muster_session_get_document (session);
  guint n_selected;
  const MusterRecord *selection = muster_session_get_selection (session, &n_selected);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < MIN (n_selected, 1000); i++)
    g_ptr_array_add (ids, (gpointer) muster_document_get_id (doc, selection[i]));
  if (ids->len > 0)
    g_key_file_set_string_list (keys, group, "selection", (const char *const *) ids->pdata, ids->len);
}

static void
save_id (GKeyFile *keys, const char *group, const char *key, MusterDocument *doc, MusterRecord record)
{
  if (record != 0)
    g_key_file_set_string (keys, group, key, muster_document_get_id (doc, record));
}

static gboolean
save_tab (GKeyFile *keys, const char *group, MusterTab *tab)
{
  MusterSession *session = muster_tab_get_session (tab);
  GFile *file = session != NULL ? muster_session_get_file (session) : NULL;
  const MusterSceneOptions *options;
  g_autofree char *uri = NULL;
  MusterCanvas *canvas;
  double x, y;

  if (file == NULL)
    return FALSE;
  options = muster_session_get_options (session);
  canvas = muster_editor_get_canvas (muster_tab_get_editor (tab));
  muster_canvas_get_offset (canvas, &x, &y);
  uri = g_file_get_uri (file);
  g_key_file_set_string (keys, group, "uri", uri);
  g_key_file_set_string (keys, group, "view", options->view == MUSTER_VIEW_REPORTING ? "reporting" : "departments");
  if (muster_session_get_board (session) != NULL)
    g_key_file_set_string (keys, group, "board", muster_session_get_board (session));
  save_id (keys, group, "stage", muster_session_get_document (session), options->stage);
  save_id (keys, group, "root", muster_session_get_document (session), options->root);
  g_key_file_set_double (keys, group, "zoom", muster_canvas_get_zoom (canvas));
  g_key_file_set_double (keys, group, "x", x);
  g_key_file_set_double (keys, group, "y", y);
  g_key_file_set_string (keys, group, "page", muster_editor_get_page (muster_tab_get_editor (tab)));
  save_selection (keys, group, session);
  return TRUE;
}

static void
save_window (GKeyFile *keys, guint number, MusterWindow *window)
{
  AdwTabView *tabs = muster_window_get_tabs (window);
  g_autofree char *group = g_strdup_printf ("window %u", number);
  AdwTabPage *selected = adw_tab_view_get_selected_page (tabs);
  guint n_saved = 0;

  for (int i = 0; i < adw_tab_view_get_n_pages (tabs) && n_saved < MAX_TABS; i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (tabs, i);
      g_autofree char *tab_group = g_strdup_printf ("tab %u %u", number, n_saved);

      if (!save_tab (keys, tab_group, MUSTER_TAB (adw_tab_page_get_child (page))))
        continue;
      if (page == selected)
        g_key_file_set_integer (keys, group, "selected", (int) n_saved);
      n_saved++;
    }
  g_key_file_set_integer (keys, group, "tabs", (int) n_saved);
}

void
muster_restore_save (GtkApplication *application, MusterWindow *closing)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  guint n_saved = 0, n_windows = 0;

  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    n_windows += MUSTER_IS_WINDOW (item->data);
  for (GList *item = gtk_application_get_windows (application); item != NULL && n_saved < MAX_WINDOWS; item = item->next)
    if (MUSTER_IS_WINDOW (item->data) && (item->data != closing || n_windows == 1))
      save_window (keys, n_saved++, item->data);
  g_mkdir_with_parents (folder, 0700);
  /* A start without what was open last time is no loss that is worth a word. */
  g_key_file_save_to_file (keys, path, NULL);
}

/* }}} */
/* {{{ Loading */

/* What is to be looked at when a tab's file has been read; owned by the tab. */
typedef struct
{
  char *group;
  GKeyFile *keys;
} Waiting;

static void
waiting_free (gpointer data, GClosure *closure)
{
  Waiting *waiting = data;

  g_key_file_unref (waiting->keys);
  g_free (waiting->group);
  g_free (waiting);
}

static MusterRecord
find_id (Waiting *waiting, const char *key, MusterDocument *doc)
{
  g_autofree char *id = g_key_file_get_string (waiting->keys, waiting->group, key, NULL);

  return id != NULL ? muster_document_find (doc, id) : 0;
}

static void
load_selection (Waiting *waiting, MusterSession *session)
{
  g_auto (GStrv) ids = g_key_file_get_string_list (waiting->keys, waiting->group, "selection", NULL, NULL);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      MusterRecord record = muster_document_find (muster_session_get_document (session), ids[i]);

      if (record != 0)
        g_array_append_val (records, record);
    }
  muster_session_select_many (session, (const MusterRecord *) (gpointer) records->data, records->len, MUSTER_SELECT_ONLY);
}

static void
load_place (Waiting *waiting, MusterCanvas *canvas)
{
  double zoom = g_key_file_get_double (waiting->keys, waiting->group, "zoom", NULL);
  double x = g_key_file_get_double (waiting->keys, waiting->group, "x", NULL);
  double y = g_key_file_get_double (waiting->keys, waiting->group, "y", NULL);

  if (!isfinite (zoom) || !isfinite (x) || !isfinite (y) || zoom <= 0)
    return;
  muster_canvas_set_zoom (canvas, zoom);
  muster_canvas_set_offset (canvas, x, y);
}

static void
on_tab_shows (MusterTab *tab, Waiting *waiting)
{
  MusterSession *session = muster_tab_get_session (tab);
  g_autofree char *view = NULL, *board = NULL, *page = NULL;
  MusterEditor *editor;

  if (session == NULL)
    return;
  editor = muster_tab_get_editor (tab);
  view = g_key_file_get_string (waiting->keys, waiting->group, "view", NULL);
  page = g_key_file_get_string (waiting->keys, waiting->group, "page", NULL);
  muster_session_set_view (session, g_strcmp0 (view, "reporting") == 0 ? MUSTER_VIEW_REPORTING : MUSTER_VIEW_DEPARTMENTS);
  board = g_key_file_get_string (waiting->keys, waiting->group, "board", NULL);
  muster_session_set_board (session, muster_board_find (board) != NULL ? board : NULL);
  muster_session_set_stage (session, find_id (waiting, "stage", muster_session_get_document (session)));
  muster_session_set_root (session, find_id (waiting, "root", muster_session_get_document (session)));
  load_selection (waiting, session);
  load_place (waiting, muster_editor_get_canvas (editor));
  if (page != NULL)
    muster_editor_choose_page (editor, page);
  g_signal_handlers_disconnect_by_func (tab, on_tab_shows, waiting);
}

static gboolean
load_tab (MusterWindow *window, GKeyFile *keys, const char *group)
{
  g_autofree char *uri = g_key_file_get_string (keys, group, "uri", NULL);
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  Waiting *waiting;
  MusterTab *tab;

  /* A file that is gone meanwhile is not asked for again at every start. */
  if (file == NULL || !g_file_query_exists (file, NULL))
    return FALSE;
  waiting = g_new0 (Waiting, 1);
  waiting->keys = g_key_file_ref (keys);
  waiting->group = g_strdup (group);
  tab = muster_window_add_tab (window);
  g_signal_connect_data (tab, "shows", G_CALLBACK (on_tab_shows), waiting, waiting_free, 0);
  muster_tab_open (tab, file);
  return TRUE;
}

static gboolean
load_window (GtkApplication *application, GKeyFile *keys, guint number)
{
  g_autofree char *group = g_strdup_printf ("window %u", number);
  int n_tabs = g_key_file_get_integer (keys, group, "tabs", NULL);
  int selected = g_key_file_get_integer (keys, group, "selected", NULL);
  MusterWindow *window;
  int n_loaded = 0;

  if (n_tabs <= 0)
    return FALSE;
  window = muster_window_new (ADW_APPLICATION (application));
  for (int i = 0; i < MIN (n_tabs, MAX_TABS); i++)
    {
      g_autofree char *tab_group = g_strdup_printf ("tab %u %d", number, i);

      n_loaded += load_tab (window, keys, tab_group);
    }
  if (n_loaded == 0)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      return FALSE;
    }
  if (selected >= 0 && selected < n_loaded)
    adw_tab_view_set_selected_page (muster_window_get_tabs (window), adw_tab_view_get_nth_page (muster_window_get_tabs (window), selected));
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

gboolean
muster_restore_load (GtkApplication *application)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *path = dup_path ();
  gboolean any = FALSE;

  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  for (guint i = 0; i < MAX_WINDOWS; i++)
    any |= load_window (application, keys, i);
  return any;
}

/* }}} */
