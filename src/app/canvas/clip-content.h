/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip-content.h: departments and roles as the clipboard and drags hand them out.
 *
 * In Muster's own form, as SVG and PNG, as a table and as text, each made when somebody asks for it;
 * pictures in a thread. It is of the document as it was.
 */
#pragma once

#include <gdk/gdk.h>

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_CLIP_CONTENT (muster_clip_content_get_type ())
G_DECLARE_FINAL_TYPE (MusterClipContent, muster_clip_content, MUSTER, CLIP_CONTENT, GdkContentProvider)

/**
 * muster_clip_content_new:
 * @records: departments, roles and people; others are passed over
 * @scope: whether what reports to a role comes along
 *
 * Returns: (transfer full) (nullable): what to hand out, %NULL if there is nothing in it
 */
MusterClipContent *muster_clip_content_new (MusterSession *session, const MusterRecord *records, guint n_records, MusterScope scope);

/* The document that it is from; %NULL if that has gone since. */
MusterDocument *muster_clip_content_get_origin (MusterClipContent *content);

/* The records that it was made of; and whether pasting moves them, once. */
const MusterRecord *muster_clip_content_get_records (MusterClipContent *content, guint *n_records);
gboolean muster_clip_content_get_moves (MusterClipContent *content);
void muster_clip_content_set_moves (MusterClipContent *content, gboolean moves);

/* (transfer none): as clip.h has it. */
GBytes *muster_clip_content_get_clip (MusterClipContent *content);

G_END_DECLS
