/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * nest-route.c: the ways of dotted lines among nested departments.
 *
 * A line leaves its card sideways and goes down beside it. Where rows are below it goes along the way
 * under its own to the side of the department and down there, out of each department that the other
 * end is not in; in the department that both are in, along the ways below their rows. A card at the
 * edge of the outermost such department may also be left upwards, which is shorter to the row above.
 */
#include "nest.h"

/* A way out of a card: the steps to it, the last of which is upright, and what it comes to: the way
 * below a row of the department in which both ends are; MUSTER_NOWHERE for that below the block. */
typedef struct
{
  MusterStep steps[2 + 2 * MUSTER_LINE_LEVELS];
  guint n_steps;
  double start;
  guint row;
} Exit;

static MusterStep
make_step (double low, double high)
{
  return (MusterStep){ .low = low, .high = high };
}

static void
push (Exit *exit, MusterStep step)
{
  exit->steps[exit->n_steps++] = step;
}

/* The free way below a row, or below the block. */
static MusterStep
get_level (const MusterNest *nest, guint index, guint row)
{
  const MusterCell *cell = &nest->cells[index];
  double bottom = cell->y + cell->block.y + cell->block.height;

  if (row == MUSTER_NOWHERE)
    return make_step (bottom - MUSTER_CARD_PADDING, cell->n_rows > 0 ? bottom + MUSTER_CARD_SPACING : bottom);
  bottom = g_array_index (nest->rows, MusterNestRow, row).bottom;
  return make_step (bottom, bottom + MUSTER_NEST_GAP);
}

/* The free way at a side of what a department holds. */
static MusterStep
get_side (const MusterNest *nest, guint index, gboolean left)
{
  const MusterCell *cell = &nest->cells[index];
  double x = cell->x + cell->content.x;

  if (index == nest->frame->n_boxes)
    return left ? make_step (x - MUSTER_NEST_SIDE, x) : make_step (x + cell->content.width, x + cell->content.width + MUSTER_NEST_SIDE);
  if (left)
    return make_step (x, x + MUSTER_CARD_PADDING);
  return make_step (x + cell->content.width - MUSTER_CARD_PADDING, x + cell->content.width);
}

static gboolean
is_last (const MusterNest *nest, guint index, guint row)
{
  const MusterCell *cell = &nest->cells[index];

  return row == MUSTER_NOWHERE ? cell->n_rows == 0 : row + 1 == cell->first_row + cell->n_rows;
}

static const MusterRect *
get_rect (const MusterNest *nest, guint card)
{
  return &g_array_index (nest->frame->cards, MusterCard, card).rect;
}

/* From the side of a role to the way beside its column: at its left only at the left edge. */
static void
leave (const MusterNest *nest, guint card, gboolean left, Exit *exit)
{
  const MusterRect *rect = get_rect (nest, card);
  const MusterCell *cell = &nest->cells[nest->boxes_of[card]];
  double x = cell->x + rect->x;
  gboolean at_end = rect->x + rect->width + MUSTER_CARD_PADDING >= cell->block.x + cell->block.width - 0.5;

  exit->n_steps = 0;
  exit->start = left ? x : x + rect->width;
  push (exit, make_step (cell->y + rect->y, cell->y + rect->y + rect->height));
  if (left)
    push (exit, make_step (x - MUSTER_CARD_PADDING, x));
  else
    push (exit, make_step (exit->start, exit->start + (at_end ? MUSTER_CARD_PADDING : MUSTER_CARD_SPACING)));
}

/* Whether a role is at the left edge of its block. */
static gboolean
is_first (const MusterNest *nest, guint card)
{
  return get_rect (nest, card)->x <= nest->cells[nest->boxes_of[card]].block.x + MUSTER_CARD_PADDING + 0.5;
}

static guint
get_parent (const MusterNest *nest, guint box)
{
  guint parent = nest->frame->boxes[box].parent;

  return parent == MUSTER_NOWHERE ? nest->frame->n_boxes : parent;
}

/* Out of all departments up to @common. Returns: whether that is not too far */
static gboolean
climb (const MusterNest *nest, guint card, guint common, gboolean left, Exit *exit)
{
  guint box = nest->boxes_of[card];
  guint row = MUSTER_NOWHERE;

  leave (nest, card, left && is_first (nest, card), exit);
  while (box != common)
    {
      if (exit->n_steps + 2 > G_N_ELEMENTS (exit->steps))
        return FALSE;
      if (!is_last (nest, box, row))
        {
          push (exit, get_level (nest, box, row));
          push (exit, get_side (nest, box, left));
        }
      row = nest->cells[box].row;
      box = get_parent (nest, box);
    }
  exit->row = row;
  return TRUE;
}

