/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pool.h: memory that lives as long as a document, and text that is there once.
 *
 * Equal text is interned to the same pointer, with eight bytes of its own before it: its hash and a
 * number that the owner may use (a document keeps the handle of the record with that id there, so
 * that finding a record by id needs no second table). Nothing is freed before the pool. Private to
 * this room.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MusterPool MusterPool;

MusterPool *muster_pool_new (void);
void muster_pool_free (MusterPool *pool);

/* Zeroed memory, aligned for pointers and doubles. */
gpointer muster_pool_alloc (MusterPool *pool, gsize size);

/* The pool's copy of @text. */
const char *muster_pool_intern (MusterPool *pool, const char *text);

/* The pool's copy if there is one, else %NULL. */
const char *muster_pool_lookup (MusterPool *pool, const char *text);

/* A piece of a pool's memory, and how far from it its copy lies. */
typedef struct
{
  const char *start;
  const char *end;
  gssize shift;
} MusterPoolMove;

/**
 * MusterPoolCopy:
 * @pool: the copy
 * @moves: (element-type MusterPoolMove): all pieces, by place
 * @last: the piece that was asked for last: what was made together lies together
 *
 * A copy being made of a pool and of what points into it. What the pool was asked for lies in the
 * copy as it lay in the pool, so that a pointer is moved by looking up its piece.
 */
typedef struct
{
  MusterPool *pool;
  GArray *moves;
  MusterPoolMove last;
} MusterPoolCopy;

/* Copies all memory of @pool; muster_pool_copy_end() gives the copy away when all pointers, those in
 * its memory too, have been moved. */
void muster_pool_copy_begin (MusterPoolCopy *copy, const MusterPool *pool);
MusterPool *muster_pool_copy_end (MusterPoolCopy *copy);

/* Makes the piece that @place lies in the last one. */
void muster_pool_copy_find (MusterPoolCopy *copy, const char *place);

/* Where in the copy is what @pointer, which the pool gave or %NULL, points to. */
static inline gpointer
muster_pool_copy_move (MusterPoolCopy *copy, gconstpointer pointer)
{
  const char *place = pointer;

  if (place == NULL)
    return NULL;
  if (place < copy->last.start || place >= copy->last.end)
    muster_pool_copy_find (copy, place);
  return (gpointer) (place + copy->last.shift);
}

/* Says that all of a new block of memory will be written now. The system then gives it at once and
 * not page by page, which takes several times as long as writing it. */
void muster_pool_expect (gpointer block, gsize size);

/* The number kept with an interned text; 0 at first. */
guint32 muster_pool_get_number (const char *interned);
void muster_pool_set_number (const char *interned, guint32 number);

G_END_DECLS
