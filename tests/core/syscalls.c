/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * syscalls.c: see syscalls.h; syscalls-calls.c has the calls.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "syscalls-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_CALLS 4096
#define MAX_FAULTS 4

typedef struct
{
  gboolean set;
  Syscall kind;
  guint at;
  int code;
  gboolean for_good;
} Fault;

static struct
{
  GRecMutex lock;
  char *folder;
  guint n_calls;
  guint n_of_kind[N_SYSCALLS];
  guint n_failed[N_SYSCALLS];
  guint8 kinds[MAX_CALLS];
  Fault faults[MAX_FAULTS];
  void (*hook) (guint at, gpointer data);
  gpointer hook_data;

  /* Paths of what is open below the folder, and the number of each file by its path. */
  char *open[MAX_FDS];
  guint files[MAX_FDS];
  gboolean noting;
  gboolean pausing;
  GPtrArray *notes;
  GHashTable *numbers;
  guint n_files;
} self;

/* {{{ Notes */

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->name);
  g_free (note->to);
  g_clear_pointer (&note->data, g_bytes_unref);
  g_free (note);
}

Note *
syscalls_add_note (NoteKind kind, guint file, const char *name)
{
  Note *note = g_new0 (Note, 1);

  note->kind = kind;
  note->file = file;
  note->name = g_strdup (name);
  g_ptr_array_add (self.notes, note);
  return note;
}

static GBytes *
read_whole (const char *path)
{
  GByteArray *bytes = g_byte_array_new ();
  int fd = (int) syscall (SYS_openat, AT_FDCWD, path, O_RDONLY, 0);
  char buffer[4096];
  gssize n;

  while (fd >= 0 && (n = syscall (SYS_read, fd, buffer, sizeof buffer)) > 0)
    g_byte_array_append (bytes, (const guint8 *) buffer, (guint) n);
  if (fd >= 0)
    syscall (SYS_close, fd);
  return g_byte_array_free_to_bytes (bytes);
}

/* The number of the file at @path, which must be there; one that is met for the first time was there before. */
guint
syscalls_get_number (const char *path)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self.numbers, path));

  if (number == 0)
    {
      number = ++self.n_files;
      g_hash_table_insert (self.numbers, g_strdup (path), GUINT_TO_POINTER (number));
      syscalls_add_note (NOTE_THERE, number, path)->data = read_whole (path);
    }
  return number;
}

void
syscalls_forget_number (const char *path)
{
  g_hash_table_remove (self.numbers, path);
}

void
syscalls_note_opened (int fd, const char *path, gboolean was_there)
{
  struct stat info;

  if (syscall (SYS_fstat, fd, &info) != 0 || !S_ISREG (info.st_mode))
    return;
  if (!was_there)
    {
      g_hash_table_insert (self.numbers, g_strdup (path), GUINT_TO_POINTER (++self.n_files));
      syscalls_add_note (NOTE_MADE, self.n_files, path);
    }
  self.files[fd] = syscalls_get_number (path);
}

void
syscalls_note_renamed (const char *from, const char *to, gboolean was_there)
{
  Note *note;

  if (was_there)
    syscalls_get_number (to);
  note = syscalls_add_note (NOTE_RENAMED, syscalls_get_number (from), from);
  note->to = g_strdup (to);
  g_hash_table_insert (self.numbers, g_strdup (to), GUINT_TO_POINTER (note->file));
  g_hash_table_remove (self.numbers, from);
}

void
syscalls_take_notes (void)
{
  self.noting = TRUE;
}

GPtrArray *
syscalls_get_notes (void)
{
  return self.notes;
}

void
syscalls_mark (gint64 what)
{
  g_rec_mutex_lock (&self.lock);
  syscalls_add_note (NOTE_MARK, 0, NULL)->at = what;
  g_rec_mutex_unlock (&self.lock);
}

/* }}} */
/* {{{ Faults */

void
syscalls_watch (const char *folder)
{
  g_rec_mutex_lock (&self.lock);
  g_free (self.folder);
  self.folder = g_strdup (folder);
  self.n_calls = 0;
  self.hook = NULL;
  self.noting = FALSE;
  self.pausing = FALSE;
  self.n_files = 0;
  memset (self.n_of_kind, 0, sizeof self.n_of_kind);
  memset (self.n_failed, 0, sizeof self.n_failed);
  memset (self.faults, 0, sizeof self.faults);
  memset (self.files, 0, sizeof self.files);
  g_clear_pointer (&self.notes, g_ptr_array_unref);
  g_clear_pointer (&self.numbers, g_hash_table_unref);
  self.notes = g_ptr_array_new_with_free_func (note_free);
  self.numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_rec_mutex_unlock (&self.lock);
}

void
syscalls_pause (gboolean pausing)
{
  self.pausing = pausing;
}

