/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-haunt.c: over random charts, as many arrows are painted as roles and departments move, each
 * from a ghost to its card; whatever is there is drawn as it is without ghosts; and nothing overlaps.
 */
#include "chart.h"
#include "edit.h"
#include "haunt.h"

#include <math.h>
#include <string.h>

#define SLACK 0.01

/* {{{ A painter that counts groups */

typedef struct
{
  MusterPainter painter;
  /* By id, how often. */
  GHashTable *groups;
  guint n_shapes;
} Counter;

static void
open_group (MusterPainter *painter, const MusterGroup *group)
{
  GHashTable *groups = ((Counter *) painter)->groups;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (groups, group->id));

  g_assert_nonnull (group->title);
  g_hash_table_insert (groups, g_strdup (group->id), GUINT_TO_POINTER (n + 1));
}

static void
close_group (MusterPainter *painter, const MusterGroup *group)
{
}

static void
push (MusterPainter *painter, double x, double y, double scale)
{
}

static void
pop (MusterPainter *painter)
{
}

static gboolean
get_clip (MusterPainter *painter, MusterRect *clip)
{
  return FALSE;
}

static void
draw_box (MusterPainter *painter, const MusterRect *rect, double radius, const MusterPaint *paint)
{
  ((Counter *) painter)->n_shapes++;
}

static void
draw_path (MusterPainter *painter, const MusterPathStep *steps, guint n_steps, const MusterPaint *paint)
{
  ((Counter *) painter)->n_shapes++;
}

static void
draw_text (MusterPainter *painter, const MusterTextBox *box)
{
}

/* How many groups begin with @prefix; each is painted once. */
static guint
count_groups (MusterScene *scene, const char *prefix)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Counter counter = {
    .painter = { muster_scene_get_text (scene), open_group, close_group, push, pop, get_clip, draw_box, draw_path, draw_text },
    .groups = groups,
  };
  GHashTableIter iter;
  gpointer id, times;
  guint n = 0;

  muster_scene_paint (scene, &counter.painter, NULL);
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &id, &times))
    if (g_str_has_prefix (id, prefix))
      {
        g_assert_cmpuint (GPOINTER_TO_UINT (times), ==, 1);
        n++;
      }
  return n;
}

/* }}} */
/* {{{ What holds of a scene with ghosts */

static guint
count_moves (MusterScene *scene)
{
  gboolean reporting = muster_scene_get_options (scene)->view == MUSTER_VIEW_REPORTING;

  return muster_shifts_count (muster_scene_get_shifts (scene), muster_scene_get_document (scene), reporting ? MUSTER_KIND_ROLE : MUSTER_KIND_NONE, MUSTER_SHIFT_MOVES);
}

static void
check_arrows (MusterScene *scene)
{
  const GArray *arrows = muster_scene_list_arrows (scene);
  const MusterLayout *layout = muster_scene_get_layout (scene);

  g_assert_cmpuint (arrows->len, ==, count_moves (scene));
  g_assert_cmpuint (count_groups (scene, "move-"), ==, count_moves (scene));
  g_assert_cmpuint (count_groups (scene, "ghost-"), ==, muster_scene_count_ghosts (scene));
  for (guint i = 0; i < arrows->len; i++)
    {
      const MusterArrow *arrow = &g_array_index (arrows, MusterArrow, i);
      gboolean found = FALSE;

      g_assert_cmpuint (layout->cards[arrow->card].record, ==, arrow->shift->after.record);
      for (guint j = 0; j < scene->haunt->spectres->len && !found; j++)
        {
          const MusterSpectre *spectre = &g_array_index (scene->haunt->spectres, MusterSpectre, j);

          found = spectre->card.record == arrow->shift->before.record && memcmp (&spectre->card.rect, &arrow->from, sizeof arrow->from) == 0;
        }
      g_assert_true (found);
    }
}

