/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-promises.c: what every style of layout promises, on random charts, in both views and all
 * directions.
 */
#include "sample.h"

#include <math.h>

#define LARGEST 500

typedef struct
{
  MusterDocument *doc;
  MusterProjection *projection;
  MusterLayoutOptions options;
} Case;

/* What is checked, of each combination of options. */
typedef void (*Check) (Case *it);

static MusterLayout *
lay_out (Case *it)
{
  return muster_layout_new (it->projection, &it->options);
}

/* Some departments and roles by chance. */
static void
collapse (MusterDocument *doc, GRand *rand)
{
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE };
  static const MusterField flags[] = { MUSTER_DEPARTMENT_COLLAPSED, MUSTER_ROLE_COLLAPSED };
  MusterDraft *draft = muster_draft_new_loading (doc);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        muster_draft_set_flag (draft, g_array_index (records, MusterRecord, j), flags[i], g_rand_int_range (rand, 0, 8) == 0);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
}

/* How many of the combinations of view, direction and mirroring a chart is tried in, in each style. */
#define N_TRIED 4

/* Every other round with all expanded; two of three with branches in styles of their own, some or many, and
 * two with assistants, few or many. */
static void
run_cases (guint seed, guint n_charts, Check check)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  const MusterLayoutStyle *const *styles = muster_layout_styles ();

  for (guint round = 0; round < n_charts / 2 * sample_long_factor (); round++)
    {
      double size = g_rand_double (rand);
      g_autoptr (MusterDocument) doc = sample_new_random (1 + size * size * size * LARGEST, rand);
      g_autoptr (MusterProjection) projection = NULL;

      g_test_message ("chart %u", round);
      collapse (doc, rand);
      sample_choose_styles (doc, round % 3 * 0.15, rand);
      if (round / 2 % 3 > 0)
        sample_add_assistants (doc, round / 2 % 3 == 1 ? 0.1 : 0.5, rand);
      projection = muster_projection_new (doc, 0);
      for (guint style = 0; styles[style] != NULL; style++)
        for (guint tried = 0; tried < N_TRIED; tried++)
          {
            guint choice = g_rand_int_range (rand, 0, 16);
            Case it = {
              doc,
              projection,
              { .view = choice % 2, .style = styles[style]->name, .direction = choice / 2 % 4, .mirrored = choice / 8, .expanded = round % 2, .measure = sample_measure, .measure_data = doc }
            };

            /* It lays out what other styles do, several times. */
            if (g_str_equal (styles[style]->name, "automatic") && round % 8 > 0)
              continue;
            if (styles[style]->departments_only)
              it.options.view = MUSTER_VIEW_DEPARTMENTS;
            if (styles[style]->undirected)
              it.options.direction = MUSTER_DIRECTION_DOWN;
            check (&it);
          }
    }
}

static void
check_cards (Case *it)
{
  g_autoptr (MusterLayout) layout = lay_out (it);

  sample_check_cards (layout);
}

static void
test_no_overlap (void)
{
  run_cases (1, 300, check_cards);
}

static void
check_connectors (Case *it)
{
  g_autoptr (MusterLayout) layout = lay_out (it);

  sample_check_connectors (layout);
}

static void
test_connectors (void)
{
  run_cases (2, 150, check_connectors);
}

/* Every role has one card or is counted as hidden by one. One line of reporting for each card that
 * hangs from another, one dotted line for each record between roles that are shown. */
