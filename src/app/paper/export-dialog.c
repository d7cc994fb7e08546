/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-dialog.c: see export-dialog.h. The preview and the file both come from what the options say.
 */
#include "export-dialog.h"

#include "export-options.h"
#include "export-write.h"
#include "previewer.h"
#include "sheet-view.h"
#include "split.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Below that, in points on paper or in pixels of a picture, letters are hard to read. */
#define POINTS_LEGIBLE 6.0
#define PIXELS_LEGIBLE 8.0
#define POINTS_PER_INCH 72.0
#define MM_PER_POINT (25.4 / 72.0)
#define PATIENCE_MS 500
#define TICK_MS 100

struct _MusterExportDialog
{
  AdwWindow parent_instance;

  /* Of the template */
  GtkWidget *export;
  GtkStack *pages;
  MusterSheetView *sheet;
  GtkTextView *text;
  GtkLabel *nothing;
  GtkSpinner *spinner;
  GtkWidget *notes;
  GtkLabel *note;
  GtkWidget *warning_box;
  GtkLabel *warning;
  MusterExportOptions *options;
  GtkRevealer *problem_revealer;
  GtkLabel *problem;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress;
  GtkWidget *stop;

  /* Owned */
  MusterDocument *doc;
  char *file_name;
  GFile *folder;
  MusterPreviewer *previewer;
  GtkFileChooserNative *chooser;

  /* While a file is written. */
  GCancellable *writing;
  GFile *target;
  int done;
  guint tick;
  gint64 began;
};

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusterExportDialog, muster_export_dialog, ADW_TYPE_WINDOW)

static void
say_problem (MusterExportDialog *dialog, char *problem)
{
  if (problem != NULL)
    gtk_label_set_text (dialog->problem, problem);
  gtk_revealer_set_reveal_child (dialog->problem_revealer, problem != NULL);
  g_free (problem);
}

static const MusterExportChoice *
get_choice (MusterExportDialog *dialog)
{
  return muster_export_options_get (dialog->options);
}

static GtkApplication *
get_application (MusterExportDialog *dialog)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  return parent != NULL ? gtk_window_get_application (parent) : NULL;
}

/* {{{ The preview */

static void
ask_preview (MusterExportDialog *dialog)
{
  const MusterPreviewRequest request = {
    .format = get_choice (dialog)->format,
    .scene = get_choice (dialog)->scene,
    .story = get_choice (dialog)->story,
    .paper = get_choice (dialog)->paper,
    .file_name = dialog->file_name,
    .pixels = muster_sheet_view_get_pixels (dialog->sheet),
  };

  if (dialog->previewer == NULL || dialog->writing != NULL)
    return;
  gtk_spinner_start (dialog->spinner);
  muster_previewer_ask (dialog->previewer, &request);
}

static void
on_changed (MusterExportDialog *dialog)
{
  say_problem (dialog, NULL);
  ask_preview (dialog);
}

static double
get_pixels_per_point (MusterExportDialog *dialog, const MusterPreview *preview)
{
  return get_choice (dialog)->dpi > 0 ? get_choice (dialog)->dpi / POINTS_PER_INCH : get_choice (dialog)->pixel_width / preview->width;
}

/* Of a story one sheet is shown. */
static char *
dup_size (MusterExportDialog *dialog, const char *size)
{
  guint n_stages = muster_document_count (dialog->doc, MUSTER_KIND_STAGE);

  if (!get_choice (dialog)->story)
    return g_strdup (size);
  return g_strdup_printf (ngettext ("%s · the only stage", "%s · the last of %u stages", n_stages), size, n_stages);
}

