/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scene-private.h: what a scene is made of, and a picture of it: for what draws scenes.
 */
#pragma once

#include "card.h"
#include "scene.h"

G_BEGIN_DECLS

/* A colour in a byte each; alpha is 0 where none is known. */
typedef struct
{
  guint8 red;
  guint8 green;
  guint8 blue;
  guint8 alpha;
} MusterTint;

typedef struct _MusterHaunt MusterHaunt;

struct _MusterScene
{
  MusterDocument *doc;
  /* Whose is what a part shares; NULL if it is no part. */
  MusterScene *whole;
  MusterSceneOptions options;
  char *style;
  char *color_by;
  MusterProjection *projection;
  /* What of it has cards, where a filter hides the rest; NULL for all. */
  MusterProjection *shown;
  /* What the filter means; NULL if there is none. */
  GHashTable *meant;
  MusterMetrics *metrics;
  MusterColors *colors;
  MusterPaints *paints;
  MusterText *text;
  MusterLayout *layout;
  MusterCardMaker maker;
  guint *posts;
  gboolean *elbows;
  /* Lines of reporting, those from one card side by side. */
  GArray *reporting;
  guint *n_below;
  /* The card of each handle, or MUSTER_NOWHERE; for the handles that there were. */
  guint *cards_of;
  guint limit;
  /* The colour of each card from far out, or nothing while it is not known; NULL before it is asked. */
  MusterTint *tints;
  /* The records that are not dimmed; NULL if none is. */
  GHashTable *bright;
  /* What is otherwise than before, or elsewhere; NULL where that is not shown. */
  MusterHaunt *haunt;
};

/**
 * MusterPicture:
 * @layout: the cards and lines as they are drawn
 * @elbows: as muster_connectors_find_elbows() finds them for @layout
 * @reporting: the lines of reporting of @layout, those from one card side by side
 * @opacities: (nullable): of each card, from 0 to 1
 * @raised: (nullable): for each card, whether it is drawn above those that are not
 * @haunting: how opaque ghosts, arrows and marks of what changes are, from 0 to 1
 *
 * A scene as it is at one moment: at rest, or while its cards slide to their places.
 */
typedef struct
{
  const MusterLayout *layout;
  const gboolean *elbows;
  const MusterConnector *reporting;
  guint n_reporting;
  const double *opacities;
  const gboolean *raised;
  double haunting;
} MusterPicture;

/* The scene at rest. */
MusterPicture muster_scene_get_picture (MusterScene *scene);

void muster_scene_paint_picture (MusterScene *scene, const MusterPicture *picture, MusterPainter *painter, const MusterRect *clip);

/* The same, in less detail far out. */
void muster_scene_draw_picture (MusterScene *scene, const MusterPicture *picture, cairo_t *cr, const MusterRect *clip);

/* Whether what is drawn of a card or a line can be seen in @clip. */
gboolean muster_picture_meets (const MusterRect *rect, const MusterRect *clip);

/* How opaque a card is, and a line: less while it fades in, and less if it is dimmed. */
double muster_picture_get_card_opacity (const MusterPicture *picture, MusterScene *scene, guint card);
double muster_picture_get_line_opacity (const MusterPicture *picture, MusterScene *scene, const MusterConnector *connector);

G_END_DECLS
