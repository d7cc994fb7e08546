/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * card.c: what a card says and where on it.
 */
#include "card-private.h"

#include "words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PILL_SHADE 0.09
#define HOLDERS_LENGTH_MAX 200
#define COAT_EDGE 0.55

/* A name of nothing but spaces is none. */
static char *
dup_name (MusterDocument *doc, MusterRecord record)
{
  char *name = muster_words_clean (muster_document_get_name (doc, record));

  if (*name != '\0')
    return name;
  g_free (name);
  return g_strdup (muster_kind_get_label (muster_document_get_kind (doc, record)));
}

static guint
count_held (const MusterCardMaker *maker, MusterRecord person)
{
  double load;

  return muster_projection_count_held (maker->projection, person, &load);
}

/* Among lines of reporting the place of an assistant says it; among departments its card has to. */
static gboolean
is_marked_assistant (const MusterCardMaker *maker, MusterRecord role)
{
  return maker->options->view == MUSTER_VIEW_DEPARTMENTS && muster_document_get_flag (maker->doc, role, MUSTER_ROLE_ASSISTANT);
}

MusterMark
muster_card_get_mark (const MusterCardMaker *maker, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (maker->projection, role);
  gboolean pool = muster_document_get_number (maker->doc, role, MUSTER_ROLE_POOL, 0) > 0;
  MusterMark mark = pool ? MUSTER_MARK_POOL : (is_marked_assistant (maker, role) ? MUSTER_MARK_ASSISTANT : MUSTER_MARK_NONE);

  if (holdings->len == 0 && !pool)
    return MUSTER_MARK_OPEN;
  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);
      MusterRecord person = muster_document_get_ref (maker->doc, holding, MUSTER_HOLDING_PERSON);
      const char *type = muster_document_get_text (maker->doc, person, MUSTER_PERSON_TYPE);

      if (i == 0 && g_strcmp0 (type, "vendor") == 0)
        return MUSTER_MARK_VENDOR;
      if (i == 0 && g_strcmp0 (type, "tool") == 0)
        return MUSTER_MARK_TOOL;
      if (count_held (maker, person) > 1)
        mark = MUSTER_MARK_SEVERAL;
    }
  return mark;
}

static char *
dup_posts (double pool)
{
  g_autofree char *number = muster_words_number (pool, 1);
  gulong plural = pool == 1 ? 1 : MAX (2, (gulong) ceil (pool));

  return g_strdup_printf (ngettext ("%s post", "%s posts", plural), number);
}

/* The names of all holders, as far as a card shows them, and the roles of who holds most. */
static char *
dup_holders (const MusterCardMaker *maker, const GArray *holdings, guint *most_roles)
{
  GString *names = g_string_new (NULL);

  *most_roles = 0;
  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);
      MusterRecord person = muster_document_get_ref (maker->doc, holding, MUSTER_HOLDING_PERSON);
      g_autofree char *name = dup_name (maker->doc, person);

      *most_roles = MAX (*most_roles, count_held (maker, person));
      if (names->len > HOLDERS_LENGTH_MAX)
        continue;
      if (i > 0)
        g_string_append (names, C_ ("between names", ", "));
      g_string_append (names, name);
    }
  return g_string_free (names, FALSE);
}

char *
muster_card_dup_holders (const MusterCardMaker *maker, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (maker->projection, role);
  double pool = muster_document_get_number (maker->doc, role, MUSTER_ROLE_POOL, 0);
  guint most_roles;

  if (holdings->len > 0)
    return dup_holders (maker, holdings, &most_roles);
  return pool > 0 ? dup_posts (pool) : NULL;
}

