/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-csv.c: a report as a table for a spreadsheet: the whole chart, then a row for each department, at
 * the stage that is reported. Columns never change; new ones come last.
 */
#include "json-text.h"
#include "report-write.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A cell by RFC 4180. */
static void
append_cell (GString *out, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/* What is not there is an empty cell. */
static void
append_sums (GString *out, const double *sums, guint n_sums)
{
  for (guint i = 0; i < n_sums; i++)
    {
      g_string_append_c (out, ',');
      if (!isnan (sums[i]))
        muster_json_append_number (out, round (sums[i] * 1e4) / 1e4 + 0.0);
    }
}

static void
append_row (GString *out, const MusterReport *report, MusterRecord record, MusterRecord stage, const MusterFigures *figures, double budget)
{
  const double sums[] = { figures->fte, figures->cost_min, figures->cost_max };
  const double more[] = { figures->open_fte, figures->open_cost_min, figures->open_cost_max, figures->outlay_min, figures->outlay_max, figures->bought_cost, figures->saved_min, figures->saved_max, budget };

  append_cell (out, muster_document_get_id (report->doc, record));
  g_string_append_c (out, ',');
  append_cell (out, muster_document_get_name (report->doc, record));
  g_string_append_printf (out, ",%u,%u,%u,%u", figures->roles, figures->open, figures->headcount, figures->bought_in);
  append_sums (out, sums, G_N_ELEMENTS (sums));
  append_sums (out, more, G_N_ELEMENTS (more));
  g_string_append_c (out, ',');
  if (stage != 0)
    append_cell (out, muster_document_get_name (report->doc, stage));
  g_string_append (out, "\r\n");
}

static gboolean
write_csv (const MusterReport *report, const MusterReportInk *ink, GByteArray *bytes, GError **error)
{
  const MusterTree *tree = muster_projection_get_departments (report->projection);
  g_autoptr (GString) out = g_string_new ("id,name,roles,open,headcount,bought-in,fte,cost-min,cost-max,open-fte,open-cost-min,open-cost-max,outlay-min,outlay-max,bought-in-cost,saved-min,saved-max,budget,stage\r\n");

  append_row (out, report, muster_document_get_chart (report->doc), report->stage, &report->metrics->total, report->budget);
  for (guint i = 0; i < tree->n_nodes; i++)
    append_row (out, report, tree->nodes[i].record, report->stage, &report->metrics->departments[i], report->budgets[i]);
  g_byte_array_append (bytes, (const guint8 *) out->str, (guint) out->len);
  return TRUE;
}

const MusterReportFormat muster_report_csv = {
  .name = "csv",
  .label = N_ ("CSV table"),
  .suffix = "csv",
  .write = write_csv,
};
