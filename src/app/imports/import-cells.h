/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-cells.h: one row of a table that is to be imported, drawn.
 *
 * A list keeps some two hundred rows of widgets, so a widget for each cell would be thousands that
 * nobody sees. A row is one widget: it draws the columns that can be seen, and says all of it to who
 * cannot see it.
 */
#pragma once

#include <gtk/gtk.h>

#include "preview.h"

G_BEGIN_DECLS

/* What stands before the columns of the file. */
enum
{
  MUSTER_IMPORT_LINE,
  MUSTER_IMPORT_BECOMES,
  MUSTER_IMPORT_MANAGER,
  MUSTER_IMPORT_N_LEADING
};

/**
 * MusterImportGrid:
 * @table: of @preview
 * @first: the first column of the file that is shown
 * @n_columns: how many there are, those that stand before them with them
 * @widths: of those before them, and of each of the others, in pixels
 * @height: of a row
 * @from: what of the width can be seen; likewise @to
 *
 * What all rows have in common.
 */
typedef struct
{
  MusterPreview *preview;
  guint table;
  guint first;
  guint n_columns;
  int widths[MUSTER_IMPORT_N_LEADING + 1];
  int height;
  double from;
  double to;
} MusterImportGrid;

/* Where a column begins; that after the last is where the last ends. */
int muster_import_grid_get_x (const MusterImportGrid *grid, guint column);

#define MUSTER_TYPE_IMPORT_CELLS (muster_import_cells_get_type ())
G_DECLARE_FINAL_TYPE (MusterImportCells, muster_import_cells, MUSTER, IMPORT_CELLS, GtkWidget)

/* @grid: must stay */
GtkWidget *muster_import_cells_new (const MusterImportGrid *grid);

void muster_import_cells_set_row (MusterImportCells *self, guint row);

G_END_DECLS
