/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-model.c: see propose-model.h.
 */
#include "propose-model.h"

#include <math.h>

guint
muster_span_excess (const MusterTargets *targets, guint span)
{
  return targets->span_max > 0 && span > targets->span_max ? span - targets->span_max : 0;
}

guint
muster_span_trouble (const MusterTargets *targets, guint span)
{
  guint excess = muster_span_excess (targets, span);

  if (excess > 0 || span >= targets->span_min)
    return excess;
  return MIN (targets->span_min - span, span);
}

MusterModel *
muster_model_new (MusterProjection *projection, const MusterTargets *targets)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *tree = muster_projection_get_roles (projection);
  MusterModel *model = g_new0 (MusterModel, 1);
  MusterShapeFigures figures = muster_shape_figures (projection);

  model->targets = *targets;
  model->n = tree->n_nodes;
  model->roles = g_new (MusterRecord, model->n);
  model->parents = g_new (guint, model->n);
  model->spans = g_new (guint, model->n);
  model->homes = g_new (guint, model->n);
  model->leads = g_new (gboolean, model->n);
  model->helps = g_new (gboolean, model->n);
  model->cost = figures.cost;
  model->over = figures.over;
  for (guint i = 0; i < model->n; i++)
    {
      MusterRecord role = tree->nodes[i].record;

      model->roles[i] = role;
      model->parents[i] = tree->nodes[i].parent;
      model->spans[i] = tree->nodes[i].n_children;
      model->homes[i] = muster_projection_get_department_of (projection, i);
      model->helps[i] = muster_document_get_flag (doc, role, MUSTER_ROLE_ASSISTANT);
      model->leads[i] = muster_role_can_lead (projection, role);
      model->excess += muster_span_excess (targets, model->spans[i]);
      model->trouble += muster_span_trouble (targets, model->spans[i]);
    }
  return model;
}

void
muster_model_free (MusterModel *model)
{
  if (model == NULL)
    return;
  g_free (model->roles);
  g_free (model->parents);
  g_free (model->spans);
  g_free (model->homes);
  g_free (model->leads);
  g_free (model->helps);
  g_free (model);
}

static void
set_span (MusterModel *model, guint role, guint span)
{
  model->excess += muster_span_excess (&model->targets, span) - muster_span_excess (&model->targets, model->spans[role]);
  model->trouble += muster_span_trouble (&model->targets, span) - muster_span_trouble (&model->targets, model->spans[role]);
  model->spans[role] = span;
}

void
muster_model_move (MusterModel *model, guint role, guint to)
{
  guint from = model->parents[role];

  if (from != MUSTER_NOWHERE)
    set_span (model, from, model->spans[from] - 1);
  model->parents[role] = to;
  if (to != MUSTER_NOWHERE)
    set_span (model, to, model->spans[to] + 1);
}

guint
muster_model_rate (const MusterModel *model, guint role, guint to)
{
  guint from = model->parents[role];
  gboolean near = to == (from != MUSTER_NOWHERE ? model->parents[from] : MUSTER_NOWHERE) || model->parents[to] == from;
  guint rating = (model->homes[role] != model->homes[to]) * 4 + (model->spans[to] == 0) * 8 + !near * 2;

  return rating * 1000 + model->spans[to];
}

/* Each line is followed up to what is known, and down again; every role is passed twice at most. */
void
muster_model_get_levels (const MusterModel *model, guint *levels)
{
  const guint unknown = G_MAXUINT, open = G_MAXUINT - 1;
  g_autofree guint *path = g_new (guint, model->n);

  for (guint i = 0; i < model->n; i++)
    levels[i] = unknown;
  for (guint i = 0; i < model->n; i++)
    {
      guint n_path = 0, level;
      guint role = i;

      for (; role != MUSTER_NOWHERE && levels[role] == unknown; role = model->parents[role])
        {
          levels[role] = open;
          path[n_path++] = role;
        }
      /* What hangs from a ring has no level either. */
      level = role == MUSTER_NOWHERE ? 1 : (levels[role] == open || levels[role] == 0 ? 0 : levels[role] + 1);
      while (n_path > 0)
        {
          levels[path[--n_path]] = level;
          level += level > 0;
        }
    }
}

/* {{{ Layers */

/* How many rings there are: roles without a level, followed up, end in one. */
static guint
count_rings (const MusterModel *model, const guint *levels)
{
  g_autofree guint *seen = g_new0 (guint, model->n);
  guint n = 0;

  for (guint i = 0; i < model->n; i++)
    {
      guint role = i;

      if (levels[i] != 0)
        continue;
      for (; seen[role] == 0; role = model->parents[role])
        seen[role] = i + 1;
      n += seen[role] == i + 1;
    }
  return n;
}

/* The roles that are too deep and lead nobody, the deepest first (counted out by level). */
static GArray *
list_deep (const MusterModel *model, const guint *levels)
{
  GArray *deep = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *starts = g_new0 (guint, model->n + 2);

  for (guint i = 0; i < model->n; i++)
    if (model->spans[i] == 0 && levels[i] > model->targets.layers_max)
      starts[model->n - levels[i] + 1]++;
  for (guint i = 1; i < model->n + 2; i++)
    starts[i] += starts[i - 1];
  g_array_set_size (deep, starts[model->n + 1]);
  for (guint i = model->n; i-- > 0;)
    if (model->spans[i] == 0 && levels[i] > model->targets.layers_max)
      g_array_index (deep, guint, --starts[model->n - levels[i] + 1]) = i;
  return deep;
}

static gboolean
has_reports (const MusterModel *model)
{
  for (guint i = 0; i < model->n; i++)
    if (model->spans[i] > 0)
      return TRUE;
  return FALSE;
}

