/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-duties.c: what has to be done and who answers for it: the board of responsibilities, job
 * descriptions, and who is missed if somebody leaves.
 */
#include "actions.h"
#include "job-dialog.h"
#include "leave-dialog.h"
#include "raci-board.h"

#include <glib/gi18n-lib.h>

/* {{{ On the board */

static void
show_responsibilities (MusterWindow *window, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("responsibilities"));
}

/* The grid, if it is what is looked at. */
static GtkWidget *
get_grid (MusterWindow *window)
{
  GtkWidget *board = muster_editor_get_board (muster_window_get_editor (window));

  return board != NULL && MUSTER_IS_RACI_BOARD (board) ? GTK_WIDGET (muster_raci_board_get_grid (MUSTER_RACI_BOARD (board))) : NULL;
}

static void
set_part (MusterWindow *window, const char *part)
{
  GtkWidget *grid = get_grid (window);

  if (grid != NULL)
    gtk_widget_activate_action (grid, "raci.part", "s", part);
}

static void
part_accountable (MusterWindow *window, GVariant *parameter)
{
  set_part (window, "accountable");
}

static void
part_responsible (MusterWindow *window, GVariant *parameter)
{
  set_part (window, "responsible");
}

static void
part_consulted (MusterWindow *window, GVariant *parameter)
{
  set_part (window, "consulted");
}

static void
part_informed (MusterWindow *window, GVariant *parameter)
{
  set_part (window, "informed");
}

static void
part_none (MusterWindow *window, GVariant *parameter)
{
  set_part (window, "");
}

static void
on_grid (MusterWindow *window, const char *action)
{
  GtkWidget *grid = get_grid (window);

  if (grid != NULL)
    gtk_widget_activate_action (grid, action, NULL);
}

static void
part_next (MusterWindow *window, GVariant *parameter)
{
  on_grid (window, "raci.cycle");
}

static void
edit_cell (MusterWindow *window, GVariant *parameter)
{
  on_grid (window, "raci.ask");
}

static void
delete_cell (MusterWindow *window, GVariant *parameter)
{
  on_grid (window, "raci.delete");
}

static void
move_row (MusterWindow *window, int step)
{
  GtkWidget *grid = get_grid (window);

  if (grid != NULL)
    gtk_widget_activate_action (grid, "raci.move", "i", step);
}

static void
move_up (MusterWindow *window, GVariant *parameter)
{
  move_row (window, -1);
}

static void
move_down (MusterWindow *window, GVariant *parameter)
{
  move_row (window, 1);
}

/* Where it is typed in is the board. */
static void
add_responsibility (MusterWindow *window, GVariant *parameter)
{
  show_responsibilities (window, NULL);
  on_grid (window, "raci.add");
}

/* }}} */
/* {{{ Job descriptions, and who is missed */

static void
present (MusterWindow *window, GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
job_description (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord role = muster_session_get_cursor (session);

  if (muster_projection_find (muster_session_get_projection (session), role) == MUSTER_NOWHERE)
    muster_session_say (session, _ ("“%s” is not there at this stage"), muster_document_get_name (muster_session_get_document (session), role));
  else
    present (window, muster_job_dialog_new (session, role));
}

static void
job_descriptions (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);

  if (muster_projection_get_roles (muster_session_get_projection (session))->n_nodes == 0)
    muster_session_say (session, _ ("There are no roles to describe yet"));
  else
    present (window, muster_job_dialog_new (session, 0));
}

