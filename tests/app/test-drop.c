/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-drop.c: what a drop means is what the eye expects there, is known before it happens, and is
 * what happens.
 */
#include "chart.h"
#include "drop.h"
#include "dump.h"

#include <string.h>

static MusterScene *
make_scene (MusterDocument *doc, MusterView view, MusterDirection direction, const char *style)
{
  const MusterSceneOptions options = { .view = view, .direction = direction, .style = style };

  return muster_scene_new (doc, &options);
}

static MusterHand *
make_hand (MusterScene *scene, const char *ids)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; words[i] != NULL; i++)
    {
      MusterRecord record = chart_get (doc, words[i]);

      g_array_append_val (records, record);
    }
  return muster_hand_new (scene, (const MusterRecord *) (gpointer) records->data, records->len);
}

static const MusterRect *
rect_of (MusterScene *scene, const char *id)
{
  guint card = muster_scene_find (scene, chart_get (muster_scene_get_document (scene), id));

  g_assert_cmpuint (card, !=, MUSTER_NOWHERE);
  return &muster_scene_get_layout (scene)->cards[card].rect;
}

/* Where a card is held: a name, then "." for its middle or the edge that is meant; "ground". */
static MusterPoint
point_at (MusterScene *scene, const char *place)
{
  const MusterLayout *layout = muster_scene_get_layout (scene);
  g_auto (GStrv) parts = g_strsplit (place, ".", 2);
  const MusterRect *rect;
  const char *where = parts[1] != NULL ? parts[1] : "middle";

  if (g_str_equal (place, "ground"))
    return (MusterPoint){ layout->width + 200, layout->height + 200 };
  rect = rect_of (scene, parts[0]);
  if (g_str_equal (where, "top"))
    return (MusterPoint){ rect->x + rect->width / 2, rect->y + 4 };
  if (g_str_equal (where, "bottom"))
    return (MusterPoint){ rect->x + rect->width / 2, rect->y + rect->height - 4 };
  if (g_str_equal (where, "left"))
    return (MusterPoint){ rect->x + 4, rect->y + rect->height / 2 };
  if (g_str_equal (where, "right"))
    return (MusterPoint){ rect->x + rect->width - 4, rect->y + rect->height / 2 };
  if (g_str_equal (where, "above"))
    return (MusterPoint){ rect->x + rect->width / 2, rect->y - 5 };
  if (g_str_equal (where, "beside"))
    return (MusterPoint){ rect->x + rect->width + 6, rect->y + 20 };
  if (g_str_equal (where, "heading"))
    return (MusterPoint){ rect->x + rect->width / 2, rect->y + 20 };
  return (MusterPoint){ rect->x + rect->width / 2, rect->y + rect->height / 2 };
}

static const char *
id_of (MusterDocument *doc, MusterRecord record)
{
  return record != 0 ? muster_document_get_id (doc, record) : "";
}

static const char *const meanings[] = { "nothing", "move", "place", "report", "above", "nest", "nest-place", "fill", "share", "cell", "unplace" };

/* {{{ Tables */

typedef struct
{
  const char *chart;
  const char *hand;
  const char *place;
  gboolean alone;
  /* "meaning target before", or "refused: " and what the reason begins with. */
  const char *expected;
  /* The chart afterwards. */
  const char *after;
} Case;

#define SHOP "Top[*boss Ops[*lead plan{Ann} ads] Design[*art photo] Care[]] solo"

