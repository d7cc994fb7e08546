/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stages.h: the stage switcher: a button a stage and one for all, or a menu where there is no room.
 * Beside them what else can be done with stages; in a chart without any, a button that adds the first.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_STAGES (muster_stages_get_type ())
G_DECLARE_FINAL_TYPE (MusterStages, muster_stages, MUSTER, STAGES, GtkWidget)

/* @session: (nullable): none for no chart. */
void muster_stages_set_session (MusterStages *stages, MusterSession *session);

G_END_DECLS
