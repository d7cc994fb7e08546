/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose.c: see propose.h: what a search begins with, and what becomes of what it finds. The rules give a
 * first answer at once; then sizes are tried out from below, until one has an answer or time is up.
 */
#include "propose-private.h"
#include "edit.h"
#include "owners.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Proposals that are given of one size. */
#define MOST_GIVEN 5

/* {{{ Targets and figures */

MusterTargets
muster_targets_of_chart (MusterDocument *doc, MusterRecord stage)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
  const MusterTree *departments = muster_projection_get_departments (projection);
  MusterRecord chart = muster_document_get_chart (doc);
  MusterTargets targets = {
    .span_min = (guint) ceil (muster_document_get_number (doc, chart, MUSTER_CHART_SPAN_MIN, 0)),
    .span_max = (guint) muster_document_get_number (doc, chart, MUSTER_CHART_SPAN_MAX, 0),
    .layers_max = (guint) muster_document_get_number (doc, chart, MUSTER_CHART_LAYERS_MAX, 0),
    .budget = departments->n_nodes > 0 ? 0 : NAN,
  };

  for (guint i = 0; i < departments->n_nodes; i++)
    targets.departments |= !isnan (muster_document_get_number (doc, departments->nodes[i].record, MUSTER_DEPARTMENT_BUDGET, NAN));

  MUSTER_TREE_FOREACH_TOP (departments, top)
  targets.budget += muster_document_get_number (doc, departments->nodes[top].record, MUSTER_DEPARTMENT_BUDGET, NAN);
  return targets;
}

static double
get_cost (MusterDocument *doc, MusterRecord role)
{
  double low = muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MIN, 0);

  return muster_role_get_fte (doc, role) * muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MAX, low);
}

/* What each department costs with those below it, as an array by the index of the tree. */
static double *
list_costs (MusterProjection *projection)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *roles = muster_projection_get_roles (projection);
  const MusterTree *departments = muster_projection_get_departments (projection);
  double *costs = g_new0 (double, departments->n_nodes + 1);

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint department = muster_projection_get_department_of (projection, i);

      if (department != MUSTER_NOWHERE)
        costs[department] += get_cost (doc, roles->nodes[i].record);
    }
  /* Those below come after the one they lie in. */
  for (guint i = departments->n_nodes; i-- > 0;)
    if (departments->nodes[i].parent != MUSTER_NOWHERE)
      costs[departments->nodes[i].parent] += costs[i];
  return costs;
}

static double
get_budget (MusterProjection *projection, guint department)
{
  MusterRecord record = muster_projection_get_departments (projection)->nodes[department].record;

  return muster_document_get_number (muster_projection_get_document (projection), record, MUSTER_DEPARTMENT_BUDGET, INFINITY);
}

static double
sum_over (MusterProjection *projection)
{
  g_autofree double *costs = list_costs (projection);
  double over = 0;

  for (guint i = 0; i < muster_projection_get_departments (projection)->n_nodes; i++)
    if (costs[i] > get_budget (projection, i) * MUSTER_BUDGET_SLACK)
      over += costs[i] - get_budget (projection, i);
  return over;
}

MusterShapeFigures
muster_shape_figures (MusterProjection *projection)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *roles = muster_projection_get_roles (projection);
  MusterShapeFigures figures = { 0 };

  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint span = roles->nodes[i].n_children;

      figures.layers = MAX (figures.layers, roles->nodes[i].level);
      figures.cost += get_cost (doc, roles->nodes[i].record);
      if (span == 0)
        continue;
      figures.widest = MAX (figures.widest, span);
      figures.narrowest = figures.narrowest == 0 ? span : MIN (figures.narrowest, span);
    }
  figures.over = sum_over (projection);
  return figures;
}

