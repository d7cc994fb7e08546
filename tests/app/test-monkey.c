/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-monkey.c: somebody who does anything at all, with the pointer, the keys and the windows. Nothing crashes
 * or complains, each chart keeps all promises of a document, and undoing everything gives its first bytes.
 *
 * What is done follows from a seed, which is told before it begins: MUSTER_TORTURE_SEED replays it. With
 * MUSTER_MONKEY_LOG=FILE each event is written down before it is sent.
 *
 * A chooser of files is always sent away: what lies on this computer is none of the monkey's business.
 */
#include "actions.h"
#include "chart.h"
#include "desk.h"
#include "native.h"
#include "oracle.h"
#include "robot-private.h"
#include "torture.h"

#include <X11/extensions/XTest.h>
#include <stdarg.h>
#include <stdio.h>

/* How many events a window lives for, and how often all is looked at. */
#define LIFE 400
#define LOOK 20

typedef struct
{
  GRand *rand;
  GPtrArray *keys;
  FILE *log;
  guint64 n;
  guint n_opened;
  /* The first bytes of each document that was met. */
  GHashTable *first;
} Monkey;

static const char *const templates[] = { "ecommerce-starter", "ecommerce-departments", "blank" };

static guint
chance (Monkey *monkey, guint n)
{
  return (guint) g_rand_int_range (monkey->rand, 0, (gint32) n);
}

static void G_GNUC_PRINTF (2, 3)
    note (Monkey *monkey, const char *format, ...)
{
  va_list args;

  monkey->n++;
  if (monkey->log == NULL)
    return;
  va_start (args, format);
  fprintf (monkey->log, "%" G_GUINT64_FORMAT " ", monkey->n);
  vfprintf (monkey->log, format, args);
  fputc ('\n', monkey->log);
  fflush (monkey->log);
  va_end (args);
}

/* {{{ What holds */

static GBytes *
write_state (MusterDocument *doc)
{
  GByteArray *bytes = g_byte_array_new ();

  muster_native_write (doc, FALSE, bytes);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
write_first (MusterDocument *doc)
{
  g_autoptr (MusterDocument) copy = muster_document_dup (doc, TRUE);

  muster_travel (copy, 0);
  return write_state (copy);
}

static void
look_at_document (Monkey *monkey, MusterDocument *doc)
{
  GBytes *first = g_hash_table_lookup (monkey->first, doc);

  oracle_check (doc);
  if (first == NULL)
    g_hash_table_insert (monkey->first, g_object_ref (doc), write_first (doc));
  else if (monkey->n % (LOOK * 5) == 0)
    {
      g_autoptr (GBytes) now = write_first (doc);

      g_assert_true (g_bytes_equal (first, now));
    }
}

static void
look_at_window (Monkey *monkey, MusterWindow *window)
{
  AdwTabView *tabs = muster_window_get_tabs (window);

  for (int i = 0; i < adw_tab_view_get_n_pages (tabs); i++)
    {
      MusterSession *session = muster_tab_get_session (MUSTER_TAB (adw_tab_page_get_child (adw_tab_view_get_nth_page (tabs, i))));

      if (session != NULL)
        look_at_document (monkey, muster_session_get_document (session));
    }
}

static void
look (Monkey *monkey)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();

  for (guint i = 0; i < windows->len; i++)
    if (MUSTER_IS_WINDOW (windows->pdata[i]))
      look_at_window (monkey, windows->pdata[i]);
}

/* Documents that are closed by now as well. */
static void
check_firsts (Monkey *monkey)
{
  GHashTableIter iter;
  gpointer doc, first;

  g_hash_table_iter_init (&iter, monkey->first);
  while (g_hash_table_iter_next (&iter, &doc, &first))
    {
      g_autoptr (GBytes) now = NULL;

      muster_travel (doc, 0);
      now = write_state (doc);
      g_assert_true (g_bytes_equal (first, now));
      muster_travel (doc, muster_history_get_length (doc));
      oracle_check (doc);
    }
}

/* }}} */
/* {{{ What can be done */

static GtkWindow *
get_top (void)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();

  return windows->len > 0 ? windows->pdata[windows->len - 1] : NULL;
}

/* Without a window manager GDK moves windows where nobody sees them, and their menus with them. */
static void
bring_back (void)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();

  for (guint i = 0; i < windows->len; i++)
    XMoveWindow (robot_get ()->x, gdk_x11_surface_get_xid (gtk_native_get_surface (windows->pdata[i])), 20, 20);
}

