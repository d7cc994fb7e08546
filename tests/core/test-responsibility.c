/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-responsibility.c: exactly one role is accountable at any time, whatever a person does; what a
 * file brought otherwise is mended by one verb.
 *
 * A case is a chart, who takes which part in a responsibility "job" before, a command, and who does
 * after; "!" is a refusal, then what the sentence names. "a:A b:R" is that a is accountable and b
 * responsible.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "oracle.h"

#include <string.h>

#define STAGED "<s1 s2 s3> a@-s2 b@s2- c d@s3-"

static const struct
{
  const char *promise;
  const char *chart;
  const char *before;
  const char *command;
  const char *after;
} cases[] = {
  { "a role gets a part", "a b", "", "set a R", "a:R" },
  { "the first accountable is welcome", "a b", "b:R", "set a A", "a:A b:R" },
  { "a part changes", "a b", "a:A b:C", "set b I", "a:A b:I" },
  { "a part is taken away", "a b", "a:A b:C", "set b -", "a:A" },
  { "nothing is taken from who has nothing", "a b", "a:A", "set b -", "a:A" },
  { "the owner may become less", "a b", "a:A", "set a R", "a:R" },
  { "a second owner is refused, and the first named", "a b", "a:A", "set b A", "!a" },
  { "a second owner is refused where he was responsible", "a b", "a:A b:R", "set b A", "!a" },
  { "what is so already is no change", "a b", "a:A", "set a A", "a:A" },
  { "even beside a second that a file brought", "a b", "a:A b:A", "set a A", "a:A b:A" },
  { "a third beside two is refused", "a b c", "a:A b:A", "set c A", "!a" },
  { "two that never meet may follow each other", STAGED, "a:A", "set b A", "a:A b:A" },
  { "one that meets either may not", STAGED, "a:A b:A", "set c A", "!a" },
  { "one that comes later meets who stays", STAGED, "b:A", "set d A", "!b" },

  { "setting the letter itself refuses a second owner", "a b", "a:A b:R", "letter b A", "!a" },
  { "and so does adding an assignment", "a b", "a:A", "add b A", "!a" },
  { "and giving an owner's to another role", STAGED, "a:A b:A", "point a c", "!b" },
  { "what does not own may be set, added and given", "a b", "a:A b:R", "letter b C", "a:A b:C" },
  { "one that carries it out is added", "a b", "a:A", "add b R", "a:A b:R" },
  { "the owner's is given to another role", "a b", "a:A", "point a b", "b:A" },
  { "two that a file brought may stay what they are", "a b", "a:A b:A", "letter b A", "a:A b:A" },

  { "handing over makes the one before responsible", "a b", "a:A", "over b", "a:R b:A" },
  { "and whoever else was accountable", "a b c", "a:A b:A", "over c", "a:R b:R c:A" },
  { "handing over to one of two keeps one", "a b", "a:A b:A", "over b", "a:R b:A" },
  { "handing over to the owner changes nothing", "a b", "a:A b:C", "over a", "a:A b:C" },
  { "who was there before stays what he was", STAGED, "a:A b:A", "over d", "a:A b:R d:A" },
  { "a part given twice is one after", "a b", "a:R a:C b:A", "set a I", "a:I b:A" },
  { "a part given twice is none after", "a b", "a:R a:C b:A", "set a -", "b:A" },
  { "of a part given twice the strongest counts", "a b", "a:R a:A", "set b A", "!a" },
};

static MusterPart
find_part (const char *letter)
{
  for (guint part = MUSTER_PART_ACCOUNTABLE; part < MUSTER_N_PARTS; part++)
    if (strcmp (letter, muster_part_get_letter (part)) == 0)
      return part;
  return MUSTER_PART_NONE;
}

static MusterDocument *
read_case (guint i)
{
  MusterDocument *doc = chart_read (cases[i].chart);
  g_autoptr (MusterDraft) draft = muster_draft_new (doc);
  MusterRecord job = muster_draft_add (draft, MUSTER_KIND_RESPONSIBILITY, "job");
  g_auto (GStrv) words = g_strsplit (cases[i].before, " ", -1);

  muster_draft_set_text (draft, job, MUSTER_RESPONSIBILITY_NAME, "job");
  for (char **word = words; *word != NULL && **word != 0; word++)
    {
      g_auto (GStrv) halves = g_strsplit (*word, ":", 2);
      MusterRecord assignment = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, NULL);

      muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY, job);
      muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_ROLE, chart_get (doc, halves[0]));
      muster_draft_set_text (draft, assignment, MUSTER_ASSIGNMENT_PART, muster_part_get_name (find_part (halves[1])));
    }
  muster_commit (g_steal_pointer (&draft), "before", MUSTER_COMMIT_DEFAULT);
  return doc;
}

