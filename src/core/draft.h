/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * draft.h: a change being made.
 *
 * Setting a field in a draft changes the document at once and remembers what was there, so that
 * later steps see earlier ones and rules can be checked on the outcome. muster_commit() makes a
 * change of it; freeing a draft that was not committed puts everything back. One draft at a time.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

typedef struct _MusterDraft MusterDraft;

MusterDraft *muster_draft_new (MusterDocument *doc);

/**
 * muster_draft_new_loading:
 *
 * A draft that remembers nothing, for filling a new document: it cannot be undone or put back, and
 * leaves no step in the history.
 */
MusterDraft *muster_draft_new_loading (MusterDocument *doc);

/* Puts everything back that was not committed. */
void muster_draft_free (MusterDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterDraft, muster_draft_free)

MusterDocument *muster_draft_get_document (MusterDraft *draft);

/* Whether anything differs from before. */
gboolean muster_draft_is_empty (MusterDraft *draft);

/**
 * muster_draft_add:
 * @kind: a kind
 * @id: (nullable): the id, of which there is no record yet; %NULL for a new random one
 *
 * Returns: the new record, with no field set
 */
MusterRecord muster_draft_add (MusterDraft *draft, MusterKind kind, const char *id);

/* As above for a kind that this version does not know. */
MusterRecord muster_draft_add_other (MusterDraft *draft, const char *kind_name, const char *id);

/**
 * muster_draft_remove:
 *
 * Removes a record, and what the table says of every reference to it: what cannot be without it
 * goes too, other references are cleared, and what lived from or until a stage moves to its
 * neighbour.
 */
void muster_draft_remove (MusterDraft *draft, MusterRecord record);

/* Sets a field; a value of type NONE takes it away. The value's type must be the field's; text must
 * be interned. */
void muster_draft_set (MusterDraft *draft, MusterRecord record, MusterField field, MusterValue value);

/* The same by type. Text is interned here; %NULL, empty text, NAN, %FALSE and 0 take the field away.
 * A document's own field is set with set_raw. */
void muster_draft_set_text (MusterDraft *draft, MusterRecord record, MusterField field, const char *text);
void muster_draft_set_number (MusterDraft *draft, MusterRecord record, MusterField field, double number);
void muster_draft_set_flag (MusterDraft *draft, MusterRecord record, MusterField field, gboolean flag);
void muster_draft_set_ref (MusterDraft *draft, MusterRecord record, MusterField field, MusterRecord target);

/* @json: one JSON value, compact, as text; for a document's own field. */
void muster_draft_set_raw (MusterDraft *draft, MusterRecord record, MusterField field, const char *json);

/* Puts @record last, or before @before, among the records @siblings (by order, without @record). */
void muster_draft_place (MusterDraft *draft, MusterRecord record, const GArray *siblings, MusterRecord before);

G_END_DECLS
