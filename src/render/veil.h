/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * veil.h: a painter that lets another paint faintly.
 *
 * Every colour becomes more transparent by the same share, shape by shape: so it costs nothing and
 * works with every painter, and what lies below a shape shines through it.
 */
#pragma once

#include "painter.h"

G_BEGIN_DECLS

typedef struct
{
  MusterPainter painter;
  MusterPainter *under;
  double opacity;
} MusterVeil;

/* Returns: (transfer none): a painter, in @veil, that paints with @under at that opacity, from 0 to 1;
 * @under itself for 1 */
MusterPainter *muster_veil_over (MusterVeil *veil, MusterPainter *under, double opacity);

G_END_DECLS
