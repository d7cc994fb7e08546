/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-slide.c: on the way from one scene to the next every card is between its two places, and
 * lines follow.
 */
#include "edit.h"
#include "sample.h"
#include "slide.h"
#include "witness.h"

#include <math.h>

#define NEAR 1e-6

typedef struct
{
  MusterDocument *doc;
  MusterSceneOptions options;
  /* What the cards were, by handle: a width of 0 where there was none. */
  MusterRect *before;
  guint limit;
  MusterScene *scene;
  MusterSlide *slide;
} Case;

static MusterRecord
get (MusterDocument *doc, const char *id)
{
  return muster_document_find (doc, id);
}

/* {{{ What a person may do between two scenes */

typedef void (*Edit) (MusterDocument *doc);

static void
move_role (MusterDocument *doc)
{
  MusterRecord role = get (doc, "r-merch");

  g_assert_true (muster_edit_move (doc, &role, 1, get (doc, "d-care"), 0, MUSTER_SCOPE_ALONE, NULL));
}

static void
nest_department (MusterDocument *doc)
{
  MusterRecord department = get (doc, "d-sup");

  g_assert_true (muster_edit_nest (doc, &department, 1, get (doc, "d-ops"), 0, NULL));
}

static void
add_role (MusterDocument *doc)
{
  const MusterSetting setting = { MUSTER_ROLE_DEPARTMENT, "d-care" };

  g_assert_cmpuint (muster_edit_add (doc, MUSTER_KIND_ROLE, &setting, 1, 0, NULL), !=, 0);
}

static void
remove_role (MusterDocument *doc)
{
  MusterRecord role = get (doc, "r-ops");

  g_assert_true (muster_edit_remove (doc, &role, 1, MUSTER_SCOPE_ALONE, NULL));
}

static void
collapse (MusterDocument *doc)
{
  const MusterRecord records[] = { get (doc, "d-ops"), get (doc, "r-sup") };

  g_assert_true (muster_edit_collapse (doc, records, 2, TRUE, NULL));
}

static void
expand (MusterDocument *doc)
{
  collapse (doc);
  muster_undo (doc);
}

static void
retitle (MusterDocument *doc)
{
  g_assert_true (muster_edit_set (doc, get (doc, "r-plan"), MUSTER_ROLE_TITLE, "Planner of campaigns on all channels", MUSTER_COMMIT_DEFAULT, NULL));
}

static void
link_roles (MusterDocument *doc)
{
  g_assert_cmpuint (muster_edit_link (doc, get (doc, "r-keep"), get (doc, "r-after"), "returns", NULL), !=, 0);
  move_role (doc);
}

static const struct
{
  const char *name;
  Edit edit;
} edits[] = {
  { "a role moves", move_role },
  { "a department moves", nest_department },
  { "a role is new", add_role },
  { "a role goes", remove_role },
  { "branches collapse", collapse },
  { "nothing happens", expand },
  { "a card grows", retitle },
  { "a dotted line is new", link_roles },
};

/* }}} */
/* {{{ Cases */

static void
case_init (Case *it, Edit edit, guint choice)
{
  static const char *const styles[] = { "tidy", "stacked" };
  g_autoptr (MusterScene) old = NULL;
  const MusterLayout *layout;

  it->doc = sample_new ();
  it->options = (MusterSceneOptions){ .view = choice % 2, .style = styles[choice / 8], .direction = choice / 2 % 4 };
  old = muster_scene_new (it->doc, &it->options);
  layout = muster_scene_get_layout (old);
  edit (it->doc);
  it->limit = muster_document_get_limit (it->doc);
  it->before = g_new0 (MusterRect, it->limit);
  for (guint i = 0; i < layout->n_cards; i++)
    it->before[layout->cards[i].record] = layout->cards[i].rect;
  it->scene = muster_scene_new (it->doc, &it->options);
  it->slide = muster_slide_new (old, it->scene);
  /* The old scene goes here: the slide does without. */
}

static void
case_clear (Case *it)
{
  muster_slide_free (it->slide);
  muster_scene_free (it->scene);
  g_free (it->before);
  g_object_unref (it->doc);
}

