/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * document.c: see document.h and, for the storage, document-private.h.
 */
#include "document-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (MusterDocument, muster_document, G_TYPE_OBJECT)

static guint changed_signal;

static void
muster_document_finalize (GObject *object)
{
  MusterDocument *doc = MUSTER_DOCUMENT (object);

  g_ptr_array_unref (doc->history.changes);
  g_hash_table_unref (doc->own_values);
  g_hash_table_unref (doc->own_fields);
  g_ptr_array_unref (doc->own_names);
  for (MusterKind kind = 0; kind < MUSTER_N_KINDS; kind++)
    g_array_unref (doc->lists[kind]);
  g_array_unref (doc->slots);
  muster_pool_free (doc->pool);

  G_OBJECT_CLASS (muster_document_parent_class)->finalize (object);
}

static void
muster_document_class_init (MusterDocumentClass *class)
{
  G_OBJECT_CLASS (class)->finalize = muster_document_finalize;

  changed_signal = g_signal_new ("changed", MUSTER_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
}

static gsize
size_of_type (MusterType type)
{
  switch (type)
    {
    case MUSTER_TYPE_REF:
      return sizeof (Ref);
    case MUSTER_TYPE_FLAG:
      return sizeof (guint32);
    case MUSTER_TYPE_NUMBER:
      return sizeof (double);
    default:
      return sizeof (const char *);
    }
}

/* Lays out each kind's block: what is aligned to eight bytes first. */
static void
lay_out_kind (MusterDocument *doc, MusterKind kind)
{
  guint n_fields, n_refs = 0;
  MusterField first = muster_kind_first_field (kind, &n_fields);
  gsize size = 0;

  for (int wide = 1; wide >= 0; wide--)
    for (MusterField field = first; field < first + n_fields; field++)
      {
        MusterType type = muster_field_get_info (field)->type;
        gboolean is_wide = type != MUSTER_TYPE_REF && type != MUSTER_TYPE_FLAG;

        if (is_wide != wide)
          continue;
        doc->offsets[field] = size;
        size += size_of_type (type);
        if (type == MUSTER_TYPE_REF)
          {
            g_assert (n_refs < MAX_REFS);
            doc->ref_fields[kind][n_refs] = field;
            doc->ref_numbers[field] = n_refs++;
          }
      }
  doc->block_sizes[kind] = size;
}

static void
muster_document_init (MusterDocument *doc)
{
  Slot none = { 0 };

  doc->pool = muster_pool_new ();
  doc->slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  g_array_append_val (doc->slots, none);
  for (MusterKind kind = 0; kind < MUSTER_N_KINDS; kind++)
    {
      doc->lists[kind] = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
      lay_out_kind (doc, kind);
    }
  doc->own_values = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  doc->own_names = g_ptr_array_new ();
  doc->own_fields = g_hash_table_new (NULL, NULL);
  doc->history.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) muster_change_free);

  muster_document_put (doc, muster_document_handle (doc, "chart"), MUSTER_FIELD_KIND, (MusterValue){ .type = MUSTER_TYPE_TEXT, .text = muster_document_intern (doc, "chart") });
}

MusterDocument *
muster_document_new (void)
{
  return g_object_new (MUSTER_TYPE_DOCUMENT, NULL);
}

void
muster_document_changed (MusterDocument *doc, const MusterChange *change, int direction)
{
  g_signal_emit (doc, changed_signal, 0, change, direction);
}

static inline Slot *
slot_of (MusterDocument *doc, MusterRecord record)
{
  g_assert (record < doc->slots->len);

  return &g_array_index (doc->slots, Slot, record);
}

MusterRecord
muster_document_get_chart (MusterDocument *doc)
{
  return 1;
}

MusterRecord
muster_document_find (MusterDocument *doc, const char *id)
{
  const char *interned = muster_pool_lookup (doc->pool, id);
  MusterRecord record = interned != NULL ? muster_pool_get_number (interned) : 0;

  return record != 0 && slot_of (doc, record)->present ? record : 0;
}

