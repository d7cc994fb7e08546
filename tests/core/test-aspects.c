/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-aspects.c: what is asked of a record is answered; records are sorted by it; cells are set from
 * what is typed, all or none; fields of the user's own keep their type.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"

#include <math.h>
#include <string.h>

/* {{{ Values */

static char *
ask (MusterDocument *doc, const char *id, const char *name)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  g_autoptr (MusterFacts) facts = muster_facts_new (projection);
  MusterRecord record = chart_get (doc, id);
  MusterAspect aspect;

  if (!muster_aspect_find (doc, muster_document_get_kind (doc, record), name, &aspect))
    g_error ("there is no %s", name);
  return muster_facts_dup_text (facts, record, &aspect);
}

static const struct
{
  const char *id;
  const char *name;
  const char *text;
} values[] = {
  { "boss", "title", "boss" },
  { "boss", "manager", "" },
  { "chef", "manager", "boss" },
  { "cook", "manager", "chef" },
  { "chef", "holder", "Bob, Kit" },
  { "chef", "holder-type", "Employee" },
  { "aide", "holder-type", "" },
  { "aide", "open", "Yes" },
  { "boss", "open", "" },
  { "boss", "load", "120 %" },
  { "cook", "path", "Shop / Kitchen" },
  { "cook", "department", "Kitchen" },
  { "cook", "layer", "3" },
  { "boss", "span", "2" },
  { "boss", "below", "4" },
  { "cook", "span", "" },
  { "aide", "cost-min", "10" },
  { "aide", "cost", "20" },
  { "cook", "cost", "30" },
  { "helper", "stage", "s2" },
  { "boss", "stage", "s1" },
  { "Kitchen", "path", "Shop / Kitchen" },
  { "Kitchen", "level", "2" },
  { "Kitchen", "roles", "3" },
  { "Kitchen", "cost", "30" },
  { "Shop", "open-roles", "1" },
  { "Kit", "type", "Tool" },
  { "Ann", "type", "Employee" },
  { "Ann", "load", "120 %" },
  { "Bob", "role", "chef" },
  { "Ann", "roles", "2" },
};

static MusterDocument *
make_chart (void)
{
  return chart_read ("<s1 s2> Shop[*boss{Ann%60} aide$10-20 Kitchen[*chef{Bob,Kit!tool} cook{Ann%60}$30-30 helper@s2-#3]] solo=0.5");
}

static void
test_values (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = ask (doc, values[i].id, values[i].name);

      g_test_message ("%s of %s", values[i].name, values[i].id);
      g_assert_cmpstr (text, ==, values[i].text);
    }
}

/* Every aspect of every record of a random chart can be asked, and each name is of one. */
static void
test_names (void)
{
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 20, TRUE);
      g_autoptr (MusterProjection) projection = muster_projection_new (doc, chart_pick (doc, MUSTER_KIND_STAGE, rand));
      g_autoptr (MusterFacts) facts = muster_facts_new (projection);

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          g_autoptr (GArray) aspects = muster_aspects_list (doc, kinds[k]);
          g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
          MusterIter iter;
          MusterRecord record;

          g_assert_cmpuint (g_array_index (aspects, MusterAspect, 0).field, ==, muster_kind_name_field (kinds[k]));
          for (guint i = 0; i < aspects->len; i++)
            g_assert_true (g_hash_table_add (names, (gpointer) g_array_index (aspects, MusterAspect, i).name));
          muster_iter_init_kind (&iter, doc, kinds[k]);
          while (muster_iter_next (&iter, &record))
            for (guint i = 0; i < aspects->len; i++)
              g_free (muster_facts_dup_text (facts, record, &g_array_index (aspects, MusterAspect, i)));
        }
    }
}

/* }}} */
/* {{{ Order */

