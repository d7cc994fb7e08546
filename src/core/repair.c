/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * repair.c: see repair.h.
 */
#include "repair.h"
#include "order.h"
#include "projection.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MusterDraft *draft;
  MusterDocument *doc;
  MusterNotes *notes;
  MusterLocate locate;
  gpointer data;
} Repair;

static void
note (Repair *repair, MusterRecord record, const char *check, char *text)
{
  const char *file = NULL;
  guint line = 0;

  if (repair->locate != NULL)
    repair->locate (record, &file, &line, repair->data);
  muster_notes_add (repair->notes, MUSTER_NOTE_REPAIRED, file, line, 0, muster_document_get_id (repair->doc, record), check, "%s", text);
  g_free (text);
}

/* {{{ References */

/* The field by which @record needs @target; MUSTER_FIELD_KIND if it does not. */
static MusterField
find_need (MusterDocument *doc, MusterRecord record, MusterRecord target)
{
  guint n_fields;
  MusterField first = muster_kind_first_field (muster_document_get_kind (doc, record), &n_fields);

  for (MusterField field = first; field < first + n_fields; field++)
    if (muster_field_get_info (field)->on_remove == MUSTER_ON_REMOVE_REMOVE && muster_document_get_ref (doc, record, field) == target)
      return field;
  return MUSTER_FIELD_KIND;
}

static void
note_removal (Repair *repair, MusterRecord record, MusterField field, MusterRecord target)
{
  const MusterFieldInfo *info = muster_field_get_info (field);

  note (repair, record, "reference", g_strdup_printf (_ ("Removed a record of kind “%s”: its “%s” is “%s”, which is not there"), muster_kind_get_name (info->kind), info->name, muster_document_get_id (repair->doc, target)));
}

/* Removes a record that is noted already, and notes what goes with it. */
static void
remove_record (Repair *repair, MusterRecord record)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) doomed = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  g_array_append_val (doomed, record);
  g_hash_table_add (seen, GUINT_TO_POINTER (record));
  for (guint i = 0; i < doomed->len; i++)
    {
      MusterRecord target = g_array_index (doomed, MusterRecord, i);
      MusterIter iter;
      MusterRecord referrer;

      muster_iter_init_referrers (&iter, repair->doc, target, MUSTER_FIELD_KIND);
      while (muster_iter_next (&iter, &referrer))
        {
          MusterField need = find_need (repair->doc, referrer, target);

          if (need == MUSTER_FIELD_KIND || !g_hash_table_add (seen, GUINT_TO_POINTER (referrer)))
            continue;
          note_removal (repair, referrer, need, target);
          g_array_append_val (doomed, referrer);
        }
    }
  muster_draft_remove (repair->draft, record);
}

/* The reference of @record by @field, which leads nowhere: it goes, or all of the record. */
static void
mend_reference (Repair *repair, MusterRecord record, MusterField field, MusterRecord target)
{
  const MusterFieldInfo *info = muster_field_get_info (field);
  const char *name = muster_document_get_name (repair->doc, record);
  const char *id = muster_document_get_id (repair->doc, target);

  if (info->on_remove == MUSTER_ON_REMOVE_REMOVE)
    {
      note_removal (repair, record, field, target);
      muster_draft_set_ref (repair->draft, record, field, 0);
      remove_record (repair, record);
      return;
    }
  note (repair, record, "reference", g_strdup_printf (_ ("Cleared “%s” of “%s”: it is “%s”, which is not there"), info->name, name, id));
  muster_draft_set_ref (repair->draft, record, field, 0);
}

/* Whether a record of the field's kind cannot be without it; a measure has one of two. */
static gboolean
is_needed (const MusterFieldInfo *info)
{
  return info->type == MUSTER_TYPE_REF && info->on_remove == MUSTER_ON_REMOVE_REMOVE && info->kind != MUSTER_KIND_MEASURE;
}

static void
mend_missing (Repair *repair, MusterRecord record, MusterField field)
{
  const MusterFieldInfo *info = muster_field_get_info (field);

  note (repair, record, "reference", g_strdup_printf (_ ("Removed a record of kind “%s”: it has no “%s”"), muster_kind_get_name (info->kind), info->name));
  remove_record (repair, record);
}

