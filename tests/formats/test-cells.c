/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells mean what people mean by them, and what is no number, yes or way is not taken for one.
 */
#include <math.h>

#include "cells.h"

/* {{{ Numbers */

static const struct
{
  const char *text;
  gboolean comma;
  /* NAN if it is no number. */
  double number;
} numbers[] = {
  { "0", FALSE, 0 },
  { "12", FALSE, 12 },
  { "-3", FALSE, -3 },
  { "0.83", FALSE, 0.83 },
  { ".5", FALSE, 0.5 },
  { "1,234", FALSE, 1234 },
  { "1,234,567.5", FALSE, 1234567.5 },
  { "1 234 567", FALSE, 1234567 },
  { "1'234", FALSE, 1234 },
  { "£45,000", FALSE, 45000 },
  { "¥8000", FALSE, 8000 },
  { "8000元", FALSE, 8000 },
  { "EUR 1,000.00", FALSE, 1000 },
  { "45000 GBP", FALSE, 45000 },
  { "45k", FALSE, 45000 },
  { "1.5万", FALSE, 15000 },
  { "50%", FALSE, 0.5 },
  { "1,5", TRUE, 1.5 },
  { "1.234,5", TRUE, 1234.5 },
  { "1,5", FALSE, NAN },
  { "12,34", FALSE, NAN },
  { "1.2.3", FALSE, NAN },
  { "", FALSE, NAN },
  { "-", FALSE, NAN },
  { "£", FALSE, NAN },
  { "abc", FALSE, NAN },
  { "12 people", FALSE, NAN },
  { "1e5", FALSE, NAN },
  { "inf", FALSE, NAN },
  { "0x10", FALSE, NAN },
  { "1-2", FALSE, NAN },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double number;
      gboolean understood = muster_cell_number (numbers[i].text, numbers[i].comma, &number);

      g_test_message ("%s", numbers[i].text);
      g_assert_true (understood == !isnan (numbers[i].number));
      if (understood)
        g_assert_cmpfloat (number, ==, numbers[i].number);
    }
}

static const struct
{
  const char *text;
  double min;
  double max;
} ranges[] = {
  { "8000", 8000, 8000 },
  { "8000-12000", 8000, 12000 },
  { "£8,000 – £12,000", 8000, 12000 },
  { "8k~12k", 8000, 12000 },
  { "0.8万至1.2万", 8000, 12000 },
  { "8000 to 12000", 8000, 12000 },
  { "8000-", NAN, NAN },
  { "8000-x", NAN, NAN },
  { "1-2-3", NAN, NAN },
  { "x", NAN, NAN },
};

static void
test_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      double min, max;
      gboolean understood = muster_cell_range (ranges[i].text, FALSE, &min, &max);

      g_test_message ("%s", ranges[i].text);
      g_assert_true (understood == !isnan (ranges[i].min));
      if (!understood)
        continue;
      g_assert_cmpfloat (min, ==, ranges[i].min);
      g_assert_cmpfloat (max, ==, ranges[i].max);
    }
}

/* }}} */
/* {{{ Words */

static const struct
{
  const char *text;
  MusterHolder holder;
} holders[] = {
  { "Ann Lee", MUSTER_HOLDER_NAMED },
  { "王伟", MUSTER_HOLDER_NAMED },
  { "Na", MUSTER_HOLDER_NAMED },
  { "Vacantia Smith", MUSTER_HOLDER_NAMED },
  { "O'Neill", MUSTER_HOLDER_NAMED },
  { "", MUSTER_HOLDER_OPEN },
  { "Vacant", MUSTER_HOLDER_OPEN },
  { "'Vacant'", MUSTER_HOLDER_OPEN },
  { "Vacant'", MUSTER_HOLDER_OPEN },
  { "(vacant)", MUSTER_HOLDER_OPEN },
  { "VACANCY", MUSTER_HOLDER_OPEN },
  { "Open", MUSTER_HOLDER_OPEN },
  { "TBH", MUSTER_HOLDER_OPEN },
  { "tbd", MUSTER_HOLDER_OPEN },
  { "N/A", MUSTER_HOLDER_OPEN },
  { "NA", MUSTER_HOLDER_OPEN },
  { "—", MUSTER_HOLDER_OPEN },
  { "空缺", MUSTER_HOLDER_OPEN },
  { "待招", MUSTER_HOLDER_OPEN },
  { "N/D", MUSTER_HOLDER_UNDISCLOSED },
  { "'n/d'", MUSTER_HOLDER_UNDISCLOSED },
  { "Not disclosed", MUSTER_HOLDER_UNDISCLOSED },
  { "保密", MUSTER_HOLDER_UNDISCLOSED },
  { "Eliminated", MUSTER_HOLDER_GONE },
  { "'Eliminated'", MUSTER_HOLDER_GONE },
};

