/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-table-model.c: the rows of the table are those asked for, in the order and groups asked for,
 * with the columns that a person chose; and a hundred thousand are not many.
 */
#include "chart.h"
#include "table-model.h"

#include <math.h>
#include <string.h>

static char *
write_lines (MusterTableModel *model)
{
  MusterDocument *doc = muster_session_get_document (model->session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < model->lines->len; i++)
    {
      const MusterTableLine *line = &g_array_index (model->lines, MusterTableLine, i);
      const MusterTableGroup *group = model->groups->len > 0 ? &g_array_index (model->groups, MusterTableGroup, line->group) : NULL;

      if (i > 0)
        g_string_append_c (text, ' ');
      if (line->record == 0)
        g_string_append_printf (text, "(%s:%u)", group->label, group->count);
      else
        g_string_append_printf (text, "%s%s", muster_document_get_id (doc, line->record), line->absent ? "?" : "");
    }
  return g_string_free (text, FALSE);
}

static char *
write_columns (MusterTableModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < model->shown->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", muster_table_model_get_column (model, i)->name);
  return g_string_free (text, FALSE);
}

/**
 * Case:
 * @look: as it is kept; %NULL for the usual one
 * @filter: (nullable): of the session
 */
static const struct
{
  MusterKind kind;
  const char *look;
  const char *stage;
  const char *filter;
  const char *lines;
} cases[] = {
  { MUSTER_KIND_ROLE, "title:100", NULL, NULL, "boss aide chef cook helper solo" },
  { MUSTER_KIND_ROLE, "title:100", "s1", NULL, "boss aide chef cook solo" },
  { MUSTER_KIND_ROLE, "title:100 absent", "s1", NULL, "boss aide chef cook solo helper?" },
  { MUSTER_KIND_ROLE, "title:100 absent", "s1", "title:he", "chef helper?" },
  { MUSTER_KIND_ROLE, "title:100", NULL, "open:yes", "aide solo" },
  { MUSTER_KIND_ROLE, "title:100", NULL, "type:tool", "chef" },
  { MUSTER_KIND_ROLE, "title:100", NULL, "nonsense:1", "boss aide chef cook helper solo" },
  { MUSTER_KIND_ROLE, "title:100 sort:title", NULL, NULL, "aide boss chef cook helper solo" },
  { MUSTER_KIND_ROLE, "title:100 sort:open sort:-title", NULL, NULL, "solo aide helper cook chef boss" },
  { MUSTER_KIND_ROLE, "title:100 group:department", NULL, NULL, "(Kitchen:3) chef cook helper (Shop:2) boss aide (None:1) solo" },
  { MUSTER_KIND_ROLE, "title:100 group:open sort:-title", NULL, NULL, "(Yes:2) solo aide (No:4) helper cook chef boss" },
  { MUSTER_KIND_ROLE, "title:100 group:layer", NULL, "span:2", "(1:1) boss (2:1) chef" },
  { MUSTER_KIND_ROLE, "title:100 group:not-there sort:nor-this", NULL, "span:2", "boss chef" },
  { MUSTER_KIND_PERSON, "name:100", NULL, NULL, "Ann Bob Kit" },
  { MUSTER_KIND_PERSON, "name:100 group:type", NULL, NULL, "(Employee:2) Ann Bob (Tool:1) Kit" },
  { MUSTER_KIND_DEPARTMENT, "name:100", NULL, NULL, "Shop Kitchen" },
  { MUSTER_KIND_DEPARTMENT, "name:100 sort:name", NULL, NULL, "Kitchen Shop" },
};

