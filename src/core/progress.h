/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * progress.h: how far the plan has come: what is done, what is overdue, which stage is reached.
 *
 * Days are text as in files, YYYY-MM-DD, so that they compare as text. Today is given by whoever asks,
 * and usually comes from muster_today(). A checkpoint is overdue from the day after it was due until
 * it is done. A stage is reached when it has checkpoints and all of them are done.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* Today by the clock of this place; or the day in the environment's MUSTER_TODAY, so that the same
 * chart can give the same answer on any day. Returns: (transfer full) */
char *muster_today (void);

gboolean muster_checkpoint_is_done (MusterDocument *doc, MusterRecord checkpoint);
gboolean muster_checkpoint_is_overdue (MusterDocument *doc, MusterRecord checkpoint, const char *today);

typedef struct
{
  guint checkpoints;
  guint done;
  guint overdue;
} MusterProgress;

/* Of the checkpoints of a stage; of all that belong to none for 0. */
MusterProgress muster_stage_get_progress (MusterDocument *doc, MusterRecord stage, const char *today);

gboolean muster_stage_is_reached (MusterDocument *doc, MusterRecord stage);

/**
 * muster_checkpoint_is_vague:
 *
 * Whether nobody could say by looking that a checkpoint's result is there: it says nothing, or only
 * that something shall be improved, without a number, and no evidence is named.
 */
gboolean muster_checkpoint_is_vague (MusterDocument *doc, MusterRecord checkpoint);

/**
 * muster_evidence_is_link:
 * @text: (nullable): what a checkpoint names as its evidence
 *
 * Returns: whether it is an address that may be opened when a person asks for that: http, https,
 *   mailto or file, and nothing that a program would take for more than one
 */
gboolean muster_evidence_is_link (const char *text);

G_END_DECLS
