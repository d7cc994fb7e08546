/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scene.c: a chart ready to be drawn and pointed at.
 */
#include "scene.h"

#include "card.h"
#include "connector.h"
#include "words.h"

#include <math.h>

/* What a badge, a shadow or a line's width may stand out, in points. */
#define OUTSET 16.0

#define LINES_A_PATH 256

struct _MusterScene
{
  MusterDocument *doc;
  MusterSceneOptions options;
  char *style;
  MusterProjection *projection;
  MusterMetrics *metrics;
  MusterColors *colors;
  MusterText *text;
  MusterLayout *layout;
  MusterCardMaker maker;
  guint *posts;
  gboolean *elbows;
  /* Lines of reporting, those from one card side by side. */
  GArray *reporting;
  guint *n_below;
};

static guint
count_own_posts (MusterScene *scene, guint department)
{
  const MusterNode *nodes = muster_projection_get_roles (scene->projection)->nodes;
  guint n_roles, posts = 0;
  const guint *roles = muster_projection_list_roles (scene->projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    posts += (guint) MAX (1, ceil (muster_document_get_number (scene->doc, nodes[roles[i]].record, MUSTER_ROLE_POOL, 1)));
  return posts;
}

/* A pool counts as many posts as it stands for. A child comes after its parent, so that one walk
 * back adds all up; roles without a department come last. */
static guint *
count_posts (MusterScene *scene)
{
  const MusterTree *departments = muster_projection_get_departments (scene->projection);
  guint *posts = g_new0 (guint, departments->n_nodes + 1);

  posts[departments->n_nodes] = count_own_posts (scene, MUSTER_NOWHERE);
  for (guint i = departments->n_nodes; i-- > 0;)
    {
      posts[i] += count_own_posts (scene, i);
      if (departments->nodes[i].parent != MUSTER_NOWHERE)
        posts[departments->nodes[i].parent] += posts[i];
    }
  return posts;
}

static void
measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  muster_card_measure (data, kind, record, width, height);
}

static MusterLayout *
lay_out (MusterScene *scene)
{
  const MusterLayoutOptions options = {
    .view = scene->options.view,
    .style = scene->options.style,
    .direction = scene->options.direction,
    .root = scene->options.root,
    .depth = scene->options.depth,
    .expanded = scene->options.expanded,
    .measure = measure,
    .measure_data = &scene->maker,
  };

  return muster_layout_new (scene->projection, &options);
}

static guint *
count_below (const MusterLayout *layout)
{
  guint *n_below = g_new0 (guint, layout->n_cards + 1);

  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].parent != MUSTER_NOWHERE)
      n_below[layout->cards[i].parent]++;
  return n_below;
}

static int
compare_connectors (gconstpointer a, gconstpointer b)
{
  const MusterConnector *one = a, *other = b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->to < other->to ? -1 : one->to > other->to;
}

static GArray *
list_reporting (const MusterLayout *layout)
{
  GArray *reporting = g_array_new (FALSE, FALSE, sizeof (MusterConnector));

  for (guint i = 0; i < layout->n_connectors; i++)
    if (layout->connectors[i].line == 0)
      g_array_append_val (reporting, layout->connectors[i]);
  g_array_sort (reporting, compare_connectors);
  return reporting;
}

MusterScene *
muster_scene_new (MusterDocument *doc, const MusterSceneOptions *options)
{
  MusterScene *scene = g_new0 (MusterScene, 1);

  scene->doc = g_object_ref (doc);
  scene->options = *options;
  scene->style = g_strdup (options->style);
  scene->options.style = scene->style;
  scene->projection = muster_projection_new (doc, options->stage);
  scene->metrics = muster_metrics_new (scene->projection);
  scene->colors = muster_colors_new (doc);
  scene->text = muster_text_new ();
  scene->posts = count_posts (scene);
  scene->maker = (MusterCardMaker){
    .doc = doc,
    .projection = scene->projection,
    .metrics = scene->metrics,
    .options = &scene->options,
    .palette = muster_theme_get_palette (options->theme),
    .colors = scene->colors,
    .text = scene->text,
    .posts = scene->posts,
  };
  scene->layout = lay_out (scene);
  scene->elbows = muster_connectors_find_elbows (scene->layout);
  scene->reporting = list_reporting (scene->layout);
  scene->n_below = count_below (scene->layout);
  return scene;
}

void
muster_scene_free (MusterScene *scene)
{
  if (scene == NULL)
    return;
  g_free (scene->n_below);
  g_array_unref (scene->reporting);
  g_free (scene->elbows);
  muster_layout_free (scene->layout);
  g_free (scene->posts);
  muster_text_free (scene->text);
  muster_colors_free (scene->colors);
  muster_metrics_free (scene->metrics);
  muster_projection_free (scene->projection);
  g_free (scene->style);
  g_object_unref (scene->doc);
  g_free (scene);
}

MusterDocument *
muster_scene_get_document (MusterScene *scene)
{
  return scene->doc;
}

const MusterSceneOptions *
muster_scene_get_options (MusterScene *scene)
{
  return &scene->options;
}

MusterProjection *
muster_scene_get_projection (MusterScene *scene)
{
  return scene->projection;
}

const MusterMetrics *
muster_scene_get_metrics (MusterScene *scene)
{
  return scene->metrics;
}

const MusterLayout *
muster_scene_get_layout (MusterScene *scene)
{
  return scene->layout;
}

MusterText *
muster_scene_get_text (MusterScene *scene)
{
  return scene->text;
}

const MusterPalette *
muster_scene_get_palette (MusterScene *scene)
{
  return scene->maker.palette;
}

