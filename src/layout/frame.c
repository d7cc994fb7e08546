/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * frame.c: which cards are shown, and from boxes to the layout in the direction asked for.
 */
#include "frame.h"

#include <math.h>

/* How far below the edge of a department's card the middle of its heading is about. */
#define HEADING_MIDDLE 26.0

typedef struct
{
  MusterFrame *frame;
  const MusterTree *tree;
  GArray *boxes;
  GArray *spots;
  /* The box of each node of the tree that has one. */
  guint *boxes_of;
} Builder;

static MusterRect *
get_rect (MusterFrame *frame, guint card)
{
  return &g_array_index (frame->cards, MusterCard, card).rect;
}

/* How many roles are in the departments from @first to before @end. */
static guint
count_roles (MusterFrame *frame, guint first, guint end)
{
  guint n_all = 0;

  for (guint i = first; i < end; i++)
    {
      guint n_roles;

      muster_projection_list_roles (frame->projection, i, &n_roles);
      n_all += n_roles;
    }
  return n_all;
}

/* Whether a node is collapsed and has anything to hide. */
static gboolean
is_collapsed (MusterFrame *frame, const MusterTree *tree, guint node)
{
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  gboolean departments = frame->options->view == MUSTER_VIEW_DEPARTMENTS;
  guint n_roles = 0;

  if (frame->options->expanded || !muster_document_get_flag (doc, tree->nodes[node].record, departments ? MUSTER_DEPARTMENT_COLLAPSED : MUSTER_ROLE_COLLAPSED))
    return FALSE;
  if (departments)
    muster_projection_list_roles (frame->projection, node, &n_roles);
  return tree->nodes[node].size > 1 || n_roles > 0;
}

static gboolean
is_in (GHashTable *set, const MusterTree *tree, guint node)
{
  return set != NULL && g_hash_table_contains (set, GUINT_TO_POINTER (tree->nodes[node].record));
}

/* Whether nothing is shown of a branch at all. */
static gboolean
is_skipped (MusterFrame *frame, const MusterTree *tree, guint node)
{
  return frame->options->cut != NULL && is_in (frame->options->cut->skips, tree, node);
}

/* Whether a branch is closed by a cut, with something in it that is not shown. */
static gboolean
is_cut (MusterFrame *frame, const MusterTree *tree, guint node)
{
  guint n_roles = 0;

  if (frame->options->cut == NULL || !is_in (frame->options->cut->ends, tree, node))
    return FALSE;
  if (frame->options->view == MUSTER_VIEW_DEPARTMENTS)
    muster_projection_list_roles (frame->projection, node, &n_roles);
  return tree->nodes[node].size > 1 || n_roles > 0;
}

static guint
add_role (MusterFrame *frame, const MusterNode *node, guint parent)
{
  const MusterLayoutOptions *options = frame->options;
  MusterCard card = { .record = node->record, .kind = MUSTER_KIND_ROLE, .parent = parent };

  options->measure (MUSTER_KIND_ROLE, node->record, &card.rect.width, &card.rect.height, options->measure_data);
  g_array_append_val (frame->cards, card);
  return frame->cards->len - 1;
}

/* Adds the card of a node, and its box below the box @above. */
static void
add_box (Builder *builder, guint node, guint above, gboolean collapsed)
{
  MusterFrame *frame = builder->frame;
  MusterBox box = { .parent = above, .size = 1 };
  MusterSpot spot = { 0 };
  guint parent = MUSTER_NOWHERE;
  const MusterRect *rect;

  if (above != MUSTER_NOWHERE)
    parent = g_array_index (builder->spots, MusterSpot, above).card;
  if (frame->options->view == MUSTER_VIEW_DEPARTMENTS)
    spot.card = muster_department_add (frame, node, parent, collapsed);
  else
    spot.card = add_role (frame, &builder->tree->nodes[node], parent);
  rect = get_rect (frame, spot.card);
  box.width = frame->sideways ? rect->height : rect->width;
  box.height = frame->sideways ? rect->width : rect->height;
  g_array_append_val (builder->boxes, box);
  g_array_append_val (builder->spots, spot);
}

/* Adds a node whose branch is not shown: says how much that hides. A department that is @bare is its
 * heading alone. */
static void
add_closed (Builder *builder, guint node, guint above, gboolean collapsed, gboolean bare)
{
  MusterFrame *frame = builder->frame;
  guint end = node + builder->tree->nodes[node].size;
  MusterCard *card;

  add_box (builder, node, above, bare);
  card = &g_array_index (frame->cards, MusterCard, g_array_index (builder->spots, MusterSpot, builder->spots->len - 1).card);
  card->collapsed = collapsed;
  if (frame->options->view == MUSTER_VIEW_DEPARTMENTS)
    card->hidden = count_roles (frame, bare ? node : node + 1, end);
  else
    card->hidden = end - node - 1;
}

