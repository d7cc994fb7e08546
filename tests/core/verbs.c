/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * verbs.c: see verbs.h.
 */
#include "verbs.h"
#include "chart.h"

#include <math.h>

/* Some records of a kind, now and then one of another. */
static void
pick_some (MusterDocument *doc, GRand *rand, MusterKind kind, MusterRecord *records, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      MusterKind picked = g_rand_int_range (rand, 0, 20) == 0 ? (MusterKind) g_rand_int_range (rand, MUSTER_KIND_CHART, MUSTER_KIND_OTHER) : kind;

      records[i] = chart_pick (doc, picked, rand);
      if (records[i] == 0)
        records[i] = chart_pick (doc, kind, rand);
      if (records[i] == 0)
        records[i] = muster_document_get_chart (doc);
    }
}

static MusterRecord
pick_or_none (MusterDocument *doc, GRand *rand, MusterKind kind)
{
  return g_rand_boolean (rand) ? chart_pick (doc, kind, rand) : 0;
}

static gboolean
set_something (MusterDocument *doc, GRand *rand, GError **error)
{
  static const char *const texts[] = { "", "3", "0.5", "yes", "no", "2026-11-23", "#123456", "tool", "words", "a5" };
  MusterField field = g_rand_int_range (rand, 1, MUSTER_N_FIELDS);
  const MusterFieldInfo *info = muster_field_get_info (field);
  const char *text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
  MusterRecord record, target;

  pick_some (doc, rand, info->kind, &record, 1);
  pick_some (doc, rand, info->target != MUSTER_KIND_NONE ? info->target : MUSTER_KIND_ROLE, &target, 1);
  if (info->type == MUSTER_TYPE_REF && *text != 0)
    text = muster_document_get_id (doc, target);
  return muster_edit_set (doc, record, field, text, g_rand_boolean (rand) ? MUSTER_COMMIT_TYPING : MUSTER_COMMIT_DEFAULT, error);
}

static gboolean
add_something (MusterDocument *doc, GRand *rand, GError **error)
{
  static const MusterKind kinds[] = { MUSTER_KIND_STAGE, MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };
  MusterKind kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
  MusterRecord department = chart_pick (doc, MUSTER_KIND_DEPARTMENT, rand);
  MusterSetting setting = { kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT, muster_document_get_id (doc, department) };
  guint n_settings = department != 0 && (kind == MUSTER_KIND_ROLE || kind == MUSTER_KIND_DEPARTMENT);

  return muster_edit_add (doc, kind, &setting, n_settings, pick_or_none (doc, rand, kind), error) != 0;
}

gboolean
verbs_do (MusterDocument *doc, GRand *rand, GError **error)
{
  guint n = g_rand_int_range (rand, 1, 4);
  MusterRecord roles[4], departments[3], people[1], any[3];
  MusterRecord into = pick_or_none (doc, rand, MUSTER_KIND_DEPARTMENT);
  MusterScope scope = g_rand_int_range (rand, 0, 3) == 0 ? MUSTER_SCOPE_BRANCH : MUSTER_SCOPE_ALONE;

  pick_some (doc, rand, MUSTER_KIND_ROLE, roles, 4);
  pick_some (doc, rand, MUSTER_KIND_DEPARTMENT, departments, 3);
  pick_some (doc, rand, MUSTER_KIND_PERSON, people, 1);
  pick_some (doc, rand, g_rand_int_range (rand, MUSTER_KIND_STAGE, MUSTER_KIND_OTHER), any, 3);
  switch (g_rand_int_range (rand, 0, 21))
    {
    case 0:
    case 1:
      return add_something (doc, rand, error);
    case 2:
    case 3:
    case 4:
      return set_something (doc, rand, error);
    case 5:
      return muster_edit_remove (doc, any, g_rand_int_range (rand, 1, 3), scope, error);
    case 6:
      return muster_edit_move (doc, roles, n, into, pick_or_none (doc, rand, MUSTER_KIND_ROLE), scope, error);
    case 7:
      return muster_edit_nest (doc, departments, MIN (n, 3), into, pick_or_none (doc, rand, MUSTER_KIND_DEPARTMENT), error);
    case 8:
      return muster_edit_reorder (doc, any[0], pick_or_none (doc, rand, muster_document_get_kind (doc, any[0])), error);
    case 9:
      return muster_edit_set_manager (doc, roles, n, pick_or_none (doc, rand, MUSTER_KIND_ROLE), error);
    case 10:
      return muster_edit_insert_above (doc, roles[0], pick_or_none (doc, rand, MUSTER_KIND_ROLE), "Above", error) != 0;
    case 11:
      return muster_edit_promote (doc, roles[0], error);
    case 12:
      return muster_edit_assign (doc, people[0], roles[0], g_rand_boolean (rand) ? 50 : NAN, error);
    case 13:
      return muster_edit_replace (doc, people[0], roles[0], error);
    case 14:
      return muster_edit_unassign (doc, people[0], roles[0], error);
    case 15:
      return muster_edit_swap (doc, roles[0], roles[1], error);
    case 16:
      return muster_edit_split (doc, roles[0], error) != 0;
    case 17:
      return muster_edit_merge (doc, roles[0], roles[1], error);
    case 18:
      return muster_edit_copy (doc, any[1], scope, into, error) != 0;
    case 19:
      return muster_edit_collapse (doc, g_rand_boolean (rand) ? roles : departments, MIN (n, 3), g_rand_boolean (rand), error);
    default:
      return muster_edit_link (doc, roles[0], roles[1], NULL, error) != 0;
    }
}