typedef void (*Check) (Case *it, double progress);

static void
run_cases (Check check)
{
  static const double moments[] = { 0, 0.25, 0.5, 0.9, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    for (guint choice = 0; choice < 16; choice++)
      {
        Case it;

        /* Each edit with half of them, in turns. */
        if ((i + choice + choice / 2) % 2 == 1)
          continue;
        g_test_message ("%s, %u", edits[i].name, choice);
        case_init (&it, edits[i].edit, choice);
        for (guint j = 0; j < G_N_ELEMENTS (moments); j++)
          check (&it, moments[j]);
        /* Back again, as an animation that is reversed. */
        check (&it, 0.3);
        case_clear (&it);
      }
}

static void
paint (Case *it, double progress, Witness *witness)
{
  witness_init (witness, muster_scene_get_text (it->scene));
  muster_scene_paint_sliding (it->scene, it->slide, progress, &witness->painter, NULL);
}

/* }}} */

static double
between (double from, double to, double progress)
{
  return from + (to - from) * progress;
}

static void
check_places (Case *it, double progress)
{
  const MusterLayout *layout = muster_scene_get_layout (it->scene);
  g_auto (Witness) witness = { 0 };

  paint (it, progress, &witness);
  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];
      const MusterRect *before = &it->before[card->record];
      guint found = witness_find (&witness, card->record != 0 ? muster_document_get_id (it->doc, card->record) : "none");
      const WitnessGroup *group;
      MusterRect rect;

      g_assert_cmpuint (found, !=, MUSTER_NOWHERE);
      group = &g_array_index (witness.groups, WitnessGroup, found);
      rect = muster_slide_get_rect (it->slide, i, progress);
      g_assert_cmpfloat_with_epsilon (group->at.x, rect.x, 0.01);
      g_assert_cmpfloat_with_epsilon (group->at.y, rect.y, 0.01);
      g_assert_cmpfloat_with_epsilon (group->opacity, before->width == 0 ? progress : 1, NEAR);
      if (before->width == 0)
        continue;
      g_assert_cmpfloat_with_epsilon (rect.x, between (before->x, card->rect.x, progress), NEAR);
      g_assert_cmpfloat_with_epsilon (rect.y, between (before->y, card->rect.y, progress), NEAR);
      g_assert_cmpfloat_with_epsilon (rect.width, between (before->width, card->rect.width, progress), NEAR);
      g_assert_cmpfloat_with_epsilon (rect.height, between (before->height, card->rect.height, progress), NEAR);
    }
}

static void
test_places (void)
{
  run_cases (check_places);
}

/* Whether a point is on the edge of a card on its way. */
static gboolean
touches (Case *it, double progress, MusterPoint at)
{
  for (guint i = 0; i < muster_scene_get_layout (it->scene)->n_cards; i++)
    {
      MusterRect rect = muster_slide_get_rect (it->slide, i, progress);
      double right = rect.x + rect.width, bottom = rect.y + rect.height;
      gboolean within = at.x > rect.x - 0.02 && at.x < right + 0.02 && at.y > rect.y - 0.02 && at.y < bottom + 0.02;

      if (within && (fabs (at.x - rect.x) < 0.02 || fabs (at.x - right) < 0.02 || fabs (at.y - rect.y) < 0.02 || fabs (at.y - bottom) < 0.02))
        return TRUE;
    }
  return FALSE;
}

static void
check_lines (Case *it, double progress)
{
  g_auto (Witness) witness = { 0 };

  paint (it, progress, &witness);
  g_assert_cmpuint (witness.lines->len, ==, muster_scene_get_layout (it->scene)->n_connectors);
  for (guint i = 0; i < witness.lines->len; i++)
    {
      const WitnessLine *line = &g_array_index (witness.lines, WitnessLine, i);

      g_assert_false (line->askew);
      g_assert_true (touches (it, progress, line->start));
      g_assert_true (touches (it, progress, line->end));
    }
}

static void
test_lines (void)
{
  run_cases (check_lines);
}

