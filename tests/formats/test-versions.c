/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-versions.c: the last states that were saved are kept once each, for nobody else to read, up to a
 * bound, and come back as they were; what is damaged or foreign is in nobody's way.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "open.h"
#include "versions.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define URI "file:///home/somebody/chart.muster"

typedef struct
{
  char *base;
  char *folder;
  MusterDocument *doc;
  gint64 time;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->base = g_dir_make_tmp ("muster-versions-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->base, "state", "versions", NULL);
  fixture->doc = chart_read ("Shop[*boss cook]");
  fixture->time = G_GINT64_CONSTANT (1700000000000000);
}

/* All that is below a folder of ours, two deep. */
static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        empty (path);
      g_remove (path);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  empty (fixture->base);
  g_rmdir (fixture->base);
  g_object_unref (fixture->doc);
  g_free (fixture->folder);
  g_free (fixture->base);
}

static void
rename_cook (Fixture *fixture, const char *title)
{
  g_assert_true (muster_edit_set (fixture->doc, chart_get (fixture->doc, "cook"), MUSTER_ROLE_TITLE, title, MUSTER_COMMIT_DEFAULT, NULL));
}

static void
keep (Fixture *fixture, const char *uri, guint most)
{
  g_autoptr (GError) error = NULL;

  muster_versions_keep (fixture->folder, uri, fixture->doc, fixture->time++, most, &error);
  g_assert_no_error (error);
}

static char *
dup_title (const MusterVersion *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = muster_version_read (version, &error);

  g_assert_no_error (error);
  return g_strdup (muster_document_get_name (doc, chart_get (doc, "cook")));
}

/* What titles the cook had in each, the latest first. */
static char *
list (Fixture *fixture, const char *uri)
{
  g_autoptr (GPtrArray) versions = muster_versions_list (fixture->folder, uri);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *title = dup_title (g_ptr_array_index (versions, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", title);
    }
  return g_string_free (text, FALSE);
}

static void
expect (Fixture *fixture, const char *uri, const char *titles)
{
  g_autofree char *found = list (fixture, uri);

  g_assert_cmpstr (found, ==, titles);
}

static void
test_bound (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      rename_cook (fixture, titles[i]);
      keep (fixture, URI, 10);
    }
  expect (fixture, URI, "l k j i h g f e d c");
  keep (fixture, URI, 3);
  expect (fixture, URI, "l k j");
  keep (fixture, URI, 0);
  expect (fixture, URI, "");
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  rename_cook (fixture, "a");
  keep (fixture, URI, 10);
  keep (fixture, URI, 10);
  expect (fixture, URI, "a");
  rename_cook (fixture, "b");
  keep (fixture, URI, 10);
  /* Another history, the same state. */
  muster_undo (fixture->doc);
  keep (fixture, URI, 10);
  expect (fixture, URI, "a b");
  /* An old copy that was put back, with its old time. */
  muster_redo (fixture->doc);
  fixture->time -= 10;
  keep (fixture, URI, 10);
  expect (fixture, URI, "a b");
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (MusterDocument) doc = chart_random (rand, 30, FALSE), back = NULL;
      g_autoptr (GPtrArray) versions = NULL;
      g_autofree char *before = dump_records (doc), *after = NULL;
      const MusterVersion *version;

      g_assert_true (muster_versions_keep (fixture->folder, URI, doc, fixture->time, 10, NULL));
      versions = muster_versions_list (fixture->folder, URI);
      version = g_ptr_array_index (versions, 0);
      g_assert_cmpint (version->time, ==, fixture->time++);
      g_assert_cmpuint (version->n_roles, ==, muster_document_count (doc, MUSTER_KIND_ROLE));
      back = muster_version_read (version, NULL);
      after = dump_records (back);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (muster_history_get_length (back), ==, 0);
    }
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  const MusterVersion *version;
  g_autofree char *own = NULL;
  GStatBuf info;

  keep (fixture, URI, 10);
  versions = muster_versions_list (fixture->folder, URI);
  version = g_ptr_array_index (versions, 0);
  own = g_path_get_dirname (version->path);
  g_assert_no_errno (g_stat (version->path, &info));
  g_assert_cmpuint (info.st_mode & 07777, ==, 0600);
  g_assert_no_errno (g_stat (own, &info));
  g_assert_cmpuint (info.st_mode & 07777, ==, 0700);
  g_assert_no_errno (g_stat (fixture->folder, &info));
  g_assert_cmpuint (info.st_mode & 07777, ==, 0700);
  /* Nobody learns from it whose files these are. */
  g_assert_null (strstr (version->path, "somebody"));
}

