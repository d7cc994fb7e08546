/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * page-list.h: sentences on a sheet, one below the other.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/**
 * muster_page_list_flow:
 * @first: which of @sentences comes first
 * @place: where; its height is how much fits
 * @painter: (nullable): what paints them; %NULL to find out only how many fit
 *
 * Returns: the first that does not fit; @n if all do. Where not even one would, it is cut short
 */
guint muster_page_list_flow (MusterText *text, const char *const *sentences, guint first, guint n, const MusterRect *place, const MusterPalette *palette, MusterPainter *painter);

/* How high all of them are at a width. */
double muster_page_list_measure (MusterText *text, const char *const *sentences, guint n, double width);

G_END_DECLS
