/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-dialog.c: see import-dialog.h.
 *
 * What is asked for is a list of files, the columns that were chosen by hand, and two switches. From
 * it a preview is made on a thread; all that is seen is a picture of the last preview. While one is
 * being made, another is not begun but remembered.
 */
#include "import-dialog.h"
#include "import-notes.h"
#include "import-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After how many milliseconds a person is told that there is something to wait for. */
#define PATIENCE 500

struct _MusterImportDialog
{
  AdwWindow parent_instance;

  /* Of the template */
  GtkButton *import;
  GtkSpinner *spinner;
  GtkBox *files;
  GtkButton *remove_file;
  GtkButton *add_file;
  GtkCheckButton *headings;
  GtkRevealer *advice_revealer;
  GtkWidget *advice_bar;
  GtkLabel *advice;
  GtkStack *pages;
  MusterImportTable *table;
  AdwStatusPage *refused;
  GtkLabel *totals;
  GtkWidget *target;
  GtkToggleButton *update;
  MusterImportNotes *notes;

  /* Owned: what is asked for */
  GArray *sources;
  GPtrArray *map;
  MusterDocument *into;
  /* Which of the files is shown. */
  guint shown;

  /* Owned: what came of it */
  MusterPreview *preview;
  gboolean running;
  gboolean stale;
  guint patience;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (MusterImportDialog, muster_import_dialog, ADW_TYPE_WINDOW)

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void refresh (MusterImportDialog *self);

static gboolean
is_update (MusterImportDialog *self)
{
  return self->into != NULL && gtk_toggle_button_get_active (self->update);
}

/* {{{ What is asked for */

static void
clear_source (gpointer data)
{
  MusterSource *source = data;

  g_free ((char *) source->name);
  g_bytes_unref (source->bytes);
}

static GArray *
make_sources (void)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (MusterSource));

  g_array_set_clear_func (sources, clear_source);
  return sources;
}

static void
append_source (GArray *sources, const char *name, GBytes *bytes)
{
  MusterSource source = { g_strdup (name), g_bytes_ref (bytes) };

  g_array_append_val (sources, source);
}

/* Whether two choices are about the same column, or give the same field, which only one can have. */
static gboolean
is_superseded (const char *before, const char *now)
{
  const char *column = strchr (before, '='), *other = strchr (now, '=');
  gsize length = (gsize) (other - now);

  if (strcmp (column, other) == 0)
    return TRUE;
  return (gsize) (column - before) == length && strncmp (before, now, length) == 0 && !g_str_has_prefix (now, "own=") && !g_str_has_prefix (now, "ignore=");
}

static void
on_choose (MusterImportDialog *self, guint column, guint field)
{
  char *choice = muster_preview_dup_map (self->preview, self->shown, column, field);

  for (guint i = self->map->len; i-- > 0;)
    if (is_superseded (self->map->pdata[i], choice))
      g_ptr_array_remove_index (self->map, i);
  g_ptr_array_add (self->map, choice);
  refresh (self);
}

/* }}} */
/* {{{ Making a preview, on a thread */

typedef struct
{
  GArray *sources;
  char **map;
  gboolean no_headings;
  MusterDocument *into;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->sources);
  g_strfreev (request->map);
  g_clear_object (&request->into);
  g_free (request);
}

static Request *
make_request (MusterImportDialog *self)
{
  Request *request = g_new0 (Request, 1);

  request->sources = make_sources ();
  for (guint i = 0; i < self->sources->len; i++)
    {
      const MusterSource *source = &g_array_index (self->sources, MusterSource, i);

      append_source (request->sources, source->name, source->bytes);
    }
  request->map = g_new0 (char *, self->map->len + 1);
  for (guint i = 0; i < self->map->len; i++)
    request->map[i] = g_strdup (self->map->pdata[i]);
  request->no_headings = !gtk_check_button_get_active (self->headings);
  if (is_update (self))
    request->into = muster_document_dup (self->into, FALSE);
  return request;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  MusterImport import = {
    .sources = (const MusterSource *) (gpointer) request->sources->data,
    .n_sources = request->sources->len,
    .map = (const char *const *) request->map,
    .no_headings = request->no_headings,
  };

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, muster_preview_new (&import, NULL, request->into), (GDestroyNotify) muster_preview_free);
}

