/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document comes back from its file as it went in, to the byte, with its history and with what
 * this version does not know; and whatever is in a file, reading it ends in an error with its place
 * or in a document that can be written, with a note for each thing that was mended.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "edit.h"
#include "error.h"
#include "native.h"
#include "projection.h"

/* One of every kind, and of everything that is not known. */
static const char whole[] =
    "{\n"
    "\"muster\": 1,\n"
    "\"records\": [\n"
    "{\"kind\":\"chart\",\"id\":\"chart\",\"name\":\"Lantern Home Goods\",\"vision\":\"Light\\nfor “all”\",\"span-max\":8,\"zeal\":[1.10,{\"a\":null}],\"/records\":\"mine\",\"~\":1},\n"
    "{\"kind\":\"stage\",\"id\":\"s-1\",\"order\":\"a0\",\"name\":\"Start-up\"},\n"
    "{\"kind\":\"stage\",\"id\":\"s-2\",\"order\":\"a1\",\"name\":\"Growth\",\"starts\":\"2027-02-28\"},\n"
    "{\"kind\":\"department\",\"id\":\"d-1\",\"order\":\"a0\",\"name\":\"运营\",\"head\":\"r-1\",\"color\":\"#3584e4\",\"budget\":1000000.5,\"collapsed\":true},\n"
    "{\"kind\":\"department\",\"id\":\"d-2\",\"order\":\"a1\",\"name\":\"Warehouse\",\"parent\":\"d-1\",\"until\":\"s-2\"},\n"
    "{\"kind\":\"role\",\"id\":\"r-1\",\"order\":\"a0\",\"title\":\"Operations \\\"lead\\\"\",\"department\":\"d-1\",\"f-1\":\"Größe\",\"f-2\":null},\n"
    "{\"kind\":\"role\",\"id\":\"r-2\",\"order\":\"a1\",\"title\":\"Packer\",\"department\":\"d-2\",\"manager\":\"r-1\",\"fte\":0.1,\"pool\":3,\"from\":\"s-1\",\"ref\":\"=1+1\"},\n"
    "{\"kind\":\"person\",\"id\":\"p-1\",\"name\":\"Wei Chen\",\"type\":\"contractor\",\"photo\":\"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAAAAAA\"},\n"
    "{\"kind\":\"holding\",\"id\":\"h-1\",\"person\":\"p-1\",\"role\":\"r-1\",\"share\":60},\n"
    "{\"kind\":\"line\",\"id\":\"l-1\",\"from-role\":\"r-2\",\"to-role\":\"r-1\",\"label\":\"quality\"},\n"
    "{\"kind\":\"responsibility\",\"id\":\"y-1\",\"order\":\"a0\",\"name\":\"Set prices\",\"authority\":\"price\"},\n"
    "{\"kind\":\"assignment\",\"id\":\"a-1\",\"responsibility\":\"y-1\",\"role\":\"r-1\",\"part\":\"accountable\"},\n"
    "{\"kind\":\"measure\",\"id\":\"m-1\",\"order\":\"a0\",\"name\":\"Returns\",\"target\":\"< 2 %\",\"weight\":50,\"role\":\"r-2\"},\n"
    "{\"kind\":\"checkpoint\",\"id\":\"c-1\",\"order\":\"a0\",\"stage\":\"s-1\",\"due\":\"2026-12-31\",\"result\":\"Shop is open\",\"owner\":\"r-1\"},\n"
    "{\"kind\":\"field\",\"id\":\"f-1\",\"order\":\"a0\",\"name\":\"Size\",\"on\":\"role\",\"type\":\"text\"},\n"
    "{\"kind\":\"rule\",\"id\":\"u-1\",\"order\":\"a0\",\"name\":\"Open\",\"field\":\"title\",\"test\":\"empty\",\"color\":\"#ff0000\"},\n"
    "{\"kind\":\"filter\",\"id\":\"x-1\",\"order\":\"a0\",\"name\":\"Mine\",\"text\":\"grade:7\"},\n"
    "{\"kind\":\"waiver\",\"id\":\"w-1\",\"check\":\"span\",\"record\":\"r-1\",\"reason\":\"agreed\"},\n"
    "{\"kind\":\"aisle\",\"id\":\"q-2\",\"name\":\"3\"},\n"
    "{\"kind\":\"zone\",\"id\":\"q-1\",\"of\":{\"role\":[\"r-1\"]},\"order\":7}\n"
    "],\n"
    "\"plugin\": {\"a\":[true,\"é\"]},\n"
    "\"seed\": 1e17,\n"
    "\"history\": {\"position\": 1, \"changes\": [\n"
    "{\"label\":\"Add “Packer”\",\"name\":\"First\",\"time\":\"2026-11-23T07:00:00Z\",\"ops\":[[\"r-2\",\"kind\",null,\"role\"],[\"r-2\",\"order\",null,\"a1\"],[\"r-2\",\"title\",null,\"Packer\"],[\"r-2\",\"department\",null,\"d-2\"],[\"r-2\",\"manager\",null,\"r-1\"],[\"r-2\",\"fte\",null,0.1],[\"r-2\",\"pool\",null,3],[\"r-2\",\"from\",null,\"s-1\"],[\"r-2\",\"ref\",null,\"=1+1\"],[\"l-1\",\"kind\",null,\"line\"],[\"l-1\",\"from-role\",null,\"r-2\"],[\"l-1\",\"to-role\",null,\"r-1\"],[\"l-1\",\"label\",null,\"quality\"],[\"m-1\",\"role\",null,\"r-2\"]]},\n"
    "{\"label\":\"Change\",\"time\":\"1970-01-01T00:00:00Z\",\"ops\":[[\"r-1\",\"f-1\",\"Größe\",null],[\"d-1\",\"collapsed\",true,null],[\"z-9\",\"kind\",null,\"zone\"],[\"z-9\",\"of\",null,[1]],[\"r-3\",\"kind\",null,\"role\"],[\"r-3\",\"title\",null,\"Buyer\"]]}\n"
    "]}\n"
    "}\n";

