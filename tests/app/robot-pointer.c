/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot-pointer.c: from a widget to a place on the screen, and the pointer there.
 */
#include "robot-private.h"

#include <X11/extensions/XTest.h>

/* Fewer moves after a press than three start no drag and drop. */
#define N_MOVES 12

/* {{{ Places */

gboolean
robot_locate (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y)
{
  Robot *robot = robot_get ();
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  graphene_point_t point;
  double left, top;
  int scale;
  Window child;

  if (surface == NULL || !gtk_widget_get_mapped (widget))
    return FALSE;
  if (!gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (x, y), &point))
    return FALSE;
  gtk_native_get_surface_transform (native, &left, &top);
  scale = gdk_surface_get_scale_factor (surface);
  return XTranslateCoordinates (robot->x, gdk_x11_surface_get_xid (surface), robot->root, (point.x + left) * scale, (point.y + top) * scale, screen_x, screen_y, &child);
}

static void
get_point (GtkWidget *widget, double x, double y, graphene_point_t *point)
{
  point->x = x == -1 ? gtk_widget_get_width (widget) / 2.0 : x;
  point->y = y == -1 ? gtk_widget_get_height (widget) / 2.0 : y;
}

static void
scroll_into (GtkAdjustment *adjustment, double position, double page)
{
  if (position < 0 || position >= page)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + position - page / 2);
}

/* As somebody would do who looks for it; not with the wheel, which may mean something there. */
static void
scroll_to (GtkWidget *widget, const graphene_point_t *point)
{
  GtkWidget *scrolled;
  graphene_point_t there;

  for (scrolled = widget; (scrolled = gtk_widget_get_ancestor (scrolled, GTK_TYPE_SCROLLED_WINDOW)) != NULL; scrolled = gtk_widget_get_parent (scrolled))
    {
      GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (scrolled);

      if (scrolled == widget || !gtk_widget_compute_point (widget, scrolled, point, &there))
        continue;
      scroll_into (gtk_scrolled_window_get_hadjustment (window), there.x, gtk_widget_get_width (scrolled));
      scroll_into (gtk_scrolled_window_get_vadjustment (window), there.y, gtk_widget_get_height (scrolled));
    }
}

static gboolean
is_within (GtkWidget *widget, GtkWidget *outer)
{
  return widget != NULL && (widget == outer || gtk_widget_is_ancestor (widget, outer));
}

/* What lies on a widget takes its events, unless it lets them through. */
static void
check_picked (GtkWidget *widget, const graphene_point_t *point)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_point_t there;
  GtkWidget *picked, *seen;
  g_autofree char *tree = NULL;

  g_assert_true (gtk_widget_compute_point (widget, native, point, &there));
  picked = gtk_widget_pick (native, there.x, there.y, GTK_PICK_INSENSITIVE);
  seen = gtk_widget_pick (native, there.x, there.y, GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);
  if (is_within (picked, widget) || is_within (seen, widget))
    return;
  robot_fail ("The pointer cannot reach a %s at %g,%g: there is a %s", G_OBJECT_TYPE_NAME (widget), point->x, point->y, picked != NULL ? G_OBJECT_TYPE_NAME (picked) : "nothing");
}

/* Whether the surface of @widget is what the server finds there; within the frame of a window
 * manager, if there is one. */
static gboolean
is_in_front (GtkWidget *widget, int x, int y)
{
  Robot *robot = robot_get ();
  Window sought = gdk_x11_surface_get_xid (gtk_native_get_surface (gtk_widget_get_native (widget)));
  Window found = robot->root;
  int inner_x, inner_y;

  while (found != None && found != sought)
    if (!XTranslateCoordinates (robot->x, robot->root, found, x, y, &inner_x, &inner_y, &found))
      found = None;
  return found == sought;
}

