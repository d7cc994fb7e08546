/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-json.c: a report for programs. Names never change; new ones are added beside.
 *
 * "cost" counts every pay band, as the file format says; "outlay" is what is spent where vendors and tools
 * stand for hires. A department's figures include those below it.
 */
#include "json-text.h"
#include "report-write.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
append_text (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, "\"%s\":", name);
  if (value != NULL)
    muster_json_append_string (out, value);
  else
    g_string_append (out, "null");
}

/* A sum of money or FTE without the noise that adding doubles leaves in the last places; NAN is null. */
static void
append_sum (GString *out, const char *name, double sum)
{
  g_string_append_printf (out, "\"%s\":", name);
  if (isnan (sum))
    g_string_append (out, "null");
  else
    muster_json_append_number (out, round (sum * 1e4) / 1e4 + 0.0);
}

static void
append_range (GString *out, const char *name, double min, double max)
{
  g_string_append_printf (out, "\"%s\":{", name);
  append_sum (out, "min", min);
  g_string_append_c (out, ',');
  append_sum (out, "max", max);
  g_string_append_c (out, '}');
}

/* What was not always there, of any set of roles. */
static void
append_more (GString *out, const MusterFigures *figures, double budget)
{
  append_sum (out, "open-fte", figures->open_fte);
  g_string_append_c (out, ',');
  append_range (out, "open-cost", figures->open_cost_min, figures->open_cost_max);
  g_string_append_c (out, ',');
  append_range (out, "outlay", figures->outlay_min, figures->outlay_max);
  g_string_append_c (out, ',');
  append_sum (out, "bought-in-cost", figures->bought_cost);
  g_string_append_printf (out, ",\"replaced\":%u,", figures->replaced);
  append_range (out, "saved", figures->saved_min, figures->saved_max);
  g_string_append_c (out, ',');
  append_sum (out, "budget", budget);
}

static void
append_counts (GString *out, const MusterFigures *figures)
{
  g_string_append_printf (out, "\"roles\":%u,\"open\":%u,\"headcount\":%u,", figures->roles, figures->open, figures->headcount);
  append_sum (out, "fte", figures->fte);
}

static void
append_department (GString *out, const MusterReport *report, guint index)
{
  const MusterFigures *figures = &report->metrics->departments[index];
  MusterRecord department = muster_projection_get_departments (report->projection)->nodes[index].record;

  g_string_append (out, index > 0 ? ",\n{" : "\n{");
  append_text (out, "id", muster_document_get_id (report->doc, department));
  g_string_append_c (out, ',');
  append_text (out, "name", muster_document_get_name (report->doc, department));
  g_string_append_c (out, ',');
  append_counts (out, figures);
  g_string_append_c (out, ',');
  append_range (out, "cost", figures->cost_min, figures->cost_max);
  g_string_append_printf (out, ",\"bought-in\":%u,", figures->bought_in);
  append_more (out, figures, report->budgets[index]);
  g_string_append_c (out, '}');
}

static const char *
chart_text (const MusterReport *report, MusterField field)
{
  const char *text = muster_document_get_text (report->doc, muster_document_get_chart (report->doc), field);

  return text != NULL && *text != '\0' ? text : NULL;
}

static void
append_total (GString *out, const MusterReport *report)
{
  const MusterFigures *total = &report->metrics->total;
  const char *period = chart_text (report, MUSTER_CHART_PAY_PERIOD);

  g_string_append_printf (out,
                          "\"departments\":%u,\n\"roles\":%u,\n\"open\":%u,\n\"headcount\":%u,\n\"bought-in\":%u,\n",
                          report->metrics->n_departments,
                          total->roles,
                          total->open,
                          total->headcount,
                          total->bought_in);
  append_sum (out, "fte", total->fte);
  g_string_append (out, ",\n\"cost\":{");
  append_text (out, "currency", chart_text (report, MUSTER_CHART_CURRENCY));
  g_string_append_c (out, ',');
  append_text (out, "period", period != NULL ? period : "month");
  g_string_append_c (out, ',');
  append_sum (out, "min", total->cost_min);
  g_string_append_c (out, ',');
  append_sum (out, "max", total->cost_max);
  g_string_append (out, "},\n");
}

static void
append_shape (GString *out, const MusterReport *report)
{
  const MusterMetrics *metrics = report->metrics;

  g_string_append_printf (out, "\"layers\":%u,\n\"span\":{", metrics->layers);
  g_string_append (out, "\"average\":");
  muster_json_append_number (out, metrics->span_average);
  g_string_append_printf (out, ",\"max\":%u,", metrics->span_max);
  append_text (out, "at", metrics->span_at != 0 ? muster_document_get_id (report->doc, metrics->span_at) : NULL);
  g_string_append_printf (out, "},\n\"people\":{\"several-roles\":%u,\"over-100\":%u},\n\"by-department\":[", metrics->several_roles, metrics->over_100);
}

/* {{{ What is beside it */

