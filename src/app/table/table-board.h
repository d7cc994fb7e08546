/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table-board.h: all roles, people or departments in a grid: the board "table".
 */
#pragma once

#include "boards.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_TABLE_BOARD (muster_table_board_get_type ())
G_DECLARE_FINAL_TYPE (MusterTableBoard, muster_table_board, MUSTER, TABLE_BOARD, GtkWidget)

extern const MusterBoard muster_board_table;

G_END_DECLS
