/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-scenario.c: from a template to a PDF, in one go: with the mouse, and with the keyboard alone.
 *
 * A role is taken to another department, back and there again, saved with its history, opened again,
 * taken back once more, and handed out.
 */
#include "desk.h"
#include "edit.h"
#include "history.h"

#define ROLE "Shop developer"
#define FROM "Technology"
#define TO "Operations"

/* {{{ What is so now */

static MusterSession *
get_session (MusterWindow *window)
{
  return muster_window_get_session (window);
}

static MusterCanvas *
get_canvas (MusterWindow *window)
{
  return muster_editor_get_canvas (muster_window_get_editor (window));
}

/* In the document, and to be seen: the role's card lies in the department's. */
static void
assert_in (MusterWindow *window, const char *department)
{
  MusterDocument *doc = desk_get_document (window);
  MusterRecord role = desk_find (window, ROLE), home = desk_find (window, department);
  MusterRect card, box;

  g_assert_cmpuint (muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT), ==, home);
  robot_settle ();
  g_assert_true (muster_canvas_get_place (get_canvas (window), role, &card));
  g_assert_true (muster_canvas_get_place (get_canvas (window), home, &box));
  g_assert_cmpfloat (card.x, >, box.x);
  g_assert_cmpfloat (card.y, >, box.y);
  g_assert_cmpfloat (card.x + card.width, <, box.x + box.width);
  g_assert_cmpfloat (card.y + card.height, <, box.y + box.height);
}

static MusterWindow *
open_window (void)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));

  muster_window_add_tab (window);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  robot_present (GTK_WINDOW (window));
  g_assert_null (get_session (window));
  return window;
}

static char *
get_path (const char *name)
{
  return g_build_filename (robot_get_folder (), name, NULL);
}

static void
assert_pdf (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  robot_await (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 5000);
  g_assert_cmpmem (contents, 7, "%PDF-1.", 7);
  g_assert_nonnull (g_strstr_len (contents + length - 16, 16, "%%EOF"));
}

static void
await_saved (MusterWindow *window)
{
  robot_await (!muster_session_is_modified (get_session (window)));
}

/* }}} */
/* {{{ With the mouse */

static void
click_menu (MusterWindow *window, const char *item)
{
  robot_click (robot_find (window, GTK_TYPE_MENU_BUTTON, "Main menu"));
  robot_click (robot_find (window, g_type_from_name ("GtkModelButton"), item));
  robot_await (robot_look (window, GTK_TYPE_POPOVER_MENU, NULL) == NULL);
  robot_settle ();
}

static void
drag_role (MusterWindow *window)
{
  double x, y, to_x, to_y;
  MusterRect box;

  desk_get_place (window, ROLE, &x, &y);
  desk_get_place (window, TO, &to_x, &to_y);
  g_assert_true (muster_canvas_get_place (get_canvas (window), desk_find (window, TO), &box));
  robot_drag (GTK_WIDGET (get_canvas (window)), x, y, GTK_WIDGET (get_canvas (window)), to_x, box.y + 12 * muster_canvas_get_zoom (get_canvas (window)));
}

static void
test_mouse (void)
{
  MusterWindow *window = open_window ();
  AdwTabView *tabs = muster_window_get_tabs (window);
  g_autofree char *path = get_path ("company.muster"), *pdf = get_path ("company.pdf");
  AdwTabPage *old;

  robot_click (robot_find (window, GTK_TYPE_FLOW_BOX_CHILD, "E-commerce departments"));
  robot_await (get_session (window) != NULL);
  assert_in (window, FROM);
  drag_role (window);
  assert_in (window, TO);
  robot_click (robot_find_id (window, "undo"));
  assert_in (window, FROM);
  robot_click (robot_find_id (window, "redo"));
  assert_in (window, TO);
  click_menu (window, "Save");
  robot_choose_file (path);
  await_saved (window);

  old = adw_tab_view_get_selected_page (tabs);
  click_menu (window, "New Tab");
  robot_await (get_session (window) == NULL);
  adw_tab_view_close_page (tabs, old);
  robot_settle ();
  robot_click (robot_find (robot_find_id (window, "open"), GTK_TYPE_BUTTON, "Open"));
  robot_choose_file (path);
  robot_await (get_session (window) != NULL);
  assert_in (window, TO);
  robot_click (robot_find_id (window, "undo"));
  assert_in (window, FROM);

  robot_click (robot_find (window, GTK_TYPE_BUTTON, "Export"));
  robot_click (robot_find_id (NULL, "export"));
  robot_choose_file (pdf);
  assert_pdf (pdf);
  muster_session_mark_saved (get_session (window), muster_history_get_position (desk_get_document (window)), muster_history_peek_undo (desk_get_document (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ With the keyboard alone */

static void
open_by_keys (MusterWindow *window, const char *path)
{
  robot_key ("<Control>o");
  robot_choose_file (path);
  robot_await (get_session (window) != NULL);
  robot_settle ();
}

static void
test_keyboard (void)
{
  g_autoptr (GFile) file = desk_copy_template ("ecommerce-departments", "company");
  MusterWindow *window = open_window ();
  g_autofree char *pdf = get_path ("company.pdf");

  open_by_keys (window, g_file_peek_path (file));
  assert_in (window, FROM);
  /* To the card by its name, and from there by the dialog. */
  robot_key ("<Control>k");
  robot_type (ROLE);
  robot_settle ();
  robot_key ("Return");
  robot_await (muster_session_get_cursor (get_session (window)) == desk_find (window, ROLE));
  robot_key ("<Shift><Control>m");
  robot_type (TO);
  robot_settle ();
  robot_key ("Return");
  assert_in (window, TO);
  robot_key ("<Control>z");
  assert_in (window, FROM);
  robot_key ("<Shift><Control>z");
  assert_in (window, TO);
  robot_key ("<Control>s");
  await_saved (window);

  robot_key ("<Control>t");
  robot_await (get_session (window) == NULL);
  robot_key ("<Control>Page_Up");
  robot_await (get_session (window) != NULL);
  robot_key ("<Control>w");
  robot_await (get_session (window) == NULL);
  open_by_keys (window, g_file_peek_path (file));
  assert_in (window, TO);
  robot_key ("<Control>z");
  assert_in (window, FROM);

  robot_key ("<Control>e");
  robot_find_id (NULL, "export");
  robot_settle ();
  robot_key ("<Alt>e");
  robot_choose_file (pdf);
  assert_pdf (pdf);
  muster_session_mark_saved (get_session (window), muster_history_get_position (desk_get_document (window)), muster_history_peek_undo (desk_get_document (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/scenario/from-a-template-to-a-pdf-with-the-mouse", test_mouse);
  robot_add ("/scenario/from-a-template-to-a-pdf-with-the-keyboard", test_keyboard);
  return desk_run ();
}
