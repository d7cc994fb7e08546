/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-start CHART.muster: Muster as it is installed, from its start to the first frame of its window and to the
 * first picture of a chart.
 *
 * BENCHMARK_SINCE is the time by the monotonic clock, in milliseconds, at which the program was
 * started.
 */
#include "application.h"
#include "memory.h"
#include "meter.h"
#include "window.h"

typedef struct
{
  double since;
  double frame_cpu;
  double frame_wall;
} Start;

static void
on_after_paint (GdkFrameClock *clock, gpointer window)
{
  Start *start = g_object_get_data (window, "start");

  if (start->frame_wall == 0)
    {
      start->frame_cpu = meter_cpu ();
      start->frame_wall = meter_wall () - start->since;
    }
  if (muster_window_get_session (window) == NULL)
    return;
  printf ("{\"frame\": {\"cpu\": %.3f, \"wall\": %.3f}, \"picture\": {\"cpu\": %.3f, \"wall\": %.3f}, \"memory\": %.1f, \"peak\": %.1f}\n", start->frame_cpu, start->frame_wall, meter_cpu (), meter_wall () - start->since, meter_memory (), meter_peak ());
  fflush (stdout);
  _exit (0);
}

static gboolean
on_map (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer start)
{
  GtkWidget *widget = g_value_get_object (values);

  if (!MUSTER_IS_WINDOW (widget))
    return TRUE;
  g_object_set_data (G_OBJECT (widget), "start", start);
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (on_after_paint), widget);
  return FALSE;
}

int
main (int argc, char **argv)
{
  const char *since = g_getenv ("BENCHMARK_SINCE");
  Start start = { .since = since != NULL ? g_ascii_strtod (since, NULL) : meter_wall () };

  muster_memory_keep ();
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_BACKEND", "x11", TRUE);
  g_type_ensure (GTK_TYPE_WIDGET);
  g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map, &start, NULL);
  return muster_application_run (argc, argv);
}
