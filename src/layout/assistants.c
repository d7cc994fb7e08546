/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * assistants.c: see assistants.h.
 *
 * Boxes fall into groups: the branch of each assistant, without those of assistants further down, and
 * all that is in no such branch. A group is placed by the style, the innermost first; then it is a
 * block that is put beside a trunk in the group around it. At the end all places are made absolute,
 * managers before what hangs from them.
 */
#include "assistants.h"

#include <math.h>

/* From the trunk to the blocks at both sides: the free way of either. */
#define TRUNK_GAP (2 * MUSTER_SIDE_WIDTH)

/* Between the blocks of a trunk, above each other. */
#define ROW_GAP MUSTER_BUS_HEIGHT

/* Left of a rail that is outermost in its block. */
#define RAIL_MARGIN 2.0

/**
 * Part:
 * @group: the assistant in whose branch it is, or how many boxes there are
 * @local: its index in its group
 * @place: of the box that the style sees, in its group's block
 * @block: of an assistant: the block of its group, from the corner of the box that the style sees of
 *   its manager
 * @first_corridor: of an assistant: the first of its group's corridors
 * @n_corridors: how many
 */
typedef struct
{
  guint group;
  guint local;
  gboolean helps;
  gboolean has_help;
  MusterRect place;
  MusterRect block;
  guint first_corridor;
  guint n_corridors;
  double x;
  double y;
} Part;

typedef struct
{
  MusterFrame *frame;
  MusterPlacer place;
  /* One for each box, and behind them one for the group that is in no other. */
  Part *parts;
  /* The group being placed: which boxes, and the same as the style sees them. */
  GArray *members;
  GArray *boxes;
  GArray *spots;
  GArray *corridors;
} Staff;

/* {{{ Who is in which group */

static gboolean
is_assistant (MusterFrame *frame, guint box)
{
  const MusterCard *card = &g_array_index (frame->cards, MusterCard, frame->spots[box].card);

  return frame->boxes[box].parent != MUSTER_NOWHERE && muster_document_get_flag (muster_projection_get_document (frame->projection), card->record, MUSTER_ROLE_ASSISTANT);
}

/* Returns: whether there are any assistants */
static gboolean
sort_out (Staff *staff)
{
  MusterFrame *frame = staff->frame;
  gboolean any = FALSE;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      guint parent = frame->boxes[i].parent;
      Part *part = &staff->parts[i];

      part->helps = is_assistant (frame, i);
      if (part->helps)
        staff->parts[parent].has_help = any = TRUE;
      if (part->helps)
        part->group = i;
      else
        part->group = parent == MUSTER_NOWHERE ? frame->n_boxes : staff->parts[parent].group;
    }
  return any;
}

/* }}} */
/* {{{ A manager with assistants as one box */

/* Puts the blocks of a manager's assistants at both sides of the trunk, in rows. Returns: the size of
 * all, with the manager in the middle at the top */
static void
compose (Staff *staff, guint manager, double *width, double *height)
{
  const MusterBox *boxes = staff->frame->boxes;
  guint end = manager + boxes[manager].size;
  double reach = boxes[manager].width / 2;
  double bottom = boxes[manager].height;
  double top = bottom;
  guint n = 0;

  for (guint i = manager + 1; i < end; i += boxes[i].size)
    {
      MusterRect *block = &staff->parts[i].block;

      if (!staff->parts[i].helps)
        continue;
      if (n % 2 == 0)
        top = bottom + ROW_GAP;
      block->y = top;
      bottom = MAX (bottom, top + block->height);
      reach = MAX (reach, TRUNK_GAP + block->width);
      n++;
    }
  n = 0;
  for (guint i = manager + 1; i < end; i += boxes[i].size)
    if (staff->parts[i].helps)
      staff->parts[i].block.x = n++ % 2 == 0 ? reach - TRUNK_GAP - staff->parts[i].block.width : reach + TRUNK_GAP;
  *width = 2 * reach;
  *height = bottom;
}

/* Lists the boxes of a group as the style shall see them. */
static void
gather (Staff *staff, guint group)
{
  MusterFrame *frame = staff->frame;
  guint i = group == frame->n_boxes ? 0 : group;
  guint end = group == frame->n_boxes ? group : group + frame->boxes[group].size;

  g_array_set_size (staff->members, 0);
  g_array_set_size (staff->boxes, 0);
  g_array_set_size (staff->spots, 0);
  while (i < end)
    {
      Part *part = &staff->parts[i];
      MusterBox box = frame->boxes[i];
      MusterSpot spot = frame->spots[i];

      if (part->helps && i != group)
        {
          i += frame->boxes[i].size;
          continue;
        }
      part->local = staff->members->len;
      box.parent = i == group || box.parent == MUSTER_NOWHERE ? MUSTER_NOWHERE : staff->parts[box.parent].local;
      box.size = 1;
      if (part->has_help)
        compose (staff, i, &box.width, &box.height);
      spot.staffed = part->has_help;
      g_array_append_val (staff->members, i);
      g_array_append_val (staff->boxes, box);
      g_array_append_val (staff->spots, spot);
      i++;
    }
}

/* }}} */
/* {{{ A group by itself */

/* What a group takes, with its rails. */
static MusterRect
get_extents (const MusterFrame *sub)
{
  double left = INFINITY, right = -INFINITY, bottom = 0;

  for (guint i = 0; i < sub->n_boxes; i++)
    {
      const MusterBox *box = &sub->boxes[i];
      const MusterSpot *spot = &sub->spots[i];

      left = MIN (left, spot->stacked ? MIN (box->x, spot->rail - RAIL_MARGIN) : box->x);
      right = MAX (right, spot->stacked ? MAX (box->x + box->width, spot->rail + RAIL_MARGIN) : box->x + box->width);
      bottom = MAX (bottom, box->y + box->height);
    }
  return (MusterRect){ left, 0, right - left, bottom };
}