guint
syscalls_count_open (void)
{
  guint n = 0;

  for (guint i = 0; i < MAX_FDS; i++)
    n += self.open[i] != NULL;
  return n;
}

guint
syscalls_count (Syscall kind)
{
  return kind == N_SYSCALLS ? self.n_calls : self.n_of_kind[kind];
}

guint
syscalls_count_failed (Syscall kind)
{
  guint n = 0;

  if (kind != N_SYSCALLS)
    return self.n_failed[kind];
  for (guint i = 0; i < N_SYSCALLS; i++)
    n += self.n_failed[i];
  return n;
}

Syscall
syscalls_kind (guint at)
{
  g_assert_cmpuint (at, <, MIN (self.n_calls, MAX_CALLS));
  return self.kinds[at];
}

static void
add_fault (Fault fault)
{
  for (guint i = 0; i < MAX_FAULTS; i++)
    if (!self.faults[i].set)
      {
        self.faults[i] = fault;
        return;
      }
  g_assert_not_reached ();
}

void
syscalls_fail (guint at, int code, gboolean for_good)
{
  add_fault ((Fault){ TRUE, N_SYSCALLS, at, code, for_good });
}

void
syscalls_fail_kind (Syscall kind, guint at, int code)
{
  add_fault ((Fault){ TRUE, kind, at, code, FALSE });
}

void
syscalls_set_hook (void (*hook) (guint at, gpointer data), gpointer data)
{
  self.hook = hook;
  self.hook_data = data;
}

static int
find_fault (Syscall kind)
{
  for (guint i = 0; i < MAX_FAULTS; i++)
    {
      const Fault *fault = &self.faults[i];
      guint now = fault->kind == N_SYSCALLS ? self.n_calls : self.n_of_kind[kind];

      if (fault->set && (fault->kind == N_SYSCALLS || fault->kind == kind) && (now == fault->at || (fault->for_good && now > fault->at)))
        return fault->code;
    }
  return 0;
}

/* Returns: how the call goes: 0 well, an errno, or SYSCALL_SHORT and SYSCALL_WRONG, which only what has
 * data can do. */
int
syscalls_enter (Syscall kind)
{
  gboolean has_data = kind == SYSCALL_READ || kind == SYSCALL_WRITE;
  int code;

  if (self.hook != NULL)
    {
      self.pausing = TRUE;
      self.hook (self.n_calls, self.hook_data);
      self.pausing = FALSE;
    }
  code = find_fault (kind);
  if (self.n_calls < MAX_CALLS)
    self.kinds[self.n_calls] = (guint8) kind;
  self.n_calls++;
  self.n_of_kind[kind]++;
  self.n_failed[kind] += code != 0;
  if (code < 0 && !has_data)
    code = EIO;
  if (code > 0)
    errno = code;
  return code;
}

/* }}} */
/* {{{ What is watched */

static gboolean
is_below (const char *path)
{
  gsize length = strlen (self.folder);

  return strncmp (path, self.folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/* Locks if a path is watched. Returns: (transfer full): it in full, %NULL if it is not. */
char *
syscalls_watch_path (int folder_fd, const char *path)
{
  char *full = NULL;

  if (self.folder == NULL || self.pausing)
    return NULL;
  g_rec_mutex_lock (&self.lock);
  if (self.folder != NULL && *path == '/' && is_below (path))
    full = g_strdup (path);
  else if (self.folder != NULL && *path != '/' && folder_fd >= 0 && folder_fd < MAX_FDS && self.open[folder_fd] != NULL)
    full = g_build_filename (self.open[folder_fd], path, NULL);
  if (full == NULL)
    g_rec_mutex_unlock (&self.lock);
  return full;
}

gboolean
syscalls_watch_fd (int fd)
{
  if (self.folder == NULL || self.pausing || fd < 0 || fd >= MAX_FDS)
    return FALSE;
  g_rec_mutex_lock (&self.lock);
  if (self.folder != NULL && self.open[fd] != NULL)
    return TRUE;
  g_rec_mutex_unlock (&self.lock);
  return FALSE;
}

void
syscalls_set_fd (int fd, const char *path)
{
  if (fd < 0 || fd >= MAX_FDS || (path == NULL && self.open[fd] == NULL))
    return;
  g_free (self.open[fd]);
  self.open[fd] = g_strdup (path);
  self.files[fd] = 0;
}

const char *
syscalls_get_path (int fd)
{
  return self.open[fd];
}

guint
syscalls_get_file (int fd)
{
  return self.files[fd];
}

gboolean
syscalls_is_noting (void)
{
  return self.noting;
}

int
syscalls_leave (int result)
{
  int code = errno;

  g_rec_mutex_unlock (&self.lock);
  errno = code;
  return result;
}

int
syscalls_leave_path (int result, char *path)
{
  int code = errno;

  g_free (path);
  errno = code;
  return syscalls_leave (result);
}

/* }}} */
