/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * verbs-more.c: see verbs.h. The verbs that verbs.c leaves out: plan, teams, duties, fields of one's own,
 * cells, text and whole documents.
 */
#include "become.h"
#include "chart.h"
#include "verbs.h"

static MusterRecord
pick (MusterDocument *doc, GRand *rand, MusterKind kind)
{
  MusterKind picked = g_rand_int_range (rand, 0, 20) == 0 ? (MusterKind) g_rand_int_range (rand, MUSTER_KIND_CHART, MUSTER_KIND_OTHER) : kind;
  MusterRecord record = chart_pick (doc, picked, rand);

  return record != 0 ? record : muster_document_get_chart (doc);
}

static MusterRecord
pick_or_none (MusterDocument *doc, GRand *rand, MusterKind kind)
{
  return g_rand_boolean (rand) ? chart_pick (doc, kind, rand) : 0;
}

static const char *
pick_text (GRand *rand)
{
  static const char *const texts[] = { "", "a", "Cook", "名字", "3", "2026-12-24", "yes", "=1+1", "“quoted”\n\ttab", "\xe2\x80\xae"
                                                                                                                     "evil" };

  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static gboolean
set_cells (MusterDocument *doc, GRand *rand, GError **error)
{
  MusterKind kind = (const MusterKind[]){ MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON }[g_rand_int_range (rand, 0, 3)];
  g_autoptr (GArray) aspects = muster_aspects_list (doc, kind);
  MusterRecord rows[2] = { pick_or_none (doc, rand, kind), pick_or_none (doc, rand, kind) };
  MusterAspect columns[2];
  const char *texts[4];
  MusterBlock block = { .kind = kind, .stage = 0, .rows = rows, .n_rows = 2, .columns = columns, .n_columns = 2, .texts = texts };

  for (guint i = 0; i < 2; i++)
    columns[i] = g_array_index (aspects, MusterAspect, g_rand_int_range (rand, 0, (int) aspects->len));
  for (guint i = 0; i < 4; i++)
    texts[i] = g_rand_boolean (rand) ? pick_text (rand) : NULL;
  return muster_edit_set_block (doc, &block, "Cells", error);
}

/* As going back to an earlier version does. */
static gboolean
become_other (MusterDocument *doc, GRand *rand)
{
  g_autoptr (MusterDocument) other = muster_document_dup (doc, FALSE);

  for (guint i = 0; i < 5; i++)
    verbs_do (other, rand, NULL);
  muster_edit_become (doc, other, "Become");
  return TRUE;
}

static gboolean
replace_text (MusterDocument *doc, GRand *rand, GError **error)
{
  MusterRecord roles[] = { pick (doc, rand, MUSTER_KIND_ROLE), pick (doc, rand, MUSTER_KIND_ROLE) };
  GError *refused = NULL;

  muster_edit_replace_text (doc, roles, 2, MUSTER_ROLE_TITLE, "o", pick_text (rand), g_rand_boolean (rand), &refused);
  if (refused != NULL)
    g_propagate_error (error, refused);
  return refused == NULL;
}

static gboolean
plan (MusterDocument *doc, GRand *rand, GError **error)
{
  MusterRecord roles[] = { pick (doc, rand, MUSTER_KIND_ROLE), pick (doc, rand, MUSTER_KIND_ROLE) };
  MusterRecord stage = pick (doc, rand, MUSTER_KIND_STAGE);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return muster_edit_join_at (doc, roles, 2, stage, error);
    case 1:
      return muster_edit_leave_at (doc, roles, 2, pick_or_none (doc, rand, MUSTER_KIND_STAGE), error);
    case 2:
      return muster_edit_mark_done (doc, pick (doc, rand, MUSTER_KIND_CHECKPOINT), g_rand_boolean (rand) ? "2026-11-24" : NULL, error);
    case 3:
      return muster_edit_add_stage (doc, pick_text (rand), pick_or_none (doc, rand, MUSTER_KIND_STAGE), error) != 0;
    case 4:
      return muster_edit_divide (doc, roles[0], stage, error) != 0;
    default:
      return muster_edit_move_from_stage (doc, roles[0], pick_or_none (doc, rand, MUSTER_KIND_DEPARTMENT), pick_or_none (doc, rand, MUSTER_KIND_ROLE), stage, error) != 0;
    }
}

gboolean
verbs_do_any (MusterDocument *doc, GRand *rand, GError **error)
{
  static const char *const types[] = { "text", "number", "date", "flag", "none" };
  MusterRecord roles[] = { pick (doc, rand, MUSTER_KIND_ROLE), pick (doc, rand, MUSTER_KIND_ROLE) };
  MusterRecord responsibility = pick (doc, rand, MUSTER_KIND_RESPONSIBILITY);
  MusterRecord stage = pick_or_none (doc, rand, MUSTER_KIND_STAGE);
  MusterKind kind = (MusterKind) g_rand_int_range (rand, MUSTER_KIND_STAGE, MUSTER_KIND_OTHER);

  switch (g_rand_int_range (rand, 0, 32))
    {
    case 0:
      return set_cells (doc, rand, error);
    case 1:
      return become_other (doc, rand);
    case 2:
      return replace_text (doc, rand, error);
    case 3:
    case 4:
    case 5:
      return plan (doc, rand, error);
    case 6:
      return muster_edit_set_part (doc, responsibility, roles[0], (MusterPart) g_rand_int_range (rand, MUSTER_PART_NONE, MUSTER_N_PARTS), error);
    case 7:
      return muster_edit_hand_over (doc, responsibility, roles[0], error);
    case 8:
      return muster_edit_join (doc, roles, 2, pick_or_none (doc, rand, MUSTER_KIND_ROLE), stage, error);
    case 9:
      return muster_edit_collapse_to (doc, g_rand_boolean (rand) ? MUSTER_KIND_ROLE : MUSTER_KIND_DEPARTMENT, stage, (guint) g_rand_int_range (rand, 0, 5), error);
    case 10:
      return muster_edit_add_field (doc, kind, pick_text (rand), types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))], error) != 0;
    case 11:
      return muster_edit_save_filter (doc, pick_text (rand), pick_text (rand), error) != 0;
    case 12:
      return muster_edit_vacate (doc, roles[0], error);
    case 13:
      return muster_edit_add (doc, kind, NULL, 0, pick_or_none (doc, rand, kind), error) != 0;
    case 14:
      return muster_edit_set_many (doc, roles, 2, MUSTER_ROLE_TITLE, pick_text (rand), g_rand_boolean (rand) ? MUSTER_COMMIT_TYPING : MUSTER_COMMIT_NAMING, error);
    default:
      return verbs_do (doc, rand, error);
    }
}
