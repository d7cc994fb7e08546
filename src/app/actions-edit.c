/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-edit.c: taking back, selecting, and the clipboard.
 */
#include "actions.h"

#include <glib/gi18n-lib.h>

static void
undo (MusterWindow *window, GVariant *parameter)
{
  muster_undo (muster_session_get_document (muster_window_get_session (window)));
}

static void
redo (MusterWindow *window, GVariant *parameter)
{
  muster_redo (muster_session_get_document (muster_window_get_session (window)));
}

const MusterAction muster_actions_edit[] = {
  { .name = "undo", .label = N_ ("_Undo"), .group = N_ ("Editing"), .keys = "<Control>z", .needs = MUSTER_NEEDS_UNDO, .run = undo },
  { .name = "redo", .label = N_ ("_Redo"), .group = N_ ("Editing"), .keys = "<Shift><Control>z|<Control>y", .needs = MUSTER_NEEDS_REDO, .run = redo },
  { 0 },
};
