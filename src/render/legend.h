/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * legend.h: what the marks on a chart mean; only those that occur.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

typedef struct _MusterLegend MusterLegend;

/* Makes a legend in rows of at most @width points; what does not fit in three rows is counted. */
MusterLegend *muster_legend_new (MusterScene *scene, double width);
void muster_legend_free (MusterLegend *legend);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterLegend, muster_legend_free)

double muster_legend_get_height (const MusterLegend *legend);

/* Draws it with its top left at the origin. */
void muster_legend_paint (const MusterLegend *legend, MusterPainter *painter);

G_END_DECLS
