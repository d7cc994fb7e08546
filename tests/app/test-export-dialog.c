/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-export-dialog.c: the dialog shows what will be written, writes it, and writes nothing else.
 */
#include "export-dialog.h"

#include "commit.h"
#include "format.h"
#include "open.h"
#include "pick.h"
#include "sheet-view.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

/* {{{ Finding one's way */

static void
iterate (void)
{
  g_main_context_iteration (NULL, TRUE);
}

/* A widget of the dialog's own template. */
static gpointer
get_child (MusterExportDialog *dialog, const char *name)
{
  gpointer child = gtk_widget_get_template_child (GTK_WIDGET (dialog), MUSTER_TYPE_EXPORT_DIALOG, name);

  g_assert_nonnull (child);
  return child;
}

static gpointer
get_option (MusterExportDialog *dialog, const char *name)
{
  GtkWidget *options = get_child (dialog, "options");

  return gtk_widget_get_template_child (options, G_OBJECT_TYPE (options), name);
}

static AdwComboRow *
get_row (MusterExportDialog *dialog, const char *name)
{
  return ADW_COMBO_ROW (get_option (dialog, name));
}

static gboolean
is_shown (MusterExportDialog *dialog, const char *row)
{
  return gtk_widget_get_visible (get_option (dialog, row));
}

static void
choose (MusterExportDialog *dialog, const char *row, const char *label)
{
  pick_choose (get_row (dialog, row), label);
}

static const char *
get_chosen (MusterExportDialog *dialog, const char *row)
{
  return pick_get_chosen (get_row (dialog, row));
}

static const char *
get_page (MusterExportDialog *dialog)
{
  return gtk_stack_get_visible_child_name (get_child (dialog, "pages"));
}

static void
wait_preview (MusterExportDialog *dialog)
{
  while (gtk_spinner_get_spinning (get_child (dialog, "spinner")))
    iterate ();
}

static GdkTexture *
get_picture (MusterExportDialog *dialog)
{
  wait_preview (dialog);
  g_assert_cmpstr (get_page (dialog), ==, "sheet");
  g_assert_true (GDK_IS_TEXTURE (muster_sheet_view_get_picture (get_child (dialog, "sheet"))));
  return muster_sheet_view_get_picture (get_child (dialog, "sheet"));
}

static char *
dup_text (MusterExportDialog *dialog)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_child (dialog, "text"));
  GtkTextIter start, end;

  wait_preview (dialog);
  g_assert_cmpstr (get_page (dialog), ==, "text");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
get_problem (MusterExportDialog *dialog)
{
  if (!gtk_revealer_get_reveal_child (get_child (dialog, "problem_revealer")))
    return "";
  return gtk_label_get_text (get_child (dialog, "problem"));
}

/* }}} */
/* {{{ A dialog on a chart, in a folder */

typedef struct
{
  MusterDocument *doc;
  GtkWindow *parent;
  MusterExportDialog *dialog;
  char *folder;
  GFile *exported;
  gboolean closed;
} Fixture;

static void
on_exported (Fixture *fixture, GFile *file)
{
  g_set_object (&fixture->exported, file);
}

static void
on_destroy (Fixture *fixture)
{
  fixture->closed = TRUE;
}

static MusterDocument *
read_template (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "templates", "en", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MusterDocument *doc;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  doc = muster_open (&(MusterSource){ name, bytes }, NULL, NULL, &error);
  g_assert_no_error (error);
  return doc;
}

static void
open_dialog (Fixture *fixture, MusterDocument *doc, const MusterSceneOptions *shown, MusterRecord branch)
{
  fixture->closed = FALSE;
  fixture->doc = doc;
  fixture->dialog = muster_export_dialog_new (fixture->parent, doc, shown, "lantern.muster", NULL, branch);
  g_signal_connect_swapped (fixture->dialog, "exported", G_CALLBACK (on_exported), fixture);
  g_signal_connect_swapped (fixture->dialog, "destroy", G_CALLBACK (on_destroy), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const MusterSceneOptions shown = { 0 };

  fixture->folder = g_dir_make_tmp ("muster-export-XXXXXX", NULL);
  fixture->parent = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (g_application_get_default ())));
  gtk_window_present (fixture->parent);
  open_dialog (fixture, read_template (data), &shown, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  if (!fixture->closed)
    gtk_window_close (GTK_WINDOW (fixture->dialog));
  while (!fixture->closed)
    iterate ();
  gtk_window_destroy (fixture->parent);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_object_set_data (G_OBJECT (g_application_get_default ()), "muster-last-export", NULL);
  g_clear_object (&fixture->exported);
  g_object_unref (fixture->doc);
  g_free (fixture->folder);
}

