/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * inspect.c: runs all checks over one stage and leaves out what waivers silence.
 *
 * One projection and one set of figures serve every check; each check costs O(n) or O(n log n).
 */
#include "check.h"
#include "progress.h"

const MusterCheck *
muster_check_find (const char *name)
{
  const MusterCheck *const *checks = muster_checks ();

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; checks[i] != NULL; i++)
    if (g_str_equal (checks[i]->name, name))
      return checks[i];
  return NULL;
}

const char *
muster_severity_get_name (MusterSeverity severity)
{
  static const char *const names[] = { "problem", "warning", "note" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}

static void
finding_free (gpointer data)
{
  MusterFinding *finding = data;

  g_free (finding->message);
  g_free (finding->fix);
  g_free (finding);
}

static gboolean
is_waived (MusterDocument *doc, const char *check, MusterRecord record)
{
  MusterIter iter;
  MusterRecord waiver;

  muster_iter_init_referrers (&iter, doc, record, MUSTER_WAIVER_RECORD);
  while (muster_iter_next (&iter, &waiver))
    if (g_strcmp0 (muster_document_get_text (doc, waiver, MUSTER_WAIVER_CHECK), check) == 0)
      return TRUE;
  return FALSE;
}

void
muster_inspection_add (MusterInspection *inspection,
                       const MusterCheck *check,
                       MusterRecord record,
                       MusterRecord other,
                       char *fix,
                       const char *message,
                       ...)
{
  g_autofree char *taken = fix;
  MusterFinding *finding;
  va_list args;

  g_return_if_fail (inspection != NULL && check != NULL && record != 0);

  if (is_waived (inspection->doc, check->name, record))
    return;

  finding = g_new0 (MusterFinding, 1);
  finding->check = check;
  finding->record = record;
  finding->other = other;
  finding->stage = inspection->stage;
  finding->fix = g_steal_pointer (&taken);
  va_start (args, message);
  finding->message = g_strdup_vprintf (message, args);
  va_end (args);
  g_ptr_array_add (inspection->findings, finding);
}

GPtrArray *
muster_inspect_on (MusterDocument *doc, MusterRecord stage, const char *today)
{
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (MusterMetrics) metrics = NULL;
  MusterInspection inspection = { .doc = doc, .stage = stage, .today = today };
  const MusterCheck *const *checks = muster_checks ();

  g_return_val_if_fail (MUSTER_IS_DOCUMENT (doc), NULL);
  g_return_val_if_fail (today != NULL, NULL);

  projection = muster_projection_new (doc, stage);
  metrics = muster_metrics_new (projection);
  inspection.projection = projection;
  inspection.metrics = metrics;
  inspection.findings = g_ptr_array_new_with_free_func (finding_free);

  for (guint severity = MUSTER_SEVERITY_PROBLEM; severity <= MUSTER_SEVERITY_NOTE; severity++)
    for (guint i = 0; checks[i] != NULL; i++)
      if (checks[i]->severity == severity)
        checks[i]->run (checks[i], &inspection);

  return inspection.findings;
}

GPtrArray *
muster_inspect (MusterDocument *doc, MusterRecord stage)
{
  g_autofree char *today = muster_today ();

  return muster_inspect_on (doc, stage, today);
}
