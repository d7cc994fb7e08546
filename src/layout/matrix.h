/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * matrix.h: what the parts of the matrix share: layout-matrix.c places it, matrix-route.c finds ways in
 * it.
 */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

/**
 * MatrixColumn:
 * @own: how wide its own cards are
 * @spanned: how wide the columns are that it spans
 * @width: of all
 * @below: how many columns it spans one in another
 * @top: the lower end of its heading
 * @next: where the next column in it begins
 */
typedef struct
{
  double own;
  double spanned;
  double width;
  guint below;
  double top;
  double next;
} MatrixColumn;

/* Its cards are from @top on, in @height; all of it is from @start to @end. */
typedef struct
{
  double height;
  double start;
  double top;
  double end;
} MatrixRow;

/**
 * Matrix:
 * @n_heads: how many roles head rows: the first cards, and the first boxes
 * @bottom: the lower end of all columns
 * @rows: one for those in no team, then one for each head
 * @rows_of: the row of each card
 * @columns: by box
 * @boxes_of: the box of each card
 */
typedef struct
{
  MusterFrame *frame;
  guint n_heads;
  double heads_width;
  double bottom;
  MatrixRow *rows;
  guint *rows_of;
  MatrixColumn *columns;
  guint *boxes_of;
} Matrix;

/* A MusterRouter; @data is the #Matrix, in its place. */
gboolean muster_matrix_route (MusterFrame *frame, gpointer data, MusterRecord line, guint from, guint to, GArray *steps, MusterRoute *route);

G_END_DECLS
