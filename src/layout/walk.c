/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * walk.c: see walk.h.
 *
 * All is looked at as if the arrow pointed down: a card has a beginning and an end along the arrow
 * and two sides across it. A card is level with another, in its beam, if they overlap across.
 */
#include "walk.h"

#include <math.h>

/* Less than this is nothing, in points. */
#define SLACK 0.5

/* How much farther a point sideways is than one along the arrow. */
#define SIDEWAYS 2.0

typedef struct
{
  double begin;
  double end;
  double low;
  double high;
} Span;

/* The best that was found, and how far it is. */
typedef struct
{
  guint card;
  double distance;
} Best;

#define NOTHING ((Best){ MUSTER_NOWHERE, INFINITY })

static Span
span_of (const MusterRect *rect, MusterStep step)
{
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  switch (step)
    {
    case MUSTER_STEP_UP:
      return (Span){ -bottom, -rect->y, rect->x, right };
    case MUSTER_STEP_LEFT:
      return (Span){ -right, -rect->x, rect->y, bottom };
    case MUSTER_STEP_RIGHT:
      return (Span){ rect->x, right, rect->y, bottom };
    default:
      return (Span){ rect->y, bottom, rect->x, right };
    }
}

static gboolean
is_beyond (const Span *from, const Span *to)
{
  return to->begin >= from->end - SLACK;
}

static double
gap_across (const Span *from, const Span *to)
{
  return MAX (0, MAX (from->low, to->low) - MIN (from->high, to->high));
}

static gboolean
is_level (const Span *from, const Span *to)
{
  return MIN (from->high, to->high) - MAX (from->low, to->low) > SLACK;
}

/* Of equals along the arrow the one more straight ahead is nearer; a little, so that it only says
 * which of equals. */
static double
middle_across (const Span *from, const Span *to)
{
  return fabs (from->low + from->high - to->low - to->high) / 2;
}

static double
distance (const Span *from, const Span *to)
{
  return to->begin - from->end + SIDEWAYS * gap_across (from, to) + middle_across (from, to) / 1e4;
}

static void
consider (Best *best, guint card, double far)
{
  if (far < best->distance)
    *best = (Best){ card, far };
}

/* {{{ Who is who */

static gboolean
are_siblings (const MusterLayout *layout, guint one, guint other)
{
  const MusterCard *a = &layout->cards[one], *b = &layout->cards[other];

  return one != other && a->parent == b->parent && a->inside == b->inside;
}

/* The first card that lies in one; MUSTER_NOWHERE if it is empty. */
static guint
first_inside (const MusterLayout *layout, guint card)
{
  guint next = card + 1;

  return next < layout->n_cards && layout->cards[next].inside && layout->cards[next].parent == card ? next : MUSTER_NOWHERE;
}

/* A card that can be selected: not the one of the roles without a department, but the first in it. */
static guint
resolve (const MusterLayout *layout, guint card)
{
  if (card == MUSTER_NOWHERE || layout->cards[card].record != 0)
    return card;
  return first_inside (layout, card);
}

/* The part of a department's card above its roles. */
static MusterRect
heading_of (const MusterLayout *layout, guint card)
{
  MusterRect rect = layout->cards[card].rect;

  for (guint i = card + 1; i < layout->n_cards && layout->cards[i].inside; i++)
    if (layout->cards[i].parent == card)
      rect.height = MIN (rect.height, layout->cards[i].rect.y - layout->cards[card].rect.y);
  return rect;
}

/* Whether a point lies on the side of a card to which the arrow points. */
static gboolean
is_on_side (const MusterCard *card, MusterPoint point, MusterStep step)
{
  const MusterRect at = { point.x, point.y, 0, 0 };
  Span side = span_of (&card->rect, step), spot = span_of (&at, step);

  return fabs (spot.begin - side.end) <= SLACK && spot.low > side.low + SLACK && spot.low < side.high - SLACK;
}

/* Whether the line of reporting between a card and another leaves the first where the arrow
 * points. */
static gboolean
leads_there (const MusterLayout *layout, const MusterConnector *line, guint card, MusterStep step)
{
  guint point = line->first_point + (line->to == card ? line->n_points - 1 : 0);

  return line->line == 0 && is_on_side (&layout->cards[card], layout->points[point], step);
}

/* }}} */
/* {{{ Cards that stand by themselves */

/* The nearest of those below, if their lines leave that way or they are right there. */
static guint
find_child (const MusterLayout *layout, guint from, MusterStep step)
{
  Span span = span_of (&layout->cards[from].rect, step);
  Best best = NOTHING;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *line = &layout->connectors[i];
      Span other;

      if (line->line != 0 || line->from != from)
        continue;
      other = span_of (&layout->cards[line->to].rect, step);
      if (leads_there (layout, line, from, step) || (is_beyond (&span, &other) && is_level (&span, &other)))
        consider (&best, line->to, distance (&span, &other));
    }
  return best.card;
}

