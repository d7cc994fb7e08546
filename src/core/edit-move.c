/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * edit-move.c: where roles and departments belong, and who reports to whom.
 */
#include "edit-private.h"

#include <glib/gi18n-lib.h>

gboolean
muster_lies_in (MusterDocument *doc, MusterRecord department, MusterRecord above)
{
  guint n_departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);

  for (guint steps = 0; department != 0 && steps < n_departments; steps++)
    {
      if (department == above)
        return TRUE;
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return FALSE;
}

void
muster_step_report (MusterDraft *draft, MusterRecord role, MusterRecord manager)
{
  muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, 0);
  if (manager != 0 && muster_document_get_manager (muster_draft_get_document (draft), role, 0) != manager)
    muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, manager);
}

void
muster_step_move (MusterDraft *draft, MusterRecord role, MusterRecord department, GHashTable *moving)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord old = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
  MusterRecord manager = muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);
  gboolean together = moving != NULL && g_hash_table_contains (moving, GUINT_TO_POINTER (manager));

  if (old == department)
    return;
  if (manager != 0 && old != 0 && !together && muster_document_get_ref (doc, manager, MUSTER_ROLE_DEPARTMENT) == old)
    muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, 0);
  if (old != 0 && muster_document_get_ref (doc, old, MUSTER_DEPARTMENT_HEAD) == role)
    muster_draft_set_ref (draft, old, MUSTER_DEPARTMENT_HEAD, 0);
  muster_draft_set_ref (draft, role, MUSTER_ROLE_DEPARTMENT, department);
}

void
muster_step_lead (MusterDraft *draft, MusterRecord department, MusterRecord role)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord manager = muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);

  if (manager != 0 && muster_document_get_ref (doc, manager, MUSTER_ROLE_DEPARTMENT) == department)
    muster_draft_set_ref (draft, role, MUSTER_ROLE_MANAGER, 0);
  muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_HEAD, role);
}

gboolean
muster_step_nest (MusterDraft *draft, MusterRecord department, MusterRecord parent, GError **error)
{
  MusterDocument *doc = muster_draft_get_document (draft);

  if (parent != 0 && muster_lies_in (doc, parent, department))
    return muster_refuse (error, MUSTER_ERROR_CYCLE, _ ("“%s” cannot be part of itself"), muster_document_get_name (doc, department));
  muster_draft_set_ref (draft, department, MUSTER_DEPARTMENT_PARENT, parent);
  return TRUE;
}

/* {{{ Moving to a department */

/* The department that @role heads and is in, 0 if none: its branch is that department. */
static MusterRecord
led_department (MusterDocument *doc, MusterRecord role)
{
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);

  return department != 0 && muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD) == role ? department : 0;
}

/* What moves when @roles move: the roles themselves and, by branch, those of their department below
 * them; departments for the heads. In the order given, each once. */
static void
collect_moving (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterScope scope, GArray *moving, GArray *departments)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_roles; i++)
    {
      g_autoptr (GArray) branch = NULL;
      MusterRecord home = muster_document_get_ref (doc, roles[i], MUSTER_ROLE_DEPARTMENT);
      MusterRecord led = scope == MUSTER_SCOPE_BRANCH ? led_department (doc, roles[i]) : 0;

      if (led != 0)
        {
          g_array_append_val (departments, led);
          continue;
        }
      if (scope == MUSTER_SCOPE_BRANCH)
        branch = muster_list_branch (doc, roles[i]);
      for (guint j = 0; j < (branch != NULL ? branch->len : 1); j++)
        {
          MusterRecord role = branch != NULL ? g_array_index (branch, MusterRecord, j) : roles[i];

          if ((j == 0 || muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT) == home) && g_hash_table_add (seen, GUINT_TO_POINTER (role)))
            g_array_append_val (moving, role);
        }
    }
}

