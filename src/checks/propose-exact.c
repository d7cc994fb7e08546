/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-exact.c: all sets of so many moves, or the first that is found.
 *
 * What is more than a new line of reporting is chosen first: done first it comes to the same, whatever
 * order a person would take. Then something that is wrong is looked for, and all moves that could mend it
 * are tried, for one of them must be in any set that leads to the targets: somebody leaves a span that is
 * too wide, or a line that is too long or has no end; or joins or leaves a span that is too narrow. What
 * was tried is forbidden while the rest is, so that each set is met once. A choice is given up as soon as
 * the bound says that the moves left cannot mend what is left. The recursion is as deep as there are moves.
 */
#include "propose-private.h"

#include <string.h>

/* Sets of one size that are kept to choose from. */
#define MOST_FOUND 1000
/* A dive gives up after so many steps for each wrong that it may mend. */
#define MOST_STEPS 3000

typedef struct
{
  MusterProposing *proposing;
  const guint *specials;
  guint n_specials;
  MusterModel *model;
  const guint *before;
  GPtrArray *found;
  gboolean complete;
  /* Roles that are not to be moved any more, by how many steps say so; and of whom all others have to
   * keep away. */
  guint *fixed;
  /* Of a dive: how many moves are tried at each step; 0 for all. */
  guint width;
  guint n_steps;
} Search;

static gboolean
is_within_bound (const MusterModel *model, guint left)
{
  if (muster_model_bound_spans (model) > left)
    return FALSE;
  return left == 0 ? muster_model_is_good (model) : model->targets.layers_max == 0 || muster_model_bound (model) <= left;
}

/* {{{ What is wrong */

/* The lowest role of a line that is too long or has no end; MUSTER_NOWHERE if there is none. */
static guint
find_deep (const MusterModel *model, const guint *levels)
{
  guint deepest = MUSTER_NOWHERE, most = model->targets.layers_max > 0 ? model->targets.layers_max : G_MAXUINT;

  for (guint i = 0; i < model->n; i++)
    {
      if (levels[i] == 0)
        return i;
      if (levels[i] > most && (deepest == MUSTER_NOWHERE || levels[i] > levels[deepest]))
        deepest = i;
    }
  return deepest;
}

/* The one whose span is furthest off; MUSTER_NOWHERE if all are good. */
static guint
find_bad_span (const MusterModel *model)
{
  guint worst = MUSTER_NOWHERE, most = 0;

  for (guint i = 0; i < model->n; i++)
    {
      guint trouble = muster_span_trouble (&model->targets, model->spans[i]) + muster_span_excess (&model->targets, model->spans[i]);

      if (trouble > most)
        {
          worst = i;
          most = trouble;
        }
    }
  return worst;
}

/* One role, and whom it could report to; any that can lead for MUSTER_NOWHERE. */
typedef struct
{
  guint role;
  guint to;
} Way;

static void
add_way (const Search *s, GArray *ways, guint role, guint to)
{
  Way way = { role, to };

  if (s->fixed[role] == 0)
    g_array_append_val (ways, way);
}

/* Everybody on the line up from @role, once around if it has no end. */
static void
add_line (const Search *s, GArray *ways, guint role)
{
  const MusterModel *model = s->model;

  for (guint n = 0; role != MUSTER_NOWHERE && n < model->n; n++, role = model->parents[role])
    if (model->parents[role] != MUSTER_NOWHERE)
      {
        for (guint i = 0; i < ways->len; i++)
          if (g_array_index (ways, Way, i).role == role)
            return;
        add_way (s, ways, role, MUSTER_NOWHERE);
      }
}

