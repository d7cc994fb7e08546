/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-import-dialog.c: an import is seen and mended before it happens, and happens once, or not.
 */
#include "import-dialog.h"
#include "import-table.h"

#include "commit.h"
#include "native.h"

#include <string.h>

static const char team[] = "ID,Name,Role,Job Title,Team,Manager,FTE\n"
                           "1,Ann,R1,Head,Shop,,1\n"
                           "2,Bob,R2,Buyer,Shop,Ann,x\n"
                           "3,Cy,R3,Packer,Stock,Zed,1\n";

/* What came of a dialog. */
typedef struct
{
  MusterImportDialog *dialog;
  MusterDocument *doc;
  gboolean is_update;
  guint n_signals;
} Outcome;

/* {{{ Widgets */

static gpointer
get (Outcome *outcome, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (outcome->dialog), MUSTER_TYPE_IMPORT_DIALOG, name);
}

static gpointer
get_of_table (Outcome *outcome, const char *name)
{
  return gtk_widget_get_template_child (get (outcome, "table"), MUSTER_TYPE_IMPORT_TABLE, name);
}

/* All widgets of that type below @widget, in order. */
static void
find_widgets (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      find_widgets (child, type, found);
}

static gpointer
find_widget (gpointer widget, GType type, guint n)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  find_widgets (widget, type, found);
  g_assert_cmpuint (n, <, found->len);
  return found->pdata[n];
}

static GtkDropDown *
get_drop_down (Outcome *outcome, guint column)
{
  return find_widget (get (outcome, "table"), GTK_TYPE_DROP_DOWN, column);
}

static const char *
get_choice (Outcome *outcome, guint column)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (get_drop_down (outcome, column)));
}

static void
choose (Outcome *outcome, guint column, const char *field)
{
  GtkDropDown *drop_down = get_drop_down (outcome, column);
  GListModel *choices = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (choices), i), field) == 0)
      {
        gtk_drop_down_set_selected (drop_down, i);
        return;
      }
  g_assert_not_reached ();
}

static GListModel *
get_rows (Outcome *outcome)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_of_table (outcome, "view")));
}

static const char *
get_text (Outcome *outcome, const char *name)
{
  return gtk_label_get_text (get (outcome, name));
}

static const char *
get_page (Outcome *outcome)
{
  return gtk_stack_get_visible_child_name (get (outcome, "pages"));
}

static const char *
get_advice (Outcome *outcome)
{
  return gtk_revealer_get_reveal_child (get (outcome, "advice_revealer")) ? get_text (outcome, "advice") : NULL;
}

/* }}} */
/* {{{ A dialog, from the beginning to the end */

static void
on_imported (MusterImportDialog *dialog, MusterDocument *doc, gboolean is_update, Outcome *outcome)
{
  g_set_object (&outcome->doc, doc);
  outcome->is_update = is_update;
  outcome->n_signals++;
}

static gboolean
time_out (gpointer data)
{
  g_error ("waited too long");
  return G_SOURCE_REMOVE;
}

