/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * theme.h: the colours of a chart.
 *
 * Two palettes, each also for those who need more contrast, and the rules by which departments and people get a colour of their own. The same
 * document gives the same colours at every stage, in every view.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

typedef enum
{
  MUSTER_THEME_LIGHT,
  MUSTER_THEME_DARK,
  /* With borders, lines and small text that stand out. */
  MUSTER_THEME_LIGHT_CONTRAST,
  MUSTER_THEME_DARK_CONTRAST,
} MusterTheme;

/* Parts from 0 to 1; an alpha of 0 paints nothing. */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} MusterColor;

#define MUSTER_NO_COLOR ((MusterColor){ 0, 0, 0, 0 })

/**
 * MusterPalette:
 * @background: of the sheet
 * @ground: of the canvas on a screen, from which cards stand out
 * @card: of a role's card
 * @hairline: its border
 * @shade: how much darker than what it lies on a card's shadow is
 * @tint: how much of a department's colour its card takes on
 * @coat: how much of the colour by which a role is coloured its card takes on
 * @edge: how much of it the card's border takes on
 * @connector: lines of reporting
 * @dotted: dotted lines and their labels
 * @dash: border of what is open
 * @joins: what was not there before; and so on for the other kinds of shifts. Readable on the
 *   background, and the background on them
 */
typedef struct
{
  MusterColor background;
  MusterColor ground;
  MusterColor card;
  MusterColor hairline;
  MusterColor text;
  MusterColor dim;
  MusterColor connector;
  MusterColor dotted;
  MusterColor dash;
  MusterColor pill;
  MusterColor pill_text;
  MusterColor open_pill;
  MusterColor open_pill_text;
  MusterColor joins;
  MusterColor leaves;
  MusterColor moves;
  MusterColor changes;
  double shade;
  double tint;
  double coat;
  double edge;
} MusterPalette;

/* Whether a theme is light or dark, whatever its contrast. */
MusterTheme muster_theme_get_base (MusterTheme theme);

const MusterPalette *muster_theme_get_palette (MusterTheme theme);

/* Reads "#rgb" or "#rrggbb". Returns: whether @text is one */
gboolean muster_color_parse (const char *text, MusterColor *color);

/* @share of @over on top of @under, opaque. */
MusterColor muster_color_mix (MusterColor under, MusterColor over, double share);

/* The contrast of two opaque colours, 1 to 21, as WCAG 2.2 defines it. */
double muster_color_contrast (MusterColor a, MusterColor b);

/* A colour for somebody's disc, by name; white letters can be read on it. */
MusterColor muster_color_for_name (const char *name);

/* The colours of discs that stand for no one person. */
MusterColor muster_color_for_tool (void);
MusterColor muster_color_for_pool (void);

/**
 * MusterColors:
 *
 * The colour of each department: its own, else that of the nearest department above that has one,
 * else one of a row of ten, by its place among its neighbours at all stages. Only departments at
 * the top get one of the row, or, where a single one holds all others, those below the first that
 * has several; what is above them is grey. O(departments).
 */
typedef struct _MusterColors MusterColors;

MusterColors *muster_colors_new (MusterDocument *doc);
void muster_colors_free (MusterColors *colors);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterColors, muster_colors_free)

/* The colour of a department; grey for 0. */
MusterColor muster_colors_get (MusterColors *colors, MusterRecord department);

G_END_DECLS
