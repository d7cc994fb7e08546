/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tidy-spots.c: where lines go in a tidy tree.
 */
#include "frame.h"

/* Each parent has one corridor, right below it. Whatever comes near a box, its gaps included, was
 * kept off by the outlines, and the bus is within the boxes that it leads to. */
void
muster_tidy_set_spots (MusterFrame *frame)
{
  guint top_corridor = muster_frame_add_corridor (frame, MUSTER_NOWHERE, 0, 0);
  g_autofree guint *corridors = g_new (guint, frame->n_boxes);

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterBox *box = &frame->boxes[i];

      frame->spots[i].left = box->x;
      frame->spots[i].right = box->x + box->width;
      frame->spots[i].corridor = box->parent == MUSTER_NOWHERE ? top_corridor : corridors[box->parent];
      if (box->size > 1)
        corridors[i] = muster_frame_add_corridor (frame, MUSTER_NOWHERE, box->y + box->height + MUSTER_GAP_LEVELS, box->x + box->width / 2);
    }
}
