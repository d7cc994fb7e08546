/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * timeline.h: every change of the history, the newest first, with where the document is now. A click
 * travels there; a state can be named, and compared to the one now.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_TIMELINE (muster_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MusterTimeline, muster_timeline, MUSTER, TIMELINE, GtkWidget)

void muster_timeline_set_session (MusterTimeline *timeline, MusterSession *session);

G_END_DECLS
