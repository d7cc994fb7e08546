/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * finding-row.h: the widget for a line of the list of findings, whichever it is: a heading, a finding
 * with what can be done about it, or what is silenced.
 */
#pragma once

#include <gtk/gtk.h>

#include "checkup.h"
#include "finding-item.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_FINDING_ROW (muster_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (MusterFindingRow, muster_finding_row, MUSTER, FINDING_ROW, GtkWidget)

GtkWidget *muster_finding_row_new (MusterCheckup *checkup);

/* @item: (nullable): what to show. */
void muster_finding_row_set_item (MusterFindingRow *row, MusterFindingItem *item);

G_END_DECLS
