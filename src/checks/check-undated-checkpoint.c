/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-undated-checkpoint.c: a checkpoint without a day by which it shall be reached.
 *
 * A plan in which nothing has a day yet, neither a stage nor a checkpoint, is a sketch, as templates
 * are: there nothing is missing.
 */
#include <glib/gi18n-lib.h>

#include "checkpoints.h"
#include "checks.h"
#include "progress.h"

static gboolean
has_any (MusterDocument *doc, MusterKind kind, MusterField date)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, kind);
  while (muster_iter_next (&iter, &record))
    if (muster_document_get_text (doc, record, date) != NULL)
      return TRUE;
  return FALSE;
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  MusterDocument *doc = inspection->doc;
  g_autoptr (GArray) checkpoints = NULL;

  if (!has_any (doc, MUSTER_KIND_STAGE, MUSTER_STAGE_STARTS) && !has_any (doc, MUSTER_KIND_CHECKPOINT, MUSTER_CHECKPOINT_DUE))
    return;
  checkpoints = muster_inspection_list_checkpoints (inspection);
  for (guint i = 0; i < checkpoints->len; i++)
    {
      MusterRecord checkpoint = g_array_index (checkpoints, MusterRecord, i);

      if (!muster_checkpoint_is_done (doc, checkpoint) && muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DUE) == NULL)
        muster_inspection_add (inspection, check, checkpoint, 0, NULL, _ ("“%s” has no due date"), muster_document_get_name (doc, checkpoint));
    }
}

const MusterCheck muster_check_undated_checkpoint = {
  .name = "undated-checkpoint",
  .label = N_ ("Checkpoint without a due date"),
  .explanation = N_ ("Without a day nobody knows when to look, and nothing is ever late. Set the day by which the result shall be there."),
  .severity = MUSTER_SEVERITY_NOTE,
  .run = run,
};
