/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal-file.h: the files of one journal, written on a thread.
 *
 * NAME.lock is locked while somebody writes the journal. NAME.journal begins with a line that names the
 * file with the state from which it starts, NAME-N.base; both are replaced together by
 * renaming the first, so that at every moment there is a whole journal. A line is
 *
 *   CHECKSUM LENGTH TEXT
 *
 * with the first 16 hexadecimal digits of the text's SHA-256 and its length in bytes.
 *
 * All work is done in the order in which it was asked for, by one thread for all journals. After an
 * error nothing is written until the journal begins anew.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSTER_JOURNAL_SUM_DIGITS 16

typedef struct _MusterJournalFile MusterJournalFile;

/* Makes what a journal starts from, on the thread. */
typedef GBytes *(*MusterJournalBase) (gpointer data);

/* Hears on the thread what became of the work: %NULL when the journal has begun, or why it cannot go on. */
typedef void (*MusterJournalHeard) (const GError *error, gpointer data);

/**
 * muster_journal_file_new:
 * @heard: called on the thread
 * @data: for @heard; must live until @free is called, which is on the thread too
 */
MusterJournalFile *muster_journal_file_new (const char *folder, MusterJournalHeard heard, gpointer data, GDestroyNotify free);

/* No more work will be asked for; what was is still done. The files stay. */
void muster_journal_file_close (MusterJournalFile *file);

/**
 * muster_journal_file_begin:
 * @header: (transfer full): an object in JSON that lacks its end, to which the base is added
 * @base: makes the state to start from
 *
 * Begins the journal, in place of what it holds.
 */
void muster_journal_file_begin (MusterJournalFile *file, GString *header, MusterJournalBase base, gpointer data, GDestroyNotify free);

/* Appends a line, taking @text, and brings it to the disk. */
void muster_journal_file_append (MusterJournalFile *file, GString *text);

/* Removes the files. */
void muster_journal_file_remove (MusterJournalFile *file);

/* Waits until all is done that was asked for. */
gboolean muster_journal_file_wait (MusterJournalFile *file, GError **error);

/* Waits until all is done that was asked for of any journal. */
void muster_journal_files_finish (void);

/* The checksum of a line's text. */
void muster_journal_sum (const char *text, gsize length, char sum[MUSTER_JOURNAL_SUM_DIGITS + 1]);

/**
 * muster_journal_lock:
 * @path: of NAME.lock, made if it is not there
 *
 * Returns: a descriptor that holds the lock until it is closed; -1 if somebody else has it (errno is
 *   EWOULDBLOCK) or it cannot be had
 */
int muster_journal_lock (const char *path);

G_END_DECLS
