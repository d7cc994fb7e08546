/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-paints.c: colours that mean something can be told apart with any eyes and leave words easy to read;
 * steps are round; all painters and the legend say the same.
 */
#include "edit.h"
#include "legend.h"
#include "card.h"
#include "sample.h"

#include <math.h>

/* {{{ Eyes */

static double
linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* What those see who lack one kind of cone: Machado, Oliveira and Fernandes, 2009, in linear light. */
static const double eyes[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
};

static double
curve (double t)
{
  return t > 0.008856 ? cbrt (t) : 7.787 * t + 16 / 116.0;
}

/* CIE L*a*b* as seen by some eyes. */
static void
see (MusterColor color, guint eye, double lab[3])
{
  const double in[] = { linear (color.red), linear (color.green), linear (color.blue) };
  double rgb[3], x, y, z;

  for (guint i = 0; i < 3; i++)
    rgb[i] = CLAMP (eyes[eye][i][0] * in[0] + eyes[eye][i][1] * in[1] + eyes[eye][i][2] * in[2], 0, 1);
  x = curve ((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
  y = curve (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
  z = curve ((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
tell_apart (MusterColor a, MusterColor b, guint eye)
{
  double one[3], other[3];

  see (a, eye, one);
  see (b, eye, other);
  return sqrt ((one[0] - other[0]) * (one[0] - other[0]) + (one[1] - other[1]) * (one[1] - other[1]) + (one[2] - other[2]) * (one[2] - other[2]));
}

static void
test_colors (void)
{
  for (MusterTheme theme = MUSTER_THEME_LIGHT; theme <= MUSTER_THEME_DARK; theme++)
    {
      const MusterPalette *palette = muster_theme_get_palette (theme);

      for (guint i = 0; i < MUSTER_PAINT_COLORS; i++)
        {
          MusterColor color = muster_paint_color (theme, i);
          MusterColor fill = muster_color_mix (palette->card, color, palette->coat);

          g_assert_cmpfloat (muster_color_contrast (color, palette->card), >=, 3);
          g_assert_cmpfloat (muster_color_contrast (fill, palette->text), >=, 7);
          g_assert_cmpfloat (muster_color_contrast (fill, palette->dim), >=, 4.5);
          g_assert_cmpfloat (muster_color_contrast (color, muster_paint_letters (color)), >=, 4);
          for (guint j = 0; j < i; j++)
            for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
              g_assert_cmpfloat (tell_apart (color, muster_paint_color (theme, j), eye), >=, 12);
        }
      for (guint i = 0; i <= 4; i++)
        g_assert_cmpfloat (muster_color_contrast (muster_color_mix (palette->card, muster_paint_ramp (theme, i / 4.0), palette->coat), palette->dim), >=, 4.5);
    }
}

/* }}} */
/* {{{ Steps */

static void
test_steps (void)
{
  static const struct
  {
    double min, max, start, step;
  } cases[] = {
    { 0, 10, 0, 2 },
    { 1, 5, 1, 1 },
    { 3000, 17500, 0, 5000 },
    { 0, 1, 0, 0.2 },
    { 7, 7, 7, 0 },
    { 90, 110, 90, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double start, step = muster_paint_step (cases[i].min, cases[i].max, 5, &start);

      g_assert_cmpfloat (start, <=, cases[i].min + 1e-6);
      g_assert_cmpfloat (start + 5 * step, >=, cases[i].max - 1e-6);
      if (cases[i].step == 0)
        continue;
      g_assert_cmpfloat (fabs (step - cases[i].step), <, 1e-9);
      g_assert_cmpfloat (fabs (start - cases[i].start), <, 1e-9);
    }
}

/* }}} */
/* {{{ Cards */

static MusterDocument *
make_chart (void)
{
  MusterDocument *doc = muster_document_new ();
  static const char *const grades[] = { "M1", "M10", "M2", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      const MusterSetting settings[] = { { MUSTER_ROLE_TITLE, "Role" }, { MUSTER_ROLE_GRADE, grades[i] } };

      g_assert_cmpuint (muster_edit_add (doc, MUSTER_KIND_ROLE, settings, grades[i] != NULL ? 2 : 1, 0, NULL), !=, 0);
    }
  return doc;
}

static MusterRecord
add_rule (MusterDocument *doc, const char *value, const char *color, const char *badge)
{
  const MusterSetting settings[] = { { MUSTER_RULE_FIELD, "grade" }, { MUSTER_RULE_VALUE, value }, { MUSTER_RULE_COLOR, color }, { MUSTER_RULE_BADGE, badge } };

  return muster_edit_add (doc, MUSTER_KIND_RULE, settings, 4, 0, NULL);
}

static gboolean
is_same (MusterColor a, MusterColor b)
{
  return fabs (a.red - b.red) < 1e-6 && fabs (a.green - b.green) < 1e-6 && fabs (a.blue - b.blue) < 1e-6;
}

static void
test_categories (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING, .color_by = "grade" };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  MusterPaints *paints = muster_scene_get_paints (scene);
  GPtrArray *keys = muster_paints_get_keys (paints);
  static const char *const labels[] = { "M1", "M2", "M10", "Not stated" };
  g_autoptr (MusterLegend) legend = muster_legend_new_colors (scene, 300);
  g_autofree char *words = muster_legend_dup_words (legend);

  g_assert_cmpuint (keys->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < keys->len; i++)
    {
      const MusterPaintKey *key = g_ptr_array_index (keys, i);

      g_assert_cmpstr (key->label, ==, labels[i]);
      g_assert_cmpuint (key->n, ==, 1);
      g_assert_true (is_same (key->color, muster_paint_color (MUSTER_THEME_LIGHT, i < 3 ? i : MUSTER_PAINT_COLORS)));
    }
  g_assert_cmpstr (words, ==, "Grade: M1; M2; M10; Not stated");
}

static void
test_rules (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING };
  g_autoptr (MusterScene) before = muster_scene_new (doc, &options);
  g_autoptr (MusterScene) scene = NULL;
  g_auto (MusterCardFace) face = { 0 };
  MusterColor red = { 1, 0, 0, 1 };

  g_assert_null (muster_scene_get_paints (before));
  add_rule (doc, "M1", NULL, "first");
  add_rule (doc, "M1", "#ff0000", "second");
  add_rule (doc, "M1", "#00ff00", NULL);
  scene = muster_scene_new (doc, &options);
  for (guint i = 0; i < muster_scene_get_layout (scene)->n_cards; i++)
    {
      MusterRecord record = muster_scene_get_layout (scene)->cards[i].record;
      const char *grade = muster_document_get_text (doc, record, MUSTER_ROLE_GRADE);

      muster_card_face_clear (&face);
      muster_scene_get_face (scene, i, &face);
      g_assert_true ((face.stripe_color.alpha > 0) == (g_strcmp0 (grade, "M1") == 0));
      if (g_strcmp0 (grade, "M1") != 0)
        {
          g_assert_null (face.note);
          continue;
        }
      /* The first with a colour, and the first with a badge. */
      g_assert_true (is_same (face.stripe_color, red));
      g_assert_cmpstr (face.note, ==, "first");
    }
}

/* Far out a card's one colour is that of its coat, as near by its stripe is. */
static void
test_far (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING };
  g_autoptr (MusterScene) scene = NULL;
  const MusterLayout *layout;
  cairo_surface_t *surface;
  gboolean found = FALSE;
  cairo_t *cr;

  add_rule (doc, "M1", "#ff0000", NULL);
  scene = muster_scene_new (doc, &options);
  layout = muster_scene_get_layout (scene);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (layout->width * 0.05) + 8, (int) (layout->height * 0.05) + 8);
  cr = cairo_create (surface);
  cairo_scale (cr, 0.05, 0.05);
  muster_scene_draw (scene, cr, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        const guint32 *row = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));

        found = found || (row[x] & 0xffffff) == 0xff0000;
      }
  cairo_surface_destroy (surface);
  g_assert_true (found);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paints/colours can be told apart", test_colors);
  g_test_add_func ("/paints/steps are round and reach from end to end", test_steps);
  g_test_add_func ("/paints/values have the colours of their legend", test_categories);
  g_test_add_func ("/paints/the first rule that fits counts", test_rules);
  g_test_add_func ("/paints/far out they are the same", test_far);
  return g_test_run ();
}
