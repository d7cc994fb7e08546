/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-plan.c: on the plan roles and departments join earlier or later by hand and by key, leave, and checkpoints are
 * marked as done; each is one step that can be undone.
 */
#include "actions.h"
#include "chart.h"
#include "plan-private.h"
#include "robot.h"
#include "window.h"

#define CHART "<s1 s2 s3> Shop[*boss{Ann} cook@s2-{Bob@s2-} mate] "

static MusterWindow *
show (const char *text)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autoptr (MusterDocument) doc = chart_read (text);

  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 760);
  robot_present (GTK_WINDOW (window));
  muster_window_show_document (window, doc);
  robot_settle ();
  muster_panes_set_shown (muster_editor_get_panes (muster_window_get_editor (window)), MUSTER_PANE_START, FALSE);
  muster_panes_set_shown (muster_editor_get_panes (muster_window_get_editor (window)), MUSTER_PANE_END, FALSE);
  robot_key ("<Control>5");
  robot_settle ();
  return window;
}

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static MusterPlan *
get_plan (MusterWindow *window)
{
  return MUSTER_PLAN (robot_find (window, MUSTER_TYPE_PLAN, NULL));
}

static GtkWidget *
get_column (MusterWindow *window, int number)
{
  return GTK_WIDGET (muster_plan_get_column (get_plan (window), number));
}

/* The cards in which a role is, and where; the first stage that has it in any section. */
static GtkWidget *
find_card (MusterWindow *window, const char *role, double *x, double *y)
{
  MusterPlan *plan = get_plan (window);
  MusterPlanSection section;
  guint index, number = muster_plan_state_find (plan->state, chart_get (plan->state->doc, role), MUSTER_NOWHERE, &section, &index);
  MusterPlanCards *cards;
  MusterRect place;

  g_assert_cmpuint (number, !=, MUSTER_NOWHERE);
  cards = muster_plan_get_column (plan, (int) number)->cards[section];
  place = muster_plan_cards_get_place (cards, index);
  *x = place.x + place.width / 2;
  *y = place.y + place.height / 2;
  return GTK_WIDGET (cards);
}

static MusterRecord
get_ref (MusterWindow *window, const char *role, MusterField field)
{
  return muster_document_get_ref (get_document (window), chart_get (get_document (window), role), field);
}

static MusterRecord
stage (MusterWindow *window, const char *id)
{
  return chart_get (get_document (window), id);
}

static char *
read_label (GtkLabel *label)
{
  return g_strdup (gtk_label_get_text (label));
}

/* {{{ By hand */

