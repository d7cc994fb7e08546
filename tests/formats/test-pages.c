/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-pages.c: a chart over several pages: no letter is too small, every card is there once, and nothing
 * lies outside the margins; on random charts, sheets and sizes of letters.
 */
#include "chart.h"
#include "error.h"
#include "pages.h"

#include <math.h>
#include <string.h>

#define MARGIN 36.0
#define NEAR 0.01

/* What the head and the foot may reach into the margin, and a badge beyond its card. */
#define REACH 12.0

/* A painter that looks at text: how small, and how far out. */
typedef struct
{
  MusterPainter painter;
  GArray *places;
  double smallest;
  double left;
  double top;
  double right;
  double bottom;
} Reader;

static void
group (MusterPainter *painter, const MusterGroup *of)
{
}

/* A place is x, y and scale, as a rectangle. */
static MusterRect *
get_place (MusterPainter *painter)
{
  GArray *places = ((Reader *) painter)->places;

  return &g_array_index (places, MusterRect, places->len - 1);
}

static void
push (MusterPainter *painter, double x, double y, double scale)
{
  const MusterRect *place = get_place (painter);
  const MusterRect next = { place->x + x * place->width, place->y + y * place->width, place->width * scale, 0 };

  g_array_append_val (((Reader *) painter)->places, next);
}

static void
pop (MusterPainter *painter)
{
  GArray *places = ((Reader *) painter)->places;

  g_array_set_size (places, places->len - 1);
}

static gboolean
get_clip (MusterPainter *painter, MusterRect *clip)
{
  return FALSE;
}

static void
draw_box (MusterPainter *painter, const MusterRect *rect, double radius, const MusterPaint *paint)
{
}

static void
draw_path (MusterPainter *painter, const MusterPathStep *steps, guint n_steps, const MusterPaint *paint)
{
}

static void
draw_text (MusterPainter *painter, const MusterTextBox *box)
{
  Reader *reader = (Reader *) painter;
  const MusterRect *place = get_place (painter);
  double scale = place->width;

  if (box->text == NULL || *box->text == '\0')
    return;
  reader->smallest = MIN (reader->smallest, muster_text_get_size (box->style) * scale);
  reader->left = MIN (reader->left, place->x + box->x * scale);
  reader->top = MIN (reader->top, place->y + box->y * scale);
  reader->right = MAX (reader->right, place->x + (box->x + box->width) * scale);
  reader->bottom = MAX (reader->bottom, place->y + (box->y + box->lines * muster_text_get_pitch (box->style)) * scale);
}

static void
check_text (const MusterPage *page, MusterScene *scene)
{
  const MusterRect origin = { 0, 0, 1, 0 };
  Reader reader = {
    .painter = { .text = muster_scene_get_text (scene), .open = group, .close = group, .push = push, .pop = pop, .get_clip = get_clip, .draw_box = draw_box, .draw_path = draw_path, .draw_text = draw_text },
    .places = g_array_new (FALSE, FALSE, sizeof (MusterRect)),
    .smallest = INFINITY,
    .left = INFINITY,
    .top = INFINITY,
    .right = -INFINITY,
    .bottom = -INFINITY,
  };
  double unit = MAX (MIN (page->width, page->height) / 595, page->min_type / 8);

  g_array_append_val (reader.places, origin);
  muster_page_paint (page, scene, &reader.painter);
  g_array_unref (reader.places);
  g_assert_cmpfloat (reader.smallest, >=, page->min_type - NEAR);
  g_assert_cmpfloat (reader.left, >=, MARGIN - NEAR);
  g_assert_cmpfloat (reader.right, <=, page->width - MARGIN + NEAR);
  g_assert_cmpfloat (reader.top, >=, MARGIN - REACH * unit);
  g_assert_cmpfloat (reader.bottom, <=, page->height - MARGIN + REACH * unit);
}

/* Counts what is on a page as itself: all but the card from which it goes on. */
static void
count_cards (MusterScene *scene, guint *seen)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);
  const MusterReferences *references = muster_scene_get_options (scene)->references;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      MusterRecord record = layout->cards[i].record;

      if (record != 0 && record != references->root)
        seen[record]++;
    }
}

