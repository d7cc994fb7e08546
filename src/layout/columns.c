/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * columns.c: chooses how many columns, and fills them.
 */
#include "columns.h"

#include <math.h>

/* How high a column may become. One more card than the even share fits, but not two, so that the
 * columns are as many as were chosen at most. */
static double
choose_limit (const MusterColumns *columns, const MusterRect *cells, guint n_cells)
{
  double total = 0;
  double widest = 0;
  double highest = 0;
  double n_columns;

  for (guint i = 0; i < n_cells; i++)
    {
      total += cells[i].height + columns->down;
      widest = MAX (widest, cells[i].width + columns->across);
      highest = MAX (highest, cells[i].height + columns->down);
    }
  if (n_cells <= columns->whole || widest <= 0)
    return INFINITY;
  n_columns = CLAMP (round (sqrt (total * columns->aspect / widest)), 1, n_cells);
  return total / n_columns + highest * 0.999;
}

/* Ends a column: @cells are all of it. */
static void
close_column (const MusterColumns *columns, MusterRect *cells, guint n_cells, double *width, double *height)
{
  const MusterRect *last = &cells[n_cells - 1];
  double widest = 0;

  for (guint i = 0; i < n_cells; i++)
    widest = MAX (widest, cells[i].width);
  if (columns->stretch)
    for (guint i = 0; i < n_cells; i++)
      cells[i].width = widest;
  *width = last->x + widest;
  *height = MAX (*height, last->y + last->height);
}

void
muster_columns_place (const MusterColumns *columns, MusterRect *cells, guint n_cells, double *width, double *height)
{
  double limit = choose_limit (columns, cells, n_cells);
  double x = 0;
  double y = 0;
  guint first = 0;

  *width = 0;
  *height = 0;
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > first && y + cells[i].height + columns->down > limit)
        {
          close_column (columns, &cells[first], i - first, width, height);
          x = *width + columns->across;
          y = 0;
          first = i;
        }
      cells[i].x = x;
      cells[i].y = y;
      y += cells[i].height + columns->down;
    }
  if (n_cells > 0)
    close_column (columns, &cells[first], n_cells - first, width, height);
}
