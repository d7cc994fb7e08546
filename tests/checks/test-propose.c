/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-propose.c: a proposal keeps every limit; the smallest is as small as trying everything finds, and
 * where nothing is found within so many moves, trying everything finds nothing either.
 *
 * The oracle does the moves with the verbs of edit.h themselves, in any order, and counts spans, layers
 * and cost its own way, from who reports to whom.
 */
#include <math.h>
#include <string.h>

#include "chart.h"
#include "oracle.h"
#include "propose.h"
#include "edit.h"
#include "rehearse.h"

/* {{{ The oracle */

static double
get_cost (MusterDocument *doc, MusterRecord role)
{
  double low = muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MIN, 0);
  double pool = muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0);

  return muster_document_get_number (doc, role, MUSTER_ROLE_FTE, pool > 0 ? pool : 1) * muster_document_get_number (doc, role, MUSTER_ROLE_PAY_MAX, low);
}

static guint
count_reports (MusterDocument *doc, GArray *roles, MusterRecord manager, MusterRecord stage)
{
  guint n = 0;

  for (guint i = 0; i < roles->len; i++)
    n += oracle_manager (doc, g_array_index (roles, MusterRecord, i), stage) == manager;
  return n;
}

static guint
count_levels (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  guint n = 0;

  for (; role != 0 && n < 1000; role = oracle_manager (doc, role, stage))
    n++;
  return n;
}

/* The roles that are there at a stage. */
static GArray *
list_there (MusterDocument *doc, MusterRecord stage)
{
  GArray *roles = muster_document_list (doc, MUSTER_KIND_ROLE);

  for (guint i = roles->len; i-- > 0;)
    if (!oracle_lives (doc, g_array_index (roles, MusterRecord, i), stage))
      g_array_remove_index (roles, i);
  return roles;
}

/* Whether a role is in a department or in one below it. */
static gboolean
is_in (MusterDocument *doc, MusterRecord role, MusterRecord department)
{
  MusterRecord home = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);

  for (guint n = 0; home != 0 && home != department && n < 1000; n++)
    home = muster_document_get_ref (doc, home, MUSTER_DEPARTMENT_PARENT);
  return home == department;
}

static gboolean
keeps_budget (MusterDocument *doc, GArray *roles, MusterRecord department)
{
  double budget = muster_document_get_number (doc, department, MUSTER_DEPARTMENT_BUDGET, INFINITY);
  double cost = 0;

  for (guint i = 0; i < roles->len; i++)
    if (is_in (doc, g_array_index (roles, MusterRecord, i), department))
      cost += get_cost (doc, g_array_index (roles, MusterRecord, i));
  return cost <= budget + 1e-6;
}

static gboolean
keep_budgets (MusterDocument *doc, GArray *roles, MusterRecord stage)
{
  g_autoptr (GArray) departments = muster_document_list (doc, MUSTER_KIND_DEPARTMENT);

  for (guint i = 0; i < departments->len; i++)
    if (oracle_lives (doc, g_array_index (departments, MusterRecord, i), stage) && !keeps_budget (doc, roles, g_array_index (departments, MusterRecord, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_met (MusterDocument *doc, const MusterTargets *targets, MusterRecord stage)
{
  g_autoptr (GArray) roles = list_there (doc, stage);
  double cost = 0;

  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);
      guint span = count_reports (doc, roles, role, stage);

      cost += get_cost (doc, role);
      if ((span > 0 && span < targets->span_min) || (targets->span_max > 0 && span > targets->span_max))
        return FALSE;
      if (targets->layers_max > 0 && count_levels (doc, role, stage) > targets->layers_max)
        return FALSE;
    }
  if (targets->departments && !keep_budgets (doc, roles, stage))
    return FALSE;
  return isnan (targets->budget) || cost <= targets->budget + 1e-6;
}

/* Whether somebody who is no tool and no vendor holds it, or nobody does. */
static gboolean
is_human (MusterDocument *doc, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_document_list_referrers (doc, role, MUSTER_HOLDING_ROLE);
  gboolean human = holdings->len == 0;

  for (guint i = 0; i < holdings->len; i++)
    {
      const char *type = muster_document_get_text (doc, muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON), MUSTER_PERSON_TYPE);

      human = human || type == NULL || (strcmp (type, "tool") != 0 && strcmp (type, "vendor") != 0);
    }
  return human;
}

static gboolean
can_lead (MusterDocument *doc, MusterRecord role)
{
  return is_human (doc, role) && !muster_document_get_flag (doc, role, MUSTER_ROLE_ASSISTANT) && muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) <= 0;
}

