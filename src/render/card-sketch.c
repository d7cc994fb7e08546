/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * card-sketch.c: as much of a card as is seen far out.
 */
#include "card-private.h"

#include "words.h"

#include <math.h>

/* Who holds most of a role; 0 if nobody does. */
static MusterRecord
find_holder (const MusterCardMaker *maker, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (maker->projection, role);

  if (holdings->len == 0)
    return 0;
  return muster_document_get_ref (maker->doc, g_array_index (holdings, MusterRecord, 0), MUSTER_HOLDING_PERSON);
}

static void
sketch_disc (MusterCardFace *face, const MusterCardMaker *maker, MusterRecord holder)
{
  g_autofree char *name = NULL;

  face->disc = face->dashed ? MUSTER_DISC_OPEN : MUSTER_DISC_POOL;
  face->disc_color = muster_color_for_pool ();
  if (holder == 0)
    return;
  if (g_strcmp0 (muster_document_get_text (maker->doc, holder, MUSTER_PERSON_TYPE), "tool") == 0)
    {
      face->disc = MUSTER_DISC_TOOL;
      face->disc_color = muster_color_for_tool ();
      return;
    }
  name = muster_words_clean (muster_document_get_name (maker->doc, holder));
  face->disc = MUSTER_DISC_INITIALS;
  face->disc_color = muster_color_for_name (name);
}

static void
sketch_role (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  MusterRecord holder = find_holder (maker, card->record);
  double more = (card->rect.height - ROLE_HEIGHT) / muster_text_get_pitch (MUSTER_TEXT_TITLE);

  sketch_disc (face, maker, holder);
  muster_card_place_role (face, maker, card, 1 + (guint) CLAMP (lround (more), 0, NAME_LINES - 1));
  face->name_box.text = muster_document_get_name (maker->doc, card->record);
  face->holder_box.text = holder != 0 ? muster_document_get_name (maker->doc, holder) : NULL;
}

static void
sketch_department (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  face->swatch = (MusterRect){ MUSTER_CARD_PADDING + 1, MUSTER_CARD_PADDING + 5.5, SWATCH, SWATCH };
  face->name_box = (MusterTextBox){
    .text = card->record != 0 ? muster_document_get_name (maker->doc, card->record) : NULL,
    .style = MUSTER_TEXT_HEADING,
    .color = maker->palette->text,
    .x = NAME_LEFT,
    .y = MUSTER_CARD_PADDING,
    .width = MAX ((card->round ? card->heading.width : card->rect.width) - 2 * NAME_LEFT, 0),
    .lines = 1,
  };
  muster_card_round (face, card);
}

void
muster_card_face_tint (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  *face = (MusterCardFace){ .kind = card->kind };
  face->body = (MusterRect){ 0, 0, card->rect.width, card->rect.height };
  face->round = card->round ? card->rect.width / 2 : card->kind == MUSTER_KIND_DEPARTMENT ? CARD_ROUND_DEPARTMENT
                                                                                          : CARD_ROUND_ROLE;
  if (card->kind == MUSTER_KIND_DEPARTMENT)
    {
      muster_card_color_department (face, maker, card);
      return;
    }
  face->dashed = muster_projection_is_open (maker->projection, card->record);
  muster_card_color_role (face, maker, card);
  /* What an open role lies on shines through. */
  if (face->fill.alpha == 0)
    face->fill = muster_color_mix (maker->palette->background, face->swatch_color, maker->palette->tint);
}

void
muster_card_face_sketch (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  muster_card_face_tint (face, maker, card);
  if (card->kind == MUSTER_KIND_DEPARTMENT)
    sketch_department (face, maker, card);
  else
    sketch_role (face, maker, card);
  muster_card_mirror (face, maker, card);
}
