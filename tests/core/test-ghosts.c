/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-ghosts.c: with its ghosts an organisation is what it was, and beside it whatever left or moved,
 * where that was.
 */
#include "chart.h"
#include "edit.h"
#include "ghosts.h"

static MusterRecord
record_at (const MusterTree *tree, guint index)
{
  return index != MUSTER_NOWHERE ? tree->nodes[index].record : 0;
}

/* Each department and role that is there has the place among the ghosts that it has without them. */
static void
check_real (MusterProjection *after, MusterGhosts *ghosts)
{
  MusterProjection *haunted = muster_ghosts_get_projection (ghosts);
  const MusterTree *departments = muster_projection_get_departments (after), *roles = muster_projection_get_roles (after);
  const MusterTree *more_departments = muster_projection_get_departments (haunted), *more_roles = muster_projection_get_roles (haunted);

  g_assert_cmpuint (departments->n_nodes + roles->n_nodes + muster_ghosts_list (ghosts)->len, ==, more_departments->n_nodes + more_roles->n_nodes);
  for (guint i = 0; i < departments->n_nodes; i++)
    {
      guint place = muster_projection_find (haunted, departments->nodes[i].record);

      g_assert_cmpuint (place, !=, MUSTER_NOWHERE);
      g_assert_cmpuint (record_at (more_departments, more_departments->nodes[place].parent), ==, record_at (departments, departments->nodes[i].parent));
      g_assert_cmpuint (muster_projection_get_head (haunted, place), ==, muster_projection_get_head (after, i));
    }
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint place = muster_projection_find (haunted, roles->nodes[i].record);

      g_assert_cmpuint (place, !=, MUSTER_NOWHERE);
      g_assert_cmpuint (record_at (more_roles, more_roles->nodes[place].parent), ==, record_at (roles, roles->nodes[i].parent));
      g_assert_cmpuint (record_at (more_departments, muster_projection_get_department_of (haunted, place)), ==, record_at (departments, muster_projection_get_department_of (after, i)));
    }
}

/* What a record of before is called among the ghosts: itself if it is there, else its ghost. */
static MusterRecord
find_stand (MusterProjection *after, MusterGhosts *ghosts, MusterRecord record)
{
  const GArray *list = muster_ghosts_list (ghosts);

  if (record == 0 || muster_projection_find (after, record) != MUSTER_NOWHERE)
    return record;
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, MusterGhost, i).of == record)
      return g_array_index (list, MusterGhost, i).record;
  g_assert_not_reached ();
}

/* With ghosts among them lines may lead back that did not before. */
static gboolean
is_cut (MusterProjection *projection, MusterRecord role)
{
  const GArray *cuts = muster_projection_get_cuts (projection);

  for (guint i = 0; i < cuts->len; i++)
    if (g_array_index (cuts, MusterRecord, i) == role)
      return TRUE;
  return FALSE;
}

/* Each ghost is in the department where it was. */
static void
check_ghosts (MusterProjection *after, MusterGhosts *ghosts, const GArray *shifts)
{
  MusterProjection *haunted = muster_ghosts_get_projection (ghosts);
  const MusterTree *departments = muster_projection_get_departments (haunted), *roles = muster_projection_get_roles (haunted);
  const GArray *list = muster_ghosts_list (ghosts);

  g_assert_cmpuint (list->len, ==, muster_shifts_count (shifts, muster_projection_get_document (after), MUSTER_KIND_NONE, MUSTER_SHIFT_LEAVES | MUSTER_SHIFT_MOVES));
  for (guint i = 0; i < list->len; i++)
    {
      const MusterGhost *ghost = &g_array_index (list, MusterGhost, i);
      const MusterShiftPlace *place = &g_array_index (shifts, MusterShift, ghost->shift).before;
      guint index = muster_projection_find (haunted, ghost->record);

      g_assert_cmpuint (index, !=, MUSTER_NOWHERE);
      g_assert_true (muster_ghosts_find (ghosts, ghost->record) == ghost);
      g_assert_cmpuint (muster_projection_find (after, ghost->record), ==, MUSTER_NOWHERE);
      if (muster_document_get_kind (muster_projection_get_document (haunted), ghost->record) == MUSTER_KIND_DEPARTMENT)
        g_assert_cmpuint (record_at (departments, departments->nodes[index].parent), ==, find_stand (after, ghosts, place->home));
      else
        g_assert_cmpuint (record_at (departments, muster_projection_get_department_of (haunted, index)), ==, find_stand (after, ghosts, place->home));
      if (place->above != 0 && index < roles->n_nodes && roles->nodes[index].record == ghost->record && !is_cut (haunted, ghost->record))
        g_assert_cmpuint (record_at (roles, roles->nodes[index].parent), ==, find_stand (after, ghosts, place->above));
    }
}

static void
check (MusterProjection *before, MusterProjection *after)
{
  g_autoptr (GArray) shifts = muster_shifts_new (before, after);
  g_autoptr (MusterGhosts) ghosts = muster_ghosts_new (before, after, shifts);

  check_real (after, ghosts);
  check_ghosts (after, ghosts, shifts);
}

static void
test_stages (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (81);

  for (guint i = 0; i < 200 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 0, 40), i % 4 == 0);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

      for (guint j = 0; j < stages->len; j++)
        for (guint k = 0; k <= stages->len; k++)
          {
            MusterRecord other = k < stages->len ? g_array_index (stages, MusterRecord, k) : 0;
            g_autoptr (MusterProjection) before = muster_projection_new (doc, other);
            g_autoptr (MusterProjection) after = muster_projection_new (doc, g_array_index (stages, MusterRecord, j));

            check (before, after);
          }
    }
}

/* Also what was removed has a ghost. */
static void
test_edits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (82);

  for (guint i = 0; i < 300 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 2, 40), FALSE);
      g_autoptr (MusterDocument) copy = muster_document_dup (doc, FALSE);
      MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand), other = chart_pick (doc, MUSTER_KIND_ROLE, rand);
      MusterRecord department = chart_pick (doc, MUSTER_KIND_DEPARTMENT, rand), inner = chart_pick (doc, MUSTER_KIND_DEPARTMENT, rand);
      g_autoptr (MusterProjection) before = NULL, after = NULL;

      if (role == 0 || department == 0)
        continue;
      muster_edit_move (copy, &role, 1, department, 0, MUSTER_SCOPE_BRANCH, NULL);
      muster_edit_nest (copy, &inner, 1, department, 0, NULL);
      muster_edit_remove (copy, &other, 1, MUSTER_SCOPE_ALONE, NULL);
      before = muster_projection_new (doc, 0);
      after = muster_projection_new (copy, 0);
      check (before, after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ghosts/stages: all stands where it was", test_stages);
  g_test_add_func ("/ghosts/edits: all stands where it was", test_edits);
  return g_test_run ();
}
