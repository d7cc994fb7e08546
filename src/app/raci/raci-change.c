/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * raci-change.c: what the grid changes, through the verbs; and what it says where they refuse.
 */
#include "raci-private.h"
#include "edit.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

static MusterDocument *
get_document (MusterRaciGrid *grid)
{
  return muster_session_get_document (grid->session);
}

/* {{{ Parts */

/* A second owner: who it is now, and what can be done instead. */
static void
explain_owned (MusterRaciGrid *grid, MusterRecord role, GError *error)
{
  GArray *offers = muster_raci_offers_new ();
  const char *name = muster_document_get_name (get_document (grid), role);

  muster_raci_offers_add (offers, g_strdup_printf (_ ("Make %s the owner instead"), name), role, MUSTER_PART_NONE);
  muster_raci_offers_add (offers, g_strdup (_ ("Share as responsible")), role, MUSTER_PART_RESPONSIBLE);
  muster_raci_explain (grid, error->message, offers);
  g_error_free (error);
}

/* A department answers for nothing by itself: its head may. */
static void
explain_department (MusterRaciGrid *grid, MusterRecord department, MusterPart part)
{
  MusterProjection *projection = muster_session_get_projection (grid->session);
  guint index = muster_projection_find (projection, department);
  MusterRecord head = index != MUSTER_NOWHERE ? muster_projection_get_head (projection, index) : 0;
  const char *name = muster_document_get_name (get_document (grid), department);
  GArray *offers = muster_raci_offers_new ();
  g_autofree char *sentence = NULL;

  if (head == 0)
    sentence = g_strdup_printf (_ ("“%s” is a department, and one role has to answer. It has no head yet: show roles to choose one"), name);
  else
    {
      const char *title = muster_document_get_name (get_document (grid), head);

      sentence = g_strdup_printf (_ ("“%s” is a department, and one role has to answer. Its head can: %s"), name, title);
      if (part == MUSTER_PART_ACCOUNTABLE)
        muster_raci_offers_add (offers, g_strdup_printf (_ ("Make %s the owner"), title), head, MUSTER_PART_NONE);
      else
        muster_raci_offers_add (offers, g_strdup_printf ("%s: %s", title, muster_part_get_label (part)), head, part);
    }
  muster_raci_explain (grid, sentence, offers);
}

void
muster_raci_set_part (MusterRaciGrid *grid, MusterPart part)
{
  MusterRecord responsibility = muster_raci_get_responsibility (grid), across = muster_raci_get_across (grid);
  GError *error = NULL;

  if (responsibility == 0 || across == 0 || !muster_session_may_edit (grid->session))
    return;
  if (muster_document_get_kind (get_document (grid), across) == MUSTER_KIND_DEPARTMENT)
    explain_department (grid, across, part == MUSTER_PART_NONE ? MUSTER_PART_RESPONSIBLE : part);
  else if (muster_edit_set_part (get_document (grid), responsibility, across, part, &error))
    muster_raci_close_popover (grid);
  else if (g_error_matches (error, MUSTER_ERROR, MUSTER_ERROR_OWNED))
    explain_owned (grid, across, error);
  else
    muster_session_say_error (grid->session, error);
}

/* A, R, C, I, none; past A where somebody else is that. */
void
muster_raci_cycle (MusterRaciGrid *grid)
{
  MusterRecord responsibility = muster_raci_get_responsibility (grid), across = muster_raci_get_across (grid);
  MusterPart part;

  if (responsibility == 0 || across == 0)
    return;
  if (muster_document_get_kind (get_document (grid), across) == MUSTER_KIND_DEPARTMENT)
    part = MUSTER_PART_ACCOUNTABLE;
  else
    part = (muster_responsibility_get_part (get_document (grid), responsibility, across) + 1) % MUSTER_N_PARTS;
  if (part == MUSTER_PART_ACCOUNTABLE && muster_document_get_kind (get_document (grid), across) == MUSTER_KIND_ROLE && muster_responsibility_find_rival (get_document (grid), responsibility, across) != 0)
    part = MUSTER_PART_RESPONSIBLE;
  muster_raci_set_part (grid, part);
}

void
muster_raci_hand_over (MusterRaciGrid *grid, MusterRecord responsibility, MusterRecord role)
{
  GError *error = NULL;

  if (!muster_session_may_edit (grid->session))
    return;
  if (muster_edit_hand_over (get_document (grid), responsibility, role, &error))
    muster_session_say_done (grid->session);
  else
    muster_session_say_error (grid->session, error);
}

/* }}} */
/* {{{ Rows */

/* Below the row with the cursor, in the department that is shown alone. */
void
muster_raci_add (MusterRaciGrid *grid)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  MusterSetting settings[2] = { { MUSTER_RESPONSIBILITY_NAME, _ ("New responsibility") } };
  MusterRecord before = 0, made;
  GError *error = NULL;
  int row, column;

  if (!muster_session_may_edit (grid->session))
    return;
  muster_raci_grid_get_cursor (grid, &row, &column);
  if (row >= 0 && row + 1 < (int) raci->n_rows)
    before = raci->rows[row + 1].record;
  if (grid->options.department != 0)
    settings[1] = (MusterSetting){ MUSTER_RESPONSIBILITY_DEPARTMENT, muster_document_get_id (get_document (grid), grid->options.department) };
  made = muster_edit_add (get_document (grid), MUSTER_KIND_RESPONSIBILITY, settings, grid->options.department != 0 ? 2 : 1, before, &error);
  muster_session_say_error (grid->session, error);
  if (made == 0)
    return;
  muster_raci_grid_set_cursor (grid, (int) muster_raci_find_row (muster_raci_grid_get_raci (grid), made), MUSTER_RACI_NAME);
  muster_raci_edit (grid, MUSTER_RESPONSIBILITY_NAME);
}

void
muster_raci_remove (MusterRaciGrid *grid)
{
  MusterRecord responsibility = muster_raci_get_responsibility (grid);
  GError *error = NULL;

  if (responsibility == 0 || !muster_session_may_edit (grid->session))
    return;
  if (muster_edit_remove (get_document (grid), &responsibility, 1, MUSTER_SCOPE_ALONE, &error))
    muster_session_say_done (grid->session);
  muster_session_say_error (grid->session, error);
}

/* @before is the row that it comes before; the number of rows is the end. */
void
muster_raci_move_before (MusterRaciGrid *grid, int row, int before)
{
  const MusterRaci *raci = muster_raci_grid_get_raci (grid);
  GError *error = NULL;

  if (row < 0 || before == row || before == row + 1 || !muster_session_may_edit (grid->session))
    return;
  muster_edit_reorder (get_document (grid), raci->rows[row].record, before < (int) raci->n_rows ? raci->rows[before].record : 0, &error);
  muster_session_say_error (grid->session, error);
  muster_raci_reveal_cursor (grid);
}

void
muster_raci_move (MusterRaciGrid *grid, int step)
{
  int row, column, before;

  muster_raci_grid_get_cursor (grid, &row, &column);
  before = step < 0 ? row - 1 : row + 2;
  if (row >= 0 && before >= 0 && before <= (int) muster_raci_grid_get_raci (grid)->n_rows)
    muster_raci_move_before (grid, row, before);
}

/* }}} */
