/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-document.c: records, values and walks.
 */
#include "chart.h"
#include "dump.h"
#include "oracle.h"

#include <float.h>
#include <math.h>
#include <string.h>

static void
test_new_has_a_chart (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  g_autofree char *dump = dump_records (doc);

  g_assert_cmpstr (dump, ==, "chart chart\n");
  g_assert_cmpuint (muster_document_get_chart (doc), ==, chart_get (doc, "chart"));
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_CHART), ==, 1);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 0);
}

static void
test_handles (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  MusterRecord later = muster_document_handle (doc, "later");
  MusterDraft *draft;

  g_assert_cmpuint (later, !=, 0);
  g_assert_cmpuint (muster_document_handle (doc, "later"), ==, later);
  g_assert_cmpuint (muster_document_find (doc, "later"), ==, 0);
  g_assert_cmpuint (muster_document_find (doc, "never"), ==, 0);
  g_assert_cmpint (muster_document_get_kind (doc, later), ==, MUSTER_KIND_NONE);
  g_assert_cmpstr (muster_document_get_id (doc, later), ==, "later");
  g_assert_cmpuint (later, <, muster_document_get_limit (doc));

  draft = muster_draft_new (doc);
  g_assert_cmpuint (muster_draft_add (draft, MUSTER_KIND_ROLE, "later"), ==, later);
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  g_assert_cmpuint (muster_document_find (doc, "later"), ==, later);
  g_assert_cmpuint (muster_document_handle (doc, "a"), ==, chart_get (doc, "a"));
}

static void
test_none_is_nothing (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  MusterIter iter;
  MusterRecord record;

  g_assert_cmpint (muster_document_get_kind (doc, 0), ==, MUSTER_KIND_NONE);
  g_assert_cmpint (muster_document_get (doc, 0, MUSTER_ROLE_TITLE).type, ==, MUSTER_TYPE_NONE);
  g_assert_cmpint (muster_document_get (doc, chart_get (doc, "a"), MUSTER_PERSON_NAME).type, ==, MUSTER_TYPE_NONE);
  g_assert_cmpstr (muster_document_get_name (doc, 0), ==, "");
  muster_iter_init_referrers (&iter, doc, 0, MUSTER_FIELD_KIND);
  g_assert_false (muster_iter_next (&iter, &record));
}

static void
test_interning (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      g_ptr_array_add (texts, (gpointer) muster_document_intern (doc, text));
    }
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      g_assert_cmpstr (g_ptr_array_index (texts, i), ==, text);
      g_assert_true (muster_document_intern (doc, text) == g_ptr_array_index (texts, i));
    }
}

static void
test_long_text (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  g_autofree char *text = g_strnfill (3000000, 'x');
  const char *interned = muster_document_intern (doc, text);

  g_assert_cmpstr (interned, ==, text);
  g_assert_true (muster_document_intern (doc, text) == interned);
  g_assert_cmpstr (muster_document_intern (doc, ""), ==, "");
}

/* {{{ Values */

static void
test_numbers (void)
{
  static const double numbers[] = { 0, 1, -1, 0.1, 100, 1e15, -0.0, DBL_MAX, -DBL_MAX, DBL_MIN, 5e-324, INFINITY, -INFINITY };
  g_autoptr (MusterDocument) doc = chart_read ("a");
  MusterRecord role = chart_get (doc, "a");

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      MusterDraft *draft = muster_draft_new (doc);

      muster_draft_set_number (draft, role, MUSTER_ROLE_FTE, numbers[i]);
      g_assert_cmpint (muster_document_get (doc, role, MUSTER_ROLE_FTE).type, ==, MUSTER_TYPE_NUMBER);
      g_assert_true (muster_document_get_number (doc, role, MUSTER_ROLE_FTE, NAN) == numbers[i]);
      g_assert_true (muster_document_get (doc, role, MUSTER_ROLE_POOL).type == MUSTER_TYPE_NONE);
      muster_draft_set_number (draft, role, MUSTER_ROLE_FTE, NAN);
      g_assert_true (muster_draft_is_empty (draft));
      muster_draft_free (draft);
    }
  g_assert_true (muster_document_get_number (doc, role, MUSTER_ROLE_FTE, 7) == 7);
}

