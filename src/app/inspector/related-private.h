/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * related-private.h: what a list of related records is, for the table in relations.c.
 */
#pragma once

#include "related.h"

G_BEGIN_DECLS

#define MAX_FIELDS 4

typedef struct _Relation Relation;

/* What is to be added: a record that was picked, or a name. */
typedef struct
{
  const Relation *relation;
  MusterRecord record;
  MusterRecord picked;
  const char *name;
} Addition;

/**
 * Relation:
 * @kind: of the record whose list it is
 * @by: the field by which what is related refers to it
 * @other: (optional): the field that leads on to the record which the row names; without it the row is
 *   about the related record itself
 * @by_too: (optional): a second field that may refer to it, with @other_too
 * @fields: what of the related record is shown and set in its row
 * @adds: which kinds of record can be picked to add one; 0 where one is added by name alone
 * @names: whether one can be added by name
 * @add: does it
 * @dup_note: (nullable): a few words about a related record
 */
struct _Relation
{
  MusterKind kind;
  const char *heading;
  MusterKind related;
  MusterField by;
  MusterField other;
  MusterField by_too;
  MusterField other_too;
  MusterField fields[MAX_FIELDS];
  const char *add_label;
  guint adds;
  gboolean names;
  gboolean (*add) (MusterDocument *doc, const Addition *addition, GError **error);
  char *(*dup_note) (MusterDocument *doc, MusterRecord related, gboolean *good);
};

/* The list at a number among those of a kind; %NULL if there are fewer. */
const Relation *muster_relation_find (MusterKind kind, guint number);

G_END_DECLS
