/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-traces.c: what is given away says nothing of who made it where: in no form of export is there a path, the
 * name of a user or of a computer. What is compressed in a PDF or a PNG is looked into.
 */
#define _GNU_SOURCE
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

#include "shell.h"

/* Somebody whose names stand nowhere else. */
#define USER "zorkuser"
#define HOME "zorkhome"

/* All that lies in zlib's streams anywhere in @data. */
static void
append_inflated (GString *out, const guint8 *data, gsize length)
{
  for (gsize i = 0; i + 2 < length; i++)
    {
      g_autoptr (GConverter) inflate = NULL;
      g_autoptr (GInputStream) memory = NULL, stream = NULL;
      char buffer[4096];
      gssize n;

      if (data[i] != 0x78 || (data[i] * 256 + data[i + 1]) % 31 != 0)
        continue;
      inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
      memory = g_memory_input_stream_new_from_data (data + i, (gssize) (length - i), NULL);
      stream = g_converter_input_stream_new (memory, inflate);
      while (out->len < (32u << 20) && (n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
        g_string_append_len (out, buffer, n);
    }
}

static void
expect_none (const char *what, const GString *text, const char *word)
{
  if (strlen (word) >= 5 && memmem (text->str, text->len, word, strlen (word)) != NULL)
    g_error ("%s says “%s”", what, word);
}

static void
test_format (gconstpointer suffix)
{
  const char *const files[] = { "lantern.muster", NULL };
  g_autoptr (Shell) shell = shell_new (files);
  g_autofree char *arguments = g_strdup_printf ("export lantern.muster -o out.%s", (const char *) suffix);
  g_autofree char *path = g_strdup_printf ("%s/out.%s", shell->folder, (const char *) suffix);
  g_autofree char *data = NULL, *folder = g_path_get_basename (shell->folder);
  g_autoptr (GString) all = NULL;
  g_autoptr (Outcome) outcome = NULL;
  char host[256] = "";
  gsize length;

  outcome = shell_run (shell, arguments, NULL, NULL);
  g_assert_cmpint (outcome->code, ==, 0);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  all = g_string_new_len (data, (gssize) length);
  append_inflated (all, (const guint8 *) data, length);
  gethostname (host, sizeof host - 1);
  expect_none (suffix, all, USER);
  expect_none (suffix, all, HOME);
  expect_none (suffix, all, folder);
  expect_none (suffix, all, shell->folder);
  expect_none (suffix, all, host);
}

/* What is looked for is found where it is. */
static void
test_looks (void)
{
  g_autoptr (GConverter) deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, deflate);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const guint8 *data;

  g_assert_true (g_output_stream_write_all (stream, "in there: " USER, 18, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  data = g_bytes_get_data (bytes, &length);
  append_inflated (text, data, length);
  g_assert_nonnull (strstr (text->str, USER));
}

int
main (int argc, char **argv)
{
  static const char *const suffixes[] = { "pdf", "png", "svg", "csv", "tsv", "md", "dot", "mmd", "json", "muster" };

  g_test_init (&argc, &argv, NULL);
  g_setenv ("USER", USER, TRUE);
  g_setenv ("LOGNAME", USER, TRUE);
  g_setenv ("HOME", "/nowhere/" HOME, TRUE);
  g_test_add_func ("/traces/what is compressed is looked into", test_looks);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/traces/none in %s", suffixes[i]);

      g_test_add_data_func (path, suffixes[i], test_format);
    }
  return g_test_run ();
}