static void
check_complete (Case *it)
{
  g_autoptr (MusterLayout) layout = lay_out (it);
  const MusterTree *roles = muster_projection_get_roles (it->projection);
  const MusterTree *departments = muster_projection_get_departments (it->projection);
  g_autofree guint *seen = g_new0 (guint, muster_document_get_limit (it->doc));
  gboolean expanded = it->options.expanded;
  guint n_hidden = 0;
  guint n_reporting = 0;
  guint n_shown = 0;
  guint n_lines = 0;
  guint n_dotted = 0;
  MusterIter iter;
  MusterRecord line;

  for (guint i = 0; i < layout->n_cards; i++)
    {
      seen[layout->cards[i].record]++;
      n_hidden += layout->cards[i].hidden;
      g_assert_true (!expanded || !layout->cards[i].collapsed);
      if (!layout->cards[i].inside && layout->cards[i].parent != MUSTER_NOWHERE)
        n_reporting++;
    }
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      g_assert_cmpuint (seen[roles->nodes[i].record], <=, 1);
      n_shown += seen[roles->nodes[i].record];
    }
  g_assert_cmpuint (n_shown + n_hidden, ==, roles->n_nodes);
  g_assert_true (!expanded || n_hidden == 0);
  for (guint i = 0; i < departments->n_nodes; i++)
    g_assert_cmpuint (seen[departments->nodes[i].record], <=, it->options.view == MUSTER_VIEW_DEPARTMENTS);

  muster_iter_init_kind (&iter, it->doc, MUSTER_KIND_LINE);
  while (muster_iter_next (&iter, &line))
    {
      MusterRecord from = muster_document_get_ref (it->doc, line, MUSTER_LINE_FROM_ROLE);
      MusterRecord to = muster_document_get_ref (it->doc, line, MUSTER_LINE_TO_ROLE);

      if (from != to && seen[from] && seen[to])
        n_lines++;
    }
  for (guint i = 0; i < layout->n_connectors; i++)
    if (layout->connectors[i].line != 0)
      n_dotted++;
    else
      g_assert_cmpuint (layout->cards[layout->connectors[i].to].parent, ==, layout->connectors[i].from);
  g_assert_cmpuint (n_dotted + layout->n_told, ==, n_lines);
  g_assert_cmpuint (layout->n_undrawn, ==, 0);
  g_assert_cmpuint (layout->n_connectors - n_dotted, ==, n_reporting);
}

static void
test_complete (void)
{
  run_cases (3, 100, check_complete);
}

/* How far a card is along its siblings, and down from its parent, in any direction. */
static void
get_place (const MusterLayoutOptions *options, const MusterRect *rect, double *along, double *down)
{
  gboolean sideways = options->direction == MUSTER_DIRECTION_RIGHT || options->direction == MUSTER_DIRECTION_LEFT;
  double x = rect->x + rect->width / 2;
  double y = rect->y + rect->height / 2;

  if (options->mirrored)
    x = -x;
  *along = sideways ? y : x;
  *down = sideways ? x : y;
  if (options->direction == MUSTER_DIRECTION_UP || options->direction == MUSTER_DIRECTION_LEFT)
    *down = -*down;
}

/* Around a centre siblings follow each other clockwise from the top, in less than a turn, each ring
 * outside of the one before. The first card of several tops is on a ring as well. */
static void
check_clockwise (Case *it, const MusterLayout *layout)
{
  gboolean hub = layout->n_cards > 0;
  g_autofree double *last = g_new0 (double, layout->n_cards + 1);
  g_autofree double *away = g_new0 (double, layout->n_cards + 1);

  for (guint i = 1; i < layout->n_cards; i++)
    hub &= layout->cards[i].parent != MUSTER_NOWHERE;
  for (guint i = 0; hub && i < layout->n_cards; i++)
    {
      const MusterRect *rect = &layout->cards[i].rect, *middle = &layout->cards[0].rect;
      double x = rect->x + rect->width / 2 - middle->x - middle->width / 2;
      double y = rect->y + rect->height / 2 - middle->y - middle->height / 2;
      double angle = atan2 (it->options.mirrored ? -x : x, -y);
      guint parent = layout->cards[i].parent;

      if (layout->cards[i].inside || i == 0)
        continue;
      if (angle < 0)
        angle += 2 * G_PI;
      away[i] = hypot (x, y);
      g_assert_cmpfloat (away[i], >, away[parent]);
      g_assert_cmpfloat (angle, >, last[parent]);
      last[parent] = angle;
    }
}

/* Whether any branch has a style of its own. */
static gboolean
has_styles (MusterDocument *doc)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_DEPARTMENT);
  while (muster_iter_next (&iter, &record))
    if (muster_document_get_text (doc, record, MUSTER_DEPARTMENT_LAYOUT) != NULL)
      return TRUE;
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &record))
    if (muster_document_get_text (doc, record, MUSTER_ROLE_LAYOUT) != NULL)
      return TRUE;
  return FALSE;
}

/* Assistants stand by turns left and right of the line that comes down from their manager, and below
 * it; reports stand below all that. */
