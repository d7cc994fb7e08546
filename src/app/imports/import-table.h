/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-table.h: a table as it will be imported, with a field to choose above each column.
 *
 * Rows are shown as they are in the file, with what becomes of each before them. They cost nothing as
 * long as they are not near the screen. A table with very many columns is shown a page of them at a time.
 */
#pragma once

#include <gtk/gtk.h>

#include "preview.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_IMPORT_TABLE (muster_import_table_get_type ())
G_DECLARE_FINAL_TYPE (MusterImportTable, muster_import_table, MUSTER, IMPORT_TABLE, GtkWidget)

/**
 * MusterImportTable::choose:
 * @column: of the table that is shown
 * @field: (type MusterColumn): what somebody chose for it
 */

/**
 * muster_import_table_show:
 * @preview: (nullable): what to show, which must stay until another is shown
 * @table: the table of @preview
 */
void muster_import_table_show (MusterImportTable *self, MusterPreview *preview, guint table);

/* Scrolls to a row and selects it. */
void muster_import_table_go_to (MusterImportTable *self, guint row);

G_END_DECLS
