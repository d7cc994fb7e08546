/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * disk.c: see disk.h.
 */
#include "disk.h"
#include "open.h"

#include <glib/gi18n-lib.h>

#define MAX_BYTES (1 << 30)

G_DEFINE_QUARK (muster - disk - error - quark, muster_disk_error)

void
muster_loaded_free (MusterLoaded *loaded)
{
  g_clear_object (&loaded->doc);
  g_clear_pointer (&loaded->bytes, g_bytes_unref);
  g_free (loaded->checksum);
  muster_notes_free (loaded->notes);
  g_free (loaded);
}

static char *
checksum (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* {{{ Loading */

/* A pipe or a device may never end, a folder is no chart whatever it is called, and a size may be
 * claimed for which there is no memory. What is not told is let pass. */
static gboolean
is_file (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  GFileType type = info != NULL ? g_file_info_get_file_type (info) : G_FILE_TYPE_UNKNOWN;

  if (type == G_FILE_TYPE_REGULAR && g_file_info_get_size (info) > MAX_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("it is larger than 1 GiB, more than Muster takes"));
      return FALSE;
    }
  if (type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_UNKNOWN)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, type == G_FILE_TYPE_DIRECTORY ? _ ("it is a folder") : _ ("it is no ordinary file"));
  return FALSE;
}

static void
run_load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (MusterLoaded) loaded = g_new0 (MusterLoaded, 1);
  g_autoptr (GError) error = NULL;
  MusterSource bytes_source = { .name = name };

  loaded->notes = muster_notes_new ();
  if (is_file (file, &error))
    loaded->bytes = g_file_load_bytes (file, cancellable, NULL, &error);
  if (loaded->bytes != NULL)
    {
      bytes_source.bytes = loaded->bytes;
      loaded->checksum = checksum (loaded->bytes);
      if (muster_is_document (&bytes_source))
        loaded->doc = muster_open (&bytes_source, loaded->notes, &loaded->read_only, &error);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&loaded), (GDestroyNotify) muster_loaded_free);
}

void
muster_disk_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, run_load);
}

MusterLoaded *
muster_disk_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* }}} */
/* {{{ Looking */

static char *
look (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = is_file (file, error) ? g_file_load_bytes (file, cancellable, NULL, error) : NULL;

  return bytes != NULL ? checksum (bytes) : NULL;
}

static void
run_look (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char *found = look (data, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
muster_disk_look_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, run_look);
}

char *
muster_disk_look_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* }}} */
/* {{{ Saving */

typedef struct
{
  MusterDocument *doc;
  GFile *file;
  char *expected;
  MusterSaveFlags flags;
  gboolean with_history;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->doc);
  g_object_unref (saving->file);
  g_free (saving->expected);
  g_free (saving);
}

static char *
save (const Saving *saving, GError **error)
{
  g_autofree char *path = g_file_get_path (saving->file);
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, MUSTER_DISK_ERROR, MUSTER_DISK_ERROR_REMOTE, _ ("The file is not on this computer: save it in a folder of yours"));
      return NULL;
    }
  bytes = muster_document_to_bytes (saving->doc, saving->with_history);
  return muster_save_bytes_over (path, bytes, saving->expected, saving->flags, error) ? checksum (bytes) : NULL;
}

static void
run_save (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char *saved = save (data, &error);

  if (saved != NULL)
    g_task_return_pointer (task, saved, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
muster_disk_save_async (MusterDocument *doc, GFile *file, const char *expected, MusterSaveFlags flags, gboolean with_history, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Saving *saving = g_new0 (Saving, 1);

  saving->doc = muster_document_dup (doc, with_history);
  saving->file = g_object_ref (file);
  saving->expected = g_strdup (expected);
  saving->flags = flags;
  saving->with_history = with_history;
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, run_save);
}

char *
muster_disk_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* }}} */
