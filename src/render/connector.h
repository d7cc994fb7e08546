/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * connector.h: lines between cards.
 *
 * Elbows are round where a line turns alone, and square where others branch off or go straight on,
 * so that a row of reports hangs from one bar. Costs a sort of all segments once.
 */
#pragma once

#include "painter.h"

G_BEGIN_DECLS

/**
 * muster_connectors_find_elbows:
 *
 * Returns: (transfer full) (array length=layout->n_points): for each point of @layout whether the
 *   line is rounded there
 */
gboolean *muster_connectors_find_elbows (const MusterLayout *layout);

/* The smallest rectangle around a connector. */
MusterRect muster_connector_get_extents (const MusterLayout *layout, const MusterConnector *connector);

/* Draws several lines of reporting as one path, so that where they share a way it is no darker. */
void muster_connectors_draw (const MusterLayout *layout, const MusterConnector *connectors, guint n_connectors, const gboolean *elbows, const MusterPalette *palette, MusterPainter *painter);

/* Draws a dotted line with its label, which may be empty. */
void muster_connector_draw_dotted (const MusterLayout *layout, const MusterConnector *connector, const gboolean *elbows, const char *label, const MusterPalette *palette, MusterPainter *painter);

G_END_DECLS
