/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * draft.c: see draft.h.
 */
#include "draft-private.h"
#include "order.h"

#include <math.h>
#include <string.h>

static MusterDraft *
draft_new (MusterDocument *doc, gboolean loading)
{
  MusterDraft *draft;

  g_return_val_if_fail (doc->draft == NULL && !(loading && doc->trial != NULL), NULL);

  draft = g_new0 (MusterDraft, 1);
  draft->doc = g_object_ref (doc);
  if (!loading)
    draft->ops = g_array_new (FALSE, FALSE, sizeof (MusterOp));
  doc->draft = draft;
  return draft;
}

MusterDraft *
muster_draft_new (MusterDocument *doc)
{
  return draft_new (doc, FALSE);
}

MusterDraft *
muster_draft_new_loading (MusterDocument *doc)
{
  return draft_new (doc, TRUE);
}

void
muster_draft_free (MusterDraft *draft)
{
  for (guint i = draft->ops != NULL ? draft->ops->len : 0; i-- > 0;)
    {
      const MusterOp *op = &g_array_index (draft->ops, MusterOp, i);

      muster_document_put (draft->doc, op->record, op->field, op->before);
    }
  draft->doc->draft = NULL;
  g_clear_pointer (&draft->ops, g_array_unref);
  g_object_unref (draft->doc);
  g_free (draft);
}

MusterDocument *
muster_draft_get_document (MusterDraft *draft)
{
  return draft->doc;
}

gboolean
muster_draft_is_empty (MusterDraft *draft)
{
  return draft->ops == NULL || draft->ops->len == 0;
}

/* Steps in a row on one field are one op, or none if they end where they began. */
static void
remember (GArray *ops, const MusterOp *op)
{
  MusterOp *last = ops->len > 0 ? &g_array_index (ops, MusterOp, ops->len - 1) : NULL;

  if (last == NULL || last->record != op->record || last->field != op->field)
    {
      g_array_append_vals (ops, op, 1);
      return;
    }
  last->after = op->after;
  if (muster_value_equal (last->before, last->after))
    g_array_set_size (ops, ops->len - 1);
}

void
muster_draft_set (MusterDraft *draft, MusterRecord record, MusterField field, MusterValue value)
{
  MusterOp op = { record, field, muster_document_get (draft->doc, record, field), value };

  if (muster_value_equal (op.before, op.after))
    return;
  if (draft->ops != NULL)
    remember (draft->ops, &op);
  muster_document_put (draft->doc, record, field, value);
}

void
muster_draft_set_text (MusterDraft *draft, MusterRecord record, MusterField field, const char *text)
{
  MusterType type = muster_field_get_info (field)->type;
  MusterValue value = MUSTER_NO_VALUE;

  g_return_if_fail (type == MUSTER_TYPE_TEXT || type == MUSTER_TYPE_DATE);

  if (text != NULL && *text != 0)
    value = (MusterValue){ .type = type, .text = muster_document_intern (draft->doc, text) };
  muster_draft_set (draft, record, field, value);
}

void
muster_draft_set_number (MusterDraft *draft, MusterRecord record, MusterField field, double number)
{
  MusterValue value = MUSTER_NO_VALUE;

  if (!isnan (number))
    value = (MusterValue){ .type = MUSTER_TYPE_NUMBER, .number = number };
  muster_draft_set (draft, record, field, value);
}

void
muster_draft_set_flag (MusterDraft *draft, MusterRecord record, MusterField field, gboolean flag)
{
  muster_draft_set (draft, record, field, (MusterValue){ .type = flag ? MUSTER_TYPE_FLAG : MUSTER_TYPE_NONE });
}

void
muster_draft_set_ref (MusterDraft *draft, MusterRecord record, MusterField field, MusterRecord target)
{
  MusterValue value = MUSTER_NO_VALUE;

  if (target != 0)
    value = (MusterValue){ .type = MUSTER_TYPE_REF, .ref = target };
  muster_draft_set (draft, record, field, value);
}

void
muster_draft_set_raw (MusterDraft *draft, MusterRecord record, MusterField field, const char *json)
{
  MusterValue value = MUSTER_NO_VALUE;

  g_return_if_fail (field >= MUSTER_N_FIELDS);

  if (json != NULL)
    value = (MusterValue){ .type = MUSTER_TYPE_RAW, .text = muster_document_intern (draft->doc, json) };
  muster_draft_set (draft, record, field, value);
}

