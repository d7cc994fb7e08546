/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-journal-power.c: whenever the power fails, the document and all journals that are found can be
 * read, and between them is each edit that was said to be safe.
 */
#include "journal-scene.h"
#include "power.h"
#include "syscalls.h"
#include "torture.h"

/* Returns: how often something was lost or could not be read */
static guint
cut_everywhere (const Scene *scene, Place *place, PowerLies lies, GRand *rand, guint n_chances, guint64 *n_states)
{
  g_autoptr (Power) power = power_new (lies);
  GPtrArray *notes = syscalls_get_notes ();
  int safe = 0;
  guint n_wrong = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const Note *note = g_ptr_array_index (notes, i);

      power_follow (power, note);
      safe = note->kind == NOTE_MARK ? (int) note->at : safe;
      for (guint j = 0; j < POWER_KEEPS_SOME + n_chances; j++)
        {
          g_autoptr (GHashTable) files = power_cut (power, MIN (j, POWER_KEEPS_SOME), rand);

          n_wrong += place_look (place, scene, files) < safe;
          ++*n_states;
        }
    }
  return n_wrong;
}

static void
live (Scene *scene, guint32 seed)
{
  scene_begin (scene, seed);
  syscalls_take_notes ();
  for (guint i = 0; i < 8; i++)
    scene_go_on (scene);
  g_assert_cmpint (scene->n_safe, ==, scene->n_edits);
  scene_die (scene);
}

static void
test_cuts (void)
{
  guint64 rounds = torture_rounds ("power-journal", 2000, 20000, 1000000), n_states = 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (65));
  Place place;

  place_make (&place);
  while (n_states < rounds)
    {
      Scene scene;

      live (&scene, g_rand_int (rand));
      g_assert_cmpuint (cut_everywhere (&scene, &place, POWER_HONEST, rand, 3, &n_states), ==, 0);
      scene_end (&scene);
    }
  place_remove (&place);
  torture_tell ("power-journal", n_states, "0 unreadable documents, 0 edits lost that were said to be safe");
}

/* A test that finds nothing where there is something proves nothing. */
static void
test_finds (void)
{
  static const PowerLies lies[] = { POWER_NO_SYNC, POWER_NO_FOLDER_SYNC };
  g_autoptr (GRand) rand = g_rand_new_with_seed (66);
  guint64 n_states = 0;
  Place place;

  place_make (&place);
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      Scene scene;

      live (&scene, 3);
      g_assert_cmpuint (cut_everywhere (&scene, &place, lies[i], rand, 1, &n_states), >, 0);
      scene_end (&scene);
    }
  place_remove (&place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/power/what was said to be safe is there", test_cuts);
  g_test_add_func ("/power/a sync that was forgotten is found", test_finds);
  return g_test_run ();
}
