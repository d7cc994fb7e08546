/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-canvas.c: what a person does to cards on the canvas, with pointer and keys, is done to the
 * document, said, and can be taken back.
 */
#include "actions.h"
#include "robot.h"
#include "window.h"

typedef struct
{
  MusterWindow *window;
  MusterSession *session;
  MusterDocument *doc;
  MusterCanvas *canvas;
} Desk;

/* {{{ The desk */

static Desk
open_desk (const char *name)
{
  Desk desk = { muster_window_new (ADW_APPLICATION (g_application_get_default ())) };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "templates", "en", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  robot_present (GTK_WINDOW (desk.window));
  muster_window_open (desk.window, file);
  robot_await (muster_window_get_session (desk.window) != NULL);
  desk.session = muster_window_get_session (desk.window);
  desk.doc = muster_session_get_document (desk.session);
  desk.canvas = muster_editor_get_canvas (muster_window_get_editor (desk.window));
  robot_settle ();
  return desk;
}

static void
close_desk (const Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
}

/* The department or role of that name. */
static MusterRecord
find (const Desk *desk, const char *name)
{
  const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, desk->doc, kinds[k]);
      while (muster_iter_next (&iter, &record))
        if (g_str_equal (muster_document_get_name (desk->doc, record), name))
          return record;
    }
  return 0;
}

static MusterRect
find_place (const Desk *desk, const char *name)
{
  MusterRect place = { 0 };

  g_assert_true (muster_canvas_get_place (desk->canvas, find (desk, name), &place));
  return place;
}

/* In the heading of a department, in the middle of a role. */
static void
click_card (const Desk *desk, const char *name, guint button, guint n_presses)
{
  MusterRect place = find_place (desk, name);
  double y = muster_document_get_kind (desk->doc, find (desk, name)) == MUSTER_KIND_DEPARTMENT ? 8 : place.height / 2;

  robot_click_at (GTK_WIDGET (desk->canvas), place.x + place.width / 2, place.y + y, button, n_presses);
}

static void
assert_cursor (const Desk *desk, const char *name)
{
  MusterRecord cursor = muster_session_get_cursor (desk->session);

  g_assert_cmpstr (cursor != 0 ? muster_document_get_name (desk->doc, cursor) : NULL, ==, name);
}

static guint
count_selected (const Desk *desk)
{
  guint n;

  muster_session_get_selection (desk->session, &n);
  return n;
}

/* Of the role's department. */
static const char *
get_department (const Desk *desk, const char *role)
{
  return muster_document_get_name (desk->doc, muster_document_get_ref (desk->doc, find (desk, role), MUSTER_ROLE_DEPARTMENT));
}

static GtkWidget *
find_toast_button (const Desk *desk, const char *label)
{
  return robot_find (robot_find (desk->window, g_type_from_name ("AdwToastWidget"), NULL), GTK_TYPE_BUTTON, label);
}

static void
click_menu_item (const char *label)
{
  robot_click (robot_find (NULL, g_type_from_name ("GtkModelButton"), label));
}

/* }}} */
/* {{{ Looking */

/* Nobody has zoomed: the whole chart stays in sight when there is less room. */
static void
test_stays_fitted (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  double before = muster_canvas_get_zoom (desk.canvas);

  g_assert_true (muster_canvas_is_fitted (desk.canvas));
  robot_key ("F9");
  g_assert_cmpfloat (muster_canvas_get_zoom (desk.canvas), >, before);
  robot_key ("F9");
  g_assert_cmpfloat_with_epsilon (muster_canvas_get_zoom (desk.canvas), before, 1e-6);
  robot_key ("<Control>plus");
  robot_key ("F9");
  g_assert_cmpfloat_with_epsilon (muster_canvas_get_zoom (desk.canvas), before * 1.25, 1e-6);
  close_desk (&desk);
}

/* The card under the hand stays where it is while others come and go. */
static void
test_holds_the_card (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  MusterRect before, after;

  click_card (&desk, "Shop developer", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Control>plus");
  before = find_place (&desk, "Shop developer");
  g_assert_true (muster_edit_remove (desk.doc, (MusterRecord[]){ find (&desk, "Paid search") }, 1, MUSTER_SCOPE_BRANCH, NULL));
  robot_settle ();
  after = find_place (&desk, "Shop developer");
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 0.5);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 0.5);
  close_desk (&desk);
}

/* }}} */
/* {{{ Selecting */

