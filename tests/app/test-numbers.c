/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-numbers.c: the board of numbers follows every edit and leads to what it counts; a colour and a rule that are
 * chosen are seen on the chart and in its legend.
 */
#include "actions.h"
#include "bars-view.h"
#include "chart.h"
#include "colors-dialog.h"
#include "legend-view.h"
#include "numbers.h"
#include "robot.h"
#include "rule-row.h"
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

static gboolean
says (gpointer widget, const char *text)
{
  g_autofree char *read = robot_read (widget);

  return strstr (read, text) != NULL;
}

static void
set (MusterWindow *window, const char *id, MusterField field, const char *text)
{
  g_autoptr (GError) error = NULL;

  muster_edit_set (get_document (window), chart_get (get_document (window), id), field, text, MUSTER_COMMIT_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
test_board (void)
{
  MusterWindow *window = show ("<s1 s2> D[*a{Ann}$5-6 b$10-10] E@s2-[c{T!tool}$7-7]");
  MusterSession *session = muster_window_get_session (window);
  GtkWidget *board;

  robot_key ("<Control>7");
  board = robot_find (window, MUSTER_TYPE_NUMBERS, NULL);
  g_assert_cmpstr (muster_session_get_board (session), ==, "numbers");
  robot_await (says (board, "¥22–23"));
  set (window, "b", MUSTER_ROLE_PAY_MAX, "20");
  robot_await (says (board, "¥22–33"));
  set (window, "D", MUSTER_DEPARTMENT_BUDGET, "1");
  robot_await (says (board, "over the budget of ¥1"));
  set (window, "T", MUSTER_PERSON_COST, "2");
  robot_await (says (board, "Saved by buying in\n¥5"));
  muster_session_set_stage (session, chart_get (get_document (window), "s1"));
  robot_await (says (board, "Stage: s1"));
  robot_key ("<Control>z");
  robot_await (!says (board, "Saved by buying in"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_empty (void)
{
  MusterWindow *window = show ("D[]");

  robot_key ("<Control>7");
  robot_find (window, ADW_TYPE_STATUS_PAGE, "No Roles to Count");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_cost (GtkWidget *widget, gconstpointer data)
{
  const MusterBars *bars = muster_bars_view_get_bars (MUSTER_BARS_VIEW (widget));

  return bars != NULL && strcmp (bars->title, data) == 0;
}

static void
test_bar (void)
{
  MusterWindow *window = show ("D[*a{Ann}$5-6] E[*b$10-10]");
  GtkWidget *view;

  robot_key ("<Control>7");
  robot_await ((view = robot_look_for (window, MUSTER_TYPE_BARS_VIEW, is_cost, "Cost by department")) != NULL);
  robot_settle ();
  robot_click_at (view, 60, 36, 1, 1);
  robot_await (muster_session_get_board (muster_window_get_session (window)) == NULL);
  g_assert_cmpuint (muster_session_get_cursor (muster_window_get_session (window)), ==, chart_get (get_document (window), "E"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_save (void)
{
  static const char *const names[] = { "r.pdf", "r.html", "r.csv", "r.json", "r.txt" };
  MusterWindow *window = show ("D[*a{Ann}$5-6]");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (robot_get_folder (), names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      muster_report_save_to (muster_window_get_session (window), file);
      robot_await (g_file_query_exists (file, NULL));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_colors (void)
{
  MusterWindow *window = show ("D[*a{Ann} b{Bob} c]");
  MusterDocument *doc = get_document (window);
  MusterLegendView *legend;
  GtkWidget *dialog, *row;
  AdwComboRow *by;
  g_autofree char *words = NULL;

  set (window, "a", MUSTER_ROLE_GRADE, "M1");
  g_assert_null (robot_look (window, MUSTER_TYPE_LEGEND_VIEW, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (window), "colors", NULL);
  dialog = robot_find (NULL, MUSTER_TYPE_COLORS_DIALOG, NULL);
  by = ADW_COMBO_ROW (robot_find_id (dialog, "color_by"));
  adw_combo_row_set_selected (by, 1);
  robot_settle ();
  g_assert_cmpstr (muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_COLOR_BY), ==, "grade");
  legend = MUSTER_LEGEND_VIEW (robot_find (window, MUSTER_TYPE_LEGEND_VIEW, NULL));
  words = muster_legend_view_dup_words (legend);
  g_assert_cmpstr (words, ==, "Grade: M1; Not stated");

  robot_click (robot_find_id (dialog, "add"));
  robot_await (muster_document_count (doc, MUSTER_KIND_RULE) == 1);
  row = robot_find (dialog, MUSTER_TYPE_RULE_ROW, NULL);
  robot_await (says (row, "Fits 1 card"));
  g_free (words);
  words = muster_legend_view_dup_words (legend);
  g_assert_cmpstr (words, ==, "Open role; Grade: M1; Not stated");

  robot_click (robot_find_id (row, "remove"));
  robot_await (muster_document_count (doc, MUSTER_KIND_RULE) == 0);
  muster_undo (doc);
  muster_undo (doc);
  muster_undo (doc);
  robot_settle ();
  g_assert_null (robot_look (window, MUSTER_TYPE_LEGEND_VIEW, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (muster_actions_set_keys), NULL);
  robot_add ("/numbers/follow-every-edit", test_board);
  robot_add ("/numbers/say-when-there-are-none", test_empty);
  robot_add ("/numbers/lead-to-what-they-are-of", test_bar);
  robot_add ("/numbers/are-saved", test_save);
  robot_add ("/colors/are-on-the-chart-and-in-the-legend", test_colors);
  return robot_run (G_APPLICATION (application));
}
