/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every template is a good document in each language: it reads without a note, is in the form in
 * which Muster writes, says the same in both languages, and finds favour with the checks.
 */
#include <string.h>

#include "check.h"
#include "error.h"
#include "muster-templates.h"
#include "native.h"
#include "templates.h"

#define ROOT "/io/github/musterapp/Muster/templates"

static const char *const languages[] = { "en", "zh_CN" };

/* Fields that are no prose, though the table lets them hold any text: the same in every language. */
static const MusterField verbatim[] = {
  MUSTER_CHART_LAYOUT,
  MUSTER_CHART_COLOR_BY,
  MUSTER_DEPARTMENT_LAYOUT,
  MUSTER_DEPARTMENT_REF,
  MUSTER_ROLE_GRADE,
  MUSTER_ROLE_LAYOUT,
  MUSTER_ROLE_REF,
  MUSTER_PERSON_EMAIL,
  MUSTER_PERSON_REF,
};

static GBytes *
get_bytes (const char *name, const char *language)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_setenv ("LANGUAGE", language, TRUE);
  bytes = muster_template_get (name, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static MusterDocument *
read_template (const char *name, const char *language)
{
  g_autoptr (GBytes) bytes = get_bytes (name, language);
  g_autoptr (MusterNotes) notes = muster_notes_new ();
  g_autoptr (GError) error = NULL;
  MusterDocument *doc = muster_native_read (bytes, name, notes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (doc);
  for (guint i = 0; i < muster_notes_get_length (notes); i++)
    g_test_message ("%s: line %u: %s", name, muster_notes_get (notes, i)->line, muster_notes_get (notes, i)->text);
  g_assert_cmpuint (muster_notes_get_length (notes), ==, 0);
  return doc;
}

static void
test_reads_and_writes_same_bytes (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GBytes) bytes = get_bytes (data, languages[i]);
      g_autoptr (MusterDocument) doc = read_template (data, languages[i]);
      g_autoptr (GByteArray) out = g_byte_array_new ();
      gsize size;
      const char *text = g_bytes_get_data (bytes, &size);

      muster_native_write (doc, TRUE, out);
      g_assert_cmpmem (out->data, out->len, text, size);
    }
}

static gboolean
is_prose (MusterField field)
{
  const MusterFieldInfo *info = muster_field_get_info (field);

  if (info->type != MUSTER_TYPE_TEXT || info->choices != NULL || info->shape == MUSTER_SHAPE_COLOR || info->shape == MUSTER_SHAPE_IMAGE || info->shape == MUSTER_SHAPE_ORDER)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (verbatim); i++)
    if (verbatim[i] == field)
      return FALSE;
  return TRUE;
}

static gboolean
has_script (const char *text, GUnicodeScript script)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == script)
      return TRUE;
  return FALSE;
}

/* Text of no language, such as "100 %", may be in any. */
static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
assert_language (const char *text, gboolean chinese)
{
  if (has_letters (text) && has_script (text, G_UNICODE_SCRIPT_HAN) != chinese)
    g_error ("“%s” is in the wrong language", text);
}

/* Two fields of two documents: prose in the language of each, everything else equal. */
static void
compare_values (MusterDocument *en, MusterRecord a, MusterDocument *zh, MusterRecord b, MusterField field)
{
  MusterValue left = muster_document_get (en, a, field);
  MusterValue right = muster_document_get (zh, b, field);

  g_assert_cmpint (left.type, ==, right.type);
  switch (left.type)
    {
    case MUSTER_TYPE_TEXT:
      if (is_prose (field))
        {
          assert_language (left.text, FALSE);
          assert_language (right.text, TRUE);
        }
      else
        g_assert_cmpstr (left.text, ==, right.text);
      break;
    case MUSTER_TYPE_DATE:
    case MUSTER_TYPE_RAW:
      g_assert_cmpstr (left.text, ==, right.text);
      break;
    case MUSTER_TYPE_NUMBER:
      g_assert_cmpfloat (left.number, ==, right.number);
      break;
    case MUSTER_TYPE_REF:
      g_assert_cmpstr (muster_document_get_id (en, left.ref), ==, muster_document_get_id (zh, right.ref));
      break;
    case MUSTER_TYPE_NONE:
    case MUSTER_TYPE_FLAG:
      break;
    }
}