/* @focus: whether one came to see this branch, and so its top is expanded. */
static void
add_branch (Builder *builder, guint top, gboolean focus)
{
  MusterFrame *frame = builder->frame;
  const MusterNode *nodes = builder->tree->nodes;
  guint i = top;

  while (i < top + nodes[top].size)
    {
      guint above = i == top ? MUSTER_NOWHERE : builder->boxes_of[nodes[i].parent];
      gboolean first = focus && i == top;
      gboolean collapsed = !first && is_collapsed (frame, builder->tree, i);
      gboolean cut = is_cut (frame, builder->tree, i);

      if (!first && is_skipped (frame, builder->tree, i))
        {
          i += nodes[i].size;
          continue;
        }
      builder->boxes_of[i] = builder->boxes->len;
      if (collapsed || (cut && !first) || nodes[i].level - nodes[top].level + 1 == frame->options->depth)
        {
          add_closed (builder, i, above, collapsed, collapsed || cut);
          i += nodes[i].size;
          continue;
        }
      add_box (builder, i, above, cut);
      i++;
    }
}

static void
add_all (Builder *builder)
{
  MUSTER_TREE_FOREACH_TOP (builder->tree, top)
  {
    add_branch (builder, top, FALSE);
  }
}

static void
add_loose_roles (Builder *builder)
{
  guint n_roles;

  const MusterLayoutCut *cut = builder->frame->options->cut;

  muster_projection_list_roles (builder->frame->projection, MUSTER_NOWHERE, &n_roles);
  if (n_roles > 0 && (cut == NULL || cut->skips == NULL || !g_hash_table_contains (cut->skips, NULL)))
    add_box (builder, MUSTER_NOWHERE, MUSTER_NOWHERE, FALSE);
}

static void
add_departments (Builder *builder)
{
  MusterProjection *projection = builder->frame->projection;
  MusterRecord root = builder->frame->options->root;
  MusterDocument *doc = muster_projection_get_document (projection);
  guint index;

  if (root == 0)
    {
      add_all (builder);
      add_loose_roles (builder);
      return;
    }
  index = muster_projection_find (projection, root);
  if (index == MUSTER_NOWHERE)
    return;
  if (muster_document_get_kind (doc, root) == MUSTER_KIND_ROLE)
    index = muster_projection_get_department_of (projection, index);
  if (index == MUSTER_NOWHERE)
    add_loose_roles (builder);
  else
    add_branch (builder, index, TRUE);
}

/* The branches of those in a department, or below it, whose manager is not. */
static void
add_department_roles (Builder *builder, guint department)
{
  MusterProjection *projection = builder->frame->projection;
  guint end = department + muster_projection_get_departments (projection)->nodes[department].size;
  guint i = 0;

  while (i < builder->tree->n_nodes)
    {
      guint own = muster_projection_get_department_of (projection, i);

      if (own == MUSTER_NOWHERE || own < department || own >= end)
        i++;
      else
        {
          add_branch (builder, i, FALSE);
          i += builder->tree->nodes[i].size;
        }
    }
}

static void
add_roles (Builder *builder)
{
  MusterProjection *projection = builder->frame->projection;
  MusterRecord root = builder->frame->options->root;
  MusterDocument *doc = muster_projection_get_document (projection);
  guint index;

  if (root == 0)
    {
      add_all (builder);
      return;
    }
  index = muster_projection_find (projection, root);
  if (index == MUSTER_NOWHERE)
    return;
  if (muster_document_get_kind (doc, root) == MUSTER_KIND_DEPARTMENT)
    add_department_roles (builder, index);
  else
    add_branch (builder, index, TRUE);
}

static void
measure_branches (MusterBox *boxes, guint n_boxes)
{
  for (guint i = n_boxes; i-- > 0;)
    if (boxes[i].parent != MUSTER_NOWHERE)
      boxes[boxes[i].parent].size += boxes[i].size;
}

MusterFrame *
muster_frame_new (MusterProjection *projection, const MusterLayoutOptions *options)
{
  return muster_frame_new_with (projection, options, &muster_department_columns);
}

