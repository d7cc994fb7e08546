/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * paper.h: sheets by their names.
 */
#pragma once

#include "scene.h"

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

/**
 * MusterSheetSize:
 * @name: what it is called everywhere: "A4"; "fit" is one as large as the chart
 * @width: upright, in points; 0 for "fit"
 * @height: likewise
 */
typedef struct
{
  const char *name;
  double width;
  double height;
} MusterSheetSize;

/* All sheets, "fit" first, ended by one whose name is %NULL. */
const MusterSheetSize *muster_sheet_sizes (void);

/* Reads "A4", "letter-landscape", "fit" and the like, whatever the case. */
gboolean muster_paper_parse (const char *text, MusterPaper *paper, GError **error);

/**
 * muster_paper_lay:
 * @scene: (nullable): the chart that shall be on it; only asked if the sheet goes by the chart
 * @width: (out): of the sheet as it lies, in points; 0 for one as large as the chart
 * @height: (out): likewise
 *
 * Lays a sheet as it was said to lie, or else so that it suits the chart's shape.
 */
void muster_paper_lay (const MusterPaper *paper, MusterScene *scene, double *width, double *height);

G_END_DECLS
