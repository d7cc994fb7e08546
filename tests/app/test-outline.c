/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-outline.c: the rows of the outline and of the people are what the chart is, whatever is done to
 * it; a list is told of no more than what changed; a huge chart costs no objects.
 */
#include "chart.h"
#include "outline-model.h"
#include "people-model.h"
#include "verbs.h"

#include <string.h>

/* {{{ Rows as text */

static guint
count_rows (MusterRecordList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static const char *
get_name (MusterSession *session, MusterRecord record)
{
  return muster_document_get_id (muster_session_get_document (session), record);
}

/* "Top- .boss .Sub+": a dot a level, "-" for an open row and "+" for a closed one; "#1:2" for the
 * first heading, of two rows. */
static char *
write_rows (MusterSession *session, MusterRecordList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count_rows (list); i++)
    {
      const MusterRow *row = muster_record_list_get_row (list, i);

      g_string_append (text, i > 0 ? " " : "");
      if ((row->flags & MUSTER_ROW_HEADING) != 0)
        {
          g_string_append_printf (text, "#%u:%u", row->record, row->depth);
          continue;
        }
      for (guint level = 0; level < row->depth; level++)
        g_string_append_c (text, '.');
      g_string_append (text, get_name (session, row->record));
      if ((row->flags & MUSTER_ROW_HAS_CHILDREN) != 0)
        g_string_append_c (text, (row->flags & MUSTER_ROW_EXPANDED) != 0 ? '-' : '+');
    }
  return g_string_free (text, FALSE);
}

/* }}} */
/* {{{ The outline */

typedef struct
{
  const char *name;
  const char *chart;
  MusterView view;
  /* What is closed, and looked for. */
  const char *closed;
  const char *query;
  const char *rows;
} Case;

static const Case cases[] = {
  { "departments", "Top[*boss aide Sub[*lead rep] Other[]] solo", MUSTER_VIEW_DEPARTMENTS, NULL, NULL, "Top- .boss .aide .Sub- ..lead ..rep .Other solo" },
  { "reporting", "Top[*boss aide Sub[*lead rep] Other[]] solo", MUSTER_VIEW_REPORTING, NULL, NULL, "boss- .aide .lead- ..rep solo" },
  { "closed", "Top[*boss aide Sub[*lead rep] Other[]] solo", MUSTER_VIEW_DEPARTMENTS, "Sub", NULL, "Top- .boss .aide .Sub+ .Other solo" },
  { "closed-above", "Top[*boss aide Sub[*lead rep] Other[]] solo", MUSTER_VIEW_DEPARTMENTS, "Top", NULL, "Top+ solo" },
  { "closed-reports", "Top[*boss aide Sub[*lead rep] Other[]] solo", MUSTER_VIEW_REPORTING, "boss", NULL, "boss+ solo" },
  { "found", "Top[*boss aide Sub[*lead rep] Other[]] solo", MUSTER_VIEW_DEPARTMENTS, NULL, "rep", "Top- .Sub- ..rep" },
  { "found-in-closed", "Top[*boss aide Sub[*lead rep] Other[]] solo", MUSTER_VIEW_DEPARTMENTS, "Top", "rep", "Top- .Sub- ..rep" },
  { "found-by-holder", "Top[*boss{Ann} Sub[*lead rep{Ann}]] solo", MUSTER_VIEW_REPORTING, NULL, "ann", "boss- .lead- ..rep" },
  { "not-found", "Top[*boss aide] solo", MUSTER_VIEW_DEPARTMENTS, NULL, "zebra", "" },
  { "blank", "", MUSTER_VIEW_DEPARTMENTS, NULL, NULL, "" },
};

static void
test_rows (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (MusterDocument) doc = chart_read (one->chart);
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterOutlineModel) model = muster_outline_model_new (session);
  g_autofree char *rows = NULL;

  muster_session_set_view (session, one->view);
  muster_outline_model_update (model);
  if (one->closed != NULL)
    muster_outline_model_set_expanded (model, chart_get (doc, one->closed), FALSE);
  if (one->query != NULL)
    muster_outline_model_set_query (model, one->query);
  rows = write_rows (session, muster_outline_model_get_list (model));
  g_assert_cmpstr (rows, ==, one->rows);
}

