/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * legend.h: what the marks on a chart mean; only those that occur.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

typedef struct _MusterLegend MusterLegend;

/* Makes a legend in rows of at most @width points, first what colours mean; what does not fit in a few rows is
 * counted. */
MusterLegend *muster_legend_new (MusterScene *scene, double width);

/* Of what colours and badges mean beside departments alone; empty where nothing does. */
MusterLegend *muster_legend_new_colors (MusterScene *scene, double width);
void muster_legend_free (MusterLegend *legend);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterLegend, muster_legend_free)

/* How much of its width it takes, and how high it is; 0 if it is empty. */
double muster_legend_get_width (const MusterLegend *legend);
double muster_legend_get_height (const MusterLegend *legend);

/* Draws it with its top left at the origin. */
void muster_legend_paint (const MusterLegend *legend, MusterPainter *painter);

/* Returns: (transfer full): what it says, for who does not see it */
char *muster_legend_dup_words (const MusterLegend *legend);

G_END_DECLS
