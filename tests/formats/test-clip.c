/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-clip.c: what is copied arrives as it was, in one step, from wherever it comes.
 */
#include <string.h>

#include "chart-text.h"
#include "chart.h"
#include "clip.h"
#include "native.h"
#include "oracle.h"

static char *
write_bytes (MusterDocument *doc)
{
  GByteArray *bytes = g_byte_array_new ();

  muster_native_write (doc, FALSE, bytes);
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (bytes, FALSE);
}

static GArray *
find_all (MusterDocument *doc, const char *ids)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      MusterRecord record = chart_get (doc, words[i]);

      g_array_append_val (records, record);
    }
  return records;
}

static const MusterRecord *
items (GArray *records)
{
  return (const MusterRecord *) (gpointer) records->data;
}

/* {{{ What arrives */

#define NO_PEOPLE FALSE
#define PEOPLE TRUE
#define ALONE MUSTER_SCOPE_ALONE
#define BRANCH MUSTER_SCOPE_BRANCH

/* See chart.h. @into: %NULL for the same document. @target: NULL for the top. */
static const struct
{
  const char *from;
  const char *records;
  MusterScope scope;
  const char *into;
  const char *target;
  const char *before;
  gboolean with_people;
  const char *after;
  const char *label;
} pastes[] = {
  /* A department, with all in it, into another document. */
  { "A[*a{P} b B[c] ]", "A", ALONE, "Z[*z]", NULL, NULL, PEOPLE, "Z[*z] A[*a{P} b>a B[c>a]]", "Paste “A”" },
  { "A[*a{P} b B[c] ]", "A", ALONE, "Z[*z]", "Z", NULL, PEOPLE, "Z[*z A[*a>z{P} b>a B[c>a]]]", "Paste “A”" },
  { "A[*a{P} b]", "A", ALONE, "Z[*z]", "Z", NULL, NO_PEOPLE, "Z[*z A[*a>z b>a]]", "Paste “A”" },
  /* Upon a role: what reports to nobody reports to it. */
  { "A[*a b]", "A", ALONE, "Z[*z y]", "y", NULL, PEOPLE, "Z[*z y>z A[*a>>y b>a]]", "Paste “A”" },
  { "A[b c]", "A", ALONE, "Z[*z y]", "y", NULL, PEOPLE, "Z[*z y>z A[b>>y c>>y]]", "Paste “A”" },
  { "A[*a b]", "b", ALONE, "Z[*z y]", "z", NULL, PEOPLE, "Z[*z y>z b>z]", "Paste “b”" },
  { "A[*a b]", "b", ALONE, "Z[*z y] x", "x", NULL, PEOPLE, "x b>>x Z[*z y>z]", "Paste “b”" },
  /* A role alone, and with all that report to it. */
  { "A[*a b c>>b d>>c]", "b", ALONE, "Z[*z]", "Z", NULL, PEOPLE, "Z[*z b>z]", "Paste “b”" },
  { "A[*a b c>>b d>>c]", "b", BRANCH, "Z[*z]", "Z", NULL, PEOPLE, "Z[*z b>z c>>b d>>c]", "Paste “b”" },
  /* The branch of a head is the department, and departments that a branch heads come along. */
  { "A[*a b B[c]]", "a", BRANCH, "Z[*z]", NULL, NULL, PEOPLE, "Z[*z] A[*a b>a B[c>a]]", "Paste “A”" },
  { "A[*a b B[*c>>b d]]", "b", BRANCH, "Z[*z]", "Z", NULL, PEOPLE, "Z[*z b>z B[*c>>b d>c]]", "Paste “b”" },
  { "A[*a b] B[c>>b]", "b", BRANCH, "Z[*z]", "Z", NULL, PEOPLE, "Z[*z b>z c>>b]", "Paste “b”" },
  { "A[*a b]", "a", ALONE, "Z[*z]", "Z", NULL, PEOPLE, "Z[*z a>z]", "Paste “a”" },
  /* Several, in the order in which they were named, without what lies in another. */
  { "A[*a b] B[c] d", "d B A", ALONE, "Z[]", "Z", NULL, PEOPLE, "Z[d B[c] A[*a b>a]]", "Paste “d” and 2 more" },
  { "A[*a b B[c]]", "B b A c", ALONE, "Z[]", "Z", NULL, PEOPLE, "Z[A[*a b>a B[c>a]]]", "Paste “A”" },
  { "A[*a b c>>b]", "c b", BRANCH, "Z[]", "Z", NULL, PEOPLE, "Z[b c>>b]", "Paste “b”" },
  { "A[*a b c>>b]", "c b", ALONE, "Z[]", "Z", NULL, PEOPLE, "Z[c>>b b]", "Paste “c” and 1 more" },
  /* Before a neighbour; one that is none is passed over. */
  { "A[a b]", "a b", ALONE, "Z[x y]", "Z", "y", PEOPLE, "Z[x a b y]", "Paste “a” and 1 more" },
  { "A[a] B[]", "B A", ALONE, "Z[X[] Y[]]", "Z", "X", PEOPLE, "Z[B[] A[a] X[] Y[]]", "Paste “B” and 1 more" },
  { "A[a]", "A", ALONE, "Z[X[] Y[]]", "X", "Y", PEOPLE, "Z[X[A[a]] Y[]]", "Paste “A”" },
  { "A[a]", "a", ALONE, "Z[x] W[w]", "W", "x", PEOPLE, "Z[x] W[w a]", "Paste “a”" },
  /* Within a document these are copies. */
  { "A[*a{P} b] B[]", "b a", ALONE, NULL, "B", NULL, NO_PEOPLE, "A[*a{P} b>a] B[b>>a a]", "Paste “b” and 1 more" },
  { "A[*a{P} b]", "A", ALONE, NULL, "A", NULL, NO_PEOPLE, "A[*a{P} b>a A[*a>a b>a]]", "Paste “A”" },
  { "A[*a{P} b]", "A", ALONE, NULL, NULL, NULL, NO_PEOPLE, "A[*a{P} b>a] A[*a b>a]", "Paste “A”" },
  { "A[*a{P} b]", "A", ALONE, NULL, NULL, NULL, PEOPLE, "A[*a{P} b>a] A[*a{P} b>a]", "Paste “A”" },
  /* People who are there are the same; of the same name but another type they are not. */
  { "A[a{P,T!tool} b{P}]", "A", ALONE, "z{P,T}", NULL, NULL, PEOPLE, "z{P,T} A[a{P,T!tool} b{P}]", "Paste “A”" },
  { "a{P%60} b", "a", ALONE, "z", NULL, NULL, PEOPLE, "z a{P%60}", "Paste “a”" },
  /* Lines among them, and not those that lead away. */
  { "A[a b] c ~a-b:helps ~a-c ~c-b", "A", ALONE, "z", NULL, NULL, PEOPLE, "z A[a b] ~a-b:helps", "Paste “A”" },
  /* Stages that are there too; an end before the beginning is none. */
  { "<s1 s2 s3> A[a@s2-s3 b@s1- c@-s3{P@s2-}]", "A", ALONE, "<s2 s3> z", NULL, NULL, PEOPLE, "<s2 s3> z A[a@s2-s3 b c{P@s2-}@-s3]", "Paste “A”" },
  { "<s1 s2> A[a@s1-s2]", "A", ALONE, "<s2 s1> z", NULL, NULL, PEOPLE, "<s2 s1> z A[a@s1-]", "Paste “A”" },
  /* Sizes and pay. */
  /* People by themselves: they come, and hold the role that they are put upon. */
  { "a{P} b", "P", ALONE, "z", "z", NULL, PEOPLE, "z{P}", "Paste “P”" },
  { "a{P} b", "P", ALONE, "z y", "y", NULL, NO_PEOPLE, "z y{P}", "Paste “P”" },
  { "a{P} b", "P", ALONE, NULL, "b", NULL, NO_PEOPLE, "a{P} b{P}", "Paste “P”" },
  { "a{P!vendor,Q} b", "Q P", ALONE, "z{P!vendor}", "z", NULL, PEOPLE, "z{P!vendor,Q}", "Paste “Q” and 1 more" },
  { "a{P} b{Q}", "Q a", ALONE, "Z[z]", "Z", NULL, PEOPLE, "Z[z a{P}]", "Paste “a” and 1 more" },
  { "a=0.5 b#3 c$10-20", "a b c", ALONE, "z", NULL, NULL, PEOPLE, "z a=0.5 b#3 c$10-20", "Paste “a” and 2 more" },
};

