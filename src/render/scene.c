/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * scene.c: making a scene, and asking it. Drawing is in scene-paint.c.
 */
#include "scene-private.h"

#include "card-private.h"
#include "connector.h"
#include "haunt.h"
#include "titles.h"

#include <math.h>

static guint
count_own_posts (MusterProjection *projection, guint department)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  const MusterNode *nodes = muster_projection_get_roles (projection)->nodes;
  guint n_roles, posts = 0;
  const guint *roles = muster_projection_list_roles (projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    posts += (guint) MAX (1, ceil (muster_document_get_number (doc, nodes[roles[i]].record, MUSTER_ROLE_POOL, 1)));
  return posts;
}

/* A pool counts as many posts as it stands for. A child comes after its parent, so that one walk
 * back adds all up; roles without a department come last. */
guint *
muster_scene_count_posts (MusterProjection *projection)
{
  const MusterTree *departments = muster_projection_get_departments (projection);
  guint *posts = g_new0 (guint, departments->n_nodes + 1);

  posts[departments->n_nodes] = count_own_posts (projection, MUSTER_NOWHERE);
  for (guint i = departments->n_nodes; i-- > 0;)
    {
      posts[i] += count_own_posts (projection, i);
      if (departments->nodes[i].parent != MUSTER_NOWHERE)
        posts[departments->nodes[i].parent] += posts[i];
    }
  return posts;
}

static void
measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  MusterScene *scene = data;
  const MusterGhost *ghost = scene->haunt != NULL ? muster_haunt_find (scene->haunt, record) : NULL;

  if (ghost != NULL)
    muster_card_measure (muster_haunt_get_maker (scene->haunt), kind, ghost->of, width, height);
  else
    muster_card_measure (&scene->maker, kind, record, width, height);
}

static MusterLayout *
lay_out_by (MusterScene *scene, MusterProjection *projection, const MusterSceneOptions *wanted)
{
  const MusterLayoutOptions options = {
    .view = wanted->view,
    .style = wanted->style,
    .direction = wanted->direction,
    .mirrored = wanted->mirrored,
    .root = wanted->root,
    .depth = wanted->depth,
    .cut = wanted->cut,
    .aspect = wanted->aspect,
    .expanded = wanted->expanded,
    .measure = measure,
    .measure_data = scene,
  };

  return muster_layout_new (projection, &options);
}

static MusterLayout *
lay_out_of (MusterScene *scene, MusterProjection *projection)
{
  return lay_out_by (scene, projection, &scene->options);
}

MusterLayout *
muster_scene_lay_out (MusterScene *whole, const MusterSceneOptions *options)
{
  return lay_out_by (whole, whole->shown != NULL ? whole->shown : whole->projection, options);
}

/* How many roles a card hides is a matter of those that are there: ghosts are not counted. */
static void
count_hidden (MusterScene *scene, MusterLayout *layout)
{
  g_autoptr (MusterLayout) plain = NULL;
  g_autoptr (GHashTable) hidden = NULL;
  gboolean hides = FALSE;

  for (guint i = 0; i < layout->n_cards && !hides; i++)
    hides = layout->cards[i].hidden > 0;
  if (!hides)
    return;
  plain = lay_out_of (scene, scene->projection);
  hidden = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < plain->n_cards; i++)
    g_hash_table_insert (hidden, GUINT_TO_POINTER (plain->cards[i].record), GUINT_TO_POINTER (plain->cards[i].hidden));
  for (guint i = 0; i < layout->n_cards; i++)
    layout->cards[i].hidden = GPOINTER_TO_UINT (g_hash_table_lookup (hidden, GUINT_TO_POINTER (layout->cards[i].record)));
}

/* Ghosts are laid out with the cards, so that they have room, and then taken out. */
static MusterLayout *
lay_out (MusterScene *scene)
{
  MusterLayout *layout;

  if (scene->haunt == NULL)
    return lay_out_of (scene, scene->shown != NULL ? scene->shown : scene->projection);
  layout = lay_out_of (scene, muster_haunt_get_projection (scene->haunt));
  muster_haunt_take (scene->haunt, layout);
  count_hidden (scene, layout);
  return layout;
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

static guint *
list_cards (const MusterLayout *layout, guint limit)
{
  guint *cards = g_new (guint, limit);

  for (guint i = 0; i < limit; i++)
    cards[i] = MUSTER_NOWHERE;
  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].record != 0)
      cards[layout->cards[i].record] = i;
  return cards;
}

/* Asks the filter. */
static void
sift (MusterScene *scene)
{
  g_autoptr (MusterFacts) facts = NULL;

  if (scene->options.filter == NULL || muster_filter_is_empty (scene->options.filter))
    return;
  facts = muster_facts_new (scene->projection);
  scene->meant = muster_filter_find (scene->options.filter, facts);
  if (scene->options.hides)
    scene->shown = muster_projection_new_kept (scene->projection, scene->meant);
  muster_scene_set_dimmed (scene, NULL);
}

static MusterScene *
begin (MusterDocument *doc, const MusterSceneOptions *options)
{
  MusterScene *scene = g_new0 (MusterScene, 1);

  scene->doc = g_object_ref (doc);
  scene->options = *options;
  scene->style = g_strdup (options->style);
  scene->options.style = scene->style;
  scene->color_by = g_strdup (options->color_by);
  scene->options.color_by = scene->color_by;
  if (options->filter != NULL)
    scene->options.filter = muster_filter_ref (options->filter);
  return scene;
}

