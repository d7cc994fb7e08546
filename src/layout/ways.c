/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ways.c: see ways.h.
 *
 * A line leaves its card sideways; inside a department's card it goes between the columns of roles
 * and along the foot of the card. From there several ways are tried: straight; by one run up or
 * down between or beside both cards; below or above all that is between them. One way is always
 * free: up beside the card to the corridor above it, past the cards above that, to the corridor
 * that both ends have in common, and down likewise.
 *
 * (General routers, which search for the shortest way of all, take longer than all else together
 * from a thousand cards on.)
 */
#include "ways-private.h"

#include <math.h>

/* A way with fewer bends is better than one that is so much shorter for each. */
#define BEND_COST 12.0

/* How often a way below or above other cards gives way to one more. */
#define ATTEMPTS 8

/* How far dotted lines keep off where a rail enters a card's side. */
#define RAIL_MARGIN 1.0

static const MusterCard *
get_card (MusterWays *ways, guint card)
{
  return &g_array_index (ways->frame->cards, MusterCard, card);
}

/* Roles of a department's card in the order of their columns. */
static guint
last_inside (MusterWays *ways, guint box)
{
  MusterFrame *frame = ways->frame;
  guint next = box + 1 < frame->n_boxes ? frame->spots[box + 1].card : frame->cards->len;

  return next - 1;
}

/* From a place in a department's card, relative to that and as drawn, to the direction of styles. */
static double
place_across (MusterWays *ways, guint box, double offset)
{
  return ways->frame->boxes[box].x + offset;
}

static double
place_down (MusterWays *ways, guint box, double offset)
{
  const MusterBox *found = &ways->frame->boxes[box];

  return ways->frame->flipped ? found->y + found->height - offset : found->y + offset;
}

/* Whether a role is beside the edge of its department's card, and can be left straight through it.
 * When that is drawn sideways its left edge is above the heading and its right edge below all. */
static gboolean
is_beside_edge (MusterWays *ways, guint card, guint box, gboolean left)
{
  double x = get_card (ways, card)->rect.x;
  guint neighbour = left ? get_card (ways, card)->parent + 1 : last_inside (ways, box);

  return !ways->frame->sideways && x == get_card (ways, neighbour)->rect.x;
}

/* The side of a role in a department's card, and the step from it: along the roles of its column. */
static double
get_port (MusterWays *ways, guint card, gboolean left, MusterStep *port)
{
  const MusterRect *rect = &get_card (ways, card)->rect;
  guint box = ways->boxes_of[card];
  double edge = left ? rect->x : rect->x + rect->width;

  if (ways->frame->sideways)
    {
      *port = muster_step_new (place_across (ways, box, rect->y), place_across (ways, box, rect->y + rect->height));
      return place_down (ways, box, edge);
    }
  *port = muster_step_new (place_down (ways, box, rect->y), place_down (ways, box, rect->y + rect->height));
  return place_across (ways, box, edge);
}

/* The step beside a role's column, on its right as drawn. */
static MusterStep
get_column (MusterWays *ways, guint card)
{
  const MusterRect *rect = &get_card (ways, card)->rect;
  guint box = ways->boxes_of[card];
  double start = rect->x + rect->width;
  double end = start + MUSTER_CARD_SPACING;

  if (ways->frame->sideways)
    return muster_step_new (place_down (ways, box, start), place_down (ways, box, end));
  return muster_step_new (place_across (ways, box, start), place_across (ways, box, end));
}

/* The step along the foot of a department's card. */
static MusterStep
get_foot (MusterWays *ways, guint card)
{
  guint box = ways->boxes_of[card];
  double end = get_card (ways, get_card (ways, card)->parent)->rect.height;
  double start = end - MUSTER_CARD_PADDING;

  if (ways->frame->sideways)
    return muster_step_new (place_across (ways, box, start), place_across (ways, box, end));
  return muster_step_new (place_down (ways, box, start), place_down (ways, box, end));
}

/* Keeps a step off where the rail enters a box's side. */
static void
avoid_rail (const MusterFrame *frame, const MusterBox *box, MusterStep *step)
{
  double middle = muster_frame_get_port (frame, box);

  if (step->low >= middle + RAIL_MARGIN || step->high <= middle - RAIL_MARGIN)
    return;
  if (step->high - middle >= middle - step->low)
    step->low = middle + RAIL_MARGIN;
  else
    step->high = middle - RAIL_MARGIN;
}