/* One of these moves is in every set that leads on from here; none if nothing is wrong. */
static GArray *
list_ways (const Search *s)
{
  const MusterModel *model = s->model;
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (Way));
  g_autofree guint *levels = g_new (guint, model->n);
  guint bad = find_bad_span (model), deep;

  if (bad != MUSTER_NOWHERE)
    {
      for (guint i = 0; i < model->n; i++)
        if (model->parents[i] == bad)
          add_way (s, ways, i, MUSTER_NOWHERE);
      if (muster_span_excess (&model->targets, model->spans[bad]) == 0 && model->leads[bad])
        for (guint i = 0; i < model->n; i++)
          if (model->parents[i] != bad && i != bad)
            add_way (s, ways, i, bad);
      return ways;
    }
  muster_model_get_levels (model, levels);
  deep = find_deep (model, levels);
  if (deep != MUSTER_NOWHERE)
    add_line (s, ways, deep);
  return ways;
}

/* }}} */

static void search (Search *s, guint left);

static gboolean
may_report (const Search *s, guint role, guint to)
{
  return to != role && to != s->model->parents[role] && s->model->leads[to];
}

/* Does one move, looks further, and takes it back. */
static void
step (Search *s, guint role, guint to, guint left)
{
  guint from = s->model->parents[role];

  muster_model_move (s->model, role, to);
  s->fixed[role]++;
  if (is_within_bound (s->model, left - 1))
    search (s, left - 1);
  s->fixed[role]--;
  muster_model_move (s->model, role, from);
}

/* {{{ All of them */

static void
try_way (Search *s, const Way *way, guint left)
{
  if (way->to != MUSTER_NOWHERE)
    {
      if (may_report (s, way->role, way->to))
        step (s, way->role, way->to, left);
      return;
    }
  for (guint to = 0; to < s->model->n && s->complete; to++)
    if (may_report (s, way->role, to))
      step (s, way->role, to, left);
}

/* A role that was tried with everybody is left where it is in what follows. One that was tried with one only
 * may still go elsewhere: a set that has both moves of it is none. */
static void
try_ways (Search *s, const GArray *ways, guint left)
{
  guint n_fixed = 0;

  for (; n_fixed < ways->len && s->complete; n_fixed++)
    {
      const Way *way = &g_array_index (ways, Way, n_fixed);

      if (!muster_proposing_may_go_on (s->proposing))
        {
          s->complete = FALSE;
          break;
        }
      try_way (s, way, left);
      s->fixed[way->role] += way->to == MUSTER_NOWHERE;
    }
  for (guint i = 0; i < n_fixed; i++)
    s->fixed[g_array_index (ways, Way, i).role] -= g_array_index (ways, Way, i).to == MUSTER_NOWHERE;
}

/* }}} */
/* {{{ The best of them */

typedef struct
{
  guint role;
  guint to;
  guint bound;
  guint rating;
} Rated;

static int
compare_rated (gconstpointer a, gconstpointer b)
{
  const Rated *one = a, *other = b;

  if (one->bound != other->bound)
    return one->bound < other->bound ? -1 : 1;
  if (one->rating != other->rating)
    return one->rating < other->rating ? -1 : 1;
  return one->role != other->role ? (one->role < other->role ? -1 : 1) : (one->to < other->to ? -1 : one->to > other->to);
}

/* How a move would leave things; those that the bound forbids are left out. */
static void
rate (Search *s, GArray *rated, guint role, guint to, guint left)
{
  MusterModel *model = s->model;
  guint from = model->parents[role];
  Rated move = { .role = role, .to = to };

  move.rating = muster_model_rate (model, role, to);
  muster_model_move (model, role, to);
  if (muster_model_bound_spans (model) <= left - 1)
    {
      move.bound = muster_model_bound (model);
      if (move.bound <= left - 1)
        g_array_append_val (rated, move);
    }
  muster_model_move (model, role, from);
}

static void
try_best (Search *s, const GArray *ways, guint left)
{
  g_autoptr (GArray) rated = g_array_new (FALSE, FALSE, sizeof (Rated));

  for (guint i = 0; i < ways->len && muster_proposing_may_go_on (s->proposing); i++)
    {
      const Way *way = &g_array_index (ways, Way, i);
      guint first = way->to == MUSTER_NOWHERE ? 0 : way->to, end = way->to == MUSTER_NOWHERE ? s->model->n : way->to + 1;

      for (guint to = first; to < end; to++)
        if (may_report (s, way->role, to))
          rate (s, rated, way->role, to, left);
    }
  g_array_sort (rated, compare_rated);
  for (guint i = 0; i < MIN (s->width, rated->len) && s->complete; i++)
    step (s, g_array_index (rated, Rated, i).role, g_array_index (rated, Rated, i).to, left);
}

