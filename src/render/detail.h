/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * detail.h: scenes from far out.
 *
 * Where letters cannot be read, drawing them is what costs most and shows least. There a card is its
 * outline, its disc and a bar for each text, and farther out a box of one colour; lines are as wide
 * as a pixel. All of that is filled in an image of our own, pixel by pixel, and painted at once:
 * 100,000 cards in one view cost some milliseconds.
 */
#pragma once

#include "scene-private.h"

G_BEGIN_DECLS

/* Pixels a point below which letters are bars and nothing has a shadow, and below which a card is a
 * box. */
#define MUSTER_DETAIL_BARS 0.35
#define MUSTER_DETAIL_BOXES 0.08

/**
 * muster_detail_draw:
 * @cr: not of a vector surface
 *
 * Draws a picture of @scene if it is far out at @cr's transformation.
 *
 * Returns: whether it is
 */
gboolean muster_detail_draw (MusterScene *scene, const MusterPicture *picture, cairo_t *cr, const MusterRect *clip);

G_END_DECLS
