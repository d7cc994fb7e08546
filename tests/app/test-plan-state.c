/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-plan-state.c: over random charts, what joins, moves and leaves is all that comes and goes from
 * stage to stage; and what is said in few letters.
 */
#include "chart.h"
#include "plan-state.h"
#include "plan-words.h"

static gboolean
is_of (const MusterPlanState *state, const MusterPlanCard *card, MusterKind kind)
{
  return muster_document_get_kind (state->doc, card->record) == kind;
}

static const MusterTree *
get_tree (const MusterPlanStage *stage, MusterKind kind)
{
  return kind == MUSTER_KIND_ROLE ? muster_projection_get_roles (stage->projection) : muster_projection_get_departments (stage->projection);
}

/* The roles, or the departments, of a stage before, without those that leave and with those that join, are those of it. */
static void
check_kind (const MusterPlanState *state, guint number, MusterKind kind)
{
  const MusterPlanStage *stage = &state->stages[number];
  const MusterTree *now = get_tree (stage, kind);
  g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);

  if (number > 0)
    {
      const MusterTree *before = get_tree (&state->stages[number - 1], kind);

      for (guint i = 0; i < before->n_nodes; i++)
        g_hash_table_add (there, GUINT_TO_POINTER (before->nodes[i].record));
    }
  for (MusterPlanSection section = 0; section < MUSTER_PLAN_N_SECTIONS; section++)
    for (guint i = 0; i < stage->cards[section]->len; i++)
      {
        const MusterPlanCard *card = &g_array_index (stage->cards[section], MusterPlanCard, i);

        if (!is_of (state, card, kind))
          continue;
        if (section == MUSTER_PLAN_LEAVE || section == MUSTER_PLAN_MOVE)
          g_assert_true (g_hash_table_remove (there, GUINT_TO_POINTER (card->shift.before.record)));
      }
  for (MusterPlanSection section = 0; section < MUSTER_PLAN_N_SECTIONS; section++)
    for (guint i = 0; i < stage->cards[section]->len; i++)
      {
        const MusterPlanCard *card = &g_array_index (stage->cards[section], MusterPlanCard, i);

        if (!is_of (state, card, kind))
          continue;
        if (section == MUSTER_PLAN_JOIN || section == MUSTER_PLAN_MOVE)
          g_assert_true (g_hash_table_add (there, GUINT_TO_POINTER (card->record)));
        if (section == MUSTER_PLAN_CHANGE)
          g_assert_true (g_hash_table_contains (there, GUINT_TO_POINTER (card->record)));
      }
  g_assert_cmpuint (g_hash_table_size (there), ==, now->n_nodes);
  for (guint i = 0; i < now->n_nodes; i++)
    g_assert_true (g_hash_table_contains (there, GUINT_TO_POINTER (now->nodes[i].record)));
}

static void
check_stage (const MusterPlanState *state, guint number)
{
  const MusterPlanStage *stage = &state->stages[number];
  guint n_open = 0;

  check_kind (state, number, MUSTER_KIND_DEPARTMENT);
  check_kind (state, number, MUSTER_KIND_ROLE);
  for (guint i = 0; i < stage->cards[MUSTER_PLAN_JOIN]->len; i++)
    {
      const MusterPlanCard *card = &g_array_index (stage->cards[MUSTER_PLAN_JOIN], MusterPlanCard, i);

      n_open += is_of (state, card, MUSTER_KIND_ROLE) && muster_projection_is_open (stage->projection, card->record);
    }
  g_assert_cmpuint (stage->hires, ==, n_open);
}

static void
test_adds_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 100 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 30, FALSE);
      g_autoptr (MusterPlanState) state = muster_plan_state_new (doc);

      g_assert_cmpuint (state->n_stages, ==, muster_document_count (doc, MUSTER_KIND_STAGE));
      for (guint j = 0; j < state->n_stages; j++)
        check_stage (state, j);
    }
}

static void
test_finds (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> a b@s2- c@-s2");
  g_autoptr (MusterPlanState) state = muster_plan_state_new (doc);
  MusterPlanSection section;
  guint index;

  g_assert_cmpuint (muster_plan_state_find (state, chart_get (doc, "b"), 0, &section, &index), ==, 1);
  g_assert_cmpuint (section, ==, MUSTER_PLAN_JOIN);
  g_assert_cmpuint (muster_plan_state_find (state, chart_get (doc, "c"), 1, &section, &index), ==, 1);
  g_assert_cmpuint (section, ==, MUSTER_PLAN_LEAVE);
  g_assert_cmpuint (muster_plan_state_find (state, chart_get (doc, "c"), 0, &section, &index), ==, 0);
  g_assert_cmpuint (section, ==, MUSTER_PLAN_JOIN);
}

/* Each kind of change has its section, whatever it happens to. */
static void
test_sections (void)
{
  static const struct
  {
    const char *record;
    MusterPlanSection section;
  } cases[] = {
    { "New", MUSTER_PLAN_JOIN },
    { "Old", MUSTER_PLAN_LEAVE },
    { "Part", MUSTER_PLAN_MOVE },
    { "cook", MUSTER_PLAN_CHANGE },
    { "mate", MUSTER_PLAN_CHANGE },
    { "Shop", MUSTER_PLAN_CHANGE },
  };
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> Shop^chief[cook{Ann@-s2,Bob@s2-} chief@-s2 mate>chief] New@s2-[x@s2-] Old@-s2[Part[y]]");
  g_autoptr (MusterPlanState) state = muster_plan_state_new (doc);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MusterPlanSection section;
      guint index;

      g_test_message ("%s", cases[i].record);
      g_assert_cmpuint (muster_plan_state_find (state, chart_get (doc, cases[i].record), 1, &section, &index), ==, 1);
      g_assert_cmpuint (section, ==, cases[i].section);
    }
}

static const struct
{
  double sum;
  gboolean sign;
  const char *text;
} sums[] = {
  { 0, FALSE, "¥ 0" },
  { 950, FALSE, "¥ 950" },
  { 9500, FALSE, "¥ 9.5k" },
  { 9000, FALSE, "¥ 9k" },
  { 52000, FALSE, "¥ 52k" },
  { 999600, FALSE, "¥ 1M" },
  { 1234567, FALSE, "¥ 1.2M" },
  { 63000, TRUE, "+63k" },
  { -63000, TRUE, "−63k" },
  { 2.5e9, FALSE, "¥ 2.5bn" },
};

static void
test_money (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *text = muster_plan_dup_money (doc, sums[i].sum, sums[i].sign);

      g_assert_cmpstr (text, ==, sums[i].text);
    }
}

static void
test_days (void)
{
  g_autofree char *this_year = muster_plan_dup_day ("2026-03-02", "2026-11-24");
  g_autofree char *other = muster_plan_dup_day ("2027-03-02", "2026-11-24");

  g_assert_cmpstr (this_year, ==, "2 Mar");
  g_assert_cmpstr (other, ==, "2 Mar 2027");
  g_assert_null (muster_plan_dup_day (NULL, "2026-11-24"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-state/what-changes-adds-up", test_adds_up);
  g_test_add_func ("/plan-state/each-change-has-its-section", test_sections);
  g_test_add_func ("/plan-state/cards-are-found-where-one-looks", test_finds);
  g_test_add_func ("/plan-state/money-in-few-letters", test_money);
  g_test_add_func ("/plan-state/days-without-this-year", test_days);
  return g_test_run ();
}