static const Case among_departments[] = {
  /* On a heading, on the empty part of a card, on a card without roles: there. */
  { SHOP, "photo", "Ops.heading", FALSE, "move Ops ", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead photo>lead] Design[*art>boss] Care[]]" },
  { SHOP, "photo", "Care", FALSE, "move Care ", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[*art>boss] Care[photo>boss]]" },
  { SHOP, "photo", "Ops.beside", FALSE, "move Ops ", NULL },
  { SHOP, "photo", "Top.heading", FALSE, "move Top ", NULL },
  /* Between cards: that place, also the last, and never before the head. */
  { SHOP, "photo", "ads.top", FALSE, "place Ops ads", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} photo>lead ads>lead] Design[*art>boss] Care[]]" },
  { SHOP, "photo", "plan.bottom", FALSE, "place Ops ads", NULL },
  { SHOP, "photo", "ads.bottom", FALSE, "place Ops ", NULL },
  { SHOP, "photo", "lead.top", FALSE, "place Ops plan", NULL },
  { SHOP, "photo", "lead.bottom", FALSE, "place Ops plan", NULL },
  /* In its own department: another place, or nothing where it is already. */
  { SHOP, "plan", "ads.bottom", FALSE, "place Ops ", "solo Top[*boss Ops[*lead>boss ads>lead plan>lead{Ann}] Design[*art>boss photo>art] Care[]]" },
  { SHOP, "plan", "ads.top", FALSE, "nothing", NULL },
  { SHOP, "plan", "lead.bottom", FALSE, "nothing", NULL },
  { SHOP, "plan", "plan", FALSE, "nothing", NULL },
  { SHOP, "plan", "Ops.heading", FALSE, "nothing", NULL },
  { SHOP, "ads", "ads.bottom", FALSE, "nothing", NULL },
  { SHOP, "lead", "ads.bottom", FALSE, "refused: “lead” heads Ops", NULL },
  /* A head takes its department along, alone it does not. */
  { SHOP, "art", "Ops.heading", FALSE, "move Ops ", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead Design[*art>lead photo>art]] Care[]]" },
  { SHOP, "art", "ads.top", FALSE, "move Ops ", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead Design[*art>lead photo>art]] Care[]]" },
  { SHOP, "art", "ads.top", TRUE, "place Ops ads", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} art>lead ads>lead] Design[photo>boss] Care[]]" },
  { SHOP, "boss", "Ops.heading", FALSE, "refused: “Top” cannot be part", NULL },
  { SHOP, "boss", "Ops.heading", TRUE, "move Ops ", NULL },
  { SHOP, "art", "Top.heading", FALSE, "nothing", NULL },
  { SHOP, "art", "Top.heading", TRUE, "move Top ", NULL },
  /* On the ground: out of any. */
  { SHOP, "photo", "ground", FALSE, "move  ", "solo photo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[*art>boss] Care[]]" },
  { SHOP, "solo", "ground", FALSE, "nothing", NULL },
  { SHOP, "solo", "Care", FALSE, "move Care ", NULL },
  { SHOP, "photo", "solo.top", FALSE, "place  solo", "photo solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[*art>boss] Care[]]" },
  /* Several: together, in the order of the chart, whatever the order in which they were picked. */
  { SHOP, "photo plan", "ads.bottom", FALSE, "place Ops ", "solo Top[*boss Ops[*lead>boss ads>lead plan>lead{Ann} photo>lead] Design[*art>boss] Care[]]" },
  { SHOP, "ads plan", "Care", FALSE, "move Care ", "solo Top[*boss Ops[*lead>boss] Design[*art>boss photo>art] Care[plan>boss{Ann} ads>boss]]" },
  { SHOP, "plan ads", "lead.bottom", FALSE, "nothing", NULL },
  { "A[a>>b c b] B[x]", "a b c", "x.top", FALSE, "place B x", "A[] B[a>>b c b x]" },
  { "A[d a>>b c b]", "b c", "d.top", FALSE, "place A d", "A[c b d a>>b]" },
  { SHOP, "photo Care", "Ops.heading", FALSE, "move Ops ", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead photo>lead Care[]] Design[*art>boss]]" },
  /* Departments: into one, between two, to the top. */
  { SHOP, "Care", "Ops", FALSE, "nest Ops ", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead Care[]] Design[*art>boss photo>art]]" },
  { SHOP, "Care", "plan", FALSE, "nest Ops ", NULL },
  { SHOP, "Care", "ground", FALSE, "nest  ", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead] Design[*art>boss photo>art]] Care[]" },
  { SHOP, "Top", "ground", FALSE, "nothing", NULL },
  { SHOP, "Top", "Ops", FALSE, "refused: “Top” cannot be part", NULL },
  { SHOP, "Ops", "Ops", FALSE, "nothing", NULL },
  { SHOP, "Ops", "ads", FALSE, "nothing", NULL },
  { SHOP, "Ops", "Top", FALSE, "nothing", NULL },
  /* A role in a department that is held goes with it. */
  { SHOP, "Ops plan", "Design", FALSE, "nest Design ", "solo Top[*boss Design[*art>boss photo>art Ops[*lead>art plan>lead{Ann} ads>lead]] Care[]]" },
  /* People. */
  { SHOP, "Ann", "ads", FALSE, "fill ads ", "solo Top[*boss Ops[*lead>boss plan>lead{Ann} ads>lead{Ann}] Design[*art>boss photo>art] Care[]]" },
  { SHOP, "Ann", "plan", FALSE, "refused: Ann holds “plan” already", NULL },
  { "D[a{Ann} b{Bob}]", "Ann", "b", FALSE, "share b ", "D[a{Ann} b{Ann,Bob}]" },
  { SHOP, "Ann", "Ops.heading", FALSE, "refused: People hold roles", NULL },
  { SHOP, "Ann", "ground", FALSE, "nothing", NULL },
};

