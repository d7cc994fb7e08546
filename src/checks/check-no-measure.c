/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-no-measure.c: a department with roles, and no measure for itself or for any of them.
 *
 * Looks only once the chart has a measure at all: until then brief says that they come next.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"

static gboolean
has_measure (MusterDocument *doc, MusterRecord record, MusterField field)
{
  MusterIter iter;
  MusterRecord measure;

  muster_iter_init_referrers (&iter, doc, record, field);
  return muster_iter_next (&iter, &measure);
}

static void
inspect_department (const MusterCheck *check, MusterInspection *inspection, guint index)
{
  MusterDocument *doc = inspection->doc;
  const MusterNode *nodes = muster_projection_get_roles (inspection->projection)->nodes;
  MusterRecord department = muster_projection_get_departments (inspection->projection)->nodes[index].record;
  guint n_roles;
  const guint *roles = muster_projection_list_roles (inspection->projection, index, &n_roles);

  if (n_roles == 0 || has_measure (doc, department, MUSTER_MEASURE_DEPARTMENT))
    return;
  for (guint i = 0; i < n_roles; i++)
    if (has_measure (doc, nodes[roles[i]].record, MUSTER_MEASURE_ROLE))
      return;
  muster_inspection_add (inspection,
                         check,
                         department,
                         0,
                         NULL,
                         _ ("Nothing says how well “%s” does"),
                         muster_document_get_name (doc, department));
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  guint n_departments = muster_projection_get_departments (inspection->projection)->n_nodes;

  if (muster_document_count (inspection->doc, MUSTER_KIND_MEASURE) == 0)
    return;
  for (guint i = 0; i < n_departments; i++)
    inspect_department (check, inspection, i);
}

const MusterCheck muster_check_no_measure = {
  .name = "no-measure",
  .label = N_ ("Department without a measure"),
  .explanation = N_ ("Without a measure nobody can see whether a department does well, and pay and promotion follow opinion. Name one or two results that can be counted."),
  .severity = MUSTER_SEVERITY_NOTE,
  .run = run,
};