static char *
write_to (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  muster_export_dialog_write_to (fixture->dialog, file);
  return path;
}

static void
wait_written (Fixture *fixture)
{
  GtkWidget *export = get_child (fixture->dialog, "export");

  while (!fixture->closed && !gtk_widget_get_sensitive (export))
    iterate ();
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* }}} */

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  MusterExportDialog *dialog = fixture->dialog;
  GdkTexture *sheet = get_picture (dialog);
  g_autoptr (GdkTexture) before = g_object_ref (sheet);

  /* A4, and landscape as this chart is. */
  g_assert_cmpfloat_with_epsilon (gdk_texture_get_width (sheet) / (double) gdk_texture_get_height (sheet), 297 / 210.0, 0.01);
  choose (dialog, "turn", "Portrait");
  sheet = get_picture (dialog);
  g_assert_true (sheet != before);
  g_assert_cmpfloat_with_epsilon (gdk_texture_get_height (sheet) / (double) gdk_texture_get_width (sheet), 297 / 210.0, 0.01);
  g_assert_true (gtk_widget_get_visible (get_child (dialog, "warning_box")));
  choose (dialog, "paper", "A0");
  choose (dialog, "turn", "Automatic");
  get_picture (dialog);
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "warning_box")));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (get_child (dialog, "note")), "A0 · "));
}

/* Many choices in a row are one preview, of the last. */
static void
test_latest_wins (Fixture *fixture, gconstpointer data)
{
  MusterExportDialog *dialog = fixture->dialog;

  choose (dialog, "format", "Markdown outline");
  choose (dialog, "format", "PNG picture");
  choose (dialog, "view", "Reporting");
  choose (dialog, "format", "Table with tabs (TSV)");
  wait_preview (dialog);
  g_assert_cmpstr (get_page (dialog), ==, "text");
  {
    g_autofree char *text = dup_text (dialog);

    g_assert_true (g_str_has_prefix (text, "Id\tTitle\t"));
  }
}

static const struct
{
  const char *format;
  const char *shown;
  const char *hidden;
} rows[] = {
  { "PDF", "view style direction color_by stage beside levels theme paper turn", "resolution branch filter others expanded_row" },
  { "PNG picture", "view style direction color_by stage levels theme paper turn resolution", "branch beside" },
  { "Markdown outline", "view stage levels", "style direction color_by beside resolution branch" },
  { "Table with commas (CSV)", "stage levels", "view style color_by resolution branch" },
  { "Muster document", "format", "view stage levels style color_by resolution branch look_group chart_group" },
};

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) shown = g_strsplit (rows[i].shown, " ", -1), hidden = g_strsplit (rows[i].hidden, " ", -1);

      choose (fixture->dialog, "format", rows[i].format);
      wait_preview (fixture->dialog);
      g_test_message ("%s", rows[i].format);
      for (guint j = 0; shown[j] != NULL; j++)
        g_assert_true (is_shown (fixture->dialog, shown[j]));
      for (guint j = 0; hidden[j] != NULL; j++)
        g_assert_false (is_shown (fixture->dialog, hidden[j]));
    }
}

static MusterRecord
find_stage (MusterDocument *doc, const char *name)
{
  MusterIter iter;
  MusterRecord stage = 0;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_STAGE);
  while (muster_iter_next (&iter, &stage) && strcmp (muster_document_get_name (doc, stage), name) != 0)
    ;
  g_assert_cmpuint (stage, !=, 0);
  return stage;
}

/* Opens the dialog anew, as over a window that shows that. */
static MusterExportDialog *
reopen (Fixture *fixture, const MusterSceneOptions *shown)
{
  MusterDocument *doc = g_object_ref (fixture->doc);

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  while (!fixture->closed)
    iterate ();
  g_object_unref (fixture->doc);
  open_dialog (fixture, doc, shown, 0);
  wait_preview (fixture->dialog);
  return fixture->dialog;
}

/* The bytes that an export of what is shown gives. */
static GBytes *
export_shown (MusterDocument *doc, const MusterSceneOptions *shown)
{
  MusterExport export = { .doc = doc, .scene = *shown, .dpi = 72, .file_name = "lantern.muster", .time = g_get_real_time () / G_USEC_PER_SEC };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = muster_export (&export, muster_format_find ("svg"), &error);

  g_assert_no_error (error);
  return bytes;
}

