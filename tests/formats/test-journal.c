/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-journal.c: what a journal keeps, what a damaged one still gives, and who may look at it.
 */
#include "chart.h"
#include "edit.h"
#include "journal-file.h"
#include "journal-orphan.h"
#include "journal.h"
#include "native.h"
#include "verbs.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  /* In memory where there is such a place: a disk that is busy elsewhere takes its time. */
  g_autofree char *top = g_strdup ("/dev/shm/muster-journal-XXXXXX");

  if (g_mkdtemp (top) == NULL)
    {
      g_free (top);
      top = g_dir_make_tmp ("muster-journal-XXXXXX", NULL);
    }
  fixture->folder = g_build_filename (top, "state", "journals", NULL);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        g_assert_no_errno (g_rmdir (path));
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = g_path_get_dirname (fixture->folder), *top = g_path_get_dirname (state);

  g_chmod (state, 0700);
  remove_all (fixture->folder);
  remove_all (state);
  remove_all (top);
  g_free (fixture->folder);
}

static char *
dup_text (MusterDocument *doc)
{
  GByteArray *bytes = g_byte_array_new ();

  muster_native_write (doc, TRUE, bytes);
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (bytes, FALSE);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Lets a journal go as if its writer had died, and waits until its lock is free. */
static MusterOrphan *
orphan_of (MusterJournal *journal, const char *folder)
{
  g_assert_true (muster_journal_flush (journal, NULL));
  g_object_unref (journal);
  for (;;)
    {
      g_autoptr (GPtrArray) orphans = muster_orphans_list (folder);

      if (orphans->len > 0)
        return g_ptr_array_steal_index (orphans, 0);
      g_thread_yield ();
    }
}

static void
rename_chart (MusterDocument *doc, const char *name, MusterCommitFlags flags)
{
  g_assert_true (muster_edit_set (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME, name, flags, NULL));
}

/* {{{ What comes back */

static void
do_something (MusterDocument *doc, GRand *rand, MusterJournal *journal)
{
  guint length = muster_history_get_length (doc);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      muster_undo (doc);
      break;
    case 1:
      muster_redo (doc);
      break;
    case 2:
      muster_travel (doc, (guint) g_rand_int_range (rand, 0, (gint32) length + 1));
      break;
    case 3:
      {
        g_autofree char *name = g_strdup_printf ("名%d", g_rand_int_range (rand, 0, 3));

        rename_chart (doc, name, MUSTER_COMMIT_TYPING);
        break;
      }
    case 4:
      if (length > 0)
        {
          muster_history_set_name (doc, g_rand_int_range (rand, 0, length), g_rand_boolean (rand) ? "v\"1\"" : NULL);
          muster_journal_set_file (journal, NULL, NULL);
        }
      break;
    default:
      verbs_do (doc, rand, NULL);
    }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);

  for (guint i = 0; i < 60 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 1, 30), FALSE), back = NULL;
      MusterJournal *journal = muster_journal_new (doc, fixture->folder);
      g_autoptr (MusterOrphan) orphan = NULL;
      g_autofree char *wanted = NULL, *got = NULL;
      gboolean whole;

      muster_history_mark_saved (doc);
      muster_journal_set_file (journal, NULL, NULL);
      for (guint j = 0; j < 40; j++)
        {
          do_something (doc, rand, journal);
          if (j % 5 == 0)
            g_assert_true (muster_journal_flush (journal, NULL));
        }
      rename_chart (doc, "unsaved", MUSTER_COMMIT_DEFAULT);
      wanted = dup_text (doc);
      orphan = orphan_of (journal, fixture->folder);
      back = muster_orphan_recover (orphan, NULL, &whole, NULL);
      g_assert_nonnull (back);
      g_assert_true (whole);
      got = dup_text (back);
      g_assert_cmpstr (got, ==, wanted);
      g_assert_false (muster_history_is_saved (back));
      muster_orphan_discard (orphan);
    }
}

