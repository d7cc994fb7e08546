/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-shifts.c: what differs between two stages, told by hand; and over random charts that it is all
 * that differs.
 */
#include "chart.h"
#include "edit.h"
#include "shifts.h"

/* {{{ By hand */

/* From s1 to s2, each shift as "record:kinds", with the record before where it is another. */
static const struct
{
  const char *promise;
  const char *chart;
  const char *shifts;
} cases[] = {
  { "nothing differs", "<s1 s2> D[*a b]", "" },
  { "a role joins", "<s1 s2> D[*a b@s2-]", "b:joins" },
  { "a role leaves", "<s1 s2> D[*a b@-s2]", "b:leaves" },
  { "a department joins with what is in it", "<s1 s2> D[*a E@s2-[*e@s2-]]", "E:joins e:joins" },
  { "a department that joins takes its roles from the one above", "<s1 s2> D[*a E@s2-[e]]", "E:joins e:moves" },
  { "one that leaves gives them back", "<s1 s2> D[*a E@-s2[e]]", "E:leaves e:moves" },
  { "a manager joins above", "<s1 s2> D[*a E[*e@s2- f]]", "E:line e:joins f:line" },
  { "a manager leaves", "<s1 s2> D[*a E[*e@-s2 f]]", "E:line f:line e:leaves" },
  { "a manager by hand comes later", "<s1 s2> a b@s2- c>>b", "b:joins c:line" },
  { "somebody else holds the role", "<s1 s2> a{Ann@-s2,Bob@s2-}", "a:holders" },
  { "an open role is filled", "<s1 s2> a{Ann@s2-}", "a:holders" },
  { "a share that stays is no change", "<s1 s2> a{Ann%40,Bob%60}", "" },
  { "a role in another's stead moves", "<s1 s2> D[x@-s2{Ann}] E[y@s2-{Ann}]", "x-y:moves" },
  { "also within its department", "<s1 s2> D[x@-s2{Ann} y@s2-{Ann}]", "x-y:moves" },
  { "and may change hands", "<s1 s2> D[x@-s2{Ann,Bob%10}] E[y@s2-{Ann}]", "x-y:moves+holders" },
  { "who reports to a role that moved reports to the same", "<s1 s2> D[*x@-s2{Ann} E[*y@s2-{Ann} z]]", "D:line E:line x-y:moves" },
  { "one role moves in the stead of one", "<s1 s2> x@-s2{Ann} y@s2-{Ann} z@s2-{Ann}", "x-y:moves z:joins" },
  { "of two that leave one moves", "<s1 s2> w@-s2{Ann} x@-s2{Ann} y@s2-{Ann}", "w-y:moves x:leaves" },
  { "who keeps another role has not moved", "<s1 s2> w{Ann} x@-s2{Ann}", "x:leaves" },
};

static void
append (GString *text, MusterDocument *doc, const MusterShift *shift)
{
  static const char *const names[] = { "joins", "leaves", "moves", "line", "holders" };
  const char *separator = ":";

  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (shift->before.record != 0 && shift->after.record != 0 && shift->before.record != shift->after.record)
    g_string_append_printf (text, "%s-", muster_document_get_id (doc, shift->before.record));
  g_string_append (text, muster_document_get_id (doc, muster_shift_get_record (shift)));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((shift->kinds & 1 << i) != 0)
      {
        g_string_append_printf (text, "%s%s", separator, names[i]);
        separator = "+";
      }
}

static char *
write_shifts (MusterDocument *doc, const char *from, const char *to)
{
  g_autoptr (MusterProjection) before = muster_projection_new (doc, chart_get (doc, from));
  g_autoptr (MusterProjection) after = muster_projection_new (doc, chart_get (doc, to));
  g_autoptr (GArray) shifts = muster_shifts_new (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shifts->len; i++)
    append (text, doc, &g_array_index (shifts, MusterShift, i));
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (cases[i].chart);
      g_autofree char *shifts = write_shifts (doc, "s1", "s2");

      g_test_message ("%s", cases[i].promise);
      g_assert_cmpstr (shifts, ==, cases[i].shifts);
    }
}

/* Records have their ids as titles here, so that of two with one title one is renamed. */
static void
test_open (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> D[x@-s2] E[y@s2-]");
  g_autofree char *different = NULL, *same = NULL, *other = NULL;

  different = write_shifts (doc, "s1", "s2");
  g_assert_cmpstr (different, ==, "y:joins x:leaves");
  g_assert_true (muster_edit_set (doc, chart_get (doc, "y"), MUSTER_ROLE_TITLE, "x", MUSTER_COMMIT_DEFAULT, NULL));
  same = write_shifts (doc, "s1", "s2");
  g_assert_cmpstr (same, ==, "x-y:moves");
  other = write_shifts (doc, "s2", "s1");
  g_assert_cmpstr (other, ==, "x:joins y:leaves");
}

/* }}} */
/* {{{ All that differs */

