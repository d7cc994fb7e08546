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

void
muster_figures_add (MusterFigures *sum, const MusterFigures *part)
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
  sum->replaced += part->replaced;
  sum->bought_cost += part->bought_cost;
  sum->outlay_min += part->outlay_min;
  sum->outlay_max += part->outlay_max;
  sum->saved_min += part->saved_min;
  sum->saved_max += part->saved_max;
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

gboolean
muster_person_is_bought_in (MusterDocument *doc, MusterRecord person)
{
  const char *type = muster_document_get_text (doc, person, MUSTER_PERSON_TYPE);

  return g_strcmp0 (type, "vendor") == 0 || g_strcmp0 (type, "tool") == 0;
}

MusterFigures
muster_figures_of_role (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  double pool = muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0);
  double pay_min, pay_max;
  MusterFigures figures = { .roles = 1, .fte = muster_role_get_fte (doc, role) };

  get_pay (doc, role, &pay_min, &pay_max);
  figures.cost_min = figures.fte * pay_min;
  figures.cost_max = figures.fte * pay_max;
  figures.outlay_min = figures.cost_min;
  figures.outlay_max = figures.cost_max;
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
      MusterFigures figures = muster_figures_of_role (projection, node->record);
      guint department = muster_projection_get_department_of (projection, i);

      muster_figures_add (&metrics->total, &figures);
      if (department != MUSTER_NOWHERE)
        muster_figures_add (&metrics->departments[department], &figures);

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
  gboolean bought_in = muster_person_is_bought_in (doc, person);

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

/* Who holds a role: how many do, how many of them say what they cost, and what that is. */
typedef struct
{
  guint holders;
  guint priced;
  double paid;
} Held;

/* The holdings of somebody that are there, with the index of their role. */
typedef struct
{
  guint role;
  double share;
} Part;

static void
list_parts (MusterProjection *projection, MusterRecord person, GArray *parts)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterIter holdings;
  MusterRecord holding;

  g_array_set_size (parts, 0);
  muster_iter_init_referrers (&holdings, doc, person, MUSTER_HOLDING_PERSON);
  while (muster_iter_next (&holdings, &holding))
    {
      MusterRecord role = muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE);
      Part part = {
        .role = role != 0 ? muster_projection_find (projection, role) : MUSTER_NOWHERE,
        .share = muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100),
      };

      if (part.role != MUSTER_NOWHERE && muster_document_lives_at (doc, holding, muster_projection_get_stage (projection)))
        g_array_append_val (parts, part);
    }
}

/* Spreads what somebody costs over the roles held, by shares; evenly where all are 0. */
static void
pay_person (MusterDocument *doc, MusterRecord person, const GArray *parts, Held *held)
{
  double cost = muster_document_get_number (doc, person, MUSTER_PERSON_COST, NAN), sum = 0;
  gboolean priced = !isnan (cost) && muster_person_is_bought_in (doc, person);

  for (guint i = 0; i < parts->len; i++)
    sum += g_array_index (parts, Part, i).share;
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      held[part->role].holders++;
      if (!priced)
        continue;
      held[part->role].priced++;
      held[part->role].paid += sum > 0 ? cost * part->share / sum : cost / parts->len;
    }
}

static void
pay_role (MusterProjection *projection, MusterMetrics *metrics, guint role, const Held *held)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord record = muster_projection_get_roles (projection)->nodes[role].record;
  guint department = muster_projection_get_department_of (projection, role);
  MusterFigures figures = { .bought_cost = held->paid, .outlay_min = held->paid, .outlay_max = held->paid };

  metrics->paid[role] = NAN;
  if (held->priced == 0)
    return;
  if (held->priced == held->holders && muster_document_get_number (doc, record, MUSTER_ROLE_POOL, 0) == 0)
    {
      MusterFigures hire = muster_figures_of_role (projection, record);

      metrics->paid[role] = held->paid;
      figures.replaced = 1;
      figures.outlay_min -= hire.cost_min;
      figures.outlay_max -= hire.cost_max;
      if (hire.cost_max > 0)
        {
          figures.saved_min = hire.cost_min - held->paid;
          figures.saved_max = hire.cost_max - held->paid;
        }
    }
  muster_figures_add (&metrics->total, &figures);
  if (department != MUSTER_NOWHERE)
    muster_figures_add (&metrics->departments[department], &figures);
}

static void
count_people (MusterProjection *projection, MusterMetrics *metrics)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  guint n_roles = muster_projection_get_roles (projection)->n_nodes;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GArray) departments = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree Held *held = g_new0 (Held, n_roles + 1);
  MusterIter people;
  MusterRecord person;

  muster_iter_init_kind (&people, doc, MUSTER_KIND_PERSON);
  while (muster_iter_next (&people, &person))
    {
      double load = 0;

      list_parts (projection, person, parts);
      g_array_set_size (departments, 0);
      for (guint i = 0; i < parts->len; i++)
        {
          guint department = muster_projection_get_department_of (projection, g_array_index (parts, Part, i).role);

          if (department != MUSTER_NOWHERE)
            g_array_append_val (departments, department);
        }
      if (parts->len > 0)
        muster_projection_count_held (projection, person, &load);
      metrics->several_roles += parts->len > 1 && muster_projection_count_held (projection, person, NULL) > 1;
      metrics->over_100 += load > 100 + 1e-6;
      if (parts->len == 0)
        continue;
      pay_person (doc, person, parts, held);
      count_person (projection, metrics, person, departments);
    }
  metrics->paid = g_new (double, n_roles + 1);
  for (guint i = 0; i < n_roles; i++)
    pay_role (projection, metrics, i, &held[i]);
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
      muster_figures_add (&metrics->departments[departments->nodes[i].parent], &metrics->departments[i]);
  return metrics;
}

void
muster_metrics_free (MusterMetrics *metrics)
{
  g_free (metrics->paid);
  g_free (metrics->departments);
  g_free (metrics);
}