static MusterDocument *
read_text (const char *text, gsize length, MusterNotes *notes, gboolean *read_only, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return muster_native_read (bytes, "sample.muster", notes, read_only, error);
}

static MusterDocument *
read_good (const char *text, MusterNotes *notes)
{
  g_autoptr (GError) error = NULL;
  MusterDocument *doc = read_text (text, strlen (text), notes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (doc);
  return doc;
}

static char *
write_text (MusterDocument *doc, gboolean with_history)
{
  GByteArray *out = g_byte_array_new ();

  muster_native_write (doc, with_history, out);
  g_byte_array_append (out, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (out, FALSE);
}

/* Equal, or the test ends with the first line that differs. */
#define assert_same(found, expected) check_same (__LINE__, found, expected)

static void
check_same (int line, const char *found, const char *expected)
{
  g_auto (GStrv) found_lines = g_strsplit (found, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; found_lines[i] || expected_lines[i]; i++)
    if (g_strcmp0 (found_lines[i], expected_lines[i]) != 0)
      g_error ("line %d: “%s” is “%s”", line, expected_lines[i], found_lines[i]);
}

static void
print_notes (MusterNotes *notes)
{
  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    {
      const MusterNote *note = muster_notes_get (notes, i);

      g_test_message ("%u:%u: %s: %s", note->line, note->column, note->key, note->text);
    }
}

static void
test_fixed_point (void)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = read_good (whole, notes);
  g_autofree char *written = write_text (doc, TRUE);

  print_notes (notes);
  assert_same (written, whole);
  g_assert_cmpuint (muster_notes_get_length (notes), ==, 0);
  g_assert_true (muster_history_is_saved (doc));
}

static void
test_without_history (void)
{
  g_autoptr (MusterDocument) doc = read_good (whole, NULL);
  g_autofree char *written = write_text (doc, FALSE);
  const char *end = strstr (whole, ",\n\"history\"");
  g_autofree char *expected = g_strdup_printf ("%.*s\n}\n", (int) (end - whole), whole);

  assert_same (written, expected);
}

/* Another program's layout, escapes and order of records. */
static void
test_pretty (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = NULL;
  g_autofree char *pretty = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GString) text = g_string_new (whole);

  g_string_replace (text, "1e17", "17", 0);
  g_string_replace (text, "1.10", "1.5", 0);
  g_assert_true (json_parser_load_from_data (parser, text->str, -1, NULL));
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, json_parser_get_root (parser));
  pretty = json_generator_to_data (generator, NULL);
  g_assert_cmpstr (pretty, !=, text->str);

  doc = read_good (pretty, notes);
  written = write_text (doc, TRUE);
  assert_same (written, text->str);
  g_assert_cmpuint (muster_notes_get_length (notes), ==, 0);
}

