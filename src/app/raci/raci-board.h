/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-board.h: the board of responsibilities: the grid, what of it is shown, counts and legend.
 */
#pragma once

#include "boards.h"
#include "raci-grid.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_RACI_BOARD (muster_raci_board_get_type ())
G_DECLARE_FINAL_TYPE (MusterRaciBoard, muster_raci_board, MUSTER, RACI_BOARD, GtkWidget)

extern const MusterBoard muster_board_responsibilities;

MusterRaciGrid *muster_raci_board_get_grid (MusterRaciBoard *board);

G_END_DECLS
