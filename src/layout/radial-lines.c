/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * radial-lines.c: lines around a centre.
 *
 * Between the cards of one level and those of the next is a ring in which no card is, and on the edge
 * of each branch's angle a ray that no card touches. Lines of reporting turn in the rings, in a curve
 * whose distance from the centre only grows. Dotted lines go round in the rings and through the levels
 * on those rays, until both ends are in the same ring. Curves are drawn as short straight
 * pieces that are off by a point at most.
 */
#include "radial.h"

#include <math.h>

/* How far pieces of curves keep off the cards' discs, and how far a piece is off at most. */
#define KEEP_OFF 4.0
#define OFF 1.0

#define PIECES_MAX 256

/* How far beside the line of reporting a dotted line leaves its card. */
#define ASIDE 12.0

#define TURN (2 * G_PI)

static MusterPoint
at (double radius, double angle)
{
  return (MusterPoint){ radius * sin (angle), -radius * cos (angle) };
}

static double
angle_of (MusterPoint point)
{
  return atan2 (point.x, -point.y);
}

static void
add (const Radial *radial, MusterPoint point)
{
  g_array_append_val (radial->path, point);
}

/* Ends a line: what was added from @first on, then what was before that, backwards. */
static void
finish (const Radial *radial, guint first)
{
  MusterFrame *frame = radial->frame;

  for (guint i = 0; i < radial->path->len; i++)
    {
      const MusterPoint *point = &g_array_index (radial->path, MusterPoint, i < radial->path->len - first ? first + i : radial->path->len - 1 - i);

      muster_frame_add_point (frame, point->x, point->y);
    }
  g_array_set_size (radial->path, 0);
}

/* How many pieces a turn by @angle wants. */
static guint
count_pieces (double radius, double angle)
{
  return (guint) CLAMP (ceil (fabs (angle) * sqrt (radius / (8 * OFF))), 1, PIECES_MAX);
}

/* The shorter way from one angle to another. */
static double
turn_between (double from, double to)
{
  return remainder (to - from, TURN);
}

static void
add_arc (const Radial *radial, MusterPoint middle, double radius, double from, double turn)
{
  guint n_pieces = count_pieces (radius, turn);

  for (guint i = 0; i <= n_pieces; i++)
    {
      MusterPoint point = at (radius, from + turn * i / n_pieces);

      add (radial, (MusterPoint){ middle.x + point.x, middle.y + point.y });
    }
}

static MusterPoint
middle_of (const Radial *radial, guint box)
{
  const MusterBox *found = &radial->frame->boxes[box];

  return (MusterPoint){ found->x + found->width / 2, found->y + found->height / 2 };
}

/* {{{ Lines of reporting */

/* Where the edge of a box is from its middle, or from a place beside that, in a direction. */
static MusterPoint
get_edge (const Radial *radial, guint box, MusterPoint beside, double angle)
{
  const MusterBox *found = &radial->frame->boxes[box];
  MusterPoint middle = middle_of (radial, box), way = at (1, angle);
  double across = way.x == 0 ? INFINITY : ((way.x > 0 ? found->width : -found->width) / 2 - beside.x) / way.x;
  double down = way.y == 0 ? INFINITY : ((way.y > 0 ? found->height : -found->height) / 2 - beside.y) / way.y;
  double far = MIN (across, down);

  return (MusterPoint){
    CLAMP (middle.x + beside.x + way.x * far, found->x, found->x + found->width),
    CLAMP (middle.y + beside.y + way.y * far, found->y, found->y + found->height),
  };
}

/* From ring to ring, turning in between: slowly, then fast, then slowly. */
static void
add_curve (const Radial *radial, const RadialNode *above, const RadialNode *node)
{
  double inner = radial->rings[above->level].outer + KEEP_OFF;
  double outer = radial->rings[node->level].inner - KEEP_OFF;
  double turn = turn_between (above->angle, node->angle);
  guint n_pieces = count_pieces (outer, 1.5 * turn);

  if (n_pieces > 1)
    n_pieces = MAX (n_pieces, 16);
  for (guint i = 0; i <= n_pieces; i++)
    {
      double share = (double) i / n_pieces;

      add (radial, at (inner + (outer - inner) * share, above->angle + turn * share * share * (3 - 2 * share)));
    }
}

