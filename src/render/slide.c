/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * slide.c: see slide.h.
 *
 * A slide is a copy of the scene's layout in which what moves is set anew for each moment; all else,
 * which after most edits is nearly all, is copied once.
 */
#include "slide.h"

#include "scene-private.h"

#include <math.h>

/* In points; what moves less is where it was. */
#define STILL 0.01

/* How a card is seen at one moment. */
typedef struct
{
  MusterRect rect;
  double opacity;
  gboolean raised;
} Sight;

struct _MusterGlimpse
{
  /* A record, 0 for the card of roles without a department, to its Sight. */
  GHashTable *sights;
  double haunting;
};

struct _MusterSlide
{
  MusterScene *scene;
  /* As it is drawn. Lines of reporting come first, in the order in which they are painted. */
  MusterLayout moved;
  guint n_reporting;
  gboolean *elbows;
  double *opacities;
  gboolean *raised;
  double progress;

  /* By card: where it comes from, how opaque it is there, and whether it is new. */
  MusterRect *from;
  double *faint;
  gboolean *fresh;
  /* How opaque ghosts are at the start. */
  double haunted;
  /* The points at the end. */
  MusterPoint *points;
  /* The cards that move or fade in, and the lines of which an end does. */
  GArray *cards;
  GArray *lines;
};

/* {{{ Where cards come from */

/* The card for roles without a department has no record, and is the last. */
static guint
find_old (MusterScene *old, const MusterCard *card)
{
  const MusterLayout *layout = old->layout;

  if (card->record != 0)
    return muster_scene_find (old, card->record);
  for (guint i = layout->n_cards; i-- > 0;)
    if (layout->cards[i].record == 0)
      return i;
  return MUSTER_NOWHERE;
}

static MusterRecord
get_above (const MusterLayout *layout, const MusterCard *card)
{
  return card->parent != MUSTER_NOWHERE ? layout->cards[card->parent].record : 0;
}

/* A new role in a department comes along with it. */
static MusterRect
place_fresh (MusterSlide *slide, const MusterCard *card)
{
  MusterRect rect = card->rect;

  if (card->inside)
    {
      rect.x += slide->from[card->parent].x - slide->moved.cards[card->parent].rect.x;
      rect.y += slide->from[card->parent].y - slide->moved.cards[card->parent].rect.y;
    }
  return rect;
}

static gboolean
is_at (const MusterRect *a, const MusterRect *b)
{
  return fabs (a->x - b->x) < STILL && fabs (a->y - b->y) < STILL && fabs (a->width - b->width) < STILL && fabs (a->height - b->height) < STILL;
}

/* Where a card that was there is seen now: on its way, or at rest. */
static Sight
see_old (const MusterGlimpse *glimpse, const MusterCard *card)
{
  const Sight *sight = glimpse != NULL ? g_hash_table_lookup (glimpse->sights, GUINT_TO_POINTER (card->record)) : NULL;

  return sight != NULL ? *sight : (Sight){ card->rect, 1, FALSE };
}

/* Parents come first. A card with another parent than before goes above others, with what lies in
 * it. */
static void
find_ways (MusterSlide *slide, MusterScene *old, const MusterGlimpse *glimpse)
{
  const MusterLayout *layout = &slide->moved;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];
      guint before = find_old (old, card);
      Sight sight = before != MUSTER_NOWHERE ? see_old (glimpse, &old->layout->cards[before]) : (Sight){ place_fresh (slide, card), 0, FALSE };

      slide->fresh[i] = before == MUSTER_NOWHERE;
      slide->from[i] = sight.rect;
      slide->faint[i] = sight.opacity;
      slide->opacities[i] = 1;
      slide->raised[i] = sight.raised || (card->inside && slide->raised[card->parent]);
      if (!slide->fresh[i] && get_above (layout, card) != get_above (old->layout, &old->layout->cards[before]))
        slide->raised[i] = TRUE;
      if (sight.opacity < 1 || !is_at (&slide->from[i], &card->rect))
        g_array_append_val (slide->cards, i);
    }
}

/* }}} */
/* {{{ Lines */

static gboolean
moves (MusterSlide *slide, guint card)
{
  return slide->fresh[card] || !is_at (&slide->from[card], &slide->moved.cards[card].rect);
}

