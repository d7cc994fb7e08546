/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * legend-view.h: what colours and badges on the canvas mean; it is only there while something beside
 * departments colours cards.
 */
#pragma once

#include <gtk/gtk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_LEGEND_VIEW (muster_legend_view_get_type ())
G_DECLARE_FINAL_TYPE (MusterLegendView, muster_legend_view, MUSTER, LEGEND_VIEW, GtkWidget)

void muster_legend_view_set_session (MusterLegendView *view, MusterSession *session);

/* Returns: (transfer full): what it says, in words; "" if it is not there */
char *muster_legend_view_dup_words (MusterLegendView *view);

G_END_DECLS
