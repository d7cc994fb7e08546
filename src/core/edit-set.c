/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-set.c: any field from what a person types, by the field's own rules.
 */
#include "edit-private.h"
#include "order.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Whole numbers up to here are exact. */
#define MAX_OWN_NUMBER 1e15

/* {{{ Values from text */

/* The sign that begins the decimals: the last of the two kinds if both are there; else one that is
 * there once and, if a comma, cannot be one of thousands, as in 1,5 and 0,125 but not 1,250. */
static char
find_decimal_sign (const char *text)
{
  const char *comma = strrchr (text, ','), *point = strrchr (text, '.');

  if (comma != NULL && point != NULL)
    return comma > point ? ',' : '.';
  if (point != NULL)
    return strchr (text, '.') == point ? '.' : 0;
  if (comma == NULL || strchr (text, ',') != comma)
    return 0;
  if (strspn (comma + 1, "0123456789") == 3 && strspn (text, "+-0") < (gsize) (comma - text))
    return 0;
  return ',';
}

/* Plain, with separators of thousands, a decimal comma, a currency sign or a per cent sign. */
gboolean
muster_parse_number (const char *text, double *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char decimal;
  gsize length = 0;
  char *end;

  for (const char *c = text; *c != 0; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter != '%' && letter != 0xff05 && letter != '\'' && !g_unichar_isspace (letter) && g_unichar_type (letter) != G_UNICODE_CURRENCY_SYMBOL)
        g_string_append_unichar (plain, letter);
    }

  decimal = find_decimal_sign (plain->str);
  for (const char *c = plain->str; *c != 0; c++)
    {
      gsize group = strspn (c + 1, "0123456789");

      if (*c == decimal)
        plain->str[length++] = '.';
      else if (*c != ',' && *c != '.')
        plain->str[length++] = *c;
      else if (group < 2 || group > 4)
        return FALSE;
    }
  g_string_truncate (plain, length);

  *number = g_ascii_strtod (plain->str, &end);
  return plain->len > 0 && *end == 0 && isfinite (*number) && strspn (plain->str, "+-.0123456789eE") == plain->len;
}

gboolean
muster_parse_flag (const char *text, gboolean *flag)
{
  static const char *const yes[] = { "yes", "true", "y", "1", "on", "是", "有" };
  static const char *const no[] = { "no", "false", "n", "0", "off", "否", "无" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (g_ascii_strcasecmp (text, yes[i]) == 0)
      return *flag = TRUE;
  *flag = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    if (g_ascii_strcasecmp (text, no[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_color (const char *text)
{
  return text[0] == '#' && (strlen (text) == 7 || strlen (text) == 4) && strspn (text + 1, "0123456789abcdefABCDEF") == strlen (text + 1);
}

/* The choice that @text is, in the table's spelling; %NULL if none. */
static char *
find_choice (const MusterFieldInfo *info, const char *text)
{
  g_auto (GStrv) choices = g_strsplit (info->choices, "|", -1);

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_ascii_strcasecmp (choices[i], text) == 0)
      return g_strdup (choices[i]);
  return info->open ? g_strdup (text) : NULL;
}

/* In the form that files have, so that it is the same after a load. */
static char *
quote_json (const char *text)
{
  static const char signs[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
  GString *json = g_string_new ("\"");

  for (; *text != 0; text++)
    {
      const char *sign = strchr (signs, *text);

      if (sign != NULL)
        g_string_append_printf (json, "\\%c", letters[sign - signs]);
      else if ((guchar) *text < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *text);
      else
        g_string_append_c (json, *text);
    }
  g_string_append_c (json, '"');
  return g_string_free (json, FALSE);
}

static char *
number_to_json (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (g_ascii_strtod (buffer, NULL) != number)
    g_ascii_dtostr (buffer, sizeof buffer, number);
  return g_strdup (buffer);
}

/* }}} */
/* {{{ One type each; @text is not empty */

static gboolean
set_number (MusterDraft *draft, MusterRecord record, MusterField field, const char *text, GError **error)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  double number;

  if (!muster_parse_number (text, &number))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is not a number"), text);
  if (number < info->min || number > info->max)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("%s must be between %g and %g"), _ (info->label), info->min, info->max);
  muster_draft_set_number (draft, record, field, number);
  return TRUE;
}

static gboolean
set_text (MusterDraft *draft, MusterRecord record, MusterField field, const char *text, GError **error)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  g_autofree char *choice = NULL;

  if (info->shape == MUSTER_SHAPE_ORDER && !muster_order_is_valid (text))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is not a key of order: reorder the records instead"), text);
  if (info->shape == MUSTER_SHAPE_COLOR && !is_color (text))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is not a colour: write it as #3584e4"), text);
  if (info->type == MUSTER_TYPE_DATE && !muster_date_is_valid (text))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is not a date: write it as 2026-01-31"), text);
  if (info->choices != NULL)
    {
      choice = find_choice (info, text);
      if (choice == NULL)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is none of %s"), text, info->choices);
    }
  muster_draft_set_text (draft, record, field, choice != NULL ? choice : text);
  return field != MUSTER_STAGE_ORDER || muster_check_spans (muster_draft_get_document (draft), error);
}

static gboolean
set_flag (MusterDraft *draft, MusterRecord record, MusterField field, const char *text, GError **error)
{
  gboolean flag;

  if (!muster_parse_flag (text, &flag))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is neither yes nor no"), text);
  muster_draft_set_flag (draft, record, field, flag);
  return TRUE;
}

/* Whether a record begins before it ends. */
static gboolean
check_span (MusterDocument *doc, MusterRecord record, GError **error)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterField from_field = muster_field_find (kind, "from");
  MusterField until_field = muster_field_find (kind, "until");
  MusterRecord from, until;

  if (from_field == MUSTER_FIELD_KIND || until_field == MUSTER_FIELD_KIND)
    return TRUE;
  from = muster_document_get_ref (doc, record, from_field);
  until = muster_document_get_ref (doc, record, until_field);
  if (from == 0 || until == 0 || muster_document_compare_order (&from, &until, doc) < 0)
    return TRUE;
  return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” would end at “%s”, before it begins at “%s”"), muster_document_get_name (doc, record), muster_document_get_name (doc, until), muster_document_get_name (doc, from));
}

gboolean
muster_check_spans (MusterDocument *doc, GError **error)
{
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_HOLDING, MUSTER_KIND_LINE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, doc, kinds[i]);
      while (muster_iter_next (&iter, &record))
        if (!check_span (doc, record, error))
          return FALSE;
    }
  return TRUE;
}

