/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * copy.c: a document's double, for another thread.
 *
 * All memory is copied as it lies, handles and lists of referrers with it; then each pointer into
 * the pool is moved to the copy's. Pointers are in the slots, in the blocks of values, in what is
 * outside the table, and in the ops of the history.
 */
#include "document-private.h"

static MusterValue
move_value (MusterPoolCopy *copy, MusterValue value)
{
  switch (value.type)
    {
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
    case MUSTER_TYPE_RAW:
      value.text = muster_pool_copy_move (copy, value.text);
      return value;
    default:
      return value;
    }
}

/* Where in a block of each kind there are pointers to text. */
typedef struct
{
  guint16 offsets[MUSTER_N_FIELDS];
  guint first[MUSTER_N_KINDS + 1];
} Texts;

static void
find_texts (MusterDocument *doc, Texts *texts)
{
  guint n = 0;

  for (MusterKind kind = 0; kind < MUSTER_N_KINDS; kind++)
    {
      guint n_fields;
      MusterField first = muster_kind_first_field (kind, &n_fields);

      texts->first[kind] = n;
      for (MusterField field = first; field < first + n_fields; field++)
        switch (muster_field_get_info (field)->type)
          {
          case MUSTER_TYPE_NUMBER:
          case MUSTER_TYPE_FLAG:
          case MUSTER_TYPE_REF:
            break;
          default:
            texts->offsets[n++] = doc->offsets[field];
          }
    }
  texts->first[MUSTER_N_KINDS] = n;
}

static void
copy_slots (MusterDocument *doc, MusterDocument *made, MusterPoolCopy *copy)
{
  Texts texts;

  find_texts (doc, &texts);
  g_array_unref (made->slots);
  made->slots = g_array_sized_new (FALSE, TRUE, sizeof (Slot), doc->slots->len);
  muster_pool_expect (made->slots->data, doc->slots->len * sizeof (Slot));
  g_array_append_vals (made->slots, doc->slots->data, doc->slots->len);
  for (guint i = 0; i < made->slots->len; i++)
    {
      Slot *slot = &g_array_index (made->slots, Slot, i);

      slot->id = muster_pool_copy_move (copy, slot->id);
      slot->values = muster_pool_copy_move (copy, slot->values);
      if (slot->values == NULL)
        continue;
      for (guint j = texts.first[slot->kind]; j < texts.first[slot->kind + 1]; j++)
        {
          gpointer *place = (gpointer *) (gpointer) (slot->values + texts.offsets[j]);

          *place = muster_pool_copy_move (copy, *place);
        }
    }
}

static void
copy_lists (MusterDocument *doc, MusterDocument *made)
{
  for (MusterKind kind = 0; kind < MUSTER_N_KINDS; kind++)
    {
      made->counts[kind] = doc->counts[kind];
      g_array_set_size (made->lists[kind], 0);
      if (doc->lists[kind]->len > 0)
        g_array_append_vals (made->lists[kind], doc->lists[kind]->data, doc->lists[kind]->len);
    }
}

static void
copy_own (MusterDocument *doc, MusterDocument *made, MusterPoolCopy *copy)
{
  GHashTableIter iter;
  gpointer record, values;

  for (guint i = 0; i < doc->own_names->len; i++)
    {
      gpointer name = muster_pool_copy_move (copy, g_ptr_array_index (doc->own_names, i));

      g_ptr_array_add (made->own_names, name);
      g_hash_table_insert (made->own_fields, name, GUINT_TO_POINTER (MUSTER_N_FIELDS + i));
    }
  g_hash_table_iter_init (&iter, doc->own_values);
  while (g_hash_table_iter_next (&iter, &record, &values))
    {
      GArray *own = g_array_copy (values);

      for (guint i = 0; i < own->len; i++)
        g_array_index (own, OwnValue, i).value = move_value (copy, g_array_index (own, OwnValue, i).value);
      g_hash_table_insert (made->own_values, record, own);
    }
}

static void
copy_history (MusterDocument *doc, MusterDocument *made, MusterPoolCopy *copy)
{
  made->history.position = doc->history.position;
  made->history.saved = doc->history.saved;
  for (guint i = 0; i < doc->history.changes->len; i++)
    {
      const MusterChange *change = g_ptr_array_index (doc->history.changes, i);
      MusterOp *ops = g_memdup2 (change->ops, change->n_ops * sizeof *ops);

      for (guint j = 0; j < change->n_ops; j++)
        {
          ops[j].before = move_value (copy, ops[j].before);
          ops[j].after = move_value (copy, ops[j].after);
        }
      g_ptr_array_add (made->history.changes, muster_change_new (g_strdup (change->label), g_strdup (change->name), change->time, ops, change->n_ops));
    }
}

MusterDocument *
muster_document_dup (MusterDocument *doc, gboolean with_history)
{
  MusterDocument *made;
  MusterPoolCopy copy;

  g_return_val_if_fail (MUSTER_IS_DOCUMENT (doc), NULL);
  g_return_val_if_fail (doc->draft == NULL, NULL);

  made = muster_document_new ();
  muster_pool_free (made->pool);
  muster_pool_copy_begin (&copy, doc->pool);
  copy_slots (doc, made, &copy);
  copy_lists (doc, made);
  copy_own (doc, made, &copy);
  if (with_history)
    copy_history (doc, made, &copy);
  else
    made->history.saved = muster_history_is_saved (doc) ? 0 : -1;
  made->pool = muster_pool_copy_end (&copy);
  return made;
}
