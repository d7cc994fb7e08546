/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit.c: the rules that all verbs of edit.h share; adding, ordering and removing.
 */
#include "edit-private.h"
#include "order.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* More ops than a person makes by hand in one step. */
#define OPS_MANY 256

gboolean
muster_refuse (GError **error, MusterError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (MUSTER_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

gboolean
muster_expect (MusterDocument *doc, MusterRecord record, MusterKind kind, GError **error)
{
  MusterKind found = record != 0 && record < muster_document_get_limit (doc) ? muster_document_get_kind (doc, record) : MUSTER_KIND_NONE;

  if (found == kind)
    return TRUE;
  if (found == MUSTER_KIND_NONE)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("That record is not there any more"));
  return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is of another kind: %s was expected"), muster_document_get_name (doc, record), muster_kind_get_label (kind));
}

/* {{{ Cycles */

/* Whether the way up from @role leads back to it. */
static gboolean
leads_back (MusterDocument *doc, MusterRecord role)
{
  guint n_roles = muster_document_count (doc, MUSTER_KIND_ROLE);
  MusterRecord above = muster_document_get_manager (doc, role, 0);

  for (guint steps = 0; above != 0 && above != role && steps < n_roles; steps++)
    above = muster_document_get_manager (doc, above, 0);
  return above == role;
}

/* A head of @department, or of one above it, who reports to himself; 0 if none does. */
static MusterRecord
find_circle_above (MusterDocument *doc, MusterRecord department)
{
  guint n_departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);

  for (guint steps = 0; department != 0 && steps <= n_departments; steps++)
    {
      MusterRecord head = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD);

      if (head != 0 && leads_back (doc, head))
        return head;
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return 0;
}

/* A new line of reporting begins at a role whose manager or department changed, or ends in the head
 * of a department that changed or of one above it. Or it begins at somebody who no longer heads a
 * department above his own, and so reports in it: its head before, or, when a department leaves
 * another, a head of those that it left. So these are the roles to begin from. */
static MusterRecord
find_circle (MusterDocument *doc, const MusterOp *op)
{
  MusterRecord before = op->before.type == MUSTER_TYPE_REF ? op->before.ref : 0;
  MusterRecord found;

  switch (op->field)
    {
    case MUSTER_ROLE_MANAGER:
    case MUSTER_ROLE_DEPARTMENT:
      return leads_back (doc, op->record) ? op->record : 0;
    case MUSTER_DEPARTMENT_HEAD:
      if (before != 0 && leads_back (doc, before))
        return before;
      return find_circle_above (doc, op->record);
    case MUSTER_DEPARTMENT_PARENT:
      found = find_circle_above (doc, before);
      return found != 0 ? found : find_circle_above (doc, op->record);
    default:
      return 0;
    }
}

/* A role that reports to itself after the draft, 0 if none does. Following each line up costs the
 * changes times the depth; where that is much, the whole chart is looked at once instead. */
static MusterRecord
find_new_circle (MusterDraft *draft)
{
  MusterRecord role = 0;

  if (draft->ops->len > OPS_MANY)
    {
      g_autoptr (MusterProjection) projection = muster_projection_new (draft->doc, 0);
      const GArray *cuts = muster_projection_get_cuts (projection);

      return cuts->len > 0 ? g_array_index (cuts, MusterRecord, 0) : 0;
    }
  for (guint i = 0; i < draft->ops->len && role == 0; i++)
    role = find_circle (draft->doc, &g_array_index (draft->ops, MusterOp, i));
  return role;
}

gboolean
muster_finish (MusterDraft *draft, char *label, MusterCommitFlags flags, GError **error)
{
  g_autofree char *owned = label;
  g_autoptr (MusterDraft) held = draft;
  MusterDocument *doc = muster_draft_get_document (draft);

  MusterRecord role = find_new_circle (draft);

  if (role != 0)
    return muster_refuse (error, MUSTER_ERROR_CYCLE, _ ("“%s” would report to itself, by way of “%s”"), muster_document_get_name (doc, role), muster_document_get_name (doc, muster_document_get_manager (doc, role, 0)));
  muster_commit (g_steal_pointer (&held), owned, flags);
  return TRUE;
}

/* }}} */
/* {{{ Order */

/* The field by which a record belongs to what its order is within; MUSTER_FIELD_KIND if all of the
 * kind are one row. */