/* Nothing has to be chosen for the paper to be what was on the screen: view, layout, stage, what it is
 * compared with, filter and colours are those of the window. */
static void
test_begins_as_shown (Fixture *fixture, gconstpointer data)
{
  MusterDocument *doc = fixture->doc;
  MusterFilter *filter = muster_filter_new (doc, "department:Technology|Operations", NULL, NULL);
  const MusterSceneOptions shown = {
    .view = MUSTER_VIEW_REPORTING,
    .style = "stacked",
    .direction = MUSTER_DIRECTION_RIGHT,
    .stage = find_stage (doc, "Growth"),
    .compared = find_stage (doc, "Start-up"),
    .filter = filter,
    .hides = TRUE,
    .color_by = "open",
  };
  g_autoptr (GBytes) expected = export_shown (doc, &shown);
  g_autofree char *path = NULL, *written = NULL;
  gsize length;

  reopen (fixture, &shown);
  muster_filter_unref (filter);
  g_assert_cmpstr (get_chosen (fixture->dialog, "stage"), ==, "Growth");
  g_assert_cmpstr (get_chosen (fixture->dialog, "beside"), ==, "Since “Start-up”");
  g_assert_cmpstr (get_chosen (fixture->dialog, "filter"), ==, "department:Technology|Operations");
  g_assert_cmpstr (get_chosen (fixture->dialog, "others"), ==, "Left out");
  choose (fixture->dialog, "format", "SVG picture");
  choose (fixture->dialog, "paper", "Fit to the chart");
  path = write_to (fixture, "shown.svg");
  while (!fixture->closed)
    iterate ();
  g_assert_true (g_file_get_contents (path, &written, &length, NULL));
  g_assert_cmpmem (written, length, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

/* Layouts that show departments alone are not offered for Reporting, and come back with Departments. */
static void
test_layouts_fit (Fixture *fixture, gconstpointer data)
{
  const MusterSceneOptions shown = { .style = "matrix" };

  reopen (fixture, &shown);
  g_assert_cmpstr (get_chosen (fixture->dialog, "style"), ==, muster_layout_style_find ("matrix")->label);
  choose (fixture->dialog, "view", "Reporting");
  for (const MusterLayoutStyle *const *style = muster_layout_styles (); *style != NULL; style++)
    g_assert_cmpint (pick_offers (get_row (fixture->dialog, "style"), (*style)->label), ==, !(*style)->departments_only);
  get_picture (fixture->dialog);
  choose (fixture->dialog, "view", "Departments");
  g_assert_cmpstr (get_chosen (fixture->dialog, "style"), ==, muster_layout_style_find ("matrix")->label);
}

/* What is compared follows the stage, and pages a stage are for formats that have pages. */
static void
test_changes_follow (Fixture *fixture, gconstpointer data)
{
  const MusterSceneOptions shown = { .stage = find_stage (fixture->doc, "Growth"), .compared = find_stage (fixture->doc, "Start-up") };
  MusterExportDialog *dialog = reopen (fixture, &shown);

  choose (dialog, "stage", "Maturity");
  g_assert_cmpstr (get_chosen (dialog, "beside"), ==, "Since “Growth”");
  choose (dialog, "stage", "Start-up");
  g_assert_cmpstr (get_chosen (dialog, "beside"), ==, "Not shown");
  choose (dialog, "stage", "Growth");
  g_assert_cmpstr (get_chosen (dialog, "beside"), ==, "Since “Start-up”");
  choose (dialog, "beside", "A page a stage");
  g_assert_false (is_shown (dialog, "stage"));
  wait_preview (dialog);
  g_assert_nonnull (strstr (gtk_label_get_text (get_child (dialog, "note")), "the last of 3 stages"));
  choose (dialog, "format", "PNG picture");
  g_assert_false (pick_offers (get_row (dialog, "beside"), "A page a stage"));
  g_assert_true (is_shown (dialog, "stage"));
}

static void
test_pixels (Fixture *fixture, gconstpointer data)
{
  MusterExportDialog *dialog = fixture->dialog;

  choose (dialog, "format", "PNG picture");
  choose (dialog, "resolution", "By width");
  wait_preview (dialog);
  g_assert_true (is_shown (dialog, "width_row"));
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (dialog, "resolution"))), "1920 × "));
  choose (dialog, "resolution", "Print (300 dpi)");
  wait_preview (dialog);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (dialog, "resolution"))), ==, "3508 × 2481 pixels");
  g_assert_false (is_shown (dialog, "width_row"));
}

