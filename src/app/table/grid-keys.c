/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * grid-keys.c: moving and selecting in the grid, by keys and pointer; and its heading.
 */
#include "grid-private.h"
#include "popovers.h"

#include <glib/gi18n-lib.h>

/* From this far on a press on the heading moves a column. */
#define MOVES_FROM 8

/* {{{ Moving */

void
muster_grid_select_block (MusterGrid *grid)
{
  guint first, last, unused;
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  const MusterTableLine *focus = muster_grid_get_line (grid, grid->line);

  muster_grid_get_block (grid, &first, &last, &unused, &unused);
  for (guint i = first; i <= last && i < grid->model->lines->len; i++)
    {
      MusterRecord record = muster_grid_get_line (grid, i)->record;

      if (record != 0 && i != grid->line)
        g_array_append_val (records, record);
    }
  /* The one selected last is the cursor. */
  if (focus != NULL && focus->record != 0)
    g_array_append_val (records, focus->record);
  grid->selecting = TRUE;
  muster_session_select_many (grid->session, (const MusterRecord *) (gpointer) records->data, records->len, MUSTER_SELECT_ONLY);
  grid->selecting = FALSE;
}

static guint
step (guint from, int by, guint n)
{
  gint64 to = (gint64) from + by;

  return n == 0 ? 0 : (guint) CLAMP (to, 0, (gint64) n - 1);
}

