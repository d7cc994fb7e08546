/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * syscalls.h: stands between a program and the system, to let calls fail and to note what was done.
 *
 * A program that is linked with it has its own open(), write(), fsync() and so on, which GLib uses as
 * well. Those that concern files below the folder that is watched are counted, may fail, and are
 * noted; all others pass.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* {{{ Faults */

typedef enum
{
  SYSCALL_OPEN,
  SYSCALL_CLOSE,
  SYSCALL_READ,
  SYSCALL_WRITE,
  SYSCALL_SYNC,
  SYSCALL_RENAME,
  SYSCALL_UNLINK,
  SYSCALL_STAT,
  SYSCALL_MODE,
  SYSCALL_ATTRIBUTE,
  SYSCALL_MKDIR,
  SYSCALL_LOCK,
  SYSCALL_SEEK,
  SYSCALL_TRUNCATE,
  SYSCALL_LINK,
  N_SYSCALLS
} Syscall;

/* What is no errno. */
enum
{
  /* A read or write does half of what it was asked for; anything else fails with EIO. */
  SYSCALL_SHORT = -1,
  /* A read gives another byte, a write does nothing; anything else fails with EIO. */
  SYSCALL_WRONG = -2,
};

/* Watches what is below @folder, an absolute path without links, from now on; %NULL for nothing. Forgets
 * faults, counts and notes. */
void syscalls_watch (const char *folder);

/* Whether calls pass for now as if nothing were watched. */
void syscalls_pause (gboolean pausing);

/* How many calls there were since, of a kind or of all (N_SYSCALLS). */
guint syscalls_count (Syscall kind);

/* Which kind the call @at was, the first being 0. */
Syscall syscalls_kind (guint at);

/* Lets the call @at fail with @code; if @for_good all after it fail as well. Up to 4 faults at a time. */
void syscalls_fail (guint at, int code, gboolean for_good);

/* The same, for the call @at of a kind. */
void syscalls_fail_kind (Syscall kind, guint at, int code);

/* How many calls have failed. */
guint syscalls_count_failed (Syscall kind);

/* How many descriptors of what is watched are open. */
guint syscalls_count_open (void);

/* Called before each call that is watched, with its number. */
void syscalls_set_hook (void (*hook) (guint at, gpointer data), gpointer data);

/* }}} */
/* {{{ Notes */

typedef enum
{
  /* A file came to be, or was there already with all that it holds on the disk. */
  NOTE_MADE,
  NOTE_THERE,
  NOTE_WROTE,
  NOTE_TRUNCATED,
  NOTE_SYNCED,
  NOTE_RENAMED,
  NOTE_UNLINKED,
  NOTE_MADE_FOLDER,
  NOTE_SYNCED_FOLDER,
  /* Said by syscalls_mark(). */
  NOTE_MARK,
} NoteKind;

/**
 * Note:
 * @file: a number for each file, which it keeps under whatever name
 * @name: absolute path
 * @to: the new name
 * @at: offset in bytes, length after truncating, or what was marked
 * @data: what was written
 *
 * One thing that was done; what a kind has no use for is 0.
 */
typedef struct
{
  NoteKind kind;
  guint file;
  char *name;
  char *to;
  gint64 at;
  GBytes *data;
} Note;

/* Takes notes from now on. */
void syscalls_take_notes (void);

/* (element-type Note): all since then; they live until the next syscalls_watch(). */
GPtrArray *syscalls_get_notes (void);

/* Notes that something is promised now. */
void syscalls_mark (gint64 what);

/* }}} */

G_END_DECLS
