/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-fields.c: fields of the user's own, and filters.
 *
 * A field's values are of its type: another type is taken only if every value can be read as that.
 */
#include "edit-private.h"
#include "filter.h"
#include "fold.h"
#include "plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_on (MusterDocument *doc, MusterRecord own)
{
  const char *on = muster_document_get_text (doc, own, MUSTER_FIELD_ON);

  /* The first choice is not written down. */
  return on != NULL ? on : "department";
}

static MusterField
get_field (MusterDocument *doc, MusterRecord own)
{
  return muster_document_own_field (doc, muster_document_get_id (doc, own));
}

/* All records that have a value; (element-type MusterRecord). */
static GArray *
list_having (MusterDocument *doc, MusterRecord own)
{
  static const MusterKind kinds[] = { MUSTER_KIND_DEPARTMENT, MUSTER_KIND_ROLE, MUSTER_KIND_PERSON };
  GArray *having = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterField field = get_field (doc, own);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, doc, kinds[i]);
      while (muster_iter_next (&iter, &record))
        if (muster_document_get (doc, record, field).type != MUSTER_TYPE_NONE)
          g_array_append_val (having, record);
    }
  return having;
}

void
muster_step_empty (MusterDraft *draft, MusterRecord own)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) having = list_having (doc, own);

  for (guint i = 0; i < having->len; i++)
    muster_draft_set_raw (draft, g_array_index (having, MusterRecord, i), get_field (doc, own), NULL);
}

/* {{{ What a field is */

/* Whether a field of @kind other than @own is called @name. */
static gboolean
is_taken (MusterDocument *doc, MusterRecord own, MusterKind kind, const char *name)
{
  g_autoptr (GArray) aspects = muster_aspects_list (doc, kind);
  g_autofree char *folded = g_strstrip (muster_fold (name));

  for (guint i = 0; i < aspects->len; i++)
    if (g_array_index (aspects, MusterAspect, i).own != own || own == 0)
      if (muster_aspect_is_called (&g_array_index (aspects, MusterAspect, i), folded))
        return TRUE;
  return FALSE;
}

static gboolean
check_name (MusterDocument *doc, MusterRecord own, MusterKind kind, const char *name, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (*stripped == 0)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("A field needs a name"));
  if (is_taken (doc, own, kind, stripped))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("There is a field “%s” already: choose another name"), stripped);
  return TRUE;
}

/* Gives a field another type, and its values with it. */
static gboolean
retype (MusterDraft *draft, MusterRecord own, const char *type, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterField field = get_field (doc, own);
  g_autoptr (GArray) having = list_having (doc, own);

  muster_draft_set_text (draft, own, MUSTER_FIELD_TYPE, type);
  for (guint i = 0; i < having->len; i++)
    {
      MusterRecord record = g_array_index (having, MusterRecord, i);
      g_autofree char *plain = muster_value_dup_plain (muster_document_get (doc, record, field));
      g_autoptr (GError) reason = NULL;

      if (!muster_step_set (draft, record, field, plain, &reason))
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("It cannot be of that type, because of “%s”: %s"), muster_document_get_name (doc, record), reason->message);
    }
  return TRUE;
}

gboolean
muster_step_define (MusterDraft *draft, MusterRecord own, MusterField field, const char *text, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  const char *choices = muster_field_get_info (field)->choices;
  g_autoptr (GArray) having = NULL;

  if (field == MUSTER_FIELD_NAME)
    return check_name (doc, own, muster_kind_find (get_on (doc, own)), text, error);
  /* What is none of the choices is refused by who asks. */
  if (text == NULL || *text == 0 || choices == NULL || strstr (choices, text) == NULL)
    return TRUE;
  if (field == MUSTER_FIELD_TYPE)
    return retype (draft, own, text, error);
  having = list_having (doc, own);
  if (field == MUSTER_FIELD_ON && having->len > 0 && strcmp (get_on (doc, own), text) != 0)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” has values: it cannot belong to something else now"), muster_document_get_name (doc, own));
  return TRUE;
}

MusterRecord
muster_edit_add_field (MusterDocument *doc, MusterKind on, const char *name, const char *type, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  const MusterSetting settings[] = {
    { MUSTER_FIELD_ON, muster_kind_get_name (on) },
    { MUSTER_FIELD_TYPE, type },
    { MUSTER_FIELD_NAME, stripped },
  };

  if (!check_name (doc, 0, on, stripped, error))
    return 0;
  return muster_edit_add (doc, MUSTER_KIND_FIELD, settings, G_N_ELEMENTS (settings), 0, error);
}

/* }}} */
/* {{{ Filters */

static MusterRecord
find_filter (MusterDocument *doc, const char *name)
{
  MusterIter iter;
  MusterRecord filter;

  muster_iter_init_kind (&iter, doc, MUSTER_KIND_FILTER);
  while (muster_iter_next (&iter, &filter))
    if (strcmp (muster_document_get_name (doc, filter), name) == 0)
      return filter;
  return 0;
}

MusterRecord
muster_edit_save_filter (MusterDocument *doc, const char *name, const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  const MusterSetting settings[] = { { MUSTER_FILTER_NAME, stripped }, { MUSTER_FILTER_TEXT, text } };
  g_autoptr (MusterFilter) parsed = NULL;
  MusterRecord filter;

  if (*stripped == 0)
    {
      muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("A filter needs a name"));
      return 0;
    }
  parsed = muster_filter_new (doc, text, NULL, error);
  if (parsed == NULL)
    return 0;
  if (muster_filter_is_empty (parsed))
    {
      muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("A filter that asks for nothing cannot be kept"));
      return 0;
    }
  filter = find_filter (doc, stripped);
  if (filter == 0)
    return muster_edit_add (doc, MUSTER_KIND_FILTER, settings, G_N_ELEMENTS (settings), 0, error);
  return muster_edit_set (doc, filter, MUSTER_FILTER_TEXT, text, MUSTER_COMMIT_DEFAULT, error) ? filter : 0;
}

/* }}} */
