/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * when.c: see when.h.
 */
#include "when.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

char *
muster_when_dup (gint64 time, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) when = utc != NULL ? g_date_time_to_timezone (utc, g_date_time_get_timezone (now)) : NULL;
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  /* A file may say any number. */
  if (when == NULL)
    return g_strdup ("");
  if (is_same_day (when, now))
    return g_date_time_format (when, "%H:%M");
  if (is_same_day (when, yesterday))
    return g_date_time_format (when, _ ("Yesterday %H:%M"));
  /* Translators: a date in short, for strftime: 3 Mar 2026 */
  return g_date_time_format (when, _ ("%-e %b %Y"));
}

char *
muster_when_dup_full (gint64 time)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (time);

  return when != NULL ? g_date_time_format (when, "%c") : g_strdup ("");
}
