/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-layout CHART.tsv STYLE: how long laying out the lines of reporting of a chart takes, with cards of the
 * sizes that the file says.
 *
 * What is timed is all that a scene asks for: cards, lines and their bends; not making the
 * projection. The best of three in one process, as for the others that it is measured against.
 */
#include "commit.h"
#include "layout.h"
#include "memory.h"
#include "meter.h"

typedef struct
{
  MusterDocument *doc;
  MusterRecord first;
  GArray *sizes;
} Chart;

static void
measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  const Chart *chart = data;
  const double *size = &g_array_index (chart->sizes, double, 2 * (record - chart->first));

  *width = size[0];
  *height = size[1];
}

static gboolean
read_chart (const char *path, Chart *chart)
{
  g_autofree char *text = NULL;
  MusterDraft *draft;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  chart->doc = muster_document_new ();
  chart->sizes = g_array_new (FALSE, FALSE, sizeof (double));
  draft = muster_draft_new_loading (chart->doc);
  for (char *line = text; *line != '\0'; line = strchr (line, '\n') + 1)
    {
      char *end;
      gint64 parent = g_ascii_strtoll (line, &end, 10);
      double width = g_ascii_strtod (end, &end), height = g_ascii_strtod (end, NULL);
      MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);

      if (chart->first == 0)
        chart->first = role;
      muster_draft_set_text (draft, role, MUSTER_ROLE_ORDER, "a0");
      if (parent >= 0)
        muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, chart->first + (MusterRecord) parent);
      g_array_append_val (chart->sizes, width);
      g_array_append_val (chart->sizes, height);
    }
  muster_commit (draft, "", MUSTER_COMMIT_DEFAULT);
  return TRUE;
}

int
main (int argc, char **argv)
{
  Chart chart = { 0 };
  MusterProjection *projection;
  MusterLayoutOptions options = { .view = MUSTER_VIEW_REPORTING, .measure = measure, .measure_data = &chart };
  double best = G_MAXDOUBLE;
  guint n_cards = 0;

  muster_memory_keep ();
  if (argc != 3 || !read_chart (argv[1], &chart))
    return 2;
  options.style = argv[2];
  projection = muster_projection_new (chart.doc, 0);
  for (guint i = 0; i < 3; i++)
    {
      double before = meter_cpu ();
      MusterLayout *layout = muster_layout_new (projection, &options);

      best = MIN (best, meter_cpu () - before);
      n_cards = layout->n_cards;
      muster_layout_free (layout);
    }
  printf ("{\"cpu\": %.4f, \"cards\": %u, \"memory\": %.1f}\n", best, n_cards, meter_memory ());
  return 0;
}