gboolean
muster_role_can_lead (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  g_autoptr (GArray) holdings = NULL;

  if (muster_document_get_flag (doc, role, MUSTER_ROLE_ASSISTANT) || muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) > 0)
    return FALSE;
  holdings = muster_projection_list_holdings (projection, role);
  for (guint i = 0; i < holdings->len; i++)
    if (muster_person_is_human (doc, muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON)))
      return TRUE;
  return holdings->len == 0;
}

gboolean
muster_targets_are_met (const MusterTargets *targets, const MusterShapeFigures *figures)
{
  if (targets->span_max > 0 && figures->widest > targets->span_max)
    return FALSE;
  if (figures->narrowest > 0 && figures->narrowest < targets->span_min)
    return FALSE;
  if (targets->layers_max > 0 && figures->layers > targets->layers_max)
    return FALSE;
  if (targets->departments && figures->over > 0)
    return FALSE;
  return isnan (targets->budget) || figures->cost <= targets->budget * MUSTER_BUDGET_SLACK;
}

/* }}} */
/* {{{ Moves */

/* Merges an open role into one that goes on with as much time as it had. */
static gboolean
spare (MusterDocument *doc, const MusterMove *move, GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double fte = muster_document_get_number (doc, move->to, MUSTER_ROLE_FTE, NAN);

  return muster_edit_merge (doc, move->to, move->role, error) &&
         muster_edit_set (doc, move->to, MUSTER_ROLE_FTE, isnan (fte) ? NULL : g_ascii_dtostr (text, sizeof text, fte), MUSTER_COMMIT_DEFAULT, error);
}

static gboolean
do_move (MusterDocument *doc, const MusterMove *move, GError **error)
{
  switch (move->kind)
    {
    case MUSTER_MOVE_REPORT:
      return muster_edit_set_manager (doc, &move->role, 1, move->to, error);
    case MUSTER_MOVE_DEPARTMENT:
      return muster_edit_move (doc, &move->role, 1, move->to, 0, MUSTER_SCOPE_BRANCH, error);
    case MUSTER_MOVE_PROMOTE:
      return muster_edit_promote (doc, move->role, error);
    case MUSTER_MOVE_SPARE:
      return spare (doc, move, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
do_moves (MusterDocument *doc, const GArray *moves, GError **error)
{
  for (guint i = 0; i < moves->len; i++)
    if (!do_move (doc, &g_array_index (moves, MusterMove, i), error))
      return FALSE;
  return TRUE;
}

gboolean
muster_proposal_do (MusterDocument *doc, const MusterProposal *proposal, GError **error)
{
  return do_moves (doc, proposal->moves, error);
}

static gboolean
do_proposal (MusterDocument *doc, gpointer data, GError **error)
{
  return muster_proposal_do (doc, data, error);
}

gboolean
muster_proposal_apply (MusterDocument *doc, const MusterProposal *proposal, GError **error)
{
  guint n = proposal->moves->len;
  g_autofree char *label = NULL;

  if (n == 1)
    label = muster_move_describe (doc, &g_array_index (proposal->moves, MusterMove, 0));
  else
    label = g_strdup_printf (ngettext ("Proposal of %u move", "Proposal of %u moves", n), n);
  return muster_together (doc, do_proposal, (gpointer) proposal, label, error);
}

/* }}} */
/* {{{ A search */

gboolean
muster_proposing_may_go_on (MusterProposing *proposing)
{
  if (!proposing->stopped)
    proposing->stopped = g_get_monotonic_time () - proposing->began > proposing->seconds * G_USEC_PER_SEC || g_cancellable_is_cancelled (proposing->cancellable);
  return !proposing->stopped;
}

typedef struct
{
  MusterProposing *proposing;
  const GArray *moves;
  MusterModel *model;
  MusterShapeFigures figures;
  /* How many lines led back to where they began. */
  guint n_cuts;
} Trial;

static gboolean
do_trial (MusterDocument *doc, gpointer data, GError **error)
{
  const Trial *trial = data;

  return do_moves (doc, trial->moves, error);
}

static void
look_at_model (MusterDocument *doc, gpointer data)
{
  Trial *trial = data;
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, trial->proposing->stage);

  trial->model = muster_model_new (projection, &trial->proposing->targets);
}

static void
look_at_figures (MusterDocument *doc, gpointer data)
{
  Trial *trial = data;
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, trial->proposing->stage);

  trial->figures = muster_shape_figures (projection);
  trial->n_cuts = muster_projection_get_cuts (projection)->len;
}

static GArray *
list_special_moves (MusterProposing *proposing, const guint *specials, guint n_specials)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (MusterMove));

  for (guint i = 0; i < n_specials; i++)
    g_array_append_val (moves, g_array_index (proposing->specials, MusterSpecial, specials[i]).move);
  return moves;
}

