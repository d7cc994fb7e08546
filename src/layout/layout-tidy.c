/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-tidy.c: the tidy tree: children side by side below their parent, short branches close to
 * long neighbours. What most people call an org chart, and the right picture up to some hundred roles.
 * O(n).
 */
#include "blocks.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static MusterArrangement
arrange (guint level, guint number)
{
  return MUSTER_ARRANGE_BESIDE;
}

const MusterLayoutStyle muster_layout_tidy = {
  .name = "tidy",
  .label = N_ ("Tidy tree"),
  .arrange = arrange,
  .run = muster_blocks_lay_out,
};
