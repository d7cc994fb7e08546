/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-large.c: charts of 100,000 roles of extreme shapes are laid out, in memory that a stack has,
 * and the stacked style keeps them in a shape that fits paper.
 */
#include "sample.h"

#include <math.h>

#define N_ROLES 100000

typedef struct
{
  const char *name;
  SampleShape shape;
  const char *style;
  /* The most that the width may be of the height. */
  double widest;
} Case;

static const Case cases[] = {
  { "chain/tidy", SAMPLE_CHAIN, "tidy", 1 },
  { "star/tidy", SAMPLE_STAR, "tidy", INFINITY },
  { "tree/tidy", SAMPLE_TREE, "tidy", INFINITY },
  { "chain/stacked", SAMPLE_CHAIN, "stacked", 1 },
  { "star/stacked", SAMPLE_STAR, "stacked", 3 },
  { "tree/stacked", SAMPLE_TREE, "stacked", 3 },
  { "chain/radial", SAMPLE_CHAIN, "radial", INFINITY },
  { "star/radial", SAMPLE_STAR, "radial", 3 },
  { "tree/radial", SAMPLE_TREE, "radial", 3 },
  { "tree/nested", SAMPLE_TREE, "nested", INFINITY },
  { "tree/circles", SAMPLE_TREE, "circles", INFINITY },
  { "tree/matrix", SAMPLE_TREE, "matrix", INFINITY },
};

/* Dotted lines: from each thousandth role to the next, and from those between to one half the chart
 * away. */
static void
add_lines (MusterDocument *doc)
{
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);

  for (guint i = 0; i + 1 < roles->len; i += 500)
    {
      guint other = i % 1000 == 0 ? i + 1 : (i + N_ROLES / 2) % N_ROLES;
      MusterRecord line = muster_draft_add (draft, MUSTER_KIND_LINE, NULL);

      muster_draft_set_ref (draft, line, MUSTER_LINE_FROM_ROLE, g_array_index (roles, MusterRecord, i));
      muster_draft_set_ref (draft, line, MUSTER_LINE_TO_ROLE, g_array_index (roles, MusterRecord, other));
    }
  muster_commit (draft, "Lines", MUSTER_COMMIT_DEFAULT);
}

static void
test_large (gconstpointer data)
{
  const Case *it = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (MusterDocument) doc = sample_new (it->shape, N_ROLES, FALSE, rand);
  g_autoptr (MusterProjection) projection = NULL;

  add_lines (doc);
  projection = muster_projection_new (doc, 0);
  for (guint view = 0; view < 2; view++)
    {
      const MusterLayoutOptions options = { .view = view, .style = it->style, .measure = sample_measure, .measure_data = doc };
      g_autoptr (MusterLayout) layout = muster_layout_new (projection, &options);
      /* Only in a chain of roles is half the chart too far. */
      guint n_undrawn = it->shape == SAMPLE_CHAIN && view == MUSTER_VIEW_REPORTING ? N_ROLES / 1000 : 0;
      guint n_dotted = 0;

      g_test_message ("%g by %g, %u points", layout->width, layout->height, layout->n_points);
      g_assert_cmpuint (layout->n_cards, ==, N_ROLES + (view == MUSTER_VIEW_DEPARTMENTS));
      g_assert_true (isfinite (layout->width) && isfinite (layout->height));
      sample_check_cards (layout);
      for (guint i = 0; i < layout->n_connectors; i++)
        n_dotted += layout->connectors[i].line != 0;
      g_assert_cmpuint (layout->n_undrawn, ==, n_undrawn);
      g_assert_cmpuint (n_dotted, ==, N_ROLES / 500 - n_undrawn);
      g_assert_cmpfloat (layout->width, <=, (view == MUSTER_VIEW_DEPARTMENTS ? 3 : it->widest) * layout->height);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/large/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_large);
    }
  return g_test_run ();
}
