/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-branch.c: splitting, merging and copying roles and branches, and dotted lines.
 */
#include "edit-private.h"
#include "metrics.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

void
muster_step_copy_fields (MusterDraft *draft, MusterRecord from, MusterRecord to)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  guint n_fields, n_own;
  MusterField first = muster_kind_first_field (muster_document_get_kind (doc, from), &n_fields);
  g_autofree MusterField *own = muster_document_list_own_fields (doc, from, &n_own);

  for (MusterField field = first; field < first + n_fields; field++)
    if (strcmp (muster_field_get_info (field)->name, "ref") != 0)
      muster_draft_set (draft, to, field, muster_document_get (doc, from, field));
  for (guint i = 0; i < n_own; i++)
    muster_draft_set (draft, to, own[i], muster_document_get (doc, from, own[i]));
}

/* Puts records right after @after, which is not one of them, among its siblings. */
static void
place_after (MusterDraft *draft, const MusterRecord *records, guint n_records, MusterRecord after)
{
  g_autoptr (GArray) siblings = muster_list_siblings (muster_draft_get_document (draft), after);
  MusterRecord before = 0;

  for (guint i = 0; i + 1 < siblings->len; i++)
    if (g_array_index (siblings, MusterRecord, i) == after)
      before = g_array_index (siblings, MusterRecord, i + 1);
  muster_step_place (draft, records, n_records, before, NULL);
}

/* {{{ Splitting and merging */

MusterRecord
muster_edit_split (MusterDocument *doc, MusterRecord role, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterRecord half;
  double pool, fte;

  if (!muster_expect (doc, role, MUSTER_KIND_ROLE, error))
    return 0;

  draft = muster_draft_new (doc);
  half = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);
  muster_step_copy_fields (draft, role, half);
  muster_draft_set (draft, half, MUSTER_ROLE_ORDER, MUSTER_NO_VALUE);

  /* Several posts are shared out post by post, with their FTE; one by its FTE alone. */
  pool = muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0);
  fte = muster_role_get_fte (doc, role);
  if (pool > 1)
    muster_draft_set_number (draft, role, MUSTER_ROLE_POOL, ceil (pool / 2));
  muster_draft_set_number (draft, half, MUSTER_ROLE_POOL, pool > 1 ? pool - ceil (pool / 2) : NAN);
  if (pool <= 1 || muster_document_get (doc, role, MUSTER_ROLE_FTE).type == MUSTER_TYPE_NUMBER)
    {
      muster_draft_set_number (draft, role, MUSTER_ROLE_FTE, fte / 2);
      muster_draft_set_number (draft, half, MUSTER_ROLE_FTE, fte / 2);
    }
  place_after (draft, &half, 1, role);
  if (!muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Split “%s”"), muster_document_get_name (doc, role)), MUSTER_COMMIT_DEFAULT, error))
    return 0;
  return half;
}

/* The referrer of @role by @field that also has @value in @key; 0 if none. */
static MusterRecord
find_twin (MusterDocument *doc, MusterRecord role, MusterField field, MusterField key, MusterRecord value)
{
  MusterIter iter;
  MusterRecord record;

  muster_iter_init_referrers (&iter, doc, role, field);
  while (muster_iter_next (&iter, &record))
    if (muster_document_get_ref (doc, record, key) == value)
      return record;
  return 0;
}

/* From when until when somebody holds a role: where that is not said, as long as the role is there. */
typedef struct
{
  MusterRecord from;
  MusterRecord until;
} Term;

static Term
get_term (MusterDocument *doc, MusterRecord holding)
{
  MusterRecord role = muster_document_get_ref (doc, holding, MUSTER_HOLDING_ROLE);
  Term term = { muster_document_get_ref (doc, holding, MUSTER_HOLDING_FROM), muster_document_get_ref (doc, holding, MUSTER_HOLDING_UNTIL) };

  if (term.from == 0)
    term.from = muster_document_get_ref (doc, role, MUSTER_ROLE_FROM);
  if (term.until == 0)
    term.until = muster_document_get_ref (doc, role, MUSTER_ROLE_UNTIL);
  return term;
}