static char *
sort (MusterDocument *doc, const char *first, gboolean descending, const char *second)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  g_autoptr (MusterFacts) facts = muster_facts_new (projection);
  g_autoptr (GArray) records = muster_document_list (doc, MUSTER_KIND_ROLE);
  MusterAspect aspects[2];
  MusterSortKey keys[] = { { &aspects[0], descending }, { &aspects[1], FALSE } };
  GString *text = g_string_new (NULL);

  g_assert_true (muster_aspect_find (doc, MUSTER_KIND_ROLE, first, &aspects[0]));
  g_assert_true (second == NULL || muster_aspect_find (doc, MUSTER_KIND_ROLE, second, &aspects[1]));
  muster_facts_sort (facts, records, keys, second != NULL ? 2 : 1);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", muster_document_get_id (doc, g_array_index (records, MusterRecord, i)));
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *first;
  gboolean descending;
  const char *second;
  const char *sorted;
} orders[] = {
  { "grade", FALSE, NULL, "d b a c e" },
  { "grade", TRUE, NULL, "c a b d e" },
  { "fte", FALSE, NULL, "b c a d e" },
  { "fte", TRUE, NULL, "a c b d e" },
  { "from", FALSE, NULL, "b d c a e" },
  { "from", TRUE, "grade", "c d b a e" },
  { "open", FALSE, "title", "a b c e d" },
};

/* Numbers in a text as numbers, nothing last either way, equals as they were. */
static void
test_order (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> a=10 b=2@s1- c=9@s2- d{Ann}@s1- e");
  static const char *const grades[][2] = { { "a", "G10" }, { "b", "G9" }, { "c", "G11" }, { "d", "A" } };

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    g_assert_true (muster_edit_set (doc, chart_get (doc, grades[i][0]), MUSTER_ROLE_GRADE, grades[i][1], MUSTER_COMMIT_DEFAULT, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *sorted = sort (doc, orders[i].first, orders[i].descending, orders[i].second);

      g_test_message ("%s %d", orders[i].first, orders[i].descending);
      g_assert_cmpstr (sorted, ==, orders[i].sorted);
    }
}

/* }}} */
/* {{{ Cells */

/**
 * Block:
 * @rows: ids, with spaces between; + is a new row
 * @columns: names of aspects
 * @texts: rows with "/" between, cells with "|"; . is left alone, - is cleared
 * @after: the chart; or, if it begins with "!", where and what is refused
 */
static const struct
{
  const char *before;
  const char *rows;
  const char *columns;
  const char *texts;
  const char *after;
} blocks[] = {
  { "A[x y]", "x y", "title fte", "X|0.5/Y|.", "A[X=0.5 Y]" },
  { "A[x] B[y]", "x", "department", "b", "A[] B[y x]" },
  { "A[x] B[y]", "x", "department", "C", "!0.0 no Department called “C”" },
  { "A[x] B[y]", "x y", "title department", "X|B/Y|C", "!1.1 no Department" },
  { "A[*boss x]", "x", "span", "3", "!0.0 follows from the chart" },
  { "A[*boss x]", "x", "fte", "much", "!0.0 not a number" },
  { "A[*boss x y]", "y", "manager", "x", "A[*boss x>boss y>>x]" },
  { "A[*boss x y>>x]", "y", "manager", "-", "A[*boss x>boss y>boss]" },
  { "A[*boss x y]", "boss", "manager", "x", "!0.0 report to itself" },
  { "A[x]", "x", "holder", "Ann", "A[x{Ann}]" },
  { "A[x{Ann}]", "x", "holder", "Bob， Ann", "A[x{Ann,Bob}]" },
  { "A[x{Ann,Bob}]", "x", "holder", "bob", "A[x{Bob}]" },
  { "A[x{Ann}]", "x", "holder", "-", "A[x] ?Ann" },
  { "A[x]", "x +", "title manager", "X|Y/Y|-", "A[X>>Y] Y" },
  { "A[x]", "x + +", "title department", "X|A/.|A/Z|B", "!2.1 no Department called “B”" },
  { "A[x] A2[y]", "x", "assistant", "是", "x is an assistant" },
};

static const char *
name_of (MusterDocument *doc, MusterRecord record)
{
  return muster_document_get_name (doc, record);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_holders (GString *text, MusterDocument *doc, const GArray *holdings)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < holdings->len; i++)
    g_ptr_array_add (names, (gpointer) name_of (doc, muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON)));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%c%s%s", i > 0 ? ',' : '{', (const char *) names->pdata[i], i + 1 == names->len ? "}" : "");
}

