/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-edit.c: every verb does what it says in one step that can be undone, or refuses and changes
 * nothing.
 *
 * A case is a command, the chart before (see chart.h), and the chart after, or what is said when it
 * is refused: "!" for a refusal, "!!" for a circle, then a part of the sentence. In a command, "-"
 * is nothing, and "nobody" is not there.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "oracle.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *command;
  const char *before;
  const char *after;
  const char *label;
} Case;

/* {{{ Commands */

static MusterRecord
find (MusterDocument *doc, const char *id)
{
  return id == NULL || strcmp (id, "-") == 0 ? 0 : muster_document_handle (doc, id);
}

static GArray *
find_all (MusterDocument *doc, const char *ids)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_auto (GStrv) words = g_strsplit (ids, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      MusterRecord record = find (doc, words[i]);

      g_array_append_val (records, record);
    }
  return records;
}

/* "role title=x department=D before:b". */
static gboolean
run_add (MusterDocument *doc, char **words, GError **error)
{
  MusterKind kind = muster_kind_find (words[0]);
  g_autoptr (GArray) settings = g_array_new (FALSE, FALSE, sizeof (MusterSetting));
  MusterRecord before = 0;

  for (guint i = 1; words[i] != NULL; i++)
    {
      char *equals = strchr (words[i], '=');
      MusterSetting setting = { 0 };

      if (g_str_has_prefix (words[i], "before:"))
        {
          before = find (doc, words[i] + strlen ("before:"));
          continue;
        }
      *equals = 0;
      setting.field = muster_field_find (kind, words[i]);
      setting.text = equals + 1;
      g_array_append_val (settings, setting);
    }
  return muster_edit_add (doc, kind, (const MusterSetting *) (gpointer) settings->data, settings->len, before, error) != 0;
}

/* "a,b title The_boss". */
static gboolean
run_set (MusterDocument *doc, char **words, GError **error)
{
  g_autoptr (GArray) records = find_all (doc, words[0]);
  const MusterRecord *first = (const MusterRecord *) (gpointer) records->data;
  MusterField field = MUSTER_FIELD_KIND;
  g_autofree char *text = strcmp (words[2], "-") == 0 ? NULL : g_strdelimit (g_strdup (words[2]), "_", ' ');

  for (MusterField other = 1; other < MUSTER_N_FIELDS && field == MUSTER_FIELD_KIND; other++)
    if (strcmp (muster_field_get_info (other)->name, words[1]) == 0 && (muster_document_get_kind (doc, *first) == MUSTER_KIND_NONE || muster_document_get_kind (doc, *first) == muster_field_get_info (other)->kind))
      field = other;
  if (field == MUSTER_FIELD_KIND)
    field = muster_field_find (MUSTER_KIND_ROLE, words[1]);
  if (records->len == 1)
    return muster_edit_set (doc, *first, field, text, MUSTER_COMMIT_DEFAULT, error);
  return muster_edit_set_many (doc, first, records->len, field, text, MUSTER_COMMIT_DEFAULT, error);
}

static gboolean
run_one_or_two (MusterDocument *doc, char **words, GError **error)
{
  MusterRecord one = find (doc, words[1]), other = words[2] != NULL ? find (doc, words[2]) : 0;
  const char *more = words[2] != NULL ? words[3] : NULL;

  if (strcmp (words[0], "reorder") == 0)
    return muster_edit_reorder (doc, one, other, error);
  if (strcmp (words[0], "above") == 0)
    return muster_edit_insert_above (doc, one, other, more, error) != 0;
  if (strcmp (words[0], "promote") == 0)
    return muster_edit_promote (doc, one, error);
  if (strcmp (words[0], "assign") == 0)
    return muster_edit_assign (doc, one, other, more != NULL ? g_ascii_strtod (more, NULL) : NAN, error);
  if (strcmp (words[0], "replace") == 0)
    return muster_edit_replace (doc, one, other, error);
  if (strcmp (words[0], "unassign") == 0)
    return muster_edit_unassign (doc, one, other, error);
  if (strcmp (words[0], "vacate") == 0)
    return muster_edit_vacate (doc, one, error);
  if (strcmp (words[0], "swap") == 0)
    return muster_edit_swap (doc, one, other, error);
  if (strcmp (words[0], "split") == 0)
    return muster_edit_split (doc, one, error) != 0;
  if (strcmp (words[0], "merge") == 0)
    return muster_edit_merge (doc, one, other, error);
  if (strcmp (words[0], "copy") == 0)
    return muster_edit_copy (doc, one, MUSTER_SCOPE_ALONE, other, error) != 0;
  if (strcmp (words[0], "copy-branch") == 0)
    return muster_edit_copy (doc, one, MUSTER_SCOPE_BRANCH, other, error) != 0;
  if (strcmp (words[0], "link") == 0)
    return muster_edit_link (doc, one, other, more, error) != 0;
  g_error ("There is no verb “%s”", words[0]);
}

