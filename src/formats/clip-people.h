/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * clip-people.h: who of a clip is there already.
 *
 * The same person has the same id and, since documents that began as one template share ids, the
 * same name or e-mail; else the same e-mail; else the same name and type and no other e-mail. What
 * several people have says nothing. Private to clip.h.
 */
#pragma once

#include "document.h"

G_BEGIN_DECLS

typedef struct _MusterClipPeople MusterClipPeople;

/* The people of a document as it is now. O(n). */
MusterClipPeople *muster_clip_people_new (MusterDocument *doc);
void muster_clip_people_free (MusterClipPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterClipPeople, muster_clip_people_free)

/* The person that one of another document is; 0 if there is none. */
MusterRecord muster_clip_people_find (MusterClipPeople *people, MusterDocument *from, MusterRecord person);

G_END_DECLS
