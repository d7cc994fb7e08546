/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * elbows.c: the lines of reporting.
 *
 * From the middle of the card above down to the bus in the corridor, along it, and down to the
 * middle of the card below; to a stacked one by the rail beside its column, and in from the side. A
 * rail from which a column hangs begins at the card itself. To an assistant straight from the trunk.
 */
#include "frame.h"

#include <math.h>

/* A child that is as good as straight below gets a straight line. */
#define STRAIGHT 0.5

/* Along a rail from where it begins, and in from the side. */
static void
add_stub (MusterFrame *frame, const MusterBox *box, const MusterSpot *spot)
{
  double middle = muster_frame_get_port (frame, box);

  muster_frame_add_point (frame, spot->rail, middle);
  muster_frame_add_point (frame, spot->from_right ? box->x + box->width : box->x, middle);
}

static void
add_beside (MusterFrame *frame, const MusterBox *above, const MusterBox *box)
{
  double trunk = above->x + above->width / 2;
  double middle = box->y + box->height / 2;

  muster_frame_add_point (frame, trunk, above->y + above->height);
  muster_frame_add_point (frame, trunk, middle);
  muster_frame_add_point (frame, box->x > trunk ? box->x : box->x + box->width, middle);
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
      bus = g_array_index (frame->corridors, MusterCorridor, spot->corridor).bottom - MUSTER_BUS_HEIGHT;
      from = above->x + above->width / 2;
      to = spot->stacked ? spot->rail : box->x + box->width / 2;
      if (!spot->stacked && fabs (from - to) < STRAIGHT)
        to = from;
      muster_frame_add_connector (frame, 0, frame->spots[box->parent].card, spot->card);
      if (spot->beside)
        {
          add_beside (frame, above, box);
          continue;
        }
      if (spot->hangs)
        {
          muster_frame_add_point (frame, spot->rail, above->y + above->height);
          add_stub (frame, box, spot);
          continue;
        }
      muster_frame_add_point (frame, from, above->y + above->height);
      muster_frame_add_point (frame, from, bus);
      muster_frame_add_point (frame, to, bus);
      if (spot->stacked)
        add_stub (frame, box, spot);
      else
        muster_frame_add_point (frame, to, box->y);
    }
}
