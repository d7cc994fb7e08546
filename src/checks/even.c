/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * even.c: see even.h. Whole numbers by the largest remainder (Hamilton's method).
 */
#include "even.h"

#include <math.h>

/* Rounds down, and gives what is missing to those that lost most. */
static void
round_off (double *numbers, guint n)
{
  g_autofree double *lost = g_new0 (double, n);
  double missing = 100;

  for (guint i = 0; i < n; i++)
    if (!isnan (numbers[i]) && numbers[i] < 1)
      return;
  for (guint i = 0; i < n; i++)
    if (!isnan (numbers[i]))
      {
        double whole = floor (numbers[i] + 1e-9);

        lost[i] = numbers[i] - whole;
        numbers[i] = whole;
        missing -= whole;
      }
  for (; missing > 0.5; missing--)
    {
      guint most = 0;

      for (guint i = 1; i < n; i++)
        if (!isnan (numbers[i]) && (isnan (numbers[most]) || lost[i] > lost[most] + 1e-9))
          most = i;
      numbers[most]++;
      lost[most] = 0;
    }
}

void
muster_even_out (double *numbers, guint n)
{
  guint n_unset = 0;
  double sum = 0;

  for (guint i = 0; i < n; i++)
    if (isnan (numbers[i]))
      n_unset++;
    else
      sum += numbers[i];
  if (n_unset == n)
    return;

  for (guint i = 0; i < n; i++)
    if (isnan (numbers[i]) && sum < 100)
      numbers[i] = (100 - sum) / n_unset;
    else if (sum > 100 || n_unset == 0)
      numbers[i] *= 100 / sum;
  round_off (numbers, n);
}
