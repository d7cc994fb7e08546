/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-bars.c: see report-bars.h.
 */
#include "report-bars.h"

#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More bars than these are taken together, or left out with a word. */
#define SPANS_MAX 12
#define BARS_MAX 40

char *
muster_report_money (const MusterReport *report, double min, double max)
{
  const char *currency = muster_document_get_text (report->doc, muster_document_get_chart (report->doc), MUSTER_CHART_CURRENCY);
  g_autofree char *words = NULL;

  if (max >= 0 && min >= 0)
    return muster_words_money (currency, min, max);
  if (max <= 0)
    {
      words = muster_words_money (currency, -max, -min);
      return g_strconcat ("−", words, NULL);
    }
  words = muster_words_money (currency, -min, -min);
  {
    g_autofree char *most = muster_words_money (currency, max, max);

    return g_strconcat ("−", words, " – ", most, NULL);
  }
}

const char *
muster_report_cost_label (const MusterReport *report)
{
  const char *period = muster_document_get_text (report->doc, muster_document_get_chart (report->doc), MUSTER_CHART_PAY_PERIOD);

  return g_strcmp0 (period, "year") == 0 ? _ ("Cost a year") : _ ("Cost a month");
}

static double
middle (double min, double max)
{
  return (min + max) / 2;
}

static char *
dup_name (const MusterReport *report, MusterRecord record)
{
  char *name = muster_words_clean (muster_document_get_name (report->doc, record));

  if (*name != '\0')
    return name;
  g_free (name);
  return g_strdup (muster_kind_get_label (muster_document_get_kind (report->doc, record)));
}

static void
add_money (MusterBars *bars, const MusterReport *report, MusterRecord record, const MusterFigures *figures, double budget)
{
  muster_bars_add (bars, &(MusterBar){
                             .label = dup_name (report, record),
                             .text = muster_report_money (report, figures->outlay_min, figures->outlay_max),
                             .value = middle (figures->outlay_min, figures->outlay_max),
                             .part = middle (figures->open_cost_min, figures->open_cost_max),
                             .mark = budget,
                             .record = record,
                         });
}

static void
add_people (MusterBars *bars, char *label, guint people, guint open, MusterRecord record, guint number)
{
  g_autofree char *filled = muster_words_number (people, 0);

  muster_bars_add (bars, &(MusterBar){
                             .label = label,
                             /* Translators: people, and open roles beside them: “12 + 3” */
                             .text = open > 0 ? g_strdup_printf (_ ("%s + %u"), filled, open) : g_steal_pointer (&filled),
                             .value = (double) people + open,
                             .part = open,
                             .mark = NAN,
                             .record = record,
                             .number = number,
                         });
}

/* Says what hollow parts and lines mean, where there are any. */
static void
explain (MusterBars *bars)
{
  gboolean hollow = FALSE, marked = FALSE;

  for (guint i = 0; i < bars->bars->len; i++)
    {
      const MusterBar *bar = &g_array_index (bars->bars, MusterBar, i);

      hollow = hollow || bar->part > 0;
      marked = marked || !isnan (bar->mark);
    }
  if (hollow && marked)
    bars->legend = g_strdup (_ ("Hollow: open roles. Line: budget"));
  else if (hollow || marked)
    bars->legend = g_strdup (hollow ? _ ("Hollow: open roles") : _ ("Line: budget"));
}

static MusterBars *
draw_cost (const MusterReport *report)
{
  const MusterTree *tree = muster_projection_get_departments (report->projection);
  MusterBars *bars = muster_bars_new (_ ("Cost by department"), FALSE);
  guint top = 0;
  gboolean single = tree->n_nodes > 1 && tree->nodes[0].size == tree->n_nodes;
  double any = 0;

  for (guint i = single ? 1 : 0; i < tree->n_nodes && top < BARS_MAX; i += tree->nodes[i].size, top++)
    {
      add_money (bars, report, tree->nodes[i].record, &report->metrics->departments[i], report->budgets[i]);
      any += report->metrics->departments[i].outlay_max + (isnan (report->budgets[i]) ? 0 : report->budgets[i]);
    }
  explain (bars);
  if (any > 0)
    return bars;
  muster_bars_free (bars);
  return NULL;
}

