/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * climb.c: the way by the corridors, which is always free: up beside each box that is above an end,
 * to the corridor that both ends have in common. Where it then goes to and fro between the same
 * boxes it is cut short. At most MUSTER_LINE_LEVELS levels.
 */
#include "ways-private.h"

static const MusterCorridor *
get_corridor (MusterWays *ways, guint corridor)
{
  return &g_array_index (ways->frame->corridors, MusterCorridor, corridor);
}

static void
push (GArray *steps, double a, double b)
{
  MusterStep step = muster_step_new (a, b);

  g_array_append_val (steps, step);
}

gboolean
muster_climb_list (MusterWays *ways, guint a, guint b)
{
  const MusterBox *boxes = ways->frame->boxes;

  g_array_set_size (ways->above_from, 0);
  g_array_set_size (ways->above_to, 0);
  while (a != b)
    {
      /* The later one in preorder is no ancestor of the other. */
      if (b == MUSTER_NOWHERE || (a != MUSTER_NOWHERE && a > b))
        {
          g_array_append_val (ways->above_from, a);
          a = boxes[a].parent;
        }
      else
        {
          g_array_append_val (ways->above_to, b);
          b = boxes[b].parent;
        }
      if (ways->above_from->len + ways->above_to->len > MUSTER_LINE_LEVELS)
        return FALSE;
    }
  return TRUE;
}

static void
push_corridor (MusterWays *ways, GArray *steps, guint corridor)
{
  double bottom = get_corridor (ways, corridor)->bottom;

  push (steps, bottom - MUSTER_BUS_HEIGHT, bottom);
}

static void
push_trunk (MusterWays *ways, GArray *steps, guint corridor)
{
  double trunk = get_corridor (ways, corridor)->trunk;

  push (steps, trunk, trunk + MUSTER_SIDE_WIDTH);
}

static void
push_side (MusterWays *ways, GArray *steps, guint box, gboolean left)
{
  const MusterSpot *spot = &ways->frame->spots[box];
  double edge = left ? spot->left : spot->right;

  push (steps, edge, left ? edge - MUSTER_SIDE_WIDTH : edge + MUSTER_SIDE_WIDTH);
}

/* What is in a column is passed on the side without a rail. */
static gboolean
passes_left (MusterWays *ways, guint box, gboolean left)
{
  const MusterSpot *spot = &ways->frame->spots[box];

  return spot->stacked ? spot->from_right : left;
}

/* The steps beside each box on the way up, and through the corridors between them. The last
 * corridor is left to the caller. Returns: that; MUSTER_NOWHERE if no box is passed */
static guint
climb (MusterWays *ways, GArray *steps, const GArray *above, const MusterExit *exit, gboolean left)
{
  guint corridor = MUSTER_NOWHERE;

  for (guint i = 0; i < above->len; i++)
    {
      guint box = g_array_index (above, guint, i);

      if (i > 0)
        {
          guint first = get_corridor (ways, corridor)->first;

          push_corridor (ways, steps, corridor);
          if (first != corridor)
            {
              push_trunk (ways, steps, first);
              push_corridor (ways, steps, first);
            }
        }
      push_side (ways, steps, box, i == 0 ? exit->left : passes_left (ways, box, left));
      corridor = ways->frame->spots[box].corridor;
    }
  if (above->len == 0)
    push_side (ways, steps, exit->box, exit->left);
  return corridor;
}

/* The steps between two corridors of the same parent. */
static void
join (MusterWays *ways, guint from, guint to)
{
  guint first;

  if (from == MUSTER_NOWHERE)
    from = get_corridor (ways, to)->first;
  if (to == MUSTER_NOWHERE)
    to = get_corridor (ways, from)->first;
  first = get_corridor (ways, from)->first;
  push_corridor (ways, ways->way, from);
  if (from == to)
    return;
  push_trunk (ways, ways->way, first);
  push_corridor (ways, ways->way, to);
}

/* Whether a line leaves a box at its left: not where a department drawn sideways has its heading. */
static gboolean
leaves_left (MusterWays *ways, guint box, gboolean left)
{
  return passes_left (ways, box, left) && !(ways->departments && ways->frame->sideways);
}

