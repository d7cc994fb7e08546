/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * history-net.c: see history-net.h. Two passes over the ops: a table from record and field to the
 * values at either end, in the order of first touch; and that as records.
 */
#include "history-net.h"
#include "plain.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MusterRecord record;
  MusterNetField ends;
} Touch;

struct _MusterNet
{
  MusterDocument *doc;

  /* Touch, and from record and field to one more than its index. */
  GArray *touches;
  GHashTable *index;
  /* MusterNetRecord, and the one of each record. */
  GPtrArray *records;
  GHashTable *by_record;
};

/* {{{ Folding */

static gint64
make_key (MusterRecord record, MusterField field)
{
  return (gint64) record << 32 | field;
}

static void
touch (MusterNet *net, const MusterOp *op)
{
  gint64 key = make_key (op->record, op->field);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (net->index, &key));
  Touch made = { op->record, { op->field, op->before, op->after } };

  if (place != 0)
    {
      g_array_index (net->touches, Touch, place - 1).ends.after = op->after;
      return;
    }
  g_array_append_val (net->touches, made);
  g_hash_table_insert (net->index, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (net->touches->len));
}

static void
fold (MusterNet *net, guint position)
{
  guint now = muster_history_get_position (net->doc);

  for (guint i = MIN (position, now); i < MAX (position, now); i++)
    {
      const MusterChange *change = muster_history_get_change (net->doc, i);

      for (guint j = 0; j < change->n_ops; j++)
        touch (net, &change->ops[j]);
    }
  for (guint i = 0; i < net->touches->len && position > now; i++)
    {
      MusterNetField *ends = &g_array_index (net->touches, Touch, i).ends;
      MusterValue before = ends->before;

      ends->before = ends->after;
      ends->after = before;
    }
}

/* }}} */
/* {{{ Records */

static void
record_free (gpointer data)
{
  MusterNetRecord *record = data;

  g_array_unref (record->fields);
  g_free (record);
}

static MusterNetRecord *
take_record (MusterNet *net, MusterRecord handle)
{
  MusterNetRecord *record = g_hash_table_lookup (net->by_record, GUINT_TO_POINTER (handle));

  if (record != NULL)
    return record;
  record = g_new0 (MusterNetRecord, 1);
  record->record = handle;
  record->kind = muster_document_get_kind (net->doc, handle);
  record->state = MUSTER_NET_CHANGED;
  record->fields = g_array_new (FALSE, FALSE, sizeof (MusterNetField));
  g_hash_table_insert (net->by_record, GUINT_TO_POINTER (handle), record);
  g_ptr_array_add (net->records, record);
  return record;
}

static void
note (MusterNet *net, const Touch *touched)
{
  const MusterNetField *ends = &touched->ends;
  MusterNetRecord *record;

  if (muster_value_equal (ends->before, ends->after))
    return;
  record = take_record (net, touched->record);
  if (ends->field != MUSTER_FIELD_KIND)
    {
      g_array_append_val (record->fields, *ends);
      return;
    }
  record->state = ends->before.type == MUSTER_TYPE_NONE ? MUSTER_NET_ADDED : MUSTER_NET_REMOVED;
  if (record->state == MUSTER_NET_REMOVED)
    record->kind = muster_kind_find (ends->before.text);
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  const MusterNetField *first = a, *second = b;

  return first->field < second->field ? -1 : first->field > second->field;
}

/* g_ptr_array_sort() keeps the order of equals. */
static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const MusterNetRecord *const *first = a, *const *second = b;

  return (int) (*first)->kind - (int) (*second)->kind;
}

MusterNet *
muster_net_new (MusterDocument *doc, guint position)
{
  MusterNet *net;

  g_return_val_if_fail (position <= muster_history_get_length (doc), NULL);

  net = g_new0 (MusterNet, 1);
  net->doc = g_object_ref (doc);
  net->touches = g_array_new (FALSE, FALSE, sizeof (Touch));
  net->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  net->records = g_ptr_array_new_with_free_func (record_free);
  net->by_record = g_hash_table_new (NULL, NULL);
  fold (net, position);
  for (guint i = 0; i < net->touches->len; i++)
    note (net, &g_array_index (net->touches, Touch, i));
  for (guint i = 0; i < net->records->len; i++)
    g_array_sort (((MusterNetRecord *) g_ptr_array_index (net->records, i))->fields, compare_fields);
  g_ptr_array_sort (net->records, compare_kinds);
  return net;
}

void
muster_net_free (MusterNet *net)
{
  g_array_unref (net->touches);
  g_hash_table_unref (net->index);
  g_hash_table_unref (net->by_record);
  g_ptr_array_unref (net->records);
  g_object_unref (net->doc);
  g_free (net);
}

