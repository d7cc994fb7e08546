/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * grid.c: see grid.h.
 */
#include "grid-private.h"

#include <glib/gi18n-lib.h>

/* From this width on the first column stays in sight. */
#define FROZEN_FROM 480

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static guint rearranged;

G_DEFINE_FINAL_TYPE_WITH_CODE (MusterGrid, muster_grid, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* {{{ Places */

gboolean
muster_grid_is_frozen (MusterGrid *grid)
{
  return gtk_widget_get_width (GTK_WIDGET (grid)) >= FROZEN_FROM && grid->model->shown->len > 1;
}

int
muster_grid_get_x (MusterGrid *grid, guint column)
{
  int x = 0;

  for (guint i = 0; i < column && i < grid->model->shown->len; i++)
    x += muster_table_model_get_column (grid->model, i)->width;
  return x;
}

int
muster_grid_get_total_width (MusterGrid *grid)
{
  return muster_grid_get_x (grid, grid->model->shown->len);
}

static int
get_scroll (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

guint
muster_grid_find_column (MusterGrid *grid, double x)
{
  int end = 0;

  if (!muster_grid_is_frozen (grid) || x >= muster_grid_get_x (grid, 1))
    x += get_scroll (grid->horizontal);
  for (guint i = 0; i < grid->model->shown->len; i++)
    {
      end += muster_table_model_get_column (grid->model, i)->width;
      if (x < end)
        return i;
    }
  return MUSTER_NOWHERE;
}

guint
muster_grid_find_line (MusterGrid *grid, double y)
{
  double line = (y - GRID_HEADING + get_scroll (grid->vertical)) / GRID_ROW;

  return y >= GRID_HEADING && line >= 0 && line < grid->model->lines->len ? (guint) line : MUSTER_NOWHERE;
}

void
muster_grid_get_place (MusterGrid *grid, guint line, guint column, GdkRectangle *place)
{
  gboolean frozen = column == 0 && muster_grid_is_frozen (grid);

  place->x = muster_grid_get_x (grid, column) - (frozen ? 0 : get_scroll (grid->horizontal));
  place->width = muster_table_model_get_column (grid->model, column)->width;
  place->y = line != MUSTER_NOWHERE ? GRID_HEADING + (int) line * GRID_ROW - get_scroll (grid->vertical) : 0;
  place->height = line != MUSTER_NOWHERE ? GRID_ROW : GRID_HEADING;
}

void
muster_grid_get_block (MusterGrid *grid, guint *first_line, guint *last_line, guint *first_column, guint *last_column)
{
  *first_line = MIN (grid->line, grid->anchor_line);
  *last_line = MAX (grid->line, grid->anchor_line);
  *first_column = MIN (grid->column, grid->anchor_column);
  *last_column = MAX (grid->column, grid->anchor_column);
}

/* }}} */
/* {{{ Scrolling */

static void
configure (MusterGrid *grid)
{
  int width = gtk_widget_get_width (GTK_WIDGET (grid)), height = gtk_widget_get_height (GTK_WIDGET (grid)) - GRID_HEADING;
  double lines;

  if (grid->model == NULL || grid->horizontal == NULL || grid->vertical == NULL || width <= 0)
    return;
  /* A line is left free below the last. */
  lines = (grid->model->lines->len + 1.0) * GRID_ROW;
  gtk_adjustment_configure (grid->horizontal, gtk_adjustment_get_value (grid->horizontal), 0, MAX (muster_grid_get_total_width (grid), width), 40, width * 0.9, width);
  gtk_adjustment_configure (grid->vertical, gtk_adjustment_get_value (grid->vertical), 0, MAX (lines, height), GRID_ROW, MAX (GRID_ROW, height - GRID_ROW), MAX (height, 1));
}

void
muster_grid_scroll_to (MusterGrid *grid, guint line, guint column)
{
  int x = muster_grid_get_x (grid, column), width;
  int left = muster_grid_is_frozen (grid) ? muster_grid_get_x (grid, 1) : 0;

  if (grid->horizontal == NULL || grid->vertical == NULL || column >= grid->model->shown->len)
    return;
  width = muster_table_model_get_column (grid->model, column)->width;
  if (line != MUSTER_NOWHERE)
    gtk_adjustment_clamp_page (grid->vertical, line * (double) GRID_ROW, (line + 1.0) * GRID_ROW);
  if (column == 0 && left > 0)
    return;
  if (x - left < get_scroll (grid->horizontal))
    gtk_adjustment_set_value (grid->horizontal, x - left);
  else
    gtk_adjustment_clamp_page (grid->horizontal, x, MIN (x + width, x + gtk_adjustment_get_page_size (grid->horizontal)));
}

static void
on_scrolled (MusterGrid *grid)
{
  if (grid->entry != NULL || grid->control != NULL || grid->choices != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
set_adjustment (MusterGrid *grid, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place != NULL)
    {
      g_signal_handlers_disconnect_by_func (*place, on_scrolled, grid);
      g_clear_object (place);
    }
  if (adjustment == NULL)
    return;
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), grid);
  configure (grid);
}

static void
muster_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MusterGrid *grid = MUSTER_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (grid, &grid->horizontal, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (grid, &grid->vertical, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      grid->policies[id == PROP_VSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
muster_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusterGrid *grid = MUSTER_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, grid->horizontal);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, grid->vertical);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, grid->policies[id == PROP_VSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* }}} */
/* {{{ What is shown */

/* The focus cell in words: what, of whom, and where. */
void
muster_grid_describe (MusterGrid *grid)
{
  const MusterTableLine *line = muster_grid_get_line (grid, grid->line);
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  const char *name = "";

  if (line == NULL || grid->column >= grid->model->shown->len)
    return;
  if (line->record != 0)
    {
      const MusterAspect *aspect = &muster_table_model_get_column (grid->model, grid->column)->aspect;

      name = muster_document_get_name (muster_session_get_document (grid->session), line->record);
      text = muster_facts_dup_text (grid->model->facts, line->record, aspect);
      /* Translators: a cell of a table for a screen reader: column, value, row */
      label = g_strdup_printf (_ ("%s: %s, %s"), muster_aspect_get_label (aspect), *text != 0 ? text : _ ("empty"), name);
    }
  else
    label = g_strdup (g_array_index (grid->model->groups, MusterTableGroup, line->group).label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid->cell_stand_in), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid->cell_stand_in), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) grid->line + 2, GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) grid->column + 1, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (grid->cell_stand_in), GTK_ACCESSIBLE_STATE_SELECTED, line->record != 0 && muster_session_is_selected (grid->session, line->record), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_RELATION_ROW_COUNT, (int) grid->model->lines->len + 1, GTK_ACCESSIBLE_RELATION_COL_COUNT, (int) grid->model->shown->len, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
}

