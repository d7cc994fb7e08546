/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-people.c: what a person does with people: their photos, their menu, and taking them along.
 */
#include "actions.h"
#include "chart.h"
#include "inspector.h"
#include "people-cell.h"
#include "people.h"
#include "robot.h"

#include <cairo.h>

#define SHOP "Top[*boss Ops[*lead plan{Ann} ads] Design[*art photo{Bob!vendor}]]"

/* {{{ Charts and rows */

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static MusterWindow *
open_people (const char *text)
{
  g_autoptr (MusterDocument) doc = chart_read (text);
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));

  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 760);
  muster_window_show_document (window, doc);
  robot_present (GTK_WINDOW (window));
  robot_settle ();
  muster_editor_show_page (muster_window_get_editor (window), "people");
  robot_settle ();
  return window;
}

static void
assert_chart (MusterWindow *window, const char *expected)
{
  g_autofree char *found = chart_write (get_document (window));

  g_assert_cmpstr (found, ==, expected);
}

static GtkWidget *
get_person (MusterWindow *window, const char *name)
{
  return robot_find (robot_find (window, MUSTER_TYPE_PEOPLE, NULL), MUSTER_TYPE_PEOPLE_CELL, name);
}

static GtkWidget *
get_inspector (MusterWindow *window)
{
  return robot_find (window, MUSTER_TYPE_INSPECTOR, NULL);
}

static void
choose (MusterWindow *window, const char *item)
{
  GtkWidget *people = robot_find (window, MUSTER_TYPE_PEOPLE, NULL);

  robot_click (robot_find (people, g_type_from_name ("GtkModelButton"), item));
  robot_await (robot_look (people, GTK_TYPE_POPOVER_MENU, NULL) == NULL);
  robot_settle ();
}

static void
choose_for (MusterWindow *window, const char *name, const char *item)
{
  robot_click_at (get_person (window, name), 60, -1, GDK_BUTTON_SECONDARY, 1);
  choose (window, item);
}

static void
drag_onto (MusterWindow *window, const char *name, const char *role)
{
  MusterCanvas *canvas = muster_editor_get_canvas (muster_window_get_editor (window));
  MusterRect place;

  g_assert_true (muster_canvas_get_place (canvas, chart_get (get_document (window), role), &place));
  robot_drag (get_person (window, name), 60, 8, GTK_WIDGET (canvas), place.x + place.width / 2, place.y + place.height / 2);
}

/* }}} */
/* {{{ Photos */

/* A red picture, or something else of that name. */
static char *
write_picture (const char *name, const char *contents)
{
  char *path = g_build_filename (robot_get_folder (), name, NULL);
  cairo_surface_t *image;
  cairo_t *cr;

  if (contents != NULL)
    {
      g_assert_true (g_file_set_contents (path, contents, -1, NULL));
      return path;
    }
  image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 400);
  cr = cairo_create (image);
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (image, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (image);
  return path;
}

static const char *
get_photo (MusterWindow *window, const char *id)
{
  return muster_document_get_text (get_document (window), chart_get (get_document (window), id), MUSTER_PERSON_PHOTO);
}

/* Whether there is any red in what a widget paints, as in no card or list. */
static gboolean
shows_red (GtkWidget *widget)
{
  cairo_surface_t *picture = robot_picture (widget);
  const guint8 *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);
  gboolean found = FALSE;

  for (int y = 0; y < cairo_image_surface_get_height (picture) && !found; y++)
    for (int x = 0; x < cairo_image_surface_get_width (picture) && !found; x++)
      {
        guint32 pixel = ((const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride))[x];

        found = (pixel >> 16 & 255) > 240 && (pixel >> 8 & 255) < 16 && (pixel & 255) < 16;
      }
  cairo_surface_destroy (picture);
  return found;
}