/* Where a card says that its branch goes on, it does, and says from where. */
static void
check_references (MusterPages *pages, MusterScene *scene, guint number)
{
  const MusterReferences *references = muster_scene_get_options (scene)->references;
  const MusterLayout *layout = muster_scene_get_layout (scene);

  for (guint i = 0; i < layout->n_cards; i++)
    {
      guint page = GPOINTER_TO_UINT (g_hash_table_lookup (references->onward, GUINT_TO_POINTER (layout->cards[i].record)));
      g_autoptr (MusterScene) other = NULL;

      g_assert_true (page != 0 || layout->cards[i].hidden == 0 || layout->cards[i].collapsed);
      if (page == 0)
        continue;
      g_assert_cmpuint (page, >, number);
      other = muster_pages_make_scene (pages, page);
      g_assert_cmpuint (muster_scene_get_options (other)->references->root, ==, layout->cards[i].record);
      g_assert_cmpuint (muster_scene_get_options (other)->references->back, ==, number);
    }
}

static gboolean
check_pages (MusterScene *whole, const MusterPage *like)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterPages) pages = muster_pages_new (whole, like, &error);
  MusterDocument *doc = muster_scene_get_document (whole);
  const MusterLayout *layout = muster_scene_get_layout (whole);
  g_autofree guint *seen = g_new0 (guint, muster_document_get_limit (doc));
  MusterPage page = *like;

  if (pages == NULL)
    {
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT);
      return FALSE;
    }
  page.n_sheets = muster_pages_count (pages);
  for (page.number = 1; page.number <= page.n_sheets; page.number++)
    {
      g_autoptr (MusterScene) scene = muster_pages_make_scene (pages, page.number);

      check_text (&page, scene);
      check_references (pages, scene, page.number);
      count_cards (scene, seen);
    }
  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].record != 0)
      g_assert_cmpuint (seen[layout->cards[i].record], ==, 1);
  return TRUE;
}

static void
test_random (void)
{
  static const double sheets[][2] = { { 842, 595 }, { 595, 842 }, { 1191, 842 }, { 792, 612 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  guint n_made = 0, n = 60 * chart_long_factor ();

  for (guint round = 0; round < n; round++)
    {
      double size = g_rand_double (rand);
      g_autoptr (MusterDocument) doc = chart_random (rand, (guint) (1 + size * size * 250), FALSE);
      const double *sheet = sheets[g_rand_int_range (rand, 0, G_N_ELEMENTS (sheets))];
      const MusterSceneOptions options = {
        .view = round % 2,
        .direction = round % 2 ? g_rand_int_range (rand, 0, 2) : MUSTER_DIRECTION_DOWN,
        .mirrored = round % 3 == 0,
        .expanded = round % 5 > 0,
      };
      const MusterPage page = { .width = sheet[0], .height = sheet[1], .margin = MARGIN, .min_type = g_rand_double_range (rand, 4, 9) };
      g_autoptr (MusterScene) scene = muster_scene_new (doc, &options);

      g_test_message ("chart %u", round);
      n_made += check_pages (scene, &page);
    }
  g_test_message ("%u of %u charts fit on pages", n_made, n);
  g_assert_cmpuint (n_made, >, n / 2);
}

/* One card with more roles than a page holds is named. */
static void
test_refused (void)
{
  g_autoptr (GString) text = g_string_new ("Small[a] Large[");
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (MusterScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  const MusterSceneOptions options = { .view = MUSTER_VIEW_DEPARTMENTS };
  const MusterPage page = { .width = 595, .height = 842, .min_type = 10 };

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%sx%u", i > 0 ? " " : "", i);
  g_string_append_c (text, ']');
  doc = chart_read (text->str);
  scene = muster_scene_new (doc, &options);
  g_assert_null (muster_pages_new (scene, &page, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "Large"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/all can be read, once, within the margins", test_random);
  g_test_add_func ("/pages/what fits on no page is named", test_refused);
  return g_test_run ();
}
