/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-rules.c: some good moves, found by rules.
 *
 * First what must not be hired, the most costly first; then heads for departments that have none, where
 * that helps; then what is too deep is lifted, and after that spans are mended one move at a time, to
 * where it does most good. A role moves once. Each move costs O(n) times the depth. Where that comes to
 * nothing, what looks best is tried further, with ways back.
 */
#include "propose-private.h"

#include <math.h>

/* How ties are broken: near where the role is, to whom has most room, or the first instead of the last. */
#define N_WAYS 3

typedef struct
{
  MusterModel *model;
  guint *levels;
  guint *heights;
  gboolean *moved;
  guint way;
} Rules;

/* {{{ What is more than a line of reporting */

static int
compare_saving (gconstpointer a, gconstpointer b, gpointer specials)
{
  double one = g_array_index ((GArray *) specials, MusterSpecial, *(const guint *) a).saving;
  double other = g_array_index ((GArray *) specials, MusterSpecial, *(const guint *) b).saving;

  return one > other ? -1 : one < other;
}

/* Indices of the open roles that need not be hired, the most costly first. */
static GArray *
list_spares (MusterProposing *proposing)
{
  GArray *spares = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < proposing->specials->len; i++)
    if (g_array_index (proposing->specials, MusterSpecial, i).move.kind == MUSTER_MOVE_SPARE)
      g_array_append_val (spares, i);
  g_array_sort_with_data (spares, compare_saving, proposing->specials);
  return spares;
}

static gboolean
lies_in (MusterProposing *proposing, guint home, guint purse)
{
  while (home != MUSTER_NOWHERE && home != purse)
    home = g_array_index (proposing->purses, MusterPurse, home).parent;
  return home == purse;
}

/* How many of @spares, the most costly first, take @cost down to @budget if @purse alone saves; all for
 * MUSTER_NOWHERE. G_MAXUINT if all are not enough. */
static guint
count_spares (MusterProposing *proposing, const GArray *spares, guint purse, double cost, double budget)
{
  guint n = 0;

  for (guint i = 0; i < spares->len && cost > budget * MUSTER_BUDGET_SLACK; i++)
    {
      const MusterSpecial *special = &g_array_index (proposing->specials, MusterSpecial, g_array_index (spares, guint, i));

      if (purse != MUSTER_NOWHERE && !lies_in (proposing, special->home, purse))
        continue;
      cost -= special->saving;
      n++;
    }
  return cost > budget * MUSTER_BUDGET_SLACK ? G_MAXUINT : n;
}

static double
sum_costs (MusterProposing *proposing)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (proposing->doc, proposing->stage);

  return muster_shape_figures (projection).cost;
}

/* Departments beside each other do not share roles, so that what they need adds up. */
guint
muster_proposing_bound_cost (MusterProposing *proposing)
{
  g_autoptr (GArray) spares = list_spares (proposing);
  g_autofree guint *below = g_new0 (guint, proposing->purses->len + 1);
  guint all = 0, n;

  for (guint i = proposing->purses->len; i-- > 0;)
    {
      const MusterPurse *purse = &g_array_index (proposing->purses, MusterPurse, i);

      n = count_spares (proposing, spares, i, purse->cost, purse->budget);
      if (n == G_MAXUINT)
        return G_MAXUINT;
      n = MAX (n, below[i]);
      if (purse->parent != MUSTER_NOWHERE)
        below[purse->parent] += n;
      else
        all += n;
    }
  if (isnan (proposing->targets.budget))
    return all;
  return MAX (all, count_spares (proposing, spares, MUSTER_NOWHERE, sum_costs (proposing), proposing->targets.budget));
}

/* Takes from @spares, the most costly first, what brings a purse down to its budget. */
static void
choose_spares (MusterProposing *proposing, GArray *spares, guint purse, double cost, double budget, GArray *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const MusterSpecial *special = &g_array_index (proposing->specials, MusterSpecial, g_array_index (chosen, guint, i));

      if (purse == MUSTER_NOWHERE || lies_in (proposing, special->home, purse))
        cost -= special->saving;
    }
  for (guint i = 0; i < spares->len && cost > budget * MUSTER_BUDGET_SLACK; i++)
    {
      guint index = g_array_index (spares, guint, i);
      const MusterSpecial *special = &g_array_index (proposing->specials, MusterSpecial, index);

      if (purse != MUSTER_NOWHERE && !lies_in (proposing, special->home, purse))
        continue;
      cost -= special->saving;
      g_array_append_val (chosen, index);
      g_array_remove_index (spares, i--);
    }
}