static void
add_reporting (const Radial *radial)
{
  MusterFrame *frame = radial->frame;

  for (guint i = 0; i < frame->n_boxes; i++)
    {
      guint parent = frame->boxes[i].parent;
      const RadialNode *node = &radial->nodes[i], *above;

      if (parent == MUSTER_NOWHERE)
        continue;
      above = &radial->nodes[parent];
      muster_frame_add_connector (frame, 0, frame->spots[parent].card, frame->spots[i].card);
      add (radial, get_edge (radial, parent, (MusterPoint){ 0 }, above->level > 0 ? above->angle : node->angle));
      if (above->level > 0)
        add_curve (radial, above, node);
      add (radial, get_edge (radial, i, (MusterPoint){ 0 }, node->angle + G_PI));
      finish (radial, 0);
    }
}

/* }}} */
/* {{{ Dotted lines */

/* The ring in which a dotted line goes round, outside of a level: each line a little elsewhere. */
static double
get_round (const Radial *radial, guint level, double share)
{
  double inner = radial->rings[level].outer + KEEP_OFF, outer = radial->rings[level + 1].inner - KEEP_OFF;

  return inner + MIN (outer - inner, 2 * MUSTER_GAP_LEVELS) * (0.2 + 0.6 * share);
}

/* From a role in a department's card to the circle around that; of a card by itself to its edge.
 * @angle: which way, seen from the card. Returns: how many points; the last is on a ray from the
 * middle in that direction, or beside it */
static guint
leave (const Radial *radial, guint card, double angle, MusterPoint *points)
{
  MusterFrame *frame = radial->frame;
  guint box = radial->boxes_of[card];
  const MusterBox *around = &frame->boxes[box];
  const MusterCard *own = &g_array_index (frame->cards, MusterCard, card);
  MusterPoint beside = at (ASIDE, angle + G_PI / 2);
  double right, y;
  guint n = 0;

  if (!own->inside)
    {
      points[n++] = get_edge (radial, box, beside, angle);
      return n;
    }
  right = around->x + own->rect.x + own->rect.width;
  y = around->y + own->rect.y + own->rect.height / 2;
  points[n++] = (MusterPoint){ right, y };
  if (right + MUSTER_CARD_PADDING >= around->x + around->width - 0.5)
    {
      points[n++] = (MusterPoint){ around->x + around->width, y };
      return n;
    }
  points[n++] = (MusterPoint){ right + MUSTER_CARD_SPACING / 2, y };
  points[n++] = (MusterPoint){ right + MUSTER_CARD_SPACING / 2, around->y + around->height };
  return n;
}

/* From where a department's card is left, around it, to where the ray goes on. */
static void
go_around (const Radial *radial, guint box, MusterPoint from, double angle)
{
  const MusterBox *found = &radial->frame->boxes[box];
  MusterPoint middle = middle_of (radial, box);
  double radius = hypot (found->width, found->height) / 2 + KEEP_OFF;
  double start = angle_of ((MusterPoint){ from.x - middle.x, from.y - middle.y });

  add_arc (radial, middle, radius, start, turn_between (start, angle));
}

/* What lies between a card and the ring where both ends meet, from the card on: in the frame's points,
 * added at the end of the connector. */
typedef struct
{
  guint card;
  guint box;
  /* Whether the line leaves away from the centre: the other end is farther out. */
  gboolean outward;
} End;

/* Which way a line leaves; from the middle right to where it is to go. */
static double
get_way (const Radial *radial, const End *end, double goal)
{
  if (radial->nodes[end->box].level == 0)
    return goal;
  return radial->nodes[end->box].angle + (end->outward ? 0 : G_PI);
}

/* The farthest point of a card on the ray from the centre through a point of its edge, or the nearest:
 * from there on the ray is outside, though near a corner it may be inside at the point. */
static MusterPoint
slide (const Radial *radial, const End *end, MusterPoint point)
{
  const MusterBox *box = &radial->frame->boxes[end->box];
  double length = hypot (point.x, point.y);
  double starts[] = { box->x, box->y }, ends[] = { box->x + box->width, box->y + box->height };
  double ways[] = { point.x / length, point.y / length };
  double nearest = -INFINITY, farthest = INFINITY, distance;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (fabs (ways[i]) > 1e-9)
      {
        nearest = MAX (nearest, MIN (starts[i] / ways[i], ends[i] / ways[i]));
        farthest = MIN (farthest, MAX (starts[i] / ways[i], ends[i] / ways[i]));
      }
  if (!(length > 0) || nearest > farthest)
    return point;
  distance = end->outward ? farthest : nearest;
  return (MusterPoint){ distance * ways[0], distance * ways[1] };
}

