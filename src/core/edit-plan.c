/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-plan.c: when roles join and leave, when departments begin and end, and which checkpoints are
 * passed.
 *
 * A role lives from a stage until another. What hangs on it, a holding or a dotted line, need not say
 * so again: where it began or ended with the role it says nothing, and follows the role by itself. What
 * lies in a department would go up to the one above where that is not there, so that what began or
 * ended with the department is given the same stage.
 */
#include "edit-private.h"
#include "shifts.h"

#include <glib/gi18n-lib.h>

/* What lives only as long as a role does, and the fields of its life. */
static const struct
{
  MusterField role;
  MusterField from;
  MusterField until;
} dependents[] = {
  { MUSTER_HOLDING_ROLE, MUSTER_HOLDING_FROM, MUSTER_HOLDING_UNTIL },
  { MUSTER_LINE_FROM_ROLE, MUSTER_LINE_FROM, MUSTER_LINE_UNTIL },
  { MUSTER_LINE_TO_ROLE, MUSTER_LINE_FROM, MUSTER_LINE_UNTIL },
};

/* Whether @a is @b or comes before it; 0 is before all stages. */
static gboolean
is_by (MusterDocument *doc, MusterRecord a, MusterRecord b)
{
  if (a == b || a == 0)
    return TRUE;
  return b != 0 && muster_document_compare_order (&a, &b, doc) < 0;
}

/* {{{ Joining */

/* What to write down for @stage: nothing is before the first one. */
static MusterRecord
get_from (MusterDocument *doc, MusterRecord stage)
{
  return muster_stage_get_before (doc, stage) != 0 ? stage : 0;
}

static gboolean
begin_dependents (MusterDraft *draft, MusterRecord role, guint which, MusterRecord stage, MusterRecord old, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) list = muster_document_list_referrers (doc, role, dependents[which].role);

  for (guint i = 0; i < list->len; i++)
    {
      MusterRecord record = g_array_index (list, MusterRecord, i);
      MusterRecord from = muster_document_get_ref (doc, record, dependents[which].from);
      MusterRecord until = muster_document_get_ref (doc, record, dependents[which].until);

      if (from != 0 && (is_by (doc, from, stage) || is_by (doc, from, old)))
        muster_draft_set_ref (draft, record, dependents[which].from, 0);
      if (until != 0 && is_by (doc, until, stage) && which == 0)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("%s holds “%s” only until “%s”: let that last longer first"), muster_document_get_name (doc, record), muster_document_get_name (doc, role), muster_document_get_name (doc, until));
    }
  return TRUE;
}

/* @department and those that it lies in are there when @record, which is in it, is. A ring of departments
 * is left after one round. */
static gboolean
begin_departments (MusterDraft *draft, MusterRecord record, MusterRecord department, MusterRecord stage, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);

  for (guint i = muster_document_count (doc, MUSTER_KIND_DEPARTMENT); i > 0 && department != 0; i--)
    {
      MusterRecord from = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_FROM);
      MusterRecord until = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_UNTIL);

      if (until != 0 && is_by (doc, until, stage))
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is there only until “%s”: move “%s” to another department first"), muster_document_get_name (doc, department), muster_document_get_name (doc, until), muster_document_get_name (doc, record));
      if (!is_by (doc, from, stage))
        muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_FROM, get_from (doc, stage));
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return TRUE;
}

static gboolean
join (MusterDraft *draft, MusterRecord role, MusterRecord stage, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord old = muster_document_get_ref (doc, role, MUSTER_ROLE_FROM);
  MusterRecord until = muster_document_get_ref (doc, role, MUSTER_ROLE_UNTIL);

  if (until != 0 && is_by (doc, until, stage))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” leaves at “%s”, and can only join before: let it leave later first"), muster_document_get_name (doc, role), muster_document_get_name (doc, until));
  muster_draft_set_ref (draft, role, MUSTER_ROLE_FROM, get_from (doc, stage));
  for (guint i = 0; i < G_N_ELEMENTS (dependents); i++)
    if (!begin_dependents (draft, role, i, stage, old, error))
      return FALSE;
  return begin_departments (draft, role, muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT), stage, error);
}

/* Whether what is in a department, from @from on, begins with it when the department begins at @stage
 * in place of @old: it began with it, or later but would be there before it. */
static gboolean
begins_with (MusterDocument *doc, MusterRecord from, MusterRecord old, MusterRecord stage)
{
  return from == old || (is_by (doc, old, from) && is_by (doc, from, stage));
}

/* The department alone. */
static gboolean
begin_one (MusterDraft *draft, MusterRecord department, MusterRecord stage, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord until = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_UNTIL);

  if (until != 0 && is_by (doc, until, stage))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” ends at “%s”, and can only begin before: let it end later first"), muster_document_get_name (doc, department), muster_document_get_name (doc, until));
  muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_FROM, get_from (doc, stage));
  return TRUE;
}

