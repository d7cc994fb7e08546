/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * window.c: see window.h. What a person can do here is in the table of actions; buttons, menus and
 * keys name actions.
 */
#include "window.h"
#include "canvas.h"
#include "export-dialog.h"
#include "open.h"
#include "print.h"
#include "templates.h"

#include <glib/gi18n-lib.h>

struct _MusterWindow
{
  AdwApplicationWindow parent_instance;

  /* Of the template */
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  GtkBox *stages;
  GtkListBox *templates;
  MusterCanvas *canvas;
  GtkLabel *numbers;
  GtkButton *zoom;

  /* Owned */
  MusterDocument *doc;
  char *file_name;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MusterWindow, muster_window, ADW_TYPE_APPLICATION_WINDOW)

static void
say (MusterWindow *window, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  /* A toast's title is markup. */
  escaped = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (window->toasts, adw_toast_new (escaped));
}

/* {{{ What the window says about the chart */

static void
show_numbers (MusterWindow *window)
{
  const MusterMetrics *metrics = muster_scene_get_metrics (muster_canvas_get_scene (window->canvas));
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u role", "%u roles", metrics->total.roles), metrics->total.roles);
  if (metrics->total.open > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u open", "%u open", metrics->total.open), metrics->total.open);
    }
  if (metrics->span_max > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("%.1f average span"), metrics->span_average);
    }
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u layer", "%u layers", metrics->layers), metrics->layers);
  gtk_label_set_text (window->numbers, text->str);
}

static void
show_zoom (MusterWindow *window)
{
  double per_cent = muster_canvas_get_zoom (window->canvas) * 100;
  g_autofree char *text = g_strdup_printf (per_cent < 10 ? _ ("%.1f %%") : _ ("%.0f %%"), per_cent);

  gtk_button_set_label (window->zoom, text);
}

static void
show_title (MusterWindow *window)
{
  MusterView view = muster_scene_get_options (muster_canvas_get_scene (window->canvas))->view;
  const char *view_name = view == MUSTER_VIEW_DEPARTMENTS ? _ ("Departments") : _ ("Reporting");
  const char *name = muster_document_get_name (window->doc, muster_document_get_chart (window->doc));
  g_autofree char *subtitle = window->file_name != NULL ? g_strdup_printf ("%s · %s", window->file_name, view_name) : g_strdup (view_name);

  adw_window_title_set_title (window->title, name);
  adw_window_title_set_subtitle (window->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (window), name);
}

static void
add_stage (MusterWindow *window, GtkToggleButton **group, const char *id, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *group);
  *group = GTK_TOGGLE_BUTTON (button);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.stage");
  gtk_box_append (window->stages, button);
}

/* One button a stage, and one for all together; none where there are no stages. */
static void
show_stages (MusterWindow *window)
{
  g_autoptr (GArray) stages = muster_document_list (window->doc, MUSTER_KIND_STAGE);
  GtkToggleButton *group = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (window->stages))) != NULL)
    gtk_box_remove (window->stages, child);
  if (stages->len == 0)
    return;
  add_stage (window, &group, "", _ ("All"));
  for (guint i = 0; i < stages->len; i++)
    {
      MusterRecord stage = g_array_index (stages, MusterRecord, i);

      add_stage (window, &group, muster_document_get_id (window->doc, stage), muster_document_get_name (window->doc, stage));
    }
}

static void
set_action_enabled (MusterWindow *window, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), name)), enabled);
}

static void
enable_actions (MusterWindow *window, gboolean enabled)
{
  static const char *const names[] = { "export", "print", "view", "stage", "zoom-in", "zoom-out", "zoom-normal", "zoom-fit" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    set_action_enabled (window, names[i], enabled);
}

/* Shows @doc, which came from a file of that name, or from nowhere. */
static void
show_document (MusterWindow *window, MusterDocument *doc, const char *file_name)
{
  g_set_object (&window->doc, doc);
  g_free (window->file_name);
  window->file_name = g_strdup (file_name);

  enable_actions (window, TRUE);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "stage", g_variant_new_string (""));
  muster_canvas_set_document (window->canvas, doc);
  show_stages (window);
  show_title (window);
  show_numbers (window);
  gtk_stack_set_visible_child_name (window->pages, "chart");
  gtk_widget_grab_focus (GTK_WIDGET (window->canvas));
}