static gboolean
is_open (MusterDocument *doc, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_document_list_referrers (doc, role, MUSTER_HOLDING_ROLE);

  return holdings->len == 0 && muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) <= 0;
}

/* Every move that there is: see propose.h. */
static GArray *
list_moves (MusterDocument *doc)
{
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (MusterMove));

  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);
      MusterRecord home = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
      MusterRecord manager = oracle_manager (doc, role, 0);

      for (guint j = 0; j < roles->len; j++)
        if (j != i && can_lead (doc, g_array_index (roles, MusterRecord, j)))
          {
            MusterMove move = { MUSTER_MOVE_REPORT, role, g_array_index (roles, MusterRecord, j) };

            g_array_append_val (moves, move);
          }
      if (home != 0 && muster_document_get_ref (doc, home, MUSTER_DEPARTMENT_HEAD) == 0 && can_lead (doc, role))
        {
          MusterMove move = { MUSTER_MOVE_PROMOTE, role, home };

          g_array_append_val (moves, move);
        }
      if (is_open (doc, role) && manager != 0 && can_lead (doc, manager))
        {
          MusterMove move = { MUSTER_MOVE_SPARE, role, manager };

          g_array_append_val (moves, move);
        }
    }
  return moves;
}

static gboolean
do_move (MusterDocument *doc, const MusterMove *move)
{
  double fte;
  char text[64];

  if (muster_document_get_kind (doc, move->role) == MUSTER_KIND_NONE || muster_document_get_kind (doc, move->to) == MUSTER_KIND_NONE)
    return FALSE;
  if (move->kind == MUSTER_MOVE_REPORT)
    return muster_edit_set_manager (doc, &move->role, 1, move->to, NULL);
  if (move->kind == MUSTER_MOVE_PROMOTE)
    return muster_document_get_ref (doc, move->to, MUSTER_DEPARTMENT_HEAD) == 0 && muster_edit_promote (doc, move->role, NULL);
  fte = muster_document_get_number (doc, move->to, MUSTER_ROLE_FTE, NAN);
  g_ascii_dtostr (text, sizeof text, fte);
  return muster_edit_merge (doc, move->to, move->role, NULL) && muster_edit_set (doc, move->to, MUSTER_ROLE_FTE, isnan (fte) ? NULL : text, MUSTER_COMMIT_DEFAULT, NULL);
}

typedef struct
{
  const MusterTargets *targets;
  const GArray *moves;
  const MusterMove *next;
  guint left;
  gboolean met;
} Oracle;

static void try_all (MusterDocument *doc, Oracle *oracle);

static gboolean
try_next (MusterDocument *doc, gpointer data, GError **error)
{
  Oracle *oracle = data;
  Oracle further = { oracle->targets, oracle->moves, NULL, oracle->left - 1, FALSE };

  if (!do_move (doc, oracle->next))
    return FALSE;
  try_all (doc, &further);
  oracle->met = further.met;
  if (oracle->met)
    g_test_message ("kind %u: %s, %s", oracle->next->kind, muster_document_get_name (doc, oracle->next->role), muster_document_get_name (doc, oracle->next->to));
  return TRUE;
}

static void
try_all (MusterDocument *doc, Oracle *oracle)
{
  if (oracle->left == 0)
    {
      oracle->met = is_met (doc, oracle->targets, 0);
      return;
    }
  for (guint i = 0; i < oracle->moves->len && !oracle->met; i++)
    {
      oracle->next = &g_array_index (oracle->moves, MusterMove, i);
      muster_rehearse (doc, try_next, NULL, oracle, NULL);
    }
}

