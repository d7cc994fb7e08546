/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json-gate.c: what may pass for JSON.
 *
 * The containers that are open are frames of a small stack. The names of the members of all open
 * objects share one array, in which each frame knows where its own begin; an object's are compared
 * when it closes.
 */
#include "json-gate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"
#include "schema.h"

/* A member's name as it is meant, and where it stands. */
typedef struct
{
  const char *text;
  gsize length;
  const char *at;
} Name;

/* An open object or list. @photo: whether the next string may be as long as a picture. */
typedef struct
{
  char close;
  gboolean photo;
  guint n_values;
  guint first_name;
} Frame;

typedef struct
{
  const char *text;
  const char *at;
  const char *end;
  Frame frames[MUSTER_GATE_MAX_DEPTH];
  guint depth;
  GArray *names;
  GStringChunk *plain_names;
  GError **error;
} Gate;

static gboolean
fail (Gate *gate, const char *at, MusterError code, const char *what)
{
  MusterJsonPlace place = MUSTER_JSON_PLACE_START (gate->text);

  muster_json_place_move (&place, at);
  g_set_error (gate->error, MUSTER_ERROR, (int) code, "%u:%u: %s", place.line, place.column, what);
  return FALSE;
}

static gboolean
refuse (Gate *gate, const char *at, const char *what)
{
  return fail (gate, at, MUSTER_ERROR_SYNTAX, what);
}

/* The next byte, or 0 at the end: there is no such byte in the text. */
static char
peek (Gate *gate)
{
  return gate->at < gate->end ? *gate->at : '\0';
}

/* What must come next does not. */
static gboolean
expect (Gate *gate, const char *what)
{
  return refuse (gate, gate->at, gate->at < gate->end ? what : _ ("The file ends too early"));
}

static void
skip_space (Gate *gate)
{
  while (gate->at < gate->end && strchr (" \t\r\n", *gate->at))
    gate->at++;
}

static gboolean
take_byte (Gate *gate, char byte)
{
  if (peek (gate) != byte)
    return FALSE;
  gate->at++;
  return TRUE;
}

/* Four hexadecimal digits; -1 if they are not there. */
static int
take_hex (Gate *gate)
{
  int unit = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (peek (gate)))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (*gate->at++);
    }
  return unit;
}

/* What follows a backslash. @length grows by the bytes that it stands for. */
static gboolean
take_escape (Gate *gate, gsize *length)
{
  const char *start = gate->at - 1;
  int unit, low;

  if (peek (gate) != 'u')
    {
      if (!peek (gate) || !strchr ("\"\\/bfnrt", *gate->at))
        return refuse (gate, start, _ ("There is no such escape; a backslash is written “\\\\”"));
      gate->at++;
      *length += 1;
      return TRUE;
    }
  gate->at++;
  unit = take_hex (gate);
  if (unit < 0)
    return refuse (gate, start, _ ("“\\u” needs four hexadecimal digits"));
  if (unit == 0)
    return refuse (gate, start, _ ("Text cannot hold the character “\\u0000”"));
  *length += unit < 0x80 ? 1 : unit < 0x800 ? 2
                                            : 3;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;
  low = unit < 0xdc00 && take_byte (gate, '\\') && take_byte (gate, 'u') ? take_hex (gate) : -1;
  if (low < 0xdc00 || low > 0xdfff)
    return refuse (gate, start, _ ("Half of a surrogate pair is no character"));
  *length += 1;
  return TRUE;
}

/* A string; the quote that opens it is next. */
static gboolean
take_string (Gate *gate, gsize max_length, MusterJsonSpan *string)
{
  gsize length = 0;

  string->start = gate->at++;
  while (!take_byte (gate, '"'))
    {
      if (gate->at == gate->end)
        return refuse (gate, string->start, _ ("This text has no closing quote"));
      if ((guchar) *gate->at < 0x20)
        return refuse (gate, gate->at, _ ("A line break or control character inside text is written with a backslash, as “\\n”"));
      if (take_byte (gate, '\\'))
        {
          if (!take_escape (gate, &length))
            return FALSE;
          continue;
        }
      gate->at++;
      length++;
    }
  string->end = gate->at;
  if (length <= max_length)
    return TRUE;
  if (max_length == MUSTER_IMAGE_MAX)
    return fail (gate, string->start, MUSTER_ERROR_LIMIT, _ ("This picture is larger than 8 MB; embed a smaller one"));
  return fail (gate, string->start, MUSTER_ERROR_LIMIT, _ ("This text is longer than 64 kB; shorten it"));
}