static char *
move_label (MusterDocument *doc, const MusterRecord *records, guint n_records, MusterRecord to)
{
  if (n_records == 1 && to != 0)
    return g_strdup_printf (_ ("Move “%s” to %s"), muster_document_get_name (doc, records[0]), muster_document_get_name (doc, to));
  if (n_records == 1)
    return g_strdup_printf (_ ("Move “%s” out of its department"), muster_document_get_name (doc, records[0]));
  if (to != 0)
    return g_strdup_printf (ngettext ("Move %u item to %s", "Move %u items to %s", n_records), n_records, muster_document_get_name (doc, to));
  return g_strdup_printf (ngettext ("Move %u item out of its department", "Move %u items out of their departments", n_records), n_records);
}

gboolean
muster_edit_move (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord department, MusterRecord before, MusterScope scope, GError **error)
{
  g_autoptr (GArray) moving = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GArray) departments = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  g_autoptr (MusterDraft) draft = NULL;

  g_return_val_if_fail (n_roles > 0, FALSE);

  if (department != 0 && !muster_expect (doc, department, MUSTER_KIND_DEPARTMENT, error))
    return FALSE;
  for (guint i = 0; i < n_roles; i++)
    if (!muster_expect (doc, roles[i], MUSTER_KIND_ROLE, error))
      return FALSE;

  collect_moving (doc, roles, n_roles, scope, moving, departments);
  for (guint i = 0; i < moving->len; i++)
    g_hash_table_add (set, GUINT_TO_POINTER (g_array_index (moving, MusterRecord, i)));

  draft = muster_draft_new (doc);
  for (guint i = 0; i < departments->len; i++)
    {
      MusterRecord led = g_array_index (departments, MusterRecord, i);

      if (led != department && !(muster_step_nest (draft, led, department, error) && muster_step_place (draft, &led, 1, 0, error)))
        return FALSE;
    }
  for (guint i = 0; i < moving->len; i++)
    muster_step_move (draft, g_array_index (moving, MusterRecord, i), department, set);
  if (moving->len > 0 && !muster_step_place (draft, (MusterRecord *) (gpointer) moving->data, moving->len, before, error))
    return FALSE;
  return muster_finish (g_steal_pointer (&draft), move_label (doc, roles, n_roles, department), MUSTER_COMMIT_DEFAULT, error);
}

