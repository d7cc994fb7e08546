/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * search-private.h: what an index holds, and a query taken apart.
 */
#pragma once

#include "search.h"

G_BEGIN_DECLS

/* What "is:" asks. */
typedef enum
{
  MUSTER_SEARCH_OPEN = 1 << 0,
  MUSTER_SEARCH_VENDOR = 1 << 1,
  MUSTER_SEARCH_TOOL = 1 << 2,
  MUSTER_SEARCH_SEVERAL = 1 << 3,
  MUSTER_SEARCH_DEPARTMENT = 1 << 4,
  MUSTER_SEARCH_ROLE = 1 << 5,
  MUSTER_SEARCH_PERSON = 1 << 6,
} MusterSearchFlags;

/* One field of a record: which of the different texts it holds. */
typedef struct
{
  guint text;
  MusterField field;
} MusterSegment;

/**
 * MusterEntry:
 * @first: its first segment, which is its name
 * @n_plain: how many are searched by any word
 * @n_segments: those and more, which are searched only when their field is named
 */
typedef struct
{
  MusterRecord record;
  MusterKind kind;
  guint flags;
  guint first;
  guint n_plain;
  guint n_segments;
} MusterEntry;

/**
 * MusterSearchIndex:
 * @entries: (element-type MusterEntry): in the order of the chart
 * @haystack: the different texts, folded, each ended by a zero
 * @starts: (element-type guint): where each of them begins, and where the last ends
 * @places: by handle, below @limit: the entry, or MUSTER_NOWHERE
 */
struct _MusterSearchIndex
{
  MusterDocument *doc;
  MusterRecord stage;
  GArray *entries;
  GArray *segments;
  GString *haystack;
  GArray *starts;
  guint *places;
  guint limit;
};

/**
 * MusterTerm:
 * @word: folded; empty for any text
 * @fields: (nullable) (element-type MusterField): the fields that were named
 * @flag: what "is:" asks; 0 for a word
 */
typedef struct
{
  char *word;
  GArray *fields;
  guint flag;
} MusterTerm;

/* For arrays of terms. */
void muster_term_clear (gpointer term);

#define MUSTER_SEARCH_MAX_TERMS 32

/* What is asked by @name and @value, as "is" and "open"; 0 if it is nothing. */
guint muster_query_find_state (const char *name, const char *value);

/* Whether @name is "is", or that in the person's language. */
gboolean muster_query_asks_state (const char *name);

/* The words of a query, each once. */
GArray *muster_query_parse (MusterDocument *doc, const char *query);

G_END_DECLS
