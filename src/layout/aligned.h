/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * aligned.h: the tidy tree with what belongs together in one row, however far below its manager.
 *
 * Boxes of one class stand in one band. What would stand above its manager, or beside it, stands below it
 * in the same band: nobody stands above whom they report to. O(n).
 */
#pragma once

#include "assistants.h"

G_BEGIN_DECLS

/**
 * muster_aligned_place:
 * @wanted: (array length=frame->n_boxes): the class of each box, from the top of the chart
 * @bands: (array length=n_bands): what each class is; the places are set here
 *
 * Places all boxes, sets their spots, and adds the bands in which there is any to the frame.
 */
void muster_aligned_place (MusterFrame *frame, const guint *wanted, const MusterBand *bands, guint n_bands);

/* The tidy tree without bands: for where there are no classes. */
void muster_aligned_place_plain (MusterFrame *frame);

G_END_DECLS
