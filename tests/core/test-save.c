/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is saved whole or not at all: whichever step fails, the old file is what it was and
 * nothing lies beside it.
 *
 * Calls are made to fail (syscalls.h); that needs no full disk and works for root too.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "fd.h"
#include "save.h"
#include "syscalls.h"

typedef struct
{
  char *folder;
  char *path;
  GBytes *old_bytes;
  GBytes *new_bytes;
} Fixture;

static GBytes *
make_bytes (guint length, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint8 *data = g_malloc (length);

  for (guint i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (data, length);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("muster-save-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "chart.muster", NULL);
  fixture->old_bytes = make_bytes (300000, 1);
  fixture->new_bytes = make_bytes (700001, 2);
  g_file_set_contents (fixture->path, g_bytes_get_data (fixture->old_bytes, NULL), 300000, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_bytes_unref (fixture->old_bytes);
  g_bytes_unref (fixture->new_bytes);
}

static void
assert_holds (const char *path, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  found = g_bytes_new_take (data, length);
  g_assert_true (g_bytes_equal (found, expected));
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir))
    n_files++;
  return n_files;
}

static void
assert_saves (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes (path, bytes, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  assert_holds (path, bytes);
}

static void
assert_refuses (const char *path, GBytes *bytes, GFileError code)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes (path, bytes, &error);

  g_assert_error (error, G_FILE_ERROR, (int) code);
  g_assert_false (saved);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_replaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

  assert_saves (fixture->path, fixture->new_bytes);
  assert_saves (fixture->path, fixture->old_bytes);
  assert_saves (fixture->path, empty);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_makes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.muster", NULL);
  mode_t mask = umask (027);
  struct stat status;

  assert_saves (path, fixture->new_bytes);
  umask (mask);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
test_mode (Fixture *fixture, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0755 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      struct stat status;

      g_assert_cmpint (chmod (fixture->path, modes[i]), ==, 0);
      assert_saves (fixture->path, fixture->new_bytes);
      g_assert_cmpint (stat (fixture->path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 07777, ==, modes[i]);
    }
}

static void
test_symlink (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "first", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *to = NULL;

  g_assert_cmpint (symlink ("chart.muster", second), ==, 0);
  g_assert_cmpint (symlink (second, first), ==, 0);
  assert_saves (first, fixture->new_bytes);
  assert_holds (fixture->path, fixture->new_bytes);
  to = g_file_read_link (second, NULL);
  g_assert_cmpstr (to, ==, "chart.muster");
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (fixture), ==, 3);
}

static void
test_symlink_to_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  g_assert_cmpint (symlink ("target", link), ==, 0);
  assert_saves (link, fixture->new_bytes);
  assert_holds (target, fixture->new_bytes);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_symlink_circle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);

  g_assert_cmpint (symlink ("link", link), ==, 0);
  assert_refuses (link, fixture->new_bytes, G_FILE_ERROR_LOOP);
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inside = g_build_filename (fixture->folder, "none", "chart.muster", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "chart.muster", NULL);
  g_autofree char *slash = g_strconcat (fixture->folder, "/", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *longest_path = g_build_filename (fixture->folder, longest, NULL);

  assert_refuses (inside, fixture->new_bytes, G_FILE_ERROR_NOENT);
  assert_refuses (below, fixture->new_bytes, G_FILE_ERROR_NOTDIR);
  assert_refuses (fixture->folder, fixture->new_bytes, G_FILE_ERROR_ISDIR);
  assert_refuses ("", fixture->new_bytes, G_FILE_ERROR_ISDIR);
  assert_refuses (slash, fixture->new_bytes, G_FILE_ERROR_ISDIR);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refuses (pipe, fixture->new_bytes, G_FILE_ERROR_INVAL);
  assert_holds (fixture->path, fixture->old_bytes);
  g_assert_cmpuint (count_files (fixture), ==, 2);
  assert_saves (longest_path, fixture->new_bytes);
}

static void
test_relative (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  assert_saves ("chart.muster", fixture->new_bytes);
  g_assert_cmpint (g_chdir (before), ==, 0);
}

