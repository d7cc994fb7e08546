/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-write.c: see export-write.h.
 */
#include "export-write.h"

#include "save.h"

/* The rest is for the disk. */
#define DONE_DRAWN 980

typedef struct
{
  MusterExport export;
  const MusterFormat *format;
  MusterPaper paper;
  char *file_name;
  char *path;
  int *done;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->export.doc);
  g_clear_pointer (&job->export.scene.filter, muster_filter_unref);
  g_free (job->file_name);
  g_free (job->path);
  g_free (job);
}

static void
on_progress (double done, gpointer data)
{
  const Job *job = data;

  g_atomic_int_set (job->done, (int) (done * DONE_DRAWN));
}

static void
lay_page (Job *job)
{
  g_autoptr (MusterScene) scene = NULL;

  if ((job->format->flags & MUSTER_FORMAT_PICTURE) == 0)
    return;
  if (job->paper.turn == MUSTER_TURN_BY_CHART && job->paper.width > 0)
    scene = muster_scene_new (job->export.doc, &job->export.scene);
  muster_paper_lay (&job->paper, scene, &job->export.page_width, &job->export.page_height);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  lay_page (job);
  bytes = muster_export (&job->export, job->format, &error);
  if (bytes != NULL && muster_save_bytes (job->path, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
muster_export_write_async (const MusterExport *export, const MusterFormat *format, const MusterPaper *paper, const char *path, int *done, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->export = *export;
  job->export.doc = muster_document_dup (export->doc, FALSE);
  if (export->scene.filter != NULL)
    muster_filter_ref (export->scene.filter);
  job->export.file_name = job->file_name = g_strdup (export->file_name);
  job->export.cancellable = cancellable;
  job->export.progress = on_progress;
  job->export.progress_data = job;
  job->format = format;
  job->paper = *paper;
  job->path = g_strdup (path);
  job->done = done;
  g_atomic_int_set (done, 0);
  g_task_set_task_data (task, job, job_free);
  /* Whether there is a file is for the thread to say, not for the moment of cancelling. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run);
}

gboolean
muster_export_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
