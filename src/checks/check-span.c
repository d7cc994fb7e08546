/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-span.c: a manager with fewer or more direct reports than the chart aims at.
 *
 * Looks only where the chart has a target, and only at roles that have reports, assistants counted.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"

static void
inspect_span (const MusterCheck *check, MusterInspection *inspection, const MusterNode *node, double least, double most)
{
  const char *name = muster_document_get_name (inspection->doc, node->record);

  if (node->n_children > most)
    muster_inspection_add (inspection,
                           check,
                           node->record,
                           0,
                           NULL,
                           ngettext ("“%s” has %u direct report; this chart aims at no more than %.15g",
                                     "“%s” has %u direct reports; this chart aims at no more than %.15g",
                                     node->n_children),
                           name,
                           node->n_children,
                           most);
  else if (node->n_children < least)
    muster_inspection_add (inspection,
                           check,
                           node->record,
                           0,
                           NULL,
                           ngettext ("“%s” has %u direct report; this chart aims at no fewer than %.15g",
                                     "“%s” has %u direct reports; this chart aims at no fewer than %.15g",
                                     node->n_children),
                           name,
                           node->n_children,
                           least);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  MusterRecord chart = muster_document_get_chart (inspection->doc);
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  double least = muster_document_get_number (inspection->doc, chart, MUSTER_CHART_SPAN_MIN, 0);
  double most = muster_document_get_number (inspection->doc, chart, MUSTER_CHART_SPAN_MAX, G_MAXDOUBLE);

  for (guint i = 0; i < roles->n_nodes; i++)
    if (roles->nodes[i].n_children > 0)
      inspect_span (check, inspection, &roles->nodes[i], least, most);
}

const MusterCheck muster_check_span = {
  .name = "span",
  .label = N_ ("Span of control"),
  .explanation = N_ ("Too many direct reports leave no time for each; too few make a layer that only passes things on. The targets are those of the chart."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
