/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * region.c: cards side by side by their outlines, as one tidy tree of cards, grids and blocks.
 */
#include "blocks.h"

#include <math.h>

/* The shape that a grid aims at, its width in proportion to its height as drawn, and the most columns,
 * where the style does not say how many. */
#define GRID_ASPECT 1.6
#define GRID_COLUMNS 4

typedef struct
{
  MusterBlocks *blocks;
  /* Of the tidy tree: its boxes, how each is anchored, and what unit each is; -1 of a card that has its
   * own children in the tree. */
  GArray *boxes;
  GArray *anchors;
  GArray *units;
} Region;

/* {{{ Grids */

static guint
choose_columns (const MusterBlocks *blocks, const MusterRect *cells, guint count, guint most)
{
  double across = MUSTER_SIDE_WIDTH + MUSTER_RAIL_ROOM;
  double area = 0, width = 0;

  if (most > 0)
    return MIN (most, count);
  for (guint i = 0; i < count; i++)
    {
      width += cells[i].width + across;
      area += (cells[i].width + across) * (cells[i].height + MUSTER_CARD_SPACING);
    }
  width /= count;
  area *= blocks->frame->sideways ? 1 / GRID_ASPECT : GRID_ASPECT;
  return (guint) CLAMP (round (sqrt (area) / width), 1, MIN (GRID_COLUMNS, count));
}

/* Row by row, in columns as wide as their widest. */
static MusterUnit
make_grid (MusterBlocks *blocks, guint first, guint count, guint most)
{
  gboolean departments = blocks->frame->options->view == MUSTER_VIEW_DEPARTMENTS;
  double down = departments ? MUSTER_GAP_SIBLINGS : MUSTER_CARD_SPACING;
  MusterRect *cells = muster_blocks_begin_stack (blocks, first, count);
  guint n_columns = choose_columns (blocks, cells, count, most);
  double x = 0, y = 0;

  for (guint column = 0; column < n_columns; column++)
    {
      double widest = 0;

      for (guint i = column; i < count; i += n_columns)
        widest = MAX (widest, cells[i].width);
      for (guint i = column; i < count; i += n_columns)
        {
          cells[i].x = x;
          cells[i].width = widest;
        }
      x += widest + MUSTER_SIDE_WIDTH + MUSTER_RAIL_ROOM;
    }
  for (guint row = 0; row < count; row += n_columns)
    {
      double highest = 0;

      for (guint i = row; i < MIN (row + n_columns, count); i++)
        {
          cells[i].y = y;
          highest = MAX (highest, cells[i].height);
        }
      y += highest + down;
    }
  return muster_blocks_end_stack (blocks, first, count, x - MUSTER_SIDE_WIDTH - MUSTER_RAIL_ROOM, y - down);
}

/* }}} */
/* {{{ The tidy tree */

static void
add (Region *region, guint above, const MusterUnit *unit, gboolean open)
{
  MusterBox box = { .parent = above, .size = 1, .width = unit->width, .height = unit->height };

  g_array_append_val (region->boxes, box);
  g_array_append_val (region->anchors, unit->anchor);
  g_array_append_val (region->units, *unit);
  g_array_index (region->units, MusterUnit, region->units->len - 1).count = open ? 0 : unit->count;
}

/* Lists what is in the tree: from the card @top, or from the tops, down to where other styles begin. */
static void
list (Region *region, guint top)
{
  MusterBlocks *blocks = region->blocks;
  const MusterBox *boxes = blocks->frame->boxes;
  guint n_boxes = blocks->frame->n_boxes;
  guint end = muster_blocks_end (blocks, top);
  guint *places = blocks->places;
  guint i = top == n_boxes ? 0 : top;

  while (i < end)
    {
      guint parent = boxes[i].parent == MUSTER_NOWHERE ? n_boxes : boxes[i].parent;
      guint above = i == top || parent == n_boxes ? MUSTER_NOWHERE : places[parent];
      gboolean grid = i != top && blocks->manners[parent].arrangement == MUSTER_ARRANGE_GRID;
      guint run = grid ? muster_blocks_count_leaves (blocks, i, muster_blocks_end (blocks, parent)) : 0;
      gboolean open = run < 2 && boxes[i].size > 1 && muster_blocks_is_outlined (blocks, i);
      MusterUnit unit = run < 2 ? muster_blocks_make_single (blocks, i) : make_grid (blocks, i, run, blocks->manners[parent].number);

      places[i] = region->boxes->len;
      add (region, above, &unit, open);
      i += run > 1 ? run : (open ? 1 : boxes[i].size);
    }
}

