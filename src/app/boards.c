/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * boards.c: see boards.h.
 */
#include "boards.h"
#include "numbers.h"
#include "plan.h"
#include "raci-board.h"
#include "table-board.h"

static const MusterBoard *const boards[] = {
  &muster_board_responsibilities,
  &muster_board_plan,
  &muster_board_table,
  &muster_board_numbers,
  NULL,
};

const MusterBoard *const *
muster_boards (void)
{
  return boards;
}

const MusterBoard *
muster_board_find (const char *name)
{
  for (guint i = 0; boards[i] != NULL; i++)
    if (g_strcmp0 (boards[i]->name, name) == 0)
      return boards[i];
  return NULL;
}
