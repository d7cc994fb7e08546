/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot.h: somebody who uses the application, for tests.
 *
 * A test runs inside the application that it tests and looks at its widgets and documents as they
 * are; what the robot does reaches them from outside, as true events of an X server of its own
 * (tests/app/with-display), so that picking, gestures, drag and drop, shortcuts and focus are the
 * real ones. There is no window manager: the robot gives the keyboard to the window that was mapped
 * or clicked last, or to a modal one.
 *
 * Everything here returns when the application has heard of it and has painted: a test needs no
 * sleep. What takes a thread or a timer is awaited with robot_await(). What does not come within
 * ROBOT_PATIENCE fails the test, and so does a widget that cannot be reached by the pointer. A test
 * that fails leaves a picture of the screen and the tree of widgets in the build folder.
 *
 * Animations are off, the cursor does not blink, keys do not repeat.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Seconds that anything may take. */
#ifdef __SANITIZE_ADDRESS__
#define ROBOT_PATIENCE 30
#else
#define ROBOT_PATIENCE 10
#endif

/* {{{ Running tests */

/* To be called first in main() instead of g_test_init() and gtk_init(). Skips all, in the words of
 * TAP, where there is no display of the robot's own. */
void robot_init (int *argc, char ***argv);

/* Adds a test. Each begins with no window, nothing held, the pointer in the lower right corner and
 * an empty home folder, and leaves no window behind. */
void robot_add (const char *path, void (*run) (void));
void robot_add_data (const char *path, gconstpointer data, void (*run) (gconstpointer data));

/* Runs the tests inside @application, when it is activated; its own "activate" does not run then, but
 * g_application_activate() in a test does run it.
 *
 * Returns: the exit status. */
int robot_run (GApplication *application);

/* A folder for files, which is emptied after each test. */
const char *robot_get_folder (void);

/* Puts @window on the screen, and the keyboard into it. */
void robot_present (GtkWindow *window);

/* }}} */
/* {{{ Waiting */

/* Waits until @condition is true. */
#define robot_await(condition)                        \
  G_STMT_START                                        \
  {                                                   \
    gint64 robot_since = g_get_monotonic_time ();     \
    while (!(condition))                              \
      robot_wait (robot_since, G_STRLOC, #condition); \
  }                                                   \
  G_STMT_END

/* Until all that was sent has been heard, answered and painted. */
void robot_settle (void);

/* Waits for whatever comes next; fails the test if @since, a monotonic time, is too long ago. */
void robot_wait (gint64 since, const char *where, const char *what);

/* Fails the test. */
void robot_fail (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;

/* }}} */
/* {{{ Finding widgets
 *
 * Below @root, a widget, or in all windows if it is %NULL; popovers are below the widget that they
 * belong to. Only what is mapped is found, and of several the innermost and first. */

/* A @name is any of these: the text of a label, or of a label inside the widget; the name for
 * assistive technology; the text of a label that has the widget as its mnemonic; the tooltip; the
 * title of a window; the widget's name. %NULL is any. */
GtkWidget *robot_find (gpointer root, GType type, const char *name);

/* By the id in a .ui file. */
GtkWidget *robot_find_id (gpointer root, const char *id);

/* What activates that action: "win.open", or with its target as "win.view::reporting" or
 * "win.zoom(2.0)". */
GtkWidget *robot_find_action (gpointer root, const char *detailed_name);

/* The same, now: %NULL if there is none. */
GtkWidget *robot_look (gpointer root, GType type, const char *name);
GtkWidget *robot_look_id (gpointer root, const char *id);
GtkWidget *robot_look_action (gpointer root, const char *detailed_name);

/* Any question about a widget; @match hears of mapped widgets of @type. */
typedef gboolean (*RobotMatch) (GtkWidget *widget, gconstpointer data);
GtkWidget *robot_look_for (gpointer root, GType type, RobotMatch match, gconstpointer data);

/* What the labels below @root say, in order, a line each. */
char *robot_read (gpointer root);

/* }}} */
/* {{{ The pointer
 *
 * Coordinates are those of the widget; -1 is its middle. A widget that is scrolled out of sight is
 * scrolled to. @button is a GDK_BUTTON. */

void robot_move_to (GtkWidget *widget, double x, double y);
void robot_click (GtkWidget *widget);

/* @n_presses 2 is a double click. A click never counts as the second of an earlier one. */
void robot_click_at (GtkWidget *widget, double x, double y, guint button, guint n_presses);

/* @right and @down are notches of the wheel, negative for left and up; @modifiers are held. */
void robot_scroll (GtkWidget *widget, double x, double y, int right, int down, GdkModifierType modifiers);

/* From one widget to another, or the same. */
void robot_drag (GtkWidget *from, double x1, double y1, GtkWidget *to, double x2, double y2);

/* The same in steps, to look at what is shown on the way. Dropping and escaping wait until a drag of
 * data is over. Escaping presses Escape; a drag of data, for which GTK does not hear that key on
 * X11, then ends beside all windows. */
void robot_drag_begin (GtkWidget *from, double x, double y, guint button);
void robot_drag_over (GtkWidget *to, double x, double y);
void robot_drag_drop (void);
void robot_drag_escape (void);

/* Whether data are being dragged, with a picture under the pointer. */
gboolean robot_is_dragging (void);

/* }}} */
/* {{{ The keyboard */

/* Presses and releases a key: "Escape", "<Control><Shift>z", "<Control>plus". */
void robot_key (const char *accelerator);

/* Types any text; a newline is Return. */
void robot_type (const char *text);

/* Holds down keys, as "<Control>" or "space", until they are let go. */
void robot_hold (const char *accelerator);
void robot_let_go (void);

/* }}} */
/* {{{ Dialogs */

/* Answers the question that is asked (an AdwMessageDialog or a GtkMessageDialog) with the button that
 * says @label. */
void robot_answer (const char *label);

/* Waits for the file chooser, types the name of a file into it and accepts; if a file is to be
 * replaced, it is. Returns when the chooser has gone. */
void robot_choose_file (const char *path);

/* }}} */
/* {{{ Looking */

/* Writes a PNG of a widget as it paints itself, or of the screen with all that is on it if @widget is
 * %NULL. Into the folder tests/app of the build if @name is not an absolute path. */
void robot_shot (GtkWidget *widget, const char *name);

/* The same picture, to look at pixels; an image surface. */
cairo_surface_t *robot_picture (GtkWidget *widget);

/* The widgets below @root, one a line, as a failure shows them. */
char *robot_describe (gpointer root);

/* }}} */

G_END_DECLS
