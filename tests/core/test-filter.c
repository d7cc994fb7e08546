/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-filter.c: what is typed means what it says, what is wrong is said with its place, and what a
 * filter keeps of a chart is all that is meant with all that is above.
 */
#include "chart.h"
#include "edit.h"
#include "filter.h"
#include "fold.h"
#include "oracle.h"
#include "plain.h"

#include <math.h>
#include <string.h>

/* {{{ By hand */

static MusterDocument *
make_chart (void)
{
  MusterDocument *doc = chart_read ("<s1 s2> Shop[*boss{Ann%60} aide$10-20 Kitchen[*chef{Bob,Kit!tool} cook{Ann%60}$30-30 helper@s2-#3]] solo=0.5");
  MusterRecord own = muster_edit_add_field (doc, MUSTER_KIND_ROLE, "Hired on", "date", NULL);
  MusterField hired;

  g_assert_cmpuint (own, !=, 0);
  hired = muster_document_own_field (doc, muster_document_get_id (doc, own));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "cook"), hired, "2026-03-01", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "aide"), hired, "2025-12-31", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "boss"), MUSTER_ROLE_GRADE, "7", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "chef"), MUSTER_ROLE_GRADE, "17", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "aide"), MUSTER_ROLE_ASSISTANT, "yes", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "solo"), MUSTER_ROLE_NOTES, "Café at 10:30", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "cook"), MUSTER_ROLE_REQUIREMENTS, "Knives: sharp", MUSTER_COMMIT_DEFAULT, NULL));
  return doc;
}

/* All that is meant, at any time, by id in the order of kinds. */
static char *
find (MusterDocument *doc, const char *text)
{
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterFilter) filter = muster_filter_new (doc, text, NULL, &error);
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  g_autoptr (MusterFacts) facts = muster_facts_new (projection);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        if (muster_filter_matches (filter, facts, g_array_index (records, MusterRecord, j)))
          g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", muster_document_get_id (doc, g_array_index (records, MusterRecord, j)));
    }
  return g_string_free (found, FALSE);
}

static const struct
{
  const char *text;
  const char *found;
} filters[] = {
  { "", "Shop Kitchen boss aide chef cook helper solo Ann Bob Kit" },
  { "ann", "boss cook Ann" },
  { "ＡＮＮ kitchen", "cook" },
  { "-is:person -ann", "Shop Kitchen aide chef helper solo" },
  { "\"cafe at\"", "solo" },
  { "10:30", "solo" },
  { "“Knives: sharp”", "cook" },
  { "grade:7", "boss chef" },
  { "grade=7", "boss" },
  { "grade!=7", "aide chef cook helper solo" },
  { "-grade=7", "aide chef cook helper solo" },
  { "grade:", "boss chef" },
  { "-grade:", "aide cook helper solo" },
  { "grade:7|17", "boss chef" },
  { "grade=7|17", "boss chef" },
  { "Grade：17", "chef" },
  { "open:yes", "aide solo" },
  { "open:no", "boss chef cook helper" },
  { "is:open", "aide solo" },
  { "is:tool", "chef Kit" },
  { "is:several", "boss cook Ann" },
  { "is:role kitchen", "chef cook helper" },
  { "-is:role -is:person", "Shop Kitchen" },
  { "load>100", "boss cook Ann" },
  { "load>=120", "boss cook Ann" },
  { "load＜120", "chef Bob Kit" },
  { "is:role load<120", "chef" },
  { "\"pay from\">10", "cook" },
  { "\"Pay from\":30", "cook" },
  { "cost≥20", "Shop Kitchen aide cook" },
  { "fte:0.5", "solo" },
  { "is:role fte=0.5", "solo" },
  { "assistant:yes", "aide" },
  { "manager:boss", "aide chef" },
  { "\"reports to\"=chef", "cook helper" },
  { "manager:", "aide chef cook helper" },
  { "department:kitchen", "Kitchen chef cook helper" },
  { "holder:kit", "chef" },
  { "person:kit", "chef Kit" },
  { "type:tool", "Kit" },
  { "type:employee", "Ann Bob" },
  { "holder-type:employee", "boss chef cook" },
  { "layer=2", "aide chef" },
  { "layer:1|3", "boss cook helper solo" },
  { "span>1", "boss chef" },
  { "stage:s2", "helper" },
  { "from:s2", "helper" },
  { "\"hired on\">2026-01-01", "cook" },
  { "\"Hired on\":2025", "aide" },
  { "\"Hired on\":2025-12-31|2026-03", "aide cook" },
  { "path:\"shop / kitchen\"", "Kitchen chef cook helper" },
  { "- boss", "" },
};

