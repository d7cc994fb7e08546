/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-stages.c: what changes from stage to stage is one key away and as many arrows as moves; stages are
 * added, named and moved in a window, each edit one step; the story plays them and Escape stops it.
 */
#include "commit.h"
#include "desk.h"

#include <string.h>

static MusterSession *
get_session (MusterWindow *window)
{
  return muster_window_get_session (window);
}

static MusterRecord
get_stage (MusterWindow *window)
{
  return muster_session_get_options (get_session (window))->stage;
}

static GtkWidget *
get_bar (MusterWindow *window)
{
  return robot_look (window, g_type_from_name ("MusterStageBar"), NULL);
}

static guint
count_stages (MusterWindow *window)
{
  return muster_document_count (desk_get_document (window), MUSTER_KIND_STAGE);
}

static guint
count_arrows (MusterWindow *window)
{
  return muster_scene_list_arrows (muster_session_get_scene (get_session (window)))->len;
}

/* A button of a stage in the window's switcher. */
static void
choose (MusterWindow *window, const char *stage)
{
  robot_click (robot_find (window, GTK_TYPE_TOGGLE_BUTTON, stage));
  robot_settle ();
}

/* How far a picture of the canvas is from another. */
static guint
count_different (cairo_surface_t *one, cairo_surface_t *other)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (one); y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (one) + (gsize) y * (gsize) cairo_image_surface_get_stride (one));
      const guint32 *same = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (other) + (gsize) y * (gsize) cairo_image_surface_get_stride (other));

      for (int x = 0; x < cairo_image_surface_get_width (one); x++)
        n += row[x] != same[x];
    }
  return n;
}

