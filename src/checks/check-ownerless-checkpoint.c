/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-ownerless-checkpoint.c: a checkpoint that no role answers for.
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

      if (!muster_checkpoint_is_done (doc, checkpoint) && muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_OWNER) == 0)
        muster_inspection_add (inspection, check, checkpoint, 0, NULL, _ ("Nobody answers for “%s”"), muster_document_get_name (doc, checkpoint));
    }
}

const MusterCheck muster_check_ownerless_checkpoint = {
  .name = "ownerless-checkpoint",
  .label = N_ ("Checkpoint without an owner"),
  .explanation = N_ ("What everybody shall reach nobody does. Give each checkpoint to one role."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
