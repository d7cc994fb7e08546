/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * open.h: a document of whatever file there is, and back to its own.
 */
#pragma once

#include "format.h"

G_BEGIN_DECLS

/**
 * muster_open:
 * @source: a document of our own, or a table that can be imported
 * @notes: (nullable): what was repaired or set aside
 * @read_only: (out) (optional): whether the file is of a newer version, which can only be shown
 *
 * Reads a file by what it holds: what begins as JSON is a document, anything else goes by its
 * suffix and its headings.
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
MusterDocument *muster_open (const MusterSource *source, MusterNotes *notes, gboolean *read_only, GError **error);

/* Whether a file is a document of our own; anything else is a table to be imported. */
gboolean muster_is_document (const MusterSource *source);

/* The format that documents are kept in. */
const MusterFormat *muster_document_get_format (void);

/* Returns: (transfer full): the bytes of a document's own file, with or without its history */
GBytes *muster_document_to_bytes (MusterDocument *doc, gboolean with_history);

G_END_DECLS