#define TREE "D[*top a{Ann} b c] E[*x>>top y]"

static const Case in_reporting[] = {
  { TREE, "c", "a", FALSE, "report a ", "D[*top a>top{Ann} b>top c>>a] E[*x>>top y>x]" },
  { TREE, "c", "top", FALSE, "nothing", NULL },
  { TREE, "c", "c", FALSE, "nothing", NULL },
  { TREE, "top", "a", FALSE, "refused: “top” would report to itself", NULL },
  { TREE, "y", "a", FALSE, "report a ", NULL },
  { TREE, "a b", "c", FALSE, "report c ", NULL },
  { "D[*top a>>b b]", "a", "ground", FALSE, "report  ", "D[*top a>top b>top]" },
  { "D[*top a>>b b]", "b", "ground", FALSE, "nothing", NULL },
  { TREE, "Ann", "b", FALSE, "fill b ", NULL },
};

#define LINES "L[p q] A[*h a b] B[*k c d e] ~a-p ~b-q ~c-p ~d-q"

/* Rows: h, k and e in no team; a and c in that of p, b and d in that of q. */
static const Case in_matrix[] = {
  /* Another cell: its department, its team, and the place there. */
  { LINES, "b", "c.bottom", FALSE, "cell B d", "L[p q] A[*h a>h] B[*k c>k b>k d>k e>k] ~a-p ~b-p ~c-p ~d-q" },
  { LINES, "b", "c.top", FALSE, "cell B c", "L[p q] A[*h a>h] B[*k b>k c>k d>k e>k] ~a-p ~b-p ~c-p ~d-q" },
  { LINES, "a", "b.bottom", FALSE, "cell A ", "L[p q] A[*h b>h a>h] B[*k c>k d>k e>k] ~a-q ~b-q ~c-p ~d-q" },
  { LINES, "a", "c.top", FALSE, "cell B c", "L[p q] A[*h b>h] B[*k a>k c>k d>k e>k] ~a-p ~b-q ~c-p ~d-q" },
  /* To those in no team, and out of it. */
  { LINES, "a", "h.bottom", FALSE, "cell A b", "L[p q] A[*h a>h b>h] B[*k c>k d>k e>k] ~b-q ~c-p ~d-q" },
  { LINES, "e", "d.bottom", FALSE, "cell B ", "L[p q] A[*h a>h b>h] B[*k c>k d>k e>k] ~a-p ~b-q ~c-p ~d-q ~e-q" },
  /* Where it is already. */
  { LINES, "a", "a", FALSE, "nothing", NULL },
  { LINES, "c", "d.top", FALSE, "cell B d", "L[p q] A[*h a>h b>h] B[*k c>k d>k e>k] ~a-p ~b-q ~c-q ~d-q" },
  /* On the head of a row: its team alone. */
  { LINES, "a", "q", FALSE, "cell q ", "L[p q] A[*h a>h b>h] B[*k c>k d>k e>k] ~a-q ~b-q ~c-p ~d-q" },
  { LINES, "a", "p", FALSE, "nothing", NULL },
  { LINES, "a b", "q", FALSE, "cell q ", "L[p q] A[*h a>h b>h] B[*k c>k d>k e>k] ~a-q ~b-q ~c-p ~d-q" },
  /* On a heading the department alone; on the ground out of any. */
  { LINES, "a", "B.heading", FALSE, "move B ", "L[p q] A[*h b>h] B[*k c>k d>k e>k a>k] ~a-p ~b-q ~c-p ~d-q" },
  { LINES, "a", "ground", FALSE, "move  ", NULL },
  /* The head of a row keeps its team, wherever it goes. */
  { LINES, "p", "d.bottom", FALSE, "cell B e", "L[q] A[*h a>h b>h] B[*k c>k d>k p>k e>k] ~a-p ~b-q ~c-p ~d-q" },
};

