/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hanging.c: what hangs from a card in a column below it, reached by a rail.
 *
 * The rail comes straight down from the card: near the side to which the column is not, so that all is
 * as narrow as an outline, or from the middle where there are branches, or assistants, on both sides of it. Each branch
 * is below the one before; on both sides, one pair below the other.
 */
#include "blocks.h"

/* How far the rail is in from the edge of the card, at most. */
#define RAIL_INDENT 12.0

/* Room below the card, and between branches below each other; less where both are one card only. */
#define FIRST_GAP 24.0
#define GAP 16.0
#define LEAF_GAP 10.0

G_STATIC_ASSERT (FIRST_GAP >= MUSTER_BUS_HEIGHT);

static double
get_gap (const MusterBlocks *blocks, guint one, guint other)
{
  const MusterBox *boxes = blocks->frame->boxes;

  if (blocks->frame->options->view == MUSTER_VIEW_REPORTING && boxes[one].size == 1 && boxes[other].size == 1)
    return LEAF_GAP;
  return GAP;
}

/* Puts a branch beside a rail. */
static void
put (MusterBlocks *blocks, guint child, double rail, gboolean from_right, double y, guint corridor)
{
  MusterSpot *spot = &blocks->frame->spots[child];
  MusterBlock *block = &blocks->blocks[child];

  block->x = from_right ? rail - MUSTER_RAIL_ROOM - block->width : rail + MUSTER_RAIL_ROOM;
  block->y = y;
  spot->corridor = corridor;
  spot->stacked = TRUE;
  spot->hangs = TRUE;
  spot->from_right = from_right;
  spot->rail = rail;
}

/* Puts all below each other on one side of the rail. Returns: the lower edge */
static double
hang_on_one (MusterBlocks *blocks, guint parent, double rail, gboolean from_right, double y, guint corridor)
{
  const MusterBox *boxes = blocks->frame->boxes;
  guint end = muster_blocks_end (blocks, parent);

  for (guint child = parent + 1; child < end; child += boxes[child].size)
    {
      guint next = child + boxes[child].size;

      put (blocks, child, rail, from_right, y, corridor);
      y += blocks->blocks[child].height;
      if (next < end)
        y += get_gap (blocks, child, next);
    }
  return y;
}

/* Puts them in pairs on both sides of the rail in the middle. Returns: the lower edge */
static double
hang_on_both (MusterBlocks *blocks, guint parent, double y, guint corridor)
{
  const MusterBox *boxes = blocks->frame->boxes;
  guint end = muster_blocks_end (blocks, parent);
  guint child = parent + 1;
  double bottom = y;

  while (child < end)
    {
      guint other = child + boxes[child].size;

      put (blocks, child, 0, TRUE, y, corridor);
      bottom = y + blocks->blocks[child].height;
      child = other;
      if (other >= end)
        break;
      put (blocks, other, 0, FALSE, y, corridor);
      bottom = MAX (bottom, y + blocks->blocks[other].height);
      child += boxes[other].size;
      if (child < end)
        y = bottom + GAP;
    }
  return bottom;
}

/* How far those on each side of the rail reach; says to them how wide their column is. */
static void
measure (MusterBlocks *blocks, guint parent, double *left, double *right)
{
  MusterFrame *frame = blocks->frame;
  guint end = muster_blocks_end (blocks, parent);

  for (guint child = parent + 1; child < end; child += frame->boxes[child].size)
    {
      *left = MIN (*left, blocks->blocks[child].x);
      *right = MAX (*right, blocks->blocks[child].x + blocks->blocks[child].width);
    }
  for (guint child = parent + 1; child < end; child += frame->boxes[child].size)
    {
      MusterSpot *spot = &frame->spots[child];

      spot->left = spot->from_right ? *left : spot->rail + MUSTER_RAIL_ROOM;
      spot->right = spot->from_right ? spot->rail - MUSTER_RAIL_ROOM : *right;
    }
}

void
muster_hanging_arrange (MusterBlocks *blocks, guint parent)
{
  const MusterBox *box = &blocks->frame->boxes[parent];
  MusterArrangement arrangement = blocks->manners[parent].arrangement;
  double y = box->height + FIRST_GAP;
  guint corridor = muster_blocks_add_corridor (blocks, parent, MUSTER_NOWHERE, y);
  gboolean middle = blocks->frame->spots[parent].staffed;
  double rail = middle ? 0 : box->width / 2 - MIN (RAIL_INDENT, box->width / 2);
  double left = -box->width / 2;
  double right = box->width / 2;

  if (arrangement == MUSTER_ARRANGE_BOTH)
    y = hang_on_both (blocks, parent, y, corridor);
  else if (arrangement == MUSTER_ARRANGE_LEFT)
    y = hang_on_one (blocks, parent, rail, TRUE, y, corridor);
  else
    y = hang_on_one (blocks, parent, -rail, FALSE, y, corridor);
  measure (blocks, parent, &left, &right);
  blocks->blocks[parent] = (MusterBlock){ .width = right - left, .height = y, .anchor = -left };
}
