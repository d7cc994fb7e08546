/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-state.h: the plan as it stands: for each stage who joins, moves, leaves, changes hands and gets
 * another manager, and its numbers.
 *
 * Made of a document in one go and never changed after; knows no widget. At the first stage all who
 * are there join, departments before roles. Costs a projection, its figures and the shifts of each stage.
 */
#pragma once

#include "metrics.h"
#include "progress.h"
#include "shifts.h"
#include "theme.h"

G_BEGIN_DECLS

typedef enum
{
  MUSTER_PLAN_JOIN,
  MUSTER_PLAN_MOVE,
  MUSTER_PLAN_LEAVE,
  /* Stays where it is, but is held by others, reports to another or is led by another. */
  MUSTER_PLAN_CHANGE,
  MUSTER_PLAN_N_SECTIONS,
} MusterPlanSection;

/**
 * MusterPlanCard:
 * @record: the role or department, as it is at the stage; one that leaves as it was
 * @shift: what happens to it
 */
typedef struct
{
  MusterRecord record;
  MusterShift shift;
} MusterPlanCard;

/**
 * MusterPlanStage:
 * @cards: (element-type MusterPlanCard): by section, in the order of the chart
 * @posts: as a MusterCardMaker has them
 * @hires: roles that join and that nobody holds yet
 */
typedef struct
{
  MusterRecord stage;
  MusterProjection *projection;
  MusterMetrics *metrics;
  guint *posts;
  GArray *cards[MUSTER_PLAN_N_SECTIONS];
  guint hires;
  MusterProgress progress;
} MusterPlanStage;

typedef struct
{
  MusterDocument *doc;
  MusterColors *colors;
  char *today;
  MusterPlanStage *stages;
  guint n_stages;
} MusterPlanState;

MusterPlanState *muster_plan_state_new (MusterDocument *doc);
void muster_plan_state_free (MusterPlanState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterPlanState, muster_plan_state_free)

/* The number of the stage at which the card of a role or department is in a section of any; MUSTER_NOWHERE if it is in
 * none. @prefer: the number of one to look at first. @section and @index: (out): where. */
guint muster_plan_state_find (const MusterPlanState *state, MusterRecord record, guint prefer, MusterPlanSection *section, guint *index);

G_END_DECLS
