/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal-orphan.h: what somebody who died left behind.
 *
 * A journal that nobody has locked is an orphan, and whoever finds it locks it while it is looked at, so
 * that it is offered once. It is data, and goes through the gate of any file; what cannot be read is
 * told in a sentence and kept.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/**
 * MusterOrphan:
 * @title: (nullable): what the chart is called
 * @uri: (nullable): the file that it was saved in
 * @checksum: (nullable): of what was in that file
 * @time: when it was written last, in seconds since 1970 UTC
 *
 * A journal that was left behind.
 */
typedef struct
{
  char *title;
  char *uri;
  char *checksum;
  gint64 time;

  /*< private >*/
  char *folder;
  char *name;
  char *base;
  char *base_checksum;
  int saved;
  int lock_fd;
} MusterOrphan;

/* Lets it lie, for the next who looks. */
void muster_orphan_free (MusterOrphan *orphan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterOrphan, muster_orphan_free)

/**
 * muster_orphans_list:
 * @folder: where journals are
 *
 * Returns: (transfer full) (element-type MusterOrphan): all that can be offered, the latest first. What
 *   has no readable first line is not among them
 */
GPtrArray *muster_orphans_list (const char *folder);

/**
 * muster_orphan_recover:
 * @n_changes: (out) (optional): how many steps were read from the journal
 * @whole: (out) (optional): whether all of it was; what follows a damaged line is lost
 *
 * Brings back the document as it was when its last change was written, with its history. What was saved
 * counts as saved.
 *
 * Returns: (transfer full): the document, or %NULL with @error set (MUSTER_ERROR or G_FILE_ERROR)
 */
MusterDocument *muster_orphan_recover (MusterOrphan *orphan, guint *n_changes, gboolean *whole, GError **error);

/* Removes its files: it is saved, kept elsewhere, or not wanted. */
void muster_orphan_discard (MusterOrphan *orphan);

G_END_DECLS