/* Whether the line to the card above leaves that way. */
static gboolean
leads_up (const MusterLayout *layout, guint from, MusterStep step)
{
  for (guint i = 0; i < layout->n_connectors; i++)
    if (layout->connectors[i].line == 0 && layout->connectors[i].to == from)
      return leads_there (layout, &layout->connectors[i], from, step);
  return FALSE;
}

/* The nearest of the card above and the siblings that are that way and level; the card above wherever
 * it is if there are none and its line leads that way. */
static guint
find_above (const MusterLayout *layout, guint from, MusterStep step)
{
  guint parent = layout->cards[from].parent;
  Span span = span_of (&layout->cards[from].rect, step), other;
  Best best = NOTHING;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      other = span_of (&layout->cards[i].rect, step);
      if ((are_siblings (layout, from, i) || i == parent) && is_beyond (&span, &other) && is_level (&span, &other))
        consider (&best, i, distance (&span, &other));
    }
  if (best.card == MUSTER_NOWHERE && parent != MUSTER_NOWHERE && leads_up (layout, from, step))
    return parent;
  return best.card;
}

/* The nearest card by itself that is that way and level, but @without; if @siblings, a sibling
 * wherever it is that way. */
static guint
find_ahead (const MusterLayout *layout, guint from, guint without, gboolean siblings, MusterStep step)
{
  Span span = span_of (&layout->cards[from].rect, step);
  Best best = NOTHING;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      Span other = span_of (&layout->cards[i].rect, step);

      if (layout->cards[i].inside || i == from || i == without || !is_beyond (&span, &other))
        continue;
      if (siblings ? are_siblings (layout, from, i) : is_level (&span, &other))
        consider (&best, i, distance (&span, &other));
    }
  return best.card;
}

/* From an assistant across the trunk: to whoever stands there level with it, or else by the trunk to the
 * nearest report that is more that way. */
static guint
find_across (const MusterLayout *layout, guint from, MusterStep step)
{
  Span span = span_of (&layout->cards[from].rect, step);
  Best level = NOTHING, report = NOTHING;

  if (!layout->cards[from].beside || !leads_up (layout, from, step))
    return MUSTER_NOWHERE;
  for (guint i = 0; i < layout->n_cards; i++)
    {
      Span other = span_of (&layout->cards[i].rect, step);

      if (!are_siblings (layout, from, i))
        continue;
      if (is_beyond (&span, &other) && is_level (&span, &other))
        consider (&level, i, distance (&span, &other));
      if (!layout->cards[i].beside && other.begin + other.end > span.begin + span.end + SLACK)
        consider (&report, i, fabs (other.begin + other.end - span.begin - span.end) / 2 + gap_across (&span, &other));
    }
  return level.card != MUSTER_NOWHERE ? level.card : report.card;
}

/* From where an assistant's branch ends: the nearest that way of those with whom it shares its manager. */
static guint
find_past (const MusterLayout *layout, guint from, MusterStep step)
{
  g_autofree gboolean *managers = g_new0 (gboolean, layout->n_cards);
  Span span = span_of (&layout->cards[from].rect, step);
  Best best = NOTHING;

  for (guint i = from; i != MUSTER_NOWHERE; i = layout->cards[i].parent)
    if (layout->cards[i].beside)
      managers[layout->cards[i].parent] = TRUE;
  for (guint i = 0; i < layout->n_cards; i++)
    {
      guint parent = layout->cards[i].parent;
      Span other = span_of (&layout->cards[i].rect, step);

      if (parent != MUSTER_NOWHERE && managers[parent] && is_beyond (&span, &other))
        consider (&best, i, distance (&span, &other));
    }
  return best.card;
}

static gboolean
is_upright (MusterStep step)
{
  return step == MUSTER_STEP_UP || step == MUSTER_STEP_DOWN;
}

/* Whether a line sets out along the arrow's way and comes in across it: to a card in a column. */
static gboolean
is_hung (const MusterLayout *layout, const MusterConnector *line, MusterStep step)
{
  const MusterPoint *first = &layout->points[line->first_point];
  const MusterPoint *last = first + line->n_points - 1;

  if (is_upright (step))
    return first[0].x == first[1].x && last[0].y == last[-1].y;
  return first[0].y == first[1].y && last[0].x == last[-1].x;
}

/* Whether lines of reporting set out along the arrow's way. */
static gboolean
is_with_lines (const MusterLayout *layout, MusterStep step)
{
  for (guint i = 0; i < layout->n_connectors; i++)
    if (layout->connectors[i].line == 0)
      {
        const MusterPoint *first = &layout->points[layout->connectors[i].first_point];

        return (first[0].x == first[1].x) == is_upright (step);
      }
  return FALSE;
}