MusterModel *
muster_proposing_model (MusterProposing *proposing, const guint *specials, guint n_specials)
{
  g_autoptr (GArray) moves = list_special_moves (proposing, specials, n_specials);
  Trial trial = { .proposing = proposing, .moves = moves };

  muster_rehearse (proposing->doc, do_trial, look_at_model, &trial, NULL);
  return trial.model;
}

/* Departments and what they may cost. Those below come after the one they lie in. */
static void
list_purses (MusterProposing *proposing, MusterProjection *projection)
{
  const MusterTree *departments = muster_projection_get_departments (projection);
  g_autofree double *costs = list_costs (projection);

  proposing->purses = g_array_new (FALSE, FALSE, sizeof (MusterPurse));
  for (guint i = 0; i < departments->n_nodes; i++)
    {
      MusterPurse purse = { departments->nodes[i].parent, costs[i], proposing->targets.departments ? get_budget (projection, i) : INFINITY };

      g_array_append_val (proposing->purses, purse);
    }
}

/* What is more than a line of reporting. From the bottom up, so that who takes over is still there. */
static void
list_specials (MusterProposing *proposing, MusterProjection *projection)
{
  MusterDocument *doc = proposing->doc;
  const MusterTree *roles = muster_projection_get_roles (projection);
  const MusterTree *departments = muster_projection_get_departments (projection);

  proposing->specials = g_array_new (FALSE, TRUE, sizeof (MusterSpecial));
  for (guint i = roles->n_nodes; i-- > 0;)
    {
      MusterRecord role = roles->nodes[i].record;
      MusterSpecial special = { { MUSTER_MOVE_SPARE, role, 0 }, get_cost (doc, role), MUSTER_NOWHERE };

      if (roles->nodes[i].parent == MUSTER_NOWHERE || !muster_projection_is_open (projection, role))
        continue;
      special.move.to = roles->nodes[roles->nodes[i].parent].record;
      special.home = muster_projection_get_department_of (projection, i);
      if (!muster_role_can_lead (projection, special.move.to))
        continue;
      g_array_append_val (proposing->specials, special);
    }
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      MusterRecord role = roles->nodes[i].record;
      MusterRecord home = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
      guint department = home != 0 ? muster_projection_find (projection, home) : MUSTER_NOWHERE;
      MusterSpecial special = { { MUSTER_MOVE_PROMOTE, role, home }, 0, department };

      if (department == MUSTER_NOWHERE || departments->nodes[department].record != home || muster_projection_get_head (projection, department) != 0)
        continue;
      if (muster_document_get_ref (doc, home, MUSTER_DEPARTMENT_HEAD) != 0 || !muster_role_can_lead (projection, role))
        continue;
      g_array_append_val (proposing->specials, special);
    }
}

/* }}} */
/* {{{ What is found */

void
muster_candidate_free (MusterCandidate *candidate)
{
  g_array_unref (candidate->moves);
  g_free (candidate);
}

/* How much it disturbs that a role reports elsewhere. */
static guint
bother_of (const MusterModel *model, const guint *before, guint role)
{
  guint to = model->parents[role], from = before[role];
  guint was = from == MUSTER_NOWHERE ? MUSTER_NOWHERE : before[from];
  gboolean near = to == was || before[to] == from;

  /* One that had no reports before and has no more than this */
  return 2 + (model->spans[role] > 0) + (model->homes[role] != model->homes[to]) * 3 + (model->spans[to] == 1) * 3 + model->helps[role] * 2 + !near;
}

