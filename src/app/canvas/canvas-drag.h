/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-drag.h: what the two parts of dragging on the canvas share: canvas-drag.c follows the hand,
 * canvas-drop-marks.c draws what a drop would mean.
 */
#pragma once

#include "canvas-private.h"
#include "parcel.h"

G_BEGIN_DECLS

/**
 * MusterCanvasDrag:
 * @lifted: what was taken from this canvas, while it is dragged
 * @taken: what of it is drawn faintly: all that would move; @taken_alone without the branches
 * @grabbed: the card that was grabbed, and where in the scene
 * @hot: the place of the pointer in the drag icon, in pixels; on its way, from @hot_from to @hot_to
 *   since @hot_since, while @hot_tick runs
 * @icon: where the cards are in the icon
 * @over: whether anything is held over this canvas
 * @found: what letting go would mean
 * @figures: its numbers, when they are counted
 * @spring: waits to open what is hidden by @spring_over
 */
struct _MusterCanvasDrag
{
  MusterParcel *lifted;
  GHashTable *taken;
  GHashTable *taken_alone;
  MusterRecord grabbed;
  MusterPoint grabbed_at;
  MusterPoint hot;
  MusterPoint hot_from;
  MusterPoint hot_to;
  gint64 hot_since;
  guint hot_tick;
  GdkDrag *gdk_drag;
  MusterRect icon;

  gboolean over;
  double x;
  double y;
  MusterParcel *parcel;
  MusterScope scope;
  MusterDrop *found;
  char *figures;
  guint counting;
  guint spring;
  MusterRecord spring_over;
  guint tick;
  gint64 scrolled_at;
};

G_END_DECLS
