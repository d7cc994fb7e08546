/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-grid.c: the tidy tree with children without children in grids below their parent, row by row,
 * in as many columns as the number says at most, or as look well. O(n).
 */
#include "blocks.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static MusterArrangement
arrange (guint level, guint number)
{
  return MUSTER_ARRANGE_GRID;
}

const MusterLayoutStyle muster_layout_grid = {
  .name = "grid",
  .label = N_ ("Grids"),
  .most = 20,
  .arrange = arrange,
  .run = muster_blocks_lay_out,
};
