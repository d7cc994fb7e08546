/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drag-icon.h: cards as they look in the hand.
 */
#pragma once

#include <gtk/gtk.h>

#include "drop.h"

G_BEGIN_DECLS

/**
 * muster_drag_icon_new:
 * @widget: for its fonts and colours
 * @grabbed: the card on top; its record must be shown in @scene
 * @at: where it was grabbed, in the scene's points
 * @zoom: pixels a point
 * @hot: (out): where that is in the icon, in pixels
 * @place: (out): where the cards are in it, without their shadow
 *
 * The lifted cards, tilted about the pointer, over a soft shadow: three at most, with their number.
 * No smaller than can be recognised, and no larger than leaves the chart to be seen.
 *
 * Returns: (transfer full): the icon
 */
GdkPaintable *muster_drag_icon_new (GtkWidget *widget, MusterScene *scene, const MusterHand *hand, MusterRecord grabbed, MusterPoint at, double zoom, MusterPoint *hot, MusterRect *place);

G_END_DECLS