MusterFrame *
muster_frame_new_with (MusterProjection *projection, const MusterLayoutOptions *options, const MusterColumns *roles)
{
  MusterFrame *frame = g_new0 (MusterFrame, 1);
  gboolean departments = options->view == MUSTER_VIEW_DEPARTMENTS;
  Builder builder = { .frame = frame };
  guint n_cards;

  frame->projection = projection;
  frame->options = options;
  frame->roles = roles;
  frame->sideways = options->direction == MUSTER_DIRECTION_RIGHT || options->direction == MUSTER_DIRECTION_LEFT;
  frame->flipped = options->direction == MUSTER_DIRECTION_UP || options->direction == MUSTER_DIRECTION_LEFT;
  /* As many as there may be: growing step by step, arrays of this size are copied again and again. */
  n_cards = departments ? muster_projection_get_departments (projection)->n_nodes + 1 : 0;
  n_cards += options->root == 0 ? muster_projection_get_roles (projection)->n_nodes : 0;
  frame->cards = g_array_sized_new (FALSE, FALSE, sizeof (MusterCard), n_cards);
  frame->corridors = g_array_new (FALSE, FALSE, sizeof (MusterCorridor));
  frame->bands = g_array_new (FALSE, FALSE, sizeof (MusterBand));

  builder.tree = departments ? muster_projection_get_departments (projection)
                             : muster_projection_get_roles (projection);
  builder.boxes = g_array_sized_new (FALSE, FALSE, sizeof (MusterBox), options->root == 0 ? builder.tree->n_nodes + 1 : 0);
  builder.spots = g_array_sized_new (FALSE, FALSE, sizeof (MusterSpot), options->root == 0 ? builder.tree->n_nodes + 1 : 0);
  builder.boxes_of = g_new (guint, builder.tree->n_nodes);
  if (departments)
    add_departments (&builder);
  else
    add_roles (&builder);
  g_free (builder.boxes_of);
  frame->n_boxes = builder.boxes->len;
  frame->boxes = (MusterBox *) g_array_free (builder.boxes, FALSE);
  frame->spots = (MusterSpot *) g_array_free (builder.spots, FALSE);
  measure_branches (frame->boxes, frame->n_boxes);
  frame->connectors = g_array_sized_new (FALSE, FALSE, sizeof (MusterConnector), frame->n_boxes);
  frame->points = g_array_sized_new (FALSE, FALSE, sizeof (MusterPoint), 4 * frame->n_boxes);
  return frame;
}

void
muster_frame_free (MusterFrame *frame)
{
  g_array_unref (frame->cards);
  g_array_unref (frame->corridors);
  g_array_unref (frame->bands);
  g_array_unref (frame->connectors);
  g_array_unref (frame->points);
  g_free (frame->boxes);
  g_free (frame->spots);
  g_free (frame);
}

guint *
muster_frame_list_boxes (MusterFrame *frame)
{
  guint *boxes = g_new (guint, frame->cards->len);

  for (guint box = 0; box < frame->n_boxes; box++)
    {
      guint next = box + 1 < frame->n_boxes ? frame->spots[box + 1].card : frame->cards->len;

      for (guint card = frame->spots[box].card; card < next; card++)
        boxes[card] = box;
    }
  return boxes;
}

guint
muster_frame_add_corridor (MusterFrame *frame, guint first, double bottom, double trunk)
{
  guint index = frame->corridors->len;
  MusterCorridor corridor = {
    .first = first == MUSTER_NOWHERE ? index : first,
    .bottom = bottom,
    .trunk = trunk,
  };

  g_array_append_val (frame->corridors, corridor);
  return index;
}

double
muster_frame_get_port (const MusterFrame *frame, const MusterBox *box)
{
  double offset = box->height / 2;

  if (frame->options->view == MUSTER_VIEW_DEPARTMENTS && !frame->sideways)
    offset = MIN (offset, HEADING_MIDDLE);
  return frame->flipped ? box->y + box->height - offset : box->y + offset;
}

void
muster_frame_add_connector (MusterFrame *frame, MusterRecord line, guint from, guint to)
{
  MusterConnector connector = {
    .line = line,
    .from = from,
    .to = to,
    .first_point = frame->points->len,
  };

  g_array_append_val (frame->connectors, connector);
}

void
muster_frame_add_point (MusterFrame *frame, double x, double y)
{
  MusterConnector *connector = &g_array_index (frame->connectors, MusterConnector, frame->connectors->len - 1);
  MusterPoint point = { x, y };
  MusterPoint *points = (MusterPoint *) (gpointer) frame->points->data + connector->first_point;
  guint n = connector->n_points;

  if (n > 0 && points[n - 1].x == x && points[n - 1].y == y)
    return;
  if (n > 1 && ((points[n - 2].x == points[n - 1].x && points[n - 1].x == x) ||
                (points[n - 2].y == points[n - 1].y && points[n - 1].y == y)))
    {
      points[n - 1] = point;
      return;
    }
  g_array_append_val (frame->points, point);
  connector->n_points++;
}

