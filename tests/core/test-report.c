/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-report.c: money, spans, layers, grades and loads: by hand, and counted again the slow way over random
 * charts; and what is asked of cards.
 */
#include "chart.h"
#include "edit.h"
#include "oracle.h"
#include "report.h"
#include "traits.h"

#include <math.h>

/* {{{ What is bought in */

typedef struct
{
  const char *promise;
  const char *chart;
  /* Who costs what. */
  const char *person;
  double cost;
  double outlay_min;
  double outlay_max;
  double saved_min;
  double saved_max;
  guint replaced;
} Money;

static const Money moneys[] = {
  { "without a price the pay band counts", "a{T!tool}$10-20", "T", NAN, 10, 20, 0, 0, 0 },
  { "a tool costs what it costs and saves the hire", "a{T!tool}$10-20", "T", 3, 3, 3, 7, 17, 1 },
  { "a vendor dearer than a hire saves less than nothing", "a{T!vendor}$10-20", "T", 30, 30, 30, -20, -10, 1 },
  { "an employee’s price is none", "a{T}$10-20", "T", 3, 10, 20, 0, 0, 0 },
  { "a contractor’s neither", "a{T!contractor}$10-20", "T", 3, 10, 20, 0, 0, 0 },
  { "beside an employee a tool is paid on top", "a{T!tool,Ann}$10-20", "T", 3, 13, 23, 0, 0, 0 },
  { "one price is paid once for several roles", "a{T!tool}$10-20 b{T}$10-20", "T", 4, 4, 4, 16, 36, 2 },
  { "a role without a pay band saves nothing", "a{T!tool}", "T", 4, 4, 4, 0, 0, 1 },
  { "a price of 0 is a price", "a{T!tool}$5-5", "T", 0, 0, 0, 5, 5, 1 },
  { "who holds nothing costs nothing", "a$5-5 b{T!tool@-s2}", "T", 9, 5 + 9, 5 + 9, 0, 0, 1 },
};

static void
test_money (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moneys); i++)
    {
      const Money *money = &moneys[i];
      g_autofree char *text = g_strdup_printf ("<s1 s2> %s", money->chart);
      g_autoptr (MusterDocument) doc = chart_read (text);
      g_autofree char *cost = isnan (money->cost) ? NULL : g_strdup_printf ("%g", money->cost);
      g_autoptr (MusterProjection) projection = NULL;
      g_autoptr (MusterMetrics) metrics = NULL;
      g_autoptr (GError) error = NULL;

      muster_edit_set (doc, chart_get (doc, money->person), MUSTER_PERSON_COST, cost, MUSTER_COMMIT_DEFAULT, &error);
      g_assert_no_error (error);
      projection = muster_projection_new (doc, 0);
      metrics = muster_metrics_new (projection);
      g_test_message ("%s", money->promise);
      g_assert_cmpfloat (metrics->total.outlay_min, ==, money->outlay_min);
      g_assert_cmpfloat (metrics->total.outlay_max, ==, money->outlay_max);
      g_assert_cmpfloat (metrics->total.saved_min, ==, money->saved_min);
      g_assert_cmpfloat (metrics->total.saved_max, ==, money->saved_max);
      g_assert_cmpuint (metrics->total.replaced, ==, money->replaced);
    }
}

/* }}} */
/* {{{ Again */

static double
number_or (MusterDocument *doc, MusterRecord record, MusterField field, double fallback)
{
  MusterValue value = muster_document_get (doc, record, field);

  return value.type == MUSTER_TYPE_NUMBER ? value.number : fallback;
}

static void
close_to (double a, double b)
{
  g_assert_cmpfloat (fabs (a - b), <=, 1e-9 * MAX (1, fabs (b)));
}

static gboolean
is_there (MusterProjection *projection, MusterRecord holding)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord stage = muster_projection_get_stage (projection);

  return oracle_lives (doc, holding, stage) && oracle_lives (doc, muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE), stage);
}