static void
test_types (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1> D[] a b");
  MusterRecord role = chart_get (doc, "a"), stage = chart_get (doc, "s1");
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_set_text (draft, role, MUSTER_ROLE_NOTES, "Two\nlines");
  muster_draft_set_text (draft, stage, MUSTER_STAGE_STARTS, "2026-11-23");
  muster_draft_set_flag (draft, role, MUSTER_ROLE_ASSISTANT, TRUE);
  muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, chart_get (doc, "b"));
  g_assert_cmpstr (muster_document_get_text (doc, role, MUSTER_ROLE_NOTES), ==, "Two\nlines");
  g_assert_cmpint (muster_document_get (doc, stage, MUSTER_STAGE_STARTS).type, ==, MUSTER_TYPE_DATE);
  g_assert_cmpstr (muster_document_get_text (doc, stage, MUSTER_STAGE_STARTS), ==, "2026-11-23");
  g_assert_true (muster_document_get_flag (doc, role, MUSTER_ROLE_ASSISTANT));
  g_assert_false (muster_document_get_flag (doc, role, MUSTER_ROLE_COLLAPSED));
  g_assert_cmpuint (muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER), ==, chart_get (doc, "b"));
  g_assert_null (muster_document_get_text (doc, role, MUSTER_ROLE_FTE));
  g_assert_cmpuint (muster_document_get_ref (doc, role, MUSTER_ROLE_TITLE), ==, 0);

  muster_draft_set_text (draft, role, MUSTER_ROLE_NOTES, "");
  muster_draft_set_text (draft, stage, MUSTER_STAGE_STARTS, NULL);
  muster_draft_set_flag (draft, role, MUSTER_ROLE_ASSISTANT, FALSE);
  muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, 0);
  g_assert_cmpint (muster_document_get (doc, role, MUSTER_ROLE_NOTES).type, ==, MUSTER_TYPE_NONE);
  g_assert_cmpint (muster_document_get (doc, stage, MUSTER_STAGE_STARTS).type, ==, MUSTER_TYPE_NONE);
  g_assert_cmpint (muster_document_get (doc, role, MUSTER_ROLE_ASSISTANT).type, ==, MUSTER_TYPE_NONE);
  g_assert_cmpint (muster_document_get (doc, role, MUSTER_ROLE_MANAGER).type, ==, MUSTER_TYPE_NONE);
  muster_draft_free (draft);
}

/* Every field of the table holds its own value beside all others of its record. */
static void
test_fields_do_not_overlap (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new (doc);
  g_autofree char *dump = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);

  for (MusterKind kind = MUSTER_KIND_CHART; kind < MUSTER_KIND_OTHER; kind++)
    {
      guint n_fields;
      MusterField first = muster_kind_first_field (kind, &n_fields);
      MusterRecord record = kind == MUSTER_KIND_CHART ? 1 : muster_draft_add (draft, kind, muster_kind_get_name (kind));

      g_string_append_printf (expected, "%s %s", muster_kind_get_name (kind), muster_kind_get_name (kind));
      for (MusterField field = first; field < first + n_fields; field++)
        {
          const char *name = muster_field_get_info (field)->name;
          g_autofree char *text = g_strdup_printf ("%u", field);

          switch (muster_field_get_info (field)->type)
            {
            case MUSTER_TYPE_NUMBER:
              muster_draft_set_number (draft, record, field, field);
              g_string_append_printf (expected, " %s=%u", name, field);
              break;
            case MUSTER_TYPE_FLAG:
              muster_draft_set_flag (draft, record, field, TRUE);
              g_string_append_printf (expected, " %s", name);
              break;
            case MUSTER_TYPE_REF:
              muster_draft_set_ref (draft, record, field, record);
              g_string_append_printf (expected, " %s->%s", name, muster_kind_get_name (kind));
              break;
            default:
              muster_draft_set_text (draft, record, field, text);
              g_string_append_printf (expected, " %s=“%s”", name, text);
            }
        }
      g_string_append_c (expected, '\n');
    }
  dump = dump_records (doc);
  g_assert_cmpstr (dump, ==, expected->str);
  muster_draft_free (draft);
}

