/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-order.c: keys always leave room, sort as text, and stay short.
 */
#include "chart.h"
#include "order.h"

#include <string.h>

#define ZEROS_26 "00000000000000000000000000"
#define LAST_26 "zzzzzzzzzzzzzzzzzzzzzzzzzz"

static const struct
{
  const char *key;
  gboolean valid;
} validities[] = {
  { "a0", TRUE },
  { "az", TRUE },
  { "Zz", TRUE },
  { "b00", TRUE },
  { "a0V", TRUE },
  { "a00V", TRUE },
  { "Yzz1", TRUE },
  { "z" LAST_26, TRUE },
  { "A" ZEROS_26 "1", TRUE },
  { "", FALSE },
  { "a", FALSE },
  { "b0", FALSE },
  { "0", FALSE },
  { "0a", FALSE },
  { "a0V0", FALSE },
  { "a00", FALSE },
  { "a-", FALSE },
  { "a0 ", FALSE },
  { "a0\xc3\xa9", FALSE },
  { "A" ZEROS_26, FALSE },
  { "A" ZEROS_26 "0", FALSE },
};

static void
test_validity (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (validities); i++)
    if (muster_order_is_valid (validities[i].key) != validities[i].valid)
      g_error ("“%s” should be %s", validities[i].key, validities[i].valid ? "valid" : "invalid");
}

static const struct
{
  const char *before;
  const char *after;
  const char *between;
} steps[] = {
  { NULL, NULL, "a0" },
  /* Appending counts up, and takes a longer integer when the digits are used up. */
  { "a0", NULL, "a1" },
  { "a9", NULL, "aA" },
  { "aZ", NULL, "aa" },
  { "az", NULL, "b00" },
  { "b0z", NULL, "b10" },
  { "bzz", NULL, "c000" },
  { "Zz", NULL, "a0" },
  { "Yzz", NULL, "Z0" },
  { "a0V", NULL, "a1" },
  { "z" LAST_26, NULL, "z" LAST_26 "V" },
  { "z" LAST_26 "z", NULL, "z" LAST_26 "zV" },
  /* Prepending counts down. */
  { NULL, "a1", "a0" },
  { NULL, "a0", "Zz" },
  { NULL, "Z0", "Yzz" },
  { NULL, "b00", "az" },
  { NULL, "a0V", "a0" },
  { NULL, "A" ZEROS_26 "1", "A" ZEROS_26 "0V" },
  { NULL, "A0000000000000000000000000"
          "1",
    "A" ZEROS_26 "V" },
  { NULL, "A" ZEROS_26 "01", "A" ZEROS_26 "00V" },
  /* Between neighbours there is a fraction, otherwise a whole number. */
  { "a0", "a2", "a1" },
  { "a0", "a1", "a0V" },
  { "a0", "a0V", "a0G" },
  { "a0V", "a1", "a0l" },
  { "a0V", "a0W", "a0VV" },
  { "a0V", "a0V1", "a0V0V" },
  { "a0z", "a1", "a0zV" },
  { "a0y", "a1", "a0z" },
  { "a01", "a1", "a0W" },
  { "a0", "a001", "a000V" },
  { "a01", "a02", "a01V" },
  { "a01", "a021", "a02" },
  { "az", "b00", "azV" },
  { "az", "b01", "b00" },
  { "Zz", "a0", "ZzV" },
  { "Zz", "a1", "a0" },
  { "a0", "a1V", "a1" },
  { "A" ZEROS_26 "1", "A" ZEROS_26 "2", "A" ZEROS_26 "1V" },
};

static void
test_steps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *key = muster_order_between (steps[i].before, steps[i].after);

      g_assert_true (muster_order_is_valid (key));
      g_assert_true (steps[i].before == NULL || strcmp (steps[i].before, key) < 0);
      g_assert_true (steps[i].after == NULL || strcmp (key, steps[i].after) < 0);
      g_assert_cmpstr (key, ==, steps[i].between);
    }
}

