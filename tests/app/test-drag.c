/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-drag.c: a drag, from hand to document, by true events of a pointer.
 */
#include "canvas.h"
#include "chart.h"
#include "parcel.h"
#include "robot.h"
#include "window.h"

#define SHOP "Top[*boss Ops[*lead plan{Ann} ads] Design[*art photo] Care[]]"

/* {{{ Charts and places */

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

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  muster_window_show_document (window, doc);
  robot_present (GTK_WINDOW (window));
  robot_settle ();
  return window;
}

static void
assert_chart (MusterWindow *window, const char *expected)
{
  g_autofree char *found = chart_write (get_document (window));

  g_assert_cmpstr (found, ==, expected);
}

/* A place on a card: parts of its width and height from its upper left. */
static MusterPoint
get_point (MusterCanvas *canvas, const char *id, double across, double down)
{
  MusterDocument *doc = muster_session_get_document (muster_canvas_get_session (canvas));
  MusterRect place;

  g_assert_true (muster_canvas_get_place (canvas, chart_get (doc, id), &place));
  return (MusterPoint){ place.x + place.width * across, place.y + place.height * down };
}

static void
begin (MusterWindow *window, const char *id)
{
  MusterPoint at = get_point (get_canvas (window), id, 0.5, 0.5);

  robot_drag_begin (GTK_WIDGET (get_canvas (window)), at.x, at.y, GDK_BUTTON_PRIMARY);
}

static void
over (MusterWindow *window, const char *id, double across, double down)
{
  MusterPoint at = get_point (get_canvas (window), id, across, down);

  robot_drag_over (GTK_WIDGET (get_canvas (window)), at.x, at.y);
}

static gboolean
hint_has (MusterWindow *window, const char *text)
{
  g_autofree char *hint = muster_canvas_dup_hint (get_canvas (window));

  return hint != NULL && strstr (hint, text) != NULL;
}

static gboolean
toast_has (MusterWindow *window, const char *text)
{
  GtkWidget *toast = robot_look (window, g_type_from_name ("AdwToastWidget"), NULL);
  g_autofree char *said = toast != NULL ? robot_read (toast) : NULL;

  return said != NULL && strstr (said, text) != NULL;
}

/* }}} */

