/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-chart.c: what a person does to departments, roles and people.
 */
#include "actions.h"
#include "move-dialog.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

#include <math.h>

static MusterRecord
get_cursor (MusterWindow *window)
{
  return muster_session_get_cursor (muster_window_get_session (window));
}

static MusterDocument *
get_document (MusterWindow *window)
{
  return muster_session_get_document (muster_window_get_session (window));
}

static gboolean
is_kind (MusterDocument *doc, MusterRecord record, MusterKind kind)
{
  return record != 0 && muster_document_get_kind (doc, record) == kind;
}

/* Edits the name of what was just made, or says why it was not. */
static void
show_made (MusterWindow *window, MusterRecord made, GError *error)
{
  MusterSession *session = muster_window_get_session (window);

  muster_session_say_error (session, error);
  if (made == 0)
    return;
  muster_session_go_to (session, made);
  muster_canvas_edit (muster_editor_get_canvas (muster_window_get_editor (window)), made);
}

/* {{{ Neighbours */

/* The departments in the same department, or the roles; by order. */
static GArray *
list_neighbours (MusterDocument *doc, MusterRecord record)
{
  MusterKind kind = muster_document_get_kind (doc, record);
  MusterField field = kind == MUSTER_KIND_ROLE ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT;
  MusterRecord above = muster_document_get_ref (doc, record, field);
  GArray *list;

  if (above != 0)
    return muster_document_list_referrers (doc, above, field);
  list = muster_document_list (doc, kind);
  for (guint i = list->len; i-- > 0;)
    if (muster_document_get_ref (doc, g_array_index (list, MusterRecord, i), field) != 0)
      g_array_remove_index (list, i);
  return list;
}

/* The neighbour @step places on; 0 if there is none. */
static MusterRecord
find_neighbour (MusterDocument *doc, MusterRecord record, int step)
{
  g_autoptr (GArray) list = list_neighbours (doc, record);

  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, MusterRecord, i) == record && (int) i + step >= 0 && i + step < list->len)
      return g_array_index (list, MusterRecord, i + step);
  return 0;
}

/* }}} */
/* {{{ Adding */

/**
 * Adding:
 * @above: the department that it is in or part of
 * @manager: whom a role reports to, if @managed
 * @stage: from when it is there; 0 for always
 */
typedef struct
{
  MusterKind kind;
  MusterRecord above;
  MusterRecord before;
  gboolean managed;
  MusterRecord manager;
  MusterRecord stage;
  MusterRecord made;
} Adding;

static gboolean
run_adding (MusterDocument *doc, gpointer data, GError **error)
{
  Adding *adding = data;
  gboolean role = adding->kind == MUSTER_KIND_ROLE;
  MusterSetting settings[3] = { { role ? MUSTER_ROLE_TITLE : MUSTER_DEPARTMENT_NAME, role ? _ ("New role") : _ ("New department") } };
  guint n = 1;

  if (adding->above != 0)
    settings[n++] = (MusterSetting){ role ? MUSTER_ROLE_DEPARTMENT : MUSTER_DEPARTMENT_PARENT, muster_document_get_id (doc, adding->above) };
  if (adding->stage != 0)
    settings[n++] = (MusterSetting){ role ? MUSTER_ROLE_FROM : MUSTER_DEPARTMENT_FROM, muster_document_get_id (doc, adding->stage) };
  adding->made = muster_edit_add (doc, adding->kind, settings, n, adding->before, error);
  if (adding->made == 0)
    return FALSE;
  return !adding->managed || muster_edit_set_manager (doc, &adding->made, 1, adding->manager, error);
}

/* What is added while a stage is looked at is there from then on. */
static MusterRecord
get_stage (MusterWindow *window)
{
  MusterRecord stage = muster_session_get_options (muster_window_get_session (window))->stage;
  g_autoptr (GArray) stages = muster_document_list (get_document (window), MUSTER_KIND_STAGE);

  return stages->len > 0 && g_array_index (stages, MusterRecord, 0) != stage ? stage : 0;
}

static void
add (MusterWindow *window, Adding adding)
{
  GError *error = NULL;
  const char *label = adding.kind == MUSTER_KIND_ROLE ? _ ("Add a role") : _ ("Add a department");

  adding.stage = get_stage (window);
  if (!muster_together (get_document (window), run_adding, &adding, label, &error))
    adding.made = 0;
  show_made (window, adding.made, error);
}

