/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-text.c: replacing in a field changes what it says, in one step, or nothing.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"
#include "plain.h"

#include <string.h>

static const struct
{
  const char *before;
  const char *find;
  const char *with;
  gboolean match_case;
  /* %NULL if nothing changes */
  const char *after;
} texts[] = {
  { "Shop lead", "Shop", "Store", TRUE, "Store lead" },
  { "Shop lead", "shop", "Store", TRUE, NULL },
  { "Shop lead", "shop", "Store", FALSE, "Store lead" },
  { "SHOP shop", "Shop", "x", FALSE, "x x" },
  { "aaaa", "aa", "b", FALSE, "bb" },
  { "aaa", "aa", "aaa", FALSE, "aaaa" },
  { "Café", "cafe", "Bar", FALSE, "Bar" },
  { "Café", "cafe", "Bar", TRUE, NULL },
  { "Cafe\xcc\x81 1", "CAFÉ", "Bar", FALSE, "Bar 1" },
  { "Cafe\xcc\x81", "Cafe", "Bar", TRUE, NULL },
  { "Straße", "s", "z", FALSE, "ztraße" },
  { "Straße", "strasse", "Weg", FALSE, "Weg" },
  { "运营部", "运营", "产品", FALSE, "产品部" },
  { "👩‍💻 a", "👩", "x", FALSE, NULL },
  { "👩‍💻 a", "💻", "x", TRUE, NULL },
  { "👩‍💻 a", "👩‍💻", "x", TRUE, "x a" },
  { "👍🏽", "👍", "x", TRUE, NULL },
  { "“a” \"b\"", "\"b\"", "c", TRUE, "“a” c" },
  { "Shop", "shop", "", FALSE, "" },
  { "a b", " ", "", FALSE, "ab" },
  { "same", "same", "same", TRUE, NULL },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read ("x");
      g_autoptr (GError) error = NULL;
      MusterRecord role = chart_get (doc, "x");
      g_autofree char *before = NULL, *undone = NULL;
      guint n;

      g_test_message ("“%s”: “%s” by “%s”", texts[i].before, texts[i].find, texts[i].with);
      g_assert_true (muster_edit_set (doc, role, MUSTER_ROLE_TITLE, texts[i].before, MUSTER_COMMIT_DEFAULT, NULL));
      before = dump_records (doc);
      n = muster_edit_replace_text (doc, &role, 1, MUSTER_ROLE_TITLE, texts[i].find, texts[i].with, texts[i].match_case, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, texts[i].after != NULL);
      g_assert_cmpuint (muster_history_get_length (doc), ==, texts[i].after != NULL ? 2 : 1);
      if (texts[i].after == NULL)
        continue;
      g_assert_cmpstr (muster_document_get_text (doc, role, MUSTER_ROLE_TITLE), ==, *texts[i].after != 0 ? texts[i].after : NULL);
      g_assert_true (muster_undo (doc));
      undone = dump_records (doc);
      g_assert_cmpstr (undone, ==, before);
    }
}

static void
test_many (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("Shop[lead hand other{Shopper}]");
  const MusterRecord records[] = { chart_get (doc, "Shop"), chart_get (doc, "lead"), chart_get (doc, "hand"), chart_get (doc, "hand"), chart_get (doc, "other"), chart_get (doc, "Shopper") };

  g_assert_true (muster_edit_set_many (doc, records + 1, 2, MUSTER_ROLE_TITLE, "Shop-hand", MUSTER_COMMIT_DEFAULT, NULL));
  /* Records of other kinds are passed over, and one that is named twice changes once. */
  g_assert_cmpuint (muster_edit_replace_text (doc, records, 6, MUSTER_ROLE_TITLE, "shop", "shop shop", FALSE, NULL), ==, 2);
  g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, "Replace “shop” by “shop shop” in 2 titles");
  g_assert_cmpstr (muster_document_get_name (doc, records[2]), ==, "shop shop-hand");
  g_assert_cmpstr (muster_document_get_name (doc, records[0]), ==, "Shop");
  g_assert_cmpuint (muster_edit_replace_text (doc, records, 6, MUSTER_PERSON_NAME, "shop", "Stopp", FALSE, NULL), ==, 1);
  g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, "Replace “shop” by “Stopp” in 1 name");
}

