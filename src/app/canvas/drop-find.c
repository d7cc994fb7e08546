/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drop-find.c: from a place in a scene to what a drop there would mean.
 *
 * Which way siblings follow each other, and at which edge of a card its line comes in, is read from
 * where the cards and lines are: so one rule serves every layout, direction and script. A line that
 * comes in from above has the siblings side by side, one from the side has them in a column.
 */
#include "drop-private.h"

#include <math.h>

/* The zones at the edges of a card: so much of it, but no deeper than that. */
#define SHARE_BESIDE 0.18
#define SHARE_ABOVE 0.25
#define DEEPEST 28.0

/* How far outside a card it is still meant, and how far from a row of roles one still is in it. */
#define REACH 14.0
#define NEAR 28.0

#define BAR_WIDTH 3.0

typedef struct
{
  MusterScene *scene;
  MusterDocument *doc;
  const MusterLayout *layout;
  MusterHand *hand;
  MusterPoint point;
  MusterScope scope;
} Search;

typedef enum
{
  EDGE_TOP,
  EDGE_BOTTOM,
  EDGE_LEFT,
  EDGE_RIGHT,
} Edge;

static gboolean
holds (const MusterRect *rect, MusterPoint point, double reach)
{
  return point.x >= rect->x - reach && point.y >= rect->y - reach && point.x < rect->x + rect->width + reach && point.y < rect->y + rect->height + reach;
}

static double
distance (const MusterRect *rect, MusterPoint point)
{
  double dx = MAX (MAX (rect->x - point.x, point.x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - point.y, point.y - rect->y - rect->height), 0);

  return hypot (dx, dy);
}

static MusterDrop *
ask (const Search *search, MusterMeaning meaning, MusterRecord target, MusterRecord before)
{
  return muster_drop_ask (search->hand, meaning, target, before, search->scope);
}

static MusterDrop *
ask_nothing (const Search *search)
{
  return ask (search, MUSTER_DROP_NOTHING, 0, 0);
}

/* {{{ Which way */

/* The direction in which the layout goes, whatever was chosen. */
static MusterDirection
get_direction (const Search *search)
{
  const MusterSceneOptions *options = muster_scene_get_options (search->scene);

  return muster_layout_style_for (options->style, options->view)->undirected ? MUSTER_DIRECTION_DOWN : options->direction;
}

/* The edge of a card at which the line from above comes in. */
static Edge
get_entry (const Search *search, guint card)
{
  static const Edge edges[] = { EDGE_TOP, EDGE_BOTTOM, EDGE_LEFT, EDGE_RIGHT };
  const MusterLayout *layout = search->layout;
  const MusterRect *rect = &layout->cards[card].rect;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *connector = &layout->connectors[i];
      const MusterPoint *end;
      double off[4];
      guint best = 0;

      if (connector->line != 0 || connector->to != card || connector->n_points == 0)
        continue;
      end = &layout->points[connector->first_point + connector->n_points - 1];
      off[EDGE_TOP] = fabs (end->y - rect->y);
      off[EDGE_BOTTOM] = fabs (end->y - rect->y - rect->height);
      off[EDGE_LEFT] = fabs (end->x - rect->x);
      off[EDGE_RIGHT] = fabs (end->x - rect->x - rect->width);
      for (guint edge = 1; edge < G_N_ELEMENTS (off); edge++)
        if (off[edge] < off[best])
          best = edge;
      return best;
    }
  return edges[get_direction (search)];
}

static gboolean
is_side_by_side (Edge entry)
{
  return entry == EDGE_TOP || entry == EDGE_BOTTOM;
}

/* The cards that hang from the same one, in their order. */
static GArray *
list_siblings (const Search *search, guint card)
{
  const MusterLayout *layout = search->layout;
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].inside == layout->cards[card].inside && layout->cards[i].kind == layout->cards[card].kind && layout->cards[i].parent == layout->cards[card].parent && layout->cards[i].record != 0)
      g_array_append_val (siblings, i);
  return siblings;
}

