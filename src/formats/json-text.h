/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json-text.h: pieces of JSON text, taken apart and put together.
 *
 * Taking apart works in place on text that json-gate.h has let through: it copies nothing, cannot
 * fail and looks at each byte once. Putting together has one way to write each value, so that equal
 * documents are equal bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whole numbers up to here, and down to its negative, are told from their neighbours by a double. */
#define MUSTER_JSON_MAX_INTEGER 9007199254740992

/* A value in a text that is not ended by a zero. */
typedef struct
{
  const char *start;
  const char *end;
} MusterJsonSpan;

/* Where a byte stands for a person: both from 1, columns in characters. */
typedef struct
{
  const char *at;
  guint line;
  guint column;
} MusterJsonPlace;

/* The place of the first byte of a text; and the way from a place to a later byte, or the same. */
#define MUSTER_JSON_PLACE_START(text) ((MusterJsonPlace){ .at = (text), .line = 1, .column = 1 })
void muster_json_place_move (MusterJsonPlace *place, const char *at);

/* Walks the members of an object or the elements of a list. */
typedef struct
{
  const char *at;
  const char *end;
  gboolean named;
} MusterJsonIter;

void muster_json_iter_init (MusterJsonIter *iter, MusterJsonSpan container);

/**
 * muster_json_iter_next:
 * @name: (out) (optional): the member's name with its quotes; not set in a list
 * @value: (out): the member's value, or the element
 *
 * Returns: whether there was one more
 */
gboolean muster_json_iter_next (MusterJsonIter *iter, MusterJsonSpan *name, MusterJsonSpan *value);

/* The text that a string, with its quotes, stands for. */
char *muster_json_dup_string (MusterJsonSpan string);

/* Whether a string, with its quotes, stands for @text. */
gboolean muster_json_string_is (MusterJsonSpan string, const char *text);

/* Appends text as a string with its quotes, escaping only what has to be. */
void muster_json_append_string (GString *out, const char *text);

/* Appends the shortest number that is read back as the same double; @number is finite. */
void muster_json_append_number (GString *out, double number);

/* Appends a value without the space between its parts and with every string in its plain form; its
 * numbers keep their digits. */
void muster_json_append_compact (GString *out, MusterJsonSpan value);

G_END_DECLS
