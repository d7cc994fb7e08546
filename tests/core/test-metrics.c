/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-metrics.c: every figure counted by hand, and counted again over random charts.
 */
#include "chart.h"
#include "metrics.h"
#include "oracle.h"

#include <math.h>
#include <string.h>

/* {{{ By hand */

static const struct
{
  const char *promise;
  const char *chart;
  const char *stage;
  /* Figures of the whole chart, or after "D: " of a department; those that are 0 are left out. */
  const char *figures;
} cases[] = {
  { "an empty chart has nothing", "", NULL, "" },
  { "a role without a holder is open", "a", NULL, "roles=1 open=1 fte=1/1 layers=1" },
  { "one that is held is not", "a{Ann}", NULL, "roles=1 people=1 fte=1 layers=1" },
  { "a share does not change the FTE", "a{Ann%50}", NULL, "roles=1 people=1 fte=1 layers=1" },
  { "two who share a role are two", "a{Ann%50,Bob%50}=1", NULL, "roles=1 people=2 fte=1 layers=1" },
  { "one with two roles is one", "a{Ann} b{Ann}", NULL, "roles=2 people=1 fte=2 layers=1 several=1 over=1" },
  { "shares that add up to 100 are not over", "a{Ann%60} b{Ann%40}", NULL, "roles=2 people=1 fte=2 layers=1 several=1" },
  { "shares that add up to more are", "a{Ann%60} b{Ann%41}", NULL, "roles=2 people=1 fte=2 layers=1 several=1 over=1" },
  { "one after the other is neither several nor over", "<s1 s2> a{Ann@-s2} b{Ann@s2-}", NULL, "roles=2 people=1 fte=2 layers=1" },
  { "at one stage of all is enough", "<s1 s2> a{Ann} b{Ann@s2-}", NULL, "roles=2 people=1 fte=2 layers=1 several=1 over=1" },
  { "one share alone may be over", "a{Ann%101}", NULL, "roles=1 people=1 fte=1 layers=1 over=1" },
  { "contractors are people", "a{Ann!contractor} b{Bob!employee}", NULL, "roles=2 people=2 fte=2 layers=1" },
  { "vendors and tools are bought in, each once", "a{V!vendor,T!tool} b{V!vendor}", NULL, "roles=2 bought=2 fte=2 layers=1 several=1 over=1" },
  { "a pool is that many posts, filled", "a#3", NULL, "roles=1 people=3 fte=3 layers=1" },
  { "a pool is rounded up", "a#2.5", NULL, "roles=1 people=3 fte=2.5 layers=1" },
  { "a pool's own FTE comes first", "a=2#3", NULL, "roles=1 people=3 fte=2 layers=1" },
  { "a pool of none is an open role", "a#0", NULL, "roles=1 open=1 fte=1/1 layers=1" },
  { "who holds a pool counts beside it", "a#3{Ann}", NULL, "roles=1 people=4 fte=3 layers=1" },
  { "an FTE of 0 is 0", "a=0", NULL, "roles=1 open=1 layers=1" },
  { "cost is FTE times pay", "a{Ann}=0.5$10-20", NULL, "roles=1 people=1 fte=0.5 cost=5-10 layers=1" },
  { "open roles are in the cost and apart", "a{Ann}$10-20 b$1-2", NULL, "roles=2 open=1 people=1 fte=2/1 cost=11-22/1-2 layers=1" },
  { "one end of a pay band stands for both", "a{Ann}$10- b{Bob}$-7", NULL, "roles=2 people=2 fte=2 cost=17-17 layers=1" },
  { "a pool costs for each post", "a#4$10-20", NULL, "roles=1 people=4 fte=4 cost=40-80 layers=1" },
  { "pay of 0 is pay", "a{Ann}$0-9", NULL, "roles=1 people=1 fte=1 cost=0-9 layers=1" },
  { "the top is layer 1", "D[*a b c E[*e f]]", NULL, "roles=5 open=5 fte=5/5 layers=3 span=2/3@a" },
  { "the first of equal spans is named", "a b>>a c d>>c", NULL, "roles=4 open=4 fte=4/4 layers=2 span=1/1@a" },
  { "only what is there counts", "<s1 s2> a{Ann} b@s2-{Ann,Bob}", "s1", "roles=1 people=1 fte=1 layers=1" },
  { "holdings count when they are there", "<s1 s2> a{Ann@s2-,Bob@-s2}", "s1", "roles=1 people=1 fte=1 layers=1" },
  { "load is of the stage", "<s1 s2> a{Ann%80@-s2} b{Ann%80@s2-}", "s2", "roles=2 open=1 people=1 fte=2/1 layers=1" },
  { "somebody who holds nothing is not counted", "<s1 s2> a{Ann@s2-}", "s1", "roles=1 open=1 fte=1/1 layers=1" },

  { "a department counts those below", "D[*a{Ann} E[e{Bob}$5-6]]", NULL, "D: roles=2 people=2 fte=2 cost=5-6" },
  { "somebody in two below counts once", "D[E[a{Ann}] F[b{Ann}]]", NULL, "D: roles=2 people=1 fte=2" },
  { "and once in each of them", "D[E[a{Ann}] F[b{Ann}]]", NULL, "F: roles=1 people=1 fte=1" },
  { "and once where he is in both above and below", "D[a{Ann} E[b{Ann} c{Ann}]]", NULL, "D: roles=3 people=1 fte=3" },
  { "twice in one department is once", "D[a{Ann} b{Ann}]", NULL, "D: roles=2 people=1 fte=2" },
  { "in two trees he counts in each", "D[a{Ann}] E[b{Ann}]", NULL, "E: roles=1 people=1 fte=1" },
  { "tools count once too", "D[E[a{T!tool}] F[b{T!tool}] G[c]]", NULL, "D: roles=3 open=1 bought=1 fte=3/1" },
  { "what is in no department is in none", "D[] a{Ann}", NULL, "D: " },
  { "a department that is not there yet leaves its own above", "<s1 s2> D[E@s2-[a{Ann}]]", "s1", "D: roles=1 people=1 fte=1" },
  { "open ones apart in a department", "D[E[a$1-2]]", NULL, "D: roles=1 open=1 fte=1/1 cost=1-2/1-2" },
};