/* {{{ What only a person can decide */

static char *
checksum (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
assert_asks (Fixture *fixture, const char *expected, MusterSaveFlags flags, MusterSaveError code)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes_over (fixture->path, fixture->new_bytes, expected, flags, &error);

  g_assert_error (error, MUSTER_SAVE_ERROR, (int) code);
  g_assert_false (saved);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
assert_saves_over (Fixture *fixture, const char *expected, MusterSaveFlags flags)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes_over (fixture->path, fixture->new_bytes, expected, flags, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  assert_holds (fixture->path, fixture->new_bytes);
}

static void
test_protected (Fixture *fixture, gconstpointer data)
{
  struct stat info;

  g_assert_no_errno (chmod (fixture->path, 0444));
  assert_asks (fixture, NULL, MUSTER_SAVE_LINKED, MUSTER_SAVE_ERROR_READ_ONLY);
  assert_holds (fixture->path, fixture->old_bytes);
  assert_saves_over (fixture, NULL, MUSTER_SAVE_READ_ONLY);
  g_assert_no_errno (stat (fixture->path, &info));
  g_assert_cmpuint (info.st_mode & 07777, ==, 0444);
  g_assert_no_errno (chmod (fixture->path, 0644));
  syscalls_watch (fixture->folder);
  /* The first is what the file is, the second whether it may be written. */
  syscalls_fail_kind (SYSCALL_STAT, 1, EACCES);
  assert_asks (fixture, NULL, 0, MUSTER_SAVE_ERROR_READ_ONLY);
  syscalls_watch (NULL);
}

static void
test_linked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  g_assert_no_errno (link (fixture->path, other));
  assert_asks (fixture, NULL, MUSTER_SAVE_READ_ONLY, MUSTER_SAVE_ERROR_LINKED);
  assert_holds (fixture->path, fixture->old_bytes);
  assert_saves_over (fixture, NULL, MUSTER_SAVE_LINKED);
  assert_holds (other, fixture->old_bytes);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old_sum = checksum (fixture->old_bytes), *new_sum = checksum (fixture->new_bytes);

  assert_asks (fixture, new_sum, 0, MUSTER_SAVE_ERROR_CHANGED);
  assert_holds (fixture->path, fixture->old_bytes);
  assert_saves_over (fixture, old_sum, 0);
  assert_saves_over (fixture, new_sum, 0);
  g_assert_no_errno (g_unlink (fixture->path));
  assert_saves_over (fixture, old_sum, 0);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* What another program does with the file just before it is replaced. */
typedef struct
{
  Fixture *fixture;
  const char *what;
  gboolean done;
} Other;

static void
do_other (guint at, gpointer data)
{
  Other *other = data;
  const char *path = other->fixture->path;
  g_autofree char *moved = g_strconcat (path, ".moved", NULL);

  /* The file is looked at, looked into, looked at once more. */
  if (other->done || syscalls_count (SYSCALL_SYNC) == 0)
    return;
  other->done = TRUE;
  if (g_str_equal (other->what, "nothing"))
    return;
  g_assert_no_errno (rename (path, moved));
  if (g_str_equal (other->what, "rewritten"))
    g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
  else if (g_str_equal (other->what, "rewritten alike"))
    g_assert_true (g_file_set_contents (path, g_bytes_get_data (other->fixture->old_bytes, NULL), (gssize) g_bytes_get_size (other->fixture->old_bytes), NULL));
  else if (g_str_equal (other->what, "rewritten at the same size"))
    {
      g_autofree char *theirs = g_strnfill (g_bytes_get_size (other->fixture->old_bytes), 'x');

      g_assert_true (g_file_set_contents (path, theirs, -1, NULL));
    }
  else if (g_str_equal (other->what, "a pipe"))
    g_assert_no_errno (mkfifo (path, 0600));
  else if (g_str_equal (other->what, "a link"))
    g_assert_no_errno (symlink (moved, path));
  else if (g_str_equal (other->what, "a folder"))
    g_assert_no_errno (g_mkdir (path, 0700));
}

static void
test_changed_meanwhile (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *what;
    gboolean saved;
    gboolean changed;
  } cases[] = {
    { "nothing", TRUE, FALSE },
    { "gone", TRUE, FALSE },
    { "rewritten alike", TRUE, FALSE },
    { "rewritten", FALSE, TRUE },
    { "rewritten at the same size", FALSE, TRUE },
    { "a pipe", FALSE, TRUE },
    { "a link", FALSE, FALSE },
    { "a folder", FALSE, FALSE },
  };
  g_autofree char *sum = checksum (fixture->old_bytes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Other other = { fixture, cases[i].what, FALSE };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].what);
      g_remove (fixture->path);
      g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (fixture->old_bytes, NULL), (gssize) g_bytes_get_size (fixture->old_bytes), NULL));
      syscalls_watch (fixture->folder);
      syscalls_set_hook (do_other, &other);
      g_assert_cmpint (muster_save_bytes_over (fixture->path, fixture->new_bytes, sum, 0, &error), ==, cases[i].saved);
      syscalls_watch (NULL);
      g_assert_true (other.done);
      if (cases[i].saved)
        assert_holds (fixture->path, fixture->new_bytes);
      g_assert_cmpint (g_error_matches (error, MUSTER_SAVE_ERROR, MUSTER_SAVE_ERROR_CHANGED), ==, cases[i].changed);
    }
}