static void
mend_references (Repair *repair)
{
  for (MusterKind kind = MUSTER_KIND_CHART; kind < MUSTER_KIND_OTHER; kind++)
    {
      g_autoptr (GArray) records = muster_document_list (repair->doc, kind);
      guint n_fields;
      MusterField first = muster_kind_first_field (kind, &n_fields);

      for (guint i = 0; i < records->len; i++)
        for (MusterField field = first; field < first + n_fields; field++)
          {
            const MusterFieldInfo *info = muster_field_get_info (field);
            MusterRecord record = g_array_index (records, MusterRecord, i);
            MusterValue value = muster_document_get (repair->doc, record, field);
            MusterKind found;

            if (muster_document_get_kind (repair->doc, record) == MUSTER_KIND_NONE)
              break;
            if (value.type == MUSTER_TYPE_NONE && is_needed (info))
              mend_missing (repair, record, field);
            if (value.type != MUSTER_TYPE_REF)
              continue;
            found = muster_document_get_kind (repair->doc, value.ref);
            if (found == MUSTER_KIND_NONE || (info->target != MUSTER_KIND_NONE && found != info->target))
              mend_reference (repair, record, field, value.ref);
          }
    }
}

/* }}} */
/* {{{ Cycles */

/* Takes a department that lies in itself out of what it lies in. Marks say in which walk a
 * department was met: one met twice in the same walk closes a circle. */
static void
mend_departments (Repair *repair)
{
  g_autoptr (GArray) departments = muster_document_list (repair->doc, MUSTER_KIND_DEPARTMENT);
  g_autofree guint *met = g_new0 (guint, muster_document_get_limit (repair->doc));

  for (guint i = 0; i < departments->len; i++)
    {
      MusterRecord department = g_array_index (departments, MusterRecord, i);

      while (department != 0 && met[department] == 0)
        {
          met[department] = i + 1;
          department = muster_document_get_ref (repair->doc, department, MUSTER_DEPARTMENT_PARENT);
        }
      if (department == 0 || met[department] != i + 1)
        continue;
      note (repair, department, "cycle", g_strdup_printf (_ ("“%s” was part of itself: put it at the top"), muster_document_get_name (repair->doc, department)));
      muster_draft_set_ref (repair->draft, department, MUSTER_DEPARTMENT_PARENT, 0);
    }
}

/* The department by which @role leads @member, who has no manager by hand. */
static MusterRecord
find_leading (MusterDocument *doc, MusterRecord role, MusterRecord member)
{
  MusterRecord department = muster_document_get_ref (doc, member, MUSTER_ROLE_DEPARTMENT), found = 0;

  for (; department != 0; department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT))
    {
      MusterRecord head = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD);

      if (head == member)
        found = 0;
      else if (head == role && found == 0)
        found = department;
    }
  return found;
}

/* Opens the circle that @role reports in: at the first role that has its manager set by hand, or,
 * where only heads of departments make it, by taking a department its head. */
static void
open_circle (Repair *repair, MusterRecord role)
{
  MusterDocument *doc = repair->doc;
  MusterRecord member = role, last = 0, by_hand = 0, department;
  guint n_roles = muster_document_count (doc, MUSTER_KIND_ROLE);

  for (guint i = 0; i < n_roles && member != 0 && (i == 0 || member != role); i++)
    {
      last = member;
      member = muster_document_get_manager (doc, last, 0);
      if (by_hand == 0 && member != 0 && member == muster_document_get_ref (doc, last, MUSTER_ROLE_MANAGER))
        by_hand = last;
    }
  /* Another circle, opened before, may have been what this one was made of. */
  if (member != role)
    return;

  if (by_hand != 0)
    {
      note (repair, by_hand, "cycle", g_strdup_printf (_ ("“%s” reported to itself by way of “%s”: took away that manager"), muster_document_get_name (doc, by_hand), muster_document_get_name (doc, muster_document_get_manager (doc, by_hand, 0))));
      muster_draft_set_ref (repair->draft, by_hand, MUSTER_ROLE_MANAGER, 0);
      return;
    }
  department = find_leading (doc, role, last);
  note (repair, department, "cycle", g_strdup_printf (_ ("“%s” reported to itself as the head of “%s”: took the department its head"), muster_document_get_name (doc, role), muster_document_get_name (doc, department)));
  muster_draft_set_ref (repair->draft, department, MUSTER_DEPARTMENT_HEAD, 0);
}

