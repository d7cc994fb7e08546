/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * grid-draw.c: what the grid looks like. Cells in sight are asked for and shaped each frame, some
 * hundreds of them, and nothing is kept.
 */
#include "grid-private.h"
#include "shown.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  MusterGrid *grid;
  GtkSnapshot *snapshot;
  PangoLayout *layout;
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA line;
  GdkRGBA ground;
  GdkRGBA heading;
  GdkRGBA selected;
  GdkRGBA accent;
  int width;
  int height;
  int top;
  guint first_line;
  guint last_line;
  guint block[4];
} Drawing;

/* {{{ Text and boxes */

static void
fill (Drawing *drawing, const GdkRGBA *color, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (drawing->snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
frame (Drawing *drawing, const GdkRGBA *color, const GdkRectangle *place, float width)
{
  GskRoundedRect outline;
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (place->x, place->y, place->width - 1, place->height - 1), 3);
  gtk_snapshot_append_border (drawing->snapshot, &outline, widths, colors);
}

static void
write_text (Drawing *drawing, const char *text, const GdkRGBA *color, const GdkRectangle *place, gboolean right, gboolean bold)
{
  g_autofree char *shown = muster_shown_dup (text);
  int width = place->width - 2 * GRID_PADDING, height;
  PangoAttrList *attributes = NULL;

  if (*text == 0 || width <= 0)
    return;
  if (bold)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    }
  pango_layout_set_attributes (drawing->layout, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);
  pango_layout_set_width (drawing->layout, width * PANGO_SCALE);
  pango_layout_set_alignment (drawing->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (drawing->layout, shown, -1);
  pango_layout_get_pixel_size (drawing->layout, NULL, &height);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (place->x + GRID_PADDING, place->y + (place->height - height) / 2));
  gtk_snapshot_append_layout (drawing->snapshot, drawing->layout, color);
  gtk_snapshot_restore (drawing->snapshot);
}

static gboolean
is_right (const MusterAspect *aspect)
{
  return aspect->info.type == MUSTER_TYPE_NUMBER;
}

/* }}} */
/* {{{ Cells */

static void
draw_cell (Drawing *drawing, const MusterTableLine *line, guint column, const GdkRectangle *place)
{
  MusterTableModel *model = drawing->grid->model;
  const MusterAspect *aspect = &muster_table_model_get_column (model, column)->aspect;
  g_autofree char *text = muster_facts_dup_text (model->facts, line->record, aspect);
  gboolean dim = line->absent || !muster_aspect_can_be_set (aspect);

  if (aspect->info.type == MUSTER_TYPE_FLAG && *text != 0)
    write_text (drawing, "✓", dim ? &drawing->dim : &drawing->text, place, FALSE, FALSE);
  else
    write_text (drawing, text, dim ? &drawing->dim : &drawing->text, place, is_right (aspect), FALSE);
}

static void
draw_sum (Drawing *drawing, const MusterTableGroup *group, guint column, const GdkRectangle *place)
{
  const MusterAspect *aspect = &muster_table_model_get_column (drawing->grid->model, column)->aspect;
  g_autofree char *text = NULL;

  if (isnan (group->sums[column]))
    return;
  text = muster_aspect_dup_number (aspect, group->sums[column]);
  write_text (drawing, text, &drawing->dim, place, TRUE, TRUE);
}

/* The heading of a group is one text over the first columns. */
static void
draw_group (Drawing *drawing, const MusterTableLine *line, int y)
{
  const MusterTableGroup *group = &g_array_index (drawing->grid->model->groups, MusterTableGroup, line->group);
  g_autofree char *text = g_strdup_printf ("%s  %s · %u", group->folded ? "▸" : "▾", group->label, group->count);
  GdkRectangle place = { 0, y, drawing->width, GRID_ROW };
  int until = drawing->width;

  /* Up to the first sum. */
  for (guint i = drawing->grid->model->shown->len; i-- > 1;)
    if (!isnan (group->sums[i]))
      {
        GdkRectangle sum;

        muster_grid_get_place (drawing->grid, 0, i, &sum);
        until = MIN (until, sum.x);
      }
  place.width = MAX (until, muster_grid_get_x (drawing->grid, 1));
  write_text (drawing, text, &drawing->text, &place, FALSE, TRUE);
}

