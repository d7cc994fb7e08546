/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-search.c: what is typed finds all that has it and nothing else, in the order of the chart, at
 * the speed of typing.
 */
#include "chart.h"
#include "edit.h"
#include "fold.h"
#include "search.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* {{{ Folding */

static const struct
{
  const char *text;
  const char *fold;
} folds[] = {
  { "", "" },
  { "Head of Design", "head of design" },
  { "Café", "cafe" },
  { "Cafe\xcc\x81", "cafe" },
  { "ＡＢＣ１２", "abc12" },
  { "Straße", "strasse" },
  { "İstanbul", "istanbul" },
  { "ΟΔΟΣ οδός", "οδοσ οδοσ" },
  { "Ёлка", "елка" },
  { "产品运营部", "产品运营部" },
  { "a\tb\nc\xc2\xa0"
    "d",
    "a b c d" },
  { "soft\xc2\xadhyphen", "softhyphen" },
  { "👩🏽‍💻 dev", "👩🏽💻 dev" },
  { "ﬁt", "fit" },
};

static void
test_fold (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *fold = muster_fold (folds[i].text);
      g_autofree char *again = muster_fold (fold);

      g_assert_cmpstr (fold, ==, folds[i].fold);
      g_assert_cmpstr (again, ==, fold);
    }
}

/* }}} */
/* {{{ Finding */

/* A chart with all that can be asked for; see chart.h. */
#define CHART "<s1 s2> Shop[*boss{Ann,Zoe} buyer{Ann} photo{Retouch!tool} ops{Wang} Design[*lead later@s2-] Second[]] solo{Kit%50!vendor}"

static const struct
{
  const char *record;
  const char *field;
  const char *text;
} settings[] = {
  { "boss", "title", "Shop lead" },
  { "boss", "grade", "7" },
  { "boss", "pay-min", "900" },
  { "boss", "notes", "Runs the café\nand “more”" },
  { "buyer", "title", "Buyer: fabrics" },
  { "buyer", "grade", "17" },
  { "buyer", "assistant", "yes" },
  { "solo", "title", "Rocket 🚀 \"ace\"" },
  { "ops", "title", "运营主管" },
  { "Second", "name", "部门二" },
  { "Zoe", "name", "Zoë" },
  { "Wang", "name", "王小明" },
  { "Ann", "name", "Ann Lee" },
  { "Ann", "email", "ann@example.org" },
  { "Design", "name", "Design studio" },
  { "Design", "purpose", "Looks" },
  { "Design", "color", "#3584e4" },
};

static MusterDocument *
make_chart (void)
{
  MusterDocument *doc = chart_read (CHART);
  const MusterSetting own[] = { { MUSTER_FIELD_NAME, "Room No" }, { MUSTER_FIELD_ON, "role" } };
  MusterRecord field = muster_edit_add (doc, MUSTER_KIND_FIELD, own, 2, 0, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      MusterRecord record = chart_get (doc, settings[i].record);
      MusterField named = muster_field_find (muster_document_get_kind (doc, record), settings[i].field);

      g_assert_true (muster_edit_set (doc, record, named, settings[i].text, MUSTER_COMMIT_DEFAULT, NULL));
    }
  g_assert_true (muster_edit_set (doc, chart_get (doc, "photo"), muster_document_own_field (doc, muster_document_get_id (doc, field)), "B\"12", MUSTER_COMMIT_DEFAULT, NULL));
  return doc;
}