static void
test_clicks_select (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");

  click_card (&desk, "Shop manager", GDK_BUTTON_PRIMARY, 1);
  assert_cursor (&desk, "Shop manager");
  robot_hold ("<Control>");
  click_card (&desk, "Buyer", GDK_BUTTON_PRIMARY, 1);
  robot_let_go ();
  g_assert_cmpuint (count_selected (&desk), ==, 2);
  click_card (&desk, "Technology", GDK_BUTTON_PRIMARY, 1);
  assert_cursor (&desk, "Technology");
  g_assert_cmpuint (count_selected (&desk), ==, 1);
  robot_click_at (GTK_WIDGET (desk.canvas), 10, 10, GDK_BUTTON_PRIMARY, 1);
  g_assert_cmpuint (count_selected (&desk), ==, 0);
  close_desk (&desk);
}

/* A band takes the roles that it touches. */
static void
test_band_selects (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  MusterRect first = find_place (&desk, "Operations");
  MusterRect last = find_place (&desk, "Operations lead");

  robot_drag (GTK_WIDGET (desk.canvas), first.x - 8, first.y - 8, GTK_WIDGET (desk.canvas), last.x + 10, last.y + 6);
  g_assert_cmpuint (count_selected (&desk), ==, 1);
  assert_cursor (&desk, "Operations lead");
  close_desk (&desk);
}

static void
test_keys_walk (void)
{
  const struct
  {
    const char *key;
    const char *name;
  } steps[] = {
    { "Down", "Shop manager" },
    { "Down", "Merchandiser" },
    { "Home", "Operations lead" },
    { "Up", "Operations" },
    { "Up", "General management" },
    { "Right", "General management" },
    { "Down", "General manager" },
  };
  Desk desk = open_desk ("ecommerce-departments.muster");

  click_card (&desk, "Operations lead", GDK_BUTTON_PRIMARY, 1);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      robot_key (steps[i].key);
      assert_cursor (&desk, steps[i].name);
    }
  robot_key ("<Shift>Down");
  g_assert_cmpuint (count_selected (&desk), ==, 2);
  robot_key ("<Control>a");
  g_assert_cmpuint (count_selected (&desk), ==, muster_scene_get_layout (muster_session_get_scene (desk.session))->n_cards);
  robot_key ("Escape");
  g_assert_cmpuint (count_selected (&desk), ==, 0);
  close_desk (&desk);
}

/* }}} */
/* {{{ Editing in place */

static void
test_names_are_edited_in_place (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  guint before = muster_history_get_length (desk.doc);

  click_card (&desk, "Merchandiser", GDK_BUTTON_PRIMARY, 1);
  robot_key ("F2");
  robot_find (desk.canvas, GTK_TYPE_ENTRY, NULL);
  robot_type ("商品专员 Ñ\n");
  g_assert_cmpuint (find (&desk, "商品专员 Ñ"), !=, 0);
  g_assert_cmpuint (muster_history_get_length (desk.doc), ==, before + 1);
  g_assert_null (robot_look (desk.canvas, GTK_TYPE_ENTRY, NULL));

  robot_key ("Return");
  robot_type ("Something else");
  robot_key ("Escape");
  g_assert_cmpuint (find (&desk, "商品专员 Ñ"), !=, 0);
  g_assert_cmpuint (muster_history_get_length (desk.doc), ==, before + 1);

  click_card (&desk, "Technology", GDK_BUTTON_PRIMARY, 2);
  robot_find (desk.canvas, GTK_TYPE_ENTRY, NULL);
  robot_type ("Engineering\n");
  g_assert_cmpuint (find (&desk, "Engineering"), !=, 0);
  robot_key ("<Control>z");
  g_assert_cmpuint (find (&desk, "Technology"), !=, 0);
  close_desk (&desk);
}

