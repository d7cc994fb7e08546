/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-table.c: see import-table.h.
 *
 * The headings of a GtkColumnView are text alone, so there is a strip of our own above a list, which
 * scrolls with it. All widths are fixed so that the two agree.
 */
#include "import-table.h"
#include "import-cells.h"
#include "import-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Each has a drop-down, which is dear. */
#define COLUMNS_PER_PAGE 24u

struct _MusterImportTable
{
  GtkWidget parent_instance;

  /* Of the template */
  GtkWidget *content;
  GtkScrolledWindow *strip_scroller;
  GtkBox *strip;
  GtkScrolledWindow *scroller;
  GtkListView *view;
  GtkBox *pager;
  GtkButton *previous;
  GtkLabel *page;
  GtkButton *next;

  /* Owned */
  MusterImportRows *rows;
  GtkStringList *choices;
  /* The drop-downs of the page, in order, none where columns are known. */
  GPtrArray *drop_downs;
  /* What all rows have in common, which borrows the preview. */
  MusterImportGrid grid;
  /* What the strip was made for. */
  char *made_for;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (MusterImportTable, muster_import_table, GTK_TYPE_WIDGET)

enum
{
  CHOOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* {{{ Choices: a field of one's own and nothing at all come first, then fields as in headings.h */

static guint
field_to_choice (MusterColumn field)
{
  if (field == MUSTER_COLUMN_OWN)
    return 0;
  return field == MUSTER_COLUMN_IGNORED ? 1 : field + 2;
}

static MusterColumn
choice_to_field (guint choice)
{
  if (choice == 0)
    return MUSTER_COLUMN_OWN;
  return choice == 1 ? MUSTER_COLUMN_IGNORED : choice - 2;
}

static GtkStringList *
list_choices (void)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  for (guint choice = 0; choice <= field_to_choice (MUSTER_COLUMN_REFERENCE); choice++)
    gtk_string_list_append (choices, muster_column_get_label (choice_to_field (choice)));
  return choices;
}

/* }}} */
/* {{{ Rows */

static void
setup (MusterImportTable *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, muster_import_cells_new (&self->grid));
}

static void
bind (MusterImportTable *self, GtkListItem *item)
{
  muster_import_cells_set_row (MUSTER_IMPORT_CELLS (gtk_list_item_get_child (item)), muster_import_row_get_number (gtk_list_item_get_item (item)));
}

/* Draws rows again when other columns come to be seen; those beside them are drawn already. */
static void
follow_scrolling (MusterImportTable *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  double from = gtk_adjustment_get_value (adjustment), width = gtk_adjustment_get_page_size (adjustment);

  if (from >= self->grid.from && from + width <= self->grid.to)
    return;
  self->grid.from = from - width / 2;
  self->grid.to = from + width * 3 / 2;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cells = gtk_widget_get_first_child (row);

      if (cells != NULL)
        gtk_widget_queue_draw (cells);
    }
}

/* }}} */
/* {{{ Columns */

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static GtkWidget *
make_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "single-line-mode", TRUE, NULL);
}

/* A part of the strip that is just so wide, whatever is in it. */
static void
add_to_strip (MusterImportTable *self, GtkWidget *heading, GtkWidget *below, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_box_append (GTK_BOX (box), heading);
  if (below != NULL)
    gtk_box_append (GTK_BOX (box), below);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_set_size_request (clamp, width, -1);
  gtk_box_append (self->strip, clamp);
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = make_label (text);

  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
make_dim (const char *text)
{
  GtkWidget *label = make_label (text);

  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
on_selected (MusterImportTable *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint column, choice = gtk_drop_down_get_selected (drop_down);

  if (self->filling || choice == GTK_INVALID_LIST_POSITION || !g_ptr_array_find (self->drop_downs, drop_down, &column))
    return;
  g_signal_emit (self, signals[CHOOSE], 0, self->grid.first + column, choice_to_field (choice));
}

static GtkWidget *
make_drop_down (MusterImportTable *self, const char *heading)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->choices)), text);
  g_autofree char *label = g_strdup_printf (_ ("What the column “%s” is"), heading);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->drop_downs, drop_down);
  return drop_down;
}

