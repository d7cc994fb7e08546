/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-projection.c: what is there at a stage and who reports to whom, against the slow and simple
 * way, and for charts as deep as they come.
 */
#include "chart.h"
#include "edit-private.h"
#include "oracle.h"
#include "order.h"

#include <string.h>

#define DEEP 100000

/* {{{ Small charts, by eye */

/* The trees in a line: each node with its children in brackets. */
static char *
write_tree (MusterDocument *doc, const MusterTree *tree)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const MusterNode *node = &tree->nodes[i];

      if (i > 0)
        {
          guint before = tree->nodes[i - 1].level;

          for (guint level = node->level; level < before; level++)
            g_string_append_c (text, ')');
          g_string_append_c (text, node->level > before ? '(' : ' ');
        }
      g_string_append (text, muster_document_get_name (doc, node->record));
    }
  for (guint level = 1; tree->n_nodes > 0 && level < tree->nodes[tree->n_nodes - 1].level; level++)
    g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *chart;
  const char *stage;
  const char *departments;
  const char *roles;
  const char *cuts;
} cases[] = {
  { "", NULL, "", "", "" },
  { "a", NULL, "", "a", "" },
  { "D[b *a c] e", NULL, "D", "a(b c) e", "" },
  { "T[t *h D[*a b] E[*e F[f]]]", NULL, "T(D E(F))", "h(t a(b) e(f))", "" },
  { "T[*t D[a E[e]]]", NULL, "T(D(E))", "t(a e)", "" },
  { "x D^x[a] E^x[b]", NULL, "D E", "x(a b)", "" },
  { "D[E[F[*a] *b]]", NULL, "D(E(F))", "b(a)", "" },
  { "T[*t D^t[b]]", NULL, "T(D)", "t(b)", "" },
  { "T^a[t D[*a b]]", NULL, "T(D)", "a(t b)", "" },
  { "U[*u T^a[t D[*a b]]]", NULL, "U(T(D))", "u(a(t b))", "" },
  { "a>>b b", NULL, "", "b(a)", "" },
  { "D[*a b>>x] x", NULL, "D", "a x(b)", "" },
  /* A circle is broken at its first role. */
  { "a>>b b>>a c>>b", NULL, "", "a(b(c))", "a" },
  { "a>>c b>>c c>>b", NULL, "", "b(c(a))", "b" },
  { "a>>a", NULL, "", "a", "" },
  { "D[*a>>b b c]", NULL, "D", "a(b c)", "a" },
  { "a>>c b>>a c>>b d>>e e>>d", NULL, "", "a(b(c)) d(e)", "a d" },
  /* Stages. */
  { "<s1 s2> a@s2- b@-s2 c", "s1", "", "b c", "" },
  { "<s1 s2> a@s2- b@-s2 c", "s2", "", "a c", "" },
  { "<s1 s2> a@s2- b@-s2 c", NULL, "", "a b c", "" },
  { "<s1 s2 s3> a@s2-s3", "s1", "", "", "" },
  { "<s1 s2 s3> a@s2-s3", "s2", "", "a", "" },
  { "<s1 s2 s3> a@s2-s3", "s3", "", "", "" },
  { "<s1 s2> T[*t D@s2-[*a b]]", "s1", "T", "t(a b)", "" },
  { "<s1 s2> T[*t D@s2-[E[*e f]]]", "s1", "T(E)", "t(e(f))", "" },
  { "<s1 s2> T[*t D[*a@s2- b]]", "s1", "T(D)", "t(b)", "" },
  { "<s1 s2> a>>m m@s2-", "s1", "", "a", "" },
  { "<s1 s2> D[*d a>>m] m@s2-", "s1", "D", "d(a)", "" },
  { "<s1 s2> D[*d>>a a>>m] m@s2-", "s1", "D", "d(a)", "d" },
  { "<s1 s2> D[*d>>a a>>m] m@s2-", "s2", "D", "m(a(d))", "" },
};

