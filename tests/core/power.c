/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * power.c: see power.h.
 */
#include "power.h"

#include <string.h>

#define BLOCK 4096
#define SECTOR 512

/* What was done to a file's content since its last sync; without data it was cut to @at bytes. */
typedef struct
{
  gint64 at;
  GBytes *data;
} Write;

typedef struct
{
  GByteArray *synced;
  GArray *writes;
} File;

/* What a name was since its folder's last sync, the first being what is on the disk; 0 is no file. */
typedef struct
{
  GArray *files;
} Name;

/* A folder is a name too, with a file that has no content. */
struct _Power
{
  PowerLies lies;
  GHashTable *files;
  GHashTable *names;
};

#define FOLDER G_MAXUINT

/* {{{ Keeping books */

static void
write_clear (gpointer data)
{
  Write *write = data;

  g_clear_pointer (&write->data, g_bytes_unref);
}

static void
file_free (gpointer data)
{
  File *file = data;

  g_byte_array_unref (file->synced);
  g_array_unref (file->writes);
  g_free (file);
}

static void
name_free (gpointer data)
{
  Name *name = data;

  g_array_unref (name->files);
  g_free (name);
}

Power *
power_new (PowerLies lies)
{
  Power *power = g_new0 (Power, 1);

  power->lies = lies;
  power->files = g_hash_table_new_full (NULL, NULL, NULL, file_free);
  power->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, name_free);
  return power;
}

void
power_free (Power *power)
{
  g_hash_table_unref (power->files);
  g_hash_table_unref (power->names);
  g_free (power);
}

static File *
get_file (Power *power, guint number)
{
  File *file = g_hash_table_lookup (power->files, GUINT_TO_POINTER (number));

  if (file == NULL)
    {
      file = g_new0 (File, 1);
      file->synced = g_byte_array_new ();
      file->writes = g_array_new (FALSE, FALSE, sizeof (Write));
      g_array_set_clear_func (file->writes, write_clear);
      g_hash_table_insert (power->files, GUINT_TO_POINTER (number), file);
    }
  return file;
}

static void
set_name (Power *power, const char *path, guint number)
{
  Name *name = g_hash_table_lookup (power->names, path);
  const guint nothing = 0;

  if (name == NULL)
    {
      name = g_new0 (Name, 1);
      name->files = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (name->files, nothing);
      g_hash_table_insert (power->names, g_strdup (path), name);
    }
  g_array_append_val (name->files, number);
}

/* Only the last counts from now on. */
static void
sync_name (Name *name)
{
  g_array_remove_range (name->files, 0, name->files->len - 1);
}

static void
sync_folder (Power *power, const char *folder)
{
  GHashTableIter iter;
  gpointer path, name;

  g_hash_table_iter_init (&iter, power->names);
  while (g_hash_table_iter_next (&iter, &path, &name))
    {
      g_autofree char *parent = g_path_get_dirname (path);

      if (g_str_equal (parent, folder))
        sync_name (name);
    }
}

static void
resize (GByteArray *content, guint length)
{
  guint before = content->len;

  g_byte_array_set_size (content, length);
  if (length > before)
    memset (content->data + before, 0, length - before);
}

static void
apply (GByteArray *content, const Write *write)
{
  gsize length;
  const guint8 *data = write->data != NULL ? g_bytes_get_data (write->data, &length) : NULL;

  if (data == NULL)
    {
      resize (content, (guint) write->at);
      return;
    }
  if ((guint) write->at + length > content->len)
    resize (content, (guint) (write->at + (gint64) length));
  memcpy (content->data + write->at, data, length);
}

static void
sync_file (File *file)
{
  for (guint i = 0; i < file->writes->len; i++)
    apply (file->synced, &g_array_index (file->writes, Write, i));
  g_array_set_size (file->writes, 0);
}

static void
add_write (File *file, const Note *note)
{
  Write write = { note->at, note->data != NULL ? g_bytes_ref (note->data) : NULL };

  g_array_append_val (file->writes, write);
}

void
power_follow (Power *power, const Note *note)
{
  File *file = note->file != 0 ? get_file (power, note->file) : NULL;

  switch (note->kind)
    {
    case NOTE_MADE:
      set_name (power, note->name, note->file);
      break;
    case NOTE_THERE:
      set_name (power, note->name, note->file);
      sync_name (g_hash_table_lookup (power->names, note->name));
      add_write (file, note);
      sync_file (file);
      break;
    case NOTE_WROTE:
    case NOTE_TRUNCATED:
      add_write (file, note);
      break;
    case NOTE_SYNCED:
      if (!(power->lies & POWER_NO_SYNC))
        sync_file (file);
      break;
    case NOTE_RENAMED:
      set_name (power, note->to, note->file);
      set_name (power, note->name, 0);
      break;
    case NOTE_UNLINKED:
      set_name (power, note->name, 0);
      break;
    case NOTE_MADE_FOLDER:
      set_name (power, note->name, FOLDER);
      break;
    case NOTE_SYNCED_FOLDER:
      if (!(power->lies & POWER_NO_FOLDER_SYNC))
        sync_folder (power, note->name);
      break;
    case NOTE_MARK:
      break;
    }
}

