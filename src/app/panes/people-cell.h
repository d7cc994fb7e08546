/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * people-cell.h: what a row of the people shows: somebody, or a heading.
 */
#pragma once

#include <gtk/gtk.h>

#include "record-list.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_PEOPLE_CELL (muster_people_cell_get_type ())
G_DECLARE_FINAL_TYPE (MusterPeopleCell, muster_people_cell, MUSTER, PEOPLE_CELL, GtkWidget)

GtkWidget *muster_people_cell_new (MusterSession *session);

/* @item: (nullable): the row; %NULL for none. */
void muster_people_cell_set_item (MusterPeopleCell *cell, MusterRowItem *item);
MusterRowItem *muster_people_cell_get_item (MusterPeopleCell *cell);

G_END_DECLS