/* The innermost department in which both are, or all. */
static guint
find_common (const MusterNest *nest, guint a, guint b)
{
  while (a != b)
    if (b == nest->frame->n_boxes || (a != nest->frame->n_boxes && a > b))
      a = get_parent (nest, a);
    else
      b = get_parent (nest, b);
  return a;
}

/* The middle of what of @common holds a box, from left to right. */
static double
get_middle (const MusterNest *nest, guint card)
{
  const MusterCell *cell = &nest->cells[nest->boxes_of[card]];

  return cell->x + get_rect (nest, card)->x + get_rect (nest, card)->width / 2;
}

/* The way above the row in which a card's own department stands, where the card can be left upwards:
 * that department is right in @common, and the card at the side of it towards the other end. */
static gboolean
can_rise (const MusterNest *nest, guint card, guint common, gboolean left, guint *row)
{
  guint box = nest->boxes_of[card];
  const MusterCell *cell = &nest->cells[box];
  const MusterRect *rect = get_rect (nest, card);
  gboolean at_end = rect->x + rect->width + MUSTER_CARD_PADDING >= cell->block.x + cell->block.width - 0.5;

  if (box == common || get_parent (nest, box) != common || !(left ? is_first (nest, card) : at_end))
    return FALSE;
  *row = cell->row > nest->cells[common].first_row ? cell->row - 1 : MUSTER_NOWHERE;
  return *row != MUSTER_NOWHERE || common != nest->frame->n_boxes;
}

/* Leaves one end upwards where that is where the other end comes to anyway. */
static void
shorten (const MusterNest *nest, guint card, guint common, gboolean left, Exit *exit, const Exit *other)
{
  guint row;

  if (exit->row == other->row || !can_rise (nest, card, common, left, &row) || row != other->row)
    return;
  leave (nest, card, left, exit);
  exit->row = row;
}

static void
append (GArray *steps, const Exit *from, const Exit *to, const MusterStep *between, guint n_between)
{
  g_array_append_vals (steps, from->steps, from->n_steps);
  g_array_append_vals (steps, between, n_between);
  for (guint i = to->n_steps; i-- > 0;)
    g_array_append_val (steps, to->steps[i]);
}

/* Along the ways of the department in which both are. */
static void
join (const MusterNest *nest, guint common, gboolean left, const Exit *from, const Exit *to, GArray *steps)
{
  MusterStep between[3] = { get_level (nest, common, from->row) };
  guint n_between = 1;

  if (from->row != to->row)
    {
      between[n_between++] = get_side (nest, common, left);
      between[n_between++] = get_level (nest, common, to->row);
    }
  append (steps, from, to, between, n_between);
}

static gboolean
are_in_column (const MusterNest *nest, guint from, guint to)
{
  return nest->boxes_of[from] == nest->boxes_of[to] && get_rect (nest, from)->x == get_rect (nest, to)->x;
}

gboolean
muster_nest_route (MusterFrame *frame, gpointer data, MusterRecord line, guint from, guint to, GArray *steps, MusterRoute *route)
{
  const MusterNest *nest = data;
  guint common = find_common (nest, nest->boxes_of[from], nest->boxes_of[to]);
  gboolean to_left = get_middle (nest, to) < get_middle (nest, from);
  Exit start, end;

  *route = (MusterRoute){ .from = from, .to = to, .first_step = steps->len, .across = TRUE };
  if (are_in_column (nest, from, to))
    {
      leave (nest, from, FALSE, &start);
      leave (nest, to, FALSE, &end);
      g_array_append_vals (steps, start.steps, start.n_steps);
      g_array_append_val (steps, end.steps[0]);
    }
  else
    {
      if (!climb (nest, from, common, to_left, &start) || !climb (nest, to, common, !to_left, &end))
        {
          frame->n_undrawn++;
          return FALSE;
        }
      shorten (nest, from, common, to_left, &start, &end);
      shorten (nest, to, common, !to_left, &end, &start);
      join (nest, common, to_left, &start, &end, steps);
    }
  route->n_steps = steps->len - route->first_step;
  route->start = start.start;
  route->end = end.start;
  return TRUE;
}
