/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * paper.h: sheets by their names.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MUSTER_TURN_BY_CHART,
  MUSTER_TURN_PORTRAIT,
  MUSTER_TURN_LANDSCAPE,
} MusterTurn;

/**
 * MusterPaper:
 * @width: of the sheet upright, in points; 0 for one as large as the chart
 * @height: likewise
 * @turn: how it shall lie
 */
typedef struct
{
  double width;
  double height;
  MusterTurn turn;
} MusterPaper;

/* Reads "A4", "letter-landscape", "fit" and the like, whatever the case. */
gboolean muster_paper_parse (const char *text, MusterPaper *paper, GError **error);

G_END_DECLS