static void
test_own_fields (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  MusterRecord role = chart_get (doc, "a");
  MusterField colour = muster_document_own_field (doc, "f-colour"), age = muster_document_own_field (doc, "age");
  MusterDraft *draft = muster_draft_new (doc);
  guint n;

  g_assert_cmpint (colour, >=, MUSTER_N_FIELDS);
  g_assert_cmpint (muster_document_own_field (doc, "f-colour"), ==, colour);
  g_assert_cmpint (muster_document_field (doc, MUSTER_KIND_ROLE, "age"), ==, age);
  g_assert_cmpint (muster_document_field (doc, MUSTER_KIND_ROLE, "title"), ==, MUSTER_ROLE_TITLE);
  g_assert_cmpstr (muster_document_get_field_name (doc, colour), ==, "f-colour");
  g_assert_cmpstr (muster_document_get_field_name (doc, MUSTER_ROLE_TITLE), ==, "title");
  g_assert_null (muster_document_list_own_fields (doc, role, &n));

  muster_draft_set_raw (draft, role, colour, "\"red\"");
  muster_draft_set_raw (draft, role, age, "[1,2]");
  g_assert_cmpstr (muster_document_get_text (doc, role, colour), ==, "\"red\"");
  g_assert_cmpint (muster_document_get (doc, role, age).type, ==, MUSTER_TYPE_RAW);
  g_assert_cmpint (muster_document_get (doc, chart_get (doc, "b"), age).type, ==, MUSTER_TYPE_NONE);
  {
    g_autofree MusterField *fields = muster_document_list_own_fields (doc, role, &n);

    g_assert_cmpuint (n, ==, 2);
    g_assert_cmpint (fields[0], ==, age);
    g_assert_cmpint (fields[1], ==, colour);
  }
  muster_draft_set_raw (draft, role, colour, NULL);
  muster_draft_set_raw (draft, role, age, NULL);
  g_assert_null (muster_document_list_own_fields (doc, role, &n));
  muster_draft_free (draft);
}

static void
test_unknown_kinds (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord other = muster_draft_add_other (draft, "team", "t-1");
  g_autofree char *full = NULL;
  g_autofree char *again = NULL;
  guint n;

  g_assert_cmpint (muster_document_get_kind (doc, other), ==, MUSTER_KIND_OTHER);
  g_assert_null (muster_document_list_own_fields (doc, other, &n));
  muster_draft_set_raw (draft, other, muster_document_own_field (doc, "size"), "7");
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  full = dump_records (doc);
  g_assert_nonnull (strstr (full, "team t-1 size=“7”\n"));

  draft = muster_draft_new (doc);
  muster_draft_remove (draft, other);
  muster_commit (draft, "Remove", MUSTER_COMMIT_DEFAULT);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_OTHER), ==, 0);
  g_assert_cmpint (muster_document_get (doc, other, MUSTER_FIELD_KIND).type, ==, MUSTER_TYPE_NONE);
  muster_undo (doc);
  again = dump_records (doc);
  g_assert_cmpstr (again, ==, full);
}

static const struct
{
  MusterValue a;
  MusterValue b;
  gboolean equal;
} comparisons[] = {
  { { .type = MUSTER_TYPE_NONE }, { .type = MUSTER_TYPE_NONE }, TRUE },
  { { .type = MUSTER_TYPE_FLAG }, { .type = MUSTER_TYPE_FLAG }, TRUE },
  { { .type = MUSTER_TYPE_FLAG }, { .type = MUSTER_TYPE_NONE }, FALSE },
  { { .type = MUSTER_TYPE_NUMBER, .number = 0 }, { .type = MUSTER_TYPE_NUMBER, .number = 0 }, TRUE },
  { { .type = MUSTER_TYPE_NUMBER, .number = 0 }, { .type = MUSTER_TYPE_NUMBER, .number = 1 }, FALSE },
  { { .type = MUSTER_TYPE_NUMBER, .number = 0 }, { .type = MUSTER_TYPE_NONE }, FALSE },
  { { .type = MUSTER_TYPE_REF, .ref = 1 }, { .type = MUSTER_TYPE_REF, .ref = 1 }, TRUE },
  { { .type = MUSTER_TYPE_REF, .ref = 1 }, { .type = MUSTER_TYPE_REF, .ref = 2 }, FALSE },
};

