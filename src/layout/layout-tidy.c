/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-tidy.c: the tidy tree: children side by side below their parent. What most people call an
 * org chart, and the right picture up to some hundred roles. O(n).
 */
#include "frame.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

/* Each parent has one corridor, right below it. Whatever comes near a box, its gaps included, was
 * kept off by the outlines, and the bus is within the boxes that it leads to. */
static void
set_spots (MusterFrame *frame)
{
  guint top_corridor = muster_frame_add_corridor (frame, MUSTER_NOWHERE, 0, 0);
  g_autofree guint *corridors = g_new (guint, frame->n_boxes);

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterBox *box = &frame->boxes[i];

      frame->spots[i].side = box->x + box->width;
      frame->spots[i].corridor = box->parent == MUSTER_NOWHERE ? top_corridor : corridors[box->parent];
      if (box->size > 1)
        corridors[i] = muster_frame_add_corridor (frame, MUSTER_NOWHERE, box->y + box->height + MUSTER_GAP_LEVELS, box->x + box->width / 2);
    }
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  g_autoptr (MusterFrame) frame = muster_frame_new (projection, options);

  muster_tidy_place (frame->boxes, frame->n_boxes, MUSTER_GAP_SIBLINGS, MUSTER_GAP_LEVELS);
  set_spots (frame);
  return muster_frame_finish (frame);
}

const MusterLayoutStyle muster_layout_tidy = {
  .name = "tidy",
  .label = N_ ("Tidy tree"),
  .run = run,
};