/* What of a person's price a holding bears: by going through all holdings there are. */
static double
share_price (MusterProjection *projection, MusterRecord holding)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord person = muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON), other;
  double price = number_or (doc, person, MUSTER_PERSON_COST, NAN), sum = 0;
  const char *type = muster_document_get_text (doc, person, MUSTER_PERSON_TYPE);
  guint n = 0;
  MusterIter iter;

  if (g_strcmp0 (type, "vendor") != 0 && g_strcmp0 (type, "tool") != 0)
    return NAN;
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_HOLDING);
  while (muster_iter_next (&iter, &other))
    if (muster_document_get_ref (doc, other, MUSTER_HOLDING_PERSON) == person && is_there (projection, other))
      {
        sum += number_or (doc, other, MUSTER_HOLDING_SHARE, 100);
        n++;
      }
  return sum > 0 ? price * number_or (doc, holding, MUSTER_HOLDING_SHARE, 100) / sum : price / n;
}

static gboolean
is_within (MusterProjection *projection, guint role, MusterRecord department)
{
  const MusterTree *departments = muster_projection_get_departments (projection);
  guint home = muster_projection_get_department_of (projection, role);

  while (department != 0 && home != MUSTER_NOWHERE && departments->nodes[home].record != department)
    home = departments->nodes[home].parent;
  return department == 0 || home != MUSTER_NOWHERE;
}

static MusterFigures
recount (MusterProjection *projection, MusterRecord department)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *roles = muster_projection_get_roles (projection);
  MusterFigures sum = { 0 };

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      MusterRecord role = roles->nodes[i].record, holding;
      double pool = number_or (doc, role, MUSTER_ROLE_POOL, 0), fte = number_or (doc, role, MUSTER_ROLE_FTE, pool > 0 ? pool : 1);
      double low = number_or (doc, role, MUSTER_ROLE_PAY_MIN, number_or (doc, role, MUSTER_ROLE_PAY_MAX, 0));
      double high = number_or (doc, role, MUSTER_ROLE_PAY_MAX, low), paid = 0;
      gboolean anybody = FALSE, all_priced = TRUE;
      MusterIter iter;

      if (!is_within (projection, i, department))
        continue;
      muster_iter_init_kind (&iter, doc, MUSTER_KIND_HOLDING);
      while (muster_iter_next (&iter, &holding))
        if (muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE) == role && is_there (projection, holding))
          {
            double price = share_price (projection, holding);

            anybody = TRUE;
            all_priced = all_priced && !isnan (price);
            paid += isnan (price) ? 0 : price;
          }
      sum.bought_cost += paid;
      sum.outlay_min += paid;
      sum.outlay_max += paid;
      if (!anybody || !all_priced || pool > 0)
        {
          sum.outlay_min += fte * low;
          sum.outlay_max += fte * high;
          continue;
        }
      sum.replaced++;
      if (fte * high > 0)
        {
          sum.saved_min += fte * low - paid;
          sum.saved_max += fte * high - paid;
        }
    }
  return sum;
}

static void
compare_money (const MusterFigures *a, const MusterFigures *b)
{
  close_to (a->outlay_min, b->outlay_min);
  close_to (a->outlay_max, b->outlay_max);
  close_to (a->bought_cost, b->bought_cost);
  close_to (a->saved_min, b->saved_min);
  close_to (a->saved_max, b->saved_max);
  g_assert_cmpuint (a->replaced, ==, b->replaced);
}

/* Somebody counts in the highest layer of his. */
static void
check_layers (const MusterReport *report)
{
  const MusterTree *roles = muster_projection_get_roles (report->projection);
  guint people = 0, n_roles = 0, open = 0;

  for (guint i = 0; i < report->n_layers; i++)
    {
      guint here = 0;

      for (guint j = 0; j < roles->n_nodes; j++)
        here += roles->nodes[j].level == i + 1;
      g_assert_cmpuint (report->layers[i].roles, ==, here);
      people += report->layers[i].headcount;
      n_roles += report->layers[i].roles;
      open += report->layers[i].open;
    }
  g_assert_cmpuint (n_roles, ==, report->metrics->total.roles);
  g_assert_cmpuint (people, ==, report->metrics->total.headcount);
  g_assert_cmpuint (open, ==, report->metrics->total.open);
}