static void
test_pastes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      g_autoptr (MusterDocument) from = chart_read (pastes[i].from);
      g_autoptr (MusterDocument) doc = pastes[i].into ? chart_read (pastes[i].into) : g_object_ref (from);
      g_autoptr (GArray) records = find_all (from, pastes[i].records);
      g_autoptr (GBytes) clip = muster_clip_write (from, items (records), records->len, pastes[i].scope);
      g_autoptr (GArray) roots = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = write_bytes (doc), *after = NULL, *undone = NULL;
      MusterRecord first;

      g_test_message ("%s of %s to %s of %s", pastes[i].records, pastes[i].from, pastes[i].target, pastes[i].into);
      first = muster_clip_paste (doc, clip, pastes[i].target ? chart_get (doc, pastes[i].target) : 0, pastes[i].before ? chart_get (doc, pastes[i].before) : 0, pastes[i].with_people, &roots, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (first, ==, g_array_index (roots, MusterRecord, 0));
      after = chart_write (doc);
      g_assert_cmpstr (after, ==, pastes[i].after);
      g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
      g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, pastes[i].label);
      oracle_check (doc);
      g_assert_true (muster_undo (doc));
      undone = write_bytes (doc);
      g_assert_cmpstr (undone, ==, before);
    }
}

/* }}} */
/* {{{ People */

static MusterDocument *
read_records (const char *records)
{
  g_autofree char *text = g_strdup_printf ("{\"muster\":1,\"records\":[%s]}", records);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  MusterDocument *doc = muster_native_read (bytes, "test", NULL, NULL, NULL);

  g_assert_nonnull (doc);
  return doc;
}