/* The holding of @role by whom @holding is, for the same term; 0 if there is none. */
static MusterRecord
find_same_holding (MusterDocument *doc, MusterRecord role, MusterRecord holding)
{
  MusterRecord person = muster_document_get_ref (doc, holding, MUSTER_HOLDING_PERSON), record;
  Term term = get_term (doc, holding);
  MusterIter iter;

  muster_iter_init_referrers (&iter, doc, role, MUSTER_HOLDING_ROLE);
  while (muster_iter_next (&iter, &record))
    {
      Term own = get_term (doc, record);

      if (muster_document_get_ref (doc, record, MUSTER_HOLDING_PERSON) == person && own.from == term.from && own.until == term.until)
        return record;
    }
  return 0;
}

/* Gives a holding to @role for as long as it was; only what does not follow from the role is said. One
 * that never was, because it ends before its role begins, is left at that. */
static void
move_holding (MusterDraft *draft, MusterRecord holding, MusterRecord role)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  Term term = get_term (doc, holding);

  muster_draft_set_ref (draft, holding, MUSTER_HOLDING_ROLE, role);
  if (term.from != 0 && term.until != 0 && (term.from == term.until || muster_document_compare_order (&term.from, &term.until, doc) > 0))
    return;
  muster_draft_set_ref (draft, holding, MUSTER_HOLDING_FROM, term.from != muster_document_get_ref (doc, role, MUSTER_ROLE_FROM) ? term.from : 0);
  muster_draft_set_ref (draft, holding, MUSTER_HOLDING_UNTIL, term.until != muster_document_get_ref (doc, role, MUSTER_ROLE_UNTIL) ? term.until : 0);
}

/* Shares add up only where both are held for the same stages; otherwise the holdings stand side by
 * side, and each counts while it lasts. */
static void
merge_holdings (MusterDraft *draft, MusterRecord role, MusterRecord other)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) holdings = muster_document_list_referrers (doc, other, MUSTER_HOLDING_ROLE);

  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord holding = g_array_index (holdings, MusterRecord, i);
      MusterRecord twin = find_same_holding (doc, role, holding);
      double share = muster_document_get_number (doc, holding, MUSTER_HOLDING_SHARE, 100);

      if (twin == 0)
        {
          move_holding (draft, holding, role);
          continue;
        }
      share += muster_document_get_number (doc, twin, MUSTER_HOLDING_SHARE, 100);
      muster_draft_set_number (draft, twin, MUSTER_HOLDING_SHARE, MIN (share, muster_field_get_info (MUSTER_HOLDING_SHARE)->max));
      muster_draft_remove (draft, holding);
    }
}

/* How much of an owner a part makes: accountable is 0. */
static guint
rank_of_part (const char *part)
{
  static const char *const parts[] = { "accountable", "responsible", "consulted", "informed" };

  for (guint i = 0; part != NULL && i < G_N_ELEMENTS (parts); i++)
    if (strcmp (part, parts[i]) == 0)
      return i;
  return 0;
}

static void
merge_assignments (MusterDraft *draft, MusterRecord role, MusterRecord other)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) assignments = muster_document_list_referrers (doc, other, MUSTER_ASSIGNMENT_ROLE);

  for (guint i = 0; i < assignments->len; i++)
    {
      MusterRecord assignment = g_array_index (assignments, MusterRecord, i);
      MusterRecord twin = find_twin (doc, role, MUSTER_ASSIGNMENT_ROLE, MUSTER_ASSIGNMENT_RESPONSIBILITY, muster_document_get_ref (doc, assignment, MUSTER_ASSIGNMENT_RESPONSIBILITY));
      const char *part = muster_document_get_text (doc, assignment, MUSTER_ASSIGNMENT_PART);

      if (twin == 0)
        {
          muster_draft_set_ref (draft, assignment, MUSTER_ASSIGNMENT_ROLE, role);
          continue;
        }
      if (rank_of_part (part) < rank_of_part (muster_document_get_text (doc, twin, MUSTER_ASSIGNMENT_PART)))
        muster_draft_set_text (draft, twin, MUSTER_ASSIGNMENT_PART, part);
      muster_draft_remove (draft, assignment);
    }
}

/* All records whose @field is @other get @role there. */
static void
hand_over (MusterDraft *draft, MusterField field, MusterRecord role, MusterRecord other)
{
  g_autoptr (GArray) records = muster_document_list_referrers (muster_draft_get_document (draft), other, field);

  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, MusterRecord, i) != role)
      muster_draft_set_ref (draft, g_array_index (records, MusterRecord, i), field, role);
}