static gboolean
take_digits (Gate *gate)
{
  const char *start = gate->at;

  while (g_ascii_isdigit (peek (gate)))
    gate->at++;
  return gate->at > start;
}

static gboolean
check_number (Gate *gate, const char *start, gboolean whole)
{
  g_autofree char *digits = g_strndup (start, (gsize) (gate->at - start));
  double number;

  if (whole && !g_ascii_string_to_signed (digits, 10, -MUSTER_JSON_MAX_INTEGER, MUSTER_JSON_MAX_INTEGER, NULL, NULL))
    return fail (gate, start, MUSTER_ERROR_LIMIT, _ ("This whole number is too large to be kept exactly"));
  number = g_ascii_strtod (digits, NULL);
  if (number > G_MAXDOUBLE || number < -G_MAXDOUBLE)
    return fail (gate, start, MUSTER_ERROR_LIMIT, _ ("This number is too large"));
  return TRUE;
}

static gboolean
take_number (Gate *gate)
{
  const char *start = gate->at;
  gboolean whole = TRUE;

  take_byte (gate, '-');
  if (take_byte (gate, '0'))
    {
      if (g_ascii_isdigit (peek (gate)))
        return refuse (gate, start, _ ("A number has no leading zero"));
    }
  else if (!take_digits (gate))
    return refuse (gate, start, _ ("A minus sign needs a number after it"));
  if (take_byte (gate, '.'))
    {
      whole = FALSE;
      if (!take_digits (gate))
        return refuse (gate, start, _ ("A decimal point needs a digit after it"));
    }
  if (take_byte (gate, 'e') || take_byte (gate, 'E'))
    {
      whole = FALSE;
      if (!take_byte (gate, '+'))
        take_byte (gate, '-');
      if (!take_digits (gate))
        return refuse (gate, start, _ ("An exponent needs a digit"));
    }
  return check_number (gate, start, whole);
}

static gboolean
take_word (Gate *gate)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (gate->end - gate->at) >= length && memcmp (gate->at, words[i], length) == 0)
        {
          gate->at += length;
          return TRUE;
        }
    }
  return expect (gate, _ ("Expected a value: text in quotes, a number, true, false, null, “{” or “[”"));
}

static gboolean
open_frame (Gate *gate)
{
  if (gate->depth == MUSTER_GATE_MAX_DEPTH)
    return fail (gate, gate->at, MUSTER_ERROR_LIMIT, _ ("Lists and objects lie more than 32 deep in each other"));
  gate->frames[gate->depth++] = (Frame){
    .close = *gate->at++ == '{' ? '}' : ']',
    .first_name = gate->names->len,
  };
  return TRUE;
}

/* An op on a picture is a list whose second element is the field's name. */
static gboolean
take_text_value (Gate *gate)
{
  static const char photo[] = "\"photo\"";
  Frame *frame = gate->depth > 0 ? &gate->frames[gate->depth - 1] : NULL;
  MusterJsonSpan string;

  if (!take_string (gate, frame && frame->photo ? MUSTER_IMAGE_MAX : MUSTER_TEXT_MAX, &string))
    return FALSE;
  if (frame && frame->close == ']' && frame->n_values == 2)
    frame->photo = (gsize) (string.end - string.start) == strlen (photo) && memcmp (string.start, photo, strlen (photo)) == 0;
  return TRUE;
}

static gboolean
take_value (Gate *gate)
{
  char first;

  skip_space (gate);
  first = peek (gate);
  if (first == '{' || first == '[')
    return open_frame (gate);
  if (first == '"')
    return take_text_value (gate);
  if (first == '-' || g_ascii_isdigit (first))
    return take_number (gate);
  return take_word (gate);
}