static char *
dup_pill (MusterMark mark, guint most_roles, double pool)
{
  switch (mark)
    {
    case MUSTER_MARK_OPEN:
      return g_strdup (C_ ("pill", "Open"));
    case MUSTER_MARK_VENDOR:
      return g_strdup (C_ ("pill", "vendor"));
    case MUSTER_MARK_TOOL:
      return g_strdup (C_ ("pill", "tool"));
    case MUSTER_MARK_SEVERAL:
      return g_strdup_printf (ngettext ("%u role", "%u roles", most_roles), most_roles);
    case MUSTER_MARK_POOL:
      return dup_posts (pool);
    case MUSTER_MARK_ASSISTANT:
      return g_strdup (C_ ("pill", "assistant"));
    case MUSTER_MARK_NONE:
      break;
    }
  return NULL;
}

static void
set_disc_of (MusterCardFace *face, const MusterCardMaker *maker, MusterRecord person)
{
  g_autofree char *name = NULL;

  face->photo = muster_photos_get (maker->photos, person);
  if (g_strcmp0 (muster_document_get_text (maker->doc, person, MUSTER_PERSON_TYPE), "tool") == 0)
    {
      face->disc = MUSTER_DISC_TOOL;
      face->disc_color = muster_color_for_tool ();
      return;
    }
  name = dup_name (maker->doc, person);
  face->disc = MUSTER_DISC_INITIALS;
  face->disc_color = muster_color_for_name (name);
  face->initials = muster_words_initials (name);
}

void
muster_card_draw_person (const MusterCardMaker *maker, MusterRecord person, MusterPainter *painter)
{
  g_auto (MusterCardFace) face = { .disc_place = { 0, 0, DISC, DISC } };

  set_disc_of (&face, maker, person);
  muster_card_draw_disc (&face, maker->palette, painter);
}

static void
set_people (MusterCardFace *face, const MusterCardMaker *maker, MusterRecord role)
{
  g_autoptr (GArray) holdings = muster_projection_list_holdings (maker->projection, role);
  double pool = muster_document_get_number (maker->doc, role, MUSTER_ROLE_POOL, 0);
  guint most_roles;

  face->mark = muster_card_get_mark (maker, role);
  face->holder = dup_holders (maker, holdings, &most_roles);
  face->dashed = face->mark == MUSTER_MARK_OPEN;
  face->disc_color = muster_color_for_pool ();
  if (holdings->len == 0)
    {
      g_free (face->holder);
      face->holder = pool > 0 ? dup_posts (pool) : g_strdup (_ ("Not filled"));
      face->disc = pool > 0 ? MUSTER_DISC_POOL : MUSTER_DISC_OPEN;
    }
  else
    set_disc_of (face, maker, muster_document_get_ref (maker->doc, g_array_index (holdings, MusterRecord, 0), MUSTER_HOLDING_PERSON));
  /* A pool alone says how many it is where others say who. */
  if (face->disc != MUSTER_DISC_POOL)
    face->pill = dup_pill (face->mark, most_roles, pool);
}

/* What a card has on by something else than its department; alpha 0 if it has nothing. */
static MusterColor
get_coat (const MusterCardMaker *maker, MusterRecord record)
{
  return maker->paints != NULL ? muster_paints_get (maker->paints, record).color : MUSTER_NO_COLOR;
}

/* Where colours mean something else, departments have none. */
static MusterColor
get_department_color (const MusterCardMaker *maker, MusterRecord department)
{
  gboolean replaced = maker->paints != NULL && muster_paints_replace_departments (maker->paints);

  return muster_colors_get (maker->colors, replaced ? 0 : department);
}

/* The stripe has the colour as it is; the card as much of it as leaves its words easy to read. */
static void
put_coat (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card, MusterColor coat)
{
  const MusterPalette *palette = maker->palette;
  MusterColor ground = face->fill.alpha > 0 && card->kind == MUSTER_KIND_DEPARTMENT ? palette->background : palette->card;

  face->swatch_color = coat;
  face->fill = muster_color_mix (ground, coat, palette->coat);
  face->edge = muster_color_mix (ground, coat, COAT_EDGE);
  if (card->kind != MUSTER_KIND_ROLE)
    return;
  face->stripe_color = coat;
  face->stripe = (MusterRect){ STRIPE_INSET, 9, STRIPE, card->rect.height - 19 };
  face->pill_color = muster_color_mix (face->fill, palette->text, PILL_SHADE);
}

