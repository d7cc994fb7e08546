/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * leave-dialog.h: what is left uncovered if somebody leaves, at the stage shown.
 *
 * A row leads to what it is about; the canvas shows the roles in question brightly while it is open. It
 * follows what changes below it.
 */
#pragma once

#include <adwaita.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_LEAVE_DIALOG (muster_leave_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MusterLeaveDialog, muster_leave_dialog, MUSTER, LEAVE_DIALOG, AdwWindow)

/* @people: (element-type MusterRecord): one, or several to choose from; the first is shown. */
GtkWidget *muster_leave_dialog_new (MusterSession *session, const GArray *people);

G_END_DECLS
