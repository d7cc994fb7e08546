/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * save-files.c: see save-files.h.
 */
#include "save-files.h"

#include <glib/gstdio.h>

static GBytes *
make_bytes (guint length, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint8 *data = g_malloc (length);

  for (guint i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (data, length);
}

void
save_set_up (SaveFiles *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("muster-save-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "chart.muster", NULL);
  fixture->old_bytes = make_bytes (300000, 1);
  fixture->new_bytes = make_bytes (700001, 2);
  g_file_set_contents (fixture->path, g_bytes_get_data (fixture->old_bytes, NULL), 300000, &error);
  g_assert_no_error (error);
}

void
save_tear_down (SaveFiles *fixture, gconstpointer data)
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

void
save_assert_holds (const char *path, GBytes *expected)
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

guint
save_count_files (SaveFiles *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir))
    n_files++;
  return n_files;
}

void
save_assert_saves (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = muster_save_bytes (path, bytes, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  save_assert_holds (path, bytes);
}