/* The focus cell stays on its record where that is still there. */
static void
keep_focus (MusterGrid *grid)
{
  MusterRecord cursor = muster_session_get_cursor (grid->session);
  guint line = muster_table_model_find (grid->model, cursor);
  guint n = grid->model->lines->len;

  if (line != MUSTER_NOWHERE)
    {
      if (grid->anchor_line == grid->line)
        grid->anchor_line = line;
      grid->line = line;
    }
  grid->line = n > 0 ? MIN (grid->line, n - 1) : 0;
  grid->anchor_line = n > 0 ? MIN (grid->anchor_line, n - 1) : 0;
  grid->column = MIN (grid->column, MAX (grid->model->shown->len, 1) - 1);
  grid->anchor_column = MIN (grid->anchor_column, MAX (grid->model->shown->len, 1) - 1);
}

void
muster_grid_refresh (MusterGrid *grid)
{
  if (grid->model == NULL)
    return;
  keep_focus (grid);
  /* Another record may be where the one was that is being set. */
  if (grid->entry != NULL && (muster_grid_get_line (grid, grid->line) == NULL || muster_grid_get_line (grid, grid->line)->record != grid->edited))
    muster_grid_end_edit (grid, FALSE);
  configure (grid);
  muster_grid_describe (grid);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
on_selection_changed (MusterGrid *grid)
{
  MusterRecord cursor = muster_session_get_cursor (grid->session);
  guint line;

  gtk_widget_queue_draw (GTK_WIDGET (grid));
  if (grid->selecting || grid->model == NULL || !gtk_widget_get_mapped (GTK_WIDGET (grid)))
    return;
  line = muster_table_model_find (grid->model, cursor);
  if (line == MUSTER_NOWHERE)
    return;
  grid->line = grid->anchor_line = line;
  muster_grid_scroll_to (grid, line, grid->column);
  muster_grid_describe (grid);
}

void
muster_grid_set_model (MusterGrid *grid, MusterSession *session, MusterTableModel *model)
{
  muster_grid_forget_editor (grid);
  if (grid->session != NULL)
    g_signal_handlers_disconnect_by_func (grid->session, on_selection_changed, grid);
  g_set_object (&grid->session, session);
  grid->model = model;
  if (session != NULL)
    g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (on_selection_changed), grid);
  grid->line = grid->anchor_line = grid->column = grid->anchor_column = 0;
  muster_grid_refresh (grid);
}

