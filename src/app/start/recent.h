/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * recent.h: the charts that were open lately, as the desktop remembers them.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * muster_recent_list:
 * @most: how many at the most
 *
 * Returns: (transfer full) (element-type GtkRecentInfo): charts on this computer that are still there,
 *   the latest first
 */
GPtrArray *muster_recent_list (guint most);

/* A chart was opened or saved. */
void muster_recent_add (GFile *file);

G_END_DECLS
