/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document on a disk that is nearly full survives fifty saves that fail, and is saved when there is
 * room again.
 *
 * The disk is a real one of 1 MB in memory, mounted where only this process sees it; where that is not allowed a
 * file may not grow beyond 1 MB instead.
 */
#define _GNU_SOURCE /* unshare() */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "save.h"

#define DISK (1 << 20)

static GBytes *
make_bytes (gsize length, guint8 byte)
{
  guint8 *data = g_malloc (length);

  memset (data, byte, length);
  return g_bytes_new_take (data, length);
}

static gboolean
write_text (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean written = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);
  return written;
}

/* Root may mount as it is; others are root in a world of their own. */
static gboolean
mount_disk (const char *folder)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", geteuid ()), *groups = g_strdup_printf ("0 %u 1", getegid ());
  gboolean is_root = geteuid () == 0;

  if (unshare (CLONE_NEWNS | (is_root ? 0 : CLONE_NEWUSER)) != 0)
    return FALSE;
  if (!is_root && (!write_text ("/proc/self/setgroups", "deny") || !write_text ("/proc/self/uid_map", users) || !write_text ("/proc/self/gid_map", groups)))
    return FALSE;
  if (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    return FALSE;
  return mount ("tmpfs", folder, "tmpfs", 0, "size=1m") == 0;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_holds (const char *path, GBytes *wanted)
{
  g_autoptr (GBytes) found = NULL;
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  found = g_bytes_new_take (data, length);
  g_assert_true (g_bytes_equal (found, wanted));
}

static void
limit_files (rlim_t most)
{
  struct rlimit limit;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = MIN (most, limit.rlim_max);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

static void
test_full (void)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.muster", NULL);
  g_autoptr (GBytes) before = make_bytes (600 << 10, 'a'), after = make_bytes (700 << 10, 'b');
  g_autoptr (GError) error = NULL;
  gboolean mounted = mount_disk (folder);

  g_test_message ("%s", mounted ? "a disk of 1 MB" : "no disk could be mounted: files may not grow");
  g_assert_true (muster_save_bytes (path, before, &error));
  if (!mounted)
    {
      signal (SIGXFSZ, SIG_IGN);
      limit_files (400 << 10);
    }
  for (guint i = 0; i < 50; i++)
    {
      g_assert_false (muster_save_bytes (path, after, &error));
      if (mounted)
        g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
      g_assert_nonnull (strstr (error->message, "it is as it was"));
      g_clear_error (&error);
      assert_holds (path, before);
      g_assert_cmpuint (count_files (folder), ==, 1);
    }
  if (!mounted)
    limit_files (RLIM_INFINITY);
  else
    g_assert_no_errno (mount (NULL, folder, NULL, MS_REMOUNT, "size=4m"));
  muster_save_bytes (path, after, &error);
  g_assert_no_error (error);
  assert_holds (path, after);
  g_assert_no_errno (g_unlink (path));
  if (mounted)
    g_assert_no_errno (umount (folder));
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/save/fifty saves on a full disk do no harm", test_full);
  return g_test_run ();
}
