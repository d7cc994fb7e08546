/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-earlier.c: each state that was saved can be looked at, opened beside the chart and brought back as one
 * step; keeping them is in nobody's way.
 */
#include "desk.h"
#include "earlier.h"
#include "versions-disk.h"

#include <glib/gstdio.h>

static GPtrArray *
list_versions (MusterWindow *window)
{
  g_autofree char *folder = muster_versions_dup_folder ();
  g_autofree char *uri = g_file_get_uri (muster_session_get_file (muster_window_get_session (window)));

  return muster_versions_list (folder, uri);
}

static guint
count_versions (MusterWindow *window)
{
  g_autoptr (GPtrArray) versions = list_versions (window);

  return versions->len;
}

static void
rename_role (MusterWindow *window, const char *from, const char *to)
{
  g_assert_true (muster_edit_set (desk_get_document (window), desk_find (window, from), MUSTER_ROLE_TITLE, to, MUSTER_COMMIT_DEFAULT, NULL));
}

static void
save (MusterWindow *window)
{
  robot_key ("<Control>s");
  robot_await (!muster_session_is_modified (muster_window_get_session (window)));
}

static gboolean
says (gpointer root, const char *text)
{
  g_autofree char *said = robot_read (root);

  return strstr (said, text) != NULL;
}

/* A chart that was saved twice since it was opened, and its versions in the pane. */
static MusterWindow *
open_saved (GtkWidget **pane)
{
  MusterWindow *window = desk_open_template ("ecommerce-starter");
  const char *roles[] = { "Marketing manager", "Shipping manager" };
  GArray *list = muster_document_list (desk_get_document (window), MUSTER_KIND_ROLE);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *title = g_strdup (muster_document_get_name (desk_get_document (window), g_array_index (list, MusterRecord, i)));

      rename_role (window, title, roles[i]);
      save (window);
      robot_await (count_versions (window) == i + 2);
    }
  g_array_unref (list);
  muster_editor_show_page (muster_window_get_editor (window), "history");
  robot_settle ();
  *pane = robot_find (window, MUSTER_TYPE_EARLIER, NULL);
  return window;
}

static void
unfold (GtkWidget *pane)
{
  robot_click (robot_find (pane, GTK_TYPE_TOGGLE_BUTTON, "Earlier Versions"));
  robot_await (says (pane, "The first that was kept") && says (pane, "“Marketing manager” edited"));
}

/* A line of the menu of a version, the latest being 0. */
static void
choose (GtkWidget *pane, int version, const char *line)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (robot_find (pane, GTK_TYPE_LIST_BOX, NULL)), version);

  robot_click (robot_find (row, GTK_TYPE_MENU_BUTTON, NULL));
  robot_click (robot_find (row, g_type_from_name ("GtkModelButton"), line));
  robot_settle ();
}

static char *
dup_state (MusterWindow *window)
{
  g_autoptr (GPtrArray) versions = list_versions (window);

  return g_strdup (((MusterVersion *) g_ptr_array_index (versions, 0))->state);
}

static void
test_lists (void)
{
  GtkWidget *pane;
  MusterWindow *window = open_saved (&pane);

  g_assert_true (says (pane, "3"));
  unfold (pane);
  g_assert_true (says (pane, "“Shipping manager” edited"));
  g_assert_true (says (pane, "roles"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_compares (void)
{
  GtkWidget *pane;
  MusterWindow *window = open_saved (&pane);
  GtkWidget *differences;
  guint steps = muster_history_get_length (desk_get_document (window));

  unfold (pane);
  robot_click (robot_find (pane, GTK_TYPE_LABEL, "The first that was kept"));
  differences = robot_find (NULL, ADW_TYPE_WINDOW, "What Differs");
  robot_await (says (differences, "Marketing manager") && says (differences, "Shipping manager"));
  robot_key ("Escape");
  choose (pane, 0, "Compare to Now");
  differences = robot_find (NULL, ADW_TYPE_WINDOW, "What Differs");
  robot_await (says (differences, "Nothing differs"));
  robot_key ("Escape");
  g_assert_cmpuint (muster_history_get_length (desk_get_document (window)), ==, steps);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_copies (void)
{
  GtkWidget *pane;
  MusterWindow *window = open_saved (&pane);
  MusterSession *session = muster_window_get_session (window);

  unfold (pane);
  choose (pane, 1, "Open as a Copy");
  robot_await (muster_window_get_session (window) != NULL && muster_window_get_session (window) != session);
  g_assert_null (muster_session_get_file (muster_window_get_session (window)));
  desk_find (window, "Marketing manager");
  g_assert_false (muster_session_is_modified (session));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_restores (void)
{
  GtkWidget *pane;
  MusterWindow *window = open_saved (&pane);
  MusterDocument *doc = desk_get_document (window);
  guint steps = muster_history_get_length (doc);
  g_autofree char *before = dup_state (window), *after = NULL;

  unfold (pane);
  choose (pane, 2, "Go Back to This Version");
  robot_await (muster_history_get_length (doc) == steps + 1);
  g_assert_true (muster_session_is_modified (muster_window_get_session (window)));
  /* Undone, and saved again: the very same state. */
  robot_key ("<Control>z");
  rename_role (window, "Shipping manager", "Shipper");
  rename_role (window, "Shipper", "Shipping manager");
  save (window);
  muster_versions_finish ();
  after = dup_state (window);
  g_assert_cmpstr (after, ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where nothing can be kept, saving is as ever. */
static void
test_in_the_way (void)
{
  g_autofree char *folder = muster_versions_dup_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);
  MusterWindow *window;
  MusterRecord role;

  g_assert_no_errno (g_mkdir_with_parents (parent, 0700));
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  window = desk_open_template ("ecommerce-starter");
  role = muster_document_find (desk_get_document (window), "chart");
  g_assert_true (muster_edit_set (desk_get_document (window), role, MUSTER_CHART_NAME, "Kite", MUSTER_COMMIT_DEFAULT, NULL));
  save (window);
  muster_editor_show_page (muster_window_get_editor (window), "history");
  robot_settle ();
  g_assert_null (robot_look (window, MUSTER_TYPE_EARLIER, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/earlier/each state says what was new in it", test_lists);
  robot_add ("/earlier/a state is compared to now", test_compares);
  robot_add ("/earlier/a state is opened beside the chart", test_copies);
  robot_add ("/earlier/a state comes back as one step", test_restores);
  robot_add ("/earlier/what cannot be kept is in nobody's way", test_in_the_way);
  return desk_run ();
}
