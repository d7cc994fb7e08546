/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * dotted.c: the dotted lines: first the way of each is found, then each run gets a place in its
 * room beside those of others, then all are drawn. O(n log n) in cards and lines.
 */
#include "frame.h"
#include "lanes.h"
#include "ways.h"

typedef struct
{
  MusterFrame *frame;
  MusterRouter router;
  gpointer data;
  /* MusterRoute and MusterStep. */
  GArray *routes;
  GArray *steps;
} Dotted;

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

/* The card of the role that a line's field refers to. */
static guint
find_end (MusterFrame *frame, const guint *cards, MusterRecord line, MusterField field)
{
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  MusterRecord role = muster_document_get_ref (doc, line, field);
  guint index = role == 0 ? MUSTER_NOWHERE : muster_projection_find (frame->projection, role);

  return index == MUSTER_NOWHERE ? MUSTER_NOWHERE : cards[index];
}

GArray *
muster_dotted_list (MusterFrame *frame)
{
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  g_autoptr (GArray) lines = muster_document_list (doc, MUSTER_KIND_LINE);
  GArray *links = g_array_new (FALSE, FALSE, sizeof (MusterLink));
  g_autofree guint *cards = NULL;

  if (lines->len == 0)
    return links;
  cards = list_cards (frame);
  for (guint i = 0; i < lines->len; i++)
    {
      MusterRecord line = g_array_index (lines, MusterRecord, i);
      const MusterLink link = {
        .line = line,
        .from = find_end (frame, cards, line, MUSTER_LINE_FROM_ROLE),
        .to = find_end (frame, cards, line, MUSTER_LINE_TO_ROLE),
      };

      if (link.from != MUSTER_NOWHERE && link.to != MUSTER_NOWHERE && link.from != link.to && muster_projection_has (frame->projection, line))
        g_array_append_val (links, link);
    }
  return links;
}

static gboolean
find_in_tree (MusterFrame *frame, gpointer data, MusterRecord line, guint from, guint to, GArray *steps, MusterRoute *route)
{
  if (muster_ways_find (data, from, to, steps, route))
    return TRUE;
  frame->n_undrawn++;
  return FALSE;
}

static void
find_ways (const Dotted *dotted, const GArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const MusterLink *link = &g_array_index (links, MusterLink, i);
      MusterRoute route;

      if (!dotted->router (dotted->frame, dotted->data, link->line, link->from, link->to, dotted->steps, &route))
        continue;
      route.line = link->line;
      g_array_append_val (dotted->routes, route);
    }
}

/* The run of a step, between those before and after it. */
static MusterLane
make_lane (const MusterRoute *route, const MusterStep *steps, guint i)
{
  double start = i > 0 ? steps[i - 1].place : route->start;
  double end = i + 1 < route->n_steps ? steps[i + 1].place : route->end;
  double middle = (steps[i].low + steps[i].high) / 2;
  double before = i > 1 ? steps[i - 2].place : (i == 1 ? route->start : middle);
  double after = i + 2 < route->n_steps ? steps[i + 2].place : (i + 2 == route->n_steps ? route->end : middle);
  int turn_start = (before > middle) - (before < middle);
  int turn_end = (after > middle) - (after < middle);

  return (MusterLane){
    .low = steps[i].low,
    .high = steps[i].high,
    .start = MIN (start, end),
    .end = MAX (start, end),
    .turn_start = start <= end ? turn_start : turn_end,
    .turn_end = start <= end ? turn_end : turn_start,
  };
}

/* Puts all runs across, or all down, in their places. */
static void
place_runs (const Dotted *dotted, gboolean across)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (MusterLane));
  guint n_placed = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint r = 0; r < dotted->routes->len; r++)
        {
          const MusterRoute *route = &g_array_index (dotted->routes, MusterRoute, r);
          MusterStep *steps = &g_array_index (dotted->steps, MusterStep, route->first_step);

          for (guint i = route->across == across ? 0 : 1; i < route->n_steps; i += 2)
            if (pass == 0)
              {
                MusterLane lane = make_lane (route, steps, i);

                g_array_append_val (lanes, lane);
              }
            else
              steps[i].place = g_array_index (lanes, MusterLane, n_placed++).place;
        }
      if (pass == 0)
        muster_lanes_place ((MusterLane *) (gpointer) lanes->data, lanes->len);
    }
}

/* Those across first: their room is wider, and how long those down are follows from where they are. */
static void
place_all (const Dotted *dotted)
{
  for (guint i = 0; i < dotted->steps->len; i++)
    {
      MusterStep *step = &g_array_index (dotted->steps, MusterStep, i);

      step->place = (step->low + step->high) / 2;
    }
  place_runs (dotted, TRUE);
  place_runs (dotted, FALSE);
}

static void
draw_route (const Dotted *dotted, const MusterRoute *route)
{
  const MusterStep *steps = &g_array_index (dotted->steps, MusterStep, route->first_step);
  gboolean across = route->across;
  double other = route->start;

  muster_frame_add_connector (dotted->frame, route->line, route->from, route->to);
  for (guint i = 0; i <= route->n_steps; i++)
    {
      double here = i < route->n_steps ? steps[i].place : route->end;

      if (across)
        muster_frame_add_point (dotted->frame, other, here);
      else
        muster_frame_add_point (dotted->frame, here, other);
      other = here;
      across = !across;
    }
}

void
muster_dotted_add (MusterFrame *frame, MusterRouter router, gpointer data)
{
  g_autoptr (GArray) links = muster_dotted_list (frame);
  g_autoptr (GArray) routes = g_array_new (FALSE, FALSE, sizeof (MusterRoute));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (MusterStep));
  g_autoptr (MusterWays) ways = NULL;
  Dotted dotted = { .frame = frame, .router = router, .data = data, .routes = routes, .steps = steps };

  if (links->len == 0)
    return;
  if (router == NULL)
    {
      ways = muster_ways_new (frame);
      dotted.router = find_in_tree;
      dotted.data = ways;
    }
  find_ways (&dotted, links);
  place_all (&dotted);
  for (guint i = 0; i < routes->len; i++)
    draw_route (&dotted, &g_array_index (routes, MusterRoute, i));
}
