/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-plan.c: when roles join and leave, and which checkpoints are passed.
 *
 * A role lives from a stage until another. What hangs on it, a holding or a dotted line, need not say
 * so again: where it began or ended with the role it says nothing, and follows the role by itself.
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

/* The departments that a role is in are there when it is. A ring of departments is left after one
 * round. */
static gboolean
begin_departments (MusterDraft *draft, MusterRecord role, MusterRecord stage, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);

  for (guint i = muster_document_count (doc, MUSTER_KIND_DEPARTMENT); i > 0 && department != 0; i--)
    {
      MusterRecord from = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_FROM);
      MusterRecord until = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_UNTIL);

      if (until != 0 && is_by (doc, until, stage))
        return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is there only until “%s”: move “%s” to another department first"), muster_document_get_name (doc, department), muster_document_get_name (doc, until), muster_document_get_name (doc, role));
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
  return begin_departments (draft, role, stage, error);
}

gboolean
muster_edit_join_at (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord stage, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  const char *name = NULL;
  char *label;

  if (!muster_expect (doc, stage, MUSTER_KIND_STAGE, error))
    return FALSE;
  name = muster_document_get_name (doc, stage);
  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_roles; i++)
    if (!muster_expect (doc, roles[i], MUSTER_KIND_ROLE, error) || !join (draft, roles[i], stage, error))
      return FALSE;
  if (n_roles == 1)
    label = g_strdup_printf (_ ("“%s” joins at “%s”"), muster_document_get_name (doc, roles[0]), name);
  else
    label = g_strdup_printf (ngettext ("%u role joins at “%s”", "%u roles join at “%s”", n_roles), n_roles, name);
  return muster_finish (g_steal_pointer (&draft), label, MUSTER_COMMIT_DEFAULT, error);
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

static char *
dup_leave_label (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord stage)
{
  if (stage == 0 && n_roles == 1)
    return g_strdup_printf (_ ("“%s” stays"), muster_document_get_name (doc, roles[0]));
  if (stage == 0)
    return g_strdup_printf (ngettext ("%u role stays", "%u roles stay", n_roles), n_roles);
  if (n_roles == 1)
    return g_strdup_printf (_ ("“%s” leaves at “%s”"), muster_document_get_name (doc, roles[0]), muster_document_get_name (doc, stage));
  return g_strdup_printf (ngettext ("%u role leaves at “%s”", "%u roles leave at “%s”", n_roles), n_roles, muster_document_get_name (doc, stage));
}

gboolean
muster_edit_leave_at (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord stage, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;

  if (stage != 0 && !muster_expect (doc, stage, MUSTER_KIND_STAGE, error))
    return FALSE;
  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_roles; i++)
    if (!muster_expect (doc, roles[i], MUSTER_KIND_ROLE, error) || !leave (draft, roles[i], stage, error))
      return FALSE;
  return muster_finish (g_steal_pointer (&draft), dup_leave_label (doc, roles, n_roles, stage), MUSTER_COMMIT_DEFAULT, error);
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
