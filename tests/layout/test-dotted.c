/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-dotted.c: which way a dotted line takes in plain cases, and when there is none; that
 * neighbours are joined by the gap between them, and that no line goes to and fro in one gap.
 *
 * That no way crosses a card, whatever the chart, is tested in test-promises.c.
 */
#include "sample.h"

#include <math.h>

typedef struct
{
  const char *id;
  const char *parent;
  guint n_roles;
} Department;

/* Tall, short with two children of which the first reaches left of it, and one with two columns. */
static const Department departments[] = {
  { "firm", NULL, 1 },
  { "tall", "firm", 6 },
  { "short", "firm", 2 },
  { "left", "short", 1 },
  { "right", "short", 1 },
  { "large", "firm", 12 },
};

typedef struct
{
  const char *name;
  const char *from;
  const char *to;
  guint depth;
  guint stage;
  /* 0 for no line. */
  guint n_points;
} Case;

static const Case cases[] = {
  { "straight to the neighbour", "tall-1", "short-1", 0, 2, 2 },
  { "and back", "short-1", "tall-1", 0, 2, 2 },
  { "one lower, through the gap", "tall-2", "short-1", 0, 2, 4 },
  { "past what hangs from the neighbour", "tall-6", "short-1", 0, 2, 4 },
  { "over what is between", "tall-1", "large-1", 0, 2, 6 },
  { "beside a column", "tall-2", "tall-5", 0, 2, 4 },
  { "below columns", "large-1", "large-12", 0, 2, 6 },
  { "up to the top", "left-1", "firm-1", 0, 2, 4 },
  { "to oneself", "tall-1", "tall-1", 0, 2, 0 },
  { "to what is too deep to be shown", "tall-1", "left-1", 2, 2, 0 },
  { "before its stage", "tall-1", "short-1", 0, 1, 0 },
};

static void
add_roles (MusterDraft *draft, const Department *it, MusterRecord department)
{
  for (guint i = 1; i <= it->n_roles; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", it->id, i);
      g_autofree char *order = g_strdup_printf ("a%c", (char) ('@' + i));
      MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, id);

      muster_draft_set_text (draft, role, MUSTER_ROLE_ORDER, order);
      muster_draft_set_ref (draft, role, MUSTER_ROLE_DEPARTMENT, department);
    }
}

/* The chart with one line, from the second of two stages. */
static MusterDocument *
make_document (const Case *it)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  MusterRecord line;

  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    {
      MusterRecord department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, departments[i].id);
      g_autofree char *order = g_strdup_printf ("a%u", i);

      muster_draft_set_text (draft, department, MUSTER_DEPARTMENT_ORDER, order);
      if (departments[i].parent != NULL)
        muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_PARENT, muster_document_find (doc, departments[i].parent));
      add_roles (draft, &departments[i], department);
    }
  muster_draft_set_text (draft, muster_draft_add (draft, MUSTER_KIND_STAGE, "stage-1"), MUSTER_STAGE_ORDER, "a1");
  muster_draft_set_text (draft, muster_draft_add (draft, MUSTER_KIND_STAGE, "stage-2"), MUSTER_STAGE_ORDER, "a2");
  line = muster_draft_add (draft, MUSTER_KIND_LINE, "line");
  muster_draft_set_ref (draft, line, MUSTER_LINE_FROM_ROLE, muster_document_find (doc, it->from));
  muster_draft_set_ref (draft, line, MUSTER_LINE_TO_ROLE, muster_document_find (doc, it->to));
  muster_draft_set_ref (draft, line, MUSTER_LINE_FROM, muster_document_find (doc, "stage-2"));
  muster_commit (draft, "Test", MUSTER_COMMIT_DEFAULT);
  return doc;
}

static void
measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  *width = 100;
  *height = 40;
}

static void
test_case (gconstpointer data)
{
  const Case *it = data;
  g_autoptr (MusterDocument) doc = make_document (it);
  MusterRecord stage = muster_document_find (doc, it->stage == 1 ? "stage-1" : "stage-2");
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
  const MusterLayoutOptions options = { .view = MUSTER_VIEW_DEPARTMENTS, .depth = it->depth, .measure = measure };
  g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);
  guint n_points = 0;

  for (guint i = 0; i < layout->n_connectors; i++)
    {
      const MusterConnector *connector = &layout->connectors[i];

      if (connector->line == 0)
        continue;
      g_assert_cmpstr (muster_document_get_id (doc, connector->line), ==, "line");
      g_assert_cmpstr (muster_document_get_id (doc, layout->cards[connector->from].record), ==, it->from);
      g_assert_cmpstr (muster_document_get_id (doc, layout->cards[connector->to].record), ==, it->to);
      n_points += connector->n_points;
    }
  g_assert_cmpuint (n_points, ==, it->n_points);
  g_assert_cmpuint (layout->n_undrawn, ==, 0);
  sample_check_connectors (layout);
}