/* Dragged to another column a role joins there; on the way the column says what it would be. */
static void
test_drag (void)
{
  MusterWindow *window = show (CHART);
  MusterDocument *doc = get_document (window);
  MusterPlanColumn *last = MUSTER_PLAN_COLUMN (get_column (window, 2));
  guint steps = muster_history_get_position (doc);
  g_autofree char *before = read_label (last->headcount), *over = NULL;
  double x, y;
  GtkWidget *cards = find_card (window, "mate", &x, &y);

  robot_drag_begin (cards, x, y, GDK_BUTTON_PRIMARY);
  robot_drag_over (get_column (window, 1), 60, 60);
  robot_await (gtk_widget_get_visible (GTK_WIDGET (get_plan (window)->hint)));
  g_assert_cmpstr (gtk_label_get_text (get_plan (window)->hint), ==, "“mate” joins at “s2”");
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps);
  robot_drag_over (get_column (window, 2), 60, 60);
  robot_drag_drop ();
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 1);
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, stage (window, "s3"));
  g_assert_cmpuint (muster_session_get_cursor (muster_window_get_session (window)), ==, stage (window, "mate"));
  robot_await (find_card (window, "mate", &x, &y) == GTK_WIDGET (last->cards[MUSTER_PLAN_JOIN]));
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Undo"));
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* With who holds it from its first day; the numbers of the column show what they would be. */
static void
test_numbers (void)
{
  MusterWindow *window = show (CHART);
  MusterPlanColumn *first = MUSTER_PLAN_COLUMN (get_column (window, 0));
  double x, y;
  GtkWidget *cards = find_card (window, "cook", &x, &y);

  g_assert_cmpstr (gtk_label_get_text (first->headcount), ==, "1");
  robot_drag_begin (cards, x, y, GDK_BUTTON_PRIMARY);
  robot_drag_over (get_column (window, 0), 60, 60);
  robot_await (g_str_equal (gtk_label_get_text (first->headcount), "1 → 2"));
  robot_drag_drop ();
  robot_await (g_str_equal (gtk_label_get_text (first->headcount), "2"));
  g_assert_cmpuint (get_ref (window, "cook", MUSTER_ROLE_FROM), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* On the “Leave” of a column it leaves there. */
static void
test_leave (void)
{
  MusterWindow *window = show (CHART);
  MusterPlanColumn *last = MUSTER_PLAN_COLUMN (get_column (window, 2));
  double x, y;
  GtkWidget *cards = find_card (window, "mate", &x, &y);

  robot_drag_begin (cards, x, y, GDK_BUTTON_PRIMARY);
  robot_drag_over (get_column (window, 2), 60, 60);
  robot_await (gtk_widget_get_mapped (last->leave_here));
  robot_drag_over (last->leave_here, 40, 10);
  robot_await (g_str_equal (gtk_label_get_text (get_plan (window)->hint), "“mate” leaves at “s3”"));
  robot_drag_drop ();
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_UNTIL), ==, stage (window, "s3"));
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, 0);
  robot_await (!gtk_widget_get_visible (last->leave_here));
  g_assert_cmpuint (muster_plan_cards_count (last->cards[MUSTER_PLAN_LEAVE]), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A department begins at another stage with all in it; its card says what is in it. */
static void
test_department (void)
{
  MusterWindow *window = show (CHART);
  MusterDocument *doc = get_document (window);
  guint steps = muster_history_get_position (doc);
  double x, y;
  GtkWidget *cards = find_card (window, "Shop", &x, &y);

  robot_drag_begin (cards, x, y, GDK_BUTTON_PRIMARY);
  robot_drag_over (get_column (window, 1), 60, 60);
  robot_await (g_str_equal (gtk_label_get_text (get_plan (window)->hint), "“Shop” begins at “s2”"));
  robot_drag_drop ();
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 1);
  g_assert_cmpuint (get_ref (window, "Shop", MUSTER_DEPARTMENT_FROM), ==, stage (window, "s2"));
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, stage (window, "s2"));
  robot_await (gtk_widget_get_focus_child (get_column (window, 1)) != NULL);
  robot_key ("<Alt>Left");
  g_assert_cmpuint (get_ref (window, "Shop", MUSTER_DEPARTMENT_FROM), ==, 0);
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, 0);
  robot_key ("<Control>z");
  robot_key ("<Control>z");
  g_assert_cmpuint (get_ref (window, "Shop", MUSTER_DEPARTMENT_FROM), ==, 0);
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who changes hands has a quieter card, which the arrows reach and no hand moves. */
static void
test_change (void)
{
  MusterWindow *window = show ("<s1 s2> Shop[*boss{Ann} cook{Bob@-s2,Cy@s2-}]");
  MusterDocument *doc = get_document (window);
  MusterPlanColumn *last = MUSTER_PLAN_COLUMN (get_column (window, 1));
  guint steps = muster_history_get_position (doc);
  g_autofree char *words = NULL;
  MusterRect place;

  g_assert_true (gtk_widget_get_mapped (last->change_heading));
  g_assert_cmpuint (muster_plan_cards_count (last->cards[MUSTER_PLAN_CHANGE]), ==, 1);
  words = muster_plan_dup_words (get_plan (window), 1, MUSTER_PLAN_CHANGE, &g_array_index (get_plan (window)->state->stages[1].cards[MUSTER_PLAN_CHANGE], MusterPlanCard, 0));
  g_assert_cmpstr (words, ==, "“cook” is held by Cy instead of Bob");
  place = muster_plan_cards_get_place (last->cards[MUSTER_PLAN_CHANGE], 0);
  robot_click_at (GTK_WIDGET (last->cards[MUSTER_PLAN_CHANGE]), place.x + 20, place.y + 20, GDK_BUTTON_PRIMARY, 1);
  g_assert_cmpuint (muster_session_get_cursor (muster_window_get_session (window)), ==, stage (window, "cook"));
  robot_key ("<Alt>Left");
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What cannot be is said, and not done. */
static void
test_refuses (void)
{
  MusterWindow *window = show ("<s1 s2 s3> Shop[*boss{Ann} cook{Bob@-s2}]");
  MusterDocument *doc = get_document (window);
  guint steps = muster_history_get_position (doc);
  double x, y;
  GtkWidget *cards = find_card (window, "cook", &x, &y);

  robot_drag_begin (cards, x, y, GDK_BUTTON_PRIMARY);
  robot_drag_over (get_column (window, 2), 60, 60);
  robot_await (gtk_widget_has_css_class (GTK_WIDGET (get_plan (window)->hint), "refused"));
  g_assert_cmpstr (gtk_label_get_text (get_plan (window)->hint), ==, "Bob holds “cook” only until “s2”: let that last longer first");
  robot_drag_drop ();
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ By key */

static void
test_keys (void)
{
  MusterWindow *window = show (CHART);
  MusterDocument *doc = get_document (window);
  MusterSession *session = muster_window_get_session (window);
  guint steps = muster_history_get_position (doc);
  double x, y;
  GtkWidget *cards = find_card (window, "boss", &x, &y);

  robot_click_at (cards, x, y, GDK_BUTTON_PRIMARY, 1);
  g_assert_cmpuint (muster_session_get_cursor (session), ==, stage (window, "boss"));
  robot_key ("Right");
  if (muster_session_get_cursor (session) != stage (window, "mate"))
    robot_key ("Left");
  muster_session_select (session, stage (window, "mate"), MUSTER_SELECT_ONLY);
  cards = find_card (window, "mate", &x, &y);
  robot_click_at (cards, x, y, GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Alt>Right");
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, stage (window, "s2"));
  robot_key ("<Alt>Right");
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, stage (window, "s3"));
  robot_key ("<Alt>Left");
  robot_key ("<Alt>Left");
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, 0);
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 4);
  robot_key ("<Control>z");
  g_assert_cmpuint (get_ref (window, "mate", MUSTER_ROLE_FROM), ==, stage (window, "s2"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The arrows lead through a column and to the next. */
static void
test_walks (void)
{
  MusterWindow *window = show ("<s1 s2> a b c d@s2-");
  MusterSession *session = muster_window_get_session (window);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  double x, y;
  GtkWidget *cards = find_card (window, "a", &x, &y);

  robot_click_at (cards, x, y, GDK_BUTTON_PRIMARY, 1);
  for (guint i = 0; i < 6; i++)
    {
      g_hash_table_add (seen, GUINT_TO_POINTER (muster_session_get_cursor (session)));
      robot_key (i < 2 ? "Right" : i == 2 ? "Down"
                                          : "Right");
    }
  g_assert_true (g_hash_table_contains (seen, GUINT_TO_POINTER (stage (window, "a"))));
  g_assert_true (g_hash_table_contains (seen, GUINT_TO_POINTER (stage (window, "d"))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Checkpoints */

/* Typed, marked as done with one press, and undone. */
static void
test_checkpoint (void)
{
  MusterWindow *window = show (CHART);
  MusterDocument *doc = get_document (window);
  MusterPlanColumn *column = MUSTER_PLAN_COLUMN (get_column (window, 1));
  MusterRecord checkpoint;
  g_autoptr (GArray) list = NULL;

  robot_click (robot_find (column->checkpoints, GTK_TYPE_ENTRY, NULL));
  robot_type ("Shop live\n");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_CHECKPOINT), ==, 1);
  list = muster_document_list (doc, MUSTER_KIND_CHECKPOINT);
  checkpoint = g_array_index (list, MusterRecord, 0);
  g_assert_cmpuint (muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_STAGE), ==, stage (window, "s2"));
  g_assert_false (gtk_widget_get_visible (column->reached));
  robot_click (robot_find (column->checkpoints, GTK_TYPE_CHECK_BUTTON, NULL));
  g_assert_cmpstr (muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DONE), ==, "2026-11-24");
  robot_await (gtk_widget_get_visible (column->reached));
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Undo"));
  g_assert_null (muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DONE));
  robot_await (!gtk_widget_get_visible (column->reached));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (robot_find (column->checkpoints, GTK_TYPE_CHECK_BUTTON, NULL))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Dragged to another column a checkpoint belongs there, by one step; over its own it says why not. */
static void
test_checkpoint_drag (void)
{
  MusterWindow *window = show (CHART);
  MusterDocument *doc = get_document (window);
  const MusterSetting settings[] = { { MUSTER_CHECKPOINT_STAGE, "s1" }, { MUSTER_CHECKPOINT_RESULT, "Shop live" } };
  MusterRecord checkpoint = muster_edit_add (doc, MUSTER_KIND_CHECKPOINT, settings, G_N_ELEMENTS (settings), 0, NULL);
  guint steps = muster_history_get_position (doc);
  GtkLabel *hint = get_plan (window)->hint;
  GtkWidget *row;

  robot_settle ();
  row = robot_find (MUSTER_PLAN_COLUMN (get_column (window, 0))->checkpoints, GTK_TYPE_LIST_BOX_ROW, NULL);
  robot_drag_begin (row, 80, 10, GDK_BUTTON_PRIMARY);
  robot_drag_over (get_column (window, 0), 60, 60);
  robot_await (g_str_equal (gtk_label_get_text (hint), "“Shop live” belongs to “s1” already: choose another stage"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (hint), "refused"));
  robot_drag_over (get_column (window, 1), 60, 60);
  robot_await (g_str_equal (gtk_label_get_text (hint), "Move “Shop live” to “s2”"));
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps);
  robot_drag_drop ();
  g_assert_cmpuint (muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_STAGE), ==, stage (window, "s2"));
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 1);
  g_assert_cmpuint (muster_session_get_cursor (muster_window_get_session (window)), ==, checkpoint);
  robot_await (!gtk_widget_get_visible (GTK_WIDGET (hint)));
  robot_key ("<Alt>Right");
  g_assert_cmpuint (muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_STAGE), ==, stage (window, "s3"));
  robot_key ("<Control>z");
  robot_key ("<Control>z");
  g_assert_cmpuint (muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_STAGE), ==, stage (window, "s1"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Overdue is said, compared with today. */
static void
test_overdue (void)
{
  MusterWindow *window = show (CHART);
  MusterDocument *doc = get_document (window);
  MusterPlanColumn *column = MUSTER_PLAN_COLUMN (get_column (window, 0));
  const MusterSetting settings[] = { { MUSTER_CHECKPOINT_STAGE, "s1" }, { MUSTER_CHECKPOINT_RESULT, "Shop live" }, { MUSTER_CHECKPOINT_DUE, "2026-11-23" } };
  MusterRecord checkpoint = muster_edit_add (doc, MUSTER_KIND_CHECKPOINT, settings, G_N_ELEMENTS (settings), 0, NULL);

  robot_settle ();
  robot_await (g_str_equal (gtk_label_get_text (column->progress), "1 overdue"));
  g_assert_true (muster_edit_set (doc, checkpoint, MUSTER_CHECKPOINT_DUE, "2026-11-24", MUSTER_COMMIT_DEFAULT, NULL));
  robot_await (g_str_equal (gtk_label_get_text (column->progress), "0 of 1 done"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

/* A chart without stages teaches and offers the three usual ones. */
static void
test_empty (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann}]");

  robot_click (robot_find_action (window, "win.add-usual-stages"));
  robot_await (muster_document_count (get_document (window), MUSTER_KIND_STAGE) == 3);
  robot_await (get_plan (window)->columns->len == 3);
  robot_key ("<Control>z");
  robot_await (get_plan (window)->columns->len == 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/plan/a-role-is-dragged-to-another-stage", test_drag);
  robot_add ("/plan/the-numbers-show-what-they-would-be", test_numbers);
  robot_add ("/plan/a-role-is-dragged-to-leave", test_leave);
  robot_add ("/plan/a-department-is-dragged-to-another-stage", test_department);
  robot_add ("/plan/who-changes-hands-has-a-card", test_change);
  robot_add ("/plan/a-checkpoint-is-dragged-to-another-stage", test_checkpoint_drag);
  robot_add ("/plan/a-refusal-is-a-sentence", test_refuses);
  robot_add ("/plan/keys-move-a-role-as-the-hand-does", test_keys);
  robot_add ("/plan/arrows-walk", test_walks);
  robot_add ("/plan/a-checkpoint-is-marked-as-done", test_checkpoint);
  robot_add ("/plan/overdue-shows", test_overdue);
  robot_add ("/plan/an-empty-plan-teaches", test_empty);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (muster_actions_set_keys), NULL);
  return robot_run (G_APPLICATION (application));
}