static gboolean
lose_patience (gpointer data)
{
  MusterImportDialog *self = data;

  self->patience = 0;
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

/* }}} */
/* {{{ Showing a preview */

static void
show_advice (MusterImportDialog *self, const char *text, gboolean is_error)
{
  gtk_label_set_text (self->advice, text != NULL ? text : "");
  if (is_error)
    gtk_widget_add_css_class (self->advice_bar, "error");
  else
    gtk_widget_remove_css_class (self->advice_bar, "error");
  gtk_revealer_set_reveal_child (self->advice_revealer, text != NULL);
}

static char *
describe_gap (MusterImportDialog *self)
{
  switch (muster_preview_get_gap (self->preview))
    {
    case MUSTER_GAP_NAMES:
      if (self->map->len == 0 && gtk_check_button_get_active (self->headings))
        return g_strdup (_ ("No column says what a role, a person or a department is called. Choose “Title”, “Person” or “Department” above the column that does; and if the first row has no headings, say so."));
      return g_strdup (_ ("No column says what a role, a person or a department is called. Choose “Title”, “Person” or “Department” above the column that does."));
    case MUSTER_GAP_TITLES:
      return g_strdup (_ ("No column says what roles are called, so they would have no title. Choose “Title” above the column that does."));
    case MUSTER_GAP_REPORTING:
      return g_strdup (_ ("No column says who reports to whom, so roles would stand side by side. Choose “Manager” above the column that does."));
    default:
      return NULL;
    }
}

static char *
describe_refusal (const MusterNote *refusal)
{
  if (refusal->line == 0)
    return g_strdup_printf (_ ("“%s”: %s"), refusal->file, refusal->text);
  return g_strdup_printf (_ ("“%s”, line %u, column %u: %s"), refusal->file, refusal->line, refusal->column, refusal->text);
}

static void
show_page (MusterImportDialog *self)
{
  const MusterNote *refusal = muster_preview_get_refusal (self->preview);
  gboolean has_table = self->shown < muster_preview_get_n_tables (self->preview);
  g_autofree char *gap = describe_gap (self);
  g_autofree char *text = refusal != NULL && gap == NULL ? describe_refusal (refusal) : NULL;

  show_advice (self, has_table ? (text != NULL ? text : gap) : NULL, text != NULL);
  if (text != NULL)
    {
      /* A status page takes its description for markup. */
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      adw_status_page_set_description (self->refused, escaped);
    }
  if (has_table)
    muster_import_table_show (self->table, self->preview, self->shown);
  gtk_widget_set_visible (GTK_WIDGET (self->headings), muster_preview_can_map (self->preview));
  gtk_stack_set_visible_child_name (self->pages, has_table ? "table" : (refusal != NULL ? "refused" : "document"));
}

/* Takes @part, which says that there are @n. */
static void
take_part (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("between names", ", ") : "", part);
  g_free (part);
}

static char *
describe_update (const MusterPreviewTotals *totals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!totals->anything)
    return g_strdup (_ ("nothing changes"));
  take_part (text, totals->roles, g_strdup_printf (ngettext ("%u new role", "%u new roles", totals->roles), totals->roles));
  take_part (text, totals->people, g_strdup_printf (ngettext ("%u new person", "%u new people", totals->people), totals->people));
  take_part (text, totals->departments, g_strdup_printf (ngettext ("%u new department", "%u new departments", totals->departments), totals->departments));
  take_part (text, totals->changed, g_strdup_printf (ngettext ("%u changed", "%u changed", totals->changed), totals->changed));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("small changes"));
}

static char *
describe_new (const MusterPreviewTotals *totals)
{
  g_autoptr (GString) text = g_string_new (NULL);

  take_part (text, totals->roles, g_strdup_printf (ngettext ("%u role", "%u roles", totals->roles), totals->roles));
  take_part (text, totals->people, g_strdup_printf (ngettext ("%u person", "%u people", totals->people), totals->people));
  take_part (text, totals->departments, g_strdup_printf (ngettext ("%u department", "%u departments", totals->departments), totals->departments));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("an empty chart"));
}

static void
show_totals (MusterImportDialog *self)
{
  const MusterPreviewTotals *totals = muster_preview_get_totals (self->preview);
  gboolean refused = muster_preview_get_refusal (self->preview) != NULL;
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", totals->rows), totals->rows);
  g_autofree char *outcome = is_update (self) ? describe_update (totals) : describe_new (totals);
  g_autofree char *text = g_strdup_printf ("%s → %s", rows, outcome);

  gtk_label_set_text (self->totals, refused ? _ ("Nothing can be imported yet") : text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import), !refused && totals->anything);
}