static void
say_sheet (MusterExportDialog *dialog, const MusterPreview *preview)
{
  const MusterExportChoice *choice = get_choice (dialog);
  gboolean pixels = (choice->format->flags & MUSTER_FORMAT_PIXELS) != 0;
  g_autofree char *size = NULL;
  g_autofree char *note = NULL, *sheet = NULL;

  if (pixels)
    {
      double per_point = get_pixels_per_point (dialog, preview);

      size = g_strdup_printf (_ ("%.0f × %.0f pixels"), MAX (1, ceil (preview->width * per_point - 1e-6)), MAX (1, ceil (preview->height * per_point - 1e-6)));
      muster_export_options_set_size (dialog->options, size);
    }
  else if (choice->paper.width > 0)
    size = g_strdup (muster_sheet_sizes ()[choice->sheet].name);
  else
    size = g_strdup_printf (_ ("%.0f × %.0f mm"), preview->width * MM_PER_POINT, preview->height * MM_PER_POINT);
  sheet = dup_size (dialog, size);
  note = g_strdup_printf (preview->scale < 0.1 ? _ ("%s · chart at %.2g %% of full size") : _ ("%s · chart at %.0f %% of full size"), sheet, preview->scale * 100);
  gtk_label_set_text (dialog->note, note);
}

static void
say_warning (MusterExportDialog *dialog, const MusterPreview *preview)
{
  gboolean pixels = (get_choice (dialog)->format->flags & MUSTER_FORMAT_PIXELS) != 0;
  double letters = muster_text_get_size (MUSTER_TEXT_HOLDER) * preview->scale * (pixels ? get_pixels_per_point (dialog, preview) : 1);
  gboolean small = preview->n_cards > 0 && letters < (pixels ? PIXELS_LEGIBLE : POINTS_LEGIBLE);
  g_autofree char *warning = NULL;

  gtk_widget_set_visible (dialog->warning_box, small);
  if (!small)
    return;
  if (letters < 1)
    warning = g_strdup (pixels ? _ ("Letters cannot be read in this picture: choose more pixels, fewer levels or one branch.") : _ ("Letters cannot be read on this sheet: choose larger paper, fewer levels or one branch."));
  else
    warning = g_strdup_printf (pixels ? _ ("Letters are %.1f pixels high in this picture: choose more pixels, fewer levels or one branch.") : _ ("Letters are %.1f pt on this sheet: choose larger paper, fewer levels or one branch."), letters);
  gtk_label_set_text (dialog->warning, warning);
}

static void
show_text (MusterExportDialog *dialog, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (dialog->text), text, -1);
  gtk_stack_set_visible_child_name (dialog->pages, "text");
}

static void
on_preview (MusterExportDialog *dialog, const MusterPreview *preview)
{
  gtk_spinner_stop (dialog->spinner);
  gtk_widget_set_visible (dialog->notes, FALSE);
  muster_sheet_view_set_picture (dialog->sheet, preview->picture);
  muster_export_options_set_levels (dialog->options, preview->n_levels);
  if (preview->text != NULL)
    show_text (dialog, preview->text);
  else if (preview->error != NULL || preview->n_cards == 0)
    {
      gtk_label_set_text (dialog->nothing, preview->error != NULL ? preview->error->message : _ ("Nothing of this is there at the chosen stage."));
      gtk_stack_set_visible_child_name (dialog->pages, "nothing");
    }
  else
    {
      gtk_stack_set_visible_child_name (dialog->pages, "sheet");
      gtk_widget_set_visible (dialog->notes, TRUE);
      say_sheet (dialog, preview);
      say_warning (dialog, preview);
    }
}

/* }}} */
/* {{{ Writing */

static void
set_writing (MusterExportDialog *dialog, GCancellable *writing)
{
  g_set_object (&dialog->writing, writing);
  gtk_widget_set_sensitive (dialog->export, writing == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (dialog->options), writing == NULL);
  if (writing != NULL)
    return;
  g_clear_handle_id (&dialog->tick, g_source_remove);
  gtk_revealer_set_reveal_child (dialog->progress_revealer, FALSE);
}