#define ROOMS "Top[*boss Ops[*lead plan] Design[*art photo Lab[x]] Care[]]"

/* Departments one in another: sideways between two, in the middle into one. */
static const Case in_nests[] = {
  { ROOMS, "photo", "Lab", FALSE, "place Lab x", NULL },
  { ROOMS, "plan", "x.top", FALSE, "place Lab x", NULL },
  { ROOMS, "photo", "Care", FALSE, "move Care ", NULL },
  { ROOMS, "x", "boss.bottom", FALSE, "place Top ", NULL },
  { ROOMS, "Care", "Ops", FALSE, "nest Ops ", NULL },
  { ROOMS, "Lab", "Ops.left", FALSE, "nest-place Top Ops", NULL },
  { ROOMS, "Care", "Ops.left", FALSE, "nest-place Top Ops", NULL },
  { ROOMS, "Ops", "Care.right", FALSE, "nest-place Top ", NULL },
  { ROOMS, "Lab", "ground", FALSE, "nest  ", NULL },
  { ROOMS, "Design", "Lab", FALSE, "refused: “Design” cannot be part", NULL },
};

static void
say_wrong (const Case *test, const char *found, const char *expected)
{
  g_test_message ("%s on %s: “%s”, not “%s”", test->hand, test->place, found, expected);
  g_test_fail ();
}

static void
run_case (const Case *test, MusterScene *scene)
{
  MusterDocument *doc = muster_scene_get_document (scene);
  g_autofree char *before = dump_records (doc);
  g_autoptr (MusterHand) hand = make_hand (scene, test->hand);
  g_autoptr (MusterDrop) drop = muster_drop_find (scene, hand, point_at (scene, test->place), test->alone ? MUSTER_SCOPE_ALONE : MUSTER_SCOPE_BRANCH, NULL);
  g_autofree char *found = NULL;
  g_autofree char *after_finding = dump_records (doc);
  g_autoptr (GError) error = NULL;

  if (drop->refusal != NULL)
    found = g_strdup_printf ("refused: %s", drop->refusal);
  else if (drop->meaning == MUSTER_DROP_NOTHING)
    found = g_strdup ("nothing");
  else
    found = g_strdup_printf ("%s %s %s", meanings[drop->meaning], id_of (doc, drop->target), id_of (doc, drop->before));
  if (drop->refusal != NULL ? !g_str_has_prefix (found, test->expected) : !g_str_equal (found, test->expected))
    say_wrong (test, found, test->expected);
  g_assert_cmpstr (after_finding, ==, before);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);

  g_assert_cmpint (muster_drop_run (doc, drop, &error), ==, drop->refusal == NULL);
  if (test->after != NULL)
    {
      g_autofree char *after = chart_write (doc);

      if (!g_str_equal (after, test->after))
        say_wrong (test, after, test->after);
    }
  g_assert_cmpuint (muster_history_get_length (doc), ==, drop->refusal == NULL && drop->meaning != MUSTER_DROP_NOTHING);
}

