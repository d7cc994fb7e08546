/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * syscalls-calls.c: what stands in for the system's calls. Each that is watched asks syscalls_enter() how
 * it goes, with the lock held, so that notes are in the order in which things happened. The calls
 * themselves are made by number, since their names are taken.
 */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "syscalls-private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

/* {{{ Opening and closing */

static int
do_open (int folder_fd, const char *path, int flags, mode_t mode)
{
  char *full = syscalls_watch_path (folder_fd, path);
  gboolean was_there;
  int fd = -1;

  if (full == NULL)
    {
      fd = (int) syscall (SYS_openat, folder_fd, path, flags, mode);
      syscalls_set_fd (fd, NULL);
      return fd;
    }
  if (syscalls_enter (SYSCALL_OPEN) == 0)
    {
      was_there = syscall (SYS_faccessat, AT_FDCWD, full, F_OK) == 0;
      fd = (int) syscall (SYS_openat, folder_fd, path, flags, mode);
      syscalls_set_fd (fd, full);
      if (fd >= 0 && syscalls_is_noting ())
        syscalls_note_opened (fd, full, was_there);
    }
  return syscalls_leave_path (fd, full);
}

#define GET_MODE(mode, flags)             \
  mode_t mode = 0;                        \
  if (((flags) & (O_CREAT | O_TMPFILE)))  \
    {                                     \
      va_list args;                       \
      va_start (args, flags);             \
      mode = (mode_t) va_arg (args, int); \
      va_end (args);                      \
    }

int
open (const char *path, int flags, ...)
{
  GET_MODE (mode, flags)
  return do_open (AT_FDCWD, path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  GET_MODE (mode, flags)
  return do_open (AT_FDCWD, path, flags, mode);
}

int
openat (int folder_fd, const char *path, int flags, ...)
{
  GET_MODE (mode, flags)
  return do_open (folder_fd, path, flags, mode);
}

int
openat64 (int folder_fd, const char *path, int flags, ...)
{
  GET_MODE (mode, flags)
  return do_open (folder_fd, path, flags, mode);
}

/* What a hardened build calls instead where it can tell that there is no mode. */
int __open_2 (const char *path, int flags);
int __open64_2 (const char *path, int flags);
int __openat_2 (int folder_fd, const char *path, int flags);
int __openat64_2 (int folder_fd, const char *path, int flags);

int
__open_2 (const char *path, int flags)
{
  return do_open (AT_FDCWD, path, flags, 0);
}

int
__open64_2 (const char *path, int flags)
{
  return do_open (AT_FDCWD, path, flags, 0);
}

int
__openat_2 (int folder_fd, const char *path, int flags)
{
  return do_open (folder_fd, path, flags, 0);
}

int
__openat64_2 (int folder_fd, const char *path, int flags)
{
  return do_open (folder_fd, path, flags, 0);
}

DIR *
opendir (const char *path)
{
  int fd = do_open (AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  return fd >= 0 ? fdopendir (fd) : NULL;
}

int
close (int fd)
{
  int code, result;

  if (!syscalls_watch_fd (fd))
    {
      syscalls_set_fd (fd, NULL);
      return (int) syscall (SYS_close, fd);
    }
  code = syscalls_enter (SYSCALL_CLOSE);
  syscalls_set_fd (fd, NULL);
  result = (int) syscall (SYS_close, fd);
  if (code != 0)
    {
      errno = code;
      result = -1;
    }
  return syscalls_leave (result);
}

/* }}} */
/* {{{ Content */

ssize_t
read (int fd, void *data, size_t length)
{
  gssize n = -1;
  int code;

  if (!syscalls_watch_fd (fd))
    return syscall (SYS_read, fd, data, length);
  code = syscalls_enter (SYSCALL_READ);
  if (code <= 0)
    n = syscall (SYS_read, fd, data, code == SYSCALL_SHORT && length > 1 ? length / 2 : length);
  if (code == SYSCALL_WRONG && n > 0)
    ((char *) data)[n / 2] ^= 1;
  syscalls_leave (0);
  return n;
}

ssize_t __read_chk (int fd, void *data, size_t length, size_t size);

ssize_t
__read_chk (int fd, void *data, size_t length, size_t size)
{
  return read (fd, data, length);
}

ssize_t
write (int fd, const void *data, size_t length)
{
  gssize n = -1;
  int code;

  if (!syscalls_watch_fd (fd))
    return syscall (SYS_write, fd, data, length);
  code = syscalls_enter (SYSCALL_WRITE);
  if (code == SYSCALL_WRONG)
    n = 0;
  else if (code <= 0)
    n = syscall (SYS_write, fd, data, code == SYSCALL_SHORT && length > 1 ? length / 2 : length);
  if (n > 0 && syscalls_is_noting () && syscalls_get_file (fd) != 0)
    {
      Note *note = syscalls_add_note (NOTE_WROTE, syscalls_get_file (fd), NULL);

      note->at = syscall (SYS_lseek, fd, 0, SEEK_CUR) - n;
      note->data = g_bytes_new (data, (gsize) n);
    }
  syscalls_leave (0);
  return n;
}

static int
do_sync (int fd)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return (int) syscall (SYS_fsync, fd);
  /* Where the folder is in memory the call itself would only cost time. */
  if (syscalls_enter (SYSCALL_SYNC) == 0)
    {
      result = 0;
      if (syscalls_is_noting ())
        syscalls_add_note (syscalls_get_file (fd) != 0 ? NOTE_SYNCED : NOTE_SYNCED_FOLDER, syscalls_get_file (fd), syscalls_get_path (fd));
    }
  return syscalls_leave (result);
}

int
fsync (int fd)
{
  return do_sync (fd);
}

int
fdatasync (int fd)
{
  return do_sync (fd);
}

static int
do_truncate (int fd, gint64 length)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return (int) syscall (SYS_ftruncate, fd, length);
  if (syscalls_enter (SYSCALL_TRUNCATE) == 0)
    result = (int) syscall (SYS_ftruncate, fd, length);
  if (result == 0 && syscalls_is_noting ())
    syscalls_add_note (NOTE_TRUNCATED, syscalls_get_file (fd), NULL)->at = length;
  return syscalls_leave (result);
}

