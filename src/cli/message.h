/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * message.h: exit codes, and what goes to standard error.
 *
 * Messages are FILE:LINE:COLUMN: what; those about no file begin with the program's name.
 */
#pragma once

#include "notes.h"

G_BEGIN_DECLS

/**
 * MusterExit:
 * @MUSTER_EXIT_DONE: it was done
 * @MUSTER_EXIT_NO: it was done, and the answer is "no"
 * @MUSTER_EXIT_FAILED: it was called wrongly, or something could not be read or written
 */
typedef enum
{
  MUSTER_EXIT_DONE,
  MUSTER_EXIT_NO,
  MUSTER_EXIT_FAILED,
} MusterExit;

/* Prints a line about @file, or about no file if it is %NULL, to standard error. */
void muster_message (const char *file, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Prints an error about @file, whose message may begin with LINE:COLUMN. Returns:
 * MUSTER_EXIT_FAILED */
MusterExit muster_message_error (const char *file, const GError *error);

/* The place of a note as FILE:LINE:COLUMN, without what it does not have; @file if it names none. */
char *muster_note_dup_place (const MusterNote *note, const char *file);

/* Prints a note at its place; @file is what was read. */
void muster_message_note (const char *file, const MusterNote *note);

/* Prints text to standard output. Returns: MUSTER_EXIT_DONE, or MUSTER_EXIT_FAILED, said, if it
 * cannot be written */
MusterExit muster_print (const char *text);

G_END_DECLS