static void
test_departments (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (among_departments); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (among_departments[i].chart);
      g_autoptr (MusterScene) scene = make_scene (doc, MUSTER_VIEW_DEPARTMENTS, GPOINTER_TO_UINT (data), NULL);

      run_case (&among_departments[i], scene);
    }
}

static void
test_reporting (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (in_reporting); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (in_reporting[i].chart);
      g_autoptr (MusterScene) scene = make_scene (doc, MUSTER_VIEW_REPORTING, GPOINTER_TO_UINT (data), NULL);

      run_case (&in_reporting[i], scene);
    }
}

static void
test_matrix (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (in_matrix); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (in_matrix[i].chart);
      g_autoptr (MusterScene) scene = make_scene (doc, MUSTER_VIEW_DEPARTMENTS, MUSTER_DIRECTION_DOWN, "matrix");

      run_case (&in_matrix[i], scene);
    }
}

static void
test_nests (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (in_nests); i++)
    for (MusterDirection direction = MUSTER_DIRECTION_DOWN; direction <= MUSTER_DIRECTION_LEFT; direction++)
      {
        g_autoptr (MusterDocument) doc = chart_read (in_nests[i].chart);
        g_autoptr (MusterScene) scene = make_scene (doc, MUSTER_VIEW_DEPARTMENTS, direction, data);

        run_case (&in_nests[i], scene);
      }
}

/* }}} */
/* {{{ Edges, in every direction */

/* The edges of a card where siblings are side by side in a row, and where its line comes in. */
static const struct
{
  MusterDirection direction;
  const char *first;
  const char *last;
  const char *above;
} rows[] = {
  { MUSTER_DIRECTION_DOWN, "left", "right", "top" },
  { MUSTER_DIRECTION_UP, "left", "right", "bottom" },
  { MUSTER_DIRECTION_RIGHT, "top", "bottom", "left" },
  { MUSTER_DIRECTION_LEFT, "top", "bottom", "right" },
};

static void
run_edge (const char *chart, MusterView view, MusterDirection direction, const char *style, const char *hand, const char *card, const char *edge, const char *expected)
{
  g_autoptr (MusterDocument) doc = chart_read (chart);
  g_autoptr (MusterScene) scene = make_scene (doc, view, direction, style);
  g_autofree char *place = g_strdup_printf ("%s.%s", card, edge);
  const Case test = { chart, hand, place, FALSE, expected, NULL };

  run_case (&test, scene);
}

