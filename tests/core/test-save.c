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
#include "save-files.h"
#include "syscalls.h"

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
test_replaces (SaveFiles *fixture, gconstpointer data)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

  save_assert_saves (fixture->path, fixture->new_bytes);
  save_assert_saves (fixture->path, fixture->old_bytes);
  save_assert_saves (fixture->path, empty);
  g_assert_cmpuint (save_count_files (fixture), ==, 1);
}

static void
test_makes (SaveFiles *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.muster", NULL);
  mode_t mask = umask (027);
  struct stat status;

  save_assert_saves (path, fixture->new_bytes);
  umask (mask);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (save_count_files (fixture), ==, 2);
}

static void
test_mode (SaveFiles *fixture, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0755 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      struct stat status;

      g_assert_cmpint (chmod (fixture->path, modes[i]), ==, 0);
      save_assert_saves (fixture->path, fixture->new_bytes);
      g_assert_cmpint (stat (fixture->path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 07777, ==, modes[i]);
    }
}

static void
test_symlink (SaveFiles *fixture, gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "first", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *to = NULL;

  g_assert_cmpint (symlink ("chart.muster", second), ==, 0);
  g_assert_cmpint (symlink (second, first), ==, 0);
  save_assert_saves (first, fixture->new_bytes);
  save_assert_holds (fixture->path, fixture->new_bytes);
  to = g_file_read_link (second, NULL);
  g_assert_cmpstr (to, ==, "chart.muster");
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (save_count_files (fixture), ==, 3);
}

static void
test_symlink_to_nothing (SaveFiles *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  g_assert_cmpint (symlink ("target", link), ==, 0);
  save_assert_saves (link, fixture->new_bytes);
  save_assert_holds (target, fixture->new_bytes);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_symlink_circle (SaveFiles *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);

  g_assert_cmpint (symlink ("link", link), ==, 0);
  assert_refuses (link, fixture->new_bytes, G_FILE_ERROR_LOOP);
}

static void
test_targets (SaveFiles *fixture, gconstpointer data)
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
  save_assert_holds (fixture->path, fixture->old_bytes);
  g_assert_cmpuint (save_count_files (fixture), ==, 2);
  save_assert_saves (longest_path, fixture->new_bytes);
}

static void
test_relative (SaveFiles *fixture, gconstpointer data)
{
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  save_assert_saves ("chart.muster", fixture->new_bytes);
  g_assert_cmpint (g_chdir (before), ==, 0);
}

/* {{{ Folders */

static void
test_closed_folder (SaveFiles *fixture, gconstpointer data)
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
      save_assert_holds (fixture->path, fixture->old_bytes);
    }
}

static void
test_make_folder (SaveFiles *fixture, gconstpointer data)
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
test_refusals (SaveFiles *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%s", refusals[i].name);
      syscalls_watch (fixture->folder);
      syscalls_fail_kind (refusals[i].call, refusals[i].good, refusals[i].code);
      assert_refuses (fixture->path, fixture->new_bytes, refusals[i].expected);
      g_assert_cmpuint (syscalls_count_failed (refusals[i].call), ==, 1);
      syscalls_watch (NULL);
      save_assert_holds (fixture->path, fixture->old_bytes);
      g_assert_cmpuint (save_count_files (fixture), ==, 1);
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
test_hitches (SaveFiles *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (hitches); i++)
    {
      g_test_message ("%s", hitches[i].name);
      syscalls_watch (fixture->folder);
      syscalls_fail_kind (hitches[i].call, hitches[i].good, hitches[i].code);
      save_assert_saves (fixture->path, i % 2 ? fixture->old_bytes : fixture->new_bytes);
      g_assert_cmpuint (syscalls_count_failed (hitches[i].call), ==, 1);
      syscalls_watch (NULL);
      g_assert_cmpuint (save_count_files (fixture), ==, 1);
    }
}

static void
test_folder_not_synced (SaveFiles *fixture, gconstpointer data)
{
  syscalls_watch (fixture->folder);
  syscalls_fail_kind (SYSCALL_SYNC, 2, EIO);
  assert_refuses (fixture->path, fixture->new_bytes, G_FILE_ERROR_IO);
  syscalls_watch (NULL);
  save_assert_holds (fixture->path, fixture->new_bytes);
  g_assert_cmpuint (save_count_files (fixture), ==, 1);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/save/" name, SaveFiles, NULL, save_set_up, function, save_tear_down)
  ADD ("a file is replaced", test_replaces);
  ADD ("a new file obeys the umask", test_makes);
  ADD ("permissions are kept", test_mode);
  ADD ("a link stays a link", test_symlink);
  ADD ("a link to nothing makes what it leads to", test_symlink_to_nothing);
  ADD ("a circle of links is refused", test_symlink_circle);
  ADD ("what is no file is refused", test_targets);
  ADD ("a bare name is in the current folder", test_relative);
  ADD ("a folder that takes no files is said", test_closed_folder);
  ADD ("a folder is made with its name on the disk", test_make_folder);
  ADD ("a failure leaves the old file as it was", test_refusals);
  ADD ("interruptions and short writes do no harm", test_hitches);
  ADD ("an unsynced folder is said", test_folder_not_synced);
  return g_test_run ();
}
