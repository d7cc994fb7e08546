/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-overdue-checkpoint.c: a checkpoint whose day is over and that is not done.
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

      if (muster_checkpoint_is_overdue (doc, checkpoint, inspection->today))
        muster_inspection_add (inspection, check, checkpoint, 0, NULL, _ ("“%s” was due on %s and is not done"), muster_document_get_name (doc, checkpoint), muster_document_get_text (doc, checkpoint, MUSTER_CHECKPOINT_DUE));
    }
}

const MusterCheck muster_check_overdue_checkpoint = {
  .name = "overdue-checkpoint",
  .label = N_ ("Overdue checkpoint"),
  .explanation = N_ ("The day by which a result was promised is over. Look at what there is: mark it as done, or agree on a new day."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
