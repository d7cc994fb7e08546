/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot.c: the life of the robot and of its tests; see robot.h.
 */
#define _XOPEN_SOURCE 700 /* nftw() */
#include "robot-private.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* {{{ The robot */

/* What the application must not take from the person who runs its tests */
static const char *const environment[][2] = {
  { "ADW_DISABLE_PORTAL", "1" },
  { "GDK_BACKEND", "x11" },
  { "GDK_DEBUG", "gl-disable" },
  { "GDK_DISABLE", "gl" },
  { "GIO_USE_VFS", "local" },
  { "GSETTINGS_BACKEND", "memory" },
  { "GSK_RENDERER", "cairo" },
  { "GTK_A11Y", "test" },
  { "GTK_IM_MODULE", "gtk-im-context-simple" },
  { "GTK_USE_PORTAL", "0" },
  { "ADW_DEBUG_COLOR_SCHEME", NULL },
  { "ADW_DEBUG_HIGH_CONTRAST", NULL },
  { "GDK_DPI_SCALE", NULL },
  { "GDK_SCALE", NULL },
  { "GTK_THEME", NULL },
};

Robot *
robot_get (void)
{
  return g_object_get_data (G_OBJECT (gdk_display_get_default ()), "robot");
}

/* The message has come: so has all that was sent before it. */
static gboolean
on_x_event (GdkDisplay *display, gpointer data, Robot *robot)
{
  const XEvent *event = data;

  if (event->type != ClientMessage || event->xclient.message_type != robot->ping)
    return FALSE;
  robot->heard = event->xclient.data.l[0];
  return TRUE;
}

static void
robot_free (gpointer data)
{
  Robot *robot = data;

  g_ptr_array_unref (robot->cases);
  g_array_unref (robot->held);
  g_free (robot->build_folder);
  XCloseDisplay (robot->x);
  g_free (robot);
}

static void
make_robot (const char *program)
{
  GdkDisplay *display = gdk_display_get_default ();
  Display *gdk_x = gdk_x11_display_get_xdisplay (display);
  Robot *robot = g_new0 (Robot, 1);
  g_autofree char *path = NULL;

  robot->x = XOpenDisplay (NULL);
  g_assert_nonnull (robot->x);
  robot->root = DefaultRootWindow (robot->x);
  robot->width = DisplayWidth (robot->x, DefaultScreen (robot->x));
  robot->height = DisplayHeight (robot->x, DefaultScreen (robot->x));
  robot->ping = XInternAtom (robot->x, "MUSTER_ROBOT_PING", False);
  /* A message without a mask goes to the client that made the window. */
  robot->ear = XCreateSimpleWindow (gdk_x, robot->root, 0, 0, 1, 1, 0, 0, 0);
  path = g_canonicalize_filename (program, NULL);
  robot->build_folder = g_path_get_dirname (path);
  robot->cases = g_ptr_array_new_with_free_func (g_free);
  robot->held = g_array_new (FALSE, FALSE, sizeof (guint));
  XAutoRepeatOff (robot->x);
  robot_learn_keys (robot);

  g_object_set_data_full (G_OBJECT (display), "robot", robot, robot_free);
  g_signal_connect (display, "xevent", G_CALLBACK (on_x_event), robot);
}

/* Steady and quick; a pause of a quarter of a second parts clicks from double clicks. */
static void
set_up_settings (void)
{
  g_object_set (gtk_settings_get_default (),
                "gtk-cursor-blink",
                FALSE,
                "gtk-dialogs-use-header",
                TRUE,
                "gtk-double-click-time",
                250,
                "gtk-enable-animations",
                FALSE,
                "gtk-overlay-scrolling",
                FALSE,
                NULL);
}

/* }}} */
/* {{{ A failed test */

static void
on_abort (int number)
{
  /* Once, and not for ever. */
  signal (SIGABRT, SIG_DFL);
  signal (SIGTRAP, SIG_DFL);
  alarm (ROBOT_PATIENCE);
  robot_report ();
  raise (number);
}

