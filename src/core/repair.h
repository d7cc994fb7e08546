/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * repair.h: what makes a document of whatever was read.
 *
 * A file may hold references to nothing or to the wrong kind, departments inside themselves, lines
 * that lead back to where they began, stages in the wrong order and keys that do not sort. After
 * this a document keeps the promises that the rest of Muster builds on, and every mending is noted.
 */
#pragma once

#include "draft.h"
#include "notes.h"

G_BEGIN_DECLS

/* Finds where a record stood in its file; for notes. Sets @line to 0 if unknown. */
typedef void (*MusterLocate) (MusterRecord record, const char **file, guint *line, gpointer data);

/**
 * muster_repair:
 * @draft: a draft of the document that was read
 * @notes: (nullable): where mendings are noted
 * @locate: (nullable): where records stood
 *
 * Mends, in this order: keys of order that are invalid or missing (a missing one without a note),
 * references that point to nothing or to a record of the wrong kind (cleared), records without a
 * reference that they cannot be without, as a holding (removed), departments inside themselves,
 * roles that report to themselves, and "from" that does not come before "until".
 */
void muster_repair (MusterDraft *draft, MusterNotes *notes, MusterLocate locate, gpointer data);

G_END_DECLS
