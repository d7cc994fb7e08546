/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bars.h: numbers as bars.
 *
 * A small chart: a bar a thing, lying with its name on the left or standing with its name below, with
 * the number in words beside it. Drawn with a painter, so that screen, PDF and HTML have the same. All
 * lengths are in points; a chart has whatever width it is given.
 */
#pragma once

#include "painter.h"

G_BEGIN_DECLS

/**
 * MusterBar:
 * @label: what it is of
 * @text: its number in words
 * @value: its length; below 0 is drawn as 0
 * @part: how much of @value is not there yet, as what open roles would cost; drawn hollow at the end
 * @mark: a line across, as a budget; NAN for none. What is beyond it is drawn in another colour
 * @record: what a click goes to; 0 for nothing
 * @number: for whoever made it, as a number of direct reports
 */
typedef struct
{
  char *label;
  char *text;
  double value;
  double part;
  double mark;
  MusterRecord record;
  guint number;
} MusterBar;

/**
 * MusterBars:
 * @title: what the chart is of
 * @legend: (nullable): what hollow parts and marks mean
 * @upright: whether bars stand
 * @bars: (element-type MusterBar)
 */
typedef struct
{
  char *title;
  char *legend;
  gboolean upright;
  GArray *bars;
} MusterBars;

MusterBars *muster_bars_new (const char *title, gboolean upright);
void muster_bars_free (MusterBars *bars);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterBars, muster_bars_free)

/* Adds a bar; takes the texts of @bar. */
void muster_bars_add (MusterBars *bars, const MusterBar *bar);

/* How high a chart is that is @width wide. */
double muster_bars_get_height (const MusterBars *bars, double width);

/* Draws it with its top left at the origin. @hovered: a bar to stress; MUSTER_NO_BAR for none. */
#define MUSTER_NO_BAR G_MAXUINT
void muster_bars_paint (const MusterBars *bars, const MusterPalette *palette, MusterPainter *painter, double width, guint hovered);

/* The bar whose row or column is at a point, or MUSTER_NO_BAR. */
guint muster_bars_hit (const MusterBars *bars, double width, double x, double y);

/* Returns: (transfer full): the chart as a sentence for who does not see it: "Layers: 1: 3; 2: 11" */
char *muster_bars_dup_description (const MusterBars *bars);

G_END_DECLS