static void
show_notes (MusterImportDialog *self)
{
  MusterNotes *notes = muster_preview_get_notes (self->preview);

  muster_import_notes_show (self->notes, notes, self->sources->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), muster_notes_get_length (notes) > 0);
}

/* Takes @preview. What is shown of the last one goes first. */
static void
show_preview (MusterImportDialog *self, MusterPreview *preview)
{
  g_autoptr (MusterPreview) last = g_steal_pointer (&self->preview);

  self->preview = preview;
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), TRUE);
  muster_import_notes_show (self->notes, NULL, FALSE);
  if (self->shown >= muster_preview_get_n_tables (preview))
    muster_import_table_show (self->table, NULL, 0);
  show_page (self);
  show_totals (self);
  show_notes (self);
}

static void
on_previewed (GObject *object, GAsyncResult *result, gpointer data)
{
  MusterImportDialog *self = MUSTER_IMPORT_DIALOG (object);
  MusterPreview *preview = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&preview, muster_preview_free);
      return;
    }
  self->running = FALSE;
  if (self->stale)
    {
      g_clear_pointer (&preview, muster_preview_free);
      refresh (self);
      return;
    }
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_stop (self->spinner);
  show_preview (self, preview);
}

/* Makes a preview of what is asked for now; nothing can be imported until it is there. */
static void
refresh (MusterImportDialog *self)
{
  g_autoptr (GTask) task = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->import), FALSE);
  self->stale = self->running;
  if (self->running)
    return;
  self->running = TRUE;
  if (self->patience == 0 && !gtk_spinner_get_spinning (self->spinner))
    self->patience = g_timeout_add (PATIENCE, lose_patience, self);
  task = g_task_new (self, self->cancellable, on_previewed, NULL);
  g_task_set_task_data (task, make_request (self), request_free);
  g_task_run_in_thread (task, run);
}

/* }}} */
/* {{{ Files */

static void
on_file_toggled (MusterImportDialog *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->shown = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  if (self->preview != NULL)
    show_page (self);
}

static GtkWidget *
make_file_button (const char *name)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_tooltip_text (button, name);
  gtk_button_set_child (GTK_BUTTON (button), label);
  return button;
}

/* One button a file; a file alone has its name and nothing to press. */
static void
list_files (MusterImportDialog *self)
{
  GtkToggleButton *group = NULL;
  GtkWidget *child;
  gboolean several = self->sources->len > 1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->files))) != NULL)
    gtk_box_remove (self->files, child);
  for (guint i = 0; i < self->sources->len; i++)
    {
      GtkWidget *button = make_file_button (g_array_index (self->sources, MusterSource, i).name);

      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      group = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (group, several && i == self->shown);
      gtk_widget_set_can_target (button, several);
      gtk_widget_set_focusable (button, several);
      if (!several)
        gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_file_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->files, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->remove_file), several);
}

void
muster_import_dialog_add (MusterImportDialog *self, GBytes *bytes, const char *name)
{
  append_source (self->sources, name, bytes);
  self->shown = self->sources->len - 1;
  list_files (self);
  refresh (self);
}

/* What a file is called beside those that there are: with its folder, if its name is taken. */
static char *
name_file (MusterImportDialog *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder = parent != NULL ? g_file_get_basename (parent) : NULL;

  for (guint i = 0; i < self->sources->len && folder != NULL; i++)
    if (strcmp (g_array_index (self->sources, MusterSource, i).name, name) == 0)
      return g_build_filename (folder, name, NULL);
  return g_steal_pointer (&name);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  g_autofree char *path = name_file (self, G_FILE (object));
  g_autofree char *name = g_filename_display_name (path);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (bytes == NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("“%s” could not be opened: %s"), name, error->message);

      show_advice (self, text, TRUE);
      return;
    }
  muster_import_dialog_add (self, bytes, name);
}

static void
on_chosen (MusterImportDialog *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    g_file_load_bytes_async (file, self->cancellable, on_loaded, g_object_ref (self));
  g_clear_object (&self->chooser);
}