/* With all in it that began with it, or would be there before. */
static gboolean
begin (MusterDraft *draft, MusterRecord department, MusterRecord stage, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord old = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_FROM);
  g_autoptr (GArray) departments = muster_list_departments (doc, department);

  for (guint i = 0; i < departments->len; i++)
    {
      MusterRecord each = g_array_index (departments, MusterRecord, i);
      g_autoptr (GArray) roles = muster_document_list_referrers (doc, each, MUSTER_ROLE_DEPARTMENT);

      if (begins_with (doc, muster_document_get_ref (doc, each, MUSTER_DEPARTMENT_FROM), old, stage) && !begin_one (draft, each, stage, error))
        return FALSE;
      for (guint j = 0; j < roles->len; j++)
        {
          MusterRecord role = g_array_index (roles, MusterRecord, j);

          if (begins_with (doc, muster_document_get_ref (doc, role, MUSTER_ROLE_FROM), old, stage) && !join (draft, role, stage, error))
            return FALSE;
        }
    }
  return begin_departments (draft, department, muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT), stage, error);
}

/* Whether there are departments among @records. */
static gboolean
has_departments (MusterDocument *doc, const MusterRecord *records, guint n_records)
{
  for (guint i = 0; i < n_records; i++)
    if (muster_document_get_kind (doc, records[i]) == MUSTER_KIND_DEPARTMENT)
      return TRUE;
  return FALSE;
}

static char *
dup_join_label (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord stage)
{
  const char *name = muster_document_get_name (doc, stage);
  gboolean departments = has_departments (doc, records, n_records);

  if (n_records == 1)
    return g_strdup_printf (departments ? _ ("“%s” begins at “%s”") : _ ("“%s” joins at “%s”"), muster_document_get_name (doc, records[0]), name);
  if (departments)
    return g_strdup_printf (ngettext ("%u department or role begins at “%s”", "%u departments and roles begin at “%s”", n_records), n_records, name);
  return g_strdup_printf (ngettext ("%u role joins at “%s”", "%u roles join at “%s”", n_records), n_records, name);
}

gboolean
muster_edit_join_at (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord stage, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;

  if (!muster_expect (doc, stage, MUSTER_KIND_STAGE, error))
    return FALSE;
  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_records; i++)
    {
      gboolean department = muster_document_get_kind (doc, records[i]) == MUSTER_KIND_DEPARTMENT;

      if (!department && !muster_expect (doc, records[i], MUSTER_KIND_ROLE, error))
        return FALSE;
      if (department ? !begin (draft, records[i], stage, error) : !join (draft, records[i], stage, error))
        return FALSE;
    }
  return muster_finish (g_steal_pointer (&draft), dup_join_label (doc, records, n_records, stage), MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
/* {{{ Leaving */

/* @stage is 0 for never. */
static gboolean
end_dependents (MusterDraft *draft, MusterRecord role, guint which, MusterRecord stage, MusterRecord old, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  g_autoptr (GArray) list = muster_document_list_referrers (doc, role, dependents[which].role);

  for (guint i = 0; i < list->len; i++)
    {
      MusterRecord record = g_array_index (list, MusterRecord, i);
      MusterRecord from = muster_document_get_ref (doc, record, dependents[which].from);
      MusterRecord until = muster_document_get_ref (doc, record, dependents[which].until);
      gboolean with_it = until != 0 && ((stage != 0 && is_by (doc, stage, until)) || (old != 0 && is_by (doc, old, until)));

      if (with_it)
        muster_draft_set_ref (draft, record, dependents[which].until, 0);
      if (stage != 0 && from != 0 && is_by (doc, stage, from) && which == 0)
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("%s holds “%s” only from “%s”: let that begin earlier first"), muster_document_get_name (doc, record), muster_document_get_name (doc, role), muster_document_get_name (doc, from));
    }
  return TRUE;
}

static gboolean
leave (MusterDraft *draft, MusterRecord role, MusterRecord stage, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord old = muster_document_get_ref (doc, role, MUSTER_ROLE_UNTIL);
  MusterRecord from = muster_document_get_ref (doc, role, MUSTER_ROLE_FROM);

  if (stage != 0 && muster_stage_get_before (doc, stage) == 0)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is the first stage: nobody can leave before it. Delete “%s” instead"), muster_document_get_name (doc, stage), muster_document_get_name (doc, role));
  if (stage != 0 && from != 0 && is_by (doc, stage, from))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” joins at “%s”, and can only leave after: let it join earlier first"), muster_document_get_name (doc, role), muster_document_get_name (doc, from));
  muster_draft_set_ref (draft, role, MUSTER_ROLE_UNTIL, stage);
  for (guint i = 0; i < G_N_ELEMENTS (dependents); i++)
    if (!end_dependents (draft, role, i, stage, old, error))
      return FALSE;
  return TRUE;
}

