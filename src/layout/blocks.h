/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * blocks.h: branches as blocks, so that each may have a style of its own.
 *
 * A block is the rectangle of a branch: its card, and below it the blocks of what hangs from that,
 * arranged in the style that holds there: that of the nearest card above, itself included, which has
 * one, and else the chart's. Blocks are made from the leaves up, each once, and then placed from the
 * top down. A block of any shape can stand anywhere in one of any style; what it looks like inside
 * depends on nothing outside. O(n), without recursion.
 *
 * Cards side by side with outlines make a region, which is one tidy tree; the rectangles in it are the
 * blocks of other styles. So a chart that is one tidy tree wastes no room.
 *
 * Half of MUSTER_GAP_SIBLINGS is free on both sides of a block, and above it the corridor of frame.h.
 */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

/* How far a rail is from its column, and the room kept for it. */
#define MUSTER_RAIL_OFFSET 10.0
#define MUSTER_RAIL_ROOM 12.0

/**
 * MusterBlock:
 * @x: its corner: from the anchor of the block in which it is, and at the end from the origin
 * @y: likewise, from the upper edge
 * @anchor: x of the middle of its card, in it
 *
 * Of a card in a region, but the uppermost, the card alone.
 */
typedef struct
{
  double width;
  double height;
  double x;
  double y;
  double anchor;
} MusterBlock;

/**
 * MusterUnit:
 * @first: a box
 * @count: how many without children are stacked from there on; 1 for a branch
 * @anchor: where it is entered from above, from its left edge
 * @x: from the anchor of what it hangs from
 *
 * What is placed as one below a card.
 */
typedef struct
{
  guint first;
  guint count;
  double width;
  double height;
  double anchor;
  double x;
} MusterUnit;

/* Units side by side, and their width with the gaps. */
typedef struct
{
  guint first;
  guint count;
  double width;
} MusterRow;

/* How what hangs from a box is arranged, and the number for it. */
typedef struct
{
  guint8 arrangement;
  guint8 number;
} MusterManner;

/**
 * MusterBlocks:
 * @blocks: one for each box, and behind them one for the top above all tops
 * @manners: likewise
 * @owners: (element-type guint): the block that each corridor is in; the corridor is told from there
 * @units: (element-type MusterUnit): of the parent being arranged
 * @rows: (element-type MusterRow): likewise
 * @cells: (element-type MusterRect): of a run being stacked
 * @places: room for a number for each box, for whoever arranges
 */
typedef struct
{
  MusterFrame *frame;
  MusterBlock *blocks;
  MusterManner *manners;
  GArray *owners;
  GArray *units;
  GArray *rows;
  GArray *cells;
  guint *places;
} MusterBlocks;

/* A layout in the style that the options name, whose @arrange is set. */
MusterLayout *muster_blocks_lay_out (MusterProjection *projection, const MusterLayoutOptions *options);

/* Says of each box how what hangs from it is arranged, by the options and the document. Returns:
 * whether all of it is side by side */
gboolean muster_blocks_set_manners (MusterBlocks *blocks);

/* The first box that hangs from @parent, and the end of all that do; the parent may be the top above
 * all tops. */
static inline guint
muster_blocks_first (const MusterBlocks *blocks, guint parent)
{
  return parent == blocks->frame->n_boxes ? 0 : parent + 1;
}

static inline guint
muster_blocks_end (const MusterBlocks *blocks, guint parent)
{
  return parent == blocks->frame->n_boxes ? parent : parent + blocks->frame->boxes[parent].size;
}

/* Whether a parent is one of a region. */
static inline gboolean
muster_blocks_is_outlined (const MusterBlocks *blocks, guint parent)
{
  return blocks->manners[parent].arrangement <= MUSTER_ARRANGE_GRID;
}

/* How many boxes from @child to @end have no children. */
guint muster_blocks_count_leaves (const MusterBlocks *blocks, guint child, guint end);

/* Adds a corridor of @parent, as muster_frame_add_corridor(). */
guint muster_blocks_add_corridor (MusterBlocks *blocks, guint parent, guint first, double bottom);

/* The unit of a branch. */
MusterUnit muster_blocks_make_single (const MusterBlocks *blocks, guint child);

/* Boxes without children that are to be stacked: cells of their size, to be given places, those of a
 * column the same x and, at the end, the same width. */
MusterRect *muster_blocks_begin_stack (MusterBlocks *blocks, guint first, guint count);

/* The unit of them, each column with a rail at its left; @width and @height are those of all cells.
 * Where each box is stays relative to the unit. */
MusterUnit muster_blocks_end_stack (MusterBlocks *blocks, guint first, guint count, double width, double height);

/* Puts the boxes of a unit where it is, below a corridor. */
void muster_blocks_put (MusterBlocks *blocks, const MusterUnit *unit, double y, guint corridor);

/* Makes the block of a parent of each manner from those of its children: of a region with all cards in
 * it. */
void muster_rows_arrange (MusterBlocks *blocks, guint parent);
void muster_hanging_arrange (MusterBlocks *blocks, guint parent);
void muster_region_arrange (MusterBlocks *blocks, guint parent);

G_END_DECLS