static char *
write_cuts (MusterDocument *doc, const GArray *cuts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cuts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", muster_document_get_name (doc, g_array_index (cuts, MusterRecord, i)));
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (cases[i].chart);
      MusterRecord stage = cases[i].stage != NULL ? chart_get (doc, cases[i].stage) : 0;
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
      g_autofree char *departments = write_tree (doc, muster_projection_get_departments (projection));
      g_autofree char *roles = write_tree (doc, muster_projection_get_roles (projection));
      g_autofree char *cuts = write_cuts (doc, muster_projection_get_cuts (projection));

      g_test_message ("%s at %s", cases[i].chart, cases[i].stage != NULL ? cases[i].stage : "all");
      g_assert_cmpstr (departments, ==, cases[i].departments);
      g_assert_cmpstr (roles, ==, cases[i].roles);
      g_assert_cmpstr (cuts, ==, cases[i].cuts);
    }
}

/* Who is in a department: its head first, then by order; then those who are in none. */
static const struct
{
  const char *chart;
  const char *members;
} memberships[] = {
  { "D[b *a c] e", "D: a b c; e" },
  { "D[b a] E[*d c] f g", "D: b a E: d c; f g" },
  { "D^x[b] x", "D: b; x" },
  { "D[*a E[*b c]]", "D: a E: b c;" },
  { "D[]", "D:;" },
  { "a", "; a" },
};

static void
append_members (MusterProjection *projection, GString *text, guint department)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  guint n_roles;
  const guint *roles = muster_projection_list_roles (projection, department, &n_roles);

  for (guint i = 0; i < n_roles; i++)
    g_string_append_printf (text, " %s", muster_document_get_name (doc, muster_projection_get_roles (projection)->nodes[roles[i]].record));
}

static void
test_members (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (memberships); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (memberships[i].chart);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
      const MusterTree *departments = muster_projection_get_departments (projection);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint d = 0; d < departments->n_nodes; d++)
        {
          g_string_append_printf (text, "%s%s:", d > 0 ? " " : "", muster_document_get_name (doc, departments->nodes[d].record));
          append_members (projection, text, d);
        }
      g_string_append_c (text, ';');
      append_members (projection, text, MUSTER_NOWHERE);
      g_assert_cmpstr (text->str, ==, memberships[i].members);
    }
}

static const struct
{
  const char *chart;
  const char *stage;
  const char *role;
  const char *holders;
  gboolean open;
} holdings[] = {
  { "a", NULL, "a", "", TRUE },
  { "a{Ann%20,Bob,Cid%50}", NULL, "a", "h2 h3 h1", FALSE },
  { "a{Bob,Ann}", NULL, "a", "h1 h2", FALSE },
  { "a#3", NULL, "a", "", FALSE },
  { "a#0", NULL, "a", "", TRUE },
  { "<s1 s2> a{Ann@s2-}", "s1", "a", "", TRUE },
  { "<s1 s2> a{Ann@s2-}", "s2", "a", "h1", FALSE },
  { "<s1 s2> a{Ann@s2-}", NULL, "a", "h1", FALSE },
  { "<s1 s2> a@s2-{Ann}", "s1", "a", "", FALSE },
};

static void
test_holdings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (holdings); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (holdings[i].chart);
      MusterRecord role = chart_get (doc, holdings[i].role);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, holdings[i].stage != NULL ? chart_get (doc, holdings[i].stage) : 0);
      g_autoptr (GArray) found = muster_projection_list_holdings (projection, role);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? " " : "", muster_document_get_id (doc, g_array_index (found, MusterRecord, j)));
      g_assert_cmpstr (text->str, ==, holdings[i].holders);
      g_assert_cmpint (muster_projection_is_open (projection, role), ==, holdings[i].open);
    }
}

static const struct
{
  const char *chart;
  const char *stage;
  const char *record;
  gboolean there;
} presences[] = {
  { "<s1 s2> a{Ann} ~a-a", "s1", "a", TRUE },
  { "<s1 s2> a@s2-{Ann}", "s1", "a", FALSE },
  { "<s1 s2> a@s2-{Ann}", "s1", "h1", FALSE },
  { "<s1 s2> a@s2-{Ann}", "s2", "h1", TRUE },
  { "<s1 s2> a@s2-{Ann}", "s1", "Ann", TRUE },
  { "<s1 s2> a@s2- b ~b-a", "s1", "b-a", FALSE },
  { "<s1 s2> D@s2-[a]", "s1", "D", FALSE },
  { "<s1 s2> D@s2-[a]", "s1", "a", TRUE },
  { "<s1 s2> a", "s1", "s2", TRUE },
  { "<s1 s2> a@s2-", NULL, "a", TRUE },
  { "a", NULL, "chart", TRUE },
};