/* {{{ Making and removing */

/* A letter for the kind and seven of 32 signs without look-alikes: 34 thousand million ids a kind. */
static char *
random_id (MusterDocument *doc, MusterKind kind)
{
  static const char signs[] = "0123456789abcdefghjkmnpqrstvwxyz";
  const char *name = muster_kind_get_name (kind);

  for (;;)
    {
      g_autofree char *id = g_strdup_printf ("%c-xxxxxxx", name != NULL ? name[0] : 'x');

      for (char *c = id + 2; *c != 0; c++)
        *c = signs[g_random_int_range (0, 32)];
      if (muster_pool_lookup (doc->pool, id) == NULL)
        return g_steal_pointer (&id);
    }
}

static MusterRecord
add (MusterDraft *draft, MusterKind kind, const char *kind_name, const char *id)
{
  g_autofree char *made = id == NULL ? random_id (draft->doc, kind) : NULL;
  MusterRecord record = muster_document_handle (draft->doc, made != NULL ? made : id);

  g_return_val_if_fail (muster_document_get_kind (draft->doc, record) == MUSTER_KIND_NONE, 0);

  muster_draft_set (draft, record, MUSTER_FIELD_KIND, (MusterValue){ .type = MUSTER_TYPE_TEXT, .text = muster_document_intern (draft->doc, kind_name) });
  return record;
}

MusterRecord
muster_draft_add (MusterDraft *draft, MusterKind kind, const char *id)
{
  return add (draft, kind, muster_kind_get_name (kind), id);
}

MusterRecord
muster_draft_add_other (MusterDraft *draft, const char *kind_name, const char *id)
{
  return add (draft, MUSTER_KIND_OTHER, kind_name, id);
}

/* The stages around one: what lies @steps from it, 0 beyond the ends. */
static MusterRecord
stage_near (MusterDocument *doc, MusterRecord stage, int steps)
{
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  int place = 0;

  while (g_array_index (stages, MusterRecord, place) != stage)
    place++;
  place += steps;
  return place >= 0 && place < (int) stages->len ? g_array_index (stages, MusterRecord, place) : 0;
}

/* The field of @kind with that name if it refers to a stage, else MUSTER_FIELD_KIND. */
static MusterField
stage_field (MusterKind kind, const char *name)
{
  MusterField field = muster_field_find (kind, name);

  return field != MUSTER_FIELD_KIND && muster_field_get_info (field)->on_remove == MUSTER_ON_REMOVE_STAGE ? field : MUSTER_FIELD_KIND;
}

/* A record that lives from or until @stage, which is going, lives from or until the next; from the
 * one before if it is the last. What lived in that stage alone moves to the one before, or after. */
static void
leave_stage (MusterDraft *draft, MusterRecord record, MusterRecord stage)
{
  MusterDocument *doc = draft->doc;
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterField from = stage_field (kind, kind == MUSTER_KIND_CHECKPOINT ? "stage" : "from");
  MusterField until = stage_field (kind, "until");
  MusterRecord previous = stage_near (doc, stage, -1);
  MusterRecord next = stage_near (doc, stage, 1);
  MusterRecord begin = from != MUSTER_FIELD_KIND ? muster_document_get_ref (doc, record, from) : 0;
  MusterRecord end = until != MUSTER_FIELD_KIND ? muster_document_get_ref (doc, record, until) : 0;
  gboolean alone = end != 0 && end == next && (begin == stage || (begin == 0 && previous == 0));

  if (begin == stage)
    muster_draft_set_ref (draft, record, from, next != 0 && !(alone && previous != 0) ? next : previous);
  if (alone && previous == 0)
    muster_draft_set_ref (draft, record, until, stage_near (doc, stage, 2));
  if (end == stage)
    muster_draft_set_ref (draft, record, until, next);
}

static void
empty_stage (MusterDraft *draft, MusterRecord stage)
{
  g_autoptr (GArray) referrers = muster_document_list_referrers (draft->doc, stage, MUSTER_FIELD_KIND);
  MusterRecord next = stage_near (draft->doc, stage, 1);

  /* What ends at the next stage may have lived in this one alone without saying so. */
  if (next != 0)
    {
      g_autoptr (GArray) ending = muster_document_list_referrers (draft->doc, next, MUSTER_FIELD_KIND);

      g_array_append_vals (referrers, ending->data, ending->len);
    }
  for (guint i = 0; i < referrers->len; i++)
    leave_stage (draft, g_array_index (referrers, MusterRecord, i), stage);
}