/* Whether the line of reporting comes in from that side. */
static gboolean
is_reached_from (MusterWays *ways, guint index, gboolean left)
{
  const MusterBox *boxes = ways->frame->boxes;
  const MusterSpot *spot = &ways->frame->spots[index];

  if (spot->beside)
    return left == (boxes[index].x > boxes[boxes[index].parent].x + boxes[boxes[index].parent].width / 2);
  return spot->stacked && left != spot->from_right;
}

MusterExit
muster_exit_new (MusterWays *ways, guint card, gboolean left)
{
  guint index = ways->boxes_of[card];
  const MusterBox *box = &ways->frame->boxes[index];
  MusterExit exit = { .box = index, .left = left, .n_steps = 1 };

  exit.side = left ? box->x : box->x + box->width;
  if (!get_card (ways, card)->inside)
    {
      exit.steps[0] = muster_step_new (box->y, box->y + box->height);
      exit.start = exit.side;
    }
  else
    {
      gboolean beside = is_beside_edge (ways, card, index, left);

      exit.start = get_port (ways, card, left && beside, &exit.steps[0]);
      if (!beside)
        exit.steps[exit.n_steps++] = get_column (ways, card);
      if (!beside && !ways->frame->sideways)
        exit.steps[exit.n_steps++] = get_foot (ways, card);
    }
  if (is_reached_from (ways, index, left))
    avoid_rail (ways->frame, box, &exit.steps[exit.n_steps - 1]);
  return exit;
}

static const MusterStep *
get_last (const MusterExit *exit)
{
  return &exit->steps[exit->n_steps - 1];
}

gboolean
muster_ways_is_clear (const MusterObstacles *obstacles, double x1, double x2, double y1, double y2)
{
  const MusterRect area = { MIN (x1, x2), MIN (y1, y2), fabs (x2 - x1), fabs (y2 - y1) };

  return !muster_obstacles_hit (obstacles, &area, NULL);
}

/* What a way costs: its length and its bends. */
static double
measure_way (const GArray *way, double start, double end)
{
  const MusterStep *steps = (const MusterStep *) (gpointer) way->data;
  double cost = BEND_COST * way->len;

  for (guint i = 0; i < way->len; i++)
    {
      double before = i > 0 ? muster_step_get_middle (&steps[i - 1]) : start;
      double after = i + 1 < way->len ? muster_step_get_middle (&steps[i + 1]) : end;

      cost += fabs (after - before);
    }
  return cost;
}

void
muster_ways_offer (MusterWays *ways, double start, double end)
{
  double cost = measure_way (ways->way, start, end);

  if (cost >= ways->cost)
    return;
  ways->cost = cost;
  ways->start = start;
  ways->end = end;
  g_array_set_size (ways->best, 0);
  g_array_append_vals (ways->best, ways->way->data, ways->way->len);
}

void
muster_ways_begin (MusterWays *ways, const MusterExit *from)
{
  g_array_set_size (ways->way, 0);
  g_array_append_vals (ways->way, from->steps, from->n_steps);
}

static void
end_way (MusterWays *ways, const MusterExit *from, const MusterExit *to)
{
  for (guint i = to->n_steps; i-- > 0;)
    g_array_append_val (ways->way, to->steps[i]);
  muster_ways_offer (ways, from->start, to->start);
}

/* Straight across, where both ends are in reach of each other. Returns: whether that is so */
static gboolean
try_straight (MusterWays *ways, const MusterExit *from, const MusterExit *to)
{
  const MusterStep both = {
    .low = MAX (get_last (from)->low, get_last (to)->low),
    .high = MIN (get_last (from)->high, get_last (to)->high),
  };

  if (both.high - both.low < MUSTER_LEAST_ROOM || !muster_ways_is_clear (ways->boxes, from->side, to->side, both.low, both.high))
    return FALSE;
  muster_ways_begin (ways, from);
  g_array_index (ways->way, MusterStep, ways->way->len - 1) = both;
  for (guint i = to->n_steps - 1; i-- > 0;)
    g_array_append_val (ways->way, to->steps[i]);
  muster_ways_offer (ways, from->start, to->start);
  return TRUE;
}

/* By one run up or down in the room from @low to @high. Returns: whether all of it is free */
static gboolean
try_gutter (MusterWays *ways, const MusterExit *from, const MusterExit *to, double low, double high)
{
  const MusterStep *first = get_last (from);
  const MusterStep *last = get_last (to);
  double top = MIN (first->low, last->low);
  double bottom = MAX (first->high, last->high);
  const MusterStep gutter = muster_step_new (low, high);

  if (!muster_ways_is_clear (ways->boxes, low, high, top, bottom) || !muster_ways_is_clear (ways->uprights, low, high, top, bottom))
    return FALSE;
  if (!muster_ways_is_clear (ways->boxes, from->side, from->left ? low : high, first->low, first->high) ||
      !muster_ways_is_clear (ways->boxes, to->side, to->left ? low : high, last->low, last->high))
    return FALSE;
  muster_ways_begin (ways, from);
  g_array_append_val (ways->way, gutter);
  end_way (ways, from, to);
  return TRUE;
}