void
muster_grid_get_focus (MusterGrid *grid, guint *line, guint *column)
{
  *line = grid->line;
  *column = grid->column;
}

void
muster_grid_go_to (MusterGrid *grid, guint line, guint column, gboolean select)
{
  grid->line = grid->anchor_line = MIN (line, MAX (grid->model->lines->len, 1) - 1);
  grid->column = grid->anchor_column = MIN (column, MAX (grid->model->shown->len, 1) - 1);
  muster_grid_scroll_to (grid, grid->line, grid->column);
  if (select)
    muster_grid_select_block (grid);
  muster_grid_describe (grid);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

/* }}} */
/* {{{ The widget */

static void
muster_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusterGrid *grid = MUSTER_GRID (widget);

  if (grid->model == NULL)
    return;
  muster_grid_draw (grid, snapshot);
  if (grid->entry != NULL)
    gtk_widget_snapshot_child (widget, grid->entry, snapshot);
}

static void
muster_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusterGrid *grid = MUSTER_GRID (widget);

  if (grid->model == NULL)
    return;
  configure (grid);
  muster_grid_allocate_editor (grid);
  if (grid->menu != NULL)
    gtk_popover_present (GTK_POPOVER (grid->menu));
}

static void
muster_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 100 : GRID_HEADING + 3 * GRID_ROW;
}

static void
muster_grid_dispose (GObject *object)
{
  MusterGrid *grid = MUSTER_GRID (object);

  muster_grid_forget_editor (grid);
  if (grid->session != NULL)
    g_signal_handlers_disconnect_by_func (grid->session, on_selection_changed, grid);
  g_clear_object (&grid->session);
  grid->model = NULL;
  set_adjustment (grid, &grid->horizontal, NULL);
  set_adjustment (grid, &grid->vertical, NULL);
  g_clear_pointer (&grid->menu, gtk_widget_unparent);
  g_clear_pointer (&grid->row_stand_in, gtk_widget_unparent);
  G_OBJECT_CLASS (muster_grid_parent_class)->dispose (object);
}

static void
muster_grid_class_init (MusterGridClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = muster_grid_get_property;
  object_class->set_property = muster_grid_set_property;
  object_class->dispose = muster_grid_dispose;
  widget_class->snapshot = muster_grid_snapshot;
  widget_class->size_allocate = muster_grid_size_allocate;
  widget_class->measure = muster_grid_measure;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  rearranged = g_signal_new ("rearranged", MUSTER_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "grid-table");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  muster_grid_install_actions (widget_class);
}

static void
muster_grid_init (MusterGrid *grid)
{
  gtk_widget_set_focusable (GTK_WIDGET (grid), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (grid), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table"), -1);
  grid->row_stand_in = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "can-target", FALSE, "can-focus", FALSE, NULL);
  grid->cell_stand_in = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL, "can-target", FALSE, "can-focus", FALSE, NULL);
  gtk_box_append (GTK_BOX (grid->row_stand_in), grid->cell_stand_in);
  gtk_widget_set_parent (grid->row_stand_in, GTK_WIDGET (grid));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, grid->cell_stand_in, -1);
  muster_grid_add_controllers (grid);
}

/* }}} */