static void
test_edges (void)
{
  static const char roles[] = "D[*top a b c]";
  static const char departments[] = "T[A[x] B[y] C[z]]";

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MusterDirection direction = rows[i].direction;

      run_edge (roles, MUSTER_VIEW_REPORTING, direction, "tidy", "a", "c", rows[i].first, "place top c");
      run_edge (roles, MUSTER_VIEW_REPORTING, direction, "tidy", "a", "c", rows[i].last, "place top ");
      run_edge (roles, MUSTER_VIEW_REPORTING, direction, "tidy", "a", "b", rows[i].first, "nothing");
      run_edge (roles, MUSTER_VIEW_REPORTING, direction, "tidy", "c", "a", rows[i].first, "place top a");
      run_edge (roles, MUSTER_VIEW_REPORTING, direction, "tidy", "c", "a", rows[i].above, "above a ");
      run_edge (roles, MUSTER_VIEW_REPORTING, direction, "tidy", "top", "a", rows[i].above, "refused: “a” reports to “top” already");
      run_edge (departments, MUSTER_VIEW_DEPARTMENTS, direction, "tidy", "A", "C", rows[i].first, "nest-place T C");
      run_edge (departments, MUSTER_VIEW_DEPARTMENTS, direction, "tidy", "A", "C", rows[i].last, "nest-place T ");
      run_edge (departments, MUSTER_VIEW_DEPARTMENTS, direction, "tidy", "C", "A", rows[i].first, "nest-place T A");
      run_edge (departments, MUSTER_VIEW_DEPARTMENTS, direction, "tidy", "A", "B", rows[i].first, "nothing");
    }
}

/* Where siblings are in a column their order goes down it, away from who they report to. */
static void
test_columns (void)
{
  static const char roles[] = "D[*top a b c]";
  static const char many[] = "D[*top a b c d e f g h i]";

  run_edge (roles, MUSTER_VIEW_REPORTING, MUSTER_DIRECTION_DOWN, "stacked", "a", "c", "top", "place top c");
  run_edge (roles, MUSTER_VIEW_REPORTING, MUSTER_DIRECTION_DOWN, "stacked", "a", "c", "bottom", "place top ");
  run_edge (roles, MUSTER_VIEW_REPORTING, MUSTER_DIRECTION_DOWN, "stacked", "c", "a", "left", "above a ");
  run_edge (roles, MUSTER_VIEW_REPORTING, MUSTER_DIRECTION_UP, "stacked", "a", "c", "bottom", "place top c");
  run_edge (roles, MUSTER_VIEW_REPORTING, MUSTER_DIRECTION_UP, "stacked", "a", "c", "top", "place top ");
  run_edge (many, MUSTER_VIEW_REPORTING, MUSTER_DIRECTION_RIGHT, "stacked", "a", "c", "left", "place top c");
  run_edge (many, MUSTER_VIEW_REPORTING, MUSTER_DIRECTION_LEFT, "stacked", "a", "c", "right", "place top c");
}

/* }}} */
/* {{{ Any chart, any place */

static MusterRecord
pick (MusterDocument *doc, GRand *rand)
{
  static const MusterKind kinds[] = { MUSTER_KIND_ROLE, MUSTER_KIND_ROLE, MUSTER_KIND_DEPARTMENT, MUSTER_KIND_PERSON };

  return chart_pick (doc, kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))], rand);
}

/* Whether a department goes for its head, which is not placed among roles then. */
static gboolean
takes_departments (MusterDocument *doc, const MusterDrop *drop)
{
  for (guint i = 0; i < drop->hand->roles->len; i++)
    {
      MusterIter iter;
      MusterRecord department;

      muster_iter_init_referrers (&iter, doc, g_array_index (drop->hand->roles, MusterRecord, i), MUSTER_DEPARTMENT_HEAD);
      if (muster_iter_next (&iter, &department))
        return drop->scope == MUSTER_SCOPE_BRANCH;
    }
  return FALSE;
}

/* In the order of the chart: that which is shown next after the dropped ones in @before's place. */
static void
check_place (MusterDocument *doc, const MusterDrop *drop)
{
  GArray *moved = drop->meaning == MUSTER_DROP_PLACE ? drop->hand->roles : drop->hand->departments;
  MusterRecord last = g_array_index (moved, MusterRecord, moved->len - 1);

  for (guint i = 1; i < moved->len; i++)
    g_assert_cmpint (muster_document_compare_order (&g_array_index (moved, MusterRecord, i - 1), &g_array_index (moved, MusterRecord, i), doc), <, 0);
  if (drop->before != 0)
    g_assert_cmpint (muster_document_compare_order (&last, &drop->before, doc), <, 0);
}