static MusterField
group_field (MusterKind kind)
{
  switch (kind)
    {
    case MUSTER_KIND_DEPARTMENT:
      return MUSTER_DEPARTMENT_PARENT;
    case MUSTER_KIND_ROLE:
      return MUSTER_ROLE_DEPARTMENT;
    case MUSTER_KIND_CHECKPOINT:
      return MUSTER_CHECKPOINT_STAGE;
    default:
      return MUSTER_FIELD_KIND;
    }
}

GArray *
muster_list_siblings (MusterDocument *doc, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterField group = group_field (kind);
  MusterRecord in = group != MUSTER_FIELD_KIND ? muster_document_get_ref (doc, record, group) : 0;
  GArray *siblings;
  guint n_kept = 0;

  if (in != 0)
    return muster_document_list_referrers (doc, in, group);
  siblings = muster_document_list (doc, kind);
  for (guint i = 0; group != MUSTER_FIELD_KIND && i < siblings->len; i++)
    {
      MusterRecord sibling = g_array_index (siblings, MusterRecord, i);

      if (muster_document_get_ref (doc, sibling, group) == 0)
        g_array_index (siblings, MusterRecord, n_kept++) = sibling;
    }
  if (group != MUSTER_FIELD_KIND)
    g_array_set_size (siblings, n_kept);
  return siblings;
}

gboolean
muster_step_place (MusterDraft *draft, const MusterRecord *records, guint n_records, MusterRecord before, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterField order = muster_kind_order_field (muster_document_get_kind (doc, records[0]));
  g_autoptr (GArray) siblings = muster_list_siblings (doc, records[0]);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);

  if (before != 0 && !muster_expect (doc, before, muster_document_get_kind (doc, records[0]), error))
    return FALSE;

  /* Before one of themselves means before the next that stays. */
  for (guint i = 0; i < n_records; i++)
    g_hash_table_add (placed, GUINT_TO_POINTER (records[i]));
  for (guint i = 0; i < siblings->len; i++)
    {
      MusterRecord sibling = g_array_index (siblings, MusterRecord, i);

      if (!g_hash_table_contains (placed, GUINT_TO_POINTER (sibling)))
        g_array_append_val (others, sibling);
      else if (sibling == before)
        before = i + 1 < siblings->len ? g_array_index (siblings, MusterRecord, i + 1) : 0;
    }

  muster_draft_place (draft, records[0], others, before);
  if (n_records > 1)
    {
      const char *low = muster_document_get_text (doc, records[0], order);
      const char *high = before != 0 ? muster_document_get_text (doc, before, order) : NULL;
      g_autoptr (GPtrArray) keys = muster_order_spread (low, high != NULL && strcmp (low, high) < 0 ? high : NULL, n_records - 1);

      for (guint i = 1; i < n_records; i++)
        muster_draft_set_text (draft, records[i], order, g_ptr_array_index (keys, i - 1));
    }
  return TRUE;
}

gboolean
muster_edit_reorder (MusterDocument *doc, MusterRecord record, MusterRecord before, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterField group = group_field (kind);

  if (kind == MUSTER_KIND_NONE)
    return muster_expect (doc, record, MUSTER_KIND_ROLE, error);
  if (muster_kind_order_field (kind) == MUSTER_FIELD_KIND)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” has no place in an order"), muster_document_get_name (doc, record));
  if (before == record)
    return TRUE;
  if (before != 0 && !muster_expect (doc, before, kind, error))
    return FALSE;
  if (before != 0 && group != MUSTER_FIELD_KIND && muster_document_get_ref (doc, record, group) != muster_document_get_ref (doc, before, group))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” and “%s” are not side by side: move it first"), muster_document_get_name (doc, record), muster_document_get_name (doc, before));

  draft = muster_draft_new (doc);
  if (!muster_step_place (draft, &record, 1, before, error))
    return FALSE;
  if (kind == MUSTER_KIND_STAGE && !muster_check_spans (doc, error))
    return FALSE;
  return muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Reorder “%s”"), muster_document_get_name (doc, record)), MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
/* {{{ Adding */

/* Whether the record has what it cannot be without. A measure needs one of two. */
static gboolean
is_complete (MusterDocument *doc, MusterRecord record, GError **error)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  guint n_fields;
  MusterField first = muster_kind_first_field (kind, &n_fields);

  if (kind == MUSTER_KIND_MEASURE)
    return TRUE;
  for (MusterField field = first; field < first + n_fields; field++)
    {
      const MusterFieldInfo *info = muster_field_get_info (field);

      if (info->type == MUSTER_TYPE_REF && info->on_remove == MUSTER_ON_REMOVE_REMOVE && muster_document_get_ref (doc, record, field) == 0)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” must not be empty"), _ (info->label));
    }
  return TRUE;
}

