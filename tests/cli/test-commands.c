/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-commands.c: the command line as a shell sees it: exit codes, where results and messages go,
 * and that a failure leaves every file as it was.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "shell.h"

static const char *const files[] = { "lantern.muster", "team.csv", "broken.muster", "ring.muster", "newer.muster", "mangled.muster", NULL };

typedef struct
{
  const char *promise;
  const char *arguments;
  int code;
  const char *output;
  const char *errors;
  const char *input;
} Case;

/* @input is the name of a file that is piped in. An output or message that is "" must be empty. */
static const Case cases[] = {
  { "version", "--version", 0, "muster ", "" },
  { "no arguments ask for a window, too", "", 2, "", "muster --help" },
  { "a file alone needs a window", "lantern.muster", 2, "", "there is no display" },
  { "a word that is nothing is said", "exprot", 2, "", "exprot: Neither a sub-command nor a file" },
  { "an unknown option is said", "--frobnicate", 2, "", "--frobnicate" },
  { "help of nothing known is said", "help frobnicate", 2, "", "“frobnicate”" },
  { "an unknown option of a sub-command is said", "check --frobnicate lantern.muster", 2, "", "--frobnicate" },
  { "too few arguments are said", "check", 2, "", "muster check IN" },
  { "too many arguments are said", "check lantern.muster team.csv", 2, "", "“team.csv”" },
  { "a file that is not there is named", "text nowhere.muster", 2, "", "nowhere.muster: No such file" },
  { "a folder is no file", "text .", 2, "", ".: Is a directory" },
  { "a syntax error has line and column", "text broken.muster", 2, "", "broken.muster:4:" },
  { "also from standard input", "text -", 2, "", "-:4:", "broken.muster" },

  { "a newer file is shown, with a word", "text newer.muster", 0, "chart: Later", "newer.muster: A newer version of Muster wrote this" },
  { "a newer file is not written back as an old one", "export newer.muster -o -  --format muster", 2, "", "Not written" },
  { "a newer file is not imported", "import newer.muster -o -", 2, "", "newer.muster: A newer version" },
  { "what reading had to mend is a problem", "check mangled.muster", 1, "[repaired", "" },
  { "templates are listed", "new --list", 0, "ecommerce-starter\t", "" },
  { "a template goes to standard output", "new blank -o -", 0, "\"muster\": 1", "" },
  { "a template has to be named", "new -o x.muster", 2, "", "--list" },
  { "an unknown template is said", "new frobnicate -o x.muster", 2, "", "frobnicate" },
  { "where to has to be said", "new blank", 2, "", "-o OUT" },
  { "a document is not called like a picture", "new blank -o x.pdf", 2, "", "x.pdf: This makes a Muster document" },
  { "a file that was not read is not written over", "new blank -o lantern.muster", 2, "", "lantern.muster: There is such a file" },

  { "a whole file is whole", "fsck lantern.muster", 0, "lantern.muster: Nothing is wrong with it\n", "" },
  { "what is mended on the way in is an answer of no", "fsck ring.muster", 1, "ring.muster:", "" },
  { "in JSON too", "fsck -f json mangled.muster", 1, "\"what\": \"repaired\"", "" },
  { "of what has not one whole line nothing is left", "fsck broken.muster", 2, "", "broken.muster:4:27:" },
  { "a table is no document", "fsck team.csv", 2, "", "team.csv:1:" },
  { "repairing needs somewhere to write", "fsck --repair ring.muster", 2, "", "-o OUT" },
  { "and is not done in place", "fsck --repair -o ring.muster --force ring.muster", 2, "", "ring.muster" },
  { "nor over a file that was not read", "fsck --repair -o lantern.muster ring.muster", 2, "", "lantern.muster: There is such a file" },
  { "a newer file is not repaired", "fsck --repair -o x.muster newer.muster", 2, "", "newer version" },
  { "an unknown form of fsck is said", "fsck -f xml ring.muster", 2, "", "text or json" },
  { "problems are an answer of no", "check lantern.muster", 1, "[pay-band r-clerk1]", "" },
  { "no problem is yes", "check -", 0, "0 problems", "", "team.csv" },
  { "a repair is a problem", "check ring.muster", 1, "[cycle r-", "" },
  { "a repair is a problem in JSON too", "check -f json ring.muster", 1, "\"check\":\"cycle\",\"severity\":\"problem\",\"record\":\"r-", "" },
  { "an unknown form is said", "check --format xml lantern.muster", 2, "", "text, json" },
  { "a proposal is an answer of yes", "propose --span-max 3 --stage Start-up lantern.muster", 0, "no fewer", "" },
  { "and so is a target that is met", "propose --span-max 9 --stage Start-up lantern.muster", 0, "met as it is", "" },
  { "nothing to propose is no", "propose --layers-max 1 --stage Start-up lantern.muster", 1, "that is proved", "" },
  { "a proposal for programs names records", "propose --span-max 3 --stage Start-up -f json lantern.muster", 0, "\"outcome\":\"found\",\"proved\":true,\"at-least\":1", "" },
  { "a number that is none is said", "propose --moves many lantern.muster", 2, "", "“many”" },
  { "a day that is none is said", "check --today 2026-02-30 lantern.muster", 2, "", "“2026-02-30”" },
  { "nothing is overdue before its stage", "check --today 2025-12-31 -f json lantern.muster", 1, "\"check\":\"open-role\"", "" },
  { "an unknown stage is said with those that there are", "check --stage Nope lantern.muster", 2, "", "“Start-up”" },
  { "a stage goes by its id", "report --stage s-grow lantern.muster", 0, "Stage: Growth", "" },
  { "a stage goes by its name in any case", "report --stage growth lantern.muster", 0, "Stage: Growth", "" },

  { "a hiring list is a table", "report --hiring --format json lantern.muster", 2, "", "--hiring is a table" },
  { "a chart without stages hires all at once", "report --hiring team.csv", 0, "Clerk", "" },

  { "a table is read like a document", "report team.csv", 0, "Roles: 3, of which open: 1", "" },
  { "also from standard input", "report --format json -", 0, "\"roles\":3", "", "team.csv" },
  { "a document is read from standard input", "text -", 0, "chart: Lantern Home Goods", "", "lantern.muster" },

  { "a form is told by the suffix", "export lantern.muster -o x.pdf", 0, "", "" },
  { "or by its name", "export lantern.muster -f layout -o -", 0, "\"cards\"", "" },
  { "a branch goes by name", "export lantern.muster -f layout --root Warehouse -o -", 0, "d-ware", "" },
  { "a name that several have is refused with their ids", "export lantern.muster --root Clerk -o x.pdf", 2, "", "r-clerk1, r-clerk2" },
  { "a suffix that says nothing is said", "export lantern.muster -o x.xyz", 2, "", "--format" },
  { "standard output has no suffix", "export lantern.muster -o -", 2, "", "--format" },
  { "a form that is not written is refused", "export lantern.muster -f frobnicate -o x", 2, "", "“frobnicate”" },
  { "contradictions are refused", "export lantern.muster -o x.png --dpi 72 --width 100", 2, "", "--dpi and --width" },
  { "what changes from another stage is marked", "export lantern.muster -f svg --stage Growth --compare Start-up -o -", 0, ">joins<", "" },
  { "what is elsewhere is a ghost", "export lantern.muster -f svg --stage Start-up --ghosts -o -", 0, "id=\"ghost-", "" },
  { "to compare takes a stage", "export lantern.muster -o x.svg --compare Start-up", 2, "", "--compare needs a stage" },
  { "a story goes into a PDF", "export lantern.muster -o x.pdf --story --page A4-landscape", 0, "", "" },
  { "and into nothing else", "export lantern.muster -o x.png --story", 2, "", "--story makes several pages" },
  { "a story has all stages", "export lantern.muster -o x.pdf --story --stage Growth", 2, "", "leave out --stage" },
  { "where there are no stages there is no story", "export ring.muster -o x.pdf --story", 2, "", "There are no stages" },
  { "a sheet that is none is refused", "export lantern.muster -o x.pdf --page A9", 2, "", "“A9”" },
  { "a sheet may lie", "export lantern.muster -o x.pdf --page letter-landscape", 0, "", "" },
  { "a negative number is refused", "export lantern.muster -o x.pdf --depth -1", 2, "", "--depth cannot be -1" },
  { "a view that is none is refused", "export lantern.muster -o x.pdf --view table", 2, "", "departments, reporting" },
  { "a layout that is none is refused", "export lantern.muster -o x.pdf --layout frobnicate", 2, "", "tidy" },
  { "a folder that is not there is said", "export lantern.muster -o nowhere/x.pdf", 2, "", "nowhere/x.pdf: " },
  { "what is read is not written over", "export lantern.muster -o ./lantern.muster", 2, "", "This is the file that is read" },

  { "an import says what it counted", "import team.csv -o x.muster", 0, "", "x.muster: 3 rows read: 3 roles, 2 people, 2 departments" },
  { "an import goes through pipes", "import - -o -", 0, "\"title\":\"Clerk\"", "-: 3 rows read", "team.csv" },
  { "a column is left out if one says so", "import team.csv -o - --map ignore=Department", 0, "\"title\":\"Clerk\"", "3 roles, 2 people, 0 departments; skipped: 1" },
  { "a table without headings has one row more", "import team.csv -o - --no-headings --map title=3", 0, "\"title\":\"Title\"", "4 rows read: 4 roles" },
  { "an update needs a document", "import team.csv --update -o x.muster", 2, "", "x.muster: No such file" },
  { "an update cannot go to a pipe", "import team.csv --update -o -", 2, "", "--update" },
  { "an unknown form is said", "import team.csv --from frobnicate -o x.muster", 2, "", "“frobnicate”" },
  { "standard input is read once", "import - - -o x.muster", 2, "", "only once" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Shell) shell = shell_new (files);
  g_autofree char *input = c->input != NULL ? shell_read (shell, c->input) : NULL;
  g_autoptr (Outcome) outcome = shell_run (shell, c->arguments, input, NULL);
  g_autofree char *output = outcome_dup_text (outcome);

  g_test_message ("muster %s\n%s%s", c->arguments, output, outcome->errors);
  g_assert_cmpint (outcome->code, ==, c->code);
  if (*c->output == '\0')
    g_assert_cmpstr (output, ==, "");
  else
    g_assert_nonnull (strstr (output, c->output));
  if (*c->errors == '\0')
    g_assert_cmpstr (outcome->errors, ==, "");
  else
    g_assert_nonnull (strstr (outcome->errors, c->errors));
  if (c->code == 2)
    g_assert_cmpuint (shell_count_files (shell), ==, G_N_ELEMENTS (files) - 1);
}

