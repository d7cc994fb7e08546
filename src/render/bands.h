/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bands.h: the rows of a matrix, of grades and stages: a line between each and the next, and what they stand
 * for.
 */
#pragma once

#include "scene-private.h"

G_BEGIN_DECLS

/* Draws the rows of @picture that meet @clip, above its cards: no card lies on their edges. */
void muster_bands_draw (MusterScene *scene, const MusterPicture *picture, MusterPainter *painter, const MusterRect *clip);

/* The edges between rows, as thin rectangles: (transfer full) (element-type MusterRect) */
GArray *muster_bands_list_edges (const MusterLayout *layout);

G_END_DECLS
