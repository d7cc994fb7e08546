/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * input.h: what sub-commands are given to read: a path, or "-" for standard input.
 */
#pragma once

#include "format.h"

G_BEGIN_DECLS

/* The bytes of a file. The error does not name it. */
GBytes *muster_input_read (const char *path, GError **error);

/**
 * muster_input_open:
 * @notes: what was repaired, skipped, pooled and merged
 * @read_only: (out) (optional): whether the file is of a newer version
 *
 * Reads a document, or imports any other file that can be imported.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
MusterDocument *muster_input_open (const char *path, MusterNotes *notes, gboolean *read_only, GError **error);

/* As above, for sub-commands that only look: what there is to say goes to standard error. */
MusterDocument *muster_input_open_saying (const char *path, gboolean *read_only);

/* Prints all notes about @path but those on pooled rows, which became records and can be many. */
void muster_input_say_notes (const char *path, MusterNotes *notes);

/**
 * muster_input_get_time:
 * @time: (out): when the input was last changed, in seconds since 1970 UTC; now for standard input, which
 *   does not tell; SOURCE_DATE_EPOCH if that is set
 *
 * The date that what is made of an input bears, so that the same input gives the same bytes.
 */
gboolean muster_input_get_time (const char *path, gint64 *time, GError **error);

G_END_DECLS
