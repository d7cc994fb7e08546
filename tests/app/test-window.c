/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-window.c: a window opens what it is given, shows it and says what it cannot.
 */
#include "commit.h"
#include "desk.h"

static MusterCanvas *
get_canvas (MusterWindow *window)
{
  return muster_editor_get_canvas (muster_window_get_editor (window));
}

static const char *
get_subtitle (MusterWindow *window)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (robot_find (window, ADW_TYPE_WINDOW_TITLE, NULL)));
}

static void
test_opens (void)
{
  MusterWindow *window = desk_open_template ("ecommerce-departments");
  const MusterMetrics *metrics = muster_session_get_metrics (muster_window_get_session (window));

  g_assert_cmpuint (metrics->total.roles, ==, 28);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "E-commerce company");
  g_assert_cmpstr (get_subtitle (window), ==, "ecommerce-departments.muster · Departments");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_switches (void)
{
  MusterWindow *window = desk_open_template ("three-stage-growth");
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = muster_session_get_document (session);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  MusterRecord first = g_array_index (stages, MusterRecord, 0);
  guint all = muster_session_get_metrics (session)->total.roles;

  robot_click (robot_find (window, g_type_from_name ("MusterViewButton"), NULL));
  robot_click (robot_find (NULL, g_type_from_name ("GtkModelButton"), "Reporting"));
  robot_settle ();
  g_assert_cmpint (muster_session_get_options (session)->view, ==, MUSTER_VIEW_REPORTING);
  g_assert_cmpstr (get_subtitle (window), ==, "three-stage-growth.muster · Reporting");

  robot_click (robot_find (window, GTK_TYPE_TOGGLE_BUTTON, muster_document_get_name (doc, first)));
  g_assert_cmpuint (muster_session_get_options (session)->stage, ==, first);
  g_assert_cmpuint (muster_session_get_metrics (session)->total.roles, <, all);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_zooms (void)
{
  MusterWindow *window = desk_open_template ("three-stage-growth");
  MusterCanvas *canvas = get_canvas (window);
  double fitted = muster_canvas_get_zoom (canvas);

  g_assert_cmpfloat (fitted, <, 1);
  robot_key ("<Control>plus");
  g_assert_cmpfloat_with_epsilon (muster_canvas_get_zoom (canvas), fitted * 1.25, 1e-9);
  robot_click (robot_find_action (window, "win.zoom-normal"));
  g_assert_cmpfloat (muster_canvas_get_zoom (canvas), ==, 1);
  robot_scroll (GTK_WIDGET (canvas), -1, -1, 0, -1, GDK_CONTROL_MASK);
  g_assert_cmpfloat (muster_canvas_get_zoom (canvas), >, 1);
  for (guint i = 0; i < 60; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  g_assert_cmpfloat (muster_canvas_get_zoom (canvas), ==, 8);
  robot_click (robot_find_action (window, "win.zoom-fit"));
  g_assert_cmpfloat_with_epsilon (muster_canvas_get_zoom (canvas), fitted, 1e-9);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A chart that goes away under the canvas must not be drawn any more, and changes are seen. */
static void
test_follows (void)
{
  MusterWindow *window = desk_open_template ("ecommerce-starter");
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = muster_session_get_document (session);
  guint before = muster_session_get_metrics (session)->total.roles;
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_set_text (draft, muster_draft_add (draft, MUSTER_KIND_ROLE, NULL), MUSTER_ROLE_TITLE, "Photographer");
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  g_assert_cmpuint (muster_session_get_metrics (session)->total.roles, ==, before + 1);
  muster_undo (doc);
  g_assert_cmpuint (muster_session_get_metrics (session)->total.roles, ==, before);
  robot_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Chosen as a person would, in the dialog. */
static void
test_refuses (void)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autofree char *path = g_build_filename (robot_get_folder (), "broken.muster", NULL);
  g_autofree char *said = NULL;

  g_assert_true (g_file_set_contents (path, "{ not a chart", -1, NULL));
  muster_window_add_tab (window);
  robot_present (GTK_WINDOW (window));
  robot_key ("<Control>o");
  robot_choose_file (path);
  said = robot_read (robot_find (window, g_type_from_name ("AdwToastWidget"), NULL));
  g_assert_nonnull (strstr (said, "broken.muster"));
  g_assert_null (muster_window_get_session (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The style is known before the chart is, and the chart hears of it while it is being shown. */
static void
test_dark (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  MusterWindow *window;

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  window = desk_open_template ("ecommerce-starter");
  g_assert_cmpint (muster_session_get_options (muster_window_get_session (window))->theme, ==, MUSTER_THEME_DARK);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  robot_settle ();
  g_assert_cmpint (muster_session_get_options (muster_window_get_session (window))->theme, ==, MUSTER_THEME_LIGHT);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/window/opens-what-it-is-given", test_opens);
  robot_add ("/window/switches-view-and-stage", test_switches);
  robot_add ("/window/zooms-within-bounds", test_zooms);
  robot_add ("/window/follows-the-document", test_follows);
  robot_add ("/window/opens-in-the-dark", test_dark);
  robot_add ("/window/refuses-in-a-sentence", test_refuses);
  return desk_run ();
}