/* Levels are those of the view; the chosen branch is written, and it alone. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  MusterDocument *doc = g_object_ref (fixture->doc);
  MusterRecord branch = 0;
  MusterSceneOptions shown = { .view = MUSTER_VIEW_REPORTING };
  g_autofree char *text = NULL, *path = NULL, *written = NULL;
  MusterIter iter;

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  while (!fixture->closed)
    iterate ();
  g_object_unref (fixture->doc);
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_DEPARTMENT);
  while (muster_iter_next (&iter, &branch) && strcmp (muster_document_get_name (doc, branch), "Technology") != 0)
    ;
  g_assert_cmpuint (branch, !=, 0);
  open_dialog (fixture, doc, &shown, branch);
  wait_preview (fixture->dialog);
  g_assert_cmpuint (adw_combo_row_get_selected (get_row (fixture->dialog, "view")), ==, MUSTER_VIEW_REPORTING);
  g_assert_true (is_shown (fixture->dialog, "branch"));
  choose (fixture->dialog, "branch", "Technology");
  choose (fixture->dialog, "format", "Markdown outline");
  text = dup_text (fixture->dialog);
  g_assert_nonnull (strstr (text, "Technology lead"));
  g_assert_null (strstr (text, "Founder**"));

  path = write_to (fixture, "branch.md");
  wait_written (fixture);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, text);
}

static void
test_writes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_to (fixture, "chart.pdf");
  g_autofree char *written = NULL, *name = NULL;
  gsize length;

  wait_written (fixture);
  while (!fixture->closed)
    iterate ();
  g_assert_nonnull (fixture->exported);
  name = g_file_get_path (fixture->exported);
  g_assert_cmpstr (name, ==, path);
  g_assert_true (g_file_get_contents (path, &written, &length, NULL));
  g_assert_cmpuint (length, >, 5000);
  g_assert_true (g_str_has_prefix (written, "%PDF-1."));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* What was chosen for the last export is what the next begins with. */
static void
test_remembers (Fixture *fixture, gconstpointer data)
{
  const MusterSceneOptions shown = { .theme = MUSTER_THEME_DARK };
  MusterDocument *doc = g_object_ref (fixture->doc);
  g_autofree char *path = NULL;

  choose (fixture->dialog, "format", "SVG picture");
  choose (fixture->dialog, "paper", "Letter");
  path = write_to (fixture, "chart.svg");
  while (!fixture->closed)
    iterate ();
  g_object_unref (fixture->doc);
  open_dialog (fixture, doc, &shown, 0);
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (get_row (fixture->dialog, "format"))), ==, "SVG picture");
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (get_row (fixture->dialog, "paper"))), ==, "Letter");
  /* On white, even if the window is dark. */
  g_assert_cmpuint (adw_combo_row_get_selected (get_row (fixture->dialog, "theme")), ==, MUSTER_THEME_LIGHT);
}

/* A name without a suffix gets one, unless that is there already. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *there = g_build_filename (fixture->folder, "there.pdf", NULL);
  g_autofree char *path = NULL, *other = NULL, *bare = NULL, *named = g_build_filename (fixture->folder, "bare.pdf", NULL);

  g_assert_true (g_file_set_contents (there, "mine", -1, NULL));
  path = write_to (fixture, "there");
  g_assert_nonnull (strstr (get_problem (fixture->dialog), "“there.pdf”"));
  other = write_to (fixture, "chart.png");
  g_assert_nonnull (strstr (get_problem (fixture->dialog), "PNG picture"));
  g_assert_cmpuint (count_files (fixture), ==, 1);

  bare = write_to (fixture, "bare");
  g_assert_cmpstr (get_problem (fixture->dialog), ==, "");
  while (!fixture->closed)
    iterate ();
  g_assert_true (g_file_test (named, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (bare, G_FILE_TEST_EXISTS));
}

static void
test_refuses (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_to (fixture, "no-such-folder/chart.pdf");
  g_autoptr (GFile) far = g_file_new_for_uri ("sftp://example.com/chart.pdf");

  wait_written (fixture);
  g_assert_false (fixture->closed);
  g_assert_null (fixture->exported);
  g_assert_true (g_str_has_prefix (get_problem (fixture->dialog), "“chart.pdf” was not written: "));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  /* Nothing is lost: it can be tried again, and the sentence goes with the next choice. */
  get_picture (fixture->dialog);
  choose (fixture->dialog, "paper", "A3");
  g_assert_cmpstr (get_problem (fixture->dialog), ==, "");

  muster_export_dialog_write_to (fixture->dialog, far);
  g_assert_nonnull (strstr (get_problem (fixture->dialog), "not on this computer"));
}

