/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report.h: all figures of an organisation, gathered to be told.
 *
 * What the metrics say of one stage, and beside it how spans, layers, grades and loads are spread, how
 * cost stands to budget, and the same figures at every stage. Holds no words: what writes and draws a
 * report finds those. Made of one state of the document and good for that. O(stages × records), with
 * a limit to how much it holds.
 */
#pragma once

#include "metrics.h"

G_BEGIN_DECLS

/* How many of the widest spans are named. */
#define MUSTER_REPORT_WIDEST 5

/**
 * MusterReportLayer:
 * @headcount: people whose highest role is in this layer, and pools; all layers make the headcount
 *
 * What is in one layer of reporting.
 */
typedef struct
{
  guint roles;
  guint open;
  guint headcount;
} MusterReportLayer;

typedef struct
{
  MusterRecord role;
  guint span;
} MusterReportSpan;

/**
 * MusterReportGrade:
 * @grade: (nullable): as its roles have it; %NULL of those that have none
 * @figures: of its roles; somebody with roles of several grades counts once in each
 */
typedef struct
{
  const char *grade;
  MusterFigures figures;
} MusterReportGrade;

/**
 * MusterReportLoad:
 * @roles: how many of the roles that are there somebody holds
 * @load: the sum of the shares, in per cent
 */
typedef struct
{
  MusterRecord person;
  guint roles;
  double load;
} MusterReportLoad;

/**
 * MusterReportStage:
 * @departments: (nullable): the figures of each department of the report at this stage; all 0 where it is
 *   not there; %NULL where departments times stages are more than anybody reads
 * @budget: of what is there, NAN if no department has one
 */
typedef struct
{
  MusterRecord stage;
  MusterFigures total;
  MusterFigures *departments;
  double budget;
  guint layers;
  double span_average;
} MusterReportStage;

/**
 * MusterReport:
 * @stage: what is reported; 0 for all stages together
 * @budgets: of each department by index in the projection: its own, else the sum of those right below it;
 *   NAN where there is none
 * @budget: of the whole chart: the sum of those at the top; NAN if there is none
 * @spans: how many roles have so many direct reports; [0] those that have none
 * @n_spans: one more than the widest span; 0 where there are no roles
 * @widest: the roles with the widest spans, the widest first
 * @layers: from the top
 * @grades: (element-type MusterReportGrade): by name, "G9" before "G10"; none last
 * @loads: (element-type MusterReportLoad): who holds anything, the greatest load first
 * @rows: (element-type MusterRecord): the departments that there are at any stage, in order
 * @levels: the level of each of @rows, 1 at the top
 * @stages: (element-type MusterReportStage): in order; none where the chart has none
 */
typedef struct
{
  MusterDocument *doc;
  MusterRecord stage;
  MusterProjection *projection;
  MusterMetrics *metrics;
  double *budgets;
  double budget;
  guint *spans;
  guint n_spans;
  MusterReportSpan widest[MUSTER_REPORT_WIDEST];
  guint n_widest;
  MusterReportLayer *layers;
  guint n_layers;
  GArray *grades;
  GArray *loads;
  GArray *rows;
  guint *levels;
  GArray *stages;
} MusterReport;

/* @stage: 0 for all stages together. */
MusterReport *muster_report_new (MusterDocument *doc, MusterRecord stage);
void muster_report_free (MusterReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterReport, muster_report_free)

/* Whether what is spent is more than there is: even with the lower end of every pay band. A budget that
 * is NAN is never exceeded. */
gboolean muster_budget_is_exceeded (double budget, const MusterFigures *figures);

/* Compares text as a person orders it: runs of digits as numbers; %NULL last. The same in every
 * locale. */
int muster_compare_natural (const char *a, const char *b);

G_END_DECLS
