/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * save.h: bytes to a file, whole or not at all.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MUSTER_SAVE_ERROR (muster_save_error_quark ())
GQuark muster_save_error_quark (void);

/**
 * MusterSaveError:
 * @MUSTER_SAVE_ERROR_CHANGED: the file does not hold what it should
 * @MUSTER_SAVE_ERROR_READ_ONLY: its permissions do not allow writing
 * @MUSTER_SAVE_ERROR_LINKED: it has other names (hard links), which would keep what it holds
 *
 * Why a file is not written unless a person says so.
 */
typedef enum
{
  MUSTER_SAVE_ERROR_CHANGED,
  MUSTER_SAVE_ERROR_READ_ONLY,
  MUSTER_SAVE_ERROR_LINKED,
} MusterSaveError;

/**
 * MusterSaveFlags:
 * @MUSTER_SAVE_READ_ONLY: even over a file that is read-only
 * @MUSTER_SAVE_LINKED: even over one of several names of a file, which is a file of its own then
 */
typedef enum
{
  MUSTER_SAVE_ASKING = 0,
  MUSTER_SAVE_READ_ONLY = 1 << 0,
  MUSTER_SAVE_LINKED = 1 << 1,
} MusterSaveFlags;

/**
 * muster_save_bytes_over:
 * @path: where to; a symbolic link leads to the file that is written
 * @bytes: what the file shall hold
 * @expected: (nullable): the SHA-256 of what the file must hold until it is replaced, in hexadecimal;
 *   %NULL if that does not matter. A file that is gone is made again
 *
 * Writes a new file beside the target, brings it to the disk, reads it back, compares it and only
 * then renames it over the target, whose owner, permissions and attributes it has as far as that is
 * allowed; where it is not, nobody may do more with it than before. After an error the target is what it
 * was, byte for byte, and nothing is left beside it; but when the very last steps fail, which make
 * sure that the new name is on the disk too, the target is new and whole, and the message says so.
 *
 * Returns: whether all of @bytes are on the disk; if not, @error is set (G_FILE_ERROR, or
 *   MUSTER_SAVE_ERROR if only a person can decide)
 */
gboolean muster_save_bytes_over (const char *path, GBytes *bytes, const char *expected, MusterSaveFlags flags, GError **error);

/* The same, whatever the file holds; what only a person can decide is an error. */
gboolean muster_save_bytes (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
