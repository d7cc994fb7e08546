/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-tidy.c: the tidy tree: children side by side below their parent. What most people call an
 * org chart, and the right picture up to some hundred roles. O(n).
 */
#include "assistants.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static void
place (MusterFrame *frame)
{
  muster_tidy_place (frame->boxes, frame->n_boxes, MUSTER_GAP_SIBLINGS, MUSTER_GAP_LEVELS);
  muster_tidy_set_spots (frame);
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  g_autoptr (MusterFrame) frame = muster_frame_new (projection, options);

  muster_assistants_place (frame, place);
  return muster_frame_finish (frame);
}

const MusterLayoutStyle muster_layout_tidy = {
  .name = "tidy",
  .label = N_ ("Tidy tree"),
  .run = run,
};
