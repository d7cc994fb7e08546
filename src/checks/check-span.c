/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-span.c: a manager with fewer or more direct reports than the chart aims at.
 *
 * Looks only where the chart has a target, and only at roles that have reports, assistants counted. The
 * fix is the move that mends it without breaking a target elsewhere, where there is one: of too many,
 * some report to a colleague; of too few, all report one higher up, or some colleagues come to them.
 * Each report is looked at a few times, so that all costs O(n).
 */
#include <glib/gi18n-lib.h>

#include <math.h>

#include "checks.h"
#include "edit.h"

typedef struct
{
  MusterProjection *projection;
  const MusterNode *nodes;
  double least;
  double most;
  double layers;
} Targets;

/* Some reports, and whom they shall report to. */
typedef struct
{
  GArray *roles;
  guint to;
} Move;

static Targets
get_targets (MusterProjection *projection)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord chart = muster_document_get_chart (doc);

  return (Targets){
    .projection = projection,
    .nodes = muster_projection_get_roles (projection)->nodes,
    .least = muster_document_get_number (doc, chart, MUSTER_CHART_SPAN_MIN, 0),
    .most = muster_document_get_number (doc, chart, MUSTER_CHART_SPAN_MAX, G_MAXDOUBLE),
    .layers = muster_document_get_number (doc, chart, MUSTER_CHART_LAYERS_MAX, G_MAXDOUBLE),
  };
}

static gboolean
is_broken (const Targets *targets, guint index)
{
  guint span = targets->nodes[index].n_children;

  return span > 0 && (span > targets->most || span < targets->least);
}

/* {{{ The move that mends it */

static gboolean
can_lead (const Targets *targets, guint index)
{
  MusterDocument *doc = muster_projection_get_document (targets->projection);
  MusterRecord role = targets->nodes[index].record;

  return !muster_document_get_flag (doc, role, MUSTER_ROLE_ASSISTANT) && muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) <= 0;
}

/* Appends up to @n reports of @index that lead nobody and are no assistants, the last first. With @home
 * only those of that department. */
static void
pick_movers (const Targets *targets, guint index, guint but, guint home, gboolean only_home, guint n, GArray *movers)
{
  const MusterTree *roles = muster_projection_get_roles (targets->projection);
  MusterDocument *doc = muster_projection_get_document (targets->projection);
  g_autoptr (GArray) fit = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  MUSTER_TREE_FOREACH_CHILD (roles, index, child)
  {
    MusterRecord role = roles->nodes[child].record;

    if (child == but || roles->nodes[child].n_children > 0 || muster_document_get_flag (doc, role, MUSTER_ROLE_ASSISTANT))
      continue;
    if ((muster_projection_get_department_of (targets->projection, child) == home) == only_home)
      g_array_append_val (fit, role);
  }
  for (guint i = fit->len; i-- > 0 && movers->len < n;)
    g_array_append_val (movers, g_array_index (fit, MusterRecord, i));
}

/* A report of @index that can take @n more: the one with fewest of those that lead, else one that has
 * none; MUSTER_NOWHERE if none can. */
static guint
find_taker (const Targets *targets, guint index, guint n)
{
  const MusterTree *roles = muster_projection_get_roles (targets->projection);
  guint found = MUSTER_NOWHERE;

  MUSTER_TREE_FOREACH_CHILD (roles, index, child)
  {
    guint span = roles->nodes[child].n_children;
    guint best = found != MUSTER_NOWHERE ? roles->nodes[found].n_children : 0;

    if (!can_lead (targets, child) || span + n > targets->most || span + n < targets->least)
      continue;
    if (found == MUSTER_NOWHERE || (span > 0 && (best == 0 || span < best)))
      found = child;
  }
  return found;
}

static gboolean
narrow_down (const Targets *targets, guint index, Move *move)
{
  guint excess = (guint) ceil (targets->nodes[index].n_children - targets->most);
  guint home;

  move->to = targets->nodes[index].level + 2 <= targets->layers ? find_taker (targets, index, excess) : MUSTER_NOWHERE;
  if (move->to == MUSTER_NOWHERE)
    return FALSE;
  home = muster_projection_get_department_of (targets->projection, move->to);
  pick_movers (targets, index, move->to, home, TRUE, excess, move->roles);
  pick_movers (targets, index, move->to, home, FALSE, excess, move->roles);
  return move->roles->len == excess;
}

