/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * history.h: what was done to a document, as data.
 *
 * A change is a list of ops, each with the value before and after, so that it runs either way and
 * running cannot fail. The history is a line of changes and a position on it: those below are in
 * force, those above were undone. A commit drops what was above.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

typedef struct
{
  MusterRecord record;
  MusterField field;
  MusterValue before;
  MusterValue after;
} MusterOp;

/**
 * MusterChange:
 * @label: what was done, for a person
 * @name: (nullable): the name that a person gave to the state after it
 * @time: when, in seconds since 1970 UTC
 * @ops: what changed, in the order in which it was done
 */
typedef struct
{
  char *label;
  char *name;
  gint64 time;
  MusterOp *ops;
  guint n_ops;
} MusterChange;

/* Takes @label, @name and @ops. */
MusterChange *muster_change_new (char *label, char *name, gint64 time, MusterOp *ops, guint n_ops);
void muster_change_free (MusterChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterChange, muster_change_free)

/* How many changes there are, how many of them are in force, and one of them. */
guint muster_history_get_length (MusterDocument *doc);
guint muster_history_get_position (MusterDocument *doc);
const MusterChange *muster_history_get_change (MusterDocument *doc, guint index);

/* What undo and redo would do next; %NULL if nothing. */
const MusterChange *muster_history_peek_undo (MusterDocument *doc);
const MusterChange *muster_history_peek_redo (MusterDocument *doc);

/* Gives the state after a change a name; %NULL takes it away. It is no step, but what is on disk does
 * not have it: the document is not saved after it. */
void muster_history_set_name (MusterDocument *doc, guint index, const char *name);

/* How often a name was given or taken: what is written has the names of when writing began. */
guint muster_history_count_namings (MusterDocument *doc);

/* Ends a run of typing: the next commit is a step of its own. */
void muster_history_seal (MusterDocument *doc);

/* The state as it is now is the one on disk; and whether it still is. */
void muster_history_mark_saved (MusterDocument *doc);
gboolean muster_history_is_saved (MusterDocument *doc);

/* How many changes are in force in the state on disk; -1 if no state that there is is on disk. */
int muster_history_get_saved (MusterDocument *doc);

/**
 * muster_history_mark_saved_at:
 * @position: how many changes were in force in what is on disk
 * @last: (nullable): the last of them as it was then, %NULL for none; only compared
 *
 * A state that was, and from which the document may have moved on meanwhile, is the one on disk. The
 * run of typing must have been sealed when it was.
 */
void muster_history_mark_saved_at (MusterDocument *doc, guint position, const MusterChange *last);

/**
 * muster_history_restore:
 * @changes: (transfer full) (element-type MusterChange): the changes of a file, oldest first
 * @position: how many of them are in force
 *
 * Gives a freshly read document its history.
 *
 * Returns: whether the changes fit the document: every change in force ends in what is there now,
 *   and every op of the others starts from it. If not, the document keeps no history
 */
gboolean muster_history_restore (MusterDocument *doc, GPtrArray *changes, guint position);

/* Forgets all changes; the state stays. */
void muster_history_clear (MusterDocument *doc);

G_END_DECLS