/* Ids of what was found, with the name of the field, as "boss.grade". */
static char *
write_results (MusterDocument *doc, GArray *results)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const MusterSearchResult *result = &g_array_index (results, MusterSearchResult, i);

      g_assert_cmpint (result->kind, ==, muster_document_get_kind (doc, result->record));
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", muster_document_get_id (doc, result->record));
      if (result->field >= MUSTER_N_FIELDS)
        g_string_append (text, ".own");
      else if (result->field != MUSTER_FIELD_KIND)
        g_string_append_printf (text, ".%s", muster_field_get_info (result->field)->name);
    }
  g_array_unref (results);
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *query;
  const char *found;
  const char *stage;
} queries[] = {
  /* No words, nothing. */
  { "", "" },
  { "  \t ", "" },
  { "\"\"", "" },
  { "\xcc\x81", "" },
  /* Words, in whatever field; case and accents do not count. */
  { "lead", "boss.title lead.title" },
  { "LEAD SHOP", "boss.title" },
  { "shop", "Shop.name boss.title buyer.department photo.department ops.department" },
  { "cafe", "boss.notes" },
  { "zoe", "boss.person Zoe.name" },
  { "looks", "Design.purpose" },
  { "ann@", "Ann.email" },
  { "lee 17", "buyer.person" },
  { "🚀", "solo.title" },
  { "nothing of that", "" },
  /* Parts of words of languages without spaces. */
  { "运营", "ops.title" },
  { "小明", "ops.person Wang.name" },
  { "部门二", "Second.name" },
  /* Together, in quotes of several kinds, also not closed. */
  { "\"lead shop\"", "" },
  { "\"shop lead\"", "boss.title" },
  { "“shop lead”", "boss.title" },
  { "「shop lead」", "boss.title" },
  { "\"shop le", "boss.title" },
  { "\"ace\"", "solo.title" },
  { "b\"12", "photo.own" },
  /* A field by its name, its label, or that of the user's own. */
  { "grade:7", "boss.grade buyer.grade" },
  { "GRADE：17", "buyer.grade" },
  { "grade:\"17\" shop", "buyer.grade" },
  { "grade:", "boss.grade buyer.grade" },
  { "\"pay from\":900", "boss.pay-min" },
  { "pay-min:9", "boss.pay-min" },
  { "room:12", "" },
  { "\"room no\":12", "photo.own" },
  { "title:lee", "" },
  { "assistant:yes", "buyer.assistant" },
  { "color:#3584", "Design.color" },
  { "department:design", "Design.name lead.department later.department" },
  { "department:design lead", "lead.department" },
  { "person:ann", "boss.person buyer.person Ann.name" },
  { "holder:ann grade:1", "buyer.person" },
  { "role:buy", "buyer.title Ann.role" },
  { "manager:shop", "buyer.manager photo.manager ops.manager lead.manager" },
  { "type:employee", "Ann.type Zoe.type Wang.type" },
  { "from:s2", "later.from" },
  { "parent:shop", "Design.parent Second.parent" },
  /* What is no field is text. */
  { "10:30", "" },
  { "buyer:", "buyer.title" },
  { "buyer:\xef\xbc\x9a", "" },
  { ":", "buyer.title" },
  { "is:there", "" },
  { "is:\"open\"", "lead later" },
  /* States. */
  { "is:open", "lead later" },
  { "is:open design", "lead.department later.department" },
  { "is:tool", "photo Retouch" },
  { "is:vendor", "solo Kit" },
  { "is:several", "boss buyer Ann" },
  { "is:department", "Shop Design Second" },
  { "is:person is:tool", "Retouch" },
  /* Nothing that is not there at the stage. */
  { "is:open", "lead", "s1" },
  { "department:design", "Design.name lead.department", "s1" },
  { "is:open", "lead later", "s2" },
};

static void
test_find (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (MusterProjection) projection = queries[i].stage != NULL ? muster_projection_new (doc, chart_get (doc, queries[i].stage)) : NULL;
      g_autoptr (MusterSearchIndex) index = muster_search_index_new (doc, projection);
      g_autofree char *found = write_results (doc, muster_search_find (index, queries[i].query));

      g_test_message ("“%s”", queries[i].query);
      g_assert_cmpstr (found, ==, queries[i].found);
    }
}

/* However long a query is, it is answered, and a repeated word asks nothing more. */
static void
test_long_query (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();
  g_autoptr (MusterSearchIndex) index = muster_search_index_new (doc, NULL);
  g_autoptr (GString) same = g_string_new (NULL);
  g_autoptr (GString) quote = g_string_new ("\"");
  g_autofree char *found = NULL, *none = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (same, "shop lead ");
  for (guint i = 0; i < 100000; i++)
    g_string_append (quote, "x:");
  found = write_results (doc, muster_search_find (index, same->str));
  g_assert_cmpstr (found, ==, "boss.title");
  none = write_results (doc, muster_search_find (index, quote->str));
  g_assert_cmpstr (none, ==, "");
}

