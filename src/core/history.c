/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * history.c: see history.h.
 */
#include "document-private.h"

MusterChange *
muster_change_new (char *label, char *name, gint64 time, MusterOp *ops, guint n_ops)
{
  MusterChange *change = g_new0 (MusterChange, 1);

  change->label = label;
  change->name = name;
  change->time = time;
  change->ops = ops;
  change->n_ops = n_ops;
  return change;
}

void
muster_change_free (MusterChange *change)
{
  g_free (change->label);
  g_free (change->name);
  g_free (change->ops);
  g_free (change);
}

guint
muster_history_get_length (MusterDocument *doc)
{
  return doc->history.changes->len;
}

guint
muster_history_get_position (MusterDocument *doc)
{
  return doc->history.position;
}

const MusterChange *
muster_history_get_change (MusterDocument *doc, guint index)
{
  g_return_val_if_fail (index < doc->history.changes->len, NULL);

  return g_ptr_array_index (doc->history.changes, index);
}

const MusterChange *
muster_history_peek_undo (MusterDocument *doc)
{
  guint position = doc->history.position;

  return position > 0 ? g_ptr_array_index (doc->history.changes, position - 1) : NULL;
}

const MusterChange *
muster_history_peek_redo (MusterDocument *doc)
{
  guint position = doc->history.position;

  return position < doc->history.changes->len ? g_ptr_array_index (doc->history.changes, position) : NULL;
}

void
muster_history_set_name (MusterDocument *doc, guint index, const char *name)
{
  MusterChange *change;

  g_return_if_fail (index < doc->history.changes->len);

  change = g_ptr_array_index (doc->history.changes, index);
  if (g_strcmp0 (change->name, name) == 0)
    return;
  g_free (change->name);
  change->name = g_strdup (name);
  doc->history.namings++;
  doc->history.saved = -1;
  muster_history_seal (doc);
}

guint
muster_history_count_namings (MusterDocument *doc)
{
  return doc->history.namings;
}

void
muster_history_cut (MusterDocument *doc)
{
  History *history = &doc->history;

  g_ptr_array_set_size (history->changes, history->position);
  if (history->saved > (gint) history->position)
    history->saved = -1;
}

void
muster_history_push (MusterDocument *doc, MusterChange *change)
{
  muster_history_cut (doc);
  g_ptr_array_add (doc->history.changes, change);
  doc->history.position++;
}

void
muster_history_extend (MusterDocument *doc, const MusterOp *op)
{
  MusterChange *change = g_ptr_array_index (doc->history.changes, doc->history.position - 1);

  g_assert (change->n_ops == 1 && change->ops[0].record == op->record && change->ops[0].field == op->field);
  change->ops[0].after = op->after;
  if (!muster_value_equal (change->ops[0].before, change->ops[0].after))
    return;

  /* Typed back to what was there: nothing is left to undo. */
  g_ptr_array_set_size (doc->history.changes, --doc->history.position);
  muster_history_seal (doc);
}

/* The last op of a change that sets a field; NULL if none does. */
static MusterOp *
find_op (MusterChange *change, MusterRecord record, MusterField field)
{
  for (guint i = change->n_ops; i-- > 0;)
    if (change->ops[i].record == record && change->ops[i].field == field)
      return &change->ops[i];
  return NULL;
}

gboolean
muster_history_rename_made (MusterDocument *doc, const MusterOp *op)
{
  const History *history = &doc->history;
  MusterChange *last;
  MusterOp *made, *named;

  if (!history->unnamed || history->position == 0 || history->position != history->changes->len || muster_history_is_saved (doc))
    return FALSE;
  last = g_ptr_array_index (history->changes, history->position - 1);
  made = find_op (last, op->record, MUSTER_FIELD_KIND);
  named = find_op (last, op->record, op->field);
  if (last->name != NULL || made == NULL || made->before.type != MUSTER_TYPE_NONE || named == NULL)
    return FALSE;
  named->after = op->after;
  return TRUE;
}

void
muster_history_seal (MusterDocument *doc)
{
  doc->history.typing_record = 0;
  doc->history.unnamed = FALSE;
}

void
muster_history_mark_saved (MusterDocument *doc)
{
  doc->history.saved = doc->history.position;
  muster_history_seal (doc);
}

void
muster_history_mark_saved_at (MusterDocument *doc, guint position, const MusterChange *last)
{
  const History *history = &doc->history;
  gboolean is_there = position <= history->changes->len;

  if (is_there && position > 0)
    is_there = g_ptr_array_index (history->changes, position - 1) == last;
  doc->history.saved = is_there ? (gint) position : -1;
}

int
muster_history_get_saved (MusterDocument *doc)
{
  return doc->history.saved;
}

gboolean
muster_history_is_saved (MusterDocument *doc)
{
  return doc->history.saved == (gint) doc->history.position;
}

void
muster_history_clear (MusterDocument *doc)
{
  doc->history.saved = muster_history_is_saved (doc) ? 0 : -1;
  doc->history.position = 0;
  g_ptr_array_set_size (doc->history.changes, 0);
  muster_history_seal (doc);
}

/* {{{ Does a history fit? Played without touching the document, on a table of what it would change. */

typedef struct
{
  MusterDocument *doc;
  GHashTable *values;
  /* Handle to the kind that a record has whenever it is there. */
  GHashTable *kinds;
} Rehearsal;