static void
test_appended_stay_short (void)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      char *key = muster_order_between (last, NULL);

      g_assert_true (muster_order_is_valid (key));
      g_assert_cmpuint (strlen (key), <=, 5);
      g_assert_true (last == NULL || strcmp (last, key) < 0);
      g_free (last);
      last = key;
    }
}

static void
test_prepended_stay_short (void)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      char *key = muster_order_between (NULL, first);

      g_assert_true (muster_order_is_valid (key));
      g_assert_cmpuint (strlen (key), <=, 5);
      g_assert_true (first == NULL || strcmp (key, first) < 0);
      g_free (first);
      first = key;
    }
}

/* From the very first and the very last key that are whole numbers, on beyond them. */
static void
test_ends_have_room (void)
{
  g_autofree char *first = g_strdup ("A" ZEROS_26 "1");
  g_autofree char *last = g_strdup ("z" LAST_26);

  for (guint i = 0; i < 1000; i++)
    {
      char *lower = muster_order_between (NULL, first);
      char *higher = muster_order_between (last, NULL);

      g_assert_true (muster_order_is_valid (lower) && strcmp (lower, first) < 0);
      g_assert_true (muster_order_is_valid (higher) && strcmp (last, higher) < 0);
      g_free (first);
      g_free (last);
      first = lower;
      last = higher;
    }
}

/* Keys put in anywhere, and again and again in one place. */
static void
insert_at_random (GRand *rand, guint n, guint most_distance)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      guint place = g_rand_int_range (rand, keys->len - MIN (keys->len, most_distance), keys->len + 1);
      const char *before = place > 0 ? g_ptr_array_index (keys, place - 1) : NULL;
      const char *after = place < keys->len ? g_ptr_array_index (keys, place) : NULL;

      g_ptr_array_insert (keys, place, muster_order_between (before, after));
    }
  for (guint i = 0; i < keys->len; i++)
    {
      g_assert_true (muster_order_is_valid (g_ptr_array_index (keys, i)));
      g_assert_true (i == 0 || strcmp (g_ptr_array_index (keys, i - 1), g_ptr_array_index (keys, i)) < 0);
    }
}

static void
test_inserted_keep_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  insert_at_random (rand, 5000 * chart_long_factor (), G_MAXUINT);
  insert_at_random (rand, 2000, 1);
  insert_at_random (rand, 2000, 3);
  for (guint i = 0; i < 200 * chart_long_factor (); i++)
    insert_at_random (rand, 50, g_rand_int_range (rand, 1, 50));
}

/* A hundred thousand keys in one gap: ordered, and no longer than the gap's halves are deep. */
static void
test_spread (void)
{
  static const struct
  {
    const char *before;
    const char *after;
  } gaps[] = { { "a0", "a1" }, { "a0", "a0V" }, { NULL, "a0" }, { "a0", NULL }, { NULL, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_autoptr (GPtrArray) keys = muster_order_spread (gaps[i].before, gaps[i].after, 100000);
      const char *last = gaps[i].before;

      g_assert_cmpuint (keys->len, ==, 100000);
      for (guint j = 0; j < keys->len; j++)
        {
          const char *key = g_ptr_array_index (keys, j);

          g_assert_true (muster_order_is_valid (key));
          g_assert_true (last == NULL || strcmp (last, key) < 0);
          g_assert_cmpuint (strlen (key), <, 24);
          last = key;
        }
      g_assert_true (gaps[i].after == NULL || strcmp (last, gaps[i].after) < 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/only well-formed keys are valid", test_validity);
  g_test_add_func ("/order/each step is the simplest key there", test_steps);
  g_test_add_func ("/order/a hundred thousand appended keys stay short", test_appended_stay_short);
  g_test_add_func ("/order/a hundred thousand prepended keys stay short", test_prepended_stay_short);
  g_test_add_func ("/order/there is room beyond both ends", test_ends_have_room);
  g_test_add_func ("/order/keys inserted anywhere keep strict order", test_inserted_keep_order);
  g_test_add_func ("/order/a hundred thousand keys fit into a gap and stay short", test_spread);
  return g_test_run ();
}