/* Reporting cards bear their department's colour themselves; others lie on a card that does. */
void
muster_card_color_role (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  const MusterPalette *palette = maker->palette;
  guint role = muster_projection_find (maker->projection, card->record);
  guint department = role != MUSTER_NOWHERE ? muster_projection_get_department_of (maker->projection, role) : MUSTER_NOWHERE;
  MusterColor under = palette->background;
  MusterColor coat = get_coat (maker, card->record);
  MusterRecord record = 0;

  if (department != MUSTER_NOWHERE)
    record = muster_projection_get_departments (maker->projection)->nodes[department].record;
  face->swatch_color = get_department_color (maker, record);
  face->fill = palette->card;
  face->edge = palette->hairline;
  if (card->inside)
    {
      under = muster_color_mix (palette->background, face->swatch_color, palette->tint);
      face->edge = muster_color_mix (palette->hairline, face->swatch_color, 0.1);
    }
  else if (record != 0)
    {
      face->fill = muster_color_mix (palette->card, face->swatch_color, palette->tint);
      face->edge = muster_color_mix (palette->background, face->swatch_color, palette->edge);
    }
  face->pill_color = muster_color_mix (face->fill, palette->text, PILL_SHADE);
  face->shadow = muster_color_mix (under, (MusterColor){ 0, 0, 0, 1 }, palette->shade);
  if (coat.alpha > 0)
    put_coat (face, maker, card, coat);
  if (!face->dashed)
    return;
  if (coat.alpha > 0)
    {
      face->pill_color = palette->open_pill;
      face->shadow = MUSTER_NO_COLOR;
      return;
    }
  face->edge = palette->dash;
  face->pill_color = palette->open_pill;
  face->shadow = MUSTER_NO_COLOR;
  face->fill = card->inside ? MUSTER_NO_COLOR : muster_color_mix (palette->background, face->swatch_color, palette->tint / 2);
}

void
muster_card_place_role (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card, guint lines)
{
  double pill_width = 0, top;

  top = (card->rect.height - 1 - HOLDER_GAP - (lines + 1) * muster_text_get_pitch (MUSTER_TEXT_TITLE)) / 2;
  if (face->pill != NULL)
    {
      pill_width = muster_pill_measure (maker->text, face->pill);
      face->pill_place = (MusterRect){
        card->rect.width - INSET + 2 - pill_width,
        top + lines * muster_text_get_pitch (MUSTER_TEXT_TITLE) + HOLDER_GAP + 1,
        pill_width,
        MUSTER_PILL_HEIGHT,
      };
    }
  face->body = (MusterRect){ 0.5, 0.5, card->rect.width - 1, card->rect.height - 2 };
  face->round = CARD_ROUND_ROLE;
  face->disc_place = (MusterRect){ INSET, (card->rect.height - 1 - DISC) / 2, DISC, DISC };
  face->name_box = (MusterTextBox){
    .text = face->name,
    .style = MUSTER_TEXT_TITLE,
    .color = maker->palette->text,
    .x = TEXT_LEFT,
    .y = top,
    .width = TEXT_WIDTH,
    .lines = NAME_LINES,
  };
  face->holder_box = (MusterTextBox){
    .text = face->holder,
    .style = MUSTER_TEXT_HOLDER,
    .color = maker->palette->dim,
    .x = TEXT_LEFT,
    .y = top + lines * muster_text_get_pitch (MUSTER_TEXT_TITLE) + HOLDER_GAP,
    .width = TEXT_WIDTH - (pill_width > 0 ? pill_width + 4 : 0),
    .lines = 1,
  };
}

