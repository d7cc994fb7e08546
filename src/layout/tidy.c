/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tidy.c: the tidy tree in linear time.
 *
 * Positions of a branch are relative to its parent until the end, so that moving a branch is one
 * addition. The outline of a branch is walked along its outermost children and, where those end,
 * along threads to what sticks out below them. Each step along an outline ends one node's part in
 * it, which makes the whole linear.
 *
 * Index 0 is a top above all tops; it is never part of an outline, so that 0 also says "none".
 */
#include "tidy.h"

#include <math.h>

typedef struct
{
  /* Of the middle, or the anchor, relative to the sum of @mod from here to the top. */
  double centre;
  double mod;
  /* How this sibling and those after it are spread, put into effect at the end. */
  double shift;
  double change;
  /* How far the box reaches from there, with half the gap. */
  double left;
  double right;
  double bottom;
  /* The sum of @mod between this node and the ends of its outline. */
  double left_mod;
  double right_mod;
  guint left_end;
  guint right_end;
  guint left_thread;
  guint right_thread;
  guint size;
  guint last_child;
} Node;

/* A sibling that reaches lower than all siblings after it. */
typedef struct
{
  double bottom;
  guint number;
  guint node;
} Low;

typedef struct
{
  Node *nodes;
  Low *lows;
  guint n_lows;
} Pass;

static guint
next_left (const Node *nodes, guint index)
{
  return nodes[index].size > 1 ? index + 1 : nodes[index].left_thread;
}

static guint
next_right (const Node *nodes, guint index)
{
  return nodes[index].size > 1 ? nodes[index].last_child : nodes[index].right_thread;
}

/* Moves a branch away from the sibling that it met, and leaves word to spread those between. */
static void
push_right (Node *nodes, guint child, guint number, const Low *met, double distance)
{
  guint steps = number - met->number;

  nodes[child].mod += distance;
  nodes[child].left_mod += distance;
  nodes[child].right_mod += distance;
  if (steps > 1)
    {
      guint next = met->node + nodes[met->node].size;

      nodes[next].shift += distance / steps;
      nodes[child].shift -= distance / steps;
      nodes[child].change -= distance - distance / steps;
    }
}

static void
thread_left (Node *nodes, guint first, guint child, guint target, double target_mod)
{
  guint end = nodes[first].left_end;
  double difference = target_mod - nodes[target].mod - nodes[first].left_mod;

  nodes[end].left_thread = target;
  nodes[end].mod += difference;
  nodes[end].centre -= difference;
  nodes[first].left_end = nodes[child].left_end;
  nodes[first].left_mod = nodes[child].left_mod;
}

static void
thread_right (Node *nodes, guint before, guint child, guint target, double target_mod)
{
  guint end = nodes[child].right_end;
  double difference = target_mod - nodes[target].mod - nodes[child].right_mod;

  nodes[end].right_thread = target;
  nodes[end].mod += difference;
  nodes[end].centre -= difference;
  nodes[child].right_end = nodes[before].right_end;
  nodes[child].right_mod = nodes[before].right_mod;
}

/* Puts a branch beside the siblings to its left, as near as the outlines allow. */
static void
separate (Pass *pass, guint first, guint before, guint child, guint number)
{
  Node *nodes = pass->nodes;
  guint left = before;
  guint right = child;
  double left_mod = nodes[left].mod;
  double right_mod = nodes[right].mod;
  guint low = pass->n_lows - 1;

  while (left != 0 && right != 0)
    {
      double left_bottom = nodes[left].bottom;
      double right_bottom = nodes[right].bottom;
      double overlap;

      while (low > 0 && left_bottom > pass->lows[low].bottom)
        low--;
      overlap = left_mod + nodes[left].centre + nodes[left].right -
                (right_mod + nodes[right].centre - nodes[right].left);
      if (overlap > 0)
        {
          right_mod += overlap;
          push_right (nodes, child, number, &pass->lows[low], overlap);
        }
      if (left_bottom <= right_bottom)
        {
          left = next_right (nodes, left);
          left_mod += nodes[left].mod;
        }
      if (left_bottom >= right_bottom)
        {
          right = next_left (nodes, right);
          right_mod += nodes[right].mod;
        }
    }
  if (right != 0)
    thread_left (nodes, first, child, right, right_mod);
  else if (left != 0)
    thread_right (nodes, before, child, left, left_mod);
}

static void
remember_low (Pass *pass, double bottom, guint number, guint node)
{
  while (pass->n_lows > 0 && bottom >= pass->lows[pass->n_lows - 1].bottom)
    pass->n_lows--;
  pass->lows[pass->n_lows++] = (Low){ bottom, number, node };
}

