/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-page.c: a sheet says what it shows, lists only what occurs, and stays within its limits.
 */
#include "page.h"
#include "sample.h"

/* A painter that keeps the words and looks where they are. */
typedef struct
{
  MusterPainter painter;
  GPtrArray *words;
  GArray *pushes;
  double x;
  double y;
  double scale;
  double width;
  double height;
} Reader;

static void
open_group (MusterPainter *painter, const MusterGroup *group)
{
  g_assert_nonnull (group->id);
  g_assert_nonnull (group->title);
}

static void
close_group (MusterPainter *painter, const MusterGroup *group)
{
}

static void
push (MusterPainter *painter, double x, double y, double scale)
{
  Reader *reader = (Reader *) painter;
  const double saved[] = { reader->x, reader->y, reader->scale };

  g_array_append_vals (reader->pushes, saved, 3);
  reader->x += x * reader->scale;
  reader->y += y * reader->scale;
  reader->scale *= scale;
}

static void
pop (MusterPainter *painter)
{
  Reader *reader = (Reader *) painter;
  const double *saved = &g_array_index (reader->pushes, double, reader->pushes->len - 3);

  reader->x = saved[0];
  reader->y = saved[1];
  reader->scale = saved[2];
  g_array_set_size (reader->pushes, reader->pushes->len - 3);
}

static gboolean
get_clip (MusterPainter *painter, MusterRect *clip)
{
  return FALSE;
}

static void
assert_on_sheet (const Reader *reader, double x, double y)
{
  g_assert_cmpfloat (reader->x + x * reader->scale, >=, -0.01);
  g_assert_cmpfloat (reader->y + y * reader->scale, >=, -0.01);
  g_assert_cmpfloat (reader->x + x * reader->scale, <=, reader->width + 0.01);
  g_assert_cmpfloat (reader->y + y * reader->scale, <=, reader->height + 0.01);
}

static void
draw_box (MusterPainter *painter, const MusterRect *rect, double radius, const MusterPaint *paint)
{
  assert_on_sheet ((Reader *) painter, rect->x, rect->y);
  assert_on_sheet ((Reader *) painter, rect->x + rect->width, rect->y + rect->height);
}

static void
draw_path (MusterPainter *painter, const MusterPathStep *steps, guint n_steps, const MusterPaint *paint)
{
  for (guint i = 0; i < n_steps; i++)
    if (steps[i].op == MUSTER_PATH_MOVE || steps[i].op == MUSTER_PATH_LINE)
      assert_on_sheet ((Reader *) painter, steps[i].points[0].x, steps[i].points[0].y);
}

static void
draw_text (MusterPainter *painter, const MusterTextBox *box)
{
  Reader *reader = (Reader *) painter;
  double pitch = muster_text_get_pitch (box->style);

  assert_on_sheet (reader, box->x, box->y);
  if (!box->upwards)
    assert_on_sheet (reader, box->x + box->width, box->y + pitch);
  g_ptr_array_add (reader->words, g_strdup (box->text));
}

/* Every text on the sheet, in the order in which it is drawn. */
static GPtrArray *
read_sheet (const MusterPage *page, MusterScene *scene)
{
  Reader reader = {
    .painter = { muster_scene_get_text (scene), open_group, close_group, push, pop, get_clip, draw_box, draw_path, draw_text },
    .words = g_ptr_array_new_with_free_func (g_free),
    .pushes = g_array_new (FALSE, FALSE, sizeof (double)),
    .scale = 1,
  };

  muster_page_get_size (page, scene, &reader.width, &reader.height);
  muster_page_paint (page, scene, &reader.painter);
  g_assert_cmpuint (reader.pushes->len, ==, 0);
  g_array_unref (reader.pushes);
  return reader.words;
}

static gboolean
has (GPtrArray *words, const char *text)
{
  return g_ptr_array_find_with_equal_func (words, text, g_str_equal, NULL);
}

static const MusterPage a4 = { .width = 842, .height = 595, .file_name = "lantern.muster", .date = "2026-11-23" };

static void
test_words (void)
{
  static const char *const expected[] = {
    "Lantern Home Goods · Organisation chart",
    "16 roles · 26 people · 1 open · 2 vendors and tools",
    "3 layers · average span 2.8 · ¥28,500–42,750 a month",
    "lantern.muster",
    "2026-11-23 · page 1 of 1",
    "Growth",
    "Reporting line",
    "Work together: campaign photos",
    "Open role",
    "one person in several roles",
    "outside firm",
    "software in place of a hire",
    "Operations lead",
    "Iris Kim, محمد علي",
  };
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .stage = muster_document_find (doc, "s-2") };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  g_autoptr (GPtrArray) words = read_sheet (&a4, scene);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!has (words, expected[i]))
      {
        g_ptr_array_add (words, NULL);
        g_test_message ("%s", g_strjoinv ("\n", (char **) words->pdata));
        g_error ("“%s” is not on the sheet", expected[i]);
      }
  g_assert_true (g_str_has_prefix (g_ptr_array_index (words, 1), "Stage: Growth"));
  g_assert_nonnull (strstr (g_ptr_array_index (words, 1), "Vision: A good lamp for every home"));
  g_assert_null (strstr (g_ptr_array_index (words, 1), "Platform"));
}

