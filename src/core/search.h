/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search.h: finding departments, roles and people by what is typed.
 *
 * An index is made once for a state of a document, in O(n log n); a keystroke is then one scan over
 * the different texts of the chart, a few milliseconds for 100,000 roles. Case, accents and the
 * width of letters do not count (fold.h), and any part of a word is enough, so that languages
 * without spaces are searched as well.
 *
 * A query is words, all of which must be found, in whatever fields:
 *
 *   wei design        both somewhere
 *   "head of"         words that stand together; “ ” and 「 」 do as well
 *   grade:7           in a field, by its name in files or by its label, 职级:7 or "pay from":900;
 *                     also a field that is a number or leads to a record, as department:design,
 *                     manager:ceo, holder:wei, role:cook; grade: alone is whatever has a grade
 *   is:open           roles that nobody holds; is:vendor and is:tool, held by one or being one;
 *                     is:several, one person in several roles, the person and the roles;
 *                     is:department, is:role and is:person
 *
 * What is no name of a field is text like any other, as "10:30". The first 32 words count.
 */
#pragma once

#include "projection.h"

G_BEGIN_DECLS

/**
 * MusterSearchResult:
 * @kind: MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE or MUSTER_KIND_PERSON
 * @field: the field in which the first of the words was found: a field of @kind or of the document's
 *   own, MUSTER_HOLDING_PERSON for a role's holder, MUSTER_HOLDING_ROLE for a role that a person
 *   holds; MUSTER_FIELD_KIND if it was asked by "is:" alone
 */
typedef struct
{
  MusterRecord record;
  MusterKind kind;
  MusterField field;
} MusterSearchResult;

typedef struct _MusterSearchIndex MusterSearchIndex;

/**
 * muster_search_index_new:
 * @doc: a document
 * @projection: (nullable): what of @doc is searched; %NULL for all stages together
 *
 * Folds what can be found: departments and roles that are there, and all people. Make a new one when
 * the document has changed. It does not keep @projection.
 *
 * Returns: (transfer full): an index
 */
MusterSearchIndex *muster_search_index_new (MusterDocument *doc, MusterProjection *projection);
void muster_search_index_free (MusterSearchIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterSearchIndex, muster_search_index_free)

/**
 * muster_search_find:
 * @query: what was typed
 *
 * Returns: (transfer full) (element-type MusterSearchResult): what was found, in the order of the
 *   chart: each department, its roles, the departments in it; then roles without a department; then
 *   people by name. Nothing for a query without words
 */
GArray *muster_search_find (MusterSearchIndex *index, const char *query);

/**
 * muster_search_rank:
 * @text: what was typed, words alone
 * @kinds: which kinds: (1 << MUSTER_KIND_ROLE) and such
 * @max: how many at most, above 0
 *
 * For pickers and command search. Best is the name itself, then names that begin with @text, that
 * have a word that does, that have it anywhere, that have all its words; then what has them in other
 * fields. Of equals the shorter name comes first, then the order of the chart. Without a word it is
 * the first @max of the chart.
 *
 * Returns: (transfer full) (element-type MusterSearchResult): the best
 */
GArray *muster_search_rank (MusterSearchIndex *index, const char *text, guint kinds, guint max);

/**
 * muster_search_list_roles:
 * @person: a person
 *
 * Returns: (transfer full) (element-type MusterRecord): the roles of the index that @person holds, in
 *   the order of the chart
 */
GArray *muster_search_list_roles (MusterSearchIndex *index, MusterRecord person);

G_END_DECLS
