/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode.h: the text of a file of unknown encoding.
 *
 * Strict UTF-8 wins. What is not is UTF-16 if a byte order mark or its zero bytes say so, GB18030
 * (which Chinese spreadsheets write) if most that is not ASCII comes in its pairs of common
 * characters, and Windows-1252 otherwise. Nothing is dropped or replaced: what fits none is an error.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * muster_decode:
 * @bytes: a file
 * @encoding: (out): the name of its encoding, a static string
 * @length: (out): of the text, in bytes
 *
 * Returns: (transfer full): the text in UTF-8 without byte order mark, ended by a zero and without
 *   any other; %NULL with @error set (MUSTER_ERROR_SYNTAX, "LINE:COLUMN: what")
 */
char *muster_decode (GBytes *bytes, const char **encoding, gsize *length, GError **error);

G_END_DECLS
