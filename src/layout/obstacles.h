/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * obstacles.h: is there anything in this part of the plane?
 *
 * Rectangles that come roughly in the order of their places, as a tree's do, are halved again and
 * again, each half with its bounds. O(n) to make; a question takes bounded time.
 */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

typedef struct _MusterObstacles MusterObstacles;

MusterObstacles *muster_obstacles_new (const MusterRect *rects, guint n_rects);
void muster_obstacles_free (MusterObstacles *obstacles);

/**
 * muster_obstacles_hit:
 * @hit: (out) (optional): what is in the way: one rectangle, or, where so many are near that they
 *   were not all looked at, the bounds of several
 *
 * Returns: whether something is in @area; what only touches it is not. %FALSE is certain
 */
gboolean muster_obstacles_hit (const MusterObstacles *obstacles, const MusterRect *area, MusterRect *hit);

G_END_DECLS
