/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * versions.h: the states in which a document was saved last, outside the user's folders.
 *
 * Each document, known by the address of its file, has a folder that only the user can read, and in it
 * a compressed file a state, without history, written whole or not at all. The same state is there
 * once, at the last time at which it was saved. There is a bound to how many there are of a
 * document, to their bytes, and to those of all documents; what is oldest goes first.
 *
 * Their names say all that a list shows, so that listing reads none of them. What is there may be
 * damaged, or of somebody else: it is passed over, and read through the gate of any file.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* Bytes on the disk: of one document, of which the latest is kept however large it is, and of all. */
#define MUSTER_VERSIONS_MAX_BYTES (64u << 20)
#define MUSTER_VERSIONS_MAX_ALL (512u << 20)

/* How many of a document there can be at most. */
#define MUSTER_VERSIONS_MOST 100

/**
 * MusterVersion:
 * @path: its file
 * @state: names the state: equal states have equal names
 * @time: when it was saved, in microseconds since 1970 UTC
 * @n_roles: how many roles there are in it
 * @size: of its file, in bytes
 */
typedef struct
{
  char *path;
  char *state;
  gint64 time;
  guint n_roles;
  guint64 size;
} MusterVersion;

void muster_version_free (MusterVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterVersion, muster_version_free)

/**
 * muster_versions_keep:
 * @folder: where those of all documents are; made, with mode 0700
 * @uri: of the document's file
 * @doc: the state
 * @time: when it was saved, in microseconds since 1970 UTC
 * @most: how many to keep of this document, at most MUSTER_VERSIONS_MOST; 0 keeps none and removes all
 *
 * Keeps a state, unless it is the latest already, and removes what is too much. A document that has
 * none yet and is just as one of another document takes that one's along: its file was moved.
 *
 * Returns: whether it is on the disk; if not, @error is set and what was there still is
 */
gboolean muster_versions_keep (const char *folder, const char *uri, MusterDocument *doc, gint64 time, guint most, GError **error);

/**
 * muster_versions_keep_file:
 * @file: what @uri is, as a path
 * @checksum: SHA-256 of what was saved; a file that holds anything else by now is not kept
 *
 * The same of a file that was saved; it says itself when.
 */
gboolean muster_versions_keep_file (const char *folder, const char *uri, const char *file, const char *checksum, guint most, GError **error);

/* Returns: (transfer full) (element-type MusterVersion): those of a document, the latest first */
GPtrArray *muster_versions_list (const char *folder, const char *uri);

/* Returns: (transfer full): the document as it was, without history; %NULL with @error set */
MusterDocument *muster_version_read (const MusterVersion *version, GError **error);

G_END_DECLS
