/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * filter.h: which departments, roles and people are meant by what is typed.
 *
 * A filter is terms with spaces between, all of which must hold; “-” before one turns it round:
 *
 *   wei design         both somewhere: in names, notes, who holds it, what it lies in
 *   "head of"          words that stand together; “ ” and 「 」 do as well
 *   grade:7            a field holds that, by its name in files or its label: 职级:7, "pay from":900.
 *                      Text holds it anywhere, a number is it, a date begins so, yes or no is so
 *   grade:             has any grade; -grade: has none
 *   grade:6|7          one of them
 *   grade=7            is that and no more; grade!=7 is not
 *   load>100           numbers and dates: > < >= <=, or as ＞ ＜ ≥ ≤
 *   open:yes           and is:open, is:vendor, is:tool, is:several, is:department, is:role, is:person
 *                      as in a search (search.h)
 *
 * The fields are the aspects of aspect.h. A term that names one speaks only of what has it: -grade:7
 * is roles, not departments. Case, accents and the width of letters do not count. What is wrong is
 * said with where; nothing is guessed.
 */
#pragma once

#include "aspect.h"
#include "error.h"

G_BEGIN_DECLS

typedef struct _MusterFilter MusterFilter;

/**
 * muster_filter_new:
 * @doc: whose own fields may be named
 * @text: what was typed
 * @position: (out) (optional): where in @text it is wrong, in characters from 0
 *
 * Returns: (transfer full): the filter; %NULL with @error set (MUSTER_ERROR) if @text is none. It is
 *   good as long as the document's own fields are
 */
MusterFilter *muster_filter_new (MusterDocument *doc, const char *text, guint *position, GError **error);
MusterFilter *muster_filter_ref (MusterFilter *filter);
void muster_filter_unref (MusterFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterFilter, muster_filter_unref)

/* What was typed. */
const char *muster_filter_get_text (MusterFilter *filter);

/* Whether it asks for nothing, so that all is meant. */
gboolean muster_filter_is_empty (MusterFilter *filter);

/* Whether a department, role or person is meant. */
gboolean muster_filter_matches (MusterFilter *filter, MusterFacts *facts, MusterRecord record);

/**
 * muster_filter_find:
 *
 * Returns: (transfer full): of all departments and roles that are there, and all people, those that
 *   are meant, and the roles that such people hold; as GUINT_TO_POINTER()
 */
GHashTable *muster_filter_find (MusterFilter *filter, MusterFacts *facts);

G_END_DECLS