static void
append_figures (GString *text, const MusterFigures *f)
{
  if (f->roles > 0)
    g_string_append_printf (text, " roles=%u", f->roles);
  if (f->open > 0)
    g_string_append_printf (text, " open=%u", f->open);
  if (f->headcount > 0)
    g_string_append_printf (text, " people=%u", f->headcount);
  if (f->bought_in > 0)
    g_string_append_printf (text, " bought=%u", f->bought_in);
  if (f->fte > 0)
    g_string_append_printf (text, " fte=%g", f->fte);
  if (f->open_fte > 0)
    g_string_append_printf (text, "/%g", f->open_fte);
  if (f->cost_max > 0)
    g_string_append_printf (text, " cost=%g-%g", f->cost_min, f->cost_max);
  if (f->open_cost_max > 0)
    g_string_append_printf (text, "/%g-%g", f->open_cost_min, f->open_cost_max);
}

static char *
write_figures (MusterProjection *projection, const char *department)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  g_autoptr (MusterMetrics) metrics = muster_metrics_new (projection);
  g_autoptr (GString) text = g_string_new (NULL);

  if (department != NULL)
    append_figures (text, &metrics->departments[muster_projection_find (projection, chart_get (doc, department))]);
  else
    {
      append_figures (text, &metrics->total);
      if (metrics->layers > 0)
        g_string_append_printf (text, " layers=%u", metrics->layers);
      if (metrics->span_max > 0)
        g_string_append_printf (text, " span=%g/%u@%s", metrics->span_average, metrics->span_max, muster_document_get_name (doc, metrics->span_at));
      if (metrics->several_roles > 0)
        g_string_append_printf (text, " several=%u", metrics->several_roles);
      if (metrics->over_100 > 0)
        g_string_append_printf (text, " over=%u", metrics->over_100);
    }
  return g_strdup (g_strchug (text->str));
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (cases[i].chart);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, cases[i].stage != NULL ? chart_get (doc, cases[i].stage) : 0);
      const char *colon = strchr (cases[i].figures, ':');
      g_autofree char *department = colon != NULL ? g_strndup (cases[i].figures, colon - cases[i].figures) : NULL;
      g_autofree char *figures = write_figures (projection, department);

      g_test_message ("%s", cases[i].promise);
      g_assert_cmpstr (figures, ==, colon != NULL ? colon + 2 : cases[i].figures);
    }
}

