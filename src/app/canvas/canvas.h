/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas.h: the chart on the screen.
 *
 * Draws the scene that export draws, at any zoom, and only what is visible. Holds no truth: it shows
 * a session, and after a change a new scene in which the card under the hand has stayed where it was.
 * Until somebody zooms or pans, the whole chart stays fitted into the window. Whatever a person does
 * here beyond looking is an action of the window, or a verb of edit.h.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_CANVAS (muster_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MusterCanvas, muster_canvas, MUSTER, CANVAS, GtkWidget)

/**
 * MusterCanvas::view-changed:
 *
 * Another part of the chart is seen, or at another zoom.
 */

/* Shows @session, fitted into the window. */
void muster_canvas_set_session (MusterCanvas *canvas, MusterSession *session);
MusterSession *muster_canvas_get_session (MusterCanvas *canvas);

/* Pixels a point; 1 is 100 %. Setting it keeps the card of the cursor in place if it is in sight, else
 * the middle. Notified as "zoom". */
double muster_canvas_get_zoom (MusterCanvas *canvas);
void muster_canvas_set_zoom (MusterCanvas *canvas, double zoom);

/* Zooms so that all is visible, at most to 100 %, and centres it; and keeps it so until somebody
 * zooms or pans. */
void muster_canvas_fit (MusterCanvas *canvas);
gboolean muster_canvas_is_fitted (MusterCanvas *canvas);

/* Where in the chart the top left of the canvas is, in pixels at its zoom; for a later start. */
void muster_canvas_get_offset (MusterCanvas *canvas, double *x, double *y);
void muster_canvas_set_offset (MusterCanvas *canvas, double x, double y);

/* Pans by pixels. */
void muster_canvas_scroll_by (MusterCanvas *canvas, double dx, double dy);

/* Scrolls as little as it takes to have a record's card in sight. */
void muster_canvas_reveal (MusterCanvas *canvas, MusterRecord record);

/* From a place on the canvas to a point of the scene, and a card's place on the canvas. */
MusterPoint muster_canvas_to_scene (MusterCanvas *canvas, double x, double y);
gboolean muster_canvas_get_place (MusterCanvas *canvas, MusterRecord record, MusterRect *place);

/* Returns: (transfer full) (nullable): what is said beside the hand while something is held over the
 * canvas: what a drop would do and its numbers, or why it can't be */
char *muster_canvas_dup_hint (MusterCanvas *canvas);

/**
 * muster_canvas_edit:
 * @record: a department, a role or a dotted line
 *
 * Edits its name or label in its place, with all of it selected. Return keeps what was typed as one
 * step, Escape does not; Tab keeps it and goes on to the next.
 *
 * Returns: whether it has a place on the canvas
 */
gboolean muster_canvas_edit (MusterCanvas *canvas, MusterRecord record);

/* Keeps what is being typed, if anything is. */
void muster_canvas_end_edit (MusterCanvas *canvas);

/* Asks what to do with what is selected, at its card. */
void muster_canvas_show_menu (MusterCanvas *canvas);

/* Whether it says in a corner how long frames take and how much they draw. */
gboolean muster_canvas_get_metered (MusterCanvas *canvas);
void muster_canvas_set_metered (MusterCanvas *canvas, gboolean metered);

G_END_DECLS
