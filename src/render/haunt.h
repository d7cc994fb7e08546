/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * haunt.h: what a scene shows of another stage, or of how it was before an edit.
 *
 * Ghosts of what is not there, laid out in one with what is there; and where the scene is compared,
 * marks of what is otherwise and an arrow for each that moved. The layout of a scene never has a
 * ghost in it, so that what looks at its cards finds only what is there.
 */
#pragma once

#include "ghosts.h"
#include "scene-private.h"

G_BEGIN_DECLS

/**
 * MusterSpectre:
 * @card: a ghost as a card, with the record that it is of, among those of before
 * @shift: what it comes of; %NULL for the card of roles without a department
 */
typedef struct
{
  MusterCard card;
  const MusterShift *shift;
} MusterSpectre;

struct _MusterHaunt
{
  /* What is compared: marks and arrows; else there are ghosts alone. */
  gboolean compares;
  MusterProjection *before;
  MusterMetrics *metrics;
  MusterColors *colors;
  guint *posts;
  MusterCardMaker maker;
  GArray *shifts;
  MusterGhosts *ghosts;
  /* MusterSpectre, and by their record, one more; MusterArrow. */
  GArray *spectres;
  GHashTable *places;
  GArray *arrows;
  /* Lines that lead to ghosts: MusterConnector, of whose points the layout keeps the memory. */
  GArray *lines;
  const MusterPoint *points;
};

/* Returns: (transfer full) (nullable): what @maker's options ask for; %NULL if nothing */
MusterHaunt *muster_haunt_new (const MusterCardMaker *maker);
void muster_haunt_free (MusterHaunt *haunt);

/* What has to be laid out, and how large a ghost in it is: by which maker, as whom. */
MusterProjection *muster_haunt_get_projection (MusterHaunt *haunt);
const MusterCardMaker *muster_haunt_get_maker (MusterHaunt *haunt);
const MusterGhost *muster_haunt_find (MusterHaunt *haunt, MusterRecord record);

/* Takes the ghosts, and what leads to them, out of a layout of that projection. */
void muster_haunt_take (MusterHaunt *haunt, MusterLayout *layout);

/* Finds the arrows, when the scene has its layout. */
void muster_haunt_join (MusterHaunt *haunt, MusterScene *scene);

/* Draws all of it above a picture of @scene; @far: without what cannot be read. */
void muster_haunt_paint (MusterHaunt *haunt, MusterScene *scene, const MusterPicture *picture, gboolean far, MusterPainter *painter, const MusterRect *clip);

/* Which of its kinds a shift is marked as: the first of them. */
MusterShiftKinds muster_shift_get_main (const MusterShift *shift);

/* The colour that stands for a shift; and in one or two words what it is. */
MusterColor muster_shift_get_color (const MusterShift *shift, const MusterPalette *palette);
const char *muster_shift_get_badge (const MusterShift *shift, MusterKind kind);

G_END_DECLS
