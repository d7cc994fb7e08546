/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-words.c: see plan-words.h.
 */
#include "plan-words.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

static const char *
get_text (MusterDocument *doc, MusterField field, const char *fallback)
{
  const char *text = muster_document_get_text (doc, muster_document_get_chart (doc), field);

  return text != NULL ? text : fallback;
}

/* The sign of a currency before a number; its code where it has none of its own. */
static const char *
get_currency_sign (const char *currency)
{
  static const char *const signs[][2] = { { "CNY", "¥" }, { "JPY", "¥" }, { "EUR", "€" }, { "GBP", "£" }, { "USD", "$" }, { "HKD", "HK$" }, { "TWD", "NT$" } };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i][0], currency))
      return signs[i][1];
  return currency;
}

/* The larger units in which sums are said: how many, and the sign, which languages count differently. */
static char *
dup_short (double sum)
{
  const char *const units[] = {
    /* Translators: a unit for large sums: how many make one, and its sign after the number, as
     * “1000000000 bn”; where one counts by ten thousand, “100000000 亿” */
    _ ("1000000000 bn"),
    /* Translators: the next smaller unit, as “1000000 M” */
    _ ("1000000 M"),
    /* Translators: the smallest, as “1000 k”; “10000 万” */
    _ ("1000 k"),
  };
  double size = fabs (sum);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double unit = g_ascii_strtod (units[i], NULL);
      const char *sign = strchr (units[i], ' ');

      if (unit > 0 && sign != NULL && size >= unit * 0.9995)
        return g_strdup_printf (size / unit < 9.95 && fabs (round (size / unit) * unit - size) >= unit * 0.05 ? "%.1f%s" : "%.0f%s", size / unit, sign + 1);
    }
  return g_strdup_printf ("%.0f", size);
}

char *
muster_plan_dup_money (MusterDocument *doc, double sum, gboolean sign)
{
  g_autofree char *number = dup_short (sum);

  if (sign)
    return g_strconcat (sum < 0 ? "−" : "+", number, NULL);
  return g_strconcat (sum < 0 ? "−" : "", get_currency_sign (get_text (doc, MUSTER_CHART_CURRENCY, "CNY")), " ", number, NULL);
}

const char *
muster_plan_get_period (MusterDocument *doc)
{
  return g_str_equal (get_text (doc, MUSTER_CHART_PAY_PERIOD, "month"), "year") ? _ ("a year") : _ ("a month");
}

double
muster_plan_get_cost (const MusterFigures *figures)
{
  return (figures->cost_min + figures->cost_max) / 2;
}

char *
muster_plan_dup_day (const char *date, const char *today)
{
  g_autofree char *full = date != NULL ? g_strconcat (date, "T00:00:00", NULL) : NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) day = full != NULL ? g_date_time_new_from_iso8601 (full, zone) : NULL;

  if (day == NULL)
    return NULL;
  if (strncmp (date, today, 4) == 0)
    /* Translators: a day of this year, as g_date_time_format() writes it */
    return g_date_time_format (day, _ ("%-d %b"));
  /* Translators: a day of another year */
  return g_date_time_format (day, _ ("%-d %b %Y"));
}

char *
muster_plan_dup_difference (int difference)
{
  if (difference == 0)
    return g_strdup ("");
  return difference > 0 ? g_strdup_printf ("+%d", difference) : g_strdup_printf ("−%d", -difference);
}
