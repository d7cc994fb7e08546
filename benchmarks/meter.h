/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * meter.h: what the programs of this folder measure, and how they say it.
 *
 * Processor time of the whole process, threads and all, since a machine is seldom alone with a
 * benchmark; time by the clock and memory beside it. A program prints one object of JSON.
 */
#pragma once

#include <glib.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds of processor time that this process has used. */
static inline double
meter_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Milliseconds by a clock that only goes forward. */
static inline double
meter_wall (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

/* Resident megabytes now, and at most so far. */
static inline double
meter_memory (void)
{
  g_autofree char *text = NULL;
  gulong pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*u %lu", &pages);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static inline double
meter_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss * 1024 / 1e6;
}

static inline int
meter_compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* A share of measurements, sorted in passing: 0.5 is the median. */
static inline double
meter_share (GArray *values, double share)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, meter_compare);
  return g_array_index (values, double, (guint) (share * (values->len - 1) + 0.5));
}
