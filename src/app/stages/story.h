/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * story.h: the stages of a plan, played one after another.
 *
 * It shows the first stage, and the next whenever somebody has had time to read; the cards slide where
 * animations are on. It ends after the last one, when it is stopped, and when somebody chooses a stage.
 */
#pragma once

#include "session.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_STORY (muster_story_get_type ())
G_DECLARE_FINAL_TYPE (MusterStory, muster_story, MUSTER, STORY, GObject)

/**
 * MusterStory::changed:
 *
 * It began, went on or ended.
 */

MusterStory *muster_story_new (MusterSession *session);

/* Begins from the first stage, or stops where it is. */
void muster_story_toggle (MusterStory *story);
void muster_story_stop (MusterStory *story);
gboolean muster_story_is_playing (MusterStory *story);

/* Goes on to the next stage now, or ends after the last. */
void muster_story_go_on (MusterStory *story);

/* Returns: (transfer full): "2 of 3 · Growth: Repeat what works" */
char *muster_story_dup_caption (MusterStory *story);

G_END_DECLS
