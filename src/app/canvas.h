/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas.h: the chart on the screen.
 *
 * Draws the scene that export draws, at any zoom, and only what is visible. Pans by scrolling, by
 * the middle button or with Space; zooms at the pointer. Holds no truth: it shows a document, and a
 * new scene when that changes.
 */
#pragma once

#include <gtk/gtk.h>

#include "scene.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_CANVAS (muster_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MusterCanvas, muster_canvas, MUSTER, CANVAS, GtkWidget)

/* Shows @doc, fitted into the window. */
void muster_canvas_set_document (MusterCanvas *canvas, MusterDocument *doc);

/* Shows another view or another stage (0: all) of the document; the view is fitted anew. */
void muster_canvas_set_view (MusterCanvas *canvas, MusterView view);
void muster_canvas_set_stage (MusterCanvas *canvas, MusterRecord stage);

/* What is drawn, or %NULL without a document. */
MusterScene *muster_canvas_get_scene (MusterCanvas *canvas);

/* Pixels a point; 1 is 100 %. Setting it keeps the middle in place. Notified as "zoom". */
double muster_canvas_get_zoom (MusterCanvas *canvas);
void muster_canvas_set_zoom (MusterCanvas *canvas, double zoom);

/* Zooms so that all is visible, at most to 100 %, and centres it. */
void muster_canvas_fit (MusterCanvas *canvas);

G_END_DECLS