/* Whether the first of two people is the second: both documents have one person. */
static const struct
{
  const char *copied;
  const char *there;
  gboolean same;
} people[] = {
  { "\"id\":\"p1\",\"name\":\"Ann\"", "\"id\":\"p1\",\"name\":\"Ann\"", TRUE },
  { "\"id\":\"p1\",\"name\":\"Ann\",\"email\":\"a@x\"", "\"id\":\"p1\",\"name\":\"Ann Lee\",\"email\":\"A@x\"", TRUE },
  /* One template, two people. */
  { "\"id\":\"p1\",\"name\":\"Ann\"", "\"id\":\"p1\",\"name\":\"Wei\"", FALSE },
  { "\"id\":\"p1\",\"name\":\"Ann\",\"email\":\"a@x\"", "\"id\":\"p1\",\"name\":\"Wei\",\"email\":\"w@x\"", FALSE },
  { "\"id\":\"p1\",\"name\":\"Ann\",\"email\":\"a@x\"", "\"id\":\"p2\",\"name\":\"Anna\",\"email\":\"a@X\"", TRUE },
  { "\"id\":\"p1\",\"name\":\"王小明\"", "\"id\":\"p2\",\"name\":\"王小明\",\"type\":\"employee\"", TRUE },
  { "\"id\":\"p1\",\"name\":\"Ann\"", "\"id\":\"p2\",\"name\":\"Ann\",\"email\":\"a@x\"", TRUE },
  { "\"id\":\"p1\",\"name\":\"Ann\",\"email\":\"b@x\"", "\"id\":\"p2\",\"name\":\"Ann\",\"email\":\"a@x\"", FALSE },
  { "\"id\":\"p1\",\"name\":\"Ann\",\"type\":\"tool\"", "\"id\":\"p2\",\"name\":\"Ann\"", FALSE },
  { "\"id\":\"p1\",\"name\":\"Ann\"", "\"id\":\"p2\",\"name\":\"ann\"", FALSE },
  { "\"id\":\"p1\"", "\"id\":\"p2\"", FALSE },
  /* The one id, but of something else. */
  { "\"id\":\"r1\",\"name\":\"Ann\"", "\"id\":\"p2\",\"name\":\"Wei\"", FALSE },
};

static GBytes *
copy_role (MusterDocument *doc)
{
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);

  return muster_clip_write (doc, items (roles), roles->len, MUSTER_SCOPE_ALONE);
}

static void
test_people (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *copied = g_strdup_printf ("{\"kind\":\"role\",\"id\":\"r\",\"title\":\"x\"},{\"kind\":\"person\",%s},{\"kind\":\"holding\",\"id\":\"h\",\"role\":\"r\",\"person\":\"%.2s\"}", people[i].copied, people[i].copied + strlen ("\"id\":\""));
      g_autofree char *there = g_strdup_printf ("{\"kind\":\"role\",\"id\":\"r1\",\"title\":\"y\"},{\"kind\":\"person\",%s}", people[i].there);
      g_autoptr (MusterDocument) from = read_records (copied);
      g_autoptr (MusterDocument) doc = read_records (there);
      g_autoptr (GBytes) clip = copy_role (from);

      g_test_message ("%s: %s", people[i].copied, people[i].there);
      g_assert_cmpuint (muster_clip_paste (doc, clip, 0, 0, TRUE, NULL, NULL), !=, 0);
      g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, people[i].same ? 1 : 2);
      g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_HOLDING), ==, 1);
    }
}

/* Two of one name are there, so that nobody can say which; and two of the clip can be one here. */
static void
test_ambiguous_people (void)
{
  g_autoptr (MusterDocument) one = chart_read ("a{P}");
  g_autoptr (MusterDocument) two = read_records ("{\"kind\":\"person\",\"id\":\"p1\",\"name\":\"P\"},{\"kind\":\"person\",\"id\":\"p2\",\"name\":\"P\"}");
  g_autoptr (MusterDocument) twice = read_records ("{\"kind\":\"role\",\"id\":\"r\"},{\"kind\":\"person\",\"id\":\"p1\",\"name\":\"P\"},{\"kind\":\"person\",\"id\":\"p2\",\"name\":\"P\"},"
                                                   "{\"kind\":\"holding\",\"id\":\"h1\",\"role\":\"r\",\"person\":\"p1\"},{\"kind\":\"holding\",\"id\":\"h2\",\"role\":\"r\",\"person\":\"p2\"}");
  g_autoptr (GBytes) clip = copy_role (one);
  g_autoptr (GBytes) clip_twice = copy_role (twice);

  g_assert_cmpuint (muster_clip_paste (two, clip, 0, 0, TRUE, NULL, NULL), !=, 0);
  g_assert_cmpuint (muster_document_count (two, MUSTER_KIND_PERSON), ==, 3);
  g_assert_cmpuint (muster_clip_paste (one, clip_twice, 0, 0, TRUE, NULL, NULL), !=, 0);
  g_assert_cmpuint (muster_document_count (one, MUSTER_KIND_PERSON), ==, 1);
  g_assert_cmpuint (muster_document_count (one, MUSTER_KIND_HOLDING), ==, 2);
}

/* }}} */
/* {{{ What belongs to it */

