/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * departure.h: what is left uncovered if somebody leaves.
 *
 * Counted at the stage of a projection, on paper: nothing changes. A role is open when nobody holds it
 * and it is no pool. What was open before, or had nobody before, is not laid at the leaver's door. Costs
 * O(records), and for each role and responsibility left those who hold roles near it.
 */
#pragma once

#include "duties.h"
#include "projection.h"

G_BEGIN_DECLS

/**
 * MusterLeftRole:
 * @role: a role that the leaver holds
 * @open: whether nobody else does; if not, it is thinner
 * @share: how much of it the leaver does, in per cent
 * @cover: (element-type MusterRecord): others who could step in, the nearest first: who holds a role of
 *   the same department and grade, then of the department, then of the grade. No tools
 */
typedef struct
{
  MusterRecord role;
  gboolean open;
  double share;
  GArray *cover;
} MusterLeftRole;

/**
 * MusterLeftDuty:
 * @responsibility: what has to be done
 * @role: the role by which the leaver has it: the accountable one if there is one
 * @unowned: whether nobody is left in a role that is accountable for it
 * @uncovered: whether nobody is left in a role that is accountable or responsible for it
 * @cover: (element-type MusterRecord): others who know it: who hold a role that is responsible for it,
 *   then one that is consulted
 */
typedef struct
{
  MusterRecord responsibility;
  MusterRecord role;
  gboolean unowned;
  gboolean uncovered;
  GArray *cover;
} MusterLeftDuty;

/* A role, or a checkpoint, and the role that it is left without. */
typedef struct
{
  MusterRecord record;
  MusterRecord role;
} MusterLeftLink;

/**
 * MusterDeparture:
 * @roles: (element-type MusterLeftRole): the roles that the leaver holds, in the order of the chart
 * @duties: (element-type MusterLeftDuty): responsibilities left without an owner or without anybody, by
 *   their order
 * @reports: (element-type MusterLeftLink): roles that report to one that becomes open
 * @checkpoints: (element-type MusterLeftLink): checkpoints not done, of this stage or a later one, that
 *   a role which becomes open owns
 */
typedef struct
{
  MusterRecord person;
  GArray *roles;
  GArray *duties;
  GArray *reports;
  GArray *checkpoints;
} MusterDeparture;

/* What is left at the stage of @projection if @person leaves. */
MusterDeparture *muster_departure_new (MusterProjection *projection, MusterRecord person);
void muster_departure_free (MusterDeparture *departure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterDeparture, muster_departure_free)

/* How many of the roles become open. */
guint muster_departure_count_open (const MusterDeparture *departure);

/* Returns: (transfer full): the roles that any of it is about, as GUINT_TO_POINTER() */
GHashTable *muster_departure_dup_roles (const MusterDeparture *departure);

G_END_DECLS
