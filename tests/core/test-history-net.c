/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-history-net.c: what differs between two states is what a look at both shows, whatever was done
 * between; and it is told by name.
 */
#include "chart.h"
#include "edit.h"
#include "history-net.h"
#include "verbs.h"

/* {{{ Against a look at both states */

/* A state the slow way: a value for each record and field that is there. */
typedef struct
{
  MusterRecord record;
  MusterField field;
  MusterValue value;
} Cell;

static char *
dup_key (MusterRecord record, MusterField field)
{
  return g_strdup_printf ("%u %u", record, field);
}

static void
look_at (MusterDocument *doc, GHashTable *state, MusterRecord record, MusterField field)
{
  MusterValue value = muster_document_get (doc, record, field);
  Cell cell = { record, field, value };

  if (value.type != MUSTER_TYPE_NONE)
    g_hash_table_insert (state, dup_key (record, field), g_memdup2 (&cell, sizeof cell));
}

static GHashTable *
look (MusterDocument *doc, guint position)
{
  GHashTable *state = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint now = muster_history_get_position (doc);

  muster_travel (doc, position);
  for (MusterRecord record = 1; record < muster_document_get_limit (doc); record++)
    {
      guint n_fields, n_own;
      MusterField first = muster_kind_first_field (muster_document_get_kind (doc, record), &n_fields);
      g_autofree MusterField *own = NULL;

      if (muster_document_get_kind (doc, record) == MUSTER_KIND_NONE)
        continue;
      own = muster_document_list_own_fields (doc, record, &n_own);
      look_at (doc, state, record, MUSTER_FIELD_KIND);
      for (MusterField field = first; field < first + n_fields; field++)
        look_at (doc, state, record, field);
      for (guint i = 0; i < n_own; i++)
        look_at (doc, state, record, own[i]);
    }
  muster_travel (doc, now);
  return state;
}

static MusterValue
get_in (GHashTable *state, MusterRecord record, MusterField field)
{
  g_autofree char *key = dup_key (record, field);
  const Cell *cell = g_hash_table_lookup (state, key);

  return cell != NULL ? cell->value : MUSTER_NO_VALUE;
}

/* How many fields, the kind among them, differ; each of @state must agree with what the net says then. */
static guint
count_differences (GHashTable *then, GHashTable *now, MusterNet *net)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, then);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Cell *cell = value;

      g_assert_true (muster_value_equal (muster_net_get_then (net, cell->record, cell->field), cell->value));
      n += !muster_value_equal (get_in (now, cell->record, cell->field), cell->value);
    }
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Cell *cell = value;

      n += get_in (then, cell->record, cell->field).type == MUSTER_TYPE_NONE;
    }
  return n;
}

static guint
check_record (const MusterNetRecord *record, GHashTable *then, GHashTable *now)
{
  gboolean was = get_in (then, record->record, MUSTER_FIELD_KIND).type != MUSTER_TYPE_NONE;
  gboolean is = get_in (now, record->record, MUSTER_FIELD_KIND).type != MUSTER_TYPE_NONE;

  g_assert_true (was || is);
  g_assert_cmpint (record->state, ==, was && is ? MUSTER_NET_CHANGED : is ? MUSTER_NET_ADDED
                                                                          : MUSTER_NET_REMOVED);
  g_assert_cmpint (record->kind, ==, muster_kind_find (get_in (was ? then : now, record->record, MUSTER_FIELD_KIND).text));
  for (guint i = 0; i < record->fields->len; i++)
    {
      const MusterNetField *field = &g_array_index (record->fields, MusterNetField, i);

      g_assert_false (muster_value_equal (field->before, field->after));
      g_assert_true (muster_value_equal (field->before, get_in (then, record->record, field->field)));
      g_assert_true (muster_value_equal (field->after, get_in (now, record->record, field->field)));
    }
  return record->fields->len + (was != is);
}

static guint
check_net (MusterDocument *doc, guint position)
{
  g_autoptr (GHashTable) then = look (doc, position);
  g_autoptr (GHashTable) now = look (doc, muster_history_get_position (doc));
  g_autoptr (MusterNet) net = muster_net_new (doc, position);
  const GPtrArray *records = muster_net_get_records (net);
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const MusterNetRecord *record = g_ptr_array_index (records, i);
      g_autofree char *name = muster_net_dup_name (net, record->record);

      n += check_record (record, then, now);
      g_assert_cmpstr (name, !=, "");
    }
  g_assert_cmpuint (n, ==, count_differences (then, now, net));
  return n;
}