/* Adds a line and its points. One that is straight and moves gets a joint, since its ends may part. */
static void
add_line (MusterSlide *slide, const MusterConnector *connector, GArray *points, GArray *elbows)
{
  const MusterPoint *own = &slide->scene->layout->points[connector->first_point];
  gboolean moving = moves (slide, connector->from) || moves (slide, connector->to);
  MusterConnector *added = &slide->moved.connectors[slide->moved.n_connectors];

  if (moving)
    g_array_append_val (slide->lines, slide->moved.n_connectors);
  *added = *connector;
  added->first_point = points->len;
  if (moving && connector->n_points == 2)
    {
      MusterPoint middle = { (own[0].x + own[1].x) / 2, (own[0].y + own[1].y) / 2 };
      const MusterPoint jointed[] = { own[0], middle, middle, own[1] };
      const gboolean round[] = { FALSE, TRUE, TRUE, FALSE };

      g_array_append_vals (points, jointed, 4);
      g_array_append_vals (elbows, round, 4);
      added->n_points = 4;
    }
  else
    {
      g_array_append_vals (points, own, connector->n_points);
      g_array_append_vals (elbows, &slide->scene->elbows[connector->first_point], connector->n_points);
    }
  slide->moved.n_connectors++;
}

static void
copy_lines (MusterSlide *slide)
{
  const MusterLayout *layout = slide->scene->layout;
  const GArray *reporting = slide->scene->reporting;
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (MusterPoint), layout->n_points + 1);
  GArray *elbows = g_array_sized_new (FALSE, FALSE, sizeof (gboolean), layout->n_points + 1);

  slide->moved.connectors = g_new (MusterConnector, layout->n_connectors);
  slide->moved.n_connectors = 0;
  for (guint i = 0; i < reporting->len; i++)
    add_line (slide, &g_array_index (reporting, MusterConnector, i), points, elbows);
  slide->n_reporting = reporting->len;
  for (guint i = 0; i < layout->n_connectors; i++)
    if (layout->connectors[i].line != 0)
      add_line (slide, &layout->connectors[i], points, elbows);
  slide->moved.n_points = points->len;
  slide->moved.points = (MusterPoint *) (gpointer) g_array_free (points, FALSE);
  slide->points = g_memdup2 (slide->moved.points, slide->moved.n_points * sizeof (MusterPoint));
  slide->elbows = (gboolean *) (gpointer) g_array_free (elbows, FALSE);
}

/* How far a point at the edge of a card is from its place at the end. */
static MusterPoint
get_shift (MusterSlide *slide, guint card, MusterPoint at)
{
  const MusterRect *rest = &slide->scene->layout->cards[card].rect;
  const MusterRect *now = &slide->moved.cards[card].rect;

  return (MusterPoint){
    now->x + (at.x - rest->x) / rest->width * now->width - at.x,
    now->y + (at.y - rest->y) / rest->height * now->height - at.y,
  };
}