/* }}} */
/* {{{ Again */

/* Whether a role is in @department or below; every one is in 0. */
static gboolean
is_within (MusterProjection *projection, guint role, MusterRecord department)
{
  const MusterTree *departments = muster_projection_get_departments (projection);
  guint home = muster_projection_get_department_of (projection, role);

  while (department != 0 && home != MUSTER_NOWHERE && departments->nodes[home].record != department)
    home = departments->nodes[home].parent;
  return department == 0 || home != MUSTER_NOWHERE;
}

static double
number_or (MusterDocument *doc, MusterRecord record, MusterField field, double fallback)
{
  MusterValue value = muster_document_get (doc, record, field);

  return value.type == MUSTER_TYPE_NUMBER ? value.number : fallback;
}

static void
recount_role (MusterProjection *projection, MusterRecord role, MusterFigures *figures, GHashTable *holders)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  double pool = number_or (doc, role, MUSTER_ROLE_POOL, 0);
  double fte = number_or (doc, role, MUSTER_ROLE_FTE, pool > 0 ? pool : 1);
  double low = number_or (doc, role, MUSTER_ROLE_PAY_MIN, number_or (doc, role, MUSTER_ROLE_PAY_MAX, 0));
  double high = number_or (doc, role, MUSTER_ROLE_PAY_MAX, low);
  gboolean held = FALSE;
  MusterIter iter;
  MusterRecord holding;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_HOLDING);
  while (muster_iter_next (&iter, &holding))
    if (muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE) == role && oracle_lives (doc, holding, muster_projection_get_stage (projection)))
      {
        held = TRUE;
        g_hash_table_add (holders, GUINT_TO_POINTER (muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON)));
      }

  figures->roles++;
  figures->fte += fte;
  figures->cost_min += fte * low;
  figures->cost_max += fte * high;
  figures->headcount += pool > 0 ? (guint) ceil (pool) : 0;
  if (held || pool > 0)
    return;
  figures->open++;
  figures->open_fte += fte;
  figures->open_cost_min += fte * low;
  figures->open_cost_max += fte * high;
}

static MusterFigures
recount (MusterProjection *projection, MusterRecord department)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *roles = muster_projection_get_roles (projection);
  g_autoptr (GHashTable) holders = g_hash_table_new (NULL, NULL);
  MusterFigures figures = { 0 };
  GHashTableIter iter;
  gpointer person;

  for (guint i = 0; i < roles->n_nodes; i++)
    if (is_within (projection, i, department))
      recount_role (projection, roles->nodes[i].record, &figures, holders);

  g_hash_table_iter_init (&iter, holders);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    {
      const char *type = muster_document_get_text (doc, GPOINTER_TO_UINT (person), MUSTER_PERSON_TYPE);

      if (g_strcmp0 (type, "vendor") == 0 || g_strcmp0 (type, "tool") == 0)
        figures.bought_in++;
      else
        figures.headcount++;
    }
  return figures;
}

static void
compare_sums (double a, double b)
{
  g_assert_cmpfloat (fabs (a - b), <=, 1e-9 * MAX (1, fabs (b)));
}

