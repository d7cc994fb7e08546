/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * record-list.c: see record-list.h.
 */
#include "record-list.h"

struct _MusterRowItem
{
  GObject parent_instance;

  MusterRow row;
  /* %NULL when the list has gone. */
  MusterRecordList *list;
};

struct _MusterRecordList
{
  GObject parent_instance;

  MusterSession *session;
  GArray *rows;
  /* Each row that there is an object for: the object, which is not owned and leaves when it goes. */
  GHashTable *items;
  guint choosing;
};

/* {{{ A row as an object */

enum
{
  ITEM_CHANGED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterRowItem, muster_row_item, G_TYPE_OBJECT)

static gboolean
is_heading (const MusterRow *row)
{
  return (row->flags & MUSTER_ROW_HEADING) != 0;
}

static gpointer
get_key (const MusterRow *row)
{
  return GSIZE_TO_POINTER ((gsize) row->record << 1 | is_heading (row));
}

const MusterRow *
muster_row_item_get_row (MusterRowItem *item)
{
  return &item->row;
}

MusterRecord
muster_row_item_get_record (MusterRowItem *item)
{
  return is_heading (&item->row) ? 0 : item->row.record;
}

static void
muster_row_item_finalize (GObject *object)
{
  MusterRowItem *item = MUSTER_ROW_ITEM (object);

  if (item->list != NULL && g_hash_table_lookup (item->list->items, get_key (&item->row)) == item)
    g_hash_table_remove (item->list->items, get_key (&item->row));
  G_OBJECT_CLASS (muster_row_item_parent_class)->finalize (object);
}

static void
muster_row_item_class_init (MusterRowItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_row_item_finalize;

  signals[ITEM_CHANGED] = g_signal_new ("changed", MUSTER_TYPE_ROW_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
muster_row_item_init (MusterRowItem *item)
{
}

/* }}} */

static void muster_record_list_model_init (GListModelInterface *iface);
static void muster_record_list_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MusterRecordList,
                               muster_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, muster_record_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, muster_record_list_selection_init))

/* {{{ The rows */

const MusterRow *
muster_record_list_get_row (MusterRecordList *list, guint position)
{
  g_return_val_if_fail (position < list->rows->len, NULL);

  return &g_array_index (list->rows, MusterRow, position);
}

guint
muster_record_list_find (MusterRecordList *list, MusterRecord record)
{
  for (guint i = 0; record != 0 && i < list->rows->len; i++)
    {
      const MusterRow *row = muster_record_list_get_row (list, i);

      if (row->record == record && !is_heading (row))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

gboolean
muster_record_list_is_choosing (MusterRecordList *list)
{
  return list->choosing > 0;
}

guint
muster_record_list_count_items (MusterRecordList *list)
{
  return g_hash_table_size (list->items);
}

/* Gives the objects of rows that are looked at the rows as they are now. */
static GPtrArray *
renew_items (MusterRecordList *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < list->rows->len && items->len < g_hash_table_size (list->items); i++)
    {
      const MusterRow *row = muster_record_list_get_row (list, i);
      MusterRowItem *item = g_hash_table_lookup (list->items, get_key (row));

      if (item == NULL)
        continue;
      item->row = *row;
      g_ptr_array_add (items, g_object_ref (item));
    }
  return items;
}

void
muster_record_list_take_rows (MusterRecordList *list, GArray *rows)
{
  g_autoptr (GArray) old = list->rows;
  const MusterRow *a = (const MusterRow *) (gpointer) old->data, *b = (const MusterRow *) (gpointer) rows->data;
  guint n_common = MIN (old->len, rows->len), before = 0, after = 0;
  g_autoptr (GPtrArray) items = NULL;

  while (before < n_common && get_key (&a[before]) == get_key (&b[before]))
    before++;
  while (after < n_common - before && get_key (&a[old->len - 1 - after]) == get_key (&b[rows->len - 1 - after]))
    after++;
  list->rows = rows;
  items = renew_items (list);
  if (old->len != rows->len || before < rows->len)
    g_list_model_items_changed (G_LIST_MODEL (list), before, old->len - before - after, rows->len - before - after);
  for (guint i = 0; i < items->len; i++)
    g_signal_emit (items->pdata[i], signals[ITEM_CHANGED], 0);
}

/* }}} */
/* {{{ A list model */

static GType
get_item_type (GListModel *model)
{
  return MUSTER_TYPE_ROW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MUSTER_RECORD_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MusterRecordList *list = MUSTER_RECORD_LIST (model);
  const MusterRow *row;
  MusterRowItem *item;

  if (position >= list->rows->len)
    return NULL;
  row = muster_record_list_get_row (list, position);
  item = g_hash_table_lookup (list->items, get_key (row));
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (MUSTER_TYPE_ROW_ITEM, NULL);
  item->row = *row;
  item->list = list;
  g_hash_table_insert (list->items, get_key (row), item);
  return item;
}

static void
muster_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* }}} */
/* {{{ A selection model */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  MusterRecordList *list = MUSTER_RECORD_LIST (model);
  const MusterRow *row;

  if (position >= list->rows->len)
    return FALSE;
  row = muster_record_list_get_row (list, position);
  return !is_heading (row) && muster_session_is_selected (list->session, row->record);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint n_rows = MUSTER_RECORD_LIST (model)->rows->len;

  for (guint i = position; i < n_rows && i - position < n_items; i++)
    if (is_selected (model, i))
      gtk_bitset_add (selected, i);
  return selected;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  MusterRecordList *list = MUSTER_RECORD_LIST (model);
  MusterRecord record;

  if (position >= list->rows->len || is_heading (muster_record_list_get_row (list, position)))
    return FALSE;
  record = muster_record_list_get_row (list, position)->record;
  list->choosing++;
  muster_session_select (list->session, record, unselect_rest ? MUSTER_SELECT_ONLY : MUSTER_SELECT_ADD);
  if (unselect_rest)
    g_signal_emit (list, signals[CHOSEN], 0, record);
  list->choosing--;
  return TRUE;
}

