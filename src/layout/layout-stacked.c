/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-stacked.c: children without children of their own are stacked in columns; where siblings
 * would still make a far too wide row they go into several, on both sides of a trunk. So the whole
 * keeps about the shape of a page or screen at any size. O(n).
 *
 * A branch is a rectangle of its own: its card, and below it rows of units, each the rectangle of a
 * child's branch or of a run of stacked children. Rectangles are made from the leaves up, then
 * placed from the top down. That wastes more room between branches than outlines would, and wins it
 * back by rows: a branch of any shape can be put anywhere.
 */
#include "assistants.h"
#include "columns.h"
#include "styles.h"

#include <glib/gi18n-lib.h>
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

/* How far left of its column a rail is, and the room kept for it. */
#define RAIL_OFFSET 10.0
#define RAIL_ROOM 12.0

/* A child's branch, or a run of children stacked. */
typedef struct
{
  guint first;
  guint count;
  double width;
  double height;
  /* Where it is entered from above, from its left edge. */
  double anchor;
  double x;
} Unit;

/* Units side by side, and their width with the gaps. */
typedef struct
{
  guint first;
  guint count;
  double width;
} Row;

/* The rectangle of a branch, its corner in the rectangle of the parent's, and x of its card's
 * middle in its own. */
typedef struct
{
  double width;
  double height;
  double x;
  double y;
  double anchor;
} Branch;

typedef struct
{
  MusterFrame *frame;
  /* One for each box, and behind them one for the top above all tops. */
  Branch *branches;
  /* Of the parent being arranged: its units and rows, and how far they reach on both sides of it. */
  GArray *units;
  GArray *rows;
  double left;
  double right;
  /* Of a run being stacked. */
  GArray *cells;
} Stacker;

static guint
end_of (const MusterFrame *frame, guint parent)
{
  return parent == frame->n_boxes ? parent : parent + frame->boxes[parent].size;
}

static guint
first_child (const MusterFrame *frame, guint parent)
{
  return parent == frame->n_boxes ? 0 : parent + 1;
}

/* Stacks a run of boxes; @tallest is the height of the branches beside it. Where each box is stays
 * relative to the unit. */
static void
add_stack (Stacker *stacker, guint first, guint count, double tallest)
{
  MusterFrame *frame = stacker->frame;
  double down = frame->options->view == MUSTER_VIEW_DEPARTMENTS ? MUSTER_GAP_SIBLINGS : MUSTER_CARD_SPACING;
  const MusterColumns columns = {
    .across = MUSTER_SIDE_WIDTH + RAIL_ROOM,
    .down = down,
    .whole = MAX (COLUMN_LENGTH, tallest / (frame->boxes[first].height + down)),
    .aspect = 1,
  };
  Unit unit = { .first = first, .count = count };
  MusterRect *cells;
  guint column = first;

  g_array_set_size (stacker->cells, count);
  cells = (MusterRect *) (gpointer) stacker->cells->data;
  for (guint i = 0; i < count; i++)
    cells[i] = (MusterRect){ .width = frame->boxes[first + i].width, .height = frame->boxes[first + i].height };
  muster_columns_place (&columns, cells, count, &unit.width, &unit.height);
  unit.width += RAIL_ROOM;
  unit.anchor = (RAIL_ROOM + unit.width) / 2;
  for (guint i = 0; i < count; i++)
    {
      MusterSpot *spot = &frame->spots[first + i];

      if (cells[i].x != cells[column - first].x)
        column = first + i;
      stacker->branches[first + i].x = RAIL_ROOM + cells[i].x;
      stacker->branches[first + i].y = cells[i].y;
      spot->stacked = TRUE;
      spot->column = column;
    }
  g_array_append_val (stacker->units, unit);
}

static void
add_single (Stacker *stacker, guint child)
{
  const Branch *branch = &stacker->branches[child];
  Unit unit = {
    .first = child,
    .count = 1,
    .width = branch->width,
    .height = branch->height,
    .anchor = branch->anchor,
  };

  g_array_append_val (stacker->units, unit);
}

