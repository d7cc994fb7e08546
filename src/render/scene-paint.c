/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scene-paint.c: drawing a picture of a scene: lines of reporting, cards above them, dotted lines
 * above all. A walk over all and O(what is seen) of drawing.
 */
#include "scene-private.h"

#include "bands.h"
#include "connector.h"
#include "detail.h"
#include "haunt.h"
#include "veil.h"
#include "words.h"

#include <math.h>

/* What a badge, a shadow or a line's width may stand out, in points. */
#define OUTSET 16.0

#define LINES_A_PATH 256

#define DIMMED 0.35

gboolean
muster_picture_meets (const MusterRect *rect, const MusterRect *clip)
{
  return clip == NULL || (rect->x - OUTSET < clip->x + clip->width && clip->x < rect->x + rect->width + OUTSET && rect->y - OUTSET < clip->y + clip->height && clip->y < rect->y + rect->height + OUTSET);
}

static double
get_dimness (MusterScene *scene, MusterRecord record)
{
  return scene->bright == NULL || g_hash_table_contains (scene->bright, GUINT_TO_POINTER (record)) ? 1 : DIMMED;
}

double
muster_picture_get_card_opacity (const MusterPicture *picture, MusterScene *scene, guint card)
{
  double opacity = picture->opacities != NULL ? picture->opacities[card] : 1;

  return opacity * get_dimness (scene, picture->layout->cards[card].record);
}

double
muster_picture_get_line_opacity (const MusterPicture *picture, MusterScene *scene, const MusterConnector *connector)
{
  double opacity = 1;

  if (picture->opacities != NULL)
    opacity = MIN (picture->opacities[connector->from], picture->opacities[connector->to]);
  return opacity * get_dimness (scene, connector->line);
}

/* {{{ Lines */

static void
paint_dotted (MusterScene *scene, const MusterPicture *picture, const MusterConnector *connector, MusterPainter *painter)
{
  const MusterCard *cards = picture->layout->cards;
  g_autofree char *label = muster_words_clean (muster_document_get_text (scene->doc, connector->line, MUSTER_LINE_LABEL));
  g_autofree char *from = muster_words_clean (muster_document_get_name (scene->doc, cards[connector->from].record));
  g_autofree char *to = muster_words_clean (muster_document_get_name (scene->doc, cards[connector->to].record));
  g_autofree char *title = g_strdup_printf ("%s%s%s – %s", label, *label != '\0' ? ": " : "", from, to);
  const MusterGroup group = { .id = muster_document_get_id (scene->doc, connector->line), .title = title };
  MusterVeil veil;

  painter = muster_veil_over (&veil, painter, muster_picture_get_line_opacity (picture, scene, connector));
  painter->open (painter, &group);
  muster_connector_draw_dotted (picture->layout, connector, picture->elbows, label, scene->maker.palette, painter);
  painter->close (painter, &group);
}

static gboolean
connector_meets (const MusterPicture *picture, const MusterConnector *connector, const MusterRect *clip)
{
  MusterRect extents = muster_connector_get_extents (picture->layout, connector);

  return muster_picture_meets (&extents, clip);
}

/* Lines from the same card go into one path, within reason. */
static void
paint_reporting (MusterScene *scene, const MusterPicture *picture, MusterPainter *painter, const MusterRect *clip)
{
  const MusterConnector *connectors = picture->reporting;
  guint start = 0, n_connectors = picture->n_reporting;
  double opacity = 1;

  for (guint i = 0; i <= n_connectors; i++)
    {
      gboolean drawn = i < n_connectors && connector_meets (picture, &connectors[i], clip);
      double next = drawn ? muster_picture_get_line_opacity (picture, scene, &connectors[i]) : opacity;
      MusterVeil veil;

      if (drawn && i > start && connectors[i].from == connectors[start].from && next == opacity && i - start < LINES_A_PATH)
        continue;
      if (i > start)
        muster_connectors_draw (picture->layout, &connectors[start], i - start, picture->elbows, scene->maker.palette, muster_veil_over (&veil, painter, opacity));
      start = drawn ? i : i + 1;
      opacity = next;
    }
}

static void
paint_dotted_lines (MusterScene *scene, const MusterPicture *picture, MusterPainter *painter, const MusterRect *clip)
{
  const MusterLayout *layout = picture->layout;

  for (guint i = 0; i < layout->n_connectors; i++)
    if (layout->connectors[i].line != 0 && connector_meets (picture, &layout->connectors[i], clip))
      paint_dotted (scene, picture, &layout->connectors[i], painter);
}

/* }}} */
/* {{{ Cards */

