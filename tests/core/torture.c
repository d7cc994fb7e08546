/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * torture.c: see torture.h.
 */
#include "torture.h"

guint64
torture_rounds (const char *name, guint64 quick, guint64 ci, guint64 lengthy)
{
  const char *how = g_getenv ("MUSTER_TORTURE"), *only = g_getenv ("MUSTER_TORTURE_ONLY");
  guint64 rounds;

  if (only != NULL && !g_str_equal (only, name))
    return 0;
  if (how == NULL || *how == '\0' || g_str_equal (how, "quick"))
    return quick;
  if (g_str_equal (how, "ci"))
    return ci;
  if (g_str_equal (how, "long"))
    return lengthy;
  if (!g_ascii_string_to_unsigned (how, 10, 1, G_MAXUINT64, &rounds, NULL))
    g_error ("MUSTER_TORTURE is “quick”, “ci”, “long” or a number, not “%s”", how);
  return rounds;
}

guint32
torture_seed (guint32 usual)
{
  const char *text = g_getenv ("MUSTER_TORTURE_SEED");
  guint64 seed = usual;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seed, NULL))
    g_error ("MUSTER_TORTURE_SEED is a number, not “%s”", text);
  return (guint32) seed;
}

void
torture_tell (const char *name, guint64 rounds, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("torture: %s: %" G_GUINT64_FORMAT " rounds: %s", name, rounds, text);
}
