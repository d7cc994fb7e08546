/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-walk.c: an arrow goes to what is next in its direction, and every card can be reached.
 */
#include "chart.h"
#include "sample.h"
#include "walk.h"

#include <string.h>

static void
measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  *width = kind == MUSTER_KIND_DEPARTMENT ? 120 : 100;
  *height = kind == MUSTER_KIND_DEPARTMENT ? 30 : 40;
}

/* {{{ Tables */

#define DEPARTMENTS MUSTER_VIEW_DEPARTMENTS
#define REPORTING MUSTER_VIEW_REPORTING

/* Signs of the steps, in their order. */
static const char signs[] = "^v<>-+01pc";

/* See chart.h. A walk is where it begins, then for each step its sign and where that leads; "." is
 * nowhere, and then it goes on from where it was. */
static const struct
{
  const char *chart;
  MusterView view;
  const char *style;
  MusterDirection direction;
  const char *walk;
} walks[] = {
  /* Managers above, reports below, peers beside. */
  { "top a>>top b>>top c>>top a1>>a a2>>a c1>>c", REPORTING, "tidy", MUSTER_DIRECTION_DOWN, "top ^. <. >. vb ^top vb <a va1 ^a >b >c vc1 >. <a2 <a1 <. >a2 >c1 v. ^c ^top" },
  { "top a>>top b>>top c>>top a1>>a a2>>a c1>>c", REPORTING, "tidy", MUSTER_DIRECTION_UP, "top v. ^b vtop ^b <a ^a1 va >b >c ^c1 >. <a2 va" },
  { "top a>>top b>>top c>>top a1>>a a2>>a c1>>c", REPORTING, "tidy", MUSTER_DIRECTION_RIGHT, "top <. >b <top >b ^a >a1 <a vb vc >c1 v. ^a2 ^a1 <a" },
  { "top a>>top b>>top c>>top a1>>a a2>>a c1>>c", REPORTING, "tidy", MUSTER_DIRECTION_LEFT, "top >. <b >top <b ^a <a1 >a vb vc <c1 v. ^a2 >a" },
  /* A line is followed up, also to a manager who is far to the side of it, past one who is nearer. */
  { "top a>>top b>>top b1>>b b2>>b b3>>b b4>>b b5>>b", REPORTING, "tidy", MUSTER_DIRECTION_DOWN, "b1 ^b vb3 <b2 <b1 ^b <a vb1 >b2 ^b >. ^top" },
  /* By relation alone, whatever the direction. */
  { "top a>>top b>>top c>>top b1>>b", REPORTING, "tidy", MUSTER_DIRECTION_LEFT, "b -a -. +b +c +. 0a 0. 1c 1. ptop" },
  { "top a>>top b>>top c>>top b1>>b", REPORTING, "tidy", MUSTER_DIRECTION_UP, "b cb1 c. pb ptop p. ca" },
  /* Stacked reports one after the other, up to the manager. */
  { "top a>>top b>>top c>>top", REPORTING, "stacked", MUSTER_DIRECTION_DOWN, "top va vb vc v. ^b ^a ^top va <top" },
  /* From the manager to the assistants, across the trunk, on to the reports; what hangs from an assistant
   * hangs there. */
  { "top aide1>>top aide2>>top a>>top b>>top", REPORTING, "tidy", MUSTER_DIRECTION_DOWN, "top vaide1 >aide2 vb ^aide2 <aide1 ^top" },
  { "top aide>>top x>>aide a>>top", REPORTING, "tidy", MUSTER_DIRECTION_DOWN, "top vaide vx ^aide >a ^aide ^top caide" },
  { "top aide1>>top aide2>>top aide3>>top a>>top", REPORTING, "tidy", MUSTER_DIRECTION_RIGHT, "top >aide1 vaide2 ^aide1 >aide3 >a" },
  /* Two tops. */
  { "a b", REPORTING, "tidy", MUSTER_DIRECTION_DOWN, "a >b >. <a ^. v." },
  /* A department: in at the heading, through its roles, out below and beside. */
  { "T[*t S[*s s2 s3] U[*u u2]]", DEPARTMENTS, "tidy", MUSTER_DIRECTION_DOWN, "T ^. vt vS vs vs2 vs3 v. ^s2 >u2 <s2 ^s >u <s ^S ^T" },
  { "T[*t S[*s s2 s3] U[*u u2]]", DEPARTMENTS, "tidy", MUSTER_DIRECTION_DOWN, "S >U ^T vt vS" },
  /* The roles of no department have no heading. */
  { "A[a] x y", DEPARTMENTS, "tidy", MUSTER_DIRECTION_DOWN, "a >x vy v. ^x ^. <a ^A >x p." },
};

static guint
find_card (MusterDocument *doc, const MusterLayout *layout, const char *id)
{
  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].record != 0 && strcmp (muster_document_get_id (doc, layout->cards[i].record), id) == 0)
      return i;
  g_assert_not_reached ();
}

/* Roles called aide… are assistants. */
static MusterDocument *
read_chart (const char *text)
{
  MusterDocument *doc = chart_read (text);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  MusterDraft *draft = muster_draft_new_loading (doc);

  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);

      muster_draft_set_flag (draft, role, MUSTER_ROLE_ASSISTANT, g_str_has_prefix (muster_document_get_id (doc, role), "aide"));
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

