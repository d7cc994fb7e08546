/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * versions-disk.h: earlier versions (versions.h), on a thread of their own.
 *
 * Whatever goes wrong here goes wrong beside what a person does: no save and no start waits for it.
 */
#pragma once

#include <gio/gio.h>

#include "versions.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the folder in which this user's earlier versions are */
char *muster_versions_dup_folder (void);

/**
 * muster_versions_keep_async:
 * @file: a file that was saved
 * @checksum: of what was saved
 * @most: how many versions to keep of it
 *
 * Keeps what the file holds, if it is still what was saved. In the order in which it was asked for.
 */
void muster_versions_keep_async (GFile *file, const char *checksum, guint most, GAsyncReadyCallback callback, gpointer data);
gboolean muster_versions_keep_finish (GAsyncResult *result, GError **error);

/* Waits for all that is still being kept; to be called before the program ends. */
void muster_versions_finish (void);

G_END_DECLS
