/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-canvas CHART.muster [departments|reporting STYLE]: frames of the canvas while it is panned and zoomed,
 * 1600 × 1000.
 *
 * Panned at fixed zooms from all in sight to 400 %; and zoomed from the one to the other and back, a
 * twelfth more each frame, about the middle of the chart.
 */
#include "canvas.h"
#include "commit.h"
#include "memory.h"
#include "meter.h"
#include "open.h"
#include "stage.h"

#define N_FRAMES 60
#define STEP 1.08

typedef struct
{
  MusterCanvas *canvas;
  double fit;
  double zoom;
  gboolean out;
} Bench;

static void
pan (gpointer data, guint frame)
{
  Bench *bench = data;

  muster_canvas_scroll_by (bench->canvas, frame / 10 % 2 == 0 ? 37 : -37, frame / 5 % 2 == 0 ? 11 : -11);
}

static void
zoom (gpointer data, guint frame)
{
  Bench *bench = data;

  if (bench->zoom >= 4)
    bench->out = TRUE;
  else if (bench->zoom <= bench->fit)
    bench->out = FALSE;
  bench->zoom *= bench->out ? 1 / STEP : STEP;
  muster_canvas_set_zoom (bench->canvas, bench->zoom);
}

/* To a zoom, in the middle of the chart. */
static void
go_to (Bench *bench, double to)
{
  muster_canvas_fit (bench->canvas);
  if (to > bench->fit)
    muster_canvas_set_zoom (bench->canvas, to);
}

static MusterSession *
open_chart (const char *path)
{
  char *text;
  gsize size;
  g_autoptr (GBytes) bytes = NULL;
  MusterSource source = { .name = path };

  if (!g_file_get_contents (path, &text, &size, NULL))
    exit (2);
  bytes = g_bytes_new_take (text, size);
  source.bytes = bytes;
  return muster_session_new (muster_open (&source, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  static const double zooms[] = { 0, 0.05, 0.1, 0.25, 0.5, 1, 2, 4 };
  g_autoptr (GString) out = g_string_new (NULL);
  MusterSession *session;
  MusterDraft *draft;
  Bench bench = { 0 };
  GtkWindow *window;

  if (argc < 2)
    return 2;
  muster_memory_keep ();
  stage_init ();
  adw_init ();
  session = open_chart (argv[1]);
  if (argc > 3)
    {
      draft = muster_draft_new (muster_session_get_document (session));
      muster_draft_set_text (draft, muster_document_get_chart (muster_session_get_document (session)), MUSTER_CHART_LAYOUT, argv[3]);
      muster_commit (draft, "", MUSTER_COMMIT_DEFAULT);
    }
  if (argc > 2 && g_str_equal (argv[2], "reporting"))
    muster_session_set_view (session, MUSTER_VIEW_REPORTING);
  bench.canvas = g_object_new (MUSTER_TYPE_CANVAS, NULL);
  window = stage_show (GTK_WIDGET (bench.canvas));
  muster_canvas_set_session (bench.canvas, session);
  stage_await_frame (window);
  bench.fit = muster_canvas_get_zoom (bench.canvas);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    if (i == 0 || zooms[i] > bench.fit)
      {
        g_autofree char *name = i == 0 ? g_strdup ("pan fit") : g_strdup_printf ("pan %g", zooms[i]);

        go_to (&bench, zooms[i]);
        stage_run (out, name, window, pan, &bench, N_FRAMES);
      }
  go_to (&bench, 0);
  bench.zoom = bench.fit;
  stage_run (out, "zoom", window, zoom, &bench, 2 * (guint) (log (4 / bench.fit) / log (STEP)));
  printf ("{%s, \"fit\": %.4f, \"memory\": %.1f}\n", out->str, bench.fit, meter_memory ());
  return 0;
}