/* Notes where the style has put a group's boxes, and their spots, from the corner of its block. */
static void
take_over (Staff *staff, const MusterFrame *sub, guint group)
{
  MusterFrame *frame = staff->frame;
  guint first = frame->corridors->len;
  MusterRect extents = get_extents (sub);

  for (guint i = 0; i < sub->n_boxes; i++)
    {
      guint index = g_array_index (staff->members, guint, i);
      const MusterBox *box = &sub->boxes[i];
      MusterSpot *spot = &frame->spots[index];

      *spot = sub->spots[i];
      spot->corridor += first;
      spot->rail -= extents.x;
      spot->left -= extents.x;
      spot->right -= extents.x;
      staff->parts[index].place = (MusterRect){ box->x - extents.x, box->y, box->width, box->height };
    }
  for (guint i = 0; i < sub->corridors->len; i++)
    {
      MusterCorridor corridor = g_array_index (sub->corridors, MusterCorridor, i);

      corridor.first += first;
      corridor.trunk -= extents.x;
      g_array_append_val (frame->corridors, corridor);
    }
  staff->parts[group].block = (MusterRect){ 0, 0, extents.width, extents.height };
  staff->parts[group].first_corridor = first;
  staff->parts[group].n_corridors = sub->corridors->len;
}

static void
place_group (Staff *staff, guint group)
{
  MusterFrame sub = *staff->frame;

  gather (staff, group);
  g_array_set_size (staff->corridors, 0);
  sub.corridors = staff->corridors;
  sub.boxes = (MusterBox *) (gpointer) staff->boxes->data;
  sub.spots = (MusterSpot *) (gpointer) staff->spots->data;
  sub.n_boxes = staff->boxes->len;
  sub.aside = group != staff->frame->n_boxes;
  for (guint i = sub.n_boxes; i-- > 0;)
    if (sub.boxes[i].parent != MUSTER_NOWHERE)
      sub.boxes[sub.boxes[i].parent].size += sub.boxes[i].size;
  staff->place (&sub);
  take_over (staff, &sub, group);
}

/* }}} */
/* {{{ All in their places */

static void
move_corridors (Staff *staff, guint group)
{
  const Part *part = &staff->parts[group];

  for (guint i = part->first_corridor; i < part->first_corridor + part->n_corridors; i++)
    {
      MusterCorridor *corridor = &g_array_index (staff->frame->corridors, MusterCorridor, i);

      corridor->bottom += part->y;
      corridor->trunk += part->x;
    }
}

/* The corridors above the assistants of a manager in its place, @x and @y being the corner of what the
 * style saw; and those above its reports come after these. */
static void
settle (Staff *staff, guint manager, double x, double y)
{
  MusterFrame *frame = staff->frame;
  guint end = manager + frame->boxes[manager].size;
  double trunk = x + staff->parts[manager].place.width / 2;
  guint first = MUSTER_NOWHERE, corridor = MUSTER_NOWHERE, n = 0;

  for (guint i = manager + 1; i < end; i += frame->boxes[i].size)
    {
      Part *part = &staff->parts[i];

      if (!part->helps)
        continue;
      part->x = x + part->block.x;
      part->y = y + part->block.y;
      if (n++ % 2 == 0)
        corridor = muster_frame_add_corridor (frame, first, part->y, trunk);
      if (first == MUSTER_NOWHERE)
        first = corridor;
      frame->spots[i].corridor = corridor;
      frame->spots[i].beside = TRUE;
      move_corridors (staff, i);
    }
  for (guint i = manager + 1; i < end; i += frame->boxes[i].size)
    if (!staff->parts[i].helps)
      g_array_index (frame->corridors, MusterCorridor, frame->spots[i].corridor).first = first;
}

static void
finish (Staff *staff)
{
  MusterFrame *frame = staff->frame;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      const Part *part = &staff->parts[i];
      const Part *group = &staff->parts[part->group];
      MusterBox *box = &frame->boxes[i];
      MusterSpot *spot = &frame->spots[i];
      double x = group->x + part->place.x;
      double y = group->y + part->place.y;

      spot->rail += group->x;
      spot->left += group->x;
      spot->right += group->x;
      box->x = x + (part->place.width - box->width) / 2;
      box->y = y;
      if (part->has_help)
        settle (staff, i, x, y);
      if (part->helps)
        g_array_index (frame->cards, MusterCard, spot->card).beside = TRUE;
    }
}

/* }}} */

void
muster_assistants_place (MusterFrame *frame, MusterPlacer place)
{
  g_autofree Part *parts = NULL;
  Staff staff = { .frame = frame, .place = place };

  if (frame->options->view == MUSTER_VIEW_DEPARTMENTS)
    {
      place (frame);
      return;
    }
  staff.parts = parts = g_new0 (Part, (gsize) frame->n_boxes + 1);
  if (!sort_out (&staff))
    {
      place (frame);
      return;
    }
  staff.members = g_array_new (FALSE, FALSE, sizeof (guint));
  staff.boxes = g_array_new (FALSE, FALSE, sizeof (MusterBox));
  staff.spots = g_array_new (FALSE, FALSE, sizeof (MusterSpot));
  staff.corridors = g_array_new (FALSE, FALSE, sizeof (MusterCorridor));
  for (guint i = frame->n_boxes; i-- > 0;)
    if (parts[i].helps)
      place_group (&staff, i);
  place_group (&staff, frame->n_boxes);
  finish (&staff);
  g_array_unref (staff.members);
  g_array_unref (staff.boxes);
  g_array_unref (staff.spots);
  g_array_unref (staff.corridors);
}
