/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * metrics.h: the numbers of an organisation at a stage.
 *
 * Counted as the file format lays down: a role is open when nobody holds it and it is no pool;
 * headcount is different employees and contractors, each once, plus pools rounded up; cost is FTE
 * times pay band. O(n).
 */
#pragma once

#include "projection.h"

G_BEGIN_DECLS

/**
 * MusterFigures:
 * @bought_in: different vendors and tools that hold a role
 * @open_fte: the part of @fte that is in open roles
 * @cost_min: with the lower end of every pay band, per pay period
 * @open_cost_min: the part of @cost_min that is in open roles
 * @bought_cost: what the vendors and tools that say what they cost do cost, as far as they hold roles of
 *   the set: each one's cost goes to the roles that it holds by its shares
 * @replaced: roles held by nobody but vendors and tools that say what they cost: no hire is paid for them
 * @outlay_min: what is really spent: @cost_min with @bought_cost, but without the pay bands of what is
 *   replaced. Where no vendor and no tool says what it costs that is @cost_min
 * @saved_min: of replaced roles that have a pay band: the band less what is paid in its place; below 0
 *   where a hire would be cheaper
 *
 * The figures of a chart, a department with those below it, or any set of roles.
 */
typedef struct
{
  guint roles;
  guint open;
  guint headcount;
  guint bought_in;
  double fte;
  double open_fte;
  double cost_min;
  double cost_max;
  double open_cost_min;
  double open_cost_max;
  guint replaced;
  double bought_cost;
  double outlay_min;
  double outlay_max;
  double saved_min;
  double saved_max;
} MusterFigures;

/**
 * MusterMetrics:
 * @total: of the whole chart
 * @departments: of each department with those below it, by index in the tree of departments
 * @paid: of each role by index in its tree, what is paid for it in place of a hire; NAN if it is not
 *   replaced
 * @layers: levels of reporting; 0 when there are no roles
 * @span_average: direct reports of each role that has any, on average; 0 if none has
 * @span_max: the largest span
 * @span_at: a role with the largest span, 0 if none
 * @several_roles: people who hold more than one role
 * @over_100: people whose shares add up to more than 100 per cent
 */
typedef struct
{
  MusterFigures total;
  MusterFigures *departments;
  guint n_departments;
  double *paid;
  guint layers;
  double span_average;
  guint span_max;
  MusterRecord span_at;
  guint several_roles;
  guint over_100;
} MusterMetrics;

MusterMetrics *muster_metrics_new (MusterProjection *projection);
void muster_metrics_free (MusterMetrics *metrics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterMetrics, muster_metrics_free)

/* Adds the figures of a set to those of another that has nobody in common with it. */
void muster_figures_add (MusterFigures *sum, const MusterFigures *part);

/* What a role counts by itself: everything but who holds it and what is paid for that. */
MusterFigures muster_figures_of_role (MusterProjection *projection, MusterRecord role);

/* Whether somebody is a vendor or a tool, which count apart from the headcount. */
gboolean muster_person_is_bought_in (MusterDocument *doc, MusterRecord person);

/* The FTE of a role: its own number, else its pool's, else 1. */
double muster_role_get_fte (MusterDocument *doc, MusterRecord role);

G_END_DECLS
