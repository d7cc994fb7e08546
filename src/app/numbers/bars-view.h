/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bars-view.h: a chart of bars (bars.h) in a window: a click or Enter on a bar goes to what it is of.
 */
#pragma once

#include "bars.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_BARS_VIEW (muster_bars_view_get_type ())
G_DECLARE_FINAL_TYPE (MusterBarsView, muster_bars_view, MUSTER, BARS_VIEW, GtkWidget)

/**
 * MusterBarsView::activated:
 * @bar: (type gpointer): a MusterBar of the chart
 *
 * Somebody wants to see what a bar is of.
 */

GtkWidget *muster_bars_view_new (void);

/* Takes @bars, which may be %NULL: then it is not there. */
void muster_bars_view_set_bars (MusterBarsView *view, MusterBars *bars, MusterTheme theme);

/* Returns: (transfer none) (nullable): what is shown */
const MusterBars *muster_bars_view_get_bars (MusterBarsView *view);

G_END_DECLS
