/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shell.h: runs the program as a shell would, in a folder of its own and without a display.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Shell:
 * @folder: a new folder, in which the program runs
 */
typedef struct
{
  char *folder;
} Shell;

typedef struct
{
  int code;
  GBytes *output;
  char *errors;
} Outcome;

/* A folder with copies of the test files, @files ended by NULL. */
Shell *shell_new (const char *const *files);
void shell_free (Shell *shell);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shell, shell_free)

/* Runs the program with arguments as in a shell; @input goes to its standard input, and @settings,
 * "NAME=VALUE …" or NULL, to its environment. */
Outcome *shell_run (Shell *shell, const char *arguments, const char *input, const char *settings);
void outcome_free (Outcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

/* Standard output as text. */
char *outcome_dup_text (const Outcome *outcome);

/* Files of the folder. */
char *shell_read (Shell *shell, const char *name);
void shell_write (Shell *shell, const char *name, const char *text);
gboolean shell_has (Shell *shell, const char *name);
guint shell_count_files (Shell *shell);

G_END_DECLS
