/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * plan-face.c: what a card of the plan says.
 *
 * It is the canvas' card with a name of one line. Below it, in place of who holds it, one that moves
 * says from where and where to, and one that changes who it was and who it is; the latter is quieter,
 * because nobody comes or goes.
 */
#include "plan-private.h"

#include "changes.h"
#include "photos.h"
#include "titles.h"
#include "words.h"

#include <glib/gi18n-lib.h>

/* Above and below the two lines of a card, and between them. */
#define LINE_GAP 2.0
#define SWATCH_RISE 5.5

static guint
get_number (MusterPlan *plan, guint number, MusterPlanSection section)
{
  return number - (section == MUSTER_PLAN_LEAVE ? 1 : 0);
}

/* One that leaves looks as it did at the stage before. */
MusterCardMaker
muster_plan_get_maker (MusterPlan *plan, guint number, MusterPlanSection section)
{
  const MusterPlanState *state = plan->state;
  const MusterSceneOptions *options = muster_session_get_options (plan->session);
  const MusterPlanStage *stage = &state->stages[get_number (plan, number, section)];

  return (MusterCardMaker){
    .doc = state->doc,
    .projection = stage->projection,
    .metrics = stage->metrics,
    .posts = stage->posts,
    .options = options,
    .palette = muster_theme_get_palette (options->theme),
    .colors = state->colors,
    .text = plan->text,
    .titles = muster_titles_of (state->doc),
    .photos = muster_photos_of (state->doc),
  };
}

/* {{{ The second line */

static char *
dup_name (MusterDocument *doc, MusterRecord record, const char *none)
{
  return record != 0 ? muster_words_clean (muster_document_get_name (doc, record)) : g_strdup (none);
}

/* Where one that moves comes from and goes to, or what it was. */
static char *
dup_move (MusterDocument *doc, const MusterShift *shift)
{
  const char *none = muster_document_get_kind (doc, shift->after.record) == MUSTER_KIND_ROLE ? _ ("No department") : _ ("The top");
  g_autofree char *from = dup_name (doc, shift->before.home, none);
  g_autofree char *to = dup_name (doc, shift->after.home, none);
  g_autofree char *before = dup_name (doc, shift->before.record, NULL);

  if (shift->before.home != shift->after.home)
    return g_strdup_printf ("%s → %s", from, to);
  /* Translators: %s is the title that a role had before */
  return g_strdup_printf (_ ("was %s"), before);
}

/* Who holds a role at the stage with a number. */
static char *
dup_holders (MusterPlan *plan, guint number, MusterRecord role)
{
  const MusterCardMaker maker = muster_plan_get_maker (plan, number, MUSTER_PLAN_JOIN);
  g_autofree char *holders = muster_card_dup_holders (&maker, role);

  return holders != NULL ? muster_words_clean (holders) : g_strdup (_ ("nobody"));
}

static char *
dup_change (MusterPlan *plan, guint number, const MusterShift *shift)
{
  MusterDocument *doc = plan->state->doc;
  gboolean role = muster_document_get_kind (doc, shift->after.record) == MUSTER_KIND_ROLE;
  g_autofree char *above = dup_name (doc, shift->before.above, _ ("nobody"));
  g_autofree char *new_above = dup_name (doc, shift->after.above, _ ("nobody"));
  g_autofree char *holders = NULL, *new_holders = NULL;

  if ((shift->kinds & MUSTER_SHIFT_HOLDERS) == 0)
    /* Translators: who leads a department, or whom a role reports to, before and after */
    return g_strdup_printf (role ? _ ("Manager: %s → %s") : _ ("Head: %s → %s"), above, new_above);
  holders = dup_holders (plan, number - 1, shift->before.record);
  new_holders = dup_holders (plan, number, shift->after.record);
  return g_strdup_printf ("%s → %s", holders, new_holders);
}

/* What is in a department. */
static char *
dup_content (const MusterCardMaker *maker, MusterRecord department)
{
  const MusterFigures *figures = &maker->metrics->departments[muster_projection_find (maker->projection, department)];
  g_autofree char *roles = g_strdup_printf (ngettext ("%u role", "%u roles", figures->roles), figures->roles);

  if (figures->open == 0)
    return g_steal_pointer (&roles);
  /* Translators: the first is "3 roles" */
  return g_strdup_printf (ngettext ("%s, %u open", "%s, %u open", figures->open), roles, figures->open);
}