static int
compare_index (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* In the order of the specials, so that who takes over is still there. */
GArray *
muster_proposing_list_spares (MusterProposing *proposing)
{
  g_autoptr (GArray) spares = list_spares (proposing);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = proposing->purses->len; i-- > 0;)
    {
      const MusterPurse *purse = &g_array_index (proposing->purses, MusterPurse, i);

      choose_spares (proposing, spares, i, purse->cost, purse->budget, chosen);
    }
  if (!isnan (proposing->targets.budget))
    choose_spares (proposing, spares, MUSTER_NOWHERE, sum_costs (proposing), proposing->targets.budget, chosen);
  g_array_sort (chosen, compare_index);
  return chosen;
}

/* More than that many are not tried one by one: each is rehearsed. */
#define MOST_PROMOTIONS 40

/* Adds the promotions that save more moves than they are. */
static void
add_promotions (MusterProposing *proposing, GArray *chosen)
{
  guint n_tried = 0;

  for (guint i = 0; i < proposing->specials->len && n_tried < MOST_PROMOTIONS && muster_proposing_may_go_on (proposing); i++)
    {
      g_autoptr (MusterModel) before = NULL;
      g_autoptr (MusterModel) after = NULL;

      if (g_array_index (proposing->specials, MusterSpecial, i).move.kind != MUSTER_MOVE_PROMOTE)
        continue;
      n_tried++;
      before = muster_proposing_model (proposing, (guint *) (gpointer) chosen->data, chosen->len);
      g_array_append_val (chosen, i);
      after = muster_proposing_model (proposing, (guint *) (gpointer) chosen->data, chosen->len);
      if (after == NULL || before == NULL || muster_model_bound (after) + 1 >= muster_model_bound (before))
        g_array_set_size (chosen, chosen->len - 1);
    }
}

/* }}} */
/* {{{ Lines of reporting */

/* How many layers there are below each role. */
static void
measure_heights (Rules *rules)
{
  const MusterModel *model = rules->model;
  guint deepest = 0;

  muster_model_get_levels (model, rules->levels);
  for (guint i = 0; i < model->n; i++)
    {
      rules->heights[i] = 0;
      deepest = MAX (deepest, rules->levels[i]);
    }
  for (guint i = 0; i < model->n; i++)
    {
      guint height = 1;

      /* Each stops where another went further; a role without reports begins. */
      if (model->spans[i] > 0 || rules->levels[i] == 0)
        continue;
      for (guint above = model->parents[i]; above != MUSTER_NOWHERE && rules->heights[above] < height; above = model->parents[above])
        rules->heights[above] = height++;
    }
}

static gboolean
lies_below (const Rules *rules, guint role, guint above)
{
  while (role != MUSTER_NOWHERE && rules->levels[role] > rules->levels[above])
    role = rules->model->parents[role];
  return role == above;
}

static guint
rate (const Rules *rules, guint role, guint to)
{
  const MusterModel *model = rules->model;

  return rules->way == 1 ? model->spans[to] + (model->spans[to] == 0) * 1000 : muster_model_rate (model, role, to);
}

/* Whom @role should report to; MUSTER_NOWHERE if there is nobody without making things worse. */
static guint
find_target (Rules *rules, guint role)
{
  MusterModel *model = rules->model;
  guint from = model->parents[role], found = MUSTER_NOWHERE;
  guint least = model->trouble, best = G_MAXUINT;
  guint most = model->targets.layers_max > 0 ? model->targets.layers_max : G_MAXUINT;

  for (guint to = 0; to < model->n; to++)
    {
      guint trouble, rating;

      if (to == role || to == from || !model->leads[to] || rules->levels[to] == 0 || rules->levels[to] + 1 + rules->heights[role] > most)
        continue;
      muster_model_move (model, role, to);
      trouble = model->trouble;
      muster_model_move (model, role, from);
      rating = rate (rules, role, to);
      if (trouble > least || (trouble == least && rating >= best) || lies_below (rules, to, role))
        continue;
      least = trouble;
      best = rating;
      found = to;
    }
  return found;
}

/* A report of @above that is to go: one that leads nobody rather than others, and no assistant. */
static guint
pick_report (Rules *rules, guint above)
{
  const MusterModel *model = rules->model;
  guint found = MUSTER_NOWHERE, least = G_MAXUINT;

  for (guint i = 0; i < model->n; i++)
    {
      guint cost = model->spans[i] * 4 + model->helps[i] * 2;

      if (model->parents[i] != above || rules->moved[i] || cost > least || (cost == least && rules->way == 2))
        continue;
      least = cost;
      found = i;
    }
  return found;
}

