/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline-model.h: the tree of what a session shows as rows of a list.
 *
 * In the view of departments each department is followed by its roles, then by the departments in it,
 * and roles without a department come last; in the view of reporting each role is followed by those
 * who report to it. Whoever is told of a change asks for an update when the rows are needed: O(n).
 *
 * Which rows are open is the outline's own and not the chart's: what a person opens here changes no
 * document. A chart of many rows begins with those at its top.
 */
#pragma once

#include "record-list.h"

G_BEGIN_DECLS

typedef struct _MusterOutlineModel MusterOutlineModel;

MusterOutlineModel *muster_outline_model_new (MusterSession *session);
void muster_outline_model_free (MusterOutlineModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterOutlineModel, muster_outline_model_free)

MusterRecordList *muster_outline_model_get_list (MusterOutlineModel *model);

/* Brings the rows up to date with the session. */
void muster_outline_model_update (MusterOutlineModel *model);

/* @query: what is looked for, as in search.h; empty for all. While something is looked for, the rows
 * are those that were found with all that is above them, and all are open. */
void muster_outline_model_set_query (MusterOutlineModel *model, const char *query);
gboolean muster_outline_model_is_filtered (MusterOutlineModel *model);

/* Opens a row, or closes it. */
void muster_outline_model_set_expanded (MusterOutlineModel *model, MusterRecord record, gboolean expanded);

/* Opens whatever is above a record, without an update. */
void muster_outline_model_open_above (MusterOutlineModel *model, MusterRecord record);

/* What a row lies under: the department, or the manager. 0 for none */
MusterRecord muster_outline_model_get_parent (MusterOutlineModel *model, MusterRecord record);

G_END_DECLS