/* What is selected elsewhere, and in this list outside @mask, stays. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  MusterRecordList *list = MUSTER_RECORD_LIST (model);
  g_autoptr (GHashTable) masked = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  guint n_records, position;
  const MusterRecord *now = muster_session_get_selection (list->session, &n_records);
  GtkBitsetIter iter;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < list->rows->len; more = gtk_bitset_iter_next (&iter, &position))
    g_hash_table_add (masked, GUINT_TO_POINTER (is_heading (muster_record_list_get_row (list, position)) ? 0 : muster_record_list_get_row (list, position)->record));
  for (guint i = 0; i < n_records; i++)
    if (!g_hash_table_contains (masked, GUINT_TO_POINTER (now[i])))
      g_array_append_val (records, now[i]);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more && position < list->rows->len; more = gtk_bitset_iter_next (&iter, &position))
    {
      const MusterRow *row = muster_record_list_get_row (list, position);

      if (!is_heading (row) && g_hash_table_contains (masked, GUINT_TO_POINTER (row->record)))
        g_array_append_val (records, row->record);
    }
  list->choosing++;
  muster_session_select_many (list->session, (const MusterRecord *) (gpointer) records->data, records->len, MUSTER_SELECT_ONLY);
  list->choosing--;
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (position, 1);

  return set_selection (model, none, mask);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n_items);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, MUSTER_RECORD_LIST (model)->rows->len);

  if (!unselect_rest)
    return set_selection (model, range, range);
  return set_selection (model, range, all);
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n_items);

  return set_selection (model, none, range);
}

static void
muster_record_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->set_selection = set_selection;
}

/* Rows that nobody looks at cost a list nothing. */
static void
on_selection_changed (MusterRecordList *list)
{
  if (list->rows->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (list), 0, list->rows->len);
}

/* }}} */
/* {{{ The object */

static void
muster_record_list_finalize (GObject *object)
{
  MusterRecordList *list = MUSTER_RECORD_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, list->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    MUSTER_ROW_ITEM (item)->list = NULL;
  g_hash_table_unref (list->items);
  g_array_unref (list->rows);
  g_object_unref (list->session);
  G_OBJECT_CLASS (muster_record_list_parent_class)->finalize (object);
}

static void
muster_record_list_class_init (MusterRecordListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_record_list_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", MUSTER_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
muster_record_list_init (MusterRecordList *list)
{
  list->rows = g_array_new (FALSE, FALSE, sizeof (MusterRow));
  list->items = g_hash_table_new (NULL, NULL);
}

MusterRecordList *
muster_record_list_new (MusterSession *session)
{
  MusterRecordList *list = g_object_new (MUSTER_TYPE_RECORD_LIST, NULL);

  list->session = g_object_ref (session);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (on_selection_changed), list, G_CONNECT_SWAPPED);
  return list;
}

/* }}} */