static void
test_order_in_file (void)
{
  g_autoptr (MusterDocument) doc = read_good ("{\"history\":{\"changes\":[],\"position\":0},\"records\":[\n"
                                              "{\"department\":\"d-1\",\"id\":\"r-1\",\"title\":\"\\u0041\",\"kind\":\"role\",\"order\":\"a0\",\"assistant\":false,\"grade\":\"\"},\n"
                                              "{\"kind\":\"department\",\"id\":\"d-1\",\"order\":\"a0\",\"purpose\":null}],\r\n"
                                              "\"muster\":1}",
                                              NULL);
  g_autofree char *written = write_text (doc, TRUE);

  g_assert_cmpstr (written, ==, "{\n\"muster\": 1,\n\"records\": [\n"
                                "{\"kind\":\"chart\",\"id\":\"chart\"},\n"
                                "{\"kind\":\"department\",\"id\":\"d-1\",\"order\":\"a0\"},\n"
                                "{\"kind\":\"role\",\"id\":\"r-1\",\"order\":\"a0\",\"title\":\"A\",\"department\":\"d-1\"}\n"
                                "]\n}\n");
}

/* {{{ What is refused */

typedef struct
{
  const char *name;
  const char *text;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "not JSON", "{\n\"muster\": 1,\n\"records\": [\n{\"kind\":}\n]\n}\n", "4:9: Expected a value" },
  { "an empty file", "", "1:1: The file is empty" },
  { "a list", "[]", "1:1: This is not a Muster document" },
  { "a scalar", " 7", "1:2: This is not a Muster document" },
  { "another JSON file", "{\"name\":\"x\"}", "1:1: This is not a Muster document" },
  { "a version of text", "{\n\"muster\": \"1\",\"records\":[]}", "2:11: This is not a Muster document" },
  { "version 0", "{\"muster\":0,\"records\":[]}", "1:11: This is not a Muster document" },
  { "a version that is no whole number", "{\"muster\":1.5,\"records\":[]}", "1:11: This is not a Muster document" },
  { "no records", "{\"muster\":1}", "1:1: This Muster document is not whole" },
  { "records that are no list", "{\"muster\":1,\n\"records\":{}}", "2:11: The records of a Muster document are a list" },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusterDocument) doc = read_text (refusal->text, strlen (refusal->text), NULL, NULL, &error);

  g_assert_null (doc);
  g_assert_nonnull (error);
  g_assert_true (error->domain == MUSTER_ERROR);
  if (!g_str_has_prefix (error->message, refusal->message))
    g_error ("%s where %s was expected", error->message, refusal->message);
}

static void
test_many_members (void)
{
  for (guint n = 1198; n <= 1199; n++)
    {
      g_autoptr (GString) text = g_string_new ("{\"muster\":1,\"records\":[\n{\"kind\":\"zone\",\"id\":\"z\"");
      g_autoptr (GError) error = NULL;
      g_autoptr (MusterDocument) doc = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (text, ",\"m%u\":%u", i, i);
      g_string_append (text, "}]}");
      doc = read_text (text->str, text->len, NULL, NULL, &error);
      if (n == 1198)
        g_assert_nonnull (doc);
      else
        g_assert_cmpstr (error->message, ==, "2:1: This record has more members than a record can have: 1200");
    }
}

/* }}} */
/* {{{ What is mended */

/* Records in, records out but the chart's, and the notes as "LINE:KEY: start of text". */
typedef struct
{
  const char *name;
  const char *records;
  const char *mended;
  const char *notes[3];
} Mending;