static void
test_is_what_differs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);
  guint n = 0;

  for (guint i = 0; i < 40 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 10, FALSE);
      guint length;

      for (guint j = 0; j < 30 && muster_document_count (doc, MUSTER_KIND_ROLE) < 60; j++)
        verbs_do (doc, rand, NULL);
      length = muster_history_get_length (doc);
      muster_travel (doc, g_rand_int_range (rand, 0, length + 1));
      for (guint j = 0; j < 4; j++)
        n += check_net (doc, g_rand_int_range (rand, 0, length + 1));
    }
  g_assert_cmpuint (n, >, 1000);
}

/* }}} */
/* {{{ In words */

static char *
tell (MusterDocument *doc, guint position)
{
  static const char *const states[] = { "+", "-", "~" };
  g_autoptr (MusterNet) net = muster_net_new (doc, position);
  const GPtrArray *records = muster_net_get_records (net);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const MusterNetRecord *record = g_ptr_array_index (records, i);
      g_autofree char *name = muster_net_dup_name (net, record->record);

      g_string_append_printf (text, "%s%s%s", i > 0 ? "; " : "", states[record->state], name);
      for (guint j = 0; j < record->fields->len && record->state == MUSTER_NET_CHANGED; j++)
        {
          const MusterNetField *field = &g_array_index (record->fields, MusterNetField, j);
          g_autofree char *before = muster_net_dup_value (net, field->field, field->before);
          g_autofree char *after = muster_net_dup_value (net, field->field, field->after);

          g_string_append_printf (text, ", %s: %s → %s", muster_net_get_label (net, field->field), before != NULL ? before : "", after != NULL ? after : "");
        }
    }
  return g_string_free (text, FALSE);
}

static void
retitle (MusterDocument *doc, const char *title)
{
  g_assert_true (muster_edit_set (doc, chart_get (doc, "b"), MUSTER_ROLE_TITLE, title, MUSTER_COMMIT_DEFAULT, NULL));
}

static void
set_there_and_back (MusterDocument *doc)
{
  retitle (doc, "B");
  retitle (doc, "b");
}

static void
set_twice (MusterDocument *doc)
{
  retitle (doc, "B");
  retitle (doc, "Baker");
}

static void
grade (MusterDocument *doc)
{
  g_assert_true (muster_edit_set (doc, chart_get (doc, "b"), MUSTER_ROLE_GRADE, "7", MUSTER_COMMIT_DEFAULT, NULL));
}

static void
report (MusterDocument *doc)
{
  MusterRecord role = chart_get (doc, "b");

  g_assert_true (muster_edit_set_manager (doc, &role, 1, chart_get (doc, "a"), NULL));
}

static void
fire (MusterDocument *doc)
{
  MusterRecord person = chart_get (doc, "p");

  g_assert_true (muster_edit_remove (doc, &person, 1, MUSTER_SCOPE_ALONE, NULL));
}

static void
hire_and_fire (MusterDocument *doc)
{
  MusterRecord person = muster_edit_add (doc, MUSTER_KIND_PERSON, &(MusterSetting){ MUSTER_PERSON_NAME, "Q" }, 1, 0, NULL);

  g_assert_true (muster_edit_remove (doc, &person, 1, MUSTER_SCOPE_ALONE, NULL));
}

static void
hire (MusterDocument *doc)
{
  g_assert_true (muster_edit_assign (doc, muster_edit_add (doc, MUSTER_KIND_PERSON, &(MusterSetting){ MUSTER_PERSON_NAME, "Q" }, 1, 0, NULL), chart_get (doc, "b"), 50, NULL));
}

/* On a chart of the role a that p holds, and the role b. */
static const struct
{
  const char *name;
  void (*edit) (MusterDocument *doc);
  const char *told;
  const char *told_undone;
} told[] = {
  { "nothing", NULL, "", "" },
  { "there and back", set_there_and_back, "", "" },
  { "twice is once", set_twice, "~Baker, Title: b → Baker", "~b, Title: Baker → b" },
  { "a field that was empty", grade, "~b, Grade:  → 7", "~b, Grade: 7 → " },
  { "a reference by name", report, "~b, Reports to:  → a", "~b, Reports to: a → " },
  { "what is gone by the names that it had", fire, "-p; -p – a", "+p; +p – a" },
  { "come and gone", hire_and_fire, "", "" },
  { "come", hire, "+Q; +Q – b", "-Q; -Q – b" },
};

static void
test_told (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read ("a{p} b");
      g_autofree char *done = NULL, *undone = NULL;

      g_test_message ("%s", told[i].name);
      if (told[i].edit != NULL)
        told[i].edit (doc);
      done = tell (doc, 0);
      g_assert_cmpstr (done, ==, told[i].told);
      muster_travel (doc, 0);
      undone = tell (doc, muster_history_get_length (doc));
      g_assert_cmpstr (undone, ==, told[i].told_undone);
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-net/what it says is what differs", test_is_what_differs);
  g_test_add_func ("/history-net/it says so by name", test_told);
  return g_test_run ();
}
