/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot-private.h: what the parts of the robot share.
 *
 * There is one display with one pointer and one keyboard, so there is one robot: it hangs on the
 * GdkDisplay.
 */
#pragma once

#include "robot.h"

#include <gdk/x11/gdkx.h>

G_BEGIN_DECLS

#define ROBOT_N_CODES 256

typedef struct
{
  /* A second connection to the server that the application is on: events come from outside */
  Display *x;
  Window root;
  int width;
  int height;

  /* A message that goes the way of events arrives after them */
  Window ear;
  Atom ping;
  long sent;
  long heard;

  char *build_folder;
  GPtrArray *cases;
  guint n_windows;
  Window raised;

  /* What each key gives without and with Shift; and the keys that gave nothing and are free */
  guint keys[ROBOT_N_CODES][2];
  gboolean is_spare[ROBOT_N_CODES];
  guint next_spare;
  GArray *held;

  guint button;
  int pointer_x;
  int pointer_y;
  gint64 clicked;
  int clicked_x;
  int clicked_y;
} Robot;

Robot *robot_get (void);

/* Reads what the keys give. */
void robot_learn_keys (Robot *robot);

/* The windows of the application that are mapped, the one in front last; each a reference. */
GPtrArray *robot_list_windows (void);

/* Where a point of @widget is on the screen; %FALSE if it is not on it. */
gboolean robot_locate (GtkWidget *widget, double x, double y, int *screen_x, int *screen_y);

/* Brings @window before the others and gives it the keyboard, unless a modal one has it. */
void robot_raise (GtkWindow *window);

/* The pointer goes where nothing is; all that is held is let go. */
void robot_rest (void);

/* Leaves the picture and the tree that a failure is understood from; iterates no loop. */
void robot_report (void);

G_END_DECLS
