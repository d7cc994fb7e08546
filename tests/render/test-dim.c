/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-dim.c: what was not looked for is faint; a card alone is a card.
 */
#include "sample.h"
#include "scene.h"
#include "witness.h"

static GHashTable *
make_set (MusterDocument *doc, const char *ids)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (set, GUINT_TO_POINTER (muster_document_find (doc, words[i])));
  return set;
}

static void
paint (MusterScene *scene, Witness *witness)
{
  witness_init (witness, muster_scene_get_text (scene));
  muster_scene_paint (scene, &witness->painter, NULL);
}

static void
test_dimmed (void)
{
  static const char *const ids[] = { "r-plan", "d-des", "l-1" };
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  g_autoptr (GHashTable) bright = make_set (doc, "r-plan d-des l-1");
  g_auto (Witness) plain = { 0 };
  g_auto (Witness) dimmed = { 0 };
  g_auto (Witness) again = { 0 };
  g_autofree char *plain_text = NULL;
  g_autofree char *again_text = NULL;

  paint (scene, &plain);
  muster_scene_set_dimmed (scene, bright);
  paint (scene, &dimmed);
  muster_scene_set_dimmed (scene, NULL);
  paint (scene, &again);

  g_assert_cmpuint (dimmed.groups->len, ==, plain.groups->len);
  for (guint i = 0; i < dimmed.groups->len; i++)
    {
      const WitnessGroup *group = &g_array_index (dimmed.groups, WitnessGroup, i);
      const WitnessGroup *before = &g_array_index (plain.groups, WitnessGroup, i);

      g_assert_cmpuint (group->n_shapes, ==, before->n_shapes);
      g_assert_cmpfloat (before->opacity, ==, 1);
      g_assert_cmpfloat (group->opacity, ==, g_hash_table_contains (bright, GUINT_TO_POINTER (muster_document_find (doc, group->id))) ? 1 : 0.35);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpuint (witness_find (&dimmed, ids[i]), !=, MUSTER_NOWHERE);
  plain_text = witness_write (&plain);
  again_text = witness_write (&again);
  g_assert_cmpstr (again_text, ==, plain_text);
}

/* Nothing was found: all is faint. */
static void
test_nothing_found (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  g_auto (Witness) dimmed = { 0 };

  {
    g_autoptr (GHashTable) none = g_hash_table_new (NULL, NULL);

    muster_scene_set_dimmed (scene, none);
  }
  paint (scene, &dimmed);
  for (guint i = 0; i < dimmed.groups->len; i++)
    g_assert_cmpfloat (g_array_index (dimmed.groups, WitnessGroup, i).opacity, ==, 0.35);
  for (guint i = 0; i < dimmed.lines->len; i++)
    g_assert_cmpfloat (g_array_index (dimmed.lines, WitnessLine, i).opacity, ==, 0.35);
}

/* {{{ A card alone */

static cairo_surface_t *
draw (MusterScene *scene, guint card, gboolean alone)
{
  const MusterRect *rect = &muster_scene_get_layout (scene)->cards[card].rect;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) rect->width, (int) rect->height);
  cairo_t *cr = cairo_create (surface);

  if (!alone)
    {
      cairo_translate (cr, -rect->x, -rect->y);
      muster_scene_draw (scene, cr, NULL);
    }
  else
    muster_scene_draw_card (scene, card, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* But for its edge, where lines end and what it lies on shows, a card is the same alone. */
static void
assert_same_within (cairo_surface_t *a, cairo_surface_t *b, int margin)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a), stride = cairo_image_surface_get_stride (a);

  for (int y = margin; y < height - margin; y++)
    g_assert_cmpmem (cairo_image_surface_get_data (a) + y * stride + 4 * margin, (gsize) (width - 2 * margin) * 4, cairo_image_surface_get_data (b) + y * stride + 4 * margin, (gsize) (width - 2 * margin) * 4);
}

static void
test_alone (void)
{
  static const char *const ids[] = { "d-ops", "d-care", "r-own", "r-after", "r-chat" };
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterRecord line = muster_document_find (doc, "l-1");
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = NULL;
  g_autoptr (GHashTable) none = g_hash_table_new (NULL, NULL);
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_remove (draft, line);
  muster_commit (draft, "Test", MUSTER_COMMIT_DEFAULT);
  scene = muster_scene_new (doc, &options);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      guint card = muster_scene_find (scene, muster_document_find (doc, ids[i]));
      cairo_surface_t *whole, *alone;

      muster_scene_set_dimmed (scene, NULL);
      whole = draw (scene, card, FALSE);
      muster_scene_set_dimmed (scene, none);
      alone = draw (scene, card, TRUE);
      assert_same_within (alone, whole, 6);
      cairo_surface_destroy (whole);
      cairo_surface_destroy (alone);
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dim/all-but-what-is-bright-is-faint", test_dimmed);
  g_test_add_func ("/dim/where-nothing-is-bright-all-is-faint", test_nothing_found);
  g_test_add_func ("/dim/a-card-alone-is-as-it-is-among-others", test_alone);
  return g_test_run ();
}
