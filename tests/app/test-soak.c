/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-soak.c: a window that is worked in all day does not grow. Edits, undo, selections, pages, boards and zoom,
 * over and over; once all caches are warm, what is allocated stays what it is.
 *
 * The history of a chart grows with each edit as it shall, so that each round ends where it began: what was
 * done is undone, and done otherwise the next time.
 */
#include "desk.h"
#include "torture.h"
#include "verbs.h"

#include <malloc.h>

/* Rounds in which caches and pools fill. */
#define N_WARM 25

/* Bytes that a round may leave behind, on average: an hour has some thousands at a person's pace. Names that
 * were given once stay in the pool of the document. */
#define MOST_PER_ROUND 4096

static gsize
count_allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
do_round (MusterWindow *window, GRand *rand)
{
  static const char *const pages[] = { "outline", "people", "checks", "history" };
  static const char *const boards[] = { NULL, "plan", "table", NULL };
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = muster_session_get_document (session);
  guint n = (guint) g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < 8; i++)
    verbs_do (doc, rand, NULL);
  muster_editor_show_page (muster_window_get_editor (window), pages[n]);
  muster_session_set_board (session, boards[n]);
  muster_session_set_view (session, n % 2 == 0 ? MUSTER_VIEW_DEPARTMENTS : MUSTER_VIEW_REPORTING);
  muster_session_select (session, muster_document_get_chart (doc), MUSTER_SELECT_ONLY);
  robot_settle ();
  muster_travel (doc, 0);
  robot_settle ();
}

static void
test_soak (void)
{
  guint64 n_rounds = torture_rounds ("soak", 60, 600, 20000);
  MusterWindow *window = desk_open_template ("ecommerce-starter");
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (1));
  gsize warm, after;

  if (n_rounds == 0)
    return;
  for (guint i = 0; i < N_WARM; i++)
    do_round (window, rand);
  warm = count_allocated ();
  for (guint64 i = 0; i < n_rounds; i++)
    do_round (window, rand);
  after = count_allocated ();
  torture_tell ("soak", n_rounds, "from %" G_GSIZE_FORMAT " kB to %" G_GSIZE_FORMAT " kB, %.0f bytes a round", warm >> 10, after >> 10, ((double) after - (double) warm) / (double) n_rounds);
  g_assert_cmpfloat ((double) after - (double) warm, <, (double) n_rounds * MOST_PER_ROUND + (1 << 20));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/soak/a window that is worked in does not grow", test_soak);
  return desk_run ();
}
