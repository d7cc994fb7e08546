/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-state.c: see plan-state.h.
 */
#include "plan-state.h"
#include "card.h"

static void
add_card (MusterPlanStage *stage, MusterPlanSection section, const MusterShift *shift)
{
  MusterPlanCard card = { muster_shift_get_record (shift), *shift };
  gboolean role = muster_document_get_kind (muster_projection_get_document (stage->projection), card.record) == MUSTER_KIND_ROLE;

  g_array_append_val (stage->cards[section], card);
  if (section == MUSTER_PLAN_JOIN && role && muster_projection_is_open (stage->projection, card.record))
    stage->hires++;
}

static void
add_all (MusterPlanStage *stage, const MusterTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    add_card (stage, MUSTER_PLAN_JOIN, &(MusterShift){ .kinds = MUSTER_SHIFT_JOINS, .after.record = tree->nodes[i].record });
}

static MusterPlanSection
choose_section (const MusterShift *shift)
{
  if ((shift->kinds & MUSTER_SHIFT_JOINS) != 0)
    return MUSTER_PLAN_JOIN;
  if ((shift->kinds & MUSTER_SHIFT_LEAVES) != 0)
    return MUSTER_PLAN_LEAVE;
  return (shift->kinds & MUSTER_SHIFT_MOVES) != 0 ? MUSTER_PLAN_MOVE : MUSTER_PLAN_CHANGE;
}

static void
fill (MusterPlanState *state, guint number, MusterRecord record)
{
  MusterPlanStage *stage = &state->stages[number];
  g_autoptr (GArray) shifts = NULL;

  stage->stage = record;
  stage->projection = muster_projection_new (state->doc, record);
  stage->metrics = muster_metrics_new (stage->projection);
  stage->posts = muster_scene_count_posts (stage->projection);
  stage->progress = muster_stage_get_progress (state->doc, record, state->today);
  for (guint i = 0; i < MUSTER_PLAN_N_SECTIONS; i++)
    stage->cards[i] = g_array_new (FALSE, FALSE, sizeof (MusterPlanCard));
  if (number == 0)
    {
      add_all (stage, muster_projection_get_departments (stage->projection));
      add_all (stage, muster_projection_get_roles (stage->projection));
      return;
    }
  shifts = muster_shifts_new (state->stages[number - 1].projection, stage->projection);
  for (guint i = 0; i < shifts->len; i++)
    {
      const MusterShift *shift = &g_array_index (shifts, MusterShift, i);

      add_card (stage, choose_section (shift), shift);
    }
}

MusterPlanState *
muster_plan_state_new (MusterDocument *doc)
{
  MusterPlanState *state = g_new0 (MusterPlanState, 1);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

  state->doc = g_object_ref (doc);
  state->colors = muster_colors_new (doc);
  state->today = muster_today ();
  state->n_stages = stages->len;
  state->stages = g_new0 (MusterPlanStage, stages->len);
  for (guint i = 0; i < stages->len; i++)
    fill (state, i, g_array_index (stages, MusterRecord, i));
  return state;
}

void
muster_plan_state_free (MusterPlanState *state)
{
  for (guint i = 0; i < state->n_stages; i++)
    {
      MusterPlanStage *stage = &state->stages[i];

      for (guint j = 0; j < MUSTER_PLAN_N_SECTIONS; j++)
        g_array_unref (stage->cards[j]);
      g_free (stage->posts);
      muster_metrics_free (stage->metrics);
      muster_projection_free (stage->projection);
    }
  g_free (state->stages);
  g_free (state->today);
  muster_colors_free (state->colors);
  g_object_unref (state->doc);
  g_free (state);
}

static gboolean
find_in (const MusterPlanStage *stage, MusterRecord record, MusterPlanSection *section, guint *index)
{
  for (guint i = 0; i < MUSTER_PLAN_N_SECTIONS; i++)
    for (guint j = 0; j < stage->cards[i]->len; j++)
      if (g_array_index (stage->cards[i], MusterPlanCard, j).record == record)
        {
          *section = i;
          *index = j;
          return TRUE;
        }
  return FALSE;
}

guint
muster_plan_state_find (const MusterPlanState *state, MusterRecord record, guint prefer, MusterPlanSection *section, guint *index)
{
  if (prefer < state->n_stages && find_in (&state->stages[prefer], record, section, index))
    return prefer;
  for (guint i = 0; i < state->n_stages; i++)
    if (find_in (&state->stages[i], record, section, index))
      return i;
  return MUSTER_NOWHERE;
}
