/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rows.c: what hangs from a card in rows that keep about the shape of a page.
 *
 * Below the card are rows of units, each a branch or a run of cards without children in columns. Where
 * there is more than one row they are on both sides of a trunk. That wastes more room between branches
 * than outlines would, and wins it back by rows: a branch of any shape can be put anywhere.
 */
#include "blocks.h"
#include "columns.h"

#include <math.h>

/* The width in proportion to the height that the whole aims at, as drawn. */
#define ASPECT 1.6

/* A row may be so much wider than rows of the best width before it is broken, and so wide always, as
 * drawn to the right: some eight cards, which the eye takes in at once. */
#define PATIENCE 1.6
#define ROW_WIDTH 1600.0

/* Up to so many children without children are in one column, as drawn; more where a branch beside
 * them is taller anyway. */
#define COLUMN_LENGTH 6

typedef struct
{
  MusterBlocks *blocks;
  GArray *units;
  /* (element-type MusterRow) */
  GArray *rows;
  /* How far they reach on both sides of the trunk. */
  double left;
  double right;
} Stacker;

/* Stacks a run of boxes; @tallest is the height of the branches beside it. */
static void
add_stack (Stacker *stacker, guint first, guint count, double tallest)
{
  const MusterFrame *frame = stacker->blocks->frame;
  double down = frame->options->view == MUSTER_VIEW_DEPARTMENTS ? MUSTER_GAP_SIBLINGS : MUSTER_CARD_SPACING;
  const MusterColumns columns = {
    .across = MUSTER_SIDE_WIDTH + MUSTER_RAIL_ROOM,
    .down = down,
    .whole = MAX (COLUMN_LENGTH, tallest / (frame->boxes[first].height + down)),
    .aspect = 1,
    .stretch = TRUE,
  };
  MusterRect *cells = muster_blocks_begin_stack (stacker->blocks, first, count);
  MusterUnit unit;
  double width, height;

  muster_columns_place (&columns, cells, count, &width, &height);
  unit = muster_blocks_end_stack (stacker->blocks, first, count, width, height);
  g_array_append_val (stacker->units, unit);
}

static void
add_single (Stacker *stacker, guint child)
{
  const MusterUnit unit = muster_blocks_make_single (stacker->blocks, child);

  g_array_append_val (stacker->units, unit);
}

/* Splits the children into units, in their order. When drawn sideways a short run makes a column
 * side by side, which is what children do anyway. */
static void
list_units (Stacker *stacker, guint parent)
{
  const MusterFrame *frame = stacker->blocks->frame;
  guint end = muster_blocks_end (stacker->blocks, parent);
  guint child = muster_blocks_first (stacker->blocks, parent);
  guint least = frame->sideways ? COLUMN_LENGTH + 1 : 2;
  double tallest = 0;

  for (guint i = child; i < end; i += frame->boxes[i].size)
    if (frame->boxes[i].size > 1)
      tallest = MAX (tallest, stacker->blocks->blocks[i].height);
  g_array_set_size (stacker->units, 0);
  while (child < end)
    {
      guint run = muster_blocks_count_leaves (stacker->blocks, child, end);

      if (run >= least)
        {
          add_stack (stacker, child, run, tallest);
          child += run;
        }
      else
        {
          add_single (stacker, child);
          child += frame->boxes[child].size;
        }
    }
}

/* How wide rows may become; infinite if one row will do. Where one unit is wider than is good for
 * all, nothing else makes its row wider still: a branch would grow with each level above it. */
static double
choose_row_width (const Stacker *stacker)
{
  gboolean sideways = stacker->blocks->frame->sideways;
  double aspect = sideways ? 1 / ASPECT : ASPECT;
  double area = 0;
  double total = 0;
  double widest = 0;
  double narrowest = sideways ? ROW_WIDTH / ASPECT : ROW_WIDTH;
  double best;
  double even;

  for (guint i = 0; i < stacker->units->len; i++)
    {
      const MusterUnit *unit = &g_array_index (stacker->units, MusterUnit, i);
      double width = unit->width + MUSTER_GAP_BRANCHES;

      area += width * (unit->height + MUSTER_GAP_LEVELS);
      total += width;
      widest = MAX (widest, width);
    }
  best = sqrt (area * aspect);
  if (total <= MAX (best * PATIENCE, narrowest))
    return INFINITY;
  even = total / ceil (total / best) + total / stacker->units->len * 0.999;
  return MAX (MAX (MIN (even, best * PATIENCE), widest), narrowest);
}

/* Puts units side by side. Returns: their width with the gaps between them. */
static double
line_up (MusterUnit *units, guint n_units, double x)
{
  double start = x;

  for (guint i = 0; i < n_units; i++)
    {
      units[i].x = x;
      x += units[i].width + MUSTER_GAP_BRANCHES;
    }
  return MAX (x - MUSTER_GAP_BRANCHES - start, 0);
}

/* Puts a row's units on both sides of the trunk, which is at 0: within what other rows already take
 * on the left and right if it can be, and evenly. */
