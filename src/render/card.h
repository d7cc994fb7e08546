/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * card.h: what a card says and where on it.
 *
 * A face is made for a card when it is drawn and holds all its words, colours and places, so that
 * every painter shows the same. Everything lies within the card but the badge of what is hidden,
 * which sits on an edge.
 */
#pragma once

#include "metrics.h"
#include "scene.h"
#include "titles.h"

G_BEGIN_DECLS

/* How wide a role's card is, in points; a department's is at least this and its padding. */
#define MUSTER_CARD_WIDTH 192.0

/* The one thing most worth knowing about a role; the earlier it stands here the more so. */
typedef enum
{
  MUSTER_MARK_OPEN,
  MUSTER_MARK_VENDOR,
  MUSTER_MARK_TOOL,
  MUSTER_MARK_SEVERAL,
  MUSTER_MARK_POOL,
  MUSTER_MARK_ASSISTANT,
  MUSTER_MARK_NONE,
} MusterMark;

typedef enum
{
  MUSTER_DISC_NONE,
  MUSTER_DISC_INITIALS,
  MUSTER_DISC_TOOL,
  MUSTER_DISC_POOL,
  MUSTER_DISC_OPEN,
} MusterDisc;

/**
 * MusterCardMaker:
 * @paints: (nullable): what colours cards beside their departments
 * @posts: how many posts each department has with those below it, by index; then those in none
 *
 * What faces are made from.
 */
typedef struct
{
  MusterDocument *doc;
  MusterProjection *projection;
  const MusterMetrics *metrics;
  const MusterSceneOptions *options;
  const MusterPalette *palette;
  MusterColors *colors;
  MusterPaints *paints;
  MusterText *text;
  MusterTitles *titles;
  const guint *posts;
  MusterPhotos *photos;
} MusterCardMaker;

/**
 * MusterCardFace:
 * @name: a role's title or a department's name
 * @holder: who holds a role
 * @count: what a department has: "4 · 1 open"
 * @pill: the one thing most worth knowing, or %NULL
 * @photo: (nullable): whose disc it is, if there is a photo; what the disc is otherwise shows where that
 *   cannot be drawn
 * @badge: how many roles are hidden: "+12"; "…" where that is only departments; or %NULL
 * @dashed: whether nobody is there yet
 * @stripe_color: down the side of a card that is coloured by something else than its department; alpha 0 for
 *   none
 * @note: (nullable): the badge of a rule, on the upper edge
 * @round: how round its corners are
 *
 * Places are in points from the card's top left.
 */
typedef struct
{
  MusterKind kind;
  MusterDisc disc;
  gboolean dashed;
  double round;
  MusterMark mark;
  char *name;
  char *holder;
  char *count;
  char *pill;
  char *badge;
  char *initials;
  char *note;
  MusterPhoto *photo;
  MusterColor disc_color;
  MusterColor pill_color;
  MusterColor swatch_color;
  MusterColor stripe_color;
  MusterColor note_color;
  MusterColor note_text;
  MusterColor fill;
  MusterColor edge;
  MusterColor shadow;
  MusterRect body;
  MusterRect swatch;
  MusterRect disc_place;
  MusterRect pill_place;
  MusterRect badge_place;
  MusterRect stripe;
  MusterRect note_place;
  MusterTextBox name_box;
  MusterTextBox holder_box;
  MusterTextBox count_box;
} MusterCardFace;

/* How many posts each department of @projection has with those below it, by index; then those in none.
 * Returns: (transfer full) */
guint *muster_scene_count_posts (MusterProjection *projection);

MusterMark muster_card_get_mark (const MusterCardMaker *maker, MusterRecord role);

void muster_card_face_init (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card);
void muster_card_face_clear (MusterCardFace *face);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MusterCardFace, muster_card_face_clear)

/* The face of a card of @scene, by its index: for drawing it alone. */
void muster_scene_get_face (MusterScene *scene, guint card, MusterCardFace *face);

/* Draws a face with its top left at the origin. */
void muster_card_face_draw (const MusterCardFace *face, const MusterPalette *palette, MusterPainter *painter);

/* Who holds a role, as its card says; of a pool its posts; %NULL if it is open. */
char *muster_card_dup_holders (const MusterCardMaker *maker, MusterRecord role);

/* What a department has, as its card says: "4 · 1 open". */
char *muster_card_dup_count (const MusterCardMaker *maker, MusterRecord department);

/* Draws the disc of somebody with its top left at the origin. */
void muster_card_draw_person (const MusterCardMaker *maker, MusterRecord person, MusterPainter *painter);

/* The size of a card as the layout asks for it. */
void muster_card_measure (const MusterCardMaker *maker, MusterKind kind, MusterRecord record, double *width, double *height);

/* The badge of a card that hides something, and where on the card. Returns: (nullable) (transfer
 * full): what it says; %NULL if nothing is hidden */
char *muster_card_dup_badge (const MusterCardMaker *maker, const MusterCard *card, MusterRect *place);

/* A pill with its text in the middle; how wide one with @text is. */
void muster_pill_draw (MusterPainter *painter, const MusterRect *place, const char *text, MusterColor color, const MusterPaint *paint);
double muster_pill_measure (MusterText *text, const char *string);

#define MUSTER_PILL_HEIGHT 16.0

/* Returns: (transfer full): what a card is, in one line of words */
char *muster_card_face_dup_title (const MusterCardFace *face);

G_END_DECLS