#define BELONGINGS                                                                                                                                                                                         \
  "{\"kind\":\"department\",\"id\":\"d\",\"order\":\"a0\",\"name\":\"运营 🚀\",\"ref\":\"D-1\",\"f2\":7},"                                                                                             \
  "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"title\":\"“Lead” \\\"x\\\"\",\"department\":\"d\",\"ref\":\"R-1\",\"f1\":\"B 12\",\"zodiac\":[1,{\"a\":null}],\"notes\":\"one\\ntwo\\tthree\"}," \
  "{\"kind\":\"role\",\"id\":\"o\",\"order\":\"a1\",\"title\":\"Other\"},"                                                                                                                                 \
  "{\"kind\":\"person\",\"id\":\"p\",\"name\":\"Ann\",\"email\":\"a@x\",\"f3\":true},"                                                                                                                     \
  "{\"kind\":\"holding\",\"id\":\"h\",\"person\":\"p\",\"role\":\"r\",\"share\":60},"                                                                                                                      \
  "{\"kind\":\"responsibility\",\"id\":\"y1\",\"order\":\"a0\",\"name\":\"Prices\",\"department\":\"d\"},"                                                                                                 \
  "{\"kind\":\"responsibility\",\"id\":\"y2\",\"order\":\"a1\",\"name\":\"Photos\"},"                                                                                                                      \
  "{\"kind\":\"responsibility\",\"id\":\"y3\",\"order\":\"a2\",\"name\":\"Shared\"},"                                                                                                                      \
  "{\"kind\":\"responsibility\",\"id\":\"y4\",\"order\":\"a3\",\"name\":\"Nobody's\"},"                                                                                                                    \
  "{\"kind\":\"assignment\",\"id\":\"a1\",\"responsibility\":\"y1\",\"role\":\"r\"},"                                                                                                                      \
  "{\"kind\":\"assignment\",\"id\":\"a2\",\"responsibility\":\"y2\",\"role\":\"r\",\"part\":\"consulted\"},"                                                                                               \
  "{\"kind\":\"assignment\",\"id\":\"a3\",\"responsibility\":\"y3\",\"role\":\"r\"},"                                                                                                                      \
  "{\"kind\":\"assignment\",\"id\":\"a4\",\"responsibility\":\"y3\",\"role\":\"o\"},"                                                                                                                      \
  "{\"kind\":\"assignment\",\"id\":\"a5\",\"responsibility\":\"y1\",\"role\":\"o\"},"                                                                                                                      \
  "{\"kind\":\"measure\",\"id\":\"m1\",\"order\":\"a0\",\"name\":\"Profit\",\"weight\":40,\"department\":\"d\"},"                                                                                          \
  "{\"kind\":\"measure\",\"id\":\"m2\",\"order\":\"a1\",\"name\":\"Returns\",\"role\":\"r\"},"                                                                                                             \
  "{\"kind\":\"measure\",\"id\":\"m3\",\"order\":\"a2\",\"name\":\"Not\",\"role\":\"o\"},"                                                                                                                 \
  "{\"kind\":\"field\",\"id\":\"f1\",\"order\":\"a0\",\"name\":\"Room\",\"on\":\"role\"},"                                                                                                                 \
  "{\"kind\":\"field\",\"id\":\"f2\",\"order\":\"a1\",\"name\":\"Floor\",\"type\":\"number\"},"                                                                                                            \
  "{\"kind\":\"field\",\"id\":\"f3\",\"order\":\"a2\",\"name\":\"Keys\",\"on\":\"person\",\"type\":\"flag\"},"                                                                                             \
  "{\"kind\":\"field\",\"id\":\"f4\",\"order\":\"a3\",\"name\":\"Unused\",\"on\":\"role\"}"