static void
check_beside (Case *it, const MusterLayout *layout)
{
  g_autofree guint *n_beside = g_new0 (guint, layout->n_cards + 1);
  g_autofree double *lowest = g_new0 (double, layout->n_cards + 1);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < layout->n_cards; i++)
      {
        const MusterCard *card = &layout->cards[i];
        double along, down, above_along, above_down;

        if (card->parent == MUSTER_NOWHERE || card->inside)
          continue;
        get_place (&it->options, &card->rect, &along, &down);
        get_place (&it->options, &layout->cards[card->parent].rect, &above_along, &above_down);
        if (card->beside && pass == 0)
          {
            g_assert_true ((n_beside[card->parent]++ % 2 == 0) == (along < above_along));
            g_assert_cmpfloat (down, >, above_down);
            lowest[card->parent] = n_beside[card->parent] > 1 ? MAX (lowest[card->parent], down) : down;
          }
        else if (pass == 1 && !card->beside && n_beside[card->parent] > 0)
          g_assert_cmpfloat (down, >, lowest[card->parent]);
      }
}

/* A card comes after the sibling before it: beside it, or below. Its parent is above both. Assistants
 * are in order among themselves. */
static void
check_order (Case *it)
{
  g_autoptr (MusterLayout) layout = lay_out (it);
  g_autofree guint *last = g_new0 (guint, 2 * (layout->n_cards + 1));
  gboolean in_rows = g_str_equal (it->options.style, "tidy") && !has_styles (it->doc);

  if (layout->radial)
    {
      check_clockwise (it, layout);
      return;
    }
  check_beside (it, layout);

  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];
      guint above = 2 * (card->parent == MUSTER_NOWHERE ? layout->n_cards : card->parent) + card->beside;
      double along, down, other_along, other_down;

      if (card->inside && card->kind == MUSTER_KIND_ROLE)
        continue;
      get_place (&it->options, &card->rect, &along, &down);
      if (last[above] > 0)
        {
          get_place (&it->options, &layout->cards[last[above] - 1].rect, &other_along, &other_down);
          g_assert_true (other_along < along || (other_down < down && (!in_rows || card->beside)));
        }
      last[above] = i + 1;
      if (card->parent != MUSTER_NOWHERE && !card->inside)
        {
          get_place (&it->options, &layout->cards[card->parent].rect, &other_along, &other_down);
          g_assert_cmpfloat (other_down, <, down);
        }
    }
}

static void
test_order (void)
{
  run_cases (4, 200, check_order);
}

static void
assert_rect (const MusterRect *a, const MusterRect *b)
{
  g_assert_cmpfloat_with_epsilon (a->x, b->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->y, b->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->width, b->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->height, b->height, 1e-6);
}

static void
check_mirrored (Case *it)
{
  g_autoptr (MusterLayout) layout = lay_out (it);
  g_autoptr (MusterLayout) mirrored = NULL;

  it->options.mirrored = !it->options.mirrored;
  mirrored = lay_out (it);
  g_assert_cmpuint (mirrored->n_cards, ==, layout->n_cards);
  g_assert_cmpuint (mirrored->n_points, ==, layout->n_points);
  for (guint i = 0; i < layout->n_cards; i++)
    {
      MusterRect rect = layout->cards[i].rect;

      rect.x = layout->width - rect.x - rect.width;
      assert_rect (&mirrored->cards[i].rect, &rect);
    }
  for (guint i = 0; i < layout->n_points; i++)
    {
      g_assert_cmpfloat_with_epsilon (mirrored->points[i].x, layout->width - layout->points[i].x, 1e-6);
      g_assert_cmpfloat_with_epsilon (mirrored->points[i].y, layout->points[i].y, 1e-6);
    }
}

static void
test_mirrored (void)
{
  run_cases (5, 100, check_mirrored);
}

static void
check_same (Case *it)
{
  g_autoptr (MusterLayout) layout = lay_out (it);
  g_autoptr (MusterProjection) projection = muster_projection_new (it->doc, 0);
  g_autoptr (MusterLayout) again = muster_layout_new (projection, &it->options);

  g_assert_cmpuint (again->n_cards, ==, layout->n_cards);
  for (guint i = 0; i < layout->n_cards; i++)
    {
      g_assert_cmpuint (again->cards[i].record, ==, layout->cards[i].record);
      g_assert_cmpmem (&again->cards[i].rect, sizeof (MusterRect), &layout->cards[i].rect, sizeof (MusterRect));
    }
  g_assert_cmpmem (again->points, again->n_points * sizeof (MusterPoint), layout->points, layout->n_points * sizeof (MusterPoint));
}

static void
test_same (void)
{
  run_cases (6, 50, check_same);
}

/* Up is down seen from below, left is right seen from behind, but for the margin that dotted lines
 * take: cards keep their inside, and so the shortest way may be another. */
