/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * drop-cell.c: from a place in a matrix to what a drop of roles there would mean.
 *
 * A cell is where a department's column crosses a row. Among the cards of a cell the place says the
 * order in the department; before a row, on its head or where that would be, only the team changes.
 */
#include "drop-private.h"

#include <math.h>

#define BAR_WIDTH 3.0

typedef struct
{
  const MusterLayout *layout;
  MusterDocument *doc;
  MusterHand *hand;
  MusterPoint point;
  const MusterBand *band;
  guint department;
} Cell;

static const MusterBand *
find_band (const MusterLayout *layout, double y)
{
  for (guint i = 0; i < layout->n_bands; i++)
    if (y >= layout->bands[i].rect.y && y < layout->bands[i].rect.y + layout->bands[i].rect.height)
      return &layout->bands[i];
  return NULL;
}

static MusterRecord
get_team (const MusterLayout *layout, const MusterBand *band)
{
  return band->head != MUSTER_NOWHERE ? layout->cards[band->head].record : 0;
}

/* Whether a point is where the heads of rows are. */
static gboolean
is_before_rows (const MusterLayout *layout, double x)
{
  const MusterRect *head = &layout->cards[layout->bands[layout->n_bands - 1].head].rect;

  return x >= head->x && x < head->x + head->width;
}

/* Into a team, wherever the roles are. */
static MusterDrop *
ask_team (const Cell *cell, MusterScope scope)
{
  MusterRecord team = get_team (cell->layout, cell->band);
  MusterDrop *drop = muster_drop_ask (cell->hand, MUSTER_DROP_CELL, team != 0 ? team : g_array_index (cell->hand->roles, MusterRecord, 0), 0, scope);

  drop->team = team;
  if (team != 0)
    drop->glow = cell->layout->cards[cell->band->head].rect;
  return drop;
}

static gboolean
is_in_cell (const Cell *cell, guint card)
{
  const MusterRect *rect = &cell->layout->cards[card].rect;

  return rect->y >= cell->band->rect.y && rect->y < cell->band->rect.y + cell->band->rect.height;
}

static gboolean
lies_in (const Cell *cell, guint card)
{
  const MusterLayout *layout = cell->layout;

  return card < layout->n_cards && layout->cards[card].kind == MUSTER_KIND_ROLE && layout->cards[card].inside && layout->cards[card].parent == cell->department;
}

static double
measure_distance (const MusterRect *rect, MusterPoint point)
{
  return hypot (MAX (MAX (rect->x - point.x, point.x - rect->x - rect->width), 0), MAX (MAX (rect->y - point.y, point.y - rect->y - rect->height), 0));
}

/* The card of the cell that is nearest; MUSTER_NOWHERE if there is none. */
static guint
find_nearest (const Cell *cell)
{
  guint nearest = MUSTER_NOWHERE;

  for (guint i = cell->department + 1; lies_in (cell, i); i++)
    if (is_in_cell (cell, i) && (nearest == MUSTER_NOWHERE || measure_distance (&cell->layout->cards[i].rect, cell->point) < measure_distance (&cell->layout->cards[nearest].rect, cell->point)))
      nearest = i;
  return nearest;
}

static gboolean
is_head (const Cell *cell, MusterRecord role)
{
  MusterRecord department = cell->layout->cards[cell->department].record;

  return department != 0 && muster_document_get_ref (cell->doc, department, MUSTER_DEPARTMENT_HEAD) == role;
}

/* The first from a card on that stays. */
static MusterRecord
find_before (const Cell *cell, guint from)
{
  MusterRecord department = cell->layout->cards[cell->department].record;

  for (guint i = from; lies_in (cell, i); i++)
    {
      MusterRecord role = cell->layout->cards[i].record;

      if (!muster_hand_has (cell->hand, role) && muster_document_get_ref (cell->doc, role, MUSTER_ROLE_DEPARTMENT) == department)
        return role;
    }
  return 0;
}

/* All of a cell: where its department's own cards are, if that spans others. */
static MusterRect
get_glow (const Cell *cell)
{
  const MusterRect *rect = &cell->layout->cards[cell->department].rect;
  MusterRect glow = { rect->x, cell->band->rect.y, rect->width, cell->band->rect.height };
  double left = INFINITY, right = -INFINITY;

  for (guint i = cell->department + 1; lies_in (cell, i); i++)
    {
      left = MIN (left, cell->layout->cards[i].rect.x);
      right = MAX (right, cell->layout->cards[i].rect.x + cell->layout->cards[i].rect.width);
    }
  if (left < right)
    {
      glow.x = left - MUSTER_CARD_PADDING;
      glow.width = right - left + 2 * MUSTER_CARD_PADDING;
    }
  return glow;
}

static MusterDrop *
ask_cell (const Cell *cell, MusterScope scope)
{
  const MusterCard *cards = cell->layout->cards;
  guint nearest = find_nearest (cell);
  MusterDrop *drop = muster_drop_ask (cell->hand, MUSTER_DROP_CELL, cards[cell->department].record, 0, scope);

  drop->team = get_team (cell->layout, cell->band);
  drop->glow = get_glow (cell);
  if (nearest != MUSTER_NOWHERE)
    {
      const MusterRect *rect = &cards[nearest].rect;
      gboolean above = cell->point.y < rect->y + rect->height / 2 && !is_head (cell, cards[nearest].record);
      double y = above ? rect->y - MUSTER_CARD_SPACING / 2 : rect->y + rect->height + MUSTER_CARD_SPACING / 2;

      drop->before = find_before (cell, above ? nearest : nearest + 1);
      drop->bar = (MusterRect){ rect->x, y - BAR_WIDTH / 2, rect->width, BAR_WIDTH };
    }
  return drop;
}

MusterDrop *
muster_drop_find_cell (MusterScene *scene, MusterHand *hand, MusterPoint point, MusterScope scope)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);
  Cell cell = { layout, muster_scene_get_document (scene), hand, point, NULL, 0 };
  guint card;

  if (layout->n_bands < 2 || layout->bands[0].kind != MUSTER_BAND_TEAM || hand->kind != MUSTER_KIND_ROLE || hand->guest || hand->departments->len > 0)
    return NULL;
  cell.band = find_band (layout, point.y);
  if (cell.band == NULL)
    return NULL;
  card = muster_scene_hit (scene, point.x, point.y);
  if (card != MUSTER_NOWHERE && muster_hand_has (hand, layout->cards[card].record))
    return muster_drop_ask (hand, MUSTER_DROP_NOTHING, 0, 0, scope);
  if (is_before_rows (layout, point.x))
    return ask_team (&cell, scope);
  if (card == MUSTER_NOWHERE)
    return NULL;
  cell.department = layout->cards[card].kind == MUSTER_KIND_ROLE ? layout->cards[card].parent : card;
  return ask_cell (&cell, scope);
}