static int
compare_level (gconstpointer a, gconstpointer b, gpointer levels)
{
  guint one = ((const guint *) levels)[*(const guint *) a], other = ((const guint *) levels)[*(const guint *) b];

  return one < other ? -1 : one > other;
}

MusterCandidate *
muster_candidate_new (MusterProposing *proposing, const guint *specials, guint n_specials, const MusterModel *model, const guint *before)
{
  MusterCandidate *candidate = g_new0 (MusterCandidate, 1);
  g_autofree guint *levels = g_new (guint, model->n);
  g_autoptr (GArray) movers = g_array_new (FALSE, FALSE, sizeof (guint));

  candidate->moves = list_special_moves (proposing, specials, n_specials);
  candidate->bother = 4 * n_specials;
  muster_model_get_levels (model, levels);
  for (guint i = 0; i < model->n; i++)
    if (model->parents[i] != before[i])
      g_array_append_val (movers, i);
  g_array_sort_with_data (movers, compare_level, levels);
  for (guint i = 0; i < movers->len; i++)
    {
      guint role = g_array_index (movers, guint, i);
      MusterMove move = { MUSTER_MOVE_REPORT, model->roles[role], model->roles[model->parents[role]] };

      g_array_append_val (candidate->moves, move);
      candidate->bother += bother_of (model, before, role);
    }
  return candidate;
}

/* The department that a new manager heads, if it is another than the role's; 0 if the role stays. */
static MusterRecord
find_new_home (MusterDocument *doc, const MusterMove *move)
{
  MusterRecord home = muster_document_get_ref (doc, move->role, MUSTER_ROLE_DEPARTMENT);
  MusterRecord there = muster_document_get_ref (doc, move->to, MUSTER_ROLE_DEPARTMENT);

  if (move->kind != MUSTER_MOVE_REPORT || there == 0 || home == there || muster_document_get_ref (doc, there, MUSTER_DEPARTMENT_HEAD) != move->to)
    return 0;
  if (muster_document_get_ref (doc, move->role, MUSTER_ROLE_MANAGER) != 0)
    return 0;
  return home != 0 && muster_document_get_ref (doc, home, MUSTER_DEPARTMENT_HEAD) == move->role ? 0 : there;
}

/* The same moves, with those as moves between departments that can be. */
static GArray *
move_homes (MusterDocument *doc, const GArray *moves)
{
  GArray *homes = g_array_copy ((GArray *) moves);

  for (guint i = 0; i < homes->len; i++)
    {
      MusterMove *move = &g_array_index (homes, MusterMove, i);
      MusterRecord there = find_new_home (doc, move);

      if (there != 0)
        *move = (MusterMove){ MUSTER_MOVE_DEPARTMENT, move->role, there };
    }
  return homes;
}

static gboolean
moves_role (const GArray *moves, MusterRecord role)
{
  for (guint i = 0; i < moves->len; i++)
    if (g_array_index (moves, MusterMove, i).role == role)
      return TRUE;
  return FALSE;
}

/* Whether the same roles are moved: another proposal for them would be no choice. */
static gboolean
are_alike (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    if (!moves_role (b, g_array_index (a, MusterMove, i).role))
      return FALSE;
  return a->len == b->len;
}

static gboolean
is_new (const MusterProposals *proposals, const GArray *moves)
{
  for (guint i = 0; i < proposals->list->len; i++)
    if (are_alike (((const MusterProposal *) proposals->list->pdata[i])->moves, moves))
      return FALSE;
  return TRUE;
}