/* What a record has arrives, with its own fields, duties and measures, and no more. */
static void
test_belongings (void)
{
  g_autoptr (MusterDocument) from = read_records (BELONGINGS);
  /* One field of the same name and type; one of the same id that is something else. */
  g_autoptr (MusterDocument) doc = read_records ("{\"kind\":\"department\",\"id\":\"z\",\"name\":\"Z\",\"ref\":\"D-1\"},{\"kind\":\"field\",\"id\":\"g\",\"order\":\"a0\",\"name\":\"Room\",\"on\":\"role\"},{\"kind\":\"field\",\"id\":\"f2\",\"order\":\"a5\",\"name\":\"Floor\"},{\"kind\":\"measure\",\"id\":\"mm\",\"order\":\"a7\",\"department\":\"z\",\"name\":\"First\"}");
  MusterRecord department = chart_get (from, "d");
  g_autoptr (GBytes) clip = muster_clip_write (from, &department, 1, MUSTER_SCOPE_ALONE);
  MusterRecord pasted = muster_clip_paste (doc, clip, 0, 0, TRUE, NULL, NULL);
  g_autofree char *text = muster_clip_to_text (doc, &pasted, 1, MUSTER_SCOPE_ALONE);
  g_autofree char *all = muster_chart_text (doc);
  g_autofree char *bytes = NULL;

  g_assert_cmpstr (text, ==, "department: 运营 🚀\n"
                             "  Floor: 7\n"
                             "  measure: Profit, weight 40\n"
                             "  role: “Lead” \"x\"\n"
                             "    notes: one\\ntwo\\x09three\n"
                             "    ref: R-1\n"
                             "    Room: \"B 12\"\n"
                             "    zodiac: [1,{\"a\":null}]\n"
                             "    holder: Ann, share 60\n"
                             "    measure: Returns\n");
  g_assert_nonnull (strstr (all, "responsibility: Prices\n  department: 运营 🚀\n  accountable: “Lead” \"x\"\nresponsibility: Photos\n  consulted: “Lead” \"x\"\n"));
  g_assert_nonnull (strstr (all, "person: Ann\n  email: a@x\n  Keys: true\n"));
  g_assert_null (strstr (all, "Shared"));
  g_assert_null (strstr (all, "Unused"));
  g_assert_null (strstr (all, "Nobody"));
  /* Room was there, and the other Floor is text of departments too. */
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_FIELD), ==, 4);
  g_assert_cmpstr (muster_document_get_text (doc, chart_get (doc, "z"), MUSTER_DEPARTMENT_REF), ==, "D-1");

  /* Measures come behind those that were there. */
  {
    g_autoptr (GArray) measures = muster_document_list (doc, MUSTER_KIND_MEASURE);

    g_assert_cmpuint (measures->len, ==, 3);
    g_assert_cmpstr (muster_document_get_name (doc, g_array_index (measures, MusterRecord, 0)), ==, "First");
    g_assert_cmpstr (muster_document_get_name (doc, g_array_index (measures, MusterRecord, 1)), ==, "Profit");
  }

  /* A file of it is read as it is. */
  bytes = write_bytes (doc);
  {
    g_autoptr (GBytes) file = g_bytes_new (bytes, strlen (bytes));
    g_autoptr (MusterNotes) notes = muster_notes_new ();
    g_autoptr (MusterDocument) again = muster_native_read (file, "again", notes, NULL, NULL);
    g_autofree char *same = write_bytes (again);

    g_assert_cmpuint (muster_notes_get_length (notes), ==, 0);
    g_assert_cmpstr (same, ==, bytes);
  }
}

static void
test_nothing (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a{P}");
  MusterRecord chart = muster_document_get_chart (doc);

  g_assert_null (muster_clip_write (doc, NULL, 0, MUSTER_SCOPE_ALONE));
  g_assert_null (muster_clip_write (doc, &chart, 1, MUSTER_SCOPE_ALONE));
}

/* }}} */
/* {{{ By chance */

/* A manager by hand whom the departments say as well is written down no more after a paste. */
static void
drop_needless_managers (MusterDocument *doc)
{
  MusterDraft *draft = muster_draft_new (doc);
  MusterIter iter;
  MusterRecord role;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    {
      MusterRecord manager = muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);

      muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, 0);
      if (manager != 0 && muster_document_get_manager (doc, role, 0) != manager)
        muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, manager);
    }
  muster_commit (draft, "Simplify", MUSTER_COMMIT_DEFAULT);
}

/* All departments and roles at the top, in the order of the chart. */
static GArray *
list_tops (MusterDocument *doc)
{
  GArray *tops = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (MusterKind kind = MUSTER_KIND_DEPARTMENT; kind <= MUSTER_KIND_ROLE; kind++)
    {
      g_autoptr (GArray) records = muster_document_list (doc, kind);

      for (guint i = 0; i < records->len; i++)
        if (muster_document_get_ref (doc, g_array_index (records, MusterRecord, i), kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT) == 0)
          g_array_append_vals (tops, &g_array_index (records, MusterRecord, i), 1);
    }
  return tops;
}

/* All of a chart goes to an empty one with the same stages as it was. */
static void
test_whole (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint i = 0; i < 150 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 25, FALSE);
      g_autoptr (MusterDocument) empty = muster_document_new ();
      MusterDraft *draft = muster_draft_new_loading (empty);
      g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
      g_autoptr (GArray) tops = NULL;
      g_autoptr (GArray) arrived = NULL;
      g_autoptr (GBytes) clip = NULL;
      g_autofree char *before = NULL, *after = NULL;

      drop_needless_managers (doc);
      for (guint j = 0; j < stages->len; j++)
        {
          MusterRecord stage = g_array_index (stages, MusterRecord, j);
          MusterRecord same = muster_draft_add (draft, MUSTER_KIND_STAGE, muster_document_get_id (doc, stage));

          muster_draft_set_text (draft, same, MUSTER_STAGE_ORDER, muster_document_get_text (doc, stage, MUSTER_STAGE_ORDER));
          muster_draft_set_text (draft, same, MUSTER_STAGE_NAME, muster_document_get_text (doc, stage, MUSTER_STAGE_NAME));
        }
      muster_commit (draft, "", MUSTER_COMMIT_DEFAULT);

      tops = list_tops (doc);
      clip = muster_clip_write (doc, items (tops), tops->len, MUSTER_SCOPE_ALONE);
      g_assert_cmpuint (muster_clip_paste (empty, clip, 0, 0, TRUE, &arrived, NULL), !=, 0);
      oracle_check (empty);
      g_assert_cmpuint (arrived->len, ==, tops->len);
      before = muster_clip_to_text (doc, items (tops), tops->len, MUSTER_SCOPE_ALONE);
      after = muster_clip_to_text (empty, items (arrived), arrived->len, MUSTER_SCOPE_ALONE);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Whatever goes wherever leaves a sound chart, and undoing it leaves nothing of it. */
