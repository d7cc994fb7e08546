/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * haunt.c: making what a scene shows of another stage. Drawing is in haunt-paint.c.
 */
#include "haunt.h"

/* {{{ Making */

/* What is compared with, or has what is elsewhere; %NULL if nothing is asked for. */
static MusterProjection *
project_before (const MusterCardMaker *maker)
{
  const MusterSceneOptions *options = maker->options;

  if (options->past != NULL)
    return muster_projection_new (options->past, options->stage);
  if (options->stage == 0)
    return NULL;
  if (options->compared != 0 && options->compared != options->stage)
    return muster_projection_new (maker->doc, options->compared);
  return options->ghosts ? muster_projection_new (maker->doc, 0) : NULL;
}

/* Of all stages together only what is not there at this one is of interest. */
static void
keep_absent (GArray *shifts)
{
  guint n_kept = 0;

  for (guint i = 0; i < shifts->len; i++)
    if (g_array_index (shifts, MusterShift, i).kinds == MUSTER_SHIFT_LEAVES)
      g_array_index (shifts, MusterShift, n_kept++) = g_array_index (shifts, MusterShift, i);
  g_array_set_size (shifts, n_kept);
}

MusterHaunt *
muster_haunt_new (const MusterCardMaker *maker)
{
  MusterProjection *before = project_before (maker);
  MusterHaunt *haunt;

  if (before == NULL)
    return NULL;
  haunt = g_new0 (MusterHaunt, 1);
  haunt->compares = maker->options->past != NULL || maker->options->compared != 0;
  haunt->before = before;
  haunt->shifts = muster_shifts_new (before, maker->projection);
  if (!haunt->compares)
    keep_absent (haunt->shifts);
  haunt->ghosts = muster_ghosts_new (before, maker->projection, haunt->shifts);
  haunt->metrics = muster_metrics_new (before);
  haunt->posts = muster_scene_count_posts (before);
  haunt->colors = muster_colors_new (muster_projection_get_document (before));
  haunt->maker = *maker;
  haunt->maker.doc = muster_projection_get_document (before);
  haunt->maker.projection = before;
  haunt->maker.titles = muster_titles_of (haunt->maker.doc);
  haunt->maker.metrics = haunt->metrics;
  haunt->maker.colors = haunt->colors;
  haunt->maker.posts = haunt->posts;
  haunt->spectres = g_array_new (FALSE, FALSE, sizeof (MusterSpectre));
  haunt->places = g_hash_table_new (NULL, NULL);
  haunt->arrows = g_array_new (FALSE, FALSE, sizeof (MusterArrow));
  haunt->lines = g_array_new (FALSE, FALSE, sizeof (MusterConnector));
  return haunt;
}

void
muster_haunt_free (MusterHaunt *haunt)
{
  if (haunt == NULL)
    return;
  g_array_unref (haunt->lines);
  g_array_unref (haunt->arrows);
  g_hash_table_unref (haunt->places);
  g_array_unref (haunt->spectres);
  muster_colors_free (haunt->colors);
  g_free (haunt->posts);
  muster_metrics_free (haunt->metrics);
  muster_ghosts_free (haunt->ghosts);
  g_array_unref (haunt->shifts);
  muster_projection_free (haunt->before);
  g_free (haunt);
}

MusterProjection *
muster_haunt_get_projection (MusterHaunt *haunt)
{
  return muster_ghosts_get_projection (haunt->ghosts);
}

const MusterCardMaker *
muster_haunt_get_maker (MusterHaunt *haunt)
{
  return &haunt->maker;
}

const MusterGhost *
muster_haunt_find (MusterHaunt *haunt, MusterRecord record)
{
  return record != 0 ? muster_ghosts_find (haunt->ghosts, record) : NULL;
}

/* }}} */
/* {{{ Out of the layout */

/* Whether a card is the one for roles without a department and has none but ghosts in it. */
static gboolean
is_empty_room (MusterHaunt *haunt, const MusterLayout *layout, guint index)
{
  if (layout->cards[index].record != 0 || layout->cards[index].collapsed)
    return FALSE;
  for (guint i = index + 1; i < layout->n_cards && layout->cards[i].inside && layout->cards[i].parent == index; i++)
    if (muster_haunt_find (haunt, layout->cards[i].record) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_spectre (MusterHaunt *haunt, const MusterCard *card, const MusterGhost *ghost)
{
  MusterSpectre spectre = { *card, NULL };

  if (ghost != NULL)
    {
      spectre.card.record = ghost->of;
      spectre.shift = &g_array_index (haunt->shifts, MusterShift, ghost->shift);
    }
  spectre.card.hidden = 0;
  spectre.card.collapsed = FALSE;
  g_array_append_val (haunt->spectres, spectre);
  if (ghost != NULL)
    g_hash_table_insert (haunt->places, GUINT_TO_POINTER (ghost->of), GUINT_TO_POINTER (haunt->spectres->len));
}

/* Returns: (transfer full): where each card is among those that stay; MUSTER_NOWHERE for ghosts */
static guint *
take_cards (MusterHaunt *haunt, MusterLayout *layout)
{
  guint *places = g_new (guint, layout->n_cards + 1);
  guint n_kept = 0;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterGhost *ghost = muster_haunt_find (haunt, layout->cards[i].record);

      places[i] = MUSTER_NOWHERE;
      if (ghost != NULL || is_empty_room (haunt, layout, i))
        add_spectre (haunt, &layout->cards[i], ghost);
      else
        places[i] = n_kept++;
    }
  for (guint i = 0; i < layout->n_cards; i++)
    if (places[i] != MUSTER_NOWHERE)
      {
        MusterCard card = layout->cards[i];

        card.parent = card.parent != MUSTER_NOWHERE ? places[card.parent] : MUSTER_NOWHERE;
        layout->cards[places[i]] = card;
      }
  layout->n_cards = n_kept;
  return places;
}

void
muster_haunt_take (MusterHaunt *haunt, MusterLayout *layout)
{
  g_autofree guint *places = take_cards (haunt, layout);
  guint n_kept = 0;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      MusterConnector connector = layout->connectors[i];

      connector.from = places[connector.from];
      connector.to = places[connector.to];
      if (connector.from != MUSTER_NOWHERE && connector.to != MUSTER_NOWHERE)
        layout->connectors[n_kept++] = connector;
      else if (connector.line == 0)
        g_array_append_val (haunt->lines, connector);
    }
  layout->n_connectors = n_kept;
  haunt->points = layout->points;
}

