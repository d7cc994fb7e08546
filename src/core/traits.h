/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * traits.h: what can be asked of a card: any of its fields, and what follows from its place and holders.
 *
 * A trait has a name that files keep ("color-by" of a chart, "field" of a rule): that of a field of roles
 * or departments, the id of a field of the user's own, or one of those that are counted: stage, open,
 * holder, cost, load, span, layer, headcount, over-budget. What it is of a record depends on the stage.
 */
#pragma once

#include "metrics.h"

G_BEGIN_DECLS

typedef enum
{
  MUSTER_TRAIT_TEXT,
  MUSTER_TRAIT_CATEGORY,
  MUSTER_TRAIT_NUMBER,
  MUSTER_TRAIT_MONEY,
  MUSTER_TRAIT_FLAG,
} MusterTraitType;

/**
 * MusterTrait:
 * @name: as files keep it
 * @label: for a person; not to be translated any more
 * @on: roles or departments; of a field of people, roles
 * @type: text is free, as a title, and no good for colours; a category is one of few
 * @field: the field it is, or 0 if it is counted
 * @counted: for traits.c
 */
typedef struct
{
  const char *name;
  const char *label;
  MusterKind on;
  MusterTraitType type;
  MusterField field;
  guint counted;
} MusterTrait;

/**
 * MusterFact:
 * @there: whether the record has it at all
 * @number: of a number or money; 1 or 0 of a flag
 * @text: (nullable): of text or a category; good as long as the document
 * @record: of a category that is a department or a stage
 */
typedef struct
{
  gboolean there;
  double number;
  const char *text;
  MusterRecord record;
} MusterFact;

/* Returns: (transfer full) (element-type MusterTrait): all traits of a document in the order in which a
 * person looks for them, those of roles first */
GArray *muster_traits_list (MusterDocument *doc);

/* The trait with that name. Returns: whether there is one */
gboolean muster_traits_find (MusterDocument *doc, const char *name, MusterTrait *trait);

/* What a trait is of a role or department that is there; of another kind than it is on: not there. */
MusterFact muster_trait_get (const MusterTrait *trait, MusterProjection *projection, const MusterMetrics *metrics, MusterRecord record);

/* What a value of a category is called, translated. */
const char *muster_trait_describe (const MusterTrait *trait, const char *text);

/* {{{ Rules */

/**
 * MusterRuleTest:
 *
 * A rule of the document, ready to be asked many times.
 */
typedef struct
{
  MusterRecord rule;
  MusterTrait trait;
  char *test;
  char *value;
  char *folded;
  double number;
} MusterRuleTest;

/* Returns: (transfer full) (element-type MusterRuleTest): the rules in order, without those whose field there
 * is none of */
GArray *muster_rules_list (MusterDocument *doc);

/* Whether a rule fits a record. A text rule compares without regard to case, a number rule as numbers. */
gboolean muster_rule_fits (const MusterRuleTest *rule, MusterProjection *projection, const MusterMetrics *metrics, MusterRecord record);

/* Returns: (transfer full): a rule in words: "Grade is M1"; its own name if it has one */
char *muster_rule_dup_words (MusterDocument *doc, MusterRecord rule);

/* }}} */

G_END_DECLS