static gboolean
on_tick (gpointer data)
{
  MusterExportDialog *dialog = data;

  gtk_progress_bar_set_fraction (dialog->progress, g_atomic_int_get (&dialog->done) / 1000.0);
  if (g_get_monotonic_time () - dialog->began > PATIENCE_MS * G_TIME_SPAN_MILLISECOND)
    gtk_revealer_set_reveal_child (dialog->progress_revealer, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
on_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterExportDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_steal_pointer (&dialog->target);
  gboolean written = muster_export_write_finish (result, &error);
  g_autofree char *name = g_file_get_basename (file);

  /* Closed meanwhile. */
  if (dialog->previewer == NULL)
    return;
  set_writing (dialog, NULL);
  if (written)
    {
      if (get_application (dialog) != NULL)
        muster_export_options_keep (dialog->options, G_OBJECT (get_application (dialog)));
      g_signal_emit (dialog, signals[EXPORTED], 0, file);
      gtk_window_close (GTK_WINDOW (dialog));
    }
  else
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say_problem (dialog, g_strdup_printf (_ ("“%s” was not written: %s"), name, error->message));
      ask_preview (dialog);
    }
}

/* The file that a name stands for: with the format's suffix if it has none that says anything. */
static GFile *
complete_name (MusterExportDialog *dialog, GFile *file)
{
  const MusterFormat *format = get_choice (dialog)->format, *other;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *suffix = muster_format_dup_suffix (format);
  g_autofree char *full = g_strdup_printf ("%s.%s", name, suffix);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) named = NULL;

  if (muster_format_fits (format, name))
    return g_object_ref (file);
  other = muster_format_for_file (name);
  if (other != NULL && other->save != NULL)
    {
      say_problem (dialog, g_strdup_printf (_ ("“%s” would not hold what its name says: choose “%s” as the format, or a name that ends in .%s"), name, _ (other->label), suffix));
      return NULL;
    }
  named = g_file_get_child (folder, full);
  if (g_file_query_exists (named, NULL))
    {
      say_problem (dialog, g_strdup_printf (_ ("“%s” is there already; choose it by its full name to replace it"), full));
      return NULL;
    }
  return g_steal_pointer (&named);
}

void
muster_export_dialog_write_to (MusterExportDialog *dialog, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const MusterExport export = {
    .doc = dialog->doc,
    .scene = get_choice (dialog)->scene,
    .story = get_choice (dialog)->story,
    .dpi = get_choice (dialog)->dpi,
    .pixel_width = get_choice (dialog)->pixel_width,
    .file_name = dialog->file_name,
    .time = g_get_real_time () / G_USEC_PER_SEC,
  };

  g_return_if_fail (MUSTER_IS_EXPORT_DIALOG (dialog));
  g_return_if_fail (dialog->writing == NULL);

  say_problem (dialog, NULL);
  if (!g_file_is_native (file))
    {
      say_problem (dialog, g_strdup_printf (_ ("“%s” was not written: it is not on this computer"), name));
      return;
    }
  dialog->target = complete_name (dialog, file);
  if (dialog->target == NULL)
    return;
  path = g_file_get_path (dialog->target);
  muster_previewer_stop (dialog->previewer);
  gtk_spinner_stop (dialog->spinner);
  set_writing (dialog, cancellable);
  dialog->began = g_get_monotonic_time ();
  dialog->tick = g_timeout_add (TICK_MS, on_tick, dialog);
  muster_export_write_async (&export, get_choice (dialog)->format, &get_choice (dialog)->paper, path, &dialog->done, cancellable, on_written, g_object_ref (dialog));
}

static void
on_stop_clicked (MusterExportDialog *dialog)
{
  g_cancellable_cancel (dialog->writing);
}

static void
on_response (MusterExportDialog *dialog, int response, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&dialog->chooser);
  if (file != NULL)
    {
      g_clear_object (&dialog->folder);
      dialog->folder = g_file_get_parent (file);
      muster_export_dialog_write_to (dialog, file);
    }
}

/* The document's name, or the chart's, with the format's suffix. */
static char *
dup_name (MusterExportDialog *dialog)
{
  const char *chart = muster_document_get_name (dialog->doc, muster_document_get_chart (dialog->doc));
  g_autofree char *base = g_strdup (dialog->file_name != NULL ? dialog->file_name : chart);
  g_autofree char *suffix = muster_format_dup_suffix (get_choice (dialog)->format);
  char *dot = dialog->file_name != NULL ? strrchr (base, '.') : NULL;

  if (dot != NULL && dot > base)
    *dot = '\0';
  g_strdelimit (base, "/\\", '-');
  return g_strdup_printf ("%s.%s", base, suffix);
}