/* The names that "muster --help" lists as sub-commands; g_strfreev() it. */
static char **
list_commands (const char *help)
{
  g_auto (GStrv) lines = g_strsplit (strstr (help, "Sub-commands:\n") + strlen ("Sub-commands:\n"), "\n", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i] + 2, " ", 2);

      g_strv_builder_add (names, words[0]);
    }
  return g_strv_builder_end (names);
}

/* Help is the same by both ways, and names every option's short and long form. */
static void
test_help (void)
{
  const char *const expected[] = { "new", "import", "export", "jobs", "check", "propose", "report", "leave", "fsck", "text", "help", NULL };
  g_autoptr (Shell) shell = shell_new (files);
  g_autoptr (Outcome) outcome = shell_run (shell, "--help", NULL, NULL);
  g_autofree char *help = outcome_dup_text (outcome);
  g_auto (GStrv) names = list_commands (help);

  g_assert_true (g_strv_equal ((const char *const *) names, expected));
  for (guint i = 0; !g_str_equal (names[i], "help"); i++)
    {
      g_autofree char *before = g_strdup_printf ("help %s", names[i]);
      g_autofree char *after = g_strdup_printf ("%s --help", names[i]);
      g_autofree char *usage = g_strdup_printf ("muster %s [OPTION", names[i]);
      g_autoptr (Outcome) first = shell_run (shell, before, NULL, NULL);
      g_autoptr (Outcome) second = shell_run (shell, after, NULL, NULL);
      g_autofree char *text = outcome_dup_text (first);

      g_assert_cmpint (first->code, ==, 0);
      g_assert_cmpint (second->code, ==, 0);
      g_assert_true (g_bytes_equal (first->output, second->output));
      g_assert_nonnull (strstr (text, usage));
      g_assert_nonnull (strstr (text, "--help"));
    }
}

