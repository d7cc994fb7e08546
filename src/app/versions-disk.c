/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * versions-disk.c: see versions-disk.h.
 */
#include "versions-disk.h"

typedef struct
{
  GFile *file;
  char *checksum;
  guint most;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->file);
  g_free (keeping->checksum);
  g_free (keeping);
}

char *
muster_versions_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "muster", "versions", NULL);
}

static void
keep (GTask *task)
{
  const Keeping *keeping = g_task_get_task_data (task);
  g_autofree char *folder = muster_versions_dup_folder ();
  g_autofree char *uri = g_file_get_uri (keeping->file);
  g_autofree char *path = g_file_get_path (keeping->file);
  GError *error = NULL;

  /* What is not on this computer is not saved by us either. */
  if (path == NULL || muster_versions_keep_file (folder, uri, path, keeping->checksum, keeping->most, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Who waits for all that was asked for before. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean reached;
} Wait;

/* A task, or somebody who waits. */
typedef struct
{
  GTask *task;
  Wait *wait;
} Job;

static void
do_job (gpointer data, gpointer unused)
{
  g_autofree Job *job = data;

  if (job->task != NULL)
    {
      keep (job->task);
      g_object_unref (job->task);
      return;
    }
  g_mutex_lock (&job->wait->mutex);
  job->wait->reached = TRUE;
  g_cond_signal (&job->wait->cond);
  g_mutex_unlock (&job->wait->mutex);
}

/* One thread, which is there for good. */
static GThreadPool *
get_pool (void)
{
  static gsize pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, (gsize) g_thread_pool_new (do_job, NULL, 1, TRUE, NULL));
  return (GThreadPool *) pool;
}

static void
push (GTask *task, Wait *wait)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->wait = wait;
  g_thread_pool_push (get_pool (), job, NULL);
}

void
muster_versions_keep_async (GFile *file, const char *checksum, guint most, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, NULL, callback, data);
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->file = g_object_ref (file);
  keeping->checksum = g_strdup (checksum);
  keeping->most = most;
  g_task_set_task_data (task, keeping, keeping_free);
  push (task, NULL);
}

gboolean
muster_versions_keep_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
muster_versions_finish (void)
{
  Wait wait = { .reached = FALSE };

  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  push (NULL, &wait);
  g_mutex_lock (&wait.mutex);
  while (!wait.reached)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);
  g_mutex_clear (&wait.mutex);
  g_cond_clear (&wait.cond);
}