/* By the gap between two cards that face each other: all of it, or a part at one of its sides. */
static void
try_gap (MusterWays *ways, const MusterExit *from, const MusterExit *to)
{
  double left = MIN (from->side, to->side);
  double right = MAX (from->side, to->side);

  if (try_straight (ways, from, to))
    return;
  if (right - left <= 3 * MUSTER_SIDE_WIDTH && try_gutter (ways, from, to, left, right))
    return;
  for (guint i = 2; i > 0; i--)
    {
      double width = MIN (i * MUSTER_SIDE_WIDTH, right - left);

      if (try_gutter (ways, from, to, right - width, right) || try_gutter (ways, from, to, left, left + width))
        return;
    }
}

/* By the room beside both cards, on the same side. */
static void
try_beside (MusterWays *ways, const MusterExit *from, const MusterExit *to)
{
  double edge = from->left ? MIN (from->side, to->side) : MAX (from->side, to->side);

  for (guint i = 2; i > 0; i--)
    {
      double other = from->left ? edge - i * MUSTER_SIDE_WIDTH : edge + i * MUSTER_SIDE_WIDTH;

      if (try_gutter (ways, from, to, MIN (edge, other), MAX (edge, other)))
        return;
    }
}

static MusterStep
get_beside (const MusterExit *exit)
{
  return muster_step_new (exit->side, exit->left ? exit->side - MUSTER_SIDE_WIDTH : exit->side + MUSTER_SIDE_WIDTH);
}

/* Finds free room across, as near as can be to @edge and below or above it. */
static gboolean
find_level (MusterWays *ways, double left, double right, double edge, gboolean below, MusterStep *level)
{
  for (guint i = 0; i < ATTEMPTS; i++)
    {
      MusterRect area = { left, below ? edge : edge - MUSTER_BUS_HEIGHT, right - left, MUSTER_BUS_HEIGHT };
      MusterRect hit;

      if (!muster_obstacles_hit (ways->boxes, &area, &hit) && !muster_obstacles_hit (ways->levels, &area, &hit))
        {
          *level = muster_step_new (area.y, area.y + area.height);
          return TRUE;
        }
      edge = below ? hit.y + hit.height : hit.y;
    }
  return FALSE;
}

/* Around all that is between two cards, below or above it. */
static void
try_around (MusterWays *ways, const MusterExit *from, const MusterExit *to, gboolean below)
{
  double edge = below ? MIN (get_last (from)->low, get_last (to)->low) : MAX (get_last (from)->high, get_last (to)->high);
  MusterStep down = get_beside (from);
  MusterStep up = get_beside (to);
  MusterStep level;

  if (down.low < up.high && up.low < down.high)
    return;
  if (!find_level (ways, MIN (down.low, up.low), MAX (down.high, up.high), edge, below, &level))
    return;
  for (guint i = 0; i < 2; i++)
    {
      const MusterStep *side = i == 0 ? &down : &up;
      const MusterStep *port = get_last (i == 0 ? from : to);
      double top = MIN (port->low, level.low);
      double bottom = MAX (port->high, level.high);

      if (!muster_ways_is_clear (ways->boxes, side->low, side->high, top, bottom) ||
          !muster_ways_is_clear (ways->uprights, side->low, side->high, top, bottom))
        return;
    }
  muster_ways_begin (ways, from);
  g_array_append_val (ways->way, down);
  g_array_append_val (ways->way, level);
  g_array_append_val (ways->way, up);
  end_way (ways, from, to);
}

/* All ways but the one that leads by the corridors. */
static void
try_ways (MusterWays *ways, guint from_card, guint to_card)
{
  gboolean only_right = ways->departments && ways->frame->sideways;

  for (guint i = 0; i < (only_right ? 1 : 4); i++)
    {
      const MusterExit from = muster_exit_new (ways, from_card, i % 2 == 1);
      const MusterExit to = muster_exit_new (ways, to_card, i / 2 == 1);

      if (from.left == to.left)
        try_beside (ways, &from, &to);
      else if (from.left ? to.side < from.side : from.side < to.side)
        try_gap (ways, &from, &to);
      try_around (ways, &from, &to, TRUE);
      try_around (ways, &from, &to, FALSE);
    }
}