/* Whoever is gone to is not hidden in what is closed. */
static void
test_opens_above (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Top[*boss Sub[*lead rep]]");
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterOutlineModel) model = muster_outline_model_new (session);
  MusterRecordList *list = muster_outline_model_get_list (model);

  muster_outline_model_update (model);
  muster_outline_model_set_expanded (model, chart_get (doc, "Sub"), FALSE);
  muster_outline_model_set_expanded (model, chart_get (doc, "Top"), FALSE);
  g_assert_cmpuint (muster_record_list_find (list, chart_get (doc, "rep")), ==, GTK_INVALID_LIST_POSITION);
  muster_outline_model_open_above (model, chart_get (doc, "rep"));
  muster_outline_model_update (model);
  g_assert_cmpuint (muster_record_list_find (list, chart_get (doc, "rep")), ==, 4);
}

/* }}} */
/* {{{ A list that is told */

/* What somebody knows who only hears "items-changed". */
typedef struct
{
  MusterRecordList *list;
  GArray *known;
  guint n_told;
} Listener;

static MusterRecord
get_known (Listener *listener, guint i)
{
  return g_array_index (listener->known, MusterRecord, i);
}

static void
on_items_changed (Listener *listener, guint position, guint n_removed, guint n_added)
{
  g_autofree MusterRecord *added = g_new (MusterRecord, n_added + 1);

  for (guint i = 0; i < n_added; i++)
    added[i] = muster_record_list_get_row (listener->list, position + i)->record;
  /* No more than what changed: neither end of it is what it was. */
  if (n_removed > 0 && n_added > 0)
    {
      g_assert_cmpuint (get_known (listener, position), !=, added[0]);
      g_assert_cmpuint (get_known (listener, position + n_removed - 1), !=, added[n_added - 1]);
    }
  g_assert_true (n_removed > 0 || n_added > 0);
  if (n_removed > 0)
    g_array_remove_range (listener->known, position, n_removed);
  g_array_insert_vals (listener->known, position, added, n_added);
  listener->n_told++;
}

static void
check_known (Listener *listener)
{
  g_assert_cmpuint (listener->known->len, ==, count_rows (listener->list));
  for (guint i = 0; i < listener->known->len; i++)
    g_assert_cmpuint (get_known (listener, i), ==, muster_record_list_get_row (listener->list, i)->record);
}

/* All rows of a new outline but those below a closed one: what is there must be that. */
static void
check_rows (MusterSession *session, MusterRecordList *list, GHashTable *closed)
{
  g_autoptr (MusterOutlineModel) fresh = muster_outline_model_new (session);
  MusterRecordList *all = muster_outline_model_get_list (fresh);
  guint below = G_MAXUINT, n = 0;

  muster_outline_model_update (fresh);
  for (guint i = 0; i < count_rows (all); i++)
    {
      const MusterRow *row = muster_record_list_get_row (all, i);

      if (row->depth > below)
        continue;
      below = g_hash_table_contains (closed, GUINT_TO_POINTER (row->record)) ? row->depth : G_MAXUINT;
      g_assert_cmpuint (muster_record_list_get_row (list, n)->record, ==, row->record);
      g_assert_cmpuint (muster_record_list_get_row (list, n)->depth, ==, row->depth);
      n++;
    }
  g_assert_cmpuint (count_rows (list), ==, n);
}