int
ftruncate (int fd, off_t length)
{
  return do_truncate (fd, length);
}

int
ftruncate64 (int fd, off64_t length)
{
  return do_truncate (fd, length);
}

static gint64
do_seek (int fd, gint64 offset, int whence)
{
  gint64 result = -1;

  if (!syscalls_watch_fd (fd))
    return syscall (SYS_lseek, fd, offset, whence);
  if (syscalls_enter (SYSCALL_SEEK) == 0)
    result = syscall (SYS_lseek, fd, offset, whence);
  syscalls_leave (0);
  return result;
}

off_t
lseek (int fd, off_t offset, int whence)
{
  return do_seek (fd, offset, whence);
}

off64_t
lseek64 (int fd, off64_t offset, int whence)
{
  return do_seek (fd, offset, whence);
}

/* }}} */
/* {{{ Names */

static int
do_rename (int from_fd, const char *from, int to_fd, const char *to)
{
  char *full = syscalls_watch_path (from_fd, from), *full_to = full != NULL ? syscalls_watch_path (to_fd, to) : NULL;
  gboolean was_there;
  int result = -1;

  if (full == NULL)
    return (int) syscall (SYS_renameat, from_fd, from, to_fd, to);
  g_assert_nonnull (full_to);
  if (syscalls_enter (SYSCALL_RENAME) == 0)
    {
      was_there = syscall (SYS_faccessat, AT_FDCWD, full_to, F_OK) == 0;
      if (syscalls_is_noting () && was_there)
        syscalls_get_number (full_to);
      result = (int) syscall (SYS_renameat, from_fd, from, to_fd, to);
      if (result == 0 && syscalls_is_noting ())
        syscalls_note_renamed (full, full_to, was_there);
    }
  syscalls_leave_path (0, full_to);
  return syscalls_leave_path (result, full);
}

int
renameat (int from_fd, const char *from, int to_fd, const char *to)
{
  return do_rename (from_fd, from, to_fd, to);
}

int
rename (const char *from, const char *to)
{
  return do_rename (AT_FDCWD, from, AT_FDCWD, to);
}

int
unlinkat (int folder_fd, const char *path, int flags)
{
  char *full = syscalls_watch_path (folder_fd, path);
  int result = -1;

  if (full == NULL)
    return (int) syscall (SYS_unlinkat, folder_fd, path, flags);
  if (syscalls_enter (SYSCALL_UNLINK) == 0)
    {
      if (syscalls_is_noting () && syscall (SYS_faccessat, AT_FDCWD, full, F_OK) == 0)
        syscalls_get_number (full);
      result = (int) syscall (SYS_unlinkat, folder_fd, path, flags);
      if (result == 0 && syscalls_is_noting ())
        {
          syscalls_add_note (NOTE_UNLINKED, syscalls_get_number (full), full);
          syscalls_forget_number (full);
        }
    }
  return syscalls_leave_path (result, full);
}

int
unlink (const char *path)
{
  return unlinkat (AT_FDCWD, path, 0);
}