/* The rectangle that holds all boxes, connectors and bands. */
static MusterRect
get_extents (MusterFrame *frame)
{
  double left = INFINITY;
  double top = INFINITY;
  double right = -INFINITY;
  double bottom = -INFINITY;

  if (frame->n_boxes == 0)
    return (MusterRect){ 0 };
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterBox *box = &frame->boxes[i];

      left = MIN (left, box->x);
      top = MIN (top, box->y);
      right = MAX (right, box->x + box->width);
      bottom = MAX (bottom, box->y + box->height);
    }
  for (guint i = 0; i < frame->bands->len; i++)
    {
      const MusterRect *rect = &g_array_index (frame->bands, MusterBand, i).rect;

      left = MIN (left, rect->x);
      top = MIN (top, rect->y);
      bottom = MAX (bottom, rect->y + rect->height);
    }
  for (guint i = 0; i < frame->points->len; i++)
    {
      const MusterPoint *point = &g_array_index (frame->points, MusterPoint, i);

      left = MIN (left, point->x);
      top = MIN (top, point->y);
      right = MAX (right, point->x);
      bottom = MAX (bottom, point->y);
    }
  return (MusterRect){ left, top, right - left, bottom - top };
}

/* From the one direction that styles know to the one asked for. A rectangle without size is a
 * point. */
static MusterRect
turn (MusterFrame *frame, const MusterRect *extents, double x, double y, double width, double height)
{
  MusterRect rect = { x - extents->x, y - extents->y, width, height };
  double breadth = frame->sideways ? extents->height : extents->width;

  if (frame->flipped)
    rect.y = extents->height - rect.y - height;
  if (frame->sideways)
    rect = (MusterRect){ rect.y, rect.x, height, width };
  if (frame->options->mirrored)
    rect.x = breadth - rect.x - rect.width;
  return rect;
}

static void
mirror_heading (MusterFrame *frame, guint index)
{
  MusterCard *card = &g_array_index (frame->cards, MusterCard, index);

  if (card->round)
    card->heading.x = card->rect.width - card->heading.x - card->heading.width;
}

/* Bands reach from edge to edge whichever way, and their labels stand where they begin. */
static void
turn_bands (MusterFrame *frame, const MusterRect *extents)
{
  for (guint i = 0; i < frame->bands->len; i++)
    {
      MusterBand *band = &g_array_index (frame->bands, MusterBand, i);
      double right = extents->x + extents->width;

      band->rect = turn (frame, extents, band->rect.x, band->rect.y, right - band->rect.x, band->rect.height);
      band->label = turn (frame, extents, band->label.x, band->label.y, band->label.width, band->label.height);
    }
}

static void
turn_all (MusterFrame *frame, const MusterRect *extents)
{
  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const MusterBox *box = &frame->boxes[i];
      guint next = i + 1 < frame->n_boxes ? frame->spots[i + 1].card : frame->cards->len;
      MusterRect *rect = get_rect (frame, frame->spots[i].card);

      *rect = turn (frame, extents, box->x, box->y, box->width, box->height);
      if (frame->options->mirrored)
        mirror_heading (frame, frame->spots[i].card);
      for (guint card = frame->spots[i].card + 1; card < next; card++)
        {
          MusterRect *inside = get_rect (frame, card);

          if (frame->options->mirrored)
            inside->x = rect->width - inside->x - inside->width;
          inside->x += rect->x;
          inside->y += rect->y;
        }
    }
  for (guint i = 0; i < frame->points->len; i++)
    {
      MusterPoint *point = &g_array_index (frame->points, MusterPoint, i);
      MusterRect rect = turn (frame, extents, point->x, point->y, 0, 0);

      *point = (MusterPoint){ rect.x, rect.y };
    }
}

/* Gives an array's content away and leaves an empty one. */
static gpointer
take (GArray **array, guint *length)
{
  GArray *empty = g_array_new (FALSE, FALSE, g_array_get_element_size (*array));
  gpointer data;

  *length = (*array)->len;
  data = g_array_free (*array, FALSE);
  *array = empty;
  return data;
}

MusterLayout *
muster_frame_finish (MusterFrame *frame)
{
  MusterLayout *layout = g_new0 (MusterLayout, 1);
  MusterRect extents;

  if (!frame->lined)
    {
      muster_elbows_add (frame);
      muster_dotted_add (frame, NULL, NULL);
    }
  extents = get_extents (frame);
  turn_all (frame, &extents);
  turn_bands (frame, &extents);
  layout->cards = take (&frame->cards, &layout->n_cards);
  layout->connectors = take (&frame->connectors, &layout->n_connectors);
  layout->points = take (&frame->points, &layout->n_points);
  layout->bands = take (&frame->bands, &layout->n_bands);
  layout->nested = frame->nested;
  layout->radial = frame->radial;
  layout->n_undrawn = frame->n_undrawn;
  layout->n_told = frame->n_told;
  layout->width = frame->sideways ? extents.height : extents.width;
  layout->height = frame->sideways ? extents.width : extents.height;
  return layout;
}