static void
drop_anywhere (MusterDocument *doc, GRand *rand)
{
  g_autoptr (MusterScene) scene = make_scene (doc, g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, 0, 4), g_rand_boolean (rand) ? "tidy" : "stacked");
  const MusterLayout *layout = muster_scene_get_layout (scene);
  MusterRecord records[3] = { pick (doc, rand), pick (doc, rand), pick (doc, rand) };
  guint n_records = g_rand_int_range (rand, 1, 4);
  g_autofree char *before = dump_records (doc);
  MusterPoint point = { g_rand_double_range (rand, -20, layout->width + 20), g_rand_double_range (rand, -20, layout->height + 20) };
  MusterScope scope = g_rand_boolean (rand) ? MUSTER_SCOPE_ALONE : MUSTER_SCOPE_BRANCH;
  g_autoptr (MusterHand) hand = NULL;
  g_autoptr (MusterDrop) drop = NULL, again = NULL;
  g_autofree char *figures = NULL, *found = NULL;
  g_autoptr (GError) error = NULL;
  guint length = muster_history_get_length (doc);

  if (records[0] == 0)
    return;
  /* Half of them on a card, where drops mean most. */
  if (layout->n_cards > 0 && g_rand_boolean (rand))
    {
      const MusterRect *rect = &layout->cards[g_rand_int_range (rand, 0, layout->n_cards)].rect;

      point = (MusterPoint){ g_rand_double_range (rand, rect->x - 9, rect->x + rect->width + 9), g_rand_double_range (rand, rect->y - 9, rect->y + rect->height + 9) };
    }
  if (records[1] == 0 || records[2] == 0)
    n_records = 1;
  hand = muster_hand_new (scene, records, n_records);
  drop = muster_drop_find (scene, hand, point, scope, NULL);
  again = muster_drop_find (scene, hand, point, scope, drop);
  figures = muster_drop_dup_figures (scene, drop);
  found = dump_records (doc);
  g_assert_cmpstr (found, ==, before);
  g_assert_cmpuint (muster_history_get_length (doc), ==, length);
  g_assert_cmpint (again->meaning, ==, drop->meaning);
  g_assert_cmpstr (again->refusal, ==, drop->refusal);
  g_assert_cmpstr (again->sentence, ==, drop->sentence);

  if (!muster_drop_run (doc, drop, &error))
    {
      g_autofree char *after = dump_records (doc);

      g_assert_cmpstr (error->message, ==, drop->refusal);
      g_assert_cmpstr (after, ==, before);
      return;
    }
  g_assert_null (drop->refusal);
  if (drop->meaning == MUSTER_DROP_NOTHING)
    g_assert_cmpuint (muster_history_get_length (doc), ==, length);
  if (drop->meaning == MUSTER_DROP_NEST_PLACE || (drop->meaning == MUSTER_DROP_PLACE && drop->n_more == 0 && !takes_departments (doc, drop)))
    check_place (doc, drop);
}

static void
test_anywhere (void)
{
  for (guint seed = 0; seed < 60 * chart_long_factor (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MusterDocument) doc = chart_random (rand, 1 + seed % 40, FALSE);

      for (guint i = 0; i < 12; i++)
        drop_anywhere (doc, rand);
    }
}

/* }}} */
/* {{{ Words and numbers */

static void
assert_words (MusterScene *scene, const char *held, const char *place, const char *sentence, const char *figures)
{
  g_autoptr (MusterHand) hand = make_hand (scene, held);
  g_autoptr (MusterDrop) drop = muster_drop_find (scene, hand, point_at (scene, place), MUSTER_SCOPE_BRANCH, NULL);
  g_autofree char *found = muster_drop_dup_figures (scene, drop);

  g_assert_cmpstr (drop->sentence, ==, sentence);
  g_assert_cmpstr (found, ==, figures);
}

