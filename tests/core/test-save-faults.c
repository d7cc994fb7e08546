/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever the system refuses while a file is saved, and when: the file holds what it held or what was to
 * be saved, it is on the disk if that was said, and if not, a sentence says why; nothing is left beside it.
 *
 * For each way to save, each call of it fails in each way, alone and with all that follow; then two calls
 * by chance, as many rounds as are asked for (torture.h).
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "power.h"
#include "save.h"
#include "syscalls.h"
#include "torture.h"

/* -1 for no file; more than what is read and written at once is larger than 256 kB. */
static const struct
{
  const char *name;
  int before;
  int after;
  mode_t mode;
  gboolean expects;
  gboolean by_link;
  MusterSaveFlags flags;
} ways[] = {
  { "a new file", -1, 700, 0 },
  { "a new file by a link", -1, 700, 0, .by_link = TRUE },
  { "over a file", 500, 900, 0644 },
  { "over a file that must be known", 500, 900, 0600, .expects = TRUE },
  { "over a file by a link", 900, 500, 0664, .expects = TRUE, .by_link = TRUE },
  { "over an empty file", 0, 20, 0640, .expects = TRUE },
  { "nothing over a file", 20, 0, 0640 },
  { "over a file that is read-only", 500, 900, 0444, .expects = TRUE, .flags = MUSTER_SAVE_READ_ONLY },
  { "over one of two names", 500, 900, 0644, .expects = TRUE, .flags = MUSTER_SAVE_LINKED },
  { "in pieces", 9000, 600000, 0644, .expects = TRUE },
};

static const int codes[] = { ENOSPC, EIO, EINTR, EACCES, EDQUOT, SYSCALL_SHORT, SYSCALL_WRONG };

typedef struct
{
  char *folder;
  char *path;
  char *link;
  char *other;
  GBytes *before;
  GBytes *after;
  char *checksum;
  guint n_saves;
  guint n_failed;
} Fixture;

/* In memory, where there is such a place. */
static char *
make_folder (void)
{
  g_autofree char *template = g_strdup ("/dev/shm/muster-faults-XXXXXX");

  if (g_mkdtemp (template) != NULL)
    return g_steal_pointer (&template);
  return g_dir_make_tmp ("muster-faults-XXXXXX", NULL);
}

static GBytes *
make_bytes (int length, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint8 *data;

  if (length < 0)
    return NULL;
  data = g_malloc ((gsize) length + 1);
  for (int i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (data, (gsize) length);
}

static void
set_up (Fixture *fixture)
{
  fixture->folder = make_folder ();
  fixture->path = g_build_filename (fixture->folder, "chart.muster", NULL);
  fixture->link = g_build_filename (fixture->folder, "link.muster", NULL);
  fixture->other = g_build_filename (fixture->folder, "other.muster", NULL);
}

static void
empty (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
}

static void
tear_down (Fixture *fixture)
{
  syscalls_watch (NULL);
  g_clear_pointer (&fixture->before, g_bytes_unref);
  g_clear_pointer (&fixture->after, g_bytes_unref);
  g_free (fixture->checksum);
  empty (fixture);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->link);
  g_free (fixture->other);
}

/* {{{ One save */

static void
put_in_place (Fixture *fixture, guint way)
{
  syscalls_watch (NULL);
  empty (fixture);
  if (ways[way].by_link)
    g_assert_no_errno (symlink ("chart.muster", fixture->link));
  if (fixture->before == NULL)
    return;
  g_assert_true (g_file_set_contents_full (fixture->path, g_bytes_get_data (fixture->before, NULL), ways[way].before, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_no_errno (g_chmod (fixture->path, ways[way].mode));
  if (ways[way].flags & MUSTER_SAVE_LINKED)
    g_assert_no_errno (link (fixture->path, fixture->other));
}

static gboolean
save (Fixture *fixture, guint way, GError **error)
{
  const char *path = ways[way].by_link ? fixture->link : fixture->path;

  return muster_save_bytes_over (path, fixture->after, ways[way].expects ? fixture->checksum : NULL, ways[way].flags, error);
}

static GBytes *
read_file (const char *path)
{
  char *data;
  gsize length;

  return g_file_get_contents (path, &data, &length, NULL) ? g_bytes_new_take (data, length) : NULL;
}

static gboolean
holds (GBytes *found, GBytes *wanted)
{
  return found == NULL || wanted == NULL ? found == wanted : g_bytes_equal (found, wanted);
}

/* Whether the disk has the new bytes, whatever else it forgot. */
static gboolean
is_on_disk (Fixture *fixture)
{
  g_autoptr (Power) power = power_new (POWER_HONEST);
  g_autoptr (GHashTable) files = NULL;
  GPtrArray *notes = syscalls_get_notes ();

  for (guint i = 0; i < notes->len; i++)
    power_follow (power, g_ptr_array_index (notes, i));
  files = power_cut (power, POWER_KEEPS_NOTHING, NULL);
  return holds (g_hash_table_lookup (files, fixture->path), fixture->after);
}

static void
check_sentence (Fixture *fixture, const GError *error, GBytes *found)
{
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, ".muster"));
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 30);
  if (error->domain == MUSTER_SAVE_ERROR || strstr (error->message, "as it was") != NULL)
    g_assert_true (holds (found, fixture->before));
  else
    g_assert_true (strstr (error->message, "was written") != NULL && holds (found, fixture->after));
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
check_files (Fixture *fixture, guint way, GBytes *found)
{
  struct stat info;

  if (found != NULL && ways[way].mode != 0)
    {
      g_assert_no_errno (stat (fixture->path, &info));
      g_assert_cmpuint (info.st_mode & 07777 & ~ways[way].mode, ==, 0);
    }
  if (ways[way].by_link)
    g_assert_true (g_file_test (fixture->link, G_FILE_TEST_IS_SYMLINK));
  /* Unless it could not be removed, nothing is left. */
  if (syscalls_count_failed (SYSCALL_UNLINK) == 0)
    g_assert_cmpuint (count_files (fixture), ==, (found != NULL) + ways[way].by_link + ((ways[way].flags & MUSTER_SAVE_LINKED) != 0));
  g_assert_cmpuint (syscalls_count_open (), ==, 0);
}

