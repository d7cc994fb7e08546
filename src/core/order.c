/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * order.c: see order.h.
 */
#include "order.h"

#include <string.h>

#define BASE 62

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

static int
digit_value (char c)
{
  if (g_ascii_isdigit (c))
    return c - '0';
  if (g_ascii_isupper (c))
    return c - 'A' + 10;
  if (g_ascii_islower (c))
    return c - 'a' + 36;
  return -1;
}

/* How long the integer part is that begins with @head, 0 if none does. */
static gsize
integer_length (char head)
{
  if (g_ascii_islower (head))
    return head - 'a' + 2;
  if (g_ascii_isupper (head))
    return 'Z' - head + 2;
  return 0;
}

/* Nothing comes before this integer part, so it must not stand alone. */
static gboolean
is_smallest (const char *key, gsize length)
{
  if (key[0] != 'A')
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (key[i] != '0')
      return FALSE;
  return TRUE;
}

gboolean
muster_order_is_valid (const char *key)
{
  gsize length = strlen (key);
  gsize integer = integer_length (key[0]);

  if (integer == 0 || length < integer)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (digit_value (key[i]) < 0)
      return FALSE;
  if (length > integer)
    return key[length - 1] != '0';
  return !is_smallest (key, integer);
}

/* The next integer part; %NULL after the last. */
static char *
increment (const char *integer)
{
  gsize length = strlen (integer);
  g_autoptr (GString) next = g_string_new (integer);

  for (gsize i = length - 1; i > 0; i--)
    {
      int value = digit_value (integer[i]);

      if (value < BASE - 1)
        {
          next->str[i] = digits[value + 1];
          return g_string_free (g_steal_pointer (&next), FALSE);
        }
      next->str[i] = '0';
    }

  if (integer[0] == 'z')
    return NULL;
  if (integer[0] == 'Z')
    return g_strdup ("a0");
  next->str[0]++;
  if (next->str[0] > 'a')
    g_string_append_c (next, '0');
  else
    g_string_truncate (next, length - 1);
  return g_string_free (g_steal_pointer (&next), FALSE);
}

/* The integer part before; %NULL before the first. */
static char *
decrement (const char *integer)
{
  gsize length = strlen (integer);
  g_autoptr (GString) previous = g_string_new (integer);

  for (gsize i = length - 1; i > 0; i--)
    {
      int value = digit_value (integer[i]);

      if (value > 0)
        {
          previous->str[i] = digits[value - 1];
          return g_string_free (g_steal_pointer (&previous), FALSE);
        }
      previous->str[i] = 'z';
    }

  if (integer[0] == 'A')
    return NULL;
  if (integer[0] == 'a')
    return g_strdup ("Zz");
  previous->str[0]--;
  if (previous->str[0] < 'Z')
    g_string_append_c (previous, 'z');
  else
    g_string_truncate (previous, length - 1);
  return g_string_free (g_steal_pointer (&previous), FALSE);
}

/* Appends a fraction between @a and @b, where %NULL stands for one. */
static void
append_midpoint (GString *key, const char *a, const char *b)
{
  for (;;)
    {
      int low, high;

      while (b != NULL && *b != 0 && (*a != 0 ? *a : '0') == *b)
        {
          g_string_append_c (key, *b++);
          if (*a != 0)
            a++;
        }

      low = *a != 0 ? digit_value (*a) : 0;
      high = b != NULL ? digit_value (*b) : BASE;
      if (high - low > 1)
        {
          g_string_append_c (key, digits[(low + high + 1) / 2]);
          return;
        }
      if (b != NULL && b[1] != 0)
        {
          g_string_append_c (key, *b);
          return;
        }
      g_string_append_c (key, digits[low]);
      if (*a != 0)
        a++;
      b = NULL;
    }
}

static char *
with_midpoint (const char *integer, const char *a, const char *b)
{
  GString *key = g_string_new (integer);

  append_midpoint (key, a, b);
  return g_string_free (key, FALSE);
}

static char *
before_key (const char *after)
{
  gsize length = integer_length (after[0]);
  g_autofree char *integer = g_strndup (after, length);
  g_autofree char *previous = NULL;

  if (is_smallest (integer, length))
    return with_midpoint (integer, "", after + length);
  if (after[length] != 0)
    return g_steal_pointer (&integer);

  previous = decrement (integer);
  if (is_smallest (previous, strlen (previous)))
    return with_midpoint (previous, "", NULL);
  return g_steal_pointer (&previous);
}

static char *
after_key (const char *before)
{
  gsize length = integer_length (before[0]);
  g_autofree char *integer = g_strndup (before, length);
  char *next = increment (integer);

  return next != NULL ? next : with_midpoint (integer, before + length, NULL);
}

char *
muster_order_between (const char *before, const char *after)
{
  gsize length;
  g_autofree char *integer = NULL;
  g_autofree char *next = NULL;

  g_return_val_if_fail (before == NULL || muster_order_is_valid (before), NULL);
  g_return_val_if_fail (after == NULL || muster_order_is_valid (after), NULL);
  g_return_val_if_fail (before == NULL || after == NULL || strcmp (before, after) < 0, NULL);

  if (before == NULL && after == NULL)
    return g_strdup ("a0");
  if (before == NULL)
    return before_key (after);
  if (after == NULL)
    return after_key (before);

  length = integer_length (before[0]);
  integer = g_strndup (before, length);
  if (strncmp (after, integer, length) == 0)
    return with_midpoint (integer, before + length, after + length);
  next = increment (integer);
  if (next != NULL && strcmp (next, after) < 0)
    return g_steal_pointer (&next);
  return with_midpoint (integer, before + length, NULL);
}

typedef struct
{
  guint from;
  guint to;
} Gap;

/* Keys of a gap are made from the middle outwards, so that none is a step on from a step on. */
static void
fill_gap (GPtrArray *keys, const char *before, const char *after)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Gap gap = { 0, keys->len };

  g_array_append_val (gaps, gap);
  while (gaps->len > 0)
    {
      guint middle;
      Gap left, right;

      gap = g_array_index (gaps, Gap, gaps->len - 1);
      g_array_set_size (gaps, gaps->len - 1);
      if (gap.from >= gap.to)
        continue;
      middle = gap.from + (gap.to - gap.from) / 2;
      g_ptr_array_index (keys, middle) = muster_order_between (gap.from > 0 ? g_ptr_array_index (keys, gap.from - 1) : before, gap.to < keys->len ? g_ptr_array_index (keys, gap.to) : after);
      left = (Gap){ gap.from, middle };
      right = (Gap){ middle + 1, gap.to };
      g_array_append_val (gaps, left);
      g_array_append_val (gaps, right);
    }
}

GPtrArray *
muster_order_spread (const char *before, const char *after, guint n)
{
  GPtrArray *keys = g_ptr_array_new_full (n, g_free);

  g_ptr_array_set_size (keys, n);
  if (after != NULL)
    {
      fill_gap (keys, before, after);
      return keys;
    }
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_index (keys, i) = muster_order_between (before, NULL);
      before = g_ptr_array_index (keys, i);
    }
  return keys;
}
