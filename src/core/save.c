/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * save.c: bytes to a file, whole or not at all.
 *
 * All is done relative to the folder that was opened at the start, so that renaming it meanwhile
 * harms nothing. A write that failed is never tried again on the same file: after a failed fsync
 * the system takes lost pages for clean.
 *
 * Behind the document portal of a sandbox only the name that a person chose is a real file, what is
 * made beside it is hidden in its folder, and renaming that over it works. Numbers of inodes may change there
 * from look to look, and a folder's sync does nothing, wherefore the file is synced once
 * more after it has its name.
 */
#include "save.h"

#include "fd.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MAX_LINKS 40
#define CHUNK (256 << 10)

/* After so many seconds without a write nobody works on a temporary file any more. */
#define STALE 3600

#define ACL "system.posix_acl_access"

/* @shown: the target's name for messages. @temporary: the new file's name, not empty while it is
 * there. @fd: of the new file, for reading. */
typedef struct
{
  char *shown;
  char *name;
  const char *expected;
  MusterSaveFlags flags;
  char temporary[32];
  int folder_fd;
  int fd;
  gboolean exists;
  struct stat before;
  GError **error;
} Save;

G_DEFINE_QUARK (muster - save - error - quark, muster_save_error)

static void
save_clear (Save *save)
{
  if (*save->temporary)
    unlinkat (save->folder_fd, save->temporary, 0);
  if (save->fd >= 0)
    close (save->fd);
  if (save->folder_fd >= 0)
    close (save->folder_fd);
  g_free (save->shown);
  g_free (save->name);
}

/* {{{ Errors */

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

static gboolean
fail_after_rename (Save *save, int code, const char *what)
{
  g_set_error (save->error, G_FILE_ERROR, (int) g_file_error_from_errno (code), _ ("“%s” was written, but may be lost if the power fails now; save it again: %s"), save->shown, what);
  return FALSE;
}

/* Takes @message. */
static gboolean
refuse (Save *save, MusterSaveError code, char *message)
{
  g_set_error_literal (save->error, MUSTER_SAVE_ERROR, (int) code, message);
  g_free (message);
  return FALSE;
}

/* }}} */
/* {{{ The target */

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
  save->folder_fd = muster_fd_open (AT_FDCWD, folder, O_RDONLY | O_DIRECTORY, 0);
  if (save->folder_fd < 0)
    return fail_with_errno (save);
  return TRUE;
}

/* Renaming over a file does not ask for its permission, so that is done here; the mode tells for root too. */
static gboolean
check_target (Save *save)
{
  if (fstatat (save->folder_fd, save->name, &save->before, AT_SYMLINK_NOFOLLOW) != 0)
    {
      if (errno != ENOENT)
        return fail_with_errno (save);
      return TRUE;
    }
  save->exists = TRUE;
  if (S_ISDIR (save->before.st_mode))
    return fail (save, EISDIR, _ ("this is a folder; give the file a name"));
  if (!S_ISREG (save->before.st_mode))
    return fail (save, EINVAL, _ ("this is no ordinary file"));
  if (save->before.st_nlink > 1 && !(save->flags & MUSTER_SAVE_LINKED))
    return refuse (save, MUSTER_SAVE_ERROR_LINKED, g_strdup_printf (_ ("“%s” is one of several names of a file, and the others would keep what it is now: save it under another name"), save->shown));
  if (save->flags & MUSTER_SAVE_READ_ONLY)
    return TRUE;
  if ((save->before.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) != 0 && faccessat (save->folder_fd, save->name, W_OK, AT_EACCESS) == 0)
    return TRUE;
  return refuse (save, MUSTER_SAVE_ERROR_READ_ONLY, g_strdup_printf (_ ("“%s” is read-only: save it under another name"), save->shown));
}

static char *
dup_checksum (int fd)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n;

  while ((n = muster_fd_read (fd, buffer, CHUNK)) > 0)
    g_checksum_update (checksum, buffer, n);
  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* A pipe that took the file's place must not be waited for. */
