/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan.h: the plan as a board: a column a stage, with who joins, moves and leaves there, what it costs,
 * and the checkpoints by which one sees that it is reached.
 *
 * The stage that is shown elsewhere has a frame. A role dragged to another column is hired there; on
 * its “Leave” it leaves there. Cards are drawn, not widgets, so that thousands cost what can be seen.
 */
#pragma once

#include "boards.h"

G_BEGIN_DECLS

extern const MusterBoard muster_board_plan;

G_END_DECLS