MusterColor
muster_scene_get_color (MusterScene *scene, MusterRecord department)
{
  return muster_colors_get (scene->colors, department);
}

void
muster_scene_get_face (MusterScene *scene, guint card, MusterCardFace *face)
{
  g_return_if_fail (card < scene->layout->n_cards);

  muster_card_face_init (face, &scene->maker, &scene->layout->cards[card]);
}

guint
muster_scene_list_marks (MusterScene *scene)
{
  guint marks = 0;

  for (guint i = 0; i < scene->layout->n_cards; i++)
    {
      const MusterCard *card = &scene->layout->cards[i];

      if (card->kind == MUSTER_KIND_ROLE)
        marks |= 1u << muster_card_get_mark (&scene->maker, card->record);
      if (card->hidden > 0)
        marks |= MUSTER_SCENE_HIDES;
    }
  return marks;
}

static gboolean
meets (const MusterRect *rect, const MusterRect *clip)
{
  return clip == NULL || (rect->x - OUTSET < clip->x + clip->width && clip->x < rect->x + rect->width + OUTSET && rect->y - OUTSET < clip->y + clip->height && clip->y < rect->y + rect->height + OUTSET);
}

static void
paint_dotted (MusterScene *scene, const MusterConnector *connector, MusterPainter *painter)
{
  const MusterCard *cards = scene->layout->cards;
  g_autofree char *label = muster_words_clean (muster_document_get_text (scene->doc, connector->line, MUSTER_LINE_LABEL));
  g_autofree char *from = muster_words_clean (muster_document_get_name (scene->doc, cards[connector->from].record));
  g_autofree char *to = muster_words_clean (muster_document_get_name (scene->doc, cards[connector->to].record));
  g_autofree char *title = g_strdup_printf ("%s%s%s – %s", label, *label != '\0' ? ": " : "", from, to);
  const MusterGroup group = { .id = muster_document_get_id (scene->doc, connector->line), .title = title };

  painter->open (painter, &group);
  muster_connector_draw_dotted (scene->layout, connector, scene->elbows, label, scene->maker.palette, painter);
  painter->close (painter, &group);
}

static gboolean
connector_meets (MusterScene *scene, const MusterConnector *connector, const MusterRect *clip)
{
  MusterRect extents = muster_connector_get_extents (scene->layout, connector);

  return meets (&extents, clip);
}

/* Lines from the same card go into one path, within reason. */
static void
paint_reporting (MusterScene *scene, MusterPainter *painter, const MusterRect *clip)
{
  const MusterConnector *connectors = (const MusterConnector *) (gpointer) scene->reporting->data;
  guint start = 0, n_connectors = scene->reporting->len;

  for (guint i = 0; i <= n_connectors; i++)
    {
      gboolean drawn = i < n_connectors && connector_meets (scene, &connectors[i], clip);

      if (drawn && i > start && connectors[i].from == connectors[start].from && i - start < LINES_A_PATH)
        continue;
      if (i > start)
        muster_connectors_draw (scene->layout, &connectors[start], i - start, scene->elbows, scene->maker.palette, painter);
      start = drawn ? i : i + 1;
    }
}

static void
paint_dotted_lines (MusterScene *scene, MusterPainter *painter, const MusterRect *clip)
{
  const MusterLayout *layout = scene->layout;

  for (guint i = 0; i < layout->n_connectors; i++)
    if (layout->connectors[i].line != 0 && connector_meets (scene, &layout->connectors[i], clip))
      paint_dotted (scene, &layout->connectors[i], painter);
}

/* What a click on a card in a file leads to; %NULL for nowhere. */
static char *
dup_link (MusterScene *scene, const MusterCard *card)
{
  MusterRecord above = card->parent != MUSTER_NOWHERE ? scene->layout->cards[card->parent].record : 0;

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
paint_card (MusterScene *scene, guint index, MusterPainter *painter)
{
  const MusterCard *card = &scene->layout->cards[index];
  g_auto (MusterCardFace) face = { 0 };
  g_autofree char *title = NULL, *link = NULL;
  MusterGroup group = { .id = "none", .target = scene->n_below[index] > 0 };

  muster_scene_get_face (scene, index, &face);
  group.title = title = muster_card_face_dup_title (&face);
  group.link = link = dup_link (scene, card);
  if (card->record != 0)
    group.id = muster_document_get_id (scene->doc, card->record);
  painter->open (painter, &group);
  painter->push (painter, card->rect.x, card->rect.y, 1);
  muster_card_face_draw (&face, scene->maker.palette, painter);
  painter->pop (painter);
  painter->close (painter, &group);
}

void
muster_scene_paint (MusterScene *scene, MusterPainter *painter, const MusterRect *clip)
{
  const MusterLayout *layout = scene->layout;

  paint_reporting (scene, painter, clip);
  for (guint i = 0; i < layout->n_cards; i++)
    if (meets (&layout->cards[i].rect, clip))
      paint_card (scene, i, painter);
  paint_dotted_lines (scene, painter, clip);
}

void
muster_scene_draw (MusterScene *scene, cairo_t *cr, const MusterRect *clip)
{
  MusterCairoPainter painter;

  muster_cairo_painter_init (&painter, cr, scene->text);
  muster_scene_paint (scene, &painter.painter, clip);
}

guint
muster_scene_hit (MusterScene *scene, double x, double y)
{
  for (guint i = scene->layout->n_cards; i-- > 0;)
    {
      const MusterRect *rect = &scene->layout->cards[i].rect;

      if (x >= rect->x && y >= rect->y && x < rect->x + rect->width && y < rect->y + rect->height)
        return i;
    }
  return MUSTER_NOWHERE;
}
