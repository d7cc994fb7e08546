/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * job-write.c: see job-write.h.
 */
#include "job-write.h"
#include "error.h"
#include "save.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MusterJobWriting writing;
  char *path;
  gint64 time;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->writing.doc);
  g_free (task->path);
  g_free (task);
}

/* Whether none of the files is there: nobody has read them. */
static gboolean
check_free (const char *folder, char **names, GError **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("“%s” is there already: choose an empty folder"), names[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_each (const Task *task, const GPtrArray *jobs, GError **error)
{
  g_auto (GStrv) names = muster_jobs_dup_names (jobs, task->writing.format->suffix);

  if (!check_free (task->path, names, error))
    return FALSE;
  for (guint i = 0; i < jobs->len; i++)
    {
      g_autofree char *path = g_build_filename (task->path, names[i], NULL);
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (GBytes) bytes = NULL;

      g_ptr_array_add (one, jobs->pdata[i]);
      bytes = muster_jobs_write (one, task->writing.format, task->time, error);
      if (bytes == NULL || !muster_save_bytes (path, bytes, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (const Task *task, const GPtrArray *jobs, GError **error)
{
  g_autoptr (GBytes) bytes = muster_jobs_write (jobs, task->writing.format, task->time, error);

  return bytes != NULL && muster_save_bytes (task->path, bytes, error);
}

static void
run (GTask *gtask, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Task *task = data;
  g_autoptr (MusterProjection) projection = muster_projection_new (task->writing.doc, task->writing.stage);
  g_autoptr (GPtrArray) jobs = muster_jobs_new (projection, task->writing.role, task->writing.pay);
  g_autoptr (GError) error = NULL;

  if (task->writing.each ? write_each (task, jobs, &error) : write_all (task, jobs, &error))
    g_task_return_boolean (gtask, TRUE);
  else
    g_task_return_error (gtask, g_steal_pointer (&error));
}

void
muster_job_write_async (const MusterJobWriting *writing, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) gtask = g_task_new (NULL, NULL, callback, data);
  Task *task = g_new0 (Task, 1);

  task->writing = *writing;
  task->writing.doc = muster_document_dup (writing->doc, FALSE);
  task->writing.path = task->path = g_strdup (writing->path);
  task->time = g_get_real_time () / G_USEC_PER_SEC;
  g_task_set_task_data (gtask, task, task_free);
  g_task_run_in_thread (gtask, run);
}

gboolean
muster_job_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