/* The fewest moves that meet the targets; @most + 1 if more are needed. */
static guint
oracle_fewest (MusterDocument *doc, const MusterTargets *targets, guint most)
{
  g_autoptr (GArray) moves = list_moves (doc);

  for (guint size = 0; size <= most; size++)
    {
      Oracle oracle = { targets, moves, NULL, size, FALSE };

      try_all (doc, &oracle);
      if (oracle.met)
        return size;
    }
  return most + 1;
}

/* }}} */

static MusterTargets
random_targets (MusterDocument *doc, GRand *rand)
{
  MusterTargets targets = { .budget = NAN };

  if (g_rand_boolean (rand))
    targets.span_max = (guint) g_rand_int_range (rand, 1, 5);
  if (g_rand_int_range (rand, 0, 3) == 0)
    targets.span_min = (guint) g_rand_int_range (rand, 2, 4);
  if (g_rand_boolean (rand))
    targets.layers_max = (guint) g_rand_int_range (rand, 1, 5);
  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);

      targets.budget = 0;
      for (guint i = 0; i < roles->len; i++)
        targets.budget += get_cost (doc, g_array_index (roles, MusterRecord, i)) * g_rand_double_range (rand, 0.4, 1.1);
    }
  targets.departments = g_rand_int_range (rand, 0, 3) == 0;
  return targets;
}

static MusterRecord
add_role (MusterDraft *draft, GRand *rand, const GArray *departments, const GArray *roles)
{
  MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);

  g_autofree char *title = g_strdup_printf ("r%u", roles->len);

  muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, title);
  muster_draft_set_number (draft, role, MUSTER_ROLE_PAY_MAX, g_rand_int_range (rand, 1, 9));
  if (departments->len > 0 && g_rand_int_range (rand, 0, 8) > 0)
    muster_draft_set_ref (draft, role, MUSTER_ROLE_DEPARTMENT, g_array_index (departments, MusterRecord, g_rand_int_range (rand, 0, (gint32) departments->len)));
  if (roles->len > 0 && g_rand_int_range (rand, 0, 3) == 0)
    muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, g_array_index (roles, MusterRecord, g_rand_int_range (rand, 0, (gint32) roles->len)));
  if (g_rand_int_range (rand, 0, 10) == 0)
    muster_draft_set_number (draft, role, MUSTER_ROLE_POOL, 3);
  if (g_rand_int_range (rand, 0, 10) == 0)
    muster_draft_set_flag (draft, role, MUSTER_ROLE_ASSISTANT, TRUE);
  if (g_rand_int_range (rand, 0, 3) > 0)
    {
      MusterRecord holding = muster_draft_add (draft, MUSTER_KIND_HOLDING, NULL);

      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_ROLE, role);
      MusterRecord person = muster_draft_add (draft, MUSTER_KIND_PERSON, NULL);

      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_PERSON, person);
      muster_draft_set_text (draft, person, MUSTER_PERSON_TYPE, g_rand_int_range (rand, 0, 8) == 0 ? "tool" : NULL);
    }
  return role;
}

/* A chart that looks like one: most departments have a head, and most roles are held. */
static void
add_span (MusterDraft *draft, GRand *rand, const GArray *stages, MusterRecord record, MusterField from, MusterField until)
{
  guint first;

  if (stages->len == 0 || g_rand_boolean (rand))
    return;
  first = (guint) g_rand_int_range (rand, 0, (gint32) stages->len);
  muster_draft_set_ref (draft, record, from, g_array_index (stages, MusterRecord, first));
  if (g_rand_int_range (rand, 0, 4) == 0)
    muster_draft_set_ref (draft, record, until, g_array_index (stages, MusterRecord, g_rand_int_range (rand, (gint32) first, (gint32) stages->len)));
}

/* A quarter of the departments say what they may cost. */
static void
add_budget (MusterDraft *draft, GRand *rand, MusterRecord department)
{
  if (g_rand_int_range (rand, 0, 4) == 0)
    muster_draft_set_number (draft, department, MUSTER_DEPARTMENT_BUDGET, g_rand_int_range (rand, 5, 30));
}