static void
test_roles_of_person (void)
{
  g_autoptr (MusterDocument) doc = make_chart ();
  g_autoptr (MusterSearchIndex) index = muster_search_index_new (doc, NULL);
  g_autoptr (GArray) roles = muster_search_list_roles (index, chart_get (doc, "Ann"));
  g_autoptr (GArray) none = muster_search_list_roles (index, chart_get (doc, "boss"));

  g_assert_cmpuint (roles->len, ==, 2);
  g_assert_cmpuint (g_array_index (roles, MusterRecord, 0), ==, chart_get (doc, "boss"));
  g_assert_cmpuint (g_array_index (roles, MusterRecord, 1), ==, chart_get (doc, "buyer"));
  g_assert_cmpuint (none->len, ==, 0);
}

/* }}} */
/* {{{ Ranking */

#define ALL_KINDS (1u << MUSTER_KIND_DEPARTMENT | 1u << MUSTER_KIND_ROLE | 1u << MUSTER_KIND_PERSON)

static const struct
{
  const char *text;
  guint kinds;
  guint max;
  const char *found;
} ranks[] = {
  { "cook", ALL_KINDS, 9, "cook Cooker Cookshop pastry Headcook Overcooked Inn Cookson sous" },
  { "Cook", 1u << MUSTER_KIND_ROLE, 9, "cook pastry Headcook Overcooked sous" },
  { "cook", ALL_KINDS, 2, "cook Cooker" },
  { "cook pastry", ALL_KINDS, 9, "pastry" },
  { "", 1u << MUSTER_KIND_ROLE, 2, "cook Headcook" },
  { "厨", ALL_KINDS, 9, "chef" },
  { "x", ALL_KINDS, 9, "" },
};

static void
test_rank (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Cookshop[cook Headcook Overcooked pastry{Cooker} chef] Inn[sous] Cookson[]");

  /* Two that have the word elsewhere than in the name. */
  g_assert_true (muster_edit_set (doc, chart_get (doc, "Inn"), MUSTER_DEPARTMENT_PURPOSE, "All cooks", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "sous"), MUSTER_ROLE_NOTES, "Cooks", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "pastry"), MUSTER_ROLE_TITLE, "Pastry-cook", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "chef"), MUSTER_ROLE_TITLE, "主厨", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "chef"), MUSTER_ROLE_DEPARTMENT, NULL, MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "Cookson"), MUSTER_DEPARTMENT_NAME, "Ann", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, chart_get (doc, "Cookson"), MUSTER_DEPARTMENT_REF, "COOK", MUSTER_COMMIT_DEFAULT, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      g_autoptr (MusterSearchIndex) index = muster_search_index_new (doc, NULL);
      g_autoptr (GArray) results = muster_search_rank (index, ranks[i].text, ranks[i].kinds, ranks[i].max);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < results->len; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? " " : "", muster_document_get_id (doc, g_array_index (results, MusterSearchResult, j).record));
      g_test_message ("“%s”", ranks[i].text);
      g_assert_cmpstr (found->str, ==, ranks[i].found);
    }
}

/* The best of thousands are those that sorting all of them gives. */
static void
test_rank_is_a_cut (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (MusterSearchIndex) index = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) some = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      g_autofree char *title = g_strdup_printf ("%.*s cook", g_rand_int_range (rand, 0, 20), "a long word of these");

      muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, title);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  index = muster_search_index_new (doc, NULL);
  all = muster_search_rank (index, "cook", ALL_KINDS, 5000);
  some = muster_search_rank (index, "cook", ALL_KINDS, 30);
  g_assert_cmpuint (all->len, ==, 5000);
  g_assert_cmpuint (some->len, ==, 30);
  g_assert_cmpmem (some->data, 30 * sizeof (MusterSearchResult), all->data, 30 * sizeof (MusterSearchResult));
}

/* }}} */
/* {{{ Against the slow and simple way */

