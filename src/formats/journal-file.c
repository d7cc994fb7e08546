/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal-file.c: see journal-file.h.
 */
#include "journal-file.h"

#include "json-text.h"

#include "fd.h"
#include "save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Only the thread touches what is below @free, but for @asked, @done and @error, which @mutex guards.
 * @bases: names of those that are there, mostly one. */
struct _MusterJournalFile
{
  char *folder;
  char *name;
  MusterJournalHeard heard;
  gpointer data;
  GDestroyNotify free;

  int lock_fd;
  int fd;
  guint n_begun;
  GPtrArray *bases;

  GMutex mutex;
  GCond cond;
  guint asked;
  guint done;
  GError *error;
};

typedef struct
{
  MusterJournalFile *file;
  void (*run) (MusterJournalFile *file, gpointer work, GError **error);
  GString *text;
  MusterJournalBase base;
  gpointer data;
  GDestroyNotify free;
} Work;

/* {{{ Lines */

void
muster_journal_sum (const char *text, gsize length, char sum[MUSTER_JOURNAL_SUM_DIGITS + 1])
{
  g_autofree char *whole = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);

  g_strlcpy (sum, whole, MUSTER_JOURNAL_SUM_DIGITS + 1);
}

static GString *
make_line (const GString *text)
{
  GString *line = g_string_sized_new (text->len + 64);
  char sum[MUSTER_JOURNAL_SUM_DIGITS + 1];

  muster_journal_sum (text->str, text->len, sum);
  g_string_append_printf (line, "%s %" G_GSIZE_FORMAT " ", sum, text->len);
  g_string_append_len (line, text->str, (gssize) text->len);
  g_string_append_c (line, '\n');
  return line;
}

int
muster_journal_lock (const char *path)
{
  int fd = muster_fd_open (AT_FDCWD, path, O_RDWR | O_CREAT | O_NOFOLLOW, 0600);
  int code;

  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  code = errno;
  close (fd);
  errno = code;
  return -1;
}

/* }}} */
/* {{{ On the thread */

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), _ ("Changes cannot be kept safe until they are saved: %s"), g_strerror (code));
  return FALSE;
}

static char *
build_path (MusterJournalFile *file, const char *suffix)
{
  g_autofree char *name = g_strconcat (file->name, suffix, NULL);

  return g_build_filename (file->folder, name, NULL);
}

/* A name that nobody else has, locked. */
static gboolean
take_name (MusterJournalFile *file, GError **error)
{
  if (file->lock_fd >= 0)
    return TRUE;
  if (!muster_fd_make_folder (file->folder))
    return fail (error);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *path = NULL;

      g_free (file->name);
      file->name = g_strdup_printf ("%08x%08x", g_random_int (), g_random_int ());
      path = build_path (file, ".lock");
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      file->lock_fd = muster_journal_lock (path);
      if (file->lock_fd >= 0 || errno != EWOULDBLOCK)
        break;
    }
  if (file->lock_fd < 0)
    return fail (error);
  return TRUE;
}

static void
close_journal (MusterJournalFile *file)
{
  if (file->fd >= 0)
    close (file->fd);
  file->fd = -1;
}

/* Removes all bases but @kept. */
static void
forget_bases (MusterJournalFile *file, const char *kept)
{
  for (guint i = file->bases->len; i-- > 0;)
    {
      g_autofree char *path = g_build_filename (file->folder, file->bases->pdata[i], NULL);

      if (g_strcmp0 (file->bases->pdata[i], kept) == 0)
        continue;
      g_unlink (path);
      g_ptr_array_remove_index_fast (file->bases, i);
    }
}

/* Whether the journal starts from that base, or may do so: a failure to replace it may have come after
 * that was done. */
static gboolean
may_start_from (const char *path, const char *base_name)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &text, NULL, &error))
    return strstr (text, base_name) != NULL;
  return !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* The header names the base and its checksum; both are there before the journal has its name. */
static gboolean
write_journal (MusterJournalFile *file, GString *header, GBytes *base, const char *base_name, GError **error)
{
  g_autofree char *base_path = g_build_filename (file->folder, base_name, NULL);
  g_autofree char *path = build_path (file, ".journal");
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, base);
  g_autoptr (GString) line = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (header, ",\"base\":\"%s\",\"base-checksum\":\"%s\"}", base_name, sum);
  line = make_line (header);
  bytes = g_bytes_new (line->str, line->len);
  g_ptr_array_add (file->bases, g_strdup (base_name));
  if (!muster_save_bytes (base_path, base, error) || !muster_save_bytes (path, bytes, error))
    return FALSE;
  file->fd = muster_fd_open (AT_FDCWD, path, O_WRONLY | O_APPEND | O_NOFOLLOW, 0);
  if (file->fd < 0)
    return fail (error);
  return TRUE;
}

/* Not one that a journal starts from, now or after a power cut. */
static void
forget_failed (MusterJournalFile *file, const char *base_name)
{
  g_autofree char *path = build_path (file, ".journal");
  g_autofree char *base_path = g_build_filename (file->folder, base_name, NULL);

  if (may_start_from (path, base_name))
    return;
  g_unlink (base_path);
  g_ptr_array_remove_index (file->bases, file->bases->len - 1);
}