/* @target is 0 to take the reference away. */
static gboolean
set_ref (MusterDraft *draft, MusterRecord record, MusterField field, MusterRecord target, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  const MusterFieldInfo *info = muster_field_get_info (field);

  if (target != 0 && info->target != MUSTER_KIND_NONE && !muster_expect (doc, target, info->target, error))
    return FALSE;
  if (target == 0 && info->on_remove == MUSTER_ON_REMOVE_REMOVE && info->kind != MUSTER_KIND_MEASURE)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” must not be empty"), _ (info->label));

  if (target == muster_document_get_ref (doc, record, field))
    return TRUE;

  switch (field)
    {
    case MUSTER_ROLE_DEPARTMENT:
      muster_step_move (draft, record, target, NULL);
      return muster_step_place (draft, &record, 1, 0, error);
    case MUSTER_ROLE_MANAGER:
      if (target == record)
        return muster_refuse (error, MUSTER_ERROR_CYCLE, _ ("“%s” cannot report to itself"), muster_document_get_name (doc, record));
      muster_step_report (draft, record, target);
      return TRUE;
    case MUSTER_DEPARTMENT_HEAD:
      muster_step_lead (draft, record, target);
      return TRUE;
    case MUSTER_DEPARTMENT_PARENT:
      return muster_step_nest (draft, record, target, error) && muster_step_place (draft, &record, 1, 0, error);
    default:
      muster_draft_set_ref (draft, record, field, target);
      return check_span (doc, record, error);
    }
}

static const char *
field_label (MusterDocument *doc, MusterField field)
{
  MusterRecord own;

  if (field < MUSTER_N_FIELDS)
    return _ (muster_field_get_info (field)->label);
  own = muster_document_find (doc, muster_document_get_field_name (doc, field));
  return own != 0 ? muster_document_get_name (doc, own) : muster_document_get_field_name (doc, field);
}

/* A field of the user's own holds what its record says; a member of unknown meaning is text. */
static gboolean
set_own (MusterDraft *draft, MusterRecord record, MusterField field, const char *text, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord own = muster_document_find (doc, muster_document_get_field_name (doc, field));
  const char *type = own != 0 ? muster_document_get_text (doc, own, MUSTER_FIELD_TYPE) : NULL;
  g_autofree char *json = NULL;
  double number;
  gboolean flag;

  if (g_strcmp0 (type, "number") == 0)
    {
      if (!muster_parse_number (text, &number))
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is not a number"), text);
      if (fabs (number) > MAX_OWN_NUMBER)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("%s must be between %g and %g"), field_label (doc, field), -MAX_OWN_NUMBER, MAX_OWN_NUMBER);
      json = number_to_json (number);
    }
  else if (g_strcmp0 (type, "flag") == 0)
    {
      if (!muster_parse_flag (text, &flag))
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is neither yes nor no"), text);
      json = g_strdup (flag ? "true" : "false");
    }
  else
    {
      if (g_strcmp0 (type, "date") == 0 && !muster_date_is_valid (text))
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is not a date: write it as 2026-01-31"), text);
      json = quote_json (text);
    }
  muster_draft_set_raw (draft, record, field, json);
  return TRUE;
}

