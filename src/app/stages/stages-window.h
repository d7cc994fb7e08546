/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stages-window.h: the stages of a plan, to be added, named, dated, described, reordered and removed.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

/* Shows the stages of @session beside @parent, in the window that does already if there is one; @adding:
 * with the name of a new one to be typed. */
void muster_stages_window_show (GtkWindow *parent, MusterSession *session, gboolean adding);

G_END_DECLS
