/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-left-hanging.c: all below a card in a column left of a rail, level below level like the lines of
 * an outline. O(n).
 */
#include "blocks.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static MusterArrangement
arrange (guint level, guint number)
{
  return level == 0 ? MUSTER_ARRANGE_ROWS : MUSTER_ARRANGE_LEFT;
}

const MusterLayoutStyle muster_layout_left_hanging = {
  .name = "left-hanging",
  .label = N_ ("Hanging left"),
  .arrange = arrange,
  .run = muster_blocks_lay_out,
};