/* An export that fails leaves the file that was there, and nothing beside it. */
static void
test_failure_leaves_files (void)
{
  const char *const failures[] = {
    "export broken.muster -o out.pdf",
    "export lantern.muster -o out.pdf --stage Nope",
    "export lantern.muster -o out.pdf --root Nope",
    "export nowhere.muster -o out.pdf",
    "import broken.muster --force -o out.muster",
    "import nowhere.csv --force -o out.muster",
    "import team.csv --update -o broken.muster",
  };
  g_autoptr (Shell) shell = shell_new (files);
  g_autofree char *broken = shell_read (shell, "broken.muster");
  guint n_files;

  shell_write (shell, "out.pdf", "as it was");
  shell_write (shell, "out.muster", "as it was");
  n_files = shell_count_files (shell);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (Outcome) outcome = shell_run (shell, failures[i], NULL, NULL);
      g_autofree char *pdf = shell_read (shell, "out.pdf");
      g_autofree char *document = shell_read (shell, "out.muster");
      g_autofree char *still_broken = shell_read (shell, "broken.muster");

      g_assert_cmpint (outcome->code, ==, 2);
      g_assert_cmpstr (outcome->errors, !=, "");
      g_assert_cmpstr (pdf, ==, "as it was");
      g_assert_cmpstr (document, ==, "as it was");
      g_assert_cmpstr (still_broken, ==, broken);
      g_assert_cmpuint (shell_count_files (shell), ==, n_files);
    }
}