static void
compare_figures (const MusterFigures *a, const MusterFigures *b)
{
  g_assert_cmpuint (a->roles, ==, b->roles);
  g_assert_cmpuint (a->open, ==, b->open);
  g_assert_cmpuint (a->headcount, ==, b->headcount);
  g_assert_cmpuint (a->bought_in, ==, b->bought_in);
  compare_sums (a->fte, b->fte);
  compare_sums (a->open_fte, b->open_fte);
  compare_sums (a->cost_min, b->cost_min);
  compare_sums (a->cost_max, b->cost_max);
  compare_sums (a->open_cost_min, b->open_cost_min);
  compare_sums (a->open_cost_max, b->open_cost_max);
}

static void
recount_spans (MusterProjection *projection, const MusterMetrics *metrics)
{
  const MusterTree *roles = muster_projection_get_roles (projection);
  guint most = 0, leaders = 0, reports = 0, layers = 0;

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint span = 0, level = 1;

      for (guint j = 0; j < roles->n_nodes; j++)
        span += roles->nodes[j].parent == i;
      for (guint above = roles->nodes[i].parent; above != MUSTER_NOWHERE; above = roles->nodes[above].parent)
        level++;
      layers = MAX (layers, level);
      most = MAX (most, span);
      leaders += span > 0;
      reports += span;
      if (roles->nodes[i].record == metrics->span_at)
        g_assert_cmpuint (span, ==, metrics->span_max);
    }
  g_assert_cmpuint (metrics->layers, ==, layers);
  g_assert_cmpuint (metrics->span_max, ==, most);
  g_assert_true ((metrics->span_at == 0) == (most == 0));
  compare_sums (metrics->span_average, leaders > 0 ? (double) reports / leaders : 0);
}

/* What somebody holds at a stage, and by how much. */
static guint
recount_held (MusterDocument *doc, MusterRecord person, MusterRecord stage, double *load)
{
  MusterIter holdings;
  MusterRecord holding;
  guint held = 0;

  *load = 0;
  muster_iter_init_kind (&holdings, doc, MUSTER_KIND_HOLDING);
  while (muster_iter_next (&holdings, &holding))
    if (muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON) == person && oracle_lives (doc, holding, stage) && oracle_lives (doc, muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE), stage))
      {
        held++;
        *load += number_or (doc, holding, MUSTER_HOLDING_SHARE, 100);
      }
  return held;
}

/* For all stages together somebody holds what she holds at one of them. */
static void
recount_people (MusterProjection *projection, const MusterMetrics *metrics)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord shown = muster_projection_get_stage (projection);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  guint several = 0, over = 0;
  MusterIter people;
  MusterRecord person;

  muster_iter_init_kind (&people, doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&people, &person))
    {
      gboolean is_several = FALSE, is_over = FALSE;

      for (guint i = 0; i < MAX (1, shown == 0 ? stages->len : 1); i++)
        {
          double load;
          guint held = recount_held (doc, person, shown == 0 && stages->len > 0 ? g_array_index (stages, MusterRecord, i) : shown, &load);

          is_several = is_several || held > 1;
          is_over = is_over || load > 100;
        }
      several += is_several;
      over += is_over;
    }
  g_assert_cmpuint (metrics->several_roles, ==, several);
  g_assert_cmpuint (metrics->over_100, ==, over);
}

static void
check_metrics (MusterDocument *doc, MusterRecord stage)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
  g_autoptr (MusterMetrics) metrics = muster_metrics_new (projection);
  const MusterTree *departments = muster_projection_get_departments (projection);
  MusterFigures again = recount (projection, 0);

  compare_figures (&metrics->total, &again);
  g_assert_cmpuint (metrics->n_departments, ==, departments->n_nodes);
  for (guint i = 0; i < departments->n_nodes; i++)
    {
      again = recount (projection, departments->nodes[i].record);
      compare_figures (&metrics->departments[i], &again);
    }
  recount_spans (projection, metrics);
  recount_people (projection, metrics);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < 300 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 0, 30), i % 4 == 0);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

      check_metrics (doc, 0);
      for (guint j = 0; j < stages->len; j++)
        check_metrics (doc, g_array_index (stages, MusterRecord, j));
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/counted by hand", test_cases);
  g_test_add_func ("/metrics/counted again over random charts", test_random);
  return g_test_run ();
}