/* Waits until the place stays where it is. */
static void
locate_steadily (GtkWidget *widget, const graphene_point_t *point, int *x, int *y)
{
  gint64 since = g_get_monotonic_time ();
  int next_x, next_y;
  gboolean steady = FALSE;

  while (!steady)
    {
      if (!robot_locate (widget, point->x, point->y, x, y))
        robot_fail ("A %s is not on the screen", G_OBJECT_TYPE_NAME (widget));
      robot_settle ();
      steady = robot_locate (widget, point->x, point->y, &next_x, &next_y) && next_x == *x && next_y == *y;
      if (!steady)
        robot_wait (since, G_STRLOC, "a place to stay where it is");
    }
}

/* }}} */
/* {{{ Moving */

static void
move (Robot *robot, int x, int y)
{
  XTestFakeMotionEvent (robot->x, -1, x, y, CurrentTime);
  robot->pointer_x = x;
  robot->pointer_y = y;
}

/* Brings @widget to where it can be reached and says where that is. */
static void
reach (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y)
{
  Robot *robot = robot_get ();
  GtkRoot *root = gtk_widget_get_root (widget);
  graphene_point_t point;

  robot_settle ();
  if (robot->button == 0 && GTK_IS_WINDOW (root))
    robot_raise (GTK_WINDOW (root));
  get_point (widget, x, y, &point);
  scroll_to (widget, &point);
  locate_steadily (widget, &point, screen_x, screen_y);
  check_picked (widget, &point);
  if (robot->button == 0 && !is_in_front (widget, *screen_x, *screen_y))
    robot_fail ("The pointer cannot reach a %s at %d,%d of the screen: there is another window", G_OBJECT_TYPE_NAME (widget), *screen_x, *screen_y);
}

void
robot_move_to (GtkWidget *widget, double x, double y)
{
  Robot *robot = robot_get ();
  int screen_x, screen_y;

  reach (widget, x, y, &screen_x, &screen_y);
  /* A pointer that is there already would make no event. */
  if (robot->pointer_x == screen_x && robot->pointer_y == screen_y)
    move (robot, screen_x + 1, screen_y);
  move (robot, screen_x, screen_y);
  robot_settle ();
}

/* }}} */
/* {{{ Clicking */

static void
send_button (Robot *robot, guint button, gboolean down)
{
  XTestFakeButtonEvent (robot->x, button, down, CurrentTime);
}

/* GTK counts a press as the second one if it comes soon and near; and GTK 4.8 counts no second one
 * for a while after a press elsewhere. */
static void
part_clicks (Robot *robot, guint n_presses)
{
  gboolean near = ABS (robot->pointer_x - robot->clicked_x) < 12 && ABS (robot->pointer_y - robot->clicked_y) < 12;
  gint64 since = g_get_monotonic_time ();
  int pause;

  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &pause, NULL);
  if (near || n_presses > 1)
    while (g_get_monotonic_time () < robot->clicked + (pause + 50) * 1000)
      robot_wait (since, G_STRLOC, "a pause between clicks");
}

static void
note_click (Robot *robot)
{
  robot->clicked = g_get_monotonic_time ();
  robot->clicked_x = robot->pointer_x;
  robot->clicked_y = robot->pointer_y;
}

/* The last press is held until it has been heard: what it opens may come under the pointer. */
void
robot_click_at (GtkWidget *widget, double x, double y, guint button, guint n_presses)
{
  Robot *robot = robot_get ();

  robot_move_to (widget, x, y);
  part_clicks (robot, n_presses);
  for (guint i = 0; i + 1 < n_presses; i++)
    {
      send_button (robot, button, TRUE);
      send_button (robot, button, FALSE);
    }
  send_button (robot, button, TRUE);
  robot_settle ();
  send_button (robot, button, FALSE);
  robot_settle ();
  note_click (robot);
}

void
robot_click (GtkWidget *widget)
{
  robot_click_at (widget, -1, -1, GDK_BUTTON_PRIMARY, 1);
}

static void
turn_wheel (Robot *robot, int notches, guint back, guint forth)
{
  for (int i = 0; i < ABS (notches); i++)
    {
      send_button (robot, notches < 0 ? back : forth, TRUE);
      send_button (robot, notches < 0 ? back : forth, FALSE);
    }
}