/* A team is typed in one go: a peer, the next after Tab, one that reports to the last. */
static void
test_roles_are_added_by_keys (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");

  click_card (&desk, "Designer", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Control>Return");
  robot_type ("Photographer");
  robot_key ("Tab");
  robot_type ("Retoucher\n");
  g_assert_cmpstr (get_department (&desk, "Photographer"), ==, "Operations");
  g_assert_cmpstr (get_department (&desk, "Retoucher"), ==, "Operations");
  robot_key ("<Shift><Control>Return");
  robot_type ("Apprentice\n");
  g_assert_cmpuint (muster_document_get_manager (desk.doc, find (&desk, "Apprentice"), 0), ==, find (&desk, "Retoucher"));
  close_desk (&desk);
}

/* }}} */
/* {{{ Taking away and moving */

static void
test_deleting_can_be_undone (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");

  click_card (&desk, "Technology", GDK_BUTTON_PRIMARY, 1);
  robot_key ("Delete");
  g_assert_cmpuint (find (&desk, "Technology"), ==, 0);
  g_assert_cmpstr (get_department (&desk, "Shop developer"), ==, "General management");
  robot_click (find_toast_button (&desk, "Undo"));
  g_assert_cmpstr (get_department (&desk, "Shop developer"), ==, "Technology");
  close_desk (&desk);
}

static void
test_deleting_offers_all_below (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");

  click_card (&desk, "Technology", GDK_BUTTON_PRIMARY, 1);
  robot_key ("Delete");
  robot_click (find_toast_button (&desk, "Delete All Below Too"));
  g_assert_cmpuint (find (&desk, "Technology"), ==, 0);
  g_assert_cmpuint (find (&desk, "Shop developer"), ==, 0);
  robot_key ("<Control>z");
  g_assert_cmpuint (find (&desk, "Shop developer"), !=, 0);
  g_assert_cmpuint (find (&desk, "Technology"), !=, 0);
  close_desk (&desk);
}

/* Among neighbours, and from the last into the next department. */
static void
test_alt_arrows_move (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");

  click_card (&desk, "Merchandiser", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Alt>Down");
  g_assert_cmpfloat (find_place (&desk, "Merchandiser").y, >, find_place (&desk, "Designer").y);
  robot_key ("<Alt>Down");
  g_assert_cmpstr (get_department (&desk, "Merchandiser"), ==, "Promotion");
  robot_key ("<Alt>Left");
  g_assert_cmpstr (get_department (&desk, "Merchandiser"), ==, "Operations");
  close_desk (&desk);
}

static void
test_moves_to_what_is_searched (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  GtkWidget *row;

  click_card (&desk, "Merchandiser", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Shift><Control>m");
  robot_find (NULL, GTK_TYPE_SEARCH_ENTRY, NULL);
  robot_type ("techno");
  robot_await (robot_look (NULL, GTK_TYPE_LIST_BOX_ROW, "Technology") != NULL);
  robot_key ("Return");
  g_assert_cmpstr (get_department (&desk, "Merchandiser"), ==, "Technology");

  /* What is refused says why, and is not done. */
  click_card (&desk, "General management", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Shift><Control>m");
  robot_type ("promotion");
  robot_await ((row = robot_look (NULL, GTK_TYPE_LIST_BOX_ROW, "Promotion")) != NULL && !gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  robot_key ("Return");
  g_assert_cmpuint (muster_document_get_ref (desk.doc, find (&desk, "General management"), MUSTER_DEPARTMENT_PARENT), ==, 0);
  robot_key ("Escape");
  close_desk (&desk);
}

static void
test_cuts_and_copies (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  guint before = muster_document_count (desk.doc, MUSTER_KIND_ROLE);
  MusterRecord moved = find (&desk, "Merchandiser");

  click_card (&desk, "Merchandiser", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Control>x");
  click_card (&desk, "Technology", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Control>v");
  g_assert_cmpuint (find (&desk, "Merchandiser"), ==, moved);
  g_assert_cmpstr (get_department (&desk, "Merchandiser"), ==, "Technology");
  robot_key ("<Control>c");
  click_card (&desk, "Paid search", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Control>v");
  g_assert_cmpuint (muster_document_count (desk.doc, MUSTER_KIND_ROLE), ==, before + 1);
  g_assert_cmpstr (muster_document_get_name (desk.doc, muster_document_get_ref (desk.doc, muster_session_get_cursor (desk.session), MUSTER_ROLE_DEPARTMENT)), ==, "Paid search");
  close_desk (&desk);
}

/* }}} */
/* {{{ Branches */

/* What a badge counts comes back with a click on it. */
static void
test_badges_expand (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  const MusterLayout *layout;
  MusterRect place;
  guint card;

  g_action_group_activate_action (G_ACTION_GROUP (desk.window), "view", g_variant_new_string ("reporting"));
  robot_settle ();
  click_card (&desk, "Operations lead", GDK_BUTTON_PRIMARY, 1);
  robot_key ("minus");
  layout = muster_scene_get_layout (muster_session_get_scene (desk.session));
  card = muster_scene_find (muster_session_get_scene (desk.session), find (&desk, "Operations lead"));
  g_assert_cmpuint (layout->cards[card].hidden, ==, 3);
  robot_key ("<Control>0");
  place = find_place (&desk, "Operations lead");
  robot_click_at (GTK_WIDGET (desk.canvas), place.x + place.width / 2, place.y + place.height, GDK_BUTTON_PRIMARY, 1);
  g_assert_false (muster_document_get_flag (desk.doc, find (&desk, "Operations lead"), MUSTER_ROLE_COLLAPSED));
  close_desk (&desk);
}

static void
test_focus_has_a_way_back (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  guint all = muster_scene_get_layout (muster_session_get_scene (desk.session))->n_cards;

  click_card (&desk, "Technology", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Control>b");
  g_assert_cmpuint (muster_scene_get_layout (muster_session_get_scene (desk.session))->n_cards, ==, 5);
  robot_click (robot_find (desk.window, GTK_TYPE_BUTTON, "Show All"));
  g_assert_cmpuint (muster_scene_get_layout (muster_session_get_scene (desk.session))->n_cards, ==, all);
  close_desk (&desk);
}

/* }}} */
/* {{{ Menus and lines */

static void
test_menus_are_of_what_is_under_the_pointer (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");

  click_card (&desk, "Shop developer", GDK_BUTTON_SECONDARY, 1);
  click_menu_item ("Change");
  click_menu_item ("Make Head of Department");
  g_assert_cmpuint (muster_document_get_ref (desk.doc, find (&desk, "Technology"), MUSTER_DEPARTMENT_HEAD), ==, find (&desk, "Shop developer"));

  robot_click_at (GTK_WIDGET (desk.canvas), 10, 10, GDK_BUTTON_SECONDARY, 1);
  click_menu_item ("Add Department");
  robot_type ("Legal\n");
  g_assert_cmpuint (find (&desk, "Legal"), !=, 0);

  robot_key ("<Shift>F10");
  click_menu_item ("Delete");
  g_assert_cmpuint (find (&desk, "Legal"), ==, 0);
  close_desk (&desk);
}

static void
test_lines_are_drawn_by_hand (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  guint before = muster_document_count (desk.doc, MUSTER_KIND_LINE);
  MusterRect from, to;
  MusterRecord line;

  click_card (&desk, "Shop developer", GDK_BUTTON_PRIMARY, 1);
  robot_key ("<Control>plus");
  from = find_place (&desk, "Shop developer");
  to = find_place (&desk, "Keyword analyst");
  robot_drag (GTK_WIDGET (desk.canvas), from.x + from.width, from.y + from.height / 2, GTK_WIDGET (desk.canvas), to.x + to.width / 2, to.y + to.height / 2);
  g_assert_cmpuint (muster_document_count (desk.doc, MUSTER_KIND_LINE), ==, before + 1);
  robot_type ("bids\n");
  line = muster_session_get_cursor (desk.session);
  g_assert_cmpstr (muster_document_get_text (desk.doc, line, MUSTER_LINE_LABEL), ==, "bids");
  robot_key ("Delete");
  g_assert_cmpuint (muster_document_count (desk.doc, MUSTER_KIND_LINE), ==, before);
  close_desk (&desk);
}

/* }}} */
/* {{{ For whoever does not see it */

static gboolean
is_of_item (GtkWidget *widget, gconstpointer data)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_TREE_ITEM;
}

static guint
count_items (const Desk *desk)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (desk->canvas)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && is_of_item (child, NULL))
      n++;
  return n;
}

/* Each card in sight has an accessible item over it, in no one's way, and none is out of sight. */
static void
test_cards_are_accessible (void)
{
  Desk desk = open_desk ("ecommerce-departments.muster");
  guint all = muster_scene_get_layout (muster_session_get_scene (desk.session))->n_cards;

  robot_await (count_items (&desk) == all);
  robot_settle ();
  for (guint i = 0; i < 12; i++)
    robot_key ("<Control>plus");
  robot_await (count_items (&desk) < all);
  close_desk (&desk);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/canvas/stays-fitted", test_stays_fitted);
  robot_add ("/canvas/holds-the-card-under-the-hand", test_holds_the_card);
  robot_add ("/canvas/clicks-select", test_clicks_select);
  robot_add ("/canvas/band-selects", test_band_selects);
  robot_add ("/canvas/keys-walk", test_keys_walk);
  robot_add ("/canvas/names-are-edited-in-place", test_names_are_edited_in_place);
  robot_add ("/canvas/roles-are-added-by-keys", test_roles_are_added_by_keys);
  robot_add ("/canvas/deleting-can-be-undone", test_deleting_can_be_undone);
  robot_add ("/canvas/deleting-offers-all-below", test_deleting_offers_all_below);
  robot_add ("/canvas/alt-arrows-move", test_alt_arrows_move);
  robot_add ("/canvas/moves-to-what-is-searched", test_moves_to_what_is_searched);
  robot_add ("/canvas/cuts-and-copies", test_cuts_and_copies);
  robot_add ("/canvas/badges-expand", test_badges_expand);
  robot_add ("/canvas/focus-has-a-way-back", test_focus_has_a_way_back);
  robot_add ("/canvas/menus-are-of-what-is-under-the-pointer", test_menus_are_of_what_is_under_the_pointer);
  robot_add ("/canvas/lines-are-drawn-by-hand", test_lines_are_drawn_by_hand);
  robot_add ("/canvas/cards-are-accessible", test_cards_are_accessible);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (muster_actions_set_keys), NULL);
  return robot_run (G_APPLICATION (application));
}
