/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * robot-keys.c: the keyboard. A character that no key gives is put on a key that gives nothing, and
 * stays there until that key is needed for another: taken back at once, it would be gone before the
 * application asks what the key means.
 */
#include "robot-private.h"

#include <X11/extensions/XTest.h>

/* As many characters are typed at a time, then heard. */
#define CHUNK 16

/* {{{ Keys */

void
robot_learn_keys (Robot *robot)
{
  int first, last, n_levels;
  KeySym *symbols;

  XDisplayKeycodes (robot->x, &first, &last);
  symbols = XGetKeyboardMapping (robot->x, first, last - first + 1, &n_levels);
  g_assert_cmpint (n_levels, >=, 2);
  for (int code = first; code <= last && code < ROBOT_N_CODES; code++)
    {
      KeySym *levels = symbols + (code - first) * n_levels;

      robot->is_spare[code] = TRUE;
      for (int level = 0; level < n_levels; level++)
        robot->is_spare[code] = robot->is_spare[code] && levels[level] == NoSymbol;
      robot->keys[code][0] = levels[0];
      robot->keys[code][1] = levels[1];
    }
  XFree (symbols);
}

/* The key that gives @symbol, and whether with Shift; 0 if none does. */
static guint
look_up (const Robot *robot, guint symbol, gboolean *shift)
{
  for (int level = 0; level < 2; level++)
    for (guint code = 0; code < ROBOT_N_CODES; code++)
      if (robot->keys[code][level] == symbol)
        {
          *shift = level == 1;
          return code;
        }
  return 0;
}

/* Puts @symbol on a free key other than those in @used. Returns: 0 if there is none. */
static guint
put_on_key (Robot *robot, guint symbol, const gboolean *used)
{
  for (guint i = 0; i < ROBOT_N_CODES; i++)
    {
      guint code = (robot->next_spare + i) % ROBOT_N_CODES;

      if (!robot->is_spare[code] || used[code])
        continue;
      XChangeKeyboardMapping (robot->x, code, 2, (KeySym[]){ symbol, symbol }, 1);
      robot->keys[code][0] = symbol;
      robot->keys[code][1] = symbol;
      robot->next_spare = code + 1;
      return code;
    }
  return 0;
}

static void
send_key (Robot *robot, guint code, gboolean down)
{
  XTestFakeKeyEvent (robot->x, code, down, CurrentTime);
}

static void
hold (Robot *robot, guint code)
{
  for (guint i = 0; i < robot->held->len; i++)
    if (g_array_index (robot->held, guint, i) == code)
      return;
  send_key (robot, code, TRUE);
  g_array_append_val (robot->held, code);
}

/* Lets go of all but the first @n_kept. */
static void
let_go (Robot *robot, guint n_kept)
{
  for (guint i = robot->held->len; i > n_kept; i--)
    send_key (robot, g_array_index (robot->held, guint, i - 1), FALSE);
  g_array_set_size (robot->held, n_kept);
}

/* }}} */
/* {{{ Accelerators */

static const struct
{
  GdkModifierType modifier;
  guint symbol;
} modifier_keys[] = {
  { GDK_CONTROL_MASK, GDK_KEY_Control_L },
  { GDK_SHIFT_MASK, GDK_KEY_Shift_L },
  { GDK_ALT_MASK, GDK_KEY_Alt_L },
  { GDK_SUPER_MASK, GDK_KEY_Super_L },
};

static void
hold_accelerator (Robot *robot, const char *accelerator)
{
  const gboolean used[ROBOT_N_CODES] = { FALSE };
  GdkModifierType modifiers;
  guint symbol, code = 0;
  gboolean shift = FALSE;

  if (!gtk_accelerator_parse (accelerator, &symbol, &modifiers))
    robot_fail ("There is no key “%s”", accelerator);
  if (symbol != 0 && (code = look_up (robot, symbol, &shift)) == 0)
    {
      code = put_on_key (robot, symbol, used);
      robot_settle ();
    }
  if (shift)
    modifiers |= GDK_SHIFT_MASK;
  for (guint i = 0; i < G_N_ELEMENTS (modifier_keys); i++)
    if ((modifiers & modifier_keys[i].modifier) != 0)
      hold (robot, look_up (robot, modifier_keys[i].symbol, &shift));
  if (code != 0)
    hold (robot, code);
}

static gboolean
is_any_active (void)
{
  g_autoptr (GPtrArray) windows = robot_list_windows ();

  for (guint i = 0; i < windows->len; i++)
    if (gtk_window_is_active (windows->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
await_keyboard (void)
{
  robot_settle ();
  robot_await (is_any_active ());
}

void
robot_key (const char *accelerator)
{
  Robot *robot = robot_get ();
  guint n_held = robot->held->len;

  await_keyboard ();
  hold_accelerator (robot, accelerator);
  let_go (robot, n_held);
  robot_settle ();
}

void
robot_hold (const char *accelerator)
{
  await_keyboard ();
  hold_accelerator (robot_get (), accelerator);
  robot_settle ();
}

void
robot_let_go (void)
{
  Robot *robot = robot_get ();

  if (robot->held->len == 0)
    return;
  let_go (robot, 0);
  robot_settle ();
}

/* }}} */
/* {{{ Text */

static guint
get_symbol (gunichar character)
{
  switch (character)
    {
    case '\n':
      return GDK_KEY_Return;
    case '\t':
      return GDK_KEY_Tab;
    default:
      return gdk_unicode_to_keyval (character);
    }
}

/* Sees to it that there is a key for each of the next characters. Returns: where those end. */
static const char *
prepare (Robot *robot, const char *text)
{
  gboolean used[ROBOT_N_CODES] = { FALSE };
  gboolean shift;
  gboolean changed = FALSE;
  guint n = 0;

  for (; *text != 0 && n < CHUNK; text = g_utf8_next_char (text), n++)
    {
      guint symbol = get_symbol (g_utf8_get_char (text));
      guint code = look_up (robot, symbol, &shift);

      if (code == 0)
        {
          code = put_on_key (robot, symbol, used);
          changed = TRUE;
        }
      if (code == 0)
        break;
      used[code] = TRUE;
    }
  g_assert_cmpuint (n, >, 0);
  if (changed)
    robot_settle ();
  return text;
}

static void
type_character (Robot *robot, gunichar character)
{
  gboolean shift = FALSE;
  guint code = look_up (robot, get_symbol (character), &shift);
  guint n_held = robot->held->len;

  if (shift)
    hold (robot, look_up (robot, GDK_KEY_Shift_L, &shift));
  hold (robot, code);
  let_go (robot, n_held);
}

void
robot_type (const char *text)
{
  Robot *robot = robot_get ();

  await_keyboard ();
  while (*text != 0)
    {
      const char *end = prepare (robot, text);

      for (; text < end; text = g_utf8_next_char (text))
        type_character (robot, g_utf8_get_char (text));
      robot_settle ();
    }
}

/* }}} */