MusterRecord
muster_edit_add (MusterDocument *doc, MusterKind kind, const MusterSetting *settings, guint n_settings, MusterRecord before, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterRecord record;

  g_return_val_if_fail (kind > MUSTER_KIND_CHART && kind < MUSTER_KIND_OTHER, 0);

  draft = muster_draft_new (doc);
  record = muster_draft_add (draft, kind, NULL);
  for (guint i = 0; i < n_settings; i++)
    if (!muster_step_set (draft, record, settings[i].field, settings[i].text, error))
      return 0;
  if (!is_complete (doc, record, error) || (kind == MUSTER_KIND_ASSIGNMENT && !muster_check_owner (doc, record, error)))
    return 0;
  if (muster_kind_order_field (kind) != MUSTER_FIELD_KIND && !muster_step_place (draft, &record, 1, before, error))
    return 0;
  if (!muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Add “%s”"), muster_document_get_name (doc, record)), MUSTER_COMMIT_DEFAULT, error))
    return 0;
  return record;
}

/* }}} */
/* {{{ Removing */

/* Appends a record that is not in the list yet. */
static void
append_new (GArray *records, GHashTable *seen, MusterRecord record)
{
  if (g_hash_table_add (seen, GUINT_TO_POINTER (record)))
    g_array_append_val (records, record);
}

GArray *
muster_list_departments (MusterDocument *doc, MusterRecord department)
{
  GArray *departments = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  append_new (departments, seen, department);
  for (guint i = 0; i < departments->len; i++)
    {
      g_autoptr (GArray) nested = muster_document_list_referrers (doc, g_array_index (departments, MusterRecord, i), MUSTER_DEPARTMENT_PARENT);

      for (guint j = 0; j < nested->len; j++)
        append_new (departments, seen, g_array_index (nested, MusterRecord, j));
    }
  return departments;
}

/* Appends those of @roles who report to @manager, each once. */
static void
append_reports (MusterDocument *doc, GArray *reports, GHashTable *seen, GArray *roles, MusterRecord manager)
{
  for (guint i = 0; i < roles->len; i++)
    {
      MusterRecord role = g_array_index (roles, MusterRecord, i);

      if (muster_document_get_manager (doc, role, 0) == manager)
        append_new (reports, seen, role);
    }
}

GArray *
muster_list_reports (MusterDocument *doc, MusterRecord role)
{
  GArray *reports = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) by_hand = muster_document_list_referrers (doc, role, MUSTER_ROLE_MANAGER);
  g_autoptr (GArray) led = muster_document_list_referrers (doc, role, MUSTER_DEPARTMENT_HEAD);
  g_autoptr (GArray) departments = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  append_reports (doc, reports, seen, by_hand, role);
  for (guint i = 0; i < led->len; i++)
    append_new (departments, seen, g_array_index (led, MusterRecord, i));
  for (guint i = 0; i < departments->len; i++)
    {
      MusterRecord department = g_array_index (departments, MusterRecord, i);
      MusterRecord head = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD);
      g_autoptr (GArray) roles = muster_document_list_referrers (doc, department, MUSTER_ROLE_DEPARTMENT);
      g_autoptr (GArray) nested = muster_document_list_referrers (doc, department, MUSTER_DEPARTMENT_PARENT);

      /* Past a head of its own, only that head can report here, from wherever it is below. */
      append_reports (doc, reports, seen, roles, role);
      if (head != 0 && muster_document_get_manager (doc, head, 0) == role)
        append_new (reports, seen, head);
      for (guint j = 0; j < nested->len && (head == role || head == 0); j++)
        append_new (departments, seen, g_array_index (nested, MusterRecord, j));
    }
  return reports;
}

/* The role goes; those who reported to it report to its manager. */
static void
lift_reports (MusterDraft *draft, MusterRecord role)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord manager = muster_document_get_manager (doc, role, 0);
  g_autoptr (GArray) reports = muster_list_reports (doc, role);

  muster_draft_remove (draft, role);
  for (guint i = 0; i < reports->len; i++)
    muster_step_report (draft, g_array_index (reports, MusterRecord, i), manager);
}