static void
test_header (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[*a{Ann} b]"), back = NULL;
  MusterJournal *journal = muster_journal_new (doc, fixture->folder);
  g_autoptr (MusterOrphan) orphan = NULL;
  guint n_changes;

  rename_chart (doc, "Lantern “灯笼”", MUSTER_COMMIT_DEFAULT);
  muster_history_mark_saved (doc);
  muster_journal_set_file (journal, "file:///tmp/l.muster", "abc");
  rename_chart (doc, "Lantern “灯笼” 2", MUSTER_COMMIT_DEFAULT);
  g_assert_true (muster_journal_flush (journal, NULL));
  rename_chart (doc, "3", MUSTER_COMMIT_DEFAULT);
  orphan = orphan_of (journal, fixture->folder);
  g_assert_cmpstr (orphan->title, ==, "Lantern “灯笼” 2");
  g_assert_cmpstr (orphan->uri, ==, "file:///tmp/l.muster");
  g_assert_cmpstr (orphan->checksum, ==, "abc");
  g_assert_cmpint (ABS (orphan->time - g_get_real_time () / G_USEC_PER_SEC), <, 3600);
  back = muster_orphan_recover (orphan, &n_changes, NULL, NULL);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpint (muster_history_get_saved (back), ==, 1);
  g_assert_cmpstr (muster_document_get_name (back, muster_document_get_chart (back)), ==, "3");
  muster_orphan_discard (orphan);
}