static void
test_filters (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *found = find (doc, filters[i].text);

      g_test_message ("%s", filters[i].text);
      g_assert_cmpstr (found, ==, filters[i].found);
    }
}

static const struct
{
  const char *text;
  guint position;
  const char *says;
} mistakes[] = {
  { "pay-from:30", 0, "no field “pay-from”" },
  { "ann grad:7", 4, "no field “grad”" },
  { "职级x:7", 0, "no field “职级x”" },
  { "-grad>7", 1, "no field “grad”" },
  { "wei \"head of", 4, "quotation mark is not closed" },
  { "wei “head of\"", 4, "quotation mark is not closed" },
  { "title:\"head", 6, "quotation mark is not closed" },
  { "title>7", 0, "neither a number nor a date" },
  { "load>", 5, "one number or date belongs here" },
  { "load>1|2", 5, "one number or date belongs here" },
  { "load>much", 5, "“much” is not a number" },
  { "\"hired on\">tomorrow", 11, "“tomorrow” is not a date" },
  { "span:wide", 5, "“wide” is not a number" },
  { "open:maybe", 5, "“maybe” is neither yes nor no" },
  { "is:late", 3, "“late” is none of" },
  { "grade=", 6, "a value belongs here" },
};

static void
test_mistakes (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();

  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("At character %u:", mistakes[i].position + 1);
      guint position = 0;
      MusterFilter *filter = muster_filter_new (doc, mistakes[i].text, &position, &error);

      g_test_message ("%s", mistakes[i].text);
      g_assert_null (filter);
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX);
      g_assert_cmpuint (position, ==, mistakes[i].position);
      g_assert_true (g_str_has_prefix (error->message, place));
      g_assert_nonnull (strstr (error->message, mistakes[i].says));
    }
}

/* However long, and whatever bytes: an answer or a refusal. */
static void
test_whatever (void)
{
  static const char *const parts[] = { "ann", ":", "-", "\"", "“", "”", ">", "=", "!=", "|", "grade", "open", "is", "是", " ", "：", "<", "7", "\n", "é" };
  g_autoptr (MusterDocument) doc = make_chart ();
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  g_autoptr (MusterFacts) facts = muster_facts_new (projection);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (MusterFilter) filter = NULL;
      guint position = G_MAXUINT;

      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      filter = muster_filter_new (doc, text->str, &position, &error);
      g_assert_true ((filter == NULL) == (error != NULL));
      if (filter == NULL)
        g_assert_cmpint (position, <=, g_utf8_strlen (text->str, -1));
      else
        g_hash_table_unref (muster_filter_find (filter, facts));
    }
}

/* }}} */
/* {{{ Against the slow and simple way */

/* Whether a role is open, is in @department or has a manager, and how many it leads, by the oracle. */
static gboolean
is_open (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  MusterIter iter;
  MusterRecord holding;

  if (muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) > 0)
    return FALSE;
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_HOLDING);
  while (muster_iter_next (&iter, &holding))
    if (muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE) == role && oracle_lives (doc, holding, stage))
      return FALSE;
  return TRUE;
}