/* The department goes; what lies in it goes to the one above. */
static void
lift_members (MusterDraft *draft, MusterRecord department)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord above = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
  g_autoptr (GArray) nested = muster_document_list_referrers (doc, department, MUSTER_DEPARTMENT_PARENT);
  g_autoptr (GArray) roles = muster_document_list_referrers (doc, department, MUSTER_ROLE_DEPARTMENT);

  for (guint i = 0; i < nested->len; i++)
    muster_draft_set_ref (draft, g_array_index (nested, MusterRecord, i), MUSTER_DEPARTMENT_PARENT, above);
  for (guint i = 0; i < roles->len; i++)
    muster_draft_set_ref (draft, g_array_index (roles, MusterRecord, i), MUSTER_ROLE_DEPARTMENT, above);
  muster_draft_remove (draft, department);

  if (nested->len > 0)
    muster_step_place (draft, (MusterRecord *) (gpointer) nested->data, nested->len, 0, NULL);
  if (roles->len > 0)
    muster_step_place (draft, (MusterRecord *) (gpointer) roles->data, roles->len, 0, NULL);
}

GArray *
muster_list_branch (MusterDocument *doc, MusterRecord role)
{
  GArray *branch = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  append_new (branch, seen, role);
  for (guint i = 0; i < branch->len; i++)
    {
      g_autoptr (GArray) reports = muster_list_reports (doc, g_array_index (branch, MusterRecord, i));

      for (guint j = 0; j < reports->len; j++)
        append_new (branch, seen, g_array_index (reports, MusterRecord, j));
    }
  return branch;
}

/* A role, or a department, and all below it; another record alone; (element-type MusterRecord). */
static GArray *
list_doomed (MusterDocument *doc, MusterRecord record)
{
  GArray *branch;

  if (muster_document_get_kind (doc, record) == MUSTER_KIND_DEPARTMENT)
    {
      guint n_departments;

      branch = muster_list_departments (doc, record);
      n_departments = branch->len;
      for (guint i = 0; i < n_departments; i++)
        {
          g_autoptr (GArray) roles = muster_document_list_referrers (doc, g_array_index (branch, MusterRecord, i), MUSTER_ROLE_DEPARTMENT);

          g_array_append_vals (branch, roles->data, roles->len);
        }
      return branch;
    }

  if (muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE)
    return muster_list_branch (doc, record);
  branch = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_array_append_val (branch, record);
  return branch;
}

static void
remove_one (MusterDraft *draft, MusterRecord record, MusterScope scope)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterKind kind = muster_document_get_kind (doc, record);

  if (kind == MUSTER_KIND_NONE)
    return;
  if (scope == MUSTER_SCOPE_BRANCH)
    {
      g_autoptr (GArray) branch = list_doomed (doc, record);

      for (guint i = 0; i < branch->len; i++)
        if (muster_document_get_kind (doc, g_array_index (branch, MusterRecord, i)) != MUSTER_KIND_NONE)
          muster_draft_remove (draft, g_array_index (branch, MusterRecord, i));
    }
  else if (kind == MUSTER_KIND_ROLE)
    lift_reports (draft, record);
  else if (kind == MUSTER_KIND_DEPARTMENT)
    lift_members (draft, record);
  else
    {
      if (kind == MUSTER_KIND_FIELD)
        muster_step_empty (draft, record);
      muster_draft_remove (draft, record);
    }
}

gboolean
muster_edit_remove (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterScope scope, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (n_records > 0, FALSE);

  for (guint i = 0; i < n_records; i++)
    {
      MusterKind kind = muster_document_get_kind (doc, records[i]);

      if (kind == MUSTER_KIND_NONE)
        return muster_expect (doc, records[i], MUSTER_KIND_ROLE, error);
      if (kind == MUSTER_KIND_CHART)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("The chart itself cannot be removed"));
    }

  if (n_records == 1)
    label = g_strdup_printf (_ ("Remove “%s”"), muster_document_get_name (doc, records[0]));
  else
    label = g_strdup_printf (ngettext ("Remove %u item", "Remove %u items", n_records), n_records);
  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_records; i++)
    remove_one (draft, records[i], scope);
  return muster_finish (g_steal_pointer (&draft), g_steal_pointer (&label), MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