/* Brings @to one more, from whoever can spare it. */
static gboolean
bring_one (Rules *rules, guint to)
{
  MusterModel *model = rules->model;
  guint most = model->targets.layers_max > 0 ? model->targets.layers_max : G_MAXUINT;
  guint found = MUSTER_NOWHERE, best = G_MAXUINT;

  if (!model->leads[to])
    return FALSE;
  for (guint i = 0; i < model->n; i++)
    {
      guint from = model->parents[i];

      if (from == MUSTER_NOWHERE || from == to || i == to || rules->moved[i] || model->spans[i] > 0 || model->spans[from] <= model->targets.span_min || rules->levels[to] >= most)
        continue;
      if (rate (rules, i, to) < best)
        {
          best = rate (rules, i, to);
          found = i;
        }
    }
  if (found == MUSTER_NOWHERE)
    return FALSE;
  muster_model_move (model, found, to);
  return rules->moved[found] = TRUE;
}

static gboolean
move_away (Rules *rules, guint role)
{
  guint to = role != MUSTER_NOWHERE && !rules->moved[role] ? find_target (rules, role) : MUSTER_NOWHERE;

  if (to == MUSTER_NOWHERE)
    return FALSE;
  muster_model_move (rules->model, role, to);
  return rules->moved[role] = TRUE;
}

/* Mends a little of the worst. Returns: whether anything could be done */
static gboolean
mend_one (Rules *rules)
{
  MusterModel *model = rules->model;
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (guint));

  measure_heights (rules);
  muster_model_pick_cuts (model, rules->levels, cuts);
  for (guint i = 0; i < cuts->len; i++)
    if (move_away (rules, g_array_index (cuts, guint, i)))
      return TRUE;
  if (cuts->len > 0)
    return FALSE;
  for (guint i = 0; i < model->n; i++)
    if (muster_span_excess (&model->targets, model->spans[i]) > 0)
      return move_away (rules, pick_report (rules, i));
  for (guint i = 0; i < model->n; i++)
    if (muster_span_trouble (&model->targets, model->spans[i]) > 0)
      return (model->targets.span_min - model->spans[i] < model->spans[i] && bring_one (rules, i)) || move_away (rules, pick_report (rules, i)) || bring_one (rules, i);
  return FALSE;
}

/* }}} */

static void
follow_rules (MusterProposing *proposing, const GArray *chosen, guint way, GPtrArray *found)
{
  const guint *specials = (const guint *) (gconstpointer) chosen->data;
  g_autoptr (MusterModel) model = muster_proposing_model (proposing, specials, chosen->len);
  g_autofree guint *levels = NULL;
  g_autofree guint *heights = NULL;
  g_autofree gboolean *moved = NULL;
  g_autofree guint *before = NULL;
  Rules rules = { .model = model, .way = way };

  if (model == NULL)
    return;
  rules.levels = levels = g_new (guint, model->n);
  rules.heights = heights = g_new (guint, model->n);
  rules.moved = moved = g_new0 (gboolean, model->n);
  before = g_memdup2 (model->parents, model->n * sizeof (guint));
  for (guint n = chosen->len; n < proposing->n_moves && !muster_model_is_good (model) && muster_proposing_may_go_on (proposing); n++)
    if (!mend_one (&rules))
      return;
  if (muster_model_is_good (model))
    g_ptr_array_add (found, muster_candidate_new (proposing, specials, chosen->len, model, before));
}

/* The share of the time that may go into a first answer. */
#define SHARE 0.5

/* Wider and wider, with what must not be hired and, one at a time, with what could be spared beside. */
static void
dive (MusterProposing *proposing, const GArray *chosen, GPtrArray *found)
{
  double seconds = proposing->seconds;

  proposing->seconds = seconds * SHARE;
  for (guint width = 1; width <= 8 && muster_proposing_may_go_on (proposing); width *= 2)
    {
      if (muster_search_dive (proposing, (const guint *) (gconstpointer) chosen->data, chosen->len, width, found))
        break;
      for (guint i = 0; i < proposing->specials->len && i < MOST_PROMOTIONS && found->len == 0 && muster_proposing_may_go_on (proposing); i++)
        {
          g_autoptr (GArray) more = NULL;

          if (!muster_specials_go_together (proposing, (const guint *) (gconstpointer) chosen->data, chosen->len, i))
            continue;
          more = g_array_copy ((GArray *) chosen);
          g_array_append_val (more, i);
          g_array_sort (more, compare_index);
          muster_search_dive (proposing, (const guint *) (gconstpointer) more->data, more->len, width, found);
        }
      if (found->len > 0)
        break;
    }
  proposing->seconds = seconds;
  proposing->stopped = FALSE;
}

void
muster_search_by_rules (MusterProposing *proposing, GPtrArray *found)
{
  g_autoptr (GArray) chosen = muster_proposing_list_spares (proposing);

  if (chosen->len > proposing->n_moves)
    return;
  add_promotions (proposing, chosen);
  for (guint way = 0; way < N_WAYS && chosen->len <= proposing->n_moves; way++)
    follow_rules (proposing, chosen, way, found);
  if (found->len == 0)
    dive (proposing, chosen, found);
}