/* Whether a department begins at the stage shown, and that is not where all begins. */
static gboolean
is_new (const MusterCardMaker *maker, MusterRecord department)
{
  g_autoptr (GArray) stages = NULL;
  MusterRecord from = department != 0 ? muster_document_get_ref (maker->doc, department, MUSTER_DEPARTMENT_FROM) : 0;

  if (from == 0 || from != maker->options->stage)
    return FALSE;
  stages = muster_document_list (maker->doc, MUSTER_KIND_STAGE);
  return stages->len > 0 && g_array_index (stages, MusterRecord, 0) != from;
}

/* How many roles in no department are open: those that are in none of those at the top. */
static guint
count_open_elsewhere (const MusterCardMaker *maker)
{
  const MusterTree *departments = muster_projection_get_departments (maker->projection);
  guint open = maker->metrics->total.open;

  MUSTER_TREE_FOREACH_TOP (departments, top)
  open -= maker->metrics->departments[top].open;
  return open;
}

char *
muster_card_dup_count (const MusterCardMaker *maker, MusterRecord department)
{
  guint n_departments = muster_projection_get_departments (maker->projection)->n_nodes;
  guint index = department != 0 ? muster_projection_find (maker->projection, department) : n_departments;
  g_autofree char *posts = NULL;
  guint open;

  g_return_val_if_fail (index <= n_departments, g_strdup (""));
  posts = muster_words_number (maker->posts[index], 0);
  open = index < n_departments ? maker->metrics->departments[index].open : count_open_elsewhere (maker);
  if (open > 0)
    /* Translators: the posts of a department and how many of them are open */
    return g_strdup_printf (ngettext ("%s · %u open", "%s · %u open", open), posts, open);
  if (is_new (maker, department))
    /* Translators: the posts of a department that is new at this stage */
    return g_strdup_printf (_ ("%s · new"), posts);
  /* Translators: the posts of a department */
  return g_strdup_printf (C_ ("posts", "%s"), posts);
}

static double
count_width (const MusterCardMaker *maker, const char *count)
{
  return ceil (muster_text_measure (maker->text, count, MUSTER_TEXT_COUNT, -1, 1, NULL));
}

void
muster_card_round (MusterCardFace *face, const MusterCard *card)
{
  face->round = CARD_ROUND_DEPARTMENT;
  if (!card->round)
    return;
  face->round = face->body.width / 2;
  face->swatch.x += card->heading.x;
  face->swatch.y += card->heading.y;
  face->name_box.x += card->heading.x;
  face->name_box.y += card->heading.y;
  face->count_box.x += card->heading.x;
  face->count_box.y += card->heading.y;
}

static void
place_department (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  double right = (card->round ? card->heading.width : card->rect.width) - MUSTER_CARD_PADDING - 2;
  double width = count_width (maker, face->count);

  face->body = (MusterRect){ 0.5, 0.5, card->rect.width - 1, card->rect.height - 1 };
  face->swatch = (MusterRect){ MUSTER_CARD_PADDING + 1, MUSTER_CARD_PADDING + 5.5, SWATCH, SWATCH };
  face->name_box = (MusterTextBox){
    .text = face->name,
    .style = MUSTER_TEXT_HEADING,
    .color = maker->palette->text,
    .x = NAME_LEFT,
    .y = MUSTER_CARD_PADDING,
    .width = right - width - 8 - NAME_LEFT,
    .lines = NAME_LINES,
  };
  face->count_box = (MusterTextBox){
    .text = face->count,
    .style = MUSTER_TEXT_COUNT,
    .align = MUSTER_ALIGN_END,
    .color = maker->palette->dim,
    .x = right - width,
    .y = MUSTER_CARD_PADDING + 2,
    .width = width,
    .lines = 1,
  };
  muster_card_round (face, card);
}