static MusterDocument *
make_chart (GRand *rand, guint n_roles, guint n_stages)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (GArray) departments = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; i < n_stages; i++)
    {
      MusterRecord stage = muster_draft_add (draft, MUSTER_KIND_STAGE, NULL);

      g_array_append_val (stages, stage);
    }
  for (guint i = 0; i < 1 + n_roles / 4; i++)
    {
      MusterRecord department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, NULL);

      if (i > 0)
        muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_PARENT, g_array_index (departments, MusterRecord, g_rand_int_range (rand, 0, (gint32) i)));
      add_budget (draft, rand, department);
      if (i > 0)
        add_span (draft, rand, stages, department, MUSTER_DEPARTMENT_FROM, MUSTER_DEPARTMENT_UNTIL);
      g_array_append_val (departments, department);
    }
  for (guint i = 0; i < n_roles; i++)
    {
      MusterRecord role = add_role (draft, rand, departments, roles);

      add_span (draft, rand, stages, role, MUSTER_ROLE_FROM, MUSTER_ROLE_UNTIL);
      g_array_append_val (roles, role);
    }
  muster_commit (draft, "Load", MUSTER_COMMIT_DEFAULT);
  for (guint i = 0; i < n_roles; i++)
    if (can_lead (doc, g_array_index (roles, MusterRecord, i)) && muster_document_get_ref (doc, g_array_index (roles, MusterRecord, i), MUSTER_ROLE_DEPARTMENT) != 0 && g_rand_int_range (rand, 0, 3) > 0)
      muster_edit_promote (doc, g_array_index (roles, MusterRecord, i), NULL);
  return doc;
}

static gboolean
has_circle (MusterDocument *doc, MusterRecord stage)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);

  return muster_projection_get_cuts (projection)->len > 0;
}

