/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * manager.c: whom one role reports to, by the rules of projection.h, without a projection.
 */
#include "projection.h"

static MusterRecord
head_at (MusterDocument *doc, MusterRecord department, MusterRecord stage)
{
  MusterRecord head = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_HEAD);

  if (head == 0 || !muster_document_lives_at (doc, department, stage) || !muster_document_lives_at (doc, head, stage))
    return 0;
  return head;
}

MusterRecord
muster_document_get_manager (MusterDocument *doc, MusterRecord role, MusterRecord stage)
{
  MusterRecord manager = muster_document_get_ref (doc, role, MUSTER_ROLE_MANAGER);
  MusterRecord department = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT);
  guint n_departments = muster_document_count (doc, MUSTER_KIND_DEPARTMENT);

  if (manager != 0 && manager != role && muster_document_lives_at (doc, manager, stage))
    return manager;

  manager = 0;
  for (guint steps = 0; department != 0 && steps < n_departments; steps++)
    {
      MusterRecord head = head_at (doc, department, stage);

      if (head == role)
        manager = 0;
      else if (manager == 0)
        manager = head;
      department = muster_document_get_ref (doc, department, MUSTER_DEPARTMENT_PARENT);
    }
  return manager;
}