void
muster_card_color_department (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  const MusterPalette *palette = maker->palette;

  MusterColor coat = get_coat (maker, card->record);

  face->swatch_color = get_department_color (maker, card->record);
  face->fill = muster_color_mix (palette->background, face->swatch_color, palette->tint);
  face->edge = muster_color_mix (palette->background, face->swatch_color, palette->edge);
  if (coat.alpha > 0)
    put_coat (face, maker, card, coat);
}

static void
make_department (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  face->name = card->record != 0 ? dup_name (maker->doc, card->record) : g_strdup (_ ("No department"));
  face->count = muster_card_dup_count (maker, card->record);
  muster_card_color_department (face, maker, card);
  place_department (face, maker, card);
}

/* The page on which a card's branch goes on; 0 if on this one. */
static guint
find_page (const MusterCardMaker *maker, const MusterCard *card)
{
  const MusterReferences *references = maker->options->references;

  if (references == NULL || card->record == 0)
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (references->onward, GUINT_TO_POINTER (card->record)));
}

/* On the edge from which what hangs below would go. A card that is little but words has its words at
 * that edge when reports go sideways, and its badge on the lower one. */
char *
muster_card_dup_badge (const MusterCardMaker *maker, const MusterCard *card, MusterRect *place)
{
  MusterDirection direction = maker->options->direction;
  gboolean full = card->kind == MUSTER_KIND_ROLE || card->collapsed;
  g_autofree char *number = NULL;
  g_autofree char *badge = NULL;
  double width, x, y;
  guint page;

  page = find_page (maker, card);
  if (card->hidden == 0 && !card->collapsed && page == 0)
    return NULL;
  number = muster_words_number (card->hidden, 0);
  if (page > 0)
    badge = card->hidden > 0 ? g_strdup_printf (_ ("+%s → page %u"), number, page) : g_strdup_printf (_ ("→ page %u"), page);
  else
    badge = card->hidden > 0 ? g_strconcat ("+", number, NULL) : g_strdup ("…");
  width = muster_pill_measure (maker->text, badge);
  x = (card->rect.width - width) / 2;
  y = (card->rect.height - MUSTER_PILL_HEIGHT) / 2;
  if (direction == MUSTER_DIRECTION_UP)
    y = -MUSTER_PILL_HEIGHT / 2;
  else if (direction == MUSTER_DIRECTION_DOWN || full)
    y = card->rect.height - MUSTER_PILL_HEIGHT / 2;
  if (direction == MUSTER_DIRECTION_RIGHT)
    x = full ? card->rect.width - width - MUSTER_CARD_PADDING : card->rect.width - width / 2;
  else if (direction == MUSTER_DIRECTION_LEFT)
    x = full ? MUSTER_CARD_PADDING : -width / 2;
  if (maker->options->mirrored)
    x = card->rect.width - x - width;
  *place = (MusterRect){ x, y, width, MUSTER_PILL_HEIGHT };
  return g_steal_pointer (&badge);
}

/* What is repeated on a page of its own says from where, in place of a rule's badge. */
static gboolean
set_back (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  const MusterReferences *references = maker->options->references;
  gboolean up = maker->options->direction == MUSTER_DIRECTION_UP;
  double width;

  if (references == NULL || references->back == 0 || card->record == 0 || card->record != references->root)
    return FALSE;
  face->note = g_strdup_printf (_ ("← page %u"), references->back);
  face->note_color = maker->palette->dim;
  face->note_text = maker->palette->background;
  width = muster_pill_measure (maker->text, face->note);
  face->note_place = (MusterRect){ NOTE_INSET, up ? card->rect.height - MUSTER_PILL_HEIGHT + NOTE_RISE : -NOTE_RISE, width, MUSTER_PILL_HEIGHT };
  return TRUE;
}

