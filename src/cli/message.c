/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * message.c: what goes to standard error, in one form.
 */
#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "output.h"

/* Standard error gets UTF-8 as it is: file names and records are not to be lost to a locale that
 * has no letters for them. */
static void
put_line (const char *place, const char *separator, const char *what)
{
  g_autofree char *line = g_strconcat (place, separator, what, "\n", NULL);

  fputs (line, stderr);
}

void
muster_message (const char *file, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  put_line (file != NULL ? file : "muster", ": ", what);
}

/* Whether @text begins with LINE:COLUMN: */
static gboolean
begins_with_place (const char *text)
{
  for (int i = 0; i < 2; i++)
    {
      const char *start = text;

      while (g_ascii_isdigit (*text))
        text++;
      if (text == start || *text++ != ':')
        return FALSE;
    }
  return TRUE;
}

MusterExit
muster_message_error (const char *file, const GError *error)
{
  put_line (file != NULL ? file : "muster", begins_with_place (error->message) ? ":" : ": ", error->message);
  return MUSTER_EXIT_FAILED;
}

char *
muster_note_dup_place (const MusterNote *note, const char *file)
{
  const char *name = note->file != NULL ? note->file : file;

  if (note->line == 0)
    return g_strdup (name);
  if (note->column == 0)
    return g_strdup_printf ("%s:%u", name, note->line);
  return g_strdup_printf ("%s:%u:%u", name, note->line, note->column);
}

void
muster_message_note (const char *file, const MusterNote *note)
{
  g_autofree char *place = muster_note_dup_place (note, file);

  put_line (place, ": ", note->text);
}

MusterExit
muster_print (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  if (!muster_output_write ("-", bytes, &error))
    return muster_message_error (NULL, error);
  return MUSTER_EXIT_DONE;
}
