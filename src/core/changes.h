/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * changes.h: what differs between two organisations, in sentences.
 */
#pragma once

#include "shifts.h"

G_BEGIN_DECLS

/**
 * muster_shift_dup_sentence:
 * @before: how it was
 * @after: how it is; both as muster_shifts_new() was given them
 *
 * Says all that a shift is: where a role joins and under whom, from where to where it moves, whom it
 * reports to and who holds it in place of whom.
 *
 * Returns: (transfer full): "“Photographer” moves from Design to Operations", translated
 */
char *muster_shift_dup_sentence (const MusterShift *shift, MusterProjection *before, MusterProjection *after);

/* Returns: (transfer full) (element-type utf8): a sentence for each of @shifts, those that join first,
 * then those that move, leave, report elsewhere and change hands; departments before roles */
GPtrArray *muster_shifts_list_sentences (const GArray *shifts, MusterProjection *before, MusterProjection *after);

G_END_DECLS
