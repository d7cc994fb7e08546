/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * output.c: writes results.
 */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "fd.h"
#include "format.h"
#include "save.h"

gboolean
muster_is_stream (const char *path)
{
  return g_str_equal (path, "-");
}

#define DOCUMENT_TYPE "application/vnd.muster+json"

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int fd, GBytes *bytes, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return muster_fd_write (fd, data, size) || fail (error);
}

/* A device or a pipe has no place beside it, and must not be replaced by a file. */
static gboolean
write_into (const char *path, GBytes *bytes, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
  gboolean done;

  if (fd < 0)
    return fail (error);
  done = write_all (fd, bytes, error);
  if (!g_close (fd, done ? error : NULL))
    return FALSE;
  return done;
}

gboolean
muster_output_write (const char *path, GBytes *bytes, GError **error)
{
  struct stat info;

  if (muster_is_stream (path))
    return write_all (STDOUT_FILENO, bytes, error);
  if (stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    return write_into (path, bytes, error);
  return muster_save_bytes (path, bytes, error);
}

gboolean
muster_output_check_document (const char *path, gboolean force, GError **error)
{
  const MusterFormat *format;
  struct stat info;

  if (muster_is_stream (path))
    return TRUE;
  format = muster_format_for_file (path);
  if (format != NULL && !g_str_equal (format->mime_type, DOCUMENT_TYPE))
    {
      g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("This makes a Muster document: let its name end in .muster, and export that"));
      return FALSE;
    }
  if (!force && stat (path, &info) == 0 && S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, _ ("There is such a file already: take another name, or --force to write over it"));
      return FALSE;
    }
  return TRUE;
}

gboolean
muster_output_check_other (const char *path, const char *input, GError **error)
{
  struct stat info, input_info;

  if (muster_is_stream (path) || muster_is_stream (input) ||
      stat (path, &info) != 0 || stat (input, &input_info) != 0 ||
      !S_ISREG (info.st_mode) || info.st_dev != input_info.st_dev || info.st_ino != input_info.st_ino)
    return TRUE;
  g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("This is the file that is read; take another name for what is written"));
  return FALSE;
}