/* Returns: (nullable): %NULL for what the card says by itself */
static char *
dup_line (MusterPlan *plan, guint number, MusterPlanSection section, const MusterCardMaker *maker, const MusterPlanCard *card)
{
  if (section == MUSTER_PLAN_MOVE)
    return dup_move (maker->doc, &card->shift);
  if (section == MUSTER_PLAN_CHANGE)
    return dup_change (plan, number, &card->shift);
  return muster_document_get_kind (maker->doc, card->record) == MUSTER_KIND_DEPARTMENT ? dup_content (maker, card->record) : NULL;
}

/* }}} */
/* {{{ Faces */

/* The title on one line, and all of the card's width. */
static void
fit_role (MusterCardFace *face, const MusterRect *place)
{
  double more = place->width - MUSTER_CARD_WIDTH;
  double pitch = muster_text_get_pitch (MUSTER_TEXT_TITLE);
  double top = (place->height - 1 - LINE_GAP - 2 * pitch) / 2;

  face->name_box.lines = 1;
  face->name_box.y = top;
  face->name_box.width += more;
  face->holder_box.y = top + pitch + LINE_GAP;
  face->holder_box.width += more;
  face->pill_place.y = face->holder_box.y + 1;
}

/* The name has a line alone, and what is in it stands below. */
static void
fit_department (MusterCardFace *face, const MusterRect *place)
{
  double pitch = muster_text_get_pitch (MUSTER_TEXT_HEADING);
  double top = (place->height - 1 - LINE_GAP - pitch - muster_text_get_pitch (MUSTER_TEXT_HOLDER)) / 2;

  face->name_box.lines = 1;
  face->name_box.y = top;
  face->name_box.width = place->width - face->name_box.x - face->swatch.x;
  face->swatch.y = top + SWATCH_RISE;
  face->count_box = (MusterTextBox){
    .text = face->count,
    .style = MUSTER_TEXT_HOLDER,
    .color = face->count_box.color,
    .x = face->name_box.x,
    .y = top + pitch + LINE_GAP,
    .width = face->name_box.width,
    .lines = 1,
  };
}

void
muster_plan_face_init (MusterCardFace *face, MusterPlan *plan, guint number, MusterPlanSection section, const MusterPlanCard *card, const MusterRect *place)
{
  const MusterCardMaker maker = muster_plan_get_maker (plan, number, section);
  MusterKind kind = muster_document_get_kind (maker.doc, card->record);
  const MusterCard own = { .kind = kind, .record = card->record, .inside = TRUE, .parent = MUSTER_NOWHERE, .rect = { 0, 0, place->width, place->height } };
  char *line = dup_line (plan, number, section, &maker, card);

  muster_card_face_init (face, &maker, &own);
  if (line != NULL && kind == MUSTER_KIND_DEPARTMENT)
    {
      g_free (face->count);
      face->count = line;
    }
  else if (line != NULL)
    {
      g_free (face->holder);
      face->holder = line;
      face->holder_box.text = face->holder;
    }
  if (kind == MUSTER_KIND_DEPARTMENT)
    fit_department (face, place);
  else
    fit_role (face, place);
  if (section != MUSTER_PLAN_CHANGE)
    return;
  face->fill = MUSTER_NO_COLOR;
  face->shadow = MUSTER_NO_COLOR;
}

/* One that moves or changes says all that happens to it. */
char *
muster_plan_dup_words (MusterPlan *plan, guint number, MusterPlanSection section, const MusterPlanCard *card)
{
  const MusterPlanState *state = plan->state;
  const MusterCardMaker maker = muster_plan_get_maker (plan, number, section);
  const char *name = muster_document_get_name (maker.doc, card->record);
  g_autofree char *holders = NULL, *content = NULL;

  if (section == MUSTER_PLAN_MOVE || section == MUSTER_PLAN_CHANGE)
    return muster_shift_dup_sentence (&card->shift, state->stages[number - 1].projection, state->stages[number].projection);
  if (muster_document_get_kind (maker.doc, card->record) == MUSTER_KIND_DEPARTMENT)
    {
      content = dup_content (&maker, card->record);
      return g_strdup_printf ("%s, %s", name, content);
    }
  holders = muster_card_dup_holders (&maker, card->record);
  return g_strdup_printf ("%s, %s", name, holders != NULL ? holders : _ ("Not filled"));
}

/* }}} */
