/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * radial.h: what the parts of the radial layout share: layout-radial.c places it, radial-lines.c draws
 * its lines.
 */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

/**
 * RadialNode:
 * @level: 0 in the middle
 * @reach: radius of the disc that is its own, with half the gap to its neighbours
 * @need: the angle that its branch needs
 * @start: where its angle begins, clockwise from the top
 * @width: how wide it is
 * @angle: of the node, in the middle of that
 */
typedef struct
{
  guint level;
  double reach;
  double need;
  double start;
  double width;
  double angle;
} RadialNode;

/* Between @inner and @outer are the cards of a level; from there to the next @inner nothing is. */
typedef struct
{
  double radius;
  double reach;
  double inner;
  double outer;
  double around;
} RadialRing;

typedef struct
{
  MusterFrame *frame;
  RadialNode *nodes;
  RadialRing *rings;
  guint n_rings;
  guint *boxes_of;
  /* MusterPoint: the line that is being made. */
  GArray *path;
} Radial;

/* Adds all lines to the frame, whose boxes are in their places around (0, 0). */
void muster_radial_add_lines (const Radial *radial);

G_END_DECLS