static MusterSession *
make_session (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> Shop[*boss{Ann%60} aide$10-20 Kitchen[*chef{Bob,Kit!tool} cook{Ann%60}$30-30 helper@s2-#3]] solo=0.5");

  return muster_session_new (doc);
}

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterSession) session = make_session ();
      MusterTableModel *model = muster_table_model_new (session, cases[i].kind);
      g_autofree char *lines = NULL;

      muster_session_set_filter (session, cases[i].filter, FALSE);
      if (cases[i].stage != NULL)
        muster_session_set_stage (session, chart_get (muster_session_get_document (session), cases[i].stage));
      muster_table_model_load (model, cases[i].look);
      muster_table_model_update (model);
      lines = write_lines (model);
      g_test_message ("%s, %s", cases[i].look, cases[i].filter);
      g_assert_cmpstr (lines, ==, cases[i].lines);
      muster_table_model_free (model);
    }
}

static void
test_sums_and_folds (void)
{
  g_autoptr (MusterSession) session = make_session ();
  MusterTableModel *model = muster_table_model_new (session, MUSTER_KIND_ROLE);
  g_autofree char *folded = NULL;

  muster_table_model_load (model, "title:100 cost:80 layer:40 group:department");
  muster_table_model_update (model);
  g_assert_cmpfloat (g_array_index (model->groups, MusterTableGroup, 0).sums[1], ==, 30);
  g_assert_cmpfloat (g_array_index (model->groups, MusterTableGroup, 1).sums[1], ==, 20);
  g_assert_true (isnan (g_array_index (model->groups, MusterTableGroup, 0).sums[2]));
  muster_table_model_fold (model, 0);
  folded = write_lines (model);
  g_assert_cmpstr (folded, ==, "(Kitchen:3) (Shop:2) boss aide (None:1) solo");
  g_assert_cmpuint (muster_table_model_find (model, chart_get (muster_session_get_document (session), "cook")), ==, MUSTER_NOWHERE);
  g_assert_cmpuint (muster_table_model_find (model, chart_get (muster_session_get_document (session), "boss")), ==, 2);
  muster_table_model_free (model);
}

static void
test_columns (void)
{
  g_autoptr (MusterSession) session = make_session ();
  MusterTableModel *model = muster_table_model_new (session, MUSTER_KIND_ROLE);
  g_autofree char *one = NULL, *other = NULL, *last = NULL, *look = NULL;

  muster_table_model_load (model, "title:100 f-elsewhere:90 grade:50 fte:60 sort:-grade group:open absent");
  muster_table_model_update (model);
  muster_table_model_move_column (model, 2, 0);
  one = write_columns (model);
  g_assert_cmpstr (one, ==, "fte title grade");
  muster_table_model_move_column (model, 0, 3);
  other = write_columns (model);
  g_assert_cmpstr (other, ==, "title grade fte");
  muster_table_model_show_column (model, "title", FALSE);
  muster_table_model_show_column (model, "span", TRUE);
  muster_table_model_show_column (model, "span", TRUE);
  last = write_columns (model);
  g_assert_cmpstr (last, ==, "grade fte span");
  /* A field of another document is not forgotten. */
  look = muster_table_model_save (model);
  g_assert_cmpstr (look, ==, "f-elsewhere:90 grade:50 fte:60 span:140 sort:-grade group:open absent ");
  muster_table_model_free (model);
}

/* What was kept is taken, whatever it is. */
static void
test_whatever_was_kept (void)
{
  static const char *const looks[] = { "", " ", ":", "title:", "title:-5", "title:99999999999", "sort:", "group:", "sort:-", "title:1 title:2", "absent", "\xff:3" };
  g_autoptr (MusterSession) session = make_session ();

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      MusterTableModel *model = muster_table_model_new (session, MUSTER_KIND_ROLE);

      muster_table_model_load (model, looks[i]);
      muster_table_model_update (model);
      g_assert_cmpuint (model->n_records, ==, 6);
      for (guint j = 0; j < model->shown->len; j++)
        g_assert_cmpint (muster_table_model_get_column (model, j)->width, >=, 40);
      muster_table_model_free (model);
    }
}

/* {{{ Rows that are kept */