static gboolean
lift_all (const Targets *targets, guint index, Move *move)
{
  const MusterTree *roles = muster_projection_get_roles (targets->projection);

  move->to = targets->nodes[index].parent;
  if (move->to == MUSTER_NOWHERE || targets->nodes[move->to].n_children + targets->nodes[index].n_children > targets->most)
    return FALSE;
  if (targets->nodes[move->to].n_children + targets->nodes[index].n_children < targets->least)
    return FALSE;
  MUSTER_TREE_FOREACH_CHILD (roles, index, child)
  g_array_append_val (move->roles, roles->nodes[child].record);
  return TRUE;
}

static gboolean
bring_some (const Targets *targets, guint index, Move *move)
{
  guint above = targets->nodes[index].parent;
  guint lack = (guint) ceil (targets->least - targets->nodes[index].n_children);
  guint home = muster_projection_get_department_of (targets->projection, index);

  if (above == MUSTER_NOWHERE || !can_lead (targets, index) || targets->nodes[index].level + 1 > targets->layers)
    return FALSE;
  if (targets->nodes[above].n_children < lack + targets->least)
    return FALSE;
  move->to = index;
  pick_movers (targets, above, index, home, TRUE, lack, move->roles);
  pick_movers (targets, above, index, home, FALSE, lack, move->roles);
  return move->roles->len == lack;
}

/* Finds the move that mends the span of @index. Returns: whether there is one */
static gboolean
find_move (const Targets *targets, guint index, Move *move)
{
  move->roles = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  if (targets->nodes[index].n_children > targets->most)
    {
      if (narrow_down (targets, index, move))
        return TRUE;
    }
  else
    {
      if (lift_all (targets, index, move))
        return TRUE;
      g_array_set_size (move->roles, 0);
      if (bring_some (targets, index, move))
        return TRUE;
    }
  g_clear_pointer (&move->roles, g_array_unref);
  return FALSE;
}

static char *
describe_move (MusterDocument *doc, const Targets *targets, const Move *move)
{
  const char *to = muster_document_get_name (doc, targets->nodes[move->to].record);

  if (move->roles->len == 1)
    return g_strdup_printf (_ ("Let “%s” report to “%s”"), muster_document_get_name (doc, g_array_index (move->roles, MusterRecord, 0)), to);
  return g_strdup_printf (ngettext ("Let %u role report to “%s”", "Let %u roles report to “%s”", move->roles->len), move->roles->len, to);
}

/* }}} */

static void
inspect_span (const MusterCheck *check, MusterInspection *inspection, const Targets *targets, guint index)
{
  MusterDocument *doc = inspection->doc;
  const MusterNode *node = &targets->nodes[index];
  const char *name = muster_document_get_name (doc, node->record);
  Move move = { 0 };
  gboolean found = find_move (targets, index, &move);
  MusterRecord to = found ? targets->nodes[move.to].record : 0;
  char *mend = found ? describe_move (doc, targets, &move) : NULL;

  if (node->n_children > targets->most)
    muster_inspection_add (inspection,
                           check,
                           node->record,
                           to,
                           mend,
                           ngettext ("“%s” has %u direct report; this chart aims at no more than %.15g",
                                     "“%s” has %u direct reports; this chart aims at no more than %.15g",
                                     node->n_children),
                           name,
                           node->n_children,
                           targets->most);
  else
    muster_inspection_add (inspection,
                           check,
                           node->record,
                           to,
                           mend,
                           ngettext ("“%s” has %u direct report; this chart aims at no fewer than %.15g",
                                     "“%s” has %u direct reports; this chart aims at no fewer than %.15g",
                                     node->n_children),
                           name,
                           node->n_children,
                           targets->least);
  g_clear_pointer (&move.roles, g_array_unref);
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  Targets targets = get_targets (inspection->projection);
  guint n_roles = muster_projection_get_roles (inspection->projection)->n_nodes;

  for (guint i = 0; i < n_roles; i++)
    if (is_broken (&targets, i))
      inspect_span (check, inspection, &targets, i);
}

/* Finds the move again: the finding says where, and the document is still the same. */
static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, finding->stage);
  Targets targets = get_targets (projection);
  guint index = muster_projection_find (projection, finding->record);
  Move move = { 0 };
  gboolean done;

  if (index == MUSTER_NOWHERE || !is_broken (&targets, index) || !find_move (&targets, index, &move))
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("What this would mend is not so any more"));
      return FALSE;
    }
  done = muster_edit_set_manager (doc, (const MusterRecord *) (gpointer) move.roles->data, move.roles->len, targets.nodes[move.to].record, error);
  g_array_unref (move.roles);
  return done;
}

const MusterCheck muster_check_span = {
  .name = "span",
  .label = N_ ("Span of control"),
  .explanation = N_ ("Too many direct reports leave no time for each; too few make a layer that only passes things on. The targets are those of the chart."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
  .fix = fix,
};
