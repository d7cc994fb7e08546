/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tidy.h: a forest of boxes of any size, drawn as a tidy tree.
 *
 * The boxes are in preorder. Children hang below their parent, each as high as it can; siblings are
 * in order from left to right with room spread evenly between them, and a parent stands in the
 * middle of its first and last child. The drawing of a mirrored forest is the mirrored drawing.
 * O(n) in time and memory, without recursion.
 */
#pragma once

#include <glib.h>

#include "projection.h"

G_BEGIN_DECLS

/**
 * MusterBox:
 * @parent: index of the box above, which comes before; MUSTER_NOWHERE at the top
 * @size: how many boxes its branch has, itself included: they are at [index, index + size)
 * @x: left edge
 * @y: upper edge
 */
typedef struct
{
  guint parent;
  guint size;
  double width;
  double height;
  double x;
  double y;
} MusterBox;

/**
 * muster_tidy_place:
 * @boxes: (inout) (array length=n_boxes): boxes with all but @x and @y, which are set; the leftmost
 *   is at 0, and so are the uppermost
 * @across: least room between boxes beside each other
 * @down: room between a box and its children, and at least between boxes above each other
 *
 * The algorithm is that of A. van der Ploeg, "Drawing non-layered tidy trees in linear time",
 * Software: Practice and Experience 44 (2014), run from the left and from the right; the middle of
 * both drawings keeps every distance that both keep, and is symmetrical.
 */
void muster_tidy_place (MusterBox *boxes, guint n_boxes, double across, double down);

/* The same of boxes that stand for branches, which have what they hang by elsewhere: @anchors is how
 * far right of its left edge each box has that, which takes the place of its middle; %NULL if all
 * have it there. */
void muster_tidy_place_anchored (MusterBox *boxes, const double *anchors, guint n_boxes, double across, double down);

G_END_DECLS
