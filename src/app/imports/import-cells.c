/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-cells.c: see import-cells.h.
 */
#include "import-cells.h"
#include "shown.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PADDING 6
#define ICON 16

/* What is shown of a cell, and said of a row, in characters. */
#define MAX_TEXT 120
#define MAX_SAID 600

struct _MusterImportCells
{
  GtkWidget parent_instance;

  const MusterImportGrid *grid;
  guint row;
};

G_DEFINE_FINAL_TYPE (MusterImportCells, muster_import_cells, GTK_TYPE_WIDGET)

int
muster_import_grid_get_x (const MusterImportGrid *grid, guint column)
{
  int x = 0;

  for (guint i = 0; i < MIN (column, MUSTER_IMPORT_N_LEADING); i++)
    x += grid->widths[i];
  return x + (int) (column - MIN (column, MUSTER_IMPORT_N_LEADING)) * grid->widths[MUSTER_IMPORT_N_LEADING];
}

/* {{{ Text */

static char *
describe (MusterPreview *preview, const MusterPreviewRow *row)
{
  switch (row->becomes)
    {
    case MUSTER_BECOMES_ROLE:
      return muster_preview_dup_role (preview, row->role);
    case MUSTER_BECOMES_PART:
      return g_strdup_printf (_ ("Added to “%s”"), muster_document_get_name (muster_preview_get_document (preview), row->role));
    case MUSTER_BECOMES_DEPARTMENT:
      return g_strdup (_ ("A department"));
    default:
      return g_strdup (muster_preview_get_document (preview) != NULL ? _ ("Left out") : "");
    }
}

static const char *
get_manager (MusterPreview *preview, const MusterPreviewRow *row)
{
  MusterDocument *doc = muster_preview_get_document (preview);
  MusterRecord manager = row->role != 0 ? muster_document_get_manager (doc, row->role, 0) : 0;

  return manager != 0 ? muster_document_get_name (doc, manager) : "";
}

static char *
dup_text (const MusterImportGrid *grid, guint number, const MusterPreviewRow *row, guint column)
{
  switch (column)
    {
    case MUSTER_IMPORT_LINE:
      return g_strdup_printf ("%u", row->line);
    case MUSTER_IMPORT_BECOMES:
      return describe (grid->preview, row);
    case MUSTER_IMPORT_MANAGER:
      return g_strdup (get_manager (grid->preview, row));
    default:
      return g_strdup (muster_preview_get_cell (grid->preview, grid->table, number, grid->first + column - MUSTER_IMPORT_N_LEADING));
    }
}

/* Cuts @text off after so many characters, of which it has more if it is that long. */
static void
shorten (char *text, guint n_chars)
{
  if (strlen (text) > n_chars && g_utf8_strlen (text, -1) > n_chars)
    *g_utf8_offset_to_pointer (text, n_chars) = 0;
}

static void
say (MusterImportCells *self)
{
  const MusterImportGrid *grid = self->grid;
  MusterPreviewRow row = muster_preview_get_row (grid->preview, grid->table, self->row);
  g_autofree char *becomes = describe (grid->preview, &row);
  g_autofree char *line = g_strdup_printf (_ ("Line %u"), row.line);
  g_autoptr (GString) text = g_string_new (line);

  g_string_append_printf (text, ". %s. ", becomes);
  if (row.mended)
    g_string_append_printf (text, "%s. ", _ ("Something in this row was mended or left out"));
  for (guint i = MUSTER_IMPORT_N_LEADING; i < grid->n_columns && text->len < MAX_SAID; i++)
    {
      g_autofree char *cell = dup_text (grid, self->row, &row, i);

      shorten (cell, MAX_TEXT);
      if (*cell != 0)
        g_string_append_printf (text, "%s: %s. ", muster_preview_get_column (grid->preview, grid->table, grid->first + i - MUSTER_IMPORT_N_LEADING)->heading, cell);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str, -1);
}

void
muster_import_cells_set_row (MusterImportCells *self, guint row)
{
  self->row = row;
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* }}} */
/* {{{ Drawing */

static GdkRGBA
get_colour (double alpha)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GdkRGBA colour = { 0, 0, 0, (float) alpha };

  if (adw_style_manager_get_dark (style))
    colour.red = colour.green = colour.blue = 1;
  else if (!adw_style_manager_get_high_contrast (style))
    colour.alpha *= 0.8f;
  return colour;
}