/* Nobody where the line was cut because it led back. */
static MusterRecord
find_manager (MusterProjection *projection, MusterRecord role)
{
  const GArray *cuts = muster_projection_get_cuts (projection);

  for (guint i = 0; i < cuts->len; i++)
    if (g_array_index (cuts, MusterRecord, i) == role)
      return 0;
  return oracle_manager (muster_projection_get_document (projection), role, muster_projection_get_stage (projection));
}

static guint
count_reports (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord stage = muster_projection_get_stage (projection);
  MusterIter iter;
  MusterRecord other;
  guint n = 0;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &other))
    n += oracle_lives (doc, other, stage) && find_manager (projection, other) == role;
  return n;
}

/* @which of four filters, by hand. */
static gboolean
is_meant (MusterProjection *projection, MusterRecord role, guint which)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord stage = muster_projection_get_stage (projection);
  const char *title = muster_document_get_name (doc, role);

  switch (which)
    {
    case 0:
      return is_open (doc, role, stage);
    case 1:
      return !is_open (doc, role, stage) && strchr (title, '1') != NULL;
    case 2:
      return count_reports (projection, role) > 1;
    default:
      return strchr (title, '2') == NULL && find_manager (projection, role) != 0;
    }
}

static void
test_oracle (void)
{
  static const char *const texts[] = { "is:role open:yes", "-is:open title:1", "span>1", "-title:2 manager:" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint round = 0; round < 200 * chart_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 1, 25), FALSE);
      MusterRecord stage = round % 2 ? chart_pick (doc, MUSTER_KIND_STAGE, rand) : 0;
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
      const MusterTree *roles = muster_projection_get_roles (projection);
      guint which = round % G_N_ELEMENTS (texts);
      g_autoptr (MusterFilter) filter = muster_filter_new (doc, texts[which], NULL, NULL);
      g_autoptr (MusterFacts) facts = muster_facts_new (projection);

      for (guint i = 0; i < roles->n_nodes; i++)
        g_assert_cmpint (muster_filter_matches (filter, facts, roles->nodes[i].record), ==, is_meant (projection, roles->nodes[i].record, which));
    }
}

/* }}} */
/* {{{ What is kept */

static void
check_tree (MusterProjection *kept, const MusterTree *tree)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const MusterNode *node = &tree->nodes[i];
      guint size = 1, n_children = 0;

      g_assert_cmpuint (muster_projection_find (kept, node->record), ==, i);
      g_assert_true (node->parent == MUSTER_NOWHERE ? node->level == 1 : node->parent < i && tree->nodes[node->parent].level == node->level - 1);
      MUSTER_TREE_FOREACH_CHILD (tree, i, child)
      {
        g_assert_cmpuint (tree->nodes[child].parent, ==, i);
        size += tree->nodes[child].size;
        n_children++;
      }
      g_assert_cmpuint (node->size, ==, size);
      g_assert_cmpuint (node->n_children, ==, n_children);
    }
}

/* A role stays for itself, or for somebody below. */
static gboolean
is_needed (MusterProjection *whole, const MusterTree *tree, guint index, GHashTable *set)
{
  for (guint i = index; i < index + tree->nodes[index].size; i++)
    if (g_hash_table_contains (set, GUINT_TO_POINTER (tree->nodes[i].record)))
      return TRUE;
  return FALSE;
}

static MusterRecord
record_above (const MusterTree *tree, guint index)
{
  return tree->nodes[index].parent == MUSTER_NOWHERE ? 0 : tree->nodes[tree->nodes[index].parent].record;
}