static const Mending mendings[] = {
  { "text as number", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"grade\":7}", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"grade\":\"7\"}", { "2:r: “grade” was read from 7" } },
  { "number as text", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"fte\":\"0.5\"}", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"fte\":0.5}", { "2:r: “fte” was read from \"0.5\"" } },
  { "number as word", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"fte\":\"half\"}", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\"}", { "2:r: “fte” cannot be \"half\"" } },
  { "number out of range", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"fte\":-1}", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\"}", { "2:r: “fte” cannot be -1" } },
  { "flag as text", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"assistant\":\"yes\"}", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\"}", { "2:r: “assistant” cannot be \"yes\"" } },
  { "list as text", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"title\":[\"a\"]}", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\"}", { "2:r: “title” cannot be [\"a\"]" } },
  { "reference as number", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"department\":3}", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\"}", { "2:r: “department” cannot be 3" } },
  { "day that is none", "{\"kind\":\"stage\",\"id\":\"s\",\"order\":\"a0\",\"starts\":\"2027-02-29\"}", "{\"kind\":\"stage\",\"id\":\"s\",\"order\":\"a0\"}", { "2:s: “starts” cannot be \"2027-02-29\"" } },
  { "date in words", "{\"kind\":\"stage\",\"id\":\"s\",\"order\":\"a0\",\"starts\":\"soon\"}", "{\"kind\":\"stage\",\"id\":\"s\",\"order\":\"a0\"}", { "2:s: “starts” cannot be \"soon\"" } },
  { "dangling reference", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\",\"department\":\"d\"}", "{\"kind\":\"role\",\"id\":\"r\",\"order\":\"a0\"}", { "2:r: " } },
  { "no kind", "{\"id\":\"r\"}", "", { "2:(null): This is no record" } },
  { "no object", "[1,2]", "", { "2:(null): This is no record" } },
  { "no id", "{\"kind\":\"person\",\"name\":\"A\"}", "{\"kind\":\"person\",\"id\":\"person-2\",\"name\":\"A\"}", { "2:person-2: This record had no id" } },
  { "id of a wrong type", "{\"kind\":\"person\",\"id\":3,\"name\":\"A\"}", "{\"kind\":\"person\",\"id\":\"person-2\",\"name\":\"A\"}", { "2:person-2: This record had no id" } },
  { "id of two", "{\"kind\":\"person\",\"id\":\"p\",\"name\":\"A\"},\n{\"kind\":\"person\",\"id\":\"p\",\"name\":\"B\"},\n{\"kind\":\"person\",\"id\":\"p-2\",\"name\":\"C\"}", "{\"kind\":\"person\",\"id\":\"p\",\"name\":\"A\"},\n{\"kind\":\"person\",\"id\":\"p-2\",\"name\":\"C\"},\n{\"kind\":\"person\",\"id\":\"p-3\",\"name\":\"B\"}", { "3:p-3: Another record has the id “p” too" } },
  { "id of the chart", "{\"kind\":\"person\",\"id\":\"chart\",\"name\":\"A\"}", "{\"kind\":\"person\",\"id\":\"chart-2\",\"name\":\"A\"}", { "2:chart-2: Another record has the id “chart” too" } },
  { "two charts", "{\"kind\":\"chart\",\"id\":\"chart\"},\n{\"kind\":\"chart\",\"id\":\"c\",\"name\":\"B\"}", "", { "3:c: A document has one chart record" } },
  { "chart with another id", "{\"kind\":\"chart\",\"id\":\"c\"}", "", { "2:c: The id of the chart record is “chart” now" } },
};

static void
check_notes (MusterNotes *notes, const char *const *expected)
{
  guint n_expected = 0;

  print_notes (notes);
  for (; n_expected < 3 && expected[n_expected]; n_expected++)
    {
      const MusterNote *note;
      g_autofree char *text = NULL;

      g_assert_cmpuint (n_expected, <, muster_notes_get_length (notes));
      note = muster_notes_get (notes, n_expected);
      text = g_strdup_printf ("%u:%s: %s", note->line, note->key ? note->key : "(null)", note->text);
      g_assert_cmpstr (note->file, ==, "sample.muster");
      if (!g_str_has_prefix (text, expected[n_expected]))
        g_error ("%s where %s was expected", text, expected[n_expected]);
    }
  g_assert_cmpuint (muster_notes_get_length (notes), ==, n_expected);
}