MusterRecord
muster_document_handle (MusterDocument *doc, const char *id)
{
  Slot slot = { .id = muster_pool_intern (doc->pool, id) };
  MusterRecord record = muster_pool_get_number (slot.id);

  if (record != 0)
    return record;
  record = doc->slots->len;
  g_array_append_val (doc->slots, slot);
  muster_pool_set_number (slot.id, record);
  return record;
}

guint
muster_document_get_limit (MusterDocument *doc)
{
  return doc->slots->len;
}

const char *
muster_document_get_id (MusterDocument *doc, MusterRecord record)
{
  return slot_of (doc, record)->id;
}

MusterKind
muster_document_get_kind (MusterDocument *doc, MusterRecord record)
{
  const Slot *slot = slot_of (doc, record);

  return slot->present ? slot->kind : MUSTER_KIND_NONE;
}

guint
muster_document_count (MusterDocument *doc, MusterKind kind)
{
  return doc->counts[kind];
}

const char *
muster_document_intern (MusterDocument *doc, const char *text)
{
  return muster_pool_intern (doc->pool, text);
}

/* {{{ Values */

gboolean
muster_value_equal (MusterValue a, MusterValue b)
{
  if (a.type != b.type)
    return FALSE;
  switch (a.type)
    {
    case MUSTER_TYPE_NONE:
    case MUSTER_TYPE_FLAG:
      return TRUE;
    case MUSTER_TYPE_NUMBER:
      return a.number == b.number;
    case MUSTER_TYPE_REF:
      return a.ref == b.ref;
    default:
      return a.text == b.text;
    }
}

static OwnValue *
find_own (MusterDocument *doc, MusterRecord record, MusterField field)
{
  GArray *own = g_hash_table_lookup (doc->own_values, GUINT_TO_POINTER (record));

  for (guint i = 0; own != NULL && i < own->len; i++)
    if (g_array_index (own, OwnValue, i).field == field)
      return &g_array_index (own, OwnValue, i);
  return NULL;
}

static void
put_own (MusterDocument *doc, MusterRecord record, MusterField field, MusterValue value)
{
  GArray *own = g_hash_table_lookup (doc->own_values, GUINT_TO_POINTER (record));
  OwnValue *there = find_own (doc, record, field);
  OwnValue added = { field, value };

  if (value.type == MUSTER_TYPE_NONE)
    {
      if (there != NULL)
        g_array_remove_index_fast (own, there - (OwnValue *) own->data);
      return;
    }
  if (there != NULL)
    {
      there->value = value;
      return;
    }
  if (own == NULL)
    {
      own = g_array_new (FALSE, FALSE, sizeof (OwnValue));
      g_hash_table_insert (doc->own_values, GUINT_TO_POINTER (record), own);
    }
  g_array_append_val (own, added);
}

static inline Ref *
ref_at (MusterDocument *doc, Edge edge)
{
  const Slot *slot = slot_of (doc, edge / MAX_REFS);

  return (Ref *) (gpointer) (slot->values + doc->offsets[doc->ref_fields[slot->kind][edge % MAX_REFS]]);
}

static void
put_ref (MusterDocument *doc, MusterRecord record, MusterField field, MusterRecord target)
{
  Edge edge = record * MAX_REFS + doc->ref_numbers[field];
  Ref *ref = ref_at (doc, edge);

  if (ref->target != 0)
    {
      if (ref->previous != 0)
        ref_at (doc, ref->previous)->next = ref->next;
      else
        slot_of (doc, ref->target)->referrers = ref->next;
      if (ref->next != 0)
        ref_at (doc, ref->next)->previous = ref->previous;
    }

  *ref = (Ref){ .target = target };
  if (target != 0)
    {
      Slot *slot = slot_of (doc, target);

      ref->next = slot->referrers;
      if (ref->next != 0)
        ref_at (doc, ref->next)->previous = edge;
      slot->referrers = edge;
    }
}

/* An id that comes back as another kind than before leaves the list of that kind. */
static void
become_kind (MusterDocument *doc, MusterRecord record, MusterKind kind)
{
  Slot *slot = slot_of (doc, record);
  GArray *list = doc->lists[slot->kind];

  for (guint i = slot->listed ? list->len : 0; i-- > 0;)
    if (g_array_index (list, MusterRecord, i) == record)
      g_array_remove_index (list, i);
  slot->listed = FALSE;
  slot->kind = kind;
  slot->values = muster_pool_alloc (doc->pool, MAX (doc->block_sizes[kind], 1));
}

