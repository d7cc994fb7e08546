/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * metrics.c: see metrics.h.
 */
#include "metrics.h"

#include <math.h>

double
muster_role_get_fte (MusterDocument *doc, MusterRecord role)
{
  double pool = muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0);

  return muster_document_get_number (doc, role, MUSTER_ROLE_FTE, pool > 0 ? pool : 1);
}

static void
add_figures (MusterFigures *sum, const MusterFigures *part)
{
  sum->roles += part->roles;
  sum->open += part->open;
  sum->headcount += part->headcount;
  sum->bought_in += part->bought_in;
  sum->fte += part->fte;
  sum->open_fte += part->open_fte;
  sum->cost_min += part->cost_min;
  sum->cost_max += part->cost_max;
  sum->open_cost_min += part->open_cost_min;
  sum->open_cost_max += part->open_cost_max;
}

/* The pay band of a role; one end alone stands for both. */
static void
get_pay (MusterDocument *doc, MusterRecord role, double *pay_min, double *pay_max)
{
  double low = muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MIN, NAN);
  double high = muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MAX, NAN);

  *pay_min = isnan (low) ? (isnan (high) ? 0 : high) : low;
  *pay_max = isnan (high) ? *pay_min : high;
}

/* A role's own figures, without who holds it. */
static MusterFigures
count_role (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  double pool = muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0);
  double pay_min, pay_max;
  MusterFigures figures = { .roles = 1, .fte = muster_role_get_fte (doc, role) };

  get_pay (doc, role, &pay_min, &pay_max);
  figures.cost_min = figures.fte * pay_min;
  figures.cost_max = figures.fte * pay_max;
  if (pool > 0)
    figures.headcount = (guint) ceil (pool);
  if (muster_projection_is_open (projection, role))
    {
      figures.open = 1;
      figures.open_fte = figures.fte;
      figures.open_cost_min = figures.cost_min;
      figures.open_cost_max = figures.cost_max;
    }
  return figures;
}

static void
count_roles (MusterProjection *projection, MusterMetrics *metrics)
{
  const MusterTree *roles = muster_projection_get_roles (projection);
  guint spans = 0, reports = 0;

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      const MusterNode *node = &roles->nodes[i];
      MusterFigures figures = count_role (projection, node->record);
      guint department = muster_projection_get_department_of (projection, i);

      add_figures (&metrics->total, &figures);
      if (department != MUSTER_NOWHERE)
        add_figures (&metrics->departments[department], &figures);

      metrics->layers = MAX (metrics->layers, node->level);
      if (node->n_children == 0)
        continue;
      spans++;
      reports += node->n_children;
      if (node->n_children > metrics->span_max)
        {
          metrics->span_max = node->n_children;
          metrics->span_at = node->record;
        }
    }
  if (spans > 0)
    metrics->span_average = (double) reports / spans;
}

/* {{{ People, each once in every department that they reach */

static int
compare_guint (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* The nearest department above both; @a comes before @b in preorder. */
static guint
find_common (const MusterTree *departments, guint a, guint b)
{
  while (a != MUSTER_NOWHERE && b >= a + departments->nodes[a].size)
    a = departments->nodes[a].parent;
  return a;
}

static void
count_once (MusterMetrics *metrics, guint department, gboolean bought_in, int n)
{
  MusterFigures *figures = &metrics->departments[department];

  if (bought_in)
    figures->bought_in += n;
  else
    figures->headcount += n;
}

/* Departments are summed up from below afterwards; where two of a person's branches meet, one is
 * taken off again. */
static void
count_person (MusterProjection *projection, MusterMetrics *metrics, MusterRecord person, GArray *departments)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *tree = muster_projection_get_departments (projection);
  const char *type = muster_document_get_text (doc, person, MUSTER_PERSON_TYPE);
  gboolean bought_in = g_strcmp0 (type, "vendor") == 0 || g_strcmp0 (type, "tool") == 0;

  if (bought_in)
    metrics->total.bought_in++;
  else
    metrics->total.headcount++;

  g_array_sort (departments, compare_guint);
  for (guint i = 0; i < departments->len; i++)
    {
      guint department = g_array_index (departments, guint, i);
      guint common;

      count_once (metrics, department, bought_in, 1);
      if (i == 0)
        continue;
      common = find_common (tree, g_array_index (departments, guint, i - 1), department);
      if (common != MUSTER_NOWHERE)
        count_once (metrics, common, bought_in, -1);
    }
}

static void
count_people (MusterProjection *projection, MusterMetrics *metrics)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  g_autoptr (GArray) departments = g_array_new (FALSE, FALSE, sizeof (guint));
  MusterIter people, holdings;
  MusterRecord person, holding;

  muster_iter_init_kind (&people, doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&people, &person))
    {
      double load;
      guint held = muster_projection_count_held (projection, person, &load);

      metrics->several_roles += held > 1;
      metrics->over_100 += load > 100 + 1e-6;
      if (held == 0)
        continue;

      g_array_set_size (departments, 0);
      muster_iter_init_referrers (&holdings, doc, person, MUSTER_HOLDING_PERSON);
      while (muster_iter_next (&holdings, &holding))
        {
          MusterRecord role = muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE);
          guint index = role != 0 ? muster_projection_find (projection, role) : MUSTER_NOWHERE;
          guint department;

          if (index == MUSTER_NOWHERE || !muster_document_lives_at (doc, holding, muster_projection_get_stage (projection)))
            continue;
          department = muster_projection_get_department_of (projection, index);
          if (department != MUSTER_NOWHERE)
            g_array_append_val (departments, department);
        }
      count_person (projection, metrics, person, departments);
    }
}

/* }}} */

MusterMetrics *
muster_metrics_new (MusterProjection *projection)
{
  const MusterTree *departments = muster_projection_get_departments (projection);
  MusterMetrics *metrics = g_new0 (MusterMetrics, 1);

  metrics->n_departments = departments->n_nodes;
  metrics->departments = g_new0 (MusterFigures, departments->n_nodes);
  count_roles (projection, metrics);
  count_people (projection, metrics);

  for (guint i = departments->n_nodes; i-- > 0;)
    if (departments->nodes[i].parent != MUSTER_NOWHERE)
      add_figures (&metrics->departments[departments->nodes[i].parent], &metrics->departments[i]);
  return metrics;
}

void
muster_metrics_free (MusterMetrics *metrics)
{
  g_free (metrics->departments);
  g_free (metrics);
}