/* The same around a centre, where it follows from the sibling next to it. */
static int
get_sense_around (const Search *search, const GArray *siblings, guint card, gboolean across)
{
  const MusterRect *rect = &search->layout->cards[card].rect;

  for (guint i = 0; i + 1 < siblings->len; i++)
    {
      guint one = g_array_index (siblings, guint, i), other = g_array_index (siblings, guint, i + 1);
      const MusterRect *beside = &search->layout->cards[one == card ? other : one].rect;

      if (one == card || other == card)
        return (across ? beside->x > rect->x : beside->y > rect->y) == (one == card) ? 1 : -1;
    }
  return 1;
}

/* 1 if later siblings are further right or down, -1 if they are further left or up. */
static int
get_sense (const Search *search, const GArray *siblings, guint card, gboolean across)
{
  const MusterRect *rect = &search->layout->cards[card].rect;
  MusterDirection direction = get_direction (search);

  if (search->layout->radial)
    return get_sense_around (search, siblings, card, across);
  for (guint i = 0; i < siblings->len; i++)
    {
      guint other = g_array_index (siblings, guint, i);
      const MusterRect *beside = &search->layout->cards[other].rect;
      gboolean in_line = across ? beside->y < rect->y + rect->height && rect->y < beside->y + beside->height
                                : beside->x < rect->x + rect->width && rect->x < beside->x + beside->width;

      if (other != card && in_line)
        return (across ? beside->x > rect->x : beside->y > rect->y) == (other > card) ? 1 : -1;
    }
  return across ? (direction == MUSTER_DIRECTION_LEFT ? -1 : 1) : (direction == MUSTER_DIRECTION_UP ? -1 : 1);
}

/* }}} */
/* {{{ Beside and above cards that stand by themselves */

typedef enum
{
  ZONE_ON,
  ZONE_ABOVE,
  ZONE_START,
  ZONE_END,
} Zone;

/* Where a point is on a card, or just outside it. START is left or top. */
static Zone
get_zone (const MusterRect *rect, MusterPoint point, Edge entry)
{
  gboolean across = is_side_by_side (entry);
  double along = across ? rect->width : rect->height;
  double at = across ? point.x - rect->x : point.y - rect->y;
  double beside = MIN (along * (across ? SHARE_BESIDE : SHARE_ABOVE), DEEPEST);
  double depth = across ? rect->height : rect->width;
  double above = MIN (depth * (across ? SHARE_ABOVE : SHARE_BESIDE), DEEPEST);
  double in = entry == EDGE_TOP      ? point.y - rect->y
              : entry == EDGE_BOTTOM ? rect->y + rect->height - point.y
              : entry == EDGE_LEFT   ? point.x - rect->x
                                     : rect->x + rect->width - point.x;

  if (at < beside)
    return ZONE_START;
  if (at >= along - beside)
    return ZONE_END;
  return in < above ? ZONE_ABOVE : ZONE_ON;
}

/* A bar at the start or end of a card, in the middle of the gap beside it. */
static MusterRect
make_bar (const MusterRect *rect, gboolean across, gboolean at_start, double gap)
{
  double x = at_start ? rect->x - gap / 2 : rect->x + rect->width + gap / 2;
  double y = at_start ? rect->y - gap / 2 : rect->y + rect->height + gap / 2;

  if (across)
    return (MusterRect){ x - BAR_WIDTH / 2, rect->y, BAR_WIDTH, rect->height };
  return (MusterRect){ rect->x, y - BAR_WIDTH / 2, rect->width, BAR_WIDTH };
}

/* The first of the siblings from @from on that stays where it is and is of the same department. */
static MusterRecord
find_before (const Search *search, const GArray *siblings, guint from, MusterField field, MusterRecord in)
{
  for (guint i = from; i < siblings->len; i++)
    {
      MusterRecord record = search->layout->cards[g_array_index (siblings, guint, i)].record;

      if (!muster_hand_has (search->hand, record) && muster_document_get_ref (search->doc, record, field) == in)
        return record;
    }
  return 0;
}

