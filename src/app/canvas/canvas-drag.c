/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-drag.c: cards in the hand, and cards held over the chart.
 *
 * A press on a card and a move lifts it, with all that is selected. While something is held over the
 * canvas the document and the scene stay as they are; what a drop would mean is found at each motion,
 * and its numbers a moment later, so that the hand never waits. canvas-drop-marks.c draws that.
 */
#include "canvas-drag.h"
#include "drag-icon.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Milliseconds for which a badge is pointed at before it opens, and after which numbers are counted. */
#define SPRING 600
#define COUNT_DELAY 40

/* How near the edge it scrolls, and how fast at the edge itself, in pixels and pixels a second. */
#define EDGE 48.0
#define EDGE_SPEED 1500.0

/* How far from the upper left corner of a lifted card the hand comes to hold it, in pixels, and in how
 * many microseconds. */
#define HOLD_X 26.0
#define HOLD_Y 12.0
#define SHIFT_TIME 180000.0

static void update (MusterCanvas *canvas, GtkDropTarget *target);

/* {{{ What is found */

static void
clear_found (MusterCanvas *canvas)
{
  MusterCanvasDrag *drag = canvas->drag;

  g_clear_handle_id (&drag->counting, g_source_remove);
  g_clear_handle_id (&drag->spring, g_source_remove);
  drag->spring_over = 0;
  if (drag->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (canvas), drag->tick);
  drag->tick = 0;
  drag->over = FALSE;
  g_clear_pointer (&drag->found, muster_drop_free);
  g_clear_pointer (&drag->figures, g_free);
  g_clear_pointer (&drag->parcel, muster_parcel_unref);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static gboolean
count (gpointer data)
{
  MusterCanvas *canvas = data;
  MusterCanvasDrag *drag = canvas->drag;

  drag->counting = 0;
  g_free (drag->figures);
  drag->figures = muster_drop_dup_figures (muster_canvas_get_scene (canvas), drag->found);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  return G_SOURCE_REMOVE;
}

static void
take_found (MusterCanvas *canvas, MusterDrop *found)
{
  MusterCanvasDrag *drag = canvas->drag;
  gboolean same = drag->found != NULL && muster_drop_equal (drag->found, found);

  g_clear_pointer (&drag->found, muster_drop_free);
  drag->found = found;
  if (same)
    return;
  g_clear_pointer (&drag->figures, g_free);
  g_clear_handle_id (&drag->counting, g_source_remove);
  drag->counting = g_timeout_add (COUNT_DELAY, count, canvas);
}

/* From this process at once; from another when it has been read. */
static MusterParcel *
dup_parcel (GtkDropTarget *target, GdkDrop *drop)
{
  MusterParcel *parcel = muster_parcel_peek (drop);
  const GValue *value = gtk_drop_target_get_value (target);

  if (parcel != NULL || value == NULL || !G_VALUE_HOLDS (value, MUSTER_TYPE_PARCEL))
    return parcel;
  return g_value_dup_boxed (value);
}

static gboolean
find (MusterCanvas *canvas)
{
  MusterCanvasDrag *drag = canvas->drag;
  MusterHand *hand = muster_parcel_get_hand (drag->parcel, canvas->session);
  MusterPoint point = muster_canvas_to_scene (canvas, drag->x, drag->y);

  MusterDrop *found = muster_drop_find (muster_canvas_get_scene (canvas), hand, point, drag->scope, drag->found);

  if (muster_session_is_read_only (canvas->session) && found->meaning != MUSTER_DROP_NOTHING && found->refusal == NULL)
    found->refusal = g_strdup (_ ("This chart can only be looked at"));
  take_found (canvas, found);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  return drag->found->refusal == NULL && drag->found->meaning != MUSTER_DROP_NOTHING;
}

/* }}} */
/* {{{ Springs and edges */

static gboolean
open_spring (gpointer data)
{
  MusterCanvas *canvas = data;
  MusterCanvasDrag *drag = canvas->drag;
  g_autoptr (GError) error = NULL;

  drag->spring = 0;
  if (muster_session_may_edit (canvas->session) && !muster_edit_collapse (muster_session_get_document (canvas->session), &drag->spring_over, 1, FALSE, &error))
    muster_session_say_error (canvas->session, g_steal_pointer (&error));
  find (canvas);
  return G_SOURCE_REMOVE;
}

/* What hides behind a badge shows itself when the badge is pointed at for a while. */
static void
follow_spring (MusterCanvas *canvas)
{
  MusterCanvasDrag *drag = canvas->drag;
  MusterScene *scene = muster_canvas_get_scene (canvas);
  MusterPoint point = muster_canvas_to_scene (canvas, drag->x, drag->y);
  guint card = muster_scene_hit_badge (scene, point.x, point.y);
  MusterRecord over = card != MUSTER_NOWHERE && muster_scene_get_layout (scene)->cards[card].collapsed ? muster_scene_get_layout (scene)->cards[card].record : 0;

  if (over == drag->spring_over)
    return;
  g_clear_handle_id (&drag->spring, g_source_remove);
  drag->spring_over = over;
  if (over != 0)
    drag->spring = g_timeout_add (SPRING, open_spring, canvas);
}

/* From 0 where it does not scroll to 1 at the edge, negative at the start. */
static double
get_pull (double at, double length)
{
  double edge = MIN (EDGE, length / 4);

  if (at < edge)
    return -pow ((edge - MAX (at, 0)) / edge, 2);
  return at > length - edge ? pow ((edge - MAX (length - at, 0)) / edge, 2) : 0;
}

/* No farther than to where the chart ends. */
static double
limit (double step, double offset, double length, double room)
{
  double before = MAX (offset + MUSTER_CANVAS_MARGIN, 0);
  double after = MAX (length + MUSTER_CANVAS_MARGIN - offset - room, 0);

  return CLAMP (step, -before, after);
}

static gboolean
scroll (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MusterCanvas *canvas = MUSTER_CANVAS (widget);
  MusterCanvasDrag *drag = canvas->drag;
  double right = get_pull (drag->x, gtk_widget_get_width (widget));
  double down = get_pull (drag->y, gtk_widget_get_height (widget));
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = MIN ((now - drag->scrolled_at) / (double) G_USEC_PER_SEC, 0.1);

  if (right == 0 && down == 0)
    {
      drag->tick = 0;
      return G_SOURCE_REMOVE;
    }
  if (drag->scrolled_at != 0)
    {
      const MusterLayout *layout = muster_scene_get_layout (muster_canvas_get_scene (canvas));

      muster_canvas_scroll_by (canvas,
                               limit (right * EDGE_SPEED * seconds, canvas->offset_x, layout->width * canvas->zoom, gtk_widget_get_width (widget)),
                               limit (down * EDGE_SPEED * seconds, canvas->offset_y, layout->height * canvas->zoom, gtk_widget_get_height (widget)));
      find (canvas);
    }
  drag->scrolled_at = now;
  return G_SOURCE_CONTINUE;
}

static void
follow_edge (MusterCanvas *canvas)
{
  MusterCanvasDrag *drag = canvas->drag;
  GtkWidget *widget = GTK_WIDGET (canvas);

  if (drag->tick != 0 || (get_pull (drag->x, gtk_widget_get_width (widget)) == 0 && get_pull (drag->y, gtk_widget_get_height (widget)) == 0))
    return;
  drag->scrolled_at = 0;
  drag->tick = gtk_widget_add_tick_callback (widget, scroll, NULL, NULL);
}

/* }}} */
/* {{{ Held over the canvas */

static void
update (MusterCanvas *canvas, GtkDropTarget *target)
{
  MusterCanvasDrag *drag = canvas->drag;
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  if (drag->parcel == NULL)
    drag->parcel = dup_parcel (target, drop);
  if (drag->parcel == NULL)
    return;
  drag->scope = muster_parcel_get_scope (drop);
  find (canvas);
  follow_spring (canvas);
  follow_edge (canvas);
}

static GdkDragAction
on_motion (MusterCanvas *canvas, double x, double y, GtkDropTarget *target)
{
  MusterCanvasDrag *drag = canvas->drag;

  if (canvas->session == NULL)
    return 0;
  drag->over = TRUE;
  drag->x = x;
  drag->y = y;
  update (canvas, target);
  if (drag->found == NULL)
    return GDK_ACTION_COPY;
  return muster_parcel_get_action (drag->parcel, canvas->session, gtk_drop_target_get_current_drop (target), drag->found);
}

static gboolean
on_drop (MusterCanvas *canvas, const GValue *value, double x, double y, GtkDropTarget *target)
{
  MusterCanvasDrag *drag = canvas->drag;
  g_autoptr (MusterParcel) parcel = g_value_dup_boxed (value);
  g_autoptr (MusterDrop) found = NULL;

  if (canvas->session == NULL || parcel == NULL)
    return FALSE;
  found = muster_drop_find (muster_canvas_get_scene (canvas), muster_parcel_get_hand (parcel, canvas->session), muster_canvas_to_scene (canvas, x, y), drag->scope, NULL);
  clear_found (canvas);
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  canvas->dropped_on = found != NULL ? found->target : 0;
  if (muster_parcel_deliver (parcel, canvas->session, found))
    return TRUE;
  canvas->dropped_on = 0;
  return FALSE;
}

/* }}} */
/* {{{ Lifting cards */

/* That which was grabbed first, then whatever else is selected. */
static GArray *
list_grabbed (MusterSession *session, MusterRecord record)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  guint n_selected;
  const MusterRecord *selection = muster_session_get_selection (session, &n_selected);

  g_array_append_val (records, record);
  for (guint i = 0; i < n_selected; i++)
    if (selection[i] != record)
      g_array_append_val (records, selection[i]);
  return records;
}

