/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * cmd-report.c: muster report: the numbers of an organisation.
 *
 * JSON and CSV have stable names and plain numbers whatever the language; text is for reading. A
 * department's figures include those below it. Departments come in the order of the chart.
 */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "commands.h"
#include "hiring.h"
#include "input.h"
#include "json-text.h"
#include "output.h"
#include "select.h"

typedef struct
{
  char *format;
  char *stage;
  gboolean hiring;
} Options;

static const GOptionEntry options[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, MUSTER_OPTION (Options, format), N_ ("text (usual), csv or json"), N_ ("FORMAT") },
  { "stage", 0, 0, G_OPTION_ARG_FILENAME, MUSTER_OPTION (Options, stage), N_ ("Only what is there at a stage, by its name or id"), N_ ("STAGE") },
  { "hiring", 0, 0, G_OPTION_ARG_NONE, MUSTER_OPTION (Options, hiring), N_ ("The roles to hire by stage instead, as csv"), NULL },
  G_OPTION_ENTRY_NULL
};

/* What is reported. */
typedef struct
{
  MusterDocument *doc;
  MusterRecord stage;
  const MusterTree *departments;
  const MusterMetrics *metrics;
} Report;

/* Deeper departments are indented no further. */
#define MAX_INDENT 16

static void
append_json_text (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, "\"%s\":", name);
  if (value != NULL)
    muster_json_append_string (out, value);
  else
    g_string_append (out, "null");
}

/* A sum of money or FTE without the noise that adding doubles leaves in the last places. */
static double
clean_sum (double sum)
{
  return round (sum * 1e4) / 1e4;
}

static void
append_json_number (GString *out, const char *name, double value)
{
  g_string_append_printf (out, "\"%s\":", name);
  muster_json_append_number (out, value);
}

/* A field of the chart that has a usual value; "" if there is none. */
static const char *
chart_text (MusterDocument *doc, MusterField field)
{
  const char *text = muster_document_get_text (doc, muster_document_get_chart (doc), field);

  return text != NULL ? text : "";
}

static const char *
pay_period (MusterDocument *doc)
{
  const char *period = chart_text (doc, MUSTER_CHART_PAY_PERIOD);

  return *period != '\0' ? period : "month";
}

static void
append_json_department (GString *out, const Report *report, guint index)
{
  const MusterFigures *figures = &report->metrics->departments[index];
  MusterRecord department = report->departments->nodes[index].record;

  g_string_append (out, index > 0 ? ",\n{" : "\n{");
  append_json_text (out, "id", muster_document_get_id (report->doc, department));
  g_string_append_c (out, ',');
  append_json_text (out, "name", muster_document_get_name (report->doc, department));
  g_string_append_printf (out, ",\"roles\":%u,\"open\":%u,\"headcount\":%u,", figures->roles, figures->open, figures->headcount);
  append_json_number (out, "fte", clean_sum (figures->fte));
  g_string_append (out, ",\"cost\":{");
  append_json_number (out, "min", clean_sum (figures->cost_min));
  g_string_append_c (out, ',');
  append_json_number (out, "max", clean_sum (figures->cost_max));
  g_string_append (out, "}}");
}

static void
append_json_total (GString *out, const Report *report)
{
  const MusterFigures *total = &report->metrics->total;
  const char *currency = chart_text (report->doc, MUSTER_CHART_CURRENCY);

  g_string_append_printf (out,
                          "\"departments\":%u,\n\"roles\":%u,\n\"open\":%u,\n\"headcount\":%u,\n\"bought-in\":%u,\n",
                          report->departments->n_nodes,
                          total->roles,
                          total->open,
                          total->headcount,
                          total->bought_in);
  append_json_number (out, "fte", clean_sum (total->fte));
  g_string_append (out, ",\n\"cost\":{");
  append_json_text (out, "currency", *currency != '\0' ? currency : NULL);
  g_string_append_c (out, ',');
  append_json_text (out, "period", pay_period (report->doc));
  g_string_append_c (out, ',');
  append_json_number (out, "min", clean_sum (total->cost_min));
  g_string_append_c (out, ',');
  append_json_number (out, "max", clean_sum (total->cost_max));
  g_string_append (out, "},\n");
}

