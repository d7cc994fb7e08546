/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * earlier-row.h: an earlier version in a list: what was new in it, when it was saved, and how many roles
 * there are in it.
 */
#pragma once

#include <gtk/gtk.h>

#include "versions.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_EARLIER_ROW (muster_earlier_row_get_type ())
G_DECLARE_FINAL_TYPE (MusterEarlierRow, muster_earlier_row, MUSTER, EARLIER_ROW, GtkListBoxRow)

/* Its menu activates "version.compare", "version.copy" and "version.restore" with the name of the version. */
GtkWidget *muster_earlier_row_new (const MusterVersion *version);

/* What names a version in those; lives as long as the row. */
const char *muster_earlier_row_get_name (MusterEarlierRow *row);

/* Says what was new in it. */
void muster_earlier_row_set_sentence (MusterEarlierRow *row, const char *sentence);

G_END_DECLS