static void
test_photo (void)
{
  MusterWindow *window = open_people (SHOP);
  GtkWidget *canvas = GTK_WIDGET (muster_editor_get_canvas (muster_window_get_editor (window)));
  g_autofree char *path = write_picture ("ann.png", NULL);

  robot_click (get_person (window, "Ann"));
  g_assert_false (shows_red (canvas));
  robot_click (robot_find (get_inspector (window), GTK_TYPE_BUTTON, "Choose a photo"));
  robot_choose_file (path);
  robot_await (get_photo (window, "Ann") != NULL);
  /* A photo may take another frame: what there is time for is decoded in each. */
  robot_settle ();
  robot_await (shows_red (canvas));
  robot_await (shows_red (get_person (window, "Ann")));
  robot_await (shows_red (get_inspector (window)));
  g_assert_false (shows_red (get_person (window, "Bob")));
  robot_click (robot_find (get_inspector (window), GTK_TYPE_BUTTON, "Remove the photo"));
  g_assert_null (get_photo (window, "Ann"));
  robot_await (!shows_red (canvas));
  robot_key ("<Control>z");
  g_assert_nonnull (get_photo (window, "Ann"));
  robot_await (shows_red (canvas));
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_no_photo (void)
{
  MusterWindow *window = open_people (SHOP);
  g_autofree char *path = write_picture ("ann.jpg", "GIF89a, whatever it is called");
  g_autofree char *said = NULL;

  robot_click (get_person (window, "Ann"));
  robot_click (robot_find (get_inspector (window), GTK_TYPE_BUTTON, "Choose a photo"));
  robot_choose_file (path);
  robot_await ((g_free (said), said = robot_read (get_inspector (window)), strstr (said, "must be a PNG or JPEG") != NULL));
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ The menu */

typedef struct
{
  const char *name;
  const char *item;
  /* Typed when the menu has gone. */
  const char *then;
  const char *after;
} Choice;

static const Choice choices[] = {
  { "Ann", "Take from Every Role", NULL, "Top[*boss Ops[*lead>boss plan>lead ads>lead] Design[*art>boss photo>art{Bob!vendor}]]" },
  { "Ann", "Hold a Role…", "ads\n", "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead{Ann}] Design[*art>boss photo>art{Bob!vendor}]]" },
  { "Bob", "Delete", NULL, "Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[*art>boss photo>art]]" },
};

static void
test_menu (gconstpointer data)
{
  const Choice *choice = data;
  MusterWindow *window = open_people (SHOP);

  choose_for (window, choice->name, choice->item);
  if (choice->then != NULL)
    robot_type (choice->then);
  assert_chart (window, choice->after);
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_menu_key (gconstpointer data)
{
  MusterWindow *window = open_people (SHOP);

  robot_click (get_person (window, "Ann"));
  robot_key (data);
  choose (window, "Take from Every Role");
  assert_chart (window, choices[0].after);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_goes_to_role (void)
{
  MusterWindow *window = open_people (SHOP);

  choose_for (window, "Bob", "Go to the Role");
  g_assert_true (muster_session_is_selected (muster_window_get_session (window), chart_get (get_document (window), "photo")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_inspects (void)
{
  MusterWindow *window = open_people (SHOP);
  GtkWidget *focus;

  choose_for (window, "Bob", "Show in the Inspector");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, get_inspector (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_renames (void)
{
  MusterWindow *window = open_people (SHOP);

  robot_click (get_person (window, "Bob"));
  robot_key ("F2");
  robot_key ("<Control>a");
  robot_type ("Robin");
  g_assert_cmpstr (muster_document_get_name (get_document (window), muster_session_get_cursor (muster_window_get_session (window))), ==, "Robin");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ To another chart */

static void
test_copies (void)
{
  MusterWindow *window = open_people ("Other[*chief]");
  AdwTabView *tabs = muster_window_get_tabs (window);
  AdwTabPage *other = adw_tab_view_get_selected_page (tabs);
  g_autoptr (MusterDocument) doc = chart_read (SHOP);
  MusterSession *session;

  muster_window_show_document (window, doc);
  robot_settle ();
  muster_editor_show_page (muster_window_get_editor (window), "people");
  robot_settle ();
  robot_click (get_person (window, "Ann"));
  robot_key ("<Control>c");
  adw_tab_view_set_selected_page (tabs, other);
  robot_settle ();
  session = muster_window_get_session (window);
  /* On nothing they come; on a role they hold it; twice they come once. */
  muster_session_select (session, 0, MUSTER_SELECT_ONLY);
  gtk_widget_grab_focus (GTK_WIDGET (muster_editor_get_canvas (muster_window_get_editor (window))));
  robot_key ("<Control>v");
  robot_await (muster_document_count (get_document (window), MUSTER_KIND_PERSON) == 1);
  assert_chart (window, "Other[*chief]");
  muster_session_select (session, chart_get (get_document (window), "chief"), MUSTER_SELECT_ONLY);
  robot_key ("<Control>v");
  robot_await (muster_history_get_length (get_document (window)) == 2);
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_PERSON), ==, 1);
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_HOLDING), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_drags_to_a_tab (void)
{
  MusterWindow *window = open_people ("Other[*chief]");
  AdwTabView *tabs = muster_window_get_tabs (window);
  AdwTabPage *other = adw_tab_view_get_selected_page (tabs);
  g_autoptr (MusterDocument) doc = chart_read (SHOP);
  MusterCanvas *canvas;
  MusterRect place;

  muster_window_show_document (window, doc);
  robot_settle ();
  muster_editor_show_page (muster_window_get_editor (window), "people");
  robot_settle ();
  robot_drag_begin (get_person (window, "Bob"), 60, 8, GDK_BUTTON_PRIMARY);
  robot_drag_over (robot_find (window, g_type_from_name ("AdwTab"), adw_tab_page_get_title (other)), -1, -1);
  robot_await (adw_tab_view_get_selected_page (tabs) == other);
  robot_settle ();
  canvas = muster_editor_get_canvas (muster_window_get_editor (window));
  g_assert_true (muster_canvas_get_place (canvas, chart_get (get_document (window), "chief"), &place));
  robot_drag_over (GTK_WIDGET (canvas), place.x + place.width / 2, place.y + place.height / 2);
  robot_drag_drop ();
  robot_await (muster_document_count (get_document (window), MUSTER_KIND_HOLDING) == 1);
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_PERSON), ==, 1);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Onto a role that is filled */

#define TWO "A[*a{Ann} b{Bob} c]"

static void
test_replaces (void)
{
  MusterWindow *window = open_people (TWO);

  drag_onto (window, "Ann", "b");
  assert_chart (window, "A[*a{Ann} b>a{Ann,Bob} c>a]");
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Replace"));
  assert_chart (window, "A[*a{Ann} b>a{Ann} c>a]");
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 1);
  robot_key ("<Control>z");
  assert_chart (window, "A[*a{Ann} b>a{Bob} c>a]");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_swaps (void)
{
  MusterWindow *window = open_people (TWO);

  drag_onto (window, "Ann", "b");
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Swap"));
  assert_chart (window, "A[*a{Bob} b>a{Ann} c>a]");
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 1);
  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Undo"));
  assert_chart (window, "A[*a{Ann} b>a{Bob} c>a]");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever has no role has none to swap. */
static void
test_cannot_swap (void)
{
  MusterWindow *window = open_people (TWO);

  robot_click (get_person (window, "Ann"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.unplace", NULL);
  robot_settle ();
  drag_onto (window, "Ann", "b");
  robot_find (window, GTK_TYPE_BUTTON, "Replace");
  g_assert_null (robot_look (window, GTK_TYPE_BUTTON, "Swap"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

static void
on_startup (GApplication *application)
{
  muster_actions_set_keys (GTK_APPLICATION (application));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/people/a-photo-is-chosen-seen-and-removed", test_photo);
  robot_add ("/people/what-is-no-photo-is-refused-at-the-field", test_no_photo);
  robot_add_data ("/people/menu/takes-from-every-role", &choices[0], test_menu);
  robot_add_data ("/people/menu/gives-a-role", &choices[1], test_menu);
  robot_add_data ("/people/menu/deletes", &choices[2], test_menu);
  robot_add_data ("/people/menu/by-its-key", "Menu", test_menu_key);
  robot_add_data ("/people/menu/by-shift-f10", "<Shift>F10", test_menu_key);
  robot_add ("/people/menu/goes-to-the-role", test_goes_to_role);
  robot_add ("/people/menu/shows-in-the-inspector", test_inspects);
  robot_add ("/people/renamed-by-a-key", test_renames);
  robot_add ("/people/copied-to-another-chart", test_copies);
  robot_add ("/people/dragged-to-another-chart", test_drags_to_a_tab);
  robot_add ("/people/the-toast-replaces", test_replaces);
  robot_add ("/people/the-toast-swaps", test_swaps);
  robot_add ("/people/swaps-only-what-there-is", test_cannot_swap);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (on_startup), NULL);
  return robot_run (G_APPLICATION (application));
}
