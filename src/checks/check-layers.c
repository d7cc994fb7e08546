/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-layers.c: more layers than the chart aims at.
 *
 * One finding for the chart, with the first of the deepest roles.
 */
#include <glib/gi18n-lib.h>

#include "checks.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  MusterRecord chart = muster_document_get_chart (inspection->doc);
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  double most = muster_document_get_number (inspection->doc, chart, MUSTER_CHART_LAYERS_MAX, G_MAXDOUBLE);
  const MusterNode *deepest = NULL;

  for (guint i = 0; i < roles->n_nodes; i++)
    if (deepest == NULL || roles->nodes[i].level > deepest->level)
      deepest = &roles->nodes[i];

  if (deepest == NULL || deepest->level <= most)
    return;
  muster_inspection_add (inspection,
                         check,
                         chart,
                         deepest->record,
                         NULL,
                         ngettext ("The chart has %u layer, and aims at no more than %.15g: “%s” is at the bottom",
                                   "The chart has %u layers, and aims at no more than %.15g: “%s” is at the bottom",
                                   deepest->level),
                         deepest->level,
                         most,
                         muster_document_get_name (inspection->doc, deepest->record));
}

const MusterCheck muster_check_layers = {
  .name = "layers",
  .label = N_ ("Too many layers"),
  .explanation = N_ ("Every layer delays and changes what passes through it. Let roles report higher up, or join layers with small spans."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
