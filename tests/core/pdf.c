/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pdf.c: asks poppler.
 */
#include "pdf.h"

#include <gio/gio.h>
#include <string.h>

gboolean
pdf_is_readable (void)
{
  g_autofree char *program = g_find_program_in_path ("pdfinfo");

  if (program == NULL)
    g_test_skip ("poppler is not installed");
  return program != NULL;
}

static char *
ask (const char *name, const char *output_name, const void *pdf, gsize length)
{
  const char *const command[] = { name, "-", output_name, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) input = g_bytes_new_static (pdf, length);
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

char *
pdf_read_text (const void *pdf, gsize length)
{
  return ask ("pdftotext", "-", pdf, length);
}

char *
pdf_look_up (const void *pdf, gsize length, const char *key)
{
  g_autofree char *info = ask ("pdfinfo", NULL, pdf, length);
  g_auto (GStrv) lines = g_strsplit (info, "\n", -1);
  gsize n_key = strlen (key);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], key) && lines[i][n_key] == ':')
      return g_strdup (g_strchug (lines[i] + n_key + 1));
  g_test_message ("%s", info);
  g_assert_not_reached ();
}

guint
pdf_count_pages (GBytes *pdf)
{
  gsize length;
  const void *data = g_bytes_get_data (pdf, &length);
  g_autofree char *pages = pdf_look_up (data, length, "Pages");

  return (guint) g_ascii_strtoull (pages, NULL, 10);
}