static void
add_department (MusterWindow *window, GVariant *parameter)
{
  MusterRecord cursor = get_cursor (window);
  gboolean inside = is_kind (get_document (window), cursor, MUSTER_KIND_DEPARTMENT);

  add (window, (Adding){ .kind = MUSTER_KIND_DEPARTMENT, .above = inside ? cursor : 0 });
}

/* Beside @role, and under the same manager where that is what is seen. */
static void
add_beside (MusterWindow *window, MusterRecord role)
{
  MusterDocument *doc = get_document (window);
  const MusterSceneOptions *options = muster_session_get_options (muster_window_get_session (window));

  add (window, (Adding){
                   .kind = MUSTER_KIND_ROLE,
                   .above = muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT),
                   .before = find_neighbour (doc, role, 1),
                   .managed = options->view == MUSTER_VIEW_REPORTING,
                   .manager = muster_document_get_manager (doc, role, options->stage),
               });
}

static void
add_peer (MusterWindow *window, GVariant *parameter)
{
  MusterDocument *doc = get_document (window);
  MusterRecord cursor = get_cursor (window);

  if (is_kind (doc, cursor, MUSTER_KIND_ROLE))
    add_beside (window, cursor);
  else if (is_kind (doc, cursor, MUSTER_KIND_DEPARTMENT))
    add (window, (Adding){ .kind = MUSTER_KIND_DEPARTMENT, .above = muster_document_get_ref (doc, cursor, MUSTER_DEPARTMENT_PARENT), .before = find_neighbour (doc, cursor, 1) });
}

static void
add_report (MusterWindow *window, GVariant *parameter)
{
  MusterDocument *doc = get_document (window);
  MusterRecord cursor = get_cursor (window);

  if (is_kind (doc, cursor, MUSTER_KIND_ROLE))
    add (window, (Adding){ .kind = MUSTER_KIND_ROLE, .above = muster_document_get_ref (doc, cursor, MUSTER_ROLE_DEPARTMENT), .managed = TRUE, .manager = cursor });
  else if (is_kind (doc, cursor, MUSTER_KIND_DEPARTMENT))
    add (window, (Adding){ .kind = MUSTER_KIND_ROLE, .above = cursor });
}

/* Into the department that is selected, or that the selected role is in; else wherever there is one. */
static void
add_role (MusterWindow *window, GVariant *parameter)
{
  MusterDocument *doc = get_document (window);
  MusterRecord cursor = get_cursor (window);
  g_autoptr (GArray) departments = muster_document_list (doc, MUSTER_KIND_DEPARTMENT);

  if (is_kind (doc, cursor, MUSTER_KIND_ROLE))
    add_beside (window, cursor);
  else if (is_kind (doc, cursor, MUSTER_KIND_DEPARTMENT))
    add (window, (Adding){ .kind = MUSTER_KIND_ROLE, .above = cursor });
  else
    add (window, (Adding){ .kind = MUSTER_KIND_ROLE, .above = departments->len == 1 ? g_array_index (departments, MusterRecord, 0) : 0 });
}

static gboolean
run_adding_person (MusterDocument *doc, gpointer data, GError **error)
{
  Adding *adding = data;
  const MusterSetting setting = { MUSTER_PERSON_NAME, _ ("New person") };

  adding->made = muster_edit_add (doc, MUSTER_KIND_PERSON, &setting, 1, 0, error);
  return adding->made != 0 && (adding->above == 0 || muster_edit_assign (doc, adding->made, adding->above, NAN, error));
}

/* Who is added while a role is selected holds it. */
static void
add_person (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord cursor = get_cursor (window);
  Adding adding = { .above = is_kind (get_document (window), cursor, MUSTER_KIND_ROLE) ? cursor : 0 };
  GError *error = NULL;

  if (muster_together (get_document (window), run_adding_person, &adding, _ ("Add a person"), &error))
    {
      muster_session_go_to (session, adding.made);
      muster_editor_inspect (muster_window_get_editor (window));
    }
  muster_session_say_error (session, error);
}

/* }}} */
/* {{{ Names */

static void
edit_name (MusterWindow *window, MusterRecord record)
{
  if (!muster_canvas_edit (muster_editor_get_canvas (muster_window_get_editor (window)), record))
    muster_editor_inspect (muster_window_get_editor (window));
}

static void
rename_cursor (MusterWindow *window, GVariant *parameter)
{
  edit_name (window, get_cursor (window));
}