/* }}} */
/* {{{ Opening, on a thread */

typedef struct
{
  GFile *file;
  char *name;
  MusterNotes *notes;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->file);
  g_free (opening->name);
  muster_notes_free (opening->notes);
  g_free (opening);
}

static void
run_open (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (opening->file, cancellable, NULL, &error);
  MusterDocument *doc = NULL;

  if (bytes != NULL)
    doc = muster_open (&(MusterSource){ opening->name, bytes }, opening->notes, NULL, &error);
  if (doc != NULL)
    g_task_return_pointer (task, doc, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer data)
{
  MusterWindow *window = MUSTER_WINDOW (object);
  const Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = g_task_propagate_pointer (G_TASK (result), &error);
  guint n_notes;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (doc == NULL)
    {
      say (window, _ ("“%s” could not be opened: %s"), opening->name, error->message);
      return;
    }
  show_document (window, doc, opening->name);
  n_notes = muster_notes_get_length (opening->notes);
  if (n_notes > 0)
    say (window, ngettext ("%u thing was repaired or set aside while reading; “muster check” lists it", "%u things were repaired or set aside while reading; “muster check” lists them", n_notes), n_notes);
}

void
muster_window_open (MusterWindow *window, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (window, window->cancellable, on_opened, NULL);
  Opening *opening = g_new0 (Opening, 1);

  opening->file = g_object_ref (file);
  opening->name = g_file_get_basename (file);
  opening->notes = muster_notes_new ();
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, run_open);
}

static void
on_open_response (MusterWindow *window, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    muster_window_open (window, file);
  g_clear_object (&window->chooser);
}

/* One filter for all that can be read. */
static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (all, _ ("Charts and spreadsheets"));
  for (const MusterFormat *const *format = muster_formats (); *format != NULL; format++)
    {
      g_auto (GStrv) suffixes = g_strsplit ((*format)->suffixes, "|", -1);

      for (guint i = 0; suffixes[i] != NULL; i++)
        if ((*format)->load != NULL)
          gtk_file_filter_add_suffix (all, suffixes[i]);
    }
  gtk_file_chooser_add_filter (chooser, all);
}

static void
activate_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterWindow *window = data;

  g_set_object (&window->chooser, NULL);
  window->chooser = gtk_file_chooser_native_new (_ ("Open"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  add_filter (GTK_FILE_CHOOSER (window->chooser));
  g_signal_connect_object (window->chooser, "response", G_CALLBACK (on_open_response), window, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (window->chooser));
}

/* }}} */
/* {{{ Exporting */

static void
on_exported (MusterWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  say (window, _ ("Wrote “%s”"), name);
}

static void
activate_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterWindow *window = data;
  const MusterSceneOptions *shown = muster_scene_get_options (muster_canvas_get_scene (window->canvas));
  MusterExportDialog *dialog = muster_export_dialog_new (GTK_WINDOW (window), window->doc, shown, window->file_name, NULL, 0);

  g_signal_connect_object (dialog, "exported", G_CALLBACK (on_exported), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
activate_print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterWindow *window = data;

  muster_print_chart (GTK_WINDOW (window), window->doc, muster_scene_get_options (muster_canvas_get_scene (window->canvas)), window->file_name);
}

/* }}} */
/* {{{ Actions */

static void
change_view (GSimpleAction *action, GVariant *state, gpointer data)
{
  MusterWindow *window = data;
  gboolean reporting = g_str_equal (g_variant_get_string (state, NULL), "reporting");

  g_simple_action_set_state (action, state);
  muster_canvas_set_view (window->canvas, reporting ? MUSTER_VIEW_REPORTING : MUSTER_VIEW_DEPARTMENTS);
  show_title (window);
}

static void
change_stage (GSimpleAction *action, GVariant *state, gpointer data)
{
  MusterWindow *window = data;

  g_simple_action_set_state (action, state);
  muster_canvas_set_stage (window->canvas, muster_document_find (window->doc, g_variant_get_string (state, NULL)));
  if (muster_canvas_get_scene (window->canvas) != NULL)
    show_numbers (window);
}

static void
activate_zoom_in (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterWindow *window = data;

  muster_canvas_set_zoom (window->canvas, muster_canvas_get_zoom (window->canvas) * 1.25);
}

static void
activate_zoom_out (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MusterWindow *window = data;

  muster_canvas_set_zoom (window->canvas, muster_canvas_get_zoom (window->canvas) / 1.25);
}

static void
activate_zoom_normal (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  muster_canvas_set_zoom (MUSTER_WINDOW (data)->canvas, 1);
}

static void
activate_zoom_fit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  muster_canvas_fit (MUSTER_WINDOW (data)->canvas);
}

