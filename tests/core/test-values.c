/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * test-values.c: values are read as people type them, or refused with the document unchanged.
 */
#include "chart.h"
#include "dump.h"
#include "edit.h"

#include <string.h>

/* What a field holds after @text was typed, as its dump says; or what is said, after an "!". */
static const struct
{
  MusterField field;
  const char *text;
  const char *outcome;
} values[] = {
  { MUSTER_ROLE_FTE, "0.5", "0.5" },
  { MUSTER_ROLE_FTE, "0", "0" },
  { MUSTER_ROLE_FTE, "0,5", "0.5" },
  { MUSTER_ROLE_FTE, "0,125", "0.125" },
  { MUSTER_ROLE_FTE, " 12 ", "12" },
  { MUSTER_ROLE_FTE, "1,250", "1250" },
  { MUSTER_ROLE_FTE, "1.250", "1.25" },
  { MUSTER_ROLE_PAY_MIN, "1,234,567.5", "1234567.5" },
  { MUSTER_ROLE_PAY_MIN, "1.234.567,5", "1234567.5" },
  { MUSTER_ROLE_PAY_MIN, "1.234.567", "1234567" },
  { MUSTER_ROLE_PAY_MIN, "12,34,567", "1234567" },
  { MUSTER_ROLE_PAY_MIN, "1 234 567,5", "1234567.5" },
  { MUSTER_ROLE_PAY_MIN, "1\u202f234", "1234" },
  { MUSTER_ROLE_PAY_MIN, "1'234", "1234" },
  { MUSTER_ROLE_PAY_MIN, "£30,000", "30000" },
  { MUSTER_ROLE_PAY_MIN, "¥8000", "8000" },
  { MUSTER_ROLE_PAY_MIN, "8000 €", "8000" },
  { MUSTER_ROLE_PAY_MIN, "1e3", "1000" },
  { MUSTER_ROLE_FTE, "", "" },
  { MUSTER_ROLE_FTE, "-1", "!FTE must be between 0 and" },
  { MUSTER_ROLE_FTE, "1e7", "!FTE must be between 0 and" },
  { MUSTER_ROLE_FTE, "12x", "!“12x” is not a number" },
  { MUSTER_ROLE_FTE, "1.2.3", "!is not a number" },
  { MUSTER_ROLE_FTE, "1,2,3", "!is not a number" },
  { MUSTER_ROLE_FTE, "1,", "1" },
  { MUSTER_ROLE_FTE, "nan", "!is not a number" },
  { MUSTER_ROLE_FTE, "inf", "!is not a number" },
  { MUSTER_ROLE_FTE, "0x10", "!is not a number" },
  { MUSTER_ROLE_FTE, "%", "!is not a number" },
  { MUSTER_ROLE_FTE, "1e999", "!is not a number" },
  { MUSTER_ROLE_FTE, "\xf0", "!not valid UTF-8" },

  { MUSTER_ROLE_ASSISTANT, "yes", "yes" },
  { MUSTER_ROLE_ASSISTANT, "TRUE", "yes" },
  { MUSTER_ROLE_ASSISTANT, "1", "yes" },
  { MUSTER_ROLE_ASSISTANT, "是", "yes" },
  { MUSTER_ROLE_ASSISTANT, "no", "" },
  { MUSTER_ROLE_ASSISTANT, "否", "" },
  { MUSTER_ROLE_ASSISTANT, "", "" },
  { MUSTER_ROLE_ASSISTANT, "maybe", "!“maybe” is neither yes nor no" },

  { MUSTER_ROLE_NOTES, "Two\nlines", "Two\nlines" },
  { MUSTER_ROLE_NOTES, "\xff", "!not valid UTF-8" },
  { MUSTER_ROLE_ORDER, "a5", "a5" },
  { MUSTER_ROLE_ORDER, "first", "!“first” is not a key of order" },
  { MUSTER_ROLE_ORDER, "", "!“Order” must not be empty" },

  { MUSTER_DEPARTMENT_COLOR, "#3584e4", "#3584e4" },
  { MUSTER_DEPARTMENT_COLOR, "#fFf", "#fFf" },
  { MUSTER_DEPARTMENT_COLOR, "blue", "!“blue” is not a colour" },
  { MUSTER_DEPARTMENT_COLOR, "#3584e", "!is not a colour" },
  { MUSTER_DEPARTMENT_COLOR, "#3584eg", "!is not a colour" },

  { MUSTER_STAGE_STARTS, "2026-11-23", "2026-11-23" },
  { MUSTER_STAGE_STARTS, "2024-02-29", "2024-02-29" },
  { MUSTER_STAGE_STARTS, "2026-02-29", "!“2026-02-29” is not a date" },
  { MUSTER_STAGE_STARTS, "2026-1-31", "!is not a date" },
  { MUSTER_STAGE_STARTS, " 2026-1-31", "!is not a date" },
  { MUSTER_STAGE_STARTS, "+026-01-31", "!is not a date" },
  { MUSTER_STAGE_STARTS, "0000-01-01", "!is not a date" },
  { MUSTER_STAGE_STARTS, "2026-11-23 ", "!is not a date" },
  { MUSTER_STAGE_STARTS, "soon", "!is not a date" },

  { MUSTER_PERSON_TYPE, "vendor", "vendor" },
  { MUSTER_PERSON_TYPE, "Vendor", "vendor" },
  { MUSTER_PERSON_TYPE, "friend", "!“friend” is none of" },
  { MUSTER_CHART_CURRENCY, "cny", "CNY" },
  { MUSTER_CHART_CURRENCY, "CHF", "CHF" },
  { MUSTER_CHART_SPAN_MAX, "1001", "!must be between 0 and 1000" },
};