/* Lays out, and finds what drawing asks for. */
static void
finish (MusterScene *scene)
{
  scene->layout = lay_out (scene);
  scene->elbows = muster_connectors_find_elbows (scene->layout);
  scene->reporting = list_reporting (scene->layout);
  scene->n_below = count_below (scene->layout);
  scene->limit = muster_document_get_limit (scene->doc);
  scene->cards_of = list_cards (scene->layout, scene->limit);
}

MusterScene *
muster_scene_new (MusterDocument *doc, const MusterSceneOptions *options)
{
  MusterScene *scene = begin (doc, options);

  scene->projection = muster_projection_new (doc, options->stage);
  sift (scene);
  scene->metrics = muster_metrics_new (scene->projection);
  scene->colors = muster_colors_new (doc);
  scene->paints = muster_paints_new (scene->projection, scene->metrics, options->theme, options->color_by);
  scene->text = muster_titles_get_text (muster_titles_of (doc));
  scene->posts = muster_scene_count_posts (scene->projection);
  scene->maker = (MusterCardMaker){
    .doc = doc,
    .projection = scene->projection,
    .metrics = scene->metrics,
    .options = &scene->options,
    .palette = muster_theme_get_palette (options->theme),
    .colors = scene->colors,
    .paints = scene->paints,
    .text = scene->text,
    .titles = muster_titles_of (doc),
    .posts = scene->posts,
    .photos = muster_photos_of (doc),
  };
  scene->haunt = muster_haunt_new (&scene->maker);
  finish (scene);
  if (scene->haunt != NULL)
    muster_haunt_join (scene->haunt, scene);
  return scene;
}

MusterScene *
muster_scene_new_part (MusterScene *whole, const MusterSceneOptions *options)
{
  MusterScene *scene = begin (whole->doc, options);

  scene->whole = whole;
  scene->projection = whole->projection;
  scene->shown = whole->shown;
  scene->meant = whole->meant;
  scene->metrics = whole->metrics;
  scene->colors = whole->colors;
  scene->paints = whole->paints;
  scene->text = whole->text;
  scene->posts = whole->posts;
  scene->maker = whole->maker;
  scene->maker.options = &scene->options;
  finish (scene);
  muster_scene_set_dimmed (scene, NULL);
  return scene;
}

/* What a part has of its own. */
static void
free_own (MusterScene *scene)
{
  g_clear_pointer (&scene->bright, g_hash_table_unref);
  muster_haunt_free (scene->haunt);
  g_free (scene->tints);
  g_free (scene->cards_of);
  g_free (scene->n_below);
  g_array_unref (scene->reporting);
  g_free (scene->elbows);
  muster_layout_free (scene->layout);
  g_clear_pointer (&scene->options.filter, muster_filter_unref);
  g_free (scene->color_by);
  g_free (scene->style);
  g_object_unref (scene->doc);
}

void
muster_scene_free (MusterScene *scene)
{
  if (scene == NULL)
    return;
  if (scene->whole == NULL)
    {
      g_free (scene->posts);
      muster_paints_free (scene->paints);
      muster_colors_free (scene->colors);
      muster_metrics_free (scene->metrics);
      g_clear_pointer (&scene->shown, muster_projection_free);
      g_clear_pointer (&scene->meant, g_hash_table_unref);
      muster_projection_free (scene->projection);
    }
  free_own (scene);
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

MusterPaints *
muster_scene_get_paints (MusterScene *scene)
{
  return scene->paints;
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

char *
muster_scene_dup_count (MusterScene *scene, MusterRecord department)
{
  return muster_card_dup_count (&scene->maker, department);
}

char *
muster_scene_dup_holders (MusterScene *scene, MusterRecord role)
{
  return muster_card_dup_holders (&scene->maker, role);
}

void
muster_scene_draw_person (MusterScene *scene, MusterRecord person, double size, cairo_t *cr)
{
  MusterCairoPainter painter;

  muster_cairo_painter_init (&painter, cr, scene->text);
  cairo_save (cr);
  cairo_scale (cr, size / DISC, size / DISC);
  muster_card_draw_person (&scene->maker, person, &painter.painter);
  cairo_restore (cr);
}

GHashTable *
muster_scene_get_meant (MusterScene *scene)
{
  return scene->meant;
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

void
muster_scene_set_dimmed (MusterScene *scene, GHashTable *bright)
{
  if (bright == NULL && !scene->options.hides)
    bright = scene->meant;
  if (bright != NULL)
    g_hash_table_ref (bright);
  g_clear_pointer (&scene->bright, g_hash_table_unref);
  scene->bright = bright;
}

guint
muster_scene_find (MusterScene *scene, MusterRecord record)
{
  return record < scene->limit ? scene->cards_of[record] : MUSTER_NOWHERE;
}

/* Enough names to tell in what script most are. */
#define NAMES_ASKED 500

/* By the first letter: 1 if it is written from right to left, -1 if not, 0 if there is none. */
static int
get_direction (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_isalpha (letter))
        continue;
      switch (g_unichar_get_script (letter))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
          return 1;
        default:
          return -1;
        }
    }
  return 0;
}

gboolean
muster_scene_reads_leftwards (MusterDocument *doc)
{
  static const MusterKind kinds[] = { MUSTER_KIND_CHART, MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE };
  int balance = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MusterIter iter;
      MusterRecord record;
      guint n = 0;

      muster_iter_init_kind (&iter, doc, kinds[i]);
      while (n++ < NAMES_ASKED && muster_iter_next (&iter, &record))
        {
          const char *name = muster_document_get_name (doc, record);

          balance += name != NULL ? get_direction (name) : 0;
        }
    }
  return balance > 0;
}