/* A dotted line from a role to itself says nothing. */
static void
remove_loops (MusterDraft *draft, MusterRecord role)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) lines = muster_document_list_referrers (doc, role, MUSTER_LINE_FROM_ROLE);

  for (guint i = 0; i < lines->len; i++)
    if (muster_document_get_ref (doc, g_array_index (lines, MusterRecord, i), MUSTER_LINE_TO_ROLE) == role)
      muster_draft_remove (draft, g_array_index (lines, MusterRecord, i));
}

/* FTE and unnamed posts of both together. */
static void
merge_size (MusterDraft *draft, MusterRecord role, MusterRecord other)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  double pool = muster_document_get_number (doc, role, MUSTER_ROLE_POOL, 0) + muster_document_get_number (doc, other, MUSTER_ROLE_POOL, 0);
  double fte = 0;
  const MusterRecord both[] = { role, other };

  for (guint i = 0; i < 2; i++)
    {
      double posts = muster_document_get_number (doc, both[i], MUSTER_ROLE_POOL, 0);

      fte += muster_document_get_number (doc, both[i], MUSTER_ROLE_FTE, posts > 0 ? posts : 1);
    }
  muster_draft_set_number (draft, role, MUSTER_ROLE_FTE, fte);
  if (pool > 0)
    muster_draft_set_number (draft, role, MUSTER_ROLE_POOL, pool);
}

gboolean
muster_edit_merge (MusterDocument *doc, MusterRecord role, MusterRecord other, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  g_autoptr (GArray) reports = NULL;
  g_autofree char *label = NULL;
  MusterRecord manager;

  if (!muster_expect (doc, role, MUSTER_KIND_ROLE, error) || !muster_expect (doc, other, MUSTER_KIND_ROLE, error))
    return FALSE;
  if (role == other)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("Choose two different roles to merge"));

  label = g_strdup_printf (_ ("Merge “%s” into “%s”"), muster_document_get_name (doc, other), muster_document_get_name (doc, role));
  manager = muster_document_get_manager (doc, role, 0);
  if (manager == other)
    manager = muster_document_get_manager (doc, other, 0);
  reports = muster_list_reports (doc, other);

  draft = muster_draft_new (doc);
  merge_holdings (draft, role, other);
  merge_assignments (draft, role, other);
  merge_size (draft, role, other);
  hand_over (draft, MUSTER_DEPARTMENT_HEAD, role, other);
  hand_over (draft, MUSTER_LINE_FROM_ROLE, role, other);
  hand_over (draft, MUSTER_LINE_TO_ROLE, role, other);
  hand_over (draft, MUSTER_MEASURE_ROLE, role, other);
  hand_over (draft, MUSTER_CHECKPOINT_OWNER, role, other);
  remove_loops (draft, role);
  muster_draft_remove (draft, other);
  for (guint i = 0; i < reports->len; i++)
    if (g_array_index (reports, MusterRecord, i) != role)
      muster_step_report (draft, g_array_index (reports, MusterRecord, i), role);
  muster_step_report (draft, role, manager);
  return muster_finish (g_steal_pointer (&draft), g_steal_pointer (&label), MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
/* {{{ Copying */

/* Copies a record and remembers what it became. */
static MusterRecord
copy_one (MusterDraft *draft, GHashTable *copies, MusterRecord record)
{
  MusterRecord copy = muster_draft_add (draft, muster_document_get_kind (muster_draft_get_document (draft), record), NULL);

  muster_step_copy_fields (draft, record, copy);
  g_hash_table_insert (copies, GUINT_TO_POINTER (record), GUINT_TO_POINTER (copy));
  return copy;
}

/* Lets the references of a copy point to copies, where what they point to was copied too. */
static void
redirect (MusterDraft *draft, GHashTable *copies, MusterRecord copy)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  guint n_fields;
  MusterField first = muster_kind_first_field (muster_document_get_kind (doc, copy), &n_fields);

  for (MusterField field = first; field < first + n_fields; field++)
    {
      gpointer target;

      if (muster_field_get_info (field)->type != MUSTER_TYPE_REF)
        continue;
      target = g_hash_table_lookup (copies, GUINT_TO_POINTER (muster_document_get_ref (doc, copy, field)));
      if (target != NULL)
        muster_draft_set_ref (draft, copy, field, GPOINTER_TO_UINT (target));
    }
}