static void
test_holders (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      g_test_message ("%s", holders[i].text);
      g_assert_cmpint (muster_cell_holder (holders[i].text), ==, holders[i].holder);
    }
}

static void
test_flags (void)
{
  static const char *const yes[] = { "Y", "yes", "TRUE", "1", "x", "是", "✓" };
  static const char *const no[] = { "", "N", "No", "false", "0", "-", "否" };
  static const char *const neither[] = { "maybe", "2", "也许" };
  gboolean flag;

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (muster_cell_flag (yes[i], &flag) && flag);
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_true (muster_cell_flag (no[i], &flag) && !flag);
  for (guint i = 0; i < G_N_ELEMENTS (neither); i++)
    g_assert_false (muster_cell_flag (neither[i], &flag));
}

static void
test_types (void)
{
  g_assert_cmpstr (muster_cell_type ("Full-time"), ==, "employee");
  g_assert_cmpstr (muster_cell_type ("实习生"), ==, "employee");
  g_assert_cmpstr (muster_cell_type ("Freelancer"), ==, "contractor");
  g_assert_cmpstr (muster_cell_type ("外包"), ==, "contractor");
  g_assert_cmpstr (muster_cell_type ("供应商"), ==, "vendor");
  g_assert_cmpstr (muster_cell_type ("tool"), ==, "tool");
  g_assert_null (muster_cell_type ("wizard"));
  g_assert_null (muster_cell_type (""));
}

static void
test_dates (void)
{
  g_assert_true (muster_cell_is_date ("2024-01-31"));
  g_assert_true (muster_cell_is_date ("31/1/2024"));
  g_assert_true (muster_cell_is_date ("2024年1月"));
  g_assert_false (muster_cell_is_date ("Growth"));
  g_assert_false (muster_cell_is_date ("1"));
  g_assert_false (muster_cell_is_date ("2 - Growth"));
  g_assert_false (muster_cell_is_date (""));
}

/* }}} */

static const struct
{
  const char *text;
  /* The parts, with bars between. */
  const char *parts;
} paths[] = {
  { "", "" },
  { "Sales", "Sales" },
  { "A / B / C", "A|B|C" },
  { "A > B", "A|B" },
  { "A » B", "A|B" },
  { "/A/B", "A|B" },
  { "/", "" },
  { "R&D/QA", "R&D/QA" },
  { "公司/运营部/推广组", "公司|运营部|推广组" },
  { " / A /  / B / ", "A|B" },
  { "A/B / C", "A/B|C" },
};

static void
test_paths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_auto (GStrv) parts = muster_cell_split_path (paths[i].text);
      g_autofree char *joined = g_strjoinv ("|", parts);

      g_assert_cmpstr (joined, ==, paths[i].parts);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cells/numbers", test_numbers);
  g_test_add_func ("/cells/ranges", test_ranges);
  g_test_add_func ("/cells/holders", test_holders);
  g_test_add_func ("/cells/flags", test_flags);
  g_test_add_func ("/cells/types", test_types);
  g_test_add_func ("/cells/dates", test_dates);
  g_test_add_func ("/cells/paths", test_paths);
  return g_test_run ();
}