static void
check_spans (const MusterReport *report)
{
  guint n_roles = 0, reports = 0, leaders = 0;

  for (guint span = 0; span < report->n_spans; span++)
    {
      n_roles += report->spans[span];
      reports += span * report->spans[span];
      leaders += span > 0 ? report->spans[span] : 0;
    }
  g_assert_cmpuint (n_roles, ==, report->metrics->total.roles);
  close_to (report->metrics->span_average, leaders > 0 ? (double) reports / leaders : 0);
  g_assert_cmpuint (report->n_widest, ==, MIN (leaders, MUSTER_REPORT_WIDEST));
  for (guint i = 0; i < report->n_widest; i++)
    g_assert_cmpuint (report->widest[i].span, <=, i == 0 ? report->metrics->span_max : report->widest[i - 1].span);
  if (report->n_widest > 0)
    g_assert_cmpuint (report->widest[0].role, ==, report->metrics->span_at);
}

static void
check_grades (const MusterReport *report)
{
  MusterFigures sum = { 0 };

  for (guint i = 0; i < report->grades->len; i++)
    {
      const MusterReportGrade *grade = &g_array_index (report->grades, MusterReportGrade, i);

      muster_figures_add (&sum, &grade->figures);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (grade->grade, !=, g_array_index (report->grades, MusterReportGrade, j).grade);
    }
  g_assert_cmpuint (sum.roles, ==, report->metrics->total.roles);
  g_assert_cmpuint (sum.open, ==, report->metrics->total.open);
  g_assert_cmpuint (sum.headcount, >=, report->metrics->total.headcount);
  close_to (sum.fte, report->metrics->total.fte);
  close_to (sum.cost_max, report->metrics->total.cost_max);
}

static double
recount_budget (MusterProjection *projection, guint department)
{
  const MusterTree *tree = muster_projection_get_departments (projection);
  MusterDocument *doc = muster_projection_get_document (projection);
  double sum = NAN;

  if (department != MUSTER_NOWHERE)
    sum = number_or (doc, tree->nodes[department].record, MUSTER_DEPARTMENT_BUDGET, NAN);
  if (!isnan (sum))
    return sum;
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      double part = tree->nodes[i].parent == department ? recount_budget (projection, i) : NAN;

      if (!isnan (part))
        sum = (isnan (sum) ? 0 : sum) + part;
    }
  return sum;
}

static void
compare_budget (double a, double b)
{
  g_assert_true (isnan (a) == isnan (b));
  if (!isnan (a))
    close_to (a, b);
}

static void
check_stages (const MusterReport *report)
{
  for (guint i = 0; i < report->stages->len; i++)
    {
      const MusterReportStage *stage = &g_array_index (report->stages, MusterReportStage, i);
      g_autoptr (MusterProjection) projection = muster_projection_new (report->doc, stage->stage);
      MusterFigures again = recount (projection, 0);

      compare_money (&stage->total, &again);
      compare_budget (stage->budget, recount_budget (projection, MUSTER_NOWHERE));
      for (guint row = 0; row < report->rows->len; row++)
        {
          MusterRecord department = g_array_index (report->rows, MusterRecord, row);

          if (muster_projection_find (projection, department) == MUSTER_NOWHERE)
            again = (MusterFigures){ 0 };
          else
            again = recount (projection, department);
          compare_money (&stage->departments[row], &again);
        }
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < 150 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 0, 25), i % 4 == 0);
      g_autoptr (MusterReport) report = muster_report_new (doc, 0);
      MusterFigures again = recount (report->projection, 0);

      compare_money (&report->metrics->total, &again);
      for (guint j = 0; j < report->metrics->n_departments; j++)
        {
          again = recount (report->projection, muster_projection_get_departments (report->projection)->nodes[j].record);
          compare_money (&report->metrics->departments[j], &again);
          compare_budget (report->budgets[j], recount_budget (report->projection, j));
        }
      check_layers (report);
      check_spans (report);
      check_grades (report);
      check_stages (report);
    }
}

