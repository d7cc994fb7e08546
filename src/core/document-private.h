/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * document-private.h: how a document is stored; for document.c and copy.c, and for draft.c,
 * commit.c and history.c, which alone write.
 *
 * A record is a slot of 24 bytes and a block of values whose form its kind lays down: 8 bytes a
 * text or number, 4 a flag, 12 a reference. A reference is also a link in the list of those who
 * refer to its target, so that setting one costs O(1) and asking who refers costs what is found.
 */
#pragma once

#include "document.h"
#include "history.h"
#include "pool.h"

G_BEGIN_DECLS

#define MAX_REFS 4

/* One reference of one record: the record's handle times MAX_REFS plus which of its references. */
typedef guint32 Edge;

typedef struct
{
  MusterRecord target;
  Edge next;
  Edge previous;
} Ref;

typedef struct
{
  const char *id;
  guint8 *values;
  Edge referrers;
  guint8 kind;
  /* Whether there is a record with this id now. */
  guint8 present : 1;
  /* Whether it is in its kind's list, present or not. */
  guint8 listed : 1;
} Slot;

/* The value of a field outside the table. */
typedef struct
{
  MusterField field;
  MusterValue value;
} OwnValue;

typedef struct
{
  GPtrArray *changes;
  guint position;
  /* The position that is on disk; -1 when none is. */
  gint saved;
  guint namings;
  /* The field whose typing goes on, 0 if none. */
  MusterRecord typing_record;
  MusterField typing_field;
  /* Whether what the last change made may still be given its name as part of that. */
  gboolean unnamed;
} History;

struct _MusterDocument
{
  GObject parent_instance;

  MusterPool *pool;
  GArray *slots;
  GArray *lists[MUSTER_N_KINDS];
  guint counts[MUSTER_N_KINDS];

  guint16 offsets[MUSTER_N_FIELDS];
  guint8 ref_numbers[MUSTER_N_FIELDS];
  guint16 block_sizes[MUSTER_N_KINDS];
  MusterField ref_fields[MUSTER_N_KINDS][MAX_REFS];

  /* Handle to GArray of OwnValue. */
  GHashTable *own_values;
  /* Names of own fields, interned, and the field of each name. */
  GPtrArray *own_names;
  GHashTable *own_fields;

  History history;
  /* The draft that is open, if any. */
  gpointer draft;
  /* What verbs did that are on trial or become one step, as MusterOp; NULL when each is a step. */
  GArray *trial;
};

/* Writes a field, as ops do. The record's kind must be known: MUSTER_FIELD_KIND comes first. */
void muster_document_put (MusterDocument *doc, MusterRecord record, MusterField field, MusterValue value);

/* Emits "changed". */
void muster_document_changed (MusterDocument *doc, const MusterChange *change, int direction);

/* Whether @change could be done now. */
gboolean muster_history_fits (MusterDocument *doc, MusterChange *change);

/* Forgets the changes above the position. */
void muster_history_cut (MusterDocument *doc);

/* Drops the changes above the position and adds one there, taking it. */
void muster_history_push (MusterDocument *doc, MusterChange *change);

/* Adds an op's effect to the change below the position, which must be a typing one. */
void muster_history_extend (MusterDocument *doc, const MusterOp *op);

/* Lets the last change, if that made the record, set the field to what @op sets it to. Returns: whether
 * it did */
gboolean muster_history_rename_made (MusterDocument *doc, const MusterOp *op);

G_END_DECLS