/* Whether @record may be of @kind, which it then is for good. */
static gboolean
fits_kind (Rehearsal *rehearsal, MusterRecord record, MusterKind kind)
{
  const Slot *slot = &g_array_index (rehearsal->doc->slots, Slot, record);
  gpointer known = slot->values != NULL ? GUINT_TO_POINTER (slot->kind) : g_hash_table_lookup (rehearsal->kinds, GUINT_TO_POINTER (record));

  if (known != NULL)
    return GPOINTER_TO_UINT (known) == kind;
  g_hash_table_insert (rehearsal->kinds, GUINT_TO_POINTER (record), GUINT_TO_POINTER (kind));
  return TRUE;
}

static MusterValue
rehearsed (Rehearsal *rehearsal, MusterRecord record, MusterField field)
{
  gint64 key = (gint64) record << 32 | field;
  const MusterValue *value = g_hash_table_lookup (rehearsal->values, &key);

  return value != NULL ? *value : muster_document_get (rehearsal->doc, record, field);
}

/* The kind of @record at this point; MUSTER_KIND_NONE if it is not there. */
static MusterKind
rehearsed_kind (Rehearsal *rehearsal, MusterRecord record)
{
  MusterValue kind = rehearsed (rehearsal, record, MUSTER_FIELD_KIND);

  return kind.type == MUSTER_TYPE_TEXT ? muster_kind_find (kind.text) : MUSTER_KIND_NONE;
}

/* Whether a record can be made or removed so: not the chart, and not from one kind to another. */
static gboolean
fits_making (Rehearsal *rehearsal, MusterRecord record, MusterValue from, MusterValue to)
{
  if (record == muster_document_get_chart (rehearsal->doc) || (from.type == MUSTER_TYPE_NONE) == (to.type == MUSTER_TYPE_NONE))
    return FALSE;
  if (to.type == MUSTER_TYPE_NONE)
    return TRUE;
  return to.type == MUSTER_TYPE_TEXT && fits_kind (rehearsal, record, muster_kind_find (to.text));
}

/* Whether a field of a record that is there can become @to. */
static gboolean
fits_field (Rehearsal *rehearsal, const MusterOp *op, MusterValue to)
{
  MusterKind kind = rehearsed_kind (rehearsal, op->record);
  const MusterFieldInfo *info;

  if (kind == MUSTER_KIND_NONE)
    return FALSE;
  if (op->field >= MUSTER_N_FIELDS)
    return to.type == MUSTER_TYPE_NONE || to.type == MUSTER_TYPE_RAW;

  info = muster_field_get_info (op->field);
  if (info->kind != kind || (to.type != MUSTER_TYPE_NONE && to.type != info->type))
    return FALSE;
  if (to.type != MUSTER_TYPE_REF)
    return TRUE;
  kind = rehearsed_kind (rehearsal, to.ref);
  return kind != MUSTER_KIND_NONE && (info->target == MUSTER_KIND_NONE || info->target == kind);
}

static gboolean
rehearse_op (Rehearsal *rehearsal, const MusterOp *op, MusterValue from, MusterValue to)
{
  gint64 key = (gint64) op->record << 32 | op->field;

  if (!muster_value_equal (rehearsed (rehearsal, op->record, op->field), from))
    return FALSE;
  if (op->field == MUSTER_FIELD_KIND ? !fits_making (rehearsal, op->record, from, to) : !fits_field (rehearsal, op, to))
    return FALSE;
  g_hash_table_replace (rehearsal->values, g_memdup2 (&key, sizeof key), g_memdup2 (&to, sizeof to));
  return TRUE;
}

static gboolean
rehearse (MusterDocument *doc, GPtrArray *changes, guint position)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  Rehearsal rehearsal = { doc, values, kinds };

  for (guint i = position; i-- > 0;)
    {
      const MusterChange *change = g_ptr_array_index (changes, i);

      for (guint j = change->n_ops; j-- > 0;)
        if (!rehearse_op (&rehearsal, &change->ops[j], change->ops[j].after, change->ops[j].before))
          return FALSE;
    }

  g_hash_table_remove_all (values);
  for (guint i = position; i < changes->len; i++)
    {
      const MusterChange *change = g_ptr_array_index (changes, i);

      for (guint j = 0; j < change->n_ops; j++)
        if (!rehearse_op (&rehearsal, &change->ops[j], change->ops[j].before, change->ops[j].after))
          return FALSE;
    }
  return TRUE;
}

gboolean
muster_history_fits (MusterDocument *doc, MusterChange *change)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();

  g_ptr_array_add (changes, change);
  return rehearse (doc, changes, 0);
}

gboolean
muster_history_restore (MusterDocument *doc, GPtrArray *changes, guint position)
{
  g_return_val_if_fail (doc->history.changes->len == 0, FALSE);

  g_ptr_array_set_free_func (changes, (GDestroyNotify) muster_change_free);
  if (position > changes->len || !rehearse (doc, changes, position))
    {
      g_ptr_array_unref (changes);
      return FALSE;
    }

  g_ptr_array_unref (doc->history.changes);
  doc->history.changes = changes;
  doc->history.position = position;
  doc->history.saved = position;
  return TRUE;
}

/* }}} */
