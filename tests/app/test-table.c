/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-table.c: the table is used as a spreadsheet is: by keys, with the clipboard, several rows at
 * once; each as one step that can be undone.
 */
#include "actions.h"
#include "chart.h"
#include "grid.h"
#include "own-fields.h"
#include "robot.h"
#include "table-board.h"
#include "window.h"

static MusterWindow *
show (const char *text)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  g_autoptr (MusterDocument) doc = chart_read (text);

  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 800);
  robot_present (GTK_WINDOW (window));
  muster_window_show_document (window, doc);
  robot_settle ();
  robot_key ("<Control>6");
  robot_settle ();
  return window;
}

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static MusterGrid *
get_grid (MusterWindow *window)
{
  return MUSTER_GRID (robot_find (window, MUSTER_TYPE_GRID, NULL));
}

static void
click_cell (MusterGrid *grid, guint line, guint column, guint n_presses)
{
  GdkRectangle place;

  /* Into sight; the click is what counts. */
  if (line != MUSTER_NOWHERE)
    muster_grid_go_to (grid, 0, column, FALSE);
  robot_settle ();
  muster_grid_get_place (grid, line, column, &place);
  robot_click_at (GTK_WIDGET (grid), place.x + place.width / 2, place.y + place.height / 2, GDK_BUTTON_PRIMARY, n_presses);
  robot_settle ();
}

static void
put_on_clipboard (MusterWindow *window, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
  robot_settle ();
}

static void
on_read (GObject *object, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static char *
read_clipboard (MusterWindow *window)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, on_read, &text);
  robot_await (text != NULL);
  return text;
}

static const char *
get_text (MusterWindow *window, const char *id, MusterField field)
{
  MusterDocument *doc = get_document (window);

  return muster_document_get_text (doc, chart_get (doc, id), field);
}

static guint
count_steps (MusterWindow *window)
{
  return muster_history_get_position (get_document (window));
}

/* {{{ One cell */

/* Usual columns: title, holder, department, reports to, grade. */
static void
test_types (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook{Bob}]");
  MusterGrid *grid = get_grid (window);
  guint line, column;

  click_cell (grid, 1, 0, 1);
  robot_type ("Baker\n");
  g_assert_cmpstr (get_text (window, "cook", MUSTER_ROLE_TITLE), ==, "Baker");
  g_assert_cmpuint (count_steps (window), ==, 1);
  click_cell (grid, 1, 0, 1);
  robot_key ("F2");
  robot_type ("Chef");
  robot_key ("Escape");
  g_assert_cmpstr (get_text (window, "cook", MUSTER_ROLE_TITLE), ==, "Baker");
  robot_key ("Home");
  robot_key ("Right");
  robot_key ("Right");
  robot_key ("Right");
  robot_key ("Right");
  muster_grid_get_focus (grid, &line, &column);
  g_assert_cmpuint (line, ==, 1);
  g_assert_cmpuint (column, ==, 4);
  robot_type ("G7\t");
  g_assert_cmpstr (get_text (window, "cook", MUSTER_ROLE_GRADE), ==, "G7");
  muster_grid_get_focus (grid, &line, &column);
  g_assert_cmpuint (column, ==, 5);
  robot_key ("<Control>z");
  robot_key ("<Control>z");
  g_assert_cmpstr (get_text (window, "cook", MUSTER_ROLE_TITLE), ==, "cook");
  g_assert_cmpuint (count_steps (window), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A department is chosen from what may be meant, and what is refused stays to be mended. */
static void
test_chooses (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook{Bob}] Kitchen[*chef]");
  MusterDocument *doc = get_document (window);
  MusterGrid *grid = get_grid (window);

  click_cell (grid, 1, 2, 1);
  robot_type ("kit\n");
  g_assert_cmpuint (muster_document_get_ref (doc, chart_get (doc, "cook"), MUSTER_ROLE_DEPARTMENT), ==, chart_get (doc, "Kitchen"));
  g_assert_cmpuint (count_steps (window), ==, 1);
  click_cell (grid, 0, 5, 1);
  robot_type ("much\n");
  g_assert_nonnull (robot_look (grid, GTK_TYPE_ENTRY, NULL));
  g_assert_cmpuint (count_steps (window), ==, 1);
  robot_key ("Escape");
  robot_await (robot_look (grid, GTK_TYPE_ENTRY, NULL) == NULL);
  robot_type ("0.5\n");
  g_assert_cmpfloat (muster_document_get_number (doc, chart_get (doc, "boss"), MUSTER_ROLE_FTE, 1), ==, 0.5);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Many */

static void
test_sets_several (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook maid]");
  MusterGrid *grid = get_grid (window);

  click_cell (grid, 0, 4, 1);
  robot_key ("<Shift>Down");
  robot_key ("<Shift>Down");
  robot_type ("G3\n");
  g_assert_cmpstr (get_text (window, "boss", MUSTER_ROLE_GRADE), ==, "G3");
  g_assert_cmpstr (get_text (window, "cook", MUSTER_ROLE_GRADE), ==, "G3");
  g_assert_cmpstr (get_text (window, "maid", MUSTER_ROLE_GRADE), ==, "G3");
  g_assert_cmpuint (count_steps (window), ==, 1);
  click_cell (grid, 0, 4, 1);
  robot_key ("Delete");
  g_assert_cmpstr (get_text (window, "boss", MUSTER_ROLE_GRADE), ==, NULL);
  click_cell (grid, 1, 4, 1);
  robot_type ("G9\n");
  click_cell (grid, 1, 4, 1);
  robot_key ("<Shift>Down");
  robot_key ("<Control>d");
  g_assert_cmpstr (get_text (window, "maid", MUSTER_ROLE_GRADE), ==, "G9");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pastes (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook maid]");
  MusterDocument *doc = get_document (window);
  MusterGrid *grid = get_grid (window);
  g_autofree char *copied = NULL;

  put_on_clipboard (window, "Cook\tWei, Kit\tShop\nMaid\t\tShop\n");
  click_cell (grid, 1, 0, 1);
  robot_key ("<Control>v");
  robot_await (count_steps (window) == 1);
  g_assert_cmpstr (get_text (window, "maid", MUSTER_ROLE_TITLE), ==, "Maid");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_HOLDING), ==, 3);
  click_cell (grid, 1, 0, 1);
  robot_key ("<Shift>Right");
  robot_key ("<Shift>Down");
  robot_key ("<Control>c");
  copied = read_clipboard (window);
  g_assert_true (g_str_has_prefix (copied, "Cook\t"));
  g_assert_true (g_str_has_suffix (copied, "Maid\t\n"));
  robot_key ("<Control>z");
  g_assert_cmpstr (get_text (window, "maid", MUSTER_ROLE_TITLE), ==, "maid");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is wrong is told with its place, and nothing is half done. */
