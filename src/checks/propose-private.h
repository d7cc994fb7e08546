/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-private.h: what the parts of propose.h share: one search for proposals.
 */
#pragma once

#include "propose-model.h"

G_BEGIN_DECLS

/**
 * MusterSpecial:
 * @saving: what it takes off the cost
 * @home: the purse that saves it; MUSTER_NOWHERE if none does
 *
 * A move that is more than a new line of reporting: to promote, or not to hire.
 */
typedef struct
{
  MusterMove move;
  double saving;
  guint home;
} MusterSpecial;

/**
 * MusterPurse:
 * @parent: that of the department that this one lies in; MUSTER_NOWHERE at the top
 * @cost: what the department costs with those below it
 * @budget: what it may; INFINITY for no limit
 */
typedef struct
{
  guint parent;
  double cost;
  double budget;
} MusterPurse;

/**
 * MusterCandidate:
 * @moves: (element-type MusterMove): all moves, not yet rehearsed
 * @bother: how much they disturb, for the order among sets of one size
 */
typedef struct
{
  GArray *moves;
  guint bother;
} MusterCandidate;

void muster_candidate_free (MusterCandidate *candidate);

/**
 * MusterProposing:
 * @specials: (element-type MusterSpecial): of the chart as it is
 * @purses: (element-type MusterPurse): likewise
 * @began: a monotonic time
 * @seconds: how long it may take
 * @stopped: whether time was up, or somebody cancelled
 */
typedef struct
{
  MusterDocument *doc;
  MusterRecord stage;
  MusterTargets targets;
  guint n_moves;
  GArray *specials;
  GArray *purses;
  gint64 began;
  double seconds;
  GCancellable *cancellable;
  gboolean stopped;
} MusterProposing;

/* Whether to go on; asks for the time now and then. */
gboolean muster_proposing_may_go_on (MusterProposing *proposing);

/* The model of the chart after some of the specials; %NULL if they are refused. */
MusterModel *muster_proposing_model (MusterProposing *proposing, const guint *specials, guint n_specials);

/**
 * muster_candidate_new:
 * @model: the state that the moves lead to
 * @before: whom each role of it reported to after the specials
 *
 * Returns: the specials, and a move for each role that reports to another now, from the top down, so that
 *   no step on the way leads back to itself
 */
MusterCandidate *muster_candidate_new (MusterProposing *proposing, const guint *specials, guint n_specials, const MusterModel *model, const guint *before);

/**
 * muster_search_size:
 * @size: how many moves
 * @found: (element-type MusterCandidate): gets the sets that meet the targets in the model, up to some
 *   thousands
 *
 * Tries all sets of that many moves that the bound allows. Returns: whether all were tried
 */
gboolean muster_search_size (MusterProposing *proposing, guint size, GPtrArray *found);

/* Finds some sets of moves by rules, and where those find none by diving, and adds them to @found. */
void muster_search_by_rules (MusterProposing *proposing, GPtrArray *found);

/**
 * muster_search_dive:
 * @width: how many moves are tried at each step
 *
 * Adds the first set of moves that is found by taking what looks best at each step, and turning back
 * where that leads nowhere. Returns: whether there is one
 */
gboolean muster_search_dive (MusterProposing *proposing, const guint *specials, guint n_specials, guint width, GPtrArray *found);

/* Whether a special can be done beside others: only one role can become the head of a department, and one
 * that is not hired cannot. */
gboolean muster_specials_go_together (MusterProposing *proposing, const guint *specials, guint n_specials, guint next);

/* The fewest open roles that must not be hired for the budgets' sake, at least; G_MAXUINT if all are not
 * enough. */
guint muster_proposing_bound_cost (MusterProposing *proposing);

/* Returns: (transfer full) (element-type guint): which specials not to hire for the budgets' sake */
GArray *muster_proposing_list_spares (MusterProposing *proposing);

G_END_DECLS