static MusterField
add_own (MusterDocument *doc, const char *type)
{
  const MusterSetting settings[] = { { MUSTER_FIELD_NAME, "Room" }, { MUSTER_FIELD_ON, "role" }, { MUSTER_FIELD_TYPE, type } };
  MusterRecord field = muster_edit_add (doc, MUSTER_KIND_FIELD, settings, 3, 0, NULL);

  return muster_document_own_field (doc, muster_document_get_id (doc, field));
}

static void
test_own_fields (void)
{
  static const char *const values[] = { "plain", "\"quoted\" \\ \t\n\x01 é 🚀", "“运营”" };
  g_autoptr (MusterDocument) doc = chart_read ("a");
  MusterRecord role = chart_get (doc, "a");
  MusterField field = add_own (doc, "text"), date = add_own (doc, "date");
  g_autofree char *plain = NULL, *day = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *back = NULL;

      g_assert_true (muster_edit_set (doc, role, field, values[i], MUSTER_COMMIT_DEFAULT, NULL));
      back = muster_value_dup_plain (muster_document_get (doc, role, field));
      g_assert_cmpstr (back, ==, values[i]);
    }
  g_assert_cmpuint (muster_edit_replace_text (doc, &role, 1, field, "运", "经\"", FALSE, NULL), ==, 1);
  plain = muster_value_dup_plain (muster_document_get (doc, role, field));
  g_assert_cmpstr (plain, ==, "“经\"营”");
  g_assert_true (muster_edit_set (doc, role, date, "2025-01-31", MUSTER_COMMIT_DEFAULT, NULL));
  g_assert_cmpuint (muster_edit_replace_text (doc, &role, 1, date, "2025", "2026", FALSE, NULL), ==, 1);
  day = muster_value_dup_plain (muster_document_get (doc, role, date));
  g_assert_cmpstr (day, ==, "2026-01-31");
}

static void
expect_refusal (MusterDocument *doc, MusterField field, const char *find, const char *with, const char *says)
{
  const MusterRecord records[] = { chart_get (doc, "a"), chart_get (doc, "b"), chart_get (doc, "p") };
  g_autofree char *before = dump_records (doc), *after = NULL;
  g_autoptr (GError) error = NULL;
  guint length = muster_history_get_length (doc);

  g_assert_cmpuint (muster_edit_replace_text (doc, records, 3, field, find, with, FALSE, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, says));
  after = dump_records (doc);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (muster_history_get_length (doc), ==, length);
}

static void
test_refusals (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("D[a=5 b=5{p!vendor}]");
  g_autofree char *long_text = g_strnfill (MUSTER_TEXT_MAX + 1, 'y');
  MusterField number = add_own (doc, "number"), date = add_own (doc, "date");

  g_assert_true (muster_edit_set (doc, chart_get (doc, "a"), date, "2025-01-31", MUSTER_COMMIT_DEFAULT, NULL));

  expect_refusal (doc, MUSTER_ROLE_FTE, "5", "6", "“FTE” is not text");
  expect_refusal (doc, MUSTER_ROLE_DEPARTMENT, "D", "E", "“Department” is not text");
  expect_refusal (doc, MUSTER_ROLE_ORDER, "a", "b", "“Order” is not text");
  expect_refusal (doc, MUSTER_PERSON_PHOTO, "a", "b", "“Photo” is not text");
  expect_refusal (doc, number, "5", "6", "“Room” is not text");
  expect_refusal (doc, MUSTER_ROLE_TITLE, "", "x", "Say what");
  expect_refusal (doc, MUSTER_ROLE_TITLE, "\xcc\x81", "x", "Say what");
  /* The first of the two would still do. */
  expect_refusal (doc, MUSTER_ROLE_TITLE, "b", long_text, "too long");
  expect_refusal (doc, MUSTER_PERSON_TYPE, "vendor", "seller", "is none of");
  expect_refusal (doc, date, "31", "32", "is not a date");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/what is replaced and what stays", test_texts);
  g_test_add_func ("/text/many records in one step", test_many);
  g_test_add_func ("/text/fields of the user's own", test_own_fields);
  g_test_add_func ("/text/refusals change nothing", test_refusals);
  return g_test_run ();
}
