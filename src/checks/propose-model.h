/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-model.h: who reports to whom as plain arrays, for trying many moves quickly.
 *
 * Moving a role in a model costs O(1), with its trouble kept: how far all spans are off their limits.
 */
#pragma once

#include "propose.h"

G_BEGIN_DECLS

/* What adding up may be wrong by. */
#define MUSTER_BUDGET_SLACK (1 + 1e-9)

/**
 * MusterModel:
 * @parents: index of whom each reports to; MUSTER_NOWHERE at the top
 * @leads: whether it may be given reports
 * @helps: whether it is an assistant
 * @homes: index of its department
 * @over: by how much departments are over their budgets
 * @excess: by how much spans are too wide, in all
 * @trouble: by how much they are too wide, or too narrow to be left or to be emptied, in all
 */
typedef struct
{
  MusterTargets targets;
  guint n;
  MusterRecord *roles;
  guint *parents;
  guint *spans;
  guint *homes;
  gboolean *leads;
  gboolean *helps;
  double cost;
  double over;
  guint excess;
  guint trouble;
} MusterModel;

MusterModel *muster_model_new (MusterProjection *projection, const MusterTargets *targets);
void muster_model_free (MusterModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterModel, muster_model_free)

/* By how much a span is off the limits: how many must come or go at least. */
guint muster_span_excess (const MusterTargets *targets, guint span);
guint muster_span_trouble (const MusterTargets *targets, guint span);

void muster_model_move (MusterModel *model, guint role, guint to);

/* How little a new manager would disturb: what is near, leads already and has room comes first. */
guint muster_model_rate (const MusterModel *model, guint role, guint to);

/* The level of each role, 1 at the top; 0 where a line leads back to where it began. */
void muster_model_get_levels (const MusterModel *model, guint *levels);

/**
 * muster_model_pick_cuts:
 * @levels: of each role
 * @cuts: (out caller-allocates) (optional) (element-type guint): the roles that were picked
 *
 * The fewest roles such that each line that is too deep has one at a level from which it can be lifted
 * enough: the stabbing of paths in a tree by their upper ends, the lowest first. Each line that leads
 * back to itself counts as one.
 *
 * Returns: how many; no fewer roles have to report elsewhere
 */
guint muster_model_pick_cuts (const MusterModel *model, const guint *levels, GArray *cuts);

/* How many roles must report elsewhere at least for spans alone. */
guint muster_model_bound_spans (const MusterModel *model);

/**
 * muster_model_bound_top:
 *
 * The same for whom the only one at the top has too many of, in O(n). Whoever leaves comes to lie a layer
 * lower, and with him what is below: of each line that is too long then somebody must go as well. It
 * holds too where some are not hired: those above them take over their reports.
 *
 * Returns: how many roles must report elsewhere, or not be hired
 */
guint muster_model_bound_top (const MusterModel *model);

/* The same for spans and layers, in O(n log n). */
guint muster_model_bound (const MusterModel *model);

/* Whether money is no trouble. */
gboolean muster_model_is_paid (const MusterModel *model);

/* Whether spans, layers and cost are within the targets, and all lines have an end. */
gboolean muster_model_is_good (const MusterModel *model);

G_END_DECLS