/* }}} */
/* {{{ The power fails */

/* How much of it may be torn off: whole blocks, mostly, but nothing forbids less. */
static guint
choose_grain (GRand *rand)
{
  return g_rand_int_range (rand, 0, 4) == 0 ? SECTOR : BLOCK;
}

static guint
choose_length (const File *file, GRand *rand)
{
  guint length = file->synced->len, chosen = length, n = 1;

  for (guint i = 0; i < file->writes->len; i++)
    {
      const Write *write = &g_array_index (file->writes, Write, i);
      guint end = (guint) write->at + (write->data != NULL ? (guint) g_bytes_get_size (write->data) : 0);

      length = write->data != NULL ? MAX (length, end) : end;
      if (g_rand_int_range (rand, 0, (gint32) ++n) == 0)
        chosen = length;
    }
  return chosen;
}

/* Each block of @write by chance, as far as @content reaches. */
static void
apply_some (GByteArray *content, const Write *write, guint grain, GRand *rand)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (write->data, &length);
  guint at = (guint) write->at, end = MIN (content->len, at + (guint) length);

  while (at < end)
    {
      guint next = MIN (end, (at / grain + 1) * grain);

      if (g_rand_boolean (rand))
        memcpy (content->data + at, data + (at - (guint) write->at), next - at);
      at = next;
    }
}

static GBytes *
cut_some (const File *file, GRand *rand)
{
  GByteArray *content = g_byte_array_new ();
  guint before = file->synced->len, grain = choose_grain (rand);

  g_byte_array_append (content, file->synced->data, before);
  resize (content, choose_length (file, rand));
  if (content->len > before && g_rand_boolean (rand))
    memset (content->data + before, 0xa5, content->len - before);
  for (guint i = 0; i < file->writes->len; i++)
    {
      const Write *write = &g_array_index (file->writes, Write, i);

      if (write->data != NULL)
        apply_some (content, write, grain, rand);
    }
  return g_byte_array_free_to_bytes (content);
}

static GBytes *
cut_file (const File *file, PowerCut cut, GRand *rand)
{
  GByteArray *content = g_byte_array_new ();

  if (cut == POWER_KEEPS_SOME)
    {
      g_byte_array_unref (content);
      return cut_some (file, rand);
    }
  g_byte_array_append (content, file->synced->data, file->synced->len);
  for (guint i = 0; (cut == POWER_KEEPS_ALL || cut == POWER_KEEPS_CONTENT) && i < file->writes->len; i++)
    apply (content, &g_array_index (file->writes, Write, i));
  return g_byte_array_free_to_bytes (content);
}

static guint
cut_name (const Name *name, PowerCut cut, GRand *rand)
{
  guint at = 0;

  if (cut == POWER_KEEPS_ALL || cut == POWER_KEEPS_NAMES)
    at = name->files->len - 1;
  else if (cut == POWER_KEEPS_SOME)
    at = (guint) g_rand_int_range (rand, 0, (gint32) name->files->len);
  return g_array_index (name->files, guint, at);
}

/* What is in a folder that is not there is not there either; folders that nobody made were there. */
static gboolean
is_reachable (Power *power, GHashTable *numbers, const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  while (g_hash_table_contains (power->names, parent))
    {
      char *next = g_path_get_dirname (parent);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (numbers, parent)) != FOLDER)
        {
          g_free (next);
          return FALSE;
        }
      g_free (parent);
      parent = next;
    }
  return TRUE;
}

GHashTable *
power_cut (Power *power, PowerCut cut, GRand *rand)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) contents = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (power->names), (GCompareFunc) strcmp);

  for (GList *item = paths; item != NULL; item = item->next)
    g_hash_table_insert (numbers, item->data, GUINT_TO_POINTER (cut_name (g_hash_table_lookup (power->names, item->data), cut, rand)));
  for (GList *item = paths; item != NULL; item = item->next)
    {
      gpointer number = g_hash_table_lookup (numbers, item->data);
      GBytes *content;

      if (number == NULL || GPOINTER_TO_UINT (number) == FOLDER || !is_reachable (power, numbers, item->data))
        continue;
      content = g_hash_table_lookup (contents, number);
      if (content == NULL)
        {
          content = cut_file (get_file (power, GPOINTER_TO_UINT (number)), cut, rand);
          g_hash_table_insert (contents, number, content);
        }
      g_hash_table_insert (found, g_strdup (item->data), g_bytes_ref (content));
    }
  return found;
}

/* }}} */
