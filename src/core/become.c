/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * become.c: see become.h.
 *
 * What is not in the other goes last, when nothing that stays refers to it any more: the rules by which
 * a removed record takes others along have nothing to do then, and are not asked.
 */
#include "become.h"
#include "changes.h"
#include "history-net.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MusterDraft *draft;
  MusterDocument *doc;
  MusterDocument *other;
} Become;

/* The name of a record's kind as in files, also of one that this version does not know. */
static const char *
get_kind_name (MusterDocument *doc, MusterRecord record)
{
  return muster_document_get (doc, record, MUSTER_FIELD_KIND).text;
}

static GArray *
list_all (MusterDocument *doc)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (MusterKind kind = MUSTER_KIND_CHART; kind <= MUSTER_KIND_OTHER; kind++)
    {
      MusterIter iter;
      MusterRecord record;

      muster_iter_init_kind (&iter, doc, kind);
      while (muster_iter_next (&iter, &record))
        g_array_append_val (all, record);
    }
  return all;
}

static void
clear (Become *become, MusterRecord record)
{
  guint n_fields = 0, n_own = 0;
  MusterField first = muster_kind_first_field (muster_document_get_kind (become->doc, record), &n_fields);
  g_autofree MusterField *own = muster_document_list_own_fields (become->doc, record, &n_own);

  for (guint i = 0; i < n_own; i++)
    muster_draft_set (become->draft, record, own[i], MUSTER_NO_VALUE);
  for (MusterField field = first; field < first + n_fields; field++)
    muster_draft_set (become->draft, record, field, MUSTER_NO_VALUE);
}

/* Records that the other has not, or has as something else. */
static void
remove_gone (Become *become, gboolean other_kind)
{
  g_autoptr (GArray) all = list_all (become->doc), gone = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; i < all->len; i++)
    {
      MusterRecord record = g_array_index (all, MusterRecord, i);
      MusterRecord twin = muster_document_find (become->other, muster_document_get_id (become->doc, record));

      if (other_kind ? twin != 0 && g_strcmp0 (get_kind_name (become->other, twin), get_kind_name (become->doc, record)) != 0 : twin == 0)
        g_array_append_val (gone, record);
    }
  for (guint i = 0; i < gone->len; i++)
    clear (become, g_array_index (gone, MusterRecord, i));
  for (guint i = 0; i < gone->len; i++)
    muster_draft_set (become->draft, g_array_index (gone, MusterRecord, i), MUSTER_FIELD_KIND, MUSTER_NO_VALUE);
}

static void
add_missing (Become *become, const GArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      MusterRecord twin = g_array_index (wanted, MusterRecord, i);
      const char *id = muster_document_get_id (become->other, twin);

      if (muster_document_find (become->doc, id) != 0)
        continue;
      if (muster_document_get_kind (become->other, twin) == MUSTER_KIND_OTHER)
        muster_draft_add_other (become->draft, get_kind_name (become->other, twin), id);
      else
        muster_draft_add (become->draft, muster_document_get_kind (become->other, twin), id);
    }
}

/* A value of the other as one of this document. */
static MusterValue
take_over (Become *become, MusterValue value)
{
  switch (value.type)
    {
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
    case MUSTER_TYPE_RAW:
      value.text = muster_document_intern (become->doc, value.text);
      return value;
    case MUSTER_TYPE_REF:
      value.ref = muster_document_handle (become->doc, muster_document_get_id (become->other, value.ref));
      return value;
    default:
      return value;
    }
}

static void
set_own (Become *become, MusterRecord record, MusterRecord twin)
{
  guint n_own = 0, n_wanted = 0;
  g_autofree MusterField *own = muster_document_list_own_fields (become->doc, record, &n_own);
  g_autofree MusterField *wanted = muster_document_list_own_fields (become->other, twin, &n_wanted);

  for (guint i = 0; i < n_own; i++)
    {
      MusterField field = muster_document_own_field (become->other, muster_document_get_field_name (become->doc, own[i]));

      if (muster_document_get (become->other, twin, field).type == MUSTER_TYPE_NONE)
        muster_draft_set (become->draft, record, own[i], MUSTER_NO_VALUE);
    }
  for (guint i = 0; i < n_wanted; i++)
    {
      MusterField field = muster_document_own_field (become->doc, muster_document_get_field_name (become->other, wanted[i]));

      muster_draft_set (become->draft, record, field, take_over (become, muster_document_get (become->other, twin, wanted[i])));
    }
}

static void
set_fields (Become *become, const GArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      MusterRecord twin = g_array_index (wanted, MusterRecord, i);
      MusterRecord record = muster_document_find (become->doc, muster_document_get_id (become->other, twin));
      guint n_fields = 0;
      MusterField first = muster_kind_first_field (muster_document_get_kind (become->other, twin), &n_fields);

      for (MusterField field = first; field < first + n_fields; field++)
        muster_draft_set (become->draft, record, field, take_over (become, muster_document_get (become->other, twin, field)));
      set_own (become, record, twin);
    }
}

void
muster_draft_become (MusterDraft *draft, MusterDocument *other)
{
  Become become = { draft, muster_draft_get_document (draft), other };
  g_autoptr (GArray) wanted = list_all (other);

  remove_gone (&become, TRUE);
  add_missing (&become, wanted);
  set_fields (&become, wanted);
  remove_gone (&become, FALSE);
}

gboolean
muster_edit_become (MusterDocument *doc, MusterDocument *other, const char *label)
{
  MusterDraft *draft = muster_draft_new (doc);

  muster_draft_become (draft, other);
  return muster_commit (draft, label, MUSTER_COMMIT_DEFAULT);
}

/* {{{ In words */

/* What was edited, where nothing has come of it for the organisation. */
static char *
dup_edited (MusterDocument *doc)
{
  g_autoptr (MusterNet) net = muster_net_new (doc, 0);
  const GPtrArray *records = muster_net_get_records (net);
  const MusterNetRecord *first = records->len > 0 ? g_ptr_array_index (records, 0) : NULL;
  g_autofree char *name = first != NULL ? muster_net_dup_name (net, first->record) : NULL;

  if (first == NULL)
    return g_strdup (_ ("Nothing differs"));
  if (records->len > 1)
    return g_strdup_printf (ngettext ("“%s” and %u more record edited", "“%s” and %u more records edited", records->len - 1), name, records->len - 1);
  return g_strdup_printf (_ ("“%s” edited"), name);
}

char *
muster_become_dup_sentence (MusterDocument *before, MusterDocument *after)
{
  g_autoptr (MusterDocument) doc = muster_document_dup (before, FALSE);
  g_autoptr (MusterProjection) was = muster_projection_new (before, 0), is = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GArray) shifts = NULL;

  muster_edit_become (doc, after, "");
  is = muster_projection_new (doc, 0);
  shifts = muster_shifts_new (was, is);
  sentences = muster_shifts_list_sentences (shifts, was, is);
  if (sentences->len == 0)
    return dup_edited (doc);
  if (sentences->len == 1)
    return g_strdup (g_ptr_array_index (sentences, 0));
  /* Translators: a sentence, and how many more things changed */
  return g_strdup_printf (ngettext ("%s, and %u more change", "%s, and %u more changes", sentences->len - 1), (const char *) g_ptr_array_index (sentences, 0), sentences->len - 1);
}

/* }}} */