static void
put_kind (MusterDocument *doc, MusterRecord record, MusterValue value)
{
  Slot *slot = slot_of (doc, record);

  if (value.type == MUSTER_TYPE_NONE)
    {
      doc->counts[slot->kind] -= slot->present;
      slot->present = FALSE;
      return;
    }

  if (slot->values == NULL || slot->kind != muster_kind_find (value.text))
    become_kind (doc, record, muster_kind_find (value.text));
  if (!slot->listed)
    g_array_append_val (doc->lists[slot->kind], record);
  slot->listed = TRUE;
  doc->counts[slot->kind] += !slot->present;
  slot->present = TRUE;
  if (slot->kind == MUSTER_KIND_OTHER)
    put_own (doc, record, MUSTER_FIELD_KIND, value);
}

void
muster_document_put (MusterDocument *doc, MusterRecord record, MusterField field, MusterValue value)
{
  gpointer place;

  if (field == MUSTER_FIELD_KIND)
    {
      put_kind (doc, record, value);
      return;
    }
  if (field >= MUSTER_N_FIELDS)
    {
      put_own (doc, record, field, value);
      return;
    }

  g_assert (slot_of (doc, record)->kind == muster_field_get_info (field)->kind);
  place = slot_of (doc, record)->values + doc->offsets[field];
  switch (muster_field_get_info (field)->type)
    {
    case MUSTER_TYPE_REF:
      put_ref (doc, record, field, value.type == MUSTER_TYPE_REF ? value.ref : 0);
      break;
    case MUSTER_TYPE_FLAG:
      *(guint32 *) place = value.type == MUSTER_TYPE_FLAG;
      break;
    case MUSTER_TYPE_NUMBER:
      /* Zero bytes are "not there", so a number is kept as the inverse of its bits. */
      *(guint64 *) place = 0;
      if (value.type == MUSTER_TYPE_NUMBER)
        {
          memcpy (place, &value.number, sizeof value.number);
          *(guint64 *) place = ~*(guint64 *) place;
        }
      break;
    default:
      *(const char **) place = value.type != MUSTER_TYPE_NONE ? value.text : NULL;
    }
}

static MusterValue
read_number (gconstpointer place)
{
  MusterValue value = { .type = MUSTER_TYPE_NUMBER };
  guint64 bits = *(const guint64 *) place;

  if (bits == 0)
    return MUSTER_NO_VALUE;
  bits = ~bits;
  memcpy (&value.number, &bits, sizeof bits);
  return value;
}

static MusterValue
read_kind (MusterDocument *doc, MusterRecord record)
{
  const Slot *slot = slot_of (doc, record);
  const char *name = muster_kind_get_name (slot->kind);

  if (!slot->present)
    return MUSTER_NO_VALUE;
  if (slot->kind == MUSTER_KIND_OTHER)
    return find_own (doc, record, MUSTER_FIELD_KIND)->value;
  return (MusterValue){ .type = MUSTER_TYPE_TEXT, .text = muster_document_intern (doc, name) };
}

MusterValue
muster_document_get (MusterDocument *doc, MusterRecord record, MusterField field)
{
  const Slot *slot = slot_of (doc, record);
  const MusterFieldInfo *info;
  gconstpointer place;

  if (field == MUSTER_FIELD_KIND)
    return read_kind (doc, record);
  if (field >= MUSTER_N_FIELDS)
    {
      const OwnValue *own = find_own (doc, record, field);

      return own != NULL ? own->value : MUSTER_NO_VALUE;
    }

  info = muster_field_get_info (field);
  if (slot->values == NULL || slot->kind != info->kind)
    return MUSTER_NO_VALUE;

  place = slot->values + doc->offsets[field];
  switch (info->type)
    {
    case MUSTER_TYPE_REF:
      if (((const Ref *) place)->target == 0)
        return MUSTER_NO_VALUE;
      return (MusterValue){ .type = MUSTER_TYPE_REF, .ref = ((const Ref *) place)->target };
    case MUSTER_TYPE_FLAG:
      return (MusterValue){ .type = *(const guint32 *) place ? MUSTER_TYPE_FLAG : MUSTER_TYPE_NONE };
    case MUSTER_TYPE_NUMBER:
      return read_number (place);
    default:
      if (*(const char *const *) place == NULL)
        return MUSTER_NO_VALUE;
      return (MusterValue){ .type = info->type, .text = *(const char *const *) place };
    }
}

