/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-line.c: dotted lines drawn by hand.
 *
 * The role under the pointer, or else the one that is selected alone, shows a handle at its edge. A
 * drag from there to another role makes a dotted line between them, whose label is then asked for. A
 * role that it can't lead to says why while the pointer is over it.
 */
#include "canvas-private.h"

#include "rehearse.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* In pixels. */
#define REACH 9.0

/* Below this zoom cards are too small for handles. */
#define MIN_ZOOM 0.4

/* {{{ The handle */

static gboolean
is_role (MusterCanvas *canvas, MusterRecord record)
{
  return record != 0 && muster_document_get_kind (muster_session_get_document (canvas->session), record) == MUSTER_KIND_ROLE;
}

static MusterRecord
find_handled (MusterCanvas *canvas)
{
  guint n_selected;
  const MusterRecord *selection = muster_session_get_selection (canvas->session, &n_selected);

  if (canvas->line.from != 0)
    return canvas->line.from;
  if (is_role (canvas, canvas->hovered))
    return canvas->hovered;
  return n_selected == 1 && is_role (canvas, selection[0]) ? selection[0] : 0;
}

guint
muster_canvas_get_handle (MusterCanvas *canvas, double *x, double *y)
{
  MusterScene *scene = muster_canvas_get_scene (canvas);
  MusterRecord record = find_handled (canvas);
  guint card = muster_scene_find (scene, record);

  if (card == MUSTER_NOWHERE || canvas->zoom < MIN_ZOOM || canvas->motion.slide != NULL || canvas->entry != NULL || muster_session_is_read_only (canvas->session))
    return MUSTER_NOWHERE;
  muster_scene_get_handle (scene, card, x, y);
  *x = *x * canvas->zoom - canvas->offset_x;
  *y = *y * canvas->zoom - canvas->offset_y;
  return card;
}

gboolean
muster_canvas_is_handle (MusterCanvas *canvas, double x, double y)
{
  double handle_x, handle_y;

  return muster_canvas_get_handle (canvas, &handle_x, &handle_y) != MUSTER_NOWHERE && hypot (x - handle_x, y - handle_y) <= REACH;
}

gboolean
muster_canvas_get_line_middle (MusterCanvas *canvas, MusterRecord line, MusterPoint *middle)
{
  const MusterLayout *layout = muster_scene_get_layout (muster_canvas_get_scene (canvas));

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *connector = &layout->connectors[i];
      const MusterPoint *point = &layout->points[connector->first_point + (connector->n_points - 1) / 2];

      if (connector->line != line)
        continue;
      *middle = (MusterPoint){ (point[0].x + point[1].x) / 2, (point[0].y + point[1].y) / 2 };
      return TRUE;
    }
  return FALSE;
}

/* }}} */
/* {{{ The drag */

typedef struct
{
  MusterRecord from;
  MusterRecord to;
} Ends;

static gboolean
link_ends (MusterDocument *doc, gpointer data, GError **error)
{
  const Ends *ends = data;

  return muster_edit_link (doc, ends->from, ends->to, NULL, error) != 0;
}

static void
aim (MusterCanvas *canvas, MusterRecord target)
{
  MusterRecord to = is_role (canvas, target) && target != canvas->line.from ? target : 0;
  Ends ends = { canvas->line.from, to };
  g_autoptr (GError) error = NULL;

  if (to == canvas->line.to)
    return;
  canvas->line.to = to;
  g_clear_pointer (&canvas->line.refusal, g_free);
  if (to != 0 && !muster_rehearse (muster_session_get_document (canvas->session), link_ends, NULL, &ends, &error))
    canvas->line.refusal = g_strdup (error->message);
}

static void
on_begin (MusterCanvas *canvas, double x, double y, GtkGesture *gesture)
{
  if (canvas->session == NULL || canvas->pan.space || !muster_canvas_is_handle (canvas, x, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  muster_canvas_end_edit (canvas);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  canvas->line.from = find_handled (canvas);
  canvas->line.end = muster_canvas_to_scene (canvas, x, y);
}

static void
on_update (MusterCanvas *canvas, double dx, double dy, GtkGesture *gesture)
{
  double x, y;

  if (canvas->line.from == 0)
    return;
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  canvas->line.end = muster_canvas_to_scene (canvas, x + dx, y + dy);
  aim (canvas, muster_canvas_hit_record (canvas, x + dx, y + dy));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
stop (MusterCanvas *canvas)
{
  canvas->line.from = canvas->line.to = 0;
  g_clear_pointer (&canvas->line.refusal, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
on_end (MusterCanvas *canvas)
{
  MusterSession *session = canvas->session;
  Ends ends = { canvas->line.from, canvas->line.to };
  GError *error = NULL;
  MusterRecord line;

  stop (canvas);
  if (ends.from == 0 || ends.to == 0 || !muster_session_may_edit (session))
    return;
  line = muster_edit_link (muster_session_get_document (session), ends.from, ends.to, NULL, &error);
  muster_session_say_error (session, error);
  if (line == 0)
    return;
  muster_session_select (session, line, MUSTER_SELECT_ONLY);
  if (!muster_canvas_edit (canvas, line))
    muster_session_say_done (session);
}

static gboolean
on_key (MusterCanvas *canvas, guint key, guint code, GdkModifierType state, GtkEventController *controller)
{
  if (key != GDK_KEY_Escape || canvas->line.from == 0)
    return GDK_EVENT_PROPAGATE;
  stop (canvas);
  return GDK_EVENT_STOP;
}

void
muster_canvas_add_line_controllers (MusterCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_begin), canvas);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_update), canvas);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_end), canvas);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (stop), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), canvas);
  gtk_widget_add_controller (widget, keys);
}

/* }}} */
