/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-write.h: a chart to a file on a thread.
 */
#pragma once

#include "paper.h"
#include "format.h"

G_BEGIN_DECLS

/**
 * muster_export_write_async:
 * @export: what to write; its document is copied, its page and what watches it are not looked at
 * @paper: the sheet for a picture
 * @path: where to
 * @done: how much is done, in thousandths, for g_atomic_int_get(); must be there until @callback
 *
 * Exports a copy of the document and writes it, whole or not at all. Once the file is being written
 * it is too late to cancel.
 */
void muster_export_write_async (const MusterExport *export, const MusterFormat *format, const MusterPaper *paper, const char *path, int *done, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* Returns: whether the file is written; if not, @error is set, and nothing is there that was not */
gboolean muster_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
