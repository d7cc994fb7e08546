/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dotted.c: the ways of dotted lines around cards.
 *
 * A line leaves its card sideways, goes up the free way beside it to the corridor above, and so on
 * past the cards above, up to the corridor that both ends have in common; then down the same way.
 * Inside a department's card it goes between the columns of roles and along the foot of the card.
 *
 * First all ways are listed, as steps from one free way to the next, and each free way counts who
 * uses it; then each user gets a lane of its own. A way is at most MUSTER_LINE_LEVELS levels long,
 * so that time and memory are proportional to the number of lines. (Asking for the shortest ways
 * instead, as general routers do, takes longer than all else together from a thousand cards on.)
 */
#include "frame.h"

/* A free way, in the direction that styles know: ways at the side of boxes and trunks run down and
 * are told by x, corridors run across and are told by y. Those of a department's card that is drawn
 * sideways are turned with it. */
typedef enum
{
  /* By box: the first of its column; the box. */
  WAY_RIGHT,
  WAY_LEFT,
  /* By corridor. */
  WAY_CORRIDOR,
  WAY_TRUNK,
  /* By card: where lines leave it; right of its column of roles, by the first in that; the foot of
   * a department's card. */
  WAY_PORT_RIGHT,
  WAY_PORT_LEFT,
  WAY_COLUMN,
  WAY_FOOT,
  N_WAYS,
} Way;

typedef struct
{
  Way way;
  guint index;
  guint lane;
} Step;

typedef struct
{
  MusterRecord line;
  guint from;
  guint to;
  guint first_step;
  guint n_steps;
  /* The edges of the cards at which it begins and ends. */
  double start;
  double end;
} Route;

typedef struct
{
  MusterFrame *frame;
  gboolean departments;
  /* The box that each card is, or lies in. */
  guint *boxes_of;
  guint *lanes[N_WAYS];
  GArray *routes;
  GArray *steps;
  /* Of one route: the steps from its end, and the boxes that are passed from either. */
  GArray *back;
  GArray *above_from;
  GArray *above_to;
} Router;

/* One end of a line. */
typedef struct
{
  guint card;
  guint box;
  gboolean left;
} End;

static const MusterCard *
get_card (Router *router, guint card)
{
  return &g_array_index (router->frame->cards, MusterCard, card);
}

static const MusterCorridor *
get_corridor (Router *router, guint corridor)
{
  return &g_array_index (router->frame->corridors, MusterCorridor, corridor);
}

static void
push (Router *router, GArray *steps, Way way, guint index)
{
  Step step = { .way = way, .index = index, .lane = router->lanes[way][index]++ };

  g_array_append_val (steps, step);
}

static void
push_side (Router *router, GArray *steps, guint box, gboolean left)
{
  if (left)
    push (router, steps, WAY_LEFT, box);
  else
    push (router, steps, WAY_RIGHT, router->frame->spots[box].column);
}

/* Roles of a department's card in the order of their columns. */
static guint
last_inside (Router *router, guint box)
{
  MusterFrame *frame = router->frame;
  guint next = box + 1 < frame->n_boxes ? frame->spots[box + 1].card : frame->cards->len;

  return next - 1;
}