/* Each object that is held is of the row that it was of, and says what there is to say of it. */
static void
check_items (MusterRecordList *list, GPtrArray *held)
{
  for (guint i = 0; i < held->len; i++)
    {
      MusterRecord record = muster_row_item_get_record (held->pdata[i]);
      guint position = muster_record_list_find (list, record);
      g_autoptr (MusterRowItem) now = position != GTK_INVALID_LIST_POSITION ? g_list_model_get_item (G_LIST_MODEL (list), position) : NULL;

      if (now == NULL)
        continue;
      g_assert_true (now == held->pdata[i]);
      g_assert_cmpmem (muster_row_item_get_row (now), sizeof (MusterRow), muster_record_list_get_row (list, position), sizeof (MusterRow));
    }
}

static void
toggle_some (MusterOutlineModel *model, GHashTable *closed, GRand *rand)
{
  MusterRecordList *list = muster_outline_model_get_list (model);
  MusterRecord record;

  if (count_rows (list) == 0)
    return;
  record = muster_record_list_get_row (list, (guint) g_rand_int_range (rand, 0, (int) count_rows (list)))->record;
  if (g_hash_table_remove (closed, GUINT_TO_POINTER (record)))
    muster_outline_model_set_expanded (model, record, TRUE);
  else
    {
      g_hash_table_add (closed, GUINT_TO_POINTER (record));
      muster_outline_model_set_expanded (model, record, FALSE);
    }
}

static void
follow (MusterDocument *doc, GRand *rand)
{
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterOutlineModel) model = muster_outline_model_new (session);
  g_autoptr (GHashTable) closed = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  Listener listener = { muster_outline_model_get_list (model), g_array_new (FALSE, FALSE, sizeof (MusterRecord)), 0 };

  g_signal_connect_swapped (listener.list, "items-changed", G_CALLBACK (on_items_changed), &listener);
  for (guint i = 0; i < 40; i++)
    {
      guint told = listener.n_told;

      if (g_rand_int_range (rand, 0, 4) == 0)
        toggle_some (model, closed, rand);
      else if (g_rand_int_range (rand, 0, 8) == 0)
        muster_session_set_view (session, g_rand_boolean (rand) ? MUSTER_VIEW_REPORTING : MUSTER_VIEW_DEPARTMENTS);
      else
        verbs_do (doc, rand, NULL);
      muster_outline_model_update (model);
      g_assert_cmpuint (listener.n_told, <=, told + 2);
      check_known (&listener);
      check_rows (session, listener.list, closed);
      check_items (listener.list, held);
      if (count_rows (listener.list) > 0)
        g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (listener.list), (guint) g_rand_int_range (rand, 0, (int) count_rows (listener.list))));
    }
  g_signal_handlers_disconnect_by_data (listener.list, &listener);
  g_array_unref (listener.known);
}

static void
test_follows (void)
{
  for (guint seed = 0; seed < 20 * chart_long_factor (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MusterDocument) doc = chart_random (rand, 40, FALSE);

      follow (doc, rand);
    }
}

/* What is shown while something is looked for is what was found and what is above it. */
static void
test_filters (void)
{
  static const char *const queries[] = { "a", "1", "lead", "is:open", "o 2", "role", "dep" };

  for (guint seed = 0; seed < 20 * chart_long_factor (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MusterDocument) doc = chart_random (rand, 60, FALSE);
      g_autoptr (MusterSession) session = muster_session_new (doc);
      g_autoptr (MusterOutlineModel) all = muster_outline_model_new (session), model = muster_outline_model_new (session);
      const char *query = queries[seed % G_N_ELEMENTS (queries)];
      g_autoptr (GArray) found = NULL;
      guint n = 0;

      muster_session_set_view (session, seed % 2 == 0 ? MUSTER_VIEW_DEPARTMENTS : MUSTER_VIEW_REPORTING);
      muster_outline_model_update (all);
      muster_outline_model_set_query (model, query);
      found = muster_search_find (muster_session_get_search (session), query);
      for (guint i = 0; i < count_rows (muster_outline_model_get_list (all)); i++)
        {
          MusterRecord record = muster_record_list_get_row (muster_outline_model_get_list (all), i)->record;
          gboolean wanted = FALSE;

          for (guint j = 0; j < found->len && !wanted; j++)
            for (MusterRecord above = g_array_index (found, MusterSearchResult, j).record; above != 0 && !wanted; above = muster_outline_model_get_parent (all, above))
              wanted = above == record;
          if (wanted)
            g_assert_cmpuint (muster_record_list_get_row (muster_outline_model_get_list (model), n++)->record, ==, record);
        }
      g_assert_cmpuint (count_rows (muster_outline_model_get_list (model)), ==, n);
    }
}

