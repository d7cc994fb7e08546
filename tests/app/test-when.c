/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-when.c: a moment is said in as few words as tell it from others, whatever a file says.
 */
#include "when.h"

/* Seen at noon of 3 March 2026, UTC. */
static const struct
{
  gint64 time;
  const char *said;
} cases[] = {
  { 1772539200 - 60, "11:59" },
  { 1772539200 - 12 * 3600, "00:00" },
  { 1772539200 - 12 * 3600 - 1, "Yesterday 23:59" },
  { 1772539200 - 36 * 3600, "Yesterday 00:00" },
  { 1772539200 - 36 * 3600 - 1, "1 Mar 2026" },
  { 1772539200 - 365 * 86400, "3 Mar 2025" },
  { 1772539200 + 86400, "4 Mar 2026" },
  { 0, "1 Jan 1970" },
  { G_MAXINT64, "" },
  { G_MININT64, "" },
};

static void
test_said (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 3, 3, 12, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = muster_when_dup (cases[i].time, now);
      g_autofree char *full = muster_when_dup_full (cases[i].time);

      g_assert_cmpstr (said, ==, cases[i].said);
      g_assert_cmpint (*full == '\0', ==, *said == '\0');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when/said in few words", test_said);
  return g_test_run ();
}