/* }}} */

/* Where nothing is wrong any more, all is found: moves that are left would mend nothing. */
static void
search (Search *s, guint left)
{
  g_autoptr (GArray) ways = NULL;

  if (left == 0 || muster_model_is_good (s->model))
    {
      if (!muster_model_is_good (s->model))
        return;
      g_ptr_array_add (s->found, muster_candidate_new (s->proposing, s->specials, s->n_specials, s->model, s->before));
      s->complete = s->width == 0 && s->found->len < MOST_FOUND;
      return;
    }
  if (!muster_proposing_may_go_on (s->proposing) || (s->width > 0 && s->n_steps++ > MOST_STEPS))
    {
      s->complete = FALSE;
      return;
    }
  ways = list_ways (s);
  if (s->width > 0)
    try_best (s, ways, left);
  else
    try_ways (s, ways, left);
}

/* Whether all was tried, or of a dive whether it was in vain. */
static gboolean
search_within (MusterProposing *proposing, const guint *specials, guint n_specials, guint left, guint width, GPtrArray *found)
{
  g_autoptr (MusterModel) model = muster_proposing_model (proposing, specials, n_specials);
  g_autofree guint *before = NULL;
  g_autofree guint *fixed = NULL;
  Search s = { proposing, specials, n_specials, model, NULL, found, TRUE, NULL, width, 0 };

  if (model == NULL || !muster_model_is_paid (model) || muster_model_bound (model) > left)
    return TRUE;
  s.before = before = g_memdup2 (model->parents, model->n * sizeof (guint));
  s.fixed = fixed = g_new0 (guint, model->n);
  search (&s, left);
  return s.complete;
}

static gboolean
search_reports (MusterProposing *proposing, const guint *specials, guint n_specials, guint left, GPtrArray *found)
{
  return search_within (proposing, specials, n_specials, left, 0, found);
}

gboolean
muster_search_dive (MusterProposing *proposing, const guint *specials, guint n_specials, guint width, GPtrArray *found)
{
  guint n_found = found->len;

  if (n_specials <= proposing->n_moves)
    search_within (proposing, specials, n_specials, proposing->n_moves - n_specials, width, found);
  return found->len > n_found;
}

gboolean
muster_specials_go_together (MusterProposing *proposing, const guint *specials, guint n_specials, guint next)
{
  const MusterMove *move = &g_array_index (proposing->specials, MusterSpecial, next).move;

  for (guint i = 0; i < n_specials; i++)
    {
      const MusterMove *other = &g_array_index (proposing->specials, MusterSpecial, specials[i]).move;

      if (specials[i] == next)
        return FALSE;
      if (other->kind == MUSTER_MOVE_PROMOTE && move->kind == MUSTER_MOVE_PROMOTE && other->to == move->to)
        return FALSE;
      if (other->kind != move->kind && other->role == move->role)
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose_specials (MusterProposing *proposing, guint *specials, guint n_specials, guint first, guint size, GPtrArray *found)
{
  if (!search_reports (proposing, specials, n_specials, size - n_specials, found))
    return FALSE;
  for (guint next = first; next < proposing->specials->len && n_specials < size; next++)
    {
      if (!muster_specials_go_together (proposing, specials, n_specials, next))
        continue;
      if (!muster_proposing_may_go_on (proposing))
        return FALSE;
      specials[n_specials] = next;
      if (!choose_specials (proposing, specials, n_specials + 1, next + 1, size, found))
        return FALSE;
    }
  return TRUE;
}

gboolean
muster_search_size (MusterProposing *proposing, guint size, GPtrArray *found)
{
  guint specials[MUSTER_PROPOSE_MOST];

  g_return_val_if_fail (size <= MUSTER_PROPOSE_MOST, FALSE);

  return choose_specials (proposing, specials, 0, 0, size, found);
}
