/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-structures.c: all layouts are views of the same records: switching loses nothing, and the same
 * drags edit them.
 */
#include "canvas.h"
#include "chart.h"
#include "dump.h"
#include "layout.h"
#include "robot.h"
#include "window.h"

#define LINES "Top[*boss L[p q] A[*h a b] B[*k c d e]] ~a-p ~b-q ~c-p ~d-q"

static MusterCanvas *
get_canvas (MusterWindow *window)
{
  return muster_editor_get_canvas (muster_window_get_editor (window));
}

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static MusterWindow *
open_chart (const char *text)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autoptr (MusterDocument) doc = chart_read (text);

  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  muster_window_show_document (window, doc);
  robot_present (GTK_WINDOW (window));
  robot_settle ();
  return window;
}

static void
choose (MusterWindow *window, const char *layout)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "layout", g_variant_new_string (layout));
  robot_settle ();
}

static void
assert_chart (MusterWindow *window, const char *expected)
{
  g_autofree char *found = chart_write (get_document (window));

  g_assert_cmpstr (found, ==, expected);
}

static gboolean
hint_has (MusterWindow *window, const char *text)
{
  g_autofree char *hint = muster_canvas_dup_hint (get_canvas (window));

  return hint != NULL && strstr (hint, text) != NULL;
}

/* A place on a card: parts of its width and height from its upper left. */
static MusterPoint
get_point (MusterWindow *window, const char *id, double across, double down)
{
  MusterRect place;

  g_assert_true (muster_canvas_get_place (get_canvas (window), chart_get (get_document (window), id), &place));
  return (MusterPoint){ place.x + place.width * across, place.y + place.height * down };
}

/* Drags a card to a place on another and waits for what it would do. */
static void
drag (MusterWindow *window, const char *id, const char *to, double across, double down, const char *hint)
{
  GtkWidget *canvas = GTK_WIDGET (get_canvas (window));
  MusterPoint from = get_point (window, id, 0.5, 0.5), at = get_point (window, to, across, down);

  robot_drag_begin (canvas, from.x, from.y, GDK_BUTTON_PRIMARY);
  robot_drag_over (canvas, at.x, at.y);
  robot_await (hint_has (window, hint));
  robot_drag_drop ();
  robot_settle ();
}

static const char *
get_state (MusterWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_intern_string (g_variant_get_string (state, NULL));
}

/* Each layout in the menu shows all roles, is one step, and changes nothing but the layout. */
static void
test_switch (void)
{
  MusterWindow *window = open_chart (LINES);
  MusterDocument *doc = get_document (window);
  const MusterLayoutStyle *const *styles = muster_layout_styles ();
  g_autofree char *before = chart_write (doc);
  g_autofree char *records = dump_records (doc);
  g_autofree char *after = NULL;

  for (guint i = 0; styles[i] != NULL; i++)
    {
      MusterScene *scene;

      choose (window, styles[i]->name);
      scene = muster_session_get_scene (muster_window_get_session (window));
      assert_chart (window, before);
      g_assert_cmpstr (get_state (window, "layout"), ==, styles[i]->name);
      for (const char *id = "pqhabkcde"; *id != '\0'; id++)
        g_assert_cmpuint (muster_scene_find (scene, chart_get (doc, (char[]){ *id, '\0' })), !=, MUSTER_NOWHERE);
      robot_shot (GTK_WIDGET (window), styles[i]->name);
    }
  while (muster_history_get_position (doc) > 0)
    muster_undo (doc);
  after = dump_records (doc);
  g_assert_cmpstr (after, ==, records);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What shows departments alone is looked at among them; Reporting says what it is drawn as. */
static void
test_views (void)
{
  MusterWindow *window = open_chart (LINES);

  g_action_group_activate_action (G_ACTION_GROUP (window), "show-reporting", NULL);
  choose (window, "matrix");
  g_assert_cmpstr (get_state (window, "view"), ==, "departments");
  g_assert_cmpstr (get_state (window, "layout"), ==, "matrix");
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-reporting", NULL);
  g_assert_cmpstr (get_state (window, "layout"), ==, "tidy");
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-departments", NULL);
  g_assert_cmpstr (get_state (window, "layout"), ==, "matrix");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From a cell to another: the department and the team, in one step that one press undoes. */
static void
test_matrix (void)
{
  MusterWindow *window = open_chart (LINES);
  guint n_steps;

  choose (window, "matrix");
  n_steps = muster_history_get_position (get_document (window));
  drag (window, "a", "d", 0.5, 0.8, "Move to B, into the team of q");
  assert_chart (window, "Top[*boss L[p>boss q>boss] A[*h>boss b>h] B[*k>boss c>k d>k a>k e>k]] ~a-q ~b-q ~c-p ~d-q");
  g_assert_cmpuint (muster_history_get_position (get_document (window)), ==, n_steps + 1);
  robot_shot (GTK_WIDGET (window), "dropped-in-matrix");
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Undo"));
  robot_settle ();
  assert_chart (window, "Top[*boss L[p>boss q>boss] A[*h>boss a>h b>h] B[*k>boss c>k d>k e>k]] ~a-p ~b-q ~c-p ~d-q");
  drag (window, "c", "q", 0.5, 0.5, "Join the team of q");
  assert_chart (window, "Top[*boss L[p>boss q>boss] A[*h>boss a>h b>h] B[*k>boss c>k d>k e>k]] ~a-p ~b-q ~c-q ~d-q");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Into a circle, and a circle into another. */
static void
test_circles (void)
{
  MusterWindow *window = open_chart (LINES);

  choose (window, "circles");
  drag (window, "a", "d", 0.5, 0.8, "Move to B");
  assert_chart (window, "Top[*boss L[p>boss q>boss] A[*h>boss b>h] B[*k>boss c>k d>k a>k e>k]] ~a-p ~b-q ~c-p ~d-q");
  robot_shot (GTK_WIDGET (window), "dropped-in-circle");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* In Reporting around a hub, on another card. */
static void
test_radial (void)
{
  MusterWindow *window = open_chart (LINES);

  choose (window, "radial");
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-reporting", NULL);
  robot_settle ();
  drag (window, "a", "k", 0.5, 0.5, "Report to k");
  robot_shot (GTK_WIDGET (window), "dropped-at-hub");
  assert_chart (window, "Top[*boss L[p>boss q>boss] A[*h>boss a>>k b>h] B[*k>boss c>k d>k e>k]] ~a-p ~b-q ~c-p ~d-q");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/structures/switching-loses-nothing", test_switch);
  robot_add ("/structures/what-shows-departments-alone-says-so", test_views);
  robot_add ("/structures/a-cell-is-a-department-and-a-team", test_matrix);
  robot_add ("/structures/circles-take-what-is-dropped", test_circles);
  robot_add ("/structures/the-hub-takes-what-is-dropped", test_radial);
  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  return robot_run (G_APPLICATION (application));
}