/* Does each proposal as a step, asks @check of the outcome, and undoes it. */
static void
check_proposals (MusterDocument *doc, MusterRecord stage, const MusterTargets *targets, MusterProposals *proposals, guint most)
{
  for (guint i = 0; i < proposals->list->len; i++)
    {
      const MusterProposal *proposal = proposals->list->pdata[i];
      g_autofree char *before = chart_write (doc);
      g_autofree char *after = NULL;
      guint steps = muster_history_get_position (doc);

      g_assert_cmpuint (proposal->moves->len, <=, most);
      g_assert_cmpuint (proposal->moves->len, >=, proposals->at_least);
      for (guint j = 0; j < proposal->moves->len; j++)
        {
          g_autofree char *words = muster_move_describe (doc, &g_array_index (proposal->moves, MusterMove, j));

          g_assert_cmpstr (words, !=, "");
        }
      g_assert_true (muster_proposal_apply (doc, proposal, NULL));
      g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 1);
      g_assert_true (is_met (doc, targets, stage));
      g_assert_true (muster_undo (doc));
      after = chart_write (doc);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_oracle (void)
{
  GRand *rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_found = 0, n_none = 0;

  for (guint round = 0; round < 80 * chart_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = make_chart (rand, (guint) g_rand_int_range (rand, 3, 8), 0);
      MusterTargets targets = random_targets (doc, rand);
      guint most = muster_document_count (doc, MUSTER_KIND_ROLE) < 6 ? 3 : 2;
      g_autoptr (MusterProposals) proposals = NULL;
      g_autoptr (GArray) departments = muster_document_list (doc, MUSTER_KIND_DEPARTMENT);
      g_autofree char *chart = NULL;
      guint fewest;

      if (has_circle (doc, 0))
        continue;
      chart = chart_write (doc);
      fewest = oracle_fewest (doc, &targets, most);
      proposals = muster_propose (doc, 0, &targets, most, 1e6, NULL);

      for (guint i = 0; targets.departments && i < departments->len; i++)
        g_test_message ("budget %g", muster_document_get_number (doc, g_array_index (departments, MusterRecord, i), MUSTER_DEPARTMENT_BUDGET, NAN));
      g_test_message ("%s: span %u to %u, %u layers, budget %g: %u, %u", chart, targets.span_min, targets.span_max, targets.layers_max, targets.budget, fewest, proposals->at_least);
      if (fewest == 0)
        g_assert_cmpint (proposals->end, ==, MUSTER_PROPOSE_MET);
      else if (fewest > most)
        {
          g_assert_cmpint (proposals->end, ==, MUSTER_PROPOSE_NONE);
          n_none++;
        }
      else
        {
          g_assert_cmpint (proposals->end, ==, MUSTER_PROPOSE_FOUND);
          g_assert_cmpuint (((const MusterProposal *) proposals->list->pdata[0])->moves->len, ==, fewest);
          g_assert_cmpuint (proposals->at_least, ==, fewest);
          n_found++;
        }
      check_proposals (doc, 0, &targets, proposals, most);
    }
  g_assert_cmpuint (n_found, >, 0);
  g_assert_cmpuint (n_none, >, 0);
  g_rand_free (rand);
}

/* Whatever the size and the stage, what is proposed keeps the limits. */
static void
test_limits (void)
{
  GRand *rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_proposals = 0, n_staged = 0;

  for (guint round = 0; round < 40 * chart_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = make_chart (rand, (guint) g_rand_int_range (rand, 10, round % 8 == 0 ? 400 : 60), round % 4);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
      MusterTargets targets = random_targets (doc, rand);

      for (guint i = 0; i <= stages->len; i++)
        {
          MusterRecord stage = i < stages->len ? g_array_index (stages, MusterRecord, i) : 0;
          g_autoptr (MusterProposals) proposals = muster_propose (doc, stage, &targets, 10, 0.1, NULL);

          /* Where a line leads back to where it began, somebody cut it: what then is a layer is not counted here. */
          if (has_circle (doc, stage))
            continue;
          check_proposals (doc, stage, &targets, proposals, 10);
          g_assert_cmpint (proposals->end == MUSTER_PROPOSE_MET, ==, is_met (doc, &targets, stage));
          n_proposals += proposals->list->len;
          n_staged += stage != 0 ? proposals->list->len : 0;
        }
    }
  g_assert_cmpuint (n_proposals, >, 0);
  g_assert_cmpuint (n_staged, >, 0);
  g_rand_free (rand);
}

typedef struct
{
  const char *promise;
  const char *chart;
  MusterTargets targets;
  guint n_moves;
  MusterProposeEnd end;
  guint size;
  const char *first;
} Case;

static const Case cases[] = {
  { "what is met needs nothing", "Shop[*a b c]", { 0, 3, 2, NAN, FALSE }, 3, MUSTER_PROPOSE_MET, 0, NULL },
  { "of one too many one reports to a colleague", "Shop[*a b c d e>>d]", { 0, 2, 0, NAN, FALSE }, 3, MUSTER_PROPOSE_FOUND, 1, "“b” reports to “d”" },
  { "nobody is put under a tool", "Shop[*a b{T!tool} c d{T!tool}]", { 0, 2, 0, NAN, FALSE }, 3, MUSTER_PROPOSE_FOUND, 1, NULL },
  { "what is too deep is lifted", "Shop[*a b c>>b d>>c]", { 0, 0, 3, NAN, FALSE }, 3, MUSTER_PROPOSE_FOUND, 1, NULL },
  { "a department without a head gets one where that saves moves", "Top[*a Shop[b{Ann} c{Bob} d{Cy} e{Di}]]", { 0, 3, 0, NAN, FALSE }, 3, MUSTER_PROPOSE_FOUND, 1, NULL },
  { "to spare money somebody is not hired", "Shop[*a{Ann}$10-20 b{Bob}$5-10 c$5-10 d$1-2]", { 0, 0, 0, 32, FALSE }, 3, MUSTER_PROPOSE_FOUND, 1, "“c” is not hired: “a” takes over" },
  { "those who are there are not dismissed", "Shop[*a{Ann}$10-20 b{Bob}$5-10 c{Cy}$5-10]", { 0, 0, 0, 30, FALSE }, 3, MUSTER_PROPOSE_NONE, 0, NULL },
  { "one layer cannot be where anybody reports", "Shop[*a{Ann} b{Bob}]", { 0, 0, 1, NAN, FALSE }, 3, MUSTER_PROPOSE_NONE, 0, NULL },
  { "what needs more moves than are allowed is said to", "Shop[*a{A} b{B} c{C} d{D} e{E} f{F}]", { 0, 2, 0, NAN, FALSE }, 2, MUSTER_PROPOSE_NONE, 0, NULL },
  { "and found with more", "Shop[*a{A} b{B} c{C} d{D} e{E} f{F}]", { 0, 2, 0, NAN, FALSE }, 3, MUSTER_PROPOSE_FOUND, 3, NULL },
  { "one who is not hired leaves room for another", "Top[*r4$-7 r2{A}$-8 r1>>r0{B}$-1 Sub[r3>>r1$-7 r0{C}$-6]]", { 0, 1, 4, 22.0152, FALSE }, 3, MUSTER_PROPOSE_FOUND, 2, NULL },
  { "who goes to the head of another department moves there", "Shop[*a b c d Store[*e f]]", { 0, 3, 0, NAN, FALSE }, 2, MUSTER_PROPOSE_FOUND, 1, NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (MusterDocument) doc = chart_read (c->chart);
  g_autoptr (MusterProposals) proposals = muster_propose (doc, 0, &c->targets, c->n_moves, 1e6, NULL);

  g_assert_cmpint (proposals->end, ==, c->end);
  g_assert_cmpint (proposals->list->len > 0, ==, c->end == MUSTER_PROPOSE_FOUND);
  check_proposals (doc, 0, &c->targets, proposals, c->n_moves);
  if (c->end == MUSTER_PROPOSE_NONE)
    g_assert_cmpuint (proposals->at_least, >, c->n_moves);
  if (c->end != MUSTER_PROPOSE_FOUND)
    return;
  for (guint i = 0; i < proposals->list->len; i++)
    g_assert_cmpuint (((const MusterProposal *) proposals->list->pdata[i])->moves->len, ==, c->size);
  if (c->first != NULL)
    {
      const MusterProposal *first = proposals->list->pdata[0];
      g_autofree char *words = muster_move_describe (doc, &g_array_index (first->moves, MusterMove, 0));

      g_assert_cmpstr (words, ==, c->first);
    }
}

/* The targets are the chart's, and its budget that of the departments at the top. */
static void
test_defaults (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Shop[*a b] Store[*c]");
  MusterRecord chart = muster_document_get_chart (doc);
  MusterTargets targets;

  g_assert_true (muster_edit_set (doc, chart, MUSTER_CHART_SPAN_MAX, "7", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart, MUSTER_CHART_LAYERS_MAX, "4", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "Shop"), MUSTER_DEPARTMENT_BUDGET, "100", MUSTER_COMMIT_DEFAULT, NULL));
  targets = muster_targets_of_chart (doc, 0);
  g_assert_cmpuint (targets.span_max, ==, 7);
  g_assert_cmpuint (targets.layers_max, ==, 4);
  g_assert_cmpuint (targets.span_min, ==, 0);
  g_assert_true (isnan (targets.budget));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "Store"), MUSTER_DEPARTMENT_BUDGET, "50", MUSTER_COMMIT_DEFAULT, NULL));
  targets = muster_targets_of_chart (doc, 0);
  g_assert_cmpfloat (targets.budget, ==, 150);
  g_assert_true (targets.departments);
}

