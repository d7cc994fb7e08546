/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-hostile.c: a folder of files that mean no good. Each opens with a list of repairs, or is
 * refused in a sentence; none crashes, hangs or fills the memory.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shell.h"

static char *
build (Shell *shell, const char *name)
{
  return g_build_filename (shell->folder, name, NULL);
}

static void
write_repeated (Shell *shell, const char *name, const char *start, const char *part, gsize n, const char *end)
{
  g_autoptr (GString) text = g_string_new (start);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, end);
  shell_write (shell, name, text->str);
}

/* {{{ Makers */

static void
make_brackets (Shell *shell)
{
  write_repeated (shell, "x.muster", "", "[", 75000, "");
}

static void
make_many_brackets (Shell *shell)
{
  write_repeated (shell, "x.muster", "", "[[[[[[[[[[", 7500000, "");
}

static void
make_surrogate (Shell *shell)
{
  shell_write (shell, "x.muster", "{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"chart\",\"id\":\"chart\",\"name\":\"\\ud800abc\"}\n]\n}\n");
}

static void
make_endless_number (Shell *shell)
{
  shell_write (shell, "x.muster", "{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"role\",\"id\":\"r\",\"fte\":1e999}\n]\n}\n");
}

static void
make_twice (Shell *shell)
{
  shell_write (shell, "x.muster", "{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"role\",\"id\":\"r\",\"title\":\"a\",\"title\":\"b\"}\n]\n}\n");
}

static void
make_circle (Shell *shell)
{
  g_autoptr (GString) text = g_string_new ("{\n\"muster\": 1,\n\"records\": [\n");

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%s{\"kind\":\"department\",\"id\":\"d%u\",\"name\":\"D\",\"parent\":\"d%u\"}", i > 0 ? ",\n" : "", i, (i + 1) % 1000);
  g_string_append (text, "\n]\n}\n");
  shell_write (shell, "x.muster", text->str);
}

/* Two gigabytes that are not there: a file with a hole. */
static void
make_hole (Shell *shell)
{
  g_autofree char *path = build (shell, "x.muster");
  int fd = g_open (path, O_WRONLY | O_CREAT, 0600);
  static const char start[] = "{\"muster\": 1, \"records\": [{\"kind\":\"role\",\"id\":\"r\",\"title\":\"";

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, start, sizeof start - 1), ==, sizeof start - 1);
  g_assert_no_errno (ftruncate (fd, (off_t) 2 << 30));
  g_assert_no_errno (close (fd));
}

static void
make_utf_16 (Shell *shell)
{
  g_autofree char *path = build (shell, "x.muster");
  gsize length;
  g_autofree char *text = g_convert ("{\"muster\": 1, \"records\": []}", -1, "UTF-16", "UTF-8", NULL, &length, NULL);

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

static void
make_truncated (Shell *shell)
{
  g_autofree char *text = shell_read (shell, "lantern.muster");

  text[strlen (text) / 2] = '\0';
  shell_write (shell, "x.muster", text);
}

static void
make_loop (Shell *shell)
{
  g_autofree char *path = build (shell, "x.muster");

  g_assert_no_errno (symlink ("x.muster", path));
}

static void
make_pipe (Shell *shell)
{
  g_autofree char *path = build (shell, "x.muster");

  g_assert_no_errno (mkfifo (path, 0600));
}

static void
make_folder (Shell *shell)
{
  g_autofree char *path = build (shell, "x.muster");

  g_assert_no_errno (g_mkdir (path, 0700));
}

static void
make_empty (Shell *shell)
{
  shell_write (shell, "x.muster", "");
}

static void
make_zeros (Shell *shell)
{
  g_autofree char *path = build (shell, "x.muster");
  g_autofree char *zeros = g_malloc0 (100000);

  g_assert_true (g_file_set_contents (path, zeros, 100000, NULL));
}

/* }}} */

/* @code: of "text", which opens it; @fsck: of "fsck"; @says: what either says, somewhere. */
typedef struct
{
  const char *promise;
  void (*make) (Shell *shell);
  int code;
  int fsck;
  const char *says;
} Case;

static const Case cases[] = {
  { "75 kB of brackets", make_brackets, 2, 2, "x.muster:1:" },
  { "75 MB of brackets", make_many_brackets, 2, 2, "x.muster:1:" },
  { "half a character", make_surrogate, 2, 2, "x.muster:4:" },
  { "a number without end", make_endless_number, 2, 2, "x.muster:4:" },
  { "a member twice", make_twice, 2, 2, "x.muster:4:" },
  { "a circle of a thousand departments", make_circle, 0, 1, "x.muster:" },
  { "two gigabytes that are not there", make_hole, 2, 2, "x.muster:" },
  { "a document in UTF-16", make_utf_16, 2, 2, "x.muster:1:" },
  { "a file cut off in the middle", make_truncated, 2, 1, "x.muster:" },
  { "a link to itself", make_loop, 2, 2, "x.muster: Too many" },
  { "a pipe into which nobody writes", make_pipe, 2, 2, "x.muster: This is a pipe" },
  { "a folder", make_folder, 2, 2, "x.muster: Is a directory" },
  { "an empty file", make_empty, 2, 2, "x.muster" },
  { "a file of zeros", make_zeros, 2, 2, "x.muster" },
};

static void
run_case (Shell *shell, const Case *hostile, const char *arguments, int code)
{
  g_autoptr (Outcome) outcome = shell_run (shell, arguments, NULL, NULL);
  g_autofree char *text = outcome_dup_text (outcome);

  g_test_message ("%s: %.300s", arguments, outcome->errors);
  g_assert_cmpint (outcome->code, ==, code);
  g_assert_true (strstr (outcome->errors, hostile->says) != NULL || strstr (text, hostile->says) != NULL);
}

static void
test_case (gconstpointer data)
{
  const Case *hostile = data;
  const char *const files[] = { "lantern.muster", NULL };
  g_autoptr (Shell) shell = shell_new (files);
  gint64 start = g_get_monotonic_time ();

  hostile->make (shell);
  run_case (shell, hostile, "text x.muster", hostile->code);
  run_case (shell, hostile, "fsck x.muster", hostile->fsck);
  g_test_message ("%.1f s for both", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

/* What is put together from a file that was cut off is a document that is whole, and the first is
 * left alone. */
static void
test_repair (void)
{
  const char *const files[] = { "lantern.muster", NULL };
  g_autoptr (Shell) shell = shell_new (files);
  g_autofree char *before = NULL, *after = NULL, *whole = NULL, *mended = NULL;
  g_autoptr (Outcome) repair = NULL, again = NULL;

  make_truncated (shell);
  before = shell_read (shell, "x.muster");
  repair = shell_run (shell, "fsck x.muster --repair -o y.muster", NULL, NULL);
  g_assert_cmpint (repair->code, ==, 0);
  again = shell_run (shell, "fsck y.muster", NULL, NULL);
  g_assert_cmpint (again->code, ==, 0);
  after = shell_read (shell, "x.muster");
  g_assert_cmpstr (after, ==, before);
  whole = shell_read (shell, "lantern.muster");
  mended = shell_read (shell, "y.muster");
  g_assert_cmpuint (strlen (mended), >, strlen (whole) / 3);
  g_assert_nonnull (strstr (mended, "{\"kind\":\"chart\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile/%s", cases[i].promise);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/hostile/what was cut off is mended", test_repair);
  return g_test_run ();
}