static const char *const looks[] = {
  "title:100 holder:100 department:100",
  "title:100 grade:80 sort:grade sort:-title",
  "title:100 fte:80 group:grade",
  "title:100 absent",
};

/* Cells and lines are what they are in a table that was made just now. */
static void
check_fresh (MusterTableModel *model, const char *look)
{
  MusterTableModel *fresh = muster_table_model_new (model->session, model->kind);

  muster_table_model_load (fresh, look);
  muster_table_model_update (fresh);
  g_assert_cmpuint (model->lines->len, ==, fresh->lines->len);
  g_assert_cmpuint (model->shown->len, ==, fresh->shown->len);
  g_assert_cmpuint (model->n_records, ==, fresh->n_records);
  for (guint i = 0; i < fresh->lines->len; i++)
    {
      const MusterTableLine *own = &g_array_index (model->lines, MusterTableLine, i), *other = &g_array_index (fresh->lines, MusterTableLine, i);

      g_assert_cmpuint (own->record, ==, other->record);
      g_assert_cmpuint (own->group, ==, other->group);
      g_assert_cmpint (own->absent, ==, other->absent);
      for (guint j = 0; own->record != 0 && j < fresh->shown->len; j++)
        {
          const MusterAspect *aspect = &muster_table_model_get_column (fresh, j)->aspect;
          g_autofree char *text = muster_facts_dup_text (model->facts, own->record, aspect);
          g_autofree char *again = muster_facts_dup_text (fresh->facts, other->record, aspect);

          g_assert_cmpstr (text, ==, again);
        }
    }
  muster_table_model_free (fresh);
}

static void
edit_something (MusterDocument *doc, GRand *rand)
{
  static const MusterField fields[] = { MUSTER_ROLE_TITLE, MUSTER_ROLE_GRADE, MUSTER_ROLE_FTE, MUSTER_ROLE_NOTES, MUSTER_ROLE_ASSISTANT, MUSTER_PERSON_NAME, MUSTER_DEPARTMENT_NAME, MUSTER_HOLDING_SHARE };
  MusterField field = fields[g_rand_int_range (rand, 0, G_N_ELEMENTS (fields))];
  MusterRecord record = chart_pick (doc, muster_field_get_info (field)->kind, rand);
  MusterRecord role = chart_pick (doc, MUSTER_KIND_ROLE, rand), department = chart_pick (doc, MUSTER_KIND_DEPARTMENT, rand);
  const char *const texts[] = { "1", "2", "no", "Zoe", "" };

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      muster_edit_move (doc, &role, role != 0, department, 0, MUSTER_SCOPE_ALONE, NULL);
      break;
    case 1:
      muster_edit_add (doc, MUSTER_KIND_ROLE, &(MusterSetting){ MUSTER_ROLE_TITLE, "New" }, 1, 0, NULL);
      break;
    case 2:
      muster_undo (doc);
      break;
    default:
      if (record != 0)
        muster_edit_set (doc, record, field, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))], MUSTER_COMMIT_DEFAULT, NULL);
    }
}

static void
test_kept (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  static const MusterKind kinds[] = { MUSTER_KIND_ROLE, MUSTER_KIND_PERSON, MUSTER_KIND_DEPARTMENT };

  for (guint i = 0; i < 24 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 20, FALSE);
      g_autoptr (MusterSession) session = muster_session_new (doc);
      MusterTableModel *model = muster_table_model_new (session, kinds[i % G_N_ELEMENTS (kinds)]);
      const char *look = kinds[i % G_N_ELEMENTS (kinds)] == MUSTER_KIND_ROLE ? looks[i / 3 % G_N_ELEMENTS (looks)] : "name:100 load:80 head:80";

      muster_table_model_load (model, look);
      muster_table_model_update (model);
      for (guint j = 0; j < 30; j++)
        {
          edit_something (doc, rand);
          if (g_rand_int_range (rand, 0, 4) == 0)
            muster_session_set_filter (session, g_rand_boolean (rand) ? "o" : NULL, FALSE);
          muster_table_model_update (model);
          check_fresh (model, look);
        }
      muster_table_model_free (model);
    }
}

