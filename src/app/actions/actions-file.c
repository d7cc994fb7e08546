/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-file.c: what a person does with files, tabs and paper.
 */
#include "actions.h"
#include "export-dialog.h"
#include "format.h"
#include "importing.h"
#include "print.h"

#include <glib/gi18n-lib.h>

static void
new_tab (MusterWindow *window, GVariant *parameter)
{
  muster_window_add_tab (window);
}

static void
close_tab (MusterWindow *window, GVariant *parameter)
{
  AdwTabView *tabs = muster_window_get_tabs (window);

  if (adw_tab_view_get_n_pages (tabs) <= 1)
    gtk_window_close (GTK_WINDOW (window));
  else
    adw_tab_view_close_page (tabs, adw_tab_view_get_selected_page (tabs));
}

static void
on_open_response (GtkNativeDialog *dialog, int response, MusterWindow *window)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      muster_window_open (window, file);
    }
  g_object_unref (dialog);
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

      for (guint i = 0; (*format)->load != NULL && suffixes[i] != NULL; i++)
        gtk_file_filter_add_suffix (all, suffixes[i]);
    }
  gtk_file_chooser_add_filter (chooser, all);
}

static void
open_files (MusterWindow *window, GVariant *parameter)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Open"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_open_response), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_recent (MusterWindow *window, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  muster_window_open (window, file);
}

static void
save (MusterWindow *window, GVariant *parameter)
{
  muster_tab_save_async (muster_window_get_tab (window), MUSTER_SAVE, NULL, NULL);
}

static void
save_as (MusterWindow *window, GVariant *parameter)
{
  muster_tab_save_async (muster_window_get_tab (window), MUSTER_SAVE_AS, NULL, NULL);
}

static void
save_copy (MusterWindow *window, GVariant *parameter)
{
  muster_tab_save_async (muster_window_get_tab (window), MUSTER_SAVE_COPY, NULL, NULL);
}

static void
revert (MusterWindow *window, GVariant *parameter)
{
  muster_tab_revert (muster_window_get_tab (window));
}

static void
reopen_tab (MusterWindow *window, GVariant *parameter)
{
  g_autoptr (GFile) file = muster_window_take_closed (window);

  if (file != NULL)
    muster_window_open (window, file);
}

/* {{{ Bringing in */

static void
import (MusterWindow *window, GVariant *parameter)
{
  muster_import_ask (window);
}

static void
import_text (MusterWindow *window, GVariant *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  muster_import_show (window, bytes, _ ("Clipboard"));
}

/* }}} */
/* {{{ Handing out */

static void
open_exported (MusterSession *session, gpointer file)
{
  g_autofree char *uri = g_file_get_uri (file);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
on_exported (MusterSession *session, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  const MusterFormat *format = muster_format_for_file (name);
  MusterExport export = { .doc = muster_session_get_document (session) };
  g_autofree char *left_out = format != NULL && format->dup_left_out != NULL ? format->dup_left_out (&export) : NULL;
  g_autofree char *text = left_out != NULL ? g_strdup_printf (_ ("Wrote “%s”. %s"), name, left_out) : g_strdup_printf (_ ("Wrote “%s”"), name);

  muster_session_offer (session, text, (MusterOffer){ .label = _ ("Open"), .run = open_exported, .data = g_object_ref (file), .free = g_object_unref });
}

/* A department or role that is selected alone may be all that is wanted. */
static MusterRecord
get_branch (MusterSession *session)
{
  MusterKind kind = muster_session_get_selected_kind (session);
  guint n_selected;
  const MusterRecord *selection = muster_session_get_selection (session, &n_selected);

  return n_selected == 1 && (kind == MUSTER_KIND_DEPARTMENT || kind == MUSTER_KIND_ROLE) ? selection[0] : 0;
}

static void export(MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  GFile *file = muster_session_get_file (session);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  MusterExportDialog *dialog = muster_export_dialog_new (GTK_WINDOW (window), muster_session_get_document (session), muster_session_get_options (session), muster_session_get_file_name (session), folder, get_branch (session));

  g_signal_connect_object (dialog, "exported", G_CALLBACK (on_exported), session, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
print (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);

  muster_print_chart (GTK_WINDOW (window), muster_session_get_document (session), muster_session_get_options (session), muster_session_get_file_name (session));
}

/* }}} */

const MusterAction muster_actions_file[] = {
  { .name = "new-tab", .label = N_ ("New _Tab"), .group = N_ ("Windows and tabs"), .keys = "<Control>t", .run = new_tab },
  { .name = "close-tab", .label = N_ ("_Close Tab"), .group = N_ ("Windows and tabs"), .keys = "<Control>w", .run = close_tab },
  { .name = "reopen-tab", .label = N_ ("Reopen Closed Ta_b"), .group = N_ ("Windows and tabs"), .keys = "<Shift><Control>t", .run = reopen_tab },
  { .name = "open", .label = N_ ("_Open…"), .group = N_ ("Files"), .keys = "<Control>o", .run = open_files },
  { .name = "open-recent", .label = N_ ("Open a Recent Chart"), .group = N_ ("Files"), .parameter = "s", .run = open_recent },
  { .name = "save", .label = N_ ("_Save"), .group = N_ ("Files"), .keys = "<Control>s", .needs = MUSTER_NEEDS_CHART, .run = save },
  { .name = "save-as", .label = N_ ("Save _As…"), .group = N_ ("Files"), .keys = "<Shift><Control>s", .needs = MUSTER_NEEDS_CHART, .run = save_as },
  { .name = "save-copy", .label = N_ ("Save a Copy _Without History…"), .group = N_ ("Files"), .needs = MUSTER_NEEDS_CHART, .run = save_copy },
  { .name = "import", .label = N_ ("_Import a Spreadsheet…"), .group = N_ ("Files"), .keys = "<Shift><Control>o", .run = import },
  { .name = "import-text", .label = N_ ("Import Text"), .group = N_ ("Files"), .parameter = "s", .run = import_text },
  { .name = "export", .label = N_ ("_Export…"), .group = N_ ("Files"), .keys = "<Control>e", .needs = MUSTER_NEEDS_CHART, .run = export },
  { .name = "print", .label = N_ ("_Print…"), .group = N_ ("Files"), .keys = "<Control>p", .needs = MUSTER_NEEDS_CHART, .run = print },
  { .name = "revert", .label = N_ ("_Revert to the Saved File"), .group = N_ ("Files"), .needs = MUSTER_NEEDS_FILE, .run = revert },
  { 0 },
};