/* }}} */
/* {{{ From the tree to blocks */

/* x of what a unit hangs by, in the tree. */
static double
get_centre (const Region *region, guint place)
{
  return g_array_index (region->boxes, MusterBox, place).x + g_array_index (region->anchors, double, place);
}

/* Puts each unit below what it hangs from, and adds the corridor below each card. */
static void
put_all (Region *region, guint top)
{
  MusterBlocks *blocks = region->blocks;
  guint n = region->boxes->len;
  g_autofree guint *corridors = g_new (guint, (gsize) n + 1);
  guint top_corridor = top == blocks->frame->n_boxes ? muster_blocks_add_corridor (blocks, top, MUSTER_NOWHERE, 0) : MUSTER_NOWHERE;

  for (guint i = 0; i < n; i++)
    {
      const MusterBox *box = &g_array_index (region->boxes, MusterBox, i);
      MusterUnit unit = g_array_index (region->units, MusterUnit, i);
      gboolean open = unit.count == 0;

      if (open)
        {
          corridors[i] = muster_blocks_add_corridor (blocks, unit.first, MUSTER_NOWHERE, box->height + MUSTER_GAP_LEVELS);
          unit.count = 1;
        }
      if (box->parent == MUSTER_NOWHERE && top_corridor == MUSTER_NOWHERE)
        continue;
      unit.x = box->x - (box->parent == MUSTER_NOWHERE ? 0 : get_centre (region, box->parent));
      muster_blocks_put (blocks, &unit, box->y - (box->parent == MUSTER_NOWHERE ? 0 : g_array_index (region->boxes, MusterBox, box->parent).y), box->parent == MUSTER_NOWHERE ? top_corridor : corridors[box->parent]);
    }
}

/* The rectangle of all of it. */
static void
enclose (Region *region, guint top)
{
  double left = INFINITY, right = -INFINITY, bottom = 0;

  for (guint i = 0; i < region->boxes->len; i++)
    {
      const MusterBox *box = &g_array_index (region->boxes, MusterBox, i);

      left = MIN (left, box->x);
      right = MAX (right, box->x + box->width);
      bottom = MAX (bottom, box->y + box->height);
    }
  region->blocks->blocks[top] = (MusterBlock){ .width = right - left, .height = bottom, .anchor = get_centre (region, 0) - left };
}

/* }}} */

static void
measure_branches (MusterBox *boxes, guint n_boxes)
{
  for (guint i = n_boxes; i-- > 0;)
    if (boxes[i].parent != MUSTER_NOWHERE)
      boxes[boxes[i].parent].size += boxes[i].size;
}

void
muster_region_arrange (MusterBlocks *blocks, guint parent)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (MusterBox));
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (MusterUnit));
  Region region = { .blocks = blocks, .boxes = boxes, .anchors = anchors, .units = units };
  MusterBox *tree;

  list (&region, parent);
  tree = (MusterBox *) (gpointer) boxes->data;
  measure_branches (tree, boxes->len);
  muster_tidy_place_anchored (tree, (const double *) (gpointer) anchors->data, boxes->len, MUSTER_GAP_SIBLINGS, MUSTER_GAP_LEVELS);
  put_all (&region, parent);
  if (parent < blocks->frame->n_boxes)
    enclose (&region, parent);
}
