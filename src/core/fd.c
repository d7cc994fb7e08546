/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fd.c: see fd.h.
 */
#include "fd.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* As much as is asked for at once. */
#define CHUNK (256 << 10)

int
muster_fd_open (int folder_fd, const char *name, int flags, mode_t mode)
{
  int fd;

  do
    fd = openat (folder_fd, name, flags | O_CLOEXEC, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

gssize
muster_fd_read (int fd, void *data, gsize length)
{
  gssize n;

  do
    n = read (fd, data, length);
  while (n < 0 && errno == EINTR);
  return n;
}

gboolean
muster_fd_write (int fd, const void *data, gsize length)
{
  const guint8 *at = data;

  while (length > 0)
    {
      gssize written = write (fd, at, MIN (length, CHUNK));

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          errno = written < 0 ? errno : EIO;
          return FALSE;
        }
      at += written;
      length -= (gsize) written;
    }
  return TRUE;
}

gboolean
muster_fd_sync (int fd)
{
  int result;

  do
    result = fsync (fd);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

/* Some file systems, as the one through which a sandbox sees files, know no such thing. */
gboolean
muster_fd_sync_folder (int fd)
{
  return muster_fd_sync (fd) || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

/* Linux has closed it even when a signal came. */
gboolean
muster_fd_close (int fd)
{
  return close (fd) == 0 || errno == EINTR;
}

static gboolean
sync_parent (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  int fd = muster_fd_open (AT_FDCWD, parent, O_RDONLY | O_DIRECTORY, 0);
  gboolean synced = fd >= 0 && muster_fd_sync_folder (fd);
  int code = errno;

  if (fd >= 0)
    close (fd);
  errno = code;
  return synced;
}

/* One whose name may not be on the disk goes, so that the next try does not take it for granted. */
static gboolean
make_one (const char *path)
{
  int code;

  if (mkdir (path, 0700) != 0)
    return errno == EEXIST;
  if (sync_parent (path))
    return TRUE;
  code = errno;
  rmdir (path);
  errno = code;
  return FALSE;
}

gboolean
muster_fd_make_folder (const char *path)
{
  g_autofree char *part = g_strdup (path);

  for (char *end = part; *end != '\0'; end++)
    {
      gboolean made = TRUE;

      if (*end != '/' || end == part)
        continue;
      *end = '\0';
      made = g_file_test (part, G_FILE_TEST_IS_DIR) || make_one (part);
      *end = '/';
      if (!made)
        return FALSE;
    }
  return make_one (part);
}