/* }}} */
/* {{{ What a file has besides its content */

/* For a user, and a mask; as the kernel wants it. */
static const guint8 access_list[] = {
  2, 0, 0, 0, /* version */
  0x01,
  0,
  6,
  0,
  0xff,
  0xff,
  0xff,
  0xff, /* owner rw */
  0x02,
  0,
  4,
  0,
  0xe8,
  0x03,
  0,
  0, /* user 1000 r */
  0x04,
  0,
  0,
  0,
  0xff,
  0xff,
  0xff,
  0xff, /* group - */
  0x10,
  0,
  4,
  0,
  0xff,
  0xff,
  0xff,
  0xff, /* mask r */
  0x20,
  0,
  0,
  0,
  0xff,
  0xff,
  0xff,
  0xff, /* others - */
};

static void
assert_attribute (const char *path, const char *name, const void *value, gssize length)
{
  char found[256];

  g_assert_cmpint (getxattr (path, name, found, sizeof found), ==, length);
  if (length > 0)
    g_assert_cmpmem (found, (gsize) length, value, (gsize) length);
}

#define ACL "system.posix_acl_access"

static gboolean
can_set (const char *path, const char *name, const void *value, gsize length)
{
  if (setxattr (path, name, value, length, 0) == 0)
    return TRUE;
  g_test_skip ("the file system knows no such attributes");
  return FALSE;
}

static void
test_attributes (Fixture *fixture, gconstpointer data)
{
  if (!can_set (fixture->path, "user.muster.note", "seen", 4))
    return;
  assert_saves (fixture->path, fixture->new_bytes);
  assert_attribute (fixture->path, "user.muster.note", "seen", 4);
}

