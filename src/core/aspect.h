/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * aspect.h: what can be asked of a department, role or person: its fields, the user's own, and what
 * follows from the organisation at a stage, as whom a role reports to or what it costs.
 *
 * A table has aspects as its columns, and a filter asks for them by name.
 */
#pragma once

#include "metrics.h"

G_BEGIN_DECLS

/* What follows from the organisation; NONE for a field. */
typedef enum
{
  MUSTER_DERIVED_NONE,
  MUSTER_DERIVED_MANAGER,
  MUSTER_DERIVED_HOLDERS,
  MUSTER_DERIVED_HOLDER_TYPE,
  MUSTER_DERIVED_LOAD,
  MUSTER_DERIVED_OPEN,
  MUSTER_DERIVED_PATH,
  MUSTER_DERIVED_STAGE,
  MUSTER_DERIVED_LAYER,
  MUSTER_DERIVED_SPAN,
  MUSTER_DERIVED_BELOW,
  MUSTER_DERIVED_COST_MIN,
  MUSTER_DERIVED_COST,
  MUSTER_DERIVED_ROLES,
  MUSTER_DERIVED_N_ROLES,
  MUSTER_DERIVED_N_OPEN,
  MUSTER_DERIVED_HEADCOUNT,
  MUSTER_DERIVED_FTE,
} MusterDerived;

/**
 * MusterAspect:
 * @kind: of what records
 * @field: the field; MUSTER_FIELD_KIND where it is derived
 * @derived: what it is derived as
 * @own: the record of a field of the user's own; 0 otherwise
 * @name: as in files, or a name of the same form; of a field of the user's own its id
 * @info: type, shape, choices and limits; the label is not translated, unless it is the user's own
 *
 * Texts live as long as the document.
 */
typedef struct
{
  MusterKind kind;
  MusterField field;
  MusterDerived derived;
  MusterRecord own;
  const char *name;
  MusterFieldInfo info;
} MusterAspect;

/**
 * muster_aspects_list:
 * @kind: MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE or MUSTER_KIND_PERSON
 *
 * Returns: (transfer full) (element-type MusterAspect): all, the name first, the user's own last
 */
GArray *muster_aspects_list (MusterDocument *doc, MusterKind kind);

/* The aspect of @kind of that @name, and of no label. Returns: whether there is one */
gboolean muster_aspect_find (MusterDocument *doc, MusterKind kind, const char *name, MusterAspect *aspect);

/* What a person calls it, translated. */
const char *muster_aspect_get_label (const MusterAspect *aspect);

/* Whether @folded, which is folded (fold.h), is its name or its label, in English or translated; a
 * holder is a person too. */
gboolean muster_aspect_is_called (const MusterAspect *aspect, const char *folded);

/* Whether a person can set it: a field, and of what is derived manager and holders. */
gboolean muster_aspect_can_be_set (const MusterAspect *aspect);

/* Whether its values add up to something. */
gboolean muster_aspect_adds_up (const MusterAspect *aspect);

/* {{{ Values */

typedef struct _MusterFacts MusterFacts;

/**
 * muster_facts_new:
 * @projection: the organisation, which must outlive what is made here and is not freed with it
 *
 * What is asked of many records one after another. Good until the document changes.
 */
MusterFacts *muster_facts_new (MusterProjection *projection);
void muster_facts_free (MusterFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterFacts, muster_facts_free)

/* What is known of the order of texts, which does not depend on the document, goes from facts that were
 * made before to new ones. */
void muster_facts_take_keys (MusterFacts *facts, MusterFacts *before);

/* Returns: (transfer none): by what a text sorts, with strcmp() */
const char *muster_facts_get_key (MusterFacts *facts, const char *text);

MusterProjection *muster_facts_get_projection (MusterFacts *facts);

/**
 * muster_facts_get:
 * @record: a record of the aspect's kind
 *
 * What is not there is of type NONE, but for a choice, which is then the first. A field of the user's
 * own has the type that it was given, or none if its value is not of that type. Equal texts are the
 * same pointer, and live as long as @facts.
 */
MusterValue muster_facts_get (MusterFacts *facts, MusterRecord record, const MusterAspect *aspect);

/* Returns: (transfer full): as a person reads it, on one line; empty where there is nothing */
char *muster_facts_dup_text (MusterFacts *facts, MusterRecord record, const MusterAspect *aspect);

/* Returns: (transfer full): as a person types it, and muster_edit_set_block() takes it: a record by
 * its name */
char *muster_facts_dup_plain (MusterFacts *facts, MusterRecord record, const MusterAspect *aspect);

/* A number as a person reads it. */
char *muster_aspect_dup_number (const MusterAspect *aspect, double number);

/* Returns: (transfer none): @text folded (fold.h), kept; @text is of a value, or of the document */
const char *muster_facts_fold (MusterFacts *facts, const char *text);

/* }}} */
/* {{{ Order */

typedef struct
{
  const MusterAspect *aspect;
  gboolean descending;
} MusterSortKey;

/**
 * muster_facts_rank:
 * @records: (element-type MusterRecord): of the aspect's kind
 *
 * Returns: (transfer full): by record: its place by the aspect, the same for the same value; NAN
 *   where there is nothing. Text goes by the rules of the language, with the numbers in it as numbers;
 *   choices and stages go by their order
 */
double *muster_facts_rank (MusterFacts *facts, const GArray *records, const MusterAspect *aspect);

/* Sorts records by several keys, the first first. What has nothing goes last either way; equals stay
 * in their order. */
void muster_facts_sort (MusterFacts *facts, GArray *records, const MusterSortKey *keys, guint n_keys);

/* }}} */

G_END_DECLS
