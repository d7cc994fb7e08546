/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * restore.h: what was open last time: windows, tabs, and what was looked at in each.
 *
 * Kept in the user's state folder as a key file that is written whole or not at all. It names files
 * and never holds a document. Whatever is wrong with it, the program starts without it.
 */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/**
 * muster_restore_save:
 * @closing: (nullable): a window that is about to close; it is kept only if it is the last
 *
 * Keeps what is open now.
 */
void muster_restore_save (GtkApplication *application, MusterWindow *closing);

/* Opens again what was open. Returns: whether there was anything */
gboolean muster_restore_load (GtkApplication *application);

G_END_DECLS