static void
place_children (Pass *pass, guint index)
{
  Node *nodes = pass->nodes;
  Node *node = &nodes[index];
  guint first = index + 1;
  guint end = index + node->size;
  guint before = first;
  guint number = 0;

  pass->n_lows = 0;
  for (guint child = first; child < end; child += nodes[child].size, number++)
    {
      double bottom = nodes[nodes[child].right_end].bottom;

      if (number > 0)
        separate (pass, first, before, child, number);
      remember_low (pass, bottom, number, child);
      before = child;
    }
  node->last_child = before;
  node->centre = (nodes[first].mod + nodes[first].centre + nodes[before].mod + nodes[before].centre) / 2;
  node->left_end = nodes[first].left_end;
  node->left_mod = nodes[first].left_mod;
  node->right_end = nodes[before].right_end;
  node->right_mod = nodes[before].right_mod;
}

/* Makes all that is relative absolute: parents come first. */
static void
resolve (Node *nodes, guint n_nodes)
{
  for (guint index = 0; index < n_nodes; index++)
    {
      double mod = nodes[index].mod;
      double shift = 0;
      double spread = 0;

      nodes[index].centre += mod;
      for (guint child = index + 1; child < index + nodes[index].size; child += nodes[child].size)
        {
          shift += nodes[child].shift;
          spread += shift + nodes[child].change;
          nodes[child].mod += mod + spread;
        }
    }
}

/* Where each box stands when siblings go the other way: before it are its parent and all branches
 * that came after it. */
static void
list_mirrored (const MusterBox *boxes, guint n_boxes, guint *places)
{
  for (guint i = 0; i < n_boxes; i++)
    {
      guint parent = boxes[i].parent;
      guint above = parent == MUSTER_NOWHERE ? 0 : places[parent];
      guint end = parent == MUSTER_NOWHERE ? n_boxes : parent + boxes[parent].size;

      places[i] = above + 1 + end - i - boxes[i].size;
    }
}

static double
get_anchor (const MusterBox *boxes, const double *anchors, guint index)
{
  return anchors != NULL ? anchors[index] : boxes[index].width / 2;
}

/* From the left, or, with @mirrored, from the right. */
static void
run_pass (Pass *pass, const MusterBox *boxes, const double *anchors, guint n_boxes, const guint *places, gboolean mirrored, double across, double down)
{
  pass->nodes[0] = (Node){ .size = n_boxes + 1 };
  for (guint i = 0; i < n_boxes; i++)
    {
      double left = get_anchor (boxes, anchors, i) + across / 2;
      double right = boxes[i].width + across - left;

      pass->nodes[places[i]] = (Node){
        .left = mirrored ? right : left,
        .right = mirrored ? left : right,
        .bottom = boxes[i].y + boxes[i].height + down,
        .size = boxes[i].size,
        .left_end = places[i],
        .right_end = places[i],
      };
    }
  for (guint index = n_boxes + 1; index-- > 0;)
    if (pass->nodes[index].size > 1)
      place_children (pass, index);
  resolve (pass->nodes, n_boxes + 1);
}

void
muster_tidy_place (MusterBox *boxes, guint n_boxes, double across, double down)
{
  muster_tidy_place_anchored (boxes, NULL, n_boxes, across, down);
}

void
muster_tidy_place_anchored (MusterBox *boxes, const double *anchors, guint n_boxes, double across, double down)
{
  g_autofree Node *nodes = g_new (Node, (gsize) n_boxes + 1);
  g_autofree Low *lows = g_new (Low, (gsize) n_boxes + 1);
  g_autofree guint *places = g_new (guint, (gsize) n_boxes + 1);
  Pass pass = { .nodes = nodes, .lows = lows };
  double left = INFINITY;

  for (guint i = 0; i < n_boxes; i++)
    {
      const MusterBox *parent = boxes[i].parent == MUSTER_NOWHERE ? NULL : &boxes[boxes[i].parent];

      boxes[i].y = parent == NULL ? 0 : parent->y + parent->height + down;
      places[i] = i + 1;
    }
  run_pass (&pass, boxes, anchors, n_boxes, places, FALSE, across, down);
  for (guint i = 0; i < n_boxes; i++)
    boxes[i].x = nodes[i + 1].centre;
  list_mirrored (boxes, n_boxes, places);
  run_pass (&pass, boxes, anchors, n_boxes, places, TRUE, across, down);
  for (guint i = 0; i < n_boxes; i++)
    {
      boxes[i].x = (boxes[i].x - nodes[places[i]].centre) / 2 - get_anchor (boxes, anchors, i);
      left = MIN (left, boxes[i].x);
    }
  for (guint i = 0; i < n_boxes; i++)
    boxes[i].x -= left;
}