/* Appends the records that belong to @record alone: its responsibilities, measures, assignments and
 * dotted lines. */
static void
append_belongings (MusterDocument *doc, GArray *records, MusterRecord record)
{
  static const MusterField fields[] = {
    MUSTER_RESPONSIBILITY_DEPARTMENT,
    MUSTER_MEASURE_DEPARTMENT,
    MUSTER_MEASURE_ROLE,
    MUSTER_ASSIGNMENT_RESPONSIBILITY,
    MUSTER_LINE_FROM_ROLE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GArray) found = muster_document_list_referrers (doc, record, fields[i]);

      g_array_append_vals (records, found->data, found->len);
    }
}

/* Whether all that a line or an assignment joins was copied. */
static gboolean
is_joined (MusterDocument *doc, GHashTable *copies, MusterRecord record)
{
  switch (muster_document_get_kind (doc, record))
    {
    case MUSTER_KIND_LINE:
      return g_hash_table_contains (copies, GUINT_TO_POINTER (muster_document_get_ref (doc, record, MUSTER_LINE_TO_ROLE)));
    case MUSTER_KIND_ASSIGNMENT:
      return g_hash_table_contains (copies, GUINT_TO_POINTER (muster_document_get_ref (doc, record, MUSTER_ASSIGNMENT_ROLE)));
    default:
      return TRUE;
    }
}

/* What a copy of @record takes along of departments and roles, parents first. */
static GArray *
list_copied (MusterDocument *doc, MusterRecord record, MusterScope scope)
{
  gboolean is_role = muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE;
  GArray *copied;
  guint n_departments;

  if (scope == MUSTER_SCOPE_BRANCH && is_role)
    return muster_list_branch (doc, record);
  if (scope == MUSTER_SCOPE_BRANCH)
    copied = muster_list_departments (doc, record);
  else
    {
      copied = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
      g_array_append_val (copied, record);
    }

  n_departments = scope == MUSTER_SCOPE_BRANCH ? copied->len : 0;
  for (guint i = 0; i < n_departments; i++)
    {
      g_autoptr (GArray) roles = muster_document_list_referrers (doc, g_array_index (copied, MusterRecord, i), MUSTER_ROLE_DEPARTMENT);

      g_array_append_vals (copied, roles->data, roles->len);
    }
  return copied;
}

/* Copies what is in @records, and appends and copies what belongs to it. */
static void
copy_all (MusterDraft *draft, GHashTable *copies, GArray *records)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  guint n_branch = records->len;

  for (guint i = 0; i < n_branch; i++)
    {
      copy_one (draft, copies, g_array_index (records, MusterRecord, i));
      append_belongings (doc, records, g_array_index (records, MusterRecord, i));
    }
  for (guint i = n_branch; i < records->len; i++)
    {
      MusterRecord belonging = g_array_index (records, MusterRecord, i);

      if (muster_document_get_kind (doc, belonging) == MUSTER_KIND_RESPONSIBILITY)
        append_belongings (doc, records, belonging);
      if (is_joined (doc, copies, belonging) && !g_hash_table_contains (copies, GUINT_TO_POINTER (belonging)))
        copy_one (draft, copies, belonging);
    }
}

static MusterRecord
copy_of (GHashTable *copies, MusterRecord record)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (copies, GUINT_TO_POINTER (record)));
}

/* Lets the copies refer and report to each other as the originals do. */
static void
join_copies (MusterDraft *draft, GHashTable *copies, const GArray *records)
{
  MusterDocument *doc = muster_draft_get_document (draft);

  for (guint i = 0; i < records->len; i++)
    if (copy_of (copies, g_array_index (records, MusterRecord, i)) != 0)
      redirect (draft, copies, copy_of (copies, g_array_index (records, MusterRecord, i)));
  for (guint i = 0; i < records->len; i++)
    {
      MusterRecord record = g_array_index (records, MusterRecord, i);
      MusterRecord manager;

      if (muster_document_get_kind (doc, record) != MUSTER_KIND_ROLE)
        continue;
      manager = copy_of (copies, muster_document_get_manager (doc, record, 0));
      if (manager != 0)
        muster_step_report (draft, copy_of (copies, record), manager);
    }
}