static gboolean
run (MusterDocument *doc, const char *command, GError **error)
{
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  g_autoptr (GArray) records = find_all (doc, words[1]);
  const MusterRecord *first = (const MusterRecord *) (gpointer) records->data;
  MusterScope scope = g_str_has_suffix (words[0], "-branch") ? MUSTER_SCOPE_BRANCH : MUSTER_SCOPE_ALONE;

  if (strcmp (words[0], "add") == 0)
    return run_add (doc, words + 1, error);
  if (strcmp (words[0], "set") == 0)
    return run_set (doc, words + 1, error);
  if (g_str_has_prefix (words[0], "remove"))
    return muster_edit_remove (doc, first, records->len, scope, error);
  if (g_str_has_prefix (words[0], "move"))
    return muster_edit_move (doc, first, records->len, find (doc, words[2]), find (doc, words[3]), scope, error);
  if (strcmp (words[0], "nest") == 0)
    return muster_edit_nest (doc, first, records->len, find (doc, words[2]), find (doc, words[3]), error);
  if (strcmp (words[0], "manager") == 0)
    return muster_edit_set_manager (doc, first, records->len, find (doc, words[2]), error);
  return run_one_or_two (doc, words, error);
}

/* }}} */
/* {{{ Running a case */

static void
check_refused (MusterDocument *doc, const Case *c, const char *records, const GError *error)
{
  gboolean circle = g_str_has_prefix (c->after, "!!");
  g_autofree char *records_after = dump_records (doc);

  g_assert_nonnull (error);
  g_assert_true (error->domain == MUSTER_ERROR);
  g_assert_cmpint (error->code, ==, circle ? MUSTER_ERROR_CYCLE : MUSTER_ERROR_REFUSED);
  if (strstr (error->message, c->after + 1 + circle) == NULL)
    g_error ("“%s” says “%s”", c->command, error->message);
  g_assert_cmpstr (records_after, ==, records);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
}

static void
check_done (MusterDocument *doc, const Case *c, const char *records)
{
  g_autofree char *chart = chart_write (doc);
  g_autofree char *records_after = dump_records (doc);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (chart, ==, c->after);
  if (strcmp (records, records_after) == 0)
    {
      g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
      g_assert_null (c->label);
      return;
    }
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  g_assert_cmpstr (muster_history_peek_undo (doc)->label, !=, "");
  if (c->label != NULL)
    g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, c->label);

  g_assert_true (muster_undo (doc));
  undone = dump_records (doc);
  g_assert_cmpstr (undone, ==, records);
  g_assert_true (muster_redo (doc));
  redone = dump_records (doc);
  g_assert_cmpstr (redone, ==, records_after);
}

static void
run_cases (gconstpointer data)
{
  for (const Case *c = data; c->command != NULL; c++)
    {
      g_autoptr (MusterDocument) doc = chart_read (c->before);
      g_autofree char *records = dump_records (doc);
      g_autoptr (GError) error = NULL;
      gboolean done;

      g_test_message ("%s: %s", c->before, c->command);
      done = run (doc, c->command, &error);
      g_assert_true (done == (error == NULL));
      if (*c->after == '!')
        check_refused (doc, c, records, error);
      else
        {
          g_assert_no_error (error);
          check_done (doc, c, records);
        }
      oracle_check (doc);
    }
}

/* }}} */
/* {{{ The cases */

static const Case add_cases[] = {
  { "add role title=x", "D[*a b] c", "c x D[*a b>a]", "Add “x”" },
  { "add role", "", "Untitled role", "Add “Untitled role”" },
  { "add role title=x department=D", "D[*a b]", "D[*a b>a x>a]", NULL },
  { "add role title=x department=D before:b", "D[*a b]", "D[*a x>a b>a]", NULL },
  { "add role title=x department=D manager=c", "c D[*a]", "c D[*a x>>c]", NULL },
  { "add role title=x manager=c department=D", "c D[*a]", "c D[*a x>>c]", NULL },
  { "add role title=x department=D manager=a", "D[*a]", "D[*a x>a]", NULL },
  { "add role title=x fte=0.5 pool=3 pay-min=10", "", "x=0.5#3$10-", NULL },
  { "add role title=x from=s1 until=s2", "<s1 s2>", "<s1 s2> x@s1-s2", NULL },
  { "add department name=E parent=D", "D[]", "D[E[]]", "Add “E”" },
  { "add department name=E before:D", "D[]", "E[] D[]", NULL },
  { "add department name=E head=a", "a", "a E^a[]", NULL },
  { "add person name=Ann", "a", "a", "Add “Ann”" },
  { "add stage name=s2", "<s1>", "<s1 s2>", "Add “s2”" },
  { "add line from-role=a to-role=b label=x", "a b", "a b ~a-b:x", "Add “x”" },
  { "add role title=x before:nobody", "a", "!not there any more", NULL },
  { "add role title=x before:D", "D[]", "!“D” is of another kind: Role was expected", NULL },
  { "add role title=x fte=much", "a", "!“much” is not a number", NULL },
  { "add role title=x manager=nobody", "a", "!There is no record “nobody”", NULL },
  { "add role title=x manager=D", "D[]", "!“D” is of another kind: Role was expected", NULL },
  { "add role title=x from=s2 until=s1", "<s1 s2>", "!before it begins", NULL },
  { "add line from-role=a", "a", "!“To role” must not be empty", NULL },
  { "add assignment role=a", "a", "!“Responsibility” must not be empty", NULL },
  { "add waiver check=span", "a", "!“Record” must not be empty", NULL },
  { NULL },
};

