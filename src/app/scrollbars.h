/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scrollbars.h: a mend for all scrollbars of the application.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * muster_scrollbars_mend:
 *
 * From now on scrollbars that are always shown lie within what they scroll where text goes from right
 * to left; GTK 4.8 puts them outside. May be called again.
 */
void muster_scrollbars_mend (void);

G_END_DECLS
