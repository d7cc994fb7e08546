/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rows-private.h: what reading rows and finding their managers share.
 */
#pragma once

#include "rows.h"

G_BEGIN_DECLS

#define NOBODY G_MAXUINT

/* A department; number 0 is the whole chart, of which there is no record. */
typedef struct
{
  const char *name;
  /* Tells it from others, and is the same for the same way to it. */
  const char *key;
  /* The number of the one above; if @above is set, it is to be found by that name. */
  guint parent;
  const char *above;
  /* Itself, or the department that it turned out to be. */
  guint same_as;
  const char *file;
  guint line;
  MusterRecord record;
} Department;

/* A role: where its row was, and what the row says that can only be understood at the end. */
typedef struct
{
  MusterRecord record;
  const char *key;
  const char *file;
  guint line;
  guint department;
  const char *managers[3];
  const char *dotted;
  /* Stands for posts, or assists: cannot be the head of a department. */
  gboolean follows;
} Role;

struct _MusterRows
{
  MusterDraft *draft;
  MusterDocument *doc;
  MusterNotes *notes;
  GStringChunk *text;
  GChecksum *checksum;

  GArray *departments;
  GHashTable *departments_by_key;
  GHashTable *departments_by_name;

  GArray *roles;
  /* To the number of a role plus one. */
  GHashTable *roles_by_key;
  /* Keys that were made up of titles, and how many rows have each. */
  GHashTable *expected;
  /* To the number of the first role of a person plus one. */
  GHashTable *first_roles;
  /* People with more roles than that. */
  GHashTable *in_several;
  /* Keys that have no role, to the manager to report to instead. */
  GHashTable *passed;

  /* "ROLE PERSON" and "ROLE NAME" of those who hold a role. */
  GHashTable *held;
  GHashTable *people_by_email;
  GHashTable *people_by_key;
  GHashTable *people_by_name;
  /* Names of several people. */
  GHashTable *shared_names;
  GHashTable *stages;
  GHashTable *fields;

  /* The last key of order of each kind. */
  char *orders[MUSTER_N_KINDS];
};

/* A new record whose id follows from @key, last in order. */
MusterRecord muster_rows_make (MusterRows *rows, MusterKind kind, const char *key);

/* A name or an e-mail without the case of its letters; owned by @rows. */
const char *muster_rows_fold (MusterRows *rows, const char *text);

/* Gives every department its record, those above before those below. */
void muster_rows_finish_departments (MusterRows *rows);

/* Finds managers and heads, when departments are there. */
void muster_rows_finish_reporting (MusterRows *rows);

G_END_DECLS
