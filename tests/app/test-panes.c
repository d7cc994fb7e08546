/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-panes.c: what the checks find is mended and silenced where it is told; the history is a way
 * there and back; what is looked for stands out and is replaced; the command search leads to whatever
 * there is.
 */
#include "actions.h"
#include "chart.h"
#include "check.h"
#include "command-search.h"
#include "find-bar.h"
#include "findings.h"
#include "robot.h"
#include "timeline.h"
#include "window.h"

static MusterWindow *
show (const char *text)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autoptr (MusterDocument) doc = chart_read (text);

  robot_present (GTK_WINDOW (window));
  muster_window_show_document (window, doc);
  robot_settle ();
  return window;
}

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static GtkWidget *
show_page (MusterWindow *window, const char *name, GType type)
{
  muster_editor_show_page (muster_window_get_editor (window), name);
  robot_settle ();
  return robot_find (window, type, NULL);
}

static MusterRecord
get_selected (MusterWindow *window)
{
  return muster_session_get_cursor (muster_window_get_session (window));
}

/* {{{ Checks */

static guint
count_findings (MusterWindow *window)
{
  g_autoptr (GPtrArray) findings = muster_inspect (get_document (window), 0);

  return findings->len;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  g_autofree char *said = robot_read (widget);

  return strstr (said, text) != NULL;
}