static gboolean
take_name (Gate *gate, Frame *frame)
{
  MusterJsonSpan string;
  Name name;

  if (peek (gate) != '"')
    return expect (gate, _ ("Expected a member's name in quotes"));
  if (!take_string (gate, MUSTER_TEXT_MAX, &string))
    return FALSE;
  name = (Name){ string.start + 1, (gsize) (string.end - string.start) - 2, string.start };
  if (memchr (name.text, '\\', name.length))
    {
      g_autofree char *plain = muster_json_dup_string (string);

      name.text = g_string_chunk_insert (gate->plain_names, plain);
      name.length = strlen (plain);
    }
  g_array_append_val (gate->names, name);
  frame->photo = name.length == strlen ("photo") && memcmp (name.text, "photo", name.length) == 0;
  skip_space (gate);
  if (!take_byte (gate, ':'))
    return expect (gate, _ ("Expected “:” after the member's name"));
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *left = a, *right = b;
  int order;

  if (left->length != right->length)
    return left->length < right->length ? -1 : 1;
  order = memcmp (left->text, right->text, left->length);
  return order != 0 ? order : left->at < right->at ? -1
                                                   : 1;
}

static gboolean
close_frame (Gate *gate)
{
  guint first = gate->frames[--gate->depth].first_name;
  Name *names = &g_array_index (gate->names, Name, first);
  guint n_names = gate->names->len - first;
  const Name *repeated = NULL;

  gate->at++;
  if (n_names > 1)
    qsort (names, n_names, sizeof *names, compare_names);
  for (guint i = 1; i < n_names; i++)
    if (names[i].length == names[i - 1].length && memcmp (names[i].text, names[i - 1].text, names[i].length) == 0)
      if (!repeated || names[i].at < repeated->at)
        repeated = &names[i];
  if (repeated)
    {
      g_autofree char *name = g_strndup (repeated->text, repeated->length);
      g_autofree char *short_name = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 60));
      g_autofree char *what = g_strdup_printf (_ ("The member “%s” is there twice; keep one"), short_name);

      return refuse (gate, repeated->at, what);
    }
  g_array_set_size (gate->names, first);
  return TRUE;
}

/* One more value of the innermost open container, or its end. */
static gboolean
take_step (Gate *gate)
{
  Frame *frame = &gate->frames[gate->depth - 1];

  skip_space (gate);
  if (peek (gate) == frame->close)
    return close_frame (gate);
  if (frame->n_values > 0)
    {
      if (!take_byte (gate, ','))
        return expect (gate, frame->close == '}' ? _ ("Expected “,” or “}”") : _ ("Expected “,” or “]”"));
      skip_space (gate);
    }
  frame->n_values++;
  if (frame->close == '}' && !take_name (gate, frame))
    return FALSE;
  return take_value (gate);
}

static gboolean
check_bytes (Gate *gate)
{
  gsize length = (gsize) (gate->end - gate->text);
  const char *wrong;

  if (length == 0)
    return refuse (gate, gate->text, _ ("The file is empty"));
  if (length > MUSTER_GATE_MAX_SIZE)
    return fail (gate, gate->text, MUSTER_ERROR_LIMIT, _ ("The file is larger than 256 MB"));
  if (length >= 3 && memcmp (gate->text, "\xef\xbb\xbf", 3) == 0)
    return refuse (gate, gate->text, _ ("The file begins with a byte order mark; save it as UTF-8 without one"));
  if (!g_utf8_validate_len (gate->text, length, &wrong))
    return refuse (gate, wrong, _ ("This is not UTF-8 text"));
  return TRUE;
}

static gboolean
check_grammar (Gate *gate, MusterJsonSpan *root)
{
  skip_space (gate);
  root->start = gate->at;
  if (!take_value (gate))
    return FALSE;
  while (gate->depth > 0)
    if (!take_step (gate))
      return FALSE;
  root->end = gate->at;
  skip_space (gate);
  if (gate->at < gate->end)
    return refuse (gate, gate->at, _ ("Nothing may follow the end of the document"));
  return TRUE;
}

gboolean
muster_json_gate (GBytes *bytes, MusterJsonSpan *root, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  Gate gate = { .error = error };
  gboolean passed;

  gate.text = gate.at = gate.end = length > 0 ? text : "";
  gate.end += length;
  if (!check_bytes (&gate))
    return FALSE;
  gate.names = g_array_new (FALSE, FALSE, sizeof (Name));
  gate.plain_names = g_string_chunk_new (1024);
  passed = check_grammar (&gate, root);
  g_array_unref (gate.names);
  g_string_chunk_free (gate.plain_names);
  return passed;
}
