/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-hit.c: what a pointer finds on a scene: cards, badges, dotted lines.
 */
#include "card.h"
#include "edit.h"
#include "sample.h"

static MusterRecord
get (MusterDocument *doc, const char *id)
{
  MusterRecord record = muster_document_find (doc, id);

  g_assert_cmpuint (record, !=, 0);
  return record;
}

static void
test_find (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();

  for (guint view = 0; view < 2; view++)
    {
      const MusterSceneOptions options = { .view = view };
      g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
      const MusterLayout *layout = muster_scene_get_layout (scene);

      for (guint i = 0; i < layout->n_cards; i++)
        if (layout->cards[i].record != 0)
          g_assert_cmpuint (muster_scene_find (scene, layout->cards[i].record), ==, i);
      g_assert_cmpuint (muster_scene_find (scene, 0), ==, MUSTER_NOWHERE);
      g_assert_cmpuint (muster_scene_find (scene, get (doc, "p-wei")), ==, MUSTER_NOWHERE);
      g_assert_cmpuint (muster_scene_find (scene, muster_document_get_limit (doc)), ==, MUSTER_NOWHERE);
      g_assert_cmpuint (muster_scene_find (scene, G_MAXUINT), ==, MUSTER_NOWHERE);
      g_assert_true ((muster_scene_find (scene, get (doc, "d-ops")) == MUSTER_NOWHERE) == (view == MUSTER_VIEW_REPORTING));
    }
}

/* The middle of what is drawn as a badge is its card's, and it is drawn where there is something to
 * show only. */
static void
check_badges (MusterScene *scene, guint n_badges)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);
  guint n_found = 0;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterRect *rect = &layout->cards[i].rect;
      g_auto (MusterCardFace) face = { 0 };
      double x, y;

      muster_scene_get_face (scene, i, &face);
      g_assert_cmpuint (muster_scene_hit_badge (scene, rect->x + MUSTER_CARD_WIDTH / 2, rect->y + 20), ==, MUSTER_NOWHERE);
      if (face.badge == NULL)
        continue;
      n_found++;
      x = rect->x + face.badge_place.x + face.badge_place.width / 2;
      y = rect->y + face.badge_place.y + face.badge_place.height / 2;
      g_assert_cmpuint (muster_scene_hit_badge (scene, x, y), ==, i);
      g_assert_cmpuint (muster_scene_hit_badge (scene, x + face.badge_place.width / 2 + 1, y), ==, MUSTER_NOWHERE);
      g_assert_cmpuint (muster_scene_hit_badge (scene, x, y + face.badge_place.height / 2 + 1), ==, MUSTER_NOWHERE);
      g_assert_cmpuint (muster_scene_hit_badge (scene, x - face.badge_place.width / 2 - 1, y), ==, MUSTER_NOWHERE);
    }
  g_assert_cmpuint (n_found, ==, n_badges);
}

static void
test_badges (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterRecord collapsed[] = { get (doc, "d-ops"), get (doc, "d-sup"), get (doc, "r-ops"), get (doc, "r-care"), get (doc, "r-photo") };

  g_assert_true (muster_edit_collapse (doc, collapsed, G_N_ELEMENTS (collapsed), TRUE, NULL));
  for (guint i = 0; i < 8; i++)
    {
      MusterSceneOptions options = { .view = i % 2, .direction = i / 2 };
      g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
      g_autoptr (MusterScene) expanded = NULL;
      g_autoptr (MusterScene) cut = NULL;

      check_badges (scene, 2);
      options.expanded = TRUE;
      expanded = muster_scene_new (doc, &options);
      check_badges (expanded, 0);
      options.depth = 1;
      cut = muster_scene_new (doc, &options);
      check_badges (cut, 1);
    }
}

