/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * canvas-step.c: see canvas-step.h.
 */
#include "canvas-step.h"

#include <math.h>

/* How much farther something related may be than what is not. */
#define RELATED 0.3

/* How much more it counts to lie aside than ahead. */
#define ASIDE 2.0

typedef struct
{
  const MusterLayout *layout;
  guint from;
  int dx;
  int dy;
} Step;

typedef gboolean (*Accept) (const Step *step, const MusterCard *card);

static const MusterCard *
get_from (const Step *step)
{
  return &step->layout->cards[step->from];
}

/* How far a card is in the direction of the step; infinite if it lies elsewhere. */
static double
get_cost (const Step *step, const MusterCard *card)
{
  const MusterRect *a = &get_from (step)->rect, *b = &card->rect;
  double x = b->x + b->width / 2 - a->x - a->width / 2, y = b->y + b->height / 2 - a->y - a->height / 2;
  double ahead = step->dx != 0 ? x * step->dx - (a->width + b->width) / 2 : y * step->dy - (a->height + b->height) / 2;
  double aside = step->dx != 0 ? fabs (y) - (a->height + b->height) / 2 : fabs (x) - (a->width + b->width) / 2;

  /* In tight layouts neighbours may touch. */
  return ahead < -1 ? INFINITY : MAX (ahead, 0) + ASIDE * MAX (aside, 0) + (step->dx != 0 ? fabs (y) : fabs (x)) / 100;
}

static gboolean
is_related (const Step *step, guint i)
{
  const MusterCard *from = get_from (step), *card = &step->layout->cards[i];

  return from->parent == i || card->parent == step->from || (card->parent == from->parent && card->inside == from->inside);
}

static MusterRecord
find_nearest (const Step *step, Accept accept)
{
  double least = INFINITY;
  MusterRecord nearest = 0;

  for (guint i = 0; i < step->layout->n_cards; i++)
    {
      const MusterCard *card = &step->layout->cards[i];
      double cost;

      if (i == step->from || card->record == 0 || !accept (step, card))
        continue;
      cost = get_cost (step, card) * (is_related (step, i) ? RELATED : 1);
      if (cost < least)
        {
          least = cost;
          nearest = card->record;
        }
    }
  return nearest;
}

/* {{{ Which cards count */

/* In the same department, in the same row or column. */
static gboolean
is_beside_inside (const Step *step, const MusterCard *card)
{
  const MusterRect *a = &get_from (step)->rect, *b = &card->rect;

  if (!card->inside || card->parent != get_from (step)->parent)
    return FALSE;
  return step->dx != 0 ? b->y < a->y + a->height && a->y < b->y + b->height : b->x < a->x + a->width && a->x < b->x + b->width;
}

static gboolean
is_below_department (const Step *step, const MusterCard *card)
{
  return !card->inside && card->parent == get_from (step)->parent;
}

/* Departments among departments, roles in them among such. */
static gboolean
is_alike (const Step *step, const MusterCard *card)
{
  return card->inside == get_from (step)->inside;
}

/* The roles in a department come in order. */
static MusterRecord
find_first_inside (const Step *step)
{
  for (guint i = step->from + 1; i < step->layout->n_cards; i++)
    if (step->layout->cards[i].inside && step->layout->cards[i].parent == step->from)
      return step->layout->cards[i].record;
  return 0;
}

/* }}} */

static MusterRecord
step_inside (const Step *step)
{
  MusterRecord found = find_nearest (step, is_beside_inside);

  if (found == 0 && step->dy < 0)
    found = step->layout->cards[get_from (step)->parent].record;
  if (found == 0 && step->dy > 0)
    found = find_nearest (step, is_below_department);
  return found != 0 ? found : find_nearest (step, is_alike);
}

MusterRecord
muster_scene_step (MusterScene *scene, MusterRecord record, int dx, int dy)
{
  Step step = { muster_scene_get_layout (scene), muster_scene_find (scene, record), dx, dy };
  MusterRecord inside;

  if (step.from == MUSTER_NOWHERE)
    return step.layout->n_cards > 0 ? step.layout->cards[0].record : 0;
  if (get_from (&step)->inside)
    return step_inside (&step);
  inside = dy > 0 ? find_first_inside (&step) : 0;
  return inside != 0 ? inside : find_nearest (&step, is_alike);
}

MusterRecord
muster_scene_step_to_end (MusterScene *scene, MusterRecord record, gboolean last)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);
  guint from = muster_scene_find (scene, record);
  MusterRecord found = record;

  if (from == MUSTER_NOWHERE)
    return layout->n_cards > 0 ? layout->cards[last ? layout->n_cards - 1 : 0].record : 0;
  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];

      if (card->record == 0 || card->parent != layout->cards[from].parent || card->inside != layout->cards[from].inside)
        continue;
      found = card->record;
      if (!last)
        break;
    }
  return found;
}
