/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-radial.c: the hub and its network: the top in the middle, each level a ring around it.
 *
 * A branch has an angle of its own, as wide as what it holds needs, and each card is in the middle of
 * its branch's. Cards stay upright; a disc around each is its own, so that none overlap at any angle.
 * Each ring is as near as the one inside it and the cards on it allow. How far rings must be blown up
 * until all angles together are a whole turn is found by halving. Several tops are a ring around an
 * empty middle. Siblings follow each other clockwise from the top. O(n) but for the dotted lines,
 * without recursion.
 */
#include "radial.h"
#include "styles.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How often the blowing up is bettered. */
#define ROUNDS 32

#define TURN (2 * G_PI)

static void
set_levels (Radial *radial)
{
  MusterFrame *frame = radial->frame;
  gboolean hub = frame->n_boxes > 0 && frame->boxes[0].size == frame->n_boxes;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterBox *box = &frame->boxes[i];
      RadialNode *node = &radial->nodes[i];

      node->level = box->parent != MUSTER_NOWHERE ? radial->nodes[box->parent].level + 1 : !hub;
      node->reach = hypot (box->width, box->height) / 2 + MUSTER_GAP_SIBLINGS / 2;
      radial->n_rings = MAX (radial->n_rings, node->level + 1);
    }
  radial->rings = g_new0 (RadialRing, (gsize) radial->n_rings + 1);
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      RadialRing *ring = &radial->rings[radial->nodes[i].level];

      ring->reach = MAX (ring->reach, radial->nodes[i].reach);
      ring->around += 2 * radial->nodes[i].reach;
    }
}

/* Rings so wide that each has @blown times the room that its cards take. */
static void
set_rings (const Radial *radial, double blown)
{
  for (guint i = 0; i < radial->n_rings; i++)
    {
      RadialRing *ring = &radial->rings[i];

      if (i > 0)
        ring->radius = MAX (ring[-1].outer + MUSTER_GAP_LEVELS + ring->reach, ring->around * blown / TURN);
      ring->inner = MAX (ring->radius - ring->reach, 0);
      ring->outer = ring->radius + ring->reach;
    }
}

/* The angle that each branch needs. Returns: what all need together */
static double
measure (const Radial *radial)
{
  const MusterFrame *frame = radial->frame;
  double all = 0;

  for (guint i = 0; i < frame->n_boxes; i++)
    radial->nodes[i].need = 0;
  for (guint i = frame->n_boxes; i-- > 0;)
    {
      RadialNode *node = &radial->nodes[i];
      double radius = radial->rings[node->level].radius;

      if (node->level > 0)
        node->need = MAX (node->need, 2 * asin (MIN (node->reach / radius, 1)));
      if (frame->boxes[i].parent != MUSTER_NOWHERE)
        radial->nodes[frame->boxes[i].parent].need += node->need;
      else
        all += node->need;
    }
  return all;
}

/* With twice as much room as there are levels all of them side by side are no whole turn. */
static void
fit_rings (const Radial *radial)
{
  double low = 0, high = 2.0 * radial->n_rings;

  set_rings (radial, low);
  if (measure (radial) <= TURN)
    return;
  for (guint i = 0; i < ROUNDS; i++)
    {
      double middle = (low + high) / 2;

      set_rings (radial, middle);
      if (measure (radial) <= TURN)
        high = middle;
      else
        low = middle;
    }
  set_rings (radial, high);
  measure (radial);
}

/* What is left of a turn, or of a branch's angle, goes to those in it by what they need. */
static void
share_angles (const Radial *radial)
{
  MusterFrame *frame = radial->frame;
  g_autofree double *next = g_new0 (double, (gsize) frame->n_boxes + 1);
  g_autofree double *needs = g_new0 (double, (gsize) frame->n_boxes + 1);

  for (guint i = 0; i < frame->n_boxes; i++)
    needs[MIN (frame->boxes[i].parent, frame->n_boxes)] += radial->nodes[i].need;
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      RadialNode *node = &radial->nodes[i];
      guint above = MIN (frame->boxes[i].parent, frame->n_boxes);
      double width = above < frame->n_boxes ? radial->nodes[above].width : TURN;

      node->start = next[above];
      node->width = needs[above] > 0 ? width * node->need / needs[above] : width;
      node->angle = node->start + node->width / 2;
      next[above] += node->width;
      next[i] = node->start;
    }
}

static void
place (const Radial *radial)
{
  MusterFrame *frame = radial->frame;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      MusterBox *box = &frame->boxes[i];
      const RadialNode *node = &radial->nodes[i];
      double radius = radial->rings[node->level].radius;

      box->x = radius * sin (node->angle) - box->width / 2;
      box->y = -radius * cos (node->angle) - box->height / 2;
    }
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  MusterLayoutOptions upright = *options;
  g_autoptr (MusterFrame) frame = NULL;
  g_autofree RadialNode *nodes = NULL;
  g_autofree guint *boxes_of = NULL;
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (MusterPoint));
  Radial radial = { .path = path };
  MusterLayout *layout;

  upright.direction = MUSTER_DIRECTION_DOWN;
  frame = muster_frame_new (projection, &upright);
  radial.frame = frame;
  radial.nodes = nodes = g_new0 (RadialNode, (gsize) frame->n_boxes + 1);
  radial.boxes_of = boxes_of = muster_frame_list_boxes (frame);
  set_levels (&radial);
  fit_rings (&radial);
  share_angles (&radial);
  place (&radial);
  muster_radial_add_lines (&radial);
  frame->radial = TRUE;
  frame->lined = TRUE;
  layout = muster_frame_finish (frame);
  g_free (radial.rings);
  return layout;
}

const MusterLayoutStyle muster_layout_radial = {
  .name = "radial",
  .label = N_ ("Hub and network"),
  .undirected = TRUE,
  .run = run,
};