/* }}} */
/* {{{ Arrows */

/* The card of a record, or of what hides it: what it lies in or reports to. */
static guint
find_card (MusterScene *scene, MusterRecord record)
{
  const MusterTree *departments = muster_projection_get_departments (scene->projection), *roles = muster_projection_get_roles (scene->projection);
  gboolean is_role = muster_document_get_kind (scene->doc, record) == MUSTER_KIND_ROLE;
  guint index = muster_projection_find (scene->projection, record);

  if (index == MUSTER_NOWHERE || muster_scene_find (scene, record) != MUSTER_NOWHERE)
    return muster_scene_find (scene, record);
  if (is_role && scene->options.view == MUSTER_VIEW_DEPARTMENTS)
    index = muster_projection_get_department_of (scene->projection, index);
  else if (is_role)
    {
      while (index != MUSTER_NOWHERE && muster_scene_find (scene, roles->nodes[index].record) == MUSTER_NOWHERE)
        index = roles->nodes[index].parent;
      return index != MUSTER_NOWHERE ? muster_scene_find (scene, roles->nodes[index].record) : MUSTER_NOWHERE;
    }
  while (index != MUSTER_NOWHERE && muster_scene_find (scene, departments->nodes[index].record) == MUSTER_NOWHERE)
    index = departments->nodes[index].parent;
  return index != MUSTER_NOWHERE ? muster_scene_find (scene, departments->nodes[index].record) : MUSTER_NOWHERE;
}

/* Where something was: its ghost, or what hides that. @card gets the card that does, if one does. */
static gboolean
find_start (MusterHaunt *haunt, MusterScene *scene, const MusterShiftPlace *place, MusterRect *rect, guint *card)
{
  guint spectre = GPOINTER_TO_UINT (g_hash_table_lookup (haunt->places, GUINT_TO_POINTER (place->record)));
  MusterRecord above = scene->options.view == MUSTER_VIEW_REPORTING ? place->above : place->home;

  *card = MUSTER_NOWHERE;
  if (spectre == 0 && above != 0)
    spectre = GPOINTER_TO_UINT (g_hash_table_lookup (haunt->places, GUINT_TO_POINTER (above)));
  if (spectre > 0)
    {
      *rect = g_array_index (haunt->spectres, MusterSpectre, spectre - 1).card.rect;
      return TRUE;
    }
  if (above == 0 || muster_projection_find (scene->projection, above) == MUSTER_NOWHERE)
    return FALSE;
  *card = find_card (scene, above);
  if (*card == MUSTER_NOWHERE)
    return FALSE;
  *rect = scene->layout->cards[*card].rect;
  return TRUE;
}

void
muster_haunt_join (MusterHaunt *haunt, MusterScene *scene)
{
  for (guint i = 0; haunt->compares && i < haunt->shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (haunt->shifts, MusterShift, i);
      MusterArrow arrow = { .shift = shift };
      guint hiding;

      if ((shift->kinds & MUSTER_SHIFT_MOVES) == 0)
        continue;
      /* Departments have no cards in Reporting. */
      if (scene->options.view == MUSTER_VIEW_REPORTING && muster_document_get_kind (scene->doc, shift->after.record) != MUSTER_KIND_ROLE)
        continue;
      arrow.card = find_card (scene, shift->after.record);
      if (arrow.card != MUSTER_NOWHERE && find_start (haunt, scene, &shift->before, &arrow.from, &hiding) && hiding != arrow.card)
        g_array_append_val (haunt->arrows, arrow);
    }
}

/* }}} */
/* {{{ Asking a scene */

const GArray *
muster_scene_get_shifts (MusterScene *scene)
{
  return scene->haunt != NULL && scene->haunt->compares ? scene->haunt->shifts : NULL;
}

const GArray *
muster_scene_list_arrows (MusterScene *scene)
{
  return scene->haunt != NULL ? scene->haunt->arrows : NULL;
}

guint
muster_scene_count_ghosts (MusterScene *scene)
{
  return scene->haunt != NULL ? scene->haunt->spectres->len : 0;
}

/* }}} */