static void
test_presence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (presences); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (presences[i].chart);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, presences[i].stage != NULL ? chart_get (doc, presences[i].stage) : 0);

      g_assert_cmpint (muster_projection_has (projection, chart_get (doc, presences[i].record)), ==, presences[i].there);
    }
}

/* Records made later are not there, and do no harm. */
static void
test_later_records (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  MusterDraft *draft = muster_draft_new (doc);

  for (guint i = 0; i < 1000; i++)
    {
      MusterRecord later = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      g_autoptr (GArray) found = muster_projection_list_holdings (projection, later);

      g_assert_cmpuint (muster_projection_find (projection, later), ==, MUSTER_NOWHERE);
      g_assert_false (muster_projection_is_open (projection, later));
      g_assert_cmpuint (found->len, ==, 0);
    }
  muster_draft_free (draft);
}

/* }}} */
/* {{{ Random charts, against the oracle */

static void
check_shape (const MusterTree *tree)
{
  g_autofree guint *children = g_new0 (guint, tree->n_nodes + 1);
  guint met = 0;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const MusterNode *node = &tree->nodes[i];

      g_assert_cmpuint (node->size, >=, 1);
      g_assert_cmpuint (i + node->size, <=, tree->n_nodes);
      if (node->parent == MUSTER_NOWHERE)
        {
          g_assert_cmpuint (node->level, ==, 1);
          continue;
        }
      g_assert_cmpuint (node->parent, <, i);
      g_assert_cmpuint (i + node->size, <=, node->parent + tree->nodes[node->parent].size);
      g_assert_cmpuint (node->level, ==, tree->nodes[node->parent].level + 1);
      children[node->parent]++;
    }

  MUSTER_TREE_FOREACH_TOP (tree, top)
  {
    g_assert_cmpuint (tree->nodes[top].parent, ==, MUSTER_NOWHERE);
    met++;
  }
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      guint n = 0;

      g_assert_cmpuint (tree->nodes[i].n_children, ==, children[i]);
      MUSTER_TREE_FOREACH_CHILD (tree, i, child)
      {
        g_assert_cmpuint (tree->nodes[child].parent, ==, i);
        n++;
      }
      g_assert_cmpuint (n, ==, children[i]);
      met += n;
    }
  g_assert_cmpuint (met, ==, tree->n_nodes);
}

/* Everything that lives is in its tree once, nothing else is, and siblings are in order. */
static void
check_all_there (MusterProjection *projection, MusterKind kind, const MusterTree *tree)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterIter iter;
  MusterRecord record;
  guint n = 0;

  muster_iter_init_kind (&iter, doc, kind);
  while (muster_iter_next (&iter, &record))
    {
      gboolean lives = oracle_lives (doc, record, muster_projection_get_stage (projection));
      guint index = muster_projection_find (projection, record);

      g_assert_cmpint (muster_document_lives_at (doc, record, muster_projection_get_stage (projection)), ==, lives);
      g_assert_cmpint (index != MUSTER_NOWHERE, ==, lives);
      if (lives)
        g_assert_cmpuint (tree->nodes[index].record, ==, record);
      n += lives;
    }
  g_assert_cmpuint (tree->n_nodes, ==, n);
}

static gboolean
is_cut (MusterProjection *projection, MusterRecord role)
{
  const GArray *cuts = muster_projection_get_cuts (projection);

  for (guint i = 0; i < cuts->len; i++)
    if (g_array_index (cuts, MusterRecord, i) == role)
      return TRUE;
  return FALSE;
}

/* The nearest of @department and those above that is there; 0 if none. */
static MusterRecord
nearest_there (MusterProjection *projection, MusterRecord department)
{
  MusterDocument *doc = muster_projection_get_document (projection);

  for (guint i = 0; department != 0 && i <= muster_document_count (doc, MUSTER_KIND_DEPARTMENT); i++)
    {
      if (oracle_lives (doc, department, muster_projection_get_stage (projection)))
        return department;
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return 0;
}

static MusterRecord
record_at (const MusterTree *tree, guint index)
{
  return index != MUSTER_NOWHERE ? tree->nodes[index].record : 0;
}

static void
check_departments (MusterProjection *projection)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord stage = muster_projection_get_stage (projection);
  const MusterTree *tree = muster_projection_get_departments (projection);
  gboolean wild = FALSE;

  for (guint i = 0; i < tree->n_nodes; i++)
    wild |= oracle_lies_in_itself (doc, tree->nodes[i].record);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      MusterRecord department = tree->nodes[i].record;
      MusterRecord head = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD);

      if (!wild)
        g_assert_cmpuint (record_at (tree, tree->nodes[i].parent), ==, nearest_there (projection, muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT)));
      g_assert_cmpuint (muster_projection_get_head (projection, i), ==, head != 0 && oracle_lives (doc, head, stage) ? head : 0);
    }
}

