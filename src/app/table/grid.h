/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * grid.h: the cells of the table, as a spreadsheet has them.
 *
 * It draws itself: only what is in sight is asked for and drawn, so that a frame costs the same for
 * ten rows and for a hundred thousand; an entry lies over the one cell that is being typed into. The
 * heading stays above, and where there is room the first column beside. Which rows are selected is the
 * session's; which columns is the grid's.
 *
 *   arrows, Tab, Enter       to other cells; with Shift they select
 *   typing, F2, double click edit; Enter and Tab keep, Escape leaves as it was
 *   space                    turns a yes into a no
 *   Alt+Down                 opens the control that the inspector has
 *   Delete                   clears; Ctrl+D fills down; Ctrl+C and Ctrl+V as everywhere
 */
#pragma once

#include "table-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_GRID (muster_grid_get_type ())
G_DECLARE_FINAL_TYPE (MusterGrid, muster_grid, MUSTER, GRID, GtkWidget)

/**
 * MusterGrid::rearranged:
 *
 * A person made it look otherwise: columns, order, groups.
 */

/* Shows a table, which must outlive it or be taken away by another; @model may be %NULL. */
void muster_grid_set_model (MusterGrid *grid, MusterSession *session, MusterTableModel *model);

/* The lines or columns of the model are others now. */
void muster_grid_refresh (MusterGrid *grid);

/* The focus cell: a line, and a column that is shown. */
void muster_grid_get_focus (MusterGrid *grid, guint *line, guint *column);
void muster_grid_go_to (MusterGrid *grid, guint line, guint column, gboolean select);

/* Where a cell is, in the grid's coordinates; a test clicks there. Line MUSTER_NOWHERE is the
 * heading. */
void muster_grid_get_place (MusterGrid *grid, guint line, guint column, GdkRectangle *place);

/* Adds a record and begins to type its name. */
void muster_grid_add_row (MusterGrid *grid);

G_END_DECLS