/* Whoever is selected, or holds what is. */
static GArray *
list_leavers (MusterSession *session)
{
  MusterDocument *doc = muster_session_get_document (session);
  GArray *people = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  MusterRecord cursor = muster_session_get_cursor (session);
  g_autoptr (GArray) holdings = NULL;

  if (cursor != 0 && muster_document_get_kind (doc, cursor) == MUSTER_KIND_PERSON)
    g_array_append_val (people, cursor);
  if (cursor == 0 || muster_document_get_kind (doc, cursor) != MUSTER_KIND_ROLE || !muster_projection_has (muster_session_get_projection (session), cursor))
    return people;
  holdings = muster_projection_list_holdings (muster_session_get_projection (session), cursor);
  for (guint i = 0; i < holdings->len; i++)
    {
      MusterRecord person = muster_document_get_ref (doc, g_array_index (holdings, MusterRecord, i), MUSTER_HOLDING_PERSON);

      g_array_append_val (people, person);
    }
  return people;
}

static void
if_leaves (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  g_autoptr (GArray) people = list_leavers (session);

  if (people->len == 0)
    muster_session_say (session, _ ("Select a person, or a role that somebody holds"));
  else
    present (window, muster_leave_dialog_new (session, people));
}

/* }}} */

#define ON_BOARD "responsibilities"

const MusterAction muster_actions_duties[] = {
  { .name = "show-responsibilities", .label = N_ ("Show R_esponsibilities"), .group = N_ ("View"), .keys = "<Control>4", .needs = MUSTER_NEEDS_CHART, .run = show_responsibilities },
  { .name = "add-responsibility", .label = N_ ("Add a _Responsibility"), .group = N_ ("Responsibilities"), .keys = "<Shift><Control>n", .needs = MUSTER_NEEDS_EDIT, .run = add_responsibility },
  { .name = "part-accountable", .label = N_ ("_Accountable"), .group = N_ ("Responsibilities"), .keys = "a|<Shift>a", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = part_accountable },
  { .name = "part-responsible", .label = N_ ("_Responsible"), .group = N_ ("Responsibilities"), .keys = "r|<Shift>r", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = part_responsible },
  { .name = "part-consulted", .label = N_ ("_Consulted"), .group = N_ ("Responsibilities"), .keys = "c|<Shift>c", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = part_consulted },
  { .name = "part-informed", .label = N_ ("_Informed"), .group = N_ ("Responsibilities"), .keys = "i|<Shift>i", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = part_informed },
  { .name = "part-none", .label = N_ ("_No Part"), .group = N_ ("Responsibilities"), .keys = "BackSpace", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = part_none },
  { .name = "part-next", .label = N_ ("_Next Part"), .group = N_ ("Responsibilities"), .keys = "space|KP_Space", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = part_next },
  { .name = "edit-cell", .label = N_ ("_Edit the Cell"), .group = N_ ("Responsibilities"), .keys = "F2|Return|KP_Enter", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = edit_cell },
  { .name = "delete-cell", .label = N_ ("_Delete the Part or the Responsibility"), .group = N_ ("Responsibilities"), .keys = "Delete|KP_Delete", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = delete_cell },
  { .name = "responsibility-up", .label = N_ ("Move the Responsibility _Up"), .group = N_ ("Responsibilities"), .keys = "<Alt>Up", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = move_up },
  { .name = "responsibility-down", .label = N_ ("Move the Responsibility _Down"), .group = N_ ("Responsibilities"), .keys = "<Alt>Down", .board = ON_BOARD, .needs = MUSTER_NEEDS_EDIT, .run = move_down },
  { .name = "job-description", .label = N_ ("_Job Description…"), .group = N_ ("Responsibilities"), .keys = "<Control>j", .needs = MUSTER_NEEDS_ONE | MUSTER_NEEDS_ROLE, .run = job_description },
  { .name = "job-descriptions", .label = N_ ("Job Descriptions of _All Roles…"), .group = N_ ("Responsibilities"), .keys = "<Shift><Control>j", .needs = MUSTER_NEEDS_CHART, .run = job_descriptions },
  { .name = "if-leaves", .label = N_ ("_If the Holder Leaves…"), .group = N_ ("Responsibilities"), .keys = "<Control>l", .needs = MUSTER_NEEDS_ONE, .run = if_leaves },
  { 0 },
};
