/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * syscalls-private.h: what the parts of syscalls.h share: syscalls.c decides and notes, syscalls-calls.c
 * stands in for the system.
 */
#pragma once

#include "syscalls.h"

G_BEGIN_DECLS

#define MAX_FDS 1024

/* Both lock if what is named is watched, until syscalls_leave(), which keeps errno. The path is in full, %NULL if it is
 * not watched, and freed by syscalls_leave_path(). */
char *syscalls_watch_path (int folder_fd, const char *path);
gboolean syscalls_watch_fd (int fd);
int syscalls_leave (int result);
int syscalls_leave_path (int result, char *path);

/* Counts a call. Returns: how it goes: 0 well, an errno, which is set, or SYSCALL_SHORT and SYSCALL_WRONG for
 * what has data. */
int syscalls_enter (Syscall kind);

/* What is open: a path, or %NULL when it is not, or not watched; and the number of the file if notes are taken. */
void syscalls_set_fd (int fd, const char *path);
const char *syscalls_get_path (int fd);
guint syscalls_get_file (int fd);

gboolean syscalls_is_noting (void);
Note *syscalls_add_note (NoteKind kind, guint file, const char *name);
void syscalls_note_opened (int fd, const char *path, gboolean was_there);
void syscalls_note_renamed (const char *from, const char *to, gboolean was_there);

/* The number of the file at @path, which is there; one that is met for the first time was there before. */
guint syscalls_get_number (const char *path);
void syscalls_forget_number (const char *path);

G_END_DECLS
