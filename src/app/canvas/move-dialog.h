/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * move-dialog.h: "Move to…": what is selected goes to a place found by name.
 *
 * The keyboard's way for what a drag does. Each place that is refused says why before it is chosen.
 */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_MOVE_DIALOG (muster_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MusterMoveDialog, muster_move_dialog, MUSTER, MOVE_DIALOG, AdwWindow)

/* For the departments and roles that are selected now. */
GtkWidget *muster_move_dialog_new (MusterSession *session);

G_END_DECLS
