/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rows.h: rows of tables, one after the other, to a document.
 *
 * A row says who is in what position, where, and under whom. It makes a role, a person and a
 * holding, or adds to those of an earlier row: the same e-mail, else the same key, else the same
 * name is the same person. When all rows are in, managers and departments are found:
 *
 *  - A manager is looked for by key, then by e-mail, then by name, then by a title that only one
 *    role has. One who is not there is noted, and the role stays under the head of its department
 *    if nobody reports to it, else at the top.
 *  - Where roles report to themselves by way of others, the first of them in the file is put at the
 *    top, and noted.
 *  - The head of a department is the one role directly in it whose manager is outside it; where there
 *    is none, the one role anywhere below of which that is true; never one that would come to stand
 *    over a role that reports to nobody. A manager that follows from heads
 *    is not written by hand.
 *
 * Ids follow from what the rows say, so that the same file gives the same document. O(n log n).
 */
#pragma once

#include "cells.h"
#include "draft.h"
#include "notes.h"

G_BEGIN_DECLS

/**
 * MusterKey:
 * @MUSTER_KEY_NONE: there is none
 * @MUSTER_KEY_POST: of a position: rows that share it share the post
 * @MUSTER_KEY_PERSON: of a person: rows that share it are several roles of one person
 * @MUSTER_KEY_EITHER: rows that share it and the title share a post, others are several roles
 * @MUSTER_KEY_OWN: the id of a role of Muster's own
 *
 * What the key of a row is a key of.
 */
typedef enum
{
  MUSTER_KEY_NONE,
  MUSTER_KEY_POST,
  MUSTER_KEY_PERSON,
  MUSTER_KEY_EITHER,
  MUSTER_KEY_OWN,
} MusterKey;

/* The value of a field of the user's own: JSON, and the name that its column has. */
typedef struct
{
  MusterField field;
  const char *name;
  const char *json;
} MusterOwnCell;

/**
 * MusterRow:
 * @file: the file's name
 * @ref: (nullable): the key to keep, if it is not @key
 * @person_key: (nullable): a key of the person
 * @holder: what @name says
 * @type: (nullable): the type of person as in files
 * @share: in per cent, NAN if it is not said
 * @cost: of a vendor or tool, per pay period; NAN if it is not said
 * @fte: NAN if it is not said; likewise @pool and the pay
 * @department: from muster_rows_department(), 0 for none
 * @managers: (nullable): the words that say who the manager is, the surest first
 * @dotted: (nullable): second managers, separated by ";" or ":" or "|" or line breaks
 * @from: (nullable): the name of a stage; likewise @until
 *
 * What a row says. Text is trimmed and stays until muster_rows_finish().
 */
typedef struct
{
  const char *file;
  guint line;
  MusterKey kind;
  const char *key;
  const char *ref;

  MusterHolder holder;
  const char *name;
  const char *person_key;
  const char *email;
  const char *type;
  double share;
  double cost;

  const char *title;
  const char *grade;
  const char *requirements;
  const char *notes;
  gboolean assistant;
  double fte;
  double pool;
  double pay_min;
  double pay_max;
  guint department;
  const char *managers[3];
  const char *dotted;
  const char *from;
  const char *until;
  const MusterOwnCell *own;
  guint n_own;
} MusterRow;

typedef struct _MusterRows MusterRows;

/* @notes: (nullable) */
MusterRows *muster_rows_new (MusterDraft *draft, MusterNotes *notes);
void muster_rows_free (MusterRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterRows, muster_rows_free)

/**
 * muster_rows_department:
 * @path: (array zero-terminated): the way to it, the highest first
 * @parent: (nullable): the name of, or the way to, what the first of @path is part of
 * @line: where it is named
 *
 * Returns: the number of a department, 0 for an empty path
 */
guint muster_rows_department (MusterRows *rows, const char *const *path, const char *parent, const char *file, guint line);

/* A field of the user's own on roles, by its name. */
MusterField muster_rows_own_field (MusterRows *rows, const char *name, gboolean number);

/* Says that a row without a key will come: titles that come once in a department are a key. */
void muster_rows_expect (MusterRows *rows, const char *title, guint department);

/* Takes a row in. Returns: the role that it became, or that it was added to */
MusterRecord muster_rows_add (MusterRows *rows, const MusterRow *row);

/* Remembers a key that has no role: who reports to it reports to @manager instead. */
void muster_rows_pass (MusterRows *rows, const char *key, const char *manager);

/* Finds departments, managers and heads. Nothing may be added after. */
void muster_rows_finish (MusterRows *rows);

/* Text on one line: line breaks and other control characters are spaces. Lives as long as @rows. */
const char *muster_rows_line (MusterRows *rows, const char *text);

G_END_DECLS
