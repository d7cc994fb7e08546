/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-files.c: what is saved is there again, with its history, and nothing is lost on the way.
 */
#include "desk.h"
#include "edit.h"
#include "restore.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <sys/stat.h>

static MusterSession *
get_session (MusterWindow *window)
{
  return muster_window_get_session (window);
}

static void
rename_role (MusterWindow *window, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;

  muster_edit_set (desk_get_document (window), desk_find (window, from), MUSTER_ROLE_TITLE, to, MUSTER_COMMIT_DEFAULT, &error);
  g_assert_no_error (error);
  robot_settle ();
}

static char *
read_file (GFile *file)
{
  char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_load_contents (file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
close_window (MusterWindow *window)
{
  muster_session_mark_saved (get_session (window), muster_history_get_position (desk_get_document (window)), muster_history_peek_undo (desk_get_document (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_saves (void)
{
  g_autoptr (GFile) file = desk_copy_template ("ecommerce-starter", "shop");
  MusterWindow *window = desk_open (file);
  g_autofree char *saved = NULL;

  rename_role (window, "Designer", "Art director");
  g_assert_true (muster_session_is_modified (get_session (window)));
  robot_key ("<Control>s");
  robot_await (!muster_session_is_modified (get_session (window)));
  saved = read_file (file);
  g_assert_nonnull (strstr (saved, "Art director"));
  gtk_window_destroy (GTK_WINDOW (window));

  window = desk_open (file);
  g_assert_false (muster_session_is_modified (get_session (window)));
  g_assert_cmpuint (desk_find (window, "Art director"), !=, 0);
  robot_key ("<Control>z");
  g_assert_cmpuint (desk_find (window, "Designer"), !=, 0);
  g_assert_true (muster_session_is_modified (get_session (window)));
  robot_key ("<Shift><Control>z");
  g_assert_cmpuint (desk_find (window, "Art director"), !=, 0);
  g_assert_false (muster_session_is_modified (get_session (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Another name keeps the first file as it was; a copy keeps the document at its file. */
static void
test_saves_as (void)
{
  g_autoptr (GFile) file = desk_copy_template ("ecommerce-starter", "shop");
  MusterWindow *window = desk_open (file);
  g_autofree char *before = read_file (file);
  g_autofree char *other = g_build_filename (robot_get_folder (), "other.muster", NULL);
  g_autofree char *copy = g_build_filename (robot_get_folder (), "copy.muster", NULL);
  g_autofree char *after = NULL, *without = NULL;

  rename_role (window, "Designer", "Art director");
  robot_key ("<Shift><Control>s");
  robot_choose_file (other);
  robot_await (!muster_session_is_modified (get_session (window)));
  g_assert_cmpstr (muster_session_get_file_name (get_session (window)), ==, "other.muster");
  after = read_file (file);
  g_assert_cmpstr (before, ==, after);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.save-copy", NULL);
  robot_choose_file (copy);
  robot_await (g_file_test (copy, G_FILE_TEST_EXISTS) && !muster_tab_is_busy (muster_window_get_tab (window)));
  g_assert_cmpstr (muster_session_get_file_name (get_session (window)), ==, "other.muster");
  g_assert_true (g_file_get_contents (copy, &without, NULL, NULL));
  g_assert_nonnull (strstr (without, "Art director"));
  g_assert_null (strstr (without, "\"history\""));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_asks_before_closing (void)
{
  g_autoptr (GFile) file = desk_copy_template ("ecommerce-starter", "shop");
  MusterWindow *window = desk_open (file);
  g_autofree char *saved = NULL;

  rename_role (window, "Designer", "Art director");
  gtk_window_close (GTK_WINDOW (window));
  robot_answer ("Cancel");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_true (muster_session_is_modified (get_session (window)));

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  robot_answer ("Save");
  robot_await (window == NULL);
  saved = read_file (file);
  g_assert_nonnull (strstr (saved, "Art director"));
}

static void
test_discards (void)
{
  g_autoptr (GFile) file = desk_copy_template ("ecommerce-starter", "shop");
  MusterWindow *window = desk_open (file);
  g_autofree char *before = read_file (file);
  g_autofree char *after = NULL;

  rename_role (window, "Designer", "Art director");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  robot_key ("<Control>w");
  robot_answer ("Discard");
  robot_await (window == NULL);
  after = read_file (file);
  g_assert_cmpstr (before, ==, after);
}

static void
test_changed_on_disk (void)
{
  g_autoptr (GFile) file = desk_copy_template ("ecommerce-starter", "shop");
  MusterWindow *window = desk_open (file);
  g_autofree char *theirs = read_file (file);
  g_autofree char *after = NULL;
  char *name = strstr (theirs, "Designer");
  g_autoptr (GError) error = NULL;

  memcpy (name, "Painters", 8);
  g_file_replace_contents (file, theirs, strlen (theirs), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  robot_await (gtk_revealer_get_child_revealed (GTK_REVEALER (robot_find_id (window, "changed_bar"))));

  /* Saving does not write over it unasked. */
  rename_role (window, "Designer", "Art director");
  robot_key ("<Control>s");
  robot_answer ("Cancel");
  after = read_file (file);
  g_assert_cmpstr (after, ==, theirs);

  robot_click (robot_find_id (window, "reload"));
  robot_await (!muster_tab_is_busy (muster_window_get_tab (window)));
  g_assert_cmpuint (desk_find (window, "Painters"), !=, 0);
  g_assert_false (muster_session_is_modified (get_session (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_read_only (void)
{
  g_autoptr (GFile) file = desk_copy_template ("ecommerce-starter", "shop");
  MusterWindow *window = desk_open (file);
  g_autofree char *before = read_file (file);
  g_autofree char *after = NULL, *saved = NULL;
  GStatBuf info;

  g_chmod (g_file_peek_path (file), 0444);
  rename_role (window, "Designer", "Art director");
  robot_key ("<Control>s");
  robot_answer ("Cancel");
  after = read_file (file);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (muster_session_is_modified (get_session (window)));

  robot_key ("<Control>s");
  robot_answer ("Save All the Same");
  robot_await (!muster_session_is_modified (get_session (window)));
  saved = read_file (file);
  g_assert_nonnull (strstr (saved, "Art director"));
  g_assert_no_errno (g_stat (g_file_peek_path (file), &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0444);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hard_link (void)
{
  g_autoptr (GFile) file = desk_copy_template ("ecommerce-starter", "shop");
  g_autofree char *other = g_strconcat (g_file_peek_path (file), ".other", NULL);
  g_autofree char *before = read_file (file), *after = NULL, *saved = NULL;
  MusterWindow *window = desk_open (file);

  g_assert_no_errno (link (g_file_peek_path (file), other));
  rename_role (window, "Designer", "Art director");
  robot_key ("<Control>s");
  robot_answer ("Save This Name Only");
  robot_await (!muster_session_is_modified (get_session (window)));
  saved = read_file (file);
  g_assert_nonnull (strstr (saved, "Art director"));
  g_assert_true (g_file_get_contents (other, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_two_tabs (void)
{
  g_autoptr (GFile) one = desk_copy_template ("ecommerce-starter", "one");
  g_autoptr (GFile) two = desk_copy_template ("three-stage-growth", "two");
  MusterWindow *window = desk_open (one);
  AdwTabView *tabs = muster_window_get_tabs (window);

  muster_window_open (window, two);
  robot_await (get_session (window) != NULL);
  robot_settle ();
  g_assert_cmpint (adw_tab_view_get_n_pages (tabs), ==, 2);
  g_assert_cmpstr (muster_session_get_file_name (get_session (window)), ==, "two.muster");

  /* What is done in one tab is not done in the other. */
  rename_role (window, "Founder", "Helmsman");
  robot_key ("<Control>Page_Up");
  g_assert_cmpstr (muster_session_get_file_name (get_session (window)), ==, "one.muster");
  g_assert_false (muster_session_is_modified (get_session (window)));
  robot_key ("<Control>w");
  robot_await (adw_tab_view_get_n_pages (tabs) == 1);
  g_assert_cmpstr (muster_session_get_file_name (get_session (window)), ==, "two.muster");
  robot_key ("<Shift><Control>t");
  robot_await (get_session (window) != NULL && adw_tab_view_get_n_pages (tabs) == 2);
  g_assert_cmpstr (muster_session_get_file_name (get_session (window)), ==, "one.muster");
  robot_key ("<Control>Page_Up");
  g_assert_cmpuint (desk_find (window, "Helmsman"), !=, 0);
  close_window (window);
}

static void
test_restores (void)
{
  g_autoptr (GFile) file = desk_copy_template ("three-stage-growth", "plan");
  MusterWindow *window = desk_open (file);
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  MusterCanvas *canvas = muster_editor_get_canvas (muster_window_get_editor (window));
  double zoom;

  muster_session_set_view (get_session (window), MUSTER_VIEW_REPORTING);
  muster_session_set_stage (get_session (window), desk_find (window, "Growth"));
  muster_session_select (get_session (window), desk_find (window, "Founder"), MUSTER_SELECT_ONLY);
  muster_canvas_set_zoom (canvas, 0.8);
  robot_settle ();
  zoom = muster_canvas_get_zoom (canvas);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  robot_await (window == NULL);

  g_assert_true (muster_restore_load (application));
  window = MUSTER_WINDOW (gtk_application_get_active_window (application));
  robot_present (GTK_WINDOW (window));
  robot_await (get_session (window) != NULL);
  robot_settle ();
  canvas = muster_editor_get_canvas (muster_window_get_editor (window));
  g_assert_cmpint (muster_session_get_options (get_session (window))->view, ==, MUSTER_VIEW_REPORTING);
  g_assert_cmpuint (muster_session_get_options (get_session (window))->stage, ==, desk_find (window, "Growth"));
  g_assert_cmpuint (muster_session_get_cursor (get_session (window)), ==, desk_find (window, "Founder"));
  g_assert_cmpfloat_with_epsilon (muster_canvas_get_zoom (canvas), zoom, 1e-6);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A damaged state file is no reason not to start. */
static void
test_bad_state (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "muster", "session.ini", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  static const char *const states[] = { "", "[window 0", "[window 0]\ntabs=99999999999\n", "[window 0]\ntabs=2\nselected=-7\n[tab 0 0]\nuri=\n[tab 0 1]\nuri=file:///nowhere\nzoom=nan\n", "\xff\xfe" };

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_assert_true (g_file_set_contents (path, states[i], -1, NULL));
      g_assert_false (muster_restore_load (GTK_APPLICATION (g_application_get_default ())));
    }
}

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/files/saved-is-there-again-with-its-history", test_saves);
  robot_add ("/files/another-name-leaves-the-first-as-it-was", test_saves_as);
  robot_add ("/files/closing-asks-and-saves", test_asks_before_closing);
  robot_add ("/files/discarding-leaves-the-file", test_discards);
  robot_add ("/files/what-others-wrote-is-not-overwritten-unasked", test_changed_on_disk);
  robot_add ("/files/a-read-only-file-gets-a-question", test_read_only);
  robot_add ("/files/one-of-several-names-gets-a-question", test_hard_link);
  robot_add ("/files/two-tabs-are-two-charts", test_two_tabs);
  robot_add ("/files/what-was-open-is-open-again", test_restores);
  robot_add ("/files/bad-state-blocks-no-start", test_bad_state);
  return desk_run ();
}