/* Whether the lines of a branch pass others on the left: those whose way leads to the left. */
static void
choose_sides (MusterWays *ways, guint from, guint to, gboolean *from_left, gboolean *to_left)
{
  const MusterBox *boxes = ways->frame->boxes;
  const GArray *above_from = ways->above_from;
  const GArray *above_to = ways->above_to;

  if (above_from->len > 0 && above_to->len > 0)
    {
      *from_left = from > to;
      *to_left = !*from_left;
    }
  else
    {
      const GArray *above = above_from->len > 0 ? above_from : above_to;
      const MusterBox *branch = &boxes[g_array_index (above, guint, above->len - 1)];
      const MusterBox *top = &boxes[branch->parent];

      *from_left = *to_left = branch->x + branch->width / 2 < top->x + top->width / 2;
    }
}

/* Takes steps @first to before @end out of the way. */
static void
cut (GArray *way, guint first, guint end)
{
  g_array_remove_range (way, first, end - first);
}

/* Makes one of two runs down that could be in one place, leaving out the corridor between them. */
static gboolean
merge (GArray *way, guint index)
{
  MusterStep *one = &g_array_index (way, MusterStep, index);
  const MusterStep *other = one + 2;
  double low = MAX (one->low, other->low);
  double high = MIN (one->high, other->high);

  if (high - low < MUSTER_LEAST_ROOM)
    return FALSE;
  *one = muster_step_new (low, high);
  cut (way, index + 1, index + 3);
  return TRUE;
}

/* Whether a way goes up by one run and down by the next. */
static gboolean
is_detour (const MusterStep *steps)
{
  return muster_step_get_middle (&steps[2]) < MIN (muster_step_get_middle (&steps[0]), muster_step_get_middle (&steps[4]));
}

/* Where a way goes up and down again though it could go across lower, it goes there. @index is that
 * of the run across before the one up. Returns: whether it has fewer steps now */
static gboolean
lower (MusterWays *ways, GArray *way, guint index)
{
  MusterStep *steps = &g_array_index (way, MusterStep, index);
  double left = MIN (steps[1].low, steps[3].low);
  double right = MAX (steps[1].high, steps[3].high);
  gboolean first = steps[0].low <= steps[4].low;
  const MusterStep *level = first ? &steps[0] : &steps[4];
  const MusterRect area = { left, level->low, right - left, level->high - level->low };
  MusterRect hit;

  if (!is_detour (steps))
    return FALSE;
  if (!muster_obstacles_hit (ways->boxes, &area, &hit))
    {
      cut (way, first ? index + 1 : index + 2, first ? index + 3 : index + 4);
      return TRUE;
    }
  if (hit.y - MUSTER_BUS_HEIGHT > steps[2].low &&
      muster_ways_is_clear (ways->boxes, left, right, hit.y - MUSTER_BUS_HEIGHT, hit.y) &&
      muster_ways_is_clear (ways->levels, left, right, hit.y - MUSTER_BUS_HEIGHT, hit.y))
    steps[2] = muster_step_new (hit.y - MUSTER_BUS_HEIGHT, hit.y);
  return FALSE;
}

/* Shortens the way by the corridors, between the exits, whose own steps stay. */
static void
shorten (MusterWays *ways, GArray *way, guint first, guint n_last)
{
  guint i = first;

  while (i + 3 + n_last <= way->len)
    {
      /* Runs down are at even distances from the first. */
      gboolean merged = merge (way, i);

      if (!merged && i > 0 && i + 3 < way->len)
        merged = lower (ways, way, i - 1);
      if (!merged)
        i += 2;
      else if (i > first + 1)
        i -= 2;
    }
}

/* The steps from the end are listed apart and put behind in reverse. */
void
muster_climb_over (MusterWays *ways, guint from_card, guint to_card)
{
  guint from_box = ways->boxes_of[from_card];
  guint to_box = ways->boxes_of[to_card];
  gboolean from_left;
  gboolean to_left;
  MusterExit from;
  MusterExit to;
  guint up;
  guint down;

  choose_sides (ways, from_box, to_box, &from_left, &to_left);
  from = muster_exit_new (ways, from_card, leaves_left (ways, from_box, from_left));
  to = muster_exit_new (ways, to_card, leaves_left (ways, to_box, to_left));
  muster_ways_begin (ways, &from);
  g_array_set_size (ways->back, 0);
  up = climb (ways, ways->way, ways->above_from, &from, from_left);
  down = climb (ways, ways->back, ways->above_to, &to, to_left);
  join (ways, up, down);
  for (guint i = ways->back->len; i-- > 0;)
    {
      MusterStep step = g_array_index (ways->back, MusterStep, i);

      g_array_append_val (ways->way, step);
    }
  for (guint i = to.n_steps; i-- > 0;)
    g_array_append_val (ways->way, to.steps[i]);
  shorten (ways, ways->way, from.n_steps, to.n_steps);
  muster_ways_offer (ways, from.start, to.start);
}
