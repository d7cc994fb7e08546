/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * output.h: where results go: a file, whole or not at all, or standard output.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether @path means standard input or output. */
gboolean muster_is_stream (const char *path);

/**
 * muster_output_write:
 * @path: a path, or "-" for standard output
 *
 * Writes a file beside its place and renames it there; what is no regular file, as a device, is
 * written to.
 */
gboolean muster_output_write (const char *path, GBytes *bytes, GError **error);

/**
 * muster_output_check_document:
 * @force: whether it may write over a file
 *
 * Refuses a path that a new document should not be written to: one with the suffix of another
 * format, and, unless @force, one at which there is a file already, which nobody has read.
 */
gboolean muster_output_check_document (const char *path, gboolean force, GError **error);

/**
 * muster_output_check_other:
 *
 * Refuses to write over the file that was read.
 */
gboolean muster_output_check_other (const char *path, const char *input, GError **error);

G_END_DECLS