static char *
write_value (MusterValue value)
{
  switch (value.type)
    {
    case MUSTER_TYPE_NONE:
      return g_strdup ("");
    case MUSTER_TYPE_NUMBER:
      return g_strdup_printf ("%.15g", value.number);
    case MUSTER_TYPE_FLAG:
      return g_strdup ("yes");
    default:
      return g_strdup (value.text);
    }
}

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read ("<s1> a{Ann} D[]");
      MusterKind kind = muster_field_get_info (values[i].field)->kind;
      g_autoptr (GArray) records = muster_document_list (doc, kind);
      MusterRecord record = g_array_index (records, MusterRecord, 0);
      g_autofree char *before = dump_records (doc);
      g_autofree char *outcome = NULL;
      g_autoptr (GError) error = NULL;

      if (muster_edit_set (doc, record, values[i].field, values[i].text, MUSTER_COMMIT_DEFAULT, &error))
        {
          outcome = write_value (muster_document_get (doc, record, values[i].field));
          g_assert_cmpstr (outcome, ==, values[i].outcome);
          continue;
        }
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
      if (*values[i].outcome != '!' || strstr (error->message, values[i].outcome + 1) == NULL)
        g_error ("“%s”: %s", values[i].text, error->message);
      outcome = dump_records (doc);
      g_assert_cmpstr (outcome, ==, before);
    }
}

/* A field of the user's own, by its type: what is typed, and the JSON that it becomes. */
static const struct
{
  const char *type;
  const char *text;
  const char *outcome;
} own_values[] = {
  { "text", "hello", "\"hello\"" },
  { "text", "a \"b\" \\ c\n\x01", "\"a \\\"b\\\" \\\\ c\\n\\u0001\"" },
  { "text", "5", "\"5\"" },
  { "text", "\xff", "!not valid UTF-8" },
  { "number", "5", "5" },
  { "number", "1,250", "1250" },
  { "number", "0.1", "0.1" },
  { "number", "0.30000000000000004", "0.30000000000000004" },
  { "number", "1e16", "!Mine must be between" },
  { "number", "five", "!“five” is not a number" },
  { "flag", "yes", "true" },
  { "flag", "no", "false" },
  { "flag", "perhaps", "!neither yes nor no" },
  { "date", "2026-11-23", "\"2026-11-23\"" },
  { "date", "today", "!“today” is not a date" },
  { NULL, "hello", "\"hello\"" },
};

static void
test_own_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_values); i++)
    {
      g_autoptr (MusterDocument) doc = chart_read ("a");
      MusterDraft *draft = muster_draft_new_loading (doc);
      MusterField field = muster_document_own_field (doc, "f1");
      MusterRecord role = chart_get (doc, "a");
      g_autoptr (GError) error = NULL;

      if (own_values[i].type != NULL)
        {
          MusterRecord own = muster_draft_add (draft, MUSTER_KIND_FIELD, "f1");

          muster_draft_set_text (draft, own, MUSTER_FIELD_NAME, "Mine");
          muster_draft_set_text (draft, own, MUSTER_FIELD_TYPE, own_values[i].type);
        }
      muster_commit (draft, NULL, MUSTER_COMMIT_DEFAULT);

      if (!muster_edit_set (doc, role, field, own_values[i].text, MUSTER_COMMIT_DEFAULT, &error))
        {
          g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
          g_assert_nonnull (strstr (error->message, own_values[i].outcome + 1));
          continue;
        }
      g_assert_cmpstr (muster_document_get_text (doc, role, field), ==, own_values[i].outcome);
      g_assert_cmpstr (muster_history_peek_undo (doc)->label, ==, own_values[i].type != NULL ? "Set Mine of “a”" : "Set f1 of “a”");
      g_assert_true (muster_edit_set (doc, role, field, "", MUSTER_COMMIT_DEFAULT, &error));
      g_assert_cmpint (muster_document_get (doc, role, field).type, ==, MUSTER_TYPE_NONE);
    }
}

static void
test_too_long (void)
{
  g_autoptr (MusterDocument) doc = chart_read ("a");
  g_autofree char *longest = g_strnfill (MUSTER_TEXT_MAX, 'x');
  g_autofree char *longer = g_strnfill (MUSTER_TEXT_MAX + 1, 'x');
  const MusterField fields[] = { MUSTER_ROLE_NOTES, muster_document_own_field (doc, "own") };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (muster_edit_set (doc, chart_get (doc, "a"), fields[i], longer, MUSTER_COMMIT_DEFAULT, &error));
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_LIMIT);
      g_assert_true (muster_edit_set (doc, chart_get (doc, "a"), fields[i], longest, MUSTER_COMMIT_DEFAULT, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/fields read what people type", test_values);
  g_test_add_func ("/values/own fields hold what their record says", test_own_values);
  g_test_add_func ("/values/text has a limit", test_too_long);
  return g_test_run ();
}
