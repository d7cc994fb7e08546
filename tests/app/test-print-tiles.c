/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-print-tiles.c: what is cut along the marks and laid edge to edge is the sheet, and nothing
 * twice.
 */
#include "print-tiles.h"

#include <math.h>

static const struct
{
  MusterTiling tiling;
  guint n_columns;
  guint n_rows;
} cases[] = {
  /* What fits is on one page, to the last hair. */
  { { 100, 100, 1, 200, 300, 20 }, 1, 1 },
  { { 200, 300, 1, 200, 300, 20 }, 1, 1 },
  { { 400, 600, 0.5, 200, 300, 20 }, 1, 1 },
  { { 201, 300, 1, 200, 300, 20 }, 2, 1 },
  { { 200, 301, 1, 200, 300, 20 }, 1, 2 },
  /* Pages that are full to the end need no further one. */
  { { 380, 300, 1, 200, 300, 20 }, 2, 1 },
  { { 381, 300, 1, 200, 300, 20 }, 3, 1 },
  { { 560, 860, 1, 200, 300, 20 }, 3, 3 },
  { { 400, 600, 1, 200, 300, 0 }, 2, 2 },
  { { 100, 50, 4, 200, 300, 0 }, 2, 1 },
  { { 3, 50, 4, 200, 300, 0 }, 1, 1 },
  { { 12345.678, 2345.678, 0.77, 523.4, 783.6, 28.35 }, 20, 3 },
};

static void
test_counts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_columns, n_rows;

      muster_tiling_count (&cases[i].tiling, &n_columns, &n_rows);
      g_test_message ("case %u", i);
      g_assert_cmpuint (n_columns, ==, cases[i].n_columns);
      g_assert_cmpuint (n_rows, ==, cases[i].n_rows);
    }
}

/* The cut edges of a page in the sheet's points: left, top, right, bottom. */
static void
get_edges (const MusterTiling *tiling, guint index, double *edges)
{
  MusterTile tile;

  muster_tiling_get (tiling, index, &tile);
  edges[0] = tile.x + tile.cut_left / tiling->scale;
  edges[1] = tile.y + tile.cut_top / tiling->scale;
  edges[2] = tile.x + tile.cut_right / tiling->scale;
  edges[3] = tile.y + tile.cut_bottom / tiling->scale;
}

static void
check (const MusterTiling *tiling)
{
  guint n_columns, n_rows;

  muster_tiling_count (tiling, &n_columns, &n_rows);
  for (guint i = 0; i < n_columns * n_rows; i++)
    {
      double edges[4], right[4], below[4];
      MusterTile tile;

      muster_tiling_get (tiling, i, &tile);
      get_edges (tiling, i, edges);
      g_assert_cmpuint (tile.row * n_columns + tile.column, ==, i);
      g_assert_cmpfloat (tile.width, >, 0);
      g_assert_cmpfloat (tile.height, >, 0);
      g_assert_cmpfloat (tile.width * tiling->scale, <=, tiling->page_width + 1e-6);
      g_assert_cmpfloat (tile.height * tiling->scale, <=, tiling->page_height + 1e-6);
      /* What is left of a page when it is cut is on it. */
      g_assert_cmpfloat (tile.cut_right, <=, tile.width * tiling->scale + 1e-6);
      g_assert_cmpfloat (tile.cut_bottom, <=, tile.height * tiling->scale + 1e-6);
      g_assert_cmpfloat (edges[2], >, edges[0]);
      g_assert_cmpfloat (edges[3], >, edges[1]);

      /* It begins where its neighbour ends, and with the sheet. */
      if (tile.column == 0)
        g_assert_cmpfloat (edges[0], ==, 0);
      if (tile.row == 0)
        g_assert_cmpfloat (edges[1], ==, 0);
      if (tile.column + 1 < n_columns)
        {
          get_edges (tiling, i + 1, right);
          g_assert_cmpfloat_with_epsilon (edges[2], right[0], 1e-6);
          g_assert_cmpfloat_with_epsilon (edges[1], right[1], 1e-6);
        }
      else
        g_assert_cmpfloat_with_epsilon (edges[2], tiling->sheet_width, 1e-6);
      if (tile.row + 1 < n_rows)
        {
          get_edges (tiling, i + n_columns, below);
          g_assert_cmpfloat_with_epsilon (edges[3], below[1], 1e-6);
        }
      else
        g_assert_cmpfloat_with_epsilon (edges[3], tiling->sheet_height, 1e-6);
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i].tiling);
}

static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      MusterTiling tiling = {
        .sheet_width = g_test_rand_double_range (10, 20000),
        .sheet_height = g_test_rand_double_range (10, 20000),
        .scale = g_test_rand_double_range (0.1, 4),
        .page_width = g_test_rand_double_range (300, 3000),
        .page_height = g_test_rand_double_range (300, 3000),
        .overlap = g_test_rand_double_range (0, 140),
      };

      check (&tiling);
    }
}

/* Neighbours share just so much. */
static void
test_overlap (void)
{
  const MusterTiling tiling = { 2000, 2000, 0.5, 400, 300, 30 };
  MusterTile one, right, below;

  muster_tiling_get (&tiling, 0, &one);
  muster_tiling_get (&tiling, 1, &right);
  muster_tiling_get (&tiling, 3, &below);
  g_assert_cmpuint (below.row, ==, 1);
  g_assert_cmpfloat_with_epsilon ((one.x + one.width - right.x) * tiling.scale, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon ((one.y + one.height - below.y) * tiling.scale, 30, 1e-9);
  g_assert_cmpfloat (one.cut_right, ==, 385);
  g_assert_cmpfloat (right.cut_left, ==, 15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print-tiles/no more pages than it takes", test_counts);
  g_test_add_func ("/print-tiles/every point is on one page", test_cases);
  g_test_add_func ("/print-tiles/every point is on one page, at random", test_random);
  g_test_add_func ("/print-tiles/neighbours share the overlap", test_overlap);
  return g_test_run ();
}
