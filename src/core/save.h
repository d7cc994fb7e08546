/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * save.h: bytes to a file, whole or not at all.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * muster_save_bytes:
 * @path: where to; a symbolic link leads to the file that is written
 * @bytes: what the file shall hold
 *
 * Writes a new file beside the target, brings it to the disk, reads it back, compares it and only
 * then renames it over the target, whose permissions it has. After an error the target is what it
 * was, byte for byte, and nothing is left beside it; but when the very last step fails, which makes
 * sure that the new name is on the disk too, the target is new and whole, and the message says so.
 *
 * Returns: whether all of @bytes are on the disk; if not, @error is set (G_FILE_ERROR)
 */
gboolean muster_save_bytes (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