guint
muster_model_pick_cuts (const MusterModel *model, const guint *levels, GArray *cuts)
{
  guint most = model->targets.layers_max;
  guint n = count_rings (model, levels);
  g_autofree gboolean *picked = NULL;
  g_autoptr (GArray) deep = NULL;

  if (most == 0)
    return n;
  /* Whoever reports to somebody always will. */
  if (most == 1)
    return n + has_reports (model) * (model->n + 1);
  deep = list_deep (model, levels);
  picked = deep->len > 0 ? g_new0 (gboolean, model->n) : NULL;
  for (guint i = 0; i < deep->len; i++)
    {
      guint role = g_array_index (deep, guint, i);
      guint top = levels[role] + 2 - most;

      for (; levels[role] > top && !picked[role]; role = model->parents[role])
        ;
      if (picked[role])
        continue;
      picked[role] = TRUE;
      n++;
      if (cuts != NULL)
        g_array_append_val (cuts, role);
    }
  return n;
}

/* }}} */

guint
muster_model_bound_spans (const MusterModel *model)
{
  /* A move takes one from a span and adds one to another. */
  return MAX (model->excess, (model->trouble + 1) / 2);
}

/* {{{ The top */

/* Roles with a level, the lowest first. */
static guint *
list_from_below (const MusterModel *model, const guint *levels)
{
  guint *order = g_new (guint, model->n + 1);
  g_autofree guint *starts = g_new0 (guint, model->n + 2);

  for (guint i = 0; i < model->n; i++)
    starts[model->n - levels[i] + 1]++;
  for (guint i = 1; i < model->n + 2; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < model->n; i++)
    order[starts[model->n - levels[i]]++] = i;
  return order;
}

typedef struct
{
  /* Of what is below each role: how many layers, by how much spans are too wide, how many of its reports
   * cannot come to lie a layer lower. */
  guint *heights;
  guint *excess;
  guint *deep;
} Below;

static void
measure (const MusterModel *model, const guint *order, guint lowest, Below *below)
{
  for (guint i = 0; i < model->n; i++)
    {
      guint role = order[i], above = model->parents[role];

      if (above == MUSTER_NOWHERE)
        continue;
      below->heights[above] = MAX (below->heights[above], below->heights[role] + 1);
      below->excess[above] += below->excess[role] + muster_span_excess (&model->targets, model->spans[role]);
      below->deep[above] += lowest + 1 + below->heights[role] > model->targets.layers_max;
    }
}

/* The only role at the top; MUSTER_NOWHERE if there are several, or lines without an end. */
static guint
find_only_top (const MusterModel *model, const guint *levels)
{
  guint top = MUSTER_NOWHERE;

  for (guint i = 0; i < model->n; i++)
    {
      if (levels[i] == 0 || (levels[i] == 1 && top != MUSTER_NOWHERE))
        return MUSTER_NOWHERE;
      if (levels[i] == 1)
        top = i;
    }
  return top;
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* The cheapest of those who report to the top, as many as must leave. What has to go of the spans below
 * anyway counts once. */
static guint
add_cheapest (const MusterModel *model, guint top, const Below *below)
{
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = muster_span_excess (&model->targets, model->spans[top]), sum = below->excess[top];

  for (guint i = 0; i < model->n; i++)
    if (model->parents[i] == top)
      {
        guint excess = below->excess[i] + muster_span_excess (&model->targets, model->spans[i]);
        guint weight = 1 + (below->deep[i] > excess ? below->deep[i] - excess : 0);

        g_array_append_val (weights, weight);
      }
  g_array_sort (weights, compare_weights);
  for (guint i = 0; i < n; i++)
    sum += g_array_index (weights, guint, i);
  return sum;
}

static guint
bound_top (const MusterModel *model, const guint *levels)
{
  guint top = model->targets.layers_max > 0 ? find_only_top (model, levels) : MUSTER_NOWHERE;
  g_autofree guint *order = NULL;
  g_autofree guint *counts = NULL;
  Below below;

  if (top == MUSTER_NOWHERE || muster_span_excess (&model->targets, model->spans[top]) == 0)
    return model->excess;
  order = list_from_below (model, levels);
  counts = g_new0 (guint, 3 * model->n);
  below = (Below){ counts, counts + model->n, counts + 2 * model->n };
  /* Under somebody who reports to the top. */
  measure (model, order, 3, &below);
  return add_cheapest (model, top, &below);
}

guint
muster_model_bound_top (const MusterModel *model)
{
  g_autofree guint *levels = g_new (guint, model->n);

  muster_model_get_levels (model, levels);
  return bound_top (model, levels);
}

/* }}} */

guint
muster_model_bound (const MusterModel *model)
{
  g_autofree guint *levels = g_new (guint, model->n);
  guint cuts;

  muster_model_get_levels (model, levels);
  cuts = muster_model_pick_cuts (model, levels, NULL);
  return MAX (MAX (cuts, muster_model_bound_spans (model)), bound_top (model, levels));
}

gboolean
muster_model_is_paid (const MusterModel *model)
{
  if (model->targets.departments && model->over > 0)
    return FALSE;
  return isnan (model->targets.budget) || model->cost <= model->targets.budget * MUSTER_BUDGET_SLACK;
}

gboolean
muster_model_is_good (const MusterModel *model)
{
  g_autofree guint *levels = NULL;

  if (model->trouble > 0 || !muster_model_is_paid (model))
    return FALSE;
  levels = g_new (guint, model->n);
  muster_model_get_levels (model, levels);
  for (guint i = 0; i < model->n; i++)
    if (levels[i] == 0 || (model->targets.layers_max > 0 && levels[i] > model->targets.layers_max))
      return FALSE;
  return TRUE;
}