/* What a click on a card in a file leads to; %NULL for nowhere. */
static char *
dup_link (MusterScene *scene, const MusterCard *card)
{
  const MusterReferences *references = scene->options.references;
  MusterRecord above = card->parent != MUSTER_NOWHERE ? scene->layout->cards[card->parent].record : 0;

  if (references != NULL && card->record != 0 && g_hash_table_contains (references->onward, GUINT_TO_POINTER (card->record)))
    return g_strdup (muster_document_get_id (scene->doc, card->record));

  if (card->kind == MUSTER_KIND_ROLE)
    {
      g_autoptr (GArray) holdings = muster_projection_list_holdings (scene->projection, card->record);
      MusterRecord holding = holdings->len > 0 ? g_array_index (holdings, MusterRecord, 0) : 0;
      MusterRecord person = holding != 0 ? muster_document_get_ref (scene->doc, holding, MUSTER_HOLDING_PERSON) : 0;
      const char *email = person != 0 ? muster_document_get_text (scene->doc, person, MUSTER_PERSON_EMAIL) : NULL;

      if (email != NULL && strchr (email, '@') != NULL)
        {
          g_autofree char *escaped = g_uri_escape_string (email, "@+", FALSE);

          return g_strconcat ("mailto:", escaped, NULL);
        }
    }
  return above != 0 && !card->inside ? g_strdup (muster_document_get_id (scene->doc, above)) : NULL;
}

static void
paint_card (MusterScene *scene, const MusterCard *card, guint index, MusterPainter *painter)
{
  g_auto (MusterCardFace) face = { 0 };
  g_autofree char *title = NULL, *link = NULL;
  MusterGroup group = { .id = "none", .target = scene->n_below[index] > 0 };
  const MusterReferences *references = scene->options.references;

  muster_card_face_init (&face, &scene->maker, card);
  group.title = title = muster_card_face_dup_title (&face);
  group.link = link = dup_link (scene, card);
  if (references != NULL && references->again && card->record == references->root)
    group.target = FALSE;
  if (card->record != 0)
    group.id = muster_document_get_id (scene->doc, card->record);
  painter->open (painter, &group);
  painter->push (painter, card->rect.x, card->rect.y, 1);
  muster_card_face_draw (&face, scene->maker.palette, painter);
  painter->pop (painter);
  painter->close (painter, &group);
}

static void
paint_cards (MusterScene *scene, const MusterPicture *picture, gboolean raised, MusterPainter *painter, const MusterRect *clip)
{
  const MusterLayout *layout = picture->layout;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      MusterVeil veil;

      if (!muster_picture_meets (&layout->cards[i].rect, clip) || (picture->raised != NULL && picture->raised[i] != raised))
        continue;
      if (painter->step != NULL && !painter->step (painter, i / (double) layout->n_cards))
        return;
      paint_card (scene, &layout->cards[i], i, muster_veil_over (&veil, painter, muster_picture_get_card_opacity (picture, scene, i)));
    }
}

/* }}} */

MusterPicture
muster_scene_get_picture (MusterScene *scene)
{
  return (MusterPicture){
    .layout = scene->layout,
    .elbows = scene->elbows,
    .reporting = (const MusterConnector *) (gpointer) scene->reporting->data,
    .n_reporting = scene->reporting->len,
    .haunting = 1,
  };
}

void
muster_scene_paint_picture (MusterScene *scene, const MusterPicture *picture, MusterPainter *painter, const MusterRect *clip)
{
  paint_reporting (scene, picture, painter, clip);
  paint_cards (scene, picture, FALSE, painter, clip);
  muster_bands_draw (scene, picture, painter, clip);
  if (picture->raised != NULL)
    paint_cards (scene, picture, TRUE, painter, clip);
  paint_dotted_lines (scene, picture, painter, clip);
  if (scene->haunt != NULL)
    muster_haunt_paint (scene->haunt, scene, picture, FALSE, painter, clip);
}

void
muster_scene_draw_picture (MusterScene *scene, const MusterPicture *picture, cairo_t *cr, const MusterRect *clip)
{
  MusterCairoPainter painter;

  muster_cairo_painter_init (&painter, cr, scene->text);
  if (painter.vector || !muster_detail_draw (scene, picture, cr, clip))
    muster_scene_paint_picture (scene, picture, &painter.painter, clip);
  else if (scene->haunt != NULL)
    muster_haunt_paint (scene->haunt, scene, picture, TRUE, &painter.painter, clip);
}

void
muster_scene_paint (MusterScene *scene, MusterPainter *painter, const MusterRect *clip)
{
  MusterPicture picture = muster_scene_get_picture (scene);

  muster_scene_paint_picture (scene, &picture, painter, clip);
}

void
muster_scene_draw (MusterScene *scene, cairo_t *cr, const MusterRect *clip)
{
  MusterPicture picture = muster_scene_get_picture (scene);

  muster_scene_draw_picture (scene, &picture, cr, clip);
}

void
muster_scene_draw_card (MusterScene *scene, guint card, cairo_t *cr)
{
  const MusterLayout *layout = scene->layout;
  MusterCairoPainter painter;

  g_return_if_fail (card < layout->n_cards);

  muster_cairo_painter_init (&painter, cr, scene->text);
  cairo_save (cr);
  cairo_translate (cr, -layout->cards[card].rect.x, -layout->cards[card].rect.y);
  paint_card (scene, &layout->cards[card], card, &painter.painter);
  for (guint i = card + 1; i < layout->n_cards && layout->cards[i].inside && layout->cards[i].parent >= card; i++)
    paint_card (scene, &layout->cards[i], i, &painter.painter);
  cairo_restore (cr);
}
