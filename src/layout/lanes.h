/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * lanes.h: parallel runs of lines side by side, as far from each other as there is room.
 *
 * O(n log n).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusterLane:
 * @low: how far it may be moved sideways
 * @high: likewise
 * @start: where it begins, in its own direction
 * @end: where it ends, after @start
 * @turn_start: whether the line came from lower values (-1) or higher ones (1), or begins here (0)
 * @turn_end: where it goes on, likewise
 * @place: (out): where it is put, between @low and @high
 */
typedef struct
{
  double low;
  double high;
  double start;
  double end;
  int turn_start;
  int turn_end;
  double place;
} MusterLane;

/* Sets the place of each run. Those that are beside each other get different ones, in an order that
 * spares crossings; those after each other may share one. */
void muster_lanes_place (MusterLane *lanes, guint n_lanes);

G_END_DECLS
