/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-edit.h: what a person does on the plan, as one step each.
 */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/**
 * MusterPlanMove:
 * @records: (array length=n_records): roles and departments
 * @stage: where to; 0 for never, which only leaving knows
 * @leaves: whether they leave or end there rather than join or begin
 *
 * For muster_plan_move(), a MusterVerb. What a role moves in the stead of, and what moves in its stead,
 * ends and begins where it does.
 */
typedef struct
{
  const MusterRecord *records;
  guint n_records;
  MusterRecord stage;
  gboolean leaves;
} MusterPlanMove;

gboolean muster_plan_move (MusterDocument *doc, gpointer move, GError **error);

/* Returns: (transfer full): what it is called: "“Designer” joins at “Growth”" */
char *muster_plan_move_dup_label (MusterDocument *doc, const MusterPlanMove *move);

/* Does it as a person asked for it: refuses what can only be looked at, and says what was done with
 * Undo, or why not. Returns: whether it was done */
gboolean muster_plan_perform (MusterSession *session, const MusterPlanMove *move);

/* The same a stage earlier (@step -1) or later (1) than the first of them joins, or leaves, now. */
gboolean muster_plan_step (MusterSession *session, const MusterRecord *records, guint n_records, gboolean leaves, int step);

/* Adds an open role at a stage, in the department of what is selected. Returns: it, or 0, said */
MusterRecord muster_plan_add_role (MusterSession *session, MusterRecord stage);

/* Adds a checkpoint to a stage. Returns: it, or 0, said */
MusterRecord muster_plan_add_checkpoint (MusterSession *session, MusterRecord stage, const char *result);

/* Marks a checkpoint as done today, or as not done yet, and says so with Undo. */
gboolean muster_plan_set_done (MusterSession *session, MusterRecord checkpoint, gboolean done);

/* Moves a checkpoint among those of its stage, or to the stage before or after. */
gboolean muster_plan_reorder (MusterSession *session, MusterRecord checkpoint, int step);
gboolean muster_plan_postpone (MusterSession *session, MusterRecord checkpoint, int step);

/**
 * MusterPlanTransfer:
 * @stage: another stage than its own
 *
 * For muster_plan_transfer(), a MusterVerb: a checkpoint belongs to another stage, last of those there.
 */
typedef struct
{
  MusterRecord checkpoint;
  MusterRecord stage;
} MusterPlanTransfer;

gboolean muster_plan_transfer (MusterDocument *doc, gpointer transfer, GError **error);
char *muster_plan_transfer_dup_label (MusterDocument *doc, const MusterPlanTransfer *transfer);

/* Does it as a person asked for it, as muster_plan_perform() does. */
gboolean muster_plan_perform_transfer (MusterSession *session, const MusterPlanTransfer *transfer);

/* Adds the three stages that a business usually goes through. */
gboolean muster_plan_add_usual_stages (MusterSession *session);

G_END_DECLS
