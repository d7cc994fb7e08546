/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pool.c: see pool.h. Chunks that are filled one after another, and an open-addressed table of the
 * texts in them.
 */
#include "pool.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define CHUNK_MIN (gsize) (64 * 1024)
#define CHUNK_MAX (gsize) (1024 * 1024)
#define LARGE (CHUNK_MIN / 4)
#define FIRST_CAPACITY 256

typedef struct
{
  guint32 hash;
  guint32 number;
  char text[];
} Atom;

typedef struct
{
  char *start;
  gsize size;
} Chunk;

struct _MusterPool
{
  GArray *chunks;
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

  pool->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  pool->capacity = FIRST_CAPACITY;
  pool->atoms = g_new0 (Atom *, pool->capacity);
  return pool;
}

void
muster_pool_free (MusterPool *pool)
{
  for (guint i = 0; i < pool->chunks->len; i++)
    g_free (g_array_index (pool->chunks, Chunk, i).start);
  g_array_unref (pool->chunks);
  g_free (pool->atoms);
  g_free (pool);
}

static char *
add_chunk (MusterPool *pool, gsize size)
{
  Chunk chunk = { g_malloc0 (size), size };

  g_array_append_val (pool->chunks, chunk);
  return chunk.start;
}

gpointer
muster_pool_alloc (MusterPool *pool, gsize size)
{
  gpointer memory;

  size = (size + 7) & ~(gsize) 7;

  if (size > LARGE)
    return add_chunk (pool, size);

  if (size > pool->free_size)
    {
      pool->free_size = MIN (CHUNK_MIN << MIN (pool->chunks->len, 16), CHUNK_MAX);
      pool->free_space = add_chunk (pool, pool->free_size);
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

/* {{{ Copying */

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const MusterPoolMove *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

void
muster_pool_copy_find (MusterPoolCopy *copy, const char *place)
{
  const MusterPoolMove *moves = (const MusterPoolMove *) (gpointer) copy->moves->data;
  guint low = 0, high = copy->moves->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (place < moves[middle].start)
        high = middle;
      else
        low = middle;
    }
  g_assert (place >= moves[low].start && place < moves[low].end);
  copy->last = moves[low];
}

void
muster_pool_expect (gpointer block, gsize size)
{
#ifdef MADV_POPULATE_WRITE
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize first = ((gsize) block + page - 1) / page * page;
  gsize end = ((gsize) block + size) / page * page;

  /* No more than advice: a system that does not know it, or has no memory, tells when it matters. */
  if (end > first)
    madvise ((gpointer) first, end - first, MADV_POPULATE_WRITE);
#endif
}

/* All chunks become one. */
static void
copy_chunks (MusterPoolCopy *copy, const MusterPool *pool)
{
  Chunk all = { NULL, 0 };
  gsize place = 0;

  for (guint i = 0; i < pool->chunks->len; i++)
    all.size += g_array_index (pool->chunks, Chunk, i).size;
  all.start = g_malloc (all.size);
  muster_pool_expect (all.start, all.size);
  for (guint i = 0; i < pool->chunks->len; i++)
    {
      const Chunk *chunk = &g_array_index (pool->chunks, Chunk, i);
      MusterPoolMove move = { chunk->start, chunk->start + chunk->size, (gssize) ((gintptr) (all.start + place) - (gintptr) chunk->start) };

      memcpy (all.start + place, chunk->start, chunk->size);
      g_array_append_val (copy->moves, move);
      place += chunk->size;
    }
  g_array_append_val (copy->pool->chunks, all);
  g_array_sort (copy->moves, compare_moves);
}

void
muster_pool_copy_begin (MusterPoolCopy *copy, const MusterPool *pool)
{
  MusterPool *made = g_new0 (MusterPool, 1);

  made->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  *copy = (MusterPoolCopy){ .pool = made, .moves = g_array_sized_new (FALSE, FALSE, sizeof (MusterPoolMove), pool->chunks->len) };
  copy_chunks (copy, pool);

  made->free_size = pool->free_size;
  if (pool->free_size > 0)
    made->free_space = muster_pool_copy_move (copy, pool->free_space);
  made->n_atoms = pool->n_atoms;
  made->capacity = pool->capacity;
  made->atoms = g_new (Atom *, made->capacity);
  muster_pool_expect (made->atoms, made->capacity * sizeof (Atom *));
  for (guint i = 0; i < made->capacity; i++)
    made->atoms[i] = muster_pool_copy_move (copy, pool->atoms[i]);
}

MusterPool *
muster_pool_copy_end (MusterPoolCopy *copy)
{
  g_array_unref (copy->moves);
  return g_steal_pointer (&copy->pool);
}

/* }}} */
