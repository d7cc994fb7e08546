/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * slide.h: cards on their way from where they were to where they are.
 *
 * A slide knows, for each card of a scene, where the same record had its card in the scene before;
 * drawn with it, the scene is on its way between them. A card that was not there fades in, and lines
 * follow the cards that they join, level and upright all the way. It keeps nothing of the scene
 * before. Making one and moving it are a walk over all.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

typedef struct _MusterSlide MusterSlide;

/* Returns: (transfer full): the way from @old to @new, which are of one document; good for drawing
 * @new, as long as that is there */
MusterSlide *muster_slide_new (MusterScene *old, MusterScene *new);

/* What is seen of a slide at one moment: where the cards are that have not arrived, and how opaque. It
 * outlives the slide and its scene. */
typedef struct _MusterGlimpse MusterGlimpse;

MusterGlimpse *muster_slide_catch (MusterSlide *slide, double progress);
void muster_glimpse_free (MusterGlimpse *glimpse);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterGlimpse, muster_glimpse_free)

/* The same while the cards of @old were still on their way, when they were seen as in @glimpse: they go
 * on from there, and what was coming up goes on coming up. @glimpse: (nullable): %NULL if they had
 * arrived. */
MusterSlide *muster_slide_new_on_the_way (MusterScene *old, const MusterGlimpse *glimpse, MusterScene *new);
void muster_slide_free (MusterSlide *slide);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusterSlide, muster_slide_free)

/* Whether all cards are where they were, and as opaque: there is nothing to see. */
gboolean muster_slide_is_still (MusterSlide *slide);

/* Where a card is at @progress, from 0 to 1: for marks that go with it. */
MusterRect muster_slide_get_rect (MusterSlide *slide, guint card, double progress);

/**
 * muster_scene_paint_sliding:
 * @slide: (nullable): how @scene came about; %NULL draws it at rest
 * @progress: from 0, where the cards were, to 1, where they are
 *
 * As muster_scene_paint() and muster_scene_draw().
 */
void muster_scene_paint_sliding (MusterScene *scene, MusterSlide *slide, double progress, MusterPainter *painter, const MusterRect *clip);
void muster_scene_draw_sliding (MusterScene *scene, MusterSlide *slide, double progress, cairo_t *cr, const MusterRect *clip);

G_END_DECLS
