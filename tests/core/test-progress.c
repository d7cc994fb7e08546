/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-progress.c: what is done, overdue, reached, vague, and what may be opened.
 */
#include "commit.h"
#include "progress.h"

#define TODAY "2026-03-31"

static MusterRecord
add (MusterDocument *doc, MusterRecord stage, const char *due, const char *result, const char *evidence, const char *done)
{
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord checkpoint = muster_draft_add (draft, MUSTER_KIND_CHECKPOINT, NULL);

  muster_draft_set_ref (draft, checkpoint, MUSTER_CHECKPOINT_STAGE, stage);
  muster_draft_set_text (draft, checkpoint, MUSTER_CHECKPOINT_DUE, due);
  muster_draft_set_text (draft, checkpoint, MUSTER_CHECKPOINT_RESULT, result);
  muster_draft_set_text (draft, checkpoint, MUSTER_CHECKPOINT_EVIDENCE, evidence);
  muster_draft_set_text (draft, checkpoint, MUSTER_CHECKPOINT_DONE, done);
  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  return checkpoint;
}

static MusterRecord
add_stage (MusterDocument *doc)
{
  MusterDraft *draft = muster_draft_new (doc);
  MusterRecord stage = muster_draft_add (draft, MUSTER_KIND_STAGE, NULL);

  muster_commit (draft, "Add", MUSTER_COMMIT_DEFAULT);
  return stage;
}

static const struct
{
  const char *promise;
  const char *due;
  const char *done;
  gboolean overdue;
} days[] = {
  { "what was due yesterday is overdue", "2026-03-30", NULL, TRUE },
  { "what is due today is not", "2026-03-31", NULL, FALSE },
  { "nor what is due tomorrow", "2026-04-01", NULL, FALSE },
  { "a year before counts more than a later month", "2025-12-31", NULL, TRUE },
  { "what is done never is", "2026-03-30", "2026-03-31", FALSE },
  { "what was done late is not either", "2025-03-30", "2026-03-30", FALSE },
  { "without a day there is nothing to be late for", NULL, NULL, FALSE },
};

static void
test_overdue (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      MusterRecord checkpoint = add (doc, 0, days[i].due, "Shop live", NULL, days[i].done);

      g_test_message ("%s", days[i].promise);
      g_assert_true (muster_checkpoint_is_overdue (doc, checkpoint, TODAY) == days[i].overdue);
      g_assert_true (muster_checkpoint_is_done (doc, checkpoint) == (days[i].done != NULL));
    }
}

/* Reached is when there are checkpoints and all are done, each stage for itself. */
static void
test_reached (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterRecord one = add_stage (doc), other = add_stage (doc), empty = add_stage (doc);
  MusterProgress progress;

  add (doc, one, "2026-01-01", "Shop live", NULL, "2026-01-02");
  add (doc, one, NULL, "100 orders shipped", NULL, "2026-02-02");
  add (doc, other, "2026-01-01", "Second shop live", NULL, NULL);
  add (doc, other, "2026-01-01", "Third shop live", NULL, "2026-01-01");
  add (doc, 0, "2026-01-01", "Of no stage", NULL, NULL);
  g_assert_true (muster_stage_is_reached (doc, one));
  g_assert_false (muster_stage_is_reached (doc, other));
  g_assert_false (muster_stage_is_reached (doc, empty));
  progress = muster_stage_get_progress (doc, other, TODAY);
  g_assert_cmpuint (progress.checkpoints, ==, 2);
  g_assert_cmpuint (progress.done, ==, 1);
  g_assert_cmpuint (progress.overdue, ==, 1);
  progress = muster_stage_get_progress (doc, 0, TODAY);
  g_assert_cmpuint (progress.checkpoints, ==, 1);
  g_assert_cmpuint (progress.overdue, ==, 1);
}

static const struct
{
  const char *result;
  const char *evidence;
  gboolean vague;
} results[] = {
  { "Improve the service", NULL, TRUE },
  { "Service is improved", NULL, TRUE },
  { "A better shop", NULL, TRUE },
  { "OPTIMISE THE WAREHOUSE", NULL, TRUE },
  { "Optimized returns", NULL, TRUE },
  { "Improve the service to 95 %", NULL, FALSE },
  { "Improve the answer time to two hours", NULL, FALSE },
  { "Improve the service", "https://example.org/survey", FALSE },
  { "Return rate under 3 %", NULL, FALSE },
  { "Shop live on one platform", NULL, FALSE },
  { "Improviser hired", NULL, FALSE },
  { "The wimprove library is published", NULL, FALSE },
  { "", NULL, TRUE },
  { " ", "https://example.org", TRUE },
  { "进一步提升服务质量", NULL, TRUE },
  { "优化供应链", NULL, TRUE },
  { "加强团队协作", NULL, TRUE },
  { "提升复购率到30%", NULL, FALSE },
  { "提升销量一倍", NULL, FALSE },
  { "优化供应链", "供应链报告.pdf", FALSE },
  { "网店上线", NULL, FALSE },
};

static void
test_vague (void)
{
  g_autoptr (MusterDocument) doc = muster_document_new ();

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      MusterRecord checkpoint = add (doc, 0, NULL, results[i].result, results[i].evidence, NULL);

      g_test_message ("%s", results[i].result);
      g_assert_true (muster_checkpoint_is_vague (doc, checkpoint) == results[i].vague);
    }
}

static const struct
{
  const char *text;
  gboolean link;
} links[] = {
  { "https://example.org/report?x=1#top", TRUE },
  { "http://example.org", TRUE },
  { "HTTPS://EXAMPLE.ORG", TRUE },
  { "mailto:a@example.org", TRUE },
  { "file:///home/a/report.pdf", TRUE },
  { "javascript:alert(1)", FALSE },
  { "data:text/html,x", FALSE },
  { "ssh://host", FALSE },
  { "vnd.libreoffice.command:x", FALSE },
  { "https://example.org/\nfile:///etc/passwd", FALSE },
  { " https://example.org", FALSE },
  { "https://example.org/a b", FALSE },
  { "report.pdf", FALSE },
  { "The letter on the wall", FALSE },
  { "", FALSE },
  { NULL, FALSE },
};

static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_test_message ("%s", links[i].text);
      g_assert_true (muster_evidence_is_link (links[i].text) == links[i].link);
    }
}

static void
test_today (void)
{
  g_autofree char *given = NULL, *clock = NULL;

  g_setenv ("MUSTER_TODAY", TODAY, TRUE);
  given = muster_today ();
  g_assert_cmpstr (given, ==, TODAY);
  g_setenv ("MUSTER_TODAY", "tomorrow", TRUE);
  clock = muster_today ();
  g_assert_true (muster_date_is_valid (clock));
  g_unsetenv ("MUSTER_TODAY");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/overdue-is-after-the-day", test_overdue);
  g_test_add_func ("/progress/reached-is-all-done", test_reached);
  g_test_add_func ("/progress/vague-is-what-nobody-could-look-at", test_vague);
  g_test_add_func ("/progress/only-what-is-safe-is-opened", test_links);
  g_test_add_func ("/progress/today-can-be-given", test_today);
  return g_test_run ();
}