/* Whether roles can be put into one order with @role: those of one department have one. */
static gboolean
share_order (const Search *search, MusterRecord role)
{
  MusterRecord home = muster_document_get_ref (search->doc, role, MUSTER_ROLE_DEPARTMENT);
  const GArray *roles = search->hand->roles;

  for (guint i = 0; i < roles->len; i++)
    if (muster_document_get_ref (search->doc, g_array_index (roles, MusterRecord, i), MUSTER_ROLE_DEPARTMENT) != home)
      return FALSE;
  return TRUE;
}

/* Beside a card: a place among its siblings. */
static MusterDrop *
find_beside (const Search *search, guint card, Edge entry, gboolean at_start)
{
  const MusterCard *own = &search->layout->cards[card];
  gboolean across = is_side_by_side (entry);
  g_autoptr (GArray) siblings = list_siblings (search, card);
  gboolean first = at_start == (get_sense (search, siblings, card, across) > 0);
  MusterField field = own->kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT;
  MusterRecord in = muster_document_get_ref (search->doc, own->record, field);
  MusterRecord manager = own->parent != MUSTER_NOWHERE ? search->layout->cards[own->parent].record : 0;
  MusterDrop *drop;
  guint at = 0;

  while (g_array_index (siblings, guint, at) != card)
    at++;
  drop = ask (search, own->kind == MUSTER_KIND_ROLE ? MUSTER_DROP_PLACE : MUSTER_DROP_NEST_PLACE, own->kind == MUSTER_KIND_ROLE ? manager : in, find_before (search, siblings, first ? at : at + 1, field, in));
  drop->bar = make_bar (&own->rect, across, at_start, across || own->kind == MUSTER_KIND_DEPARTMENT ? MUSTER_GAP_SIBLINGS : MUSTER_CARD_SPACING);
  if (own->kind == MUSTER_KIND_DEPARTMENT && own->parent != MUSTER_NOWHERE)
    drop->glow = search->layout->cards[own->parent].rect;
  return drop;
}

/* }}} */
/* {{{ Reporting */

static MusterDrop *
find_report (const Search *search, guint card)
{
  MusterDrop *drop = ask (search, MUSTER_DROP_REPORT, search->layout->cards[card].record, 0);

  drop->glow = search->layout->cards[card].rect;
  return drop;
}

static MusterDrop *
find_above (const Search *search, guint card, Edge entry)
{
  const MusterRect *rect = &search->layout->cards[card].rect;
  MusterDrop *drop = ask (search, MUSTER_DROP_INSERT_ABOVE, search->layout->cards[card].record, 0);

  if (search->hand->roles->len != 1 || search->hand->guest)
    {
      drop->glow = *rect;
      return drop;
    }
  drop->bar = make_bar (rect, !is_side_by_side (entry), entry == EDGE_TOP || entry == EDGE_LEFT, MUSTER_CARD_SPACING);
  return drop;
}

/* Beside a role: its place in the order where there is one order, and the same manager anyway. */
static MusterDrop *
find_beside_role (const Search *search, guint card, Edge entry, gboolean at_start)
{
  const MusterCard *own = &search->layout->cards[card];

  if (own->parent == MUSTER_NOWHERE)
    return find_report (search, card);
  if (!share_order (search, own->record))
    return find_report (search, own->parent);
  return find_beside (search, card, entry, at_start);
}

static MusterDrop *
find_on_role (const Search *search, guint card)
{
  const MusterCard *own = &search->layout->cards[card];
  Edge entry = get_entry (search, card);

  if (muster_hand_has (search->hand, own->record))
    return ask_nothing (search);
  switch (get_zone (&own->rect, search->point, entry))
    {
    case ZONE_START:
      return find_beside_role (search, card, entry, TRUE);
    case ZONE_END:
      return find_beside_role (search, card, entry, FALSE);
    case ZONE_ABOVE:
      return find_above (search, card, entry);
    case ZONE_ON:
    default:
      return find_report (search, card);
    }
}