/* What lies below the text of a row. */
static void
draw_ground (Drawing *drawing, const MusterTableLine *line, int x, int y, int width)
{
  if (line->record == 0)
    fill (drawing, &drawing->heading, x, y, width, GRID_ROW);
  else if (muster_session_is_selected (drawing->grid->session, line->record))
    fill (drawing, &drawing->selected, x, y, width, GRID_ROW);
  fill (drawing, &drawing->line, x, y + GRID_ROW - 1, width, 1);
}

/* The cells of one column that are in sight. */
static void
draw_column (Drawing *drawing, guint column)
{
  MusterGrid *grid = drawing->grid;
  GdkRectangle place;

  muster_grid_get_place (grid, 0, column, &place);
  if (place.x >= drawing->width || place.x + place.width <= 0)
    return;
  gtk_snapshot_push_clip (drawing->snapshot, &GRAPHENE_RECT_INIT (place.x, GRID_HEADING, place.width, drawing->height));
  for (guint i = drawing->first_line; i < drawing->last_line; i++)
    {
      const MusterTableLine *line = muster_grid_get_line (grid, i);

      muster_grid_get_place (grid, i, column, &place);
      if (line->record != 0)
        draw_cell (drawing, line, column, &place);
      else if (column > 0)
        draw_sum (drawing, &g_array_index (grid->model->groups, MusterTableGroup, line->group), column, &place);
    }
  gtk_snapshot_pop (drawing->snapshot);
}

/* What is selected as a block, and the focus cell; of what is @frozen, or of the rest. */
static void
draw_focus (Drawing *drawing, gboolean frozen)
{
  MusterGrid *grid = drawing->grid;
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (grid)) || grid->entry != NULL || grid->control != NULL;
  GdkRGBA color = drawing->accent;
  GdkRectangle first, last, block;

  if (grid->line >= grid->model->lines->len || (frozen && drawing->block[2] > 0))
    return;
  color.alpha = focused ? 1 : 0.4;
  muster_grid_get_place (grid, drawing->block[0], drawing->block[2], &first);
  muster_grid_get_place (grid, drawing->block[1], drawing->block[3], &last);
  gdk_rectangle_union (&first, &last, &block);
  if (drawing->block[0] != drawing->block[1] || drawing->block[2] != drawing->block[3])
    {
      GdkRGBA wash = drawing->accent;

      wash.alpha = 0.1;
      fill (drawing, &wash, block.x, block.y, block.width, block.height);
      frame (drawing, &color, &block, 1);
    }
  if (frozen && grid->column > 0)
    return;
  muster_grid_get_place (grid, grid->line, grid->column, &first);
  frame (drawing, &color, &first, 2);
}

/* Rows, from @x on. */
static void
draw_rows (Drawing *drawing, guint first, guint end, int x, int width)
{
  MusterGrid *grid = drawing->grid;

  gtk_snapshot_push_clip (drawing->snapshot, &GRAPHENE_RECT_INIT (x, GRID_HEADING, width, drawing->height - GRID_HEADING));
  fill (drawing, &drawing->ground, x, GRID_HEADING, width, drawing->height);
  for (guint i = drawing->first_line; i < drawing->last_line; i++)
    draw_ground (drawing, muster_grid_get_line (grid, i), x, drawing->top + (int) (i - drawing->first_line) * GRID_ROW, width);
  for (guint i = first; i < end; i++)
    draw_column (drawing, i);
  for (guint i = drawing->first_line; i < drawing->last_line; i++)
    if (muster_grid_get_line (grid, i)->record == 0)
      draw_group (drawing, muster_grid_get_line (grid, i), drawing->top + (int) (i - drawing->first_line) * GRID_ROW);
  draw_focus (drawing, end == 1 && end < grid->model->shown->len);
  gtk_snapshot_pop (drawing->snapshot);
}

/* }}} */
/* {{{ The heading */

static void
draw_title (Drawing *drawing, guint column)
{
  MusterGrid *grid = drawing->grid;
  const MusterTableColumn *shown = muster_table_model_get_column (grid->model, column);
  guint place_of_key;
  MusterTableOrder order = muster_table_model_get_order (grid->model, shown->name, &place_of_key);
  const char *arrow = order == MUSTER_TABLE_ASCENDING ? " ▲" : order == MUSTER_TABLE_DESCENDING ? " ▼"
                                                                                                : "";
  g_autofree char *text = NULL;
  GdkRectangle place;

  muster_grid_get_place (grid, MUSTER_NOWHERE, column, &place);
  if (place.x >= drawing->width || place.x + place.width <= 0)
    return;
  if (order != MUSTER_TABLE_UNSORTED && grid->model->keys->len > 1)
    text = g_strdup_printf ("%s%s%u", muster_aspect_get_label (&shown->aspect), arrow, place_of_key);
  else
    text = g_strconcat (muster_aspect_get_label (&shown->aspect), arrow, NULL);
  write_text (drawing, text, column == grid->column ? &drawing->text : &drawing->dim, &place, is_right (&shown->aspect), TRUE);
  fill (drawing, &drawing->line, place.x + place.width - 1, 6, 1, GRID_HEADING - 12);
}

