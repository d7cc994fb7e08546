/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-large.c: on a large and odd chart each check finds all that there is, in a time that is told
 * and not judged; and on random charts every fix that is offered is one step, mends what it says, and
 * undo brings it back.
 */
#include <string.h>
#include <time.h>

#include "chart.h"
#include "check.h"

#define N_ROLES 10000

static void
set_ref (MusterDraft *draft, MusterRecord record, MusterField field, MusterRecord target)
{
  if (target != 0)
    muster_draft_set_ref (draft, record, field, target);
}

/* A responsibility with two parts, and a measure. */
static void
add_duties (MusterDraft *draft, MusterRecord role, MusterRecord other, guint i)
{
  MusterRecord responsibility = muster_draft_add (draft, MUSTER_KIND_RESPONSIBILITY, NULL);
  MusterRecord assignment = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, NULL);
  MusterRecord second = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, NULL);
  MusterRecord measure = muster_draft_add (draft, MUSTER_KIND_MEASURE, NULL);

  muster_draft_set_text (draft, responsibility, MUSTER_RESPONSIBILITY_NAME, "Duty");
  muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY, responsibility);
  muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_ROLE, role);
  muster_draft_set_ref (draft, second, MUSTER_ASSIGNMENT_RESPONSIBILITY, responsibility);
  muster_draft_set_ref (draft, second, MUSTER_ASSIGNMENT_ROLE, other);
  muster_draft_set_text (draft, second, MUSTER_ASSIGNMENT_PART, i % 2 == 0 ? "responsible" : NULL);
  muster_draft_set_ref (draft, measure, MUSTER_MEASURE_ROLE, role);
  muster_draft_set_number (draft, measure, MUSTER_MEASURE_WEIGHT, 40);
}

/* Role @i of the chart reports to that of (i - 1) / @fan. */
static void
fill (MusterDraft *draft, guint fan)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autofree MusterRecord *roles = g_new0 (MusterRecord, N_ROLES);
  MusterRecord chart = muster_document_get_chart (doc);
  MusterRecord department = 0;

  muster_draft_set_number (draft, chart, MUSTER_CHART_SPAN_MIN, 3);
  muster_draft_set_number (draft, chart, MUSTER_CHART_SPAN_MAX, 5);
  muster_draft_set_number (draft, chart, MUSTER_CHART_LAYERS_MAX, 4);
  for (guint i = 0; i < N_ROLES; i++)
    {
      MusterRecord person = muster_draft_add (draft, MUSTER_KIND_PERSON, NULL);
      MusterRecord holding = muster_draft_add (draft, MUSTER_KIND_HOLDING, NULL);

      if (i % 10 == 0)
        department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, NULL);
      muster_draft_set_number (draft, department, MUSTER_DEPARTMENT_BUDGET, 1);
      roles[i] = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      muster_draft_set_ref (draft, roles[i], MUSTER_ROLE_DEPARTMENT, department);
      muster_draft_set_number (draft, roles[i], MUSTER_ROLE_PAY_MAX, 1000 + i);
      set_ref (draft, roles[i], MUSTER_ROLE_MANAGER, i > 0 ? roles[(i - 1) / fan] : 0);
      muster_draft_set_text (draft, person, MUSTER_PERSON_NAME, "Wei");
      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_PERSON, person);
      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_ROLE, roles[i]);
      add_duties (draft, roles[i], roles[i / 2], i);
    }
}

/* What is wrong with the chart above, whoever reports to whom. */
static const struct
{
  const char *check;
  guint n;
} wrong[] = {
  { "several-owners", N_ROLES / 2 },
  { "missing-head", N_ROLES / 10 },
  { "no-authority", N_ROLES },
  { "over-budget", N_ROLES / 10 },
  { "paid-above", N_ROLES - 1 },
  { "weights", N_ROLES },
  { "duplicate-person", N_ROLES - 1 },
  { "cycle", 0 },
  { "orphan", 0 },
  { "several-tops", 0 },
};

static void
compare_count (const MusterCheck *check, guint n_findings)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (g_str_equal (wrong[i].check, check->name))
      g_assert_cmpuint (n_findings, ==, wrong[i].n);
}