static void
check_flipped (Case *it)
{
  g_autoptr (MusterLayout) layout = NULL;
  g_autoptr (MusterLayout) flipped = NULL;
  const MusterRect *first;
  const MusterRect *flipped_first;
  gboolean sideways = it->options.direction == MUSTER_DIRECTION_RIGHT || it->options.direction == MUSTER_DIRECTION_LEFT;

  if (muster_layout_style_find (it->options.style)->undirected)
    return;
  it->options.direction = sideways ? MUSTER_DIRECTION_RIGHT : MUSTER_DIRECTION_DOWN;
  layout = lay_out (it);
  it->options.direction = sideways ? MUSTER_DIRECTION_LEFT : MUSTER_DIRECTION_UP;
  flipped = lay_out (it);
  if (layout->n_cards == 0)
    return;
  first = &layout->cards[0].rect;
  flipped_first = &flipped->cards[0].rect;
  for (guint i = 0; i < layout->n_cards; i++)
    {
      MusterRect rect = layout->cards[i].rect;

      if (layout->cards[i].inside)
        continue;
      if (sideways)
        rect.x = first->x + first->width - rect.x - rect.width;
      else
        rect.y = first->y + first->height - rect.y - rect.height;
      rect.x += sideways ? flipped_first->x : flipped_first->x - first->x;
      rect.y += sideways ? flipped_first->y - first->y : flipped_first->y;
      assert_rect (&flipped->cards[i].rect, &rect);
    }
}

static void
test_flipped (void)
{
  run_cases (7, 100, check_flipped);
}

/* With cards turned by hand, right is down turned. */
static void
test_turned (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 200 * sample_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = sample_new (SAMPLE_TREE, g_rand_int_range (rand, 1, LARGEST), FALSE, rand);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
      MusterLayoutOptions options = { .view = MUSTER_VIEW_REPORTING, .measure = sample_measure, .measure_data = doc };
      g_autoptr (MusterLayout) down = muster_layout_new (projection, &options);
      g_autoptr (MusterLayout) right = NULL;

      options.direction = MUSTER_DIRECTION_RIGHT;
      options.measure = sample_measure_turned;
      right = muster_layout_new (projection, &options);
      for (guint i = 0; i < down->n_cards; i++)
        {
          const MusterRect *rect = &down->cards[i].rect;

          assert_rect (&right->cards[i].rect, &(MusterRect){ rect->y, rect->x, rect->height, rect->width });
        }
    }
}

/* The tidy tree of a chart whose siblings are the other way round is the mirrored tidy tree. */
static void
test_reversed (void)
{
  for (guint round = 0; round < 200 * sample_long_factor (); round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (round);
      guint size = g_rand_int_range (rand, 1, LARGEST);
      MusterLayoutOptions options = { .view = MUSTER_VIEW_REPORTING, .measure = sample_measure };
      g_autofree MusterRect *rects = NULL;
      double width = 0;

      for (guint reversed = 0; reversed < 2; reversed++)
        {
          g_autoptr (GRand) same = g_rand_copy (rand);
          g_autoptr (MusterDocument) doc = sample_new (SAMPLE_TREE, size, reversed, same);
          g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
          g_autoptr (MusterLayout) layout = NULL;

          options.measure_data = doc;
          layout = muster_layout_new (projection, &options);
          if (!reversed)
            rects = g_new0 (MusterRect, muster_document_get_limit (doc));
          for (guint i = 0; i < layout->n_cards; i++)
            {
              MusterRect *rect = &rects[layout->cards[i].record];

              if (reversed)
                rect->x = width - rect->x - rect->width;
              else
                *rect = layout->cards[i].rect;
              assert_rect (&layout->cards[i].rect, rect);
            }
          width = layout->width;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/no-cards-overlap", test_no_overlap);
  g_test_add_func ("/layout/connectors-touch-their-cards-and-cross-none", test_connectors);
  g_test_add_func ("/layout/each-role-has-one-card-or-is-hidden", test_complete);
  g_test_add_func ("/layout/siblings-keep-their-order", test_order);
  g_test_add_func ("/layout/mirrored-is-mirrored", test_mirrored);
  g_test_add_func ("/layout/same-chart-same-layout", test_same);
  g_test_add_func ("/layout/up-and-left-are-down-and-right", test_flipped);
  g_test_add_func ("/layout/right-is-down-turned", test_turned);
  g_test_add_func ("/layout/reversed-chart-is-mirrored", test_reversed);
  return g_test_run ();
}
