/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * blocks.c: see blocks.h.
 */
#include "blocks.h"

#include "assistants.h"

/* {{{ For those who arrange */

guint
muster_blocks_count_leaves (const MusterBlocks *blocks, guint child, guint end)
{
  guint count = 0;

  while (child + count < end && blocks->frame->boxes[child + count].size == 1)
    count++;
  return count;
}

guint
muster_blocks_add_corridor (MusterBlocks *blocks, guint parent, guint first, double bottom)
{
  g_array_append_val (blocks->owners, parent);
  return muster_frame_add_corridor (blocks->frame, first, bottom, 0);
}

MusterUnit
muster_blocks_make_single (const MusterBlocks *blocks, guint child)
{
  const MusterBlock *block = &blocks->blocks[child];

  return (MusterUnit){
    .first = child,
    .count = 1,
    .width = block->width,
    .height = block->height,
    .anchor = block->anchor,
  };
}

MusterRect *
muster_blocks_begin_stack (MusterBlocks *blocks, guint first, guint count)
{
  const MusterBox *boxes = &blocks->frame->boxes[first];
  MusterRect *cells;

  g_array_set_size (blocks->cells, count);
  cells = (MusterRect *) (gpointer) blocks->cells->data;
  for (guint i = 0; i < count; i++)
    cells[i] = (MusterRect){ .width = boxes[i].width, .height = boxes[i].height };
  return cells;
}

MusterUnit
muster_blocks_end_stack (MusterBlocks *blocks, guint first, guint count, double width, double height)
{
  const MusterRect *cells = (const MusterRect *) (gpointer) blocks->cells->data;
  double all = width + MUSTER_RAIL_ROOM;

  for (guint i = 0; i < count; i++)
    {
      MusterSpot *spot = &blocks->frame->spots[first + i];
      double x = MUSTER_RAIL_ROOM + cells[i].x;

      blocks->blocks[first + i].x = x;
      blocks->blocks[first + i].y = cells[i].y;
      spot->stacked = TRUE;
      spot->rail = x - MUSTER_RAIL_OFFSET;
      spot->left = x;
      spot->right = x + cells[i].width;
    }
  return (MusterUnit){
    .first = first,
    .count = count,
    .width = all,
    .height = height,
    .anchor = (MUSTER_RAIL_ROOM + all) / 2,
  };
}

void
muster_blocks_put (MusterBlocks *blocks, const MusterUnit *unit, double y, guint corridor)
{
  for (guint child = unit->first; child < unit->first + unit->count; child++)
    {
      MusterBlock *block = &blocks->blocks[child];
      MusterSpot *spot = &blocks->frame->spots[child];

      spot->corridor = corridor;
      if (!spot->stacked)
        {
          block->x = unit->x;
          block->y = y;
          continue;
        }
      block->x += unit->x;
      block->y += y;
      spot->rail += unit->x;
      spot->left += unit->x;
      spot->right += unit->x;
    }
}

/* }}} */

static void
make_leaf (MusterBlocks *blocks, guint index)
{
  const MusterBox *box = &blocks->frame->boxes[index];

  blocks->blocks[index] = (MusterBlock){ .width = box->width, .height = box->height, .anchor = box->width / 2 };
}

/* Makes the block of a branch. Cards of a region wait for the uppermost of it. */
static void
make_block (MusterBlocks *blocks, guint index)
{
  const MusterFrame *frame = blocks->frame;
  guint parent;

  make_leaf (blocks, index);
  if (frame->boxes[index].size == 1)
    return;
  parent = frame->boxes[index].parent == MUSTER_NOWHERE ? frame->n_boxes : frame->boxes[index].parent;
  if (!muster_blocks_is_outlined (blocks, index))
    {
      if (blocks->manners[index].arrangement == MUSTER_ARRANGE_ROWS)
        muster_rows_arrange (blocks, index);
      else
        muster_hanging_arrange (blocks, index);
    }
  else if (!muster_blocks_is_outlined (blocks, parent))
    muster_region_arrange (blocks, index);
}

/* From blocks to places: parents come first. */
static void
place (MusterBlocks *blocks)
{
  MusterFrame *frame = blocks->frame;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      MusterBox *box = &frame->boxes[i];
      MusterSpot *spot = &frame->spots[i];
      MusterBlock *block = &blocks->blocks[i];
      const MusterBlock *above = &blocks->blocks[box->parent == MUSTER_NOWHERE ? frame->n_boxes : box->parent];
      double x = above->x + above->anchor;

      block->x += x;
      block->y += above->y;
      box->x = block->x + block->anchor - box->width / 2;
      box->y = block->y;
      if (spot->stacked)
        {
          spot->rail += x;
          spot->left += x;
          spot->right += x;
          continue;
        }
      spot->left = box->x;
      spot->right = box->x + box->width;
    }
  for (guint i = 0; i < frame->corridors->len; i++)
    {
      MusterCorridor *corridor = &g_array_index (frame->corridors, MusterCorridor, i);
      const MusterBlock *owner = &blocks->blocks[g_array_index (blocks->owners, guint, i)];

      corridor->bottom += owner->y;
      corridor->trunk += owner->x + owner->anchor;
    }
}

/* All of it, where not all is one tidy tree. */
static void
compose (MusterBlocks *blocks)
{
  MusterFrame *frame = blocks->frame;

  blocks->blocks = g_new0 (MusterBlock, (gsize) frame->n_boxes + 1);
  blocks->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  blocks->units = g_array_new (FALSE, FALSE, sizeof (MusterUnit));
  blocks->rows = g_array_new (FALSE, FALSE, sizeof (MusterRow));
  blocks->cells = g_array_new (FALSE, FALSE, sizeof (MusterRect));
  blocks->places = g_new (guint, (gsize) frame->n_boxes + 1);
  for (guint i = frame->n_boxes; i-- > 0;)
    make_block (blocks, i);
  if (muster_blocks_is_outlined (blocks, frame->n_boxes))
    muster_region_arrange (blocks, frame->n_boxes);
  else
    muster_rows_arrange (blocks, frame->n_boxes);
  place (blocks);
  g_free (blocks->blocks);
  g_free (blocks->places);
  g_array_unref (blocks->owners);
  g_array_unref (blocks->units);
  g_array_unref (blocks->rows);
  g_array_unref (blocks->cells);
}

static void
place_all (MusterFrame *frame)
{
  g_autofree MusterManner *manners = g_new0 (MusterManner, (gsize) frame->n_boxes + 1);
  MusterBlocks blocks = { .frame = frame, .manners = manners };

  if (muster_blocks_set_manners (&blocks))
    {
      muster_tidy_place (frame->boxes, frame->n_boxes, MUSTER_GAP_SIBLINGS, MUSTER_GAP_LEVELS);
      muster_tidy_set_spots (frame);
    }
  else
    compose (&blocks);
}

MusterLayout *
muster_blocks_lay_out (MusterProjection *projection, const MusterLayoutOptions *options)
{
  g_autoptr (MusterFrame) frame = muster_frame_new (projection, options);

  muster_assistants_place (frame, place_all);
  return muster_frame_finish (frame);
}