/* The chart by names, as far as the cases go: departments, roles, managers by hand, holders. */
static char *
write_chart (MusterDocument *doc)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, 0);
  GString *text = g_string_new (NULL);
  const MusterTree *departments = muster_projection_get_departments (projection), *roles = muster_projection_get_roles (projection);

  for (guint d = 0; d <= departments->n_nodes; d++)
    {
      guint n;
      const guint *members = muster_projection_list_roles (projection, d < departments->n_nodes ? d : MUSTER_NOWHERE, &n);

      if (d < departments->n_nodes)
        g_string_append_printf (text, "%s%s[", text->len > 0 ? " " : "", name_of (doc, departments->nodes[d].record));
      for (guint i = 0; i < n; i++)
        {
          MusterRecord role = roles->nodes[members[i]].record;
          MusterRecord by_hand = muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);
          double fte = muster_document_get_number (doc, role, MUSTER_ROLE_FTE, NAN);
          g_autoptr (GArray) holdings = muster_projection_list_holdings (projection, role);
          gboolean head = d < departments->n_nodes && muster_projection_get_head (projection, d) == role;

          g_string_append_printf (text, "%s%s%s", text->len > 0 && text->str[text->len - 1] != '[' ? " " : "", head ? "*" : "", name_of (doc, role));
          append_holders (text, doc, holdings);
          if (by_hand != 0)
            g_string_append_printf (text, ">>%s", name_of (doc, by_hand));
          else if (roles->nodes[members[i]].parent != MUSTER_NOWHERE)
            g_string_append_printf (text, ">%s", name_of (doc, roles->nodes[roles->nodes[members[i]].parent].record));
          if (!isnan (fte))
            g_string_append_printf (text, "=%g", fte);
        }
      if (d < departments->n_nodes)
        g_string_append (text, "]");
    }
  return g_string_free (text, FALSE);
}

static gboolean
set_block (MusterDocument *doc, guint i, MusterBlock *block, GError **error)
{
  g_auto (GStrv) rows = g_strsplit (blocks[i].rows, " ", -1);
  g_auto (GStrv) columns = g_strsplit (blocks[i].columns, " ", -1);
  g_auto (GStrv) lines = g_strsplit (blocks[i].texts, "/", -1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree MusterRecord *records = g_new0 (MusterRecord, g_strv_length (rows));
  g_autofree MusterAspect *aspects = g_new0 (MusterAspect, g_strv_length (columns));

  for (guint r = 0; rows[r] != NULL; r++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[r], "|", -1);

      records[r] = strcmp (rows[r], "+") == 0 ? 0 : chart_get (doc, rows[r]);
      for (guint c = 0; columns[c] != NULL; c++)
        g_ptr_array_add (texts, strcmp (cells[c], ".") == 0 ? NULL : g_strdup (strcmp (cells[c], "-") == 0 ? "" : cells[c]));
    }
  for (guint c = 0; columns[c] != NULL; c++)
    g_assert_true (muster_aspect_find (doc, MUSTER_KIND_ROLE, columns[c], &aspects[c]));
  *block = (MusterBlock){ .kind = MUSTER_KIND_ROLE, .rows = records, .n_rows = g_strv_length (rows), .columns = aspects, .n_columns = g_strv_length (columns), .texts = (const char *const *) texts->pdata };
  return muster_edit_set_block (doc, block, "Paste", error);
}

static void
test_blocks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (blocks[i].before);
      g_autofree char *before = dump_records (doc);
      g_autofree char *after = NULL;
      g_autofree char *back = NULL;
      g_autoptr (GError) error = NULL;
      MusterBlock block;
      gboolean done = set_block (doc, i, &block, &error);

      g_test_message ("%s: %s", blocks[i].before, blocks[i].texts);
      if (*blocks[i].after == '!')
        {
          g_autofree char *place = g_strdup_printf ("%u.%u", block.bad_row, block.bad_column);

          g_assert_false (done);
          g_assert_true (g_str_has_prefix (blocks[i].after + 1, place));
          g_assert_nonnull (strstr (error->message, blocks[i].after + 5));
          back = dump_records (doc);
          g_assert_cmpstr (back, ==, before);
          g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
      if (strcmp (blocks[i].columns, "assistant") == 0)
        g_assert_true (muster_document_get_flag (doc, chart_get (doc, "x"), MUSTER_ROLE_ASSISTANT));
      else if (strstr (blocks[i].after, " ?Ann") != NULL)
        g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_HOLDING), ==, 0);
      else
        {
          after = write_chart (doc);
          g_assert_cmpstr (after, ==, blocks[i].after);
        }
      g_assert_true (muster_undo (doc));
      back = dump_records (doc);
      g_assert_cmpstr (back, ==, before);
    }
}

