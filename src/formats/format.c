/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format.c: which format a name means, and a chart in any of them.
 */
#include "format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"

const MusterFormat *
muster_format_find (const char *name)
{
  for (const MusterFormat *const *format = muster_formats (); *format; format++)
    if (strcmp ((*format)->name, name) == 0)
      return *format;
  return NULL;
}

static gboolean
has_suffix (const char *file_name, const char *suffix)
{
  gsize name_length = strlen (file_name), length = strlen (suffix);
  const char *end = file_name + name_length - length;

  return name_length > length && end[-1] == '.' && g_ascii_strcasecmp (end, suffix) == 0;
}

gboolean
muster_format_fits (const MusterFormat *format, const char *file_name)
{
  g_auto (GStrv) suffixes = g_strsplit (format->suffixes ? format->suffixes : "", "|", -1);

  for (char **suffix = suffixes; *suffix; suffix++)
    if (**suffix && has_suffix (file_name, *suffix))
      return TRUE;
  return FALSE;
}

char *
muster_format_dup_suffix (const MusterFormat *format)
{
  return g_strndup (format->suffixes ? format->suffixes : "", strcspn (format->suffixes ? format->suffixes : "", "|"));
}

const MusterFormat *
muster_format_for_file (const char *file_name)
{
  for (const MusterFormat *const *format = muster_formats (); *format; format++)
    if (muster_format_fits (*format, file_name))
      return *format;
  return NULL;
}

GBytes *
muster_export (const MusterExport *export, const MusterFormat *format, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  if (!format->save)
    {
      g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED, _ ("Muster reads “%s” files but does not write them; choose another format"), format->name);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (export->cancellable, error))
    return NULL;
  if (!format->save (export, out, error))
    return NULL;
  if (g_cancellable_set_error_if_cancelled (export->cancellable, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
