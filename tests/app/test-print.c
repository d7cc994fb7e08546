/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-print.c: a chart is printed on one page, or on all the pages of a poster, while the window
 * goes on.
 */
#include "print.h"

#include "open.h"

#include <glib/gstdio.h>
#include <string.h>

static MusterDocument *
read_template (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "templates", "en", "ecommerce-departments.muster", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MusterDocument *doc;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  doc = muster_open (&(MusterSource){ "chart.muster", bytes }, NULL, NULL, &error);
  g_assert_no_error (error);
  return doc;
}

static GtkPageSetup *
make_setup (GtkPageOrientation orientation)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_paper_size_free (paper);
  return setup;
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *(gboolean *) data = TRUE;
}

/* Prints to a PDF. Returns: how many pages that has, by what it says of itself. */
static guint
print (MusterPrinting *printing, GtkPageSetup *setup, char **text)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "muster-test-print.pdf", NULL);
  g_autofree char *pdf = NULL;
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  gsize length;
  int n_pages;

  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (printing), setup);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (printing), path);
  gtk_print_operation_set_show_progress (GTK_PRINT_OPERATION (printing), FALSE);
  g_signal_connect (printing, "done", G_CALLBACK (on_done), &done);
  gtk_print_operation_run (GTK_PRINT_OPERATION (printing), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_object_get (printing, "n-pages", &n_pages, NULL);
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-1."));
  if (program != NULL)
    {
      const char *const command[] = { program, "-layout", path, "-", NULL };

      g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, text, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_remove (path);
  return (guint) n_pages;
}

static void
test_one_page (void)
{
  const MusterSceneOptions shown = { .theme = MUSTER_THEME_DARK };
  const MusterPrintLayout layout = MUSTER_PRINT_LAYOUT_USUAL;
  g_autoptr (MusterDocument) doc = read_template ();
  g_autoptr (MusterPrinting) printing = muster_printing_new (doc, &shown, "chart.muster", &layout);
  g_autoptr (GtkPageSetup) setup = make_setup (GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_autofree char *text = NULL;

  g_assert_cmpuint (print (printing, setup, &text), ==, 1);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Warehouse keeper"));
  g_assert_nonnull (strstr (text, "page 1 of 1"));
}

/* Every page says which it is, and each name is on one of them. */
static void
test_poster (void)
{
  static const char *const names[] = { "General manager", "Warehouse keeper", "Shop manager", "Hana Ito" };
  const MusterSceneOptions shown = { 0 };
  MusterPrintLayout layout = MUSTER_PRINT_LAYOUT_USUAL;
  g_autoptr (MusterDocument) doc = read_template ();
  g_autoptr (MusterPrinting) printing = NULL;
  g_autoptr (GtkPageSetup) setup = make_setup (GTK_PAGE_ORIENTATION_PORTRAIT);
  g_autofree char *text = NULL;
  guint n_pages;

  layout.poster = TRUE;
  printing = muster_printing_new (doc, &shown, "chart.muster", &layout);
  n_pages = print (printing, setup, &text);
  g_assert_cmpuint (n_pages, ==, 8);
  for (guint i = 0; text != NULL && i < n_pages; i++)
    {
      g_autofree char *caption = g_strdup_printf ("%u / %u (row %u, column %u)", i + 1, n_pages, i / 4 + 1, i % 4 + 1);

      g_assert_nonnull (strstr (text, caption));
    }
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (text, names[i]));
}

/* What is printed is what was there; the document can go on, and go. */
static void
test_copy (void)
{
  const MusterSceneOptions shown = { 0 };
  const MusterPrintLayout layout = MUSTER_PRINT_LAYOUT_USUAL;
  MusterDocument *doc = read_template ();
  g_autoptr (MusterPrinting) printing = muster_printing_new (doc, &shown, NULL, &layout);
  g_autoptr (GtkPageSetup) setup = make_setup (GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_autofree char *text = NULL;

  g_object_unref (doc);
  g_assert_cmpuint (print (printing, setup, &text), ==, 1);
}

/* An operation that is never run leaves nothing behind; leaks show under the sanitizer. */
static void
test_not_run (void)
{
  const MusterSceneOptions shown = { 0 };
  const MusterPrintLayout layout = MUSTER_PRINT_LAYOUT_USUAL;
  g_autoptr (MusterDocument) doc = read_template ();
  MusterPrinting *printing = muster_printing_new (doc, &shown, NULL, &layout);

  g_object_add_weak_pointer (G_OBJECT (printing), (gpointer *) &printing);
  g_object_unref (printing);
  g_assert_null (printing);
}

static void
iterate_for (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

/* The tab says how many pages a poster takes, and how the page lies changes it. */
static void
test_tab (void)
{
  const MusterSceneOptions shown = { 0 };
  MusterPrintLayout layout = MUSTER_PRINT_LAYOUT_USUAL;
  g_autoptr (MusterDocument) doc = read_template ();
  g_autoptr (GtkPageSetup) portrait = make_setup (GTK_PAGE_ORIENTATION_PORTRAIT);
  g_autoptr (GtkPageSetup) landscape = make_setup (GTK_PAGE_ORIENTATION_LANDSCAPE);
  MusterPrintTab *tab = muster_print_tab_new (doc, &shown, NULL, &layout, portrait);
  GtkWidget *window = gtk_window_new ();
  GtkLabel *note = GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (tab), MUSTER_TYPE_PRINT_TAB, "note"));
  AdwComboRow *size = ADW_COMBO_ROW (find_widget (GTK_WIDGET (tab), ADW_TYPE_COMBO_ROW));

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (tab));
  gtk_window_present (GTK_WINDOW (window));
  while (!g_str_has_prefix (gtk_label_get_text (note), "Chart at "))
    g_main_context_iteration (NULL, TRUE);
  adw_combo_row_set_selected (size, 1);
  while (strcmp (gtk_label_get_text (note), "8 pages: 2 rows of 4") != 0)
    g_main_context_iteration (NULL, TRUE);
  muster_print_tab_set_setup (tab, landscape);
  g_assert_cmpstr (gtk_label_get_text (note), ==, "6 pages: 2 rows of 3");
  muster_print_tab_get_layout (tab, &layout);
  g_assert_true (layout.poster);
  iterate_for (50);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  g_test_add_func ("/print/on one page", test_one_page);
  g_test_add_func ("/print/a poster of several pages", test_poster);
  g_test_add_func ("/print/what was there is printed", test_copy);
  g_test_add_func ("/print/what is not run is gone", test_not_run);
  g_test_add_func ("/print/the tab counts pages", test_tab);
  return g_test_run ();
}
