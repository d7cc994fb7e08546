/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * print-tiles.h: a large sheet on many pages.
 *
 * Pages lie side by side from the sheet's top left corner, each a little over the next. Where two
 * meet, both are cut in the middle of what they share: the pieces then lie edge to edge, and every
 * point of the sheet is on exactly one of them. Arithmetic only; all lengths are in points.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusterTiling:
 * @sheet_width: of the sheet at 100 %
 * @sheet_height: likewise
 * @scale: how large it is printed; 1 is 100 %
 * @page_width: what can be printed on a page
 * @page_height: likewise
 * @overlap: what neighbours share, on paper; less than half a page
 */
typedef struct
{
  double sheet_width;
  double sheet_height;
  double scale;
  double page_width;
  double page_height;
  double overlap;
} MusterTiling;

/**
 * MusterTile:
 * @column: from 0, from the left
 * @row: from 0, from the top
 * @x: left of what is on the page, in the sheet's points at 100 %
 * @y: top of it
 * @width: how much of the sheet is on the page, in the same
 * @height: likewise
 * @cut_left: from the left of the page to where it is cut, on paper; 0 if that is an edge
 * @cut_top: likewise from the top
 * @cut_right: where it is cut on the right, from the left; the end of what is on it if that is an edge
 * @cut_bottom: likewise
 */
typedef struct
{
  guint column;
  guint row;
  double x;
  double y;
  double width;
  double height;
  double cut_left;
  double cut_top;
  double cut_right;
  double cut_bottom;
} MusterTile;

/* How many columns and rows of pages there are; at least one of each. */
void muster_tiling_count (const MusterTiling *tiling, guint *n_columns, guint *n_rows);

/* Gives page @index, which are counted row by row. */
void muster_tiling_get (const MusterTiling *tiling, guint index, MusterTile *tile);

G_END_DECLS