static void
test_access_list (Fixture *fixture, gconstpointer data)
{
  struct stat info;

  if (!can_set (fixture->path, ACL, access_list, sizeof access_list))
    return;
  assert_saves (fixture->path, fixture->new_bytes);
  assert_attribute (fixture->path, ACL, access_list, sizeof access_list);

  g_test_message ("where it cannot be kept, the group may do no more than before");
  syscalls_watch (fixture->folder);
  syscalls_fail_kind (SYSCALL_ATTRIBUTE, 0, EIO);
  syscalls_fail_kind (SYSCALL_ATTRIBUTE, 1, EIO);
  assert_saves (fixture->path, fixture->old_bytes);
  syscalls_watch (NULL);
  g_assert_no_errno (stat (fixture->path, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

/* A folder may give what is made in it a list that the file never had. */
static void
test_list_of_folder (Fixture *fixture, gconstpointer data)
{
  g_assert_no_errno (chmod (fixture->path, 0640));
  if (!can_set (fixture->folder, "system.posix_acl_default", access_list, sizeof access_list))
    return;
  assert_saves (fixture->path, fixture->new_bytes);
  assert_attribute (fixture->path, ACL, NULL, -1);
}

static void
test_owner (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint n_refused;
    mode_t before;
    mode_t after;
  } cases[] = { { 0, 04664, 04664 }, { 1, 04664, 0664 }, { 2, 02674, 0644 }, { 2, 0640, 0600 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      struct stat info;

      g_assert_no_errno (chmod (fixture->path, cases[i].before));
      syscalls_watch (fixture->folder);
      for (guint j = 0; j < cases[i].n_refused; j++)
        syscalls_fail_kind (SYSCALL_MODE, j, EPERM);
      assert_saves (fixture->path, fixture->new_bytes);
      syscalls_watch (NULL);
      g_assert_no_errno (stat (fixture->path, &info));
      g_assert_cmpuint (info.st_mode & 07777, ==, cases[i].after);
    }
}

static char *
dup_temporary (Fixture *fixture)
{
  g_autofree char *name = g_strdup_printf (".muster-%08x", g_str_hash ("chart.muster"));

  return g_build_filename (fixture->folder, name, NULL);
}

static void
test_attributes_fail (Fixture *fixture, gconstpointer data)
{
  static const int codes[] = { ENOTSUP, ENODATA, EIO, ENOSPC };

  if (!can_set (fixture->path, "user.muster.note", "seen", 4))
    return;
  for (guint at = 0; at < 12; at++)
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
      {
        syscalls_watch (fixture->folder);
        syscalls_fail_kind (SYSCALL_ATTRIBUTE, at, codes[i]);
        assert_saves (fixture->path, at % 2 ? fixture->old_bytes : fixture->new_bytes);
        syscalls_watch (NULL);
        setxattr (fixture->path, "user.muster.note", "seen", 4, 0);
      }
}

/* Somebody who does something to the new file, or to what has its name, after @sync syncs. */
typedef struct
{
  Fixture *fixture;
  guint sync;
  int length;
  gboolean done;
} Vandal;

static void
spoil (guint at, gpointer data)
{
  Vandal *vandal = data;
  g_autofree char *temporary = dup_temporary (vandal->fixture);

  if (vandal->done || syscalls_count (SYSCALL_SYNC) < vandal->sync)
    return;
  vandal->done = TRUE;
  if (vandal->sync == 1)
    g_assert_no_errno (truncate (temporary, vandal->length));
  else if (vandal->length >= 0)
    g_assert_no_errno (truncate (vandal->fixture->path, vandal->length));
  else
    {
      g_assert_no_errno (g_unlink (vandal->fixture->path));
      g_assert_no_errno (g_mkdir (vandal->fixture->path, 0700));
    }
}

static void
test_spoilt (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint sync;
    int length;
    const char *said;
  } cases[] = { { 1, 10, "as it was" }, { 1, 800000, "as it was" }, { 3, 10, "something else" }, { 3, -1, "something else" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Vandal vandal = { fixture, cases[i].sync, cases[i].length, FALSE };
      g_autoptr (GError) error = NULL;

      syscalls_watch (fixture->folder);
      syscalls_set_hook (spoil, &vandal);
      g_assert_false (muster_save_bytes (fixture->path, fixture->new_bytes, &error));
      syscalls_watch (NULL);
      g_assert_true (vandal.done);
      g_assert_nonnull (strstr (error->message, cases[i].said));
      if (i < 2)
        assert_holds (fixture->path, fixture->old_bytes);
    }
}

/* }}} */
/* {{{ What was left behind */

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *temporary = dup_temporary (fixture);
  struct timespec times[2] = { { 1000000000, 0 }, { 1000000000, 0 } };

  g_test_message ("what somebody may still write stays");
  g_assert_true (g_file_set_contents (temporary, "half", -1, NULL));
  assert_saves (fixture->path, fixture->new_bytes);
  g_assert_cmpuint (count_files (fixture), ==, 2);

  g_test_message ("what is old goes");
  g_assert_no_errno (utimensat (AT_FDCWD, temporary, times, 0));
  assert_saves (fixture->path, fixture->old_bytes);
  g_assert_cmpuint (count_files (fixture), ==, 1);

  g_test_message ("what is no file stays");
  g_assert_no_errno (symlink (fixture->path, temporary));
  assert_saves (fixture->path, fixture->new_bytes);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
test_no_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  syscalls_watch (fixture->folder);
  /* The folder is opened first; then each name is taken. */
  syscalls_fail (5, EEXIST, TRUE);
  g_assert_false (muster_save_bytes (fixture->path, fixture->new_bytes, &error));
  g_assert_cmpuint (syscalls_count_failed (SYSCALL_OPEN), ==, 100);
  syscalls_watch (NULL);
  assert_holds (fixture->path, fixture->old_bytes);
}

/* }}} */
/* {{{ Folders */

static void
test_closed_folder (Fixture *fixture, gconstpointer data)
{
  static const int codes[] = { EACCES, EPERM, EROFS };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      syscalls_watch (fixture->folder);
      syscalls_fail_kind (SYSCALL_OPEN, 1, codes[i]);
      g_assert_false (muster_save_bytes (fixture->path, fixture->new_bytes, &error));
      syscalls_watch (NULL);
      g_assert_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (codes[i]));
      g_assert_nonnull (strstr (error->message, "folder"));
      assert_holds (fixture->path, fixture->old_bytes);
    }
}

