/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot-wait.c: waiting for the application, and the little of a window manager that it needs.
 */
#include "robot-private.h"

#include <time.h>

/* What keeps the loop busy for ever is not waited for: so many turns of it, or seconds of the processor
 * where a turn is a frame that takes long, as with sanitizers. Seconds of the clock would be short where
 * much else runs on the machine. */
#define MAX_ITERATIONS 1000
#define MAX_BUSY 2.0

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
robot_wait (gint64 since, const char *where, const char *what)
{
  guint tick;

  if (g_get_monotonic_time () - since > ROBOT_PATIENCE * G_USEC_PER_SEC)
    robot_fail ("%s: waited %d seconds for: %s", where, ROBOT_PATIENCE, what);
  /* The loop comes back if nothing happens. */
  tick = g_timeout_add (5, on_tick, NULL);
  g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

/* {{{ Windows */

static Window
get_x_window (GtkWindow *window)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window)));
}

/* The later it was mapped or raised, the higher; modal ones are above all others. */
static guint
get_rank (GtkWindow *window)
{
  guint rank = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (window), "robot-rank"));

  if (rank == 0)
    {
      rank = ++robot_get ()->n_windows;
      g_object_set_data (G_OBJECT (window), "robot-rank", GUINT_TO_POINTER (rank));
    }
  return gtk_window_get_modal (window) ? rank + G_MAXINT : rank;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  return get_rank (*(GtkWindow *const *) a) < get_rank (*(GtkWindow *const *) b) ? -1 : 1;
}

GPtrArray *
robot_list_windows (void)
{
  GListModel *model = gtk_window_get_toplevels ();
  GPtrArray *windows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      GtkWidget *window = g_list_model_get_item (model, i);

      if (gtk_widget_get_mapped (window))
        g_ptr_array_add (windows, window);
      else
        {
          g_object_set_data (G_OBJECT (window), "robot-rank", NULL);
          g_object_unref (window);
        }
    }
  g_ptr_array_sort (windows, compare_ranks);
  return windows;
}

static GtkWindow *
get_highest (const GPtrArray *windows)
{
  return windows->len > 0 ? windows->pdata[windows->len - 1] : NULL;
}

/* A server without a window manager gives the keyboard to nobody. */
static void
direct_keyboard (void)
{
  Robot *robot = robot_get ();
  g_autoptr (GPtrArray) windows = robot_list_windows ();
  GtkWindow *highest = get_highest (windows);
  XWindowAttributes attributes;
  Window x_window;

  if (highest == NULL)
    return;
  x_window = get_x_window (highest);
  if (!XGetWindowAttributes (robot->x, x_window, &attributes) || attributes.map_state != IsViewable)
    return;
  /* Its popovers are windows too and stay before it. */
  if (robot->raised != x_window)
    XRaiseWindow (robot->x, x_window);
  robot->raised = x_window;
  if (!gtk_window_is_active (highest))
    XSetInputFocus (robot->x, x_window, RevertToParent, CurrentTime);
}

void
robot_raise (GtkWindow *window)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();

  if (get_highest (windows) == window)
    return;
  g_object_set_data (G_OBJECT (window), "robot-rank", NULL);
  get_rank (window);
  robot_settle ();
}

static gboolean
is_in_use (GtkWindow *window)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();

  return gtk_widget_get_mapped (GTK_WIDGET (window)) && (gtk_window_is_active (window) || get_highest (windows) != window);
}

void
robot_present (GtkWindow *window)
{
  gint64 since = g_get_monotonic_time ();

  gtk_window_present (window);
  robot_raise (window);
  do
    robot_settle ();
  while (!is_in_use (window) && (robot_wait (since, G_STRLOC, "the window to be active"), TRUE));
}

/* }}} */
/* {{{ Settling */

static double
get_seconds_used (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* The message goes behind all events that the server has made so far, also of what GDK asked for. */
static void
listen (Robot *robot)
{
  XEvent event = {
    .xclient = {
        .type = ClientMessage,
        .window = robot->ear,
        .message_type = robot->ping,
        .format = 32,
        .data.l[0] = ++robot->sent,
    },
  };
  gint64 since = g_get_monotonic_time ();
  double before;

  XSync (gdk_x11_display_get_xdisplay (gdk_display_get_default ()), False);
  XSendEvent (robot->x, robot->ear, False, NoEventMask, &event);
  XSync (robot->x, True);
  while (robot->heard != robot->sent)
    robot_wait (since, G_STRLOC, "the events sent");
  before = get_seconds_used ();
  for (guint i = 0; i < MAX_ITERATIONS && get_seconds_used () - before < MAX_BUSY && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* A whole frame of each window: moves of the pointer are gathered until there is one. */
static void
paint (void)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();
  g_autofree gint64 *counts = g_new (gint64, windows->len + 1);
  gint64 since = g_get_monotonic_time ();

  for (guint i = 0; i < windows->len; i++)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (windows->pdata[i]);

      counts[i] = gdk_frame_clock_get_frame_counter (clock);
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
    }
  for (guint i = 0; i < windows->len; i++)
    while (gtk_widget_get_mapped (windows->pdata[i]) && gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (windows->pdata[i])) == counts[i])
      robot_wait (since, G_STRLOC, "a frame");
}

void
robot_settle (void)
{
  Robot *robot = robot_get ();

  listen (robot);
  paint ();
  direct_keyboard ();
  listen (robot);
}

/* }}} */
