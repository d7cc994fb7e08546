/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-dialogs.c: what dialogs say is what the core says, what they write is what it writes, and what they
 * change is one step.
 */
#include "colors-dialog.h"
#include "departure.h"
#include "desk.h"
#include "hiring.h"
#include "job-description.h"
#include "job-dialog.h"
#include "jobs.h"
#include "leave-dialog.h"
#include "own-fields.h"
#include "rule-row.h"

#include <string.h>

static MusterWindow *
open_with (const char *selected)
{
  MusterWindow *window = desk_open_template ("three-stage-growth");

  if (selected != NULL)
    muster_session_select (muster_window_get_session (window), desk_find (window, selected), MUSTER_SELECT_ONLY);
  robot_settle ();
  return window;
}

static void
run (MusterWindow *window, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
  robot_settle ();
}

static gboolean
says (gpointer widget, const char *text)
{
  g_autofree char *said = robot_read (widget);

  return strstr (said, text) != NULL;
}

static char *
read_file (const char *path)
{
  char *text = NULL;

  robot_await (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* {{{ Job descriptions */

static const struct
{
  const char *suffix;
  const char *beginning;
  const char *within;
} forms[] = {
  { "pdf", "%PDF-", NULL },
  { "md", "#", "Designer" },
  { "html", "<!DOCTYPE html>", "Designer" },
};

static guint
find_form (const char *suffix)
{
  guint i = 0;

  while (muster_job_formats ()[i] != NULL && !g_str_equal (muster_job_formats ()[i]->suffix, suffix))
    i++;
  g_assert_nonnull (muster_job_formats ()[i]);
  return i;
}

/* Read on the screen, and written in each form under the name that was typed, with its suffix. */
static void
test_jobs (void)
{
  MusterWindow *window = open_with ("Designer");

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *typed = g_strdup_printf ("%s/job-%s", robot_get_folder (), forms[i].suffix);
      g_autofree char *path = g_strdup_printf ("%s.%s", typed, forms[i].suffix);
      g_autofree char *text = NULL;
      GtkWidget *dialog;

      robot_key ("<Control>j");
      dialog = robot_find (NULL, MUSTER_TYPE_JOB_DIALOG, NULL);
      g_assert_true (says (dialog, "Designer") && says (dialog, "Operations lead"));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (robot_find_id (dialog, "format")), find_form (forms[i].suffix));
      robot_click (robot_find_id (dialog, "save"));
      robot_choose_file (typed);
      text = read_file (path);
      g_assert_true (g_str_has_prefix (text, forms[i].beginning));
      g_assert_true (forms[i].within == NULL || strstr (text, forms[i].within) != NULL);
      robot_await (robot_look (NULL, MUSTER_TYPE_JOB_DIALOG, NULL) == NULL);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ If somebody leaves */

static void
test_leave (void)
{
  MusterWindow *window = open_with ("Mira Sato");
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = desk_get_document (window);
  g_autoptr (MusterDeparture) left = muster_departure_new (muster_session_get_projection (session), desk_find (window, "Mira Sato"));
  GtkWidget *dialog;

  robot_key ("<Control>l");
  dialog = robot_find (NULL, MUSTER_TYPE_LEAVE_DIALOG, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "If Mira Sato Leaves");
  g_assert_cmpuint (left->roles->len, >, 0);
  for (guint i = 0; i < left->roles->len; i++)
    g_assert_true (says (dialog, muster_document_get_name (doc, g_array_index (left->roles, MusterLeftRole, i).role)));
  for (guint i = 0; i < left->duties->len; i++)
    g_assert_true (says (dialog, muster_document_get_name (doc, g_array_index (left->duties, MusterLeftDuty, i).responsibility)));
  for (guint i = 0; i < left->reports->len; i++)
    g_assert_true (says (dialog, muster_document_get_name (doc, g_array_index (left->reports, MusterLeftLink, i).record)));
  g_assert_nonnull (muster_session_get_bright (session));
  robot_key ("Escape");
  robot_await (robot_look (NULL, MUSTER_TYPE_LEAVE_DIALOG, NULL) == NULL);
  g_assert_null (muster_session_get_bright (session));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Colours */

static MusterRecord
get_rule (MusterDocument *doc, guint place)
{
  g_autoptr (GArray) rules = muster_document_list (doc, MUSTER_KIND_RULE);

  return g_array_index (rules, MusterRecord, place);
}

static gboolean
is_of_rule (GtkWidget *row, gconstpointer rule)
{
  return muster_rule_row_get_rule (MUSTER_RULE_ROW (row)) == GPOINTER_TO_UINT (rule);
}

static GtkWidget *
find_row (GtkWidget *dialog, MusterRecord rule)
{
  GtkWidget *row = robot_look_for (dialog, MUSTER_TYPE_RULE_ROW, is_of_rule, GUINT_TO_POINTER (rule));

  g_assert_nonnull (row);
  return row;
}

/* A rule is edited and comes before another, each in one step, and undone. */
static void
test_rules (void)
{
  MusterWindow *window = open_with (NULL);
  MusterDocument *doc = desk_get_document (window);
  guint n_before = muster_document_count (doc, MUSTER_KIND_RULE), steps;
  GtkWidget *dialog;
  MusterRecord last, above;

  run (window, "colors");
  dialog = robot_find (NULL, MUSTER_TYPE_COLORS_DIALOG, NULL);
  for (guint i = 1; i <= 2; i++)
    {
      robot_click (robot_find_id (dialog, "add"));
      robot_await (muster_document_count (doc, MUSTER_KIND_RULE) == n_before + i);
    }
  above = get_rule (doc, n_before);
  last = get_rule (doc, n_before + 1);
  steps = muster_history_get_position (doc);
  g_assert_false (gtk_widget_get_sensitive (robot_find_id (find_row (dialog, last), "down")));

  adw_combo_row_set_selected (ADW_COMBO_ROW (robot_find_id (find_row (dialog, last), "test")), 1);
  robot_settle ();
  g_assert_cmpstr (muster_document_get_text (doc, last, MUSTER_RULE_TEST), ==, "is-not");
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 1);

  robot_click (robot_find_id (find_row (dialog, last), "up"));
  robot_await (get_rule (doc, n_before) == last);
  g_assert_cmpuint (get_rule (doc, n_before + 1), ==, above);
  g_assert_cmpuint (muster_history_get_position (doc), ==, steps + 2);
  g_assert_true (muster_undo (doc));
  robot_settle ();
  g_assert_cmpuint (get_rule (doc, n_before), ==, above);
  robot_key ("Escape");
  robot_await (robot_look (NULL, MUSTER_TYPE_COLORS_DIALOG, NULL) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

/* The list of hires that is written is the core's. */
static void
test_hiring (void)
{
  MusterWindow *window = open_with (NULL);
  g_autofree char *path = g_build_filename (robot_get_folder (), "hires.csv", NULL);
  g_autoptr (GByteArray) expected = g_byte_array_new ();
  g_autofree char *text = NULL;

  muster_hiring_write (desk_get_document (window), 0, expected);
  run (window, "export-hiring");
  robot_choose_file (path);
  text = read_file (path);
  g_assert_cmpmem (text, strlen (text), expected->data, expected->len);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Fields of one's own are put into another order, in one step. */
static void
test_own_fields (void)
{
  MusterWindow *window = open_with (NULL);
  MusterDocument *doc = desk_get_document (window);
  guint n_before = muster_document_count (doc, MUSTER_KIND_FIELD), steps;
  g_autoptr (GArray) fields = NULL, after = NULL;
  GtkWidget *dialog;
  GtkListBoxRow *row;

  run (window, "own-fields");
  dialog = robot_find (NULL, MUSTER_TYPE_OWN_FIELDS, NULL);
  robot_type ("Seats\n");
  robot_await (muster_document_count (doc, MUSTER_KIND_FIELD) == n_before + 1);
  robot_type ("Languages\n");
  robot_await (muster_document_count (doc, MUSTER_KIND_FIELD) == n_before + 2);
  robot_settle ();
  fields = muster_document_list (doc, MUSTER_KIND_FIELD);
  steps = muster_history_get_position (doc);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (robot_find_id (dialog, "list")), (int) n_before + 1);
  robot_click (robot_find (row, GTK_TYPE_BUTTON, "Further up"));
  robot_await (muster_history_get_position (doc) == steps + 1);
  after = muster_document_list (doc, MUSTER_KIND_FIELD);
  g_assert_cmpuint (g_array_index (after, MusterRecord, n_before), ==, g_array_index (fields, MusterRecord, n_before + 1));
  robot_key ("Escape");
  robot_await (robot_look (NULL, MUSTER_TYPE_OWN_FIELDS, NULL) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  robot_init (&argc, &argv);
  robot_add ("/dialogs/a-job-description-is-read-and-written", test_jobs);
  robot_add ("/dialogs/what-is-left-if-somebody-leaves-is-all-said", test_leave);
  robot_add ("/dialogs/a-rule-is-edited-and-reordered", test_rules);
  robot_add ("/dialogs/hires-are-written", test_hiring);
  robot_add ("/dialogs/own-fields-are-reordered", test_own_fields);
  return desk_run ();
}
