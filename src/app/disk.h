/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * disk.h: a document from its file and to it, on a thread.
 *
 * A file is known by what is in it: the checksum of its bytes when it was read or written, never its
 * time. Before it is written over it is read again, and what only a person can decide is an error
 * (MUSTER_SAVE_ERROR): that somebody else has changed it meanwhile, that it is read-only, that it has other names.
 */
#pragma once

#include <gio/gio.h>

#include "document.h"
#include "notes.h"
#include "save.h"

G_BEGIN_DECLS

#define MUSTER_DISK_ERROR (muster_disk_error_quark ())
GQuark muster_disk_error_quark (void);

typedef enum
{
  /* It is not on this computer. */
  MUSTER_DISK_ERROR_REMOTE,
} MusterDiskError;

/**
 * MusterLoaded:
 * @doc: %NULL if the file is no document but a table to be imported
 * @bytes: what the file holds
 * @checksum: of @bytes
 * @notes: what was repaired or set aside
 * @read_only: whether it is of a newer version, which can only be shown
 *
 * What came of reading a file.
 */
typedef struct
{
  MusterDocument *doc;
  GBytes *bytes;
  char *checksum;
  MusterNotes *notes;
  gboolean read_only;
} MusterLoaded;

void muster_loaded_free (MusterLoaded *loaded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterLoaded, muster_loaded_free)

void muster_disk_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
MusterLoaded *muster_disk_load_finish (GAsyncResult *result, GError **error);

/**
 * muster_disk_save_async:
 * @doc: what is written is its state now, whatever comes after
 * @expected: (nullable): the checksum that the file must have; %NULL writes over whatever is there
 * @flags: what a person has decided already
 * @with_history: whether its history is written too
 *
 * Writes a document whole or not at all.
 */
void muster_disk_save_async (MusterDocument *doc, GFile *file, const char *expected, MusterSaveFlags flags, gboolean with_history, GAsyncReadyCallback callback, gpointer data);

/* Returns: (transfer full): the checksum of what is on the disk now; %NULL with @error set. */
char *muster_disk_save_finish (GAsyncResult *result, GError **error);

/* The checksum of a file as it is now; %NULL if it cannot be read. */
void muster_disk_look_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
char *muster_disk_look_finish (GAsyncResult *result, GError **error);

G_END_DECLS