static void
test_mending (gconstpointer data)
{
  const Mending *mending = data;
  g_autofree char *text = g_strdup_printf ("{\"muster\": 1, \"records\": [\n%s\n]}", mending->records);
  g_autofree char *expected = g_strdup_printf ("{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"chart\",\"id\":\"chart\"}%s%s\n]\n}\n", *mending->mended ? ",\n" : "", mending->mended);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = read_good (text, notes);
  g_autofree char *written = write_text (doc, TRUE);

  assert_same (written, expected);
  check_notes (notes, mending->notes);
}

static void
test_newer (void)
{
  g_autoptr (GString) text = g_string_new (whole);
  g_autoptr (MusterDocument) newer = NULL;
  g_autoptr (MusterDocument) same = NULL;
  g_autoptr (GError) error = NULL;
  gboolean read_only;

  same = read_text (text->str, text->len, NULL, &read_only, &error);
  g_assert_nonnull (same);
  g_assert_false (read_only);
  g_string_replace (text, "\"muster\": 1", "\"muster\": 2", 0);
  newer = read_text (text->str, text->len, NULL, &read_only, &error);
  g_assert_no_error (error);
  g_assert_nonnull (newer);
  g_assert_true (read_only);
}

/* }}} */
/* {{{ History */

static void
edit_a_lot (MusterDocument *doc)
{
  MusterSetting name = { MUSTER_DEPARTMENT_NAME, "Sales" };
  MusterSetting titles[] = { { MUSTER_ROLE_TITLE, "Lead" }, { MUSTER_ROLE_DEPARTMENT, NULL } };
  MusterSetting wei = { MUSTER_PERSON_NAME, "Wei" };
  MusterRecord department = muster_edit_add (doc, MUSTER_KIND_DEPARTMENT, &name, 1, 0, NULL);
  MusterRecord lead, packer, person;

  titles[1].text = muster_document_get_id (doc, department);
  lead = muster_edit_add (doc, MUSTER_KIND_ROLE, titles, 2, 0, NULL);
  titles[0].text = "Packer";
  packer = muster_edit_add (doc, MUSTER_KIND_ROLE, titles, 2, 0, NULL);
  person = muster_edit_add (doc, MUSTER_KIND_PERSON, &wei, 1, 0, NULL);
  g_assert_true (lead && packer && person);
  g_assert_true (muster_edit_promote (doc, lead, NULL));
  g_assert_true (muster_edit_assign (doc, person, packer, 40, NULL));
  g_assert_true (muster_edit_set (doc, packer, MUSTER_ROLE_FTE, "0.3", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_set (doc, packer, MUSTER_ROLE_NOTES, "Two\nlines “”", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_true (muster_edit_remove (doc, &lead, 1, MUSTER_SCOPE_ALONE, NULL));
  g_assert_true (muster_edit_remove (doc, &department, 1, MUSTER_SCOPE_BRANCH, NULL));
}

static void
test_history (void)
{
  g_autoptr (MusterDocument) doc = read_good (whole, NULL);
  g_autoptr (MusterDocument) again = NULL;
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *with_history = NULL;
  g_autofree char *rewritten = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint length;

  muster_travel (doc, 0);
  first = write_text (doc, FALSE);
  muster_travel (doc, 1);
  edit_a_lot (doc);
  muster_history_set_name (doc, 3, "Before the move");
  length = muster_history_get_length (doc);
  last = write_text (doc, FALSE);
  with_history = write_text (doc, TRUE);

  again = read_good (with_history, notes);
  print_notes (notes);
  g_assert_cmpuint (muster_notes_get_length (notes), ==, 0);
  g_assert_cmpuint (muster_history_get_length (again), ==, length);
  g_assert_cmpuint (muster_history_get_position (again), ==, length);
  g_assert_cmpstr (muster_history_get_change (again, 3)->name, ==, "Before the move");
  rewritten = write_text (again, TRUE);
  assert_same (rewritten, with_history);
  muster_travel (again, 0);
  undone = write_text (again, FALSE);
  assert_same (undone, first);
  muster_travel (again, length);
  redone = write_text (again, FALSE);
  assert_same (redone, last);
}

/* What replaces what in the whole document, so that its history does not fit. */
static const struct
{
  const char *from;
  const char *to;
} misfits[] = {
  { "\"position\": 1", "\"position\": 3" },
  { "\"position\": 1", "\"position\": -1" },
  { "\"position\": 1, ", "" },
  { "\"changes\"", "\"change\"" },
  { "\"changes\": [", "\"changes\": [7," },
  { "[\"r-2\",\"pool\",null,3]", "[\"r-2\",\"pool\",null,4]" },
  { "[\"r-2\",\"pool\",null,3]", "[\"r-2\",\"pool\",null]" },
  { "[\"r-2\",\"pool\",null,3]", "[\"r-2\",\"pool\",null,3,4]" },
  { "[\"r-2\",\"pool\",null,3]", "{\"r-2\":3}" },
  { "[\"r-2\",\"pool\",null,3]", "[\"r-2\",7,null,3]" },
  { "[\"r-1\",\"f-1\",\"Größe\",null]", "[\"r-1\",\"id\",null,\"r-7\"]" },
  { "[\"r-1\",\"f-1\",\"Größe\",null]", "[\"chart\",\"/records\",null,[]]" },
  { "[\"r-1\",\"f-1\",\"Größe\",null]", "[\"chart\",\"~name\",null,[]]" },
  { "[\"r-1\",\"f-1\",\"Größe\",null]", "[\"chart\",\"kind\",\"chart\",null]" },
  { "[\"r-1\",\"f-1\",\"Größe\",null]", "[\"d-1\",\"budget\",1000000.5,-1]" },
  { "[\"z-9\",\"kind\",null,\"zone\"],", "" },
};

static void
test_misfits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (misfits); i++)
    {
      g_autoptr (GString) text = g_string_new (whole);
      g_autoptr (MusterNotes) notes = muster_notes_new ();
      g_autoptr (MusterDocument) doc = NULL;
      g_autofree char *written = NULL;
      g_autofree char *expected = NULL;
      g_autoptr (MusterDocument) good = read_good (whole, NULL);

      g_assert_cmpuint (g_string_replace (text, misfits[i].from, misfits[i].to, 1), ==, 1);
      g_test_message ("%s", misfits[i].to);
      doc = read_good (text->str, notes);
      g_assert_cmpuint (muster_history_get_length (doc), ==, 0);
      g_assert_cmpuint (muster_notes_get_length (notes), ==, 1);
      g_assert_cmpstr (muster_notes_get (notes, 0)->key, ==, "history");
      g_assert_cmpuint (muster_notes_get (notes, 0)->line, ==, 27);
      written = write_text (doc, TRUE);
      expected = write_text (good, FALSE);
      assert_same (written, expected);
    }
}

static void
test_unknown_in_history (void)
{
  g_autoptr (GString) text = g_string_new (whole);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = NULL;

  g_string_replace (text, "{\"label\":\"Change\"", "{\"author\":\"Wei\",\"label\":\"Change\"", 1);
  doc = read_good (text->str, notes);
  g_assert_cmpuint (muster_history_get_length (doc), ==, 2);
  g_assert_cmpuint (muster_notes_get_length (notes), ==, 1);
}

/* }}} */
/* {{{ Anything at all */

static const char *const words[] = {
  "\"kind\"",
  "\"role\"",
  "\"chart\"",
  "\"department\"",
  "\"r-1\"",
  "\"r-2\"",
  "\"d-1\"",
  "\"s-1\"",
  "\"id\"",
  "\"/x\"",
  "\"~\"",
  "\"\"",
  "null",
  "true",
  "0",
  "-1",
  "1e17",
  "9007199254740992",
  "[]",
  "{}",
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  "\"",
  "\\",
  "\\ud800",
  "\\u0000",
  "\n",
  "{\"kind\":\"role\",\"id\":\"r-1\"},",
  "{\"kind\":\"chart\",\"id\":\"r-1\"},",
  "[\"r-1\",\"kind\",\"role\",null],",
  "[\"d-1\",\"kind\",\"department\",null],",
  "[\"r-9\",\"kind\",null,\"role\"],",
};

static gsize
pick (GRand *rand, gsize length)
{
  return length > 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) length) : 0;
}

