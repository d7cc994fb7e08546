/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-window CHART.muster: what a person does to a large chart, in the whole window with its panes, and how long
 * it takes to the next picture.
 *
 * Processor time of all threads until that is painted, and how long the window could not answer; what
 * is done after the picture, when nobody waits, is told apart as "after".
 */
#include "drop.h"
#include "memory.h"
#include "meter.h"
#include "stage.h"
#include "window.h"

#define N_TIMES 7

typedef struct
{
  GtkWindow *window;
  MusterSession *session;
  MusterDocument *doc;
  GArray *roles;
  MusterRecord second;
  guint n_dropped;
} Bench;

/* {{{ What is done */

static MusterRecord
pick (Bench *bench, guint i)
{
  return g_array_index (bench->roles, MusterRecord, (i * 7919u + 1234) % bench->roles->len);
}

/* A role on another one somewhere else. */
static void
do_drop (gpointer data, guint frame)
{
  Bench *bench = data;

  for (guint i = 0; i < 100; i++)
    {
      MusterScene *scene = muster_session_get_scene (bench->session);
      MusterRecord role = pick (bench, bench->n_dropped++);
      g_autoptr (MusterHand) hand = muster_hand_new (scene, &role, 1);
      g_autoptr (MusterDrop) drop = muster_drop_new_on (scene, hand, pick (bench, bench->n_dropped * 31), muster_session_get_options (bench->session)->view, MUSTER_SCOPE_ALONE);

      if (drop->meaning != MUSTER_DROP_NOTHING && drop->refusal == NULL && muster_drop_perform (bench->session, drop))
        return;
    }
  g_error ("Nothing could be dropped");
}

static void
do_undo (gpointer data, guint frame)
{
  muster_undo (((Bench *) data)->doc);
}

static void
do_redo (gpointer data, guint frame)
{
  muster_redo (((Bench *) data)->doc);
}

static void
do_collapse (gpointer data, guint frame)
{
  Bench *bench = data;
  g_autoptr (GArray) departments = muster_document_list (bench->doc, MUSTER_KIND_DEPARTMENT);
  MusterRecord one = g_array_index (departments, MusterRecord, (frame / 2 * 37 + 5) % departments->len);

  muster_edit_collapse (bench->doc, &one, 1, frame % 2 == 0, NULL);
}

static void
do_stage (gpointer data, guint frame)
{
  Bench *bench = data;

  muster_session_set_stage (bench->session, frame % 2 == 0 ? bench->second : 0);
}

static void
do_rename (gpointer data, guint frame)
{
  Bench *bench = data;

  muster_edit_set (bench->doc, pick (bench, frame), MUSTER_ROLE_TITLE, "Somebody else", MUSTER_COMMIT_DEFAULT, NULL);
}

/* }}} */

static void
run (GString *out, const char *name, Bench *bench, StageAsk ask)
{
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) stalls = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) afters = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_TIMES; i++)
    {
      double wall = meter_wall (), cpu = meter_cpu (), took, stall, after;

      ask (bench, i);
      stage_await_frame (bench->window);
      took = meter_cpu () - cpu;
      stall = meter_wall () - wall;
      cpu = meter_cpu ();
      stage_rest (600);
      after = meter_cpu () - cpu;
      g_array_append_val (cpus, took);
      g_array_append_val (stalls, stall);
      g_array_append_val (afters, after);
    }
  g_string_append_printf (out, "%s\"%s\": {\"cpu\": %.2f, \"wall\": %.2f, \"after\": %.2f}", out->len > 0 ? ", " : "", name, meter_share (cpus, 0.5), meter_share (stalls, 0.5), meter_share (afters, 0.5));
}

/* Until the chart of the file is seen. */
static double
open_chart (Bench *bench, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  double wall = meter_wall ();

  muster_window_open (MUSTER_WINDOW (bench->window), file);
  while (muster_window_get_session (MUSTER_WINDOW (bench->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  stage_await_frame (bench->window);
  return meter_wall () - wall;
}

static void
bench_all (Bench *bench, const char *path)
{
  g_autoptr (GString) out = g_string_new (NULL);
  double opened = open_chart (bench, path);
  g_autoptr (GArray) stages = NULL;

  stage_rest (1500);
  g_string_append_printf (out, "\"opened\": %.2f, \"memory\": %.1f", opened, meter_memory ());
  bench->session = muster_window_get_session (MUSTER_WINDOW (bench->window));
  bench->doc = muster_session_get_document (bench->session);
  bench->roles = muster_document_list (bench->doc, MUSTER_KIND_ROLE);
  stages = muster_document_list (bench->doc, MUSTER_KIND_STAGE);
  bench->second = stages->len > 1 ? g_array_index (stages, MusterRecord, 0) : 0;
  run (out, "rename", bench, do_rename);
  run (out, "drop", bench, do_drop);
  run (out, "undo", bench, do_undo);
  run (out, "redo", bench, do_redo);
  run (out, "collapse", bench, do_collapse);
  run (out, "stage", bench, do_stage);
  printf ("{%s, \"later\": %.1f}\n", out->str, meter_memory ());
  fflush (stdout);
  _exit (0);
}

static void
on_activate (GApplication *application, char **argv)
{
  Bench bench = { .window = GTK_WINDOW (muster_window_new (ADW_APPLICATION (application))) };

  muster_window_add_tab (MUSTER_WINDOW (bench.window));
  gtk_window_set_default_size (bench.window, 1600, 1000);
  gtk_window_present (bench.window);
  stage_await_frame (bench.window);
  stage_rest (500);
  bench_all (&bench, argv[1]);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc != 2)
    return 2;
  muster_memory_keep ();
  stage_init ();
  application = adw_application_new ("io.github.musterapp.Muster.Benchmark", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), argv);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