static void
compare_kinds (MusterDocument *en, MusterDocument *zh, MusterKind kind)
{
  guint n_fields;
  MusterField first = muster_kind_first_field (kind, &n_fields);
  MusterIter iter;
  MusterRecord record;

  g_assert_cmpuint (muster_document_count (en, kind), ==, muster_document_count (zh, kind));
  muster_iter_init_kind (&iter, en, kind);
  while (muster_iter_next (&iter, &record))
    {
      MusterRecord other = muster_document_find (zh, muster_document_get_id (en, record));

      g_assert_cmpint (muster_document_get_kind (zh, other), ==, kind);
      for (MusterField field = first; field < first + n_fields; field++)
        compare_values (en, record, zh, other, field);
    }
}

static void
test_languages_differ_only_in_prose (gconstpointer data)
{
  g_autoptr (MusterDocument) en = read_template (data, "en");
  g_autoptr (MusterDocument) zh = read_template (data, "zh_CN");

  for (MusterKind kind = MUSTER_KIND_CHART; kind < MUSTER_KIND_OTHER; kind++)
    compare_kinds (en, zh, kind);
  g_assert_cmpuint (muster_document_count (en, MUSTER_KIND_OTHER), ==, 0);
  g_assert_cmpuint (muster_document_count (zh, MUSTER_KIND_OTHER), ==, 0);
}

/* A blank chart is told what to settle first, and nothing else. */
static void
assert_no_findings (const char *name, MusterDocument *doc, MusterRecord stage)
{
  g_autoptr (GPtrArray) findings = muster_inspect (doc, stage);
  guint n_expected = g_str_equal (name, "blank") ? 1 : 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const MusterFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s: %s", name, finding->check->name, finding->message);
    }
  g_assert_cmpuint (findings->len, ==, n_expected);
  if (n_expected == 1)
    g_assert_cmpstr (((const MusterFinding *) findings->pdata[0])->check->name, ==, "brief");
}

static void
test_passes_checks_at_every_stage (gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (MusterDocument) doc = read_template (data, languages[i]);
      MusterIter iter;
      MusterRecord stage;

      assert_no_findings (data, doc, 0);
      muster_iter_init_kind (&iter, doc, MUSTER_KIND_STAGE);
      while (muster_iter_next (&iter, &stage))
        assert_no_findings (data, doc, stage);
    }
}

static void
assert_one_owner (MusterDocument *doc, MusterRecord responsibility)
{
  MusterIter iter;
  MusterRecord assignment;
  guint n_accountable = 0;

  muster_iter_init_referrers (&iter, doc, responsibility, MUSTER_ASSIGNMENT_RESPONSIBILITY);
  while (muster_iter_next (&iter, &assignment))
    {
      const char *part = muster_document_get_text (doc, assignment, MUSTER_ASSIGNMENT_PART);

      if (part == NULL || g_str_equal (part, "accountable"))
        n_accountable++;
    }
  g_assert_cmpuint (n_accountable, ==, 1);
  g_assert_nonnull (muster_document_get_text (doc, responsibility, MUSTER_RESPONSIBILITY_AUTHORITY));
}

static void
assert_weights (MusterDocument *doc, MusterRecord department)
{
  MusterIter iter;
  MusterRecord measure;
  double weight = 0;

  muster_iter_init_referrers (&iter, doc, department, MUSTER_MEASURE_DEPARTMENT);
  while (muster_iter_next (&iter, &measure))
    weight += muster_document_get_number (doc, measure, MUSTER_MEASURE_WEIGHT, 0);
  g_assert_cmpfloat (weight, ==, 100);
}

