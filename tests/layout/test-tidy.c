/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-tidy.c: the tidy tree on small known forests, and its promises on random ones.
 */
#include "sample.h"
#include "tidy.h"

#include <math.h>

#define ACROSS 10
#define DOWN 20
#define NONE MUSTER_NOWHERE

typedef struct
{
  guint parent;
  double width;
  double height;
  /* Where it must be. */
  double x;
  double y;
} Known;

typedef struct
{
  const char *name;
  Known boxes[8];
} Case;

/* Ended by a box without width. */
static const Case cases[] = {
  { "one", { { NONE, 40, 30, 0, 0 } } },
  { "tops side by side", { { NONE, 40, 30, 0, 0 }, { NONE, 20, 90, 50, 0 }, { NONE, 40, 30, 80, 0 } } },
  { "chain, each in the middle", { { NONE, 40, 30, 0, 0 }, { 0, 20, 10, 10, 50 }, { 1, 30, 10, 5, 80 } } },
  { "parent over two", { { NONE, 40, 30, 25, 0 }, { 0, 40, 10, 0, 50 }, { 0, 40, 10, 50, 50 } } },
  { "parent over first and last", { { NONE, 20, 10, 45, 0 }, { 0, 20, 10, 0, 30 }, { 0, 50, 10, 30, 30 }, { 0, 20, 10, 90, 30 } } },
  { "beside a tall neighbour", { { NONE, 40, 10, 30, 0 }, { 0, 40, 100, 0, 30 }, { 0, 40, 10, 60, 30 }, { 2, 60, 10, 50, 60 } } },
  { "under a short neighbour", { { NONE, 40, 10, 25, 0 }, { 0, 40, 10, 0, 30 }, { 0, 40, 10, 50, 30 }, { 2, 120, 10, 10, 60 } } },
  /* The middle one of three is spread into the room that the last, pushed by the first, leaves. */
  { "room spread evenly", { { NONE, 20, 10, 75, 0 }, { 0, 20, 10, 30, 30 }, { 1, 80, 10, 0, 60 }, { 0, 20, 10, 75, 30 }, { 0, 20, 10, 120, 30 }, { 4, 80, 10, 90, 60 } } },
};

static void
measure_branches (MusterBox *boxes, guint n)
{
  for (guint i = 0; i < n; i++)
    boxes[i].size = 1;
  for (guint i = n; i-- > 0;)
    if (boxes[i].parent != NONE)
      boxes[boxes[i].parent].size += boxes[i].size;
}

static void
test_known (gconstpointer data)
{
  const Case *known = data;
  MusterBox boxes[G_N_ELEMENTS (known->boxes)];
  guint n = 0;

  for (; n < G_N_ELEMENTS (known->boxes) && known->boxes[n].width > 0; n++)
    boxes[n] = (MusterBox){ .parent = known->boxes[n].parent, .width = known->boxes[n].width, .height = known->boxes[n].height };
  measure_branches (boxes, n);
  muster_tidy_place (boxes, n, ACROSS, DOWN);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("box %u is at %g, %g", i, boxes[i].x, boxes[i].y);
      g_assert_cmpfloat_with_epsilon (boxes[i].x, known->boxes[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (boxes[i].y, known->boxes[i].y, 1e-9);
    }
}

/* A forest in preorder: each box hangs from a box on the way from the top to the one before. */
static void
make_forest (GRand *rand, MusterBox *boxes, guint n)
{
  double depth = g_rand_double (rand);

  for (guint i = 0; i < n; i++)
    {
      guint parent = i == 0 ? NONE : i - 1;

      while (parent != NONE && g_rand_double (rand) > depth)
        parent = boxes[parent].parent;
      boxes[i] = (MusterBox){
        .parent = parent,
        .width = g_rand_int_range (rand, 1, 200),
        .height = g_rand_int_range (rand, 1, 200),
      };
    }
  measure_branches (boxes, n);
}

static void
check_distances (const MusterBox *boxes, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        const MusterBox *a = &boxes[i];
        const MusterBox *b = &boxes[j];
        double across = MAX (a->x - b->x - b->width, b->x - a->x - a->width);
        double down = MAX (a->y - b->y - b->height, b->y - a->y - a->height);

        g_assert_true (across > ACROSS - 1e-6 || down > DOWN - 1e-6);
      }
}

static void
check_parents (const MusterBox *boxes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const MusterBox *first = &boxes[i + 1];
      const MusterBox *last = first;

      if (boxes[i].size == 1)
        continue;
      for (guint child = i + 1; child < i + boxes[i].size; child += boxes[child].size)
        {
          g_assert_true (child == i + 1 || boxes[child].x > last->x + last->width);
          last = &boxes[child];
          g_assert_cmpfloat_with_epsilon (last->y, boxes[i].y + boxes[i].height + DOWN, 1e-6);
        }
      g_assert_cmpfloat_with_epsilon (boxes[i].x + boxes[i].width / 2, (first->x + first->width / 2 + last->x + last->width / 2) / 2, 1e-6);
    }
}

static void
test_promises (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  MusterBox boxes[300];

  for (guint round = 0; round < 400 * sample_long_factor (); round++)
    {
      guint n = g_rand_int_range (rand, 1, G_N_ELEMENTS (boxes));

      make_forest (rand, boxes, n);
      muster_tidy_place (boxes, n, ACROSS, DOWN);
      check_distances (boxes, n);
      check_parents (boxes, n);
    }
}

static void
test_nothing (void)
{
  muster_tidy_place (NULL, 0, ACROSS, DOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tidy/nothing", test_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/tidy/known/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_known);
    }
  g_test_add_func ("/tidy/keeps-distance-order-and-middle", test_promises);
  return g_test_run ();
}