static void
print_json (GString *out, const Report *report)
{
  const MusterMetrics *metrics = report->metrics;

  g_string_append_c (out, '{');
  append_json_text (out, "chart", muster_document_get_name (report->doc, muster_document_get_chart (report->doc)));
  g_string_append (out, ",\n");
  append_json_text (out, "stage", report->stage != 0 ? muster_document_get_name (report->doc, report->stage) : NULL);
  g_string_append (out, ",\n");
  append_json_total (out, report);
  g_string_append_printf (out, "\"layers\":%u,\n\"span\":{", metrics->layers);
  append_json_number (out, "average", metrics->span_average);
  g_string_append_printf (out, ",\"max\":%u,", metrics->span_max);
  append_json_text (out, "at", metrics->span_at != 0 ? muster_document_get_id (report->doc, metrics->span_at) : NULL);
  g_string_append_printf (out, "},\n\"people\":{\"several-roles\":%u,\"over-100\":%u},\n\"by-department\":[", metrics->several_roles, metrics->over_100);
  for (guint i = 0; i < report->departments->n_nodes; i++)
    append_json_department (out, report, i);
  g_string_append (out, "\n]}\n");
}

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

static void
append_csv_row (GString *out, const Report *report, MusterRecord record, const MusterFigures *figures)
{
  const double numbers[] = { figures->fte, figures->cost_min, figures->cost_max };

  append_cell (out, muster_document_get_id (report->doc, record));
  g_string_append_c (out, ',');
  append_cell (out, muster_document_get_name (report->doc, record));
  g_string_append_printf (out, ",%u,%u,%u,%u", figures->roles, figures->open, figures->headcount, figures->bought_in);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_string_append_c (out, ',');
      muster_json_append_number (out, clean_sum (numbers[i]));
    }
  g_string_append (out, "\r\n");
}

/* The whole chart first, then a row for each department. */
static void
print_csv (GString *out, const Report *report)
{
  g_string_append (out, "id,name,roles,open,headcount,bought-in,fte,cost-min,cost-max\r\n");
  append_csv_row (out, report, muster_document_get_chart (report->doc), &report->metrics->total);
  for (guint i = 0; i < report->departments->n_nodes; i++)
    append_csv_row (out, report, report->departments->nodes[i].record, &report->metrics->departments[i]);
}

/* "7000–9000 CNY", or nothing where no role has a pay band. */
static char *
describe_cost (const Report *report, double low, double high)
{
  const char *currency = chart_text (report->doc, MUSTER_CHART_CURRENCY);
  const char *space = *currency != '\0' ? " " : "";

  if (low == high)
    return g_strdup_printf ("%.15g%s%s", clean_sum (low), space, currency);
  return g_strdup_printf ("%.15g–%.15g%s%s", clean_sum (low), clean_sum (high), space, currency);
}

static void
append_figures (GString *out, const Report *report, const MusterFigures *figures)
{
  g_autofree char *cost = describe_cost (report, figures->cost_min, figures->cost_max);

  g_string_append_printf (out, _ ("roles %u, open %u, headcount %u, FTE %.10g, cost %s"), figures->roles, figures->open, figures->headcount, figures->fte, cost);
  g_string_append_c (out, '\n');
}

static void
append_text_total (GString *out, const Report *report)
{
  const MusterFigures *total = &report->metrics->total;
  g_autofree char *cost = describe_cost (report, total->cost_min, total->cost_max);
  g_autofree char *open_cost = describe_cost (report, total->open_cost_min, total->open_cost_max);

  g_string_append_printf (out, _ ("Departments: %u\n"), report->departments->n_nodes);
  g_string_append_printf (out, _ ("Roles: %u, of which open: %u\n"), total->roles, total->open);
  g_string_append_printf (out, _ ("Headcount: %u\n"), total->headcount);
  g_string_append_printf (out, _ ("Bought in: %u\n"), total->bought_in);
  g_string_append_printf (out, _ ("FTE: %.10g, of which open: %.10g\n"), total->fte, total->open_fte);
  if (g_str_equal (pay_period (report->doc), "year"))
    g_string_append_printf (out, _ ("Cost a year: %s, of which open: %s\n"), cost, open_cost);
  else
    g_string_append_printf (out, _ ("Cost a month: %s, of which open: %s\n"), cost, open_cost);
}

