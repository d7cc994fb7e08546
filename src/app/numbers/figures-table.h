/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * figures-table.h: one table of a report (report-tables.h) in a window, with widgets only for the rows that
 * are seen.
 */
#pragma once

#include "report-tables.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_FIGURES_TABLE (muster_figures_table_get_type ())
G_DECLARE_FINAL_TYPE (MusterFiguresTable, muster_figures_table, MUSTER, FIGURES_TABLE, GtkWidget)

/**
 * MusterFiguresTable::activated:
 * @record: what a row is of
 *
 * Somebody wants to see what a row is of.
 */

/* @tables: (element-type MusterReportTable): those of a report; @index: the one to show */
void muster_figures_table_show (MusterFiguresTable *view, GPtrArray *tables, guint index);

/* The column view, for tests. */
GtkWidget *muster_figures_table_get_view (MusterFiguresTable *view);

G_END_DECLS
