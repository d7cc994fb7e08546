/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * spans.c: see spans.h.
 */
#include "spans.h"

static MusterRecord
get_stage (MusterDocument *doc, MusterRecord record, const char *name)
{
  MusterField field = muster_field_find (muster_document_get_kind (doc, record), name);

  return field == MUSTER_FIELD_KIND ? 0 : muster_document_get_ref (doc, record, field);
}

MusterRecord
muster_spans_get_from (MusterDocument *doc, MusterRecord record)
{
  return get_stage (doc, record, "from");
}

MusterRecord
muster_spans_get_until (MusterDocument *doc, MusterRecord record)
{
  return get_stage (doc, record, "until");
}

gboolean
muster_spans_is_later (MusterDocument *doc, MusterRecord record, MusterRecord stage)
{
  MusterRecord from = muster_spans_get_from (doc, record);

  return stage != 0 && from != 0 && muster_document_compare_order (&stage, &from, doc) < 0;
}

/* Whether @a is over when @b begins. */
static gboolean
is_before (MusterDocument *doc, MusterRecord a, MusterRecord b)
{
  MusterRecord until = muster_spans_get_until (doc, a);
  MusterRecord from = muster_spans_get_from (doc, b);

  return until != 0 && from != 0 && muster_document_compare_order (&until, &from, doc) <= 0;
}

gboolean
muster_spans_meet (MusterDocument *doc, MusterRecord a, MusterRecord b)
{
  return !is_before (doc, a, b) && !is_before (doc, b, a);
}

gboolean
muster_spans_begins_before (MusterDocument *doc, MusterRecord inner, MusterRecord outer)
{
  MusterRecord own = muster_spans_get_from (doc, inner);
  MusterRecord from = muster_spans_get_from (doc, outer);

  return from != 0 && (own == 0 || muster_document_compare_order (&own, &from, doc) < 0);
}

gboolean
muster_spans_outlasts (MusterDocument *doc, MusterRecord inner, MusterRecord outer)
{
  MusterRecord own = muster_spans_get_until (doc, inner);
  MusterRecord until = muster_spans_get_until (doc, outer);

  return until != 0 && (own == 0 || muster_document_compare_order (&until, &own, doc) < 0);
}