/* A department without a head, which a click mends in one step. */
static void
test_fixes (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} Kitchen[chef{Kit} cook>>chef{Bob}]]");
  GtkWidget *pane = show_page (window, "checks", MUSTER_TYPE_FINDINGS);
  MusterDocument *doc = get_document (window);
  guint before = count_findings (window);
  guint steps = muster_history_get_length (doc);

  robot_await (says (pane, "Department without a head"));
  robot_click (robot_find (pane, GTK_TYPE_LABEL, "Kitchen"));
  g_assert_cmpuint (get_selected (window), ==, chart_get (doc, "Kitchen"));
  robot_click (robot_find_id (pane, "fix"));
  g_assert_cmpuint (muster_history_get_length (doc), ==, steps + 1);
  g_assert_cmpuint (muster_document_get_ref (doc, chart_get (doc, "Kitchen"), MUSTER_DEPARTMENT_HEAD), !=, 0);
  g_assert_cmpuint (count_findings (window), <, before);
  robot_await (!says (pane, "Department without a head"));
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Undo"));
  robot_await (says (pane, "Department without a head"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_in (GtkWidget *widget, const char *id)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && focus == robot_look_id (widget, id);
}

/* The same from the keyboard: the row explains, the fix is the next thing but one, and undo brings it back. */
static void
test_fixes_by_keyboard (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} Kitchen[chef{Kit} cook>>chef{Bob}]]");
  GtkWidget *pane = show_page (window, "checks", MUSTER_TYPE_FINDINGS);
  MusterDocument *doc = get_document (window);
  guint steps = muster_history_get_length (doc);

  robot_await (says (pane, "Department without a head"));
  robot_click (robot_find (pane, GTK_TYPE_LABEL, "Kitchen"));
  robot_await (says (pane, "collective responsibility"));
  robot_key ("Return");
  robot_await (!says (pane, "collective responsibility"));
  robot_key ("Return");
  robot_await (says (pane, "collective responsibility"));
  for (guint i = 0; i < 6 && !is_in (pane, "fix"); i++)
    robot_key ("Tab");
  g_assert_true (is_in (pane, "fix"));
  robot_key ("space");
  g_assert_cmpuint (muster_history_get_length (doc), ==, steps + 1);
  robot_await (!says (pane, "Department without a head"));
  robot_key ("<Control>z");
  robot_await (says (pane, "Department without a head"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is shut stays counted; with the selection only, what is about something else is not shown. */
static void
test_narrows (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook mate Kitchen[chef{Kit} maid>>chef]]");
  MusterDocument *doc = get_document (window);
  GtkWidget *pane = show_page (window, "checks", MUSTER_TYPE_FINDINGS);

  robot_await (says (pane, "Nobody holds “cook”") && says (pane, "Nobody holds “maid”"));
  robot_click (robot_find (pane, GTK_TYPE_LABEL, "Open role"));
  robot_await (!says (pane, "Nobody holds “cook”") && says (pane, "Open role"));
  robot_click (robot_find (pane, GTK_TYPE_LABEL, "Open role"));
  robot_await (says (pane, "Nobody holds “cook”"));
  muster_session_select (muster_window_get_session (window), chart_get (doc, "Kitchen"), MUSTER_SELECT_ONLY);
  robot_click (robot_find (pane, GTK_TYPE_TOGGLE_BUTTON, "Selection Only"));
  robot_await (!says (pane, "Nobody holds “cook”") && says (pane, "Nobody holds “maid”") && says (pane, "Department without a head"));
  muster_session_select (muster_window_get_session (window), chart_get (doc, "cook"), MUSTER_SELECT_ONLY);
  robot_await (says (pane, "Nobody holds “cook”") && !says (pane, "Nobody holds “maid”"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The chart itself is silenced as any record is. */
static void
test_silences_chart (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann}]");
  GtkWidget *pane = show_page (window, "checks", MUSTER_TYPE_FINDINGS);

  robot_await (says (pane, "Next step"));
  robot_click (robot_find (pane, GTK_TYPE_MENU_BUTTON, "Silence…"));
  robot_type ("A sketch\n");
  robot_await (!says (pane, "Next step") && says (pane, "Silenced"));
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_WAIVER), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Targets give proposals; one is looked at, done as one step, and undone. */
static void
test_proposes (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook{Bob} mate{Cy} maid{Di} page{Ed}]");
  MusterDocument *doc = get_document (window);
  guint steps = muster_history_get_length (doc);
  GtkWidget *dialog, *preview;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.propose", NULL);
  dialog = robot_find (NULL, ADW_TYPE_WINDOW, "Propose Moves");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (robot_find_id (dialog, "span_max")), 3);
  robot_await (says (dialog, "1 move is enough, and no fewer: that is proved."));
  robot_click (robot_find (dialog, GTK_TYPE_BUTTON, "Preview"));
  preview = robot_find (NULL, ADW_TYPE_WINDOW, "What the Proposal Changes");
  g_assert_nonnull (preview);
  robot_key ("Escape");
  robot_await (robot_look (NULL, ADW_TYPE_WINDOW, "What the Proposal Changes") == NULL);
  robot_click (robot_find (dialog, GTK_TYPE_BUTTON, "_Apply"));
  robot_await (robot_look (NULL, ADW_TYPE_WINDOW, "Propose Moves") == NULL);
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 1);
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Undo"));
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Silenced with a reason, which stays to be read, and not silenced any longer. */
static void
test_silences (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook mate{Bob}]");
  GtkWidget *pane = show_page (window, "checks", MUSTER_TYPE_FINDINGS);
  MusterDocument *doc = get_document (window);
  guint before = count_findings (window);

  robot_await (says (pane, "Open role"));
  muster_session_select (muster_window_get_session (window), chart_get (doc, "cook"), MUSTER_SELECT_ONLY);
  robot_click (robot_find (pane, GTK_TYPE_TOGGLE_BUTTON, "Selection Only"));
  robot_await (!says (pane, "Next step"));
  robot_click (robot_find (pane, GTK_TYPE_MENU_BUTTON, "Silence…"));
  robot_type ("Hired in May\n");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_WAIVER), ==, 1);
  g_assert_cmpuint (count_findings (window), ==, before - 1);
  robot_await (!says (pane, "Open role") && says (pane, "Silenced"));
  robot_click (robot_find (pane, GTK_TYPE_LABEL, "Silenced"));
  robot_await (says (pane, "Open role · Hired in May"));
  robot_click (robot_find (pane, GTK_TYPE_BUTTON, "Do not silence any longer"));
  g_assert_cmpuint (count_findings (window), ==, before);
  robot_await (!says (pane, "Silenced"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ History */

static void
retitle (MusterWindow *window, const char *title)
{
  MusterDocument *doc = get_document (window);

  g_assert_true (muster_edit_set (doc, chart_get (doc, "boss"), MUSTER_ROLE_TITLE, title, MUSTER_COMMIT_DEFAULT, NULL));
  robot_settle ();
}

static const char *
get_title (MusterWindow *window)
{
  return muster_document_get_name (get_document (window), chart_get (get_document (window), "boss"));
}

static void
test_travels (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann}]");
  GtkWidget *pane = show_page (window, "history", MUSTER_TYPE_TIMELINE);

  g_assert_true (says (pane, "No changes yet"));
  retitle (window, "Chief");
  retitle (window, "Head");
  robot_click (robot_find (pane, GTK_TYPE_LABEL, "The beginning"));
  g_assert_cmpstr (get_title (window), ==, "boss");
  robot_click (robot_find (pane, GTK_TYPE_LABEL, "Set Title of “Chief”"));
  g_assert_cmpstr (get_title (window), ==, "Head");
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_names_and_compares (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann}]");
  GtkWidget *pane = show_page (window, "history", MUSTER_TYPE_TIMELINE);
  GtkWidget *compared;

  retitle (window, "Chief");
  muster_history_mark_saved (get_document (window));
  gtk_widget_activate_action (pane, "step.name", "u", 1);
  robot_settle ();
  robot_type ("Summer\n");
  robot_await (says (pane, "Summer"));
  g_assert_cmpstr (muster_history_get_change (get_document (window), 0)->name, ==, "Summer");
  g_assert_true (muster_session_is_modified (muster_window_get_session (window)));
  gtk_widget_activate_action (pane, "step.compare", "u", 0);
  compared = robot_find (NULL, ADW_TYPE_WINDOW, "What Differs");
  g_assert_true (says (compared, "Title: boss → Chief"));
  robot_key ("Escape");
  robot_await (robot_look (NULL, ADW_TYPE_WINDOW, "What Differs") == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Finding */

/* A picture of the whole chart with nothing selected, by what its pixels come to. */
static guint64
sum_pixels (MusterWindow *window)
{
  MusterCanvas *canvas = muster_editor_get_canvas (muster_window_get_editor (window));
  cairo_surface_t *picture;
  const guchar *data;
  guint64 sum = 0;

  muster_session_select (muster_window_get_session (window), 0, MUSTER_SELECT_ONLY);
  muster_canvas_fit (canvas);
  robot_settle ();
  picture = robot_picture (GTK_WIDGET (canvas));
  data = cairo_image_surface_get_data (picture);

  for (int i = 0; i < cairo_image_surface_get_height (picture) * cairo_image_surface_get_stride (picture); i++)
    sum += data[i];
  cairo_surface_destroy (picture);
  return sum;
}

static void
test_finds (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook{Bob} mate{Ann} maid{Cy}]");
  MusterDocument *doc = get_document (window);
  GtkWidget *bar = GTK_WIDGET (muster_editor_get_find_bar (muster_window_get_editor (window)));

  robot_key ("<Control>f");
  robot_type ("ann");
  robot_await (says (bar, "1 of 2"));
  g_assert_cmpuint (get_selected (window), ==, chart_get (doc, "boss"));
  robot_key ("Return");
  g_assert_cmpuint (get_selected (window), ==, chart_get (doc, "mate"));
  robot_key ("<Control>g");
  g_assert_cmpuint (get_selected (window), ==, chart_get (doc, "boss"));
  robot_key ("<Shift>Return");
  g_assert_cmpuint (get_selected (window), ==, chart_get (doc, "mate"));
  g_assert_true (says (bar, "2 of 2"));
  robot_key ("Escape");
  robot_await (!muster_find_bar_is_open (MUSTER_FIND_BAR (bar)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was not found is faint, also in a new scene, until nothing is looked for. */
static void
test_dims (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook{Bob}]");
  MusterSession *session = muster_window_get_session (window);
  GtkWidget *bar = GTK_WIDGET (muster_editor_get_find_bar (muster_window_get_editor (window)));
  guint64 bright, dimmed;

  robot_key ("<Control>f");
  bright = sum_pixels (window);
  robot_type ("ann");
  robot_await (says (bar, "1 of 1"));
  dimmed = sum_pixels (window);
  g_assert_cmpuint (dimmed, !=, bright);
  muster_session_set_view (session, MUSTER_VIEW_REPORTING);
  robot_settle ();
  muster_session_set_view (session, MUSTER_VIEW_DEPARTMENTS);
  g_assert_cmpuint (sum_pixels (window), ==, dimmed);
  robot_key ("Escape");
  robot_await (!muster_find_bar_is_open (MUSTER_FIND_BAR (bar)));
  g_assert_cmpuint (sum_pixels (window), !=, dimmed);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  robot_key ("Delete");
  robot_await (!says (bar, "1 of 1"));
  g_assert_cmpuint (sum_pixels (window), ==, bright);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_replaces (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook{Bob} cookie{Cy}]");
  MusterDocument *doc = get_document (window);

  robot_key ("<Control>h");
  robot_type ("cook");
  robot_click (robot_find (window, GTK_TYPE_ENTRY, "Replace with"));
  robot_type ("Bak\n");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "cook")), ==, "Bak");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "cookie")), ==, "Bakie");
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  g_assert_nonnull (strstr (muster_history_peek_undo (doc)->label, "2 titles"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ The command search */

static void
test_runs_and_goes (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook{Bob}]");
  MusterDocument *doc = get_document (window);

  robot_key ("<Control>k");
  robot_find (NULL, ADW_TYPE_WINDOW, "Search Commands");
  robot_type ("sh rep\n");
  g_assert_cmpint (muster_session_get_options (muster_window_get_session (window))->view, ==, MUSTER_VIEW_REPORTING);
  robot_key ("<Control>k");
  robot_find (NULL, ADW_TYPE_WINDOW, "Search Commands");
  robot_type ("cook\n");
  g_assert_cmpuint (get_selected (window), ==, chart_get (doc, "cook"));
  robot_key ("<Control>k");
  robot_find (NULL, ADW_TYPE_WINDOW, "Search Commands");
  robot_key ("Escape");
  robot_await (robot_look (NULL, ADW_TYPE_WINDOW, "Search Commands") == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What cannot be done now is not offered. */
static void
test_offers_what_can_be_done (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann}]");
  GtkWidget *search;

  robot_key ("<Control>k");
  search = robot_find (NULL, ADW_TYPE_WINDOW, "Search Commands");
  robot_type ("undo");
  g_assert_true (says (search, "Nothing found"));
  robot_key ("Escape");
  retitle (window, "Chief");
  robot_key ("<Control>k");
  search = robot_find (NULL, ADW_TYPE_WINDOW, "Search Commands");
  robot_type ("undo\n");
  g_assert_cmpstr (get_title (window), ==, "boss");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/panes/a-finding-is-mended-in-one-step", test_fixes);
  robot_add ("/panes/a-finding-is-mended-from-the-keyboard", test_fixes_by_keyboard);
  robot_add ("/panes/findings-are-folded-and-narrowed", test_narrows);
  robot_add ("/panes/a-finding-is-silenced-with-a-reason", test_silences);
  robot_add ("/panes/the-chart-is-silenced-too", test_silences_chart);
  robot_add ("/panes/a-proposal-is-looked-at-and-done", test_proposes);
  robot_add ("/panes/history-is-a-way-there-and-back", test_travels);
  robot_add ("/panes/a-state-is-named-and-compared", test_names_and_compares);
  robot_add ("/panes/find-goes-round-what-is-found", test_finds);
  robot_add ("/panes/what-is-found-stands-out", test_dims);
  robot_add ("/panes/text-is-replaced-in-one-step", test_replaces);
  robot_add ("/panes/the-command-search-runs-and-goes", test_runs_and_goes);
  robot_add ("/panes/the-command-search-offers-what-can-be-done", test_offers_what_can_be_done);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (muster_actions_set_keys), NULL);
  return robot_run (G_APPLICATION (application));
}