/* }}} */
/* {{{ Into a department's card */

static MusterDrop *
find_into (const Search *search, MusterMeaning meaning, guint card)
{
  MusterDrop *drop = ask (search, meaning, search->layout->cards[card].record, 0);

  drop->glow = search->layout->cards[card].rect;
  return drop;
}

static guint
count_inside (const MusterLayout *layout, guint department)
{
  guint end = department + 1;

  while (end < layout->n_cards && layout->cards[end].inside && layout->cards[end].kind == MUSTER_KIND_ROLE && layout->cards[end].parent == department)
    end++;
  return end - department - 1;
}

/* Whether a role comes first in the card whatever its order. */
static gboolean
is_head (const Search *search, MusterRecord department, MusterRecord role)
{
  return department != 0 && muster_document_get_ref (search->doc, department, MUSTER_DEPARTMENT_HEAD) == role && muster_document_get_ref (search->doc, role, MUSTER_ROLE_DEPARTMENT) == department;
}

/* A place among the roles in a card. @slot: before which of them, from 0. */
static MusterDrop *
find_slot (const Search *search, guint department, guint slot, guint n_inside)
{
  const MusterCard *inside = &search->layout->cards[department + 1];
  MusterRecord target = search->layout->cards[department].record;
  MusterRecord before = 0;
  MusterDrop *drop;

  if (slot == 0 && is_head (search, target, inside[0].record))
    slot = 1;
  for (guint i = slot; i < n_inside && before == 0; i++)
    if (!muster_hand_has (search->hand, inside[i].record) && muster_document_get_ref (search->doc, inside[i].record, MUSTER_ROLE_DEPARTMENT) == target)
      before = inside[i].record;
  drop = ask (search, MUSTER_DROP_PLACE, target, before);
  drop->glow = search->layout->cards[department].rect;
  return drop;
}

static MusterDrop *
find_place_inside (const Search *search, guint department)
{
  const MusterLayout *layout = search->layout;
  const MusterCard *inside = &layout->cards[department + 1];
  guint n_inside = count_inside (layout, department);
  guint nearest = 0, slot;
  gboolean above;
  MusterDrop *drop;

  if (n_inside == 0 || search->point.y < inside[0].rect.y - MUSTER_CARD_SPACING)
    return find_into (search, MUSTER_DROP_MOVE, department);
  for (guint i = 1; i < n_inside; i++)
    if (distance (&inside[i].rect, search->point) < distance (&inside[nearest].rect, search->point))
      nearest = i;
  if (distance (&inside[nearest].rect, search->point) > NEAR)
    return find_into (search, MUSTER_DROP_MOVE, department);

  above = search->point.y < inside[nearest].rect.y + inside[nearest].rect.height / 2;
  slot = above ? nearest : nearest + 1;
  drop = find_slot (search, department, slot, n_inside);
  if (slot == 0 && is_head (search, layout->cards[department].record, inside[0].record))
    above = FALSE;
  drop->bar = make_bar (&inside[nearest].rect, FALSE, above, MUSTER_CARD_SPACING);
  return drop;
}

/* }}} */
/* {{{ What is there */

static MusterDrop *
find_for_person (const Search *search, guint card)
{
  MusterDrop *drop;

  if (card == MUSTER_NOWHERE)
    return ask_nothing (search);
  drop = ask (search, MUSTER_DROP_FILL, search->layout->cards[card].record, 0);
  if (search->layout->cards[card].kind == MUSTER_KIND_ROLE)
    drop->glow = search->layout->cards[card].rect;
  return drop;
}

