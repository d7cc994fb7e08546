/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-both-hanging.c: all below a card in pairs on both sides of a rail. O(n).
 */
#include "blocks.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static MusterArrangement
arrange (guint level, guint number)
{
  return level == 0 ? MUSTER_ARRANGE_ROWS : MUSTER_ARRANGE_BOTH;
}

const MusterLayoutStyle muster_layout_both_hanging = {
  .name = "both-hanging",
  .label = N_ ("Hanging on both sides"),
  .arrange = arrange,
  .run = muster_blocks_lay_out,
};
