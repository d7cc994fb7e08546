/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-weights.c: measures of one department or role whose weights do not add up to 100 %.
 *
 * Where none has a weight, nobody has weighed them yet. The fix shares out what is missing among those
 * without a weight; else it keeps the proportions.
 */
#include <glib/gi18n-lib.h>

#include <math.h>

#include "checks.h"
#include "edit.h"
#include "even.h"
#include "rehearse.h"

/* Sums in doubles of what a person typed. */
#define CLOSE 0.01

static MusterField
measures_field (MusterDocument *doc, MusterRecord record)
{
  return muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE ? MUSTER_MEASURE_ROLE : MUSTER_MEASURE_DEPARTMENT;
}

/* The weight of a measure; NAN if it has none. */
static double
get_weight (MusterDocument *doc, MusterRecord measure)
{
  double weight = muster_document_get_number (doc, measure, MUSTER_MEASURE_WEIGHT, NAN);

  return weight > 0 ? weight : NAN;
}

static void
inspect_record (const MusterCheck *check, MusterInspection *inspection, MusterRecord record)
{
  MusterDocument *doc = inspection->doc;
  MusterIter iter;
  MusterRecord measure;
  double sum = 0;

  muster_iter_init_referrers (&iter, doc, record, measures_field (doc, record));
  while (muster_iter_next (&iter, &measure))
    if (!isnan (get_weight (doc, measure)))
      sum += get_weight (doc, measure);
  if (sum <= 0 || fabs (sum - 100) < CLOSE)
    return;
  muster_inspection_add (inspection,
                         check,
                         record,
                         0,
                         /* xgettext:no-c-format */
                         g_strdup (_ ("Make them 100 % in all")),
                         _ ("The weights of the measures of “%s” come to %.4g %%"),
                         muster_document_get_name (doc, record),
                         sum);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *departments = muster_projection_get_departments (inspection->projection);
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);

  if (muster_document_count (inspection->doc, MUSTER_KIND_MEASURE) == 0)
    return;
  for (guint i = 0; i < departments->n_nodes; i++)
    inspect_record (check, inspection, departments->nodes[i].record);
  for (guint i = 0; i < roles->n_nodes; i++)
    inspect_record (check, inspection, roles->nodes[i].record);
}

static gboolean
set_weights (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterFinding *finding = data;
  g_autoptr (GArray) measures = muster_document_list_referrers (doc, finding->record, measures_field (doc, finding->record));
  g_autofree double *weights = g_new (double, measures->len);

  for (guint i = 0; i < measures->len; i++)
    weights[i] = get_weight (doc, g_array_index (measures, MusterRecord, i));
  muster_even_out (weights, measures->len);
  for (guint i = 0; i < measures->len; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      if (!isnan (weights[i]) && !muster_edit_set (doc, g_array_index (measures, MusterRecord, i), MUSTER_MEASURE_WEIGHT, g_ascii_formatd (text, sizeof text, "%.6g", weights[i]), MUSTER_COMMIT_DEFAULT, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Make the weights of “%s” 100 %% in all"), muster_document_get_name (doc, finding->record));

  return muster_together (doc, set_weights, (gpointer) finding, label, error);
}

const MusterCheck muster_check_weights = {
  .name = "weights",
  .label = N_ ("Weights that do not add up"),
  /* xgettext:no-c-format */
  .explanation = N_ ("Weights say how much each measure counts of the whole. If they are not 100 % in all, two departments or roles cannot be compared, nor rewards worked out."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