int
mkdir (const char *path, mode_t mode)
{
  char *full = syscalls_watch_path (AT_FDCWD, path);
  int result = -1;

  if (full == NULL)
    return (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
  if (syscalls_enter (SYSCALL_MKDIR) == 0)
    result = (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
  if (result == 0 && syscalls_is_noting ())
    syscalls_add_note (NOTE_MADE_FOLDER, 0, full);
  return syscalls_leave_path (result, full);
}

ssize_t
readlink (const char *path, char *to, size_t length)
{
  char *full = syscalls_watch_path (AT_FDCWD, path);
  int result = -1;

  if (full == NULL)
    return syscall (SYS_readlinkat, AT_FDCWD, path, to, length);
  if (syscalls_enter (SYSCALL_LINK) == 0)
    result = (int) syscall (SYS_readlinkat, AT_FDCWD, path, to, length);
  return syscalls_leave_path (result, full);
}

/* }}} */
/* {{{ What is told of files */

static int
do_stat (int folder_fd, const char *path, gpointer info, int flags)
{
  char *full = syscalls_watch_path (folder_fd, path);
  int result = -1;

  if (full == NULL)
    return (int) syscall (SYS_newfstatat, folder_fd, path, info, flags);
  if (syscalls_enter (SYSCALL_STAT) == 0)
    result = (int) syscall (SYS_newfstatat, folder_fd, path, info, flags);
  return syscalls_leave_path (result, full);
}

int
fstatat (int folder_fd, const char *path, struct stat *info, int flags)
{
  return do_stat (folder_fd, path, info, flags);
}

int
fstatat64 (int folder_fd, const char *path, struct stat64 *info, int flags)
{
  return do_stat (folder_fd, path, info, flags);
}

int
lstat (const char *path, struct stat *info)
{
  return do_stat (AT_FDCWD, path, info, AT_SYMLINK_NOFOLLOW);
}

int
lstat64 (const char *path, struct stat64 *info)
{
  return do_stat (AT_FDCWD, path, info, AT_SYMLINK_NOFOLLOW);
}

int
stat (const char *path, struct stat *info)
{
  return do_stat (AT_FDCWD, path, info, 0);
}

int
stat64 (const char *path, struct stat64 *info)
{
  return do_stat (AT_FDCWD, path, info, 0);
}

static int
do_fstat (int fd, gpointer info)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return (int) syscall (SYS_fstat, fd, info);
  if (syscalls_enter (SYSCALL_STAT) == 0)
    result = (int) syscall (SYS_fstat, fd, info);
  return syscalls_leave (result);
}

int
fstat (int fd, struct stat *info)
{
  return do_fstat (fd, info);
}

int
fstat64 (int fd, struct stat64 *info)
{
  return do_fstat (fd, info);
}

/* The effective user's rights, which is what the program asks for; the system call knows no flags. */
int
faccessat (int folder_fd, const char *path, int mode, int flags)
{
  char *full = syscalls_watch_path (folder_fd, path);
  int result = -1;

  if (full == NULL)
    return (int) syscall (SYS_faccessat, folder_fd, path, mode);
  if (syscalls_enter (SYSCALL_STAT) == 0)
    result = (int) syscall (SYS_faccessat, folder_fd, path, mode);
  return syscalls_leave_path (result, full);
}

int
access (const char *path, int mode)
{
  return faccessat (AT_FDCWD, path, mode, 0);
}

int
fchmod (int fd, mode_t mode)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return (int) syscall (SYS_fchmod, fd, mode);
  if (syscalls_enter (SYSCALL_MODE) == 0)
    result = (int) syscall (SYS_fchmod, fd, mode);
  return syscalls_leave (result);
}

int
fchown (int fd, uid_t user, gid_t group)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return (int) syscall (SYS_fchown, fd, user, group);
  if (syscalls_enter (SYSCALL_MODE) == 0)
    result = (int) syscall (SYS_fchown, fd, user, group);
  return syscalls_leave (result);
}

ssize_t
fgetxattr (int fd, const char *name, void *value, size_t size)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return syscall (SYS_fgetxattr, fd, name, value, size);
  if (syscalls_enter (SYSCALL_ATTRIBUTE) == 0)
    result = (int) syscall (SYS_fgetxattr, fd, name, value, size);
  return syscalls_leave (result);
}

int
fsetxattr (int fd, const char *name, const void *value, size_t size, int flags)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return (int) syscall (SYS_fsetxattr, fd, name, value, size, flags);
  if (syscalls_enter (SYSCALL_ATTRIBUTE) == 0)
    result = (int) syscall (SYS_fsetxattr, fd, name, value, size, flags);
  return syscalls_leave (result);
}

ssize_t
flistxattr (int fd, char *list, size_t size)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return syscall (SYS_flistxattr, fd, list, size);
  if (syscalls_enter (SYSCALL_ATTRIBUTE) == 0)
    result = (int) syscall (SYS_flistxattr, fd, list, size);
  return syscalls_leave (result);
}

int
fremovexattr (int fd, const char *name)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return (int) syscall (SYS_fremovexattr, fd, name);
  if (syscalls_enter (SYSCALL_ATTRIBUTE) == 0)
    result = (int) syscall (SYS_fremovexattr, fd, name);
  return syscalls_leave (result);
}

int
flock (int fd, int operation)
{
  int result = -1;

  if (!syscalls_watch_fd (fd))
    return (int) syscall (SYS_flock, fd, operation);
  if (syscalls_enter (SYSCALL_LOCK) == 0)
    result = (int) syscall (SYS_flock, fd, operation);
  return syscalls_leave (result);
}

/* }}} */