static void
test_plan_is_complete (gconstpointer data)
{
  g_autoptr (MusterDocument) doc = read_template (data, "en");
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_RESPONSIBILITY);
  while (muster_iter_next (&iter, &record))
    assert_one_owner (doc, record);

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_CHECKPOINT);
  while (muster_iter_next (&iter, &record))
    {
      g_assert_nonnull (muster_document_get_text (doc, record, MUSTER_CHECKPOINT_RESULT));
      g_assert_nonnull (muster_document_get_text (doc, record, MUSTER_CHECKPOINT_EVIDENCE));
      g_assert_cmpuint (muster_document_get_ref (doc, record, MUSTER_CHECKPOINT_OWNER), !=, 0);
    }

  /* What is blank is left to the person */
  if (g_str_equal (data, "blank"))
    return;
  g_assert_cmpuint (muster_document_count (doc, MUSTER_KIND_RESPONSIBILITY), >=, muster_document_count (doc, MUSTER_KIND_ROLE));
  for (MusterField field = MUSTER_CHART_NAME; field <= MUSTER_CHART_VISION; field++)
    g_assert_nonnull (muster_document_get_text (doc, muster_document_get_chart (doc), field));
  muster_iter_init_kind (&iter, doc, MUSTER_KIND_DEPARTMENT);
  while (muster_iter_next (&iter, &record))
    assert_weights (doc, record);
}

static void
test_table_and_files_agree (void)
{
  const MusterTemplate *templates = muster_templates ();

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *folder = g_strconcat (ROOT "/", languages[i], NULL);
      g_auto (GStrv) files = NULL;
      guint n_templates = 0;

      files = g_resource_enumerate_children (muster_templates_get_resource (), folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_assert_nonnull (files);
      for (; templates[n_templates].name != NULL; n_templates++)
        {
          g_autofree char *file = g_strconcat (templates[n_templates].name, ".muster", NULL);

          g_assert_true (g_strv_contains ((const char *const *) files, file));
          g_assert_nonnull (templates[n_templates].label);
          g_assert_nonnull (templates[n_templates].description);
        }
      g_assert_cmpuint (n_templates, ==, g_strv_length (files));
    }
}

static void
test_language_follows_the_user (void)
{
  static const struct
  {
    const char *preference;
    const char *name;
  } cases[] = {
    { "en_GB", "New organisation" },
    { "zh_CN", "新组织" },
    { "zh_CN.UTF-8", "新组织" },
    { "zh_TW", "新组织" },
    { "zh", "新组织" },
    { "de", "New organisation" },
    { "de:zh_CN:en", "新组织" },
    { "en:zh_CN", "New organisation" },
    { "zha", "New organisation" },
    { "C", "New organisation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusterDocument) doc = read_template ("blank", cases[i].preference);

      g_assert_cmpstr (muster_document_get_text (doc, muster_document_get_chart (doc), MUSTER_CHART_NAME), ==, cases[i].name);
    }
}

static void
test_unknown_name_is_refused (void)
{
  static const char *const names[] = { "", "Blank", "blank.muster", "../en/blank", "nothing" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (muster_template_get (names[i], &error));
      g_assert_error (error, MUSTER_ERROR, MUSTER_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "muster new --list"));
    }
}

static void
add_each (const char *promise, GTestDataFunc test)
{
  const MusterTemplate *templates = muster_templates ();

  for (guint i = 0; templates[i].name != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/templates/%s/%s", promise, templates[i].name);

      g_test_add_data_func (path, templates[i].name, test);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/templates/table and files agree", test_table_and_files_agree);
  g_test_add_func ("/templates/the language follows the user", test_language_follows_the_user);
  g_test_add_func ("/templates/an unknown name is refused", test_unknown_name_is_refused);
  add_each ("reads and writes the same bytes", test_reads_and_writes_same_bytes);
  add_each ("languages differ only in prose", test_languages_differ_only_in_prose);
  add_each ("passes the checks at every stage", test_passes_checks_at_every_stage);
  add_each ("the plan is complete", test_plan_is_complete);

  return g_test_run ();
}
