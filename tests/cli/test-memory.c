/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-memory.c: any file is opened or refused with 64 MB and 20 times its size: what a child of this process
 * took at most, as the kernel counts it.
 */
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shell.h"

#ifdef __SANITIZE_ADDRESS__
/* The sanitizer's own shadow and what it holds back. */
#define MOST_KB(size) ((guint64) (400u << 10) + 60 * (size) / 1024)
#else
#define MOST_KB(size) ((guint64) (64u << 10) + 20 * (size) / 1024)
#endif

/* Which file, and how often its part is repeated. */
typedef struct
{
  const char *promise;
  const char *name;
  const char *start;
  const char *part;
  const char *end;
  guint n;
} Case;

#define RECORDS "{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"chart\",\"id\":\"chart\"}"

static const Case cases[] = {
  { "20 MB of brackets", "x.muster", "", "[[[[[[[[[[", "", 2000000 },
  { "10 MB of one text", "x.muster", RECORDS ",{\"kind\":\"role\",\"id\":\"r\",\"title\":\"", "aaaaaaaaaa", "\"}]}", 1000000 },
  { "10 MB of empty objects", "x.muster", RECORDS, ",\n{}", "]}", 2500000 },
  { "100,000 roles", "x.muster", RECORDS, ",\n{\"kind\":\"role\",\"id\":\"r%u\",\"title\":\"Cook\"}", "]}", 100000 },
  { "100,000 members of one record", "x.muster", RECORDS ",\n{\"kind\":\"role\",\"id\":\"r\"", ",\"m%u\":1", "}]}", 100000 },
  { "10 MB of commas", "x.csv", "Name,Title\n", ",,,,,,,,,,", "", 1000000 },
  { "10 MB of an open quote", "x.csv", "Name,Title\n\"", "aaaaaaaaaa", "", 1000000 },
  /* Twice as many rows as short as this take a little more than is promised: three records each. */
  { "50,000 rows", "x.csv", "Name,Title,Manager\n", "n%u,Cook,n1\n", "", 50000 },
};

static gsize
write_case (Shell *shell, const Case *hostile)
{
  GString *text = g_string_new (hostile->start);
  gsize length;

  for (guint i = 0; i < hostile->n; i++)
    if (strchr (hostile->part, '%') != NULL)
      {
        g_auto (GStrv) parts = g_strsplit (hostile->part, "%u", 2);

        g_string_append_printf (text, "%s%u%s", parts[0], i, parts[1]);
      }
    else
      g_string_append (text, hostile->part);
  g_string_append (text, hostile->end);
  shell_write (shell, hostile->name, text->str);
  length = text->len;
  g_string_free (text, TRUE);
  return length;
}

static void
test_case (gconstpointer data)
{
  const Case *hostile = data;
  const char *const none[] = { NULL };
  g_autoptr (Shell) shell = shell_new (none);
  g_autofree char *path = g_build_filename (shell->folder, hostile->name, NULL);
  gsize size = write_case (shell, hostile);
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      if (freopen ("/dev/null", "w", stdout) == NULL || freopen ("/dev/null", "w", stderr) == NULL)
        _exit (99);
      execl (g_getenv ("MUSTER_EXE"), "muster", "check", path, NULL);
      _exit (99);
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), <=, 2);
  g_test_message ("%" G_GSIZE_FORMAT " kB took %ld kB, of %" G_GUINT64_FORMAT, size >> 10, usage.ru_maxrss, MOST_KB (size));
  g_assert_cmpint (usage.ru_maxrss, <=, (gint64) MOST_KB (size));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/memory/%s", cases[i].promise);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
