/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * nest.c: see nest.h. Cells are made from the innermost out, then placed from the outermost in.
 */
#include "nest.h"

#include <math.h>

/* The width in proportion to the height that a box aims at. */
#define ASPECT 1.5

/* Room between the edge of a circle and what it holds. */
#define CIRCLE_PADDING 6.0

/* How often the height of a circle's middle is bettered. */
#define MIDDLE_ROUNDS 40

/* How many numbers of rows beside the likely one are tried. */
#define TRIES 3

/* In a circle roles stand in a block that is about as wide as high. */
static const MusterColumns round_columns = {
  .across = MUSTER_CARD_SPACING,
  .down = MUSTER_CARD_SPACING,
  .whole = 3,
  .aspect = 1,
  .stretch = TRUE,
};

static guint
first_child (const MusterFrame *frame, guint parent)
{
  return parent == frame->n_boxes ? 0 : parent + 1;
}

static guint
end_of (const MusterFrame *frame, guint parent)
{
  return parent == frame->n_boxes ? parent : parent + frame->boxes[parent].size;
}

static MusterNestRow *
get_row (const MusterNest *nest, guint row)
{
  return &g_array_index (nest->rows, MusterNestRow, row);
}

/* {{{ Rows */

/* Breaks the children of @parent into rows no wider than @limit, if they can be; from @rows on.
 * Returns: the widest; @height gets all with the ways below them */
static double
break_rows (const MusterNest *nest, guint parent, double limit, GArray *rows, double *height)
{
  const MusterFrame *frame = nest->frame;
  guint end = end_of (frame, parent);
  MusterNestRow row = { .first = first_child (frame, parent) };
  double widest = 0, highest = 0;

  *height = 0;
  for (guint child = row.first; child < end; child += frame->boxes[child].size)
    {
      const MusterCell *cell = &nest->cells[child];
      double width = row.count > 0 ? row.width + MUSTER_GAP_SIBLINGS + cell->width : cell->width;

      if (row.count > 0 && width > limit)
        {
          row.bottom = highest;
          *height += highest + MUSTER_NEST_GAP;
          if (rows != NULL)
            g_array_append_val (rows, row);
          row = (MusterNestRow){ .first = child };
          width = cell->width;
          highest = 0;
        }
      row.count++;
      row.width = width;
      widest = MAX (widest, width);
      highest = MAX (highest, cell->height);
    }
  row.bottom = highest;
  *height += highest + MUSTER_NEST_GAP;
  if (rows != NULL)
    g_array_append_val (rows, row);
  return widest;
}

/* What a choice of rows costs: the circle around all, or the larger side. */
static double
measure_rows (const MusterNest *nest, guint parent, double limit, const MusterRect *block)
{
  double height;
  double width = MAX (break_rows (nest, parent, limit, NULL, &height), block->width);

  height += block->height;
  return nest->round ? hypot (width, height) : MAX (width / ASPECT, height);
}

/* The likely number of rows makes all as wide as high; those near it are tried. */
static double
choose_limit (const MusterNest *nest, guint parent, const MusterRect *block)
{
  const MusterFrame *frame = nest->frame;
  double total = 0, area = 0, widest = 0, best = INFINITY, limit = INFINITY;
  guint n_children = 0;
  long likely;

  for (guint child = first_child (frame, parent); child < end_of (frame, parent); child += frame->boxes[child].size)
    {
      const MusterCell *cell = &nest->cells[child];

      total += cell->width + MUSTER_GAP_SIBLINGS;
      area += (cell->width + MUSTER_GAP_SIBLINGS) * (cell->height + MUSTER_NEST_GAP);
      widest = MAX (widest, cell->width);
      n_children++;
    }
  likely = lround (total / sqrt (area * (nest->round ? 1 : ASPECT)));
  for (long n_rows = MAX (1, likely - TRIES); n_rows <= MIN (likely + TRIES, (long) n_children); n_rows++)
    {
      double width = MAX (total / (double) n_rows + (n_rows > 1 ? widest / 2 : 0), widest);
      double cost = measure_rows (nest, parent, width, block);

      if (cost < best)
        {
          best = cost;
          limit = width;
        }
    }
  return limit;
}

/* }}} */
/* {{{ From the innermost out */

/* How far the circle around a middle at @y must reach. */
static double
reach (const MusterNest *nest, guint index, double y)
{
  const MusterFrame *frame = nest->frame;
  const MusterCell *cell = &nest->cells[index];
  double across = cell->block.width / 2;
  double most = hypot (across, MAX (y - cell->block.y, cell->block.y + cell->block.height - y));

  for (guint child = first_child (frame, index); child < end_of (frame, index); child += frame->boxes[child].size)
    {
      const MusterCell *inner = &nest->cells[child];

      most = MAX (most, inner->radius + hypot (inner->x + inner->width / 2 - cell->content.width / 2, inner->y + inner->height / 2 - y));
    }
  return MAX (most + CIRCLE_PADDING, MAX (cell->content.width / 2, MAX (y, cell->content.height - y)));
}

/* Draws the smallest circle whose middle is upright above the middle of what it holds: what it must
 * reach is convex in the height of that. */
static void
make_round (const MusterNest *nest, guint index)
{
  MusterCell *cell = &nest->cells[index];
  double low = 0, high = cell->content.height;
  double middle;

  for (guint i = 0; i < MIDDLE_ROUNDS; i++)
    {
      double third = (high - low) / 3;

      if (reach (nest, index, low + third) <= reach (nest, index, high - third))
        high -= third;
      else
        low += third;
    }
  middle = (low + high) / 2;
  cell->radius = reach (nest, index, middle);
  cell->width = cell->height = 2 * cell->radius;
  cell->content.x = cell->radius - cell->content.width / 2;
  cell->content.y = cell->radius - middle;
}

