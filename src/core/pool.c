/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pool.c: see pool.h. Chunks that are filled one after another, and an open-addressed table of the
 * texts in them.
 */
#include "pool.h"

#include <string.h>

#define CHUNK_SIZE (64 * 1024)
#define FIRST_CAPACITY 256

typedef struct
{
  guint32 hash;
  guint32 number;
  char text[];
} Atom;

struct _MusterPool
{
  GPtrArray *chunks;
  char *free_space;
  gsize free_size;

  Atom **atoms;
  guint n_atoms;
  guint capacity;
};

MusterPool *
muster_pool_new (void)
{
  MusterPool *pool = g_new0 (MusterPool, 1);

  pool->chunks = g_ptr_array_new_with_free_func (g_free);
  pool->capacity = FIRST_CAPACITY;
  pool->atoms = g_new0 (Atom *, pool->capacity);
  return pool;
}

void
muster_pool_free (MusterPool *pool)
{
  g_ptr_array_unref (pool->chunks);
  g_free (pool->atoms);
  g_free (pool);
}

gpointer
muster_pool_alloc (MusterPool *pool, gsize size)
{
  gpointer memory;

  size = (size + 7) & ~(gsize) 7;

  if (size > CHUNK_SIZE / 4)
    {
      memory = g_malloc0 (size);
      g_ptr_array_add (pool->chunks, memory);
      return memory;
    }

  if (size > pool->free_size)
    {
      pool->free_space = g_malloc0 (CHUNK_SIZE);
      pool->free_size = CHUNK_SIZE;
      g_ptr_array_add (pool->chunks, pool->free_space);
    }

  memory = pool->free_space;
  pool->free_space += size;
  pool->free_size -= size;
  return memory;
}

/* FNV-1a over the bytes, finished so that the low bits depend on all of them. */
static guint32
hash_text (const char *text)
{
  guint32 hash = 2166136261u;

  for (const guchar *byte = (const guchar *) text; *byte != 0; byte++)
    hash = (hash ^ *byte) * 16777619u;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  return hash ^ (hash >> 13);
}

/* Where @text is in the table, or the free place where it belongs. */
static Atom **
find_place (MusterPool *pool, const char *text, guint32 hash)
{
  guint mask = pool->capacity - 1;

  for (guint i = hash & mask;; i = (i + 1) & mask)
    {
      Atom *atom = pool->atoms[i];

      if (atom == NULL || (atom->hash == hash && strcmp (atom->text, text) == 0))
        return &pool->atoms[i];
    }
}

static void
grow (MusterPool *pool)
{
  Atom **old = pool->atoms;
  guint old_capacity = pool->capacity;

  pool->capacity *= 2;
  pool->atoms = g_new0 (Atom *, pool->capacity);
  for (guint i = 0; i < old_capacity; i++)
    {
      guint mask = pool->capacity - 1;
      guint place;

      if (old[i] == NULL)
        continue;
      for (place = old[i]->hash & mask; pool->atoms[place] != NULL; place = (place + 1) & mask)
        ;
      pool->atoms[place] = old[i];
    }
  g_free (old);
}

const char *
muster_pool_intern (MusterPool *pool, const char *text)
{
  guint32 hash = hash_text (text);
  Atom **place = find_place (pool, text, hash);
  gsize length;
  Atom *atom;

  if (*place != NULL)
    return (*place)->text;

  length = strlen (text);
  atom = muster_pool_alloc (pool, sizeof (Atom) + length + 1);
  atom->hash = hash;
  memcpy (atom->text, text, length);
  *place = atom;

  if (++pool->n_atoms > pool->capacity / 4 * 3)
    grow (pool);
  return atom->text;
}

const char *
muster_pool_lookup (MusterPool *pool, const char *text)
{
  Atom *atom = *find_place (pool, text, hash_text (text));

  return atom != NULL ? atom->text : NULL;
}

static Atom *
atom_of (const char *interned)
{
  return (Atom *) (gpointer) (interned - G_STRUCT_OFFSET (Atom, text));
}

guint32
muster_pool_get_number (const char *interned)
{
  return atom_of (interned)->number;
}

void
muster_pool_set_number (const char *interned, guint32 number)
{
  atom_of (interned)->number = number;
}
