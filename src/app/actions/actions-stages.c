/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-stages.c: which stage of the plan is looked at, and beside which.
 */
#include "actions.h"
#include "shifts.h"
#include "stages-window.h"
#include "story.h"

#include <glib/gi18n-lib.h>

/* {{{ Which stage */

static void
set_stage (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  const char *id = g_variant_get_string (parameter, NULL);

  muster_session_set_stage (session, *id != '\0' ? muster_document_find (muster_session_get_document (session), id) : 0);
}

static GVariant *
dup_stage (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord stage = session != NULL ? muster_session_get_options (session)->stage : 0;

  return g_variant_new_string (stage != 0 ? muster_document_get_id (muster_session_get_document (session), stage) : "");
}

/* The stage @steps on from the one shown; all together come before the first. */
static void
step (MusterWindow *window, int steps)
{
  MusterSession *session = muster_window_get_session (window);
  g_autoptr (GArray) stages = muster_document_list (muster_session_get_document (session), MUSTER_KIND_STAGE);
  MusterRecord shown = muster_session_get_options (session)->stage;
  int place = -1;

  for (guint i = 0; i < stages->len; i++)
    if (g_array_index (stages, MusterRecord, i) == shown)
      place = (int) i;
  place = CLAMP (place + steps, -1, (int) stages->len - 1);
  muster_session_set_stage (session, place >= 0 ? g_array_index (stages, MusterRecord, place) : 0);
}

static void
next_stage (MusterWindow *window, GVariant *parameter)
{
  step (window, 1);
}

static void
previous_stage (MusterWindow *window, GVariant *parameter)
{
  step (window, -1);
}

static void
open_stages (MusterWindow *window, GVariant *parameter)
{
  muster_stages_window_show (GTK_WINDOW (window), muster_window_get_session (window), FALSE);
}

static void
add_stage (MusterWindow *window, GVariant *parameter)
{
  muster_stages_window_show (GTK_WINDOW (window), muster_window_get_session (window), TRUE);
}

/* }}} */
/* {{{ Beside others */

static void
toggle_ghosts (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);

  muster_session_set_ghosts (session, !muster_session_get_options (session)->ghosts);
  if (muster_session_get_options (session)->ghosts && muster_session_get_options (session)->stage == 0)
    muster_session_say (session, _ ("All stages are shown together: choose one to see the others as ghosts"));
}

static GVariant *
dup_ghosts (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);

  return g_variant_new_boolean (session != NULL && muster_session_get_options (session)->ghosts);
}

/* Where no stage is shown, or the first, the next one is shown: it is the first that has one before. */
static gboolean
find_comparable (MusterSession *session)
{
  MusterDocument *doc = muster_session_get_document (session);
  g_autoptr (GArray) stages = muster_document_list (doc, MUSTER_KIND_STAGE);
  MusterRecord shown = muster_session_get_options (session)->stage;

  if (shown != 0 && muster_stage_get_before (doc, shown) != 0)
    return TRUE;
  if (stages->len < 2)
    {
      muster_session_say (session, _ ("There is only one stage: add another to see what changes"));
      return FALSE;
    }
  muster_session_set_stage (session, g_array_index (stages, MusterRecord, 1));
  return TRUE;
}

static void
toggle_comparing (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);

  if (muster_session_is_comparing (session))
    muster_session_set_comparing (session, FALSE, 0);
  else if (find_comparable (session))
    {
      muster_session_set_board (session, NULL);
      muster_session_set_comparing (session, TRUE, 0);
    }
}

static GVariant *
dup_comparing (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);

  return g_variant_new_boolean (session != NULL && muster_session_is_comparing (session));
}

static void
compare_with (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  const char *id = g_variant_get_string (parameter, NULL);
  MusterRecord with = *id != '\0' ? muster_document_find (muster_session_get_document (session), id) : 0;

  if (muster_session_get_options (session)->stage == 0 && !find_comparable (session))
    return;
  muster_session_set_board (session, NULL);
  muster_session_set_comparing (session, TRUE, with);
}

static GVariant *
dup_compared (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord with = session != NULL ? muster_session_get_compared (session) : 0;

  return g_variant_new_string (with != 0 ? muster_document_get_id (muster_session_get_document (session), with) : "");
}

static void
play (MusterWindow *window, GVariant *parameter)
{
  MusterEditor *editor = muster_window_get_editor (window);

  muster_session_set_board (muster_window_get_session (window), NULL);
  muster_story_toggle (muster_editor_get_story (editor));
}

static GVariant *
dup_playing (MusterWindow *window)
{
  MusterEditor *editor = muster_window_get_editor (window);

  return g_variant_new_boolean (editor != NULL && muster_story_is_playing (muster_editor_get_story (editor)));
}

/* }}} */

const MusterAction muster_actions_stages[] = {
  { .name = "stage", .label = N_ ("_Stage"), .group = N_ ("Stages"), .needs = MUSTER_NEEDS_STAGES, .parameter = "s", .run = set_stage, .dup_state = dup_stage },
  { .name = "next-stage", .label = N_ ("_Next Stage"), .group = N_ ("Stages"), .keys = "<Alt>Page_Down", .needs = MUSTER_NEEDS_STAGES, .run = next_stage },
  { .name = "previous-stage", .label = N_ ("_Previous Stage"), .group = N_ ("Stages"), .keys = "<Alt>Page_Up", .needs = MUSTER_NEEDS_STAGES, .run = previous_stage },
  { .name = "compare-stages", .label = N_ ("Show What _Changes"), .group = N_ ("Stages"), .keys = "F8", .needs = MUSTER_NEEDS_STAGES, .run = toggle_comparing, .dup_state = dup_comparing },
  { .name = "compare-with", .label = N_ ("_Compare with"), .group = N_ ("Stages"), .needs = MUSTER_NEEDS_STAGES, .parameter = "s", .run = compare_with, .dup_state = dup_compared },
  { .name = "show-ghosts", .label = N_ ("Show Others as _Ghosts"), .group = N_ ("Stages"), .keys = "<Shift>F8", .needs = MUSTER_NEEDS_STAGES, .run = toggle_ghosts, .dup_state = dup_ghosts },
  { .name = "play-stages", .label = N_ ("P_lay the Stages"), .group = N_ ("Stages"), .keys = "F5", .needs = MUSTER_NEEDS_STAGES, .run = play, .dup_state = dup_playing },
  { .name = "stages", .label = N_ ("Edit _Stages…"), .group = N_ ("Stages"), .keys = "<Shift><Control>e", .needs = MUSTER_NEEDS_EDIT, .run = open_stages },
  { .name = "add-stage", .label = N_ ("_Add Stage…"), .group = N_ ("Stages"), .needs = MUSTER_NEEDS_EDIT, .run = add_stage },
  { 0 },
};