/* The nearest that way of the tops, which may stand in rows. */
static void
consider_tops (const MusterLayout *layout, const Span *span, MusterStep step, Best *best)
{
  if (!is_with_lines (layout, step))
    return;
  for (guint i = 0; i < layout->n_cards; i++)
    {
      Span other = span_of (&layout->cards[i].rect, step);

      if (layout->cards[i].parent == MUSTER_NOWHERE && is_beyond (span, &other))
        consider (best, i, distance (span, &other));
    }
}

/* The nearest that way of those that follow a card above this one in its column: what comes after a
 * branch of a column, however far its last card is to the side. */
static guint
find_after (const MusterLayout *layout, guint from, MusterStep step)
{
  g_autofree guint *chain = g_new (guint, layout->n_cards);
  Span span = span_of (&layout->cards[from].rect, step);
  Best best = NOTHING;

  for (guint i = 0; i < layout->n_cards; i++)
    chain[i] = MUSTER_NOWHERE;
  for (guint i = from; layout->cards[i].parent != MUSTER_NOWHERE; i = layout->cards[i].parent)
    chain[layout->cards[i].parent] = i;
  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *line = &layout->connectors[i];
      Span other, before;

      if (line->line != 0 || chain[line->from] == MUSTER_NOWHERE || chain[line->from] == line->to)
        continue;
      other = span_of (&layout->cards[line->to].rect, step);
      before = span_of (&layout->cards[chain[line->from]].rect, step);
      if (is_beyond (&span, &other) && is_beyond (&before, &other) && is_hung (layout, line, step))
        consider (&best, line->to, other.begin - span.end);
    }
  if (best.card == MUSTER_NOWHERE)
    consider_tops (layout, &span, step, &best);
  return best.card;
}

/* What is that way and level, or, if that is nearer, what comes after in a column. */
static guint
find_next (const MusterLayout *layout, guint from, MusterStep step)
{
  guint ahead = find_ahead (layout, from, MUSTER_NOWHERE, FALSE, step);
  guint after = find_after (layout, from, step);

  if (ahead == MUSTER_NOWHERE || after == MUSTER_NOWHERE)
    return ahead != MUSTER_NOWHERE ? ahead : after;
  return span_of (&layout->cards[after].rect, step).begin < span_of (&layout->cards[ahead].rect, step).begin ? after : ahead;
}

static guint
walk_outside (const MusterLayout *layout, guint from, MusterStep step)
{
  guint next = find_child (layout, from, step);

  if (next == MUSTER_NOWHERE)
    next = find_across (layout, from, step);
  if (next == MUSTER_NOWHERE)
    next = find_above (layout, from, step);
  if (next == MUSTER_NOWHERE)
    next = find_next (layout, from, step);
  if (next == MUSTER_NOWHERE)
    next = find_ahead (layout, from, MUSTER_NOWHERE, TRUE, step);
  if (next == MUSTER_NOWHERE)
    next = find_past (layout, from, step);
  return next;
}

/* }}} */
/* {{{ Roles in a department's card */

/* Another role in the same card; sideways one that is not level will do. */
static guint
find_beside (const MusterLayout *layout, guint from, MusterStep step)
{
  gboolean sideways = step == MUSTER_STEP_LEFT || step == MUSTER_STEP_RIGHT;
  Span span = span_of (&layout->cards[from].rect, step);
  Best best = NOTHING;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      Span other = span_of (&layout->cards[i].rect, step);

      if (are_siblings (layout, from, i) && is_beyond (&span, &other) && (sideways || is_level (&span, &other)))
        consider (&best, i, distance (&span, &other));
    }
  return best.card;
}

/* What in a card, its heading or a role, is most level with where one comes from. */
static guint
enter (const MusterLayout *layout, guint card, guint from, MusterStep step)
{
  Span span = span_of (&layout->cards[from].rect, step), other;
  MusterRect heading;
  Best best = NOTHING;

  if (step == MUSTER_STEP_UP || step == MUSTER_STEP_DOWN || first_inside (layout, card) == MUSTER_NOWHERE)
    return card;
  heading = heading_of (layout, card);
  other = span_of (&heading, step);
  if (layout->cards[card].record != 0)
    consider (&best, card, middle_across (&span, &other));
  for (guint i = card + 1; i < layout->n_cards && layout->cards[i].inside; i++)
    {
      other = span_of (&layout->cards[i].rect, step);
      consider (&best, i, middle_across (&span, &other) + (other.begin - span.end) / 1e4);
    }
  return best.card;
}

