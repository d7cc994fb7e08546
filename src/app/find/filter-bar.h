/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * filter-bar.h: the bar in which a filter (filter.h) is typed, kept and chosen.
 *
 * It sets the session's filter, so that the chart and all boards show what is meant. What is typed
 * wrong is said below with its place, and what was meant before stays.
 */
#pragma once

#include "session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_FILTER_BAR (muster_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MusterFilterBar, muster_filter_bar, MUSTER, FILTER_BAR, GtkWidget)

void muster_filter_bar_set_session (MusterFilterBar *bar, MusterSession *session);

gboolean muster_filter_bar_is_open (MusterFilterBar *bar);

/* Opens it with the keyboard in it; closing it shows all again. */
void muster_filter_bar_open (MusterFilterBar *bar);
void muster_filter_bar_close (MusterFilterBar *bar);

/* Takes a filter that the document keeps, and opens the bar. */
void muster_filter_bar_choose (MusterFilterBar *bar, MusterRecord filter);

G_END_DECLS