/* One filter for all that can be read. */
static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Charts and spreadsheets"));
  for (const MusterFormat *const *format = muster_formats (); *format != NULL; format++)
    {
      g_auto (GStrv) suffixes = g_strsplit ((*format)->suffixes, "|", -1);

      for (guint i = 0; (*format)->load != NULL && suffixes[i] != NULL; i++)
        if (*suffixes[i] != 0)
          gtk_file_filter_add_suffix (filter, suffixes[i]);
    }
  return filter;
}

static void
on_add_file (MusterImportDialog *self)
{
  g_autoptr (GtkFileFilter) filter = make_filter ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Add a File"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_remove_file (MusterImportDialog *self)
{
  if (self->sources->len < 2)
    return;
  g_array_remove_index (self->sources, self->shown);
  self->shown = 0;
  list_files (self);
  refresh (self);
}

/* }}} */

static void
on_note_activated (MusterImportDialog *self, guint index)
{
  const MusterNote *note = muster_notes_get (muster_preview_get_notes (self->preview), index);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->files));
  guint table, row;

  if (!muster_preview_find_row (self->preview, note, &table, &row))
    return;
  for (guint i = 0; i < table && button != NULL; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button != NULL && table != self->shown)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  muster_import_table_go_to (self->table, row);
}

static void
on_headings_toggled (MusterImportDialog *self)
{
  /* A column that was chosen by its heading has another name now, which nobody can choose before it
   * is there. */
  g_ptr_array_set_size (self->map, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), FALSE);
  refresh (self);
}

/* The preview's document is the one that is imported: nothing can come between. */
static void
on_import (MusterImportDialog *self)
{
  MusterDocument *made = muster_preview_get_document (self->preview);
  gboolean update = is_update (self);
  g_autoptr (MusterNotes) unheard = muster_notes_new ();

  if (made == NULL)
    return;
  if (update)
    muster_import_update (self->into, made, unheard);
  g_signal_emit (self, signals[IMPORTED], 0, update ? self->into : made, update);
  gtk_window_close (GTK_WINDOW (self));
}

static void
muster_import_dialog_dispose (GObject *object)
{
  MusterImportDialog *self = MUSTER_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->chooser);
  if (self->preview != NULL && self->table != NULL)
    {
      muster_import_notes_show (self->notes, NULL, FALSE);
      muster_import_table_show (self->table, NULL, 0);
    }
  g_clear_pointer (&self->preview, muster_preview_free);
  g_clear_object (&self->into);
  G_OBJECT_CLASS (muster_import_dialog_parent_class)->dispose (object);
}

static void
muster_import_dialog_finalize (GObject *object)
{
  MusterImportDialog *self = MUSTER_IMPORT_DIALOG (object);

  g_array_unref (self->sources);
  g_ptr_array_unref (self->map);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (muster_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, import);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, files);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, remove_file);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, add_file);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, headings);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, advice_revealer);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, advice_bar);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, advice);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, table);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, refused);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, totals);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, target);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, update);
  gtk_widget_class_bind_template_child (widget_class, MusterImportDialog, notes);
}

static void
muster_import_dialog_class_init (MusterImportDialogClass *class)
{
  g_type_ensure (MUSTER_TYPE_IMPORT_TABLE);
  g_type_ensure (MUSTER_TYPE_IMPORT_NOTES);
  G_OBJECT_CLASS (class)->dispose = muster_import_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_import_dialog_finalize;
  signals[IMPORTED] = g_signal_new ("imported", MUSTER_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, MUSTER_TYPE_DOCUMENT, G_TYPE_BOOLEAN);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
muster_import_dialog_init (MusterImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sources = make_sources ();
  self->map = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->import, "clicked", G_CALLBACK (on_import), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_file, "clicked", G_CALLBACK (on_add_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove_file, "clicked", G_CALLBACK (on_remove_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->headings, "toggled", G_CALLBACK (on_headings_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->update, "toggled", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "choose", G_CALLBACK (on_choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "activated", G_CALLBACK (on_note_activated), self, G_CONNECT_SWAPPED);
}

MusterImportDialog *
muster_import_dialog_new (GtkWindow *parent, GBytes *bytes, const char *name, MusterDocument *into)
{
  MusterImportDialog *self = g_object_new (MUSTER_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  g_set_object (&self->into, into);
  gtk_widget_set_visible (self->target, into != NULL);
  muster_import_dialog_add (self, bytes, name);
  return self;
}
