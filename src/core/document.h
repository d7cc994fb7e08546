/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * document.h: an organisation as records, and the questions that can be asked of it.
 *
 * A record has an id, a kind and fields. Records live in one array and are named by handles that
 * stay good as long as the document; text is interned in a pool of the same life, so that equal
 * text is the same pointer and reading never copies. Who refers to a record is known without a
 * search. Nothing here changes a document: that is draft.h and commit.h, and above them edit.h.
 *
 * A document belongs to one thread at a time.
 */
#pragma once

#include <gio/gio.h>

#include "schema.h"

G_BEGIN_DECLS

/* A handle of a record, 0 for none. Never reused: a removed record that undo brings back has the
 * handle that it had. */
typedef guint32 MusterRecord;

/**
 * MusterValue:
 *
 * The value of a field. Text of a TEXT, DATE or RAW value is interned in the document's pool, so
 * that values compare by pointer. A flag that is no, and empty text, are not there: type NONE.
 */
typedef struct
{
  MusterType type;
  union
  {
    const char *text;
    double number;
    MusterRecord ref;
  };
} MusterValue;

#define MUSTER_NO_VALUE ((MusterValue){ .type = MUSTER_TYPE_NONE })

gboolean muster_value_equal (MusterValue a, MusterValue b);

#define MUSTER_TYPE_DOCUMENT (muster_document_get_type ())
G_DECLARE_FINAL_TYPE (MusterDocument, muster_document, MUSTER, DOCUMENT, GObject)

/**
 * MusterDocument::changed:
 * @document: the document
 * @change: (type MusterChange): what was done
 * @direction: 1 if it was done or redone, -1 if undone
 *
 * Emitted once after each change. When all is new (a load), @change is %NULL.
 */

/**
 * muster_document_new:
 *
 * Returns: (transfer full): a document with a chart record and nothing else
 */
MusterDocument *muster_document_new (void);

/**
 * muster_document_dup:
 * @with_history: whether the copy has the steps that were done and undone
 *
 * Copies a document for work on another thread, such as exporting and saving. The two have nothing
 * in common, and records and the document's own fields have the same ids and handles in both. A
 * copy without history is saved if the document is. No draft may be open. Costs about as much as
 * copying the document's memory.
 *
 * Returns: (transfer full): the copy
 */
MusterDocument *muster_document_dup (MusterDocument *doc, gboolean with_history);

/* The chart record, which every document has: its id is "chart". */
MusterRecord muster_document_get_chart (MusterDocument *doc);

/* The record with that id, or 0 if there is none. */
MusterRecord muster_document_find (MusterDocument *doc, const char *id);

/**
 * muster_document_handle:
 * @id: an id, not empty
 *
 * Returns: the handle for @id, whether or not there is a record with it now. What is read from
 *   files refers to records that come later.
 */
MusterRecord muster_document_handle (MusterDocument *doc, const char *id);

/* One more than the largest handle: for arrays indexed by handles. */
guint muster_document_get_limit (MusterDocument *doc);

const char *muster_document_get_id (MusterDocument *doc, MusterRecord record);

/* MUSTER_KIND_NONE if there is no such record (any more). */
MusterKind muster_document_get_kind (MusterDocument *doc, MusterRecord record);

/* How many records of @kind there are. */
guint muster_document_count (MusterDocument *doc, MusterKind kind);

/**
 * muster_document_get:
 * @record: a record
 * @field: a field of its kind, or one of the document's own
 *
 * Returns: the value, of type NONE when it is not there. A reference may point to a record that is
 *   not there only while a file is being read.
 */
MusterValue muster_document_get (MusterDocument *doc, MusterRecord record, MusterField field);

/* The same by type: %NULL, @fallback, %FALSE or 0 when it is not there. Text lives as long as the
 * document. */
const char *muster_document_get_text (MusterDocument *doc, MusterRecord record, MusterField field);
double muster_document_get_number (MusterDocument *doc, MusterRecord record, MusterField field, double fallback);
gboolean muster_document_get_flag (MusterDocument *doc, MusterRecord record, MusterField field);
MusterRecord muster_document_get_ref (MusterDocument *doc, MusterRecord record, MusterField field);

/**
 * muster_document_get_name:
 * @record: a record
 *
 * Returns: what a person calls it: its title or name, or a translated word for one that has none.
 *   Never %NULL; lives as long as the document
 */
const char *muster_document_get_name (MusterDocument *doc, MusterRecord record);

/**
 * muster_document_own_field:
 * @name: a member's name
 *
 * Returns: the document's own field of that name: one of the user's, or a member that this version
 *   does not know
 */
MusterField muster_document_own_field (MusterDocument *doc, const char *name);

/* The field of @kind with that name: the table's, or else the document's own. */
MusterField muster_document_field (MusterDocument *doc, MusterKind kind, const char *name);

/* The name of a field as in files: of the table's and of the document's own. */
const char *muster_document_get_field_name (MusterDocument *doc, MusterField field);

/**
 * muster_document_list_own_fields:
 * @n_fields: (out): how many
 *
 * Returns: (transfer full) (array length=n_fields): the fields outside the table that @record has,
 *   by name; g_free() it. %NULL if there are none
 */
MusterField *muster_document_list_own_fields (MusterDocument *doc, MusterRecord record, guint *n_fields);

/* The document's copy of @text: equal text gives the same pointer. */
const char *muster_document_intern (MusterDocument *doc, const char *text);

/**
 * MusterIter:
 *
 * Walks records: all of a kind, in the order in which they were made, or all that refer to a
 * record. The document must not change during the walk; collect first, then change.
 *
 * |[
 *   MusterIter iter;
 *   MusterRecord role;
 *
 *   muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
 *   while (muster_iter_next (&iter, &role))
 *     …
 * ]|
 */
typedef struct
{
  MusterDocument *doc;
  MusterKind kind;
  MusterField field;
  guint32 position;
} MusterIter;

void muster_iter_init_kind (MusterIter *iter, MusterDocument *doc, MusterKind kind);

/* All records whose @field refers to @target, as MUSTER_HOLDING_ROLE for the holdings of a role, in
 * no order. MUSTER_FIELD_KIND means any field; a record with two such fields comes twice. */
void muster_iter_init_referrers (MusterIter *iter, MusterDocument *doc, MusterRecord target, MusterField field);
gboolean muster_iter_next (MusterIter *iter, MusterRecord *record);

/**
 * muster_document_list:
 * @kind: a kind
 *
 * Returns: (transfer full) (element-type MusterRecord): all records of @kind by their order, then
 *   by id; by id alone where the kind has no order
 */
GArray *muster_document_list (MusterDocument *doc, MusterKind kind);

/* As above for the records of a kind that has an order and that refer to @target by @field. */
GArray *muster_document_list_referrers (MusterDocument *doc, MusterRecord target, MusterField field);

/* By order, then by id; for g_array_sort_with_data() on records of one kind, with the document. */
int muster_document_compare_order (gconstpointer a, gconstpointer b, gpointer doc);

G_END_DECLS