/* Two of one name are told apart by their ids only. */
static void
test_same_name (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("A[x] B[y]");
  MusterAspect aspect;
  const char *text = "A";
  MusterRecord row = chart_get (doc, "y");
  MusterBlock block = { .kind = MUSTER_KIND_ROLE, .rows = &row, .n_rows = 1, .columns = &aspect, .n_columns = 1, .texts = &text };
  g_autoptr (GError) error = NULL;

  g_assert_true (muster_aspect_find (doc, MUSTER_KIND_ROLE, "department", &aspect));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "A"), MUSTER_DEPARTMENT_NAME, "Same", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "B"), MUSTER_DEPARTMENT_NAME, "same", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set_block (doc, &block, "Set", &error));
  g_assert_cmpuint (muster_document_get_ref (doc, row, MUSTER_ROLE_DEPARTMENT), ==, chart_get (doc, "A"));
  text = "Same";
  g_assert_false (muster_edit_set_block (doc, &block, "Set", &error));
  g_assert_nonnull (strstr (error->message, "Several are called"));
}

/* }}} */
/* {{{ Fields of the user's own */

static void
test_own_fields (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("A[x y]");
  MusterRecord own = muster_edit_add_field (doc, MUSTER_KIND_ROLE, " Seats ", "text", NULL);
  MusterField field = muster_document_own_field (doc, muster_document_get_id (doc, own));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (muster_document_get_name (doc, own), ==, "Seats");
  g_assert_cmpuint (muster_edit_add_field (doc, MUSTER_KIND_ROLE, "seats", "text", NULL), ==, 0);
  g_assert_cmpuint (muster_edit_add_field (doc, MUSTER_KIND_ROLE, "Grade", "text", NULL), ==, 0);
  g_assert_cmpuint (muster_edit_add_field (doc, MUSTER_KIND_ROLE, "  ", "text", NULL), ==, 0);
  g_assert_cmpuint (muster_edit_add_field (doc, MUSTER_KIND_PERSON, "Seats", "number", NULL), !=, 0);
  g_assert_true (muster_edit_set (doc, chart_get (doc, "x"), field, "12", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, own, MUSTER_FIELD_TYPE, "number", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_cmpstr (muster_document_get (doc, chart_get (doc, "x"), field).text, ==, "12");
  text = ask (doc, "x", muster_document_get_id (doc, own));
  g_assert_cmpstr (text, ==, "12");
  g_assert_false (muster_edit_set (doc, chart_get (doc, "y"), field, "many", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_false (muster_edit_set (doc, own, MUSTER_FIELD_TYPE, "date", MUSTER_COMMIT_DEFAULT, &error));
  g_assert_nonnull (strstr (error->message, "“x”"));
  g_assert_true (muster_edit_set (doc, own, MUSTER_FIELD_NAME, "Chairs", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, own, MUSTER_FIELD_NAME, "CHAIRS", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_false (muster_edit_set (doc, own, MUSTER_FIELD_NAME, "Title", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_false (muster_edit_set (doc, own, MUSTER_FIELD_ON, "person", MUSTER_COMMIT_DEFAULT, NULL));
}

/* A field takes its values along, and undo brings both back. */
static void
test_own_field_goes (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("A[x y]");
  MusterRecord own = muster_edit_add_field (doc, MUSTER_KIND_ROLE, "Seats", "number", NULL);
  MusterField field = muster_document_own_field (doc, muster_document_get_id (doc, own));

  g_assert_true (muster_edit_set (doc, chart_get (doc, "x"), field, "12", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_remove (doc, &own, 1, MUSTER_SCOPE_ALONE, NULL));
  g_assert_cmpint (muster_document_get (doc, chart_get (doc, "x"), field).type, ==, MUSTER_TYPE_NONE);
  g_assert_true (muster_undo (doc));
  g_assert_cmpstr (muster_document_get (doc, chart_get (doc, "x"), field).text, ==, "12");
  g_assert_cmpint (muster_document_get_kind (doc, own), ==, MUSTER_KIND_FIELD);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aspects/answer", test_values);
  g_test_add_func ("/aspects/each-has-a-name", test_names);
  g_test_add_func ("/aspects/sort", test_order);
  g_test_add_func ("/aspects/cells-are-set-all-or-none", test_blocks);
  g_test_add_func ("/aspects/a-name-that-two-have-is-refused", test_same_name);
  g_test_add_func ("/aspects/own-fields-keep-their-type", test_own_fields);
  g_test_add_func ("/aspects/own-fields-take-their-values-along", test_own_field_goes);
  return g_test_run ();
}
