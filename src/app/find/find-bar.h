/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * find-bar.h: finding in a chart, and replacing.
 *
 * What was found stands out of the chart while the bar is open: all else is drawn faintly. A person is
 * found where there is a role to show, and by himself if he holds none.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_FIND_BAR (muster_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (MusterFindBar, muster_find_bar, MUSTER, FIND_BAR, GtkWidget)

void muster_find_bar_set_session (MusterFindBar *bar, MusterSession *session);

/* Shows it, with or without what it takes to replace, and moves the focus into it. */
void muster_find_bar_open (MusterFindBar *bar, gboolean replace);

/* Hides it; the chart is as it was, and the focus where it came from. */
void muster_find_bar_close (MusterFindBar *bar);

gboolean muster_find_bar_is_open (MusterFindBar *bar);

/* Whether the focus is in it. */
gboolean muster_find_bar_has_focus (MusterFindBar *bar);

/* Goes to the next of what was found, or with -1 to the one before; round and round. */
void muster_find_bar_step (MusterFindBar *bar, int step);

G_END_DECLS
