/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * spans.h: from which stage until which records live.
 *
 * "Until" is the first stage at which a record is not there any more.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/* The stages of a record of any kind; 0 for the beginning and the end, and where it has none. */
MusterRecord muster_spans_get_from (MusterDocument *doc, MusterRecord record);
MusterRecord muster_spans_get_until (MusterDocument *doc, MusterRecord record);

/* Whether a record comes only after @stage; never of 0, all stages together. */
gboolean muster_spans_is_later (MusterDocument *doc, MusterRecord record, MusterRecord stage);

/* Whether there is a time at which both records live. */
gboolean muster_spans_meet (MusterDocument *doc, MusterRecord a, MusterRecord b);

/* Whether @inner comes before @outer, and whether it stays for longer. */
gboolean muster_spans_begins_before (MusterDocument *doc, MusterRecord inner, MusterRecord outer);
gboolean muster_spans_outlasts (MusterDocument *doc, MusterRecord inner, MusterRecord outer);

G_END_DECLS