/* Each department keeps to its own budget, with those below it: what one has too much of is not saved in
 * another. */
static void
test_departments (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Top[*a{Ann}$1-2 Shop[*b{Bob}$3-4 c$5-6 d$1-2] Store[*e{Eve}$3-4 f$8-9]]");
  MusterTargets targets = { 0, 0, 0, NAN, TRUE };
  g_autoptr (MusterProposals) proposals = NULL;
  g_autofree char *words = NULL;
  const MusterProposal *first;

  g_assert_true (muster_edit_set (doc, chart_get (doc, "Shop"), MUSTER_DEPARTMENT_BUDGET, "7", MUSTER_COMMIT_DEFAULT, NULL));
  proposals = muster_propose (doc, 0, &targets, 3, 1e6, NULL);
  g_assert_cmpint (proposals->end, ==, MUSTER_PROPOSE_FOUND);
  g_assert_cmpfloat (proposals->before.over, ==, 5);
  first = proposals->list->pdata[0];
  g_assert_cmpuint (first->moves->len, ==, 1);
  words = muster_move_describe (doc, &g_array_index (first->moves, MusterMove, 0));
  g_assert_cmpstr (words, ==, "“c” is not hired: “b” takes over");
  check_proposals (doc, 0, &targets, proposals, 3);
}