/* Adds a proposal if it keeps its promise, which is counted again on the document itself. */
static gboolean
offer (MusterProposing *proposing, MusterProposals *proposals, const GArray *moves)
{
  Trial trial = { .proposing = proposing, .moves = moves };
  MusterProposal *proposal;

  if (!muster_rehearse (proposing->doc, do_trial, look_at_figures, &trial, NULL) || trial.n_cuts > 0 || !muster_targets_are_met (&proposing->targets, &trial.figures))
    return FALSE;
  proposal = g_new0 (MusterProposal, 1);
  proposal->moves = g_array_copy ((GArray *) moves);
  proposal->after = trial.figures;
  g_ptr_array_add (proposals->list, proposal);
  return TRUE;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const MusterCandidate *one = *(const MusterCandidate *const *) a, *other = *(const MusterCandidate *const *) b;

  if (one->moves->len != other->moves->len)
    return one->moves->len < other->moves->len ? -1 : 1;
  return one->bother < other->bother ? -1 : one->bother > other->bother;
}

static void
offer_all (MusterProposing *proposing, MusterProposals *proposals, GPtrArray *found)
{
  g_ptr_array_sort (found, compare_candidates);
  for (guint i = 0; i < found->len && proposals->list->len < MOST_GIVEN; i++)
    {
      const MusterCandidate *candidate = found->pdata[i];
      g_autoptr (GArray) homes = is_new (proposals, candidate->moves) ? move_homes (proposing->doc, candidate->moves) : NULL;

      if (homes != NULL && !offer (proposing, proposals, homes))
        offer (proposing, proposals, candidate->moves);
    }
}

static void
proposal_free (gpointer data)
{
  MusterProposal *proposal = data;

  g_array_unref (proposal->moves);
  g_free (proposal);
}

void
muster_proposals_free (MusterProposals *proposals)
{
  if (proposals == NULL)
    return;
  g_ptr_array_unref (proposals->list);
  g_free (proposals);
}

/* }}} */
/* {{{ The order of the search */

static guint
count_moves (const MusterProposals *proposals)
{
  return proposals->list->len > 0 ? ((const MusterProposal *) proposals->list->pdata[0])->moves->len : G_MAXUINT;
}

/* Tries sizes from below. What the rules found stays, unless there is something smaller. */
static void
try_sizes (MusterProposing *proposing, MusterProposals *proposals)
{
  guint most = MIN (proposing->n_moves, count_moves (proposals));

  for (guint size = proposals->at_least; size <= most; size++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_candidate_free);
      g_autoptr (MusterProposals) better = g_new0 (MusterProposals, 1);
      gboolean complete = muster_search_size (proposing, size, found);

      better->list = g_ptr_array_new_with_free_func (proposal_free);
      offer_all (proposing, better, found);
      if (better->list->len > 0)
        {
          GPtrArray *list = proposals->list;

          proposals->list = better->list;
          better->list = list;
          return;
        }
      if (!complete)
        return;
      /* The rules' own may be of this size, in a form that is not among those tried. */
      if (size < count_moves (proposals))
        proposals->at_least = size + 1;
    }
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one > other ? -1 : one < other;
}

/* By how much each special could take off what spans are too wide: one who is not hired makes room for
 * one, and what is too wide there can go along; a promotion can empty one span, each department once. */
static GArray *
list_reliefs (MusterProposing *proposing, const MusterModel *model)
{
  GArray *reliefs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) headless = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) excess = g_hash_table_new (NULL, NULL);
  guint widest = 0;

  for (guint i = 0; i < model->n; i++)
    widest = MAX (widest, muster_span_excess (&model->targets, model->spans[i]) + 1);
  for (guint i = 0; i < model->n; i++)
    g_hash_table_insert (excess, GUINT_TO_POINTER (model->roles[i]), GUINT_TO_POINTER (muster_span_excess (&model->targets, model->spans[i]) + 1));
  for (guint i = 0; i < proposing->specials->len; i++)
    {
      const MusterMove *move = &g_array_index (proposing->specials, MusterSpecial, i).move;
      guint relief = move->kind == MUSTER_MOVE_SPARE ? GPOINTER_TO_UINT (g_hash_table_lookup (excess, GUINT_TO_POINTER (move->role))) : widest;

      if (move->kind == MUSTER_MOVE_SPARE || g_hash_table_add (headless, GUINT_TO_POINTER (move->to)))
        g_array_append_val (reliefs, relief);
    }
  g_array_sort (reliefs, compare_down);
  return reliefs;
}