/* A rule's badge lies across the upper edge at the right, where no words and no other badge are. */
static void
set_note (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  MusterCoat coat = maker->paints != NULL ? muster_paints_get (maker->paints, card->record) : (MusterCoat){ 0 };
  double width;

  if (set_back (face, maker, card) || coat.badge == NULL)
    return;
  face->note = muster_words_clean (coat.badge);
  face->note_color = coat.badge_color;
  face->note_text = coat.badge_text;
  width = muster_pill_measure (maker->text, face->note);
  face->note_place = (MusterRect){ card->rect.width - width - NOTE_INSET, -NOTE_RISE, width, MUSTER_PILL_HEIGHT };
}

static void
mirror_box (MusterTextBox *box, double width)
{
  box->x = width - box->x - box->width;
  if (box->align != MUSTER_ALIGN_CENTER)
    box->align = box->align == MUSTER_ALIGN_START ? MUSTER_ALIGN_END : MUSTER_ALIGN_START;
}

void
muster_card_mirror (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  MusterRect *places[] = { &face->swatch, &face->disc_place, &face->pill_place, &face->stripe, &face->note_place };
  double width = card->rect.width;

  if (!maker->options->mirrored)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i]->x = width - places[i]->x - places[i]->width;
  mirror_box (&face->name_box, width);
  mirror_box (&face->holder_box, width);
  mirror_box (&face->count_box, width);
}

void
muster_card_face_init (MusterCardFace *face, const MusterCardMaker *maker, const MusterCard *card)
{
  guint lines;

  *face = (MusterCardFace){ .kind = card->kind };
  if (card->kind == MUSTER_KIND_DEPARTMENT)
    make_department (face, maker, card);
  else
    {
      face->name = dup_name (maker->doc, card->record);
      set_people (face, maker, card->record);
      muster_card_color_role (face, maker, card);
      muster_text_measure (maker->text, face->name, MUSTER_TEXT_TITLE, TEXT_WIDTH, NAME_LINES, &lines);
      muster_card_place_role (face, maker, card, lines);
    }
  set_note (face, maker, card);
  muster_card_mirror (face, maker, card);
  face->badge = muster_card_dup_badge (maker, card, &face->badge_place);
}

void
muster_card_face_clear (MusterCardFace *face)
{
  g_free (face->name);
  g_free (face->holder);
  g_free (face->count);
  g_free (face->pill);
  g_free (face->badge);
  g_free (face->initials);
  g_free (face->note);
  *face = (MusterCardFace){ 0 };
}

void
muster_card_measure (const MusterCardMaker *maker, MusterKind kind, MusterRecord record, double *width, double *height)
{
  g_autofree char *name = NULL, *count = NULL;
  double room;
  guint lines;

  *width = MUSTER_CARD_WIDTH;
  *height = kind == MUSTER_KIND_DEPARTMENT ? 20 : ROLE_HEIGHT;
  if (record == 0)
    return;
  if (kind == MUSTER_KIND_ROLE)
    {
      lines = muster_titles_count_lines (maker->titles, record, muster_document_get_name (maker->doc, record), TEXT_WIDTH, NAME_LINES);
      *height += (lines - 1) * muster_text_get_pitch (MUSTER_TEXT_TITLE);
      return;
    }
  name = dup_name (maker->doc, record);
  count = muster_card_dup_count (maker, record);
  room = MUSTER_CARD_WIDTH + MUSTER_CARD_PADDING - 2 - NAME_LEFT - 8 - count_width (maker, count);
  muster_text_measure (maker->text, name, MUSTER_TEXT_HEADING, room, NAME_LINES, &lines);
  *height += (lines - 1) * muster_text_get_pitch (MUSTER_TEXT_HEADING);
}

char *
muster_card_face_dup_title (const MusterCardFace *face)
{
  const char *second = face->kind == MUSTER_KIND_DEPARTMENT ? face->count : face->holder;

  if (second == NULL || *second == '\0')
    return g_strdup (face->name);
  return g_strdup_printf ("%s, %s", face->name, second);
}