/* How many boxes from @child on have no children. */
static guint
count_leaves (const MusterFrame *frame, guint child, guint end)
{
  guint count = 0;

  while (child + count < end && frame->boxes[child + count].size == 1)
    count++;
  return count;
}

/* Splits the children into units, in their order. When drawn sideways a short run makes a column
 * side by side, which is what children do anyway. */
static void
list_units (Stacker *stacker, guint parent)
{
  const MusterFrame *frame = stacker->frame;
  guint end = end_of (frame, parent);
  guint child = first_child (frame, parent);
  guint least = frame->sideways ? COLUMN_LENGTH + 1 : 2;
  double tallest = 0;

  for (guint i = child; i < end; i += frame->boxes[i].size)
    if (frame->boxes[i].size > 1)
      tallest = MAX (tallest, stacker->branches[i].height);
  g_array_set_size (stacker->units, 0);
  while (child < end)
    {
      guint run = count_leaves (frame, child, end);

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
  gboolean sideways = stacker->frame->sideways;
  double aspect = sideways ? 1 / ASPECT : ASPECT;
  double area = 0;
  double total = 0;
  double widest = 0;
  double narrowest = sideways ? ROW_WIDTH / ASPECT : ROW_WIDTH;
  double best;
  double even;

  for (guint i = 0; i < stacker->units->len; i++)
    {
      const Unit *unit = &g_array_index (stacker->units, Unit, i);
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
line_up (Unit *units, guint n_units, double x)
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
part_row (Stacker *stacker, const Row *row)
{
  Unit *units = &g_array_index (stacker->units, Unit, row->first);
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
centre_row (Stacker *stacker, const Row *row)
{
  Unit *units = &g_array_index (stacker->units, Unit, row->first);
  const Unit *last = &units[row->count - 1];
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
set_row (Stacker *stacker, const Row *row, double y, guint corridor)
{
  double height = 0;

  for (guint i = row->first; i < row->first + row->count; i++)
    {
      const Unit *unit = &g_array_index (stacker->units, Unit, i);

      for (guint child = unit->first; child < unit->first + unit->count; child++)
        {
          Branch *branch = &stacker->branches[child];
          gboolean stacked = stacker->frame->spots[child].stacked;

          branch->x = unit->x + (stacked ? branch->x : 0);
          branch->y = y + (stacked ? branch->y : 0);
          stacker->frame->spots[child].corridor = corridor;
        }
      height = MAX (height, unit->height);
    }
  return height;
}

/* Breaks the units into rows. */
static void
list_rows (Stacker *stacker)
{
  double limit = choose_row_width (stacker);
  Row row = { 0 };

  g_array_set_size (stacker->rows, 0);
  for (guint i = 0; i < stacker->units->len; i++)
    {
      double width = g_array_index (stacker->units, Unit, i).width + MUSTER_GAP_BRANCHES;

      if (row.count > 0 && row.width + width > limit)
        {
          g_array_append_val (stacker->rows, row);
          row = (Row){ .first = i };
        }
      row.width += width;
      row.count++;
    }
  if (row.count > 0)
    g_array_append_val (stacker->rows, row);
}

/* Notes how far the units of a row reach from the trunk. */
static void
extend (Stacker *stacker, const Row *row)
{
  const Unit *first = &g_array_index (stacker->units, Unit, row->first);
  const Unit *last = first + row->count - 1;

  stacker->left = MAX (stacker->left, -first->x);
  stacker->right = MAX (stacker->right, last->x + last->width);
}

/* Puts the units of each row beside the trunk: the widest first, so that the others can keep within
 * it, and the last at the end, which may be anywhere because no trunk passes it. */
static void
place_rows (Stacker *stacker)
{
  const Row *rows = (const Row *) (gpointer) stacker->rows->data;
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

/* Arranges the units below a parent, whose middle is at 0. Corridors are told by where they are in
 * the parent's rectangle. Returns: the lower edge of the last row */
static double
arrange_rows (Stacker *stacker, double y)
{
  guint first = MUSTER_NOWHERE;

  list_rows (stacker);
  place_rows (stacker);
  for (guint i = 0; i < stacker->rows->len; i++)
    {
      const Row *row = &g_array_index (stacker->rows, Row, i);
      guint corridor;

      if (i > 0)
        y += MUSTER_GAP_LEVELS;
      corridor = muster_frame_add_corridor (stacker->frame, first, y, 0);
      if (i == 0)
        first = corridor;
      y += set_row (stacker, row, y, corridor);
    }
  return y;
}

/* Makes the rectangle of a parent's branch around its card and what hangs from it. */
static void
arrange (Stacker *stacker, guint parent)
{
  MusterFrame *frame = stacker->frame;
  Branch *branch = &stacker->branches[parent];
  gboolean is_top = parent == frame->n_boxes;
  double half = is_top ? 0 : frame->boxes[parent].width / 2;
  double height = is_top ? 0 : frame->boxes[parent].height;
  double left = half;
  double right = half;

  list_units (stacker, parent);
  if (stacker->units->len > 0)
    {
      height = arrange_rows (stacker, is_top ? 0 : height + MUSTER_GAP_LEVELS);
      left = MAX (left, stacker->left);
      right = MAX (right, stacker->right);
    }
  branch->anchor = left;
  branch->width = left + right;
  branch->height = height;
}

/* From the rectangles to places: parents come first. Corridors follow the first that uses them. */
static void
place (Stacker *stacker)
{
  MusterFrame *frame = stacker->frame;
  Branch *top = &stacker->branches[frame->n_boxes];
  g_autofree gboolean *done = g_new0 (gboolean, frame->corridors->len);

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      MusterBox *box = &frame->boxes[i];
      MusterSpot *spot = &frame->spots[i];
      Branch *branch = &stacker->branches[i];
      const Branch *above = box->parent == MUSTER_NOWHERE ? top : &stacker->branches[box->parent];

      branch->x += above->x + above->anchor;
      branch->y += above->y;
      box->x = branch->x + branch->anchor - box->width / 2;
      box->y = branch->y;
      if (!done[spot->corridor])
        {
          MusterCorridor *corridor = &g_array_index (frame->corridors, MusterCorridor, spot->corridor);

          corridor->bottom += above->y;
          corridor->trunk += above->x + above->anchor;
          done[spot->corridor] = TRUE;
        }
    }
}

/* The rail of each column is left of its boxes, and the free way right of the widest. */
static void
set_columns (MusterFrame *frame)
{
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      MusterSpot *spot = &frame->spots[i];
      double right = frame->boxes[i].x + frame->boxes[i].width;

      spot->rail = frame->boxes[i].x - RAIL_OFFSET;
      spot->side = right;
      frame->spots[spot->column].side = MAX (frame->spots[spot->column].side, right);
    }
}

static void
place_all (MusterFrame *frame)
{
  g_autofree Branch *branches = g_new0 (Branch, (gsize) frame->n_boxes + 1);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (Unit));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (MusterRect));
  Stacker stacker = { .frame = frame, .branches = branches, .units = units, .rows = rows, .cells = cells };

  for (guint i = frame->n_boxes; i-- > 0;)
    arrange (&stacker, i);
  arrange (&stacker, frame->n_boxes);
  place (&stacker);
  set_columns (frame);
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  g_autoptr (MusterFrame) frame = muster_frame_new (projection, options);

  muster_assistants_place (frame, place_all);
  return muster_frame_finish (frame);
}

const MusterLayoutStyle muster_layout_stacked = {
  .name = "stacked",
  .label = N_ ("Stacked columns"),
  .run = run,
};