static void
test_equality (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      g_assert_cmpint (muster_value_equal (comparisons[i].a, comparisons[i].b), ==, comparisons[i].equal);
      g_assert_cmpint (muster_value_equal (comparisons[i].b, comparisons[i].a), ==, comparisons[i].equal);
    }
}

/* }}} */
/* {{{ Names */

static void
test_names (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[a{Ann}] b ~a-b:helps");
  MusterDraft *draft;

  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "a")), ==, "a");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "D")), ==, "D");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "Ann")), ==, "Ann");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "h1")), ==, "Ann");
  g_assert_cmpstr (muster_document_get_name (doc, chart_get (doc, "a-b")), ==, "helps");

  draft = muster_draft_new (doc);
  for (MusterKind kind = MUSTER_KIND_STAGE; kind < MUSTER_KIND_OTHER; kind++)
    g_assert_nonnull (muster_document_get_name (doc, muster_draft_add (draft, kind, NULL)));
  g_assert_cmpstr (muster_document_get_name (doc, muster_draft_add (draft, MUSTER_KIND_ROLE, NULL)), ==, "Untitled role");
  g_assert_cmpstr (muster_document_get_name (doc, muster_draft_add_other (draft, "team", NULL)), ==, "Record");
  muster_draft_free (draft);
}

/* }}} */
/* {{{ Walks */

static void
test_referrers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 100 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 20, FALSE);

      oracle_check (doc);
    }
}

static void
test_removed_come_back (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b c");
  MusterRecord role = chart_get (doc, "b");
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_remove (draft, role);
  g_assert_cmpuint (muster_document_find (doc, "b"), ==, 0);
  g_assert_cmpint (muster_document_get_kind (doc, role), ==, MUSTER_KIND_NONE);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 2);
  g_assert_cmpuint (muster_document_handle (doc, "b"), ==, role);
  muster_commit (draft, "Remove", MUSTER_COMMIT_DEFAULT);

  muster_undo (doc);
  g_assert_cmpuint (chart_get (doc, "b"), ==, role);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 3);
  oracle_check (doc);
}

static char *
join_ids (MusterDocument *doc, GArray *records)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", muster_document_get_id (doc, g_array_index (records, MusterRecord, i)));
  return g_string_free (ids, FALSE);
}

static void
test_lists (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[x a] E[b m] c");
  MusterDraft *draft = muster_draft_new (doc);
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) within = NULL;
  g_autoptr (GArray) equal = NULL;
  g_autofree char *all_ids = NULL;
  g_autofree char *within_ids = NULL;
  g_autofree char *equal_ids = NULL;

  all = muster_document_list (doc, MUSTER_KIND_ROLE);
  all_ids = join_ids (doc, all);
  g_assert_cmpstr (all_ids, ==, "x a b m c");
  within = muster_document_list_referrers (doc, chart_get (doc, "D"), MUSTER_ROLE_DEPARTMENT);
  within_ids = join_ids (doc, within);
  g_assert_cmpstr (within_ids, ==, "x a");

  /* Without keys of order, and with equal ones, it is by id; no key comes first. */
  muster_draft_set_text (draft, chart_get (doc, "m"), MUSTER_ROLE_ORDER, "a0");
  muster_draft_set_text (draft, chart_get (doc, "a"), MUSTER_ROLE_ORDER, "a0");
  muster_draft_set_text (draft, chart_get (doc, "x"), MUSTER_ROLE_ORDER, "a0");
  muster_draft_set_text (draft, chart_get (doc, "c"), MUSTER_ROLE_ORDER, NULL);
  muster_draft_set_text (draft, chart_get (doc, "b"), MUSTER_ROLE_ORDER, NULL);
  equal = muster_document_list (doc, MUSTER_KIND_ROLE);
  equal_ids = join_ids (doc, equal);
  g_assert_cmpstr (equal_ids, ==, "b c a m x");
  for (guint i = 0; i + 1 < equal->len; i++)
    g_assert_cmpint (muster_document_compare_order (&g_array_index (equal, MusterRecord, i), &g_array_index (equal, MusterRecord, i + 1), doc), <, 0);
  muster_draft_free (draft);
}

/* }}} */
/* {{{ The signal */