static void
test_words (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("T[*boss Ops[*lead plan$10-20{Ann} ads] Design[*art photo$5-5] Care[]]");
  g_autoptr (MusterScene) departments = make_scene (doc, MUSTER_VIEW_DEPARTMENTS, MUSTER_DIRECTION_DOWN, NULL);
  g_autoptr (MusterScene) reporting = make_scene (doc, MUSTER_VIEW_REPORTING, MUSTER_DIRECTION_DOWN, NULL);

  assert_words (departments, "photo", "Ops.heading", "Move to Ops", "Ops: 4 roles · span 2 → 3 · 3 layers · ¥15–25");
  assert_words (departments, "photo", "ads.top", "Move to Ops", "Ops: 4 roles · span 2 → 3 · 3 layers · ¥15–25");
  assert_words (departments, "ads", "plan.top", "Change the order in Ops", "Ops: 3 roles · span 2 · 3 layers · ¥10–20");
  assert_words (departments, "art", "Ops.heading", "Move to Ops, with 1 below", "Ops: 5 roles · span 2 → 3 · 3 → 4 layers · ¥15–25");
  assert_words (departments, "photo plan", "Care", "Move 2 cards to Care", "Care: 2 roles · 3 layers · ¥15–25");
  assert_words (departments, "photo", "photo", NULL, NULL);
  assert_words (departments, "Ann", "ads", "Fill “ads” with Ann", "Ann: 2 roles · 200 %");
  assert_words (reporting, "photo", "ads", "Report to ads", "ads: span 0 → 1 · 3 → 4 layers");
  assert_words (reporting, "boss", "ads", "Report to ads, with 5 below", NULL);
}

/* What was said of a place holds as long as it means the same, and costs nothing then. */
static void
test_cost (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (MusterDocument) doc = chart_random (rand, 3000, FALSE);
  g_autoptr (MusterScene) scene = make_scene (doc, MUSTER_VIEW_DEPARTMENTS, MUSTER_DIRECTION_DOWN, NULL);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand);
  g_autoptr (MusterHand) hand = muster_hand_new (scene, &role, 1);
  g_autoptr (MusterDrop) last = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 spent, longest = 0;

  for (guint i = 0; i < 500; i++)
    {
      MusterPoint point = { layout->width * i / 500, layout->height * i / 500 };
      gint64 before = g_get_monotonic_time ();
      MusterDrop *drop = muster_drop_find (scene, hand, point, MUSTER_SCOPE_BRANCH, last);

      longest = MAX (longest, g_get_monotonic_time () - before);
      muster_drop_free (last);
      last = drop;
    }
  spent = g_get_monotonic_time () - start;
  g_test_message ("%.3f ms for each of 500 places among %u cards, %.3f ms at most", spent / 500.0 / 1000, layout->n_cards, longest / 1000.0);
  g_assert_cmpint (spent / 500, <, 20000);
}

/* }}} */

int
main (int argc, char **argv)
{
  static const char *const directions[] = { "down", "up", "right", "left" };

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autofree char *departments = g_strdup_printf ("/drop/departments/%s", directions[i]);
      g_autofree char *reporting = g_strdup_printf ("/drop/reporting/%s", directions[i]);

      g_test_add_data_func (departments, GUINT_TO_POINTER (i), test_departments);
      g_test_add_data_func (reporting, GUINT_TO_POINTER (i), test_reporting);
    }
  g_test_add_func ("/drop/matrix", test_matrix);
  g_test_add_data_func ("/drop/nested", "nested", test_nests);
  g_test_add_data_func ("/drop/circles", "circles", test_nests);
  g_test_add_func ("/drop/edges", test_edges);
  g_test_add_func ("/drop/columns", test_columns);
  g_test_add_func ("/drop/anywhere", test_anywhere);
  g_test_add_func ("/drop/words", test_words);
  g_test_add_func ("/drop/cost", test_cost);
  return g_test_run ();
}