/* }}} */
/* {{{ Many */

#define MANY 100000
#define FEW 100

static void
add_roles (MusterDraft *draft, MusterRecord department, guint n_roles)
{
  for (guint i = 0; i < n_roles; i++)
    muster_draft_set_ref (draft, muster_draft_add (draft, MUSTER_KIND_ROLE, NULL), MUSTER_ROLE_DEPARTMENT, department);
}

/* A department of many roles, and one in it of few. */
static MusterDocument *
make_many (void)
{
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord all = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, "all"), some = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, "some");

  muster_draft_set_ref (draft, some, MUSTER_DEPARTMENT_PARENT, all);
  add_roles (draft, all, MANY);
  add_roles (draft, some, FEW);
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  return doc;
}

/* As a list does that shows some rows at a time and is scrolled to the end. */
static void
scroll_through (MusterRecordList *list, guint n_shown)
{
  g_autoptr (GQueue) shown = g_queue_new ();

  for (guint i = 0; i < count_rows (list); i++)
    {
      g_queue_push_tail (shown, g_list_model_get_item (G_LIST_MODEL (list), i));
      if (shown->length > n_shown)
        g_object_unref (g_queue_pop_head (shown));
      g_assert_cmpuint (muster_record_list_count_items (list), ==, shown->length);
    }
  g_queue_foreach (shown, (GFunc) (gpointer) g_object_unref, NULL);
}

static void
test_many (void)
{
  g_autoptr (MusterDocument) doc = make_many ();
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterOutlineModel) model = muster_outline_model_new (session);
  MusterRecordList *list = muster_outline_model_get_list (model);
  gint64 since;

  muster_outline_model_update (model);
  g_assert_cmpuint (count_rows (list), ==, MANY + 2);
  g_assert_cmpuint (muster_record_list_count_items (list), ==, 0);
  scroll_through (list, 200);
  g_assert_cmpuint (muster_record_list_count_items (list), ==, 0);

  since = g_get_monotonic_time ();
  muster_outline_model_set_expanded (model, chart_get (doc, "some"), TRUE);
  g_test_message ("opening one of %u rows: %.1f ms", count_rows (list), (double) (g_get_monotonic_time () - since) / 1000);
  g_assert_cmpuint (count_rows (list), ==, MANY + 2 + FEW);
}

/* Nobody has to look at thousands of rows to find the top. */
static void
test_large_begins_closed (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterOutlineModel) model = muster_outline_model_new (session);
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord top = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, NULL);

  /* A single one at the top is open: closed it would be all that is there. */
  for (guint i = 0; i < 20; i++)
    {
      MusterRecord department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, NULL);

      muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_PARENT, top);
      add_roles (draft, department, 20);
    }
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  muster_outline_model_update (model);
  g_assert_cmpuint (count_rows (muster_outline_model_get_list (model)), ==, 21);
}

/* }}} */
/* {{{ Selecting */

