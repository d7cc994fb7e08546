/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-lists.c: the outline and the people, as a person uses them.
 */
#include "chart.h"
#include "outline-cell.h"
#include "outline.h"
#include "people-cell.h"
#include "people.h"
#include "robot.h"
#include "window.h"

#define SHOP "Top[*boss Ops[*lead plan{Ann} ads] Design[*art photo{Bob!vendor}] Care[]]"

/* {{{ Charts and rows */

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static MusterWindow *
show_document (MusterDocument *doc)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  muster_window_show_document (window, doc);
  robot_present (GTK_WINDOW (window));
  robot_settle ();
  return window;
}

static MusterWindow *
open_chart (const char *text, const char *page)
{
  g_autoptr (MusterDocument) doc = chart_read (text);
  MusterWindow *window = show_document (doc);

  muster_editor_show_page (muster_window_get_editor (window), page);
  robot_settle ();
  return window;
}

static void
close_window (MusterWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_chart (MusterWindow *window, const char *expected)
{
  g_autofree char *found = chart_write (get_document (window));

  g_assert_cmpstr (found, ==, expected);
}

static GtkWidget *
get_outline (MusterWindow *window)
{
  return robot_find (window, MUSTER_TYPE_OUTLINE, NULL);
}

static GtkWidget *
get_row (MusterWindow *window, const char *name)
{
  return robot_find (get_outline (window), MUSTER_TYPE_OUTLINE_CELL, name);
}

static gboolean
has_row (MusterWindow *window, const char *name)
{
  return robot_look (get_outline (window), MUSTER_TYPE_OUTLINE_CELL, name) != NULL;
}

static GtkWidget *
get_person (MusterWindow *window, const char *name)
{
  return robot_find (robot_find (window, MUSTER_TYPE_PEOPLE, NULL), MUSTER_TYPE_PEOPLE_CELL, name);
}

static gboolean
is_selected (MusterWindow *window, const char *id)
{
  return muster_session_is_selected (muster_window_get_session (window), chart_get (get_document (window), id));
}

static gboolean
is_row_selected (GtkWidget *cell)
{
  return (gtk_widget_get_state_flags (gtk_widget_get_parent (cell)) & GTK_STATE_FLAG_SELECTED) != 0;
}

static gboolean
toast_has (MusterWindow *window, const char *text)
{
  GtkWidget *toast = robot_look (window, g_type_from_name ("AdwToastWidget"), NULL);
  g_autofree char *said = toast != NULL ? robot_read (toast) : NULL;

  return said != NULL && strstr (said, text) != NULL;
}

static MusterPoint
get_card (MusterWindow *window, const char *id)
{
  MusterRect place;

  g_assert_true (muster_canvas_get_place (muster_editor_get_canvas (muster_window_get_editor (window)), chart_get (get_document (window), id), &place));
  return (MusterPoint){ place.x + place.width / 2, place.y + place.height / 2 };
}

static GtkWidget *
get_canvas (MusterWindow *window)
{
  return GTK_WIDGET (muster_editor_get_canvas (muster_window_get_editor (window)));
}

/* }}} */
/* {{{ Selecting */

static void
test_selects_both_ways (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");
  MusterPoint at = get_card (window, "photo");

  robot_click (get_row (window, "plan"));
  g_assert_true (is_selected (window, "plan"));
  g_assert_true (is_row_selected (get_row (window, "plan")));
  robot_click_at (get_canvas (window), at.x, at.y, GDK_BUTTON_PRIMARY, 1);
  robot_await (is_row_selected (get_row (window, "photo")));
  g_assert_false (is_row_selected (get_row (window, "plan")));
  close_window (window);
}

static void
test_selects_several (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");

  robot_click (get_row (window, "plan"));
  robot_hold ("<Control>");
  robot_click (get_row (window, "photo"));
  robot_let_go ();
  g_assert_true (is_selected (window, "plan") && is_selected (window, "photo") && !is_selected (window, "Design"));
  robot_click (get_row (window, "plan"));
  robot_hold ("<Shift>");
  robot_click (get_row (window, "Design"));
  robot_let_go ();
  g_assert_true (is_selected (window, "plan") && is_selected (window, "ads") && is_selected (window, "Design"));
  g_assert_false (is_selected (window, "lead") || is_selected (window, "art"));
  close_window (window);
}

/* What is selected elsewhere is shown, though it lies in what was closed. */
static void
test_shows_what_is_selected (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");

  robot_click (get_row (window, "Ops"));
  robot_key ("Left");
  robot_await (!has_row (window, "plan"));
  muster_session_go_to (muster_window_get_session (window), chart_get (get_document (window), "plan"));
  robot_await (has_row (window, "plan") && is_row_selected (get_row (window, "plan")));
  close_window (window);
}

/* }}} */
/* {{{ Keys, names and the filter */

static void
test_keys (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");

  robot_click (get_row (window, "plan"));
  robot_key ("Left");
  g_assert_true (is_selected (window, "Ops"));
  robot_key ("Left");
  robot_await (!has_row (window, "plan"));
  robot_key ("Down");
  g_assert_true (is_selected (window, "Design"));
  robot_key ("Up");
  robot_key ("Right");
  robot_await (has_row (window, "plan"));
  robot_key ("Right");
  g_assert_true (is_selected (window, "lead"));
  robot_key ("Down");
  robot_key ("Delete");
  assert_chart (window, "Top[*boss Ops[*lead>boss ads>lead] Design[*art>boss photo>art{Bob!vendor}] Care[]]");
  close_window (window);
}

static void
test_renames (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");
  MusterDocument *doc = get_document (window);

  robot_click (get_row (window, "plan"));
  robot_key ("F2");
  robot_type ("Planner\n");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "plan")), ==, "Planner");
  robot_await (has_row (window, "Planner"));
  /* The focus is where it was, on the row. */
  robot_key ("Down");
  g_assert_true (is_selected (window, "ads"));
  robot_key ("F2");
  robot_type ("Left as it was");
  robot_key ("Escape");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "ads")), ==, "ads");
  robot_click_at (get_row (window, "Design"), 60, -1, GDK_BUTTON_PRIMARY, 2);
  robot_type ("设计");
  robot_click (get_row (window, "ads"));
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "Design")), ==, "设计");
  g_assert_cmpuint (muster_history_get_length (doc), ==, 2);
  close_window (window);
}

