/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shortcuts.h: the window that shows all keys, made from the table of actions.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @parent: (nullable): what it is shown above. */
void muster_shortcuts_show (GtkWindow *parent);

G_END_DECLS