static void
add_file_column (MusterImportTable *self, guint column)
{
  const MusterPreviewColumn *this = muster_preview_get_column (self->grid.preview, self->grid.table, column);
  GtkWidget *below = muster_preview_can_map (self->grid.preview) ? make_drop_down (self, this->heading) : make_dim (muster_column_get_label (this->field));

  add_to_strip (self, make_heading (this->heading), below, self->grid.widths[MUSTER_IMPORT_N_LEADING]);
}

static guint
get_last (MusterImportTable *self)
{
  return MIN (self->grid.first + COLUMNS_PER_PAGE, muster_preview_get_n_columns (self->grid.preview, self->grid.table));
}

/* What rows become is not there to be seen as long as nothing can be imported. */
static void
measure_columns (MusterImportTable *self)
{
  static const guint n_chars[] = { [MUSTER_IMPORT_LINE] = 10, [MUSTER_IMPORT_BECOMES] = 34, [MUSTER_IMPORT_MANAGER] = 24, [MUSTER_IMPORT_N_LEADING] = 24 };
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics), PANGO_SCALE);

  for (guint i = 0; i < G_N_ELEMENTS (n_chars); i++)
    self->grid.widths[i] = (int) n_chars[i] * width / PANGO_SCALE;
  if (muster_preview_get_document (self->grid.preview) == NULL)
    self->grid.widths[MUSTER_IMPORT_BECOMES] = self->grid.widths[MUSTER_IMPORT_MANAGER] = 0;
  self->grid.height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics)) + 6;
  pango_font_metrics_unref (metrics);
}

/* Which of the drop-downs has the focus; their number if none has. */
static guint
find_focus (MusterImportTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint i;

  for (i = 0; i < self->drop_downs->len; i++)
    if (focus != NULL && (focus == self->drop_downs->pdata[i] || gtk_widget_is_ancestor (focus, self->drop_downs->pdata[i])))
      break;
  return i;
}

static void
add_leading (MusterImportTable *self)
{
  const int *widths = self->grid.widths;

  add_to_strip (self, make_heading (_ ("Line")), NULL, widths[MUSTER_IMPORT_LINE]);
  if (widths[MUSTER_IMPORT_BECOMES] == 0)
    return;
  add_to_strip (self, make_heading (_ ("In the chart")), NULL, widths[MUSTER_IMPORT_BECOMES]);
  add_to_strip (self, make_heading (_ ("Reports to")), muster_preview_can_map (self->grid.preview) ? make_dim (_ ("Columns are taken for:")) : NULL, widths[MUSTER_IMPORT_MANAGER]);
}

static void
make_columns (MusterImportTable *self)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint focus = find_focus (self);
  GtkWidget *child;

  g_ptr_array_set_size (self->drop_downs, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strip))) != NULL)
    gtk_box_remove (self->strip, child);
  measure_columns (self);
  add_leading (self);
  for (guint column = self->grid.first; column < get_last (self); column++)
    add_file_column (self, column);

  /* A scrollbar beside the rows must not keep the strip from following to their end. */
  gtk_widget_set_size_request (end, 48, -1);
  gtk_box_append (self->strip, end);
  if (focus < self->drop_downs->len)
    gtk_widget_grab_focus (self->drop_downs->pdata[focus]);
}

/* What the strip is made from, as text. */
static char *
describe_columns (MusterImportTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%u %u %d %d", self->grid.table, self->grid.first, muster_preview_can_map (self->grid.preview), muster_preview_get_document (self->grid.preview) != NULL);
  for (guint column = self->grid.first; column < get_last (self); column++)
    {
      const MusterPreviewColumn *this = muster_preview_get_column (self->grid.preview, self->grid.table, column);

      g_string_append_printf (text, "\n%s", this->heading);
      if (!muster_preview_can_map (self->grid.preview))
        g_string_append_printf (text, "\t%u", this->field);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* }}} */
/* {{{ What is shown */

static const char *
explain (const MusterPreviewColumn *column)
{
  if (column->empty)
    return _ ("There is nothing in this column");
  switch (column->match)
    {
    case MUSTER_MATCH_RIVALS:
      return _ ("Several columns could be this: see whether it is the right one");
    case MUSTER_MATCH_HEADING:
      return _ ("Found by its heading");
    case MUSTER_MATCH_HAND:
      return _ ("Chosen by hand");
    default:
      return _ ("No field has this heading: it is kept as a field of your own");
    }
}