/* @data: how many report to each role: 1 is a chain, N_ROLES a star. */
static void
test_large (gconstpointer data)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  const MusterCheck *const *checks = muster_checks ();
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (MusterMetrics) metrics = NULL;
  MusterInspection inspection = { .doc = doc, .today = "2026-06-15" };

  fill (draft, GPOINTER_TO_UINT (data));
  muster_commit (draft, "Load", MUSTER_COMMIT_DEFAULT);
  projection = muster_projection_new (doc, 0);
  metrics = muster_metrics_new (projection);
  inspection.projection = projection;
  inspection.metrics = metrics;
  for (guint i = 0; checks[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) findings = g_ptr_array_new ();
      clock_t before = clock ();
      double ms;

      inspection.findings = findings;
      checks[i]->run (checks[i], &inspection);
      ms = (double) (clock () - before) * 1000 / CLOCKS_PER_SEC;
      g_test_message ("%s: %u findings in %.1f ms", checks[i]->name, findings->len, ms);
      compare_count (checks[i], findings->len);
      for (guint j = 0; j < findings->len; j++)
        {
          MusterFinding *finding = findings->pdata[j];

          g_free (finding->message);
          g_free (finding->fix);
          g_free (finding);
        }
    }
}

static gboolean
is_found (GPtrArray *findings, const MusterFinding *finding)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MusterFinding *other = findings->pdata[i];

      if (other->check == finding->check && other->record == finding->record && g_str_equal (other->message, finding->message))
        return TRUE;
    }
  return FALSE;
}

/* A fix may be refused by a rule that reaches further than a stage; then nothing has changed. Returns:
 * whether it was done */
static gboolean
try_fix (MusterDocument *doc, MusterRecord stage, const MusterFinding *finding)
{
  g_autofree char *before = chart_write (doc);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint steps = muster_history_get_position (doc);

  if (!finding->check->fix (doc, finding, &error))
    {
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_CYCLE);
      again = chart_write (doc);
      g_assert_cmpstr (again, ==, before);
      return FALSE;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 1);
  after = muster_inspect_on (doc, stage, "2026-06-15");
  g_assert_false (is_found (after, finding));
  g_assert_true (muster_undo (doc));
  again = chart_write (doc);
  g_assert_cmpstr (again, ==, before);
  return TRUE;
}

static void
test_fixes (void)
{
  GRand *rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_done = 0, n_refused = 0;

  for (guint round = 0; round < 60 * chart_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 4 + g_rand_int_range (rand, 0, 30), FALSE);
      MusterRecord stage = g_rand_boolean (rand) ? chart_pick (doc, MUSTER_KIND_STAGE, rand) : 0;
      MusterDraft *draft = muster_draft_new_loading (doc);
      g_autoptr (GPtrArray) findings = NULL;

      muster_draft_set_number (draft, muster_document_get_chart (doc), MUSTER_CHART_SPAN_MIN, g_rand_int_range (rand, 0, 4));
      muster_draft_set_number (draft, muster_document_get_chart (doc), MUSTER_CHART_SPAN_MAX, g_rand_int_range (rand, 3, 7));
      muster_draft_set_number (draft, muster_document_get_chart (doc), MUSTER_CHART_LAYERS_MAX, g_rand_int_range (rand, 1, 7));
      muster_commit (draft, "Load", MUSTER_COMMIT_DEFAULT);
      findings = muster_inspect_on (doc, stage, "2026-06-15");
      for (guint i = 0; i < findings->len; i++)
        {
          const MusterFinding *finding = findings->pdata[i];

          if (finding->fix == NULL)
            continue;
          g_test_message ("%s: %s: %s", finding->check->name, finding->message, finding->fix);
          if (try_fix (doc, stage, finding))
            n_done++;
          else
            n_refused++;
        }
    }
  g_assert_cmpuint (n_done, >, 100);
  g_assert_cmpuint (n_refused, <, n_done / 10);
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/checks/large/a chain is looked at whole", GUINT_TO_POINTER (1), test_large);
  g_test_add_data_func ("/checks/large/a tree is looked at whole", GUINT_TO_POINTER (6), test_large);
  g_test_add_data_func ("/checks/large/a star is looked at whole", GUINT_TO_POINTER (N_ROLES), test_large);
  g_test_add_func ("/checks/large/fixes mend in one step", test_fixes);
  return g_test_run ();
}
