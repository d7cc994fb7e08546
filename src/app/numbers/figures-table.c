/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * figures-table.c: see figures-table.h. A row of the list is a number; its cells are read from the table when
 * they are seen.
 */
#include "figures-table.h"

#include <glib/gi18n-lib.h>

#define INDENT 16

struct _MusterFiguresTable
{
  GtkWidget parent_instance;

  GtkColumnView *view;
  GListStore *rows;
  GPtrArray *tables;
  const MusterReportTable *table;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterFiguresTable, muster_figures_table, GTK_TYPE_WIDGET)

GtkWidget *
muster_figures_table_get_view (MusterFiguresTable *view)
{
  return GTK_WIDGET (view->view);
}

/* {{{ Cells */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  MusterFiguresTable *view = data;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column < view->table->n_words ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), column < view->table->n_words ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (column >= view->table->n_words)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  MusterFiguresTable *view = data;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  guint row = gtk_list_item_get_position (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  gboolean alarm;

  if (view->table == NULL || row >= muster_report_table_count_rows (view->table) || column >= view->table->heads->len)
    return;
  alarm = g_array_index (view->table->alarms, gboolean, row) && column + 1 == view->table->heads->len;
  gtk_label_set_text (GTK_LABEL (label), muster_report_table_get_cell (view->table, row, column));
  gtk_widget_set_margin_start (label, column == 0 ? INDENT * (int) MIN (g_array_index (view->table->levels, guint, row), 10) : 0);
  if (alarm)
    gtk_widget_add_css_class (label, "error");
  else
    gtk_widget_remove_css_class (label, "error");
}

/* }}} */

static gboolean
has_same_heads (MusterFiguresTable *view, const MusterReportTable *table)
{
  GListModel *columns = gtk_column_view_get_columns (view->view);

  if (g_list_model_get_n_items (columns) != table->heads->len)
    return FALSE;
  for (guint i = 0; i < table->heads->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (strcmp (gtk_column_view_column_get_title (column), g_ptr_array_index (table->heads, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
make_columns (MusterFiguresTable *view, const MusterReportTable *table)
{
  GListModel *columns = gtk_column_view_get_columns (view->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view->view, column);
    }
  for (guint i = 0; i < table->heads->len; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), view, 0);
      g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), view, 0);
      column = gtk_column_view_column_new (g_ptr_array_index (table->heads, i), factory);
      gtk_column_view_column_set_expand (column, i < table->n_words);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (view->view, column);
    }
}

void
muster_figures_table_show (MusterFiguresTable *view, GPtrArray *tables, guint index)
{
  const MusterReportTable *table = g_ptr_array_index (tables, index);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) past = view->tables;

  for (guint i = 0; i < muster_report_table_count_rows (table); i++)
    g_ptr_array_add (rows, gtk_string_object_new (""));
  view->tables = g_ptr_array_ref (tables);
  view->table = table;
  if (!has_same_heads (view, table))
    {
      g_list_store_remove_all (view->rows);
      make_columns (view, table);
    }
  g_list_store_splice (view->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (view->rows)), rows->pdata, rows->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view->view), GTK_ACCESSIBLE_PROPERTY_LABEL, table->title, -1);
}

static void
on_activate (MusterFiguresTable *view, guint position)
{
  if (view->table != NULL && position < muster_report_table_count_rows (view->table))
    g_signal_emit (view, signals[ACTIVATED], 0, g_array_index (view->table->records, MusterRecord, position));
}

static void
muster_figures_table_dispose (GObject *object)
{
  MusterFiguresTable *view = MUSTER_FIGURES_TABLE (object);
  GtkWidget *child;

  view->table = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&view->rows);
  g_clear_pointer (&view->tables, g_ptr_array_unref);
  G_OBJECT_CLASS (muster_figures_table_parent_class)->dispose (object);
}

static void
muster_figures_table_class_init (MusterFiguresTableClass *class)
{
  G_OBJECT_CLASS (class)->dispose = muster_figures_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", MUSTER_TYPE_FIGURES_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
muster_figures_table_init (MusterFiguresTable *view)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  view->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  view->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (view->rows))))));
  gtk_column_view_set_single_click_activate (view->view, TRUE);
  g_signal_connect_swapped (view->view, "activate", G_CALLBACK (on_activate), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 340);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view->view));
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (scroller, GTK_WIDGET (view));
}