/* }}} */

static guint
max_length (MusterField field)
{
  gboolean image = field < MUSTER_N_FIELDS && muster_field_get_info (field)->shape == MUSTER_SHAPE_IMAGE;

  return image ? MUSTER_IMAGE_MAX : MUSTER_TEXT_MAX;
}

gboolean
muster_step_set (MusterDraft *draft, MusterRecord record, MusterField field, const char *text, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  gboolean empty = text == NULL || *text == 0;
  MusterType type;
  MusterRecord target;

  if (!empty && !g_utf8_validate (text, -1, NULL))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("That text is not valid UTF-8"));
  if (!empty && strlen (text) > max_length (field))
    return muster_refuse (error, MUSTER_ERROR_LIMIT, _ ("That text is too long: at most %u bytes fit"), max_length (field));
  if (field >= MUSTER_N_FIELDS)
    {
      if (!empty)
        return set_own (draft, record, field, text, error);
      muster_draft_set_raw (draft, record, field, NULL);
      return TRUE;
    }

  if (!muster_expect (doc, record, muster_field_get_info (field)->kind, error))
    return FALSE;
  if (muster_field_get_info (field)->kind == MUSTER_KIND_STAGE && !muster_check_stage (doc, record, field, text, error))
    return FALSE;
  if (muster_field_get_info (field)->kind == MUSTER_KIND_FIELD && !muster_step_define (draft, record, field, text, error))
    return FALSE;
  type = muster_field_get_info (field)->type;
  if (type == MUSTER_TYPE_REF)
    {
      target = empty ? 0 : muster_document_find (doc, text);
      if (target == 0 && !empty)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("There is no record “%s”"), text);
      return set_ref (draft, record, field, target, error);
    }
  if (empty && muster_field_get_info (field)->shape == MUSTER_SHAPE_ORDER)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” must not be empty"), _ (muster_field_get_info (field)->label));
  if (empty)
    {
      muster_draft_set (draft, record, field, MUSTER_NO_VALUE);
      return TRUE;
    }
  if (type == MUSTER_TYPE_NUMBER)
    return set_number (draft, record, field, text, error);
  if (type == MUSTER_TYPE_FLAG)
    return set_flag (draft, record, field, text, error);
  return set_text (draft, record, field, text, error);
}

/* Sets a field, and keeps what concerns the record as a whole: a responsibility gets no second owner,
 * though two that a file brought stay as long as nobody makes it worse. */
static gboolean
set_one (MusterDraft *draft, MusterRecord record, MusterField field, const char *text, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  gboolean assignment = muster_document_get_kind (doc, record) == MUSTER_KIND_ASSIGNMENT;
  gboolean owns = assignment && muster_assignment_get_part (doc, record) == MUSTER_PART_ACCOUNTABLE;
  MusterRecord role = assignment ? muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_ROLE) : 0;
  MusterRecord what = assignment ? muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_RESPONSIBILITY) : 0;

  if (!muster_step_set (draft, record, field, text, error))
    return FALSE;
  if (!assignment || (owns && role == muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_ROLE) && what == muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_RESPONSIBILITY)))
    return TRUE;
  return muster_check_owner (doc, record, error);
}

gboolean
muster_edit_set_many (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterField field, const char *text, MusterCommitFlags flags, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (n_records > 0 && field != MUSTER_FIELD_KIND, FALSE);

  if (n_records == 1)
    label = g_strdup_printf (_ ("Set %s of “%s”"), field_label (doc, field), muster_document_get_name (doc, records[0]));
  else
    label = g_strdup_printf (ngettext ("Set %s of %u item", "Set %s of %u items", n_records), field_label (doc, field), n_records);

  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_records; i++)
    {
      if (muster_document_get_kind (doc, records[i]) == MUSTER_KIND_NONE)
        return muster_expect (doc, records[i], MUSTER_KIND_ROLE, error);
      if (!set_one (draft, records[i], field, text, error))
        return FALSE;
    }
  return muster_finish (g_steal_pointer (&draft), g_steal_pointer (&label), flags, error);
}

gboolean
muster_edit_set (MusterDocument *doc, MusterRecord record, MusterField field, const char *text, MusterCommitFlags flags, GError **error)
{
  return muster_edit_set_many (doc, &record, 1, field, text, flags, error);
}