gboolean
muster_edit_nest (MusterDocument *doc, const MusterRecord *departments, guint n_departments, MusterRecord parent, MusterRecord before, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;

  g_return_val_if_fail (n_departments > 0, FALSE);

  if (parent != 0 && !muster_expect (doc, parent, MUSTER_KIND_DEPARTMENT, error))
    return FALSE;
  for (guint i = 0; i < n_departments; i++)
    if (!muster_expect (doc, departments[i], MUSTER_KIND_DEPARTMENT, error))
      return FALSE;

  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_departments; i++)
    if (!muster_step_nest (draft, departments[i], parent, error))
      return FALSE;
  if (!muster_step_place (draft, departments, n_departments, before, error))
    return FALSE;
  return muster_finish (g_steal_pointer (&draft), move_label (doc, departments, n_departments, parent), MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
/* {{{ Reporting */

gboolean
muster_edit_set_manager (MusterDocument *doc, const MusterRecord *roles, guint n_roles, MusterRecord manager, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (n_roles > 0, FALSE);

  if (manager != 0 && !muster_expect (doc, manager, MUSTER_KIND_ROLE, error))
    return FALSE;
  for (guint i = 0; i < n_roles; i++)
    {
      if (!muster_expect (doc, roles[i], MUSTER_KIND_ROLE, error))
        return FALSE;
      if (roles[i] == manager)
        return muster_refuse (error, MUSTER_ERROR_CYCLE, _ ("“%s” cannot report to itself"), muster_document_get_name (doc, manager));
    }

  draft = muster_draft_new (doc);
  for (guint i = 0; i < n_roles; i++)
    muster_step_report (draft, roles[i], manager);
  if (manager == 0)
    label = g_strdup_printf (_ ("Let the departments say whom “%s” reports to"), muster_document_get_name (doc, roles[0]));
  else if (n_roles == 1)
    label = g_strdup_printf (_ ("Make “%s” report to “%s”"), muster_document_get_name (doc, roles[0]), muster_document_get_name (doc, manager));
  else
    label = g_strdup_printf (ngettext ("Make %u role report to “%s”", "Make %u roles report to “%s”", n_roles), n_roles, muster_document_get_name (doc, manager));
  return muster_finish (g_steal_pointer (&draft), g_steal_pointer (&label), MUSTER_COMMIT_DEFAULT, error);
}

/* A role to stand above @role, where it leads the reports that @role has from heading a department
 * at the top: these go on reporting to @role, now by hand. */
static MusterRecord
add_above (MusterDraft *draft, MusterRecord role, const char *title)
{
  MusterDocument *doc = muster_draft_get_document (draft);
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
  MusterRecord led = led_department (doc, role);
  MusterRecord parent = led != 0 ? muster_document_get_ref (doc, led, MUSTER_DEPARTMENT_PARENT) : 0;
  MusterRecord manager = muster_draft_add (draft, MUSTER_KIND_ROLE, NULL);

  muster_draft_set_text (draft, manager, MUSTER_ROLE_TITLE, title);
  muster_draft_set_ref (draft, manager, MUSTER_ROLE_DEPARTMENT, parent != 0 ? parent : department);
  muster_step_place (draft, &manager, 1, parent == 0 ? role : 0, NULL);
  if (led != 0 && parent == 0)
    {
      g_autoptr (GArray) reports = muster_list_reports (doc, role);

      muster_draft_set_ref (draft, led, MUSTER_DEPARTMENT_HEAD, manager);
      for (guint i = 0; i < reports->len; i++)
        if (g_array_index (reports, MusterRecord, i) != manager)
          muster_step_report (draft, g_array_index (reports, MusterRecord, i), role);
    }
  return manager;
}

MusterRecord
muster_edit_insert_above (MusterDocument *doc, MusterRecord role, MusterRecord manager, const char *title, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterRecord above;

  if (!muster_expect (doc, role, MUSTER_KIND_ROLE, error) || (manager != 0 && !muster_expect (doc, manager, MUSTER_KIND_ROLE, error)))
    return 0;
  above = muster_document_get_manager (doc, role, 0);
  if (manager == role)
    {
      muster_refuse (error, MUSTER_ERROR_CYCLE, _ ("“%s” cannot report to itself"), muster_document_get_name (doc, role));
      return 0;
    }
  if (manager != 0 && manager == above)
    {
      muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” reports to “%s” already"), muster_document_get_name (doc, role), muster_document_get_name (doc, manager));
      return 0;
    }

  draft = muster_draft_new (doc);
  if (manager == 0)
    manager = add_above (draft, role, title);
  muster_step_report (draft, manager, above);
  muster_step_report (draft, role, manager);
  if (!muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Put “%s” above “%s”"), muster_document_get_name (doc, manager), muster_document_get_name (doc, role)), MUSTER_COMMIT_DEFAULT, error))
    return 0;
  return manager;
}

gboolean
muster_edit_promote (MusterDocument *doc, MusterRecord role, GError **error)
{
  g_autoptr (MusterDraft) draft = NULL;
  MusterRecord department;

  if (!muster_expect (doc, role, MUSTER_KIND_ROLE, error))
    return FALSE;
  department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
  if (department == 0)
    return muster_refuse (error, MUSTER_ERROR_REFUSED, _ ("“%s” is in no department: move it to one first"), muster_document_get_name (doc, role));

  draft = muster_draft_new (doc);
  muster_step_lead (draft, department, role);
  return muster_finish (g_steal_pointer (&draft), g_strdup_printf (_ ("Make “%s” the head of %s"), muster_document_get_name (doc, role), muster_document_get_name (doc, department)), MUSTER_COMMIT_DEFAULT, error);
}

/* }}} */