static const Case set_cases[] = {
  { "set a title The_boss", "D[*a b]", "D[*The boss b>The boss]", "Set Title of “a”" },
  { "set a title -", "a", "Untitled role", NULL },
  { "set a title a", "a", "a", NULL },
  { "set a,b fte 2", "a b", "a=2 b=2", "Set FTE of 2 items" },
  { "set a,D fte 2", "a D[]", "!“D” is of another kind: Role was expected", NULL },
  { "set a,nobody fte 2", "a", "!not there any more", NULL },
  { "set nobody fte 2", "a", "!not there any more", NULL },

  { "set a department E", "D[*a b] E[*c]", "D[b] E[*c a>c]", NULL },
  { "set a department -", "D[a b]", "a D[b]", NULL },
  { "set a department D", "D[a b]", "D[a b]", NULL },
  { "set b department E", "D[a b>>a] E[*e]", "D[a] E[*e b>e]", NULL },
  { "set a department b", "a b", "!“b” is of another kind: Department was expected", NULL },

  { "set b manager a", "a b", "a b>>a", NULL },
  { "set b manager a", "D[*a b]", "D[*a b>a]", NULL },
  { "set b manager a", "a b>>a", "a b>>a", NULL },
  { "set b manager -", "a b>>a", "a b", NULL },
  { "set a manager a", "a", "!!cannot report to itself", NULL },
  { "set a manager b", "D[*a b]", "!!“a” would report to itself, by way of “b”", NULL },
  { "set a manager c", "a b>>a c>>b", "!!would report to itself", NULL },

  { "set D parent E", "D[a] E[b]", "E[b D[a]]", NULL },
  { "set D parent -", "E[D[] F[]]", "E[F[]] D[]", NULL },
  { "set D parent E", "E[D[] F[]]", "E[D[] F[]]", NULL },
  { "set D parent D", "D[]", "!!“D” cannot be part of itself", NULL },
  { "set D parent F", "D[E[F[]]]", "!!“D” cannot be part of itself", NULL },

  { "set D head b", "D[*a b c]", "D[a>b *b c>b]", NULL },
  { "set D head b", "D[*a b>>a]", "D[a>b *b]", NULL },
  { "set D head c", "D[a] c", "c D^c[a>c]", NULL },
  { "set D head -", "D[*a b]", "D[a b]", NULL },
  { "set D head c", "D[*a] c>>a", "c D^c[a>c]", NULL },
  { "set D head c", "D[*a] c>>x x>>a", "!!would report to itself", NULL },

  { "set a from s2", "<s1 s2> a", "<s1 s2> a@s2-", NULL },
  { "set a until s2", "<s1 s2> a@s1-", "<s1 s2> a@s1-s2", NULL },
  { "set a from -", "<s1 s2> a@s1-s2", "<s1 s2> a@-s2", NULL },
  { "set a from s2", "<s1 s2> a@s1-s2", "!“a” would end at “s2”, before it begins at “s2”", NULL },
  { "set a until s1", "<s1 s2> a@s2-", "!before it begins", NULL },
  { "set D until s1", "<s1 s2> D@s2-[]", "!before it begins", NULL },
  { "set h1 until s1", "<s1 s2> a{Ann@s2-}", "!before it begins", NULL },
  { "set s2 order Zz", "<s1 s2> a", "<s2 s1> a", NULL },
  { "set s2 order Zz", "<s1 s2> a@s1-s2", "!before it begins", NULL },

  { "set h1 role b", "a{Ann} b", "a b{Ann}", NULL },
  { "set h1 role -", "a{Ann}", "!“Role” must not be empty", NULL },
  { "set h1 role Ann", "a{Ann}", "!“Ann” is of another kind: Role was expected", NULL },
  { "set h1 role nobody", "a{Ann}", "!There is no record “nobody”", NULL },
  { NULL },
};

static const Case remove_cases[] = {
  { "remove b", "D[*a b c]", "D[*a c>a]", "Remove “b”" },
  { "remove a", "D[*a b]", "D[b]", NULL },
  { "remove a", "T[*t D[*a b c]]", "T[*t D[b>t c>t]]", NULL },
  { "remove a", "t a>>t b>>a", "t b>>t", NULL },
  { "remove a", "a b>>a", "b", NULL },
  { "remove a", "t D[*a b] c>>a E[e]", "t c D[b] E[e]", NULL },
  { "remove a", "t a>>t{Ann} b", "t b", NULL },
  { "remove a", "a b ~a-b ~b-a", "b", NULL },
  { "remove a", "x D^a[b] a>>x", "x D[b>>x]", NULL },
  { "remove D", "T[*t D[*a b>>a E[c]]]", "T[*t a>t b>>a E[c>t]]", "Remove “D”" },
  { "remove D", "D[a E[]] b F[]", "b a F[] E[]", NULL },
  { "remove D,E", "D[a E[b F[]]]", "a b F[]", "Remove 2 items" },
  { "remove a,b", "a b>>a c>>b", "c", "Remove 2 items" },
  { "remove a,a", "a b>>a", "b", NULL },
  { "remove Ann", "a{Ann,Bob} b{Ann}", "a{Bob} b", NULL },
  { "remove h1", "a{Ann,Bob}", "a{Bob}", "Remove “Ann”" },
  { "remove a-b", "a b ~a-b", "a b", NULL },
  { "remove s2", "<s1 s2 s3> a@s2- b@s1-s2", "<s1 s3> a@s3- b@s1-s3", NULL },
  { "remove-branch a", "t a>>t b>>a c>>b", "t", "Remove “a”" },
  { "remove-branch a", "D[*a b E[*c d]] e>>d f", "f D[E[]]", NULL },
  { "remove-branch D", "t D[*a b E[c]] d>>a", "t d", NULL },
  { "remove-branch D", "D[E[F[a]]]", "", NULL },
  { "remove-branch a,b", "a b>>a c>>b", "", NULL },
  { "remove-branch t", "T[*t N^m[X[*x m]]] o", "o T[N[X[]]]", NULL },
  { "remove-branch Ann", "a{Ann}", "a", NULL },
  { "remove chart", "a", "!The chart itself cannot be removed", NULL },
  { "remove nobody", "a", "!not there any more", NULL },
  { "remove a,nobody", "a", "!not there any more", NULL },
  { "remove T", "T^a[b D[*d>>a a]]", "!!would report to itself", NULL },
  { "remove-branch T", "T^a[b D[*d>>a a]]", "", NULL },
  { "remove a", "a D[*y>>x x>>a]", "!!would report to itself", NULL },
  { NULL },
};

