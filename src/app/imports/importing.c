/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * importing.c: see importing.h.
 */
#include "importing.h"
#include "format.h"
#include "import-dialog.h"

#include <glib/gi18n-lib.h>

/* {{{ The dialog */

static void
on_imported (MusterWindow *window, MusterDocument *doc, gboolean is_update)
{
  if (is_update)
    muster_session_say_done (muster_window_get_session (window));
  else
    muster_window_show_document (window, doc);
}

/* A chart that can only be looked at is not brought up to date. */
static MusterDocument *
get_document (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);

  return session != NULL && !muster_session_is_read_only (session) ? muster_session_get_document (session) : NULL;
}

void
muster_import_show (MusterWindow *window, GBytes *bytes, const char *name)
{
  MusterImportDialog *dialog = muster_import_dialog_new (GTK_WINDOW (window), bytes, name, get_document (window));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (on_imported), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* }}} */
/* {{{ A file */

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterWindow) window = data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes == NULL)
    muster_tab_say (muster_window_get_tab (window), _ ("“%s” could not be opened: %s"), name, error->message);
  else
    muster_import_show (window, bytes, name);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, MusterWindow *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, on_read, g_object_ref (window));
  g_object_unref (dialog);
}

/* What has columns that can be matched by hand. */
static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Spreadsheets as text (CSV, TSV)"));
  for (const MusterFormat *const *format = muster_formats (); *format != NULL; format++)
    {
      g_auto (GStrv) suffixes = g_strsplit ((*format)->suffixes, "|", -1);

      for (guint i = 0; (*format)->maps && suffixes[i] != NULL; i++)
        gtk_file_filter_add_suffix (tables, suffixes[i]);
    }
  gtk_file_chooser_add_filter (chooser, tables);
}

void
muster_import_ask (MusterWindow *window)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Import a Spreadsheet"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  add_filter (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* }}} */
/* {{{ Files dropped */

static gboolean
on_drop (MusterWindow *window, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    muster_window_open (window, file->data);
  return files != NULL;
}

void
muster_import_accept_drops (MusterWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}

/* }}} */