static void
test_menu (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");
  MusterDocument *doc = get_document (window);

  robot_click_at (get_row (window, "plan"), 60, -1, GDK_BUTTON_SECONDARY, 1);
  g_assert_true (is_selected (window, "plan"));
  robot_click (robot_find (get_outline (window), g_type_from_name ("GtkModelButton"), "Rename"));
  robot_type ("Planner\n");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "plan")), ==, "Planner");
  close_window (window);
}

static void
test_filter (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");
  GtkWidget *entry = robot_find (get_outline (window), GTK_TYPE_SEARCH_ENTRY, NULL);

  robot_click (entry);
  robot_type ("ann");
  robot_await (!has_row (window, "photo"));
  g_assert_true (has_row (window, "Top") && has_row (window, "Ops") && has_row (window, "plan"));
  robot_type ("zzz");
  robot_await (robot_look (get_outline (window), GTK_TYPE_LABEL, "Nothing found") != NULL);
  robot_key ("Escape");
  robot_await (has_row (window, "photo"));
  close_window (window);
}

static void
test_empty (void)
{
  MusterWindow *window = open_chart ("", "outline");

  robot_click (robot_find (get_outline (window), GTK_TYPE_BUTTON, "Add Department"));
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_DEPARTMENT), ==, 1);
  robot_await (robot_look (get_outline (window), MUSTER_TYPE_OUTLINE_CELL, NULL) != NULL);
  close_window (window);
}

/* }}} */
/* {{{ Dragging rows */

static void
test_drags_rows (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");

  robot_drag (get_row (window, "plan"), 60, 8, get_row (window, "Care"), 60, 13);
  assert_chart (window, "Top[*boss Ops[*lead>boss ads>lead] Design[*art>boss photo>art{Bob!vendor}] Care[plan>boss{Ann}]]");
  robot_await (toast_has (window, "Move “plan” to Care"));
  /* At the upper edge of a row it goes before it. */
  robot_drag (get_row (window, "plan"), 60, 8, get_row (window, "photo"), 60, 3);
  assert_chart (window, "Top[*boss Ops[*lead>boss ads>lead] Design[*art>boss plan>art{Ann} photo>art{Bob!vendor}] Care[]]");
  robot_drag (get_row (window, "Care"), 60, 8, get_row (window, "Ops"), 60, 3);
  assert_chart (window, "Top[*boss Care[] Ops[*lead>boss ads>lead] Design[*art>boss plan>art{Ann} photo>art{Bob!vendor}]]");
  close_window (window);
}

static void
test_refuses (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");

  robot_drag_begin (get_row (window, "Top"), 60, 8, GDK_BUTTON_PRIMARY);
  robot_drag_over (get_row (window, "Ops"), 60, 13);
  robot_await (robot_look_id (get_outline (window), "hint_text") != NULL);
  g_assert_true (gtk_widget_has_css_class (robot_look_id (get_outline (window), "hint_text"), "refused"));
  robot_drag_drop ();
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 0);
  close_window (window);
}

static void
test_drags_to_canvas_and_back (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");
  MusterPoint at = get_card (window, "Care");

  robot_drag (get_row (window, "plan"), 60, 8, get_canvas (window), at.x, at.y);
  assert_chart (window, "Top[*boss Ops[*lead>boss ads>lead] Design[*art>boss photo>art{Bob!vendor}] Care[plan>boss{Ann}]]");
  at = get_card (window, "ads");
  robot_drag (get_canvas (window), at.x, at.y, get_row (window, "Design"), 60, 13);
  assert_chart (window, "Top[*boss Ops[*lead>boss] Design[*art>boss photo>art{Bob!vendor} ads>art] Care[plan>boss{Ann}]]");
  close_window (window);
}