static gboolean
text_has (const char *text, const char *word)
{
  g_autofree char *fold = text != NULL ? muster_fold (text) : NULL;

  return fold != NULL && strstr (fold, word) != NULL;
}

static gboolean
record_has (MusterDocument *doc, MusterProjection *projection, MusterRecord record, const char *word)
{
  static const MusterField fields[] = { MUSTER_DEPARTMENT_PURPOSE, MUSTER_DEPARTMENT_REF, MUSTER_ROLE_GRADE, MUSTER_ROLE_REQUIREMENTS, MUSTER_ROLE_NOTES, MUSTER_ROLE_REF, MUSTER_PERSON_EMAIL, MUSTER_PERSON_NOTES, MUSTER_PERSON_REF };
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterIter iter;
  MusterRecord holding;
  guint department;

  if (text_has (muster_document_get_name (doc, record), word))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (muster_field_get_info (fields[i])->kind == kind && text_has (muster_document_get_text (doc, record, fields[i]), word))
      return TRUE;
  if (kind != MUSTER_KIND_ROLE)
    return FALSE;
  department = muster_projection_get_department_of (projection, muster_projection_find (projection, record));
  if (department != MUSTER_NOWHERE && text_has (muster_document_get_name (doc, muster_projection_get_departments (projection)->nodes[department].record), word))
    return TRUE;
  muster_iter_init_referrers (&iter, doc, record, MUSTER_HOLDING_ROLE);
  while (muster_iter_next (&iter, &holding))
    if (muster_projection_has (projection, holding) && text_has (muster_document_get_name (doc, holding), word))
      return TRUE;
  return FALSE;
}

/* Some text in fields that are text. */
static void
scatter_words (MusterDocument *doc, GRand *rand)
{
  static const char *const words[] = { "Café", "运营", "Lead", "a", "ß", "🚀", "of", "LE", "小明" };
  MusterDraft *draft = muster_draft_new (doc);
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, kinds[k]);
      static const char *const names[] = { "notes", "grade", "purpose", "email" };

      for (guint i = 0; i < records->len; i++)
        for (guint j = 0; j <= G_N_ELEMENTS (names); j++)
          {
            MusterField field = j == 0 ? muster_kind_name_field (kinds[k]) : muster_field_find (kinds[k], names[j - 1]);
            g_autofree char *text = g_strdup_printf ("%s %s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))], words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

            if (field != MUSTER_FIELD_KIND && g_rand_int_range (rand, 0, 3) == 0)
              muster_draft_set_text (draft, g_array_index (records, MusterRecord, i), field, text);
          }
    }
  muster_commit (draft, "Words", MUSTER_COMMIT_DEFAULT);
}

static void
check_against_oracle (MusterDocument *doc, MusterRecord stage, const char *const *words)
{
  g_autoptr (MusterProjection) projection = muster_projection_new (doc, stage);
  g_autoptr (MusterSearchIndex) index = muster_search_index_new (doc, projection);
  g_autofree char *query = g_strjoinv (" ", (char **) words);
  g_autoptr (GArray) results = muster_search_find (index, query);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < results->len; i++)
    g_assert_true (g_hash_table_add (found, GUINT_TO_POINTER (g_array_index (results, MusterSearchResult, i).record)));
  for (MusterRecord record = 1; record < muster_document_get_limit (doc); record++)
    {
      MusterKind kind = muster_document_get_kind (doc, record);
      gboolean expected = kind == MUSTER_KIND_PERSON || ((kind == MUSTER_KIND_DEPARTMENT || kind == MUSTER_KIND_ROLE) && muster_projection_find (projection, record) != MUSTER_NOWHERE);

      for (guint i = 0; words[i] != NULL && expected; i++)
        {
          g_autofree char *word = muster_fold (words[i]);

          expected = record_has (doc, projection, record, word);
        }
      g_assert_cmpint (g_hash_table_contains (found, GUINT_TO_POINTER (record)), ==, expected);
    }
}