/* A badge covers no words, wherever it is. */
static void
test_badges_cover_nothing (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterRecord collapsed[] = { get (doc, "d-ops"), get (doc, "d-sup"), get (doc, "r-ops"), get (doc, "r-care") };

  g_assert_true (muster_edit_collapse (doc, collapsed, G_N_ELEMENTS (collapsed), TRUE, NULL));
  for (guint i = 0; i < 8; i++)
    {
      const MusterSceneOptions options = { .view = i % 2, .direction = i / 2 };
      g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);

      for (guint j = 0; j < muster_scene_get_layout (scene)->n_cards; j++)
        {
          g_auto (MusterCardFace) face = { 0 };
          const MusterTextBox *boxes[3];
          const MusterRect *badge = &face.badge_place;

          muster_scene_get_face (scene, j, &face);
          boxes[0] = &face.name_box;
          boxes[1] = &face.holder_box;
          boxes[2] = &face.count_box;
          for (guint k = 0; face.badge != NULL && k < G_N_ELEMENTS (boxes); k++)
            if (boxes[k]->text != NULL)
              {
                double left = boxes[k]->x, top = boxes[k]->y, bottom = top + muster_text_get_baseline (boxes[k]->style);

                g_assert_false (badge->x < left + boxes[k]->width && left < badge->x + badge->width && badge->y < bottom && top < badge->y + badge->height);
              }
        }
    }
}

static void
test_lines (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  MusterRecord line = get (doc, "l-1");
  guint n_dotted = 0;

  for (guint i = 0; i < 8; i++)
    {
      const MusterSceneOptions options = { .view = i % 2, .direction = i / 2 };
      g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
      const MusterLayout *layout = muster_scene_get_layout (scene);

      for (guint j = 0; j < layout->n_connectors; j++)
        {
          const MusterConnector *connector = &layout->connectors[j];

          if (connector->line == 0)
            continue;
          for (guint k = 0; k + 1 < connector->n_points; k++)
            {
              const MusterPoint *points = &layout->points[connector->first_point + k];
              double x = (points[0].x + points[1].x) / 2, y = (points[0].y + points[1].y) / 2;
              gboolean upright = points[0].x == points[1].x;

              g_assert_cmpuint (muster_scene_hit_line (scene, x, y, 0), ==, line);
              g_assert_cmpuint (muster_scene_hit_line (scene, x + (upright ? 3 : 0), y + (upright ? 0 : 3), 4), ==, line);
            }
          n_dotted++;
        }
      g_assert_cmpuint (muster_scene_hit_line (scene, -30, -30, 4), ==, 0);
      g_assert_cmpuint (muster_scene_hit_line (scene, -30, -30, 1e6), ==, line);
    }
  g_assert_cmpuint (n_dotted, ==, 8);
}

/* Lines of reporting are nothing to take hold of. */
static void
test_reporting_is_no_line (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterRecord line = get (doc, "l-1");
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING };
  g_autoptr (MusterScene) scene = NULL;
  const MusterLayout *layout;

  g_assert_true (muster_edit_remove (doc, &line, 1, MUSTER_SCOPE_ALONE, NULL));
  scene = muster_scene_new (doc, &options);
  layout = muster_scene_get_layout (scene);
  g_assert_cmpuint (layout->n_points, >, 4);
  for (guint i = 0; i < layout->n_points; i++)
    g_assert_cmpuint (muster_scene_hit_line (scene, layout->points[i].x, layout->points[i].y, 10), ==, 0);
}

/* Of two lines the nearer one is meant. */
static void
test_nearest (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING };
  MusterRecord other = muster_edit_link (doc, get (doc, "r-care"), get (doc, "r-sup"), NULL, NULL);
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  guint n_other = 0;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      MusterPoint start = layout->points[layout->connectors[i].first_point];

      if (layout->connectors[i].line == 0)
        continue;
      g_assert_cmpuint (muster_scene_hit_line (scene, start.x, start.y, 1e6), ==, layout->connectors[i].line);
      n_other += layout->connectors[i].line == other;
    }
  g_assert_cmpuint (n_other, ==, 1);
}

static void
test_handles (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const MusterLayout *layout = muster_scene_get_layout (scene);

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterRect *rect = &layout->cards[i].rect;
      double x, y;

      muster_scene_get_handle (scene, i, &x, &y);
      g_assert_cmpfloat (x, ==, rect->x + rect->width);
      g_assert_cmpfloat (y, ==, rect->y + rect->height / 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hit/a-record-has-its-card", test_find);
  g_test_add_func ("/hit/a-badge-is-its-card's", test_badges);
  g_test_add_func ("/hit/a-badge-covers-no-words", test_badges_cover_nothing);
  g_test_add_func ("/hit/a-dotted-line-is-found-along-its-way", test_lines);
  g_test_add_func ("/hit/a-line-of-reporting-is-none", test_reporting_is_no_line);
  g_test_add_func ("/hit/the-nearest-line-is-meant", test_nearest);
  g_test_add_func ("/hit/a-handle-is-on-the-edge", test_handles);
  return g_test_run ();
}