const GPtrArray *
muster_net_get_records (MusterNet *net)
{
  return net->records;
}

MusterValue
muster_net_get_then (MusterNet *net, MusterRecord record, MusterField field)
{
  gint64 key = make_key (record, field);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (net->index, &key));

  return place != 0 ? g_array_index (net->touches, Touch, place - 1).ends.before : muster_document_get (net->doc, record, field);
}

/* }}} */
/* {{{ In words */

/* Now, or then of a record that is gone. */
static MusterValue
get_last (MusterNet *net, const MusterNetRecord *changed, MusterRecord record, MusterField field)
{
  gboolean gone = changed != NULL && changed->state == MUSTER_NET_REMOVED;

  return gone ? muster_net_get_then (net, record, field) : muster_document_get (net->doc, record, field);
}

static MusterKind
get_last_kind (MusterNet *net, const MusterNetRecord *changed, MusterRecord record)
{
  return changed != NULL ? changed->kind : muster_document_get_kind (net->doc, record);
}

/* By its own name alone. */
static char *
dup_own_name (MusterNet *net, MusterRecord record)
{
  const MusterNetRecord *changed = g_hash_table_lookup (net->by_record, GUINT_TO_POINTER (record));
  MusterKind kind = get_last_kind (net, changed, record);
  MusterField field = muster_kind_name_field (kind);
  MusterValue name = field != MUSTER_FIELD_KIND ? get_last (net, changed, record, field) : MUSTER_NO_VALUE;

  if (name.type == MUSTER_TYPE_TEXT)
    return g_strdup (name.text);
  if (muster_document_get_kind (net->doc, record) != MUSTER_KIND_NONE)
    return g_strdup (muster_document_get_name (net->doc, record));
  return kind != MUSTER_KIND_NONE ? g_strdup (muster_kind_get_label (kind)) : NULL;
}

/* By what it joins; not where it is in the plan. */
static char *
dup_joined (MusterNet *net, const MusterNetRecord *changed, MusterRecord record)
{
  guint n_fields;
  MusterField first = muster_kind_first_field (get_last_kind (net, changed, record), &n_fields);
  GString *text = g_string_new (NULL);

  for (MusterField field = first; field < first + n_fields; field++)
    {
      MusterValue value = get_last (net, changed, record, field);
      g_autofree char *name = NULL;

      if (value.type != MUSTER_TYPE_REF || muster_field_get_info (field)->target == MUSTER_KIND_STAGE)
        continue;
      name = dup_own_name (net, value.ref);
      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " – " : "", name);
    }
  return g_string_free (text, FALSE);
}

char *
muster_net_dup_name (MusterNet *net, MusterRecord record)
{
  const MusterNetRecord *changed = g_hash_table_lookup (net->by_record, GUINT_TO_POINTER (record));
  MusterField field = muster_kind_name_field (get_last_kind (net, changed, record));
  g_autofree char *joined = NULL;

  if (field != MUSTER_FIELD_KIND && (field != MUSTER_LINE_LABEL || get_last (net, changed, record, field).type == MUSTER_TYPE_TEXT))
    return dup_own_name (net, record);
  joined = dup_joined (net, changed, record);
  return *joined != '\0' ? g_steal_pointer (&joined) : dup_own_name (net, record);
}

char *
muster_net_dup_value (MusterNet *net, MusterField field, MusterValue value)
{
  const MusterFieldInfo *info = field < MUSTER_N_FIELDS ? muster_field_get_info (field) : NULL;

  if (value.type == MUSTER_TYPE_NONE || (info != NULL && info->shape == MUSTER_SHAPE_ORDER))
    return NULL;
  if (info != NULL && info->shape == MUSTER_SHAPE_IMAGE)
    return g_strdup (_ ("a picture"));
  if (value.type == MUSTER_TYPE_REF)
    return muster_net_dup_name (net, value.ref);
  if (value.type == MUSTER_TYPE_FLAG)
    return g_strdup (_ ("yes"));
  if (info != NULL && info->choices != NULL && value.type == MUSTER_TYPE_TEXT)
    return g_strdup (muster_choice_get_label (value.text));
  return muster_value_dup_plain (value);
}

const char *
muster_net_get_label (MusterNet *net, MusterField field)
{
  const char *name = muster_document_get_field_name (net->doc, field);
  MusterRecord own;

  if (field < MUSTER_N_FIELDS)
    return _ (muster_field_get_info (field)->label);
  own = muster_document_find (net->doc, name);
  return own != 0 ? muster_document_get_name (net->doc, own) : name;
}

/* }}} */