static const Case move_cases[] = {
  { "move b E", "D[*a b c] E[*e]", "D[*a c>a] E[*e b>e]", "Move “b” to E" },
  { "move b E e", "D[*a b] E[*e]", "D[*a] E[b>e *e]", NULL },
  { "move b -", "D[*a b]", "b D[*a]", "Move “b” out of its department" },
  { "move b,c E", "D[*a b c] E[*e]", "D[*a] E[*e b>e c>e]", "Move 2 items to E" },
  { "move c,b -", "D[*a b c]", "c b D[*a]", "Move 2 items out of their departments" },
  { "move a E", "D[*a b] E[*e]", "D[b] E[*e a>e]", NULL },
  { "move c E", "D[*a b c>>b] E[*e]", "D[*a b>a] E[*e c>e]", NULL },
  { "move b E", "D[*a b c>>b] E[*e]", "D[*a c>>b] E[*e b>e]", NULL },
  { "move c E", "D[c>>x] E[*e] x", "x D[] E[*e c>>x]", NULL },
  { "move c D", "m c>>m D[*a]", "m D[*a c>>m]", NULL },
  { "move a D b", "D[c b a]", "D[c a b]", NULL },
  { "move a D a", "D[c a b]", "D[c a b]", NULL },
  { "move a,b D b", "D[a x b y]", "D[x a b y]", NULL },
  { "move b,a D x", "D[x a b]", "D[b a x]", NULL },
  { "move-branch b E", "D[*a b c>>b] E[*e]", "D[*a] E[*e b>e c>>b]", NULL },
  { "move-branch b E", "D[*a b F[f>>b]] E[*e]", "D[*a F[f>>b]] E[*e b>e]", NULL },
  { "move-branch a E", "D[*a b] E[*e]", "E[*e D[*a>e b>a]]", NULL },
  { "move-branch a -", "T[*t D[*a b]]", "T[*t] D[*a b>a]", NULL },
  { "move-branch a D", "D[*a b]", "D[*a b>a]", NULL },
  { "move-branch a E", "D[*a E[*e]]", "!!“D” cannot be part of itself", NULL },
  { "move a E", "E[*e>>x] D[*d a x>>a]", "!!would report to itself", NULL },
  { "move a nobody", "D[a]", "!not there any more", NULL },
  { "move nobody D", "D[a]", "!not there any more", NULL },
  { "move a b", "a b", "!“b” is of another kind: Department was expected", NULL },
  { "move D E", "D[] E[]", "!“D” is of another kind: Role was expected", NULL },
  { "move a D E", "a D[] E[]", "!“E” is of another kind: Role was expected", NULL },
  { NULL },
};

static const Case nest_cases[] = {
  { "nest D E", "D[*a] E[*e]", "E[*e D[*a>e]]", "Move “D” to E" },
  { "nest D -", "E[D[]]", "E[] D[]", NULL },
  { "nest D E F", "D[] E[F[] G[]]", "E[D[] F[] G[]]", NULL },
  { "nest G,D E F", "D[] E[F[] G[]]", "E[G[] D[] F[]]", "Move 2 items to E" },
  { "nest D E", "E[D[]]", "E[D[]]", NULL },
  { "nest D E", "E[D[] F[]]", "E[F[] D[]]", NULL },
  { "nest D D", "D[]", "!!“D” cannot be part of itself", NULL },
  { "nest D F", "D[E[F[]]]", "!!“D” cannot be part of itself", NULL },
  { "nest D E", "D[*a b] E[*e>>b]", "!!would report to itself", NULL },
  { "nest D E", "D[F[*a b]] E[*e>>b]", "!!would report to itself", NULL },
  { "nest D -", "T^a[D[X[*d>>a a]]]", "!!would report to itself", NULL },
  { "nest a D", "D[a]", "!“a” is of another kind: Department was expected", NULL },
  { "nest D a", "D[a]", "!“a” is of another kind: Department was expected", NULL },
  { "nest D - a", "D[] a", "!“a” is of another kind: Department was expected", NULL },
  { "nest nobody D", "D[a]", "!not there any more", NULL },
  { NULL },
};

