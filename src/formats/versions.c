/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * versions.c: see versions.h. A file is called TIME-ROLES-STATE.muster.gz, with the time as 16 hexadecimal
 * digits and the first 16 of the state's SHA-256.
 */
#include "versions.h"

#include "error.h"
#include "json-gate.h"
#include "open.h"
#include "save.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DIGITS 16
#define SUFFIX ".muster.gz"
#define FOLDER_DIGITS 32

void
muster_version_free (MusterVersion *version)
{
  g_free (version->path);
  g_free (version->state);
  g_free (version);
}

/* {{{ Listing */

static char *
build_folder (const char *folder, const char *uri)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);

  sum[FOLDER_DIGITS] = '\0';
  return g_build_filename (folder, sum, NULL);
}

static gboolean
is_hex (const char *text)
{
  for (guint i = 0; i < DIGITS; i++)
    if (!g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
      return FALSE;
  return TRUE;
}

static MusterVersion *
parse_name (const char *folder, const char *name)
{
  g_autoptr (MusterVersion) version = NULL;
  g_auto (GStrv) parts = g_strsplit (name, "-", 4);
  guint64 n_roles;
  GStatBuf info;

  if (g_strv_length (parts) != 3 || strlen (parts[0]) != DIGITS || strlen (parts[2]) != DIGITS + strlen (SUFFIX))
    return NULL;
  if (!is_hex (parts[0]) || !is_hex (parts[2]) || !g_str_has_suffix (name, SUFFIX) || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT32, &n_roles, NULL))
    return NULL;
  version = g_new0 (MusterVersion, 1);
  version->path = g_build_filename (folder, name, NULL);
  version->state = g_strndup (parts[2], DIGITS);
  version->time = (gint64) (g_ascii_strtoull (parts[0], NULL, 16) & G_MAXINT64);
  version->n_roles = (guint) n_roles;
  /* Neither a link nor what is no file is read: it may never end. */
  if (g_lstat (version->path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  version->size = (guint64) info.st_size;
  return g_steal_pointer (&version);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const MusterVersion *one = *(MusterVersion *const *) a, *other = *(MusterVersion *const *) b;

  if (one->time != other->time)
    return one->time > other->time ? -1 : 1;
  return strcmp (one->path, other->path);
}

static void
add_versions (GPtrArray *versions, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      MusterVersion *version = parse_name (folder, name);

      if (version != NULL)
        g_ptr_array_add (versions, version);
    }
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_version_free);

  add_versions (versions, folder);
  g_ptr_array_sort (versions, compare_times);
  return versions;
}

GPtrArray *
muster_versions_list (const char *folder, const char *uri)
{
  g_autofree char *own = build_folder (folder, uri);

  return list_folder (own);
}

/* }}} */
/* {{{ Bytes */

static GBytes *
compress (GBytes *bytes, GError **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (!g_output_stream_write_all (stream, data, length, NULL, NULL, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* No more than the gate would let through comes of it, however little it says. */
static GBytes *
decompress (GInputStream *input, GError **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (input, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, 1 << 16, NULL, error)) > 0)
    {
      if (out->len + (gsize) n > MUSTER_GATE_MAX_SIZE)
        {
          g_set_error_literal (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT, _ ("This version is too large to be read"));
          return NULL;
        }
      g_byte_array_append (out, buffer, (guint) n);
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

MusterDocument *
muster_version_read (const MusterVersion *version, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (version->path);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, error);
  g_autofree char *name = g_path_get_basename (version->path);
  g_autoptr (GBytes) bytes = input != NULL ? decompress (G_INPUT_STREAM (input), error) : NULL;
  MusterSource source = { name, bytes };

  return bytes != NULL ? muster_open (&source, NULL, NULL, error) : NULL;
}

/* }}} */
/* {{{ What is too much */

static void
remove_version (const MusterVersion *version)
{
  if (g_unlink (version->path) != 0 && errno != ENOENT)
    g_debug ("%s: %s", version->path, g_strerror (errno));
}

/* The latest stays. */
static void
prune_folder (const char *folder, guint most)
{
  g_autoptr (GPtrArray) versions = list_folder (folder);
  guint64 size = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      const MusterVersion *version = g_ptr_array_index (versions, i);

      size += version->size;
      if (i >= most || (i > 0 && size > MUSTER_VERSIONS_MAX_BYTES))
        remove_version (version);
    }
  if (most == 0)
    g_rmdir (folder);
}

/* Folders of documents: what is called otherwise is none of ours. */
static GPtrArray *
list_folders (const char *folder)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strlen (name) == FOLDER_DIGITS && is_hex (name) && is_hex (name + DIGITS))
      g_ptr_array_add (folders, g_build_filename (folder, name, NULL));
  return folders;
}

