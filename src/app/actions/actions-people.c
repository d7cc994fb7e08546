/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-people.c: what a person does to people.
 */
#include "actions.h"
#include "drop.h"
#include "move-dialog.h"
#include "people-model.h"

#include <glib/gi18n-lib.h>

static void
inspect (MusterWindow *window, GVariant *parameter)
{
  muster_editor_inspect (muster_window_get_editor (window));
}

/* To the first role that is held at the stage shown. */
static void
go_to_role (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  g_autoptr (GArray) roles = muster_person_list_roles (muster_session_get_projection (session), muster_session_get_cursor (session));

  if (roles->len > 0)
    muster_session_go_to (session, g_array_index (roles, MusterRecord, 0));
  else
    muster_session_say (session, _ ("%s holds no role"), muster_document_get_name (muster_session_get_document (session), muster_session_get_cursor (session)));
}

static void
hold_role (MusterWindow *window, GVariant *parameter)
{
  GtkWidget *dialog = muster_move_dialog_new (muster_window_get_session (window));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What dropping them beside all roles does. */
static void
unplace (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterScene *scene = muster_session_get_scene (session);
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  g_autoptr (MusterHand) hand = muster_hand_new (scene, selection, n);
  g_autoptr (MusterDrop) drop = muster_drop_new (scene, hand, MUSTER_DROP_UNPLACE, 0, 0, MUSTER_SCOPE_ALONE);

  g_array_append_vals (people, selection, n);
  if (drop->meaning == MUSTER_DROP_NOTHING && n > 1)
    muster_session_say (session, _ ("They hold no role"));
  else if (drop->meaning == MUSTER_DROP_NOTHING)
    muster_session_say (session, _ ("%s holds no role"), muster_document_get_name (muster_session_get_document (session), selection[0]));
  else if (muster_drop_perform (session, drop))
    muster_session_select_many (session, (const MusterRecord *) (gpointer) people->data, people->len, MUSTER_SELECT_ONLY);
}

#define EDIT_PEOPLE (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_PERSON)

const MusterAction muster_actions_people[] = {
  { .name = "inspect", .label = N_ ("Show in the _Inspector"), .group = N_ ("Chart"), .needs = MUSTER_NEEDS_SELECTION, .run = inspect },
  { .name = "go-to-role", .label = N_ ("_Go to the Role"), .group = N_ ("Chart"), .needs = MUSTER_NEEDS_PERSON | MUSTER_NEEDS_ONE, .run = go_to_role },
  { .name = "hold-role", .label = N_ ("_Hold a Role…"), .group = N_ ("Chart"), .needs = EDIT_PEOPLE, .run = hold_role },
  { .name = "unplace", .label = N_ ("Take from _Every Role"), .group = N_ ("Chart"), .needs = EDIT_PEOPLE, .run = unplace },
  { 0 },
};