static const Case reorder_cases[] = {
  { "reorder c a", "a b c", "c a b", "Reorder “c”" },
  { "reorder a c", "a b c", "b a c", NULL },
  { "reorder a -", "a b c", "b c a", NULL },
  { "reorder a a", "a b c", "a b c", NULL },
  { "reorder c b", "D[*a b c]", "D[*a c>a b>a]", NULL },
  { "reorder E D", "D[] E[]", "E[] D[]", NULL },
  { "reorder s2 s1", "<s1 s2> a@s1-", "<s2 s1> a@s1-", NULL },
  { "reorder s2 s1", "<s1 s2> a@s1-s2", "!“a” would end at “s2”, before it begins at “s1”", NULL },
  { "reorder Ann Bob", "a{Ann,Bob}", "!“Ann” has no place in an order", NULL },
  { "reorder a b", "D[a] b", "!not side by side", NULL },
  { "reorder a D", "D[a]", "!“D” is of another kind: Role was expected", NULL },
  { "reorder nobody a", "a", "!not there any more", NULL },
  { "reorder a nobody", "a", "!not there any more", NULL },
  { NULL },
};

static const Case manager_cases[] = {
  { "manager b a", "a b", "a b>>a", "Make “b” report to “a”" },
  { "manager a,b c", "a b c", "a>>c b>>c c", "Make 2 roles report to “c”" },
  { "manager b -", "a b>>a", "a b", "Let the departments say whom “b” reports to" },
  { "manager b -", "a D[*d b>>a]", "a D[*d b>d]", NULL },
  { "manager b a", "D[*a b]", "D[*a b>a]", NULL },
  { "manager b a", "a b>>a", "a b>>a", NULL },
  { "manager c b", "D[*a b c]", "D[*a b>a c>>b]", NULL },
  { "manager c a", "D[*a b c>>b]", "D[*a b>a c>a]", NULL },
  { "manager a b", "D[*a b]", "!!“a” would report to itself, by way of “b”", NULL },
  { "manager a c", "a b>>a c>>b", "!!would report to itself", NULL },
  { "manager a,b a", "a b", "!!“a” cannot report to itself", NULL },
  { "manager a D", "a D[]", "!“D” is of another kind: Role was expected", NULL },
  { "manager D a", "a D[]", "!“D” is of another kind: Role was expected", NULL },
  { "manager a nobody", "a", "!not there any more", NULL },
  { NULL },
};

static const Case above_cases[] = {
  { "above b - n", "D[*a b c]", "D[*a n>a b>>n c>a]", "Put “n” above “b”" },
  { "above b - n", "a b>>a", "a n>>a b>>n", NULL },
  { "above a - n", "a b>>a", "n a>>n b>>a", NULL },
  { "above a - n", "D[*a b]", "D[*n a>n b>>a]", NULL },
  { "above a - n", "D[*a b E[*e]]", "D[*n a>n b>>a E[*e>>a]]", NULL },
  { "above a - n", "T[*t D[*a b]]", "T[*t n>t D[*a>>n b>a]]", NULL },
  { "above a - n", "T[D[*a b]]", "T[n D[*a>>n b>a]]", NULL },
  { "above a -", "a", "Untitled role a>>Untitled role", NULL },
  { "above b c", "a b>>a c>>b", "a b>>c c>>a", "Put “c” above “b”" },
  { "above b c", "a b>>a c", "a b>>c c>>a", NULL },
  { "above b a", "a b>>a", "!“b” reports to “a” already", NULL },
  { "above a a", "a", "!!“a” cannot report to itself", NULL },
  { "above b t", "t a>>t b>>a", "!!would report to itself", NULL },
  { "above D -", "D[]", "!“D” is of another kind: Role was expected", NULL },
  { "above a D", "a D[]", "!“D” is of another kind: Role was expected", NULL },
  { "above nobody a", "a", "!not there any more", NULL },
  { NULL },
};

static const Case promote_cases[] = {
  { "promote b", "D[*a b c]", "D[a>b *b c>b]", "Make “b” the head of D" },
  { "promote b", "D[*a b>>a]", "D[a>b *b]", NULL },
  { "promote b", "x D[*a b>>x]", "x D[a>b *b>>x]", NULL },
  { "promote b", "T[*t D[*a b]]", "T[*t D[a>b *b>t]]", NULL },
  { "promote a", "D[*a]", "D[*a]", NULL },
  { "promote a", "a", "!“a” is in no department", NULL },
  { "promote b", "D[*a b>>c] c>>a", "!!would report to itself", NULL },
  { "promote b", "T^a[b D[*d>>a a]]", "!!would report to itself", NULL },
  { "promote D", "D[a]", "!“D” is of another kind: Role was expected", NULL },
  { "promote nobody", "a", "!not there any more", NULL },
  { NULL },
};

