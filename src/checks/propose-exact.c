/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose-exact.c: all sets of so many moves.
 *
 * What is more than a new line of reporting is chosen first: done first it comes to the same, whatever
 * order a person would take. Then roles are chosen in order of index, each with whom it shall report to,
 * so that each set is met once; a choice is given up as soon as the bound says that the moves left cannot
 * mend what is left. The recursion is as deep as there are moves.
 */
#include "propose-private.h"

#include <math.h>

/* Sets of one size that are kept to choose from. */
#define MOST_FOUND 4000

typedef struct
{
  MusterProposing *proposing;
  const guint *specials;
  guint n_specials;
  MusterModel *model;
  const guint *before;
  GPtrArray *found;
  gboolean complete;
} Search;

static gboolean
is_within_bound (const MusterModel *model, guint left)
{
  if (muster_model_bound_spans (model) > left)
    return FALSE;
  return left == 0 ? muster_model_is_good (model) : model->targets.layers_max == 0 || muster_model_bound (model) <= left;
}

static void search (Search *s, guint first, guint left);

/* Tries one role with every one that it could report to. */
static void
try_role (Search *s, guint role, guint left)
{
  guint from = s->model->parents[role];

  for (guint to = 0; to < s->model->n && s->complete; to++)
    {
      if (to == role || to == from || !s->model->leads[to])
        continue;
      muster_model_move (s->model, role, to);
      if (is_within_bound (s->model, left - 1))
        search (s, role + 1, left - 1);
      muster_model_move (s->model, role, from);
    }
}

static void
search (Search *s, guint first, guint left)
{
  if (left == 0)
    {
      g_ptr_array_add (s->found, muster_candidate_new (s->proposing, s->specials, s->n_specials, s->model, s->before));
      s->complete = s->found->len < MOST_FOUND;
      return;
    }
  for (guint role = first; role < s->model->n && s->complete; role++)
    {
      if (!muster_proposing_may_go_on (s->proposing))
        s->complete = FALSE;
      else
        try_role (s, role, left);
    }
}

static gboolean
search_reports (MusterProposing *proposing, const guint *specials, guint n_specials, guint left, GPtrArray *found)
{
  g_autoptr (MusterModel) model = muster_proposing_model (proposing, specials, n_specials);
  g_autofree guint *before = NULL;
  Search s = { proposing, specials, n_specials, model, NULL, found, TRUE };

  if (model == NULL || muster_model_bound (model) > left)
    return TRUE;
  if (!isnan (model->targets.budget) && model->cost > model->targets.budget * (1 + 1e-9))
    return TRUE;
  if (left == 0 && !muster_model_is_good (model))
    return TRUE;
  before = g_memdup2 (model->parents, model->n * sizeof (guint));
  s.before = before;
  search (&s, 0, left);
  return s.complete;
}

/* Only one role can become the head of a department, and one that is not hired cannot. */
static gboolean
go_together (MusterProposing *proposing, const guint *specials, guint n_specials, guint next)
{
  const MusterMove *move = &g_array_index (proposing->specials, MusterSpecial, next).move;

  for (guint i = 0; i < n_specials; i++)
    {
      const MusterMove *other = &g_array_index (proposing->specials, MusterSpecial, specials[i]).move;

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
      if (!go_together (proposing, specials, n_specials, next))
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
