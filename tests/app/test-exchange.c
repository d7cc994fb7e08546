/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-exchange.c: what goes in and out beside files: the clipboard, drags from window to window and
 * from a file manager, and what assistive technology is told.
 */
#include "actions.h"
#include "chart.h"
#include "clip.h"
#include "import-dialog.h"
#include "native.h"
#include "robot.h"

#include <gdk/x11/gdkx.h>

#define SHOP "Top[*boss Ops[*lead plan{Ann} ads] Care[]]"

/* {{{ Charts, windows and places */

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static MusterCanvas *
get_canvas (MusterWindow *window)
{
  return muster_editor_get_canvas (muster_window_get_editor (window));
}

/* There is no window manager: a window is where it is put. */
static void
put (GtkWindow *window, int x, int y)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  XMoveWindow (gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface)), gdk_x11_surface_get_xid (surface), x, y);
  robot_settle ();
}

static MusterWindow *
open_chart (const char *text, int width, int x)
{
  g_autoptr (MusterDocument) doc = chart_read (text);
  MusterWindow *window = muster_window_new (ADW_APPLICATION (g_application_get_default ()));

  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  muster_window_show_document (window, doc);
  robot_present (GTK_WINDOW (window));
  robot_settle ();
  put (GTK_WINDOW (window), x, 0);
  return window;
}

static MusterPoint
get_card (MusterWindow *window, const char *id)
{
  MusterRect place;

  g_assert_true (muster_canvas_get_place (get_canvas (window), chart_get (get_document (window), id), &place));
  return (MusterPoint){ place.x + place.width / 2, place.y + MIN (place.height / 2, 12) };
}

static void
copy (MusterWindow *window, const char *id)
{
  muster_session_select (muster_window_get_session (window), chart_get (get_document (window), id), MUSTER_SELECT_ONLY);
  gtk_widget_grab_focus (GTK_WIDGET (get_canvas (window)));
  robot_key ("<Control>c");
}

/* }}} */
/* {{{ What the clipboard offers */

typedef struct
{
  GBytes *bytes;
  GOutputStream *stream;
  gboolean done;
} Reading;

static void
on_spliced (GObject *stream, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, &error);
  g_assert_no_error (error);
  reading->done = TRUE;
}

static void
on_opened (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) from = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, &error);

  g_assert_no_error (error);
  g_output_stream_splice_async (reading->stream, from, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, on_spliced, reading);
}

/* As another program would ask for it. */
static GBytes *
read_clipboard (MusterWindow *window, const char *mime_type)
{
  const char *types[] = { mime_type, NULL };
  Reading reading = { .stream = g_memory_output_stream_new_resizable () };
  GBytes *bytes;

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), types, G_PRIORITY_DEFAULT, NULL, on_opened, &reading);
  robot_await (reading.done);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (reading.stream));
  g_object_unref (reading.stream);
  return bytes;
}

static char *
read_words (MusterWindow *window, const char *mime_type)
{
  g_autoptr (GBytes) bytes = read_clipboard (window, mime_type);
  char *words = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_true (g_utf8_validate (words, -1, NULL));
  return words;
}

static void
check_svg (MusterWindow *window)
{
  static const GMarkupParser parser = { NULL };
  g_autofree char *svg = read_words (window, "image/svg+xml");
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_markup_parse_context_parse (context, svg, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (svg, "<svg "));
  g_assert_nonnull (strstr (svg, ">plan<"));
  g_assert_null (strstr (svg, ">boss<"));
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Rest;

static cairo_status_t
read_rest (void *closure, unsigned char *data, unsigned int length)
{
  Rest *rest = closure;

  if (length > rest->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, rest->data, length);
  rest->data += length;
  rest->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void
check_png (MusterWindow *window)
{
  g_autoptr (GBytes) bytes = read_clipboard (window, "image/png");
  Rest rest = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  cairo_surface_t *image = cairo_image_surface_create_from_png_stream (read_rest, &rest);

  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (image), >, 200);
  g_assert_cmpint (cairo_image_surface_get_height (image), >, 200);
  g_assert_cmpuint (rest.left, ==, 0);
  cairo_surface_destroy (image);
}

static guint
count_tabs (const char *line)
{
  guint n = 0;

  for (; *line != '\0'; line++)
    n += *line == '\t';
  return n;
}

/* A heading and a row for each role, all as long. */
static void
check_table (MusterWindow *window)
{
  g_autofree char *table = read_words (window, "text/tab-separated-values");
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[4], ==, "");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (count_tabs (lines[i]), ==, count_tabs (lines[0]));
  g_assert_nonnull (strstr (lines[2], "plan"));
  g_assert_nonnull (strstr (lines[2], "Ann"));
}