/* An export writes over what was there; so do new and import, when forced. */
static void
test_writes_over (void)
{
  const struct
  {
    const char *arguments;
    const char *name;
    const char *beginning;
  } steps[] = {
    { "export lantern.muster -o out.pdf", "out.pdf", "%PDF-" },
    { "new blank --force -o out.muster", "out.muster", "{" },
    { "import team.csv --force -o out.muster", "out.muster", "{" },
  };
  g_autoptr (Shell) shell = shell_new (files);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (Outcome) outcome = NULL;
      g_autofree char *text = NULL;

      shell_write (shell, steps[i].name, "as it was");
      outcome = shell_run (shell, steps[i].arguments, NULL, NULL);
      g_assert_cmpint (outcome->code, ==, 0);
      text = shell_read (shell, steps[i].name);
      g_assert_true (g_str_has_prefix (text, steps[i].beginning));
    }
}

/* The same input at the same time gives the same bytes, in every format that is written. */
static void
test_same_bytes (void)
{
  const char *const formats[] = { "muster", "pdf", "png", "svg", "csv", "markdown", "dot", "mermaid", "layout" };
  g_autoptr (Shell) shell = shell_new (files);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *arguments = g_strdup_printf ("export lantern.muster -f %s -o -", formats[i]);
      g_autoptr (Outcome) once = shell_run (shell, arguments, NULL, "SOURCE_DATE_EPOCH=1700000000");
      g_autoptr (Outcome) again = shell_run (shell, arguments, NULL, "SOURCE_DATE_EPOCH=1700000000");
      g_autoptr (Outcome) unset = shell_run (shell, arguments, NULL, NULL);
      g_autoptr (Outcome) unset_again = shell_run (shell, arguments, NULL, NULL);

      /* What a table has no place for is said, and nothing else. */
      if (g_str_equal (formats[i], "csv"))
        g_assert_cmpstr (once->errors, ==, "-: A table has no place for all of the chart; left out: the stages of 1 holding, the label and stages of 1 dotted line, the purpose, budget and stages of 1 department, 1 responsibility, 1 measure, 1 checkpoint\n");
      else
        g_assert_cmpstr (once->errors, ==, "");
      g_assert_cmpuint (g_bytes_get_size (once->output), >, 0);
      g_assert_true (g_bytes_equal (once->output, again->output));
      g_assert_true (g_bytes_equal (unset->output, unset_again->output));
    }
}

