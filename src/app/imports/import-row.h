/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-row.h: the rows of a table as a list of numbers.
 *
 * Items are made when they are asked for, so a list of a million costs nothing.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_IMPORT_ROW (muster_import_row_get_type ())
G_DECLARE_FINAL_TYPE (MusterImportRow, muster_import_row, MUSTER, IMPORT_ROW, GObject)

guint muster_import_row_get_number (MusterImportRow *row);

#define MUSTER_TYPE_IMPORT_ROWS (muster_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (MusterImportRows, muster_import_rows, MUSTER, IMPORT_ROWS, GObject)

MusterImportRows *muster_import_rows_new (void);

/* Says that all rows are new, and how many there are. */
void muster_import_rows_reset (MusterImportRows *rows, guint n_rows);

G_END_DECLS
