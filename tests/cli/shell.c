/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * shell.c: see shell.h.
 */
#include "shell.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
path_of (Shell *shell, const char *name)
{
  return g_build_filename (shell->folder, name, NULL);
}

Shell *
shell_new (const char *const *files)
{
  g_autoptr (GError) error = NULL;
  Shell *shell = g_new0 (Shell, 1);

  shell->folder = g_dir_make_tmp ("muster-cli-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *source = g_test_build_filename (G_TEST_DIST, "cli", files[i], NULL);
      g_autofree char *text = NULL;

      g_file_get_contents (source, &text, NULL, &error);
      g_assert_no_error (error);
      shell_write (shell, files[i], text);
    }
  return shell;
}

void
shell_free (Shell *shell)
{
  g_autoptr (GDir) folder = g_dir_open (shell->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = path_of (shell, name);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (shell->folder), ==, 0);
  g_free (shell->folder);
  g_free (shell);
}

static GSubprocessLauncher *
make_launcher (Shell *shell, const char *settings)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto (GStrv) words = g_strsplit (settings != NULL ? settings : "", " ", -1);

  g_subprocess_launcher_set_cwd (launcher, shell->folder);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "SOURCE_DATE_EPOCH");
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);

      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }
  return launcher;
}

static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data == NULL ? g_strdup ("") : g_strndup (data, size);
}

Outcome *
shell_run (Shell *shell, const char *arguments, const char *input, const char *settings)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (shell, settings);
  g_autofree char *line = g_strdup_printf ("'%s' %s", g_getenv ("MUSTER_EXE"), arguments);
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) input_bytes = g_bytes_new_static (input != NULL ? input : "", input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) errors = NULL;
  g_autoptr (GError) error = NULL;
  Outcome *outcome = g_new0 (Outcome, 1);

  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input_bytes, NULL, &outcome->output, &errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  outcome->code = g_subprocess_get_exit_status (process);
  outcome->errors = dup_text (errors);
  return outcome;
}

void
outcome_free (Outcome *outcome)
{
  g_bytes_unref (outcome->output);
  g_free (outcome->errors);
  g_free (outcome);
}

char *
outcome_dup_text (const Outcome *outcome)
{
  return dup_text (outcome->output);
}

char *
shell_read (Shell *shell, const char *name)
{
  g_autofree char *path = path_of (shell, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
shell_write (Shell *shell, const char *name, const char *text)
{
  g_autofree char *path = path_of (shell, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

gboolean
shell_has (Shell *shell, const char *name)
{
  g_autofree char *path = path_of (shell, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

guint
shell_count_files (Shell *shell)
{
  g_autoptr (GDir) folder = g_dir_open (shell->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}
