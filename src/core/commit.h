/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * commit.h: the one way in which a document changes.
 *
 * A commit pushes the draft's ops onto the history as one named step and emits "changed" once, unless
 * it is part of something larger or on trial (rehearse.h).
 * Undo, redo and travel run the same ops the other way and end in the same place.
 */
#pragma once

#include "draft.h"
#include "history.h"

G_BEGIN_DECLS

typedef enum
{
  MUSTER_COMMIT_DEFAULT = 0,
  /* One field being typed into: steps in a row on the same field become one. */
  MUSTER_COMMIT_TYPING = 1 << 0,
  /* What was made by the last step gets a name: one step with that. */
  MUSTER_COMMIT_NAMING = 1 << 1,
} MusterCommitFlags;

/**
 * muster_commit:
 * @draft: (transfer full): what changes
 * @label: the name of the step for a person, translated: "Move “Photographer” to Operations"
 *
 * Commits a draft. An empty one makes no step; a loading one fills the document without a step.
 *
 * Returns: whether anything changed
 */
gboolean muster_commit (MusterDraft *draft, const char *label, MusterCommitFlags flags);

/* One step back or forth. Returns: whether there was one. */
gboolean muster_undo (MusterDocument *doc);
gboolean muster_redo (MusterDocument *doc);

/**
 * muster_travel:
 * @position: how many changes shall be in force, from 0 to the number of changes
 *
 * Undoes or redoes up to @position, emitting "changed" for each step.
 */
void muster_travel (MusterDocument *doc, guint position);

/**
 * muster_replay:
 * @position: how many changes were in force before it; at most the number of changes
 * @change: (transfer full) (nullable): a step as it was done once; %NULL for none
 *
 * Travels to @position, forgets the changes above it and does @change there with its own label, name
 * and time: what a journal has to tell.
 *
 * Returns: whether @change fits what is there; if not, it is not done
 */
gboolean muster_replay (MusterDocument *doc, guint position, MusterChange *change);

G_END_DECLS