static const Case people_cases[] = {
  { "assign Ann a", "a b{Ann}", "a{Ann} b{Ann}", "Assign Ann to “a”" },
  { "assign Ann a 60", "a b{Ann}", "a{Ann%60} b{Ann}", NULL },
  { "assign Ann a 60", "a{Ann,Bob}", "a{Ann%60,Bob}", NULL },
  { "assign Ann a 60", "a{Ann%60}", "a{Ann%60}", NULL },
  { "assign Ann a", "a{Ann}", "!Ann holds “a” already", NULL },
  { "assign Ann a 0", "a b{Ann}", "!above 0 and at most 1000", NULL },
  { "assign Ann a -5", "a b{Ann}", "!above 0 and at most 1000", NULL },
  { "assign Ann a 1001", "a b{Ann}", "!above 0 and at most 1000", NULL },
  { "assign a b", "a b", "!“a” is of another kind: Person was expected", NULL },
  { "assign Ann D", "a{Ann} D[]", "!“D” is of another kind: Role was expected", NULL },
  { "assign nobody a", "a", "!not there any more", NULL },

  { "replace Ann a", "a{Bob,Cid} b{Ann}", "a{Ann} b{Ann}", "Fill “a” with Ann" },
  { "replace Ann a", "a{Ann%60,Bob}", "a{Ann%60}", NULL },
  { "replace Ann a", "a{Ann}", "a{Ann}", NULL },
  { "replace a b", "a b", "!“a” is of another kind: Person was expected", NULL },

  { "unassign Ann a", "a{Ann,Bob} b{Ann}", "a{Bob} b{Ann}", "Take Ann from “a”" },
  { "unassign Ann b", "a{Ann} b", "!Ann does not hold “b”", NULL },
  { "unassign Ann nobody", "a{Ann}", "!not there any more", NULL },

  { "vacate a", "a{Ann,Bob} b{Ann}", "a b{Ann}", "Make “a” vacant" },
  { "vacate a", "a", "a", NULL },
  { "vacate Ann", "a{Ann}", "!“Ann” is of another kind: Role was expected", NULL },

  { "swap a b", "a{Ann} b{Bob%50,Cid}", "a{Bob%50,Cid} b{Ann}", "Swap “a” and “b”" },
  { "swap a b", "a{Ann} b", "a b{Ann}", NULL },
  { "swap a b", "a b", "a b", NULL },
  { "swap a a", "a", "!Choose two different roles", NULL },
  { "swap a D", "a D[]", "!“D” is of another kind: Role was expected", NULL },
  { NULL },
};

static const Case split_cases[] = {
  { "split a", "a{Ann} b", "a{Ann}=0.5 a=0.5 b", "Split “a”" },
  { "split a", "a=3", "a=1.5 a=1.5", NULL },
  { "split a", "a=0", "a=0 a=0", NULL },
  { "split a", "a#5", "a#3 a#2", NULL },
  { "split a", "a=10#5", "a=5#3 a=5#2", NULL },
  { "split a", "a#1", "a=0.5#1 a=0.5", NULL },
  { "split a", "a#2.5", "a#2 a#0.5", NULL },
  { "split b", "<s1> D[*a b>>a@s1-$10-20]", "<s1> D[*a b>>a=0.5$10-20@s1- b>>a=0.5$10-20@s1-]", NULL },
  { "split a", "D[*a b]", "D[*a=0.5 a>a=0.5 b>a]", NULL },
  { "split a", "a b>>a ~a-b", "a=0.5 a=0.5 b>>a ~a-b", NULL },
  { "split D", "D[]", "!“D” is of another kind: Role was expected", NULL },
  { "split nobody", "a", "!not there any more", NULL },
  { NULL },
};

static const Case merge_cases[] = {
  { "merge a b", "a{Ann} b{Bob%50}", "a{Ann,Bob%50}=2", "Merge “b” into “a”" },
  { "merge a b", "a{Ann%60} b{Ann%40}", "a{Ann%100}=2", NULL },
  { "merge a b", "<s1 s2> a{Ann%60@-s2} b{Ann%40@-s2}", "<s1 s2> a{Ann%100@-s2}=2", NULL },
  { "merge a b", "<s1 s2> a{Ann%60@-s2} b{Ann%40@s2-}", "<s1 s2> a{Ann%60@-s2,Ann%40@s2-}=2", NULL },
  { "merge a b", "<s1 s2> a{Ann%60} b{Ann%40}@s2-", "<s1 s2> a{Ann%60,Ann%40@s2-}=2", NULL },
  { "merge a b", "<s1 s2> a{Ann%60}@s2- b{Ann%40@s2-}", "<s1 s2> a{Ann%100}=2@s2-", NULL },
  { "merge a b", "a{Ann%600} b{Ann%600}", "a{Ann%1000}=2", NULL },
  { "merge a b", "a=0.5 b=0.25", "a=0.75", NULL },
  { "merge a b", "a#2 b#3", "a=5#5", NULL },
  { "merge a b", "a#2 b{Ann}", "a{Ann}=3#2", NULL },
  { "merge a b", "D[*b a c]", "D[*a=2 c>a]", NULL },
  { "merge a b", "D[*a] E[*b c]", "D[*a=2] E^a[c>a]", NULL },
  { "merge a b", "t b>>t a>>b c>>b", "t a>>t=2 c>>a", NULL },
  { "merge a b", "t u a>>t b>>u c>>b", "t u a>>t=2 c>>a", NULL },
  { "merge a b", "a b c ~a-b ~b-c:x ~c-b", "a=2 c ~a-c:x ~c-a", NULL },
  { "merge a a", "a", "!Choose two different roles", NULL },
  { "merge a b", "b c>>b a>>c", "!!would report to itself", NULL },
  { "merge a D", "a D[]", "!“D” is of another kind: Role was expected", NULL },
  { "merge nobody a", "a", "!not there any more", NULL },
  { NULL },
};

