/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * watch.h: progress and cancelling while a picture is drawn.
 */
#pragma once

#include "format.h"

G_BEGIN_DECLS

/**
 * MusterWatch:
 * @from: how much of all is done before a drawing
 * @share: how much of all that drawing is
 * @said: what was said last
 */
typedef struct
{
  const MusterExport *export;
  double from;
  double share;
  double said;
} MusterWatch;

/* Lets @painter stop when the export is cancelled, and say how far it is. @watch must outlive it. */
void muster_watch_painter (MusterWatch *watch, MusterPainter *painter);

/* Says that so much of the drawing is done. Returns: whether to go on */
gboolean muster_watch_step (MusterWatch *watch, double done);

G_END_DECLS