/* Puts the topmost copy, and the roles that were copied from the same department, where they belong:
 * into @parent, or beside @record. */
static void
place_copies (MusterDraft *draft, GHashTable *copies, const GArray *records, MusterRecord record, MusterRecord parent)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord copy = copy_of (copies, record);
  MusterRecord home = muster_document_get_ref (doc, record, MUSTER_ROLE_DEPARTMENT);
  g_autoptr (GHashTable) moving = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) together = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  g_array_append_val (together, copy);
  for (guint i = 1; i < records->len && muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE; i++)
    {
      MusterRecord other = g_array_index (records, MusterRecord, i);
      MusterRecord other_copy = copy_of (copies, other);

      if (muster_document_get_kind (doc, other) != MUSTER_KIND_ROLE)
        continue;
      if (muster_document_get_ref (doc, other, MUSTER_ROLE_DEPARTMENT) == home)
        g_array_append_val (together, other_copy);
      else
        place_after (draft, &other_copy, 1, other);
    }

  if (parent == 0)
    {
      place_after (draft, (MusterRecord *) (gpointer) together->data, together->len, record);
      return;
    }
  for (guint i = 0; i < together->len; i++)
    g_hash_table_add (moving, GUINT_TO_POINTER (g_array_index (together, MusterRecord, i)));
  for (guint i = 0; i < together->len; i++)
    if (muster_document_get_kind (doc, copy) == MUSTER_KIND_ROLE)
      muster_step_move (draft, g_array_index (together, MusterRecord, i), parent, moving);
    else
      muster_draft_set_ref (draft, copy, MUSTER_DEPARTMENT_PARENT, parent);
  muster_step_place (draft, (MusterRecord *) (gpointer) together->data, together->len, 0, NULL);
}

MusterRecord
muster_edit_copy (MusterDocument *doc, MusterRecord record, MusterScope scope, MusterRecord parent, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  g_autoptr (GHashTable) copies = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) records = NULL;
  MusterKind kind = muster_document_get_kind (doc, record);

  if (kind != MUSTER_KIND_DEPARTMENT && !muster_expect (doc, record, MUSTER_KIND_ROLE, error))
    return 0;
  if (parent != 0 && !muster_expect (doc, parent, MUSTER_KIND_DEPARTMENT, error))
    return 0;

  draft = muster_draft_new (doc);
  records = list_copied (doc, record, scope);
  copy_all (draft, copies, records);
  join_copies (draft, copies, records);
  if (scope == MUSTER_SCOPE_ALONE && kind == MUSTER_KIND_DEPARTMENT)
    muster_draft_set_ref (draft, copy_of (copies, record), MUSTER_DEPARTMENT_HEAD, 0);
  place_copies (draft, copies, records, record, parent);
  if (!muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Copy “%s”"), muster_document_get_name (doc, record)), MUSTER_COMMIT_DEFAULT, error))
    return 0;
  return copy_of (copies, record);
}

/* }}} */

MusterRecord
muster_edit_link (MusterDocument *doc, MusterRecord from_role, MusterRecord to_role, const char *label, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterRecord line;

  if (!muster_expect (doc, from_role, MUSTER_KIND_ROLE, error) || !muster_expect (doc, to_role, MUSTER_KIND_ROLE, error))
    return 0;
  if (from_role == to_role)
    {
      muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("A dotted line joins two different roles"));
      return 0;
    }

  draft = muster_draft_new (doc);
  line = muster_draft_add (draft, MUSTER_KIND_LINE, NULL);
  muster_draft_set_ref (draft, line, MUSTER_LINE_FROM_ROLE, from_role);
  muster_draft_set_ref (draft, line, MUSTER_LINE_TO_ROLE, to_role);
  muster_draft_set_text (draft, line, MUSTER_LINE_LABEL, label);
  if (!muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Draw a dotted line from “%s” to “%s”"), muster_document_get_name (doc, from_role), muster_document_get_name (doc, to_role)), MUSTER_COMMIT_DEFAULT, error))
    return 0;
  return line;
}
