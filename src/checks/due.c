/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * due.c: see due.h. Days as YYYY-MM-DD compare as text.
 */
#include "due.h"
#include "spans.h"

#include <string.h>

static MusterRecord
find_first_stage (MusterDocument *doc)
{
  MusterIter iter;
  MusterRecord stage, first = 0;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_STAGE);
  while (muster_iter_next (&iter, &stage))
    if (first == 0 || muster_document_compare_order (&stage, &first, doc) < 0)
      first = stage;
  return first;
}

/* The day on which a stage began, %NULL if it did not. */
static const char *
get_begun (MusterInspection *inspection, MusterRecord stage)
{
  const char *starts = stage != 0 ? muster_document_get_text (inspection->doc, stage, MUSTER_STAGE_STARTS) : NULL;

  return starts != NULL && strcmp (starts, inspection->today) <= 0 ? starts : NULL;
}

const char *
muster_due_get_day (MusterInspection *inspection, MusterRecord role)
{
  MusterRecord from = muster_spans_get_from (inspection->doc, role);

  if (inspection->stage != 0 && get_begun (inspection, inspection->stage) == NULL)
    return NULL;
  return get_begun (inspection, from != 0 ? from : find_first_stage (inspection->doc));
}