/* One text in quotes, or what stands between two, in the line at @at gives way to a word. */
static void
replace_value (GString *text, gsize at, GRand *rand)
{
  const char *start, *end;

  while (at > 0 && text->str[at - 1] != '\n')
    at--;
  start = strchr (text->str + at, '"');
  for (int skip = g_rand_int_range (rand, 0, 30); start && skip > 0 && start[1] != '\n'; skip--)
    start = strchr (start + 1, '"');
  end = start ? strchr (start + 1, '"') : NULL;
  if (!end)
    return;
  at = (gsize) (start - text->str);
  g_string_erase (text, (gssize) at, end + 1 - start);
  g_string_insert (text, (gssize) at, words[pick (rand, 16)]);
}

/* The record in the line at @at is there twice, or no longer. */
static void
repeat_line (GString *text, gsize at, GRand *rand)
{
  const char *end = strchr (text->str + at, '\n');
  g_autofree char *line = NULL;

  while (at > 0 && text->str[at - 1] != '\n')
    at--;
  if (!end || !g_str_has_prefix (text->str + at, "{\"kind\"") || end[-1] != ',')
    return;
  line = g_strndup (text->str + at, (gsize) (end + 1 - text->str) - at);
  g_string_erase (text, (gssize) at, (gssize) strlen (line));
  if (g_rand_boolean (rand))
    for (guint i = 0; i < 2; i++)
      g_string_insert (text, (gssize) at, line);
}

