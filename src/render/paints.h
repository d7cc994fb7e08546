/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * paints.h: which colour and badge a card has by what is asked of it.
 *
 * The chart says by what cards are coloured ("color-by"), and rules colour and badge those that they
 * fit: the first rule that fits and has a colour gives the colour, the first that has a badge the badge.
 * Without either, departments have their own colours and this is nothing. Values that are one of few get
 * the colours of a row that can be told apart with any eyes, in the order of the values; numbers a ramp of
 * one hue in round steps. Whatever is not known of a card it leaves grey.
 *
 * Worked out for a card when it is asked for, and kept. The same paints serve all painters, so that
 * screen, paper and pictures agree.
 */
#pragma once

#include "theme.h"
#include "traits.h"

G_BEGIN_DECLS

/* Different colours in a row; what there are more values than these is grey. */
#define MUSTER_PAINT_COLORS 8

/**
 * MusterCoat:
 * @color: alpha 0 for the usual colour
 * @badge: (nullable): what a badge says
 * @badge_color: of the badge
 * @badge_text: of its letters
 *
 * What a card has on.
 */
typedef struct
{
  MusterColor color;
  const char *badge;
  MusterColor badge_color;
  MusterColor badge_text;
} MusterCoat;

/**
 * MusterPaintKey:
 * @label: what a colour means
 * @badge: (nullable): a badge, whose meaning @label is
 * @rule: the rule that it comes from, 0 if from "color-by"
 * @n: how many cards that are there have it
 *
 * A line of the legend.
 */
typedef struct
{
  char *label;
  char *badge;
  MusterColor color;
  MusterColor badge_color;
  MusterColor badge_text;
  MusterRecord rule;
  guint n;
} MusterPaintKey;

typedef struct _MusterPaints MusterPaints;

/**
 * muster_paints_new:
 * @color_by: (nullable): the name of a trait; %NULL for what the chart says, "department" for the colours of
 *   departments
 *
 * Returns: (transfer full) (nullable): the paints, for as long as @projection and @metrics live; %NULL where
 *   nothing but departments colours cards
 */
MusterPaints *muster_paints_new (MusterProjection *projection, const MusterMetrics *metrics, MusterTheme theme, const char *color_by);
void muster_paints_free (MusterPaints *paints);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterPaints, muster_paints_free)

/* The coat of a role or department that is there. */
MusterCoat muster_paints_get (MusterPaints *paints, MusterRecord record);

/* Whether colours mean something else than departments, so that those are grey. */
gboolean muster_paints_replace_departments (MusterPaints *paints);

/* What cards are coloured by, in words; %NULL if by departments. */
const char *muster_paints_get_title (MusterPaints *paints);

/* Returns: (transfer none) (element-type MusterPaintKey): what the colours and badges mean; only those that
 * occur. Walks all records when it is asked first */
GPtrArray *muster_paints_get_keys (MusterPaints *paints);

/* One of the row of colours that can be told apart, by its place; grey from MUSTER_PAINT_COLORS on. */
MusterColor muster_paint_color (MusterTheme theme, guint place);

/* A colour of the ramp, from 0 to 1. */
MusterColor muster_paint_ramp (MusterTheme theme, double share);

/* Black or white, whichever can be read on @color better. */
MusterColor muster_paint_letters (MusterColor color);

/* A round step, of at most @n steps from @min to @max: 1, 2 or 5 with noughts; and where the first begins. */
double muster_paint_step (double min, double max, guint n, double *start);

G_END_DECLS
