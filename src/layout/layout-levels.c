/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-levels.c: the tidy tree with all of one level in one line, however high the cards above are:
 * who is as far from the top is as low. Each card takes the height of its level's highest. O(n).
 */
#include "assistants.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

static void
place (MusterFrame *frame)
{
  g_autofree guint *levels = g_new (guint, (gsize) frame->n_boxes + 1);
  g_autofree double *heights = g_new0 (double, (gsize) frame->n_boxes + 1);
  g_autofree double *own = g_new (double, (gsize) frame->n_boxes + 1);

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterBox *box = &frame->boxes[i];

      levels[i] = box->parent == MUSTER_NOWHERE ? 0 : levels[box->parent] + 1;
      heights[levels[i]] = MAX (heights[levels[i]], box->height);
      own[i] = box->height;
    }
  for (guint i = 0; i < frame->n_boxes; i++)
    frame->boxes[i].height = heights[levels[i]];
  muster_tidy_place (frame->boxes, frame->n_boxes, MUSTER_GAP_SIBLINGS, MUSTER_GAP_LEVELS);
  muster_tidy_set_spots (frame);
  for (guint i = 0; i < frame->n_boxes; i++)
    frame->boxes[i].height = own[i];
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  g_autoptr (MusterFrame) frame = muster_frame_new (projection, options);

  muster_assistants_place (frame, place);
  return muster_frame_finish (frame);
}

const MusterLayoutStyle muster_layout_levels = {
  .name = "levels",
  .label = N_ ("Levels in line"),
  .run = run,
};