const char *
muster_document_get_text (MusterDocument *doc, MusterRecord record, MusterField field)
{
  MusterValue value = muster_document_get (doc, record, field);

  switch (value.type)
    {
    case MUSTER_TYPE_TEXT:
    case MUSTER_TYPE_DATE:
    case MUSTER_TYPE_RAW:
      return value.text;
    default:
      return NULL;
    }
}

double
muster_document_get_number (MusterDocument *doc, MusterRecord record, MusterField field, double fallback)
{
  MusterValue value = muster_document_get (doc, record, field);

  return value.type == MUSTER_TYPE_NUMBER ? value.number : fallback;
}

gboolean
muster_document_get_flag (MusterDocument *doc, MusterRecord record, MusterField field)
{
  return muster_document_get (doc, record, field).type == MUSTER_TYPE_FLAG;
}

MusterRecord
muster_document_get_ref (MusterDocument *doc, MusterRecord record, MusterField field)
{
  MusterValue value = muster_document_get (doc, record, field);

  return value.type == MUSTER_TYPE_REF && slot_of (doc, value.ref)->present ? value.ref : 0;
}

const char *
muster_document_get_name (MusterDocument *doc, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  const char *name = NULL;

  if (kind == MUSTER_KIND_HOLDING)
    {
      record = muster_document_get_ref (doc, record, MUSTER_HOLDING_PERSON);
      kind = muster_document_get_kind (doc, record);
    }
  if (muster_kind_name_field (kind) != MUSTER_FIELD_KIND)
    name = muster_document_get_text (doc, record, muster_kind_name_field (kind));
  if (name != NULL)
    return name;

  switch (kind)
    {
    case MUSTER_KIND_NONE:
      return "";
    case MUSTER_KIND_CHART:
      return _ ("Untitled chart");
    case MUSTER_KIND_DEPARTMENT:
      return _ ("Unnamed department");
    case MUSTER_KIND_ROLE:
      return _ ("Untitled role");
    case MUSTER_KIND_PERSON:
      return _ ("Unnamed person");
    default:
      return muster_kind_get_label (kind);
    }
}

/* }}} */
/* {{{ Fields of the document's own */

MusterField
muster_document_own_field (MusterDocument *doc, const char *name)
{
  const char *interned = muster_document_intern (doc, name);
  gpointer known = g_hash_table_lookup (doc->own_fields, interned);
  MusterField field = MUSTER_N_FIELDS + doc->own_names->len;

  if (known != NULL)
    return GPOINTER_TO_UINT (known);
  g_ptr_array_add (doc->own_names, (gpointer) interned);
  g_hash_table_insert (doc->own_fields, (gpointer) interned, GUINT_TO_POINTER (field));
  return field;
}

MusterField
muster_document_field (MusterDocument *doc, MusterKind kind, const char *name)
{
  MusterField field = muster_field_find (kind, name);

  return field != MUSTER_FIELD_KIND ? field : muster_document_own_field (doc, name);
}

const char *
muster_document_get_field_name (MusterDocument *doc, MusterField field)
{
  if (field < MUSTER_N_FIELDS)
    return muster_field_get_info (field)->name;

  g_return_val_if_fail (field - MUSTER_N_FIELDS < doc->own_names->len, NULL);
  return g_ptr_array_index (doc->own_names, field - MUSTER_N_FIELDS);
}

static int
compare_field_names (gconstpointer a, gconstpointer b, gpointer doc)
{
  return strcmp (muster_document_get_field_name (doc, *(const MusterField *) a), muster_document_get_field_name (doc, *(const MusterField *) b));
}