/* }}} */
/* {{{ Order and rules */

static void
test_natural (void)
{
  static const char *const rising[] = { "", "G", "G1", "G2", "G10", "G10a", "M2", "M11", NULL };

  for (guint i = 0; rising[i] != NULL; i++)
    for (guint j = 0; rising[j] != NULL; j++)
      g_assert_cmpint (muster_compare_natural (rising[i], rising[j]), ==, i < j ? -1 : i > j);
  g_assert_cmpint (muster_compare_natural (NULL, "a"), >, 0);
  g_assert_cmpint (muster_compare_natural (NULL, NULL), ==, 0);
}

typedef struct
{
  const char *field;
  const char *test;
  const char *value;
  const char *fits;
} Rule;

/* Over D[*boss{Ann} cook{Bob,Ann} mate=0.5$10-30 kit{T!tool}$5-5 many#3]. */
static const Rule rules[] = {
  { "open", "is", "", "mate" },
  { "open", "is", "yes", "mate" },
  { "open", "is", "no", "boss cook kit many" },
  { "span", "above", "3", "boss" },
  { "span", "empty", "", "cook mate kit many" },
  { "layer", "is", "1", "boss" },
  { "layer", "above", "1", "cook mate kit many" },
  { "fte", "below", "1", "mate" },
  { "cost", "above", "5", "mate" },
  { "cost", "is", "5", "kit" },
  { "cost", "above", "lots", "" },
  { "load", "above", "100", "boss cook" },
  { "holder", "is", "tool", "kit" },
  { "holder", "is", "pool", "many" },
  { "holder", "is-not", "employee", "mate kit many" },
  { "title", "contains", "OO", "cook" },
  { "person", "is", "ann", "boss" },
  { "department", "is", "d", "boss cook mate kit many" },
  { "nonsense", "is", "d", "" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const Rule *rule = &rules[i];
      g_autoptr (MusterDocument) doc = chart_read ("D[*boss{Ann} cook{Bob,Ann} mate=0.5$10-30 kit{T!tool}$5-5 many#3]");
      const MusterSetting settings[] = { { MUSTER_RULE_FIELD, rule->field }, { MUSTER_RULE_TEST, rule->test }, { MUSTER_RULE_VALUE, rule->value } };
      g_autoptr (GError) error = NULL;
      MusterRecord record = muster_edit_add (doc, MUSTER_KIND_RULE, settings, G_N_ELEMENTS (settings), 0, &error);
      g_autoptr (GArray) tests = muster_rules_list (doc);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
      g_autoptr (MusterMetrics) metrics = muster_metrics_new (projection);
      const MusterTree *roles = muster_projection_get_roles (projection);
      g_autoptr (GString) fits = g_string_new (NULL);

      g_assert_no_error (error);
      g_assert_cmpuint (record, !=, 0);
      for (guint j = 0; tests->len > 0 && j < roles->n_nodes; j++)
        if (muster_rule_fits (&g_array_index (tests, MusterRuleTest, 0), projection, metrics, roles->nodes[j].record))
          g_string_append_printf (fits, "%s%s", fits->len > 0 ? " " : "", muster_document_get_id (doc, roles->nodes[j].record));
      g_test_message ("%s %s %s", rule->field, rule->test, rule->value);
      g_assert_cmpstr (fits->str, ==, rule->fits);
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/what is bought in, by hand", test_money);
  g_test_add_func ("/report/counted again over random charts", test_random);
  g_test_add_func ("/report/runs of digits are numbers", test_natural);
  g_test_add_func ("/report/rules fit what they say", test_rules);
  return g_test_run ();
}