static void
test_make_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (fixture->folder, "a", "b", "c", NULL);
  g_autofree char *middle = g_path_get_dirname (deep), *top = g_path_get_dirname (middle);
  g_autofree char *below_file = g_build_filename (fixture->path, "a", NULL);
  guint n_calls;

  syscalls_watch (fixture->folder);
  g_assert_true (muster_fd_make_folder (deep));
  n_calls = syscalls_count (N_SYSCALLS);
  g_assert_cmpuint (syscalls_count (SYSCALL_SYNC), ==, 3);
  g_assert_true (muster_fd_make_folder (deep));
  g_assert_false (muster_fd_make_folder (below_file));
  g_assert_cmpint (errno, ==, ENOTDIR);
  for (guint at = 0; at < n_calls; at++)
    {
      syscalls_watch (NULL);
      g_rmdir (deep);
      g_rmdir (middle);
      g_rmdir (top);
      syscalls_watch (fixture->folder);
      syscalls_fail (at, EIO, FALSE);
      /* Asking what is there, and closing, does no harm. */
      if (!muster_fd_make_folder (deep))
        g_assert_cmpint (errno, ==, EIO);
      else
        g_assert_true (syscalls_kind (at) == SYSCALL_STAT || syscalls_kind (at) == SYSCALL_CLOSE);
    }
  syscalls_watch (NULL);
  g_rmdir (deep);
  g_rmdir (middle);
  g_rmdir (top);
}

/* }}} */
/* {{{ Faults */

static const struct
{
  const char *name;
  Syscall call;
  guint good;
  int code;
  GFileError expected;
} refusals[] = {
  { "disk full at once", SYSCALL_WRITE, 0, ENOSPC, G_FILE_ERROR_NOSPC },
  { "disk full half-way", SYSCALL_WRITE, 1, ENOSPC, G_FILE_ERROR_NOSPC },
  { "disk broken", SYSCALL_WRITE, 2, EIO, G_FILE_ERROR_IO },
  { "permissions not kept", SYSCALL_MODE, 1, EPERM, G_FILE_ERROR_PERM },
  { "disk broken on the way to it", SYSCALL_SYNC, 0, EIO, G_FILE_ERROR_IO },
  { "unreadable", SYSCALL_READ, 0, EIO, G_FILE_ERROR_IO },
  { "unreadable half-way", SYSCALL_READ, 1, EIO, G_FILE_ERROR_IO },
  { "read back otherwise", SYSCALL_READ, 1, SYSCALL_WRONG, G_FILE_ERROR_IO },
  { "not renamed", SYSCALL_RENAME, 0, EACCES, G_FILE_ERROR_ACCES },
};

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%s", refusals[i].name);
      syscalls_watch (fixture->folder);
      syscalls_fail_kind (refusals[i].call, refusals[i].good, refusals[i].code);
      assert_refuses (fixture->path, fixture->new_bytes, refusals[i].expected);
      g_assert_cmpuint (syscalls_count_failed (refusals[i].call), ==, 1);
      syscalls_watch (NULL);
      assert_holds (fixture->path, fixture->old_bytes);
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