typedef struct
{
  guint n;
  int direction;
  guint n_ops;
  char *label;
} Heard;

static void
on_changed (MusterDocument *doc, const MusterChange *change, int direction, gpointer data)
{
  Heard *heard = data;

  heard->n++;
  heard->direction = direction;
  heard->n_ops = change != NULL ? change->n_ops : 0;
  g_free (heard->label);
  heard->label = g_strdup (change != NULL ? change->label : NULL);
}

static void
test_changed_once (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  Heard heard = { 0 };
  MusterDraft *draft = muster_draft_new (doc);

  g_signal_connect (doc, "changed", G_CALLBACK (on_changed), &heard);
  muster_draft_set_text (draft, chart_get (doc, "a"), MUSTER_ROLE_TITLE, "b");
  muster_draft_set_number (draft, chart_get (doc, "a"), MUSTER_ROLE_FTE, 1);
  g_assert_cmpuint (heard.n, ==, 0);
  g_assert_true (muster_commit (draft, "Change", MUSTER_COMMIT_DEFAULT));
  g_assert_true (heard.n == 1 && heard.direction == 1 && heard.n_ops == 2);
  g_assert_cmpstr (heard.label, ==, "Change");

  muster_undo (doc);
  g_assert_true (heard.n == 2 && heard.direction == -1 && heard.n_ops == 2);
  muster_redo (doc);
  g_assert_true (heard.n == 3 && heard.direction == 1);
  g_assert_false (muster_commit (muster_draft_new (doc), "Nothing", MUSTER_COMMIT_DEFAULT));
  g_assert_false (muster_redo (doc));
  g_assert_cmpuint (heard.n, ==, 3);

  draft = muster_draft_new_loading (doc);
  muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
  g_assert_true (muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT));
  g_assert_true (heard.n == 4 && heard.direction == 1 && heard.n_ops == 0);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  g_free (heard.label);
}

/* An id that was a role's becomes a person's, and undo makes it a role again with all that it had. */
static void
test_ids_change_kind (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a b");
  MusterRecord record = chart_get (doc, "b");
  g_autofree char *before = dump_records (doc);
  g_autofree char *undone = NULL;
  MusterDraft *draft = muster_draft_new (doc);
  MusterIter iter;
  MusterRecord role;

  muster_draft_remove (draft, record);
  muster_commit (draft, "Remove", MUSTER_COMMIT_DEFAULT);
  draft = muster_draft_new (doc);
  g_assert_cmpuint (muster_draft_add (draft, MUSTER_KIND_PERSON, muster_document_get_id (doc, record)), ==, record);
  muster_draft_set_text (draft, record, MUSTER_PERSON_NAME, "Bea");
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  g_assert_cmpint (muster_document_get_kind (doc, record), ==, MUSTER_KIND_PERSON);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, 1);

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    g_assert_cmpuint (role, !=, record);

  muster_travel (doc, 0);
  undone = dump_records (doc);
  g_assert_cmpstr (undone, ==, before);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/a new one has a chart and nothing else", test_new_has_a_chart);
  g_test_add_func ("/document/a handle is there before its record", test_handles);
  g_test_add_func ("/document/no record has nothing", test_none_is_nothing);
  g_test_add_func ("/document/equal text is one pointer", test_interning);
  g_test_add_func ("/document/text may be long", test_long_text);
  g_test_add_func ("/document/numbers are kept to the bit", test_numbers);
  g_test_add_func ("/document/values of each type", test_types);
  g_test_add_func ("/document/fields do not overlap", test_fields_do_not_overlap);
  g_test_add_func ("/document/own fields", test_own_fields);
  g_test_add_func ("/document/unknown kinds are kept", test_unknown_kinds);
  g_test_add_func ("/document/values compare", test_equality);
  g_test_add_func ("/document/everything has a name", test_names);
  g_test_add_func ("/document/referrers are found without a search", test_referrers);
  g_test_add_func ("/document/what comes back has its handle", test_removed_come_back);
  g_test_add_func ("/document/lists are by order, then by id", test_lists);
  g_test_add_func ("/document/changed is said once a change", test_changed_once);
  g_test_add_func ("/document/an id may come back as another kind", test_ids_change_kind);
  return g_test_run ();
}
