/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-layers.c: more layers than the chart aims at.
 *
 * One finding for the chart, with the first of the deepest roles. The fix lets every role that is too
 * deep report to the one above it whose reports are on the last layer that is meant, unless somebody's
 * span would then be too wide. O(n).
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "rehearse.h"

static double
get_most (MusterDocument *doc)
{
  return muster_document_get_number (doc, muster_document_get_chart (doc), MUSTER_CHART_LAYERS_MAX, G_MAXDOUBLE);
}

/* The index of whom each role shall report to, MUSTER_NOWHERE for no change; %NULL if it cannot be
 * mended so. */
static guint *
find_lifts (MusterProjection *projection, double layers, guint *n_lifts)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterTree *roles = muster_projection_get_roles (projection);
  double widest = muster_document_get_number (doc, muster_document_get_chart (doc), MUSTER_CHART_SPAN_MAX, G_MAXDOUBLE);
  guint last = (guint) layers;
  g_autofree guint *lifts = g_new (guint, roles->n_nodes);
  g_autofree guint *spans = g_new (guint, roles->n_nodes);
  guint above = MUSTER_NOWHERE;

  *n_lifts = 0;
  if (last < 2)
    return NULL;
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      const MusterNode *node = &roles->nodes[i];

      /* The nodes come in preorder: the last one on that layer is above all that follow deeper. */
      if (node->level == last - 1)
        above = i;
      spans[i] = node->n_children;
      lifts[i] = node->level > last ? above : MUSTER_NOWHERE;
      if (lifts[i] == MUSTER_NOWHERE)
        continue;
      spans[above]++;
      (*n_lifts)++;
      if (spans[above] > widest)
        return NULL;
    }
  return g_steal_pointer (&lifts);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const MusterTree *roles = muster_projection_get_roles (inspection->projection);
  double most = get_most (inspection->doc);
  const MusterNode *deepest = NULL;
  g_autofree guint *lifts = NULL;
  guint n_lifts;

  for (guint i = 0; i < roles->n_nodes; i++)
    if (deepest == NULL || roles->nodes[i].level > deepest->level)
      deepest = &roles->nodes[i];

  if (deepest == NULL || deepest->level <= most)
    return;
  lifts = find_lifts (inspection->projection, most, &n_lifts);
  muster_inspection_add (inspection,
                         check,
                         muster_document_get_chart (inspection->doc),
                         deepest->record,
                         lifts == NULL ? NULL : g_strdup_printf (ngettext ("Let %u role report higher up", "Let %u roles report higher up", n_lifts), n_lifts),
                         ngettext ("The chart has %u layer, and aims at no more than %.15g: “%s” is at the bottom",
                                   "The chart has %u layers, and aims at no more than %.15g: “%s” is at the bottom",
                                   deepest->level),
                         deepest->level,
                         most,
                         muster_document_get_name (inspection->doc, deepest->record));
}

static gboolean
lift (MusterDocument *doc, gpointer data, GError **error)
{
  const MusterFinding *finding = data;
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, finding->stage);
  const MusterTree *roles = muster_projection_get_roles (projection);
  guint n_lifts;
  g_autofree guint *lifts = find_lifts (projection, get_most (doc), &n_lifts);

  for (guint i = 0; lifts != NULL && i < roles->n_nodes; i++)
    if (lifts[i] != MUSTER_NOWHERE && !muster_edit_set_manager (doc, &roles->nodes[i].record, 1, roles->nodes[lifts[i]].record, error))
      return FALSE;
  return TRUE;
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  return muster_together (doc, lift, (gpointer) finding, _ ("Let what is too deep report higher up"), error);
}

const MusterCheck muster_check_layers = {
  .name = "layers",
  .label = N_ ("Too many layers"),
  .explanation = N_ ("Every layer delays and changes what passes through it. Let roles report higher up, or join layers with small spans."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