static void
add_department (MusterDraft *draft, const char *name, MusterRecord parent, guint n_roles)
{
  const Department it = { name, NULL, n_roles };
  MusterRecord department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, name);

  muster_draft_set_text (draft, department, MUSTER_DEPARTMENT_ORDER, name);
  muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_PARENT, parent);
  add_roles (draft, &it, department);
}

/* A firm with a row of departments of one column each, some with one below, and lines between roles
 * of neighbours or from a role to one of what is below the neighbour. */
static MusterDocument *
make_row (GRand *rand)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  guint n = g_rand_int_range (rand, 2, 9);
  MusterRecord top = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, "firm");
  guint n_roles[2][9] = { 0 };

  muster_draft_set_text (draft, top, MUSTER_DEPARTMENT_ORDER, "a0");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u", i + 1);
      g_autofree char *below = g_strdup_printf ("b%u", i + 1);

      n_roles[0][i] = g_rand_int_range (rand, 1, 9);
      n_roles[1][i] = g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 1, 9);
      add_department (draft, name, top, n_roles[0][i]);
      if (n_roles[1][i] > 0)
        add_department (draft, below, muster_document_find (doc, name), n_roles[1][i]);
    }
  for (guint i = 0; i < 2 * n; i++)
    {
      guint from = g_rand_int_range (rand, 0, n);
      guint to = from == 0 ? 1 : (from + 1 == n || g_rand_boolean (rand) ? from - 1 : from + 1);
      guint level = n_roles[1][to] > 0 && g_rand_boolean (rand) ? 1 : 0;
      g_autofree char *one = g_strdup_printf ("a%u-%d", from + 1, g_rand_int_range (rand, 1, n_roles[0][from] + 1));
      g_autofree char *other = g_strdup_printf ("%c%u-%d", level == 0 ? 'a' : 'b', to + 1, g_rand_int_range (rand, 1, n_roles[level][to] + 1));
      MusterRecord line = muster_draft_add (draft, MUSTER_KIND_LINE, NULL);

      muster_draft_set_ref (draft, line, MUSTER_LINE_FROM_ROLE, muster_document_find (doc, one));
      muster_draft_set_ref (draft, line, MUSTER_LINE_TO_ROLE, muster_document_find (doc, other));
    }
  muster_commit (draft, "Test", MUSTER_COMMIT_DEFAULT);
  return doc;
}

/* How long two runs down are beside each other. */
static double
get_shared (const MusterPoint *a, const MusterPoint *b)
{
  return MIN (MAX (a[0].y, a[1].y), MAX (b[0].y, b[1].y)) - MAX (MIN (a[0].y, a[1].y), MIN (b[0].y, b[1].y));
}

/* No two lines lie on each other for longer than the gap is wide. */
static void
check_apart (const MusterLayout *layout)
{
  for (guint i = 0; i < layout->n_connectors; i++)
    for (guint j = 0; j < i; j++)
      {
        const MusterConnector *a = &layout->connectors[i];
        const MusterConnector *b = &layout->connectors[j];

        if (a->line == 0 || b->line == 0)
          continue;
        for (guint p = a->first_point; p + 1 < a->first_point + a->n_points; p++)
          for (guint q = b->first_point; q + 1 < b->first_point + b->n_points; q++)
            if (layout->points[p].x == layout->points[p + 1].x && layout->points[q].x == layout->points[q + 1].x &&
                fabs (layout->points[p].x - layout->points[q].x) < 0.01)
              g_assert_cmpfloat (get_shared (&layout->points[p], &layout->points[q]), <=, MUSTER_GAP_SIBLINGS);
      }
}