static char *
write_selection (MusterSession *session)
{
  GString *text = g_string_new (NULL);
  guint n_records;
  const MusterRecord *records = muster_session_get_selection (session, &n_records);

  for (guint i = 0; i < n_records; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", get_name (session, records[i]));
  return g_string_free (text, FALSE);
}

#define assert_selected(session, names)                    \
  G_STMT_START                                             \
  {                                                        \
    g_autofree char *selected = write_selection (session); \
    g_assert_cmpstr (selected, ==, names);                 \
  }                                                        \
  G_STMT_END

static void
test_selects (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Top[*boss aide Sub[*lead rep]]");
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterOutlineModel) model = muster_outline_model_new (session);
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (muster_outline_model_get_list (model));

  muster_outline_model_update (model);
  g_assert_true (gtk_selection_model_select_item (rows, 1, TRUE));
  assert_selected (session, "boss");
  gtk_selection_model_select_item (rows, 4, FALSE);
  assert_selected (session, "boss lead");
  gtk_selection_model_unselect_item (rows, 1);
  assert_selected (session, "lead");
  gtk_selection_model_select_range (rows, 0, 3, TRUE);
  assert_selected (session, "Top boss aide");
  gtk_selection_model_select_range (rows, 2, 2, FALSE);
  assert_selected (session, "Top boss aide Sub");
  gtk_selection_model_unselect_all (rows);
  assert_selected (session, "");
  gtk_selection_model_select_all (rows);
  assert_selected (session, "Top boss aide Sub lead rep");
  muster_session_select (session, chart_get (doc, "aide"), MUSTER_SELECT_ONLY);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (gtk_selection_model_is_selected (rows, i), ==, i == 2);
}

/* What a list does not show stays selected when a person adds to the selection there. */
static void
test_selection_elsewhere_stays (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Top[*boss{Ann} aide]");
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterOutlineModel) model = muster_outline_model_new (session);
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (muster_outline_model_get_list (model));

  muster_outline_model_update (model);
  muster_outline_model_set_expanded (model, chart_get (doc, "Top"), FALSE);
  muster_session_select (session, chart_get (doc, "aide"), MUSTER_SELECT_ONLY);
  gtk_selection_model_select_item (rows, 0, FALSE);
  assert_selected (session, "aide Top");
  gtk_selection_model_unselect_item (rows, 0);
  assert_selected (session, "aide");
}

static void
count_up (guint *n)
{
  (*n)++;
}

static void
note_choosing (MusterRecordList *list)
{
  g_object_set_data (G_OBJECT (list), "choosing", GINT_TO_POINTER (muster_record_list_is_choosing (list)));
}

/* A pane can tell its own selecting, after which it must not scroll, from anybody else's. */
static void
test_choosing (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Top[*boss aide]");
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterOutlineModel) model = muster_outline_model_new (session);
  MusterRecordList *list = muster_outline_model_get_list (model);
  guint n_chosen = 0, n_heard = 0;

  muster_outline_model_update (model);
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (count_up), &n_chosen);
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (note_choosing), list);
  g_signal_connect_swapped (session, "selection-changed", G_CALLBACK (count_up), &n_heard);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list), 1, TRUE);
  g_assert_true (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "choosing")));
  muster_session_select (session, chart_get (doc, "aide"), MUSTER_SELECT_ONLY);
  g_assert_false (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "choosing")));
  g_assert_cmpuint (n_chosen, ==, 1);
  g_assert_cmpuint (n_heard, ==, 2);
}

/* }}} */
/* {{{ People */

typedef struct
{
  const char *name;
  const char *chart;
  const char *query;
  const char *type;
  const char *stage;
  const char *rows;
} PeopleCase;

static const PeopleCase people_cases[] = {
  { "placed", "a{Zoe} b{Ann} c{Bob}", NULL, NULL, NULL, "Ann Bob Zoe" },
  { "over", "a{Zoe%70} b{Ann} c{Bob,Zoe%40}", NULL, NULL, NULL, "#2:1 Zoe #3:2 Ann Bob" },
  { "thirds", "a{Zoe%33.34} b{Zoe%33.33} c{Zoe%33.33}", NULL, NULL, NULL, "Zoe" },
  { "stage", "<s1 s2> a{Zoe} b@s2-{Ann}", NULL, NULL, "s1", "#1:1 Ann #3:1 Zoe" },
  { "all-stages", "<s1 s2> a{Zoe} b@s2-{Ann}", NULL, NULL, NULL, "Ann Zoe" },
  { "found", "a{Zoe} b{Ann} c{Anna}", "ann", NULL, NULL, "Ann Anna" },
  { "type", "a{Zoe,Kit!tool} b{Ann!vendor}", NULL, "tool", NULL, "Kit" },
  { "type-not-said", "a{Zoe,Kit!tool} b{Ann!vendor}", NULL, "employee", NULL, "Zoe" },
  { "nobody", "a b", NULL, NULL, NULL, "" },
};

