/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decode.c: the text of a file of unknown encoding.
 */
#include "decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "error.h"
#include "json-text.h"

static char *
refuse (const char *text, const char *at, GError **error, const char *what)
{
  MusterJsonPlace place = MUSTER_JSON_PLACE_START (text);

  muster_json_place_move (&place, at);
  g_set_error (error, MUSTER_ERROR, MUSTER_ERROR_SYNTAX, "%u:%u: %s", place.line, place.column, what);
  return NULL;
}

/* A copy of UTF-8 that must be valid. */
static char *
take_utf8 (const char *text, gsize size, gsize *length, GError **error)
{
  const char *end;

  if (!g_utf8_validate_len (text, size, &end))
    return refuse (text, end, error, *end == 0 ? _ ("This is a zero byte, so the file is no text; export it as CSV in UTF-8") : _ ("The file says that it is UTF-8, but this is not; export it as CSV in UTF-8 again"));
  *length = size;
  return g_strndup (text, size);
}

/* {{{ UTF-16 */

/* Without a byte order mark: separators and line ends make zero bytes, all on the same side. */
static gboolean
looks_like_utf16 (const guint8 *bytes, gsize size, gboolean *big_endian)
{
  gsize sample = MIN (size, 4096) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < sample; i++)
    zeros[i % 2] += bytes[i] == 0;
  *big_endian = zeros[0] > 0;
  return size % 2 == 0 && (zeros[0] == 0) != (zeros[1] == 0) && (zeros[0] + zeros[1]) * 20 >= sample / 2;
}

static char *
take_utf16 (const guint8 *bytes, gsize size, gboolean big_endian, gsize *length, GError **error)
{
  g_autofree gunichar2 *units = g_new (gunichar2, size / 2 + 1);
  g_autofree char *text = NULL;
  glong n_bytes;

  for (gsize i = 0; i < size / 2; i++)
    {
      guint low = bytes[2 * i + (big_endian ? 1 : 0)], high = bytes[2 * i + (big_endian ? 0 : 1)];

      units[i] = (gunichar2) (low | high << 8);
    }
  text = size % 2 == 0 ? g_utf16_to_utf8 (units, (glong) (size / 2), NULL, &n_bytes, NULL) : NULL;
  if (!text)
    return refuse ("", "", error, _ ("The file looks like UTF-16, but is damaged; export it as CSV in UTF-8"));
  if (memchr (text, 0, (gsize) n_bytes))
    return refuse (text, memchr (text, 0, (gsize) n_bytes), error, _ ("This is a zero character, so the file is no text; export it as CSV in UTF-8"));
  *length = (gsize) n_bytes;
  return g_steal_pointer (&text);
}

/* }}} */
/* {{{ One byte or two */

/* Chinese in GB18030 is pairs of bytes from 0xa1 on, mostly of the first level of characters (leads
 * 0xb0 to 0xd7); accented letters of Windows-1252 stand alone between ASCII, or lead from 0xe0 on. */
static gboolean
looks_like_gb18030 (const guint8 *bytes, gsize size)
{
  gsize common = 0, pairs = 0, others = 0;

  for (gsize i = 0; i < size; i++)
    {
      gboolean pair = bytes[i] >= 0xa1 && bytes[i] <= 0xf7 && i + 1 < size && bytes[i + 1] >= 0xa1;

      if (bytes[i] < 0x80)
        continue;
      pairs += pair;
      others += !pair;
      common += pair && bytes[i] >= 0xb0 && bytes[i] <= 0xd7;
      /* Of a pair of the extended set the second byte may be ASCII. */
      if (pair || (bytes[i] >= 0x81 && bytes[i] <= 0xfe && i + 1 < size && bytes[i + 1] >= 0x80))
        i++;
    }
  return pairs > 0 && others * 4 <= pairs && common * 2 >= pairs;
}

static char *
take_gb18030 (const char *text, gsize size, gsize *length)
{
  g_autofree char *decoded = g_convert (text, (gssize) size, "UTF-8", "GB18030", NULL, length, NULL);

  return decoded && !memchr (decoded, 0, *length) ? g_steal_pointer (&decoded) : NULL;
}

/* The 32 places in which Windows-1252 differs from Latin-1; 0 where it has no character. */
static const gunichar2 windows_1252[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178
};

static char *
take_windows_1252 (const guint8 *bytes, gsize size, gsize *length, GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (size + size / 8);

  for (gsize i = 0; i < size; i++)
    {
      gunichar c = bytes[i];

      if (c >= 0x80 && c < 0xa0)
        c = windows_1252[c - 0x80];
      if (c == 0 && bytes[i] == 0)
        return refuse (text->str, text->str + text->len, error, _ ("This is a zero byte, so the file is no text; export it as CSV in UTF-8"));
      if (c == 0)
        return refuse (text->str, text->str + text->len, error, _ ("The encoding of this text is unknown; export it as CSV in UTF-8"));
      if (c < 0x80)
        g_string_append_c (text, (char) c);
      else
        g_string_append_unichar (text, c);
    }
  *length = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* }}} */

char *
muster_decode (GBytes *bytes, const char **encoding, gsize *length, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const char *text = size > 0 ? (const char *) data : "";
  gboolean big_endian;
  char *decoded;

  *encoding = "UTF-8";
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return take_utf8 (text + 3, size - 3, length, error);
  if (g_utf8_validate_len (text, size, NULL))
    return take_utf8 (text, size, length, error);

  *encoding = "UTF-16";
  if (size >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0))
    return take_utf16 (data + 2, size - 2, data[0] == 0xfe, length, error);
  if (looks_like_utf16 (data, size, &big_endian))
    return take_utf16 (data, size, big_endian, length, error);

  *encoding = "GB18030";
  if (looks_like_gb18030 (data, size) && (decoded = take_gb18030 (text, size, length)))
    return decoded;
  *encoding = "Windows-1252";
  return take_windows_1252 (data, size, length, error);
}
