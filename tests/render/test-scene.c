/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-scene.c: cards keep to themselves, and what is drawn in parts is what is drawn whole.
 */
#include "card.h"
#include "connector.h"
#include "sample.h"

#include <math.h>

#define SCALE 2
#define AROUND 8

static cairo_surface_t *
draw (MusterScene *scene, const MusterRect *area, double scale, const MusterRect *clip)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (area->width * scale), (int) ceil (area->height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -area->x, -area->y);
  muster_scene_draw (scene, cr, clip);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x];
}

/* Draws one face and looks for ink around its card. */
static void
assert_within (MusterScene *scene, guint index)
{
  const MusterRect *rect = &muster_scene_get_layout (scene)->cards[index].rect;
  int width = (int) ceil (rect->width), height = (int) ceil (rect->height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (width + 2 * AROUND) * SCALE, (height + 2 * AROUND) * SCALE);
  cairo_t *cr = cairo_create (surface);
  MusterCairoPainter painter;
  g_auto (MusterCardFace) face = { 0 };
  guint n_inked = 0;

  cairo_scale (cr, SCALE, SCALE);
  cairo_translate (cr, AROUND, AROUND);
  muster_cairo_painter_init (&painter, cr, muster_scene_get_text (scene));
  muster_scene_get_face (scene, index, &face);
  muster_card_face_draw (&face, muster_scene_get_palette (scene), &painter.painter);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < (height + 2 * AROUND) * SCALE; y++)
    for (int x = 0; x < (width + 2 * AROUND) * SCALE; x++)
      {
        gboolean inside = x >= AROUND * SCALE && y >= AROUND * SCALE && x < (AROUND + width) * SCALE && y < (AROUND + height) * SCALE;

        if (inside)
          n_inked += get_pixel (surface, x, y) != 0;
        else
          g_assert_cmphex (get_pixel (surface, x, y), ==, 0);
      }
  g_assert_cmpuint (n_inked, >, 100);
  cairo_surface_destroy (surface);
}

static void
test_within (void)
{
  g_autoptr (MusterDocument) usual = sample_new ();
  g_autoptr (MusterDocument) hard = sample_new_hard ();

  for (guint i = 0; i < 4; i++)
    {
      const MusterSceneOptions options = { .view = i % 2 == 0 ? MUSTER_VIEW_DEPARTMENTS : MUSTER_VIEW_REPORTING };
      g_autoptr (MusterScene) scene = muster_scene_new (i < 2 ? usual : hard, &options);

      for (guint j = 0; j < muster_scene_get_layout (scene)->n_cards; j++)
        assert_within (scene, j);
    }
}

static gboolean
overlap (const MusterRect *a, const MusterRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* The boxes of a card's text keep clear of each other and of the disc. */
static void
test_apart (void)
{
  g_autoptr (MusterDocument) doc = sample_new_hard ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  MusterText *text = muster_scene_get_text (scene);

  for (guint i = 0; i < muster_scene_get_layout (scene)->n_cards; i++)
    {
      g_auto (MusterCardFace) face = { 0 };
      const MusterTextBox *other;
      guint lines;
      double width;
      MusterRect name, second;

      muster_scene_get_face (scene, i, &face);
      g_assert_cmpstr (face.name, !=, "");
      g_assert_cmpstr (face.holder, !=, "");
      g_assert_cmpstr (face.initials, !=, "");
      width = muster_text_measure (text, face.name, face.name_box.style, face.name_box.width, face.name_box.lines, &lines);
      g_assert_cmpfloat (width, <=, face.name_box.width + 0.01);
      g_assert_cmpuint (lines, <=, 2);
      name = (MusterRect){ face.name_box.x, face.name_box.y, face.name_box.width, lines * muster_text_get_pitch (face.name_box.style) };
      other = face.kind == MUSTER_KIND_DEPARTMENT ? &face.count_box : &face.holder_box;
      g_assert_cmpfloat (muster_text_measure (text, other->text, other->style, other->width, 1, NULL), <=, other->width + 0.01);
      second = (MusterRect){ other->x, other->y, other->width, muster_text_get_pitch (other->style) };
      g_assert_false (overlap (&name, &second));
      g_assert_false (overlap (&name, &face.disc_place));
      g_assert_false (overlap (&second, &face.disc_place));
      if (face.pill != NULL)
        g_assert_false (overlap (&second, &face.pill_place) || overlap (&name, &face.pill_place));
    }
}

/* Lines that share a way are drawn together as far as they meet the part, which may change the
 * rounding where two edges cover one pixel. */
static void
assert_near (guint32 a, guint32 b)
{
  for (guint shift = 0; shift < 32; shift += 8)
    g_assert_cmpint (ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)), <=, 3);
}

