/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-select.c: selecting on the canvas with the pointer.
 *
 * A click selects a card or a dotted line, with Ctrl one more or less, with Shift one more; on the
 * ground it selects nothing. What a press selects it selects at once; what it does beyond that it does
 * when it is let go, since until then it may become a drag. A drag over the ground is a rubber band
 * that takes the cards it touches.
 */
#include "canvas-private.h"

static MusterSelect
get_how (GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) != 0)
    return MUSTER_SELECT_TOGGLE;
  return (state & GDK_SHIFT_MASK) != 0 ? MUSTER_SELECT_ADD : MUSTER_SELECT_ONLY;
}

/* {{{ Clicks */

/* The card whose badge of what is hidden is there, 0 if none is. */
static MusterRecord
hit_badge (MusterCanvas *canvas, double x, double y)
{
  MusterScene *scene = muster_canvas_get_scene (canvas);
  MusterPoint point = muster_canvas_to_scene (canvas, x, y);
  guint card = muster_scene_hit_badge (scene, point.x, point.y);

  return card != MUSTER_NOWHERE ? muster_scene_get_layout (scene)->cards[card].record : 0;
}

static void
on_pressed (MusterCanvas *canvas, int n_press, double x, double y, GtkGesture *gesture)
{
  MusterRecord record = muster_canvas_hit_any (canvas, x, y);
  MusterSelect how = get_how (GTK_EVENT_CONTROLLER (gesture));

  muster_canvas_end_edit (canvas);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  if (hit_badge (canvas, x, y) != 0)
    return;
  /* One of several selected stays with the others: they may be about to be dragged. */
  if (how == MUSTER_SELECT_ONLY && record != 0 && muster_session_is_selected (canvas->session, record))
    return;
  if (record != 0 || how == MUSTER_SELECT_ONLY)
    muster_session_select (canvas->session, record, how);
}

static void
expand (MusterCanvas *canvas, MusterRecord record)
{
  GError *error = NULL;

  if (!muster_session_may_edit (canvas->session))
    return;
  muster_edit_collapse (muster_session_get_document (canvas->session), &record, 1, FALSE, &error);
  muster_session_say_error (canvas->session, error);
}

static void
on_released (MusterCanvas *canvas, int n_press, double x, double y, GtkGesture *gesture)
{
  MusterRecord record = muster_canvas_hit_any (canvas, x, y);
  MusterRecord badge = hit_badge (canvas, x, y);

  if (get_how (GTK_EVENT_CONTROLLER (gesture)) != MUSTER_SELECT_ONLY)
    return;
  if (badge != 0)
    expand (canvas, badge);
  else if (n_press == 2 && record == 0)
    muster_canvas_fit (canvas);
  else if (n_press == 2 && muster_session_may_edit (canvas->session))
    muster_canvas_edit (canvas, record);
  else if (record != 0)
    muster_session_select (canvas->session, record, MUSTER_SELECT_ONLY);
}

/* }}} */
/* {{{ What the pointer is over */

static const char *
get_cursor (MusterCanvas *canvas, double x, double y)
{
  if (canvas->pan.active)
    return "grabbing";
  if (canvas->pan.space)
    return "grab";
  if (canvas->line.from != 0 || muster_canvas_is_handle (canvas, x, y))
    return "crosshair";
  return hit_badge (canvas, x, y) != 0 ? "pointer" : NULL;
}

static void
on_motion (MusterCanvas *canvas, double x, double y)
{
  MusterRecord hovered;

  if (canvas->session == NULL)
    return;
  /* The handle sticks out of its card, and is to be reached. */
  hovered = muster_canvas_is_handle (canvas, x, y) ? canvas->hovered : muster_canvas_hit_record (canvas, x, y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), get_cursor (canvas, x, y));
  if (hovered == canvas->hovered)
    return;
  canvas->hovered = hovered;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
on_leave (MusterCanvas *canvas)
{
  canvas->pointer_x = canvas->pointer_y = -1;
  if (canvas->hovered == 0)
    return;
  canvas->hovered = 0;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* }}} */
/* {{{ The rubber band */

static MusterRect
get_band (MusterCanvas *canvas)
{
  MusterPoint a = canvas->band.from, b = canvas->band.to;

  return (MusterRect){ MIN (a.x, b.x), MIN (a.y, b.y), ABS (a.x - b.x), ABS (a.y - b.y) };
}

static void
on_band_begin (MusterCanvas *canvas, double x, double y, GtkGesture *gesture)
{
  if (muster_canvas_hit (canvas, x, y) != MUSTER_NOWHERE)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  canvas->band.from = canvas->band.to = muster_canvas_to_scene (canvas, x, y);
}

static void
on_band_update (MusterCanvas *canvas, double dx, double dy, GtkGesture *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  if (!canvas->band.shown && !gtk_drag_check_threshold (GTK_WIDGET (canvas), x, y, x + dx, y + dy))
    return;
  canvas->band.shown = TRUE;
  canvas->band.to = muster_canvas_to_scene (canvas, x + dx, y + dy);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* A department is taken by a band around it, a role by one that touches it. */
static gboolean
is_taken (const MusterCard *card, const MusterRect *band)
{
  const MusterRect *rect = &card->rect;

  if (card->record == 0)
    return FALSE;
  if (card->kind == MUSTER_KIND_DEPARTMENT)
    return rect->x >= band->x && rect->y >= band->y && rect->x + rect->width <= band->x + band->width && rect->y + rect->height <= band->y + band->height;
  return rect->x < band->x + band->width && band->x < rect->x + rect->width && rect->y < band->y + band->height && band->y < rect->y + rect->height;
}

static void
on_band_end (MusterCanvas *canvas, double dx, double dy, GtkGesture *gesture)
{
  const MusterLayout *layout = muster_scene_get_layout (muster_canvas_get_scene (canvas));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterRect band = get_band (canvas);
  MusterSelect how = get_how (GTK_EVENT_CONTROLLER (gesture));

  if (!canvas->band.shown)
    return;
  canvas->band.shown = FALSE;
  for (guint i = 0; i < layout->n_cards; i++)
    if (is_taken (&layout->cards[i], &band))
      g_array_append_val (taken, layout->cards[i].record);
  muster_session_select_many (canvas->session, (const MusterRecord *) (gpointer) taken->data, taken->len, how);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* }}} */

void
muster_canvas_add_select_controllers (MusterCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *band = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), canvas);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (band, "drag-begin", G_CALLBACK (on_band_begin), canvas);
  g_signal_connect_swapped (band, "drag-update", G_CALLBACK (on_band_update), canvas);
  g_signal_connect_swapped (band, "drag-end", G_CALLBACK (on_band_end), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (band));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), canvas);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), canvas);
  gtk_widget_add_controller (widget, motion);
}