static void
print_text (GString *out, const Report *report)
{
  const MusterMetrics *metrics = report->metrics;

  g_string_append_printf (out, "%s\n", muster_document_get_name (report->doc, muster_document_get_chart (report->doc)));
  g_string_append_printf (out, _ ("Stage: %s\n"), report->stage != 0 ? muster_document_get_name (report->doc, report->stage) : _ ("all together"));
  append_text_total (out, report);
  g_string_append_printf (out, _ ("Layers: %u\n"), metrics->layers);
  g_string_append_printf (out, _ ("Span of control: %.1f on average, at most %u"), metrics->span_average, metrics->span_max);
  if (metrics->span_at != 0)
    g_string_append_printf (out, " (%s)", muster_document_get_name (report->doc, metrics->span_at));
  g_string_append_printf (out, _ ("\nPeople in several roles: %u\nPeople over 100 %%: %u\n"), metrics->several_roles, metrics->over_100);

  if (report->departments->n_nodes > 0)
    g_string_append (out, _ ("\nBy department, with those below:\n"));
  for (guint i = 0; i < report->departments->n_nodes; i++)
    {
      const MusterNode *node = &report->departments->nodes[i];

      g_string_append_printf (out, "%*s%s: ", 2 * (int) MIN (node->level - 1, MAX_INDENT), "", muster_document_get_name (report->doc, node->record));
      append_figures (out, report, &metrics->departments[i]);
    }
}

/* The way to print in a format; NULL if there is none of that name. */
static void (*find_printer (const char *format)) (GString *out, const Report *report)
{
  if (format == NULL || g_str_equal (format, "text"))
    return print_text;
  if (g_str_equal (format, "csv"))
    return print_csv;
  return g_str_equal (format, "json") ? print_json : NULL;
}

static MusterExit
print_hiring (MusterDocument *doc, MusterRecord stage)
{
  GByteArray *list = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  muster_hiring_write (doc, stage, list);
  bytes = g_byte_array_free_to_bytes (list);
  return muster_output_write ("-", bytes, &error) ? MUSTER_EXIT_DONE : muster_message_error ("-", error);
}

static MusterExit
run (const MusterCommand *command, gconstpointer data, char **files)
{
  const Options *given = data;
  void (*print) (GString *, const Report *) = find_printer (given->format);
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (MusterMetrics) metrics = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Report report = { 0 };

  if (print == NULL)
    return muster_command_refuse (command, _ ("--format cannot be “%s”; it is one of: %s"), given->format, "text, csv, json");
  if (given->hiring && given->format != NULL && !g_str_equal (given->format, "csv"))
    return muster_command_refuse (command, _ ("--hiring is a table: leave --format out, or say csv"));

  doc = muster_input_open_saying (files[0], NULL);
  if (doc == NULL)
    return MUSTER_EXIT_FAILED;
  if (!muster_select_stage (doc, given->stage, &report.stage, &error))
    return muster_message_error (files[0], error);

  if (given->hiring)
    return print_hiring (doc, report.stage);
  projection = muster_projection_new (doc, report.stage);
  metrics = muster_metrics_new (projection);
  report.doc = doc;
  report.departments = muster_projection_get_departments (projection);
  report.metrics = metrics;
  print (out, &report);
  return muster_print (out->str);
}

const MusterCommand muster_command_report = {
  .name = "report",
  .summary = N_ ("Count people, open roles, FTE, cost, spans and layers"),
  .usage = N_ ("IN"),
  .options = options,
  .options_size = sizeof (Options),
  .min_files = 1,
  .max_files = 1,
  .run = run,
};