/* Somewhere in the window in front, or beside it. */
static void
go_somewhere (Monkey *monkey)
{
  Robot *robot = robot_get ();
  GtkWindow *top = get_top ();
  int x = 0, y = 0, width = MAX (1, gtk_widget_get_width (GTK_WIDGET (top))), height = MAX (1, gtk_widget_get_height (GTK_WIDGET (top)));

  if (chance (monkey, 40) == 0 || !robot_locate (GTK_WIDGET (top), chance (monkey, (guint) width), chance (monkey, (guint) height), &x, &y))
    {
      x = (int) chance (monkey, (guint) robot->width);
      y = (int) chance (monkey, (guint) robot->height);
    }
  note (monkey, "go %d %d", x, y);
  XTestFakeMotionEvent (robot->x, -1, x, y, CurrentTime);
}

static void
press (Monkey *monkey, guint button)
{
  note (monkey, "press %u", button);
  XTestFakeButtonEvent (robot_get ()->x, button, TRUE, CurrentTime);
}

static void
release (Monkey *monkey, guint button)
{
  note (monkey, "release %u", button);
  XTestFakeButtonEvent (robot_get ()->x, button, FALSE, CurrentTime);
}

static void
click (Monkey *monkey)
{
  guint button = chance (monkey, 8) == 0 ? GDK_BUTTON_SECONDARY : GDK_BUTTON_PRIMARY;

  go_somewhere (monkey);
  for (guint n = 1 + (chance (monkey, 5) == 0); n > 0; n--)
    {
      press (monkey, button);
      release (monkey, button);
    }
}

static void
drag (Monkey *monkey)
{
  guint button = chance (monkey, 10) == 0 ? GDK_BUTTON_MIDDLE : GDK_BUTTON_PRIMARY;

  go_somewhere (monkey);
  press (monkey, button);
  robot_settle ();
  for (guint n = 3 + chance (monkey, 4); n > 0 && get_top () != NULL; n--)
    {
      go_somewhere (monkey);
      robot_settle ();
    }
  release (monkey, button);
  robot_settle ();
  bring_back ();
  robot_settle ();
}

static void
wheel (Monkey *monkey)
{
  guint button = 4 + chance (monkey, 4);

  go_somewhere (monkey);
  press (monkey, button);
  release (monkey, button);
}

static void
send_symbol (Monkey *monkey, guint symbol, GdkModifierType modifiers)
{
  static const guint symbols[][2] = { { GDK_CONTROL_MASK, GDK_KEY_Control_L }, { GDK_SHIFT_MASK, GDK_KEY_Shift_L }, { GDK_ALT_MASK, GDK_KEY_Alt_L } };
  Display *x = robot_get ()->x;
  guint code = XKeysymToKeycode (x, symbol);

  if (code == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if ((modifiers & symbols[i][0]) != 0)
      XTestFakeKeyEvent (x, XKeysymToKeycode (x, symbols[i][1]), TRUE, CurrentTime);
  XTestFakeKeyEvent (x, code, TRUE, CurrentTime);
  XTestFakeKeyEvent (x, code, FALSE, CurrentTime);
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if ((modifiers & symbols[i][0]) != 0)
      XTestFakeKeyEvent (x, XKeysymToKeycode (x, symbols[i][1]), FALSE, CurrentTime);
}

/* Keys that do something, and those by which one moves and types. */
static void
key (Monkey *monkey)
{
  static const char *const plain[] = { "Escape", "Return", "Tab", "<Shift>Tab", "Up", "Down", "Left", "Right", "<Shift>Down", "<Control>Right", "Home", "End", "Page_Down", "space", "BackSpace", "Delete", "F2", "a", "b", "1", "0", "minus", "<Shift>a", "<Control>z", "<Control>z", "<Control><Shift>z", "<Control>a", "<Control>c", "<Control>x", "<Control>v", "<Alt>Left", "<Control>f", "<Control>k", "Menu", "<Shift>F10" };
  const char *name = chance (monkey, 3) == 0 ? g_ptr_array_index (monkey->keys, chance (monkey, monkey->keys->len)) : plain[chance (monkey, G_N_ELEMENTS (plain))];
  GdkModifierType modifiers;
  guint symbol;

  note (monkey, "key %s", name);
  if (gtk_accelerator_parse (name, &symbol, &modifiers))
    send_symbol (monkey, symbol, modifiers);
}

static void
resize (Monkey *monkey)
{
  GtkWindow *top = get_top ();
  guint width = 360 + chance (monkey, 1100), height = 294 + chance (monkey, 650);

  note (monkey, "resize %u %u", width, height);
  if (MUSTER_IS_WINDOW (top))
    XResizeWindow (robot_get ()->x, gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (top))), width, height);
}