static void
run_begin (MusterJournalFile *file, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GBytes) base = work->base (work->data);
  g_autofree char *base_name = NULL;

  close_journal (file);
  if (!take_name (file, error))
    return;
  base_name = g_strdup_printf ("%s-%u.base", file->name, file->n_begun++);
  if (!write_journal (file, work->text, base, base_name, error))
    {
      forget_failed (file, base_name);
      return;
    }
  forget_bases (file, base_name);
  file->heard (NULL, file->data);
}

/* A line that was not written whole is cut off again, as far as that can be done; what follows would be
 * lost behind it. */
static void
run_append (MusterJournalFile *file, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GString) line = NULL;
  off_t end;

  if (file->fd < 0)
    return;
  line = make_line (work->text);
  end = lseek (file->fd, 0, SEEK_END);
  if (end >= 0 && muster_fd_write (file->fd, line->str, line->len) && muster_fd_sync (file->fd))
    return;
  fail (error);
  if (end >= 0 && ftruncate (file->fd, end) != 0)
    g_debug ("%s: %s", file->name, g_strerror (errno));
  close_journal (file);
}

static void
run_remove (MusterJournalFile *file, gpointer data, GError **error)
{
  g_autofree char *path = file->name != NULL ? build_path (file, ".journal") : NULL;

  close_journal (file);
  if (path != NULL)
    g_unlink (path);
  forget_bases (file, NULL);
}

static void
run_close (MusterJournalFile *file, gpointer data, GError **error)
{
  g_autofree char *lock = file->lock_fd >= 0 ? build_path (file, ".lock") : NULL;
  gboolean empty = file->bases->len == 0;

  close_journal (file);
  if (lock != NULL && empty)
    g_unlink (lock);
  if (file->lock_fd >= 0)
    close (file->lock_fd);
}

static void
file_free (MusterJournalFile *file)
{
  file->free (file->data);
  g_free (file->folder);
  g_free (file->name);
  g_ptr_array_unref (file->bases);
  g_clear_error (&file->error);
  g_mutex_clear (&file->mutex);
  g_cond_clear (&file->cond);
  g_free (file);
}

static void
do_work (gpointer data, gpointer unused)
{
  Work *work = data;
  MusterJournalFile *file = work->file;
  gboolean last = work->run == run_close;
  GError *error = NULL;

  work->run (file, work, &error);
  if (error != NULL)
    file->heard (error, file->data);
  g_mutex_lock (&file->mutex);
  file->done++;
  if (work->run == run_begin || error != NULL)
    {
      g_clear_error (&file->error);
      file->error = error;
    }
  g_cond_broadcast (&file->cond);
  g_mutex_unlock (&file->mutex);

  if (work->text != NULL)
    g_string_free (work->text, TRUE);
  if (work->free != NULL)
    work->free (work->data);
  g_free (work);
  if (last)
    file_free (file);
}

static void
run_nothing (MusterJournalFile *file, gpointer data, GError **error)
{
}

static void
ignore (const GError *error, gpointer data)
{
}

static void
forget_nothing (gpointer data)
{
}

/* }}} */
/* {{{ What is asked for */

/* One thread, which is there for good. */
static GThreadPool *
get_pool (void)
{
  static gsize pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, (gsize) g_thread_pool_new (do_work, NULL, 1, TRUE, NULL));
  return (GThreadPool *) pool;
}

static void
ask (MusterJournalFile *file, Work work)
{
  work.file = file;
  g_mutex_lock (&file->mutex);
  file->asked++;
  g_mutex_unlock (&file->mutex);
  g_thread_pool_push (get_pool (), g_memdup2 (&work, sizeof work), NULL);
}

/* Nothing comes after the last of it: a journal's end is a piece of work like others. */
void
muster_journal_files_finish (void)
{
  MusterJournalFile *last = muster_journal_file_new ("", ignore, NULL, forget_nothing);

  ask (last, (Work){ .run = run_nothing });
  muster_journal_file_wait (last, NULL);
  muster_journal_file_close (last);
}

MusterJournalFile *
muster_journal_file_new (const char *folder, MusterJournalHeard heard, gpointer data, GDestroyNotify free)
{
  MusterJournalFile *file = g_new0 (MusterJournalFile, 1);

  file->folder = g_strdup (folder);
  file->heard = heard;
  file->data = data;
  file->free = free;
  file->bases = g_ptr_array_new_with_free_func (g_free);
  file->lock_fd = -1;
  file->fd = -1;
  g_mutex_init (&file->mutex);
  g_cond_init (&file->cond);
  return file;
}

void
muster_journal_file_close (MusterJournalFile *file)
{
  ask (file, (Work){ .run = run_close });
}

void
muster_journal_file_begin (MusterJournalFile *file, GString *header, MusterJournalBase base, gpointer data, GDestroyNotify free)
{
  ask (file, (Work){ .run = run_begin, .text = header, .base = base, .data = data, .free = free });
}

void
muster_journal_file_append (MusterJournalFile *file, GString *text)
{
  ask (file, (Work){ .run = run_append, .text = text });
}

void
muster_journal_file_remove (MusterJournalFile *file)
{
  ask (file, (Work){ .run = run_remove });
}

gboolean
muster_journal_file_wait (MusterJournalFile *file, GError **error)
{
  gboolean good;

  g_mutex_lock (&file->mutex);
  while (file->done < file->asked)
    g_cond_wait (&file->cond, &file->mutex);
  good = file->error == NULL;
  if (!good && error != NULL)
    *error = g_error_copy (file->error);
  g_mutex_unlock (&file->mutex);
  return good;
}

/* }}} */
