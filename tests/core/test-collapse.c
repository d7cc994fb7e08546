/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-collapse.c: what is hidden of a chart is part of it: each collapsing is one step.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "projection.h"

#define CHART "<s1> T[*t D[*a b E[e]] F[] G@s1-[H[]]] x"

typedef struct
{
  const char *name;
  /* Separated by commas, as below; "" for none. */
  const char *before;
  MusterKind kind;
  guint level;
  const char *after;
  const char *label;
} Level;

static const Level levels[] = {
  { "one level of departments", "", MUSTER_KIND_DEPARTMENT, 1, "T", "Collapse to level 1" },
  { "two levels; one without anything has nothing to hide", "", MUSTER_KIND_DEPARTMENT, 2, "D,G", "Collapse to level 2" },
  { "what is above is expanded, what is below stays", "T,E", MUSTER_KIND_DEPARTMENT, 2, "D,E,G", "Collapse to level 2" },
  { "deeper than any", "T,D", MUSTER_KIND_DEPARTMENT, 9, "", "Collapse to level 9" },
  { "all expanded", "T,D,E,t", MUSTER_KIND_DEPARTMENT, 0, "t", "Expand all" },
  { "one level of roles", "", MUSTER_KIND_ROLE, 1, "t", "Collapse to level 1" },
  { "two levels of roles", "t,D", MUSTER_KIND_ROLE, 2, "D,a", "Collapse to level 2" },
  { "all roles expanded", "t,a,D", MUSTER_KIND_ROLE, 0, "D", "Expand all" },
  { "nothing to do is no step", "T", MUSTER_KIND_DEPARTMENT, 1, "T", NULL },
};

static MusterField
flag_of (MusterDocument *doc, MusterRecord record)
{
  return muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE ? MUSTER_ROLE_COLLAPSED : MUSTER_DEPARTMENT_COLLAPSED;
}

static MusterDocument *
read_collapsed (const char *ids)
{
  MusterDocument *doc = chart_read (CHART);
  MusterDraft *draft = muster_draft_new_loading (doc);
  g_auto (GStrv) words = g_strsplit (ids, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    muster_draft_set_flag (draft, chart_get (doc, words[i]), flag_of (doc, chart_get (doc, words[i])), TRUE);
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
  return doc;
}

/* The ids of what is collapsed, in order of their names, capitals first. */
static char *
write_collapsed (MusterDocument *doc)
{
  static const char *const ids[] = { "D", "E", "F", "G", "H", "T", "a", "b", "e", "t", "x" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      MusterRecord record = chart_get (doc, ids[i]);

      if (muster_document_get_flag (doc, record, flag_of (doc, record)))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", ids[i]);
    }
  return g_string_free (text, FALSE);
}

static void
check_step (MusterDocument *doc, const char *before, const char *label)
{
  g_autofree char *undone = NULL;

  g_assert_cmpuint (muster_history_get_length (doc), ==, label != NULL);
  if (label == NULL)
    return;
  g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, label);
  muster_undo (doc);
  undone = dump_records (doc);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_levels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const Level *it = &levels[i];
      g_autoptr (MusterDocument) doc = read_collapsed (it->before);
      g_autofree char *before = dump_records (doc);
      g_autofree char *after = NULL;

      g_test_message ("%s", it->name);
      g_assert_true (muster_edit_collapse_to (doc, it->kind, 0, it->level, NULL));
      after = write_collapsed (doc);
      g_assert_cmpstr (after, ==, it->after);
      check_step (doc, before, it->label);
    }
}

/* A level is what it is at the stage that is looked at; what is not there is let alone. */
static void
test_level_of_stage (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("<s1 s2> T@s2-[D[a]] ");
  g_autoptr (GError) error = NULL;

  g_assert_true (muster_edit_collapse_to (doc, MUSTER_KIND_DEPARTMENT, chart_get (doc, "s1"), 1, NULL));
  g_assert_true (muster_document_get_flag (doc, chart_get (doc, "D"), MUSTER_DEPARTMENT_COLLAPSED));
  g_assert_false (muster_document_get_flag (doc, chart_get (doc, "T"), MUSTER_DEPARTMENT_COLLAPSED));
  g_assert_false (muster_edit_collapse_to (doc, MUSTER_KIND_DEPARTMENT, chart_get (doc, "a"), 1, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
}

typedef struct
{
  const char *before;
  const char *ids;
  gboolean collapsed;
  const char *after;
  const char *label;
} Case;

static const Case cases[] = {
  { "", "D", TRUE, "D", "Collapse “D”" },
  { "D,E", "D", FALSE, "E", "Expand “D”" },
  { "E", "D,t,E", TRUE, "D,E,t", "Collapse 3 items" },
  { "D,E,t", "D,t", FALSE, "E", "Expand 2 items" },
  { "D", "D", TRUE, "D", NULL },
};

static void
test_records (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *it = &cases[i];
      g_autoptr (MusterDocument) doc = read_collapsed (it->before);
      g_autofree char *before = dump_records (doc);
      g_auto (GStrv) words = g_strsplit (it->ids, ",", -1);
      MusterRecord records[3];
      g_autofree char *after = NULL;
      guint n = 0;

      for (; words[n] != NULL; n++)
        records[n] = chart_get (doc, words[n]);
      g_assert_true (muster_edit_collapse (doc, records, n, it->collapsed, NULL));
      after = write_collapsed (doc);
      g_assert_cmpstr (after, ==, it->after);
      check_step (doc, before, it->label);
    }
}

static void
test_refused (void)
{
  g_autoptr (MusterDocument) doc = read_collapsed ("");
  g_autofree char *before = dump_records (doc);
  g_autofree char *after = NULL;
  const MusterRecord others[] = { chart_get (doc, "s1"), muster_document_handle (doc, "nobody"), muster_document_get_limit (doc) + 7 };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const MusterRecord records[] = { chart_get (doc, "D"), others[i] };
      g_autoptr (GError) error = NULL;

      g_assert_false (muster_edit_collapse (doc, records, 2, TRUE, &error));
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
    }
  after = dump_records (doc);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collapse/to a level is one step", test_levels);
  g_test_add_func ("/collapse/levels are those of the stage", test_level_of_stage);
  g_test_add_func ("/collapse/several records are one step", test_records);
  g_test_add_func ("/collapse/what has no branch is refused", test_refused);
  return g_test_run ();
}
