/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whenever the power fails while files are saved, each file is afterwards what it was or what was to be
 * saved; what was said to be saved is.
 */
#include <glib/gstdio.h>
#include <unistd.h>

#include "power.h"
#include "save.h"
#include "syscalls.h"
#include "torture.h"

/* A few saves of one file, noted; marks say how many of them were said to be done. */
typedef struct
{
  char *folder;
  char *path;
  GPtrArray *contents;
} Fixture;

static GBytes *
make_bytes (GRand *rand)
{
  guint length = (guint) g_rand_int_range (rand, 0, g_rand_int_range (rand, 1, 20000));
  guint8 *data = g_malloc (length + 1);

  for (guint i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (data, length);
}

static void
save_some (Fixture *fixture, GRand *rand)
{
  guint n_saves = (guint) g_rand_int_range (rand, 1, 4);

  fixture->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  fixture->folder = g_strdup ("/dev/shm/muster-power-XXXXXX");
  if (g_mkdtemp (fixture->folder) == NULL)
    {
      g_free (fixture->folder);
      fixture->folder = g_dir_make_tmp ("muster-power-XXXXXX", NULL);
    }
  fixture->path = g_build_filename (fixture->folder, "chart.muster", NULL);
  syscalls_watch (fixture->folder);
  syscalls_take_notes ();
  for (guint i = 0; i < n_saves; i++)
    {
      g_ptr_array_add (fixture->contents, make_bytes (rand));
      g_assert_true (muster_save_bytes (fixture->path, fixture->contents->pdata[i], NULL));
      syscalls_mark (i + 1);
    }
  syscalls_pause (TRUE);
}

static void
tear_down (Fixture *fixture)
{
  syscalls_watch (NULL);
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_ptr_array_unref (fixture->contents);
}

/* How many of the saves @found is the outcome of; -1 for none. */
static int
tell_apart (Fixture *fixture, GBytes *found)
{
  if (found == NULL)
    return 0;
  for (guint i = fixture->contents->len; i-- > 0;)
    if (g_bytes_equal (found, fixture->contents->pdata[i]))
      return (int) i + 1;
  return -1;
}

/* Cuts the power after each thing that was done. Returns: how often the file was not what it should be */
static guint
cut_everywhere (Fixture *fixture, PowerLies lies, GRand *rand, guint64 *n_states)
{
  g_autoptr (Power) power = power_new (lies);
  GPtrArray *notes = syscalls_get_notes ();
  int promised = 0;
  guint n_wrong = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const Note *note = g_ptr_array_index (notes, i);

      power_follow (power, note);
      promised = note->kind == NOTE_MARK ? (int) note->at : promised;
      for (guint j = 0; j < POWER_KEEPS_SOME + 6; j++)
        {
          g_autoptr (GHashTable) files = power_cut (power, MIN (j, POWER_KEEPS_SOME), rand);
          int found = tell_apart (fixture, g_hash_table_lookup (files, fixture->path));

          /* The one after that which was promised may be there already. */
          n_wrong += found < promised || found > promised + 1;
          ++*n_states;
        }
    }
  return n_wrong;
}

static void
test_cuts (void)
{
  guint64 rounds = torture_rounds ("power-save", 2000, 5000, 1000000), n_states = 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (62));

  while (n_states < rounds)
    {
      Fixture fixture;

      save_some (&fixture, rand);
      g_assert_cmpuint (cut_everywhere (&fixture, POWER_HONEST, rand, &n_states), ==, 0);
      tear_down (&fixture);
    }
  torture_tell ("power-save", n_states, "0 unreadable documents, 0 saves lost");
}

/* A test that finds nothing where there is something proves nothing. */
static void
test_finds (void)
{
  static const PowerLies lies[] = { POWER_NO_SYNC, POWER_NO_FOLDER_SYNC };
  g_autoptr (GRand) rand = g_rand_new_with_seed (63);

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      guint n_found = 0;

      for (guint round = 0; round < 10; round++)
        {
          guint64 n_states = 0;
          Fixture fixture;

          save_some (&fixture, rand);
          n_found += cut_everywhere (&fixture, lies[i], rand, &n_states) > 0;
          tear_down (&fixture);
        }
      g_assert_cmpuint (n_found, ==, 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/power/a file is what it was or what was saved", test_cuts);
  g_test_add_func ("/power/a sync that was forgotten is found", test_finds);
  return g_test_run ();
}