void
robot_scroll (GtkWidget *widget, double x, double y, int right, int down, GdkModifierType modifiers)
{
  Robot *robot = robot_get ();
  g_autofree char *keys = gtk_accelerator_name (0, modifiers);

  robot_move_to (widget, x, y);
  if (modifiers != 0)
    robot_hold (keys);
  turn_wheel (robot, down, 4, 5);
  turn_wheel (robot, right, 6, 7);
  robot_settle ();
  if (modifiers != 0)
    robot_let_go ();
}

/* }}} */
/* {{{ Dragging */

void
robot_drag_begin (GtkWidget *from, double x, double y, guint button)
{
  Robot *robot = robot_get ();

  robot_move_to (from, x, y);
  part_clicks (robot, 1);
  send_button (robot, button, TRUE);
  robot->button = button;
  robot_settle ();
}

/* At the end a small move, when all has been heard: what is under the pointer is asked once more. */
void
robot_drag_over (GtkWidget *to, double x, double y)
{
  Robot *robot = robot_get ();
  int from_x = robot->pointer_x;
  int from_y = robot->pointer_y;
  int to_x, to_y;

  reach (to, x, y, &to_x, &to_y);
  for (int i = 1; i <= N_MOVES; i++)
    {
      move (robot, from_x + (to_x - from_x) * i / N_MOVES, from_y + (to_y - from_y) * i / N_MOVES);
      robot_settle ();
    }
  move (robot, to_x + 1, to_y);
  robot_settle ();
  move (robot, to_x, to_y);
  robot_settle ();
}

/* GDK keeps windows of one pixel for talking about a drag; the picture is larger. */
static gboolean
is_drag_picture (Robot *robot, Window window)
{
  GdkSurface *surface = gdk_x11_surface_lookup_for_display (gdk_display_get_default (), window);
  XWindowAttributes attributes;

  if (!GDK_IS_DRAG_SURFACE (surface) || !XGetWindowAttributes (robot->x, window, &attributes))
    return FALSE;
  return attributes.map_state == IsViewable && attributes.width > 1;
}

gboolean
robot_is_dragging (void)
{
  Robot *robot = robot_get ();
  Window root, parent, *children = NULL;
  guint n_children = 0;
  gboolean found = FALSE;

  XQueryTree (robot->x, robot->root, &root, &parent, &children, &n_children);
  for (guint i = 0; i < n_children && !found; i++)
    found = is_drag_picture (robot, children[i]);
  g_clear_pointer (&children, XFree);
  return found;
}

/* Where no window is. */
static void
go_aside (Robot *robot)
{
  move (robot, robot->width - 2, robot->height - 2);
  robot_settle ();
  move (robot, robot->width - 1, robot->height - 1);
  robot_settle ();
}

static void
finish_drag (Robot *robot)
{
  if (robot->button != 0)
    send_button (robot, robot->button, FALSE);
  robot->button = 0;
  robot_settle ();
  robot_await (!robot_is_dragging ());
  robot_settle ();
  note_click (robot);
}

void
robot_drag_drop (void)
{
  finish_drag (robot_get ());
}

/* While data are dragged GTK takes Escape for itself and, on X11, does not hear it: the server tells
 * it of a key on the root window, and there GDK has no surface (seen with GTK 4.8). */
void
robot_drag_escape (void)
{
  Robot *robot = robot_get ();

  robot_key ("Escape");
  if (robot_is_dragging ())
    go_aside (robot);
  finish_drag (robot);
}

void
robot_drag (GtkWidget *from, double x1, double y1, GtkWidget *to, double x2, double y2)
{
  robot_drag_begin (from, x1, y1, GDK_BUTTON_PRIMARY);
  robot_drag_over (to, x2, y2);
  robot_drag_drop ();
}

void
robot_rest (void)
{
  Robot *robot = robot_get ();

  robot_let_go ();
  if (robot->button != 0)
    robot_drag_escape ();
  go_aside (robot);
}

/* }}} */