static MusterPoint
mix (MusterPoint a, MusterPoint b, double share)
{
  return (MusterPoint){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
}

/* Segments are upright and level by turns, but around a centre, where points just follow. Each moves
 * sideways only, the first as one end does, the last as the other, and those between by shares; so each
 * point between goes where its two segments meet. */
static void
move_line (MusterSlide *slide, const MusterConnector *connector)
{
  const MusterPoint *rest = &slide->points[connector->first_point];
  MusterPoint *points = &slide->moved.points[connector->first_point];
  guint last = connector->n_points - 1;
  MusterPoint start = get_shift (slide, connector->from, rest[0]);
  MusterPoint end = get_shift (slide, connector->to, rest[last]);
  gboolean upright = rest[0].x == rest[1].x;

  points[0] = (MusterPoint){ rest[0].x + start.x, rest[0].y + start.y };
  for (guint i = 1; i < last; i++)
    {
      MusterPoint before = mix (start, end, (i - 1.0) / (last - 1.0));
      MusterPoint after = mix (start, end, i / (last - 1.0));

      if (slide->moved.radial)
        before = after = mix (start, end, i / (double) last);
      points[i].x = rest[i].x + (upright ? before.x : after.x);
      points[i].y = rest[i].y + (upright ? after.y : before.y);
      upright = !upright;
    }
  points[last] = (MusterPoint){ rest[last].x + end.x, rest[last].y + end.y };
}

/* }}} */

MusterSlide *
muster_slide_new (MusterScene *old, MusterScene *new)
{
  return muster_slide_new_on_the_way (old, NULL, new);
}

MusterSlide *
muster_slide_new_on_the_way (MusterScene *old, const MusterGlimpse *glimpse, MusterScene *new)
{
  MusterSlide *slide = g_new0 (MusterSlide, 1);
  const MusterLayout *layout = new->layout;

  slide->scene = new;
  slide->moved = *layout;
  slide->moved.width = MAX (old->layout->width, layout->width);
  slide->moved.height = MAX (old->layout->height, layout->height);
  slide->moved.cards = g_memdup2 (layout->cards, layout->n_cards * sizeof (MusterCard));
  slide->from = g_new (MusterRect, layout->n_cards);
  slide->faint = g_new (double, layout->n_cards);
  slide->fresh = g_new (gboolean, layout->n_cards);
  slide->haunted = glimpse != NULL ? glimpse->haunting : 0;
  slide->raised = g_new (gboolean, layout->n_cards);
  slide->opacities = g_new (double, layout->n_cards);
  slide->cards = g_array_new (FALSE, FALSE, sizeof (guint));
  slide->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  slide->progress = 1;
  find_ways (slide, old, glimpse);
  copy_lines (slide);
  return slide;
}

static double
get_opacity (MusterSlide *slide, guint card, double progress)
{
  return slide->faint[card] + (1 - slide->faint[card]) * progress;
}

static double
get_haunting (MusterSlide *slide, double progress)
{
  return slide->haunted + (1 - slide->haunted) * progress;
}

MusterGlimpse *
muster_slide_catch (MusterSlide *slide, double progress)
{
  MusterGlimpse *glimpse = g_new0 (MusterGlimpse, 1);

  glimpse->sights = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  glimpse->haunting = get_haunting (slide, progress);
  for (guint i = 0; i < slide->cards->len; i++)
    {
      guint card = g_array_index (slide->cards, guint, i);
      const Sight sight = { muster_slide_get_rect (slide, card, progress), get_opacity (slide, card, progress), slide->raised[card] };

      g_hash_table_insert (glimpse->sights, GUINT_TO_POINTER (slide->moved.cards[card].record), g_memdup2 (&sight, sizeof sight));
    }
  return glimpse;
}

void
muster_glimpse_free (MusterGlimpse *glimpse)
{
  if (glimpse == NULL)
    return;
  g_hash_table_unref (glimpse->sights);
  g_free (glimpse);
}

void
muster_slide_free (MusterSlide *slide)
{
  if (slide == NULL)
    return;
  g_array_unref (slide->cards);
  g_array_unref (slide->lines);
  g_free (slide->moved.cards);
  g_free (slide->moved.connectors);
  g_free (slide->moved.points);
  g_free (slide->points);
  g_free (slide->elbows);
  g_free (slide->opacities);
  g_free (slide->raised);
  g_free (slide->faint);
  g_free (slide->fresh);
  g_free (slide->from);
  g_free (slide);
}

gboolean
muster_slide_is_still (MusterSlide *slide)
{
  return slide->cards->len == 0;
}

MusterRect
muster_slide_get_rect (MusterSlide *slide, guint card, double progress)
{
  const MusterRect *from = &slide->from[card], *to = &slide->scene->layout->cards[card].rect;

  return (MusterRect){
    from->x + (to->x - from->x) * progress,
    from->y + (to->y - from->y) * progress,
    from->width + (to->width - from->width) * progress,
    from->height + (to->height - from->height) * progress,
  };
}

static void
move (MusterSlide *slide, double progress)
{
  if (progress == slide->progress)
    return;
  slide->progress = progress;
  for (guint i = 0; i < slide->cards->len; i++)
    {
      guint card = g_array_index (slide->cards, guint, i);

      slide->moved.cards[card].rect = muster_slide_get_rect (slide, card, progress);
      slide->opacities[card] = get_opacity (slide, card, progress);
    }
  for (guint i = 0; i < slide->lines->len; i++)
    move_line (slide, &slide->moved.connectors[g_array_index (slide->lines, guint, i)]);
}

static MusterPicture
get_picture (MusterScene *scene, MusterSlide *slide, double progress)
{
  if (slide == NULL || progress >= 1)
    return muster_scene_get_picture (scene);
  g_assert (slide->scene == scene);

  move (slide, MAX (progress, 0));
  return (MusterPicture){
    .layout = &slide->moved,
    .elbows = slide->elbows,
    .reporting = slide->moved.connectors,
    .n_reporting = slide->n_reporting,
    .opacities = slide->opacities,
    .raised = slide->raised,
    .haunting = get_haunting (slide, MAX (progress, 0)),
  };
}

void
muster_scene_paint_sliding (MusterScene *scene, MusterSlide *slide, double progress, MusterPainter *painter, const MusterRect *clip)
{
  MusterPicture picture = get_picture (scene, slide, progress);

  muster_scene_paint_picture (scene, &picture, painter, clip);
}

void
muster_scene_draw_sliding (MusterScene *scene, MusterSlide *slide, double progress, cairo_t *cr, const MusterRect *clip)
{
  MusterPicture picture = get_picture (scene, slide, progress);

  muster_scene_draw_picture (scene, &picture, cr, clip);
}