static void
test_people (gconstpointer data)
{
  const PeopleCase *one = data;
  g_autoptr (MusterDocument) doc = chart_read (one->chart);
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterPeopleModel) model = muster_people_model_new (session);
  g_autofree char *rows = NULL;

  if (one->stage != NULL)
    muster_session_set_stage (session, chart_get (doc, one->stage));
  muster_people_model_set_filter (model, one->query != NULL ? one->query : "", one->type);
  muster_people_model_update (model);
  rows = write_rows (session, muster_people_model_get_list (model));
  g_assert_cmpstr (rows, ==, one->rows);
}

/* Each is there once, in the order that is promised, after whatever was done. */
static void
test_people_follow (void)
{
  for (guint seed = 0; seed < 10 * chart_long_factor (); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (MusterDocument) doc = chart_random (rand, 40, FALSE);
      g_autoptr (MusterSession) session = muster_session_new (doc);
      g_autoptr (MusterPeopleModel) model = muster_people_model_new (session);
      MusterRecordList *list = muster_people_model_get_list (model);

      for (guint i = 0; i < 20; i++)
        {
          guint n = 0, group = 0;
          const char *last = "";

          verbs_do (doc, rand, NULL);
          muster_people_model_update (model);
          for (guint j = 0; j < count_rows (list); j++)
            {
              const MusterRow *row = muster_record_list_get_row (list, j);
              double load;
              guint held, own;

              if ((row->flags & MUSTER_ROW_HEADING) != 0)
                continue;
              held = muster_projection_count_held (muster_session_get_projection (session), row->record, &load);
              own = held == 0 ? 1 : load > 100 + 1e-6 ? 2
                                                      : 3;
              g_assert_cmpuint (own, >=, group);
              if (own == group)
                g_assert_cmpint (g_utf8_collate (last, muster_document_get_name (doc, row->record)), <=, 0);
              group = own;
              last = muster_document_get_name (doc, row->record);
              n++;
            }
          g_assert_cmpuint (n, ==, muster_document_count (doc, MUSTER_KIND_PERSON));
        }
    }
}

/* A heading is nothing that can be selected. */
static void
test_headings (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> a{Zoe} b@s2-{Ann}");
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (MusterPeopleModel) model = muster_people_model_new (session);
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (muster_people_model_get_list (model));

  muster_session_set_stage (session, chart_get (doc, "s1"));
  muster_people_model_update (model);
  g_assert_false (gtk_selection_model_select_item (rows, 0, TRUE));
  gtk_selection_model_select_all (rows);
  assert_selected (session, "Ann Zoe");
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/outline/rows/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_rows);
    }
  g_test_add_func ("/outline/opens-above", test_opens_above);
  g_test_add_func ("/outline/follows", test_follows);
  g_test_add_func ("/outline/filters", test_filters);
  g_test_add_func ("/outline/many", test_many);
  g_test_add_func ("/outline/large-begins-closed", test_large_begins_closed);
  g_test_add_func ("/outline/selects", test_selects);
  g_test_add_func ("/outline/selection-elsewhere-stays", test_selection_elsewhere_stays);
  g_test_add_func ("/outline/choosing", test_choosing);
  for (guint i = 0; i < G_N_ELEMENTS (people_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/people/rows/", people_cases[i].name, NULL);

      g_test_add_data_func (path, &people_cases[i], test_people);
    }
  g_test_add_func ("/people/follow", test_people_follow);
  g_test_add_func ("/people/headings", test_headings);
  return g_test_run ();
}