/* A name is found in a locale that has no letters for it. */
static void
test_plain_locale (void)
{
  g_autoptr (Shell) shell = shell_new (files);
  g_autoptr (Outcome) known = NULL;
  g_autoptr (Outcome) broken = NULL;
  g_autofree char *output = NULL;

  shell_write (shell, "zh.muster", "{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"chart\",\"id\":\"chart\"},\n{\"kind\":\"stage\",\"id\":\"s-1\",\"order\":\"a0\",\"name\":\"初创期\"}\n]\n}\n");
  known = shell_run (shell, "report -f json --stage 初创期 zh.muster", NULL, "LC_ALL=C");
  output = outcome_dup_text (known);
  g_assert_cmpint (known->code, ==, 0);
  g_assert_nonnull (strstr (output, "\"stage\":\"初创期\""));

  broken = shell_run (shell, "report --stage 'a\xff' zh.muster", NULL, "LC_ALL=C");
  g_assert_cmpint (broken->code, ==, 2);
  g_assert_nonnull (strstr (broken->errors, "UTF-8"));
}

/* What is collapsed is hidden, unless all is asked for. */
static void
test_collapsed (void)
{
  g_autoptr (Shell) shell = shell_new (files);
  g_autoptr (Outcome) hidden = NULL;
  g_autoptr (Outcome) shown = NULL;
  g_autofree char *hidden_cards = NULL;
  g_autofree char *shown_cards = NULL;

  shell_write (shell, "c.muster", "{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"chart\",\"id\":\"chart\"},\n{\"kind\":\"department\",\"id\":\"d-1\",\"order\":\"a0\",\"collapsed\":true},\n{\"kind\":\"role\",\"id\":\"r-within\",\"order\":\"a0\",\"department\":\"d-1\"}\n]\n}\n");
  hidden = shell_run (shell, "export c.muster -f layout -o -", NULL, NULL);
  shown = shell_run (shell, "export c.muster -f layout --expanded -o -", NULL, NULL);
  hidden_cards = outcome_dup_text (hidden);
  shown_cards = outcome_dup_text (shown);
  g_assert_nonnull (strstr (hidden_cards, "d-1"));
  g_assert_null (strstr (hidden_cards, "r-within"));
  g_assert_nonnull (strstr (shown_cards, "r-within"));
}

static void
test_bad_epoch (void)
{
  g_autoptr (Shell) shell = shell_new (files);
  g_autoptr (Outcome) outcome = shell_run (shell, "export lantern.muster -o x.pdf", NULL, "SOURCE_DATE_EPOCH=yesterday");

  g_assert_cmpint (outcome->code, ==, 2);
  g_assert_nonnull (strstr (outcome->errors, "SOURCE_DATE_EPOCH"));
  g_assert_false (shell_has (shell, "x.pdf"));
}

/* The log has five columns, and an update is one step that can be seen in the document. */
static void
test_import (void)
{
  g_autoptr (Shell) shell = shell_new (files);
  g_autoptr (Outcome) first = shell_run (shell, "import team.csv -o team.muster --log log.tsv", NULL, NULL);
  g_autoptr (Outcome) same = NULL;
  g_autoptr (Outcome) changed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *unchanged = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (first->code, ==, 0);
  g_assert_true (shell_has (shell, "log.tsv"));
  before = shell_read (shell, "team.muster");

  same = shell_run (shell, "import team.csv --update -o team.muster", NULL, NULL);
  g_assert_cmpint (same->code, ==, 0);
  unchanged = shell_read (shell, "team.muster");
  g_assert_cmpstr (unchanged, ==, before);

  shell_write (shell, "team.csv", "Id,Name,Title,Reports to,Department\n1,Wei Chen,Head of operations,,Operations\n2,Li Na,Warehouse keeper,1,Warehouse\n3,,Clerk,2,Warehouse\n");
  changed = shell_run (shell, "import team.csv --update -o team.muster", NULL, NULL);
  g_assert_cmpint (changed->code, ==, 0);
  after = shell_read (shell, "team.muster");
  g_assert_nonnull (strstr (after, "\"title\":\"Head of operations\""));
  g_assert_null (strstr (before, "\"ops\""));
  g_assert_nonnull (strstr (after, "\"ops\""));
}

