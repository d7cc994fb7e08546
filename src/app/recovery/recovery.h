/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * recovery.h: offers what was not saved when Muster, or the computer, stopped.
 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the folder in which this user's journals are */
char *muster_recovery_dup_folder (void);

/* Shows what was left behind, if anything was, over @window. Nothing is opened or removed unless a
 * person says so; what is left alone is offered again at the next start. */
void muster_recovery_offer (MusterWindow *window);

G_END_DECLS