static void
fill_strip (MusterImportTable *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->drop_downs->len; i++)
    {
      GtkWidget *drop_down = self->drop_downs->pdata[i];
      const MusterPreviewColumn *column = muster_preview_get_column (self->grid.preview, self->grid.table, self->grid.first + i);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), field_to_choice (column->field));
      gtk_widget_set_tooltip_text (drop_down, explain (column));
      set_class (drop_down, "unsure", column->match == MUSTER_MATCH_RIVALS);
      set_class (drop_down, "unmatched", column->field >= MUSTER_COLUMN_IGNORED);
    }
  self->filling = FALSE;
}

static void
fill_pager (MusterImportTable *self)
{
  guint n = muster_preview_get_n_columns (self->grid.preview, self->grid.table);
  g_autofree char *text = g_strdup_printf (_ ("Columns %u–%u of %u"), self->grid.first + 1, get_last (self), n);

  gtk_widget_set_visible (GTK_WIDGET (self->pager), n > COLUMNS_PER_PAGE);
  gtk_label_set_text (self->page, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous), self->grid.first > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), get_last (self) < n);
}

/* Rows go before columns change, and are new after it: the old know nothing of what is shown now. */
static void
refill (MusterImportTable *self)
{
  g_autofree char *wanted = describe_columns (self);

  if (g_strcmp0 (wanted, self->made_for) != 0)
    {
      muster_import_rows_reset (self->rows, 0);
      make_columns (self);
      g_free (self->made_for);
      self->made_for = g_steal_pointer (&wanted);
    }
  self->grid.n_columns = MUSTER_IMPORT_N_LEADING + get_last (self) - self->grid.first;
  fill_strip (self);
  fill_pager (self);
  muster_import_rows_reset (self->rows, muster_preview_get_n_rows (self->grid.preview, self->grid.table));
  self->grid.to = -1;
  follow_scrolling (self);
}

void
muster_import_table_show (MusterImportTable *self, MusterPreview *preview, guint table)
{
  gboolean same = self->grid.preview != NULL && preview != NULL && table == self->grid.table;

  self->grid.preview = preview;
  self->grid.table = table;
  if (preview == NULL)
    {
      muster_import_rows_reset (self->rows, 0);
      return;
    }
  if (!same || self->grid.first >= muster_preview_get_n_columns (preview, table))
    self->grid.first = 0;
  refill (self);
}

static void
turn_page (MusterImportTable *self, guint first)
{
  self->grid.first = first;
  refill (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->scroller), 0);
}

static void
on_previous (MusterImportTable *self)
{
  turn_page (self, self->grid.first - MIN (self->grid.first, COLUMNS_PER_PAGE));
}

static void
on_next (MusterImportTable *self)
{
  turn_page (self, self->grid.first + COLUMNS_PER_PAGE);
}

void
muster_import_table_go_to (MusterImportTable *self, guint row)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", row);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->view)), row);
}

/* }}} */

static void
muster_import_table_dispose (GObject *object)
{
  MusterImportTable *self = MUSTER_IMPORT_TABLE (object);

  if (self->rows != NULL)
    muster_import_rows_reset (self->rows, 0);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->choices);
  G_OBJECT_CLASS (muster_import_table_parent_class)->dispose (object);
}

static void
muster_import_table_finalize (GObject *object)
{
  MusterImportTable *self = MUSTER_IMPORT_TABLE (object);

  g_ptr_array_unref (self->drop_downs);
  g_free (self->made_for);
  G_OBJECT_CLASS (muster_import_table_parent_class)->finalize (object);
}

static void
muster_import_table_class_init (MusterImportTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_import_table_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_import_table_finalize;
  signals[CHOOSE] = g_signal_new ("choose", MUSTER_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "import-table");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/import-table.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, content);
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, strip_scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, strip);
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, view);
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, pager);
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, previous);
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, page);
  gtk_widget_class_bind_template_child (widget_class, MusterImportTable, next);
}

static void
make_list (MusterImportTable *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

static void
muster_import_table_init (MusterImportTable *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = muster_import_rows_new ();
  self->choices = list_choices ();
  self->drop_downs = g_ptr_array_new ();
  make_list (self);
  adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  g_object_bind_property (adjustment, "value", gtk_scrolled_window_get_hadjustment (self->strip_scroller), "value", G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (follow_scrolling), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (follow_scrolling), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->previous, "clicked", G_CALLBACK (on_previous), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
}