static guint
walk_inside (const MusterLayout *layout, guint from, MusterStep step)
{
  guint card = layout->cards[from].parent;
  guint next = find_beside (layout, from, step);

  if (next != MUSTER_NOWHERE)
    return next;
  if (step == MUSTER_STEP_UP && layout->cards[card].record != 0)
    return card;
  next = find_ahead (layout, from, card, FALSE, step);
  if (next != MUSTER_NOWHERE)
    return enter (layout, next, from, step);
  return walk_outside (layout, card, step);
}

/* }}} */
/* {{{ Among nested departments */

/* How high the heading of a department is about, which is where one stands on it. */
#define HEADING 32.0

static MusterRect
spot_of (const MusterCard *card)
{
  MusterRect rect = card->rect;

  if (card->kind != MUSTER_KIND_DEPARTMENT)
    return rect;
  if (card->round)
    rect = (MusterRect){ rect.x + card->heading.x, rect.y + card->heading.y, card->heading.width, card->heading.height };
  rect.height = MIN (rect.height, HEADING);
  return rect;
}

/* The nearest that way, and level with it unless nothing is. */
static guint
walk_nested (const MusterLayout *layout, guint from, MusterStep step)
{
  const MusterRect own = spot_of (&layout->cards[from]);
  Span span = span_of (&own, step);
  Best level = NOTHING, any = NOTHING;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterRect rect = spot_of (&layout->cards[i]);
      Span other = span_of (&rect, step);

      if (i == from || layout->cards[i].record == 0 || !is_beyond (&span, &other))
        continue;
      if (is_level (&span, &other))
        consider (&level, i, distance (&span, &other));
      consider (&any, i, distance (&span, &other));
    }
  return level.card != MUSTER_NOWHERE ? level.card : any.card;
}

/* }}} */
/* {{{ Around a centre */

/* The nearest middle more in that direction than to its sides. */
static guint
walk_around (const MusterLayout *layout, guint from, MusterStep step)
{
  const MusterRect own = spot_of (&layout->cards[from]);
  Span span = span_of (&own, step);
  Best best = NOTHING;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterRect rect = spot_of (&layout->cards[i]);
      Span other = span_of (&rect, step);
      double along = (other.begin + other.end - span.begin - span.end) / 2;
      double across = middle_across (&span, &other);

      if (i != from && layout->cards[i].record != 0 && along > 0 && across <= along)
        consider (&best, i, hypot (along, across));
    }
  return best.card;
}

/* }}} */
/* {{{ By relation */

static guint
find_sibling (const MusterLayout *layout, guint from, MusterStep step)
{
  guint found = MUSTER_NOWHERE;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      if (!are_siblings (layout, from, i))
        continue;
      if (step == MUSTER_STEP_NEXT && i < from)
        continue;
      if (step == MUSTER_STEP_PREVIOUS && i > from)
        break;
      found = i;
      if (step == MUSTER_STEP_NEXT || step == MUSTER_STEP_FIRST)
        break;
    }
  if ((step == MUSTER_STEP_FIRST && found > from) || (step == MUSTER_STEP_LAST && found != MUSTER_NOWHERE && found < from))
    return MUSTER_NOWHERE;
  return found;
}

static guint
find_parent (const MusterLayout *layout, guint from)
{
  guint parent = layout->cards[from].parent;

  return parent != MUSTER_NOWHERE && layout->cards[parent].record == 0 ? layout->cards[parent].parent : parent;
}

static guint
find_first_child (const MusterLayout *layout, guint from)
{
  for (guint i = from + 1; i < layout->n_cards; i++)
    if (layout->cards[i].parent == from)
      return i;
  return MUSTER_NOWHERE;
}

/* }}} */

guint
muster_layout_walk (const MusterLayout *layout, guint from, MusterStep step)
{
  guint inside;

  if (layout->n_cards == 0)
    return MUSTER_NOWHERE;
  if (from == MUSTER_NOWHERE)
    return resolve (layout, 0);
  g_return_val_if_fail (from < layout->n_cards, MUSTER_NOWHERE);

  switch (step)
    {
    case MUSTER_STEP_PREVIOUS:
    case MUSTER_STEP_NEXT:
    case MUSTER_STEP_FIRST:
    case MUSTER_STEP_LAST:
      return resolve (layout, find_sibling (layout, from, step));
    case MUSTER_STEP_PARENT:
      return find_parent (layout, from);
    case MUSTER_STEP_CHILD:
      return resolve (layout, find_first_child (layout, from));
    default:
      break;
    }
  if (layout->radial)
    return walk_around (layout, from, step);
  if (layout->nested)
    return walk_nested (layout, from, step);
  if (layout->cards[from].inside)
    return resolve (layout, walk_inside (layout, from, step));
  inside = step == MUSTER_STEP_DOWN ? first_inside (layout, from) : MUSTER_NOWHERE;
  return inside != MUSTER_NOWHERE ? inside : resolve (layout, walk_outside (layout, from, step));
}