static MusterDrop *
find_on_department (const Search *search, guint card)
{
  const MusterCard *own = &search->layout->cards[card];
  Edge entry = get_entry (search, card);
  gboolean movable = own->parent != MUSTER_NOWHERE || muster_scene_get_options (search->scene)->root == 0;
  Zone zone = get_zone (&own->rect, search->point, entry);

  if (muster_hand_has (search->hand, own->record))
    return ask_nothing (search);
  if (own->record == 0)
    return ask (search, MUSTER_DROP_NEST, 0, 0);
  if (movable && (zone == ZONE_START || zone == ZONE_END))
    return find_beside (search, card, entry, zone == ZONE_START);
  return find_into (search, MUSTER_DROP_NEST, card);
}

/* On the ground the chart has an end: nothing is to vanish from what is shown of it. */
static MusterDrop *
find_on_ground (const Search *search)
{
  const MusterSceneOptions *options = muster_scene_get_options (search->scene);

  if (options->root != 0)
    return ask_nothing (search);
  if (search->hand->kind == MUSTER_KIND_DEPARTMENT)
    return ask (search, MUSTER_DROP_NEST, 0, 0);
  return ask (search, options->view == MUSTER_VIEW_REPORTING ? MUSTER_DROP_REPORT : MUSTER_DROP_MOVE, 0, 0);
}

/* The card at the point, or that which stands by itself just beside it. */
static guint
find_card (const Search *search)
{
  const MusterLayout *layout = search->layout;
  guint card = muster_scene_hit (search->scene, search->point.x, search->point.y);
  guint best = MUSTER_NOWHERE;

  if (card != MUSTER_NOWHERE)
    return card;
  for (guint i = 0; i < layout->n_cards; i++)
    if (!layout->cards[i].inside && holds (&layout->cards[i].rect, search->point, REACH) && (best == MUSTER_NOWHERE || distance (&layout->cards[i].rect, search->point) < distance (&layout->cards[best].rect, search->point)))
      best = i;
  return best;
}

static MusterDrop *
find_among_departments (const Search *search)
{
  const MusterLayout *layout = search->layout;
  gboolean role = search->hand->kind == MUSTER_KIND_ROLE;
  guint card = find_card (search);

  if (card == MUSTER_NOWHERE)
    return find_on_ground (search);
  if (muster_hand_has (search->hand, layout->cards[card].record))
    return ask_nothing (search);
  if (layout->cards[card].kind == MUSTER_KIND_ROLE)
    {
      if (!layout->cards[card].inside)
        return ask_nothing (search);
      card = layout->cards[card].parent;
    }
  return role ? find_place_inside (search, card) : find_on_department (search, card);
}

static MusterDrop *
find_in_reporting (const Search *search)
{
  guint card = find_card (search);
  MusterRecord home;

  if (card == MUSTER_NOWHERE)
    return find_on_ground (search);
  if (search->hand->kind == MUSTER_KIND_ROLE)
    return find_on_role (search, card);
  home = muster_document_get_ref (search->doc, search->layout->cards[card].record, MUSTER_ROLE_DEPARTMENT);
  return home != 0 ? ask (search, MUSTER_DROP_NEST, home, 0) : ask_nothing (search);
}

MusterDrop *
muster_drop_find (MusterScene *scene, MusterHand *hand, MusterPoint point, MusterScope scope, const MusterDrop *last)
{
  const Search search = {
    .scene = scene,
    .doc = muster_scene_get_document (scene),
    .layout = muster_scene_get_layout (scene),
    .hand = hand,
    .point = point,
    .scope = scope,
  };
  MusterDrop *drop;

  drop = muster_drop_find_cell (scene, hand, point, scope);
  if (drop != NULL)
    drop->stage = muster_scene_get_options (scene)->stage;
  else if (hand->kind == MUSTER_KIND_PERSON)
    drop = find_for_person (&search, muster_scene_hit (scene, point.x, point.y));
  else if (muster_scene_get_options (scene)->view == MUSTER_VIEW_REPORTING)
    drop = find_in_reporting (&search);
  else
    drop = find_among_departments (&search);
  return muster_drop_judge (drop, scene, last);
}

/* }}} */