static void
check_kept (MusterProjection *whole, MusterProjection *kept, GHashTable *set)
{
  const MusterTree *roles = muster_projection_get_roles (whole), *kept_roles = muster_projection_get_roles (kept);
  const MusterTree *departments = muster_projection_get_departments (whole), *kept_departments = muster_projection_get_departments (kept);
  guint n_members = 0;

  check_tree (kept, kept_roles);
  check_tree (kept, kept_departments);
  for (guint i = 0; i < roles->n_nodes; i++)
    {
      guint place = muster_projection_find (kept, roles->nodes[i].record);
      guint department = muster_projection_get_department_of (whole, i);

      g_assert_cmpint (place != MUSTER_NOWHERE, ==, is_needed (whole, roles, i, set));
      if (place == MUSTER_NOWHERE)
        continue;
      g_assert_cmpuint (record_above (kept_roles, place), ==, record_above (roles, i));
      if (department == MUSTER_NOWHERE)
        g_assert_cmpuint (muster_projection_get_department_of (kept, place), ==, MUSTER_NOWHERE);
      else
        g_assert_cmpuint (kept_departments->nodes[muster_projection_get_department_of (kept, place)].record, ==, departments->nodes[department].record);
    }
  for (guint i = 0; i < departments->n_nodes; i++)
    {
      guint place = muster_projection_find (kept, departments->nodes[i].record);

      if (is_needed (whole, departments, i, set))
        g_assert_cmpuint (place, !=, MUSTER_NOWHERE);
      if (place != MUSTER_NOWHERE)
        g_assert_cmpuint (record_above (kept_departments, place), ==, record_above (departments, i));
    }
  for (guint i = 0; i <= kept_departments->n_nodes; i++)
    {
      guint n;
      const guint *members = muster_projection_list_roles (kept, i < kept_departments->n_nodes ? i : MUSTER_NOWHERE, &n);

      for (guint j = 0; j < n; j++)
        g_assert_cmpuint (muster_projection_get_department_of (kept, members[j]), ==, i < kept_departments->n_nodes ? i : MUSTER_NOWHERE);
      n_members += n;
    }
  g_assert_cmpuint (n_members, ==, kept_roles->n_nodes);
}

static void
test_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);

  for (guint round = 0; round < 300 * chart_long_factor (); round++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, g_rand_int_range (rand, 0, 40), round % 3 == 0);
      MusterRecord stage = round % 2 ? chart_pick (doc, MUSTER_KIND_STAGE, rand) : 0;
      g_autoptr (MusterProjection) whole = muster_projection_new (doc, stage);
      g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
      g_autoptr (MusterProjection) kept = NULL;

      for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
        g_hash_table_add (set, GUINT_TO_POINTER (chart_pick (doc, n % 3 ? MUSTER_KIND_ROLE : MUSTER_KIND_DEPARTMENT, rand)));
      kept = muster_projection_new_kept (whole, set);
      check_kept (whole, kept, set);
    }
}

/* }}} */
/* {{{ Kept in the document */

static void
test_saved (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();
  g_autoptr (GError) error = NULL;
  guint steps = muster_history_get_length (doc);
  MusterRecord filter = muster_edit_save_filter (doc, " Open ones ", "open:yes", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (muster_document_get_name (doc, filter), ==, "Open ones");
  g_assert_cmpuint (muster_edit_save_filter (doc, "Open ones", "is:open", NULL), ==, filter);
  g_assert_cmpstr (muster_document_get_text (doc, filter, MUSTER_FILTER_TEXT), ==, "is:open");
  g_assert_cmpuint (muster_history_get_length (doc), ==, steps + 2);
  g_assert_cmpuint (muster_edit_save_filter (doc, "  ", "open:yes", NULL), ==, 0);
  g_assert_cmpuint (muster_edit_save_filter (doc, "Nothing", " ", NULL), ==, 0);
  g_assert_cmpuint (muster_edit_save_filter (doc, "Wrong", "grad:7", &error), ==, 0);
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX);
  g_assert_cmpuint (muster_history_get_length (doc), ==, steps + 2);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/means-what-it-says", test_filters);
  g_test_add_func ("/filter/a-mistake-is-said-with-its-place", test_mistakes);
  g_test_add_func ("/filter/whatever-is-typed", test_whatever);
  g_test_add_func ("/filter/as-one-would-by-hand", test_oracle);
  g_test_add_func ("/filter/keeps-what-is-meant-and-all-above", test_kept);
  g_test_add_func ("/filter/is-kept-by-its-name", test_saved);
  return g_test_run ();
}