/* At the end it is the scene, and so it is without a slide. */
static void
check_end (Case *it, double progress)
{
  g_auto (Witness) rest = { 0 };
  g_auto (Witness) end = { 0 };
  g_auto (Witness) without = { 0 };
  g_autofree char *rest_text = NULL;
  g_autofree char *end_text = NULL;
  g_autofree char *without_text = NULL;

  witness_init (&rest, muster_scene_get_text (it->scene));
  muster_scene_paint (it->scene, &rest.painter, NULL);
  paint (it, 1, &end);
  witness_init (&without, muster_scene_get_text (it->scene));
  muster_scene_paint_sliding (it->scene, NULL, progress, &without.painter, NULL);
  rest_text = witness_write (&rest);
  end_text = witness_write (&end);
  without_text = witness_write (&without);
  g_assert_cmpstr (end_text, ==, rest_text);
  g_assert_cmpstr (without_text, ==, rest_text);
}

static void
test_end (void)
{
  run_cases (check_end);
}

static void
test_still (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      Case it;

      case_init (&it, edits[i].edit, MUSTER_VIEW_DEPARTMENTS);
      g_assert_cmpint (muster_slide_is_still (it.slide), ==, edits[i].edit == expand);
      case_clear (&it);
    }
}

/* A card that goes elsewhere passes above those in its way, with what lies in it. */
static void
test_above (void)
{
  Case it;
  g_auto (Witness) moved = { 0 };
  g_auto (Witness) nested = { 0 };

  case_init (&it, move_role, MUSTER_VIEW_DEPARTMENTS);
  paint (&it, 0.5, &moved);
  g_assert_cmpuint (witness_find (&moved, "r-merch"), >, witness_find (&moved, "r-tech"));
  g_assert_cmpuint (witness_find (&moved, "r-merch"), >, witness_find (&moved, "d-des"));
  case_clear (&it);

  case_init (&it, nest_department, MUSTER_VIEW_DEPARTMENTS);
  paint (&it, 0.5, &nested);
  g_assert_cmpuint (witness_find (&nested, "d-sup"), >, witness_find (&nested, "r-chat"));
  g_assert_cmpuint (witness_find (&nested, "r-pack"), >, witness_find (&nested, "d-sup"));
  case_clear (&it);
}

/* Only what is on its way into the clip is drawn; half way the old place is empty. */
static void
test_clip (void)
{
  Case it;
  MusterRect clip;
  guint card;
  g_auto (Witness) there = { 0 };
  g_auto (Witness) gone = { 0 };

  case_init (&it, move_role, MUSTER_VIEW_DEPARTMENTS);
  card = muster_scene_find (it.scene, get (it.doc, "r-merch"));
  clip = muster_slide_get_rect (it.slide, card, 0.5);
  witness_init (&there, muster_scene_get_text (it.scene));
  muster_scene_paint_sliding (it.scene, it.slide, 0.5, &there.painter, &clip);
  g_assert_cmpuint (witness_find (&there, "r-merch"), !=, MUSTER_NOWHERE);
  g_assert_cmpuint (witness_find (&there, "r-own"), ==, MUSTER_NOWHERE);
  clip = it.before[get (it.doc, "r-merch")];
  witness_init (&gone, muster_scene_get_text (it.scene));
  muster_scene_paint_sliding (it.scene, it.slide, 0.9, &gone.painter, &clip);
  g_assert_cmpuint (witness_find (&gone, "r-merch"), ==, MUSTER_NOWHERE);
  case_clear (&it);
}

/* Onto a screen, near and far, it is drawn as it is painted. */
static void
test_drawn (void)
{
  static const double scales[] = { 1, 0.2, 0.05 };
  Case it;

  case_init (&it, nest_department, MUSTER_VIEW_DEPARTMENTS);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      guint card = muster_scene_find (it.scene, get (it.doc, "d-sup"));
      MusterRect rect = muster_slide_get_rect (it.slide, card, 0.5);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 8, 8);
      cairo_t *cr = cairo_create (surface);

      cairo_scale (cr, scales[i], scales[i]);
      cairo_translate (cr, -rect.x - 5, -rect.y - 20);
      muster_scene_draw_sliding (it.scene, it.slide, 0.5, cr, NULL);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      g_assert_cmpuint (cairo_image_surface_get_data (surface)[0], ==, 255);
      cairo_surface_destroy (surface);
    }
  case_clear (&it);
}

