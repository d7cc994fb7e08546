/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * columns.h: a run of cards stacked in columns.
 *
 * The order goes down each column, then to the next; columns are filled evenly, the last least.
 * O(n).
 */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

/**
 * MusterColumns:
 * @across: room between columns
 * @down: room between cards of a column
 * @whole: up to how many cards are in one column
 * @aspect: the width in proportion to the height that is aimed at with more
 * @stretch: whether the cards of a column are as wide as the widest
 */
typedef struct
{
  double across;
  double down;
  guint whole;
  double aspect;
  gboolean stretch;
} MusterColumns;

/**
 * muster_columns_place:
 * @cells: (inout) (array length=n_cells): cards with a size, whose place is set; the first is at
 *   (0, 0), and those of one column have the same x
 * @width: (out): of all
 * @height: (out): of all
 */
void muster_columns_place (const MusterColumns *columns, MusterRect *cells, guint n_cells, double *width, double *height);

G_END_DECLS
