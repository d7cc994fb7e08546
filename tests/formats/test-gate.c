/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is not JSON to the letter, or more than Muster takes, stops at the gate, and the message
 * says where; what passes is what json-glib understands.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "error.h"
#include "json-gate.h"
#include "schema.h"

typedef struct
{
  const char *name;
  const char *text;
  /* What the message begins with; NULL if the text passes. */
  const char *message;
} Case;

static const Case cases[] = {
  { "empty", "", "1:1: The file is empty" },
  { "blank", " \n ", "2:2: The file ends too early" },
  { "object", " { \"a\" : [ 1 , -2.5e-3, true, false, null, \"x\" ] } \r\n", NULL },
  { "scalar", "12", NULL },
  { "empty containers", "[{}, [], \"\"]", NULL },
  { "every escape", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"", NULL },
  { "not ASCII", "[\"仓库\", \"é😀\"]", NULL },
  { "columns are characters", "[\"仓库\",\n \"é\" x]", "2:6: Expected “,” or “]”" },
  { "second value", "{}\n{}", "2:1: Nothing may follow" },
  { "comment", "{} /* */", "1:4: Nothing may follow" },
  { "junk", "[1]\n\nx", "3:1: Nothing may follow" },
  { "open list", "[1,", "1:4: The file ends too early" },
  { "open object", "{\"a\":1", "1:7: The file ends too early" },
  { "open text", "[\"abc", "1:2: This text has no closing quote" },
  { "open escape", "\"\\", "1:2: There is no such escape" },
  { "trailing comma in a list", "[1,]", "1:4: Expected a value" },
  { "trailing comma in an object", "{\"a\":1,}", "1:8: Expected a member's name" },
  { "leading comma", "[,1]", "1:2: Expected a value" },
  { "no comma", "[1 2]", "1:4: Expected “,” or “]”" },
  { "wrong bracket", "[1}", "1:3: Expected “,” or “]”" },
  { "wrong brace", "{\"a\":1]", "1:7: Expected “,” or “}”" },
  { "no colon", "{\"a\" 1}", "1:6: Expected “:”" },
  { "no value", "{\"a\":}", "1:6: Expected a value" },
  { "bare name", "{a:1}", "1:2: Expected a member's name" },
  { "single quotes", "['a']", "1:2: Expected a value" },
  { "wrong word", "[True]", "1:2: Expected a value" },
  { "cut word", "[tru", "1:2: Expected a value" },
  { "long word", "[nulls]", "1:6: Expected “,” or “]”" },
  { "not a number", "[NaN]", "1:2: Expected a value" },
  { "infinity", "[-Infinity]", "1:2: A minus sign needs a number" },
  { "plus", "[+1]", "1:2: Expected a value" },
  { "leading zero", "[\n010]", "2:1: A number has no leading zero" },
  { "hexadecimal", "[0x10]", "1:3: Expected “,” or “]”" },
  { "no fraction", "[1.]", "1:2: A decimal point needs a digit" },
  { "no whole part", "[.5]", "1:2: Expected a value" },
  { "no exponent", "[1e+]", "1:2: An exponent needs a digit" },
  { "minus zero", "[-0, 0, -0.0]", NULL },
  { "largest whole numbers", "[9007199254740992, -9007199254740992]", NULL },
  { "too large a whole number", "[9007199254740993]", "1:2: This whole number is too large" },
  { "too small a whole number", "[-9007199254740993]", "1:2: This whole number is too large" },
  { "huge whole number", "[18446744073709551616]", "1:2: This whole number is too large" },
  { "largest double", "[1.7976931348623157e308, 1e-400]", NULL },
  { "no double", "[1e309]", "1:2: This number is too large" },
  { "no negative double", "[-1E309]", "1:2: This number is too large" },
  { "line break in text", "[\"a\nb\"]", "1:4: A line break or control character" },
  { "tab in text", "[\"\t\"]", "1:3: A line break or control character" },
  { "unknown escape", "[\"a\\x\"]", "1:4: There is no such escape" },
  { "short escape", "[\"\\u12\"]", "1:3: “\\u” needs four" },
  { "escaped zero", "[\"a\\u0000\"]", "1:4: Text cannot hold" },
  { "lone high surrogate", "[\"\\ud800abc\"]", "1:3: Half of a surrogate pair" },
  { "lone low surrogate", "[\"\\udc00\"]", "1:3: Half of a surrogate pair" },
  { "two high surrogates", "[\"\\ud800\\ud800\"]", "1:3: Half of a surrogate pair" },
  { "byte order mark", "\xef\xbb\xbf{}", "1:1: The file begins with a byte order mark" },
  { "UTF-16", "\xff\xfe{", "1:1: This is not UTF-8" },
  { "overlong", "[\"\xc0\xaf\"]", "1:3: This is not UTF-8" },
  { "surrogate as UTF-8", "[\"\xed\xa0\x80\"]", "1:3: This is not UTF-8" },
  { "Latin-1", "[1,\n\"caf\xe9\"]", "2:5: This is not UTF-8" },
  { "repeated name", "{\"a\":1,\n\"b\":2,\n\"a\":3}", "3:1: The member “a” is there twice" },
  { "name repeated in other letters", "{\"a\":1, \"\\u0061\":3}", "1:9: The member “a” is there twice" },
  { "same name in other objects", "[{\"a\":{\"a\":1}},{\"a\":2}]", NULL },
  { "repeated empty name", "{\"\":1,\"\":2}", "1:7: The member “” is there twice" },
  { "first repeated of two", "{\"b\":1,\"a\":1,\"b\":2,\"a\":2}", "1:14: The member “b” is there twice" },
};