static void
test_anything (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);

  for (guint i = 0; i < 300 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) from = chart_random (rand, 20, i % 3 == 0);
      g_autoptr (MusterDocument) doc = i % 2 ? g_object_ref (from) : chart_random (rand, 20, FALSE);
      MusterRecord records[3], target = chart_pick (doc, i % 5 ? MUSTER_KIND_DEPARTMENT : MUSTER_KIND_ROLE, rand);
      g_autoptr (GBytes) clip = NULL;
      g_autofree char *before = write_bytes (doc), *after = NULL, *undone = NULL, *redone = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (records); j++)
        records[j] = chart_pick (from, g_rand_boolean (rand) ? MUSTER_KIND_DEPARTMENT : MUSTER_KIND_ROLE, rand);
      clip = muster_clip_write (from, records, G_N_ELEMENTS (records), g_rand_boolean (rand) ? MUSTER_SCOPE_BRANCH : MUSTER_SCOPE_ALONE);
      if (clip == NULL)
        continue;
      g_assert_cmpuint (muster_clip_paste (doc, clip, target, chart_pick (doc, MUSTER_KIND_ROLE, rand), g_rand_boolean (rand), NULL, &error), !=, 0);
      g_assert_no_error (error);
      if (doc != from || i % 3 != 0)
        oracle_check (doc);
      after = write_bytes (doc);
      g_assert_true (muster_undo (doc));
      undone = write_bytes (doc);
      g_assert_cmpstr (undone, ==, before);
      g_assert_true (muster_redo (doc));
      redone = write_bytes (doc);
      g_assert_cmpstr (redone, ==, after);
    }
}

/* }}} */
/* {{{ From anybody */

#define R(text) "{\"muster\":1,\"records\":[" text "]}"
#define ROLE(id, more) "{\"kind\":\"role\",\"id\":\"" id "\",\"title\":\"" id "\"" more "}"
#define DEPARTMENT(id, more) "{\"kind\":\"department\",\"id\":\"" id "\",\"name\":\"" id "\"" more "}"

static const struct
{
  const char *clip;
  /* A part of the sentence, or of the chart after */
  const char *error;
  const char *after;
} strangers[] = {
  { "", "cannot be pasted: ", NULL },
  { "Title\tName\nCook\tAnn", "cannot be pasted: 1:1", NULL },
  { "{", "cannot be pasted: ", NULL },
  { "[]", "cannot be pasted: ", NULL },
  { "{\"muster\":1}", "cannot be pasted: ", NULL },
  { "{\"muster\":1,\"muster\":1,\"records\":[]}", "cannot be pasted: ", NULL },
  { "{\"muster\":1,\"records\":[{\"kind\":\"role\",\"id\":\"a\",\"title\":\"\xff\"}]}", "cannot be pasted: ", NULL },
  { "{\"muster\":99,\"records\":[" ROLE ("a", "") "]}", "A newer version", NULL },
  { R (""), "There is nothing to paste", NULL },
  { R ("{\"kind\":\"person\",\"id\":\"p\",\"name\":\"P\"}"), "There is nothing to paste", NULL },
  { R ("{\"kind\":\"unicorn\",\"id\":\"p\",\"name\":\"P\"},5,null,[],\"x\""), "There is nothing to paste", NULL },
  /* Repaired. */
  { R (ROLE ("a", "") "," ROLE ("a", "")), NULL, "Z[z a a]" },
  { R (ROLE ("z", "") "," DEPARTMENT ("Z", "")), NULL, "Z[z z Z[]]" },
  { R ("{\"kind\":\"role\",\"id\":\"chart\",\"title\":\"c\"}"), NULL, "Z[z c]" },
  { R (ROLE ("a", ",\"manager\":\"b\"") "," ROLE ("b", ",\"manager\":\"a\"")), NULL, "Z[z a b>>a]" },
  { R (ROLE ("a", ",\"manager\":\"a\",\"department\":\"a\"")), NULL, "Z[z a]" },
  { R (DEPARTMENT ("A", ",\"parent\":\"B\"") "," DEPARTMENT ("B", ",\"parent\":\"A\"")), NULL, "Z[z A[B[]]]" },
  { R (DEPARTMENT ("A", ",\"head\":\"p\"") ",{\"kind\":\"person\",\"id\":\"p\"}"), NULL, "Z[z A[]]" },
  { R (ROLE ("a", ",\"department\":\"gone\",\"manager\":7,\"from\":\"s9\",\"order\":\"~~\",\"fte\":\"x\"")), NULL, "Z[z a]" },
  { R (ROLE ("a", "") ",{\"kind\":\"holding\",\"id\":\"h\",\"role\":\"a\",\"person\":\"gone\"},{\"kind\":\"line\",\"id\":\"l\",\"from-role\":\"a\"},{\"kind\":\"measure\",\"id\":\"m\",\"name\":\"of nothing\"},{\"kind\":\"assignment\",\"id\":\"x\"}"), NULL, "Z[z a]" },
  /* Roots that are none. */
  { "{\"muster\":1,\"records\":[" ROLE ("a", "") "," ROLE ("b", "") "],\"clip\":{\"roots\":[\"b\",\"gone\",5,null,[\"a\"],\"b\",\"chart\"]}}", NULL, "Z[z b a]" },
  { "{\"muster\":1,\"records\":[" ROLE ("a", "") "],\"clip\":{\"roots\":{\"a\":1}}}", NULL, "Z[z a]" },
  { "{\"muster\":1,\"records\":[" ROLE ("a", "") "],\"clip\":[\"roots\",\"a\"]}", NULL, "Z[z a]" },
  { "{\"muster\":1,\"records\":[" ROLE ("a", ",\"department\":\"D\"") "," DEPARTMENT ("D", "") "],\"clip\":{\"roots\":[\"a\"]}}", NULL, "Z[z D[a]]" },
  { "{\"muster\":1,\"records\":[" ROLE ("a", "") "],\"history\":{\"position\":7,\"changes\":[{\"label\":5}]},\"clip\":null}", NULL, "Z[z a]" },
};

