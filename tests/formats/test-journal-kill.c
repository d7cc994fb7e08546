/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-journal-kill.c: whoever is killed at any moment loses no edit that was acknowledged.
 *
 * A child edits at random and says over a pipe what the document is after each edit, and then that it is
 * in the journal. It is killed without warning. What the journal gives back must be the last state that
 * was acknowledged, or one that was on its way: that which was told, or one step from it.
 *
 * Children are forked from a process that has no threads.
 */
#include "chart.h"
#include "journal-orphan.h"
#include "journal.h"
#include "native.h"
#include "torture.h"
#include "verbs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SUM 64

static char *
dup_sum (MusterDocument *doc)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  muster_native_write (doc, FALSE, bytes);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
}

/* {{{ The child */

static void
say (int fd, const char *text, gsize length)
{
  if (write (fd, text, length) != (gssize) length)
    _exit (3);
}

static void
edit_once (MusterDocument *doc, GRand *rand)
{
  guint chance = (guint) g_rand_int_range (rand, 0, 6);

  if (chance == 0)
    muster_undo (doc);
  else if (chance == 1)
    muster_redo (doc);
  else
    while (!verbs_do (doc, rand, NULL))
      ;
}

/* Never comes back. Says "." for what is in the journal, and a checksum for what is about to be. */
static void
run_child (const char *folder, guint32 seed, int fd)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (MusterDocument) doc = chart_random (rand, 12, FALSE);
  MusterJournal *journal = muster_journal_new (doc, folder);

  for (;;)
    {
      g_autofree char *sum = NULL;

      /* The first edit begins the journal, which then goes on. */
      if (muster_history_get_length (doc) == 0)
        muster_edit_set (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME, "begun", MUSTER_COMMIT_DEFAULT, NULL);
      else
        edit_once (doc, rand);
      sum = dup_sum (doc);
      say (fd, sum, SUM);
      if (!muster_journal_flush (journal, NULL))
        _exit (4);
      say (fd, ".", 1);
    }
}

/* }}} */
/* {{{ Whoever kills it */

typedef struct
{
  char acknowledged[SUM + 1];
  char coming[SUM + 1];
  guint n_acknowledged;
} Heard;

/* Takes in what is said until @most edits have been acknowledged, or to the end. */
static void
hear (int fd, Heard *heard, guint most)
{
  char text[SUM];
  gsize length = 0;

  while (heard->n_acknowledged < most)
    {
      gssize n = read (fd, text + length, length == 0 ? 1 : SUM - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return;
      length += (gsize) n;
      if (length == 1 && *text == '.')
        {
          memcpy (heard->acknowledged, heard->coming, SUM + 1);
          heard->n_acknowledged++;
          length = 0;
        }
      if (length == SUM)
        {
          memcpy (heard->coming, text, SUM);
          length = 0;
        }
    }
}

static gboolean
is_heard (MusterDocument *doc, const Heard *heard)
{
  g_autofree char *sum = dup_sum (doc);

  return g_str_equal (sum, heard->coming) || g_str_equal (sum, heard->acknowledged);
}

/* Whether @doc is a state that was heard of, or was one step before, done or undone. */
static gboolean
is_near (MusterDocument *doc, const Heard *heard)
{
  guint position = muster_history_get_position (doc), length = muster_history_get_length (doc);
  gboolean found = FALSE;

  for (guint at = MAX (position, 1) - 1; !found && at <= MIN (position + 1, length); at++)
    {
      muster_travel (doc, at);
      found = is_heard (doc, heard);
    }
  return found;
}

static void
compare (const char *folder, const Heard *heard)
{
  g_autoptr (GPtrArray) orphans = muster_orphans_list (folder);
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (GError) error = NULL;

  if (heard->n_acknowledged == 0 && orphans->len == 0)
    return;
  g_assert_cmpuint (orphans->len, ==, 1);
  doc = muster_orphan_recover (g_ptr_array_index (orphans, 0), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_near (doc, heard));
  muster_orphan_discard (g_ptr_array_index (orphans, 0));
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static guint
kill_one (const char *folder, guint32 seed, GRand *rand)
{
  Heard heard = { "", "", 0 };
  int pipes[2];
  pid_t child;

  g_assert_no_errno (pipe (pipes));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (pipes[0]);
      run_child (folder, seed, pipes[1]);
    }
  close (pipes[1]);
  hear (pipes[0], &heard, (guint) g_rand_int_range (rand, 0, 8));
  g_usleep ((gulong) g_rand_int_range (rand, 0, 1000));
  g_assert_no_errno (kill (child, SIGKILL));
  hear (pipes[0], &heard, G_MAXUINT);
  close (pipes[0]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  compare (folder, &heard);
  empty (folder);
  return heard.n_acknowledged;
}

static void
test_kill (void)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-kill-XXXXXX", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (72));
  guint64 n_kills = torture_rounds ("kill-engine", 150, 10000, 500000), n_acknowledged = 0;

  for (guint64 i = 0; i < n_kills; i++)
    n_acknowledged += kill_one (folder, g_rand_int (rand), rand);
  torture_tell ("kill-engine", n_kills, "%" G_GUINT64_FORMAT " edits acknowledged, 0 lost", n_acknowledged);
  g_assert_true (n_acknowledged > 0 || n_kills == 0);
  g_assert_no_errno (g_rmdir (folder));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/kill -9 loses no acknowledged edit", test_kill);
  return g_test_run ();
}
