/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-text.c: a report for a terminal.
 */
#include "report-tables.h"
#include "report-write.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Deeper departments are indented no further, and a column is no wider. */
#define MAX_INDENT 16
#define COLUMN_MAX 40

static double
clean_sum (double sum)
{
  return round (sum * 1e4) / 1e4;
}

static const char *
chart_text (const MusterReport *report, MusterField field)
{
  const char *text = muster_document_get_text (report->doc, muster_document_get_chart (report->doc), field);

  return text != NULL ? text : "";
}

/* "7000–9000 CNY". */
static char *
describe_cost (const MusterReport *report, double low, double high)
{
  const char *currency = chart_text (report, MUSTER_CHART_CURRENCY);
  const char *space = *currency != '\0' ? " " : "";

  if (low == high)
    return g_strdup_printf ("%.15g%s%s", clean_sum (low), space, currency);
  return g_strdup_printf ("%.15g–%.15g%s%s", clean_sum (low), clean_sum (high), space, currency);
}

static void
append_figures (GString *out, const MusterReport *report, const MusterFigures *figures)
{
  g_autofree char *cost = describe_cost (report, figures->cost_min, figures->cost_max);

  g_string_append_printf (out, _ ("roles %u, open %u, headcount %u, FTE %.10g, cost %s"), figures->roles, figures->open, figures->headcount, figures->fte, cost);
  g_string_append_c (out, '\n');
}

static void
append_money (GString *out, const MusterReport *report)
{
  const MusterFigures *total = &report->metrics->total;
  g_autofree char *outlay = describe_cost (report, total->outlay_min, total->outlay_max);
  g_autofree char *saved = describe_cost (report, total->saved_min, total->saved_max);

  if (total->bought_cost > 0 || total->replaced > 0)
    g_string_append_printf (out, _ ("With what is bought in: %s; saved against hiring: %s\n"), outlay, saved);
  if (!isnan (report->budget))
    {
      g_autofree char *budget = describe_cost (report, report->budget, report->budget);

      g_string_append_printf (out, muster_budget_is_exceeded (report->budget, total) ? _ ("Budget: %s, exceeded\n") : _ ("Budget: %s\n"), budget);
    }
}

static void
append_total (GString *out, const MusterReport *report)
{
  const MusterFigures *total = &report->metrics->total;
  g_autofree char *cost = describe_cost (report, total->cost_min, total->cost_max);
  g_autofree char *open_cost = describe_cost (report, total->open_cost_min, total->open_cost_max);

  g_string_append_printf (out, _ ("Departments: %u\n"), report->metrics->n_departments);
  g_string_append_printf (out, _ ("Roles: %u, of which open: %u\n"), total->roles, total->open);
  g_string_append_printf (out, _ ("Headcount: %u\n"), total->headcount);
  g_string_append_printf (out, _ ("Bought in: %u\n"), total->bought_in);
  g_string_append_printf (out, _ ("FTE: %.10g, of which open: %.10g\n"), total->fte, total->open_fte);
  if (g_str_equal (chart_text (report, MUSTER_CHART_PAY_PERIOD), "year"))
    g_string_append_printf (out, _ ("Cost a year: %s, of which open: %s\n"), cost, open_cost);
  else
    g_string_append_printf (out, _ ("Cost a month: %s, of which open: %s\n"), cost, open_cost);
  append_money (out, report);
}

static void
append_shape (GString *out, const MusterReport *report)
{
  const MusterMetrics *metrics = report->metrics;

  g_string_append_printf (out, _ ("Layers: %u\n"), metrics->layers);
  g_string_append_printf (out, _ ("Span of control: %.1f on average, at most %u"), metrics->span_average, metrics->span_max);
  if (metrics->span_at != 0)
    g_string_append_printf (out, " (%s)", muster_document_get_name (report->doc, metrics->span_at));
  g_string_append_printf (out, _ ("\nPeople in several roles: %u\nPeople over 100 %%: %u\n"), metrics->several_roles, metrics->over_100);
}

static void
append_departments (GString *out, const MusterReport *report)
{
  const MusterTree *tree = muster_projection_get_departments (report->projection);

  if (tree->n_nodes > 0)
    g_string_append (out, _ ("\nBy department, with those below:\n"));
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const MusterNode *node = &tree->nodes[i];

      g_string_append_printf (out, "%*s%s: ", 2 * (int) MIN (node->level - 1, MAX_INDENT), "", muster_document_get_name (report->doc, node->record));
      append_figures (out, report, &report->metrics->departments[i]);
    }
}

/* {{{ Tables, in columns */

/* How many columns of a terminal a text takes. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }
  return width;
}

static guint
get_indent (const MusterReportTable *table, guint row, guint column)
{
  return column == 0 ? 2 * MIN (g_array_index (table->levels, guint, row), MAX_INDENT) : 0;
}

static void
append_aligned (GString *out, const char *text, guint indent, guint width, gboolean words, gboolean last)
{
  guint gap = width > measure (text) + indent ? width - measure (text) - indent : 0;

  if (words)
    g_string_append_printf (out, "%*s%s%*s", (int) indent, "", text, last ? 0 : (int) gap, "");
  else
    g_string_append_printf (out, "%*s%s", (int) gap, "", text);
  g_string_append (out, last ? "\n" : "  ");
}

static void
append_table (GString *out, const MusterReportTable *table)
{
  guint n_columns = table->heads->len, n_rows = muster_report_table_count_rows (table);
  g_autofree guint *widths = g_new0 (guint, n_columns);

  for (guint column = 0; column < n_columns; column++)
    {
      widths[column] = measure (g_ptr_array_index (table->heads, column));
      for (guint row = 0; row < n_rows; row++)
        widths[column] = MAX (widths[column], measure (muster_report_table_get_cell (table, row, column)) + get_indent (table, row, column));
      widths[column] = MIN (widths[column], COLUMN_MAX);
    }
  g_string_append_printf (out, "\n%s\n", table->title);
  for (guint column = 0; column < n_columns; column++)
    append_aligned (out, g_ptr_array_index (table->heads, column), 0, widths[column], column < table->n_words, column + 1 == n_columns);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      append_aligned (out, muster_report_table_get_cell (table, row, column), get_indent (table, row, column), widths[column], column < table->n_words, column + 1 == n_columns);
}

/* }}} */

static gboolean
write_text (const MusterReport *report, const MusterReportInk *ink, GByteArray *bytes, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) tables = muster_report_list_tables (report);

  g_string_append_printf (out, "%s\n", muster_document_get_name (report->doc, muster_document_get_chart (report->doc)));
  g_string_append_printf (out, _ ("Stage: %s\n"), report->stage != 0 ? muster_document_get_name (report->doc, report->stage) : _ ("all together"));
  append_total (out, report);
  append_shape (out, report);
  append_departments (out, report);
  /* The first table is the departments again. */
  for (guint i = 1; i < tables->len; i++)
    append_table (out, g_ptr_array_index (tables, i));
  g_byte_array_append (bytes, (const guint8 *) out->str, (guint) out->len);
  return TRUE;
}

const MusterReportFormat muster_report_text = {
  .name = "text",
  .label = N_ ("Text"),
  .suffix = "txt",
  .write = write_text,
};