/* Puts a row's cells side by side. In circles each row is in the middle; boxes are all as high as
 * their row. */
static void
set_row (const MusterNest *nest, guint index, double left, double width)
{
  const MusterNestRow *row = get_row (nest, index);
  double x = nest->round ? left + (width - row->width) / 2 : left;
  guint child = row->first;

  for (guint i = 0; i < row->count; i++, child += nest->frame->boxes[child].size)
    {
      MusterCell *cell = &nest->cells[child];

      if (!nest->round)
        cell->height = row->bottom - row->top;
      cell->row = index;
      cell->x = x;
      cell->y = nest->round ? (row->top + row->bottom - cell->height) / 2 : row->top;
      x += cell->width + MUSTER_GAP_SIBLINGS;
    }
}

static void
arrange_rows (const MusterNest *nest, guint index)
{
  MusterCell *cell = &nest->cells[index];
  double limit = choose_limit (nest, index, &cell->block);
  double side = index == nest->frame->n_boxes ? 0 : nest->round ? MUSTER_NEST_SIDE
                                                                : MUSTER_CARD_PADDING;
  double height, y = cell->block.height;
  double width = break_rows (nest, index, limit, nest->rows, &height);

  cell->n_rows = nest->rows->len - cell->first_row;
  cell->content.width = MAX (width + 2 * side, cell->block.width);
  cell->content.height = cell->block.height + height;
  if (y > 0)
    {
      y += MUSTER_CARD_SPACING;
      cell->content.height += MUSTER_CARD_SPACING;
    }
  for (guint i = cell->first_row; i < nest->rows->len; i++)
    {
      MusterNestRow *row = get_row (nest, i);

      row->top = y;
      row->bottom += y;
      y = row->bottom + MUSTER_NEST_GAP;
      set_row (nest, i, side, cell->content.width - 2 * side);
    }
}

static void
arrange (const MusterNest *nest, guint index)
{
  MusterFrame *frame = nest->frame;
  MusterCell *cell = &nest->cells[index];
  gboolean all = index == frame->n_boxes;

  cell->first_row = nest->rows->len;
  if (!all)
    cell->block = (MusterRect){ 0, 0, frame->boxes[index].width, frame->boxes[index].height };
  cell->content = cell->block;
  if (end_of (frame, index) > first_child (frame, index))
    arrange_rows (nest, index);
  if (nest->round)
    cell->block.x = (cell->content.width - cell->block.width) / 2;
  cell->width = cell->content.width;
  cell->height = cell->content.height;
  if (nest->round && !all)
    make_round (nest, index);
}

/* }}} */
/* {{{ From the outermost in */

static void
shift_rows (const MusterNest *nest, const MusterCell *cell)
{
  for (guint i = cell->first_row; i < cell->first_row + cell->n_rows; i++)
    {
      get_row (nest, i)->top += cell->y + cell->content.y;
      get_row (nest, i)->bottom += cell->y + cell->content.y;
    }
}

static void
place_box (const MusterNest *nest, guint index)
{
  MusterFrame *frame = nest->frame;
  MusterBox *box = &frame->boxes[index];
  MusterCell *cell = &nest->cells[index];
  const MusterCell *around = &nest->cells[box->parent == MUSTER_NOWHERE ? frame->n_boxes : box->parent];
  guint first = frame->spots[index].card;
  guint end = index + 1 < frame->n_boxes ? frame->spots[index + 1].card : frame->cards->len;
  MusterCard *card = &g_array_index (frame->cards, MusterCard, first);

  cell->x += around->x + around->content.x;
  cell->y += around->y + around->content.y;
  cell->block.x += cell->content.x;
  cell->block.y += cell->content.y;
  shift_rows (nest, cell);
  box->x = cell->x;
  box->y = cell->y;
  box->width = cell->width;
  box->height = cell->height;
  card->inside = box->parent != MUSTER_NOWHERE;
  card->round = nest->round;
  card->heading = cell->block;
  for (guint i = first + 1; i < end; i++)
    {
      g_array_index (frame->cards, MusterCard, i).rect.x += cell->block.x;
      g_array_index (frame->cards, MusterCard, i).rect.y += cell->block.y;
    }
}

/* }}} */

MusterLayout *
muster_nest_lay_out (MusterProjection *projection, const MusterLayoutOptions *options, gboolean round)
{
  MusterLayoutOptions upright = *options;
  g_autoptr (MusterFrame) frame = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (MusterNestRow));
  g_autofree MusterCell *cells = NULL;
  g_autofree guint *boxes_of = NULL;
  MusterNest nest = { .round = round, .rows = rows };

  upright.direction = MUSTER_DIRECTION_DOWN;
  frame = muster_frame_new_with (projection, &upright, round ? &round_columns : &muster_department_columns);
  nest.frame = frame;
  nest.cells = cells = g_new0 (MusterCell, (gsize) frame->n_boxes + 1);
  nest.boxes_of = boxes_of = muster_frame_list_boxes (frame);
  for (guint i = frame->n_boxes; i-- > 0;)
    arrange (&nest, i);
  arrange (&nest, frame->n_boxes);
  shift_rows (&nest, &cells[frame->n_boxes]);
  for (guint i = 0; i < frame->n_boxes; i++)
    place_box (&nest, i);
  muster_dotted_add (frame, muster_nest_route, &nest);
  frame->lined = TRUE;
  frame->nested = TRUE;
  return muster_frame_finish (frame);
}
