/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * elbows.c: the lines of reporting.
 *
 * From the middle of the card above down to the bus in the corridor, along it, and down to the
 * middle of the card below; to a stacked one by the rail beside its column, and in from the side; to an
 * assistant straight from the trunk.
 */
#include "frame.h"

#include <math.h>

/* A child that is as good as straight below gets a straight line. */
#define STRAIGHT 0.5

static void
add_beside (MusterFrame *frame, guint index)
{
  const MusterBox *box = &frame->boxes[index];
  const MusterBox *above = &frame->boxes[box->parent];
  double trunk = above->x + above->width / 2;
  double y = box->y + box->height / 2;

  muster_frame_add_connector (frame, 0, frame->spots[box->parent].card, frame->spots[index].card);
  muster_frame_add_point (frame, trunk, above->y + above->height);
  muster_frame_add_point (frame, trunk, y);
  muster_frame_add_point (frame, box->x > trunk ? box->x : box->x + box->width, y);
}

void
muster_elbows_add (MusterFrame *frame)
{
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterBox *box = &frame->boxes[i];
      const MusterSpot *spot = &frame->spots[i];
      const MusterBox *above;
      double bus;
      double from;
      double to;

      if (box->parent == MUSTER_NOWHERE)
        continue;
      above = &frame->boxes[box->parent];
      if (spot->beside)
        {
          add_beside (frame, i);
          continue;
        }
      bus = g_array_index (frame->corridors, MusterCorridor, spot->corridor).bottom - MUSTER_BUS_HEIGHT;
      from = above->x + above->width / 2;
      to = spot->stacked ? spot->rail : box->x + box->width / 2;
      if (!spot->stacked && fabs (from - to) < STRAIGHT)
        to = from;
      muster_frame_add_connector (frame, 0, frame->spots[box->parent].card, spot->card);
      muster_frame_add_point (frame, from, above->y + above->height);
      muster_frame_add_point (frame, from, bus);
      muster_frame_add_point (frame, to, bus);
      if (spot->stacked)
        {
          muster_frame_add_point (frame, to, box->y + box->height / 2);
          muster_frame_add_point (frame, box->x, box->y + box->height / 2);
        }
      else
        muster_frame_add_point (frame, to, box->y);
    }
}