/* How plain a cell is: what becomes nothing steps back. */
static double
get_alpha (const MusterImportGrid *grid, const MusterPreviewRow *row, guint column)
{
  switch (column)
    {
    case MUSTER_IMPORT_LINE:
      return 0.55;
    case MUSTER_IMPORT_BECOMES:
      return row->becomes == MUSTER_BECOMES_ROLE ? 1 : 0.55;
    case MUSTER_IMPORT_MANAGER:
      return 1;
    default:
      return muster_preview_get_column (grid->preview, grid->table, grid->first + column - MUSTER_IMPORT_N_LEADING)->field == MUSTER_COLUMN_IGNORED ? 0.4 : 1;
    }
}

static void
draw_text (MusterImportCells *self, GtkSnapshot *snapshot, PangoLayout *layout, const MusterPreviewRow *row, guint column)
{
  const MusterImportGrid *grid = self->grid;
  int x = muster_import_grid_get_x (grid, column) + PADDING, width = muster_import_grid_get_x (grid, column + 1) - PADDING - x, height;
  g_autofree char *text = dup_text (grid, self->row, row, column), *shown = NULL;
  GdkRGBA colour = get_colour (get_alpha (grid, row, column));

  shorten (text, MAX_TEXT);
  shown = muster_shown_dup (text);
  pango_layout_set_text (layout, shown, -1);
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  pango_layout_set_alignment (layout, column == MUSTER_IMPORT_LINE ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) ((grid->height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_mark (MusterImportCells *self, GtkSnapshot *snapshot)
{
  static const GdkRGBA light = { 0.61f, 0.43f, 0.01f, 1 }, dark = { 0.97f, 0.89f, 0.36f, 1 };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, "dialog-warning-symbolic", NULL, ICON, gtk_widget_get_scale_factor (GTK_WIDGET (self)), GTK_TEXT_DIR_NONE, 0);
  const GdkRGBA *colour = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? &dark : &light;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PADDING, (float) ((self->grid->height - ICON) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), GDK_SNAPSHOT (snapshot), ICON, ICON, colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
muster_import_cells_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterImportCells *self = MUSTER_IMPORT_CELLS (widget);
  const MusterImportGrid *grid = self->grid;
  GdkRGBA line = get_colour (0.15);
  MusterPreviewRow row;
  g_autoptr (PangoLayout) layout = NULL;

  if (grid->preview == NULL || self->row >= muster_preview_get_n_rows (grid->preview, grid->table))
    return;
  row = muster_preview_get_row (grid->preview, grid->table, self->row);
  layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  for (guint column = 0; column < grid->n_columns; column++)
    {
      int x = muster_import_grid_get_x (grid, column), end = muster_import_grid_get_x (grid, column + 1);

      if (end == x || end < grid->from || x > grid->to)
        continue;
      draw_text (self, snapshot, layout, &row, column);
      gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT ((float) end - 1, 0, 1, (float) grid->height));
    }
  if (row.mended)
    draw_mark (self, snapshot);
}

static void
muster_import_cells_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  const MusterImportGrid *grid = MUSTER_IMPORT_CELLS (widget)->grid;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? muster_import_grid_get_x (grid, grid->n_columns) : grid->height;
}

/* Whether a text does not fit into its column. */
static gboolean
is_cut_off (MusterImportCells *self, guint column, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > self->grid->widths[MIN (column, MUSTER_IMPORT_N_LEADING)] - 2 * PADDING;
}

/* The whole of what is cut off, and what a mark means. */
static gboolean
muster_import_cells_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MusterImportCells *self = MUSTER_IMPORT_CELLS (widget);
  const MusterImportGrid *grid = self->grid;
  MusterPreviewRow row;
  guint column = 0;
  g_autofree char *text = NULL;

  if (grid->preview == NULL || self->row >= muster_preview_get_n_rows (grid->preview, grid->table))
    return FALSE;
  row = muster_preview_get_row (grid->preview, grid->table, self->row);
  while (column < grid->n_columns && x >= muster_import_grid_get_x (grid, column + 1))
    column++;
  if (column == grid->n_columns || (column == MUSTER_IMPORT_LINE && !row.mended))
    return FALSE;
  if (column == MUSTER_IMPORT_LINE)
    text = g_strdup (_ ("Something in this row was mended or left out"));
  else
    text = dup_text (grid, self->row, &row, column);
  shorten (text, MAX_SAID);
  if (column != MUSTER_IMPORT_LINE && !is_cut_off (self, column, text))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* }}} */

static void
muster_import_cells_class_init (MusterImportCellsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = muster_import_cells_snapshot;
  widget_class->measure = muster_import_cells_measure;
  widget_class->query_tooltip = muster_import_cells_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
muster_import_cells_init (MusterImportCells *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
muster_import_cells_new (const MusterImportGrid *grid)
{
  MusterImportCells *self = g_object_new (MUSTER_TYPE_IMPORT_CELLS, NULL);

  self->grid = grid;
  return GTK_WIDGET (self);
}