static void
check_text (MusterWindow *window)
{
  g_autofree char *text = read_words (window, "text/plain;charset=utf-8");

  g_assert_nonnull (strstr (text, "Ops"));
  g_assert_nonnull (strstr (text, "plan"));
  g_assert_null (strstr (text, "boss"));
}

static void
check_clip (MusterWindow *window)
{
  g_autoptr (GBytes) clip = read_clipboard (window, MUSTER_CLIP_MIME_TYPE);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = muster_native_read (clip, "clip", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_ROLE), ==, 3);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_PERSON), ==, 1);
}

static void
test_offers (void)
{
  static const struct
  {
    const char *mime_type;
    void (*check) (MusterWindow *window);
  } offers[] = {
    { MUSTER_CLIP_MIME_TYPE, check_clip },
    { "image/svg+xml", check_svg },
    { "image/png", check_png },
    { "text/tab-separated-values", check_table },
    { "text/plain;charset=utf-8", check_text },
  };
  MusterWindow *window = open_chart (SHOP, 1200, 0);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  copy (window, "Ops");
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), offers[i].mime_type));
      offers[i].check (window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* People have no picture and are no table. */
static void
test_offers_people (void)
{
  MusterWindow *window = open_chart (SHOP, 1200, 0);
  GdkContentFormats *formats;
  g_autofree char *text = NULL;

  copy (window, "Ann");
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (window)));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, MUSTER_CLIP_MIME_TYPE));
  g_assert_false (gdk_content_formats_contain_mime_type (formats, "image/png"));
  text = read_words (window, "text/plain;charset=utf-8");
  g_assert_cmpstr (text, ==, "Ann\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Cells of a spreadsheet are looked at first. */
static void
test_pastes_cells (void)
{
  MusterWindow *window = open_chart (SHOP, 1200, 0);
  GtkWidget *dialog;
  g_autofree char *said = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), "Title\tName\tDepartment\nPacker\tZoe\tOps\nDriver\t\tOps\n");
  gtk_widget_grab_focus (GTK_WIDGET (get_canvas (window)));
  robot_key ("<Control>v");
  dialog = robot_find (NULL, MUSTER_TYPE_IMPORT_DIALOG, NULL);
  robot_await (gtk_widget_is_sensitive (robot_find_id (dialog, "import")));
  said = robot_read (dialog);
  g_assert_nonnull (strstr (said, "Clipboard"));
  g_assert_nonnull (strstr (said, "2 rows → 2 roles, 1 person, 1 department"));
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 0);
  gtk_window_close (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ From window to window */

static void
test_between_windows (void)
{
  MusterWindow *one = open_chart (SHOP, 780, 0);
  MusterWindow *other = open_chart ("Other[*chief]", 780, 800);
  MusterPoint from = get_card (one, "plan"), to = get_card (other, "Other");

  robot_drag (GTK_WIDGET (get_canvas (one)), from.x, from.y, GTK_WIDGET (get_canvas (other)), to.x, to.y);
  robot_await (muster_history_get_length (get_document (other)) == 1);
  g_assert_cmpuint (muster_document_count (get_document (other), MUSTER_KIND_ROLE), ==, 2);
  g_assert_cmpuint (muster_document_count (get_document (other), MUSTER_KIND_PERSON), ==, 1);
  g_assert_cmpuint (muster_history_get_length (get_document (one)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (one));
  gtk_window_destroy (GTK_WINDOW (other));
}

/* Another program that takes text, or pictures. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *area;
  GdkContentFormats *offered;
  char *text;
} Stranger;

static gboolean
on_stranger_accept (GtkDropTarget *target, GdkDrop *drop, Stranger *stranger)
{
  g_clear_pointer (&stranger->offered, gdk_content_formats_unref);
  stranger->offered = gdk_content_formats_ref (gdk_drop_get_formats (drop));
  return TRUE;
}

static gboolean
on_stranger_drop (GtkDropTarget *target, const GValue *value, double x, double y, Stranger *stranger)
{
  stranger->text = g_value_dup_string (value);
  return TRUE;
}

static void
stranger_init (Stranger *stranger)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  *stranger = (Stranger){ .window = GTK_WINDOW (gtk_window_new ()), .area = gtk_drawing_area_new () };
  g_signal_connect (target, "accept", G_CALLBACK (on_stranger_accept), stranger);
  g_signal_connect (target, "drop", G_CALLBACK (on_stranger_drop), stranger);
  gtk_widget_add_controller (stranger->area, GTK_EVENT_CONTROLLER (target));
  gtk_window_set_child (stranger->window, stranger->area);
  gtk_window_set_default_size (stranger->window, 300, 300);
  robot_present (stranger->window);
  put (stranger->window, 1250, 0);
}

static void
stranger_clear (Stranger *stranger)
{
  g_clear_pointer (&stranger->offered, gdk_content_formats_unref);
  g_free (stranger->text);
  gtk_window_destroy (stranger->window);
}

static void
test_out_of_the_window (void)
{
  MusterWindow *window = open_chart (SHOP, 1200, 0);
  MusterPoint from = get_card (window, "plan");
  Stranger stranger;

  stranger_init (&stranger);
  robot_drag (GTK_WIDGET (get_canvas (window)), from.x, from.y, stranger.area, -1, -1);
  robot_await (stranger.text != NULL);
  g_assert_nonnull (strstr (stranger.text, "plan"));
  g_assert_nonnull (strstr (stranger.text, "Ann"));
  g_assert_true (gdk_content_formats_contain_mime_type (stranger.offered, "image/png"));
  g_assert_true (gdk_content_formats_contain_mime_type (stranger.offered, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (stranger.offered, "text/plain;charset=utf-8"));
  g_assert_cmpuint (muster_history_get_length (get_document (window)), ==, 0);
  stranger_clear (&stranger);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ Files from a file manager */

static GtkWindow *
open_manager (const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (robot_get_folder (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkFileList *list = gdk_file_list_new_from_array (&file, 1);
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  GtkWindow *manager = GTK_WINDOW (gtk_window_new ());
  GtkWidget *area = gtk_drawing_area_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_child (manager, area);
  gtk_window_set_default_size (manager, 300, 300);
  robot_present (manager);
  put (manager, 1250, 0);
  return manager;
}

static void
test_opens_what_is_dropped (void)
{
  MusterWindow *window = open_chart (SHOP, 1200, 0);
  GtkWindow *manager = open_manager ("team.muster", "{\"muster\":1,\"records\":[{\"kind\":\"chart\",\"id\":\"chart\",\"name\":\"Team\"},{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"title\":\"Baker\"}]}");

  robot_drag (gtk_window_get_child (manager), -1, -1, GTK_WIDGET (get_canvas (window)), 300, 300);
  robot_await (adw_tab_view_get_n_pages (muster_window_get_tabs (window)) == 2 && muster_window_get_session (window) != NULL);
  g_assert_cmpstr (muster_session_get_file_name (muster_window_get_session (window)), ==, "team.muster");
  g_assert_cmpuint (muster_document_count (get_document (window), MUSTER_KIND_ROLE), ==, 1);
  gtk_window_destroy (manager);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_imports_what_is_dropped (void)
{
  MusterWindow *window = open_chart (SHOP, 1200, 0);
  GtkWindow *manager = open_manager ("team.csv", "Title,Name\nBaker,Bo\n");
  GtkWidget *dialog;
  g_autofree char *said = NULL;

  robot_drag (gtk_window_get_child (manager), -1, -1, GTK_WIDGET (get_canvas (window)), 300, 300);
  dialog = robot_find (NULL, MUSTER_TYPE_IMPORT_DIALOG, NULL);
  robot_await (gtk_widget_is_sensitive (robot_find_id (dialog, "import")));
  said = robot_read (dialog);
  g_assert_nonnull (strstr (said, "team.csv"));
  g_assert_nonnull (strstr (said, "1 row → 1 role, 1 person"));
  gtk_window_close (GTK_WINDOW (dialog));
  gtk_window_destroy (manager);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */
/* {{{ What assistive technology is told */

typedef struct
{
  const char *name;
  const char *description;
  int level;
} Told;

static GtkAccessible *
find_told (MusterWindow *window, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_canvas (window))); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == GTK_ACCESSIBLE_ROLE_TREE_ITEM && gtk_widget_get_child_visible (child))
      {
        g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

        if (wrong == NULL)
          return GTK_ACCESSIBLE (child);
      }
  return NULL;
}

static guint
count_told (MusterWindow *window)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (get_canvas (window))); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == GTK_ACCESSIBLE_ROLE_TREE_ITEM && gtk_widget_get_child_visible (child);
  return n;
}

static gboolean
is_told (MusterWindow *window, const Told *told)
{
  GtkAccessible *item = find_told (window, told->name);
  g_autofree char *wrong = item != NULL ? gtk_test_accessible_check_property (item, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told->description) : g_strdup ("nothing");
  g_autofree char *wrong_level = item != NULL ? gtk_test_accessible_check_property (item, GTK_ACCESSIBLE_PROPERTY_LEVEL, told->level) : NULL;

  if (wrong != NULL || wrong_level != NULL)
    g_test_message ("%s: %s, %s", told->name, wrong, wrong_level);
  return wrong == NULL && wrong_level == NULL;
}

static void
test_told (void)
{
  static const Told departments[] = {
    { "Top", "Department, 4 · 3 open, at the top, level 1", 1 },
    { "boss", "Role, Not filled, Open, reports to nobody, level 1", 1 },
    { "Ops", "Department, 3 · 2 open, part of Top, level 2", 2 },
    { "lead", "Role, Not filled, Open, reports to boss, level 2", 2 },
    { "plan", "Role, Ann, reports to lead, level 3", 3 },
    { "ads", "Role, Not filled, Open, reports to lead, level 3", 3 },
    { "Care", "Department, 0, part of Top, level 2", 2 },
  };
  static const Told after[] = {
    { "ads", "Role, Not filled, Open, reports to boss, level 2", 2 },
    { "Ops", "Department, 2 · 1 open, part of Top, level 2, 2 roles hidden", 2 },
  };
  MusterWindow *window = open_chart (SHOP, 1200, 0);
  MusterDocument *doc = get_document (window);
  MusterRecord ads = chart_get (doc, "ads"), ops = chart_get (doc, "Ops");
  GtkAccessible *item;

  robot_await (count_told (window) == G_N_ELEMENTS (departments));
  for (guint i = 0; i < G_N_ELEMENTS (departments); i++)
    g_assert_true (is_told (window, &departments[i]));
  item = find_told (window, "plan");
  gtk_test_accessible_assert_state (item, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  muster_session_select (muster_window_get_session (window), chart_get (doc, "plan"), MUSTER_SELECT_ONLY);
  robot_await (({ g_autofree char *wrong = gtk_test_accessible_check_state (find_told (window, "plan"), GTK_ACCESSIBLE_STATE_SELECTED, TRUE); wrong == NULL; }));

  /* They follow what is done, and what is hidden is not there. */
  g_assert_true (muster_edit_move (doc, &ads, 1, chart_get (doc, "Care"), 0, MUSTER_SCOPE_ALONE, NULL));
  robot_await (is_told (window, &after[0]));
  g_assert_true (muster_edit_collapse (doc, &ops, 1, TRUE, NULL));
  robot_await (is_told (window, &after[1]));
  g_assert_null (find_told (window, "plan"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* }}} */

static void
on_startup (GApplication *application)
{
  muster_actions_set_keys (GTK_APPLICATION (application));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  robot_init (&argc, &argv);
  robot_add ("/exchange/clipboard-offers-are-whole", test_offers);
  robot_add ("/exchange/people-are-offered-as-text", test_offers_people);
  robot_add ("/exchange/cells-are-looked-at-first", test_pastes_cells);
  robot_add ("/exchange/drags-between-windows", test_between_windows);
  robot_add ("/exchange/drags-out-of-the-window", test_out_of_the_window);
  robot_add ("/exchange/opens-what-is-dropped", test_opens_what_is_dropped);
  robot_add ("/exchange/imports-what-is-dropped", test_imports_what_is_dropped);
  robot_add ("/exchange/each-card-is-told", test_told);

  application = adw_application_new ("io.github.musterapp.Muster.Test", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/io/github/musterapp/Muster", NULL);
  g_signal_connect (application, "startup", G_CALLBACK (on_startup), NULL);
  return robot_run (G_APPLICATION (application));
}
