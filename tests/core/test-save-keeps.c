/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving keeps what a file has besides its content, and asks before it takes away what a person may want;
 * what others do meanwhile is seen.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "save-files.h"
#include "syscalls.h"

/* {{{ What only a person can decide */

static char *
checksum (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static void
assert_asks (SaveFiles *fixture, const char *expected, MusterSaveFlags flags, MusterSaveError code)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes_over (fixture->path, fixture->new_bytes, expected, flags, &error);

  g_assert_error (error, MUSTER_SAVE_ERROR, (int) code);
  g_assert_false (saved);
  g_assert_nonnull (strstr (error->message, fixture->path));
}

static void
assert_saves_over (SaveFiles *fixture, const char *expected, MusterSaveFlags flags)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes_over (fixture->path, fixture->new_bytes, expected, flags, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  save_assert_holds (fixture->path, fixture->new_bytes);
}

static void
test_protected (SaveFiles *fixture, gconstpointer data)
{
  struct stat info;

  g_assert_no_errno (chmod (fixture->path, 0444));
  assert_asks (fixture, NULL, MUSTER_SAVE_LINKED, MUSTER_SAVE_ERROR_READ_ONLY);
  save_assert_holds (fixture->path, fixture->old_bytes);
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
test_linked (SaveFiles *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  g_assert_no_errno (link (fixture->path, other));
  assert_asks (fixture, NULL, MUSTER_SAVE_READ_ONLY, MUSTER_SAVE_ERROR_LINKED);
  save_assert_holds (fixture->path, fixture->old_bytes);
  assert_saves_over (fixture, NULL, MUSTER_SAVE_LINKED);
  save_assert_holds (other, fixture->old_bytes);
  g_assert_cmpuint (save_count_files (fixture), ==, 2);
}

static void
test_changed (SaveFiles *fixture, gconstpointer data)
{
  g_autofree char *old_sum = checksum (fixture->old_bytes), *new_sum = checksum (fixture->new_bytes);

  assert_asks (fixture, new_sum, 0, MUSTER_SAVE_ERROR_CHANGED);
  save_assert_holds (fixture->path, fixture->old_bytes);
  assert_saves_over (fixture, old_sum, 0);
  assert_saves_over (fixture, new_sum, 0);
  g_assert_no_errno (g_unlink (fixture->path));
  assert_saves_over (fixture, old_sum, 0);
  g_assert_cmpuint (save_count_files (fixture), ==, 1);
}

/* What another program does with the file just before it is replaced. */
typedef struct
{
  SaveFiles *fixture;
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
test_changed_meanwhile (SaveFiles *fixture, gconstpointer data)
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
        save_assert_holds (fixture->path, fixture->new_bytes);
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
test_attributes (SaveFiles *fixture, gconstpointer data)
{
  if (!can_set (fixture->path, "user.muster.note", "seen", 4))
    return;
  save_assert_saves (fixture->path, fixture->new_bytes);
  assert_attribute (fixture->path, "user.muster.note", "seen", 4);
}

static void
test_access_list (SaveFiles *fixture, gconstpointer data)
{
  struct stat info;

  if (!can_set (fixture->path, ACL, access_list, sizeof access_list))
    return;
  save_assert_saves (fixture->path, fixture->new_bytes);
  assert_attribute (fixture->path, ACL, access_list, sizeof access_list);

  g_test_message ("where it cannot be kept, the group may do no more than before");
  syscalls_watch (fixture->folder);
  syscalls_fail_kind (SYSCALL_ATTRIBUTE, 0, EIO);
  syscalls_fail_kind (SYSCALL_ATTRIBUTE, 1, EIO);
  save_assert_saves (fixture->path, fixture->old_bytes);
  syscalls_watch (NULL);
  g_assert_no_errno (stat (fixture->path, &info));
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

/* A folder may give what is made in it a list that the file never had. */
static void
test_list_of_folder (SaveFiles *fixture, gconstpointer data)
{
  g_assert_no_errno (chmod (fixture->path, 0640));
  if (!can_set (fixture->folder, "system.posix_acl_default", access_list, sizeof access_list))
    return;
  save_assert_saves (fixture->path, fixture->new_bytes);
  assert_attribute (fixture->path, ACL, NULL, -1);
}

static void
test_owner (SaveFiles *fixture, gconstpointer data)
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
      save_assert_saves (fixture->path, fixture->new_bytes);
      syscalls_watch (NULL);
      g_assert_no_errno (stat (fixture->path, &info));
      g_assert_cmpuint (info.st_mode & 07777, ==, cases[i].after);
    }
}

static char *
dup_temporary (SaveFiles *fixture)
{
  g_autofree char *name = g_strdup_printf (".muster-%08x", g_str_hash ("chart.muster"));

  return g_build_filename (fixture->folder, name, NULL);
}

static void
test_attributes_fail (SaveFiles *fixture, gconstpointer data)
{
  static const int codes[] = { ENOTSUP, ENODATA, EIO, ENOSPC };

  if (!can_set (fixture->path, "user.muster.note", "seen", 4))
    return;
  for (guint at = 0; at < 12; at++)
    for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
      {
        syscalls_watch (fixture->folder);
        syscalls_fail_kind (SYSCALL_ATTRIBUTE, at, codes[i]);
        save_assert_saves (fixture->path, at % 2 ? fixture->old_bytes : fixture->new_bytes);
        syscalls_watch (NULL);
        setxattr (fixture->path, "user.muster.note", "seen", 4, 0);
      }
}

/* Somebody who does something to the new file, or to what has its name, after @sync syncs. */
typedef struct
{
  SaveFiles *fixture;
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
test_spoilt (SaveFiles *fixture, gconstpointer data)
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
        save_assert_holds (fixture->path, fixture->old_bytes);
    }
}

/* }}} */
/* {{{ What was left behind */

static void
test_stale (SaveFiles *fixture, gconstpointer data)
{
  g_autofree char *temporary = dup_temporary (fixture);
  struct timespec times[2] = { { 1000000000, 0 }, { 1000000000, 0 } };

  g_test_message ("what somebody may still write stays");
  g_assert_true (g_file_set_contents (temporary, "half", -1, NULL));
  save_assert_saves (fixture->path, fixture->new_bytes);
  g_assert_cmpuint (save_count_files (fixture), ==, 2);

  g_test_message ("what is old goes");
  g_assert_no_errno (utimensat (AT_FDCWD, temporary, times, 0));
  save_assert_saves (fixture->path, fixture->old_bytes);
  g_assert_cmpuint (save_count_files (fixture), ==, 1);

  g_test_message ("what is no file stays");
  g_assert_no_errno (symlink (fixture->path, temporary));
  save_assert_saves (fixture->path, fixture->new_bytes);
  g_assert_cmpuint (save_count_files (fixture), ==, 2);
}

static void
test_no_name (SaveFiles *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  syscalls_watch (fixture->folder);
  /* The folder is opened first; then each name is taken. */
  syscalls_fail (5, EEXIST, TRUE);
  g_assert_false (muster_save_bytes (fixture->path, fixture->new_bytes, &error));
  g_assert_cmpuint (syscalls_count_failed (SYSCALL_OPEN), ==, 100);
  syscalls_watch (NULL);
  save_assert_holds (fixture->path, fixture->old_bytes);
}

/* }}} */
int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/save/" name, SaveFiles, NULL, save_set_up, function, save_tear_down)
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
  return g_test_run ();
}
