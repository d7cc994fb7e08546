/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * card-private.h: measures of a card's parts, in points; for card.c and what draws cards.
 */
#pragma once

#include "card.h"

G_BEGIN_DECLS

#define DISC 34.0
#define INSET 10.0
#define SWATCH 9.0
#define TEXT_LEFT (INSET + DISC + 10)
#define TEXT_WIDTH (MUSTER_CARD_WIDTH - TEXT_LEFT - INSET)
#define NAME_LEFT (MUSTER_CARD_PADDING + SWATCH + 8)
#define NAME_LINES 2
#define ROLE_HEIGHT 56.0
#define HOLDER_GAP 2.0
#define CARD_ROUND_DEPARTMENT 14.0
#define CARD_ROUND_ROLE 9.0
#define STRIPE 4.0
#define STRIPE_INSET 3.5
#define NOTE_INSET 10.0
#define NOTE_RISE 7.0

/* The colours of a card; of a role's, whether it is dashed must be known. */
void muster_card_color_department (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card);
void muster_card_color_role (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card);

/* Puts the parts of a department's card where its heading is, if that is not at its top, and makes its
 * corners round. */
void muster_card_round (MusterCardFace *face, const MusterCard *card);

/* Reflects all places but the badge's, where the chart is mirrored. */
void muster_card_mirror (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card);

void muster_card_draw_disc (const MusterCardFace *face, const MusterPalette *palette, MusterPainter *painter);

/* The places on a role's card whose title takes @lines lines, when its words are known. */
void muster_card_place_role (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card, guint lines);

/**
 * muster_card_face_sketch:
 *
 * Makes as much of a face as can be seen where letters cannot be read: no words of its own, neither
 * pill nor count nor badge. The texts of its boxes are the document's, as they are there, or %NULL.
 * Shapes nothing and need not be cleared.
 */
void muster_card_face_sketch (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card);

/* The same without anything but the colours, for what is smaller still. */
void muster_card_face_tint (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card);

G_END_DECLS