/* The sentence says whether an answer is proved or only all that was found. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *chart;
    MusterTargets targets;
    guint n_moves;
    double seconds;
    const char *words;
    gboolean proved;
  } sentences[] = {
    { "Shop[*a b c]", { 0, 3, 0, NAN, FALSE }, 3, 1e6, "The targets are met as it is.", TRUE },
    { "Shop[*a b c d]", { 0, 2, 0, NAN, FALSE }, 3, 1e6, "1 move is enough, and no fewer: that is proved.", TRUE },
    { "Shop[*a{A} b{B} c{C} d{D} e{E} f{F}]", { 0, 2, 0, NAN, FALSE }, 2, 1e6, "No 2 moves meet these targets: that is proved. At least 3 are needed.", TRUE },
    { "Shop[*a{A}$9-9]", { 0, 0, 0, 5, FALSE }, 2, 1e6, "No moves meet the budget: it is exceeded even if no open role is filled.", TRUE },
    { "Shop[*a{A} b{B}]", { 0, 0, 1, NAN, FALSE }, 2, 1e6, "No moves meet these targets, however many: that is proved.", TRUE },
    { "Top[*a{A} b{B} X[*c{C} d{D}]]", { 3, 0, 0, NAN, FALSE }, 3, 0, "None was found within 3 moves in the time; that there is none is not proved. At least 1 are needed.", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (sentences[i].chart);
      g_autoptr (MusterProposals) proposals = muster_propose (doc, 0, &sentences[i].targets, sentences[i].n_moves, sentences[i].seconds, NULL);
      g_autofree char *words = muster_proposals_describe (proposals, sentences[i].n_moves);

      g_assert_cmpstr (words, ==, sentences[i].words);
      g_assert_cmpint (muster_proposals_are_proved (proposals), ==, sentences[i].proved);
    }
}

/* Seven leads under one manager with three layers at most: whoever goes leaves no place for his people, so
 * that they have to go too. The bound knows how many that are, without trying any. */
static void
test_bound (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Top[*g{G} A[*a{A} a1{1} a2{2}] B[*b{B} b1{3} b2{4} b3{5}] C[*c{C} c1{6} c2{7} c3{8}] D[*d{D} d1{9}]]");
  MusterTargets targets = { 0, 3, 3, NAN, FALSE };
  g_autoptr (MusterProposals) proposals = muster_propose (doc, 0, &targets, 1, 0, NULL);

  g_assert_cmpint (proposals->end, ==, MUSTER_PROPOSE_NONE);
  g_assert_cmpuint (proposals->at_least, ==, 2);
}

static void
test_cancels (void)
{
  GRand *rand = g_rand_new_with_seed (7);
  g_autoptr (MusterDocument) doc = make_chart (rand, 150, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  MusterTargets targets = { 2, 3, 3, NAN, FALSE };
  g_autoptr (MusterProposals) proposals = NULL;

  g_cancellable_cancel (cancellable);
  proposals = muster_propose (doc, 0, &targets, 8, 1e6, cancellable);
  g_assert_cmpint (proposals->end, !=, MUSTER_PROPOSE_MET);
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/propose/%s", cases[i].promise);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/propose/targets-are-the-chart's", test_defaults);
  g_test_add_func ("/propose/keeps-each-department-to-its-budget", test_departments);
  g_test_add_func ("/propose/says-whether-it-is-proved", test_sentences);
  g_test_add_func ("/propose/knows-what-must-move-without-trying", test_bound);
  g_test_add_func ("/propose/ends-when-it-is-told-to", test_cancels);
  g_test_add_func ("/propose/as-small-as-trying-everything", test_oracle);
  g_test_add_func ("/propose/keeps-every-limit", test_limits);
  return g_test_run ();
}
