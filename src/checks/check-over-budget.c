/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-over-budget.c: a department, with those below it, whose pay bands at their upper end cost more
 * than its budget.
 *
 * Of a chart with stages only a stage is judged: all together would count what is never there at once.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  MusterDocument *doc = inspection->doc;
  const MusterTree *departments = muster_projection_get_departments (inspection->projection);

  if (inspection->stage == 0 && muster_document_count (doc, MUSTER_KIND_STAGE) > 0)
    return;
  for (guint i = 0; i < departments->n_nodes; i++)
    {
      MusterRecord department = departments->nodes[i].record;
      const MusterFigures *figures = &inspection->metrics->departments[i];
      double budget = muster_document_get_number (doc, department, MUSTER_DEPARTMENT_BUDGET, G_MAXDOUBLE);

      if (figures->cost_max <= budget * (1 + 1e-9))
        continue;
      muster_inspection_add (inspection,
                             check,
                             department,
                             0,
                             NULL,
                             _ ("“%s” may cost %.10g, and its budget is %.10g: %.10g too much"),
                             muster_document_get_name (doc, department),
                             figures->cost_max,
                             budget,
                             figures->cost_max - budget);
    }
}

const MusterCheck muster_check_over_budget = {
  .name = "over-budget",
  .label = N_ ("Budget exceeded"),
  .explanation = N_ ("The roles of the department cost more than it may spend, at the upper ends of their pay. Hire fewer or later, buy a service in, lower the bands, or raise the budget."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