static GdkContentProvider *
on_prepare (MusterCanvas *canvas, double x, double y)
{
  MusterCanvasDrag *drag = canvas->drag;
  MusterRecord record;
  g_autoptr (GArray) records = NULL;

  if (canvas->session == NULL || canvas->pan.space || canvas->pan.active || canvas->band.shown || canvas->line.from != 0 || muster_canvas_is_handle (canvas, x, y))
    return NULL;
  record = muster_canvas_hit_record (canvas, x, y);
  if (record == 0)
    return NULL;
  if (!muster_session_is_selected (canvas->session, record))
    muster_session_select (canvas->session, record, MUSTER_SELECT_ONLY);
  records = list_grabbed (canvas->session, record);
  g_clear_pointer (&drag->lifted, muster_parcel_unref);
  drag->lifted = muster_parcel_new (canvas->session, (const MusterRecord *) (gpointer) records->data, records->len);
  drag->grabbed = record;
  drag->grabbed_at = muster_canvas_to_scene (canvas, x, y);
  return muster_parcel_make_provider (drag->lifted);
}

static void
set_hot (MusterCanvas *canvas, MusterPoint hot)
{
  canvas->drag->hot = hot;
  gdk_drag_set_hotspot (canvas->drag->gdk_drag, (int) round (hot.x), (int) round (hot.y));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static gboolean
shift (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MusterCanvas *canvas = MUSTER_CANVAS (widget);
  MusterCanvasDrag *drag = canvas->drag;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double t, eased;

  if (drag->hot_since == 0)
    drag->hot_since = now;
  t = MIN ((now - drag->hot_since) / SHIFT_TIME, 1);
  eased = 1 - pow (1 - t, 3);
  set_hot (canvas, (MusterPoint){ drag->hot_from.x + (drag->hot_to.x - drag->hot_from.x) * eased, drag->hot_from.y + (drag->hot_to.y - drag->hot_from.y) * eased });
  if (t < 1)
    return G_SOURCE_CONTINUE;
  drag->hot_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Cards are lifted where they were grabbed, and then give way to the lower right, so that the place
 * to which the hand points is seen. */
static void
begin_shift (MusterCanvas *canvas)
{
  MusterCanvasDrag *drag = canvas->drag;
  gboolean animated = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (canvas)), "gtk-enable-animations", &animated, NULL);
  drag->hot_from = drag->hot;
  drag->hot_to = (MusterPoint){ MIN (drag->hot.x, drag->icon.x + HOLD_X), MIN (drag->hot.y, drag->icon.y + HOLD_Y) };
  drag->hot_since = 0;
  if (animated)
    drag->hot_tick = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), shift, NULL, NULL);
  else
    drag->hot = drag->hot_to;
}

