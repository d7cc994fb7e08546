/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-raci.c: parts are set on the board by mouse and keyboard, in steps that undo; a second owner is
 * refused with a way out; what a file brought is mended with one press; a large board is quick.
 */
#include "actions.h"
#include "chart.h"
#include "raci-board.h"
#include "robot.h"
#include "window.h"

#define CHART "Shop[*boss{Ann} cook{Bob} mate{Cy}] Van[*driver{Dee} packer]"

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static MusterRecord
add_duty (MusterDocument *doc, const char *name)
{
  const MusterSetting setting = { MUSTER_RESPONSIBILITY_NAME, name };

  return muster_edit_add (doc, MUSTER_KIND_RESPONSIBILITY, &setting, 1, 0, NULL);
}

/* A window with the board, of two responsibilities. */
static MusterWindow *
show (MusterRecord *menu, MusterRecord *money)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autoptr (MusterDocument) doc = chart_read (CHART);

  *menu = add_duty (doc, "Menu");
  *money = add_duty (doc, "Money");
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 800);
  robot_present (GTK_WINDOW (window));
  muster_window_show_document (window, doc);
  robot_settle ();
  robot_key ("<Control>4");
  robot_find (window, MUSTER_TYPE_RACI_GRID, NULL);
  robot_settle ();
  return window;
}

static MusterRaciGrid *
get_grid (MusterWindow *window)
{
  return MUSTER_RACI_GRID (robot_find (window, MUSTER_TYPE_RACI_GRID, NULL));
}

static int
find_column (MusterWindow *window, const char *id)
{
  return (int) muster_raci_find_column (muster_raci_grid_get_raci (get_grid (window)), chart_get (get_document (window), id));
}

static void
click_cell (MusterWindow *window, int row, int column)
{
  graphene_rect_t place;

  muster_raci_grid_get_place (get_grid (window), row, column, &place);
  robot_click_at (GTK_WIDGET (get_grid (window)), place.origin.x + place.size.width / 2, place.origin.y + place.size.height / 2, GDK_BUTTON_PRIMARY, 1);
}

static MusterPart
get_part (MusterWindow *window, MusterRecord responsibility, const char *role)
{
  return muster_responsibility_get_part (get_document (window), responsibility, chart_get (get_document (window), role));
}

static gboolean
says (gpointer widget, const char *text)
{
  g_autofree char *said = robot_read (widget);

  return strstr (said, text) != NULL;
}

/* Arrows lead to a cell, letters set its part, Delete takes it away, undo takes that back. */
static void
test_keyboard (void)
{
  MusterRecord menu, money;
  MusterWindow *window = show (&menu, &money);
  guint steps = muster_history_get_length (get_document (window));

  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_grid (window))));
  robot_key ("Right");
  robot_key ("Right");
  robot_key ("a");
  g_assert_cmpint (get_part (window, menu, "boss"), ==, MUSTER_PART_ACCOUNTABLE);
  g_assert_cmpuint (muster_session_get_cursor (muster_window_get_session (window)), ==, menu);
  robot_key ("Right");
  robot_key ("r");
  g_assert_cmpint (get_part (window, menu, "cook"), ==, MUSTER_PART_RESPONSIBLE);
  robot_key ("Down");
  robot_key ("c");
  g_assert_cmpint (get_part (window, money, "cook"), ==, MUSTER_PART_CONSULTED);
  robot_key ("space");
  g_assert_cmpint (get_part (window, money, "cook"), ==, MUSTER_PART_INFORMED);
  robot_key ("Delete");
  g_assert_cmpint (get_part (window, money, "cook"), ==, MUSTER_PART_NONE);
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, steps + 5);
  robot_key ("<Control>z");
  g_assert_cmpint (get_part (window, money, "cook"), ==, MUSTER_PART_INFORMED);
  robot_key ("<Control>Home");
  robot_key ("Down");
  robot_key ("<Alt>Down");
  g_assert_cmpuint (muster_raci_grid_get_raci (get_grid (window))->rows[1].record, ==, menu);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A click offers the four parts. */
