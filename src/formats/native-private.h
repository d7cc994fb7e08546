/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * native-private.h: what reading records and reading history share.
 */
#pragma once

#include "json-text.h"
#include "native.h"

G_BEGIN_DECLS

/**
 * muster_native_parse:
 * @field: a field of the table or of the document's own
 * @json: a value as in a file
 * @value: (out): what it means; of type NONE for null and for a default
 *
 * Returns: whether @field can have such a value
 */
gboolean muster_native_parse (MusterDocument *doc, MusterField field, MusterJsonSpan json, MusterValue *value);

/* The text of a string that is not empty; %NULL for any other value. */
char *muster_native_dup_text (MusterJsonSpan json);

/**
 * muster_native_read_history:
 * @doc: a document that has been read and repaired
 * @history: the member "history", of a text that begins with @text
 * @file: the file's name, for notes
 *
 * Gives the document its history; notes why if there is one that does not fit.
 */
void muster_native_read_history (MusterDocument *doc, MusterJsonSpan history, const char *text, const char *file, MusterNotes *notes);

G_END_DECLS