static MusterBars *
draw_layers (const MusterReport *report)
{
  MusterBars *bars;

  if (report->n_layers == 0)
    return NULL;
  bars = muster_bars_new (_ ("People per layer"), FALSE);
  for (guint i = 0; i < MIN (report->n_layers, BARS_MAX); i++)
    add_people (bars, g_strdup_printf (_ ("Layer %u"), i + 1), report->layers[i].headcount, report->layers[i].open, 0, i + 1);
  explain (bars);
  return bars;
}

guint
muster_report_span_step (const MusterReport *report)
{
  guint step = 1;

  while (report->n_spans > 1 && (report->n_spans - 2) / step >= SPANS_MAX)
    step = step == 1 ? 2 : step == 2 ? 5
                                     : step * 2;
  return step;
}

static MusterBars *
draw_spans (const MusterReport *report)
{
  guint step = muster_report_span_step (report);
  MusterBars *bars;

  if (report->n_spans < 2)
    return NULL;
  bars = muster_bars_new (_ ("Direct reports"), TRUE);
  bars->legend = g_strdup (_ ("How many roles have so many direct reports"));
  for (guint span = 1; span < report->n_spans; span += step)
    {
      guint roles = 0;

      for (guint i = span; i < MIN (span + step, report->n_spans); i++)
        roles += report->spans[i];
      muster_bars_add (bars, &(MusterBar){
                                 .label = step == 1 ? g_strdup_printf ("%u", span) : g_strdup_printf ("%u+", span),
                                 .text = muster_words_number (roles, 0),
                                 .value = roles,
                                 .mark = NAN,
                                 .number = span,
                             });
    }
  return bars;
}

static MusterBars *
draw_stages (const MusterReport *report, gboolean money)
{
  MusterBars *bars;
  double any = 0;

  if (report->stages->len == 0)
    return NULL;
  bars = muster_bars_new (money ? _ ("Cost by stage") : _ ("People by stage"), FALSE);
  for (guint i = 0; i < MIN (report->stages->len, BARS_MAX); i++)
    {
      const MusterReportStage *stage = &g_array_index (report->stages, MusterReportStage, i);

      any += stage->total.outlay_max + (money ? 0 : stage->total.roles);
      if (money)
        add_money (bars, report, stage->stage, &stage->total, stage->budget);
      else
        add_people (bars, dup_name (report, stage->stage), stage->total.headcount, stage->total.open, stage->stage, 0);
    }
  explain (bars);
  if (any > 0)
    return bars;
  muster_bars_free (bars);
  return NULL;
}

static MusterBars *
draw_grades (const MusterReport *report)
{
  MusterBars *bars;

  if (report->grades->len < 2)
    return NULL;
  bars = muster_bars_new (_ ("People by grade"), FALSE);
  for (guint i = 0; i < MIN (report->grades->len, BARS_MAX); i++)
    {
      const MusterReportGrade *grade = &g_array_index (report->grades, MusterReportGrade, i);
      char *label = grade->grade != NULL ? muster_words_clean (grade->grade) : g_strdup (_ ("No grade"));

      add_people (bars, label, grade->figures.headcount, grade->figures.open, 0, i);
    }
  explain (bars);
  return bars;
}

MusterBars *
muster_report_draw_bars (const MusterReport *report, MusterReportChart chart)
{
  switch (chart)
    {
    case MUSTER_CHART_COST:
      return draw_cost (report);
    case MUSTER_CHART_LAYERS:
      return draw_layers (report);
    case MUSTER_CHART_SPANS:
      return draw_spans (report);
    case MUSTER_CHART_STAGE_COST:
      return draw_stages (report, TRUE);
    case MUSTER_CHART_STAGE_PEOPLE:
      return draw_stages (report, FALSE);
    case MUSTER_CHART_GRADES:
      return draw_grades (report);
    case MUSTER_N_REPORT_CHARTS:
      break;
    }
  return NULL;
}