void
robot_report (void)
{
  Robot *robot = robot_get ();
  g_autofree char *program = g_path_get_basename (g_get_prgname ());
  g_autofree char *name = g_strconcat ("failed-", program, g_test_get_path (), NULL);
  g_autofree char *picture = NULL;
  g_autofree char *tree = NULL;
  g_autofree char *text = NULL;

  g_strdelimit (name, "/ ", '-');
  picture = g_strconcat (robot->build_folder, "/", name, ".png", NULL);
  tree = g_strconcat (robot->build_folder, "/", name, ".txt", NULL);
  g_printerr ("See %s and %s\n", picture, tree);
  robot_shot (NULL, picture);
  text = robot_describe (NULL);
  g_file_set_contents (tree, text, -1, NULL);
}

void
robot_fail (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("%s: %s\n", g_test_get_path (), text);
  g_print ("Bail out! %s\n", text);
  abort ();
}

/* }}} */
/* {{{ Tests */

void
robot_init (int *argc, char ***argv)
{
  const char *display = g_getenv ("DISPLAY");

  if (display == NULL || g_strcmp0 (display, g_getenv ("ROBOT_DISPLAY")) != 0 || g_getenv ("ROBOT_FOLDER") == NULL)
    {
      g_print ("1..0 # SKIP no display of its own: run it with tests/app/with-display\n");
      exit (0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (environment); i++)
    {
      if (environment[i][1] != NULL)
        g_setenv (environment[i][0], environment[i][1], TRUE);
      else
        g_unsetenv (environment[i][0]);
    }

  g_test_init (argc, argv, NULL);
  gtk_init ();
  adw_init ();
  set_up_settings ();
  make_robot ((*argv)[0]);
  signal (SIGABRT, on_abort);
  signal (SIGTRAP, on_abort);
}

static int
remove_entry (const char *path, const struct stat *info, int type, struct FTW *where)
{
  return where->level > 0 ? remove (path) : 0;
}

static void
empty_folder (const char *path)
{
  nftw (path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* GTK writes down what was opened, later and where it once made a folder. */
static void
empty_folders (void)
{
  gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL);
  empty_folder (g_get_home_dir ());
  empty_folder (g_get_tmp_dir ());
  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
}

const char *
robot_get_folder (void)
{
  return g_get_tmp_dir ();
}

static void
begin_case (gpointer fixture, gconstpointer data)
{
  robot_rest ();
}

/* What another window belongs to goes first: it takes its dialogs along. */
static void
destroy_windows (gboolean with_dialogs)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();

  for (guint i = 0; i < windows->len; i++)
    {
      GtkWindow *window = windows->pdata[i];

      if (gtk_widget_get_mapped (GTK_WIDGET (window)) && (with_dialogs || gtk_window_get_transient_for (window) == NULL))
        gtk_window_destroy (window);
    }
}

typedef struct
{
  void (*run) (void);
  void (*run_data) (gconstpointer data);
  gconstpointer data;
} Case;

static void
run_case (gpointer fixture, gconstpointer data)
{
  const Case *test = data;

  if (test->run != NULL)
    test->run ();
  else
    test->run_data (test->data);
}

static void
end_case (gpointer fixture, gconstpointer data)
{
  robot_rest ();
  destroy_windows (FALSE);
  robot_settle ();
  destroy_windows (TRUE);
  robot_settle ();
  empty_folders ();
}

static void
add_case (const char *path, Case test)
{
  Case *copy = g_memdup2 (&test, sizeof test);

  g_ptr_array_add (robot_get ()->cases, copy);
  g_test_add_vtable (path, 0, copy, begin_case, run_case, end_case);
}

void
robot_add (const char *path, void (*run) (void))
{
  add_case (path, (Case){ .run = run });
}

void
robot_add_data (const char *path, gconstpointer data, void (*run) (gconstpointer data))
{
  add_case (path, (Case){ .run_data = run, .data = data });
}

static void
on_activate (GApplication *application, gpointer status)
{
  /* From now on a test that activates the application finds it as it is. */
  g_signal_stop_emission_by_name (application, "activate");
  g_signal_handlers_disconnect_by_func (application, on_activate, status);
  g_application_hold (application);
  *(int *) status = g_test_run ();
  g_application_release (application);
  g_application_quit (application);
}

int
robot_run (GApplication *application)
{
  GdkDisplay *display = gdk_display_get_default ();
  int status = 1;

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &status);
  g_application_run (application, 0, NULL);
  signal (SIGABRT, SIG_DFL);
  signal (SIGTRAP, SIG_DFL);
  g_signal_handlers_disconnect_by_func (display, on_x_event, robot_get ());
  g_object_set_data (G_OBJECT (display), "robot", NULL);
  return status;
}

/* }}} */
