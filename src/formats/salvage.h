/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * salvage.h: what can be had of a document that cannot be read.
 *
 * A file that was cut off, or in which bytes were changed, is no JSON any more; but a record is a line,
 * and each line that is whole by itself is good. This is for repair only: opening a file
 * never guesses.
 */
#pragma once

#include "notes.h"

G_BEGIN_DECLS

/**
 * muster_salvage:
 * @bytes: what was a document of the native format
 * @name: the file's name, for notes
 * @notes: (nullable): a line each that could not be read, and that the history is lost
 *
 * Puts together all lines that are records. O(n).
 *
 * Returns: (transfer full) (nullable): a document's bytes; %NULL if there is not one record
 */
GBytes *muster_salvage (GBytes *bytes, const char *name, MusterNotes *notes);

G_END_DECLS