static void
check_managers (MusterProjection *projection, gboolean wild_departments)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord stage = muster_projection_get_stage (projection);
  const MusterTree *departments = muster_projection_get_departments (projection);
  const MusterTree *tree = muster_projection_get_roles (projection);

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      MusterRecord role = tree->nodes[i].record;
      guint home = muster_projection_get_department_of (projection, i);

      g_assert_cmpuint (record_at (departments, home), ==, nearest_there (projection, muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT)));
      if (wild_departments)
        continue;
      g_assert_cmpuint (muster_document_get_manager (doc, role, stage), ==, oracle_manager (doc, role, stage));
      if (is_cut (projection, role))
        g_assert_true (tree->nodes[i].parent == MUSTER_NOWHERE && oracle_in_circle (doc, role, stage));
      else
        g_assert_cmpuint (record_at (tree, tree->nodes[i].parent), ==, oracle_manager (doc, role, stage));
    }
}

static void
check_members (MusterProjection *projection)
{
  const MusterTree *departments = muster_projection_get_departments (projection);
  const MusterTree *tree = muster_projection_get_roles (projection);
  MusterDocument *doc = muster_projection_get_document (projection);
  guint n = 0;

  for (guint d = 0; d <= departments->n_nodes; d++)
    {
      guint department = d < departments->n_nodes ? d : MUSTER_NOWHERE;
      MusterRecord head = department != MUSTER_NOWHERE ? muster_projection_get_head (projection, d) : 0;
      guint n_roles;
      const guint *roles = muster_projection_list_roles (projection, department, &n_roles);

      n += n_roles;
      for (guint i = 0; i < n_roles; i++)
        {
          MusterRecord role = tree->nodes[roles[i]].record;
          MusterRecord before = i > 0 ? tree->nodes[roles[i - 1]].record : 0;

          g_assert_cmpuint (muster_projection_get_department_of (projection, roles[i]), ==, department);
          g_assert_true (role != head || i == 0);
          if (before != 0 && before != head)
            g_assert_cmpint (muster_document_compare_order (&before, &role, doc), <, 0);
        }
    }
  g_assert_cmpuint (n, ==, tree->n_nodes);
}

/* There are as many cuts as circles. */
static void
check_cuts (MusterProjection *projection)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord stage = muster_projection_get_stage (projection);
  const MusterTree *tree = muster_projection_get_roles (projection);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_circles = 0;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      MusterRecord role = tree->nodes[i].record;

      if (!oracle_in_circle (doc, role, stage) || g_hash_table_contains (seen, GUINT_TO_POINTER (role)))
        continue;
      n_circles++;
      while (g_hash_table_add (seen, GUINT_TO_POINTER (role)))
        role = oracle_manager (doc, role, stage);
    }
  g_assert_cmpuint (muster_projection_get_cuts (projection)->len, ==, n_circles);
}

static void
check_projection (MusterDocument *doc, MusterRecord stage)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
  gboolean wild_departments = FALSE;
  MusterIter iter;
  MusterRecord department;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_DEPARTMENT);
  while (muster_iter_next (&iter, &department))
    wild_departments |= oracle_lies_in_itself (doc, department);

  g_assert_true (muster_projection_get_document (projection) == doc);
  g_assert_cmpuint (muster_projection_get_stage (projection), ==, stage);
  check_shape (muster_projection_get_departments (projection));
  check_shape (muster_projection_get_roles (projection));
  check_all_there (projection, MUSTER_KIND_DEPARTMENT, muster_projection_get_departments (projection));
  check_all_there (projection, MUSTER_KIND_ROLE, muster_projection_get_roles (projection));
  check_departments (projection);
  check_managers (projection, wild_departments);
  check_members (projection);
  if (!wild_departments)
    check_cuts (projection);
}

