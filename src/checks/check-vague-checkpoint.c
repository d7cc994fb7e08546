/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-vague-checkpoint.c: a result that nobody could look at and say that it is there.
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

      if (!muster_checkpoint_is_done (doc, checkpoint) && muster_checkpoint_is_vague (doc, checkpoint))
        muster_inspection_add (inspection, check, checkpoint, 0, NULL, _ ("Nobody could see whether “%s” has happened: name a number or the evidence"), muster_document_get_name (doc, checkpoint));
    }
}

const MusterCheck muster_check_vague_checkpoint = {
  .name = "vague-checkpoint",
  .label = N_ ("Result that nobody could see"),
  /* xgettext:no-c-format */
  .explanation = N_ ("A checkpoint is passed when somebody can look at its result. “Better service” cannot be looked at; “98 % of orders answered within a day” can. Name a number, or the evidence."),
  .severity = MUSTER_SEVERITY_WARNING,
  .run = run,
};