static void
clear_fields (MusterDraft *draft, MusterRecord record)
{
  guint n_fields, n_own;
  MusterField first = muster_kind_first_field (muster_document_get_kind (draft->doc, record), &n_fields);
  g_autofree MusterField *own = muster_document_list_own_fields (draft->doc, record, &n_own);

  for (guint i = 0; i < n_own; i++)
    muster_draft_set (draft, record, own[i], MUSTER_NO_VALUE);
  for (MusterField field = first; field < first + n_fields; field++)
    muster_draft_set (draft, record, field, MUSTER_NO_VALUE);
}

/* Clears the references to @target, and collects in @doomed what cannot be without it. */
static void
leave_target (MusterDraft *draft, MusterRecord target, GArray *doomed)
{
  g_autoptr (GArray) referrers = muster_document_list_referrers (draft->doc, target, MUSTER_FIELD_KIND);

  for (guint i = 0; i < referrers->len; i++)
    {
      MusterRecord record = g_array_index (referrers, MusterRecord, i);
      guint n_fields;
      MusterField first = muster_kind_first_field (muster_document_get_kind (draft->doc, record), &n_fields);

      for (MusterField field = first; field < first + n_fields; field++)
        {
          const MusterFieldInfo *info = muster_field_get_info (field);

          if (info->type != MUSTER_TYPE_REF || muster_document_get_ref (draft->doc, record, field) != target)
            continue;
          muster_draft_set_ref (draft, record, field, 0);
          if (info->on_remove == MUSTER_ON_REMOVE_REMOVE)
            g_array_append_val (doomed, record);
        }
    }
}

void
muster_draft_remove (MusterDraft *draft, MusterRecord record)
{
  g_autoptr (GArray) doomed = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  g_return_if_fail (record != muster_document_get_chart (draft->doc));

  g_array_append_val (doomed, record);
  for (guint i = 0; i < doomed->len; i++)
    {
      MusterRecord next = g_array_index (doomed, MusterRecord, i);
      MusterKind kind = muster_document_get_kind (draft->doc, next);

      if (kind == MUSTER_KIND_NONE)
        continue;
      if (kind == MUSTER_KIND_STAGE)
        empty_stage (draft, next);
      leave_target (draft, next, doomed);
      clear_fields (draft, next);
      muster_draft_set (draft, next, MUSTER_FIELD_KIND, MUSTER_NO_VALUE);
    }
}

/* }}} */

/* Gives all @siblings but @record new keys in the order that they have. */
static void
spread (MusterDraft *draft, const GArray *siblings, MusterRecord record)
{
  g_autofree char *key = NULL;

  for (guint i = 0; i < siblings->len; i++)
    {
      MusterRecord sibling = g_array_index (siblings, MusterRecord, i);
      char *next;

      if (sibling == record)
        continue;
      next = muster_order_between (key, NULL);
      muster_draft_set_text (draft, sibling, muster_kind_order_field (muster_document_get_kind (draft->doc, sibling)), next);
      g_free (key);
      key = next;
    }
}

void
muster_draft_place (MusterDraft *draft, MusterRecord record, const GArray *siblings, MusterRecord before)
{
  MusterField field = muster_kind_order_field (muster_document_get_kind (draft->doc, record));
  const char *low = NULL, *high = NULL;
  g_autofree char *key = NULL;

  g_return_if_fail (field != MUSTER_FIELD_KIND);

  for (guint i = 0; i < siblings->len && high == NULL; i++)
    {
      MusterRecord sibling = g_array_index (siblings, MusterRecord, i);
      const char *order = muster_document_get_text (draft->doc, sibling, field);

      if (sibling == record || order == NULL || !muster_order_is_valid (order))
        continue;
      if (sibling == before)
        high = order;
      else
        low = order;
    }

  if (low != NULL && high != NULL && strcmp (low, high) >= 0)
    {
      spread (draft, siblings, record);
      muster_draft_place (draft, record, siblings, before);
      return;
    }
  key = muster_order_between (low, high);
  muster_draft_set_text (draft, record, field, key);
}
