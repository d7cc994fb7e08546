/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-right-hanging.c: all below a card in a column right of a rail, level below level like the lines
 * of an outline: the narrowest there is. O(n).
 */
#include "blocks.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static MusterArrangement
arrange (guint level, guint number)
{
  return level == 0 ? MUSTER_ARRANGE_ROWS : MUSTER_ARRANGE_RIGHT;
}

const MusterLayoutStyle muster_layout_right_hanging = {
  .name = "right-hanging",
  .label = N_ ("Hanging right"),
  .arrange = arrange,
  .run = muster_blocks_lay_out,
};
