/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * checkpoints.c: see checkpoints.h.
 */
#include "checkpoints.h"

GArray *
muster_inspection_list_checkpoints (MusterInspection *inspection)
{
  MusterRecord stage = muster_projection_get_stage (inspection->projection);
  g_autoptr (GArray) stages = NULL;
  GArray *checkpoints;

  if (stage != 0)
    return muster_document_list_referrers (inspection->doc, stage, MUSTER_CHECKPOINT_STAGE);
  checkpoints = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  stages = muster_document_list (inspection->doc, MUSTER_KIND_STAGE);
  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr (GArray) own = muster_document_list_referrers (inspection->doc, g_array_index (stages, MusterRecord, i), MUSTER_CHECKPOINT_STAGE);

      g_array_append_vals (checkpoints, own->data, own->len);
    }
  {
    g_autoptr (GArray) all = muster_document_list (inspection->doc, MUSTER_KIND_CHECKPOINT);

    for (guint i = 0; i < all->len; i++)
      if (muster_document_get_ref (inspection->doc, g_array_index (all, MusterRecord, i), MUSTER_CHECKPOINT_STAGE) == 0)
        g_array_append_val (checkpoints, g_array_index (all, MusterRecord, i));
  }
  return checkpoints;
}