static void
wait_until (gboolean (*is_so) (Outcome *outcome), Outcome *outcome)
{
  guint patience = g_timeout_add_seconds (60, time_out, NULL);

  while (!is_so (outcome))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static gboolean
is_ready (Outcome *outcome)
{
  return gtk_widget_get_sensitive (get (outcome, "import"));
}

static gboolean
is_refused (Outcome *outcome)
{
  return !gtk_widget_get_sensitive (get (outcome, "import")) && strcmp (get_text (outcome, "totals"), "Nothing can be imported yet") == 0;
}

static gboolean
is_choosable (Outcome *outcome)
{
  return gtk_widget_get_sensitive (get (outcome, "table"));
}

static gboolean
is_closed (Outcome *outcome)
{
  return outcome->dialog == NULL;
}

static void
open_dialog (Outcome *outcome, const char *text, MusterDocument *into)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  *outcome = (Outcome){ .dialog = muster_import_dialog_new (NULL, bytes, "team.csv", into) };
  g_object_add_weak_pointer (G_OBJECT (outcome->dialog), (gpointer *) &outcome->dialog);
  g_signal_connect (outcome->dialog, "imported", G_CALLBACK (on_imported), outcome);
  g_assert_false (is_ready (outcome));
  gtk_window_present (GTK_WINDOW (outcome->dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (outcome->dialog));
}

static void
click (Outcome *outcome, const char *name)
{
  g_assert_true (gtk_widget_get_sensitive (get (outcome, name)));
  g_signal_emit_by_name (get (outcome, name), "clicked");
}

static void
import (Outcome *outcome)
{
  click (outcome, "import");
  wait_until (is_closed, outcome);
  g_assert_cmpuint (outcome->n_signals, ==, 1);
}

static void
cancel (Outcome *outcome)
{
  gtk_window_close (GTK_WINDOW (outcome->dialog));
  wait_until (is_closed, outcome);
  g_assert_cmpuint (outcome->n_signals, ==, 0);
}

static char *
list_roles (MusterDocument *doc)
{
  g_autoptr (GArray) roles = muster_document_list (doc, MUSTER_KIND_ROLE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < roles->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", muster_document_get_name (doc, g_array_index (roles, MusterRecord, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_bytes (MusterDocument *doc)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  muster_native_write (doc, FALSE, out);
  g_byte_array_append (out, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&out), FALSE);
}

static MusterDocument *
import_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  MusterSource source = { "old.csv", bytes };
  MusterImport given = { .sources = &source, .n_sources = 1 };

  return muster_import (&given, NULL, NULL);
}

/* }}} */

static void
test_new (void)
{
  Outcome outcome;
  g_autofree char *roles = NULL;

  open_dialog (&outcome, team, NULL);
  wait_until (is_ready, &outcome);
  g_assert_cmpstr (get_page (&outcome), ==, "table");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&outcome)), ==, 3);
  g_assert_cmpstr (get_text (&outcome, "totals"), ==, "3 rows → 3 roles, 3 people, 2 departments");
  g_assert_cmpstr (get_choice (&outcome, 1), ==, "Person");
  g_assert_cmpstr (get_choice (&outcome, 3), ==, "Title");
  g_assert_null (get_advice (&outcome));
  import (&outcome);
  roles = list_roles (outcome.doc);
  g_assert_cmpstr (roles, ==, "Head Buyer Packer");
  g_assert_false (outcome.is_update);
  g_assert_cmpuint (muster_history_get_length (outcome.doc), ==, 0);
  g_clear_object (&outcome.doc);
}

static void
test_match (void)
{
  Outcome outcome;
  g_autofree char *roles = NULL;

  open_dialog (&outcome, team, NULL);
  wait_until (is_ready, &outcome);
  choose (&outcome, 2, "Title");
  choose (&outcome, 4, "Leave out");
  g_assert_false (is_ready (&outcome));
  wait_until (is_ready, &outcome);
  g_assert_cmpstr (get_choice (&outcome, 2), ==, "Title");
  g_assert_cmpstr (get_choice (&outcome, 3), ==, "Own field");
  g_assert_cmpstr (get_text (&outcome, "totals"), ==, "3 rows → 3 roles, 3 people");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (outcome.dialog));
  import (&outcome);
  roles = list_roles (outcome.doc);
  g_assert_cmpstr (roles, ==, "R1 R2 R3");
  g_clear_object (&outcome.doc);
}

/* A field goes from one column to the other, and back where it came from. */
static void
test_last_choice (void)
{
  Outcome outcome;

  open_dialog (&outcome, team, NULL);
  wait_until (is_ready, &outcome);
  choose (&outcome, 2, "Title");
  choose (&outcome, 2, "Grade");
  choose (&outcome, 2, "Notes");
  wait_until (is_ready, &outcome);
  g_assert_cmpstr (get_choice (&outcome, 2), ==, "Notes");
  g_assert_cmpstr (get_choice (&outcome, 3), ==, "Title");
  cancel (&outcome);
}

