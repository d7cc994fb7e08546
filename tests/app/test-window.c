/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-window.c: a window opens what it is given, shows it and says what it cannot.
 */
#include "canvas.h"
#include "commit.h"
#include "window.h"

#include <glib/gstdio.h>

/* The first widget of that type below @widget; %NULL if there is none. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static MusterCanvas *
get_canvas (MusterWindow *window)
{
  return muster_editor_get_canvas (muster_window_get_editor (window));
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static const char *
get_subtitle (MusterWindow *window)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (find_widget (GTK_WIDGET (window), ADW_TYPE_WINDOW_TITLE)));
}

static GFile *
get_template (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "templates", "en", name, NULL);

  return g_file_new_for_path (path);
}

static MusterWindow *
open_window (const char *name)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autoptr (GFile) file = get_template (name);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (muster_window_get_session (window));
  muster_window_open (window, file);
  while (muster_window_get_session (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
test_opens (void)
{
  MusterWindow *window = open_window ("ecommerce-departments.muster");
  const MusterMetrics *metrics = muster_session_get_metrics (muster_window_get_session (window));

  g_assert_cmpuint (metrics->total.roles, ==, 28);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "E-commerce company");
  g_assert_cmpstr (get_subtitle (window), ==, "ecommerce-departments.muster · Departments");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_switches (void)
{
  MusterWindow *window = open_window ("three-stage-growth.muster");
  MusterSession *session = muster_window_get_session (window);
  GActionGroup *actions = G_ACTION_GROUP (window);
  g_autoptr (GArray) stages = muster_document_list (muster_session_get_document (session), MUSTER_KIND_STAGE);
  MusterRecord first = g_array_index (stages, MusterRecord, 0);
  const char *id = muster_document_get_id (muster_session_get_document (session), first);
  guint all = muster_session_get_metrics (session)->total.roles;

  g_action_group_activate_action (actions, "view", g_variant_new_string ("reporting"));
  g_assert_cmpint (muster_session_get_options (session)->view, ==, MUSTER_VIEW_REPORTING);
  drain ();
  g_assert_cmpstr (get_subtitle (window), ==, "three-stage-growth.muster · Reporting");

  g_action_group_activate_action (actions, "stage", g_variant_new_string (id));
  g_assert_cmpuint (muster_session_get_options (session)->stage, ==, first);
  g_assert_cmpuint (muster_session_get_metrics (session)->total.roles, <, all);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_zooms (void)
{
  MusterWindow *window = open_window ("three-stage-growth.muster");
  MusterCanvas *canvas = get_canvas (window);
  double fitted = muster_canvas_get_zoom (canvas);

  g_assert_cmpfloat (fitted, <, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  g_assert_cmpfloat_with_epsilon (muster_canvas_get_zoom (canvas), fitted * 1.25, 1e-9);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-normal", NULL);
  g_assert_cmpfloat (muster_canvas_get_zoom (canvas), ==, 1);
  for (guint i = 0; i < 60; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  g_assert_cmpfloat (muster_canvas_get_zoom (canvas), ==, 8);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-fit", NULL);
  g_assert_cmpfloat_with_epsilon (muster_canvas_get_zoom (canvas), fitted, 1e-9);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A chart that goes away under the canvas must not be drawn any more, and changes are seen. */
static void
test_follows (void)
{
  MusterWindow *window = open_window ("ecommerce-starter.muster");
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = muster_session_get_document (session);
  guint before = muster_session_get_metrics (session)->total.roles;
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_set_text (draft, muster_draft_add (draft, MUSTER_KIND_ROLE, NULL), MUSTER_ROLE_TITLE, "Photographer");
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  g_assert_cmpuint (muster_session_get_metrics (session)->total.roles, ==, before + 1);
  muster_undo (doc);
  g_assert_cmpuint (muster_session_get_metrics (session)->total.roles, ==, before);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_refuses (void)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "muster-test-broken.muster", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *toast = NULL;

  g_assert_true (g_file_set_contents (path, "{ not a chart", -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  muster_window_open (window, file);
  while ((toast = find_widget (find_widget (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY), g_type_from_name ("AdwToastWidget"))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (g_strrstr (gtk_label_get_label (GTK_LABEL (find_widget (toast, GTK_TYPE_LABEL))), "muster-test-broken.muster"));
  g_assert_null (muster_window_get_session (window));
  g_remove (path);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_activate (GApplication *application, gpointer status)
{
  *(int *) status = g_test_run ();
  g_application_quit (application);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  int status = 1;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  g_test_add_func ("/window/opens-what-it-is-given", test_opens);
  g_test_add_func ("/window/switches-view-and-stage", test_switches);
  g_test_add_func ("/window/zooms-within-bounds", test_zooms);
  g_test_add_func ("/window/follows-the-document", test_follows);
  g_test_add_func ("/window/refuses-in-a-sentence", test_refuses);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &status);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return status;
}
