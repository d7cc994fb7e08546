/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * people-model.h: everybody as rows of a list: who holds no role, who has more than can be done, then
 * the others, each by name, as it is at the stage that a session shows.
 *
 * Whoever is told of a change asks for an update when the rows are needed: O(n log n), where what
 * names are compared by is kept from one update to the next.
 */
#pragma once

#include "record-list.h"

G_BEGIN_DECLS

/* The headings, and so the groups, in their order; the record of a heading's row. */
typedef enum
{
  MUSTER_PEOPLE_UNPLACED = 1,
  MUSTER_PEOPLE_OVER,
  MUSTER_PEOPLE_PLACED,
} MusterPeopleGroup;

typedef struct _MusterPeopleModel MusterPeopleModel;

MusterPeopleModel *muster_people_model_new (MusterSession *session);
void muster_people_model_free (MusterPeopleModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterPeopleModel, muster_people_model_free)

MusterRecordList *muster_people_model_get_list (MusterPeopleModel *model);

/* Brings the rows up to date with the session. */
void muster_people_model_update (MusterPeopleModel *model);

/* @query: what is looked for, as in search.h; empty for all. @type: (nullable): "vendor" and such,
 * %NULL for all. Without an update. */
void muster_people_model_set_filter (MusterPeopleModel *model, const char *query, const char *type);
gboolean muster_people_model_is_filtered (MusterPeopleModel *model);

/* What a person is: "employee" unless it is said. */
const char *muster_person_get_type (MusterDocument *doc, MusterRecord person);

/**
 * muster_person_list_roles:
 *
 * Returns: (transfer full) (element-type MusterRecord): the roles that a person holds at the stage of
 *   @projection, in the order of the chart
 */
GArray *muster_person_list_roles (MusterProjection *projection, MusterRecord person);

G_END_DECLS
