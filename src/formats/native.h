/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * native.h: the document's own format, *.muster.
 *
 * JSON, one record a line, sorted by kind and id, so that text tools serve it. The same document is
 * always the same bytes; unknown kinds and members survive.
 */
#pragma once

#include "format.h"
#include "history.h"
#include "json-text.h"
#include "notes.h"

G_BEGIN_DECLS

/* The version that is written; files of a newer one can be shown, not changed. */
#define MUSTER_NATIVE_VERSION 1

/* How many members a record may have. */
#define MUSTER_NATIVE_MAX_MEMBERS 1200

/* A member that this version does not know and that stands beside "records" is kept as an own field
 * of the chart, with this before its name. A member of the chart's own record whose name begins
 * with this or with the mark has the mark before it, so that the two cannot clash. */
#define MUSTER_NATIVE_BESIDE '/'
#define MUSTER_NATIVE_MARK '~'

/**
 * muster_native_read:
 * @name: the file's name, for messages
 * @notes: (nullable): what was repaired
 * @read_only: (out) (optional): whether the file is of a newer version
 *
 * Reads a document with its history. Bytes from a stranger are data: what is not strict JSON, too
 * large or too deep is an error, whose message begins with its place in the file: "LINE:COLUMN:
 * what"; what is wrong in a record is repaired, and a history that does not fit is left out, with a
 * note. O(n log n); the file's bytes are walked in place.
 *
 * Returns: (transfer full): the document, or %NULL with @error set (MUSTER_ERROR)
 */
MusterDocument *muster_native_read (GBytes *bytes, const char *name, MusterNotes *notes, gboolean *read_only, GError **error);

/**
 * muster_native_load:
 * @draft: a loading draft of a new document
 * @source: the file
 * @n_records: (out): how many records there are in it
 *
 * Fills a draft with a file's records as they are: not repaired, and without history. Errors are as
 * above; a file of a newer version is one.
 *
 * Returns: whether it could be read
 */
gboolean muster_native_load (MusterDraft *draft, const MusterSource *source, MusterNotes *notes, guint *n_records, GError **error);

/* Appends a change as it stands in a file's history, on one line, without its end. */
void muster_native_write_change (MusterDocument *doc, const MusterChange *change, GString *out);

/**
 * muster_native_read_change:
 * @json: an object in text that json-gate.h has let through
 *
 * Returns: (transfer full) (nullable): a change of a history; %NULL for what is none
 */
MusterChange *muster_native_read_change (MusterDocument *doc, MusterJsonSpan json);

/* Appends the document's bytes to @out, with or without its history. */
void muster_native_write (MusterDocument *doc, gboolean with_history, GByteArray *out);

G_END_DECLS
