/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal.h: every change on the disk within a second, long before anybody saves.
 *
 * A journal belongs to one open document. From the first change that is not saved it is two files in a
 * folder that only the user can read: the document as it was when the journal began, and a line for
 * each change since, appended and brought to the disk on a thread. What is saved needs no journal, and
 * it goes; what is discarded as well. Whoever dies leaves it behind, and the next who looks offers
 * what is in it (journal-orphan.h).
 *
 * A journal is locked as long as whoever writes it lives, so that two running copies never take
 * each other's for one left behind. Each line has its length and checksum: a damaged tail loses only
 * itself. A change costs writing its line; the first one copies the document (muster_document_dup())
 * when the main loop is idle.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_JOURNAL (muster_journal_get_type ())
G_DECLARE_FINAL_TYPE (MusterJournal, muster_journal, MUSTER, JOURNAL, GObject)

/**
 * MusterJournal::kept:
 *
 * The journal has begun: what the document was when it began is on the disk.
 */

/**
 * MusterJournal::failed:
 * @error: why
 *
 * Changes cannot be kept in the journal. Emitted in the main loop, once until it works again: each
 * further change tries anew.
 */

/**
 * muster_journal_new:
 * @folder: where journals are; made, with mode 0700, when there is something to write
 *
 * Returns: (transfer full): a journal that keeps each change of @doc from now on. When it goes, its
 *   files stay if they hold anything that is not saved; see muster_journal_discard()
 */
MusterJournal *muster_journal_new (MusterDocument *doc, const char *folder);

/**
 * muster_journal_set_file:
 * @uri: (nullable): the file that the document is saved in
 * @checksum: (nullable): of what is in it, to be found again in the journal
 *
 * Says which file the document belongs to. To be called whenever that, or what is saved, changed: if
 * all is saved now, the journal's files go.
 */
void muster_journal_set_file (MusterJournal *journal, const char *uri, const char *checksum);

/* What was not saved is not wanted: the files go, and come again with the next change. */
void muster_journal_discard (MusterJournal *journal);

/**
 * muster_journal_flush:
 *
 * Waits until every change up to now is on the disk.
 *
 * Returns: whether it is; if not, @error is set
 */
gboolean muster_journal_flush (MusterJournal *journal, GError **error);

/* Waits for all that journals that are gone still write; to be called before the program ends. */
void muster_journals_finish (void);

G_END_DECLS