static void
rename_other (MusterWindow *window, int step)
{
  MusterDocument *doc = get_document (window);
  MusterRecord cursor = get_cursor (window);
  MusterRecord other = is_kind (doc, cursor, MUSTER_KIND_ROLE) || is_kind (doc, cursor, MUSTER_KIND_DEPARTMENT) ? find_neighbour (doc, cursor, step) : 0;

  if (other == 0)
    return;
  muster_session_go_to (muster_window_get_session (window), other);
  edit_name (window, other);
}

/* After the last comes a new one: a team can be typed in one go. */
static void
rename_next (MusterWindow *window, GVariant *parameter)
{
  if (find_neighbour (get_document (window), get_cursor (window), 1) != 0)
    rename_other (window, 1);
  else
    add_peer (window, NULL);
}

static void
rename_previous (MusterWindow *window, GVariant *parameter)
{
  rename_other (window, -1);
}

/* }}} */
/* {{{ Removing */

static void
free_records (gpointer data)
{
  g_array_unref (data);
}

static void
remove_branch (MusterSession *session, gpointer data)
{
  const GArray *records = data;
  GError *error = NULL;

  if (muster_edit_remove (muster_session_get_document (session), (const MusterRecord *) (gpointer) records->data, records->len, MUSTER_SCOPE_BRANCH, &error))
    muster_session_say_done (session);
  muster_session_say_error (session, error);
}

/* Whether anything lies in or reports to one of these that is not one of them. */
static gboolean
has_below (MusterSession *session, const MusterRecord *records, guint n_records)
{
  MusterProjection *projection = muster_session_get_projection (session);

  for (guint i = 0; i < n_records; i++)
    {
      MusterKind kind = muster_document_get_kind (muster_session_get_document (session), records[i]);
      guint index = muster_projection_find (projection, records[i]);
      guint n_roles = 0;

      if (index == MUSTER_NOWHERE || (kind != MUSTER_KIND_ROLE && kind != MUSTER_KIND_DEPARTMENT))
        continue;
      if (kind == MUSTER_KIND_DEPARTMENT)
        muster_projection_list_roles (projection, index, &n_roles);
      if (n_roles > 0 || (kind == MUSTER_KIND_ROLE ? muster_projection_get_roles (projection) : muster_projection_get_departments (projection))->nodes[index].size > 1)
        return TRUE;
    }
  return FALSE;
}

static void
remove_selected (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  gboolean more = has_below (session, selection, n);
  GError *error = NULL;
  MusterOffer offer = { .undo = TRUE };

  /* A key may come before the action has heard that nothing is selected any more. */
  if (n == 0)
    return;
  g_array_append_vals (records, selection, n);
  if (!muster_edit_remove (muster_session_get_document (session), (const MusterRecord *) (gpointer) records->data, n, MUSTER_SCOPE_ALONE, &error))
    {
      muster_session_say_error (session, error);
      return;
    }
  if (more)
    offer = (MusterOffer){ .undo = TRUE, .label = _ ("Delete All Below Too"), .run = remove_branch, .data = g_steal_pointer (&records), .free = free_records };
  muster_session_offer (session, muster_history_peek_undo (muster_session_get_document (session))->label, offer);
}

static void
vacate (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  GError *error = NULL;

  if (muster_edit_vacate (get_document (window), get_cursor (window), &error))
    muster_session_say_done (session);
  muster_session_say_error (session, error);
}

/* }}} */
/* {{{ Changing places */

static void
promote (MusterWindow *window, GVariant *parameter)
{
  GError *error = NULL;

  muster_edit_promote (get_document (window), get_cursor (window), &error);
  muster_session_say_error (muster_window_get_session (window), error);
}

static void
split (MusterWindow *window, GVariant *parameter)
{
  GError *error = NULL;
  MusterRecord made = muster_edit_split (get_document (window), get_cursor (window), &error);

  show_made (window, made, error);
}

static void
insert_manager (MusterWindow *window, GVariant *parameter)
{
  GError *error = NULL;
  MusterRecord made = muster_edit_insert_above (get_document (window), get_cursor (window), 0, _ ("New manager"), &error);

  show_made (window, made, error);
}

static gboolean
get_two_roles (MusterWindow *window, MusterRecord pair[2])
{
  MusterSession *session = muster_window_get_session (window);
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);

  if (n == 2)
    {
      pair[0] = selection[0];
      pair[1] = selection[1];
      return TRUE;
    }
  muster_session_say (session, _ ("Select two roles for this: click one, then Ctrl+click the other"));
  return FALSE;
}

static void
swap (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord pair[2];
  GError *error = NULL;

  if (!get_two_roles (window, pair))
    return;
  if (muster_edit_swap (get_document (window), pair[0], pair[1], &error))
    muster_session_say_done (session);
  muster_session_say_error (session, error);
}