/* How many moves spans need at least: some specials, the strongest first, and one move for each report
 * that is still too many. */
static guint
bound_spans (MusterProposing *proposing, const MusterModel *model)
{
  g_autoptr (GArray) reliefs = list_reliefs (proposing, model);
  guint least = model->excess, relieved = 0;

  for (guint i = 0; i < reliefs->len; i++)
    {
      relieved += g_array_index (reliefs, guint, i);
      least = MIN (least, i + 1 + (model->excess > relieved ? model->excess - relieved : 0));
    }
  return least;
}

static gboolean
has_promotions (MusterProposing *proposing)
{
  for (guint i = 0; i < proposing->specials->len; i++)
    if (g_array_index (proposing->specials, MusterSpecial, i).move.kind == MUSTER_MOVE_PROMOTE)
      return TRUE;
  return FALSE;
}

/* How many moves are needed at least without trying any. A promotion can move many at once, and one who is
 * not hired lifts those below, which the bounds of the model do not know; that of the top knows the latter. */
static guint
bound_all (MusterProposing *proposing, const MusterModel *model)
{
  guint spares = muster_proposing_bound_cost (proposing);
  guint least;

  if (spares == G_MAXUINT || (proposing->specials->len == 0 && muster_model_bound (model) > model->n))
    return G_MAXUINT;
  least = MAX (spares, 1);
  if (proposing->specials->len == 0)
    return MAX (least, muster_model_bound (model));
  least = MAX (least, bound_spans (proposing, model));
  return has_promotions (proposing) ? least : MAX (least, muster_model_bound_top (model));
}

static void
search (MusterProposing *proposing, MusterProposals *proposals)
{
  g_autoptr (MusterModel) model = muster_proposing_model (proposing, NULL, 0);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_candidate_free);

  proposals->at_least = bound_all (proposing, model);
  proposals->unpaid = muster_proposing_bound_cost (proposing) == G_MAXUINT;
  if (proposals->at_least <= proposing->n_moves)
    {
      muster_search_by_rules (proposing, found);
      offer_all (proposing, proposals, found);
      if (model->n <= MUSTER_PROPOSE_EXACT)
        try_sizes (proposing, proposals);
    }
  if (proposals->list->len > 0)
    proposals->end = MUSTER_PROPOSE_FOUND;
  else
    proposals->end = proposals->at_least > proposing->n_moves ? MUSTER_PROPOSE_NONE : MUSTER_PROPOSE_UNKNOWN;
}

MusterProposals *
muster_propose (MusterDocument *doc, MusterRecord stage, const MusterTargets *targets, guint n_moves, double seconds, GCancellable *cancellable)
{
  g_autoptr (MusterProjection) projection = NULL;
  MusterProposals *proposals;
  MusterProposing proposing = {
    .doc = doc,
    .stage = stage,
    .targets = *targets,
    .n_moves = MIN (n_moves, MUSTER_PROPOSE_MOST),
    .began = g_get_monotonic_time (),
    .seconds = seconds,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (MUSTER_IS_DOCUMENT (doc), NULL);

  proposals = g_new0 (MusterProposals, 1);
  proposals->list = g_ptr_array_new_with_free_func (proposal_free);
  projection = muster_projection_new (doc, stage);
  proposals->before = muster_shape_figures (projection);
  if (muster_targets_are_met (targets, &proposals->before))
    return proposals;
  list_purses (&proposing, projection);
  list_specials (&proposing, projection);
  search (&proposing, proposals);
  g_array_unref (proposing.specials);
  g_array_unref (proposing.purses);
  return proposals;
}

/* }}} */
