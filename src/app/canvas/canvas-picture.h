/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-picture.h: the picture of a scene as the canvas last drew it, kept.
 *
 * A frame in which the view only moved shows the old picture moved, and draws no more than what came
 * into sight; one in which nothing of the chart changed draws nothing. Two images of the canvas's size
 * are all that it takes, whatever the chart's size and however long one pans.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

typedef struct _MusterCanvasPicture MusterCanvasPicture;

MusterCanvasPicture *muster_canvas_picture_new (void);
void muster_canvas_picture_free (MusterCanvasPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterCanvasPicture, muster_canvas_picture_free)

/* Something else is to be seen, and not only elsewhere: the next frame is drawn whole. */
void muster_canvas_picture_forget (MusterCanvasPicture *picture);

/**
 * MusterCanvasFrame:
 * @scene: what is shown
 * @width: of the canvas, in device pixels
 * @height: likewise
 * @scale: device pixels a pixel
 * @zoom: device pixels a point
 * @x: device pixels from the origin of the scene to the left edge of the canvas
 * @y: likewise to the upper edge
 */
typedef struct
{
  MusterScene *scene;
  int width;
  int height;
  int scale;
  double zoom;
  double x;
  double y;
} MusterCanvasFrame;

/* Draws a frame onto a context in the canvas's pixels. @frame's x and y must be whole numbers. */
void muster_canvas_picture_draw (MusterCanvasPicture *picture, const MusterCanvasFrame *frame, cairo_t *cr);

/* How much of the last frame was there before, from 0 to 1; and how many bytes are kept. */
double muster_canvas_picture_get_kept (const MusterCanvasPicture *picture);
gsize muster_canvas_picture_get_size (const MusterCanvasPicture *picture);

G_END_DECLS
