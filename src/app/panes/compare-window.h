/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * compare-window.h: what differs between a state of the history and the one now, record by record.
 */
#pragma once

#include <gtk/gtk.h>

#include "history-net.h"

G_BEGIN_DECLS

/* @position: the state: how many changes are in force in it. */
void muster_compare_window_show (GtkWindow *parent, MusterDocument *doc, guint position);

/* The same of a state that has a name: @from, as a date and time. */
void muster_compare_window_show_from (GtkWindow *parent, MusterDocument *doc, guint position, const char *from);

G_END_DECLS