static void
check_stranger (GBytes *clip, const char *says, const char *after)
{
  g_autoptr (MusterDocument) doc = chart_read ("Z[z]");
  g_autofree char *before = write_bytes (doc), *found = NULL, *undone = NULL;
  g_autoptr (GError) error = NULL;
  MusterRecord pasted = muster_clip_paste (doc, clip, chart_get (doc, "Z"), 0, TRUE, NULL, &error);

  if (after == NULL)
    {
      g_assert_cmpuint (pasted, ==, 0);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, says));
      g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
    }
  else
    {
      g_assert_no_error (error);
      found = chart_write (doc);
      g_assert_cmpstr (found, ==, after);
      oracle_check (doc);
      g_assert_true (muster_undo (doc));
    }
  undone = write_bytes (doc);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_strangers (void)
{
  g_autofree char *brackets = g_strnfill (75000, '[');
  g_autoptr (GBytes) deep = g_bytes_new (brackets, strlen (brackets));

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autoptr (GBytes) clip = g_bytes_new (strangers[i].clip, strlen (strangers[i].clip));

      g_test_message ("%s", strangers[i].clip);
      check_stranger (clip, strangers[i].error, strangers[i].after);
    }
  check_stranger (deep, "cannot be pasted: ", NULL);
}

/* A clip of which some bytes are others is pasted or refused. */
static void
test_mangled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);
  g_autoptr (MusterDocument) from = read_records (BELONGINGS);
  const MusterRecord records[] = { chart_get (from, "d"), chart_get (from, "o") };
  g_autoptr (GBytes) clip = muster_clip_write (from, records, 2, MUSTER_SCOPE_ALONE);
  gsize size;
  const char *data = g_bytes_get_data (clip, &size);
  static const char signs[] = "\"{}[],:0a\\dr";

  for (guint i = 0; i < 3000 * chart_long_factor (); i++)
    {
      g_autofree char *text = g_memdup2 (data, size);
      g_autoptr (GBytes) mangled = NULL;
      g_autoptr (MusterDocument) doc = chart_read ("Z[*z{Ann}]");
      g_autoptr (GError) error = NULL;

      for (gint j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        text[g_rand_int_range (rand, 0, (gint) size)] = signs[g_rand_int_range (rand, 0, (gint) strlen (signs))];
      mangled = g_bytes_new (text, size);
      if (muster_clip_paste (doc, mangled, chart_get (doc, i % 2 ? "Z" : "z"), 0, TRUE, NULL, &error) == 0)
        g_assert_nonnull (error);
      oracle_check (doc);
    }
}

static void
test_targets (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s> Z[z{P}]");
  MusterRecord role = chart_get (doc, "z");
  g_autoptr (GBytes) clip = muster_clip_write (doc, &role, 1, MUSTER_SCOPE_ALONE);
  const MusterRecord targets[] = { chart_get (doc, "P"), chart_get (doc, "s"), muster_document_get_chart (doc), muster_document_handle (doc, "gone"), 4000000 };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (muster_clip_paste (doc, clip, targets[i], 0, FALSE, NULL, &error), ==, 0);
      g_assert_nonnull (strstr (error->message, "Choose a department or a role"));
      g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
    }
}

/* }}} */
/* {{{ Tables and text */