/* }}} */
/* {{{ When there is one */

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  g_autoptr (MusterJournal) journal = muster_journal_new (doc, fixture->folder);
  GStatBuf info;

  g_assert_true (muster_journal_flush (journal, NULL));
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));

  rename_chart (doc, "new", MUSTER_COMMIT_DEFAULT);
  g_assert_true (muster_journal_flush (journal, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
  g_assert_no_errno (g_stat (fixture->folder, &info));
  g_assert_cmpuint (info.st_mode & 07777, ==, 0700);

  muster_history_mark_saved (doc);
  muster_journal_set_file (journal, "file:///tmp/a.muster", "1");
  g_assert_true (muster_journal_flush (journal, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  rename_chart (doc, "newer", MUSTER_COMMIT_DEFAULT);
  g_assert_true (muster_journal_flush (journal, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
  muster_journal_discard (journal);
  g_assert_true (muster_journal_flush (journal, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  MusterJournal *journal = muster_journal_new (doc, fixture->folder);
  g_autoptr (MusterOrphan) orphan = NULL;

  rename_chart (doc, "new", MUSTER_COMMIT_DEFAULT);
  g_assert_true (muster_journal_flush (journal, NULL));
  {
    g_autoptr (GPtrArray) orphans = muster_orphans_list (fixture->folder);

    g_assert_cmpuint (orphans->len, ==, 0);
  }
  orphan = orphan_of (journal, fixture->folder);
  {
    g_autoptr (GPtrArray) orphans = muster_orphans_list (fixture->folder);

    g_assert_cmpuint (orphans->len, ==, 0);
  }
  g_clear_pointer (&orphan, muster_orphan_free);
  {
    g_autoptr (GPtrArray) orphans = muster_orphans_list (fixture->folder);

    g_assert_cmpuint (orphans->len, ==, 1);
    muster_orphan_discard (g_ptr_array_index (orphans, 0));
  }
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
count (guint *n)
{
  ++*n;
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  g_autoptr (MusterJournal) journal = muster_journal_new (doc, fixture->folder);
  g_autofree char *state = g_path_get_dirname (fixture->folder);
  g_autoptr (GError) error = NULL;
  guint n_failed = 0;

  /* A file where the folder would be: nobody may write there, not even root. */
  g_assert_true (g_file_set_contents (state, "", 0, NULL));
  g_signal_connect_swapped (journal, "failed", G_CALLBACK (count), &n_failed);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      rename_chart (doc, name, MUSTER_COMMIT_DEFAULT);
      g_clear_error (&error);
      g_assert_false (muster_journal_flush (journal, &error));
      g_assert_nonnull (error);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_no_errno (g_unlink (state));
  rename_chart (doc, "again", MUSTER_COMMIT_DEFAULT);
  g_assert_true (muster_journal_flush (journal, NULL));
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
  muster_journal_discard (journal);
  g_assert_true (muster_journal_flush (journal, NULL));
}

/* }}} */
/* {{{ Damage */

static char *
find_journal (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".journal"))
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

/* How many of the ten names that were given come back from a journal with these bytes; -1 if it is
 * none. */
static int
count_names (const char *folder, const char *path, const char *text, gsize length)
{
  g_autoptr (GPtrArray) orphans = NULL;
  g_autoptr (MusterDocument) doc = NULL;
  const char *name;
  gboolean whole;
  int n;

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  orphans = muster_orphans_list (folder);
  if (orphans->len == 0)
    return -1;
  doc = muster_orphan_recover (g_ptr_array_index (orphans, 0), NULL, &whole, NULL);
  g_assert_nonnull (doc);
  name = muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME);
  n = (int) g_ascii_strtoll (name, NULL, 10);
  g_assert_cmpuint (muster_history_get_position (doc), ==, (guint) n + 1);
  return n;
}

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  MusterJournal *journal = muster_journal_new (doc, fixture->folder);
  g_autofree char *path = NULL, *text = NULL;
  int before = -1;
  gsize length, header;

  for (guint i = 0; i <= 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      rename_chart (doc, name, MUSTER_COMMIT_DEFAULT);
      g_assert_true (muster_journal_flush (journal, NULL));
    }
  muster_orphan_free (orphan_of (journal, fixture->folder));
  path = find_journal (fixture->folder);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  header = (gsize) (strchr (text, '\n') - text);

  g_test_message ("cut off anywhere, it gives all that is whole before");
  for (gsize end = 0; end <= length; end++)
    {
      int n = count_names (fixture->folder, path, text, end);

      g_assert_cmpint (n, >=, before);
      g_assert_cmpint (n >= 0, ==, end > header);
      before = n;
    }
  g_assert_cmpint (before, ==, 10);

  g_test_message ("with a byte that is another, all before that line");
  for (gsize at = 0; at < length; at += 3)
    {
      g_autofree char *other = g_memdup2 (text, length);
      int n, whole = 0;

      other[at] ^= 0x11;
      for (const char *line = text; line < text + at; line = strchr (line, '\n') + 1)
        whole += strchr (line, '\n') < text + at;
      n = count_names (fixture->folder, path, other, length);
      g_assert_cmpint (n, ==, at <= header ? -1 : whole - 1);
    }
}

static void
test_strange (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = NULL, *link = NULL, *folder = NULL, *empty = NULL;
  g_autoptr (GPtrArray) orphans = NULL;

  g_assert_no_errno (g_mkdir_with_parents (fixture->folder, 0700));
  fifo = g_build_filename (fixture->folder, "f.journal", NULL);
  link = g_build_filename (fixture->folder, "l.journal", NULL);
  folder = g_build_filename (fixture->folder, "d.journal", NULL);
  empty = g_build_filename (fixture->folder, "e.journal", NULL);
  g_assert_no_errno (mkfifo (fifo, 0600));
  g_assert_no_errno (symlink ("/dev/zero", link));
  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  orphans = muster_orphans_list (fixture->folder);
  g_assert_cmpuint (orphans->len, ==, 0);
}

/* Lines that are as they were written, but not by us. */
static void
append_line (GString *out, const char *text)
{
  char sum[MUSTER_JOURNAL_SUM_DIGITS + 1];

  muster_journal_sum (text, strlen (text), sum);
  g_string_append_printf (out, "%s %" G_GSIZE_FORMAT " %s\n", sum, strlen (text), text);
}

static void
test_forged_headers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *header;
    gboolean offered;
  } cases[] = {
    { "", FALSE },
    { "{", FALSE },
    { "[]", FALSE },
    { "{}", FALSE },
    { "{\"base\":\"b.base\"}", FALSE },
    { "{\"base\":7,\"base-checksum\":\"\"}", FALSE },
    { "{\"base\":\"../b.base\",\"base-checksum\":\"\"}", FALSE },
    { "{\"base\":\"none.base\",\"base-checksum\":\"\"}", FALSE },
    { "{\"base\":\"d.base\",\"base-checksum\":\"\"}", FALSE },
    { "{\"base\":\"b.base\",\"base-checksum\":\"\"}", TRUE },
    { "{\"base\":\"b.base\",\"base-checksum\":\"\",\"saved\":-1,\"title\":null,\"uri\":[],\"checksum\":1,\"more\":{}}", TRUE },
    { "{\"base\":\"b.base\",\"base-checksum\":\"\",\"saved\":4000000000}", TRUE },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "j.journal", NULL), *base = g_build_filename (fixture->folder, "b.base", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "d.base", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_assert_true (g_file_set_contents (base, "{}", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) orphans = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].header);
      append_line (text, cases[i].header);
      g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
      orphans = muster_orphans_list (fixture->folder);
      g_assert_cmpuint (orphans->len, ==, cases[i].offered);
      /* The base is not what the journal says. */
      if (cases[i].offered)
        {
          g_assert_null (muster_orphan_recover (orphans->pdata[0], NULL, NULL, &error));
          g_assert_nonnull (error);
        }
    }
}

static void
test_forged_lines (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line;
    gboolean whole;
  } cases[] = {
    { "", FALSE },
    { "{", FALSE },
    { "[]", FALSE },
    { "{}", FALSE },
    { "{\"to\":0}", TRUE },
    { "{\"to\":1}", TRUE },
    { "{\"to\":2}", FALSE },
    { "{\"to\":-1}", FALSE },
    { "{\"to\":\"1\"}", FALSE },
    { "{\"keep\":0}", TRUE },
    { "{\"keep\":9}", FALSE },
    { "{\"at\":0}", FALSE },
    { "{\"at\":0,\"change\":7}", FALSE },
    { "{\"at\":7,\"change\":{}}", FALSE },
    { "{\"change\":{}}", FALSE },
    { "{\"name\":0,\"as\":\"first\"}", TRUE },
    { "{\"name\":0,\"as\":7}", TRUE },
    { "{\"name\":0}", TRUE },
    { "{\"name\":1}", FALSE },
    { "{\"unknown\":1}", FALSE },
  };
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  MusterJournal *journal = muster_journal_new (doc, fixture->folder);
  g_autofree char *path = NULL, *text = NULL;

  rename_chart (doc, "new", MUSTER_COMMIT_DEFAULT);
  muster_orphan_free (orphan_of (journal, fixture->folder));
  path = find_journal (fixture->folder);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) lines = g_string_new (text);
      g_autoptr (GPtrArray) orphans = NULL;
      g_autoptr (MusterDocument) back = NULL;
      gboolean whole;

      g_test_message ("%s", cases[i].line);
      append_line (lines, cases[i].line);
      g_assert_true (g_file_set_contents (path, lines->str, -1, NULL));
      orphans = muster_orphans_list (fixture->folder);
      g_assert_cmpuint (orphans->len, ==, 1);
      back = muster_orphan_recover (orphans->pdata[0], NULL, &whole, NULL);
      g_assert_nonnull (back);
      g_assert_cmpint (whole, ==, cases[i].whole);
    }
}