/* {{{ Long work */

/* A chart that takes seconds to draw at a size like that. */
static void
fill_large (MusterDocument *doc)
{
  MusterDraft *draft = muster_draft_new_loading (doc);
  MusterRecord above = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Post number %u", i);
      MusterRecord role = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);

      muster_draft_set_text (draft, role, MUSTER_ROLE_TITLE, name);
      muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, above);
      if (i % 8 == 0)
        above = role;
    }
  muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);
}

static void
start_long (Fixture *fixture)
{
  fill_large (fixture->doc);
  choose (fixture->dialog, "format", "PNG picture");
  choose (fixture->dialog, "view", "Reporting");
  choose (fixture->dialog, "style", "Stacked columns");
  choose (fixture->dialog, "paper", "A2");
  choose (fixture->dialog, "resolution", "Fine print (600 dpi)");
}

/* Progress is shown once it takes long, and stopping leaves the dialog as it was and no file. */
static void
test_stops (Fixture *fixture, gconstpointer data)
{
  MusterExportDialog *dialog = fixture->dialog;
  g_autofree char *path = NULL;

  start_long (fixture);
  path = write_to (fixture, "chart.png");
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "export")));
  while (gtk_progress_bar_get_fraction (get_child (dialog, "progress")) <= 0 || !gtk_revealer_get_reveal_child (get_child (dialog, "progress_revealer")))
    iterate ();
  g_signal_emit_by_name (get_child (dialog, "stop"), "clicked");
  wait_written (fixture);
  g_assert_false (fixture->closed);
  g_assert_null (fixture->exported);
  g_assert_cmpstr (get_problem (dialog), ==, "");
  g_assert_false (gtk_revealer_get_reveal_child (get_child (dialog, "progress_revealer")));
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* What this thread has worked, in seconds: not what others keep it from. */
static double
get_worked (void)
{
  struct timespec time;

  g_assert_no_errno (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time));
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* The main thread does little at a time, and does not wait for the one that draws. */
static void
test_stays_awake (Fixture *fixture, gconstpointer data)
{
  double longest = 0, before;
  guint n = 0;

  start_long (fixture);
  wait_preview (fixture->dialog);
  before = get_worked ();
  g_free (write_to (fixture, "chart.png"));
  longest = get_worked () - before;
  while (gtk_progress_bar_get_fraction (get_child (fixture->dialog, "progress")) < 0.05)
    {
      before = get_worked ();
      iterate ();
      longest = MAX (longest, get_worked () - before);
      n++;
    }
  g_test_message ("longest of %u: %.1f ms", n, longest * 1000);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpfloat (longest, <, 0.2);
}

/* Closing the dialog stops the work too. */
static void
test_closing_stops (Fixture *fixture, gconstpointer data)
{
  start_long (fixture);
  g_free (write_to (fixture, "chart.png"));
  for (guint i = 0; i < 10; i++)
    iterate ();
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->dialog)));
  /* The thread holds the dialog until it is over. */
  while (!fixture->closed)
    iterate ();
  g_assert_null (fixture->exported);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* }}} */

static void
add (const char *promise, const char *template, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strdup_printf ("/export-dialog/%s", promise);

  g_test_add (path, Fixture, template, set_up, test, tear_down);
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
  static const char departments[] = "ecommerce-departments.muster", growth[] = "three-stage-growth.muster";
  g_autoptr (AdwApplication) application = NULL;
  int status = 1;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  add ("shows the sheet as it will be", departments, test_preview);
  add ("shows what was chosen last", departments, test_latest_wins);
  add ("asks what matters to the format", growth, test_rows);
  add ("begins with what the window shows", growth, test_begins_as_shown);
  add ("offers layouts that fit the view", departments, test_layouts_fit);
  add ("follows the stage with its changes", growth, test_changes_follow);
  add ("says how many pixels there will be", departments, test_pixels);
  add ("shows and writes a branch", growth, test_parts);
  add ("writes the file and says so", departments, test_writes);
  add ("remembers what was chosen", departments, test_remembers);
  add ("knows what a name says", departments, test_names);
  add ("says why it could not write", departments, test_refuses);
  add ("stops without a file", departments, test_stops);
  add ("does not wait for its thread", departments, test_stays_awake);
  add ("stops when it is closed", departments, test_closing_stops);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &status);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return status;
}
