/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-bars.h: the charts of a report, and its sums of money in words.
 */
#pragma once

#include "bars.h"
#include "report.h"

G_BEGIN_DECLS

/**
 * MusterReportChart:
 * @MUSTER_CHART_SPANS: how many roles have so many direct reports
 * @MUSTER_CHART_LAYERS: people in each layer of reporting, open roles hollow
 * @MUSTER_CHART_COST: what each department at the top costs, with its budget as a mark; where one
 *   department holds all others, those right below it
 * @MUSTER_CHART_STAGE_COST: what each stage costs, with its budget
 * @MUSTER_CHART_STAGE_PEOPLE: headcount of each stage, open roles hollow
 * @MUSTER_CHART_GRADES: headcount of each grade, open roles hollow
 */
typedef enum
{
  MUSTER_CHART_COST,
  MUSTER_CHART_LAYERS,
  MUSTER_CHART_SPANS,
  MUSTER_CHART_STAGE_COST,
  MUSTER_CHART_STAGE_PEOPLE,
  MUSTER_CHART_GRADES,
  MUSTER_N_REPORT_CHARTS
} MusterReportChart;

/**
 * muster_report_draw_bars:
 *
 * Returns: (transfer full) (nullable): a chart of @report, its bars with what they are of: a department, a
 *   stage, or in @number a span or layer, of the first that are taken together; %NULL where there is
 *   nothing to show
 */
MusterBars *muster_report_draw_bars (const MusterReport *report, MusterReportChart chart);

/* How many roles with how many direct reports one bar of MUSTER_CHART_SPANS stands for: from its number
 * on, so many numbers. */
guint muster_report_span_step (const MusterReport *report);

/* Money of the chart, without its period: "¥7,000–9,000"; a sum below 0 begins with a minus. */
char *muster_report_money (const MusterReport *report, double min, double max);

/* Returns: (transfer none): "a month" or "a year" as a heading has it: “Cost a month” */
const char *muster_report_cost_label (const MusterReport *report);

G_END_DECLS