static void
draw_titles (Drawing *drawing, guint first, guint end, int x, int width)
{
  gtk_snapshot_push_clip (drawing->snapshot, &GRAPHENE_RECT_INIT (x, 0, width, GRID_HEADING));
  fill (drawing, &drawing->ground, x, 0, width, GRID_HEADING);
  fill (drawing, &drawing->heading, x, 0, width, GRID_HEADING);
  for (guint i = first; i < end; i++)
    draw_title (drawing, i);
  fill (drawing, &drawing->line, x, GRID_HEADING - 1, width, 1);
  gtk_snapshot_pop (drawing->snapshot);
}

/* Where a column would be put. */
static void
draw_drop (Drawing *drawing)
{
  MusterGrid *grid = drawing->grid;
  GdkRectangle place;
  int x;

  if (grid->drag != GRID_DRAG_COLUMN)
    return;
  muster_grid_get_place (grid, MUSTER_NOWHERE, MIN (grid->drop_column, grid->model->shown->len - 1), &place);
  x = grid->drop_column < grid->model->shown->len ? place.x : place.x + place.width;
  fill (drawing, &drawing->accent, x - 1, 0, 3, drawing->height);
}

/* }}} */

static void
find_color (GtkStyleContext *style, const char *name, const GdkRGBA *otherwise, double alpha, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (style, name, color))
    *color = *otherwise;
  color->alpha *= alpha;
}

static void
set_up (Drawing *drawing)
{
  GtkWidget *widget = GTK_WIDGET (drawing->grid);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (style, &drawing->text);
  drawing->dim = drawing->text;
  drawing->dim.alpha *= 0.6;
  drawing->line = drawing->text;
  drawing->line.alpha *= 0.1;
  drawing->heading = drawing->text;
  drawing->heading.alpha *= 0.04;
  find_color (style, "view_bg_color", &(GdkRGBA){ 1, 1, 1, 1 }, 1, &drawing->ground);
  find_color (style, "accent_bg_color", &(GdkRGBA){ 0.2, 0.5, 0.9, 1 }, 1, &drawing->accent);
  drawing->selected = drawing->accent;
  drawing->selected.alpha = 0.13;
}

void
muster_grid_draw (MusterGrid *grid, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (grid);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  Drawing drawing = { .grid = grid, .snapshot = snapshot, .layout = layout };
  int scroll = grid->vertical != NULL ? (int) gtk_adjustment_get_value (grid->vertical) : 0;
  guint n = grid->model->shown->len;
  int frozen = n > 0 && muster_grid_is_frozen (grid) ? muster_grid_get_x (grid, 1) : 0;

  if (n == 0)
    return;
  set_up (&drawing);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  drawing.width = gtk_widget_get_width (widget);
  drawing.height = gtk_widget_get_height (widget);
  drawing.first_line = (guint) (scroll / GRID_ROW);
  drawing.last_line = MIN (grid->model->lines->len, drawing.first_line + (guint) (drawing.height / GRID_ROW) + 2);
  drawing.first_line = MIN (drawing.first_line, drawing.last_line);
  drawing.top = GRID_HEADING + (int) drawing.first_line * GRID_ROW - scroll;
  muster_grid_get_block (grid, &drawing.block[0], &drawing.block[1], &drawing.block[2], &drawing.block[3]);

  draw_rows (&drawing, frozen > 0, n, frozen, drawing.width - frozen);
  draw_titles (&drawing, frozen > 0, n, frozen, drawing.width - frozen);
  if (frozen > 0)
    {
      draw_rows (&drawing, 0, 1, 0, frozen);
      draw_titles (&drawing, 0, 1, 0, frozen);
      fill (&drawing, &drawing.line, frozen - 1, 0, 1, drawing.height);
    }
  draw_drop (&drawing);
}
