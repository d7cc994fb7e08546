/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * step-row.h: a state of the history in a list: what was done to come to it, and when.
 */
#pragma once

#include <gtk/gtk.h>

#include "history.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_STEP_ROW (muster_step_row_get_type ())
G_DECLARE_FINAL_TYPE (MusterStepRow, muster_step_row, MUSTER, STEP_ROW, GtkWidget)

GtkWidget *muster_step_row_new (void);

/* Shows the state after @position changes. The menu of the row activates "step.name" and
 * "step.compare" with that number. */
void muster_step_row_show (MusterStepRow *row, MusterDocument *doc, guint position);

G_END_DECLS
