/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * history-net.h: what differs between a state of the history and the one now.
 *
 * The ops between the two are folded into the first value and the last of each field that they touch;
 * what ends as it began is no difference. Costs what there are ops between, whatever the size of the
 * document, and does not change it.
 */
#pragma once

#include "history.h"

G_BEGIN_DECLS

typedef enum
{
  MUSTER_NET_ADDED,
  MUSTER_NET_REMOVED,
  MUSTER_NET_CHANGED,
} MusterNetState;

typedef struct
{
  MusterField field;
  MusterValue before;
  MusterValue after;
} MusterNetField;

/**
 * MusterNetRecord:
 * @state: whether it is only there now, was only there then, or differs
 * @fields: (element-type MusterNetField): what differs, in the order of the table; of a record that was
 *   added or removed all that it has or had
 */
typedef struct
{
  MusterRecord record;
  MusterKind kind;
  MusterNetState state;
  GArray *fields;
} MusterNetRecord;

typedef struct _MusterNet MusterNet;

/**
 * muster_net_new:
 * @position: a state: how many changes are in force in it
 *
 * Compares the state after @position changes to the one now: from then to now, also where it is one
 * that was undone. Good until the document changes.
 *
 * Returns: (transfer full): the differences
 */
MusterNet *muster_net_new (MusterDocument *doc, guint position);
void muster_net_free (MusterNet *net);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterNet, muster_net_free)

/* Returns: (transfer none) (element-type MusterNetRecord): every record that differs, by kind, and of a
 * kind in the order in which they were touched first */
const GPtrArray *muster_net_get_records (MusterNet *net);

/* A field's value then, whether or not it differs. */
MusterValue muster_net_get_then (MusterNet *net, MusterRecord record, MusterField field);

/**
 * muster_net_dup_name:
 *
 * Returns: (transfer full): what a person calls a record now, or called it then if it is gone: its name,
 *   or those of what it joins, as “Wei Chen – Designer” for a holding
 */
char *muster_net_dup_name (MusterNet *net, MusterRecord record);

/**
 * muster_net_dup_value:
 *
 * Returns: (transfer full) (nullable): a value in words, translated; %NULL for one that is not there or
 *   that says nothing to a person, as a key of order
 */
char *muster_net_dup_value (MusterNet *net, MusterField field, MusterValue value);

/* What a person calls a field: by its label, or as its own record says; lives as long as the document. */
const char *muster_net_get_label (MusterNet *net, MusterField field);

G_END_DECLS