static const Case copy_cases[] = {
  { "copy a -", "a{Ann} b", "a{Ann} a b", "Copy “a”" },
  { "copy a -", "D[*a b]", "D[*a a>a b>a]", NULL },
  { "copy a -", "t a>>t b>>a", "t a>>t a>>t b>>a", NULL },
  { "copy a D", "a D[*b]", "a D[*b a>b]", NULL },
  { "copy a -", "<s1> a=2#3$1-2@s1-", "<s1> a=2#3$1-2@s1- a=2#3$1-2@s1-", NULL },
  { "copy D -", "D[*a b] E[]", "D[*a b>a] D[] E[]", NULL },
  { "copy D E", "D[a] E[F[]]", "D[a] E[F[] D[]]", NULL },
  { "copy-branch a -", "a b>>a c", "a a b>>a b>>a c", NULL },
  { "copy-branch a -", "D[*a b]", "D[*a a>a b>>a b>a]", NULL },
  { "copy-branch a E", "D[*t a b>>a] E[*e]", "D[*t a>t b>>a] E[*e a>e b>>a]", NULL },
  { "copy-branch a E", "D[a F[b>>a]] E[]", "D[a F[b>>a b>>a]] E[a]", NULL },
  { "copy-branch D -", "D[*a b E[c]] x", "x D[*a b>a E[c>a]] D[*a b>a E[c>a]]", "Copy “D”" },
  { "copy-branch D E", "D[*a b>>a] E[*e]", "D[*a b>>a] E[*e D[*a>e b>a]]", NULL },
  { "copy-branch D D", "D[*a]", "D[*a D[*a>a]]", NULL },
  { "copy-branch D -", "D[a b] c ~a-b ~a-c ~c-b", "c D[a b] D[a b] ~a-b ~a-b ~a-c ~c-b", NULL },
  { "copy Ann -", "a{Ann}", "!“Ann” is of another kind: Role was expected", NULL },
  { "copy a b", "a b", "!“b” is of another kind: Department was expected", NULL },
  { "copy nobody -", "a", "!not there any more", NULL },
  { NULL },
};

static const Case link_cases[] = {
  { "link a b helps", "a b", "a b ~a-b:helps", "Draw a dotted line from “a” to “b”" },
  { "link a b", "a b ~a-b", "a b ~a-b ~a-b", NULL },
  { "link a a", "a", "!joins two different roles", NULL },
  { "link a D", "a D[]", "!“D” is of another kind: Role was expected", NULL },
  { "link nobody a", "a", "!not there any more", NULL },
  { NULL },
};

/* }}} */
/* {{{ What a line of chart does not show */

static void
test_merge_hands_over_duties (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1> a b");
  MusterDraft *draft = muster_draft_new_loading (doc);
  MusterRecord role = chart_get (doc, "a"), other = chart_get (doc, "b");
  MusterRecord measure = muster_draft_add (draft, MUSTER_KIND_MEASURE, "m1");
  MusterRecord checkpoint = muster_draft_add (draft, MUSTER_KIND_CHECKPOINT, "c1");
  MusterRecord shared = muster_draft_add (draft, MUSTER_KIND_RESPONSIBILITY, "shared");
  MusterRecord single = muster_draft_add (draft, MUSTER_KIND_RESPONSIBILITY, "single");
  const MusterRecord duties[] = { shared, shared, single };
  const MusterRecord roles[] = { role, other, other };
  const char *const parts[] = { "informed", "accountable", "consulted" };
  static const char *const ids[] = { "x1", "x2", "x3" };
  MusterRecord assignments[3];

  muster_draft_set_ref (draft, measure, MUSTER_MEASURE_ROLE, other);
  muster_draft_set_ref (draft, checkpoint, MUSTER_CHECKPOINT_OWNER, other);
  for (guint i = 0; i < 3; i++)
    {
      assignments[i] = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, ids[i]);
      muster_draft_set_ref (draft, assignments[i], MUSTER_ASSIGNMENT_RESPONSIBILITY, duties[i]);
      muster_draft_set_ref (draft, assignments[i], MUSTER_ASSIGNMENT_ROLE, roles[i]);
      muster_draft_set_text (draft, assignments[i], MUSTER_ASSIGNMENT_PART, parts[i]);
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);

  g_assert_true (muster_edit_merge (doc, role, other, NULL));
  g_assert_cmpuint (muster_document_get_ref (doc, measure, MUSTER_MEASURE_ROLE), ==, role);
  g_assert_cmpuint (muster_document_get_ref (doc, checkpoint, MUSTER_CHECKPOINT_OWNER), ==, role);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ASSIGNMENT), ==, 2);
  g_assert_cmpstr (muster_document_get_text (doc, assignments[0], MUSTER_ASSIGNMENT_PART), ==, "accountable");
  g_assert_cmpuint (muster_document_get_ref (doc, assignments[2], MUSTER_ASSIGNMENT_ROLE), ==, role);
}

