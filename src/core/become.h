/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * become.h: one document turned into another, as a change like any other.
 *
 * What both have keeps its handle, and a field is touched only where it differs: what comes of it is
 * the shortest change from one state to the other, which can be undone, looked at (history-net.h) and
 * told (changes.h). Records are the same where their ids are. Costs O(n) of both.
 */
#pragma once

#include "commit.h"

G_BEGIN_DECLS

/* Makes the document of @draft hold just what @other does. @other must have been repaired. */
void muster_draft_become (MusterDraft *draft, MusterDocument *other);

/**
 * muster_edit_become:
 * @other: a document of the same chart, or of any
 * @label: the name of the step for a person, translated
 *
 * Returns: whether anything differed
 */
gboolean muster_edit_become (MusterDocument *doc, MusterDocument *other, const char *label);

/**
 * muster_become_dup_sentence:
 * @before: a document
 * @after: another state of it; neither is changed
 *
 * Says what differs in few words: "“Cook” joins Kitchen, and 2 more changes", translated. What has
 * come of it for the organisation is told before what was edited.
 *
 * Returns: (transfer full)
 */
char *muster_become_dup_sentence (MusterDocument *before, MusterDocument *after);

G_END_DECLS
