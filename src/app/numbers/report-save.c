/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * report-save.c: a report of what a session shows to a file, made and written on a thread.
 */
#include "error.h"
#include "numbers.h"
#include "report-write.h"
#include "save.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MusterDocument *copy;
  MusterRecord stage;
  const MusterReportFormat *format;
  char *file_name;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->copy);
  g_free (job->file_name);
  g_free (job->path);
  g_free (job);
}

static void
write_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  const MusterReportInk ink = { .file_name = job->file_name, .time = g_get_real_time () / G_USEC_PER_SEC };
  g_autoptr (MusterReport) report = muster_report_new (job->copy, job->stage);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = muster_report_write (report, job->format, &ink, &error);

  if (bytes == NULL || !muster_save_bytes (job->path, bytes, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  MusterSession *session = MUSTER_SESSION (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (job->path);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    muster_session_say (session, _ ("The report is in “%s”"), name);
  else
    muster_session_say_error (session, error);
}

void
muster_report_save_to (MusterSession *session, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  const MusterReportFormat *format = path != NULL ? muster_report_format_for_file (path) : NULL;
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (format == NULL)
    {
      muster_session_say (session, _ ("Give the report a name that ends in .pdf, .html, .csv, .json or .txt, in a folder of this computer"));
      return;
    }
  job = g_new0 (Job, 1);
  job->copy = muster_document_dup (muster_session_get_document (session), FALSE);
  job->stage = muster_session_get_options (session)->stage;
  job->format = format;
  job->file_name = g_strdup (muster_session_get_file_name (session));
  job->path = g_steal_pointer (&path);
  task = g_task_new (session, NULL, on_written, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_on_thread);
}

/* {{{ Where to */

static void
on_response (GtkNativeDialog *chooser, int response, gpointer data)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    muster_report_save_to (data, file);
  g_object_unref (chooser);
}

static void
add_filters (GtkFileChooser *chooser)
{
  for (const MusterReportFormat *const *format = muster_report_formats (); *format != NULL; format++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _ ((*format)->label));
      gtk_file_filter_add_suffix (filter, (*format)->suffix);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

void
muster_report_save (MusterSession *session, GtkWindow *parent)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save Report"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  const char *file = muster_session_get_file_name (session);
  g_autofree char *base = g_strdup (file != NULL ? file : _ ("Organisation"));
  g_autofree char *name = NULL;
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot > base)
    *dot = '\0';
  /* Translators: the name of a file with a report of a chart */
  name = g_strdup_printf (_ ("%s report.pdf"), base);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  add_filters (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_response), g_object_ref (session), (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* }}} */