static void
test_parts (gconstpointer data)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = GPOINTER_TO_UINT (data), .theme = MUSTER_THEME_DARK };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  const int side = 150;

  for (double y = 0; y < layout->height; y += side)
    for (double x = 0; x < layout->width; x += side)
      {
        const MusterRect area = { x, y, side, side };
        cairo_surface_t *whole = draw (scene, &area, 1, NULL);
        cairo_surface_t *part = draw (scene, &area, 1, &area);

        for (int row = 0; row < side; row++)
          for (int column = 0; column < side; column++)
            assert_near (get_pixel (whole, column, row), get_pixel (part, column, row));
        cairo_surface_destroy (whole);
        cairo_surface_destroy (part);
      }
}

static void
test_hit (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const MusterLayout *layout = muster_scene_get_layout (scene);

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterRect *rect = &layout->cards[i].rect;

      g_assert_cmpuint (muster_scene_hit (scene, rect->x + 1, rect->y + 1), ==, i);
      if (layout->cards[i].kind == MUSTER_KIND_ROLE)
        g_assert_cmpuint (muster_scene_hit (scene, rect->x + rect->width / 2, rect->y + rect->height / 2), ==, i);
    }
  g_assert_cmpuint (muster_scene_hit (scene, -1, -1), ==, MUSTER_NOWHERE);
  g_assert_cmpuint (muster_scene_hit (scene, layout->width + 1, 1), ==, MUSTER_NOWHERE);
}

/* From a full bar only its ends turn alone. */
static void
test_elbows (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS, .root = muster_document_find (doc, "d-top") };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  g_autofree gboolean *elbows = muster_connectors_find_elbows (layout);
  guint n_round = 0, n_square = 0;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *connector = &layout->connectors[i];

      for (guint j = 1; connector->line == 0 && connector->from == 0 && j + 1 < connector->n_points; j++)
        *(elbows[connector->first_point + j] ? &n_round : &n_square) += 1;
    }
  g_assert_cmpuint (n_round, ==, 2);
  g_assert_cmpuint (n_square, >=, 4);
}

/* Far out text is drawn as bars and not shaped; something is still seen. */
static void
test_far (void)
{
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  const MusterRect all = { 0, 0, layout->width, layout->height };
  static const double scales[] = { 0.25, 0.05, 0.01 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *surface = draw (scene, &all, scales[i], NULL);
      guint n_inked = 0;

      for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
        for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
          n_inked += get_pixel (surface, x, y) != 0;
      g_assert_cmpuint (n_inked, >, 0);
      cairo_surface_destroy (surface);
    }
}

static void
test_empty (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();

  for (guint view = 0; view < 2; view++)
    {
      const MusterSceneOptions options = { .view = view };
      g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
      const MusterRect area = { 0, 0, 10, 10 };

      cairo_surface_destroy (draw (scene, &area, 1, NULL));
      g_assert_cmpuint (muster_scene_hit (scene, 0, 0), ==, MUSTER_NOWHERE);
      g_assert_cmpuint (muster_scene_list_marks (scene), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/nothing-leaves-its-card", test_within);
  g_test_add_func ("/scene/words-on-a-card-keep-apart", test_apart);
  g_test_add_data_func ("/scene/parts-of-departments-are-the-whole", GUINT_TO_POINTER (MUSTER_VIEW_DEPARTMENTS), test_parts);
  g_test_add_data_func ("/scene/parts-of-reporting-are-the-whole", GUINT_TO_POINTER (MUSTER_VIEW_REPORTING), test_parts);
  g_test_add_func ("/scene/a-point-finds-its-card", test_hit);
  g_test_add_func ("/scene/only-ends-of-a-bar-are-round", test_elbows);
  g_test_add_func ("/scene/far-out-something-is-seen", test_far);
  g_test_add_func ("/scene/an-empty-chart-is-drawn", test_empty);
  return g_test_run ();
}
