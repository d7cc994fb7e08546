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

/* The number kept with an interned text; 0 at first. */
guint32 muster_pool_get_number (const char *interned);
void muster_pool_set_number (const char *interned, guint32 number);

G_END_DECLS