static char *
write_parts (MusterDocument *doc)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  MusterRecord job = chart_get (doc, "job");

  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);
      guint n = 0;
      MusterRecord assignment;
      MusterIter iter;

      muster_iter_init_referrers (&iter, doc, role, MUSTER_ASSIGNMENT_ROLE);
      while (muster_iter_next (&iter, &assignment))
        n += muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY) == job;
      if (n > 0)
        g_string_append_printf (text, "%s%s:%s", text->len > 0 ? " " : "", muster_document_get_name (doc, role), muster_part_get_letter (muster_responsibility_get_part (doc, job, role)));
      if (n > 1)
        g_string_append_printf (text, "×%u", n);
    }
  return g_string_free (text, FALSE);
}

static gboolean
run_command (MusterDocument *doc, const char *command, GError **error)
{
  g_auto (GStrv) words = g_strsplit (command, " ", -1);
  MusterRecord job = chart_get (doc, "job"), role = chart_get (doc, words[1]);

  if (strcmp (words[0], "over") == 0)
    return muster_edit_hand_over (doc, job, role, error);
  if (strcmp (words[0], "add") == 0)
    {
      const MusterSetting settings[] = { { MUSTER_ASSIGNMENT_RESPONSIBILITY, "job" }, { MUSTER_ASSIGNMENT_ROLE, words[1] }, { MUSTER_ASSIGNMENT_PART, muster_part_get_name (find_part (words[2])) } };

      return muster_edit_add (doc, MUSTER_KIND_ASSIGNMENT, settings, G_N_ELEMENTS (settings), 0, error) != 0;
    }
  if (strcmp (words[0], "letter") == 0)
    return muster_edit_set (doc, muster_responsibility_find_assignment (doc, job, role), MUSTER_ASSIGNMENT_PART, muster_part_get_name (find_part (words[2])), MUSTER_COMMIT_DEFAULT, error);
  if (strcmp (words[0], "point") == 0)
    return muster_edit_set (doc, muster_responsibility_find_assignment (doc, job, role), MUSTER_ASSIGNMENT_ROLE, words[2], MUSTER_COMMIT_DEFAULT, error);
  return muster_edit_set_part (doc, job, role, find_part (words[2]), error);
}

static void
test_case (guint i)
{
  g_autoptr (MusterDocument) doc = read_case (i);
  g_autofree char *before = dump_records (doc);
  guint steps = muster_history_get_length (doc);
  gboolean refused = cases[i].after[0] == '!';
  g_autofree char *name = refused ? g_strdup_printf (": %s.", cases[i].after + 1) : NULL;
  g_autofree char *after = NULL, *undone = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", cases[i].promise);
  g_assert_true (run_command (doc, cases[i].command, &error) == !refused);
  if (refused)
    {
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_OWNED);
      g_assert_nonnull (strstr (error->message, name));
    }
  else
    {
      g_assert_no_error (error);
      after = write_parts (doc);
      g_assert_cmpstr (after, ==, cases[i].after);
      g_assert_cmpuint (muster_history_get_length (doc), <=, steps + 1);
    }
  if (muster_history_get_length (doc) > steps)
    muster_undo (doc);
  undone = dump_records (doc);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    test_case (i);
}

/* How many pairs of roles are accountable for the same thing at the same stage. */
static guint
count_conflicts (MusterDocument *doc)
{
  g_autoptr (GArray) assignments = muster_document_list (doc, MUSTER_KIND_ASSIGNMENT);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  guint n = 0;

  for (guint i = 0; i < assignments->len; i++)
    for (guint j = 0; j < assignments->len; j++)
      {
        MusterRecord a = g_array_index (assignments, MusterRecord, i), b = g_array_index (assignments, MusterRecord, j);
        MusterRecord role = muster_document_get_ref (doc, a, MUSTER_ASSIGNMENT_ROLE), other = muster_document_get_ref (doc, b, MUSTER_ASSIGNMENT_ROLE);
        gboolean meet = stages->len == 0;

        if (role == other || muster_document_get_ref (doc, a, MUSTER_ASSIGNMENT_RESPONSIBILITY) != muster_document_get_ref (doc, b, MUSTER_ASSIGNMENT_RESPONSIBILITY))
          continue;
        for (guint k = 0; k < stages->len; k++)
          meet |= oracle_lives (doc, role, g_array_index (stages, MusterRecord, k)) && oracle_lives (doc, other, g_array_index (stages, MusterRecord, k));
        n += meet && muster_document_get_text (doc, a, MUSTER_ASSIGNMENT_PART) == NULL && muster_document_get_text (doc, b, MUSTER_ASSIGNMENT_PART) == NULL;
      }
  return n;
}

