/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * save.c: bytes to a file, whole or not at all.
 *
 * All is done relative to the folder that was opened at the start, so that renaming it meanwhile
 * harms nothing. A write that failed is never tried again on the same file: after a failed fsync
 * the system takes lost pages for clean.
 */
#include "save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40
#define CHUNK (256 << 10)

/* @shown: the target's name for messages. @temporary: the new file's name, not empty while it is
 * there. */
typedef struct
{
  char *shown;
  char *name;
  char temporary[32];
  int folder_fd;
  gboolean exists;
  struct stat before;
  GError **error;
} Save;

static void
save_clear (Save *save)
{
  if (*save->temporary)
    unlinkat (save->folder_fd, save->temporary, 0);
  if (save->folder_fd >= 0)
    close (save->folder_fd);
  g_free (save->shown);
  g_free (save->name);
}

static gboolean
fail (Save *save, int code, const char *what)
{
  g_set_error (save->error, G_FILE_ERROR, (int) g_file_error_from_errno (code), _ ("“%s” was not saved, it is as it was: %s"), save->shown, what);
  return FALSE;
}

static gboolean
fail_with_errno (Save *save)
{
  int code = errno;

  return fail (save, code, g_strerror (code));
}

/* Where a chain of symbolic links ends, though there may be nothing yet. */
static char *
follow_links (Save *save, const char *path)
{
  g_autofree char *end = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (end, NULL);
      g_autofree char *folder = g_path_get_dirname (end);

      if (!link)
        return g_steal_pointer (&end);
      g_free (end);
      end = g_path_is_absolute (link) ? g_steal_pointer (&link) : g_build_filename (folder, link, NULL);
    }
  errno = ELOOP;
  fail_with_errno (save);
  return NULL;
}

static gboolean
open_folder (Save *save, const char *path)
{
  g_autofree char *end = follow_links (save, path);
  g_autofree char *folder = end ? g_path_get_dirname (end) : NULL;

  if (!end)
    return FALSE;
  save->name = g_path_get_basename (end);
  if (!*end || g_str_has_suffix (end, "/"))
    return fail (save, EISDIR, _ ("this is a folder; give the file a name"));
  save->folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return save->folder_fd >= 0 || fail_with_errno (save);
}

static gboolean
check_target (Save *save)
{
  if (fstatat (save->folder_fd, save->name, &save->before, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT || fail_with_errno (save);
  save->exists = TRUE;
  if (S_ISDIR (save->before.st_mode))
    return fail (save, EISDIR, _ ("this is a folder; give the file a name"));
  if (!S_ISREG (save->before.st_mode))
    return fail (save, EINVAL, _ ("this is no ordinary file"));
  return faccessat (save->folder_fd, save->name, W_OK, AT_EACCESS) == 0 || fail_with_errno (save);
}

/* A short name, so that a target with the longest one can be saved too. */
static int
open_temporary (Save *save)
{
  for (guint i = 0; i < 100; i++)
    {
      char name[sizeof save->temporary];
      int fd;

      g_snprintf (name, sizeof name, ".muster-%08x", g_random_int ());
      fd = openat (save->folder_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, save->exists ? 0600 : 0666);
      if (fd >= 0)
        memcpy (save->temporary, name, sizeof name);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  return -1;
}

/* Where the group cannot be kept, it gets no more than everybody has. */
static gboolean
keep_permissions (Save *save, int fd)
{
  mode_t mode = save->before.st_mode & 07777;

  if (!save->exists)
    return TRUE;
  if (fchown (fd, save->before.st_uid, save->before.st_gid) != 0 && fchown (fd, (uid_t) -1, save->before.st_gid) != 0)
    mode = (mode & ~(mode_t) 06070) | (mode & 07) << 3;
  return fchmod (fd, mode) == 0;
}

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, MIN (length, CHUNK));

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          errno = written < 0 ? errno : EIO;
          return FALSE;
        }
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
sync_fd (int fd)
{
  int result;

  do
    result = fsync (fd);
  while (result != 0 && errno == EINTR);
  return result == 0;
}

static gboolean
write_temporary (Save *save, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int fd = open_temporary (save);
  gboolean written;

  if (fd < 0)
    return fail_with_errno (save);
  written = write_all (fd, data, length) && keep_permissions (save, fd) && sync_fd (fd);
  if (!written)
    {
      fail_with_errno (save);
      close (fd);
      return FALSE;
    }
  return close (fd) == 0 || errno == EINTR || fail_with_errno (save);
}

/* Whether @fd holds @data and no more; errno is 0 if it was read and is different. */
static gboolean
same_content (int fd, const guint8 *data, gsize length)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n_read;

  do
    {
      n_read = read (fd, buffer, CHUNK);
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return FALSE;
      errno = 0;
      if ((gsize) n_read > length || (n_read > 0 && memcmp (buffer, data, (gsize) n_read) != 0))
        return FALSE;
      data += n_read;
      length -= (gsize) n_read;
    }
  while (n_read != 0);
  return length == 0;
}

static gboolean
verify_temporary (Save *save, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int fd = openat (save->folder_fd, save->temporary, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  gboolean same;

  if (fd < 0)
    return fail_with_errno (save);
  same = same_content (fd, data, length);
  if (!same && errno == 0)
    fail (save, EIO, _ ("the disk does not give back what was written to it; save to another one"));
  else if (!same)
    fail_with_errno (save);
  close (fd);
  return same;
}

/* Some file systems know no such thing as a folder to be brought to the disk. */
static gboolean
sync_folder (Save *save)
{
  int code;

  if (sync_fd (save->folder_fd) || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS)
    return TRUE;
  code = errno;
  g_set_error (save->error, G_FILE_ERROR, (int) g_file_error_from_errno (code), _ ("“%s” was written, but may be lost if the power fails now; save it again: %s"), save->shown, g_strerror (code));
  return FALSE;
}

gboolean
muster_save_bytes (const char *path, GBytes *bytes, GError **error)
{
  Save save = { .shown = g_filename_display_name (path), .folder_fd = -1, .error = error };
  gboolean saved = open_folder (&save, path) && check_target (&save) && write_temporary (&save, bytes) && verify_temporary (&save, bytes);

  if (saved && renameat (save.folder_fd, save.temporary, save.folder_fd, save.name) != 0)
    saved = fail_with_errno (&save);
  if (saved)
    {
      *save.temporary = '\0';
      saved = sync_folder (&save);
    }
  save_clear (&save);
  return saved;
}