static void
mutate (GString *text, GRand *rand)
{
  gsize at = pick (rand, text->len);
  gsize longest = text->len - at;
  gsize length = pick (rand, MIN (longest, 40));
  g_autofree char *part = g_strndup (text->str + at, length);

  switch (g_rand_int_range (rand, 0, 16))
    {
    case 0:
      text->str[at] = (char) g_rand_int_range (rand, 1, 256);
      break;
    case 1:
      g_string_erase (text, (gssize) at, (gssize) length);
      break;
    case 2:
      g_string_insert (text, (gssize) pick (rand, text->len), part);
      break;
    case 3:
      g_string_insert (text, (gssize) at, words[pick (rand, G_N_ELEMENTS (words))]);
      break;
    case 4:
    case 5:
      repeat_line (text, at, rand);
      break;
    default:
      replace_value (text, at, rand);
    }
}

/* What is no photo is told each time: it stays as it is. */
static guint
count_mendings (MusterNotes *notes)
{
  guint n = 0;

  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    n += !g_str_has_prefix (muster_notes_get (notes, i)->text, "The photo of");
  return n;
}

/* What was read can be written, read and written to the same bytes. A stranger's history may lead to
 * states that need mending: then once mended. */
static void
check_stable (MusterDocument *doc)
{
  guint position = muster_history_get_position (doc);
  g_autofree char *first = write_text (doc, TRUE);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) again = read_good (first, notes);
  g_autofree char *second = write_text (again, TRUE);

  assert_same (second, first);
  g_assert_cmpuint (count_mendings (notes), ==, 0);
  g_assert_cmpuint (muster_history_get_position (again), ==, position);
}

static void
check_history (MusterDocument *doc)
{
  for (guint position = 0; position <= muster_history_get_length (doc); position++)
    {
      g_autoptr (MusterDocument) again = NULL;
      g_autoptr (MusterProjection) projection = NULL;
      g_autofree char *text = NULL;

      muster_travel (doc, position);
      projection = muster_projection_new (doc, 0);
      g_assert_nonnull (projection);
      text = write_text (doc, TRUE);
      again = read_good (text, NULL);
      check_stable (again);
    }
}