static void
part_row (Stacker *stacker, const MusterRow *row)
{
  MusterUnit *units = &g_array_index (stacker->units, MusterUnit, row->first);
  double total = line_up (units, row->count, 0);
  double least_excess = INFINITY;
  double least_lean = INFINITY;
  double trunk = 0;
  guint n_left = 0;

  for (guint n = 0; n <= row->count; n++)
    {
      double left = n > 0 ? units[n - 1].x + units[n - 1].width + MUSTER_GAP_BRANCHES : 0;
      double right = n < row->count ? total - units[n].x + MUSTER_GAP_BRANCHES : 0;
      double excess = MAX (left - stacker->left, 0) + MAX (right - stacker->right, 0);
      double lean = fabs (left - right);

      if (excess < least_excess || (excess == least_excess && lean < least_lean))
        {
          least_excess = excess;
          least_lean = lean;
          trunk = left;
          n_left = n;
        }
    }
  for (guint i = 0; i < n_left; i++)
    units[i].x -= trunk;
  line_up (&units[n_left], row->count - n_left, MUSTER_GAP_BRANCHES);
}

/* Puts the last row, or the only one, in the middle below the parent, which is at 0; or as near to
 * that as it can be within what other rows take. */
static void
centre_row (Stacker *stacker, const MusterRow *row)
{
  MusterUnit *units = &g_array_index (stacker->units, MusterUnit, row->first);
  const MusterUnit *last = &units[row->count - 1];
  double total = line_up (units, row->count, 0);
  double start = -(units[0].anchor + last->x + last->anchor) / 2;

  if (row->first > 0)
    {
      double low = MIN (-stacker->left, stacker->right - total);
      double high = MAX (-stacker->left, stacker->right - total);

      start = CLAMP (start, low, high);
    }
  line_up (units, row->count, start);
}

/* Puts the boxes of a row's units in their places, below a corridor. Returns: the row's height */
static double
set_row (Stacker *stacker, const MusterRow *row, double y, guint corridor)
{
  double height = 0;

  for (guint i = row->first; i < row->first + row->count; i++)
    {
      const MusterUnit *unit = &g_array_index (stacker->units, MusterUnit, i);

      muster_blocks_put (stacker->blocks, unit, y, corridor);
      height = MAX (height, unit->height);
    }
  return height;
}

/* Breaks the units into rows. */
static void
list_rows (Stacker *stacker)
{
  double limit = choose_row_width (stacker);
  MusterRow row = { 0 };

  g_array_set_size (stacker->rows, 0);
  for (guint i = 0; i < stacker->units->len; i++)
    {
      double width = g_array_index (stacker->units, MusterUnit, i).width + MUSTER_GAP_BRANCHES;

      if (row.count > 0 && row.width + width > limit)
        {
          g_array_append_val (stacker->rows, row);
          row = (MusterRow){ .first = i };
        }
      row.width += width;
      row.count++;
    }
  if (row.count > 0)
    g_array_append_val (stacker->rows, row);
}

/* Notes how far the units of a row reach from the trunk. */
static void
extend (Stacker *stacker, const MusterRow *row)
{
  const MusterUnit *first = &g_array_index (stacker->units, MusterUnit, row->first);
  const MusterUnit *last = first + row->count - 1;

  stacker->left = MAX (stacker->left, -first->x);
  stacker->right = MAX (stacker->right, last->x + last->width);
}

/* Puts the units of each row beside the trunk: the widest first, so that the others can keep within
 * it, and the last at the end, which may be anywhere because no trunk passes it. */
static void
place_rows (Stacker *stacker)
{
  const MusterRow *rows = (const MusterRow *) (gpointer) stacker->rows->data;
  guint n_parted = stacker->rows->len - 1;
  guint widest = 0;

  for (guint i = 0; i < n_parted; i++)
    if (rows[i].width > rows[widest].width)
      widest = i;
  stacker->left = stacker->right = 0;
  if (n_parted > 0)
    {
      stacker->left = stacker->right = INFINITY;
      part_row (stacker, &rows[widest]);
      stacker->left = stacker->right = 0;
      extend (stacker, &rows[widest]);
    }
  for (guint i = 0; i < n_parted; i++)
    if (i != widest)
      {
        part_row (stacker, &rows[i]);
        extend (stacker, &rows[i]);
      }
  centre_row (stacker, &rows[n_parted]);
  extend (stacker, &rows[n_parted]);
}

/* Arranges the units below a parent, whose middle is at 0. Returns: the lower edge of the last row */
static double
arrange_rows (Stacker *stacker, guint parent, double y)
{
  guint first = MUSTER_NOWHERE;

  list_rows (stacker);
  place_rows (stacker);
  for (guint i = 0; i < stacker->rows->len; i++)
    {
      const MusterRow *row = &g_array_index (stacker->rows, MusterRow, i);
      guint corridor;

      if (i > 0)
        y += MUSTER_GAP_LEVELS;
      corridor = muster_blocks_add_corridor (stacker->blocks, parent, first, y);
      if (i == 0)
        first = corridor;
      y += set_row (stacker, row, y, corridor);
    }
  return y;
}

void
muster_rows_arrange (MusterBlocks *blocks, guint parent)
{
  const MusterFrame *frame = blocks->frame;
  Stacker stacker = { .blocks = blocks, .units = blocks->units, .rows = blocks->rows };
  gboolean is_top = parent == frame->n_boxes;
  double half = is_top ? 0 : frame->boxes[parent].width / 2;
  double height = is_top ? 0 : frame->boxes[parent].height;
  double left = half;
  double right = half;

  list_units (&stacker, parent);
  if (stacker.units->len > 0)
    {
      height = arrange_rows (&stacker, parent, is_top ? 0 : height + MUSTER_GAP_LEVELS);
      left = MAX (left, stacker.left);
      right = MAX (right, stacker.right);
    }
  blocks->blocks[parent] = (MusterBlock){ .width = left + right, .height = height, .anchor = left };
}
