/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-mixed.c: side by side at the top, in columns from a level on: who leads what at a
 * glance, who is in it in a list. The number says the first level that stands in columns; usually 3: the
 * top, those below it side by side, and below each of them all in a column. O(n).
 */
#include "blocks.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

#define FIRST_DOWN 3

static MusterArrangement
arrange (guint level, guint number)
{
  return level + 1 < (number > 0 ? number : FIRST_DOWN) ? MUSTER_ARRANGE_BESIDE : MUSTER_ARRANGE_RIGHT;
}

const MusterLayoutStyle muster_layout_mixed = {
  .name = "mixed",
  .label = N_ ("Across, then down"),
  .most = 20,
  .arrange = arrange,
  .run = muster_blocks_lay_out,
};
