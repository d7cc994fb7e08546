/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-row.c: see import-row.h.
 */
#include "import-row.h"

struct _MusterImportRow
{
  GObject parent_instance;
  guint number;
};

G_DEFINE_FINAL_TYPE (MusterImportRow, muster_import_row, G_TYPE_OBJECT)

static void
muster_import_row_class_init (MusterImportRowClass *class)
{
}

static void
muster_import_row_init (MusterImportRow *row)
{
}

guint
muster_import_row_get_number (MusterImportRow *row)
{
  return row->number;
}

struct _MusterImportRows
{
  GObject parent_instance;
  guint n_rows;
};

static GType
get_item_type (GListModel *model)
{
  return MUSTER_TYPE_IMPORT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return MUSTER_IMPORT_ROWS (model)->n_rows;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MusterImportRow *row;

  if (position >= MUSTER_IMPORT_ROWS (model)->n_rows)
    return NULL;
  row = g_object_new (MUSTER_TYPE_IMPORT_ROW, NULL);
  row->number = position;
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MusterImportRows, muster_import_rows, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
muster_import_rows_class_init (MusterImportRowsClass *class)
{
}

static void
muster_import_rows_init (MusterImportRows *rows)
{
}

MusterImportRows *
muster_import_rows_new (void)
{
  return g_object_new (MUSTER_TYPE_IMPORT_ROWS, NULL);
}

void
muster_import_rows_reset (MusterImportRows *rows, guint n_rows)
{
  guint before = rows->n_rows;

  rows->n_rows = n_rows;
  g_list_model_items_changed (G_LIST_MODEL (rows), 0, before, n_rows);
}
