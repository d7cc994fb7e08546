/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-chart.c: what a person does to departments, roles and people.
 */
#include "actions.h"

#include <glib/gi18n-lib.h>

/* Selects what was made, or says why it was not. */
static void
show_made (MusterSession *session, MusterRecord made, GError *error)
{
  if (made != 0)
    muster_session_go_to (session, made);
  muster_session_say_error (session, error);
}

static void
add_department (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = muster_session_get_document (session);
  MusterRecord cursor = muster_session_get_cursor (session);
  GError *error = NULL;
  MusterSetting settings[2] = { { MUSTER_DEPARTMENT_NAME, _ ("New department") } };
  guint n_settings = 1;

  if (cursor != 0 && muster_document_get_kind (doc, cursor) == MUSTER_KIND_DEPARTMENT)
    settings[n_settings++] = (MusterSetting){ MUSTER_DEPARTMENT_PARENT, muster_document_get_id (doc, cursor) };
  show_made (session, muster_edit_add (doc, MUSTER_KIND_DEPARTMENT, settings, n_settings, 0, &error), error);
}

const MusterAction muster_actions_chart[] = {
  { .name = "add-department", .label = N_ ("Add _Department"), .group = N_ ("Chart"), .needs = MUSTER_NEEDS_EDIT, .run = add_department },
  { 0 },
};