static void
check (const char *text, gsize length, const char *message)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  MusterJsonSpan root;
  gboolean passed = muster_json_gate (bytes, &root, &error);

  if (message)
    {
      g_assert_false (passed);
      g_assert_nonnull (error);
      g_assert_true (error->domain == MUSTER_ERROR);
      if (!g_str_has_prefix (error->message, message))
        g_error ("%s where %s was expected", error->message, message);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (passed);
  g_assert_cmpint (*root.start, !=, ' ');
  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, &error));
  g_assert_no_error (error);
}

static void
test_case (gconstpointer data)
{
  const Case *item = data;

  check (item->text, strlen (item->text), item->message);
}

static void
test_zero_byte (void)
{
  check ("[\"a\0b\"]", 7, "1:4: This is not UTF-8");
  check ("[1]\0", 4, "1:4: This is not UTF-8");
}

static void
test_depth (void)
{
  for (gsize depth = 31; depth <= 33; depth++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gsize i = 0; i < depth; i++)
        g_string_append (text, i % 2 ? "[" : "{\"a\":");
      g_string_append_c (text, '0');
      for (gsize i = depth; i-- > 0;)
        g_string_append_c (text, i % 2 ? ']' : '}');
      check (text->str, text->len, depth > 32 ? "1:97: Lists and objects lie more than 32 deep" : NULL);
    }
}

static void
test_depth_of_a_bomb (void)
{
  g_autofree char *text = g_strnfill (1000000, '[');

  check (text, 1000000, "1:33: Lists and objects lie more than 32 deep");
}

/* A text of @length bytes between @before and @after. */
static void
check_length (const char *before, gsize length, const char *after, const char *message)
{
  g_autofree char *filling = g_strnfill (length, 'x');
  g_autofree char *text = g_strconcat (before, filling, after, NULL);

  check (text, strlen (text), message);
}

static void
test_lengths (void)
{
  const gsize text = 65536, photo = 8388608;

  check_length ("[\"", text, "\"]", NULL);
  check_length ("[\"", text + 1, "\"]", "1:2: This text is longer than 64 kB");
  check_length ("{\"", text + 1, "\":1}", "1:2: This text is longer than 64 kB");
  check_length ("[\"\\n", text - 1, "\"]", NULL);
  check_length ("[\"\\n", text, "\"]", "1:2: This text is longer than 64 kB");
  check_length ("[\"\\u4ed3", text - 3, "\"]", NULL);
  check_length ("[\"\\u4ed3", text - 2, "\"]", "1:2: This text is longer than 64 kB");
  check_length ("[\"\\ud83d\\ude00", text - 4, "\"]", NULL);
  check_length ("[\"\\ud83d\\ude00", text - 3, "\"]", "1:2: This text is longer than 64 kB");
  check_length ("{\"photo\":\"", photo, "\"}", NULL);
  check_length ("{\"photo\":\"", photo + 1, "\"}", "1:10: This picture is larger than 8 MB");
  check_length ("{\"photo\":1,\"notes\":\"", text + 1, "\"}", "1:20: This text is longer than 64 kB");
  check_length ("[\"p-1\",\"photo\",null,\"", photo, "\"]", NULL);
  check_length ("[\"p-1\",\"photo\",null,\"", photo + 1, "\"]", "1:21: This picture is larger than 8 MB");
  check_length ("[\"photo\",\"notes\",null,\"", text + 1, "\"]", "1:23: This text is longer than 64 kB");
}