/* Department or role to where it is. */
static GHashTable *
list_places (MusterProjection *projection)
{
  const MusterTree *departments = muster_projection_get_departments (projection), *roles = muster_projection_get_roles (projection);
  GHashTable *places = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < departments->n_nodes; i++)
    {
      guint parent = departments->nodes[i].parent;
      MusterShiftPlace place = { departments->nodes[i].record, parent != MUSTER_NOWHERE ? departments->nodes[parent].record : 0, muster_projection_get_head (projection, i) };

      g_hash_table_insert (places, GUINT_TO_POINTER (place.record), g_memdup2 (&place, sizeof place));
    }
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint home = muster_projection_get_department_of (projection, i), above = roles->nodes[i].parent;
      MusterShiftPlace place = { roles->nodes[i].record, home != MUSTER_NOWHERE ? departments->nodes[home].record : 0, above != MUSTER_NOWHERE ? roles->nodes[above].record : 0 };

      g_hash_table_insert (places, GUINT_TO_POINTER (place.record), g_memdup2 (&place, sizeof place));
    }
  return places;
}

/* Does what the shifts say: takes away what was, puts what is. */
static void
apply (GHashTable *places, const GArray *shifts, GHashTable *steads)
{
  for (guint i = 0; i < shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (shifts, MusterShift, i);

      if (shift->before.record != 0)
        g_assert_true (g_hash_table_remove (places, GUINT_TO_POINTER (shift->before.record)));
      if (shift->before.record != 0 && shift->after.record != 0)
        g_hash_table_insert (steads, GUINT_TO_POINTER (shift->before.record), GUINT_TO_POINTER (shift->after.record));
    }
  for (guint i = 0; i < shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (shifts, MusterShift, i);

      if (shift->after.record != 0)
        g_assert_true (g_hash_table_insert (places, GUINT_TO_POINTER (shift->after.record), g_memdup2 (&shift->after, sizeof shift->after)));
    }
}

static void
compare_places (GHashTable *places, GHashTable *wanted, GHashTable *steads)
{
  GHashTableIter iter;
  gpointer key, value;

  g_assert_cmpuint (g_hash_table_size (places), ==, g_hash_table_size (wanted));
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const MusterShiftPlace *place = g_hash_table_lookup (places, key), *want = value;

      g_assert_nonnull (place);
      g_assert_cmpuint (place->home, ==, want->home);
      if (place->above != want->above)
        g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (steads, GUINT_TO_POINTER (place->above))), ==, want->above);
    }
}

static void
check_all (MusterProjection *before, MusterProjection *after)
{
  g_autoptr (GArray) shifts = muster_shifts_new (before, after);
  g_autoptr (GHashTable) places = list_places (before);
  g_autoptr (GHashTable) wanted = list_places (after);
  g_autoptr (GHashTable) steads = g_hash_table_new (NULL, NULL);
  MusterDocument *doc = muster_projection_get_document (after);

  apply (places, shifts, steads);
  compare_places (places, wanted, steads);
  for (guint i = 0; i < shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (shifts, MusterShift, i);

      g_assert_true (shift->kinds != 0);
      g_assert_true (((shift->kinds & MUSTER_SHIFT_JOINS) != 0) == (shift->before.record == 0));
      g_assert_true (((shift->kinds & MUSTER_SHIFT_LEAVES) != 0) == (shift->after.record == 0));
    }
  g_assert_cmpuint (muster_shifts_count (shifts, doc, MUSTER_KIND_NONE, ~0u), ==, shifts->len);
}

static void
test_stages (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);

  for (guint i = 0; i < 300 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 0, 40), i % 4 == 0);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

      for (guint j = 0; j < stages->len; j++)
        for (guint k = 0; k < stages->len; k++)
          {
            g_autoptr (MusterProjection) before = muster_projection_new (doc, g_array_index (stages, MusterRecord, j));
            g_autoptr (MusterProjection) after = muster_projection_new (doc, g_array_index (stages, MusterRecord, k));
            g_autoptr (GArray) shifts = muster_shifts_new (before, after);

            check_all (before, after);
            if (j == k)
              g_assert_cmpuint (shifts->len, ==, 0);
          }
    }
}

static void
test_edits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (62);

  for (guint i = 0; i < 200 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 2, 40), FALSE);
      g_autoptr (MusterDocument) copy = muster_document_dup (doc, FALSE);
      MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand);
      MusterRecord department = chart_pick (doc, MUSTER_KIND_DEPARTMENT, rand);
      g_autoptr (MusterProjection) before = NULL, after = NULL;

      if (role == 0 || department == 0 || !muster_edit_move (copy, &role, 1, department, 0, MUSTER_SCOPE_ALONE, NULL))
        continue;
      before = muster_projection_new (doc, 0);
      after = muster_projection_new (copy, 0);
      check_all (before, after);
    }
}

/* }}} */

static void
test_before (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2 s3> a");

  g_assert_cmpuint (muster_stage_get_before (doc, chart_get (doc, "s1")), ==, 0);
  g_assert_cmpuint (muster_stage_get_before (doc, chart_get (doc, "s3")), ==, chart_get (doc, "s2"));
  g_assert_cmpuint (muster_stage_get_before (doc, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shifts/told by hand", test_cases);
  g_test_add_func ("/shifts/open roles that move", test_open);
  g_test_add_func ("/shifts/stages: nothing is left out", test_stages);
  g_test_add_func ("/shifts/edits: nothing is left out", test_edits);
  g_test_add_func ("/shifts/the stage before", test_before);
  return g_test_run ();
}
