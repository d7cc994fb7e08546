/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip-private.h: what writing and pasting a clip share.
 */
#pragma once

#include "clip.h"
#include "native.h"

G_BEGIN_DECLS

/* The member beside the records, {"roots": [ID, …]}, as an own field of the chart. */
#define MUSTER_CLIP_MEMBER "/clip"
#define MUSTER_CLIP_ROOTS "roots"

/**
 * muster_clip_copy_fields:
 * @from: where @record is
 * @copies: from records of @from to records of the draft's document
 *
 * Gives a record of another document the fields that @record has. References lead to the copies, and
 * are left out where there is none; fields of the user's own are those of the copied definitions.
 */
void muster_clip_copy_fields (MusterDocument *from, MusterRecord record, MusterDraft *draft, MusterRecord copy, GHashTable *copies);

/* Makes a role report to @manager, writing down only what does not follow from the departments. */
void muster_clip_report (MusterDraft *draft, MusterRecord role, MusterRecord manager);

/* The copy of a record, 0 if there is none. */
MusterRecord muster_clip_copy_of (GHashTable *copies, MusterRecord record);

G_END_DECLS
