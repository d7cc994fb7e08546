/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * number-item.c: see number-item.h.
 */
#include "number-item.h"

struct _MusterNumberItem
{
  GObject parent_instance;

  guint number;
};

G_DEFINE_FINAL_TYPE (MusterNumberItem, muster_number_item, G_TYPE_OBJECT)

static void
muster_number_item_class_init (MusterNumberItemClass *class)
{
}

static void
muster_number_item_init (MusterNumberItem *item)
{
}

guint
muster_number_item_get (MusterNumberItem *item)
{
  return item->number;
}

void
muster_number_items_resize (GListStore *list, guint n, gboolean falling)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint more = n > before ? n - before : 0;
  guint fewer = before > n ? before - n : 0;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < more; i++)
    {
      MusterNumberItem *item = g_object_new (MUSTER_TYPE_NUMBER_ITEM, NULL);

      item->number = falling ? n - 1 - i : before + i;
      g_ptr_array_add (made, item);
    }
  if (more + fewer > 0)
    g_list_store_splice (list, falling ? 0 : before - fewer, fewer, made->pdata, more);
}