/* From one view to the other, and to a document with nothing in it. */
static void
test_far_apart (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions departments = { .view = MUSTER_VIEW_DEPARTMENTS }, reporting = { .view = MUSTER_VIEW_REPORTING, .direction = MUSTER_DIRECTION_RIGHT };
  const MusterSceneOptions nothing = { .root = muster_document_get_chart (doc) };
  const MusterSceneOptions *all[] = { &departments, &reporting, &nothing };

  for (guint i = 0; i < 9; i++)
    {
      g_autoptr (MusterScene) old = muster_scene_new (doc, all[i / 3]);
      g_autoptr (MusterScene) new = muster_scene_new (doc, all[i % 3]);
      g_autoptr (MusterSlide) slide = muster_slide_new (old, new);
      g_auto (Witness) witness = { 0 };

      witness_init (&witness, muster_scene_get_text (new));
      muster_scene_paint_sliding (new, slide, 0.5, &witness.painter, NULL);
      g_assert_cmpuint (witness.groups->len, >=, muster_scene_get_layout (new)->n_cards);
    }
}

/* What is seen of cards at two moments, of those that are there at both: the same, up to the order of
 * painting if neither is raised. */
static void
assert_seen_alike (Case *it, const Witness *seen, const Witness *now)
{
  for (guint i = 0; i < now->groups->len; i++)
    {
      const WitnessGroup *group = &g_array_index (now->groups, WitnessGroup, i), *before;
      guint found = witness_find (seen, group->id);

      if (found == MUSTER_NOWHERE)
        continue;
      before = &g_array_index (seen->groups, WitnessGroup, found);
      g_assert_cmpfloat_with_epsilon (group->opacity, before->opacity, NEAR);
      /* A dotted line may find another way. */
      if (muster_document_get_kind (it->doc, get (it->doc, group->id)) == MUSTER_KIND_LINE)
        continue;
      g_assert_cmpfloat_with_epsilon (group->at.x, before->at.x, 0.02);
      g_assert_cmpfloat_with_epsilon (group->at.y, before->at.y, 0.02);
    }
}

static void
undo (MusterDocument *doc)
{
  muster_undo (doc);
}

/* While cards are on their way something else happens, or it is taken back: they go on from where they
 * are and as faint as they are, and arrive. */
static void
check_interrupted (Edit edit, Edit then, guint choice, double progress)
{
  Case it;
  g_autoptr (MusterGlimpse) glimpse = NULL;
  g_autoptr (MusterScene) old = NULL;
  g_auto (Witness) seen = { 0 };
  g_auto (Witness) now = { 0 };
  g_autofree char *rest_text = NULL, *end_text = NULL;
  g_auto (Witness) rest = { 0 };
  g_auto (Witness) end = { 0 };

  case_init (&it, edit, choice);
  paint (&it, progress, &seen);
  glimpse = muster_slide_catch (it.slide, progress);
  g_clear_pointer (&it.slide, muster_slide_free);
  old = it.scene;
  then (it.doc);
  it.scene = muster_scene_new (it.doc, &it.options);
  it.slide = muster_slide_new_on_the_way (old, glimpse, it.scene);
  paint (&it, 0, &now);
  assert_seen_alike (&it, &seen, &now);

  paint (&it, 1, &end);
  witness_init (&rest, muster_scene_get_text (it.scene));
  muster_scene_paint (it.scene, &rest.painter, NULL);
  rest_text = witness_write (&rest);
  end_text = witness_write (&end);
  g_assert_cmpstr (end_text, ==, rest_text);
  case_clear (&it);
}

static void
test_interrupted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    for (guint choice = 0; choice < 16; choice++)
      {
        check_interrupted (edits[i].edit, undo, choice, 0.4);
        check_interrupted (edits[i].edit, edits[i].edit == retitle ? move_role : retitle, choice, 0.7);
      }
}

