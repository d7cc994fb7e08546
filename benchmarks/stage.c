/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stage.c: see stage.h.
 */
#include "stage.h"
#include "meter.h"

#define WARM_UP 5

void
stage_init (void)
{
  static const char *const environment[][2] = {
    { "ADW_DISABLE_PORTAL", "1" },
    { "GDK_BACKEND", "x11" },
    { "GIO_USE_VFS", "local" },
    { "GSETTINGS_BACKEND", "memory" },
    { "GSK_RENDERER", "cairo" },
    { "GTK_A11Y", "none" },
    { "GTK_USE_PORTAL", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (environment); i++)
    g_setenv (environment[i][0], environment[i][1], TRUE);
}

static void
on_after_paint (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

void
stage_await_frame (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &painted);

  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

GtkWindow *
stage_show (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1000);
  gtk_window_present (GTK_WINDOW (window));
  stage_await_frame (GTK_WINDOW (window));
  stage_rest (300);
  return GTK_WINDOW (window);
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A timer of the lowest priority comes to its turn when all else is done. */
void
stage_rest (guint ms)
{
  gboolean rested = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW + 100, ms, on_timeout, &rested, NULL);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

double
stage_measure (GtkWindow *window, StageAsk ask, gpointer data, guint frame)
{
  double before = meter_cpu ();

  ask (data, frame);
  stage_await_frame (window);
  return meter_cpu () - before;
}

void
stage_run (GString *out, const char *name, GtkWindow *window, StageAsk ask, gpointer data, guint n_frames)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < WARM_UP + n_frames; i++)
    {
      double took = stage_measure (window, ask, data, i);

      if (i >= WARM_UP)
        g_array_append_val (times, took);
    }
  g_string_append_printf (out, "%s\"%s\": {\"cpu\": %.3f, \"p95\": %.3f}", out->len > 0 ? ", " : "", name, meter_share (times, 0.5), meter_share (times, 0.95));
}
