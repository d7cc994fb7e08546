/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * outline-cell.h: what a row of the outline shows, and an entry to rename it in place.
 */
#pragma once

#include <gtk/gtk.h>

#include "record-list.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_OUTLINE_CELL (muster_outline_cell_get_type ())
G_DECLARE_FINAL_TYPE (MusterOutlineCell, muster_outline_cell, MUSTER, OUTLINE_CELL, GtkWidget)

/**
 * MusterOutlineCell::toggled:
 *
 * The arrow of the row was clicked: it shall be opened or closed.
 */

/**
 * MusterOutlineCell::renamed:
 *
 * The renaming has ended, in whatever way, by the keyboard.
 */

GtkWidget *muster_outline_cell_new (MusterSession *session);

/* @item: (nullable): the row; %NULL for none. */
void muster_outline_cell_set_item (MusterOutlineCell *cell, MusterRowItem *item);
MusterRowItem *muster_outline_cell_get_item (MusterOutlineCell *cell);

/* Where something held over it would go: on it, or to the place at an edge. */
typedef enum
{
  MUSTER_CELL_NOWHERE,
  MUSTER_CELL_ABOVE,
  MUSTER_CELL_ON,
  MUSTER_CELL_BELOW,
} MusterCellPlace;

/* @refused: whether it cannot go there. */
void muster_outline_cell_mark (MusterOutlineCell *cell, MusterCellPlace place, gboolean refused);

/* Lets a person type another name. */
void muster_outline_cell_rename (MusterOutlineCell *cell);

G_END_DECLS