/* Between two roles of one department. */
static void
route_inside (MusterWays *ways, guint from, guint to)
{
  MusterStep port;
  MusterStep column = get_column (ways, from);
  double start = get_port (ways, from, FALSE, &port);
  double end;

  g_array_set_size (ways->way, 0);
  g_array_append_val (ways->way, port);
  g_array_append_val (ways->way, column);
  if (get_card (ways, from)->rect.x != get_card (ways, to)->rect.x)
    {
      MusterStep foot = get_foot (ways, from);

      column = get_column (ways, to);
      g_array_append_val (ways->way, foot);
      g_array_append_val (ways->way, column);
    }
  end = get_port (ways, to, FALSE, &port);
  g_array_append_val (ways->way, port);
  muster_ways_offer (ways, start, end);
}

/* What is in the way: the boxes, and for runs along them the lines of reporting. */
static void
list_obstacles (MusterWays *ways)
{
  const MusterFrame *frame = ways->frame;
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (MusterRect));
  g_autoptr (GArray) uprights = g_array_new (FALSE, FALSE, sizeof (MusterRect));
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (MusterRect));

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterBox *box = &frame->boxes[i];
      const MusterRect rect = { box->x, box->y, box->width, box->height };

      g_array_append_val (boxes, rect);
    }
  for (guint i = 0; i < frame->connectors->len; i++)
    {
      const MusterConnector *connector = &g_array_index (frame->connectors, MusterConnector, i);

      for (guint p = connector->first_point; p + 1 < connector->first_point + connector->n_points; p++)
        {
          const MusterPoint *a = &g_array_index (frame->points, MusterPoint, p);
          const MusterPoint *b = a + 1;
          const MusterRect rect = { MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x), fabs (a->y - b->y) };

          g_array_append_val (a->x == b->x ? uprights : levels, rect);
        }
    }
  ways->boxes = muster_obstacles_new ((const MusterRect *) (gpointer) boxes->data, boxes->len);
  ways->uprights = muster_obstacles_new ((const MusterRect *) (gpointer) uprights->data, uprights->len);
  ways->levels = muster_obstacles_new ((const MusterRect *) (gpointer) levels->data, levels->len);
}

MusterWays *
muster_ways_new (MusterFrame *frame)
{
  MusterWays *ways = g_new0 (MusterWays, 1);

  ways->frame = frame;
  ways->departments = frame->options->view == MUSTER_VIEW_DEPARTMENTS;
  ways->boxes_of = g_new (guint, frame->cards->len);
  for (guint box = 0; box < frame->n_boxes; box++)
    for (guint card = frame->spots[box].card; card <= last_inside (ways, box); card++)
      ways->boxes_of[card] = box;
  list_obstacles (ways);
  ways->best = g_array_new (FALSE, FALSE, sizeof (MusterStep));
  ways->way = g_array_new (FALSE, FALSE, sizeof (MusterStep));
  ways->back = g_array_new (FALSE, FALSE, sizeof (MusterStep));
  ways->above_from = g_array_new (FALSE, FALSE, sizeof (guint));
  ways->above_to = g_array_new (FALSE, FALSE, sizeof (guint));
  return ways;
}

void
muster_ways_free (MusterWays *ways)
{
  g_free (ways->boxes_of);
  muster_obstacles_free (ways->boxes);
  muster_obstacles_free (ways->uprights);
  muster_obstacles_free (ways->levels);
  g_array_unref (ways->best);
  g_array_unref (ways->way);
  g_array_unref (ways->back);
  g_array_unref (ways->above_from);
  g_array_unref (ways->above_to);
  g_free (ways);
}

gboolean
muster_ways_find (MusterWays *ways, guint from, guint to, GArray *steps, MusterRoute *route)
{
  guint from_box = ways->boxes_of[from];
  guint to_box = ways->boxes_of[to];

  ways->cost = INFINITY;
  if (from_box == to_box)
    route_inside (ways, from, to);
  else if (muster_climb_list (ways, from_box, to_box))
    {
      try_ways (ways, from, to);
      muster_climb_over (ways, from, to);
    }
  else
    return FALSE;
  *route = (MusterRoute){
    .from = from,
    .to = to,
    .first_step = steps->len,
    .n_steps = ways->best->len,
    .across = !(ways->frame->sideways && get_card (ways, from)->inside),
    .start = ways->start,
    .end = ways->end,
  };
  g_array_append_vals (steps, ways->best->data, ways->best->len);
  return TRUE;
}
