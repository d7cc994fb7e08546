/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas.h: the chart on the screen.
 *
 * Draws the scene that export draws, at any zoom, and only what is visible. Holds no truth: it shows
 * a session, and after a change a new scene in which the card under the hand has stayed where it was.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_CANVAS (muster_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MusterCanvas, muster_canvas, MUSTER, CANVAS, GtkWidget)

/* Shows @session, fitted into the window. */
void muster_canvas_set_session (MusterCanvas *canvas, MusterSession *session);
MusterSession *muster_canvas_get_session (MusterCanvas *canvas);

/* Pixels a point; 1 is 100 %. Setting it keeps the middle in place. Notified as "zoom". */
double muster_canvas_get_zoom (MusterCanvas *canvas);
void muster_canvas_set_zoom (MusterCanvas *canvas, double zoom);

/* Zooms so that all is visible, at most to 100 %, and centres it. */
void muster_canvas_fit (MusterCanvas *canvas);

/* Where in the chart the top left of the canvas is, in pixels at its zoom; for a later start. */
void muster_canvas_get_offset (MusterCanvas *canvas, double *x, double *y);
void muster_canvas_set_offset (MusterCanvas *canvas, double x, double y);

/* Scrolls as little as it takes to have a record's card in sight. */
void muster_canvas_reveal (MusterCanvas *canvas, MusterRecord record);

/* From a place on the canvas to a point of the scene, and a card's place on the canvas. */
MusterPoint muster_canvas_to_scene (MusterCanvas *canvas, double x, double y);
gboolean muster_canvas_get_place (MusterCanvas *canvas, MusterRecord record, MusterRect *place);

/* Returns: (transfer full) (nullable): what is said beside the hand while something is held over the
 * canvas: what a drop would do and its numbers, or why it can't be */
char *muster_canvas_dup_hint (MusterCanvas *canvas);

G_END_DECLS
