/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * manners.c: which style holds where.
 */
#include "blocks.h"

/* What holds for a branch: a style, from which level of it on it is looked at. */
typedef struct
{
  const MusterLayoutStyle *style;
  guint number;
  guint level;
} Rule;

/* The style that was chosen for the branch of a record; %NULL if none was, or none that is for
 * branches. */
static const char *
get_own (const MusterFrame *frame, MusterDocument *doc, MusterRecord record)
{
  const MusterLayoutOptions *options = frame->options;
  const char *name = options->branches != NULL && record != 0 ? options->branches[record] : NULL;

  if (record == 0)
    return NULL;
  if (name == NULL)
    name = muster_document_get_text (doc, record, options->view == MUSTER_VIEW_DEPARTMENTS ? MUSTER_DEPARTMENT_LAYOUT : MUSTER_ROLE_LAYOUT);
  return muster_layout_is_for_branches (name) ? name : NULL;
}

static Rule
make_rule (const char *name, MusterView view)
{
  return (Rule){
    .style = muster_layout_style_for (name, view),
    .number = muster_layout_style_get_number (name),
    .level = 1,
  };
}

/* The style that holds above a branch that is looked at by itself; %NULL if it is the chart's. @names
 * are made at need: what holds for each node of the tree. */
static const char *
get_outer (const MusterFrame *frame, MusterDocument *doc, MusterRecord record, const char ***names)
{
  const MusterTree *tree = frame->options->view == MUSTER_VIEW_DEPARTMENTS ? muster_projection_get_departments (frame->projection)
                                                                           : muster_projection_get_roles (frame->projection);
  guint node = record != 0 ? muster_projection_find (frame->projection, record) : MUSTER_NOWHERE;

  if (node == MUSTER_NOWHERE || tree->nodes[node].parent == MUSTER_NOWHERE)
    return NULL;
  /* Of a branch that is looked at alone only what is above it matters, however large the chart is. */
  if (frame->boxes[0].size == frame->n_boxes)
    {
      const char *name = NULL;

      for (guint i = tree->nodes[node].parent; i != MUSTER_NOWHERE && name == NULL; i = tree->nodes[i].parent)
        name = get_own (frame, doc, tree->nodes[i].record);
      return name;
    }
  if (*names == NULL)
    {
      *names = g_new (const char *, tree->n_nodes);
      for (guint i = 0; i < tree->n_nodes; i++)
        {
          guint above = tree->nodes[i].parent;

          (*names)[i] = get_own (frame, doc, tree->nodes[i].record);
          if ((*names)[i] == NULL && above != MUSTER_NOWHERE)
            (*names)[i] = (*names)[above];
        }
    }
  return (*names)[tree->nodes[node].parent];
}

gboolean
muster_blocks_set_manners (MusterBlocks *blocks)
{
  MusterFrame *frame = blocks->frame;
  MusterView view = frame->options->view;
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  const Rule chart = make_rule (frame->options->style, view);
  g_autofree Rule *rules = g_new (Rule, (gsize) frame->n_boxes + 1);
  g_autofree const char **names = NULL;
  guint all = 0;

  rules[frame->n_boxes] = chart;
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      MusterRecord record = g_array_index (frame->cards, MusterCard, frame->spots[i].card).record;
      guint parent = frame->boxes[i].parent;
      const char *own = get_own (frame, doc, record);

      if (own == NULL && parent == MUSTER_NOWHERE && frame->options->root != 0)
        own = get_outer (frame, doc, record, &names);
      if (own != NULL)
        rules[i] = make_rule (own, view);
      else if (parent != MUSTER_NOWHERE)
        {
          rules[i] = rules[parent];
          rules[i].level++;
        }
      else
        rules[i] = chart;
    }
  for (guint i = 0; i <= frame->n_boxes; i++)
    {
      guint level = i == frame->n_boxes ? 0 : rules[i].level;

      blocks->manners[i].arrangement = rules[i].style->arrange (level, rules[i].number);
      blocks->manners[i].number = rules[i].number;
      all |= blocks->manners[i].arrangement;
    }
  return all == MUSTER_ARRANGE_BESIDE;
}
