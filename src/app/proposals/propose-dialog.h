/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-dialog.h: targets for spans, layers and cost, and the fewest moves that meet them, each to be
 * looked at and done as one step.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

void muster_propose_dialog_show (GtkWindow *parent, MusterSession *session);

G_END_DECLS