static void
test_oracle (void)
{
  static const char *const words[] = { "cafe", "运", "lead", "A", "ss", "🚀", "e", "role1", "f" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (31);

  for (guint i = 0; i < 60 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 30, FALSE);
      const char *asked[3] = { NULL };

      scatter_words (doc, rand);
      for (guint j = 0; j < 12; j++)
        {
          asked[0] = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
          asked[1] = j % 2 == 0 ? NULL : words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
          check_against_oracle (doc, j % 3 == 0 ? chart_pick (doc, MUSTER_KIND_STAGE, rand) : 0, asked);
        }
    }
}

/* }}} */
/* {{{ Size */

/* As organisations are, but for titles that are all different. */
static MusterDocument *
make_large (void)
{
  static const char *const trades[] = { "Engineer", "Buyer", "分析师", "Photographer", "Comptable agréé", "Planner", "Nurse" };
  MusterDocument *doc = muster_document_new ();
  MusterDraft *draft = muster_draft_new_loading (doc);
  MusterRecord department = 0;

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", trades[i % 7], i);
      g_autofree char *name = g_strdup_printf ("Wei Family%u", i);
      MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
      MusterRecord person = muster_draft_add (draft, MUSTER_KIND_PERSON, NULL);
      MusterRecord holding = muster_draft_add (draft, MUSTER_KIND_HOLDING, NULL);

      if (i % 20 == 0)
        {
          department = muster_draft_add (draft, MUSTER_KIND_DEPARTMENT, NULL);
          muster_draft_set_text (draft, department, MUSTER_DEPARTMENT_NAME, title);
        }
      muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, title);
      muster_draft_set_ref (draft, role, MUSTER_ROLE_DEPARTMENT, department);
      muster_draft_set_text (draft, person, MUSTER_PERSON_NAME, name);
      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_ROLE, role);
      muster_draft_set_ref (draft, holding, MUSTER_HOLDING_PERSON, person);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

/* How long the quickest of three searches took, in milliseconds of the processor, so that a busy
 * machine makes no difference. */
static double
time_search (MusterSearchIndex *index, const char *query, gboolean ranked)
{
  double best = INFINITY;

  for (guint i = 0; i < 3; i++)
    {
      clock_t start = clock ();
      g_autoptr (GArray) results = ranked ? muster_search_rank (index, query, ALL_KINDS, 30) : muster_search_find (index, query);

      best = MIN (best, (double) (clock () - start) * 1000 / CLOCKS_PER_SEC);
    }
  return best;
}

/* Some milliseconds, as the messages tell; the bound is that of a slow machine. */
static void
test_size (void)
{
  static const char *const typed[] = { "b", "bu", "buyer", "family77", "agree 5", "分析", "title:nurse", "is:open", "zzz" };
  g_autoptr (MusterDocument) doc = NULL;
  g_autoptr (MusterProjection) projection = NULL;
  g_autoptr (MusterSearchIndex) index = NULL;
  clock_t start;

#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("The address sanitizer takes time of its own");
  return;
#endif
  doc = make_large ();
  projection = muster_projection_new (doc, 0);
  start = clock ();
  index = muster_search_index_new (doc, projection);
  g_test_message ("index: %.0f ms", (double) (clock () - start) * 1000 / CLOCKS_PER_SEC);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      double found = time_search (index, typed[i], FALSE), ranked = time_search (index, typed[i], TRUE);

      g_test_message ("“%s”: found in %.1f ms, ranked in %.1f ms", typed[i], found, ranked);
      g_assert_cmpfloat (found, <, 50);
      g_assert_cmpfloat (ranked, <, 50);
    }
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/folding forgets case, accents and width", test_fold);
  g_test_add_func ("/search/a query finds what it says", test_find);
  g_test_add_func ("/search/a long query is answered", test_long_query);
  g_test_add_func ("/search/a person leads to roles", test_roles_of_person);
  g_test_add_func ("/search/the best come first", test_rank);
  g_test_add_func ("/search/the best of many are the best", test_rank_is_a_cut);
  g_test_add_func ("/search/all that has the words and nothing else", test_oracle);
  g_test_add_func ("/search/a keystroke among 100,000 roles", test_size);
  return g_test_run ();
}
