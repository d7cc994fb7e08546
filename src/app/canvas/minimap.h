/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * minimap.h: the whole chart, small, with what of it the canvas shows.
 *
 * A click or a drag pans the canvas there. The chart is drawn once after each change, and not at all
 * while the map is hidden.
 */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_MINIMAP (muster_minimap_get_type ())
G_DECLARE_FINAL_TYPE (MusterMinimap, muster_minimap, MUSTER, MINIMAP, GtkWidget)

/* Borrows @canvas, which must have a session and live as long; once. */
void muster_minimap_set_canvas (MusterMinimap *minimap, MusterCanvas *canvas);

G_END_DECLS