/* A file that was moved takes its versions along; two documents have nothing else of each other. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  rename_cook (fixture, "a");
  keep (fixture, URI, 10);
  rename_cook (fixture, "b");
  keep (fixture, URI, 10);
  keep (fixture, "file:///elsewhere.muster", 10);
  rename_cook (fixture, "c");
  keep (fixture, "file:///elsewhere.muster", 10);
  expect (fixture, "file:///elsewhere.muster", "c b a");
  expect (fixture, URI, "b a");
  rename_cook (fixture, "new");
  keep (fixture, "file:///other.muster", 10);
  expect (fixture, "file:///other.muster", "new");
}

static void
put (const char *own, const char *name, const char *text, gsize length)
{
  g_autofree char *path = g_build_filename (own, name, NULL);

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *own = NULL, *pipe = NULL, *whole = NULL;
  gsize length;

  keep (fixture, URI, 10);
  versions = muster_versions_list (fixture->folder, URI);
  own = g_path_get_dirname (((MusterVersion *) g_ptr_array_index (versions, 0))->path);
  g_assert_true (g_file_get_contents (((MusterVersion *) g_ptr_array_index (versions, 0))->path, &whole, &length, NULL));
  put (own, "notes.txt", "x", 1);
  put (own, "zzzzzzzzzzzzzzzz-1-0123456789abcdef.muster.gz", "x", 1);
  put (own, "0123456789abcdef--1-0123456789abcdef.muster.gz", "x", 1);
  put (own, "0123456789abcdef-99999999999-0123456789abcdef.muster.gz", "x", 1);
  pipe = g_build_filename (own, "0123456789abcdef-1-0123456789abcdef.muster.gz", NULL);
  g_assert_no_errno (mkfifo (pipe, 0600));
  expect (fixture, URI, "cook");

  /* Damaged, and cut off: each is listed, and refused in a sentence. */
  put (own, "0000000000000002-1-0123456789abcdef.muster.gz", "no gzip", 7);
  put (own, "0000000000000001-1-0123456789abcdee.muster.gz", whole, length / 2);
  g_ptr_array_unref (versions);
  versions = muster_versions_list (fixture->folder, URI);
  g_assert_cmpuint (versions->len, ==, 3);
  for (guint i = 1; i < 3; i++)
    {
      g_assert_null (muster_version_read (g_ptr_array_index (versions, i), &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
  rename_cook (fixture, "b");
  keep (fixture, URI, 2);
  expect (fixture, URI, "b cook");
}

/* A few kilobytes that would become gigabytes. */
static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base, "bomb", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GOutputStream) out = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL));
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1));
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (out, converter);
  g_autofree char *zeros = g_malloc0 (1 << 20);
  MusterVersion bomb = { .path = path };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300; i++)
    g_assert_true (g_output_stream_write_all (stream, zeros, 1 << 20, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_assert_null (muster_version_read (&bomb, &error));
  g_assert_nonnull (error);
}

/* What cannot be written is said, and what was there still is. */
static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *state = g_build_filename (fixture->base, "state", NULL);

  g_assert_true (g_file_set_contents (state, "in the way", -1, NULL));
  g_assert_false (muster_versions_keep (fixture->folder, URI, fixture->doc, 1, 10, &error));
  g_assert_nonnull (error);
  expect (fixture, URI, "");
}

/* Of a file, what was saved is kept and nothing else. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->base, "chart.muster", NULL);
  g_autoptr (GBytes) bytes = muster_document_to_bytes (fixture->doc, TRUE);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_assert_true (muster_versions_keep_file (fixture->folder, URI, path, "another", 10, NULL));
  expect (fixture, URI, "");
  g_assert_true (muster_versions_keep_file (fixture->folder, URI, path, sum, 10, NULL));
  expect (fixture, URI, "cook");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *promise;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "no more than asked for, the oldest go", test_bound },
    { "the same state is there once", test_same },
    { "each comes back as it was", test_whole },
    { "nobody else can read them", test_private },
    { "they follow a file that was moved", test_moved },
    { "what is damaged or foreign is in nobody's way", test_damaged },
    { "little that would become much is refused", test_bomb },
    { "what cannot be kept is said", test_fails },
    { "only what was saved is kept", test_file },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/versions/%s", tests[i].promise);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