static void
test_walks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_autoptr (MusterDocument) doc = read_chart (walks[i].chart);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
      const MusterLayoutOptions options = { .view = walks[i].view, .style = walks[i].style, .direction = walks[i].direction, .measure = measure };
      g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);
      g_auto (GStrv) words = g_strsplit (walks[i].walk, " ", -1);
      g_autoptr (GString) found = g_string_new (words[0]);
      guint at = find_card (doc, layout, words[0]);

      for (guint j = 1; words[j] != NULL; j++)
        {
          guint next = muster_layout_walk (layout, at, (MusterStep) (strchr (signs, words[j][0]) - signs));

          g_string_append_printf (found, " %c%s", words[j][0], next == MUSTER_NOWHERE ? "." : muster_document_get_id (doc, layout->cards[next].record));
          if (next != MUSTER_NOWHERE)
            at = next;
        }
      g_assert_cmpstr (found->str, ==, walks[i].walk);
    }
}

/* }}} */
/* {{{ By chance */

static void
check_reach (const MusterLayout *layout)
{
  g_autofree gboolean *reached = g_new0 (gboolean, layout->n_cards + 1);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = muster_layout_walk (layout, MUSTER_NOWHERE, MUSTER_STEP_UP);

  if (first == MUSTER_NOWHERE)
    return;
  reached[first] = TRUE;
  g_array_append_val (queue, first);
  for (guint i = 0; i < queue->len; i++)
    for (MusterStep step = MUSTER_STEP_UP; step <= MUSTER_STEP_RIGHT; step++)
      {
        guint at = g_array_index (queue, guint, i);
        guint next = muster_layout_walk (layout, at, step);

        if (next == MUSTER_NOWHERE)
          continue;
        g_assert_cmpuint (next, !=, at);
        g_assert_cmpuint (layout->cards[next].record, !=, 0);
        if (!reached[next])
          g_array_append_val (queue, next);
        reached[next] = TRUE;
      }
  for (guint i = 0; i < layout->n_cards; i++)
    if (layout->cards[i].record != 0 && !reached[i])
      g_test_message ("card %u is not reached", i);
  for (guint i = 0; i < layout->n_cards; i++)
    g_assert_true (reached[i] || layout->cards[i].record == 0);
}

/* Whether one card is farther in a direction than another: its middle is. */
static gboolean
is_farther (const MusterRect *from, const MusterRect *to, MusterStep step)
{
  double x = to->x + to->width / 2 - from->x - from->width / 2, y = to->y + to->height / 2 - from->y - from->height / 2;

  switch (step)
    {
    case MUSTER_STEP_UP:
      return y < 0;
    case MUSTER_STEP_DOWN:
      return y > 0;
    case MUSTER_STEP_LEFT:
      return x < 0;
    default:
      return x > 0;
    }
}

/* An arrow never goes back: what is next lies in its direction, or, into a department's card and out
 * of it, has its heading there. */
static void
check_directions (const MusterLayout *layout)
{
  for (guint at = 0; at < layout->n_cards; at++)
    for (MusterStep step = MUSTER_STEP_UP; layout->cards[at].record != 0 && step <= MUSTER_STEP_RIGHT; step++)
      {
        guint next = muster_layout_walk (layout, at, step);
        const MusterCard *from = &layout->cards[at], *to = next != MUSTER_NOWHERE ? &layout->cards[next] : NULL;

        if (to == NULL || (step == MUSTER_STEP_UP && from->parent == next) || (step == MUSTER_STEP_DOWN && to->parent == at))
          continue;
        if (from->kind == MUSTER_KIND_DEPARTMENT || to->kind == MUSTER_KIND_DEPARTMENT)
          continue;
        g_assert_true (is_farther (&from->rect, &to->rect, step) || from->parent == next);
      }
}

/* How many of the combinations of view, direction and mirroring a chart is tried in, in each style. */
#define N_TRIED 4

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  const MusterLayoutStyle *const *styles = muster_layout_styles ();

  for (guint round = 0; round < 200 * sample_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = sample_new_random (1 + g_rand_int_range (rand, 0, 60), rand);
      g_autoptr (MusterProjection) projection = NULL;

      if (round % 2 > 0)
        sample_add_assistants (doc, 0.3, rand);
      projection = muster_projection_new (doc, 0);
      for (guint style = 0; styles[style] != NULL; style++)
        for (guint tried = 0; tried < N_TRIED; tried++)
          {
            guint choice = g_rand_int_range (rand, 0, 16);
            const MusterLayoutOptions options = { .view = choice % 2, .style = styles[style]->name, .direction = choice / 2 % 4, .mirrored = choice / 8, .depth = round % 4, .measure = sample_measure, .measure_data = doc };
            g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);

            g_test_message ("chart %u, %s, choice %u", round, styles[style]->name, choice);
            check_reach (layout);
            check_directions (layout);
          }
    }
}

/* }}} */

static void
test_nothing (void)
{
  const MusterLayout empty = { 0 };

  for (MusterStep step = MUSTER_STEP_UP; step <= MUSTER_STEP_CHILD; step++)
    g_assert_cmpuint (muster_layout_walk (&empty, MUSTER_NOWHERE, step), ==, MUSTER_NOWHERE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walk/an arrow goes to what is next", test_walks);
  g_test_add_func ("/walk/every card can be reached", test_random);
  g_test_add_func ("/walk/nothing leads nowhere", test_nothing);
  return g_test_run ();
}