/* The oldest of all documents, but for the one that was just kept. */
static void
prune_all (const char *folder)
{
  g_autoptr (GPtrArray) folders = list_folders (folder);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_version_free);
  guint64 size = 0;

  for (guint i = 0; i < folders->len; i++)
    add_versions (versions, g_ptr_array_index (folders, i));
  g_ptr_array_sort (versions, compare_times);
  for (guint i = 0; i < versions->len; i++)
    {
      const MusterVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *its_folder = g_path_get_dirname (version->path);

      size += version->size;
      if (i == 0 || size <= MUSTER_VERSIONS_MAX_ALL)
        continue;
      remove_version (version);
      g_rmdir (its_folder);
    }
}

/* }}} */
/* {{{ Keeping */

static gboolean
fail (GError **error, int code)
{
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), _ ("The earlier version could not be kept: %s"), g_strerror (code));
  return FALSE;
}

/* The folder of a document that was in this very state. */
static char *
find_twin (const char *folder, const char *state)
{
  g_autoptr (GPtrArray) folders = list_folders (folder);

  for (guint i = 0; i < folders->len; i++)
    {
      const char *candidate = g_ptr_array_index (folders, i);
      g_autoptr (GPtrArray) versions = list_folder (candidate);

      for (guint j = 0; j < versions->len; j++)
        if (g_str_equal (((MusterVersion *) g_ptr_array_index (versions, j))->state, state))
          return g_strdup (candidate);
    }
  return NULL;
}

/* By links, which cost no room; where there are none, it begins anew. */
static void
take_along (const char *folder, const char *own, const char *state)
{
  g_autofree char *twin = find_twin (folder, state);
  g_autoptr (GPtrArray) versions = twin != NULL ? list_folder (twin) : NULL;

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const MusterVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *name = g_path_get_basename (version->path);
      g_autofree char *path = g_build_filename (own, name, NULL);

      if (link (version->path, path) != 0)
        g_debug ("%s: %s", path, g_strerror (errno));
    }
}

static gboolean
write_version (const char *own, MusterDocument *doc, const char *state, gint64 time, GBytes *bytes, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%016" G_GINT64_MODIFIER "x-%u-%s" SUFFIX, (guint64) time, muster_document_count (doc, MUSTER_KIND_ROLE), state);
  g_autofree char *path = g_build_filename (own, name, NULL);
  g_autoptr (GBytes) compressed = compress (bytes, error);

  if (compressed == NULL || !muster_save_bytes (path, compressed, error))
    return FALSE;
  return g_chmod (path, 0600) == 0 || fail (error, errno);
}

/* The same state again: it is there once, at its latest time. */
static void
forget_same (const char *own, const char *state)
{
  g_autoptr (GPtrArray) versions = list_folder (own);
  gboolean met = FALSE;

  for (guint i = 0; i < versions->len; i++)
    {
      const MusterVersion *version = g_ptr_array_index (versions, i);

      if (!g_str_equal (version->state, state))
        continue;
      if (met)
        remove_version (version);
      met = TRUE;
    }
}

static gboolean
is_latest (const char *own, const char *state)
{
  g_autoptr (GPtrArray) versions = list_folder (own);

  return versions->len > 0 && g_str_equal (((MusterVersion *) g_ptr_array_index (versions, 0))->state, state);
}

gboolean
muster_versions_keep (const char *folder, const char *uri, MusterDocument *doc, gint64 time, guint most, GError **error)
{
  g_autofree char *own = build_folder (folder, uri);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *state = NULL;

  if (most == 0)
    {
      prune_folder (own, 0);
      return TRUE;
    }
  bytes = muster_document_to_bytes (doc, FALSE);
  state = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  state[DIGITS] = '\0';
  if (!g_file_test (own, G_FILE_TEST_IS_DIR))
    {
      if (g_mkdir_with_parents (own, 0700) != 0)
        return fail (error, errno);
      take_along (folder, own, state);
    }
  if (!is_latest (own, state))
    {
      if (!write_version (own, doc, state, time, bytes, error))
        return FALSE;
      forget_same (own, state);
    }
  prune_folder (own, MIN (most, MUSTER_VERSIONS_MOST));
  prune_all (folder);
  return TRUE;
}

gboolean
muster_versions_keep_file (const char *folder, const char *uri, const char *file, const char *checksum, guint most, GError **error)
{
  g_autoptr (GFile) source_file = g_file_new_for_path (file);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *found = NULL, *name = NULL;
  g_autoptr (MusterDocument) doc = NULL;
  GStatBuf info;

  if (g_stat (file, &info) != 0)
    return fail (error, errno);
  if (!S_ISREG (info.st_mode))
    return fail (error, EINVAL);
  bytes = g_file_load_bytes (source_file, NULL, NULL, error);
  if (bytes == NULL)
    return FALSE;
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_strcmp0 (found, checksum) != 0)
    return TRUE;
  name = g_path_get_basename (file);
  doc = muster_open (&(MusterSource){ name, bytes }, NULL, NULL, error);
  return doc != NULL && muster_versions_keep (folder, uri, doc, (gint64) info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000, most, error);
}

/* }}} */
