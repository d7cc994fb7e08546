/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-stacked.c: children without children of their own are stacked in columns; where siblings
 * would still make a far too wide row they go into several, on both sides of a trunk. So the whole
 * keeps about the shape of a page or screen at any size. O(n).
 */
#include "blocks.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static MusterArrangement
arrange (guint level, guint number)
{
  return MUSTER_ARRANGE_ROWS;
}

const MusterLayoutStyle muster_layout_stacked = {
  .name = "stacked",
  .label = N_ ("Stacked columns"),
  .arrange = arrange,
  .run = muster_blocks_lay_out,
};