static const GActionEntry actions[] = {
  { .name = "open", .activate = activate_open },
  { .name = "export", .activate = activate_export },
  { .name = "print", .activate = activate_print },
  { .name = "view", .parameter_type = "s", .state = "'departments'", .change_state = change_view },
  { .name = "stage", .parameter_type = "s", .state = "''", .change_state = change_stage },
  { .name = "zoom-in", .activate = activate_zoom_in },
  { .name = "zoom-out", .activate = activate_zoom_out },
  { .name = "zoom-normal", .activate = activate_zoom_normal },
  { .name = "zoom-fit", .activate = activate_zoom_fit },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "win.open", { "<Control>o" } },
  { "win.export", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.zoom-normal", { "<Control>0" } },
  { "win.zoom-fit", { "<Control>1" } },
  { "window.close", { "<Control>w" } },
};

/* }}} */
/* {{{ The start page */

static void
on_template_activated (MusterWindow *window, GtkListBoxRow *row)
{
  const MusterTemplate *template = &muster_templates ()[gtk_list_box_row_get_index (row)];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = muster_template_get (template->name, &error);
  g_autoptr (MusterDocument) doc = NULL;

  if (bytes != NULL)
    doc = muster_open (&(MusterSource){ template->name, bytes }, NULL, NULL, &error);
  if (doc != NULL)
    show_document (window, doc, NULL);
  else
    say (window, "%s", error->message);
}

static void
list_templates (MusterWindow *window)
{
  for (const MusterTemplate *template = muster_templates (); template->name != NULL; template ++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (template->label));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (template->description));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (window->templates, row);
    }
}

/* }}} */
/* {{{ Window */

gboolean
muster_window_is_empty (MusterWindow *window)
{
  return window->doc == NULL;
}

static void
muster_window_dispose (GObject *object)
{
  MusterWindow *window = MUSTER_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->chooser);
  g_clear_object (&window->doc);
  G_OBJECT_CLASS (muster_window_parent_class)->dispose (object);
}

static void
muster_window_finalize (GObject *object)
{
  MusterWindow *window = MUSTER_WINDOW (object);

  g_object_unref (window->cancellable);
  g_free (window->file_name);
  G_OBJECT_CLASS (muster_window_parent_class)->finalize (object);
}

static void
muster_window_class_init (MusterWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_window_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, templates);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, numbers);
  gtk_widget_class_bind_template_child (widget_class, MusterWindow, zoom);
}

static void
muster_window_init (MusterWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->cancellable = g_cancellable_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
  enable_actions (window, FALSE);
  list_templates (window);
  g_signal_connect_object (window->templates, "row-activated", G_CALLBACK (on_template_activated), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->canvas, "notify::zoom", G_CALLBACK (show_zoom), window, G_CONNECT_SWAPPED);
}

MusterWindow *
muster_window_new (AdwApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action, accelerators[i].keys);
  return g_object_new (MUSTER_TYPE_WINDOW, "application", application, NULL);
}

/* }}} */