static void
on_drag_begin (MusterCanvas *canvas, GdkDrag *gdk_drag, GtkDragSource *source)
{
  MusterCanvasDrag *drag = canvas->drag;
  MusterScene *scene = muster_canvas_get_scene (canvas);
  MusterHand *hand = muster_parcel_get_hand (drag->lifted, canvas->session);
  g_autoptr (GdkPaintable) icon = muster_drag_icon_new (GTK_WIDGET (canvas), scene, hand, drag->grabbed, drag->grabbed_at, canvas->zoom, &drag->hot, &drag->icon);

  drag->taken = muster_hand_list_taken (hand, scene, MUSTER_SCOPE_BRANCH);
  drag->taken_alone = muster_hand_list_taken (hand, scene, MUSTER_SCOPE_ALONE);
  drag->gdk_drag = g_object_ref (gdk_drag);
  canvas->hovered = 0;
  begin_shift (canvas);
  gtk_drag_source_set_icon (source, icon, (int) round (drag->hot.x), (int) round (drag->hot.y));
}

static void
forget_lifted (MusterCanvas *canvas)
{
  MusterCanvasDrag *drag = canvas->drag;

  if (drag->hot_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (canvas), drag->hot_tick);
  drag->hot_tick = 0;
  g_clear_object (&drag->gdk_drag);
  g_clear_pointer (&drag->taken, g_hash_table_unref);
  g_clear_pointer (&drag->taken_alone, g_hash_table_unref);
  g_clear_pointer (&drag->lifted, muster_parcel_unref);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* }}} */

gboolean
muster_canvas_is_lifted (MusterCanvas *canvas)
{
  return canvas->drag != NULL && canvas->drag->taken != NULL;
}

void
muster_canvas_add_drag_controllers (MusterCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (MUSTER_TYPE_PARCEL, GDK_ACTION_MOVE | GDK_ACTION_COPY);

  canvas->drag = g_new0 (MusterCanvasDrag, 1);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), canvas);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin), canvas);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (forget_lifted), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (on_motion), canvas);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_motion), canvas);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (clear_found), canvas);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), canvas);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

void
muster_canvas_end_drag (MusterCanvas *canvas)
{
  if (canvas->drag == NULL)
    return;
  clear_found (canvas);
  forget_lifted (canvas);
  g_clear_pointer (&canvas->drag, g_free);
}
