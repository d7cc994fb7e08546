/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * number-item.h: a number in a list of objects, for lists whose rows look up what they show.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSTER_TYPE_NUMBER_ITEM (muster_number_item_get_type ())
G_DECLARE_FINAL_TYPE (MusterNumberItem, muster_number_item, MUSTER, NUMBER_ITEM, GObject)

guint muster_number_item_get (MusterNumberItem *item);

/* Makes @list one of the numbers below @n, the largest first if @falling; what is there stays. The
 * list must have been made so before, or be empty. */
void muster_number_items_resize (GListStore *list, guint n, gboolean falling);

G_END_DECLS