static double
get_opacity (Case *it, double progress, const char *id)
{
  g_auto (Witness) witness = { 0 };
  guint found;

  paint (it, progress, &witness);
  found = witness_find (&witness, id);
  g_assert_cmpuint (found, !=, MUSTER_NOWHERE);
  return g_array_index (witness.groups, WitnessGroup, found).opacity;
}

/* A new role is 40 % there when another card is retitled, and 40 % of the rest there when that is
 * retitled again: it comes up all the while, and by the same share of what lacks. */
static void
test_fades (void)
{
  const MusterSetting setting = { MUSTER_ROLE_DEPARTMENT, "d-care" };
  Case it;
  const char *id;
  MusterRecord role;
  double expected = 0.4;

  case_init (&it, expand, MUSTER_VIEW_REPORTING);
  role = muster_edit_add (it.doc, MUSTER_KIND_ROLE, &setting, 1, 0, NULL);
  id = muster_document_get_id (it.doc, role);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (MusterScene) old = it.scene;
      g_autoptr (MusterGlimpse) glimpse = i > 0 ? muster_slide_catch (it.slide, 0.4) : NULL;
      g_autofree char *title = g_strdup_printf ("Planner %u", i);

      g_assert_true (muster_edit_set (it.doc, get (it.doc, "r-plan"), MUSTER_ROLE_TITLE, title, MUSTER_COMMIT_DEFAULT, NULL));
      it.scene = muster_scene_new (it.doc, &it.options);
      g_clear_pointer (&it.slide, muster_slide_free);
      it.slide = muster_slide_new_on_the_way (old, glimpse, it.scene);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (get_opacity (&it, 0, id), expected, NEAR);
      expected = i > 0 ? expected + (1 - expected) * 0.4 : 0.4;
      g_assert_cmpfloat_with_epsilon (get_opacity (&it, 0.4, id), expected, NEAR);
      g_assert_cmpfloat_with_epsilon (get_opacity (&it, 1, id), 1, NEAR);
    }
  case_clear (&it);
}

/* What passes above others goes on doing so when something else happens on the way. */
static void
test_stays_above (void)
{
  Case it;
  g_autoptr (MusterScene) old = NULL;
  g_autoptr (MusterGlimpse) glimpse = NULL;
  g_auto (Witness) now = { 0 };

  case_init (&it, move_role, MUSTER_VIEW_DEPARTMENTS);
  glimpse = muster_slide_catch (it.slide, 0.4);
  g_clear_pointer (&it.slide, muster_slide_free);
  old = it.scene;
  retitle (it.doc);
  it.scene = muster_scene_new (it.doc, &it.options);
  it.slide = muster_slide_new_on_the_way (old, glimpse, it.scene);
  paint (&it, 0.1, &now);
  g_assert_cmpuint (witness_find (&now, "r-merch"), >, witness_find (&now, "r-tech"));
  g_assert_cmpuint (witness_find (&now, "r-merch"), >, witness_find (&now, "d-des"));
  case_clear (&it);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slide/cards-are-between-their-places", test_places);
  g_test_add_func ("/slide/lines-follow-level-and-upright", test_lines);
  g_test_add_func ("/slide/at-the-end-it-is-the-scene", test_end);
  g_test_add_func ("/slide/where-nothing-moves-it-is-still", test_still);
  g_test_add_func ("/slide/what-goes-elsewhere-passes-above", test_above);
  g_test_add_func ("/slide/only-what-is-seen-is-drawn", test_clip);
  g_test_add_func ("/slide/it-is-drawn-near-and-far", test_drawn);
  g_test_add_func ("/slide/goes-on-from-where-it-was-interrupted", test_interrupted);
  g_test_add_func ("/slide/what-comes-up-goes-on-coming-up", test_fades);
  g_test_add_func ("/slide/what-passes-above-stays-above", test_stays_above);
  g_test_add_func ("/slide/scenes-may-be-far-apart", test_far_apart);
  return g_test_run ();
}