static void
test_mutations (void)
{
  guint n_read = 0;

  for (guint32 seed = 0; seed < 4000; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) text = g_string_new (whole);
      g_autoptr (MusterNotes) notes = muster_notes_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (MusterDocument) doc = NULL;

      for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        mutate (text, rand);
      doc = read_text (text->str, text->len, notes, NULL, &error);
      g_assert_true ((doc == NULL) == (error != NULL));
      if (!doc)
        continue;
      n_read++;
      check_stable (doc);
      check_history (doc);
    }
  g_test_message ("%u of 4000 were read", n_read);
  g_assert_cmpuint (n_read, >, 500);
}

static void
test_large (void)
{
  const guint n_roles = 100000;
  g_autoptr (GString) text = g_string_new ("{\n\"muster\": 1,\n\"records\": [\n{\"kind\":\"chart\",\"id\":\"chart\"}");
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = NULL;
  g_autofree char *written = NULL;

  for (guint i = 0; i < n_roles; i++)
    g_string_append_printf (text, ",\n{\"kind\":\"role\",\"id\":\"r-%06u\",\"order\":\"a0\",\"title\":\"Role %u\"%s%06u%s}", i, i, i > 0 ? ",\"manager\":\"r-" : ",\"ref\":\"", i > 0 ? i - 1 : 0, "\"");
  for (guint i = 0; i < n_roles; i++)
    g_string_append_printf (text, ",\n{\"kind\":\"person\",\"id\":\"p-%06u\",\"name\":\"Person %u\"}", i, i);
  for (guint i = 0; i < n_roles; i++)
    g_string_append_printf (text, ",\n{\"kind\":\"holding\",\"id\":\"h-%06u\",\"person\":\"p-%06u\",\"role\":\"r-%06u\",\"share\":50}", i, i, i);
  g_string_append (text, "\n]\n}\n");
  doc = read_good (text->str, notes);
  print_notes (notes);
  g_assert_cmpuint (muster_notes_get_length (notes), ==, 0);
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_HOLDING), ==, n_roles);
  written = write_text (doc, TRUE);
  g_assert_true (strcmp (written, text->str) == 0);
}

/* }}} */

/* What is no photo is told and stays as it is. */
static void
test_photo (void)
{
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (MusterDocument) doc = read_good ("{\"muster\":1,\"records\":[{\"kind\":\"person\",\"id\":\"p\",\"name\":\"A\",\"photo\":\"aGVsbG8=\"}]}", notes);

  g_assert_cmpuint (muster_notes_get_length (notes), ==, 1);
  g_assert_cmpstr (muster_notes_get (notes, 0)->key, ==, "p");
  g_assert_true (g_str_has_prefix (muster_notes_get (notes, 0)->text, "The photo of “A” is no PNG"));
  g_assert_cmpstr (muster_document_get_text (doc, muster_document_find (doc, "p"), MUSTER_PERSON_PHOTO), ==, "aGVsbG8=");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/native/canonical bytes are a fixed point", test_fixed_point);
  g_test_add_func ("/native/a copy without history has all else", test_without_history);
  g_test_add_func ("/native/an indented file is the same document", test_pretty);
  g_test_add_func ("/native/order in a file does not matter", test_order_in_file);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/native/refused/%s", refusals[i].name);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/native/refused/too many members", test_many_members);
  for (guint i = 0; i < G_N_ELEMENTS (mendings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/native/mended/%s", mendings[i].name);

      g_test_add_data_func (path, &mendings[i], test_mending);
    }
  g_test_add_func ("/native/a newer version is read-only", test_newer);
  g_test_add_func ("/native/history works after reopening", test_history);
  g_test_add_func ("/native/a history that does not fit is left out", test_misfits);
  g_test_add_func ("/native/what is unknown in a history is noted", test_unknown_in_history);
  g_test_add_func ("/native/any bytes end in an error or a document", test_mutations);
  g_test_add_func ("/native/a hundred thousand roles load", test_large);
  g_test_add_func ("/native/what-is-no-photo-is-told-and-stays", test_photo);
  return g_test_run ();
}
