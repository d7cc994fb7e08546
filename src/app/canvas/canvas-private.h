/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-private.h: what the parts of the canvas share.
 *
 * canvas.c shows a session; canvas-slide.c lets cards slide to their new places; canvas-view.c zooms
 * and pans; canvas-select.c selects by pointer; canvas-drag.c lifts cards and takes what is
 * dropped, canvas-drop-marks.c shows where; canvas-menu.c asks what to do; canvas-line.c draws
 * dotted lines by hand; canvas-edit.c edits a name in its place; canvas-cards.c tells assistive
 * technology what is seen; canvas-picture.c keeps what was drawn; canvas-marks.c draws what lies over the
 * cards; canvas-meter.c counts frames.
 *
 * A point of the scene is at zoom × point − offset in the widget.
 */
#pragma once

#include "canvas.h"
#include "canvas-picture.h"
#include "slide.h"

G_BEGIN_DECLS

#define MUSTER_CANVAS_MARGIN 32.0

typedef struct _MusterCanvasDrag MusterCanvasDrag;

typedef struct
{
  double zoom;
  double x;
  double y;
} MusterCanvasView;

/* canvas-slide.c: how cards and view get from where they were to where they are. */
typedef struct
{
  /* Whether the session's scene is another than the one last shown. */
  gboolean stale;
  guint tick;
  /* NULL while nothing moves; and since when, and how far it is. */
  MusterSlide *slide;
  gint64 since;
  double progress;
  /* Whence the view comes, unless somebody has taken it in hand since. */
  MusterCanvasView from;
  gboolean held;
  /* What was seen when a slide was interrupted, from where the next goes on; NULL if none was. */
  MusterGlimpse *glimpse;
  MusterCanvasView glimpsed;
} MusterCanvasMotion;

/* canvas-view.c: the offset when a drag of the ground began, and the zoom when a pinch did. */
typedef struct
{
  double x;
  double y;
  gboolean active;
  /* Whether the space bar is held, with which any drag is one of the ground. */
  gboolean space;
  double pinch;
} MusterCanvasPan;

/* canvas-select.c: the rubber band while there is one, in the scene's points. */
typedef struct
{
  gboolean shown;
  MusterPoint from;
  MusterPoint to;
} MusterCanvasBand;

/* canvas-line.c: the role from whose handle a dotted line is being drawn, 0 for none; the role that it
 * would lead to, and why it can't; where the pointer is, in the scene's points. */
typedef struct
{
  MusterRecord from;
  MusterRecord to;
  char *refusal;
  MusterPoint end;
} MusterCanvasLine;

/* canvas-cards.c: widgets that stand for cards, and how many of them do so now; what will look again. */
typedef struct
{
  GPtrArray *widgets;
  guint n_used;
  guint queued;
} MusterCanvasCards;

/* canvas-meter.c: milliseconds that the last frames took; NULL while nobody asks. */
typedef struct
{
  GArray *frames;
  GdkFrameClock *clock;
} MusterCanvasMeter;

struct _MusterCanvas
{
  GtkWidget parent_instance;

  MusterSession *session;

  double zoom;
  double offset_x;
  double offset_y;
  /* To be fitted when there is a size. */
  gboolean wants_fit;
  /* Nobody has zoomed or panned since it was fitted: it stays fitted whatever happens. */
  gboolean fitted;
  gboolean allocating;
  guint zoom_notify;

  /* Where the pointer is, outside the widget if it is not in it. */
  double pointer_x;
  double pointer_y;

  MusterCanvasMotion motion;
  MusterCanvasPan pan;

  /* canvas-select.c: the card under the pointer, 0 for none. */
  MusterRecord hovered;
  MusterCanvasBand band;

  /* canvas-drag.c; and what was dropped on last, which is to stay under the hand: what moved is not
   * where it was. */
  MusterCanvasDrag *drag;
  MusterRecord dropped_on;

  MusterCanvasLine line;

  /* canvas-edit.c: the entry over a card while a name is edited, and whose. */
  GtkWidget *entry;
  MusterRecord edited;
  guint leaving;
  GtkEventController *keys;

  /* canvas-menu.c */
  GtkWidget *menu;

  MusterCanvasCards cards;

  /* canvas-picture.c: what was drawn last of a scene at rest. */
  MusterCanvasPicture *picture;

  MusterCanvasMeter meter;
};

/* canvas.c */
MusterScene *muster_canvas_get_scene (MusterCanvas *canvas);
void muster_canvas_notify_zoom (MusterCanvas *canvas);

/* The card at a place on the canvas; MUSTER_NOWHERE if there is none. */
guint muster_canvas_hit (MusterCanvas *canvas, double x, double y);
MusterRecord muster_canvas_hit_record (MusterCanvas *canvas, double x, double y);

/* The card or dotted line there; 0 on the ground. */
MusterRecord muster_canvas_hit_any (MusterCanvas *canvas, double x, double y);

/* What of the scene is seen. */
MusterRect muster_canvas_get_clip (MusterCanvas *canvas, const MusterCanvasView *view);

/* canvas-slide.c */

/* The scene is stale: settles before the next frame, with a slide to what is new. */
void muster_canvas_queue_settle (MusterCanvas *canvas);

/* Settles now: fits again or keeps the card under the hand where it is. */
void muster_canvas_settle (MusterCanvas *canvas, MusterScene *scene);
void muster_canvas_end_slide (MusterCanvas *canvas);

/* Lets the view stay where it is while cards go on to their places: somebody else moves it now. */
void muster_canvas_hold_view (MusterCanvas *canvas);

/* The view as it is drawn now, on the way to zoom and offset; and where a card is drawn now. */
MusterCanvasView muster_canvas_get_view (MusterCanvas *canvas);
MusterRect muster_canvas_get_shown (MusterCanvas *canvas, guint card);
MusterRect muster_canvas_place (const MusterCanvasView *view, const MusterRect *rect);

/* canvas-view.c */
void muster_canvas_add_view_controllers (MusterCanvas *canvas);
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

/* canvas-menu.c */
void muster_canvas_add_menu_controllers (MusterCanvas *canvas);

/* canvas-line.c */
void muster_canvas_add_line_controllers (MusterCanvas *canvas);

/* Whether the handle of the card that the pointer is over, or was over last, is there. */
gboolean muster_canvas_is_handle (MusterCanvas *canvas, double x, double y);

/* The card that shows its handle, MUSTER_NOWHERE if none does. */
guint muster_canvas_get_handle (MusterCanvas *canvas, double *x, double *y);

/* The middle of a dotted line, where its label is edited. */
gboolean muster_canvas_get_line_middle (MusterCanvas *canvas, MusterRecord line, MusterPoint *middle);

/* canvas-edit.c: the entry goes with its card. */
void muster_canvas_follow_entry (MusterCanvas *canvas);
void muster_canvas_allocate_entry (MusterCanvas *canvas);

/* canvas-cards.c */
void muster_canvas_queue_describe (MusterCanvas *canvas);
void muster_canvas_forget_cards (MusterCanvas *canvas);
void muster_canvas_allocate_cards (MusterCanvas *canvas);

/* canvas-marks.c: onto a context in the widget's pixels. */
void muster_canvas_draw_marks (MusterCanvas *canvas, cairo_t *cr);

/* canvas-meter.c */
void muster_canvas_draw_meter (MusterCanvas *canvas, GtkSnapshot *snapshot, const MusterRect *clip);

G_END_DECLS