static void
mend_managers (Repair *repair)
{
  for (;;)
    {
      g_autoptr (MusterProjection) projection = muster_projection_new (repair->doc, 0);
      const GArray *cuts = muster_projection_get_cuts (projection);

      for (guint i = 0; i < cuts->len; i++)
        open_circle (repair, g_array_index (cuts, MusterRecord, i));
      if (cuts->len == 0)
        return;
    }
}

static void
mend_self_managers (Repair *repair)
{
  MusterIter iter;
  MusterRecord role;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  muster_iter_init_kind (&iter, repair->doc, MUSTER_KIND_ROLE);
  while (muster_iter_next (&iter, &role))
    if (muster_document_get_ref (repair->doc, role, MUSTER_ROLE_MANAGER) == role)
      g_array_append_val (found, role);

  for (guint i = 0; i < found->len; i++)
    {
      role = g_array_index (found, MusterRecord, i);
      note (repair, role, "cycle", g_strdup_printf (_ ("“%s” reported to itself: took away that manager"), muster_document_get_name (repair->doc, role)));
      muster_draft_set_ref (repair->draft, role, MUSTER_ROLE_MANAGER, 0);
    }
}

/* }}} */

static void
mend_stages (Repair *repair, MusterKind kind)
{
  MusterField from_field = muster_field_find (kind, "from");
  MusterField until_field = muster_field_find (kind, "until");
  g_autoptr (GArray) records = muster_document_list (repair->doc, kind);

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);
      MusterRecord from = muster_document_get_ref (repair->doc, record, from_field);
      MusterRecord until = muster_document_get_ref (repair->doc, record, until_field);

      if (from == 0 || until == 0 || muster_document_compare_order (&from, &until, repair->doc) < 0)
        continue;
      note (repair, record, "stages", g_strdup_printf (_ ("“%s” ended before it began: took away its end"), muster_document_get_name (repair->doc, record)));
      muster_draft_set_ref (repair->draft, record, until_field, 0);
    }
}

/* Records without a good key go to the end, in order of their ids. */
static void
mend_order (Repair *repair, MusterKind kind)
{
  MusterField field = muster_kind_order_field (kind);
  g_autoptr (GArray) records = muster_document_list (repair->doc, kind);
  g_autofree char *last = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const char *key = muster_document_get_text (repair->doc, g_array_index (records, MusterRecord, i), field);

      if (key != NULL && muster_order_is_valid (key) && g_strcmp0 (key, last) > 0)
        {
          g_free (last);
          last = g_strdup (key);
        }
    }

  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);
      const char *key = muster_document_get_text (repair->doc, record, field);
      char *next;

      if (key != NULL && muster_order_is_valid (key))
        continue;
      if (key != NULL)
        note (repair, record, "order", g_strdup_printf (_ ("“%s” had a key of order that does not sort: put it last"), muster_document_get_name (repair->doc, record)));
      next = muster_order_between (last, NULL);
      muster_draft_set_text (repair->draft, record, field, next);
      g_free (last);
      last = next;
    }
}

void
muster_repair (MusterDraft *draft, MusterNotes *notes, MusterLocate locate, gpointer data)
{
  Repair repair = { draft, muster_draft_get_document (draft), notes, locate, data };

  for (MusterKind kind = MUSTER_KIND_CHART; kind < MUSTER_KIND_OTHER; kind++)
    if (muster_kind_order_field (kind) != MUSTER_FIELD_KIND)
      mend_order (&repair, kind);
  mend_references (&repair);
  mend_departments (&repair);
  mend_self_managers (&repair);
  mend_managers (&repair);
  mend_stages (&repair, MUSTER_KIND_DEPARTMENT);
  mend_stages (&repair, MUSTER_KIND_ROLE);
  mend_stages (&repair, MUSTER_KIND_HOLDING);
  mend_stages (&repair, MUSTER_KIND_LINE);
}
