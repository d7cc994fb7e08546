/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-unproven-checkpoint.c: a checkpoint that is done, without anything that shows it.
 */
#include <glib/gi18n-lib.h>

#include "checkpoints.h"
#include "checks.h"
#include "progress.h"

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  MusterDocument *doc = inspection->doc;
  g_autoptr (GArray) checkpoints = muster_inspection_list_checkpoints (inspection);

  for (guint i = 0; i < checkpoints->len; i++)
    {
      MusterRecord checkpoint = g_array_index (checkpoints, MusterRecord, i);

      if (muster_checkpoint_is_done (doc, checkpoint) && muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_EVIDENCE) == NULL)
        muster_inspection_add (inspection, check, checkpoint, 0, NULL, _ ("“%s” is done, but nothing shows it"), muster_document_get_name (doc, checkpoint));
    }
}

const MusterCheck muster_check_unproven_checkpoint = {
  .name = "unproven-checkpoint",
  .label = N_ ("Done without evidence"),
  .explanation = N_ ("Who was not there can only believe it. Name where the result can be looked at: a link, a file, a report."),
  .severity = MUSTER_SEVERITY_NOTE,
  .run = run,
};