static void
test_log (void)
{
  g_autoptr (Shell) shell = shell_new (files);
  g_autoptr (Outcome) outcome = shell_run (shell, "import ring.muster -o out.muster --log log.tsv", NULL, NULL);
  g_autofree char *log = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  g_assert_cmpint (outcome->code, ==, 0);
  g_assert_nonnull (strstr (outcome->errors, "ring.muster:"));
  g_assert_nonnull (strstr (outcome->errors, "repaired: 1"));
  log = shell_read (shell, "log.tsv");
  lines = g_strsplit (log, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[1], ==, "");
  cells = g_strsplit (lines[0], "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 5);
  g_assert_cmpstr (cells[0], ==, "ring.muster");
  g_assert_cmpstr (cells[2], ==, "repaired");
  g_assert_true (g_str_has_prefix (cells[3], "r-"));
  g_assert_cmpstr (cells[4], !=, "");
}

/* What is no regular file is written into, never replaced. */
static void
test_device (void)
{
  g_autoptr (Shell) shell = shell_new (files);
  g_autofree char *link = g_build_filename (shell->folder, "null", NULL);
  g_autoptr (Outcome) outcome = NULL;

  g_assert_cmpint (symlink ("/dev/null", link), ==, 0);
  outcome = shell_run (shell, "export lantern.muster -f pdf -o null", NULL, NULL);
  g_assert_cmpint (outcome->code, ==, 0);
  g_assert_cmpstr (outcome->errors, ==, "");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test ("/dev/null", G_FILE_TEST_IS_REGULAR));
}

/* A department inside a department, ten thousand times, is text of a size that grows with it. */
static void
test_deep (void)
{
  g_autoptr (Shell) shell = shell_new (files);
  g_autoptr (GString) text = g_string_new ("{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"chart\",\"id\":\"chart\"}");
  g_autoptr (Outcome) outcome = NULL;

  for (guint i = 0; i < 10000; i++)
    if (i == 0)
      g_string_append (text, ",\n{\"kind\":\"department\",\"id\":\"d-0\",\"order\":\"a0\",\"name\":\"D0\"}");
    else
      g_string_append_printf (text, ",\n{\"kind\":\"department\",\"id\":\"d-%u\",\"order\":\"a0\",\"name\":\"D%u\",\"parent\":\"d-%u\"}", i, i, i - 1);
  g_string_append (text, "\n]\n}\n");
  shell_write (shell, "deep.muster", text->str);

  outcome = shell_run (shell, "text deep.muster", NULL, NULL);
  g_assert_cmpint (outcome->code, ==, 0);
  g_assert_cmpuint (g_bytes_get_size (outcome->output), <, 3 * text->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/%02u/%s", i, cases[i].promise);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cli/help-lists-everything", test_help);
  g_test_add_func ("/cli/failure-leaves-files", test_failure_leaves_files);
  g_test_add_func ("/cli/writes-over", test_writes_over);
  g_test_add_func ("/cli/same-input-same-bytes", test_same_bytes);
  g_test_add_func ("/cli/plain-locale", test_plain_locale);
  g_test_add_func ("/cli/expanded-shows-what-is-collapsed", test_collapsed);
  g_test_add_func ("/cli/bad-epoch", test_bad_epoch);
  g_test_add_func ("/cli/import-and-update", test_import);
  g_test_add_func ("/cli/log-has-five-columns", test_log);
  g_test_add_func ("/cli/device-stays", test_device);
  g_test_add_func ("/cli/deep-is-not-square", test_deep);
  return g_test_run ();
}