static void
test_tsv (void)
{
  g_autoptr (MusterDocument) doc = read_records ("{\"kind\":\"department\",\"id\":\"d\",\"name\":\"=Ops\"},"
                                                 "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"title\":\"Lead\",\"department\":\"d\",\"grade\":\"7\",\"fte\":0.5,\"pay-min\":10,\"pay-max\":20,\"f\":-3},"
                                                 "{\"kind\":\"role\",\"id\":\"q\",\"order\":\"a1\",\"title\":\"+cook\\t\\\"a\\\"\",\"department\":\"d\",\"manager\":\"r\",\"assistant\":true,\"notes\":\"one\\ntwo\"},"
                                                 "{\"kind\":\"role\",\"id\":\"n\",\"order\":\"a2\",\"title\":\"Not this\"},"
                                                 "{\"kind\":\"person\",\"id\":\"p\",\"name\":\"@Ann\",\"email\":\"a@x\"},{\"kind\":\"person\",\"id\":\"t\",\"name\":\"Bot\",\"type\":\"tool\"},"
                                                 "{\"kind\":\"holding\",\"id\":\"h1\",\"person\":\"p\",\"role\":\"r\",\"share\":60},{\"kind\":\"holding\",\"id\":\"h2\",\"person\":\"t\",\"role\":\"r\",\"share\":40},"
                                                 "{\"kind\":\"field\",\"id\":\"f\",\"name\":\"Title\",\"on\":\"role\",\"type\":\"number\"}");
  MusterRecord department = chart_get (doc, "d"), role = chart_get (doc, "r");
  g_autofree char *tsv = muster_clip_to_tsv (doc, &department, 1, MUSTER_SCOPE_ALONE);
  g_autofree char *branch = muster_clip_to_tsv (doc, &role, 1, MUSTER_SCOPE_BRANCH);
  g_autofree char *alone = muster_clip_to_tsv (doc, &role, 1, MUSTER_SCOPE_ALONE);

  g_assert_cmpstr (tsv, ==, "Title\tPerson\tDepartment\tReports to\tE-mail\tType\tShare\tGrade\tFTE\tUnnamed posts\tPay from\tPay to\tAssistant\tFrom stage\tUntil stage\tRequirements\tNotes\tTitle 2\n"
                            "Lead\t'@Ann\t'=Ops\t\ta@x\t\t60\t7\t0.5\t\t10\t20\t\t\t\t\t\t-3\n"
                            "Lead\tBot\t'=Ops\t\t\ttool\t40\t7\t0.5\t\t10\t20\t\t\t\t\t\t-3\n"
                            "\"'+cook\t\"\"a\"\"\"\t\t'=Ops\tLead\t\t\t\t\t\t\t\t\tyes\t\t\t\t\"one\ntwo\"\t\n");
  g_assert_cmpstr (branch, ==, tsv);
  g_assert_null (strstr (alone, "cook"));
  g_assert_true (muster_clip_looks_like_table (tsv));
}

static void
test_text (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("T[*t A[*a{P} b] ] x y>>x z>>y ~a-b:helps");
  const MusterRecord inner = chart_get (doc, "A");
  const MusterRecord both[] = { chart_get (doc, "x"), chart_get (doc, "b") };
  g_autofree char *department = muster_clip_to_text (doc, &inner, 1, MUSTER_SCOPE_ALONE);
  g_autofree char *branches = muster_clip_to_text (doc, both, 2, MUSTER_SCOPE_BRANCH);

  g_assert_cmpstr (department, ==, "department: A\n  head: a\n  role: a\n    holder: P\n    line: b, label helps\n  role: b\n");
  g_assert_cmpstr (branches, ==, "role: b\nrole: x\n  role: y\n    manager: x\n    role: z\n      manager: y\n");
}

static const struct
{
  const char *text;
  gboolean table;
} looks[] = {
  { "", FALSE },
  { "\n\n", FALSE },
  { "Photographer", FALSE },
  { "Photographer, senior", FALSE },
  { "Title\tName", TRUE },
  { "\tAnn\n", TRUE },
  { "Cook\r\nBuyer\r\n", TRUE },
  { "厨师\n采购", TRUE },
  { "Title,Name\nCook,Ann\n", TRUE },
  { "Title;Name\nCook;\"A;n\nn\"", TRUE },
  { "{\"muster\":1,\n\"records\":[]\n}", FALSE },
  { "<svg>\n</svg>\n", FALSE },
  { "  [1,\t2]", FALSE },
};

static void
test_looks (void)
{
  g_autofree char *prose = g_strnfill (500, 'a');
  g_autofree char *paragraphs = g_strconcat (prose, "\n", prose, "\n", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_test_message ("“%s”", looks[i].text);
      g_assert_cmpint (muster_clip_looks_like_table (looks[i].text), ==, looks[i].table);
    }
  g_assert_false (muster_clip_looks_like_table (paragraphs));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clip/what is copied arrives where it is put", test_pastes);
  g_test_add_func ("/clip/people who are there are the same", test_people);
  g_test_add_func ("/clip/people who could be several are new", test_ambiguous_people);
  g_test_add_func ("/clip/what belongs to it comes along", test_belongings);
  g_test_add_func ("/clip/nothing is no clip", test_nothing);
  g_test_add_func ("/clip/a whole chart is the same chart", test_whole);
  g_test_add_func ("/clip/anything anywhere leaves a sound chart", test_anything);
  g_test_add_func ("/clip/a stranger's clip is refused or repaired", test_strangers);
  g_test_add_func ("/clip/a mangled clip is refused or repaired", test_mangled);
  g_test_add_func ("/clip/only departments and roles take it", test_targets);
  g_test_add_func ("/clip/a table for a spreadsheet", test_tsv);
  g_test_add_func ("/clip/text for an e-mail", test_text);
  g_test_add_func ("/clip/what looks like a table", test_looks);
  return g_test_run ();
}