static void
start_line (const Radial *radial, const End *end, double goal)
{
  MusterPoint points[3];
  double way = get_way (radial, end, goal);
  guint n_points = leave (radial, end->card, way, points);

  if (n_points == 1)
    points[0] = slide (radial, end, points[0]);
  for (guint i = 0; i < n_points; i++)
    add (radial, points[i]);
  if (n_points > 1)
    go_around (radial, end->box, points[n_points - 1], way);
}

/* The edge of a branch's angle that is nearer to another angle. */
static double
get_ray (const RadialNode *node, double angle)
{
  double end = node->start + node->width;

  return fabs (turn_between (angle, node->start)) <= fabs (turn_between (angle, end)) ? node->start : end;
}

/* From a card inwards to the ring outside of @level. @angle: where the line is to go; gets where it is. */
static void
climb (const Radial *radial, const End *end, guint level, double share, double goal, double *angle)
{
  guint box = end->box;
  double radius;

  start_line (radial, end, goal);
  radius = get_round (radial, end->outward ? radial->nodes[box].level : radial->nodes[box].level - 1, share);
  *angle = angle_of (g_array_index (radial->path, MusterPoint, radial->path->len - 1));
  add (radial, at (radius, *angle));
  if (end->outward)
    return;
  for (guint above = radial->frame->boxes[box].parent; above != MUSTER_NOWHERE && radial->nodes[above].level > level; above = radial->frame->boxes[above].parent)
    {
      double ray = get_ray (&radial->nodes[above], goal);

      add_arc (radial, (MusterPoint){ 0 }, radius, *angle, turn_between (*angle, ray));
      radius = get_round (radial, radial->nodes[above].level - 1, share);
      add (radial, at (radius, ray));
      *angle = ray;
    }
}

static void
add_beside (const Radial *radial, guint card, gboolean to_foot)
{
  const MusterBox *box = &radial->frame->boxes[radial->boxes_of[card]];
  const MusterRect *rect = &g_array_index (radial->frame->cards, MusterCard, card).rect;
  double x = box->x + rect->x + rect->width, y = box->y + rect->y + rect->height / 2;

  add (radial, (MusterPoint){ x, y });
  add (radial, (MusterPoint){ x + MUSTER_CARD_SPACING / 2, y });
  if (to_foot)
    add (radial, (MusterPoint){ x + MUSTER_CARD_SPACING / 2, box->y + box->height - MUSTER_CARD_PADDING / 2 });
}

/* Two roles of one department: beside their column, or by the foot of the card. */
static void
add_inside (const Radial *radial, guint from, guint to)
{
  const MusterCard *cards = (const MusterCard *) (gpointer) radial->frame->cards->data;
  gboolean to_foot = cards[from].rect.x != cards[to].rect.x;

  add_beside (radial, to, to_foot);
  add_beside (radial, from, to_foot);
  finish (radial, radial->path->len / 2);
}

static void
add_dotted (const Radial *radial, const MusterLink *link, double share)
{
  MusterFrame *frame = radial->frame;
  End from = { link->from, radial->boxes_of[link->from], FALSE }, to = { link->to, radial->boxes_of[link->to], FALSE };
  guint one = radial->nodes[from.box].level, two = radial->nodes[to.box].level;
  guint level = one == two ? one - 1 : MIN (one, two);
  double angle, other;
  guint first;

  if (MAX (one, two) - MIN (one, two) > MUSTER_LINE_LEVELS)
    {
      frame->n_undrawn++;
      return;
    }
  muster_frame_add_connector (frame, link->line, link->from, link->to);
  if (from.box == to.box)
    {
      add_inside (radial, link->from, link->to);
      return;
    }
  from.outward = one < two;
  to.outward = two < one;
  /* The end first, since the beginning asks where it comes to. */
  climb (radial, &to, level, share, radial->nodes[from.box].angle, &other);
  first = radial->path->len;
  climb (radial, &from, level, share, other, &angle);
  add_arc (radial, (MusterPoint){ 0 }, get_round (radial, level, share), angle, turn_between (angle, other));
  finish (radial, first);
}

/* }}} */

void
muster_radial_add_lines (const Radial *radial)
{
  g_autoptr (GArray) links = muster_dotted_list (radial->frame);

  add_reporting (radial);
  for (guint i = 0; i < links->len; i++)
    add_dotted (radial, &g_array_index (links, MusterLink, i), fmod (i * 0.618, 1));
}