static void
close_top (Monkey *monkey)
{
  note (monkey, "close");
  gtk_window_close (get_top ());
}

static void
act (Monkey *monkey)
{
  guint what = chance (monkey, 100);

  if (what < 40)
    click (monkey);
  else if (what < 72)
    key (monkey);
  else if (what < 84)
    drag (monkey);
  else if (what < 92)
    wheel (monkey);
  else if (what < 96)
    go_somewhere (monkey);
  else if (what < 98 || MUSTER_IS_WINDOW (get_top ()))
    resize (monkey);
  else
    close_top (monkey);
}

/* }}} */
/* {{{ A life */

static void
add_key (const MusterAction *action, gpointer keys)
{
  g_auto (GStrv) names = action->keys != NULL ? g_strsplit (action->keys, " ", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (keys, g_strdup (names[i]));
}

static gboolean
send_away (GType type)
{
  GtkWidget *found = type != 0 ? robot_look (NULL, type, NULL) : NULL;

  if (found == NULL)
    return FALSE;
  gtk_dialog_response (GTK_DIALOG (gtk_widget_get_ancestor (found, GTK_TYPE_DIALOG)), GTK_RESPONSE_CANCEL);
  robot_settle ();
  return TRUE;
}

static void
open_template (Monkey *monkey)
{
  g_autofree char *name = g_strdup_printf ("%u-%" G_GUINT64_FORMAT, monkey->n_opened++, monkey->n);
  g_autoptr (GFile) file = desk_copy_template (templates[chance (monkey, G_N_ELEMENTS (templates))], name);

  desk_open (file);
}

/* The window may have been closed, which is everybody's right. */
static void
see_to_window (Monkey *monkey)
{
  while (send_away (GTK_TYPE_FILE_CHOOSER_WIDGET) || send_away (g_type_from_name ("GtkPrintUnixDialog")))
    ;
  if (get_top () == NULL)
    {
      note (monkey, "open");
      open_template (monkey);
    }
}

static void
live (Monkey *monkey, guint32 seed, guint n)
{
  g_test_message ("seed %u", seed);
  monkey->rand = g_rand_new_with_seed (seed);
  monkey->n = 0;
  monkey->first = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) g_bytes_unref);
  see_to_window (monkey);
  for (guint looked = 0; monkey->n < n;)
    {
      /* A click may have closed the last one. */
      if (get_top () == NULL)
        see_to_window (monkey);
      act (monkey);
      if (chance (monkey, 3) == 0)
        {
          robot_settle ();
          see_to_window (monkey);
        }
      if (monkey->n / LOOK != looked)
        {
          robot_settle ();
          see_to_window (monkey);
          look (monkey);
          looked = (guint) (monkey->n / LOOK);
        }
    }
  robot_settle ();
  look (monkey);
  check_firsts (monkey);
  g_hash_table_unref (monkey->first);
  g_rand_free (monkey->rand);
}

/* Whatever is open by now; what lies above goes first. */
static void
close_all (void)
{
  GtkWindow *top;

  robot_let_go ();
  while ((top = get_top ()) != NULL)
    {
      gtk_window_destroy (top);
      robot_settle ();
    }
}

static void
test_monkey (void)
{
  guint64 n_rounds = torture_rounds ("monkey", 200, 50000, 2000000), done = 0;
  const char *log = g_getenv ("MUSTER_MONKEY_LOG");
  Monkey monkey = { .keys = g_ptr_array_new_with_free_func (g_free), .log = log != NULL ? fopen (log, "w") : NULL };
  guint32 seed = torture_seed (1);

  muster_actions_foreach (add_key, monkey.keys);
  for (; done < n_rounds; seed++)
    {
      live (&monkey, seed, (guint) MIN (LIFE, n_rounds - done));
      done += monkey.n;
      close_all ();
    }
  torture_tell ("monkey", done, "events, 0 crashes, 0 criticals, 0 documents that did not undo to their first bytes");
  g_clear_pointer (&monkey.log, fclose);
  g_ptr_array_unref (monkey.keys);
}

/* }}} */

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  /* GTK 4.8 warns of its own accounting of which widget is active. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  robot_add ("/monkey/whatever is done, nothing breaks", test_monkey);
  return desk_run ();
}
