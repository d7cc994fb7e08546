/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * print-tiles.c: see print-tiles.h. Width and height are the same to it.
 */
#include "print-tiles.h"

#include <math.h>

/* A hair, so that a sheet that fills its pages needs no further one. */
#define HAIR 1e-6

/* One dimension, on paper. */
typedef struct
{
  double sheet;
  double page;
  double overlap;
} Strip;

static guint
count (const Strip *strip)
{
  if (strip->sheet <= strip->page + HAIR)
    return 1;
  return (guint) ceil ((strip->sheet - strip->overlap) / (strip->page - strip->overlap) - HAIR);
}

static void
place (const Strip *strip, guint index, double *start, double *length, double *cut_start, double *cut_end)
{
  *start = index * (strip->page - strip->overlap);
  *length = MIN (strip->page, strip->sheet - *start);
  *cut_start = index > 0 ? strip->overlap / 2 : 0;
  *cut_end = index + 1 < count (strip) ? strip->page - strip->overlap / 2 : *length;
}

static Strip
get_columns (const MusterTiling *tiling)
{
  return (Strip){ tiling->sheet_width * tiling->scale, tiling->page_width, tiling->overlap };
}

static Strip
get_rows (const MusterTiling *tiling)
{
  return (Strip){ tiling->sheet_height * tiling->scale, tiling->page_height, tiling->overlap };
}

void
muster_tiling_count (const MusterTiling *tiling, guint *n_columns, guint *n_rows)
{
  Strip columns = get_columns (tiling), rows = get_rows (tiling);

  g_return_if_fail (tiling->scale > 0);
  g_return_if_fail (2 * tiling->overlap < MIN (tiling->page_width, tiling->page_height));

  *n_columns = count (&columns);
  *n_rows = count (&rows);
}

void
muster_tiling_get (const MusterTiling *tiling, guint index, MusterTile *tile)
{
  Strip columns = get_columns (tiling), rows = get_rows (tiling);
  guint n_columns = count (&columns);

  tile->column = index % n_columns;
  tile->row = index / n_columns;
  place (&columns, tile->column, &tile->x, &tile->width, &tile->cut_left, &tile->cut_right);
  place (&rows, tile->row, &tile->y, &tile->height, &tile->cut_top, &tile->cut_bottom);
  tile->x /= tiling->scale;
  tile->y /= tiling->scale;
  tile->width /= tiling->scale;
  tile->height /= tiling->scale;
}