/* Rows without headings, as a spreadsheet pastes them. */
static void
test_no_headings (void)
{
  Outcome outcome;
  g_autofree char *roles = NULL;

  open_dialog (&outcome, "Ann\tHead\nBob\tBuyer\n", NULL);
  wait_until (is_refused, &outcome);
  g_assert_cmpstr (get_page (&outcome), ==, "table");
  g_assert_nonnull (strstr (get_advice (&outcome), "“Title”"));
  g_assert_null (strstr (get_advice (&outcome), "--map"));
  gtk_check_button_set_active (get (&outcome, "headings"), FALSE);
  wait_until (is_choosable, &outcome);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&outcome)), ==, 2);
  choose (&outcome, 1, "Title");
  wait_until (is_ready, &outcome);
  import (&outcome);
  roles = list_roles (outcome.doc);
  g_assert_cmpstr (roles, ==, "Head Buyer");
  g_clear_object (&outcome.doc);
}

static void
test_update (void)
{
  g_autoptr (MusterDocument) doc = import_text ("ID,Name,Job Title,Team\n1,Ann,Head,Shop\n2,Bob,Clerk,Shop\n");
  g_autofree char *before = write_bytes (doc), *now = NULL, *roles = NULL;
  Outcome outcome;

  open_dialog (&outcome, team, doc);
  wait_until (is_ready, &outcome);
  gtk_toggle_button_set_active (get (&outcome, "update"), TRUE);
  wait_until (is_ready, &outcome);
  g_assert_cmpstr (get_text (&outcome, "totals"), ==, "3 rows → 1 new role, 1 new person, 1 new department, 3 changed");
  now = write_bytes (doc);
  g_assert_cmpstr (now, ==, before);
  import (&outcome);
  g_assert_true (outcome.is_update);
  g_assert_true (outcome.doc == doc);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 1);
  roles = list_roles (doc);
  g_assert_cmpstr (roles, ==, "Head Buyer Packer");
  g_assert_true (muster_undo (doc));
  g_free (now);
  now = write_bytes (doc);
  g_assert_cmpstr (now, ==, before);
  g_clear_object (&outcome.doc);
}

/* The same again changes nothing, so there is nothing to press. */
static void
test_nothing_to_do (void)
{
  g_autoptr (MusterDocument) doc = import_text (team);
  Outcome outcome;

  open_dialog (&outcome, team, doc);
  wait_until (is_ready, &outcome);
  gtk_toggle_button_set_active (get (&outcome, "update"), TRUE);
  while (strcmp (get_text (&outcome, "totals"), "3 rows → nothing changes") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_ready (&outcome));
  cancel (&outcome);
}

static void
test_cancel (void)
{
  g_autoptr (MusterDocument) doc = import_text ("ID,Name,Job Title,Team\n1,Ann,Head,Shop\n");
  g_autofree char *before = write_bytes (doc), *after = NULL;
  Outcome outcome;

  open_dialog (&outcome, team, doc);
  wait_until (is_ready, &outcome);
  gtk_toggle_button_set_active (get (&outcome, "update"), TRUE);
  cancel (&outcome);
  after = write_bytes (doc);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
}

/* Closing while it is being read is no harm to anything. */
static void
test_cancel_early (void)
{
  Outcome outcome;

  open_dialog (&outcome, team, NULL);
  cancel (&outcome);
}

static void
test_refuses (void)
{
  Outcome outcome;
  const char *text;

  open_dialog (&outcome, "Name,Title\n<b>,\"Head\n", NULL);
  wait_until (is_refused, &outcome);
  g_assert_cmpstr (get_page (&outcome), ==, "refused");
  text = adw_status_page_get_description (get (&outcome, "refused"));
  g_assert_cmpstr (text, ==, "“team.csv”, line 2, column 5: The quotes that open here are never closed");
  cancel (&outcome);
}

