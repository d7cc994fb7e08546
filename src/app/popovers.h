/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * popovers.h: menus that open where the pointer is, and a mend for all popovers of the application.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * muster_popovers_mend:
 *
 * From now on no popover of the program, whoever made it, takes a click after it has closed, as
 * GTK 4.8 to 4.22 let it on X11. May be called again.
 */
void muster_popovers_mend (void);

/**
 * muster_popovers_open_menu:
 * @owner: what the menu is of; has to present it in its size_allocate(), and to unparent it when it
 *   goes
 * @menu: (inout) (nullable): where @owner keeps it; the one before goes
 * @model: what is offered
 * @at: what it is about, in the pixels of @owner
 *
 * Opens a menu. To be called when a button is let go: a menu that opens under a pressed button
 * closes with the release on X11 (GTK 4.8).
 */
void muster_popovers_open_menu (GtkWidget *owner, GtkWidget **menu, GMenuModel *model, const GdkRectangle *at);

G_END_DECLS