static void
append_spread (GString *out, const MusterReport *report)
{
  gboolean first = TRUE;

  g_string_append (out, ",\n\"spans\":[");
  for (guint span = 0; span < report->n_spans; span++)
    if (report->spans[span] > 0)
      {
        g_string_append_printf (out, "%s{\"span\":%u,\"roles\":%u}", first ? "" : ",", span, report->spans[span]);
        first = FALSE;
      }
  g_string_append (out, "],\n\"widest\":[");
  for (guint i = 0; i < report->n_widest; i++)
    {
      g_string_append (out, i > 0 ? ",{" : "{");
      append_text (out, "id", muster_document_get_id (report->doc, report->widest[i].role));
      g_string_append_printf (out, ",\"span\":%u}", report->widest[i].span);
    }
  g_string_append (out, "],\n\"by-layer\":[");
  for (guint i = 0; i < report->n_layers; i++)
    g_string_append_printf (out, "%s{\"layer\":%u,\"roles\":%u,\"open\":%u,\"headcount\":%u}", i > 0 ? "," : "", i + 1, report->layers[i].roles, report->layers[i].open, report->layers[i].headcount);
  g_string_append_c (out, ']');
}

static void
append_grades (GString *out, const MusterReport *report)
{
  g_string_append (out, ",\n\"by-grade\":[");
  for (guint i = 0; i < report->grades->len; i++)
    {
      const MusterReportGrade *grade = &g_array_index (report->grades, MusterReportGrade, i);

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      append_text (out, "grade", grade->grade);
      g_string_append_c (out, ',');
      append_counts (out, &grade->figures);
      g_string_append_c (out, ',');
      append_range (out, "cost", grade->figures.cost_min, grade->figures.cost_max);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n],\n\"load\":[");
  for (guint i = 0; i < report->loads->len; i++)
    {
      const MusterReportLoad *load = &g_array_index (report->loads, MusterReportLoad, i);
      const char *type = muster_document_get_text (report->doc, load->person, MUSTER_PERSON_TYPE);

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      append_text (out, "id", muster_document_get_id (report->doc, load->person));
      g_string_append_c (out, ',');
      append_text (out, "name", muster_document_get_name (report->doc, load->person));
      g_string_append_c (out, ',');
      append_text (out, "type", type != NULL ? type : "employee");
      g_string_append_printf (out, ",\"roles\":%u,", load->roles);
      append_sum (out, "load", load->load);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n]");
}

static void
append_matrix_row (GString *out, const MusterReport *report, const MusterReportStage *stage, guint row)
{
  const MusterFigures *figures = &stage->departments[row];

  g_string_append (out, row > 0 ? ",{" : "{");
  append_text (out, "id", muster_document_get_id (report->doc, g_array_index (report->rows, MusterRecord, row)));
  g_string_append_c (out, ',');
  append_counts (out, figures);
  g_string_append_c (out, ',');
  append_range (out, "cost", figures->cost_min, figures->cost_max);
  g_string_append_c (out, ',');
  append_range (out, "outlay", figures->outlay_min, figures->outlay_max);
  g_string_append_c (out, '}');
}

static void
append_stages (GString *out, const MusterReport *report)
{
  g_string_append (out, ",\n\"by-stage\":[");
  for (guint i = 0; i < report->stages->len; i++)
    {
      const MusterReportStage *stage = &g_array_index (report->stages, MusterReportStage, i);

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      append_text (out, "id", muster_document_get_id (report->doc, stage->stage));
      g_string_append_c (out, ',');
      append_text (out, "name", muster_document_get_name (report->doc, stage->stage));
      g_string_append_c (out, ',');
      append_counts (out, &stage->total);
      g_string_append_printf (out, ",\"layers\":%u,", stage->layers);
      append_range (out, "cost", stage->total.cost_min, stage->total.cost_max);
      g_string_append_c (out, ',');
      append_more (out, &stage->total, stage->budget);
      if (stage->departments != NULL)
        {
          g_string_append (out, ",\"by-department\":[");
          for (guint row = 0; row < report->rows->len; row++)
            append_matrix_row (out, report, stage, row);
          g_string_append_c (out, ']');
        }
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n]");
}

/* }}} */

static gboolean
write_json (const MusterReport *report, const MusterReportInk *ink, GByteArray *bytes, GError **error)
{
  g_autoptr (GString) out = g_string_new ("{");

  append_text (out, "chart", muster_document_get_name (report->doc, muster_document_get_chart (report->doc)));
  g_string_append (out, ",\n");
  append_text (out, "stage", report->stage != 0 ? muster_document_get_name (report->doc, report->stage) : NULL);
  g_string_append (out, ",\n");
  append_total (out, report);
  append_shape (out, report);
  for (guint i = 0; i < report->metrics->n_departments; i++)
    append_department (out, report, i);
  g_string_append (out, "\n],\n");
  append_more (out, &report->metrics->total, report->budget);
  append_spread (out, report);
  append_grades (out, report);
  append_stages (out, report);
  g_string_append (out, "}\n");
  g_byte_array_append (bytes, (const guint8 *) out->str, (guint) out->len);
  return TRUE;
}

const MusterReportFormat muster_report_json = {
  .name = "json",
  .label = N_ ("JSON"),
  .suffix = "json",
  .write = write_json,
};