MusterField *
muster_document_list_own_fields (MusterDocument *doc, MusterRecord record, guint *n_fields)
{
  const GArray *own = g_hash_table_lookup (doc->own_values, GUINT_TO_POINTER (record));
  MusterField *fields;

  *n_fields = 0;
  if (own == NULL || own->len == 0)
    return NULL;

  fields = g_new (MusterField, own->len);
  for (guint i = 0; i < own->len; i++)
    if (g_array_index (own, OwnValue, i).field != MUSTER_FIELD_KIND)
      fields[(*n_fields)++] = g_array_index (own, OwnValue, i).field;
  if (*n_fields == 0)
    g_clear_pointer (&fields, g_free);
  else
    g_qsort_with_data (fields, *n_fields, sizeof *fields, compare_field_names, doc);
  return fields;
}

/* }}} */
/* {{{ Walks */

void
muster_iter_init_kind (MusterIter *iter, MusterDocument *doc, MusterKind kind)
{
  *iter = (MusterIter){ .doc = doc, .kind = kind };
}

void
muster_iter_init_referrers (MusterIter *iter, MusterDocument *doc, MusterRecord target, MusterField field)
{
  *iter = (MusterIter){ .doc = doc, .field = field, .position = slot_of (doc, target)->referrers };
}

static gboolean
next_referrer (MusterIter *iter, MusterRecord *record)
{
  while (iter->position != 0)
    {
      Edge edge = iter->position;
      const Slot *slot = slot_of (iter->doc, edge / MAX_REFS);
      MusterField field = iter->doc->ref_fields[slot->kind][edge % MAX_REFS];

      iter->position = ref_at (iter->doc, edge)->next;
      if (slot->present && (iter->field == MUSTER_FIELD_KIND || iter->field == field))
        {
          *record = edge / MAX_REFS;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
muster_iter_next (MusterIter *iter, MusterRecord *record)
{
  const GArray *list;

  if (iter->kind == MUSTER_KIND_NONE)
    return next_referrer (iter, record);

  list = iter->doc->lists[iter->kind];
  while (iter->position < list->len)
    {
      *record = g_array_index (list, MusterRecord, iter->position++);
      if (slot_of (iter->doc, *record)->present)
        return TRUE;
    }
  return FALSE;
}

int
muster_document_compare_order (gconstpointer a, gconstpointer b, gpointer data)
{
  MusterDocument *doc = data;
  MusterRecord one = *(const MusterRecord *) a, other = *(const MusterRecord *) b;
  MusterField field = muster_kind_order_field (slot_of (doc, one)->kind);
  int order = 0;

  if (field != MUSTER_FIELD_KIND)
    order = g_strcmp0 (muster_document_get_text (doc, one, field), muster_document_get_text (doc, other, field));
  return order != 0 ? order : strcmp (slot_of (doc, one)->id, slot_of (doc, other)->id);
}

/* Sorting fetches the keys once. */
typedef struct
{
  const char *order;
  const char *id;
  MusterRecord record;
} SortKey;

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *one = a, *other = b;
  int order = g_strcmp0 (one->order, other->order);

  return order != 0 ? order : strcmp (one->id, other->id);
}

static GArray *
list_sorted (MusterIter *iter, MusterDocument *doc)
{
  GArray *records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (SortKey));
  MusterRecord record;

  while (muster_iter_next (iter, &record))
    {
      MusterField field = muster_kind_order_field (slot_of (doc, record)->kind);
      SortKey key = { NULL, slot_of (doc, record)->id, record };

      if (field != MUSTER_FIELD_KIND)
        key.order = muster_document_get_text (doc, record, field);
      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);

  g_array_set_size (records, keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_array_index (records, MusterRecord, i) = g_array_index (keys, SortKey, i).record;
  return records;
}

GArray *
muster_document_list (MusterDocument *doc, MusterKind kind)
{
  MusterIter iter;

  muster_iter_init_kind (&iter, doc, kind);
  return list_sorted (&iter, doc);
}

GArray *
muster_document_list_referrers (MusterDocument *doc, MusterRecord target, MusterField field)
{
  MusterIter iter;

  muster_iter_init_referrers (&iter, doc, target, field);
  return list_sorted (&iter, doc);
}

/* }}} */