/* }}} */

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The median of bringing the rows up to an edit of a cell. */
static void
time_edits (MusterTableModel *model, const char *look, MusterField field)
{
  MusterDocument *doc = muster_session_get_document (model->session);
  double took[9];

  muster_session_set_filter (model->session, NULL, FALSE);
  muster_table_model_load (model, look);
  muster_table_model_update (model);
  for (guint i = 0; i < G_N_ELEMENTS (took); i++)
    {
      MusterRecord record = g_array_index (model->lines, MusterTableLine, model->lines->len / 2 + i).record;
      g_autofree char *text = g_strdup_printf ("%u", i + 1);
      gint64 since;

      g_assert_true (muster_edit_set (doc, record, field, text, MUSTER_COMMIT_DEFAULT, NULL));
      since = g_get_monotonic_time ();
      muster_table_model_update (model);
      took[i] = (double) (g_get_monotonic_time () - since) / 1000;
    }
  qsort (took, G_N_ELEMENTS (took), sizeof (double), compare_times);
  g_test_message ("an edit of %s in %s: %.1f ms, the median of %u", muster_field_get_info (field)->name, look, took[G_N_ELEMENTS (took) / 2], (guint) G_N_ELEMENTS (took));
}

static void
time_look (MusterTableModel *model, const char *look, const char *filter)
{
  gint64 since;

  muster_session_set_filter (model->session, filter, FALSE);
  muster_table_model_load (model, look);
  since = g_get_monotonic_time ();
  muster_table_model_update (model);
  g_test_message ("%u of %u rows, %s%s: %.0f ms", model->n_shown, model->n_records, look, filter != NULL ? filter : "", (double) (g_get_monotonic_time () - since) / 1000);
  g_assert_cmpuint (model->n_records, ==, 100000);
}

static void
test_many (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (MusterSession) session = NULL;
  MusterTableModel *model;
  MusterRecord department = 0;

  for (guint i = 0; i < 100000; i++)
    {
      MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      g_autofree char *title = g_strdup_printf ("Role %u", i * 7919 % 100000);
      g_autofree char *grade = g_strdup_printf ("G%u", i * 31 % 17);

      if (i % 150 == 0)
        {
          department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, NULL);
          muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_HEAD, role);
        }
      muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, title);
      muster_draft_set_text (draft, role, MUSTER_ROLE_GRADE, grade);
      muster_draft_set_ref (draft, role, MUSTER_ROLE_DEPARTMENT, department);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  session = muster_session_new (doc);
  model = muster_table_model_new (session, MUSTER_KIND_ROLE);
  time_look (model, "title:100 holder:100 cost:100", NULL);
  time_look (model, "title:100 sort:title", NULL);
  time_look (model, "title:100 sort:grade sort:-span", NULL);
  time_look (model, "title:100 group:department", NULL);
  time_look (model, "title:100", "grade:G7 open:yes");
  time_look (model, "title:100", "99 role");
  time_look (model, "title:100", "99 rol");
  time_edits (model, "title:100 holder:100 cost:100", MUSTER_ROLE_TITLE);
  time_edits (model, "title:100 sort:grade", MUSTER_ROLE_GRADE);
  time_edits (model, "title:100 sort:title", MUSTER_ROLE_TITLE);
  muster_table_model_free (model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-model/lines", test_lines);
  g_test_add_func ("/table-model/groups-have-sums-and-fold", test_sums_and_folds);
  g_test_add_func ("/table-model/columns-come-go-and-move", test_columns);
  g_test_add_func ("/table-model/rows-that-are-kept-are-right", test_kept);
  g_test_add_func ("/table-model/whatever-was-kept", test_whatever_was_kept);
  g_test_add_func ("/table-model/a-hundred-thousand", test_many);
  return g_test_run ();
}
