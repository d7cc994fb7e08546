/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ways.h: the way of one dotted line around cards: the shortest of some that are free.
 *
 * A way is a list of steps, runs across and down by turns. Each is told by the room in which it may
 * be moved sideways, y of one across and x of one down, wherever those before and after it are in
 * theirs; all that room is free of cards. O(log n) for each, and for one that leads over other
 * cards as many steps as there are levels, MUSTER_LINE_LEVELS at most.
 */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

typedef struct
{
  double low;
  double high;
  double place;
} MusterStep;

/**
 * MusterRoute:
 * @from: index of the card where it begins
 * @to: index of the card where it ends
 * @across: whether its first run goes across
 * @start: the edge of the first card, in the direction of the first run
 * @end: that of the last, in the direction of the last run
 */
typedef struct
{
  MusterRecord line;
  guint from;
  guint to;
  guint first_step;
  guint n_steps;
  gboolean across;
  double start;
  double end;
} MusterRoute;

typedef struct _MusterWays MusterWays;
struct _MusterFrame;

/* For a frame whose boxes and lines of reporting are in their places. */
MusterWays *muster_ways_new (struct _MusterFrame *frame);
void muster_ways_free (MusterWays *ways);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterWays, muster_ways_free)

/**
 * muster_ways_find:
 * @steps: where the #MusterStep of the way are appended, without a place
 * @route: (out): the way; not the line
 *
 * Returns: whether there is a way that is short enough
 */
gboolean muster_ways_find (MusterWays *ways, guint from, guint to, GArray *steps, MusterRoute *route);

G_END_DECLS