static void
test_mouse (void)
{
  MusterRecord menu, money;
  MusterWindow *window = show (&menu, &money);

  click_cell (window, 1, find_column (window, "mate"));
  robot_click (robot_find (window, GTK_TYPE_TOGGLE_BUTTON, "Responsible"));
  g_assert_cmpint (get_part (window, money, "mate"), ==, MUSTER_PART_RESPONSIBLE);
  robot_await (robot_look (window, GTK_TYPE_TOGGLE_BUTTON, "Consulted") == NULL);
  click_cell (window, 1, find_column (window, "mate"));
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "No part"));
  g_assert_cmpint (get_part (window, money, "mate"), ==, MUSTER_PART_NONE);
  robot_await (robot_look (window, GTK_TYPE_TOGGLE_BUTTON, "Consulted") == NULL);
  click_cell (window, MUSTER_RACI_HEADINGS, find_column (window, "cook"));
  g_assert_cmpuint (muster_session_get_cursor (muster_window_get_session (window)), ==, chart_get (get_document (window), "cook"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A second owner is refused where it was asked for, and either way out is one press and one step. */
static void
test_conflict (void)
{
  MusterRecord menu, money;
  MusterWindow *window = show (&menu, &money);
  MusterDocument *doc = get_document (window);
  guint steps;

  g_assert_true (muster_edit_set_part (doc, menu, chart_get (doc, "boss"), MUSTER_PART_ACCOUNTABLE, NULL));
  robot_settle ();
  steps = muster_history_get_length (doc);
  muster_raci_grid_set_cursor (get_grid (window), 0, find_column (window, "cook"));
  robot_key ("a");
  g_assert_cmpint (get_part (window, menu, "cook"), ==, MUSTER_PART_NONE);
  robot_await (says (window, "has an owner: boss"));
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Share as responsible"));
  g_assert_cmpint (get_part (window, menu, "cook"), ==, MUSTER_PART_RESPONSIBLE);
  robot_await (!says (window, "has an owner: boss"));
  robot_key ("a");
  robot_await (says (window, "has an owner: boss"));
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Make cook the owner instead"));
  g_assert_cmpint (get_part (window, menu, "cook"), ==, MUSTER_PART_ACCOUNTABLE);
  g_assert_cmpint (get_part (window, menu, "boss"), ==, MUSTER_PART_RESPONSIBLE);
  g_assert_cmpuint (muster_history_get_length (doc), ==, steps + 2);
  robot_await (!says (window, "has an owner: boss"));
  robot_key ("<Control>z");
  g_assert_cmpint (get_part (window, menu, "boss"), ==, MUSTER_PART_ACCOUNTABLE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two owners that a file brought are counted and mended with one press. */
static void
test_mends (void)
{
  MusterRecord menu, money;
  MusterWindow *window = show (&menu, &money);
  MusterDocument *doc = get_document (window);
  const char *const owners[] = { "boss", "cook" };

  MusterDraft *draft = muster_draft_new (doc);

  /* As a file may bring them: no verb would. */
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      MusterRecord assignment = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, NULL);

      muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY, menu);
      muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_ROLE, chart_get (doc, owners[i]));
    }
  muster_commit (draft, "Merge", MUSTER_COMMIT_DEFAULT);
  robot_await (says (window, "2 without a single owner"));
  click_cell (window, 0, (int) muster_raci_grid_get_raci (get_grid (window))->n_columns);
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Keep cook"));
  g_assert_cmpint (get_part (window, menu, "cook"), ==, MUSTER_PART_ACCOUNTABLE);
  g_assert_cmpint (get_part (window, menu, "boss"), ==, MUSTER_PART_RESPONSIBLE);
  robot_await (says (window, "1 without a single owner"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A department answers for nothing; its head is offered. */
static void
test_departments (void)
{
  MusterRecord menu, money;
  MusterWindow *window = show (&menu, &money);

  robot_click (robot_find (get_grid (window) != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (get_grid (window)), MUSTER_TYPE_RACI_BOARD) : NULL, GTK_TYPE_TOGGLE_BUTTON, "Departments"));
  robot_settle ();
  g_assert_cmpuint (muster_raci_grid_get_raci (get_grid (window))->n_columns, ==, 2);
  gtk_widget_grab_focus (GTK_WIDGET (get_grid (window)));
  muster_raci_grid_set_cursor (get_grid (window), 0, find_column (window, "Van"));
  robot_key ("a");
  robot_await (says (window, "Its head can: driver"));
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Make driver the owner"));
  g_assert_cmpint (get_part (window, menu, "driver"), ==, MUSTER_PART_ACCOUNTABLE);
  g_assert_cmpint (muster_raci_get_cell (muster_raci_grid_get_raci (get_grid (window)), 0, 1)->part, ==, MUSTER_PART_ACCOUNTABLE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A new one is named in its place, and its authority chosen from what there usually is. */
static void
test_adds (void)
{
  MusterRecord menu, money, made;
  MusterWindow *window = show (&menu, &money);
  MusterDocument *doc = get_document (window);

  robot_key ("<Control><Shift>n");
  robot_type ("Staff\t");
  made = muster_raci_grid_get_raci (get_grid (window))->rows[1].record;
  g_assert_cmpstr (muster_document_get_name (doc, made), ==, "Staff");
  robot_key ("Down");
  robot_type ("9\n");
  g_assert_cmpstr (muster_document_get_text (doc, made, MUSTER_RESPONSIBILITY_AUTHORITY), ==, "Spend up to 9");
  robot_key ("Home");
  robot_key ("Delete");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_RESPONSIBILITY), ==, 2);
  robot_key ("<Control>z");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_RESPONSIBILITY), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A row is pulled to its place. */
static void
test_drags (void)
{
  MusterRecord menu, money;
  MusterWindow *window = show (&menu, &money);
  GtkWidget *grid = GTK_WIDGET (get_grid (window));
  graphene_rect_t from, to;

  muster_raci_grid_get_place (get_grid (window), 0, MUSTER_RACI_NAME, &from);
  muster_raci_grid_get_place (get_grid (window), 1, MUSTER_RACI_NAME, &to);
  robot_drag (grid, from.origin.x + 20, from.origin.y + 10, grid, to.origin.x + 20, to.origin.y + to.size.height - 4);
  g_assert_cmpuint (muster_raci_grid_get_raci (get_grid (window))->rows[0].record, ==, money);
  robot_key ("<Control>z");
  g_assert_cmpuint (muster_raci_grid_get_raci (get_grid (window))->rows[0].record, ==, menu);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* {{{ Many */

#define N_ROWS 1000
#define N_COLUMNS 300

static MusterDocument *
make_large (void)
{
  MusterDocument *doc = muster_document_new ();
  g_autoptr (MusterDraft) draft = muster_draft_new_loading (doc);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  MusterRecord roles[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Role number %u", i);

      roles[i] = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      muster_draft_set_text (draft, roles[i], MUSTER_ROLE_TITLE, title);
    }
  for (guint i = 0; i < N_ROWS; i++)
    {
      MusterRecord duty = muster_draft_add (draft, MUSTER_KIND_RESPONSIBILITY, NULL);
      g_autofree char *name = g_strdup_printf ("Responsibility number %u", i);

      muster_draft_set_text (draft, duty, MUSTER_RESPONSIBILITY_NAME, name);
      for (guint j = 0; j < 60; j++)
        {
          MusterRecord assignment = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, NULL);

          muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY, duty);
          muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_ROLE, roles[(i + j * 5) % N_COLUMNS]);
          muster_draft_set_text (draft, assignment, MUSTER_ASSIGNMENT_PART, muster_part_get_name (j == 0 ? MUSTER_PART_NONE : (MusterPart) g_rand_int_range (rand, MUSTER_PART_RESPONSIBLE, MUSTER_N_PARTS)));
        }
    }
  muster_commit (g_steal_pointer (&draft), NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

/* Milliseconds that drawing the grid anew takes, down to its pixels. */
static double
time_frame (MusterRaciGrid *grid)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gtk_widget_get_width (GTK_WIDGET (grid)), gtk_widget_get_height (GTK_WIDGET (grid)));
  cairo_t *cr = cairo_create (surface);
  gint64 began = g_get_monotonic_time ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (grid)->snapshot (GTK_WIDGET (grid), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  began = g_get_monotonic_time () - began;
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return (double) began / 1000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The median, in milliseconds, of going down a row: another responsibility is selected, and the
 * inspector shows it. */
static double
time_arrows (void)
{
  gint64 took[15];

  for (guint i = 0; i < G_N_ELEMENTS (took); i++)
    {
      gint64 began = g_get_monotonic_time ();

      robot_key (i % 2 == 0 ? "Up" : "Down");
      took[i] = g_get_monotonic_time () - began;
    }
  qsort (took, G_N_ELEMENTS (took), sizeof (gint64), compare_times);
  return (double) took[G_N_ELEMENTS (took) / 2] / 1000;
}

static void
test_large (void)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autoptr (MusterDocument) doc = make_large ();
  double worst = 0, sum = 0;
  gint64 began;
  MusterRaciGrid *grid;

  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 800);
  robot_present (GTK_WINDOW (window));
  muster_window_show_document (window, doc);
  robot_settle ();
  robot_key ("<Control>4");
  grid = get_grid (window);
  robot_settle ();
  for (guint i = 0; i < 30; i++)
    {
      double took;

      muster_raci_grid_set_cursor (grid, (int) (i * 33), (int) (i * 9));
      robot_settle ();
      took = time_frame (grid);
      worst = MAX (worst, took);
      sum += took;
    }
  g_test_message ("a frame takes %.1f ms on average, %.1f at worst", sum / 30, worst);
  began = g_get_monotonic_time ();
  muster_raci_free (muster_raci_new (muster_session_get_projection (muster_window_get_session (window)), &(MusterRaciOptions){ 0 }));
  g_test_message ("making it anew takes %.1f ms", (double) (g_get_monotonic_time () - began) / 1000);
  began = g_get_monotonic_time ();
  robot_key ("r");
  g_test_message ("a key takes %.1f ms with all that follows from it", (double) (g_get_monotonic_time () - began) / 1000);
  g_test_message ("an arrow key takes %.1f ms with all that follows from it, of 15 in the middle", time_arrows ());
  g_assert_cmpfloat (sum / 30, <, 200);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/raci/the-keyboard-sets-parts", test_keyboard);
  robot_add ("/raci/a-click-offers-parts", test_mouse);
  robot_add ("/raci/a-second-owner-is-refused-with-a-way-out", test_conflict);
  robot_add ("/raci/two-owners-are-mended-with-one-press", test_mends);
  robot_add ("/raci/a-department-answers-for-nothing", test_departments);
  robot_add ("/raci/a-new-one-is-named-in-its-place", test_adds);
  robot_add ("/raci/a-row-is-pulled-to-its-place", test_drags);
  robot_add ("/raci/a-large-board-is-quick", test_large);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (muster_actions_set_keys), NULL);
  return robot_run (G_APPLICATION (application));
}
