/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ways-private.h: what the files that look for ways share.
 */
#pragma once

#include "frame.h"
#include "obstacles.h"
#include "ways.h"

G_BEGIN_DECLS

/* Least room for a run. */
#define MUSTER_LEAST_ROOM 4.0

/* A way out of a card to the side of its box. */
typedef struct
{
  guint box;
  gboolean left;
  /* Up to the last, which goes across to the side. */
  MusterStep steps[3];
  guint n_steps;
  double start;
  /* The side of the box. */
  double side;
} MusterExit;

struct _MusterWays
{
  MusterFrame *frame;
  gboolean departments;
  /* The box that each card is, or lies in. */
  guint *boxes_of;
  /* The boxes, and the lines of reporting. */
  MusterObstacles *boxes;
  MusterObstacles *uprights;
  MusterObstacles *levels;
  /* The best way so far, and the one that is tried. */
  GArray *best;
  GArray *way;
  double cost;
  double start;
  double end;
  /* The steps from its end, and the boxes that are passed from either. */
  GArray *back;
  GArray *above_from;
  GArray *above_to;
};

static inline MusterStep
muster_step_new (double a, double b)
{
  return (MusterStep){ .low = MIN (a, b), .high = MAX (a, b) };
}

static inline double
muster_step_get_middle (const MusterStep *step)
{
  return (step->low + step->high) / 2;
}

/* The way out of a card on that side of its box. */
MusterExit muster_exit_new (MusterWays *ways, guint card, gboolean left);

/* Whether no obstacle is between these, in any order. */
gboolean muster_ways_is_clear (const MusterObstacles *obstacles, double x1, double x2, double y1, double y2);

/* Begins to try a way. */
void muster_ways_begin (MusterWays *ways, const MusterExit *from);

/* Ends a way that was tried, between the edges of two cards: it is kept if it is the best so far. */
void muster_ways_offer (MusterWays *ways, double start, double end);

/* Lists the boxes from @a, and from @b, up to where they have the one above in common, without
 * that. Returns: whether that is not too far. */
gboolean muster_climb_list (MusterWays *ways, guint a, guint b);

/* Tries the way by the corridors past the boxes listed. */
void muster_climb_over (MusterWays *ways, guint from_card, guint to_card);

G_END_DECLS