/* Charts at random are full of conflicts; no verb makes a new one, and handing over ends those that
 * it meets. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  guint n_refused = 0, n_done = 0;

  for (guint i = 0; i < 60 * chart_long_factor (); i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 14, FALSE);

      for (guint j = 0; j < 30 && muster_document_count (doc, MUSTER_KIND_RESPONSIBILITY) > 0; j++)
        {
          MusterRecord job = chart_pick (doc, MUSTER_KIND_RESPONSIBILITY, rand), role = chart_pick (doc, MUSTER_KIND_ROLE, rand);
          guint before = count_conflicts (doc);
          g_autoptr (GError) error = NULL;
          gboolean over = g_rand_int_range (rand, 0, 4) == 0;
          gboolean done = over ? muster_edit_hand_over (doc, job, role, &error)
                               : muster_edit_set_part (doc, job, role, g_rand_int_range (rand, 0, MUSTER_N_PARTS), &error);

          n_done += done;
          n_refused += !done;
          g_assert_true (done || g_error_matches (error, MUSTER_ERROR, MUSTER_ERROR_OWNED));
          g_assert_cmpuint (count_conflicts (doc), <=, before);
          g_assert_true (!over || muster_responsibility_find_rival (doc, job, role) == 0);
        }
      oracle_check (doc);
    }
  g_assert_cmpuint (n_refused, >, 50);
  g_assert_cmpuint (n_done, >, 50);
}

static const struct
{
  const char *chart;
  const char *before;
  const char *stage;
  MusterOwning owning;
  const char *owner;
} ownings[] = {
  { "a b", "", NULL, MUSTER_OWNING_NONE, NULL },
  { "a b", "a:R b:I", NULL, MUSTER_OWNING_NONE, NULL },
  { "a b", "b:A a:R", NULL, MUSTER_OWNING_ONE, "b" },
  { "a b", "a:A b:A", NULL, MUSTER_OWNING_SEVERAL, "a" },
  { STAGED, "a:A b:A", NULL, MUSTER_OWNING_ONE, "a" },
  { STAGED, "a:A b:A", "s1", MUSTER_OWNING_ONE, "a" },
  { STAGED, "a:A b:A", "s2", MUSTER_OWNING_ONE, "b" },
  { STAGED, "b:A", "s1", MUSTER_OWNING_ELSEWHERE, "b" },
  { STAGED, "b:A c:A", "s1", MUSTER_OWNING_ONE, "c" },
  { STAGED, "b:A c:A", "s2", MUSTER_OWNING_SEVERAL, "b" },
};

static void
test_owning (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ownings); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read (ownings[i].chart);
      g_autoptr (MusterDraft) draft = muster_draft_new (doc);
      MusterRecord job = muster_draft_add (draft, MUSTER_KIND_RESPONSIBILITY, "job"), owner = 0;
      g_auto (GStrv) words = g_strsplit (ownings[i].before, " ", -1);

      for (char **word = words; *word != NULL && **word != 0; word++)
        {
          g_auto (GStrv) halves = g_strsplit (*word, ":", 2);
          MusterRecord assignment = muster_draft_add (draft, MUSTER_KIND_ASSIGNMENT, NULL);

          muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY, job);
          muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_ROLE, chart_get (doc, halves[0]));
          muster_draft_set_text (draft, assignment, MUSTER_ASSIGNMENT_PART, muster_part_get_name (find_part (halves[1])));
        }
      g_assert_cmpint (muster_responsibility_get_owning (doc, job, ownings[i].stage != NULL ? chart_get (doc, ownings[i].stage) : 0, &owner), ==, ownings[i].owning);
      g_assert_cmpuint (owner, ==, ownings[i].owner != NULL ? chart_get (doc, ownings[i].owner) : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/responsibility/verbs keep one owner", test_cases);
  g_test_add_func ("/responsibility/no verb makes a second owner", test_random);
  g_test_add_func ("/responsibility/who owns at a stage", test_owning);
  return g_test_run ();
}
