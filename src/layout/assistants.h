/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * assistants.h: assistants beside the line from their manager to the reports.
 *
 * An assistant stands below its manager and above the first row of reports, by turns left and right of
 * the trunk, and what hangs from it hangs below it there. Styles need not know: to a style, a manager
 * with assistants is one box as large as both, and what hangs from an assistant is a forest of its own,
 * laid out in the same style. All that a style places below a box stays below the assistants.
 *
 * Wherever a style puts that box, the corridors of frame.h hold: above each row of assistants is one, of
 * MUSTER_BUS_HEIGHT, in which dotted lines go; and along the trunk there is a free way on both sides.
 */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

/* Sets the places and spots of all boxes of a frame, which knows no assistants: where a style puts
 * boxes. The frame may be one made for a part of the chart, whose cards are the whole's. */
typedef void (*MusterPlacer) (MusterFrame *frame);

/* Has @place place the boxes of @frame, with assistants beside their managers. O(n) and what @place
 * takes, without recursion. */
void muster_assistants_place (MusterFrame *frame, MusterPlacer place);

G_END_DECLS
