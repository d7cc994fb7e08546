/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-compose.c: each branch is laid out in its own style wherever it stands, and an edit moves only
 * what must move.
 */
#include "sample.h"

#include <string.h>

static void
measure (MusterKind kind, MusterRecord record, double *width, double *height, gpointer data)
{
  *width = 100;
  *height = 40;
}

/* {{{ Charts by hand */

/* Roles that report to those of their number in @managers; -1 at the top. */
static MusterDocument *
make_chart (const int *managers, guint n_roles)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autofree MusterRecord *roles = g_new (MusterRecord, n_roles);

  for (guint i = 0; i < n_roles; i++)
    {
      g_autofree char *order = g_strdup_printf ("a%c", 'a' + (int) i);
      g_autofree char *id = g_strdup_printf ("r-%02u", i);

      roles[i] = muster_draft_add (draft, MUSTER_KIND_ROLE, id);
      muster_draft_set_text (draft, roles[i], MUSTER_ROLE_ORDER, order);
      if (managers[i] >= 0)
        muster_draft_set_ref (draft, roles[i], MUSTER_ROLE_MANAGER, roles[managers[i]]);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

static const MusterRect *
get_rect (MusterDocument *doc, const MusterLayout *layout, const char *id)
{
  for (guint i = 0; i < layout->n_cards; i++)
    if (strcmp (muster_document_get_id (doc, layout->cards[i].record), id) == 0)
      return &layout->cards[i].rect;
  g_assert_not_reached ();
}

/* A short branch stands over its long neighbours' reports: the whole is no wider than these. */
static void
test_compact (void)
{
  static const int managers[] = { -1, 0, 0, 0, 1, 1, 1, 3, 3, 3 };
  g_autoptr (MusterDocument) doc = make_chart (managers, G_N_ELEMENTS (managers));
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  const MusterLayoutOptions options = { .view = MUSTER_VIEW_REPORTING, .measure = measure };
  g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);

  g_assert_cmpfloat_with_epsilon (layout->width, 6 * 100 + 5 * MUSTER_GAP_SIBLINGS, 1e-6);
}

/* What the options say of a branch counts before what the document says, and "" takes that away. */
static void
test_override (void)
{
  static const int managers[] = { -1, 0, 1, 1 };
  g_autoptr (MusterDocument) doc = make_chart (managers, G_N_ELEMENTS (managers));
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  MusterRecord head = muster_document_find (doc, "r-01");
  g_autofree const char **branches = g_new0 (const char *, muster_document_get_limit (doc));
  static const struct
  {
    const char *own;
    const char *option;
    gboolean column;
  } cases[] = { { NULL, NULL, FALSE }, { "right-hanging", NULL, TRUE }, { NULL, "right-hanging", TRUE }, { "right-hanging", "", FALSE }, { "grid:1", "tidy", FALSE }, { "unheard-of", NULL, FALSE }, { "radial", NULL, FALSE }, { "grid:0", NULL, FALSE }, { "grid:1", NULL, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MusterLayoutOptions options = { .view = MUSTER_VIEW_REPORTING, .branches = branches, .measure = measure };
      g_autoptr (MusterLayout) layout = NULL;
      MusterDraft *draft = muster_draft_new_loading (doc);

      muster_draft_set_text (draft, head, MUSTER_ROLE_LAYOUT, cases[i].own);
      muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
      branches[head] = cases[i].option;
      layout = muster_layout_new (projection, &options);
      g_test_message ("case %u", i);
      g_assert_true ((get_rect (doc, layout, "r-02")->x == get_rect (doc, layout, "r-03")->x) == cases[i].column);
    }
}

/* }}} */
/* {{{ Stability */

/* Whether @card is @other or above it. */
static gboolean
is_above (const MusterLayout *layout, guint card, guint other)
{
  while (other != MUSTER_NOWHERE && other != card)
    other = layout->cards[other].parent;
  return other == card;
}

/* Each card below which nothing was changed has all that hangs from it where it was, seen from it. */
static void
check_stable (const MusterLayout *before, const MusterLayout *after, MusterRecord added, guint limit)
{
  g_autofree guint *places = g_new (guint, limit);
  guint place = MUSTER_NOWHERE;

  for (guint i = 0; i < after->n_cards; i++)
    {
      places[after->cards[i].record] = i;
      if (after->cards[i].record == added)
        place = i;
    }
  for (guint i = 0; i < before->n_cards; i++)
    {
      guint parent = before->cards[i].parent;
      const MusterRect *was, *is, *from, *to;

      if (parent == MUSTER_NOWHERE || is_above (after, places[before->cards[parent].record], place))
        continue;
      was = &before->cards[i].rect;
      from = &before->cards[parent].rect;
      is = &after->cards[places[before->cards[i].record]].rect;
      to = &after->cards[places[before->cards[parent].record]].rect;
      g_assert_cmpfloat_with_epsilon (is->x - to->x, was->x - from->x, 1e-6);
      g_assert_cmpfloat_with_epsilon (is->y - to->y, was->y - from->y, 1e-6);
    }
}

static void
test_stable (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);
  const MusterLayoutStyle *const *styles = muster_layout_styles ();

  for (guint round = 0; round < 60 * sample_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = sample_new (SAMPLE_TREE, g_rand_int_range (rand, 2, 300), FALSE, rand);
      g_autoptr (MusterProjection) projection = NULL;
      g_autoptr (MusterProjection) edited = NULL;
      g_autoptr (GPtrArray) befores = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_layout_free);
      g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
      MusterRecord manager = g_array_index (roles, MusterRecord, g_rand_int_range (rand, 0, roles->len)), added;
      MusterLayoutOptions options = { .view = MUSTER_VIEW_REPORTING, .measure = sample_measure, .measure_data = doc };
      MusterDraft *draft;

      sample_choose_styles (doc, round % 3 * 0.15, rand);
      projection = muster_projection_new (doc, 0);
      for (guint style = 0; styles[style] != NULL; style++)
        {
          options.style = styles[style]->name;
          g_ptr_array_add (befores, muster_layout_new (projection, &options));
        }
      draft = muster_draft_new_loading (doc);
      added = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      muster_draft_set_text (draft, added, MUSTER_ROLE_ORDER, muster_document_get_text (doc, manager, MUSTER_ROLE_ORDER));
      muster_draft_set_ref (draft, added, MUSTER_ROLE_MANAGER, manager);
      muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
      edited = muster_projection_new (doc, 0);
      for (guint style = 0; styles[style] != NULL; style++)
        {
          g_autoptr (MusterLayout) after = NULL;

          if (styles[style]->arrange == NULL)
            continue;
          g_test_message ("chart %u, %s", round, styles[style]->name);
          options.style = styles[style]->name;
          after = muster_layout_new (edited, &options);
          check_stable (g_ptr_array_index (befores, style), after, added, muster_document_get_limit (doc));
        }
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compose/short branches tuck under long neighbours", test_compact);
  g_test_add_func ("/compose/options count before the document", test_override);
  g_test_add_func ("/compose/an edit moves only what must move", test_stable);
  return g_test_run ();
}