static void
merge (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord pair[2];
  GError *error = NULL;

  if (!get_two_roles (window, pair))
    return;
  if (muster_edit_merge (get_document (window), pair[0], pair[1], &error))
    muster_session_say_done (session);
  muster_session_say_error (session, error);
}

static void
link_roles (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord pair[2];
  GError *error = NULL;
  MusterRecord line;

  if (!get_two_roles (window, pair))
    return;
  line = muster_edit_link (get_document (window), pair[0], pair[1], NULL, &error);
  muster_session_say_error (session, error);
  if (line == 0)
    return;
  muster_session_select (session, line, MUSTER_SELECT_ONLY);
  muster_canvas_edit (muster_editor_get_canvas (muster_window_get_editor (window)), line);
}

static void
move_to (MusterWindow *window, GVariant *parameter)
{
  GtkWidget *dialog = muster_move_dialog_new (muster_window_get_session (window));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* }}} */

#define EDIT_ONE (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_ONE)
#define EDIT_CARD (EDIT_ONE | MUSTER_NEEDS_CARD)
#define EDIT_ROLE (EDIT_ONE | MUSTER_NEEDS_ROLE)
#define EDIT_ROLES (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_ROLE)

const MusterAction muster_actions_chart[] = {
  { .name = "add-department", .label = N_ ("Add _Department"), .group = N_ ("Chart"), .needs = MUSTER_NEEDS_EDIT, .run = add_department },
  { .name = "add-role", .label = N_ ("Add _Role"), .group = N_ ("Chart"), .needs = MUSTER_NEEDS_EDIT, .run = add_role },
  { .name = "add-peer", .label = N_ ("Add _Beside"), .group = N_ ("Chart"), .keys = "<Control>Return|<Control>KP_Enter", .local = TRUE, .needs = EDIT_CARD, .run = add_peer },
  { .name = "add-report", .label = N_ ("Add Belo_w"), .group = N_ ("Chart"), .keys = "<Shift><Control>Return|<Shift><Control>KP_Enter", .local = TRUE, .needs = EDIT_CARD, .run = add_report },
  { .name = "add-person", .label = N_ ("Add _Person"), .group = N_ ("Chart"), .needs = MUSTER_NEEDS_EDIT, .run = add_person },
  { .name = "rename", .label = N_ ("Re_name"), .group = N_ ("Chart"), .keys = "F2|Return|KP_Enter", .on_canvas = TRUE, .needs = EDIT_ONE, .run = rename_cursor },
  { .name = "rename-next", .label = N_ ("Rename the Ne_xt"), .group = N_ ("Chart"), .needs = EDIT_CARD, .run = rename_next },
  { .name = "rename-previous", .label = N_ ("Rename the Pre_vious"), .group = N_ ("Chart"), .needs = EDIT_CARD, .run = rename_previous },
  { .name = "delete", .label = N_ ("_Delete"), .group = N_ ("Chart"), .keys = "Delete|KP_Delete", .local = TRUE, .needs = MUSTER_NEEDS_EDIT | MUSTER_NEEDS_SELECTION, .run = remove_selected },
  { .name = "vacate", .label = N_ ("_Vacate"), .group = N_ ("Chart"), .needs = EDIT_ROLE, .run = vacate },
  { .name = "promote", .label = N_ ("Make _Head of Department"), .group = N_ ("Chart"), .needs = EDIT_ROLE, .run = promote },
  { .name = "split", .label = N_ ("_Split in Two"), .group = N_ ("Chart"), .needs = EDIT_ROLE, .run = split },
  { .name = "insert-manager", .label = N_ ("Insert _Manager Above"), .group = N_ ("Chart"), .needs = EDIT_ROLE, .run = insert_manager },
  { .name = "swap", .label = N_ ("_Swap Holders"), .group = N_ ("Chart"), .needs = EDIT_ROLES, .run = swap },
  { .name = "merge", .label = N_ ("Mer_ge into One"), .group = N_ ("Chart"), .needs = EDIT_ROLES, .run = merge },
  { .name = "link", .label = N_ ("Add Dotted _Line"), .group = N_ ("Chart"), .needs = EDIT_ROLES, .run = link_roles },
  { .name = "move-to", .label = N_ ("_Move to…"), .group = N_ ("Chart"), .keys = "<Shift><Control>m", .needs = MUSTER_NEEDS_EDIT | MUSTER_NEEDS_CARD, .run = move_to },
  { 0 },
};