static const struct
{
  const char *name;
  Syscall call;
  guint good;
  int code;
} hitches[] = {
  { "write interrupted", SYSCALL_WRITE, 1, EINTR },
  { "short write", SYSCALL_WRITE, 1, SYSCALL_SHORT },
  { "sync interrupted", SYSCALL_SYNC, 0, EINTR },
  { "sync of the name interrupted", SYSCALL_SYNC, 1, EINTR },
  { "sync of the folder interrupted", SYSCALL_SYNC, 2, EINTR },
  { "no sync of folders", SYSCALL_SYNC, 2, EINVAL },
  { "none that is known of", SYSCALL_SYNC, 2, ENOTSUP },
  { "none at all", SYSCALL_SYNC, 2, ENOSYS },
  { "read interrupted", SYSCALL_READ, 1, EINTR },
};

static void
test_hitches (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (hitches); i++)
    {
      g_test_message ("%s", hitches[i].name);
      syscalls_watch (fixture->folder);
      syscalls_fail_kind (hitches[i].call, hitches[i].good, hitches[i].code);
      assert_saves (fixture->path, i % 2 ? fixture->old_bytes : fixture->new_bytes);
      g_assert_cmpuint (syscalls_count_failed (hitches[i].call), ==, 1);
      syscalls_watch (NULL);
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

static void
test_folder_not_synced (Fixture *fixture, gconstpointer data)
{
  syscalls_watch (fixture->folder);
  syscalls_fail_kind (SYSCALL_SYNC, 2, EIO);
  assert_refuses (fixture->path, fixture->new_bytes, G_FILE_ERROR_IO);
  syscalls_watch (NULL);
  assert_holds (fixture->path, fixture->new_bytes);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/save/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a file is replaced", test_replaces);
  ADD ("a new file obeys the umask", test_makes);
  ADD ("permissions are kept", test_mode);
  ADD ("a link stays a link", test_symlink);
  ADD ("a link to nothing makes what it leads to", test_symlink_to_nothing);
  ADD ("a circle of links is refused", test_symlink_circle);
  ADD ("what is no file is refused", test_targets);
  ADD ("a bare name is in the current folder", test_relative);
  ADD ("a read-only file gets a question", test_protected);
  ADD ("one of several names gets a question", test_linked);
  ADD ("a file that was changed gets a question", test_changed);
  ADD ("also one that is changed while it is saved", test_changed_meanwhile);
  ADD ("what is noted at a file is kept", test_attributes);
  ADD ("who else may do what is kept", test_access_list);
  ADD ("nobody may do what he could not before", test_list_of_folder);
  ADD ("where the owner cannot be kept nobody may do more", test_owner);
  ADD ("what cannot be noted is no reason not to save", test_attributes_fail);
  ADD ("what others do to the new file is seen", test_spoilt);
  ADD ("what a killed save left goes", test_stale);
  ADD ("a folder without a free name is refused", test_no_name);
  ADD ("a folder that takes no files is said", test_closed_folder);
  ADD ("a folder is made with its name on the disk", test_make_folder);
  ADD ("a failure leaves the old file as it was", test_refusals);
  ADD ("interruptions and short writes do no harm", test_hitches);
  ADD ("an unsynced folder is said", test_folder_not_synced);
  return g_test_run ();
}
