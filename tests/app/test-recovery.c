/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-recovery.c: what was not saved is offered, and nothing is done with it that nobody asked for.
 */
#include "desk.h"
#include "edit.h"
#include "journal-orphan.h"
#include "journal.h"
#include "recovery.h"

static guint
count_orphans (void)
{
  g_autofree char *folder = muster_recovery_dup_folder ();
  g_autoptr (GPtrArray) orphans = muster_orphans_list (folder);

  return orphans->len;
}

static guint
count_journals (void)
{
  g_autofree char *folder = muster_recovery_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".journal");
  return n;
}

static void
rename_chart (MusterDocument *doc, const char *name)
{
  g_assert_true (muster_edit_set (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME, name, MUSTER_COMMIT_DEFAULT, NULL));
}

/* A chart of which somebody else died before it was saved. */
static void
leave_behind (const char *name)
{
  g_autofree char *folder = muster_recovery_dup_folder ();
  g_autoptr (MusterDocument) doc = muster_document_new ();
  MusterJournal *journal = muster_journal_new (doc, folder);
  guint before = count_orphans ();

  muster_history_mark_saved (doc);
  rename_chart (doc, name);
  g_assert_true (muster_journal_flush (journal, NULL));
  g_object_unref (journal);
  robot_await (count_orphans () == before + 1);
}

static MusterWindow *
open_window (void)
{
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));

  muster_window_add_tab (window);
  robot_present (GTK_WINDOW (window));
  return window;
}

static GtkWindow *
offer (MusterWindow *window)
{
  muster_recovery_offer (window);
  return GTK_WINDOW (robot_find (NULL, ADW_TYPE_WINDOW, "Not Saved Last Time"));
}

static void
test_open (void)
{
  MusterWindow *window = open_window ();
  g_autofree char *path = g_build_filename (robot_get_folder (), "back.muster", NULL);
  GtkWindow *recovery;

  leave_behind ("Lantern");
  recovery = offer (window);
  robot_click (robot_find (recovery, GTK_TYPE_BUTTON, "Open"));
  robot_await (muster_window_get_session (window) != NULL);
  g_assert_cmpstr (muster_document_get_name (desk_get_document (window), muster_document_get_chart (desk_get_document (window))), ==, "Lantern");
  g_assert_true (muster_session_is_modified (muster_window_get_session (window)));
  /* Kept by the tab now, and offered to nobody else. */
  robot_await (count_journals () == 1 && count_orphans () == 0);
  robot_key ("<Control>s");
  robot_choose_file (path);
  robot_await (!muster_session_is_modified (muster_window_get_session (window)));
  robot_await (count_journals () == 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_later (void)
{
  MusterWindow *window = open_window ();

  leave_behind ("Lantern");
  leave_behind ("Kite");
  robot_click (robot_find (offer (window), GTK_TYPE_BUTTON, "Later"));
  robot_await (count_orphans () == 2);

  robot_click (robot_find (robot_find (offer (window), ADW_TYPE_ACTION_ROW, "Kite"), GTK_TYPE_BUTTON, "Discard…"));
  robot_answer ("Cancel");
  g_assert_cmpuint (count_journals (), ==, 2);
  robot_click (robot_find (robot_find (NULL, ADW_TYPE_ACTION_ROW, "Kite"), GTK_TYPE_BUTTON, "Discard…"));
  robot_answer ("Discard");
  robot_await (count_journals () == 1);
  robot_click (robot_find (NULL, GTK_TYPE_BUTTON, "Later"));
  robot_await (count_orphans () == 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_compare (void)
{
  MusterWindow *window = open_window ();

  leave_behind ("Lantern");
  robot_click (robot_find (offer (window), GTK_TYPE_BUTTON, "What Differs"));
  robot_find (NULL, ADW_TYPE_WINDOW, "What Differs");
  robot_find (NULL, GTK_TYPE_LABEL, "Lantern");
  g_assert_null (muster_window_get_session (window));
  robot_key ("Escape");
  robot_key ("Escape");
  robot_await (count_orphans () == 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_keeps (void)
{
  MusterWindow *window = desk_open_template ("ecommerce-starter");

  g_assert_cmpuint (count_journals (), ==, 0);
  rename_chart (desk_get_document (window), "Kite");
  robot_await (count_journals () == 1);
  robot_key ("<Control>w");
  robot_answer ("Discard");
  robot_await (count_journals () == 0);
}

static void
test_nothing (void)
{
  MusterWindow *window = open_window ();

  muster_recovery_offer (window);
  robot_settle ();
  g_assert_null (robot_look (NULL, ADW_TYPE_WINDOW, "Not Saved Last Time"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/recovery/what was left is opened, kept and saved", test_open);
  robot_add ("/recovery/what is put off stays, what is discarded goes", test_later);
  robot_add ("/recovery/says what differs", test_compare);
  robot_add ("/recovery/keeps what is edited until it is discarded", test_keeps);
  robot_add ("/recovery/offers nothing where nothing was left", test_nothing);
  return desk_run ();
}