void
muster_grid_move (MusterGrid *grid, int lines, int columns, gboolean extend)
{
  grid->line = step (grid->line, lines, grid->model->lines->len);
  grid->column = step (grid->column, columns, grid->model->shown->len);
  if (!extend)
    {
      grid->anchor_line = grid->line;
      grid->anchor_column = grid->column;
    }
  muster_grid_scroll_to (grid, grid->line, grid->column);
  muster_grid_select_block (grid);
  muster_grid_describe (grid);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static int
get_page (MusterGrid *grid)
{
  return grid->vertical != NULL ? (int) gtk_adjustment_get_page_size (grid->vertical) / GRID_ROW - 1 : 10;
}

/* Along the row and on to the next. Returns: whether there was a cell */
static gboolean
move_on (MusterGrid *grid, int by)
{
  gint64 column = (gint64) grid->column + by;
  guint n = grid->model->shown->len;

  if (column >= 0 && column < n)
    muster_grid_move (grid, 0, by, FALSE);
  else if (column < 0 ? grid->line > 0 : grid->line + 1 < grid->model->lines->len)
    muster_grid_move (grid, by, column < 0 ? (int) n : -(int) n, FALSE);
  else
    return FALSE;
  return TRUE;
}

/* }}} */
/* {{{ Keys */

static gboolean
on_moving_key (MusterGrid *grid, guint key, gboolean control, gboolean shift)
{
  int far = (int) MIN (grid->model->lines->len, G_MAXINT / 4), wide = (int) grid->model->shown->len;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      muster_grid_move (grid, control ? -far : -1, 0, shift);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      muster_grid_move (grid, control ? far : 1, 0, shift);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      muster_grid_move (grid, 0, control ? -wide : -1, shift);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      muster_grid_move (grid, 0, control ? wide : 1, shift);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      muster_grid_move (grid, -get_page (grid), 0, shift);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      muster_grid_move (grid, get_page (grid), 0, shift);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      muster_grid_move (grid, control ? -far : 0, -wide, shift);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      muster_grid_move (grid, control ? far : 0, wide, shift);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
select_all (MusterGrid *grid)
{
  grid->anchor_line = grid->anchor_column = 0;
  grid->line = MAX (grid->model->lines->len, 1) - 1;
  grid->column = MAX (grid->model->shown->len, 1) - 1;
  muster_grid_select_block (grid);
  muster_grid_describe (grid);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

/* On the heading of a group, what opens a cell folds it. */
static gboolean
fold_here (MusterGrid *grid)
{
  const MusterTableLine *line = muster_grid_get_line (grid, grid->line);

  if (line == NULL || line->record != 0)
    return FALSE;
  muster_table_model_fold (grid->model, line->group);
  muster_grid_refresh (grid);
  return TRUE;
}

static gboolean
is_flag (MusterGrid *grid)
{
  return muster_table_model_get_column (grid->model, grid->column)->aspect.info.type == MUSTER_TYPE_FLAG;
}

static gboolean
on_key (MusterGrid *grid, guint key, guint code, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0, alt = (state & GDK_ALT_MASK) != 0;
  gunichar letter = gdk_keyval_to_unicode (key);
  char typed[7] = "";

  if (grid->model == NULL || grid->model->shown->len == 0 || grid->entry != NULL)
    return GDK_EVENT_PROPAGATE;
  if (alt && !control && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    {
      muster_grid_open_control (grid);
      return GDK_EVENT_STOP;
    }
  if (alt)
    return GDK_EVENT_PROPAGATE;
  if (on_moving_key (grid, key, control, shift))
    return GDK_EVENT_STOP;
  if (control && (key == GDK_KEY_a || key == GDK_KEY_A) && !shift)
    {
      select_all (grid);
      return GDK_EVENT_STOP;
    }
  if (control)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Tab:
      return move_on (grid, 1) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    case GDK_KEY_ISO_Left_Tab:
      return move_on (grid, -1) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (shift)
        muster_grid_move (grid, -1, 0, FALSE);
      else if (!fold_here (grid))
        muster_grid_edit (grid, NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
      muster_grid_edit (grid, NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_space:
      if (fold_here (grid))
        return GDK_EVENT_STOP;
      if (is_flag (grid))
        {
          muster_grid_edit (grid, NULL);
          return GDK_EVENT_STOP;
        }
      break;
    default:
      break;
    }
  if (letter == 0 || !g_unichar_isprint (letter))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (letter, typed);
  muster_grid_edit (grid, typed);
  return GDK_EVENT_STOP;
}

/* }}} */
/* {{{ The heading */

/* The column whose right edge is at @x. */
static guint
find_edge (MusterGrid *grid, double x)
{
  for (guint i = 0; i < grid->model->shown->len; i++)
    {
      GdkRectangle place;

      muster_grid_get_place (grid, MUSTER_NOWHERE, i, &place);
      if (ABS (x - (place.x + place.width)) <= GRID_EDGE)
        return i;
    }
  return MUSTER_NOWHERE;
}

static void
say_rearranged (MusterGrid *grid)
{
  g_signal_emit_by_name (grid, "rearranged");
}

/* Up, down, and as the chart has it; with Shift after what it is sorted by already. */
static void
turn_order (MusterGrid *grid, guint column, gboolean further)
{
  const char *name = muster_table_model_get_column (grid->model, column)->name;
  guint place;
  MusterTableOrder order = muster_table_model_get_order (grid->model, name, &place);
  g_autofree char *kept = g_strdup (name);

  muster_table_model_sort (grid->model, kept, (order + 1) % (MUSTER_TABLE_UNSORTED + 1), further);
  say_rearranged (grid);
}

/* }}} */
/* {{{ The pointer */

static void
press_cell (MusterGrid *grid, guint line, guint column, GdkModifierType state)
{
  MusterRecord record = muster_grid_get_line (grid, line)->record;

  grid->line = line;
  grid->column = column;
  if ((state & GDK_SHIFT_MASK) == 0)
    {
      grid->anchor_line = line;
      grid->anchor_column = column;
    }
  if ((state & GDK_CONTROL_MASK) != 0 && record != 0)
    {
      grid->selecting = TRUE;
      muster_session_select (grid->session, record, MUSTER_SELECT_TOGGLE);
      grid->selecting = FALSE;
    }
  else
    muster_grid_select_block (grid);
  muster_grid_scroll_to (grid, line, column);
  muster_grid_describe (grid);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
on_pressed (MusterGrid *grid, int n_press, double x, double y, GtkGestureClick *gesture)
{
  guint line, column;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (grid->model == NULL || !muster_grid_end_edit (grid, TRUE))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  if (y < GRID_HEADING)
    return;
  line = muster_grid_find_line (grid, y);
  column = muster_grid_find_column (grid, x);
  if (line == MUSTER_NOWHERE || column == MUSTER_NOWHERE)
    return;
  if (n_press == 1)
    press_cell (grid, line, column, state);
  if (n_press == 1 && muster_grid_get_line (grid, line)->record == 0)
    fold_here (grid);
  else if (n_press == 2 && line == grid->line && muster_grid_get_line (grid, line)->record != 0)
    muster_grid_edit (grid, NULL);
}

static void
on_drag_begin (MusterGrid *grid, double x, double y)
{
  grid->drag = GRID_DRAG_NONE;
  if (grid->model == NULL)
    return;
  if (y >= GRID_HEADING)
    {
      grid->drag = muster_grid_find_line (grid, y) != MUSTER_NOWHERE ? GRID_DRAG_SELECT : GRID_DRAG_NONE;
      return;
    }
  grid->drag_column = find_edge (grid, x);
  grid->drag = grid->drag_column != MUSTER_NOWHERE ? GRID_DRAG_WIDTH : GRID_DRAG_PRESS_HEADING;
  if (grid->drag == GRID_DRAG_WIDTH)
    grid->drag_width = muster_table_model_get_column (grid->model, grid->drag_column)->width;
  else
    grid->drag_column = muster_grid_find_column (grid, x);
}

static void
drag_over_cells (MusterGrid *grid, double x, double y)
{
  guint line = muster_grid_find_line (grid, CLAMP (y, GRID_HEADING, gtk_widget_get_height (GTK_WIDGET (grid)) - 1));
  guint column = muster_grid_find_column (grid, CLAMP (x, 0, gtk_widget_get_width (GTK_WIDGET (grid)) - 1));

  if (line == MUSTER_NOWHERE || column == MUSTER_NOWHERE || (line == grid->line && column == grid->column))
    return;
  muster_grid_move (grid, (int) line - (int) grid->line, (int) column - (int) grid->column, TRUE);
}

static void
drag_over_heading (MusterGrid *grid, double x)
{
  GdkRectangle place;

  grid->drop_column = muster_grid_find_column (grid, x);
  if (grid->drop_column == MUSTER_NOWHERE)
    grid->drop_column = grid->model->shown->len;
  else
    {
      muster_grid_get_place (grid, MUSTER_NOWHERE, grid->drop_column, &place);
      if (x > place.x + place.width / 2)
        grid->drop_column++;
    }
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
on_drag_update (MusterGrid *grid, double by_x, double by_y, GtkGestureDrag *gesture)
{
  double x, y;

  if (grid->model == NULL || grid->drag == GRID_DRAG_NONE)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  switch (grid->drag)
    {
    case GRID_DRAG_SELECT:
      if (ABS (by_x) + ABS (by_y) > MOVES_FROM)
        drag_over_cells (grid, x + by_x, y + by_y);
      break;
    case GRID_DRAG_WIDTH:
      muster_table_model_get_column (grid->model, grid->drag_column)->width = CLAMP (grid->drag_width + (int) by_x, 40, 2000);
      gtk_widget_queue_allocate (GTK_WIDGET (grid));
      gtk_widget_queue_draw (GTK_WIDGET (grid));
      break;
    case GRID_DRAG_PRESS_HEADING:
      if (ABS (by_x) > MOVES_FROM && grid->drag_column != MUSTER_NOWHERE)
        grid->drag = GRID_DRAG_COLUMN;
      break;
    default:
      drag_over_heading (grid, x + by_x);
      break;
    }
}

static void
on_drag_end (MusterGrid *grid, double by_x, double by_y, GtkGestureDrag *gesture)
{
  MusterGridDrag drag = grid->drag;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  grid->drag = GRID_DRAG_NONE;
  if (grid->model == NULL || drag == GRID_DRAG_NONE || drag == GRID_DRAG_SELECT)
    return;
  if (drag == GRID_DRAG_COLUMN)
    muster_table_model_move_column (grid->model, grid->drag_column, grid->drop_column);
  if (drag == GRID_DRAG_PRESS_HEADING && grid->drag_column != MUSTER_NOWHERE)
    turn_order (grid, grid->drag_column, (state & GDK_SHIFT_MASK) != 0);
  else
    say_rearranged (grid);
}

static void
on_motion (MusterGrid *grid, double x, double y)
{
  gboolean edge = grid->drag == GRID_DRAG_WIDTH || (grid->model != NULL && y < GRID_HEADING && find_edge (grid, x) != MUSTER_NOWHERE);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (grid), edge ? "col-resize" : NULL);
}

/* }}} */
/* {{{ Menus */

static GMenuModel *
make_column_menu (const MusterTableColumn *column)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  const struct
  {
    GMenu *menu;
    const char *label;
    const char *action;
  } items[] = {
    { order, _ ("Sort _Ascending"), "table.ascending" },
    { order, _ ("Sort _Descending"), "table.descending" },
    { order, _ ("_Then Sort by This"), "table.then" },
    { more, _ ("_Group by This"), "table.group" },
    { more, _ ("_Hide This Column"), "table.hide" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (items[i].label, NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s", column->name);
      g_menu_append_item (items[i].menu, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_clear_object (&more);
  more = g_menu_new ();
  g_menu_append (more, _ ("_Own Fields…"), "win.own-fields");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_cell_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();

  g_menu_append (clipboard, _ ("_Copy"), "grid.copy");
  g_menu_append (clipboard, _ ("_Paste"), "grid.paste");
  g_menu_append (clipboard, _ ("_Fill Down"), "grid.fill-down");
  g_menu_append (clipboard, _ ("C_lear"), "grid.clear");
  g_menu_append (rows, _ ("_Add a Row"), "grid.add-row");
  g_menu_append (rows, _ ("_Delete Rows"), "grid.delete-rows");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  return G_MENU_MODEL (menu);
}

static void
pop_up (MusterGrid *grid, GMenuModel *menu, double x, double y)
{
  muster_popovers_open_menu (GTK_WIDGET (grid), &grid->menu, menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
on_menu_released (MusterGrid *grid, int n_press, double x, double y)
{
  guint column, line;
  g_autoptr (GMenuModel) menu = NULL;

  if (grid->model == NULL || !muster_grid_end_edit (grid, TRUE))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  column = muster_grid_find_column (grid, x);
  line = muster_grid_find_line (grid, y);
  if (y < GRID_HEADING)
    {
      if (column == MUSTER_NOWHERE)
        return;
      menu = make_column_menu (muster_table_model_get_column (grid->model, column));
    }
  else
    {
      MusterRecord record = line != MUSTER_NOWHERE ? muster_grid_get_line (grid, line)->record : 0;

      if (column != MUSTER_NOWHERE && record != 0 && !muster_session_is_selected (grid->session, record))
        press_cell (grid, line, column, 0);
      menu = make_cell_menu ();
    }
  pop_up (grid, menu, x, y);
}

void
muster_grid_open_menu (MusterGrid *grid)
{
  g_autoptr (GMenuModel) menu = make_cell_menu ();
  GdkRectangle place;

  if (grid->model == NULL || grid->model->shown->len == 0)
    return;
  muster_grid_get_place (grid, grid->line, grid->column, &place);
  pop_up (grid, menu, place.x + GRID_PADDING, place.y + GRID_ROW);
}

/* }}} */

static void
add_gestures (MusterGrid *grid)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new (), *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), grid);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), grid);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), grid);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), grid);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "released", G_CALLBACK (on_menu_released), grid);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (grid), motion);
  gtk_gesture_group (click, drag);
}

void
muster_grid_add_controllers (MusterGrid *grid)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), keys);
  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (gtk_widget_queue_draw), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), focus);
  add_gestures (grid);
}