/* Whether what is in a department, until @until, ends with it when the department ends at @stage in place
 * of @old: it ended with it, or earlier but would be there after it. 0 is never. */
static gboolean
ends_with (MusterDocument *doc, MusterRecord until, MusterRecord old, MusterRecord stage)
{
  gboolean within = old == 0 || (until != 0 && is_by (doc, until, old));

  return until == old || (within && stage != 0 && (until == 0 || !is_by (doc, until, stage)));
}

/* The department alone. */
static gboolean
end_one (MusterDraft *draft, MusterRecord department, MusterRecord stage, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord from = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_FROM);

  if (stage != 0 && from != 0 && is_by (doc, stage, from))
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” begins at “%s”, and can only end after: let it begin earlier first"), muster_document_get_name (doc, department), muster_document_get_name (doc, from));
  muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_UNTIL, stage);
  return TRUE;
}

/* With all in it that ended with it, or would be there after. */
static gboolean
end (MusterDraft *draft, MusterRecord department, MusterRecord stage, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord old = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_UNTIL);
  g_autoptr (GArray) departments = NULL;

  if (stage != 0 && muster_stage_get_before (doc, stage) == 0)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is the first stage: nothing can end before it. Delete “%s” instead"), muster_document_get_name (doc, stage), muster_document_get_name (doc, department));
  departments = muster_list_departments (doc, department);
  for (guint i = 0; i < departments->len; i++)
    {
      MusterRecord each = g_array_index (departments, MusterRecord, i);
      g_autoptr (GArray) roles = muster_document_list_referrers (doc, each, MUSTER_ROLE_DEPARTMENT);

      if (ends_with (doc, muster_document_get_ref (doc, each, MUSTER_DEPARTMENT_UNTIL), old, stage) && !end_one (draft, each, stage, error))
        return FALSE;
      for (guint j = 0; j < roles->len; j++)
        {
          MusterRecord role = g_array_index (roles, MusterRecord, j);

          if (ends_with (doc, muster_document_get_ref (doc, role, MUSTER_ROLE_UNTIL), old, stage) && !leave (draft, role, stage, error))
            return FALSE;
        }
    }
  return TRUE;
}

static char *
dup_leave_label (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord stage)
{
  const char *record = muster_document_get_name (doc, records[0]), *name = stage != 0 ? muster_document_get_name (doc, stage) : NULL;
  gboolean departments = has_departments (doc, records, n_records);

  if (stage == 0 && n_records == 1)
    return g_strdup_printf (_ ("“%s” stays"), record);
  if (stage == 0 && departments)
    return g_strdup_printf (ngettext ("%u department or role stays", "%u departments and roles stay", n_records), n_records);
  if (stage == 0)
    return g_strdup_printf (ngettext ("%u role stays", "%u roles stay", n_records), n_records);
  if (n_records == 1)
    return g_strdup_printf (departments ? _ ("“%s” ends at “%s”") : _ ("“%s” leaves at “%s”"), record, name);
  if (departments)
    return g_strdup_printf (ngettext ("%u department or role ends at “%s”", "%u departments and roles end at “%s”", n_records), n_records, name);
  return g_strdup_printf (ngettext ("%u role leaves at “%s”", "%u roles leave at “%s”", n_records), n_records, name);
}

char *
muster_edit_dup_life_label (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord stage, gboolean leaves)
{
  return leaves ? dup_leave_label (doc, records, n_records, stage) : dup_join_label (doc, records, n_records, stage);
}

gboolean
muster_edit_leave_at (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord stage, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;

  if (stage != 0 && !muster_expect (doc, stage, MUSTER_KIND_STAGE, error))
    return FALSE;
  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_records; i++)
    {
      gboolean department = muster_document_get_kind (doc, records[i]) == MUSTER_KIND_DEPARTMENT;

      if (!department && !muster_expect (doc, records[i], MUSTER_KIND_ROLE, error))
        return FALSE;
      if (department ? !end (draft, records[i], stage, error) : !leave (draft, records[i], stage, error))
        return FALSE;
    }
  return muster_finish (g_steal_pointer (&draft), dup_leave_label (doc, records, n_records, stage), MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
/* {{{ Checkpoints */

gboolean
muster_edit_mark_done (MusterDocument *doc, MusterRecord checkpoint, const char *day, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  const char *name;

  if (!muster_expect (doc, checkpoint, MUSTER_KIND_CHECKPOINT, error))
    return FALSE;
  draft = muster_draft_new (doc);
  if (!muster_step_set (draft, checkpoint, MUSTER_CHECKPOINT_DONE, day, error))
    return FALSE;
  name = muster_document_get_name (doc, checkpoint);
  return muster_finish (g_steal_pointer (&draft), g_strdup_printf (day != NULL ? _ ("“%s” is done") : _ ("“%s” is not done yet"), name), MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
