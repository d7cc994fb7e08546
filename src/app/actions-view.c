/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-view.c: what a person looks at, and how.
 */
#include "actions.h"

#include <glib/gi18n-lib.h>

#define STEP 1.25

static MusterCanvas *
get_canvas (MusterWindow *window)
{
  return muster_editor_get_canvas (muster_window_get_editor (window));
}

/* {{{ View, stage and zoom */

static void
set_view (MusterWindow *window, GVariant *parameter)
{
  gboolean reporting = g_str_equal (g_variant_get_string (parameter, NULL), "reporting");

  muster_session_set_view (muster_window_get_session (window), reporting ? MUSTER_VIEW_REPORTING : MUSTER_VIEW_DEPARTMENTS);
  muster_canvas_fit (get_canvas (window));
}

static GVariant *
dup_view (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  gboolean reporting = session != NULL && muster_session_get_options (session)->view == MUSTER_VIEW_REPORTING;

  return g_variant_new_string (reporting ? "reporting" : "departments");
}

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

static void
zoom_in (MusterWindow *window, GVariant *parameter)
{
  muster_canvas_set_zoom (get_canvas (window), muster_canvas_get_zoom (get_canvas (window)) * STEP);
}

static void
zoom_out (MusterWindow *window, GVariant *parameter)
{
  muster_canvas_set_zoom (get_canvas (window), muster_canvas_get_zoom (get_canvas (window)) / STEP);
}

static void
zoom_normal (MusterWindow *window, GVariant *parameter)
{
  muster_canvas_set_zoom (get_canvas (window), 1);
}

static void
zoom_fit (MusterWindow *window, GVariant *parameter)
{
  muster_canvas_fit (get_canvas (window));
}

/* }}} */
/* {{{ Panes */

static void
toggle_pane (MusterWindow *window, MusterPane which)
{
  MusterPanes *panes = muster_editor_get_panes (muster_window_get_editor (window));

  muster_panes_set_shown (panes, which, !muster_panes_get_shown (panes, which));
}

static GVariant *
dup_pane (MusterWindow *window, MusterPane which)
{
  MusterEditor *editor = muster_window_get_editor (window);

  return g_variant_new_boolean (editor != NULL && muster_panes_get_shown (muster_editor_get_panes (editor), which));
}

static void
toggle_left_pane (MusterWindow *window, GVariant *parameter)
{
  toggle_pane (window, MUSTER_PANE_START);
}

static GVariant *
dup_left_pane (MusterWindow *window)
{
  return dup_pane (window, MUSTER_PANE_START);
}

static void
toggle_inspector (MusterWindow *window, GVariant *parameter)
{
  toggle_pane (window, MUSTER_PANE_END);
}

static GVariant *
dup_inspector (MusterWindow *window)
{
  return dup_pane (window, MUSTER_PANE_END);
}

static void
set_page (MusterWindow *window, GVariant *parameter)
{
  muster_editor_show_page (muster_window_get_editor (window), g_variant_get_string (parameter, NULL));
}

static GVariant *
dup_page (MusterWindow *window)
{
  MusterEditor *editor = muster_window_get_editor (window);

  return g_variant_new_string (editor != NULL ? muster_editor_get_page (editor) : "outline");
}

/* }}} */

const MusterAction muster_actions_view[] = {
  { .name = "view", .label = N_ ("_View"), .group = N_ ("View"), .needs = MUSTER_NEEDS_CHART, .parameter = "s", .run = set_view, .dup_state = dup_view },
  { .name = "stage", .label = N_ ("_Stage"), .group = N_ ("View"), .needs = MUSTER_NEEDS_STAGES, .parameter = "s", .run = set_stage, .dup_state = dup_stage },
  { .name = "zoom-in", .label = N_ ("Zoom _In"), .group = N_ ("View"), .keys = "<Control>plus|<Control>equal|<Control>KP_Add", .needs = MUSTER_NEEDS_CHART, .run = zoom_in },
  { .name = "zoom-out", .label = N_ ("Zoom _Out"), .group = N_ ("View"), .keys = "<Control>minus|<Control>KP_Subtract", .needs = MUSTER_NEEDS_CHART, .run = zoom_out },
  { .name = "zoom-normal", .label = N_ ("_Normal Size"), .group = N_ ("View"), .keys = "<Control>0|<Control>KP_0", .needs = MUSTER_NEEDS_CHART, .run = zoom_normal },
  { .name = "zoom-fit", .label = N_ ("_Fit the Window"), .group = N_ ("View"), .keys = "<Control>1", .needs = MUSTER_NEEDS_CHART, .run = zoom_fit },
  { .name = "show-left-pane", .label = N_ ("_Left Pane"), .group = N_ ("View"), .keys = "F9", .needs = MUSTER_NEEDS_CHART, .run = toggle_left_pane, .dup_state = dup_left_pane },
  { .name = "show-inspector", .label = N_ ("_Inspector"), .group = N_ ("View"), .keys = "<Control>F9", .needs = MUSTER_NEEDS_CHART, .run = toggle_inspector, .dup_state = dup_inspector },
  { .name = "page", .label = N_ ("Page of the Left Pane"), .group = N_ ("View"), .needs = MUSTER_NEEDS_CHART, .parameter = "s", .run = set_page, .dup_state = dup_page },
  { 0 },
};