/* A second file that is wrong is told, and can be done without. */
static void
test_two_files (void)
{
  static const char senior[] = "Post Unique Reference,Name,Grade,Job Title,Unit,Organisation,Reports to Senior Post\n1,Ann,SCS1,Head,Shop,Body,XX\n";
  static const char junior[] = "Reporting Senior Post,Number of Posts in FTE,Grade,Generic Job Title,Unit,Organisation\n1,3,EO,Packer,Shop,Body\n";
  g_autoptr (GBytes) good = g_bytes_new_static (senior, strlen (senior));
  g_autoptr (GBytes) bad = g_bytes_new_static ("Name\n\"", 6);
  Outcome outcome;
  g_autofree char *roles = NULL;

  open_dialog (&outcome, junior, NULL);
  wait_until (is_refused, &outcome);
  g_assert_nonnull (strstr (adw_status_page_get_description (get (&outcome, "refused")), "junior posts alone"));
  muster_import_dialog_add (outcome.dialog, good, "senior.csv");
  wait_until (is_ready, &outcome);
  g_assert_cmpstr (get_text (&outcome, "totals"), ==, "2 rows → 2 roles, 1 person, 2 departments");
  muster_import_dialog_add (outcome.dialog, bad, "bad.csv");
  wait_until (is_refused, &outcome);
  g_assert_cmpstr (get_page (&outcome), ==, "refused");
  g_assert_nonnull (strstr (adw_status_page_get_description (get (&outcome, "refused")), "“bad.csv”, line 2, column 1"));
  click (&outcome, "remove_file");
  wait_until (is_ready, &outcome);
  import (&outcome);
  roles = list_roles (outcome.doc);
  g_assert_cmpstr (roles, ==, "Head Packer");
  g_clear_object (&outcome.doc);
}

/* What there is to tell leads to its row. */
static void
test_notes (void)
{
  Outcome outcome;
  GtkListView *notes;
  GtkSingleSelection *rows;

  open_dialog (&outcome, team, NULL);
  wait_until (is_ready, &outcome);
  notes = find_widget (get (&outcome, "notes"), GTK_TYPE_LIST_VIEW, 0);
  rows = GTK_SINGLE_SELECTION (get_rows (&outcome));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (notes))), ==, 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (rows), ==, GTK_INVALID_LIST_POSITION);
  g_signal_emit_by_name (notes, "activate", 2);
  g_assert_cmpuint (gtk_single_selection_get_selected (rows), ==, 2);
  g_signal_emit_by_name (notes, "activate", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (notes))), ==, 1);
  cancel (&outcome);
}

/* A table wider than a page: columns further on can be matched too. */
static void
test_wide (void)
{
  g_autoptr (GString) text = g_string_new ("Name");
  Outcome outcome;
  g_autofree char *roles = NULL;

  for (guint i = 1; i < 60; i++)
    g_string_append_printf (text, ",C%u", i);
  g_string_append (text, "\nAnn");
  for (guint i = 1; i < 60; i++)
    g_string_append_printf (text, ",v%u", i);
  open_dialog (&outcome, text->str, NULL);
  wait_until (is_ready, &outcome);
  g_signal_emit_by_name (get_of_table (&outcome, "next"), "clicked");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (outcome.dialog));
  choose (&outcome, 1, "Title");
  wait_until (is_ready, &outcome);
  g_assert_cmpstr (get_choice (&outcome, 1), ==, "Title");
  import (&outcome);
  roles = list_roles (outcome.doc);
  g_assert_cmpstr (roles, ==, "v25");
  g_clear_object (&outcome.doc);
}

static void
on_activate (GApplication *application, gpointer status)
{
  *(int *) status = g_test_run ();
  g_application_quit (application);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  int status = 1;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  g_test_add_func ("/import-dialog/makes-a-chart", test_new);
  g_test_add_func ("/import-dialog/matches-by-hand", test_match);
  g_test_add_func ("/import-dialog/the-last-choice-wins", test_last_choice);
  g_test_add_func ("/import-dialog/takes-rows-without-headings", test_no_headings);
  g_test_add_func ("/import-dialog/updates-in-one-step", test_update);
  g_test_add_func ("/import-dialog/says-that-nothing-changes", test_nothing_to_do);
  g_test_add_func ("/import-dialog/cancel-changes-nothing", test_cancel);
  g_test_add_func ("/import-dialog/cancel-while-reading", test_cancel_early);
  g_test_add_func ("/import-dialog/refuses-in-a-sentence", test_refuses);
  g_test_add_func ("/import-dialog/takes-a-pair-of-files", test_two_files);
  g_test_add_func ("/import-dialog/notes-lead-to-rows", test_notes);
  g_test_add_func ("/import-dialog/pages-of-columns", test_wide);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &status);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return status;
}
