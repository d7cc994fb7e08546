/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-window-kill.c: the window is killed while somebody types, and started again; what was in the
 * journal is there.
 *
 * This program starts itself, in a process of its own with a window of its own on the same display: once to
 * edit, and again to recover. The editor says a number for each edit when it finds it in the files of the
 * journal; after a moment by chance it is killed without warning. Now and then it saves.
 */
#define _GNU_SOURCE /* pipe2() */
#include "desk.h"
#include "recovery.h"
#include "torture.h"

#include <X11/Xlib.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define TEMPLATE "ecommerce-starter"
#define FIRST "Designer"

/* What a child says, and where its chart is, come in its environment. */
#define SAYS "MUSTER_KILL_SAYS"
#define FOLDER "MUSTER_KILL_FOLDER"
#define SEED "MUSTER_KILL_SEED"

static void
say (int number)
{
  g_autofree char *text = g_strdup_printf ("%d\n", number);
  int fd = atoi (g_getenv (SAYS));

  if (write (fd, text, strlen (text)) != (gssize) strlen (text))
    _exit (3);
}

static GFile *
get_chart (void)
{
  return g_file_new_build_filename (g_getenv (FOLDER), "chart.muster", NULL);
}

/* {{{ The one who edits */

static gboolean
is_kept (const char *text)
{
  g_autofree char *folder = muster_recovery_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while (!found && dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;

      found = !g_str_has_suffix (name, ".lock") && g_file_get_contents (path, &content, NULL, NULL) && strstr (content, text) != NULL;
    }
  return found;
}

static void
edit (void)
{
  g_autoptr (GFile) file = get_chart ();
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_ascii_strtoull (g_getenv (SEED), NULL, 10));
  MusterWindow *window = desk_open (file);
  GtkWidget *canvas = GTK_WIDGET (muster_editor_get_canvas (muster_window_get_editor (window)));
  double x, y;

  desk_get_place (window, FIRST, &x, &y);
  robot_click_at (canvas, x, y, GDK_BUTTON_PRIMARY, 1);
  for (int i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("Edit %d.", i), *typed = g_strdup_printf ("%s\n", name);

      robot_key ("F2");
      robot_find (canvas, GTK_TYPE_ENTRY, NULL);
      robot_type (typed);
      robot_await (is_kept (name));
      say (i);
      if (g_rand_int_range (rand, 0, 5) == 0)
        {
          robot_key ("<Control>s");
          robot_await (!muster_session_is_modified (muster_window_get_session (window)));
        }
    }
}

/* }}} */
/* {{{ The one who recovers */

static int
get_number (MusterWindow *window)
{
  MusterDocument *doc = desk_get_document (window);
  int last = 0;
  MusterRecord role;
  MusterIter iter;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    if (g_str_has_prefix (muster_document_get_name (doc, role), "Edit "))
      last = atoi (muster_document_get_name (doc, role) + strlen ("Edit "));
  return last;
}

static gboolean
is_offered (void)
{
  g_autofree char *folder = muster_recovery_dup_folder ();
  g_autoptr (GPtrArray) orphans = muster_orphans_list (folder);

  g_assert_cmpuint (orphans->len, <=, 1);
  return orphans->len > 0;
}

/* As the application does when it starts. */
static MusterWindow *
open_recovered (GFile *file)
{
  MusterWindow *window;
  GtkWidget *recovery;

  if (!is_offered ())
    return desk_open (file);
  window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));
  muster_window_add_tab (window);
  robot_present (GTK_WINDOW (window));
  muster_recovery_offer (window);
  recovery = robot_find (NULL, ADW_TYPE_WINDOW, "Not Saved Last Time");
  robot_click (robot_find (recovery, GTK_TYPE_BUTTON, "Open"));
  robot_await (muster_window_get_session (window) != NULL);
  robot_settle ();
  return window;
}