static void
test_refuses_a_paste (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook maid]");
  MusterGrid *grid = get_grid (window);
  guint line, column;

  put_on_clipboard (window, "G1\t1\nG2\tmuch\n");
  click_cell (grid, 1, 4, 1);
  robot_key ("<Control>v");
  robot_find (window, GTK_TYPE_LABEL, "Row 2, FTE: “much” is not a number. Nothing was changed.");
  g_assert_cmpuint (count_steps (window), ==, 0);
  g_assert_cmpstr (get_text (window, "cook", MUSTER_ROLE_GRADE), ==, NULL);
  muster_grid_get_focus (grid, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 5);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_offers_rows (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann}]");
  MusterDocument *doc = get_document (window);
  MusterGrid *grid = get_grid (window);

  put_on_clipboard (window, "Boss\nCook\nMaid\n");
  click_cell (grid, 0, 0, 1);
  robot_key ("<Control>v");
  robot_answer ("Add 2 Rows");
  robot_await (count_steps (window) == 1);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 3);
  robot_key ("<Control>z");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Rows and columns */

static MusterRecord
get_cursor (MusterWindow *window)
{
  return muster_session_get_cursor (muster_window_get_session (window));
}

static void
test_sorts_and_filters (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook aide]");
  MusterDocument *doc = get_document (window);
  MusterGrid *grid = get_grid (window);

  click_cell (grid, MUSTER_NOWHERE, 0, 1);
  click_cell (grid, 0, 0, 1);
  g_assert_cmpuint (get_cursor (window), ==, chart_get (doc, "aide"));
  click_cell (grid, MUSTER_NOWHERE, 0, 1);
  click_cell (grid, 0, 0, 1);
  g_assert_cmpuint (get_cursor (window), ==, chart_get (doc, "cook"));
  robot_key ("<Shift><Control>f");
  robot_type ("open:yes title:a\n");
  robot_await (muster_session_get_filter (muster_window_get_session (window), NULL) != NULL);
  robot_settle ();
  click_cell (grid, 0, 0, 1);
  g_assert_cmpuint (get_cursor (window), ==, chart_get (doc, "aide"));
  robot_key ("<Shift><Control>f");
  robot_settle ();
  g_assert_null (muster_session_get_filter (muster_window_get_session (window), NULL));
  /* Checks and their like lead to a row. */
  muster_session_go_to (muster_window_get_session (window), chart_get (doc, "boss"));
  robot_settle ();
  {
    guint line, column;

    muster_grid_get_focus (grid, &line, &column);
    g_assert_cmpuint (line, ==, 1);
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_adds_and_deletes (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann}]");
  MusterDocument *doc = get_document (window);
  MusterGrid *grid = get_grid (window);

  click_cell (grid, 0, 0, 1);
  robot_key ("<Alt>Insert");
  robot_type ("Cook\n");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 2);
  g_assert_cmpstr (muster_document_get_name (doc, get_cursor (window)), ==, "Cook");
  g_assert_cmpuint (muster_document_get_ref (doc, get_cursor (window), MUSTER_ROLE_DEPARTMENT), ==, chart_get (doc, "Shop"));
  robot_key ("<Control>Delete");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_own_field (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook]");
  MusterDocument *doc = get_document (window);
  GtkWidget *fields;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.own-fields", NULL);
  fields = robot_find (NULL, MUSTER_TYPE_OWN_FIELDS, NULL);
  robot_type ("Seats\n");
  robot_await (muster_document_count (doc, MUSTER_KIND_FIELD) == 1);
  robot_find (fields, GTK_TYPE_ENTRY, "Name");
  robot_type ("seats\n");
  robot_find (fields, GTK_TYPE_LABEL, "There is a field “seats” already: choose another name");
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_FIELD), ==, 1);
  robot_click (robot_find (fields, GTK_TYPE_BUTTON, "Remove the field and its values"));
  robot_await (muster_document_count (doc, MUSTER_KIND_FIELD) == 0);
  robot_settle ();
  robot_key ("Escape");
  robot_await (robot_look (NULL, MUSTER_TYPE_OWN_FIELDS, NULL) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Filters on the chart */

static void
test_filters_chart (void)
{
  MusterWindow *window = show ("Shop[*boss{Ann} cook Kitchen[*chef{Bob} maid]]");
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = get_document (window);
  GtkWidget *bar;

  robot_key ("<Control>2");
  robot_key ("<Shift><Control>f");
  bar = GTK_WIDGET (muster_editor_get_filter_bar (muster_window_get_editor (window)));
  robot_type ("holder:bob grad:1\n");
  robot_find (bar, GTK_TYPE_LABEL, "At character 12: there is no field “grad”; put quotation marks around a text");
  g_assert_null (muster_session_get_filter (session, NULL));
  robot_key ("<Control>a");
  robot_type ("holder:bob\n");
  robot_await (muster_scene_get_meant (muster_session_get_scene (session)) != NULL);
  g_assert_cmpuint (muster_scene_find (muster_session_get_scene (session), chart_get (doc, "maid")), !=, MUSTER_NOWHERE);
  robot_find (bar, GTK_TYPE_LABEL, "1 of 4 roles");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.filter-hides", NULL);
  robot_settle ();
  g_assert_cmpuint (muster_scene_find (muster_session_get_scene (session), chart_get (doc, "maid")), ==, MUSTER_NOWHERE);
  g_assert_cmpuint (muster_scene_find (muster_session_get_scene (session), chart_get (doc, "chef")), !=, MUSTER_NOWHERE);
  g_assert_cmpuint (muster_scene_find (muster_session_get_scene (session), chart_get (doc, "boss")), !=, MUSTER_NOWHERE);
  robot_click (robot_find (bar, GTK_TYPE_MENU_BUTTON, "Saved filters"));
  robot_click (robot_find (bar, GTK_TYPE_ENTRY, "Name of the filter"));
  robot_key ("<Control>a");
  robot_type ("Bobs\n");
  robot_await (muster_document_count (doc, MUSTER_KIND_FILTER) == 1);
  /* Not by the pointer, of which GTK 4.8 may miss the first click after a popover has closed. */
  gtk_widget_activate (robot_find_id (bar, "close"));
  robot_await (muster_scene_find (muster_session_get_scene (session), chart_get (doc, "maid")) != MUSTER_NOWHERE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/table/typing-sets-a-cell", test_types);
  robot_add ("/table/what-may-be-meant-is-offered", test_chooses);
  robot_add ("/table/several-rows-at-once", test_sets_several);
  robot_add ("/table/a-block-is-pasted-and-copied", test_pastes);
  robot_add ("/table/a-paste-is-refused-with-its-place", test_refuses_a_paste);
  robot_add ("/table/rows-are-offered", test_offers_rows);
  robot_add ("/table/sorts-and-filters", test_sorts_and_filters);
  robot_add ("/table/rows-come-and-go", test_adds_and_deletes);
  robot_add ("/table/own-fields-come-and-go", test_own_field);
  robot_add ("/table/a-filter-dims-and-hides", test_filters_chart);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (muster_actions_set_keys), NULL);
  return robot_run (G_APPLICATION (application));
}