static guint
first_of_column (Router *router, guint card)
{
  double x = get_card (router, card)->rect.x;
  guint low = get_card (router, card)->parent + 1;
  guint high = card;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_card (router, middle)->rect.x < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* From a place in a department's card, relative to that and as drawn, to the direction of styles. */
static double
place_across (Router *router, guint box, double offset)
{
  return router->frame->boxes[box].x + offset;
}

static double
place_down (Router *router, guint box, double offset)
{
  const MusterBox *found = &router->frame->boxes[box];

  return router->frame->flipped ? found->y + found->height - offset : found->y + offset;
}

/* Whether a role is beside the edge of its department's card, and can be left straight through it.
 * When that is drawn sideways its left edge is above the heading and its right edge below all. */
static gboolean
is_beside_edge (Router *router, const End *end)
{
  double x = get_card (router, end->card)->rect.x;
  guint neighbour = end->left ? get_card (router, end->card)->parent + 1 : last_inside (router, end->box);

  return !router->frame->sideways && x == get_card (router, neighbour)->rect.x;
}

/* The steps from a card to the edge of its box. Returns: the edge of the card where they begin. */
static double
leave (Router *router, GArray *steps, const End *end)
{
  const MusterCard *card = get_card (router, end->card);
  const MusterBox *box = &router->frame->boxes[end->box];
  gboolean beside;
  gboolean left;
  double edge;

  if (!card->inside)
    {
      push (router, steps, end->left ? WAY_PORT_LEFT : WAY_PORT_RIGHT, end->card);
      return end->left ? box->x : box->x + box->width;
    }
  beside = is_beside_edge (router, end);
  left = end->left && beside;
  push (router, steps, left ? WAY_PORT_LEFT : WAY_PORT_RIGHT, end->card);
  if (!beside)
    {
      push (router, steps, WAY_COLUMN, first_of_column (router, end->card));
      if (!router->frame->sideways)
        push (router, steps, WAY_FOOT, card->parent);
    }
  edge = left ? card->rect.x : card->rect.x + card->rect.width;
  return router->frame->sideways ? place_down (router, end->box, edge) : place_across (router, end->box, edge);
}

/* Lists the boxes from @a, and from @b, up to where they have the one above in common, without
 * that. Returns: whether that is not too far. */
static gboolean
list_above (Router *router, guint a, guint b)
{
  const MusterBox *boxes = router->frame->boxes;

  g_array_set_size (router->above_from, 0);
  g_array_set_size (router->above_to, 0);
  while (a != b)
    {
      /* The later one in preorder is no ancestor of the other. */
      if (b == MUSTER_NOWHERE || (a != MUSTER_NOWHERE && a > b))
        {
          g_array_append_val (router->above_from, a);
          a = boxes[a].parent;
        }
      else
        {
          g_array_append_val (router->above_to, b);
          b = boxes[b].parent;
        }
      if (router->above_from->len + router->above_to->len > MUSTER_LINE_LEVELS)
        return FALSE;
    }
  return TRUE;
}

/* The steps beside each box on the way up, and through the corridors between them. The last
 * corridor is left to the caller. Returns: that; MUSTER_NOWHERE if no box is passed */
static guint
climb (Router *router, GArray *steps, const GArray *above, const End *end, gboolean left)
{
  guint corridor = MUSTER_NOWHERE;

  for (guint i = 0; i < above->len; i++)
    {
      guint box = g_array_index (above, guint, i);

      if (i > 0)
        {
          guint first = get_corridor (router, corridor)->first;

          push (router, steps, WAY_CORRIDOR, corridor);
          if (first != corridor)
            {
              push (router, steps, WAY_TRUNK, first);
              push (router, steps, WAY_CORRIDOR, first);
            }
        }
      push_side (router, steps, box, i == 0 ? end->left : left);
      corridor = router->frame->spots[box].corridor;
    }
  if (above->len == 0)
    push_side (router, steps, end->box, end->left);
  return corridor;
}

/* The steps between two corridors of the same parent. */
static void
join (Router *router, guint from, guint to)
{
  guint first;

  if (from == MUSTER_NOWHERE)
    from = get_corridor (router, to)->first;
  if (to == MUSTER_NOWHERE)
    to = get_corridor (router, from)->first;
  first = get_corridor (router, from)->first;
  push (router, router->steps, WAY_CORRIDOR, from);
  if (from == to)
    return;
  push (router, router->steps, WAY_TRUNK, first);
  push (router, router->steps, WAY_CORRIDOR, to);
}

/* A stacked box has the rail at its left, and a department drawn sideways its heading. */
static gboolean
must_go_right (Router *router, guint box)
{
  return router->frame->spots[box].stacked || (router->departments && router->frame->sideways);
}

/* Whether the lines of a branch pass others on the left: those whose way leads to the left. */
static void
choose_sides (Router *router, End *from, End *to, gboolean *from_left, gboolean *to_left)
{
  const MusterBox *boxes = router->frame->boxes;
  const GArray *above_from = router->above_from;
  const GArray *above_to = router->above_to;

  if (above_from->len > 0 && above_to->len > 0)
    {
      *from_left = from->box > to->box;
      *to_left = !*from_left;
    }
  else
    {
      const GArray *above = above_from->len > 0 ? above_from : above_to;
      const MusterBox *branch = &boxes[g_array_index (above, guint, above->len - 1)];
      const MusterBox *top = &boxes[branch->parent];

      *from_left = *to_left = branch->x + branch->width / 2 < top->x + top->width / 2;
    }
  from->left = *from_left && !must_go_right (router, from->box);
  to->left = *to_left && !must_go_right (router, to->box);
}

/* How far down a card reaches, in the direction of styles. */
static double
get_bottom (Router *router, const End *end)
{
  const MusterCard *card = get_card (router, end->card);
  const MusterBox *box = &router->frame->boxes[end->box];

  if (!card->inside)
    return box->y + box->height;
  return MAX (place_down (router, end->box, card->rect.y),
              place_down (router, end->box, card->rect.y + card->rect.height));
}

/* Whether two cards face each other across the gap between two neighbours, so that a line can go
 * straight through it. */
static gboolean
are_facing (Router *router, const End *from, const End *to)
{
  const MusterFrame *frame = router->frame;
  const End *left = from->box < to->box ? from : to;
  const End *right = from->box < to->box ? to : from;
  const MusterBox *left_box = &frame->boxes[left->box];
  const MusterBox *right_box = &frame->boxes[right->box];
  double bottom = left_box->y + MIN (left_box->height, right_box->height) + MUSTER_BUS_HEIGHT;

  if (right->box != left->box + left_box->size || left->left || !right->left)
    return FALSE;
  if (frame->spots[left->box].corridor != frame->spots[right->box].corridor || frame->spots[left->box].stacked)
    return FALSE;
  if (router->departments && !(is_beside_edge (router, left) && is_beside_edge (router, right)))
    return FALSE;
  return get_bottom (router, left) <= bottom && get_bottom (router, right) <= bottom;
}

/* The step in the gap between two neighbours: beside the one where fewer lines are. */
static void
cross_gap (Router *router, guint left, guint right)
{
  guint column = router->frame->spots[left].column;

  if (router->lanes[WAY_RIGHT][column] < router->lanes[WAY_LEFT][right])
    push_side (router, router->steps, left, FALSE);
  else
    push_side (router, router->steps, right, TRUE);
}

static gboolean
are_in_column (Router *router, const End *from, const End *to)
{
  const MusterSpot *spots = router->frame->spots;

  return spots[from->box].stacked && spots[to->box].stacked && spots[from->box].column == spots[to->box].column;
}

/* Between two roles of one department. */
static void
route_inside (Router *router, Route *route, const End *from, const End *to)
{
  guint column = first_of_column (router, from->card);
  guint other = first_of_column (router, to->card);
  const MusterRect *first = &get_card (router, from->card)->rect;
  const MusterRect *second = &get_card (router, to->card)->rect;

  route->start = first->x + first->width;
  route->end = second->x + second->width;
  if (router->frame->sideways)
    {
      route->start = place_down (router, from->box, route->start);
      route->end = place_down (router, to->box, route->end);
    }
  else
    {
      route->start = place_across (router, from->box, route->start);
      route->end = place_across (router, to->box, route->end);
    }
  push (router, router->steps, WAY_PORT_RIGHT, from->card);
  push (router, router->steps, WAY_COLUMN, column);
  if (other != column)
    {
      push (router, router->steps, WAY_FOOT, get_card (router, from->card)->parent);
      push (router, router->steps, WAY_COLUMN, other);
    }
  push (router, router->steps, WAY_PORT_RIGHT, to->card);
}

/* Between two boxes. The steps from the end are listed apart and put behind in reverse. */
static void
route_between (Router *router, Route *route, End *from, End *to)
{
  gboolean from_left;
  gboolean to_left;

  g_array_set_size (router->back, 0);
  choose_sides (router, from, to, &from_left, &to_left);
  route->start = leave (router, router->steps, from);
  route->end = leave (router, router->back, to);
  if (are_in_column (router, from, to))
    push_side (router, router->steps, from->box, FALSE);
  else if (are_facing (router, from, to))
    cross_gap (router, MIN (from->box, to->box), MAX (from->box, to->box));
  else
    {
      guint up = climb (router, router->steps, router->above_from, from, from_left);
      guint down = climb (router, router->back, router->above_to, to, to_left);

      join (router, up, down);
    }
  for (guint i = router->back->len; i-- > 0;)
    {
      Step step = g_array_index (router->back, Step, i);

      g_array_append_val (router->steps, step);
    }
}

/* Returns: whether there is a way that is short enough. */
static gboolean
add_route (Router *router, MusterRecord line, guint from_card, guint to_card)
{
  End from = { .card = from_card, .box = router->boxes_of[from_card] };
  End to = { .card = to_card, .box = router->boxes_of[to_card] };
  Route route = { .line = line, .from = from_card, .to = to_card, .first_step = router->steps->len };

  if (from.box == to.box)
    route_inside (router, &route, &from, &to);
  else if (list_above (router, from.box, to.box))
    route_between (router, &route, &from, &to);
  else
    return FALSE;
  route.n_steps = router->steps->len - route.first_step;
  g_array_append_val (router->routes, route);
  return TRUE;
}

/* Where a step's lane is: x of one that runs down, y of one that runs across. */
static double
place_step (Router *router, const Step *step)
{
  const MusterFrame *frame = router->frame;
  double share = (step->lane + 1.0) / (router->lanes[step->way][step->index] + 1.0);
  const MusterCard *card;
  guint box;
  double offset;

  switch (step->way)
    {
    case WAY_RIGHT:
      return frame->spots[step->index].side + share * MUSTER_SIDE_WIDTH;
    case WAY_LEFT:
      return frame->boxes[step->index].x - share * MUSTER_SIDE_WIDTH;
    case WAY_CORRIDOR:
      return get_corridor (router, step->index)->bottom - share * MUSTER_BUS_HEIGHT;
    case WAY_TRUNK:
      return get_corridor (router, step->index)->trunk + share * MUSTER_SIDE_WIDTH;
    default:
      break;
    }
  card = get_card (router, step->index);
  box = router->boxes_of[step->index];
  if (step->way == WAY_COLUMN)
    {
      offset = card->rect.x + card->rect.width + share * MUSTER_CARD_SPACING;
      return frame->sideways ? place_down (router, box, offset) : place_across (router, box, offset);
    }
  if (step->way == WAY_FOOT)
    offset = card->rect.height - (1 - share) * MUSTER_CARD_PADDING;
  else if (card->inside)
    offset = card->rect.y + share * card->rect.height;
  else
    return frame->boxes[box].y + share * frame->boxes[box].height;
  return frame->sideways ? place_across (router, box, offset) : place_down (router, box, offset);
}

/* Whether a step's way is this line's alone and @here, where the line goes down before or after it,
 * is in that way too. */
static gboolean
can_follow (Router *router, const Step *step, double here)
{
  const MusterFrame *frame = router->frame;
  double start;

  if (step->way > WAY_LEFT || router->lanes[step->way][step->index] > 1)
    return FALSE;
  if (step->way == WAY_RIGHT)
    start = frame->spots[step->index].side;
  else
    start = frame->boxes[step->index].x - MUSTER_SIDE_WIDTH;
  return here > start && here < start + MUSTER_SIDE_WIDTH;
}

/* Puts the steps of a route in their places. Where the line is alone it goes straight on, rather
 * than to the middle of each way. */
static double *
place_route (Router *router, const Route *route, const Step *steps)
{
  double *places = g_new (double, route->n_steps);

  for (guint i = 0; i < route->n_steps; i++)
    if (i >= 2 && can_follow (router, &steps[i], places[i - 2]))
      places[i] = places[i - 2];
    else
      places[i] = place_step (router, &steps[i]);
  for (guint i = route->n_steps; i-- > 2;)
    if (can_follow (router, &steps[i - 2], places[i]))
      places[i - 2] = places[i];
  return places;
}

static void
draw_route (Router *router, const Route *route)
{
  const Step *steps = &g_array_index (router->steps, Step, route->first_step);
  g_autofree double *places = place_route (router, route, steps);
  /* Whether the next step is told by x. They alternate. */
  gboolean is_x = router->frame->sideways && get_card (router, route->from)->inside;
  double other = route->start;

  muster_frame_add_connector (router->frame, route->line, route->from, route->to);
  for (guint i = 0; i <= route->n_steps; i++)
    {
      double here = i < route->n_steps ? places[i] : route->end;

      if (is_x)
        muster_frame_add_point (router->frame, here, other);
      else
        muster_frame_add_point (router->frame, other, here);
      other = here;
      is_x = !is_x;
    }
}

/* Lists the card of each role, by index in the tree of roles; MUSTER_NOWHERE where none is shown. */
static guint *
list_cards (MusterFrame *frame)
{
  guint n_roles = muster_projection_get_roles (frame->projection)->n_nodes;
  guint *cards = g_new (guint, n_roles);

  for (guint i = 0; i < n_roles; i++)
    cards[i] = MUSTER_NOWHERE;
  for (guint i = 0; i < frame->cards->len; i++)
    {
      const MusterCard *card = &g_array_index (frame->cards, MusterCard, i);

      if (card->kind == MUSTER_KIND_ROLE)
        cards[muster_projection_find (frame->projection, card->record)] = i;
    }
  return cards;
}

static void
init_router (Router *router, MusterFrame *frame)
{
  gsize n = (gsize) frame->cards->len + frame->corridors->len;

  router->frame = frame;
  router->departments = frame->options->view == MUSTER_VIEW_DEPARTMENTS;
  router->boxes_of = g_new (guint, frame->cards->len);
  for (guint box = 0; box < frame->n_boxes; box++)
    for (guint card = frame->spots[box].card; card <= last_inside (router, box); card++)
      router->boxes_of[card] = box;
  for (guint way = 0; way < N_WAYS; way++)
    router->lanes[way] = g_new0 (guint, n);
  router->routes = g_array_new (FALSE, FALSE, sizeof (Route));
  router->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  router->back = g_array_new (FALSE, FALSE, sizeof (Step));
  router->above_from = g_array_new (FALSE, FALSE, sizeof (guint));
  router->above_to = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
clear_router (Router *router)
{
  g_free (router->boxes_of);
  for (guint way = 0; way < N_WAYS; way++)
    g_free (router->lanes[way]);
  g_array_unref (router->routes);
  g_array_unref (router->steps);
  g_array_unref (router->back);
  g_array_unref (router->above_from);
  g_array_unref (router->above_to);
}

/* The card of the role that a line's field refers to. */
static guint
find_end (MusterFrame *frame, const guint *cards, MusterRecord line, MusterField field)
{
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  MusterRecord role = muster_document_get_ref (doc, line, field);
  guint index = role == 0 ? MUSTER_NOWHERE : muster_projection_find (frame->projection, role);

  return index == MUSTER_NOWHERE ? MUSTER_NOWHERE : cards[index];
}

void
muster_dotted_add (MusterFrame *frame)
{
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  g_autoptr (GArray) lines = muster_document_list (doc, MUSTER_KIND_LINE);
  g_autofree guint *cards = NULL;
  Router router = { 0 };

  if (lines->len == 0)
    return;
  cards = list_cards (frame);
  init_router (&router, frame);
  for (guint i = 0; i < lines->len; i++)
    {
      MusterRecord line = g_array_index (lines, MusterRecord, i);
      guint from = find_end (frame, cards, line, MUSTER_LINE_FROM_ROLE);
      guint to = find_end (frame, cards, line, MUSTER_LINE_TO_ROLE);

      if (from == MUSTER_NOWHERE || to == MUSTER_NOWHERE || from == to)
        continue;
      if (muster_projection_has (frame->projection, line) && !add_route (&router, line, from, to))
        frame->n_undrawn++;
    }
  for (guint i = 0; i < router.routes->len; i++)
    draw_route (&router, &g_array_index (router.routes, Route, i));
  clear_router (&router);
}