/* The same cards, below the same ones, hiding the same; only elsewhere. */
static void
check_same (MusterScene *plain, MusterScene *scene)
{
  const MusterLayout *one = muster_scene_get_layout (plain), *other = muster_scene_get_layout (scene);

  /* A dotted line that only ghosts have may make a row of a matrix. */
  if (one->n_bands > 0 || other->n_bands > 0)
    return;
  g_assert_cmpuint (one->n_cards, ==, other->n_cards);
  g_assert_cmpuint (one->n_connectors, ==, other->n_connectors);
  for (guint i = 0; i < one->n_cards; i++)
    {
      const MusterCard *card = &one->cards[i], *same = NULL;
      MusterRecord parent = card->parent != MUSTER_NOWHERE ? one->cards[card->parent].record : 0;

      for (guint j = 0; j < other->n_cards && same == NULL; j++)
        if (other->cards[j].record == card->record && other->cards[j].kind == card->kind)
          same = &other->cards[j];
      g_assert_nonnull (same);
      g_assert_cmpuint (same->hidden, ==, card->hidden);
      g_assert_cmpint (same->inside, ==, card->inside);
      g_assert_cmpuint (same->parent != MUSTER_NOWHERE ? other->cards[same->parent].record : 0, ==, parent);
    }
}

static gboolean
overlap (const MusterRect *a, const MusterRect *b)
{
  return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width && a->y + SLACK < b->y + b->height && b->y + SLACK < a->y + a->height;
}

static gboolean
hold (const MusterRect *a, const MusterRect *b)
{
  return a->x <= b->x + SLACK && a->y <= b->y + SLACK && a->x + a->width >= b->x + b->width - SLACK && a->y + a->height >= b->y + b->height - SLACK;
}

static void
check_apart (MusterScene *scene)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);

  for (guint i = 0; i < scene->haunt->spectres->len; i++)
    for (guint j = 0; j < layout->n_cards; j++)
      {
        const MusterCard *ghost = &g_array_index (scene->haunt->spectres, MusterSpectre, i).card;

        if (overlap (&ghost->rect, &layout->cards[j].rect))
          g_assert_true (ghost->inside && layout->cards[j].kind == MUSTER_KIND_DEPARTMENT && hold (&layout->cards[j].rect, &ghost->rect));
      }
}

static MusterSceneOptions
choose (GRand *rand, MusterRecord stage)
{
  const MusterLayoutStyle *const *styles = muster_layout_styles ();
  guint n_styles = 0;

  while (styles[n_styles] != NULL)
    n_styles++;
  return (MusterSceneOptions){
    .view = g_rand_boolean (rand) ? MUSTER_VIEW_DEPARTMENTS : MUSTER_VIEW_REPORTING,
    .style = styles[g_rand_int_range (rand, 0, (gint32) n_styles)]->name,
    .direction = (MusterDirection) g_rand_int_range (rand, 0, 4),
    .stage = stage,
    .expanded = TRUE,
  };
}

/* }}} */

static void
test_stages (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (91);
  guint n_moves = 0;

  for (guint i = 0; i < 60 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 1, 30), i % 5 == 0);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

      for (guint j = 0; j < stages->len; j++)
        for (guint k = 0; k < stages->len; k++)
          {
            MusterSceneOptions options = choose (rand, g_array_index (stages, MusterRecord, j));
            g_autoptr (MusterScene) plain = NULL, scene = NULL;

            plain = muster_scene_new (doc, &options);
            g_assert_null (muster_scene_get_shifts (plain));
            options.compared = g_array_index (stages, MusterRecord, k);
            scene = muster_scene_new (doc, &options);
            if (j == k)
              {
                g_assert_cmpuint (muster_scene_count_ghosts (scene), ==, 0);
                continue;
              }
            n_moves += count_moves (scene);
            check_arrows (scene);
            check_same (plain, scene);
            check_apart (scene);
          }
    }
  g_assert_cmpuint (n_moves, >, 20);
}