static void
test_only_what_occurs (void)
{
  static const char *const unexpected[] = { "Reporting line", "Dotted line", "Open role", "one person in several roles", "outside firm", "software in place of a hire", "roles below that are not shown" };
  g_autoptr (MusterDocument) doc = sample_new ();
  const MusterSceneOptions options = { .root = muster_document_find (doc, "r-own"), .view = MUSTER_VIEW_REPORTING };
  const MusterSceneOptions leaf = { .root = muster_document_find (doc, "r-after"), .view = MUSTER_VIEW_REPORTING };
  const MusterSceneOptions cut = { .root = muster_document_find (doc, "d-top"), .depth = 1 };
  g_autoptr (MusterScene) branch = muster_scene_new (doc, &options);
  g_autoptr (MusterScene) single = muster_scene_new (doc, &leaf);
  g_autoptr (MusterScene) top = muster_scene_new (doc, &cut);
  g_autoptr (GPtrArray) many = read_sheet (&a4, branch);
  g_autoptr (GPtrArray) few = read_sheet (&a4, single);
  g_autoptr (GPtrArray) hidden = read_sheet (&a4, top);

  g_assert_true (has (many, "Customer care"));
  g_assert_true (has (many, "Design"));
  g_assert_true (has (few, "Customer care"));
  g_assert_false (has (few, "Design"));
  for (guint i = 0; i < G_N_ELEMENTS (unexpected); i++)
    g_assert_false (has (few, unexpected[i]));
  g_assert_true (has (hidden, "roles below that are not shown"));
  g_assert_true (has (hidden, "+14"));
}

static void
test_sizes (void)
{
  static const MusterPage pages[] = {
    { .width = 0, .height = 0, .file_name = "a.muster", .date = "2026-11-23" },
    { .width = 842, .height = 595 },
    { .width = 595, .height = 842, .file_name = "a.muster" },
    { .width = 1191, .height = 842, .margin = 10 },
    { .width = 3370, .height = 2384 },
    { .width = 298, .height = 210 },
    { .width = 14400, .height = 100 },
    { .width = 20, .height = 900, .margin = 100 },
  };
  g_autoptr (MusterDocument) usual = sample_new ();
  g_autoptr (MusterDocument) hard = sample_new_hard ();
  g_autoptr (MusterDocument) empty = muster_document_new ();
  MusterDocument *const docs[] = { usual, hard, empty };

  for (guint i = 0; i < G_N_ELEMENTS (docs) * 2; i++)
    {
      const MusterSceneOptions options = { .view = i % 2 };
      g_autoptr (MusterScene) scene = muster_scene_new (docs[i / 2], &options);

      for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
        {
          g_autoptr (GPtrArray) words = read_sheet (&pages[j], scene);

          g_assert_cmpuint (words->len, >, 0);
          g_assert_true (docs[i / 2] != usual || has (words, "Warehouse keeper"));
        }
    }
}

static void
test_limit (void)
{
  g_autoptr (MusterDocument) doc = sample_new_large (4000);
  const MusterSceneOptions options = { .view = MUSTER_VIEW_REPORTING };
  g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);
  const MusterPage page = { .limit = MUSTER_PAGE_LIMIT };
  const MusterPage unlimited = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  double width, height;

  g_assert_cmpfloat (muster_scene_get_layout (scene)->width, >, MUSTER_PAGE_LIMIT);
  muster_page_get_size (&page, scene, &width, &height);
  g_assert_cmpfloat (MAX (width, height), <=, MUSTER_PAGE_LIMIT);
  g_assert_cmpfloat (MAX (width, height), >=, MUSTER_PAGE_LIMIT - 1);
  words = read_sheet (&page, scene);
  g_assert_true (has (words, "Specialist 3999"));

  muster_page_get_size (&unlimited, scene, &width, &height);
  g_assert_cmpfloat (width, >, muster_scene_get_layout (scene)->width);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/says-what-it-shows", test_words);
  g_test_add_func ("/page/legend-lists-only-what-occurs", test_only_what_occurs);
  g_test_add_func ("/page/nothing-leaves-a-sheet-of-any-size", test_sizes);
  g_test_add_func ("/page/a-huge-chart-is-scaled-to-the-limit", test_limit);
  return g_test_run ();
}
