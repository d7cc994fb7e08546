/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-grid.h: responsibilities down, roles across, and in each cell the part that a role takes.
 *
 * Drawn by itself: only what can be seen is drawn, so that any number of rows and columns costs a
 * screenful a frame. Headings stay where they are while the cells scroll. One cell has the cursor, which
 * goes along with the session's selection: a row with its responsibility, a heading with its role. What
 * assistive technology sees is one cell that stands for the one with the cursor.
 *
 * Its actions ("raci.…") act on the cell with the cursor, and are what keys, menus and the window's
 * actions call.
 */
#pragma once

#include "raci-model.h"
#include "session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns that are no role's; the owner's follows the last. */
#define MUSTER_RACI_NAME (-2)
#define MUSTER_RACI_AUTHORITY (-1)

/* The row of headings. */
#define MUSTER_RACI_HEADINGS (-1)

#define MUSTER_TYPE_RACI_GRID (muster_raci_grid_get_type ())
G_DECLARE_FINAL_TYPE (MusterRaciGrid, muster_raci_grid, MUSTER, RACI_GRID, GtkWidget)

/**
 * MusterRaciGrid::made:
 *
 * What is shown was made anew: counts may differ.
 */

void muster_raci_grid_set_session (MusterRaciGrid *grid, MusterSession *session);

/* What of it is shown. */
void muster_raci_grid_set_options (MusterRaciGrid *grid, const MusterRaciOptions *options);

/* Returns: (transfer none): what is shown, until the next change */
const MusterRaci *muster_raci_grid_get_raci (MusterRaciGrid *grid);

/* Where the cursor is; a row is MUSTER_RACI_HEADINGS or an index. */
void muster_raci_grid_get_cursor (MusterRaciGrid *grid, int *row, int *column);
void muster_raci_grid_set_cursor (MusterRaciGrid *grid, int row, int column);

/* Where a cell is drawn, in the grid's coordinates; it may lie out of sight. */
void muster_raci_grid_get_place (MusterRaciGrid *grid, int row, int column, graphene_rect_t *place);

G_END_DECLS
