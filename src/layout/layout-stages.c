/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * layout-stages.c: the tidy tree with a row for each stage, in which what begins then stands; what says no
 * stage has been there from the first. How an organisation grows, in one picture. O(n).
 */
#include "aligned.h"
#include "styles.h"

#include <glib/gi18n-lib.h>

/* The stage at which a department or role begins; 0 if it does not say. */
static MusterRecord
get_stage (MusterDocument *doc, const MusterCard *card)
{
  if (card->record == 0)
    return 0;
  return muster_document_get_ref (doc, card->record, card->kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_FROM : MUSTER_DEPARTMENT_FROM);
}

static void
place (MusterFrame *frame)
{
  MusterDocument *doc = muster_projection_get_document (frame->projection);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  g_autoptr (GHashTable) ranks = g_hash_table_new (NULL, NULL);
  g_autofree guint *wanted = g_new0 (guint, (gsize) frame->n_boxes + 1);
  g_autofree MusterBand *bands = g_new0 (MusterBand, (gsize) stages->len + 1);

  if (stages->len == 0 || frame->aside)
    {
      muster_aligned_place_plain (frame);
      return;
    }
  for (guint i = 0; i < stages->len; i++)
    {
      bands[i] = (MusterBand){ .kind = MUSTER_BAND_STAGE, .stage = g_array_index (stages, MusterRecord, i) };
      g_hash_table_insert (ranks, GUINT_TO_POINTER (bands[i].stage), GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < frame->n_boxes; i++)
    wanted[i] = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, GUINT_TO_POINTER (get_stage (doc, &g_array_index (frame->cards, MusterCard, frame->spots[i].card)))));
  muster_aligned_place (frame, wanted, bands, stages->len);
}

static MusterLayout *
run (MusterProjection *projection, const MusterLayoutOptions *options)
{
  g_autoptr (MusterFrame) frame = muster_frame_new (projection, options);

  muster_assistants_place (frame, place);
  return muster_frame_finish (frame);
}

const MusterLayoutStyle muster_layout_stages = {
  .name = "stages",
  .label = N_ ("Stages in line"),
  .run = run,
};