/* In the view of reporting a row on another reports to it. */
static void
test_reports (void)
{
  MusterWindow *window = open_chart (SHOP, "outline");

  muster_session_set_view (muster_window_get_session (window), MUSTER_VIEW_REPORTING);
  robot_await (!has_row (window, "Ops"));
  robot_drag (get_row (window, "ads"), 60, 8, get_row (window, "plan"), 60, 13);
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>>plan] Design[*art>boss photo>art{Bob!vendor}] Care[]]");
  close_window (window);
}

/* }}} */
/* {{{ Many rows */

static MusterDocument *
make_many (guint n_roles)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, "all");

  for (guint i = 0; i < n_roles; i++)
    muster_draft_set_ref (draft, muster_draft_add (draft, MUSTER_KIND_ROLE, NULL), MUSTER_ROLE_DEPARTMENT, department);
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  return doc;
}

/* A list on the screen looks at as many rows as can be seen, and some more. */
static void
test_many (void)
{
  g_autoptr (MusterDocument) doc = make_many (20000);
  MusterWindow *window = show_document (doc);
  GtkWidget *view = robot_find (get_outline (window), GTK_TYPE_LIST_VIEW, NULL);
  MusterRecordList *list = MUSTER_RECORD_LIST (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 20001);
  g_assert_cmpuint (muster_record_list_count_items (list), <=, 500);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", 15000);
  robot_settle ();
  g_assert_cmpuint (muster_record_list_count_items (list), <=, 500);
  close_window (window);
}

/* }}} */
/* {{{ People */

static void
test_people_select (void)
{
  MusterWindow *window = open_chart (SHOP, "people");

  robot_click (get_person (window, "Bob"));
  g_assert_true (is_selected (window, "Bob"));
  robot_key ("Return");
  g_assert_true (is_selected (window, "photo"));
  close_window (window);
}

static void
test_people_drag (void)
{
  MusterWindow *window = open_chart (SHOP, "people");
  MusterPoint at = get_card (window, "ads");

  robot_drag (get_person (window, "Bob"), 60, 12, get_canvas (window), at.x, at.y);
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead{Bob!vendor}] Design[*art>boss photo>art{Bob!vendor}] Care[]]");
  at = get_card (window, "photo");
  robot_drag (get_canvas (window), at.x, at.y, get_person (window, "Ann"), 60, 12);
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead{Bob!vendor}] Design[*art>boss photo>art] Care[]]");
  close_window (window);
}

static void
test_people_remove (void)
{
  MusterWindow *window = open_chart (SHOP, "people");

  robot_click (get_person (window, "Ann"));
  robot_key ("Delete");
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_PERSON), ==, 1);
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Undo"));
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_PERSON), ==, 2);
  robot_await (get_person (window, "Ann") != NULL);
  close_window (window);
}

/* Who was just made is there to be named, whatever was looked for. */
static void
test_people_add (void)
{
  MusterWindow *window = open_chart (SHOP, "people");
  GtkWidget *people = robot_find (window, MUSTER_TYPE_PEOPLE, NULL);

  robot_click (robot_find (people, GTK_TYPE_SEARCH_ENTRY, NULL));
  robot_type ("ann");
  robot_await (robot_look (people, MUSTER_TYPE_PEOPLE_CELL, "Bob") == NULL);
  robot_click (robot_find (people, GTK_TYPE_BUTTON, "Add a person"));
  g_assert_cmpint (muster_session_get_selected_kind (muster_window_get_session (window)), ==, MUSTER_KIND_PERSON);
  robot_await (robot_look (people, MUSTER_TYPE_PEOPLE_CELL, "New person") != NULL);
  g_assert_nonnull (robot_find (people, GTK_TYPE_LABEL, "Not placed · 1"));
  close_window (window);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/outline/selects-both-ways", test_selects_both_ways);
  robot_add ("/outline/selects-several", test_selects_several);
  robot_add ("/outline/shows-what-is-selected", test_shows_what_is_selected);
  robot_add ("/outline/keys", test_keys);
  robot_add ("/outline/renames", test_renames);
  robot_add ("/outline/menu", test_menu);
  robot_add ("/outline/filter", test_filter);
  robot_add ("/outline/empty", test_empty);
  robot_add ("/outline/drags-rows", test_drags_rows);
  robot_add ("/outline/refuses-before-the-drop", test_refuses);
  robot_add ("/outline/drags-to-the-canvas-and-back", test_drags_to_canvas_and_back);
  robot_add ("/outline/drags-to-whom-it-reports", test_reports);
  robot_add ("/outline/many", test_many);
  robot_add ("/people/select", test_people_select);
  robot_add ("/people/drag", test_people_drag);
  robot_add ("/people/remove", test_people_remove);
  robot_add ("/people/add", test_people_add);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  return robot_run (G_APPLICATION (application));
}