static void
test_moves (void)
{
  MusterWindow *window = open_chart (SHOP);

  begin (window, "photo");
  over (window, "Care", 0.5, 0.5);
  robot_await (hint_has (window, "Move to Care\nCare: 1 role"));
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 0);
  robot_drag_drop ();
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[*art>boss] Care[photo>boss]]");
  robot_await (toast_has (window, "Move “photo” to Care"));
  g_assert_true (muster_session_is_selected (muster_window_get_session (window), chart_get (get_document (window), "photo")));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_canvas (window))));
  g_assert_false (hint_has (window, ""));

  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Undo"));
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[*art>boss photo>art] Care[]]");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_places (void)
{
  MusterWindow *window = open_chart (SHOP);

  begin (window, "photo");
  over (window, "ads", 0.5, 0.2);
  robot_await (hint_has (window, "Move to Ops"));
  robot_drag_drop ();
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} photo>lead ads>lead] Design[*art>boss] Care[]]");
  begin (window, "ads");
  over (window, "plan", 0.5, 0.2);
  robot_await (hint_has (window, "Change the order in Ops"));
  robot_drag_drop ();
  assert_chart (window, "Top[*boss Ops[*lead>boss ads>lead plan>lead{Ann} photo>lead] Design[*art>boss] Care[]]");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_nests (void)
{
  MusterWindow *window = open_chart (SHOP);

  begin (window, "Care");
  over (window, "Design", 0.5, 0.5);
  robot_await (hint_has (window, "Move to Design"));
  robot_drag_drop ();
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[*art>boss photo>art Care[]]]");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_refuses (void)
{
  MusterWindow *window = open_chart ("D[*top a b] E[*x>>a y]");

  muster_session_set_view (muster_window_get_session (window), MUSTER_VIEW_REPORTING);
  robot_settle ();
  begin (window, "top");
  over (window, "a", 0.5, 0.6);
  robot_await (hint_has (window, "“top” would report to itself"));
  robot_drag_drop ();
  assert_chart (window, "D[*top a>top b>top] E[*x>>a y>x]");
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 0);
  robot_await (!robot_is_dragging ());
  g_assert_false (hint_has (window, ""));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_reports (void)
{
  MusterWindow *window = open_chart ("D[*top a b]");

  muster_session_set_view (muster_window_get_session (window), MUSTER_VIEW_REPORTING);
  robot_settle ();
  begin (window, "b");
  over (window, "a", 0.5, 0.6);
  robot_await (hint_has (window, "Report to a"));
  robot_drag_drop ();
  assert_chart (window, "D[*top a>top b>>a]");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_escapes (void)
{
  MusterWindow *window = open_chart (SHOP);
  g_autofree char *before = chart_write (get_document (window));

  begin (window, "photo");
  over (window, "Care", 0.5, 0.5);
  robot_await (hint_has (window, "Move to Care"));
  robot_drag_escape ();
  assert_chart (window, before);
  g_assert_false (hint_has (window, ""));
  /* The hand is free for the next. */
  begin (window, "photo");
  over (window, "Care", 0.5, 0.5);
  robot_drag_drop ();
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_several (void)
{
  MusterWindow *window = open_chart (SHOP);
  MusterCanvas *canvas = get_canvas (window);
  MusterPoint plan = get_point (canvas, "plan", 0.5, 0.5), ads = get_point (canvas, "ads", 0.5, 0.5);

  robot_click_at (GTK_WIDGET (canvas), ads.x, ads.y, GDK_BUTTON_PRIMARY, 1);
  robot_hold ("<Control>");
  robot_click_at (GTK_WIDGET (canvas), plan.x, plan.y, GDK_BUTTON_PRIMARY, 1);
  robot_let_go ();
  begin (window, "plan");
  over (window, "Care", 0.5, 0.5);
  robot_await (hint_has (window, "Move 2 cards to Care"));
  robot_drag_drop ();
  assert_chart (window, "Top[*boss Ops[*lead>boss] Design[*art>boss photo>art] Care[plan>boss{Ann} ads>boss]]");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_branch (void)
{
  MusterWindow *window = open_chart (SHOP);

  begin (window, "art");
  over (window, "Care", 0.5, 0.5);
  robot_await (hint_has (window, "Move to Care, with 1 below"));
  robot_drag_drop ();
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Care[Design[*art>boss photo>art]]]");
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Move Alone"));
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[photo>boss] Care[art>boss]]");
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Move with All Below"));
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Care[Design[*art>boss photo>art]]]");
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_alone (void)
{
  MusterWindow *window = open_chart (SHOP);

  begin (window, "art");
  robot_hold ("<Control>");
  over (window, "Care", 0.5, 0.5);
  over (window, "Care", 0.4, 0.5);
  robot_await (hint_has (window, "Move to Care\n"));
  robot_drag_drop ();
  robot_let_go ();
  assert_chart (window, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[photo>boss] Care[art>boss]]");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Held over another tab for a moment, that is shown; there it is a copy, with who holds it. */
static void
test_tabs (void)
{
  MusterWindow *window = open_chart ("Other[*chief]");
  AdwTabView *tabs = muster_window_get_tabs (window);
  AdwTabPage *other = adw_tab_view_get_selected_page (tabs);
  g_autoptr (MusterDocument) doc = chart_read (SHOP);
  MusterSession *session;
  g_autofree char *pasted = NULL;

  muster_window_show_document (window, doc);
  robot_settle ();
  g_assert_cmpint (adw_tab_view_get_n_pages (tabs), ==, 2);
  begin (window, "plan");
  robot_drag_over (robot_find (window, g_type_from_name ("AdwTab"), adw_tab_page_get_title (other)), -1, -1);
  robot_await (adw_tab_view_get_selected_page (tabs) == other);
  robot_settle ();
  over (window, "Other", 0.5, 0.1);
  robot_await (hint_has (window, "Copy to Other"));
  robot_drag_drop ();
  session = muster_window_get_session (window);
  robot_await (muster_history_get_length (muster_session_get_document (session)) == 1);
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_ROLE), ==, 2);
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_PERSON), ==, 1);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Near the edge the chart comes to meet the hand. */
static void
test_edge (void)
{
  MusterWindow *window = open_chart (SHOP);
  MusterCanvas *canvas = get_canvas (window);
  double x, y, later_x, later_y;

  muster_canvas_set_zoom (canvas, 3);
  muster_canvas_reveal (canvas, chart_get (get_document (window), "boss"));
  robot_settle ();
  begin (window, "boss");
  muster_canvas_get_offset (canvas, &x, &y);
  robot_drag_over (GTK_WIDGET (canvas), gtk_widget_get_width (GTK_WIDGET (canvas)) / 2, gtk_widget_get_height (GTK_WIDGET (canvas)) - 5);
  robot_await ((muster_canvas_get_offset (canvas, &later_x, &later_y), later_y > y + 60));
  g_assert_cmpfloat (later_x, ==, x);
  robot_drag_escape ();
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is hidden behind a badge opens when something is held over it. */
static void
test_spring (void)
{
  MusterWindow *window = open_chart ("Top[*boss Ops[*lead Team[x y]] Care[z]]");
  MusterDocument *doc = get_document (window);
  MusterRecord ops = chart_get (doc, "Ops");
  MusterScene *scene;
  const MusterRect *rect;
  double zoom, x, y, at_x = 0, at_y = 0;

  g_assert_true (muster_edit_collapse (doc, &ops, 1, TRUE, NULL));
  robot_settle ();
  begin (window, "z");
  scene = muster_session_get_scene (muster_window_get_session (window));
  rect = &muster_scene_get_layout (scene)->cards[muster_scene_find (scene, ops)].rect;
  for (double px = rect->x; px < rect->x + rect->width; px += 2)
    for (double py = rect->y + rect->height - 12; py < rect->y + rect->height + 12; py += 2)
      if (muster_scene_hit_badge (scene, px, py) != MUSTER_NOWHERE)
        {
          at_x = px;
          at_y = py;
        }
  g_assert_cmpfloat (at_x, >, 0);
  zoom = muster_canvas_get_zoom (get_canvas (window));
  muster_canvas_get_offset (get_canvas (window), &x, &y);
  robot_drag_over (GTK_WIDGET (get_canvas (window)), at_x * zoom - x, at_y * zoom - y);
  robot_await (!muster_document_get_flag (doc, ops, MUSTER_DEPARTMENT_COLLAPSED));
  robot_settle ();
  over (window, "Team", 0.5, 0.1);
  robot_await (hint_has (window, "Move to Team"));
  robot_drag_drop ();
  assert_chart (window, "Top[*boss Ops[*lead>boss Team[x>lead y>lead z>lead]] Care[]]");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* {{{ To and from other programs */

typedef struct
{
  MusterParcel *parcel;
  gboolean done;
} Transfer;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Transfer *transfer = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (gdk_content_serialize_finish (result, &error));
  g_assert_no_error (error);
  transfer->done = TRUE;
}

static GBytes *
write_as (MusterParcel *parcel, const char *mime_type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_auto (GValue) value = G_VALUE_INIT;
  Transfer transfer = { 0 };

  g_value_init (&value, MUSTER_TYPE_PARCEL);
  g_value_set_boxed (&value, parcel);
  gdk_content_serialize_async (stream, mime_type, &value, G_PRIORITY_DEFAULT, NULL, on_written, &transfer);
  robot_await (transfer.done);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
on_parcel_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Transfer *transfer = data;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_value_init (&value, MUSTER_TYPE_PARCEL);
  g_assert_true (gdk_content_deserialize_finish (result, &value, &error));
  transfer->parcel = g_value_dup_boxed (&value);
  transfer->done = TRUE;
}

static void
test_goes_out (void)
{
  MusterWindow *window = open_chart (SHOP);
  MusterRecord ops = chart_get (get_document (window), "Ops");
  g_autoptr (MusterParcel) parcel = muster_parcel_new (muster_window_get_session (window), &ops, 1);
  g_autoptr (GBytes) text = write_as (parcel, "text/plain;charset=utf-8");
  g_autoptr (GBytes) svg = write_as (parcel, "image/svg+xml");
  g_autoptr (GBytes) png = write_as (parcel, "image/png");
  g_autofree char *words = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  g_autofree char *drawing = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  g_assert_nonnull (strstr (words, "Ops"));
  g_assert_nonnull (strstr (words, "plan"));
  g_assert_null (strstr (words, "photo"));
  g_assert_true (g_str_has_prefix (drawing, "<?xml"));
  g_assert_nonnull (strstr (drawing, "plan"));
  g_assert_null (strstr (drawing, "photo"));
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* As another Muster would give it. */
static void
test_comes_in (void)
{
  MusterWindow *window = open_chart (SHOP);
  MusterSession *session = muster_window_get_session (window);
  MusterRecord plan = chart_get (get_document (window), "plan");
  g_autoptr (MusterParcel) parcel = muster_parcel_new (session, &plan, 1);
  g_autoptr (GBytes) clip = write_as (parcel, "application/vnd.muster.clip+json");
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (clip);
  g_autoptr (MusterDrop) drop = NULL;
  Transfer transfer = { 0 };

  gdk_content_deserialize_async (stream, "application/vnd.muster.clip+json", MUSTER_TYPE_PARCEL, G_PRIORITY_DEFAULT, NULL, on_parcel_read, &transfer);
  robot_await (transfer.done);
  g_assert_false (muster_parcel_is_from (transfer.parcel, session));
  drop = muster_drop_new_on (muster_session_get_scene (session), muster_parcel_get_hand (transfer.parcel, session), chart_get (get_document (window), "Care"), MUSTER_VIEW_DEPARTMENTS, MUSTER_SCOPE_BRANCH);
  g_assert_cmpstr (drop->sentence, ==, "Copy to Care");
  g_assert_true (muster_parcel_deliver (transfer.parcel, session, drop));
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_ROLE), ==, 7);
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_PERSON), ==, 1);
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 1);
  muster_parcel_unref (transfer.parcel);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/drag/moves-to-a-department", test_moves);
  robot_add ("/drag/places-in-the-order", test_places);
  robot_add ("/drag/nests-departments", test_nests);
  robot_add ("/drag/refuses-before-the-drop", test_refuses);
  robot_add ("/drag/changes-who-reports-to-whom", test_reports);
  robot_add ("/drag/escapes", test_escapes);
  robot_add ("/drag/takes-all-that-is-selected", test_several);
  robot_add ("/drag/takes-a-branch-with-its-head", test_branch);
  robot_add ("/drag/leaves-the-branch-with-ctrl", test_alone);
  robot_add ("/drag/goes-from-tab-to-tab", test_tabs);
  robot_add ("/drag/scrolls-at-the-edge", test_edge);
  robot_add ("/drag/opens-what-is-hidden", test_spring);

  robot_add ("/drag/goes-out-as-text-and-pictures", test_goes_out);
  robot_add ("/drag/comes-in-from-another-process", test_comes_in);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  return robot_run (G_APPLICATION (application));
}
