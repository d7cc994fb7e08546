/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * input.c: reads what a sub-command was given.
 */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "message.h"
#include "open.h"
#include "output.h"

/* More than any format takes; keeps an endless stream from filling the memory. */
#define MAX_BYTES (1u << 30)
#define CHUNK (1u << 16)
/* Milliseconds that somebody has to begin writing into a pipe. */
#define PIPE_PATIENCE 1000
/* The end of the year 9999 */
#define MAX_TIME G_GUINT64_CONSTANT (253402300799)

static GBytes *
fail (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_FILE_ERROR, (gint) g_file_error_from_errno (code), g_strerror (code));
  return NULL;
}

static GBytes *
fail_too_large (GError **error)
{
  g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("This is larger than 1 GiB, more than Muster takes"));
  return NULL;
}

static GBytes *
read_all (int fd, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  struct stat info;
  ssize_t n;

  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > MAX_BYTES)
    return fail_too_large (error);
  while ((n = read (fd, chunk, CHUNK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error);
      if (bytes->len + (guint) n > MAX_BYTES)
        return fail_too_large (error);
      g_byte_array_append (bytes, chunk, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* With no writer a read is the end of the file; with one it would have to wait. */
static gboolean
has_writer (int fd)
{
  char byte;

  return read (fd, &byte, 1) < 0 && errno == EAGAIN;
}

/* A pipe that has a name may have nobody at its other end, ever: opening it would wait for good. */
static int
open_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;
  struct pollfd end = { .fd = fd, .events = POLLIN };

  if (fd < 0)
    {
      fail (error);
      return -1;
    }
  if (fstat (fd, &info) == 0 && S_ISFIFO (info.st_mode) && poll (&end, 1, PIPE_PATIENCE) == 0 && !has_writer (fd))
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX, _ ("This is a pipe into which nobody writes"));
      g_close (fd, NULL);
      return -1;
    }
  fcntl (fd, F_SETFL, fcntl (fd, F_GETFL) & ~O_NONBLOCK);
  return fd;
}

GBytes *
muster_input_read (const char *path, GError **error)
{
  GBytes *bytes;
  int fd;

  if (muster_is_stream (path))
    return read_all (STDIN_FILENO, error);
  fd = open_file (path, error);
  if (fd < 0)
    return NULL;
  bytes = read_all (fd, error);
  g_close (fd, NULL);
  return bytes;
}

MusterDocument *
muster_input_open (const char *path, MusterNotes *notes, gboolean *read_only, GError **error)
{
  g_autoptr (GBytes) bytes = muster_input_read (path, error);
  MusterSource source = { .name = path, .bytes = bytes };

  return bytes == NULL ? NULL : muster_open (&source, notes, read_only, error);
}

void
muster_input_say_notes (const char *path, MusterNotes *notes)
{
  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    if (muster_notes_get (notes, i)->kind != MUSTER_NOTE_POOLED)
      muster_message_note (path, muster_notes_get (notes, i));
}

MusterDocument *
muster_input_open_saying (const char *path, gboolean *read_only)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  gboolean newer = FALSE;
  MusterDocument *doc = muster_input_open (path, notes, &newer, &error);

  muster_input_say_notes (path, notes);
  if (newer)
    muster_message (path, _ ("A newer version of Muster wrote this: some of it may not be shown"));
  if (read_only != NULL)
    *read_only = newer;
  if (doc == NULL)
    muster_message_error (path, error);
  return doc;
}

gboolean
muster_input_get_time (const char *path, gint64 *time, GError **error)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  GStatBuf info;
  guint64 seconds;

  if (epoch != NULL && *epoch != '\0')
    {
      if (!g_ascii_string_to_unsigned (epoch, 10, 0, MAX_TIME, &seconds, NULL))
        {
          g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("SOURCE_DATE_EPOCH is “%s”, not a number of seconds since 1970"), epoch);
          return FALSE;
        }
      *time = (gint64) seconds;
      return TRUE;
    }
  *time = !muster_is_stream (path) && g_stat (path, &info) == 0 ? (gint64) info.st_mtime : g_get_real_time () / G_USEC_PER_SEC;
  return TRUE;
}