static void
recover (void)
{
  g_autoptr (GFile) file = get_chart ();
  MusterWindow *window = open_recovered (file);
  int number = get_number (window);

  /* What came back can be saved where it belongs, and is there then. */
  if (muster_session_is_modified (muster_window_get_session (window)))
    {
      robot_key ("<Control>s");
      robot_await (!muster_session_is_modified (muster_window_get_session (window)));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  window = desk_open (file);
  g_assert_cmpint (get_number (window), ==, number);
  g_assert_false (is_offered ());
  gtk_window_destroy (GTK_WINDOW (window));
  say (number);
}

/* }}} */
/* {{{ Whoever kills it */

typedef struct
{
  const char *program;
  char *folder;
} Killer;

static pid_t
start (const Killer *killer, const char *what, guint32 seed, int *says)
{
  g_autofree char *fd = NULL, *number = g_strdup_printf ("%u", seed);
  int pipes[2];
  pid_t child;

  g_assert_no_errno (pipe2 (pipes, O_CLOEXEC));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      int out = dup (pipes[1]), null = open ("/dev/null", O_WRONLY);

      fd = g_strdup_printf ("%d", out);
      g_setenv (SAYS, fd, TRUE);
      g_setenv (FOLDER, killer->folder, TRUE);
      g_setenv (SEED, number, TRUE);
      /* Its words are not this test's, but for what goes wrong. */
      dup2 (null, STDOUT_FILENO);
      execl (killer->program, killer->program, what, NULL);
      _exit (4);
    }
  close (pipes[1]);
  *says = pipes[0];
  return child;
}

/* Returns: the last number that is said until @most were said, or to the end; -1 if none is */
static int
hear (int fd, guint most)
{
  int last = -1, number = 0;
  char c;

  while (most > 0)
    {
      gssize n = read (fd, &c, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return last;
      if (c == '\n')
        {
          last = number;
          number = 0;
          most--;
        }
      else
        number = number * 10 + (c - '0');
    }
  return last;
}

static int
kill_one (const Killer *killer, GRand *rand)
{
  g_autofree char *from = g_strdup_printf ("%s/../data/templates/en/" TEMPLATE ".muster", g_test_get_dir (G_TEST_DIST));
  g_autofree char *to = g_build_filename (killer->folder, "chart.muster", NULL);
  g_autofree char *text = NULL;
  int says, status, safe, later, found;
  gsize length;
  pid_t child;

  g_assert_true (g_file_get_contents (from, &text, &length, NULL));
  g_assert_true (g_file_set_contents (to, text, (gssize) length, NULL));
  child = start (killer, "--edit", g_rand_int (rand), &says);
  safe = hear (says, (guint) g_rand_int_range (rand, 1, 6));
  g_assert_cmpint (safe, >, 0);
  g_usleep ((gulong) g_rand_int_range (rand, 0, 200000));
  g_assert_no_errno (kill (child, SIGKILL));
  later = hear (says, G_MAXUINT);
  safe = MAX (safe, later);
  close (says);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);

  child = start (killer, "--recover", 0, &says);
  found = hear (says, 1);
  close (says);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (found, >=, safe);
  g_assert_cmpint (found, <=, safe + 1);
  return safe;
}

static void
test_kill (gconstpointer program)
{
  guint64 rounds = torture_rounds ("kill-window", 2, 200, 10000), n_safe = 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (torture_seed (67));
  /* The robot empties its own folder. */
  Killer killer = { program, g_build_filename (g_getenv ("ROBOT_FOLDER"), "kill", NULL) };
  /* The server goes with its last client. */
  Display *display = XOpenDisplay (NULL);

  g_assert_nonnull (display);
  g_assert_no_errno (g_mkdir (killer.folder, 0700));
  for (guint64 i = 0; i < rounds; i++)
    n_safe += (guint64) kill_one (&killer, rand);
  torture_tell ("kill-window", rounds, "%" G_GUINT64_FORMAT " edits in the journal, 0 lost", n_safe);
  XCloseDisplay (display);
  g_free (killer.folder);
}

/* }}} */

int
main (int argc, char **argv)
{
  gboolean edits = argc > 1 && g_str_equal (argv[1], "--edit");

  if (edits || (argc > 1 && g_str_equal (argv[1], "--recover")))
    {
      argc = 1;
      robot_init (&argc, &argv);
      robot_add (edits ? "/kill/edits" : "/kill/recovers", edits ? edit : recover);
      return desk_run ();
    }
  if (g_getenv ("ROBOT_FOLDER") == NULL)
    {
      g_print ("1..0 # SKIP no display of its own: run it with tests/app/with-display\n");
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/the window is killed and loses nothing that it kept", argv[0], test_kill);
  return g_test_run ();
}
