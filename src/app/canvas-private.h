/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-private.h: what the parts of the canvas share.
 *
 * canvas.c shows a session; canvas-view.c zooms and pans; canvas-select.c selects by pointer;
 * canvas-drag.c lifts cards and takes what is dropped; canvas-marks.c draws what lies over the cards. A point of the scene is at zoom × point − offset in
 * the widget.
 */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

#define MUSTER_CANVAS_MARGIN 32.0

typedef struct _MusterCanvasDrag MusterCanvasDrag;

struct _MusterCanvas
{
  GtkWidget parent_instance;

  MusterSession *session;

  double zoom;
  double offset_x;
  double offset_y;
  /* To be fitted when there is a size. */
  gboolean wants_fit;

  /* Where the pointer is, outside the widget if it is not in it. */
  double pointer_x;
  double pointer_y;

  /* canvas-view.c: the offset when a drag of the ground began, and the zoom when a pinch did. */
  double pan_x;
  double pan_y;
  gboolean panning;
  gboolean space_held;
  double pinch_zoom;

  /* canvas-select.c: the card under the pointer, 0 for none; and the rubber band while there is
   * one, in the scene's points. */
  MusterRecord hovered;
  gboolean banding;
  MusterPoint band_from;
  MusterPoint band_to;

  /* canvas-drag.c */
  MusterCanvasDrag *drag;
};

/* canvas.c */
MusterScene *muster_canvas_get_scene (MusterCanvas *canvas);
void muster_canvas_notify_zoom (MusterCanvas *canvas);

/* The card at a place on the canvas; MUSTER_NOWHERE if there is none. */
guint muster_canvas_hit (MusterCanvas *canvas, double x, double y);
MusterRecord muster_canvas_hit_record (MusterCanvas *canvas, double x, double y);

/* canvas-view.c */
void muster_canvas_add_view_controllers (MusterCanvas *canvas);
void muster_canvas_scroll_by (MusterCanvas *canvas, double dx, double dy);
void muster_canvas_zoom_at (MusterCanvas *canvas, double zoom, double x, double y);
void muster_canvas_clamp_offset (MusterCanvas *canvas);

/* canvas-select.c */
void muster_canvas_add_select_controllers (MusterCanvas *canvas);

/* canvas-drag.c */
void muster_canvas_add_drag_controllers (MusterCanvas *canvas);

/* Whether cards of this canvas are in the hand. */
gboolean muster_canvas_is_lifted (MusterCanvas *canvas);

/* When the canvas goes. */
void muster_canvas_end_drag (MusterCanvas *canvas);

/* canvas-drop-marks.c: onto a context in the widget's pixels. */
void muster_canvas_draw_drag (MusterCanvas *canvas, cairo_t *cr);

/* canvas-marks.c: onto a context in the widget's pixels. */
void muster_canvas_draw_marks (MusterCanvas *canvas, cairo_t *cr);

G_END_DECLS
