/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-pointer.c: a click puts the cursor, and asks for the part in a cell; a drag of a name moves its row.
 */
#include "raci-private.h"

/* How far a row is pulled before it moves, in pixels. */
#define THRESHOLD 8.0

static void
on_pressed (MusterRaciGrid *grid, int n_press, double x, double y)
{
  int row, column;

  muster_raci_end_edit (grid, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  if (muster_raci_hit (grid, x, y, &row, &column))
    muster_raci_grid_set_cursor (grid, row, column);
}

static void
on_released (MusterRaciGrid *grid, int n_press, double x, double y)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  int row, column, at_row, at_column;

  muster_raci_grid_get_cursor (grid, &at_row, &at_column);
  if (grid->dragged >= 0 || !muster_raci_hit (grid, x, y, &row, &column) || row != at_row || column != at_column || row < 0)
    return;
  if (column >= 0 && column < (int) raci->n_columns)
    muster_raci_ask (grid);
  else if (column == (int) raci->n_columns && raci->rows[row].owning != MUSTER_OWNING_ONE)
    muster_raci_ask_owner (grid);
  else if (n_press == 2 && column < 0)
    muster_raci_ask (grid);
}

static void
on_menu_released (MusterRaciGrid *grid, int n_press, double x, double y)
{
  muster_raci_show_menu (grid);
}

/* {{{ Dragging a row */

static void
on_drag_begin (MusterRaciGrid *grid, double x, double y, GtkGesture *gesture)
{
  int row, column;

  grid->drop = -1;
  grid->dragged = -1;
  if (!muster_raci_hit (grid, x, y, &row, &column) || row < 0 || column != MUSTER_RACI_NAME || muster_session_is_read_only (grid->session))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (MusterRaciGrid *grid, double dx, double dy, GtkGesture *gesture)
{
  int n = (int) muster_raci_grid_get_raci (grid)->n_rows, row, column;
  graphene_rect_t place;
  double x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  if (grid->dragged < 0)
    {
      if (ABS (dy) < THRESHOLD || !muster_raci_hit (grid, x, y, &row, &column) || row < 0)
        return;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      grid->dragged = row;
    }
  muster_raci_grid_get_place (grid, 0, MUSTER_RACI_NAME, &place);
  grid->drop = CLAMP ((int) ((y + dy - place.origin.y) / ROW_HEIGHT + 0.5), 0, n);
  /* Near an edge it scrolls on. */
  if (y + dy < grid->headings_height + 12 || y + dy > gtk_widget_get_height (GTK_WIDGET (grid)) - 12)
    gtk_adjustment_set_value (grid->adjustments[GTK_ORIENTATION_VERTICAL], gtk_adjustment_get_value (grid->adjustments[GTK_ORIENTATION_VERTICAL]) + (y + dy < grid->headings_height + 12 ? -ROW_HEIGHT : ROW_HEIGHT));
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
on_drag_end (MusterRaciGrid *grid, double dx, double dy, GtkGesture *gesture)
{
  int row = grid->dragged, before = grid->drop;

  grid->dragged = grid->drop = -1;
  gtk_widget_queue_draw (GTK_WIDGET (grid));
  if (row >= 0 && before >= 0)
    muster_raci_move_before (grid, row, before);
}

static void
on_drag_cancel (MusterRaciGrid *grid)
{
  grid->dragged = grid->drop = -1;
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

/* }}} */

static void
on_motion (MusterRaciGrid *grid, double x, double y)
{
  int row = -1, column;

  if (grid->session != NULL && !muster_raci_hit (grid, x, y, &row, &column))
    row = -1;
  if (row == grid->hover)
    return;
  grid->hover = row;
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
on_leave (MusterRaciGrid *grid)
{
  on_motion (grid, -1, -1);
}

void
muster_raci_add_pointer (MusterRaciGrid *grid)
{
  GtkGesture *click = gtk_gesture_click_new (), *menu = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), grid);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (on_pressed), grid);
  g_signal_connect_swapped (menu, "released", G_CALLBACK (on_menu_released), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (menu));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), grid);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), grid);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), grid);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), grid);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), grid);
  gtk_widget_add_controller (GTK_WIDGET (grid), motion);
}