static gboolean
check_content (Save *save)
{
  g_autofree char *found = NULL;
  int fd;

  if (!save->expected || !save->exists)
    return TRUE;
  fd = muster_fd_open (save->folder_fd, save->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
  if (fd < 0)
    return fail_with_errno (save);
  found = dup_checksum (fd);
  if (!found)
    fail_with_errno (save);
  else if (!g_str_equal (found, save->expected))
    refuse (save, MUSTER_SAVE_ERROR_CHANGED, g_strdup_printf (_ ("“%s” was changed by another program since it was opened"), save->shown));
  close (fd);
  return found && g_str_equal (found, save->expected);
}

static gboolean
is_same (const struct stat *one, const struct stat *other)
{
  return one->st_dev == other->st_dev && one->st_ino == other->st_ino && one->st_size == other->st_size &&
         one->st_mtim.tv_sec == other->st_mtim.tv_sec && one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

/* While the new file was written somebody may have written the old one. Unless it is another file to all
 * appearance, it need not be read again. */
static gboolean
check_still (Save *save)
{
  struct stat now;

  if (!save->expected)
    return TRUE;
  if (fstatat (save->folder_fd, save->name, &now, AT_SYMLINK_NOFOLLOW) != 0)
    {
      if (errno != ENOENT)
        return fail_with_errno (save);
      return TRUE;
    }
  if (is_same (&now, &save->before))
    return TRUE;
  save->exists = TRUE;
  return check_content (save);
}

/* }}} */
/* {{{ The new file */

/* What somebody left who was killed while saving this file. */
static void
remove_stale (Save *save, const char *name)
{
  struct stat info;

  if (fstatat (save->folder_fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (info.st_mode) && info.st_mtime + STALE < g_get_real_time () / G_USEC_PER_SEC)
    unlinkat (save->folder_fd, name, 0);
}

/* A short name, so that a target with the longest one can be saved too; at first always the same. */
static int
open_temporary (Save *save)
{
  guint32 number = g_str_hash (save->name);

  for (guint i = 0; i < 100; i++, number = g_random_int ())
    {
      char name[sizeof save->temporary];
      int fd;

      g_snprintf (name, sizeof name, ".muster-%08x", number);
      if (i == 0)
        remove_stale (save, name);
      fd = muster_fd_open (save->folder_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, save->exists ? 0600 : 0666);
      if (fd >= 0)
        memcpy (save->temporary, name, sizeof name);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  return -1;
}

/* One attribute of the old file; whether the new one has it too. */
static gboolean
copy_attribute (int fd, int old_fd, const char *name)
{
  gssize length = fgetxattr (old_fd, name, NULL, 0);
  g_autofree char *value = g_malloc ((gsize) MAX (length, 0) + 1);

  if (length >= 0)
    length = fgetxattr (old_fd, name, value, (gsize) length + 1);
  return length >= 0 && fsetxattr (fd, name, value, (gsize) length, 0) == 0;
}

/* What a desktop or a person has noted at the file; it is no reason not to save. */
static void
copy_notes (int fd, int old_fd)
{
  gssize length = flistxattr (old_fd, NULL, 0);
  g_autofree char *names = g_malloc0 ((gsize) MAX (length, 0) + 1);

  /* Asked without room it would say once more how much there is. */
  if (length > 0)
    length = flistxattr (old_fd, names, (gsize) length);
  for (const char *name = names; name < names + length; name += strlen (name) + 1)
    if (g_str_has_prefix (name, "user."))
      copy_attribute (fd, old_fd, name);
}

/* Why a call about a list failed, if there is none. */
static gboolean
has_no_access_list (void)
{
  return errno == ENODATA || errno == ENOTSUP;
}

/* Who else may do what; the new file may have got a list from its folder. */
static gboolean
copy_access_list (int fd, int old_fd)
{
  if (copy_attribute (fd, old_fd, ACL))
    return TRUE;
  if (fgetxattr (old_fd, ACL, NULL, 0) >= 0 || !has_no_access_list ())
    return FALSE;
  return fremovexattr (fd, ACL) == 0 || has_no_access_list ();
}

static gboolean
copy_attributes (Save *save, int fd)
{
  int old_fd = muster_fd_open (save->folder_fd, save->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
  gboolean kept = old_fd >= 0 && copy_access_list (fd, old_fd);

  copy_notes (fd, old_fd);
  if (old_fd >= 0)
    close (old_fd);
  return kept;
}

/* Where the owner, the group or who else may do what cannot be kept, the group gets no more than
 * everybody has: with an access list its bits are no permission but a limit. */
static gboolean
keep_permissions (Save *save, int fd)
{
  mode_t mode = save->before.st_mode & 07777, everybody = (mode & 07) << 3;
  gboolean kept;

  if (!save->exists)
    return TRUE;
  kept = fchown (fd, save->before.st_uid, save->before.st_gid) == 0;
  if (!kept)
    {
      mode &= 0777;
      kept = fchown (fd, (uid_t) -1, save->before.st_gid) == 0;
    }
  kept = copy_attributes (save, fd) && kept;
  return fchmod (fd, kept ? mode : (mode & ~(mode_t) 06070) | everybody) == 0;
}

static gboolean
fail_to_make (Save *save)
{
  int code = errno;

  if (code != EACCES && code != EPERM && code != EROFS)
    return fail_with_errno (save);
  return fail (save, code, _ ("its folder takes no new files; save it in another one"));
}

static gboolean
write_temporary (Save *save, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int fd = open_temporary (save);

  if (fd < 0)
    return fail_to_make (save);
  if (!muster_fd_write (fd, data, length) || !keep_permissions (save, fd) || !muster_fd_sync (fd))
    {
      fail_with_errno (save);
      close (fd);
      return FALSE;
    }
  if (!muster_fd_close (fd))
    return fail_with_errno (save);
  return TRUE;
}

/* Whether @fd holds @data and no more; errno is 0 if it was read and is different. */
static gboolean
same_content (int fd, const guint8 *data, gsize length)
{
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  gssize n_read;

  while ((n_read = muster_fd_read (fd, buffer, CHUNK)) > 0)
    {
      errno = 0;
      if ((gsize) n_read > length || memcmp (buffer, data, (gsize) n_read) != 0)
        return FALSE;
      data += n_read;
      length -= (gsize) n_read;
    }
  if (n_read == 0)
    errno = 0;
  return n_read == 0 && length == 0;
}

/* The disk is to answer, not what the system remembers of it. */
static gboolean
verify_temporary (Save *save, GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  save->fd = muster_fd_open (save->folder_fd, save->temporary, O_RDONLY | O_NOFOLLOW, 0);
  if (save->fd < 0)
    return fail_with_errno (save);
  posix_fadvise (save->fd, 0, 0, POSIX_FADV_DONTNEED);
  if (same_content (save->fd, data, length))
    return TRUE;
  if (errno != 0)
    return fail_with_errno (save);
  return fail (save, EIO, _ ("the disk does not give back what was written to it; save to another one"));
}

/* }}} */

static gboolean
put_in_place (Save *save)
{
  if (renameat (save->folder_fd, save->temporary, save->folder_fd, save->name) != 0)
    return fail_with_errno (save);
  *save->temporary = '\0';
  return TRUE;
}

/* Brings the new name to the disk, and sees what it is the name of. */
static gboolean
check_result (Save *save, gsize length)
{
  struct stat now;

  if (!muster_fd_sync (save->fd) || !muster_fd_sync_folder (save->folder_fd) || fstatat (save->folder_fd, save->name, &now, AT_SYMLINK_NOFOLLOW) != 0)
    {
      int code = errno;

      return fail_after_rename (save, code, g_strerror (code));
    }
  if (S_ISREG (now.st_mode) && (gsize) now.st_size == length)
    return TRUE;
  return fail_after_rename (save, EIO, _ ("there is something else in its place now"));
}

gboolean
muster_save_bytes_over (const char *path, GBytes *bytes, const char *expected, MusterSaveFlags flags, GError **error)
{
  Save save = { .shown = g_filename_display_name (path), .expected = expected, .flags = flags, .folder_fd = -1, .fd = -1, .error = error };
  gboolean saved = open_folder (&save, path) && check_target (&save) && check_content (&save) &&
                   write_temporary (&save, bytes) && verify_temporary (&save, bytes) && check_still (&save) &&
                   put_in_place (&save) && check_result (&save, g_bytes_get_size (bytes));

  save_clear (&save);
  return saved;
}

gboolean
muster_save_bytes (const char *path, GBytes *bytes, GError **error)
{
  return muster_save_bytes_over (path, bytes, NULL, MUSTER_SAVE_ASKING, error);
}
