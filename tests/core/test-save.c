/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is saved whole or not at all: whichever step fails, the old file is what it was and
 * nothing lies beside it.
 *
 * Linked with --wrap for the calls below, so that each of them can be made to fail; that needs no
 * full disk and works for root too.
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "save.h"

/* {{{ System calls that fail on demand */

typedef enum
{
  CALL_WRITE,
  CALL_FSYNC,
  CALL_READ,
  CALL_FCHMOD,
  CALL_RENAME,
  N_CALLS
} Call;

/* How the next calls of each kind go: after @good of them one fails with @code. A @code of -1 makes
 * it do less than asked, or give back something else. */
static struct
{
  guint good;
  int code;
} faults[N_CALLS];

ssize_t __real_write (int fd, const void *data, size_t length);
ssize_t __wrap_write (int fd, const void *data, size_t length);
int __real_fsync (int fd);
int __wrap_fsync (int fd);
ssize_t __real_read (int fd, void *data, size_t length);
ssize_t __wrap_read (int fd, void *data, size_t length);
int __real_fchmod (int fd, mode_t mode);
int __wrap_fchmod (int fd, mode_t mode);
int __real_renameat (int old_fd, const char *old_name, int new_fd, const char *new_name);
int __wrap_renameat (int old_fd, const char *old_name, int new_fd, const char *new_name);

static int
fault (Call call)
{
  int code = faults[call].code;

  if (code == 0 || faults[call].good-- > 0)
    return 0;
  faults[call].code = 0;
  errno = code;
  return code;
}

ssize_t
__wrap_write (int fd, const void *data, size_t length)
{
  int code = fault (CALL_WRITE);

  return code > 0 ? -1 : __real_write (fd, data, code < 0 ? length / 2 : length);
}

int
__wrap_fsync (int fd)
{
  return fault (CALL_FSYNC) ? -1 : __real_fsync (fd);
}

ssize_t
__wrap_read (int fd, void *data, size_t length)
{
  int code = fault (CALL_READ);
  ssize_t n_read = code > 0 ? -1 : __real_read (fd, data, length);

  if (code < 0 && n_read > 0)
    *(char *) data ^= 1;
  return n_read;
}

int
__wrap_fchmod (int fd, mode_t mode)
{
  return fault (CALL_FCHMOD) ? -1 : __real_fchmod (fd, mode);
}

int
__wrap_renameat (int old_fd, const char *old_name, int new_fd, const char *new_name)
{
  return fault (CALL_RENAME) ? -1 : __real_renameat (old_fd, old_name, new_fd, new_name);
}

/* }}} */

typedef struct
{
  char *folder;
  char *path;
  GBytes *old_bytes;
  GBytes *new_bytes;
} Fixture;

static GBytes *
make_bytes (guint length, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint8 *data = g_malloc (length);

  for (guint i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (data, length);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  memset (faults, 0, sizeof faults);
  fixture->folder = g_dir_make_tmp ("muster-save-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "chart.muster", NULL);
  fixture->old_bytes = make_bytes (300000, 1);
  fixture->new_bytes = make_bytes (700001, 2);
  g_file_set_contents (fixture->path, g_bytes_get_data (fixture->old_bytes, NULL), 300000, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_bytes_unref (fixture->old_bytes);
  g_bytes_unref (fixture->new_bytes);
}

static void
assert_holds (const char *path, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) found = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  found = g_bytes_new_take (data, length);
  g_assert_true (g_bytes_equal (found, expected));
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir))
    n_files++;
  return n_files;
}

static void
assert_saves (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes (path, bytes, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  assert_holds (path, bytes);
}

static void
assert_refuses (const char *path, GBytes *bytes, GFileError code)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes (path, bytes, &error);

  g_assert_error (error, G_FILE_ERROR, (int) code);
  g_assert_false (saved);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_replaces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

  assert_saves (fixture->path, fixture->new_bytes);
  assert_saves (fixture->path, fixture->old_bytes);
  assert_saves (fixture->path, empty);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_makes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.muster", NULL);
  mode_t mask = umask (027);
  struct stat status;

  assert_saves (path, fixture->new_bytes);
  umask (mask);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

static void
test_mode (Fixture *fixture, gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0755 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      struct stat status;

      g_assert_cmpint (chmod (fixture->path, modes[i]), ==, 0);
      assert_saves (fixture->path, fixture->new_bytes);
      g_assert_cmpint (stat (fixture->path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 07777, ==, modes[i]);
    }
}

static void
test_symlink (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_build_filename (fixture->folder, "first", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "second", NULL);
  g_autofree char *to = NULL;

  g_assert_cmpint (symlink ("chart.muster", second), ==, 0);
  g_assert_cmpint (symlink (second, first), ==, 0);
  assert_saves (first, fixture->new_bytes);
  assert_holds (fixture->path, fixture->new_bytes);
  to = g_file_read_link (second, NULL);
  g_assert_cmpstr (to, ==, "chart.muster");
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (fixture), ==, 3);
}

