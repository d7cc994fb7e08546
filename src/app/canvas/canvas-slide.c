/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-slide.c: from one scene to the next.
 *
 * When the scene has changed, the view is fitted again if it was, or else moved so that the card
 * under the hand stays where it is on the screen: the card of the cursor if it is in sight, or what is
 * nearest to the pointer or the middle. Then cards slide to their places, and the view with them, for
 * as long as it takes to see where they go.
 */
#include "canvas-private.h"

#include <math.h>

#define DURATION (200 * G_TIME_SPAN_MILLISECOND)

/* Beyond so many cards a slide shows nothing that can be followed, and costs. */
#define MAX_CARDS 5000

/* {{{ What is drawn now */

static double
mix (double a, double b, double share)
{
  return a + (b - a) * share;
}

MusterCanvasView
muster_canvas_get_view (MusterCanvas *canvas)
{
  MusterCanvasView view = { canvas->zoom, canvas->offset_x, canvas->offset_y };
  const MusterCanvasMotion *motion = &canvas->motion;

  if (motion->slide == NULL)
    {
      /* At rest it is drawn from pixel to pixel, so that it can be moved as a picture. */
      int scale = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));

      return (MusterCanvasView){ view.zoom, round (view.x * scale) / scale, round (view.y * scale) / scale };
    }
  if (motion->held)
    return view;
  return (MusterCanvasView){
    mix (motion->from.zoom, view.zoom, motion->progress),
    mix (motion->from.x, view.x, motion->progress),
    mix (motion->from.y, view.y, motion->progress),
  };
}

MusterRect
muster_canvas_place (const MusterCanvasView *view, const MusterRect *rect)
{
  return (MusterRect){ rect->x * view->zoom - view->x, rect->y * view->zoom - view->y, rect->width * view->zoom, rect->height * view->zoom };
}

MusterRect
muster_canvas_get_shown (MusterCanvas *canvas, guint card)
{
  MusterCanvasView view = muster_canvas_get_view (canvas);
  MusterRect rect;

  if (canvas->motion.slide != NULL)
    rect = muster_slide_get_rect (canvas->motion.slide, card, canvas->motion.progress);
  else
    rect = muster_scene_get_layout (muster_canvas_get_scene (canvas))->cards[card].rect;
  return muster_canvas_place (&view, &rect);
}

/* }}} */
/* {{{ The card under the hand */

static gboolean
is_seen (MusterCanvas *canvas, const MusterRect *place)
{
  return place->x < gtk_widget_get_width (GTK_WIDGET (canvas)) && place->y < gtk_widget_get_height (GTK_WIDGET (canvas)) && place->x + place->width > 0 && place->y + place->height > 0;
}

static double
get_distance (const MusterRect *rect, const MusterPoint *point)
{
  double x = CLAMP (point->x, rect->x, rect->x + rect->width);
  double y = CLAMP (point->y, rect->y, rect->y + rect->height);

  return hypot (x - point->x, y - point->y);
}

/* The nearest of those that are in both; of a role in a department the role. */
static MusterRecord
find_nearest (MusterScene *past, MusterScene *scene, const MusterPoint *point)
{
  const MusterLayout *layout = muster_scene_get_layout (past);
  double least = INFINITY;
  MusterRecord nearest = 0;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      double distance = get_distance (&layout->cards[i].rect, point);

      if (layout->cards[i].record == 0 || distance > least || muster_scene_find (scene, layout->cards[i].record) == MUSTER_NOWHERE)
        continue;
      least = distance;
      nearest = layout->cards[i].record;
    }
  return nearest;
}

static MusterRecord
find_anchor (MusterCanvas *canvas, MusterScene *past, MusterScene *scene, const MusterCanvasView *view)
{
  MusterRecord cursor = muster_session_get_cursor (canvas->session);
  MusterRecord target = canvas->dropped_on;
  guint card = muster_scene_find (past, cursor);
  double x = canvas->pointer_x >= 0 ? canvas->pointer_x : gtk_widget_get_width (GTK_WIDGET (canvas)) / 2.0;
  double y = canvas->pointer_x >= 0 ? canvas->pointer_y : gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0;
  MusterPoint point = { (x + view->x) / view->zoom, (y + view->y) / view->zoom };

  canvas->dropped_on = 0;
  if (target != 0 && muster_scene_find (past, target) != MUSTER_NOWHERE && muster_scene_find (scene, target) != MUSTER_NOWHERE)
    return target;
  if (card != MUSTER_NOWHERE && muster_scene_find (scene, cursor) != MUSTER_NOWHERE)
    {
      MusterRect place = muster_canvas_place (view, &muster_scene_get_layout (past)->cards[card].rect);

      if (is_seen (canvas, &place))
        return cursor;
    }
  return find_nearest (past, scene, &point);
}