static void
test_neighbours (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint round = 0; round < 200 * sample_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = make_row (rand);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
      const MusterLayoutOptions options = {
        .view = MUSTER_VIEW_DEPARTMENTS,
        .direction = round % 2 == 0 ? MUSTER_DIRECTION_DOWN : MUSTER_DIRECTION_UP,
        .mirrored = round / 2 % 2,
        .measure = measure,
      };
      g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);
      guint n_dotted = 0;

      for (guint i = 0; i < layout->n_connectors; i++)
        if (layout->connectors[i].line != 0)
          {
            g_assert_cmpuint (layout->connectors[i].n_points, <=, 4);
            n_dotted++;
          }
      g_assert_cmpuint (n_dotted, >, 0);
      sample_check_connectors (layout);
      check_apart (layout);
    }
}

/* Whether no card is between two runs of a line, where both are. */
static gboolean
is_one_channel (const MusterLayout *layout, const MusterRect *between)
{
  for (guint i = 0; i < layout->n_cards; i++)
    {
      const MusterRect *rect = &layout->cards[i].rect;

      if (rect->x < between->x + between->width && rect->x + rect->width > between->x &&
          rect->y < between->y + between->height && rect->y + rect->height > between->y)
        return FALSE;
    }
  return TRUE;
}

/* Whether branches hang in columns: between two such columns that are indented a line may yet go up beside
 * one and down beside the other. */
static gboolean
hangs (const MusterLayoutStyle *style)
{
  return style->arrange != NULL && style->arrange (2, 0) >= MUSTER_ARRANGE_LEFT;
}

/* The point as it is when the chart goes down the page. */
static MusterPoint
get_point (const MusterLayout *layout, guint point, gboolean sideways)
{
  MusterPoint found = layout->points[point];

  return sideways ? (MusterPoint){ found.y, found.x } : found;
}

/* That no two runs of a connector along the levels go opposite ways in one channel. */
static void
check_channels (const MusterLayout *layout, const MusterConnector *connector, gboolean sideways)
{
  guint end = connector->first_point + connector->n_points;

  /* Between rows that are far apart a bend is higher than a corridor. */
  if (layout->n_bands > 0)
    return;
  for (guint p = connector->first_point; p + 1 < end; p++)
    for (guint q = p + 2; q + 1 < end; q++)
      {
        const MusterPoint a[2] = { get_point (layout, p, sideways), get_point (layout, p + 1, sideways) };
        const MusterPoint b[2] = { get_point (layout, q, sideways), get_point (layout, q + 1, sideways) };
        double shared = get_shared (a, b);
        MusterRect between = { MIN (a->x, b->x), MAX (MIN (a[0].y, a[1].y), MIN (b[0].y, b[1].y)), fabs (a->x - b->x), shared };

        if (a[0].x != a[1].x || b[0].x != b[1].x || (a[0].y < a[1].y) == (b[0].y < b[1].y))
          continue;
        /* What is as short as a corridor is high is a bend. */
        if (shared <= MUSTER_GAP_LEVELS || between.width > 2 * MUSTER_GAP_SIBLINGS)
          continue;
        if (sideways)
          between = (MusterRect){ between.y, between.x, between.height, between.width };
        if (is_one_channel (layout, &between))
          g_error ("the line from %u to %u goes to and fro", connector->from, connector->to);
      }
}

static void
test_channels (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (22);
  const MusterLayoutStyle *const *styles = muster_layout_styles ();

  for (guint round = 0; round < 100 * sample_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = sample_new_random (g_rand_int_range (rand, 2, 200), rand);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);

      for (guint style = 0; styles[style] != NULL; style++)
        for (guint choice = 0; choice < 8; choice++)
          {
            const MusterLayoutOptions options = {
              .view = choice % 2,
              .style = styles[style]->name,
              .direction = choice / 2,
              .measure = sample_measure,
              .measure_data = doc,
            };
            g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);

            g_test_message ("chart %u, %s, choice %u", round, styles[style]->name, choice);
            /* Among nested departments and around a centre lines have other ways; and where levels are
             * in line a bend may be as long as the difference of two cards. */
            if (layout->nested || layout->radial || g_str_equal (options.style, "levels") || hangs (styles[style]))
              continue;
            for (guint i = 0; i < layout->n_connectors; i++)
              if (layout->connectors[i].line != 0)
                check_channels (layout, &layout->connectors[i], options.direction >= MUSTER_DIRECTION_RIGHT);
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/dotted/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/layout/dotted/neighbours-are-joined-by-the-gap", test_neighbours);
  g_test_add_func ("/layout/dotted/never-to-and-fro-in-one-channel", test_channels);
  return g_test_run ();
}