static void
test_changes (void)
{
  MusterWindow *window = desk_open_template ("three-stage-growth");
  MusterDocument *doc = desk_get_document (window);
  GtkWidget *canvas = GTK_WIDGET (muster_editor_get_canvas (muster_window_get_editor (window)));
  MusterRecord moved[] = { desk_find (window, "Cashier"), desk_find (window, "Designer") };
  g_autofree char *text = NULL;
  cairo_surface_t *plain, *compared;

  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    g_assert_cmpuint (muster_edit_move_from_stage (doc, moved[i], desk_find (window, "Human resources"), 0, desk_find (window, "Maturity"), NULL), !=, 0);
  choose (window, "Maturity");
  g_assert_null (get_bar (window));
  plain = robot_picture (canvas);
  robot_key ("F8");
  robot_await (get_bar (window) != NULL);
  robot_settle ();
  g_assert_cmpuint (count_arrows (window), ==, 2);
  g_assert_cmpuint (muster_session_get_options (get_session (window))->compared, ==, desk_find (window, "Growth"));
  text = robot_read (get_bar (window));
  g_assert_nonnull (strstr (text, "Growth → Maturity"));
  g_assert_nonnull (strstr (text, "2 move"));
  compared = robot_picture (canvas);
  g_assert_true (cairo_image_surface_get_height (plain) != cairo_image_surface_get_height (compared) || count_different (plain, compared) > 1000);
  cairo_surface_destroy (plain);
  cairo_surface_destroy (compared);

  /* An undone move has no arrow any more. */
  robot_key ("<Control>z");
  robot_settle ();
  g_assert_cmpuint (count_arrows (window), ==, 1);
  robot_key ("F8");
  robot_await (get_bar (window) == NULL);
  g_assert_null (muster_scene_list_arrows (muster_session_get_scene (get_session (window))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Any two, chosen from the menu of the bar; and the first stage has nothing before it. */
static void
test_any_two (void)
{
  MusterWindow *window = desk_open_template ("three-stage-growth");

  g_assert_cmpuint (get_stage (window), ==, 0);
  robot_key ("F8");
  robot_await (get_bar (window) != NULL);
  g_assert_cmpuint (get_stage (window), ==, desk_find (window, "Growth"));
  robot_click (robot_find (get_bar (window), GTK_TYPE_MENU_BUTTON, NULL));
  robot_click (robot_find (NULL, g_type_from_name ("GtkModelButton"), "Maturity"));
  robot_settle ();
  g_assert_cmpuint (muster_session_get_options (get_session (window))->compared, ==, desk_find (window, "Maturity"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_ghosts (void)
{
  MusterWindow *window = desk_open_template ("three-stage-growth");
  MusterSession *session = get_session (window);
  guint n_cards;

  choose (window, "Start-up");
  n_cards = muster_scene_get_layout (muster_session_get_scene (session))->n_cards;
  robot_key ("<Shift>F8");
  robot_settle ();
  g_assert_cmpuint (muster_scene_count_ghosts (muster_session_get_scene (session)), >, 10);
  g_assert_cmpuint (muster_scene_get_layout (muster_session_get_scene (session))->n_cards, ==, n_cards);
  robot_key ("<Shift>F8");
  robot_settle ();
  g_assert_cmpuint (muster_scene_count_ghosts (muster_session_get_scene (session)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_edits (void)
{
  MusterWindow *window = desk_open_template ("three-stage-growth");
  MusterDocument *doc = desk_get_document (window);
  GtkWidget *stages;
  guint position;

  robot_key ("<Shift><Control>e");
  stages = robot_find (NULL, g_type_from_name ("MusterStagesWindow"), NULL);
  position = muster_history_get_position (doc);
  robot_click (robot_find (stages, GTK_TYPE_ENTRY, "Name of a new stage"));
  robot_type ("Abroad\n");
  robot_await (count_stages (window) == 4);
  g_assert_cmpuint (muster_history_get_position (doc), ==, position + 1);

  /* The same name again is refused and changes nothing. */
  robot_type ("Abroad\n");
  robot_find (stages, GTK_TYPE_LABEL, "There is a stage “Abroad” already: choose another name");
  g_assert_cmpuint (muster_history_get_position (doc), ==, position + 1);

  robot_click (robot_find (stages, GTK_TYPE_BUTTON, "Move “Abroad” up"));
  robot_await (muster_history_get_position (doc) == position + 2);
  {
    g_autoptr (GArray) list = muster_document_list (doc, MUSTER_KIND_STAGE);

    g_assert_cmpstr (muster_document_get_name (doc, g_array_index (list, MusterRecord, 2)), ==, "Abroad");
  }
  robot_settle ();
  robot_click (robot_find (stages, GTK_TYPE_BUTTON, "Remove “Abroad”"));
  robot_await (count_stages (window) == 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_first (void)
{
  MusterWindow *window = desk_open_template ("blank");

  g_assert_cmpuint (count_stages (window), ==, 0);
  robot_click (robot_find_action (window, "win.add-stage"));
  robot_find (NULL, g_type_from_name ("MusterStagesWindow"), NULL);
  robot_settle ();
  robot_type ("Start-up\n");
  robot_await (count_stages (window) == 1);
  robot_find (window, GTK_TYPE_TOGGLE_BUTTON, "Start-up");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_story (void)
{
  MusterWindow *window = desk_open_template ("three-stage-growth");
  MusterStory *story = muster_editor_get_story (muster_window_get_editor (window));
  g_autofree char *text = NULL;

  robot_key ("F5");
  robot_await (get_bar (window) != NULL);
  g_assert_true (muster_story_is_playing (story));
  g_assert_cmpuint (get_stage (window), ==, desk_find (window, "Start-up"));
  text = robot_read (get_bar (window));
  g_assert_nonnull (strstr (text, "1 of 3 · Start-up: What to sell"));
  muster_story_go_on (story);
  g_assert_cmpuint (get_stage (window), ==, desk_find (window, "Growth"));
  robot_settle ();
  robot_key ("Escape");
  robot_await (get_bar (window) == NULL);
  g_assert_false (muster_story_is_playing (story));
  g_assert_cmpuint (get_stage (window), ==, desk_find (window, "Growth"));

  /* It ends by itself after the last, and when somebody chooses a stage. */
  robot_key ("F5");
  for (guint i = 0; i < 3; i++)
    muster_story_go_on (story);
  g_assert_false (muster_story_is_playing (story));
  g_assert_cmpuint (get_stage (window), ==, desk_find (window, "Maturity"));
  robot_key ("F5");
  robot_settle ();
  choose (window, "Growth");
  g_assert_false (muster_story_is_playing (story));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/stages/what changes, an arrow a move", test_changes);
  robot_add ("/stages/any two", test_any_two);
  robot_add ("/stages/others as ghosts", test_ghosts);
  robot_add ("/stages/edited in a window", test_edits);
  robot_add ("/stages/the first one", test_first);
  robot_add ("/stages/the story", test_story);
  return desk_run ();
}
