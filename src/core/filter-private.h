/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * filter-private.h: a filter taken apart.
 */
#pragma once

#include "filter.h"
#include "search-private.h"

G_BEGIN_DECLS

typedef enum
{
  MUSTER_SIGN_HOLDS,
  MUSTER_SIGN_IS,
  MUSTER_SIGN_IS_NOT,
  MUSTER_SIGN_ABOVE,
  MUSTER_SIGN_ABOVE_OR_IS,
  MUSTER_SIGN_BELOW,
  MUSTER_SIGN_BELOW_OR_IS,
} MusterSign;

/**
 * MusterClause:
 * @negated: whether it is turned round
 * @flag: what "is:" asks; 0 otherwise
 * @aspects: (nullable) (element-type MusterAspect): what was named, one a kind at most of each name;
 *   %NULL for a word
 * @words: folded, any of which will do; none where any value will
 * @number: of a number or date that is compared
 */
typedef struct
{
  gboolean negated;
  guint flag;
  GArray *aspects;
  MusterSign sign;
  char **words;
  double number;
} MusterClause;

/**
 * MusterFilter:
 * @clauses: (element-type MusterClause)
 * @worded: by kind: (element-type MusterAspect): where words are looked for
 */
struct _MusterFilter
{
  char *text;
  GArray *clauses;
  GArray *worded[MUSTER_N_KINDS];
};

/* For arrays of clauses. */
void muster_clause_clear (gpointer clause);

/* Appends the clauses of @text. */
gboolean muster_filter_parse (MusterDocument *doc, const char *text, GArray *clauses, guint *position, GError **error);

/* A date as a number that compares as dates do. */
double muster_date_to_number (const char *date);

G_END_DECLS
