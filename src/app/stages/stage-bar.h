/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stage-bar.h: what a comparison of stages comes to, above the chart, or the caption of the stage story.
 *
 * How many join, leave, move and change, in the colours of their marks; with what it is compared, to
 * choose another. There is nothing to see of it while nothing is compared, previewed or played.
 */
#pragma once

#include <gtk/gtk.h>

#include "story.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_STAGE_BAR (muster_stage_bar_get_type ())
G_DECLARE_FINAL_TYPE (MusterStageBar, muster_stage_bar, MUSTER, STAGE_BAR, GtkWidget)

void muster_stage_bar_set_session (MusterStageBar *bar, MusterSession *session);

MusterStory *muster_stage_bar_get_story (MusterStageBar *bar);

G_END_DECLS
