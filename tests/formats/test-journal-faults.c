/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-journal-faults.c: whatever the system refuses while a journal is written, what was said to be safe
 * is, in the document or in the journal; what is not safe is said, and the journal goes on when it can.
 */
#include "journal-scene.h"
#include "power.h"
#include "syscalls.h"
#include "torture.h"

#include <errno.h>

static const int codes[] = { ENOSPC, EIO, EINTR, EACCES, SYSCALL_SHORT, SYSCALL_WRONG };

#define STEPS 6

static guint
count_calls (guint32 seed)
{
  Scene scene;
  guint n_calls;

  scene_begin (&scene, seed);
  for (guint i = 0; i < STEPS; i++)
    scene_go_on (&scene);
  g_assert_cmpint (scene.n_safe, ==, scene.n_edits);
  n_calls = syscalls_count (N_SYSCALLS);
  scene_end (&scene);
  return n_calls;
}

/* What is found if it was killed now, and if the power failed and the disk lost all that it may. */
static void
check_disk (Scene *scene, Place *place)
{
  g_autoptr (Power) power = power_new (POWER_HONEST);
  GPtrArray *notes = syscalls_get_notes ();

  syscalls_pause (TRUE);
  for (guint i = 0; i < notes->len; i++)
    power_follow (power, g_ptr_array_index (notes, i));
  for (PowerCut cut = POWER_KEEPS_NOTHING; cut <= POWER_KEEPS_ALL; cut++)
    {
      g_autoptr (GHashTable) files = power_cut (power, cut, NULL);

      g_assert_cmpint (place_look (place, scene, files), >=, scene->n_safe);
    }
  syscalls_pause (FALSE);
}

/* Returns: whether there was something that was not safe */
static gboolean
fail_at (Place *place, guint32 seed, guint at, int code, gboolean for_good, guint second)
{
  gboolean unsafe = FALSE;
  Scene scene;

  scene_begin (&scene, seed);
  syscalls_take_notes ();
  syscalls_fail (at, code, for_good);
  if (second > 0)
    syscalls_fail (second, codes[second % G_N_ELEMENTS (codes)], FALSE);
  for (guint i = 0; i < STEPS; i++)
    {
      guint n_failed = syscalls_count_failed (N_SYSCALLS);

      scene_go_on (&scene);
      unsafe |= scene.n_safe < scene.n_edits;
      if (syscalls_count_failed (N_SYSCALLS) > n_failed)
        check_disk (&scene, place);
    }
  check_disk (&scene, place);
  if (!for_good)
    {
      /* Two faults at most, and each further change tries anew. */
      for (guint i = 0; i < 3 && scene.n_safe < scene.n_edits; i++)
        scene_edit (&scene);
      g_assert_cmpint (scene.n_safe, ==, scene.n_edits);
    }
  scene_die (&scene);
  g_assert_cmpint (scene_look (scene.path, scene.journals), >=, scene.n_safe);
  scene_end (&scene);
  return unsafe;
}

static void
test_each (void)
{
  guint n_rounds = 0, n_unsafe = 0, n_calls = count_calls (1);
  guint n_codes = (guint) MIN (torture_rounds ("fault-journal-each", 2, G_N_ELEMENTS (codes), G_N_ELEMENTS (codes)), G_N_ELEMENTS (codes));
  Place place;

  place_make (&place);
  for (guint at = 0; at < n_calls; at++)
    for (guint i = 0; i < n_codes; i++, n_rounds++)
      n_unsafe += fail_at (&place, 1, at, codes[(at + i) % G_N_ELEMENTS (codes)], FALSE, 0);
  place_remove (&place);
  torture_tell ("fault-journal-each", n_rounds, "%u told, 0 edits lost that were said to be safe", n_unsafe);
}

static void
test_chance (void)
{
  guint64 rounds = torture_rounds ("fault-journal", 150, 20000, 1000000);
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (64));
  guint n_unsafe = 0, n_calls = 0;
  guint32 seed = 0;
  Place place;

  place_make (&place);
  for (guint64 i = 0; i < rounds; i++)
    {
      int code = codes[g_rand_int_range (rand, 0, G_N_ELEMENTS (codes))];
      gboolean for_good = code != EINTR && code != SYSCALL_SHORT && g_rand_int_range (rand, 0, 4) == 0;

      if (i % 50 == 0)
        {
          seed = g_rand_int (rand);
          n_calls = count_calls (seed);
        }
      n_unsafe += fail_at (&place, seed, (guint) g_rand_int_range (rand, 0, (gint32) n_calls), code, for_good, (guint) g_rand_int_range (rand, 0, (gint32) n_calls));
    }
  place_remove (&place);
  torture_tell ("fault-journal", rounds, "%u told, 0 edits lost that were said to be safe", n_unsafe);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/each call fails in each way", test_each);
  g_test_add_func ("/journal/calls fail by chance", test_chance);
  return g_test_run ();
}