static void
test_size (void)
{
  const gsize most = 256u << 20;
  g_autofree char *text = g_strnfill (most + 1, ' ');
  g_autoptr (GBytes) largest = NULL;
  g_autoptr (GBytes) too_large = NULL;
  g_autoptr (GError) error = NULL;
  MusterJsonSpan root;

  memcpy (text, "{}", 2);
  largest = g_bytes_new_static (text, most);
  too_large = g_bytes_new_static (text, most + 1);
  g_assert_true (muster_json_gate (largest, &root, &error));
  g_assert_no_error (error);
  g_assert_cmpint (root.end - root.start, ==, 2);
  g_assert_false (muster_json_gate (too_large, &root, &error));
  g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "1:1: The file is larger than 256 MB");
}

static void
test_many_names (void)
{
  g_autoptr (GString) text = g_string_new ("{\"twice\":0");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, ",\n\"%u\":%u", i, i);
  g_string_append (text, ",\n\"twice\":1}");
  check (text->str, text->len, "100002:1: The member “twice” is there twice");
}

/* {{{ Taking apart and putting together */

static void
test_walk (void)
{
  static const char text[] = " {\"a\" : 1 ,\"b\":[1,{\"x]\":\"},\\\"\"}, []],\n\"c\":\"t\" }";
  static const char *const expected[] = { "\"a\"", "1", "\"b\"", "[1,{\"x]\":\"},\\\"\"}, []]", "\"c\"", "\"t\"" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  MusterJsonSpan root, name, value;
  MusterJsonIter iter;
  guint i = 0;

  g_assert_true (muster_json_gate (bytes, &root, NULL));
  muster_json_iter_init (&iter, root);
  while (muster_json_iter_next (&iter, &name, &value))
    {
      g_autofree char *name_text = g_strndup (name.start, (gsize) (name.end - name.start));
      g_autofree char *value_text = g_strndup (value.start, (gsize) (value.end - value.start));

      g_assert_cmpuint (i, <, G_N_ELEMENTS (expected));
      g_assert_cmpstr (name_text, ==, expected[i++]);
      g_assert_cmpstr (value_text, ==, expected[i++]);
    }
  g_assert_cmpuint (i, ==, G_N_ELEMENTS (expected));
}

static void
test_compact (void)
{
  static const char text[] = "{ \"a\\u0062\" : [ 1.10 , \"\\u00e9\\/\\n\\u001f\\u007f\" ],\r\n\t\"c d\" : null }";
  g_autoptr (GString) out = g_string_new (NULL);

  muster_json_append_compact (out, (MusterJsonSpan){ text, text + strlen (text) });
  g_assert_cmpstr (out->str, ==, "{\"ab\":[1.10,\"é/\\n\\u001f\x7f\"],\"c d\":null}");
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *text;
  } numbers[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 60, "60" },
    { -2.5, "-2.5" },
    { 0.1, "0.1" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 1e15, "1000000000000000" },
    { 9007199254740992, "9007199254740992" },
    { 9007199254740994, "9007199254740994.0" },
    { 1e17, "1e+17" },
    { 1.7976931348623157e308, "1.7976931348623157e+308" },
    { 5e-324, "4.94065645841247e-324" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      muster_json_append_number (out, numbers[i].number);
      g_assert_cmpstr (out->str, ==, numbers[i].text);
      g_assert_true (g_ascii_strtod (out->str, NULL) == numbers[i].number);
      check (out->str, out->len, NULL);
    }
}

/* Every text that is written is read back the same, by json-glib too. */
static void
test_strings (void)
{
  g_autoptr (GString) all = g_string_new ("\\\"/仓库😀");
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *back = NULL;

  for (gunichar c = 1; c < 0x100; c++)
    g_string_append_unichar (all, c);
  muster_json_append_string (out, all->str);
  check (out->str, out->len, NULL);
  back = muster_json_dup_string ((MusterJsonSpan){ out->str, out->str + out->len });
  g_assert_cmpstr (back, ==, all->str);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/gate/case/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/gate/a zero byte is refused", test_zero_byte);
  g_test_add_func ("/gate/depth ends at 32", test_depth);
  g_test_add_func ("/gate/a million brackets are refused", test_depth_of_a_bomb);
  g_test_add_func ("/gate/text ends at 64 kB and pictures at 8 MB", test_lengths);
  g_test_add_func ("/gate/files end at 256 MB", test_size);
  g_test_add_func ("/gate/many names are compared", test_many_names);
  g_test_add_func ("/text/walks members in place", test_walk);
  g_test_add_func ("/text/compact text keeps what it means", test_compact);
  g_test_add_func ("/text/numbers are short and read back", test_numbers);
  g_test_add_func ("/text/strings read back", test_strings);
  return g_test_run ();
}
