/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check-cycle.c: a role that reports to itself by way of others.
 *
 * The projection cuts every ring once and says where; each cut is a finding. The fix takes away the
 * manager set by hand of the first role on the way up that has one. A ring that departments and
 * their heads make by themselves has no obvious fix. The walk up a ring is bounded by the number of
 * roles, and rings share no role, so all walks together cost O(n).
 */
#include <glib/gi18n-lib.h>

#include "checks.h"
#include "edit.h"
#include "rehearse.h"

/* The first role of the ring through @role that was given its manager by hand; 0 if none. */
static MusterRecord
find_set_by_hand (MusterProjection *projection, MusterRecord role)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  MusterRecord stage = muster_projection_get_stage (projection);
  guint n_roles = muster_projection_get_roles (projection)->n_nodes;
  MusterRecord step = role;

  for (guint i = 0; i < n_roles && step != 0; i++)
    {
      MusterRecord manager = muster_document_get_manager (doc, step, stage);

      if (manager != 0 && manager == muster_document_get_ref (doc, step, MUSTER_ROLE_MANAGER))
        return step;
      if (manager == role)
        break;
      step = manager;
    }
  return 0;
}

/* What taking away a manager would come to. */
typedef struct
{
  MusterProjection *projection;
  MusterRecord role;
  MusterRecord culprit;
  gboolean mends;
} Trial;

static gboolean
take_away (MusterDocument *doc, gpointer data, GError **error)
{
  const Trial *trial = data;

  return muster_edit_set_manager (doc, &trial->culprit, 1, 0, error);
}

static void
follow (MusterDocument *doc, gpointer data)
{
  Trial *trial = data;
  MusterRecord stage = muster_projection_get_stage (trial->projection);
  guint n_roles = muster_projection_get_roles (trial->projection)->n_nodes;
  MusterRecord step = muster_document_get_manager (doc, trial->role, stage);

  for (guint i = 0; i < n_roles && step != 0 && step != trial->role; i++)
    step = muster_document_get_manager (doc, step, stage);
  trial->mends = step == 0;
}

/* Whether the ring is open without that manager: what the departments say instead may close it again. */
static gboolean
is_mended (MusterProjection *projection, MusterRecord role, MusterRecord culprit)
{
  Trial trial = { projection, role, culprit, FALSE };

  muster_rehearse (muster_projection_get_document (projection), take_away, follow, &trial, NULL);
  return trial.mends;
}

static void
run (const MusterCheck *check, MusterInspection *inspection)
{
  const GArray *cuts = muster_projection_get_cuts (inspection->projection);

  for (guint i = 0; i < cuts->len; i++)
    {
      MusterRecord role = g_array_index (cuts, MusterRecord, i);
      MusterRecord culprit = find_set_by_hand (inspection->projection, role);
      char *fix = NULL;

      if (culprit != 0 && is_mended (inspection->projection, role, culprit))
        fix = g_strdup_printf (_ ("Take away the manager that was set for “%s”"),
                               muster_document_get_name (inspection->doc, culprit));
      muster_inspection_add (inspection,
                             check,
                             role,
                             culprit,
                             fix,
                             _ ("“%s” reports to itself by way of others, so nobody leads them"),
                             muster_document_get_name (inspection->doc, role));
    }
}

static gboolean
fix (MusterDocument *doc, const MusterFinding *finding, GError **error)
{
  return muster_edit_set_manager (doc, &finding->other, 1, 0, error);
}

const MusterCheck muster_check_cycle = {
  .name = "cycle",
  .label = N_ ("Reports to itself"),
  .explanation = N_ ("A line of reporting that leads back to where it began has no top: nobody decides. Give one of the roles another manager, or none."),
  .severity = MUSTER_SEVERITY_PROBLEM,
  .run = run,
  .fix = fix,
};