/* The latest first, and those that were gone meanwhile said. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "b", "a", "d", "c" };
  static const gint64 times[] = { 1000000000, 1000000000, 1000000900, 1000000100 };
  g_autoptr (GPtrArray) orphans = NULL;
  g_autoptr (GString) found = g_string_new (NULL), header = g_string_new (NULL);
  g_autofree char *base = g_build_filename (fixture->folder, "b.base", NULL);

  g_assert_no_errno (g_mkdir_with_parents (fixture->folder, 0700));
  g_assert_true (g_file_set_contents (base, "{}", -1, NULL));
  append_line (header, "{\"base\":\"b.base\",\"base-checksum\":\"\"}");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".journal", NULL), *path = g_build_filename (fixture->folder, file, NULL);
      struct utimbuf time = { times[i], times[i] };

      g_assert_true (g_file_set_contents (path, header->str, -1, NULL));
      g_assert_no_errno (g_utime (path, &time));
    }
  orphans = muster_orphans_list (fixture->folder);
  for (guint i = 0; i < orphans->len; i++)
    g_string_append (found, ((MusterOrphan *) orphans->pdata[i])->name);
  g_assert_cmpstr (found->str, ==, "dcab");
  g_assert_no_errno (g_unlink (base));
  g_assert_null (muster_orphan_recover (orphans->pdata[0], NULL, NULL, NULL));
  muster_orphan_discard (orphans->pdata[0]);
  g_assert_null (muster_orphan_recover (orphans->pdata[0], NULL, NULL, NULL));
}

/* }}} */

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal/gives back what was done, undone and named", test_random);
  ADD ("/journal/says whose it is and what was saved", test_header);
  ADD ("/journal/is there while something is not saved", test_files);
  ADD ("/journal/is offered once, and not while it is written", test_lock);
  ADD ("/journal/a failure is told once and mended", test_failure);
  ADD ("/journal/damage loses what it hits and what follows", test_damage);
  ADD ("/journal/what is no journal is left alone", test_strange);
  ADD ("/journal/a header that nobody wrote is refused", test_forged_headers);
  ADD ("/journal/a line that nobody wrote ends it", test_forged_lines);
  ADD ("/journal/the latest comes first", test_order);
  return g_test_run ();
}