static void
on_export_clicked (MusterExportDialog *dialog)
{
  const MusterFormat *format = get_choice (dialog)->format;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) suffixes = g_strsplit (format->suffixes, "|", -1);
  g_autofree char *name = dup_name (dialog);

  g_clear_object (&dialog->chooser);
  dialog->chooser = gtk_file_chooser_native_new (_ ("Export"), GTK_WINDOW (dialog), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog->chooser), TRUE);
  gtk_file_filter_set_name (filter, _ (format->label));
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog->chooser), filter);
  if (dialog->folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog->chooser), dialog->folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog->chooser), name);
  g_signal_connect_object (dialog->chooser, "response", G_CALLBACK (on_response), dialog, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog->chooser));
}

/* }}} */
/* {{{ Window */

/* The window goes; a thread that is at work holds the object until it has stopped. */
static void
muster_export_dialog_unrealize (GtkWidget *widget)
{
  MusterExportDialog *dialog = MUSTER_EXPORT_DIALOG (widget);

  g_cancellable_cancel (dialog->writing);
  if (dialog->previewer != NULL)
    muster_previewer_stop (dialog->previewer);
  g_clear_object (&dialog->previewer);
  g_clear_handle_id (&dialog->tick, g_source_remove);
  GTK_WIDGET_CLASS (muster_export_dialog_parent_class)->unrealize (widget);
  /* While a file is being written it outlives the window below it, which it must not look for then. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
}

static void
muster_export_dialog_dispose (GObject *object)
{
  MusterExportDialog *dialog = MUSTER_EXPORT_DIALOG (object);

  g_clear_object (&dialog->previewer);
  g_clear_object (&dialog->chooser);
  g_clear_object (&dialog->writing);
  G_OBJECT_CLASS (muster_export_dialog_parent_class)->dispose (object);
}

static void
muster_export_dialog_finalize (GObject *object)
{
  MusterExportDialog *dialog = MUSTER_EXPORT_DIALOG (object);

  g_clear_object (&dialog->doc);
  g_clear_object (&dialog->folder);
  g_clear_object (&dialog->target);
  g_free (dialog->file_name);
  G_OBJECT_CLASS (muster_export_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, MusterExportDialog, export);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, pages);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, sheet);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, text);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, nothing);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, spinner);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, notes);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, note);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, warning_box);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, warning);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, options);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, problem_revealer);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, problem);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, progress_revealer);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, progress);
  gtk_widget_class_bind_template_child (class, MusterExportDialog, stop);
}

static void
muster_export_dialog_class_init (MusterExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = muster_export_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = muster_export_dialog_finalize;
  widget_class->unrealize = muster_export_dialog_unrealize;
  signals[EXPORTED] = g_signal_new ("exported", MUSTER_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  g_type_ensure (MUSTER_TYPE_EXPORT_OPTIONS);
  g_type_ensure (MUSTER_TYPE_SHEET_VIEW);
  g_type_ensure (MUSTER_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/musterapp/Muster/export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, ask_preview);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
muster_export_dialog_init (MusterExportDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

MusterExportDialog *
muster_export_dialog_new (GtkWindow *parent, MusterDocument *doc, const MusterSceneOptions *shown, const char *file_name, GFile *folder, MusterRecord branch)
{
  MusterExportDialog *dialog = g_object_new (MUSTER_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  dialog->doc = g_object_ref (doc);
  dialog->file_name = g_strdup (file_name);
  g_set_object (&dialog->folder, folder);
  muster_export_options_fill (dialog->options, doc, shown, branch, (GObject *) get_application (dialog));
  dialog->previewer = muster_previewer_new (doc);
  g_signal_connect_object (dialog->previewer, "ready", G_CALLBACK (on_preview), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (doc, "changed", G_CALLBACK (ask_preview), dialog, G_CONNECT_SWAPPED);
  ask_preview (dialog);
  gtk_widget_child_focus (GTK_WIDGET (dialog->options), GTK_DIR_TAB_FORWARD);
  return dialog;
}

/* }}} */
