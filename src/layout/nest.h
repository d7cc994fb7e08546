/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * nest.h: departments inside departments, in rows.
 *
 * A department holds its block, that is its heading with its roles below it, and under that rows of
 * the departments in it, in their order. How many rows follows from what makes the whole smallest.
 * Around what a department holds there is a free way at both sides and below every row; dotted lines
 * keep to these and so cross no card. O(n) but for the dotted lines, without recursion.
 */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

/* Lays out departments as boxes, or as circles where @round. */
MusterLayout *muster_nest_lay_out (MusterProjection *projection, const MusterLayoutOptions *options, gboolean round);

/* The width of the free way at the sides, and the height of that below a row. */
#define MUSTER_NEST_SIDE 16.0
#define MUSTER_NEST_GAP 20.0

/**
 * MusterCell:
 * @x: of the corner: in the cell that holds it, and at the end of all
 * @width: of all of it: of a circle the square around it
 * @content: the block and the rows, from the corner
 * @block: the heading and the roles, from the corner
 * @row: index of the row in which it stands
 * @first_row: index of its first row
 * @radius: of its circle
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  MusterRect content;
  MusterRect block;
  guint row;
  guint first_row;
  guint n_rows;
  double radius;
} MusterCell;

/* From box @first on, siblings side by side; @top and @bottom like the place of a cell. */
typedef struct
{
  guint first;
  guint count;
  double width;
  double top;
  double bottom;
} MusterNestRow;

/**
 * MusterNest:
 * @cells: one for each box, and behind them one for all
 * @rows: (element-type MusterNestRow)
 * @boxes_of: the box of each card
 */
typedef struct
{
  MusterFrame *frame;
  gboolean round;
  MusterCell *cells;
  GArray *rows;
  guint *boxes_of;
} MusterNest;

/* A MusterRouter; @data is the #MusterNest, in its place. */
gboolean muster_nest_route (MusterFrame *frame, gpointer data, MusterRecord line, guint from, guint to, GArray *steps, MusterRoute *route);

G_END_DECLS