/* Before an edit: what a proposal would do, or what a change did. */
static void
test_edits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (92);
  guint n_moves = 0;

  for (guint i = 0; i < 150 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 2, 30), FALSE);
      g_autoptr (MusterDocument) then = muster_document_dup (doc, FALSE);
      MusterSceneOptions options = choose (rand, 0);
      g_autoptr (MusterScene) plain = NULL, scene = NULL;

      for (guint j = 0; j < 3; j++)
        {
          MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand), department = chart_pick (doc, MUSTER_KIND_DEPARTMENT, rand);

          if (role != 0 && department != 0)
            muster_edit_move (then, &role, 1, department, 0, g_rand_boolean (rand) ? MUSTER_SCOPE_BRANCH : MUSTER_SCOPE_ALONE, NULL);
        }
      plain = muster_scene_new (then, &options);
      options.past = doc;
      scene = muster_scene_new (then, &options);
      n_moves += count_moves (scene);
      check_arrows (scene);
      check_same (plain, scene);
      check_apart (scene);
    }
  g_assert_cmpuint (n_moves, >, 20);
}

/* What is there at other stages only is a ghost; with what is collapsed, that is hidden with the rest. */
static void
test_ghosts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (93);

  for (guint i = 0; i < 100 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 1, 30), FALSE);
      MusterSceneOptions options = choose (rand, chart_pick (doc, MUSTER_KIND_STAGE, rand));
      g_autoptr (MusterScene) plain = NULL, scene = NULL, all = NULL;

      if (options.stage == 0)
        continue;
      options.expanded = i % 2 == 0;
      plain = muster_scene_new (doc, &options);
      options.ghosts = TRUE;
      scene = muster_scene_new (doc, &options);
      check_same (plain, scene);
      check_apart (scene);
      g_assert_null (muster_scene_get_shifts (scene));
      g_assert_cmpuint (count_groups (scene, "move-"), ==, 0);
      options.stage = 0;
      all = muster_scene_new (doc, &options);
      g_assert_cmpuint (muster_scene_count_ghosts (all), ==, 0);
      if (options.expanded && options.view == MUSTER_VIEW_REPORTING)
        g_assert_cmpuint (muster_scene_get_layout (all)->n_cards, ==, muster_scene_get_layout (scene)->n_cards + muster_scene_count_ghosts (scene));
    }
}

/* Where both ends of a move are hidden by one card there is no arrow; where by different ones, it joins these. */
static void
test_hidden (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> T[*t A[x@-s2{Ann}] B[y@s2-{Ann} z]]");
  const MusterRecord a = chart_get (doc, "A"), b = chart_get (doc, "B");
  MusterSceneOptions options = { .stage = chart_get (doc, "s2"), .compared = chart_get (doc, "s1") };
  g_autoptr (MusterScene) scene = NULL;
  const MusterArrow *arrow;

  g_assert_true (muster_edit_collapse (doc, &b, 1, TRUE, NULL));
  scene = muster_scene_new (doc, &options);
  g_assert_cmpuint (muster_scene_list_arrows (scene)->len, ==, 1);
  arrow = &g_array_index (muster_scene_list_arrows (scene), MusterArrow, 0);
  g_assert_cmpuint (arrow->card, ==, muster_scene_find (scene, b));
  g_assert_true (hold (&muster_scene_get_layout (scene)->cards[muster_scene_find (scene, a)].rect, &arrow->from));
  g_assert_true (muster_edit_collapse (doc, &(MusterRecord){ chart_get (doc, "T") }, 1, TRUE, NULL));
  g_clear_pointer (&scene, muster_scene_free);
  scene = muster_scene_new (doc, &options);
  g_assert_cmpuint (muster_scene_list_arrows (scene)->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/haunt/stages: as many arrows as moves", test_stages);
  g_test_add_func ("/haunt/edits: as many arrows as moves", test_edits);
  g_test_add_func ("/haunt/ghosts of other stages", test_ghosts);
  g_test_add_func ("/haunt/moves of what is hidden", test_hidden);
  return g_test_run ();
}