/* Faults are set already. */
static void
save_and_check (Fixture *fixture, guint way)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = NULL;
  gboolean saved;

  syscalls_take_notes ();
  saved = save (fixture, way, &error);
  syscalls_pause (TRUE);
  found = read_file (fixture->path);
  if (saved)
    {
      g_assert_no_error (error);
      g_assert_true (holds (found, fixture->after));
      g_assert_true (is_on_disk (fixture));
    }
  else
    check_sentence (fixture, error, found);
  check_files (fixture, way, found);
  fixture->n_saves++;
  fixture->n_failed += !saved;
}

/* }}} */
/* {{{ Many */

static void
choose_way (Fixture *fixture, guint way)
{
  g_clear_pointer (&fixture->before, g_bytes_unref);
  g_clear_pointer (&fixture->after, g_bytes_unref);
  g_free (fixture->checksum);
  fixture->before = make_bytes (ways[way].before, way);
  fixture->after = make_bytes (ways[way].after, way + 1000);
  fixture->checksum = fixture->before != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, fixture->before) : NULL;
}

static guint
count_calls (Fixture *fixture, guint way)
{
  guint before = fixture->n_failed;

  put_in_place (fixture, way);
  syscalls_watch (fixture->folder);
  save_and_check (fixture, way);
  g_assert_cmpuint (fixture->n_failed, ==, before);
  return syscalls_count (N_SYSCALLS);
}

static void
fail_once (Fixture *fixture, guint way, guint at, int code, gboolean for_good)
{
  put_in_place (fixture, way);
  syscalls_watch (fixture->folder);
  syscalls_fail (at, code, for_good);
  save_and_check (fixture, way);
  g_assert_cmpuint (syscalls_count_failed (N_SYSCALLS), >, 0);
}

static void
test_each (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture);
  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      guint n_calls;

      choose_way (&fixture, way);
      n_calls = count_calls (&fixture, way);
      g_assert_cmpuint (n_calls, >, 12);
      for (guint at = 0; at < n_calls; at++)
        for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
          {
            fail_once (&fixture, way, at, codes[i], FALSE);
            /* What is interrupted again and again is waited for: that is no fault. */
            if (codes[i] != EINTR && codes[i] != SYSCALL_SHORT)
              fail_once (&fixture, way, at, codes[i], TRUE);
          }
      g_test_message ("%s: %u calls", ways[way].name, n_calls);
    }
  torture_tell ("fault-each", fixture.n_saves, "%u refused, 0 documents lost, 0 successes that lied", fixture.n_failed);
  tear_down (&fixture);
}

/* Some saves one way, two calls of which fail by chance. */
static void
fail_by_chance (Fixture *fixture, guint way, guint n_saves, GRand *rand)
{
  guint n_calls, before = fixture->n_saves;

  choose_way (fixture, way);
  n_calls = count_calls (fixture, way);
  while (fixture->n_saves - before < n_saves)
    {
      put_in_place (fixture, way);
      syscalls_watch (fixture->folder);
      for (guint i = 0; i < 2; i++)
        syscalls_fail ((guint) g_rand_int_range (rand, 0, (gint32) n_calls + 2), codes[g_rand_int_range (rand, 0, G_N_ELEMENTS (codes))], FALSE);
      save_and_check (fixture, way);
    }
}

static void
test_pairs (void)
{
  guint64 rounds = torture_rounds ("fault-save", 3000, 100000, 5000000);
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (61));
  Fixture fixture = { 0 };

  set_up (&fixture);
  while (fixture.n_saves < rounds)
    {
      gboolean large = g_rand_int_range (rand, 0, 100) == 0;
      guint way = large ? G_N_ELEMENTS (ways) - 1 : (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (ways) - 1);

      fail_by_chance (&fixture, way, (guint) MIN (100, rounds - fixture.n_saves), rand);
    }
  torture_tell ("fault-save", fixture.n_saves, "%u refused, 0 documents lost, 0 successes that lied", fixture.n_failed);
  tear_down (&fixture);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/save/each call fails in each way", test_each);
  g_test_add_func ("/save/two calls fail by chance", test_pairs);
  return g_test_run ();
}