static void
test_symlink_to_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  g_assert_cmpint (symlink ("target", link), ==, 0);
  assert_saves (link, fixture->new_bytes);
  assert_holds (target, fixture->new_bytes);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_symlink_circle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);

  g_assert_cmpint (symlink ("link", link), ==, 0);
  assert_refuses (link, fixture->new_bytes, G_FILE_ERROR_LOOP);
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inside = g_build_filename (fixture->folder, "none", "chart.muster", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "chart.muster", NULL);
  g_autofree char *slash = g_strconcat (fixture->folder, "/", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *longest = g_strnfill (255, 'x');
  g_autofree char *longest_path = g_build_filename (fixture->folder, longest, NULL);

  assert_refuses (inside, fixture->new_bytes, G_FILE_ERROR_NOENT);
  assert_refuses (below, fixture->new_bytes, G_FILE_ERROR_NOTDIR);
  assert_refuses (fixture->folder, fixture->new_bytes, G_FILE_ERROR_ISDIR);
  assert_refuses (slash, fixture->new_bytes, G_FILE_ERROR_ISDIR);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refuses (pipe, fixture->new_bytes, G_FILE_ERROR_INVAL);
  assert_holds (fixture->path, fixture->old_bytes);
  g_assert_cmpuint (count_files (fixture), ==, 2);
  assert_saves (longest_path, fixture->new_bytes);
}

static void
test_relative (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  assert_saves ("chart.muster", fixture->new_bytes);
  g_assert_cmpint (g_chdir (before), ==, 0);
}

static void
test_protected (Fixture *fixture, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("nothing is protected from root");
      return;
    }
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  assert_refuses (fixture->path, fixture->new_bytes, G_FILE_ERROR_ACCES);
  assert_holds (fixture->path, fixture->old_bytes);
}

/* {{{ Faults */

static const struct
{
  const char *name;
  Call call;
  guint good;
  int code;
  GFileError expected;
} refusals[] = {
  { "disk full at once", CALL_WRITE, 0, ENOSPC, G_FILE_ERROR_NOSPC },
  { "disk full half-way", CALL_WRITE, 1, ENOSPC, G_FILE_ERROR_NOSPC },
  { "disk broken", CALL_WRITE, 2, EIO, G_FILE_ERROR_IO },
  { "permissions not kept", CALL_FCHMOD, 0, EPERM, G_FILE_ERROR_PERM },
  { "disk broken on the way to it", CALL_FSYNC, 0, EIO, G_FILE_ERROR_IO },
  { "unreadable", CALL_READ, 0, EIO, G_FILE_ERROR_IO },
  { "unreadable half-way", CALL_READ, 1, EIO, G_FILE_ERROR_IO },
  { "read back otherwise", CALL_READ, 1, -1, G_FILE_ERROR_IO },
  { "not renamed", CALL_RENAME, 0, EACCES, G_FILE_ERROR_ACCES },
};

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%s", refusals[i].name);
      faults[refusals[i].call].good = refusals[i].good;
      faults[refusals[i].call].code = refusals[i].code;
      assert_refuses (fixture->path, fixture->new_bytes, refusals[i].expected);
      g_assert_cmpint (faults[refusals[i].call].code, ==, 0);
      assert_holds (fixture->path, fixture->old_bytes);
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

static const struct
{
  const char *name;
  Call call;
  guint good;
  int code;
} hitches[] = {
  { "write interrupted", CALL_WRITE, 1, EINTR },
  { "short write", CALL_WRITE, 1, -1 },
  { "sync interrupted", CALL_FSYNC, 0, EINTR },
  { "sync of the name interrupted", CALL_FSYNC, 1, EINTR },
  { "sync of the folder interrupted", CALL_FSYNC, 2, EINTR },
  { "no sync of folders", CALL_FSYNC, 2, EINVAL },
  { "read interrupted", CALL_READ, 1, EINTR },
};

static void
test_hitches (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (hitches); i++)
    {
      g_test_message ("%s", hitches[i].name);
      faults[hitches[i].call].good = hitches[i].good;
      faults[hitches[i].call].code = hitches[i].code;
      assert_saves (fixture->path, i % 2 ? fixture->old_bytes : fixture->new_bytes);
      g_assert_cmpint (faults[hitches[i].call].code, ==, 0);
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

static void
test_folder_not_synced (Fixture *fixture, gconstpointer data)
{
  faults[CALL_FSYNC].good = 1;
  faults[CALL_FSYNC].code = EIO;
  assert_refuses (fixture->path, fixture->new_bytes, G_FILE_ERROR_IO);
  assert_holds (fixture->path, fixture->new_bytes);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/save/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a file is replaced", test_replaces);
  ADD ("a new file obeys the umask", test_makes);
  ADD ("permissions are kept", test_mode);
  ADD ("a link stays a link", test_symlink);
  ADD ("a link to nothing makes what it leads to", test_symlink_to_nothing);
  ADD ("a circle of links is refused", test_symlink_circle);
  ADD ("what is no file is refused", test_targets);
  ADD ("a bare name is in the current folder", test_relative);
  ADD ("a protected file is refused", test_protected);
  ADD ("a failure leaves the old file as it was", test_refusals);
  ADD ("interruptions and short writes do no harm", test_hitches);
  ADD ("an unsynced folder is said", test_folder_not_synced);
  return g_test_run ();
}