static void
hold_anchor (MusterCanvas *canvas, MusterScene *past, MusterScene *scene)
{
  MusterCanvasView view = { canvas->zoom, canvas->offset_x, canvas->offset_y };
  MusterRecord anchor = find_anchor (canvas, past, scene, &view);
  const MusterRect *before, *after;

  if (anchor == 0)
    return;
  before = &muster_scene_get_layout (past)->cards[muster_scene_find (past, anchor)].rect;
  after = &muster_scene_get_layout (scene)->cards[muster_scene_find (scene, anchor)].rect;
  canvas->offset_x += (after->x - before->x) * canvas->zoom;
  canvas->offset_y += (after->y - before->y) * canvas->zoom;
  muster_canvas_clamp_offset (canvas);
}

/* }}} */
/* {{{ Sliding */

void
muster_canvas_end_slide (MusterCanvas *canvas)
{
  g_clear_pointer (&canvas->motion.slide, muster_slide_free);
  g_clear_pointer (&canvas->motion.glimpse, muster_glimpse_free);
}

void
muster_canvas_hold_view (MusterCanvas *canvas)
{
  MusterCanvasView view;

  if (canvas->motion.slide == NULL || canvas->motion.held)
    return;
  view = muster_canvas_get_view (canvas);
  canvas->motion.held = TRUE;
  canvas->zoom = view.zoom;
  canvas->offset_x = view.x;
  canvas->offset_y = view.y;
}

/* Its scene goes: keeps what was seen of it. */
static void
interrupt_slide (MusterCanvas *canvas)
{
  MusterCanvasMotion *motion = &canvas->motion;

  if (motion->slide == NULL)
    return;
  g_clear_pointer (&motion->glimpse, muster_glimpse_free);
  motion->glimpse = muster_slide_catch (motion->slide, motion->progress);
  motion->glimpsed = muster_canvas_get_view (canvas);
  g_clear_pointer (&motion->slide, muster_slide_free);
}

static gboolean
wants_slide (MusterCanvas *canvas, MusterScene *past, MusterScene *scene)
{
  gboolean animations;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (canvas)), "gtk-enable-animations", &animations, NULL);
  return animations && gtk_widget_get_mapped (GTK_WIDGET (canvas)) && MAX (muster_scene_get_layout (past)->n_cards, muster_scene_get_layout (scene)->n_cards) <= MAX_CARDS;
}

static void
begin_slide (MusterCanvas *canvas, MusterScene *past, const MusterGlimpse *glimpse, MusterScene *scene, const MusterCanvasView *from)
{
  MusterCanvasMotion *motion = &canvas->motion;
  gboolean moves = from->zoom != canvas->zoom || from->x != canvas->offset_x || from->y != canvas->offset_y;

  if (!wants_slide (canvas, past, scene))
    return;
  motion->slide = muster_slide_new_on_the_way (past, glimpse, scene);
  motion->from = *from;
  motion->held = FALSE;
  motion->since = 0;
  motion->progress = 0;
  if (!moves && muster_slide_is_still (motion->slide))
    muster_canvas_end_slide (canvas);
}

void
muster_canvas_settle (MusterCanvas *canvas, MusterScene *scene)
{
  g_autoptr (MusterScene) past = muster_session_take_past (canvas->session);
  g_autoptr (MusterGlimpse) glimpse = g_steal_pointer (&canvas->motion.glimpse);
  MusterCanvasView from = glimpse != NULL ? canvas->motion.glimpsed : muster_canvas_get_view (canvas);

  canvas->motion.stale = FALSE;
  muster_canvas_end_slide (canvas);
  if (canvas->fitted)
    muster_canvas_fit (canvas);
  else if (past != NULL)
    hold_anchor (canvas, past, scene);
  if (past != NULL)
    begin_slide (canvas, past, glimpse, scene, &from);
  muster_canvas_queue_describe (canvas);
}

/* Fast at first: what is pressed is answered. Returns: whether it has arrived */
static gboolean
advance (MusterCanvasMotion *motion, gint64 now)
{
  if (motion->since == 0)
    motion->since = now;
  motion->progress = 1 - pow (1 - MIN (1, (now - motion->since) / (double) DURATION), 3);
  return motion->progress >= 1;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MusterCanvas *canvas = MUSTER_CANVAS (widget);

  /* Asking for it settles. */
  if (canvas->session != NULL)
    muster_canvas_get_scene (canvas);
  muster_canvas_follow_entry (canvas);
  gtk_widget_queue_draw (widget);
  if (canvas->motion.slide != NULL && !advance (&canvas->motion, gdk_frame_clock_get_frame_time (clock)))
    return G_SOURCE_CONTINUE;
  muster_canvas_end_slide (canvas);
  canvas->motion.tick = 0;
  return G_SOURCE_REMOVE;
}

void
muster_canvas_queue_settle (MusterCanvas *canvas)
{
  canvas->motion.stale = TRUE;
  interrupt_slide (canvas);
  if (canvas->motion.tick == 0)
    canvas->motion.tick = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), on_tick, NULL, NULL);
}

/* }}} */