/* The reports that the verbs of edit.h go by are those whose manager a role is. */
static void
check_reports (MusterDocument *doc)
{
  MusterIter iter;
  MusterRecord role;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    {
      g_autoptr (GArray) reports = muster_list_reports (doc, role);
      g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
      MusterIter others;
      MusterRecord other;

      for (guint i = 0; i < reports->len; i++)
        g_assert_true (g_hash_table_add (listed, GUINT_TO_POINTER (g_array_index (reports, MusterRecord, i))));
      muster_iter_init_kind (&others, doc, MUSTER_KIND_ROLE);
      while (muster_iter_next (&others, &other))
        g_assert_cmpint (g_hash_table_contains (listed, GUINT_TO_POINTER (other)), ==, oracle_manager (doc, other, 0) == role);
    }
}

static void
check_random (guint seed, gboolean wild)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < 400 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 0, 30), wild);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);

      check_projection (doc, 0);
      if (!wild)
        check_reports (doc);
      for (guint j = 0; j < stages->len; j++)
        check_projection (doc, g_array_index (stages, MusterRecord, j));
    }
}

static void
test_random (void)
{
  check_random (6, FALSE);
}

static void
test_wild (void)
{
  check_random (7, TRUE);
}

/* }}} */
/* {{{ As deep as they come */

static MusterRecord
add_link (MusterDraft *draft, MusterKind kind, MusterField field, MusterRecord above)
{
  MusterRecord record = muster_draft_add (draft, kind, NULL);

  muster_draft_set_text (draft, record, muster_kind_order_field (kind), "a0");
  muster_draft_set_ref (draft, record, field, above);
  return record;
}

static void
check_chain (const MusterTree *tree)
{
  g_assert_cmpuint (tree->n_nodes, ==, DEEP);
  for (guint i = 0; i < DEEP; i++)
    {
      g_assert_cmpuint (tree->nodes[i].level, ==, i + 1);
      g_assert_cmpuint (tree->nodes[i].size, ==, DEEP - i);
    }
}

static void
test_deep_roles (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (MusterProjection) projection = NULL;
  MusterRecord above = 0;

  for (guint i = 0; i < DEEP; i++)
    above = add_link (draft, MUSTER_KIND_ROLE, MUSTER_ROLE_MANAGER, above);
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  projection = muster_projection_new (doc, 0);
  check_chain (muster_projection_get_roles (projection));
}

/* Every department has a head, so that the roles are a chain too. */
static void
test_deep_departments (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (MusterProjection) projection = NULL;
  MusterRecord above = 0;

  for (guint i = 0; i < DEEP; i++)
    {
      above = add_link (draft, MUSTER_KIND_DEPARTMENT, MUSTER_DEPARTMENT_PARENT, above);
      muster_draft_set_ref (draft, above, MUSTER_DEPARTMENT_HEAD, add_link (draft, MUSTER_KIND_ROLE, MUSTER_ROLE_DEPARTMENT, above));
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  projection = muster_projection_new (doc, 0);
  check_chain (muster_projection_get_departments (projection));
  check_chain (muster_projection_get_roles (projection));
}

static void
test_long_circle (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (MusterProjection) projection = NULL;
  MusterRecord first = add_link (draft, MUSTER_KIND_ROLE, MUSTER_ROLE_MANAGER, 0), above = first;

  for (guint i = 1; i < DEEP; i++)
    above = add_link (draft, MUSTER_KIND_ROLE, MUSTER_ROLE_MANAGER, above);
  muster_draft_set_ref (draft, first, MUSTER_ROLE_MANAGER, above);
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  projection = muster_projection_new (doc, 0);
  g_assert_cmpuint (muster_projection_get_cuts (projection)->len, ==, 1);
  check_chain (muster_projection_get_roles (projection));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projection/small charts", test_cases);
  g_test_add_func ("/projection/the head is first in its department", test_members);
  g_test_add_func ("/projection/holdings and open roles", test_holdings);
  g_test_add_func ("/projection/what is there by its stages and its needs", test_presence);
  g_test_add_func ("/projection/records made later are not there", test_later_records);
  g_test_add_func ("/projection/random charts are as the oracle says", test_random);
  g_test_add_func ("/projection/nobody is left out of charts that lead back", test_wild);
  g_test_add_func ("/projection/a chain of roles may be long", test_deep_roles);
  g_test_add_func ("/projection/a chain of departments may be long", test_deep_departments);
  g_test_add_func ("/projection/a circle may be long", test_long_circle);
  return g_test_run ();
}
