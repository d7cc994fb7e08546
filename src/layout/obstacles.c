/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * obstacles.c: see obstacles.h. The halves are a heap in an array: the halves of node i are 2 i and
 * 2 i + 1, and the rectangles themselves come last.
 */
#include "obstacles.h"

#include <math.h>

/* How many bounds one question looks at. */
#define PATIENCE 256

/* What overlaps by less only touches. */
#define NEAR 1e-6

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Bounds;

struct _MusterObstacles
{
  Bounds *nodes;
  guint n_leaves;
};

MusterObstacles *
muster_obstacles_new (const MusterRect *rects, guint n_rects)
{
  MusterObstacles *obstacles = g_new (MusterObstacles, 1);
  guint n_leaves = 1;

  while (n_leaves < n_rects)
    n_leaves *= 2;
  obstacles->n_leaves = n_leaves;
  obstacles->nodes = g_new (Bounds, 2 * (gsize) n_leaves);
  for (guint i = 0; i < n_leaves; i++)
    if (i < n_rects)
      obstacles->nodes[n_leaves + i] = (Bounds){ rects[i].x, rects[i].y, rects[i].x + rects[i].width, rects[i].y + rects[i].height };
    else
      obstacles->nodes[n_leaves + i] = (Bounds){ INFINITY, INFINITY, -INFINITY, -INFINITY };
  for (guint i = n_leaves; i-- > 1;)
    {
      const Bounds *a = &obstacles->nodes[2 * i];
      const Bounds *b = &obstacles->nodes[2 * i + 1];

      obstacles->nodes[i] = (Bounds){
        MIN (a->left, b->left),
        MIN (a->top, b->top),
        MAX (a->right, b->right),
        MAX (a->bottom, b->bottom),
      };
    }
  return obstacles;
}

void
muster_obstacles_free (MusterObstacles *obstacles)
{
  g_free (obstacles->nodes);
  g_free (obstacles);
}

gboolean
muster_obstacles_hit (const MusterObstacles *obstacles, const MusterRect *area, MusterRect *hit)
{
  /* At most one half of each level waits. */
  guint waiting[8 * sizeof (guint) + 1];
  guint n_waiting = 0;
  guint n_seen = 0;

  waiting[n_waiting++] = 1;
  while (n_waiting > 0)
    {
      guint index = waiting[--n_waiting];
      const Bounds *node = &obstacles->nodes[index];

      n_seen++;
      if (node->left >= area->x + area->width - NEAR || node->right <= area->x + NEAR ||
          node->top >= area->y + area->height - NEAR || node->bottom <= area->y + NEAR)
        continue;
      if (index >= obstacles->n_leaves || n_seen > PATIENCE)
        {
          if (hit != NULL)
            *hit = (MusterRect){ node->left, node->top, node->right - node->left, node->bottom - node->top };
          return TRUE;
        }
      waiting[n_waiting++] = 2 * index + 1;
      waiting[n_waiting++] = 2 * index;
    }
  return FALSE;
}