static void
test_copy_takes_duties_along (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[a] b");
  MusterDraft *draft = muster_draft_new_loading (doc);
  MusterRecord department = chart_get (doc, "D"), role = chart_get (doc, "a");
  MusterRecord duty = muster_draft_add (draft, MUSTER_KIND_RESPONSIBILITY, "d1");
  MusterRecord measure = muster_draft_add (draft, MUSTER_KIND_MEASURE, "m1");
  MusterRecord inner = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, "x1");
  MusterRecord outer = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, "x2");
  MusterRecord copy, copied_duty;
  g_autoptr (GArray) duties = NULL;
  g_autoptr (GArray) assignments = NULL;
  g_autoptr (GArray) measures = NULL;
  g_autoptr (GArray) roles = NULL;

  muster_draft_set_text (draft, role, MUSTER_ROLE_REF, "key");
  muster_draft_set_text (draft, role, MUSTER_ROLE_NOTES, "notes");
  muster_draft_set_raw (draft, role, muster_document_own_field (doc, "own"), "1");
  muster_draft_set_text (draft, duty, MUSTER_RESPONSIBILITY_ORDER, "a0");
  muster_draft_set_text (draft, measure, MUSTER_MEASURE_ORDER, "a0");
  muster_draft_set_ref (draft, duty, MUSTER_RESPONSIBILITY_DEPARTMENT, department);
  muster_draft_set_ref (draft, measure, MUSTER_MEASURE_DEPARTMENT, department);
  muster_draft_set_ref (draft, measure, MUSTER_MEASURE_ROLE, role);
  muster_draft_set_ref (draft, inner, MUSTER_ASSIGNMENT_RESPONSIBILITY, duty);
  muster_draft_set_ref (draft, inner, MUSTER_ASSIGNMENT_ROLE, role);
  muster_draft_set_ref (draft, outer, MUSTER_ASSIGNMENT_RESPONSIBILITY, duty);
  muster_draft_set_ref (draft, outer, MUSTER_ASSIGNMENT_ROLE, chart_get (doc, "b"));
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);

  copy = muster_edit_copy (doc, department, MUSTER_SCOPE_BRANCH, 0, NULL);
  roles = muster_document_list_referrers (doc, copy, MUSTER_ROLE_DEPARTMENT);
  g_assert_cmpuint (roles->len, ==, 1);
  g_assert_cmpstr (muster_document_get_text (doc, g_array_index (roles, MusterRecord, 0), MUSTER_ROLE_NOTES), ==, "notes");
  g_assert_cmpstr (muster_document_get_text (doc, g_array_index (roles, MusterRecord, 0), muster_document_own_field (doc, "own")), ==, "1");
  g_assert_null (muster_document_get_text (doc, g_array_index (roles, MusterRecord, 0), MUSTER_ROLE_REF));

  measures = muster_document_list_referrers (doc, copy, MUSTER_MEASURE_DEPARTMENT);
  g_assert_cmpuint (measures->len, ==, 1);
  g_assert_cmpuint (muster_document_get_ref (doc, g_array_index (measures, MusterRecord, 0), MUSTER_MEASURE_ROLE), ==, g_array_index (roles, MusterRecord, 0));

  duties = muster_document_list_referrers (doc, copy, MUSTER_RESPONSIBILITY_DEPARTMENT);
  g_assert_cmpuint (duties->len, ==, 1);
  copied_duty = g_array_index (duties, MusterRecord, 0);
  assignments = muster_document_list_referrers (doc, copied_duty, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  g_assert_cmpuint (assignments->len, ==, 1);
  g_assert_cmpuint (muster_document_get_ref (doc, g_array_index (assignments, MusterRecord, 0), MUSTER_ASSIGNMENT_ROLE), ==, g_array_index (roles, MusterRecord, 0));
  oracle_check (doc);
}

static void
test_errors_may_be_ignored (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[*a b]");
  MusterRecord a = chart_get (doc, "a"), b = chart_get (doc, "b");

  g_assert_false (muster_edit_set_manager (doc, &a, 1, b, NULL));
  g_assert_cmpuint (muster_edit_split (doc, chart_get (doc, "D"), NULL), ==, 0);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/edit/add", add_cases, run_cases);
  g_test_add_data_func ("/edit/set", set_cases, run_cases);
  g_test_add_data_func ("/edit/remove", remove_cases, run_cases);
  g_test_add_data_func ("/edit/move", move_cases, run_cases);
  g_test_add_data_func ("/edit/nest", nest_cases, run_cases);
  g_test_add_data_func ("/edit/reorder", reorder_cases, run_cases);
  g_test_add_data_func ("/edit/manager", manager_cases, run_cases);
  g_test_add_data_func ("/edit/insert above", above_cases, run_cases);
  g_test_add_data_func ("/edit/promote", promote_cases, run_cases);
  g_test_add_data_func ("/edit/people", people_cases, run_cases);
  g_test_add_data_func ("/edit/split", split_cases, run_cases);
  g_test_add_data_func ("/edit/merge", merge_cases, run_cases);
  g_test_add_data_func ("/edit/copy", copy_cases, run_cases);
  g_test_add_data_func ("/edit/link", link_cases, run_cases);
  g_test_add_func ("/edit/merging hands duties over", test_merge_hands_over_duties);
  g_test_add_func ("/edit/copying takes duties along", test_copy_takes_duties_along);
  g_test_add_func ("/edit/errors may be ignored", test_errors_may_be_ignored);
  return g_test_run ();
}
