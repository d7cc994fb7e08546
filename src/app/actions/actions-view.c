/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-view.c: what a person looks at, and how.
 */
#include "actions.h"
#include "propose-dialog.h"
#include "boards.h"
#include "colors-dialog.h"
#include "numbers.h"

#include <glib/gi18n-lib.h>

#define STEP 1.25

static MusterCanvas *
get_canvas (MusterWindow *window)
{
  return muster_editor_get_canvas (muster_window_get_editor (window));
}

/* {{{ View and zoom */

/* Says so where the chart's layout does not show the view. */
static void
say_replaced (MusterSession *session, MusterView view)
{
  const MusterLayoutStyle *style = muster_layout_style_find (muster_session_get_options (session)->style);
  const MusterLayoutStyle *drawn = muster_layout_style_for (style->name, view);

  if (drawn != style)
    muster_session_say (session, _ ("“%s” shows departments; Reporting is drawn as “%s”"), _ (style->label), _ (drawn->label));
}

static void
set_view (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  const char *name = g_variant_get_string (parameter, NULL);
  gboolean reporting = g_str_equal (name, "reporting");
  MusterView view = reporting ? MUSTER_VIEW_REPORTING : MUSTER_VIEW_DEPARTMENTS;

  if (muster_board_find (name) != NULL)
    {
      muster_session_set_board (session, name);
      return;
    }
  muster_session_set_board (session, NULL);
  if (muster_session_get_options (session)->view == view)
    return;
  muster_session_set_view (session, view);
  say_replaced (session, view);
  muster_canvas_fit (get_canvas (window));
}

static GVariant *
dup_view (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  gboolean reporting = session != NULL && muster_session_get_options (session)->view == MUSTER_VIEW_REPORTING;
  const char *board = session != NULL ? muster_session_get_board (session) : NULL;

  if (board != NULL)
    return g_variant_new_string (board);
  return g_variant_new_string (reporting ? "reporting" : "departments");
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
/* {{{ Layout */

/* How a chart is laid out is its own, and a step like any other. */
static void
set_of_chart (MusterWindow *window, MusterField field, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  MusterDocument *doc = muster_session_get_document (session);
  GError *error = NULL;

  muster_edit_set (doc, muster_document_get_chart (doc), field, g_variant_get_string (parameter, NULL), MUSTER_COMMIT_DEFAULT, &error);
  muster_session_say_error (session, error);
}

/* A layout of departments alone is looked at among departments. */
static void
set_layout (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  const MusterLayoutStyle *style = muster_layout_style_find (g_variant_get_string (parameter, NULL));

  if (style == NULL)
    return;
  set_of_chart (window, MUSTER_CHART_LAYOUT, parameter);
  muster_session_set_board (session, NULL);
  if (style->departments_only && muster_session_get_options (session)->view != MUSTER_VIEW_DEPARTMENTS)
    {
      muster_session_set_view (session, MUSTER_VIEW_DEPARTMENTS);
      muster_session_say (session, _ ("“%s” shows departments"), _ (style->label));
    }
  muster_canvas_fit (get_canvas (window));
}

static GVariant *
dup_layout (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  const char *style = session != NULL ? muster_session_get_options (session)->style : NULL;

  return g_variant_new_string (muster_layout_style_for (style, session != NULL ? muster_session_get_options (session)->view : MUSTER_VIEW_DEPARTMENTS)->name);
}

static void
set_direction (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  const MusterSceneOptions *options = muster_session_get_options (session);
  const MusterLayoutStyle *style = muster_layout_style_for (options->style, options->view);

  if (style->undirected)
    muster_session_say (session, _ ("“%s” looks the same in every direction; other layouts follow it"), _ (style->label));
  set_of_chart (window, MUSTER_CHART_DIRECTION, parameter);
}

static GVariant *
dup_direction (MusterWindow *window)
{
  static const char *const names[] = { "down", "up", "right", "left" };
  MusterSession *session = muster_window_get_session (window);

  return g_variant_new_string (names[session != NULL ? muster_session_get_options (session)->direction : MUSTER_DIRECTION_DOWN]);
}

static void
show_departments (MusterWindow *window, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("departments"));
}

static void
show_plan (MusterWindow *window, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("plan"));
}

static void
show_reporting (MusterWindow *window, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("reporting"));
}

static void
show_table (MusterWindow *window, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("table"));
}

static void
show_numbers (MusterWindow *window, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("numbers"));
}

static void
show_colors (MusterWindow *window, GVariant *parameter)
{
  GtkWidget *dialog = muster_colors_dialog_new (muster_window_get_session (window));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_report (MusterWindow *window, GVariant *parameter)
{
  muster_report_save (muster_window_get_session (window), GTK_WINDOW (window));
}

/* }}} */
/* {{{ Over the canvas */

static void
toggle_minimap (MusterWindow *window, GVariant *parameter)
{
  GtkWidget *minimap = muster_editor_get_minimap (muster_window_get_editor (window));

  gtk_widget_set_visible (minimap, !gtk_widget_get_visible (minimap));
}

static GVariant *
dup_minimap (MusterWindow *window)
{
  MusterEditor *editor = muster_window_get_editor (window);

  return g_variant_new_boolean (editor != NULL && gtk_widget_get_visible (muster_editor_get_minimap (editor)));
}

static void
toggle_meter (MusterWindow *window, GVariant *parameter)
{
  muster_canvas_set_metered (get_canvas (window), !muster_canvas_get_metered (get_canvas (window)));
}

static GVariant *
dup_meter (MusterWindow *window)
{
  MusterEditor *editor = muster_window_get_editor (window);

  return g_variant_new_boolean (editor != NULL && muster_canvas_get_metered (muster_editor_get_canvas (editor)));
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

/* With nothing selected the inspector shows the brief. */
static void
show_brief (MusterWindow *window, GVariant *parameter)
{
  muster_session_select (muster_window_get_session (window), 0, MUSTER_SELECT_ONLY);
  muster_editor_inspect (muster_window_get_editor (window));
}

static void
propose (MusterWindow *window, GVariant *parameter)
{
  muster_propose_dialog_show (GTK_WINDOW (window), muster_window_get_session (window));
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
  { .name = "show-departments", .label = N_ ("Show _Departments"), .group = N_ ("View"), .keys = "<Control>2", .needs = MUSTER_NEEDS_CHART, .run = show_departments },
  { .name = "show-reporting", .label = N_ ("Show _Reporting"), .group = N_ ("View"), .keys = "<Control>3", .needs = MUSTER_NEEDS_CHART, .run = show_reporting },
  { .name = "show-plan", .label = N_ ("Show the _Plan"), .group = N_ ("View"), .keys = "<Control>5", .needs = MUSTER_NEEDS_CHART, .run = show_plan },
  { .name = "show-table", .label = N_ ("Show the _Table"), .group = N_ ("View"), .keys = "<Control>6", .needs = MUSTER_NEEDS_CHART, .run = show_table },
  { .name = "show-numbers", .label = N_ ("Show _Numbers"), .group = N_ ("View"), .keys = "<Control>7", .needs = MUSTER_NEEDS_CHART, .run = show_numbers },
  { .name = "colors", .label = N_ ("_Colours…"), .group = N_ ("View"), .needs = MUSTER_NEEDS_CHART, .run = show_colors },
  { .name = "save-report", .label = N_ ("Save _Report…"), .group = N_ ("View"), .needs = MUSTER_NEEDS_CHART, .run = save_report },
  { .name = "layout", .label = N_ ("_Layout"), .group = N_ ("View"), .needs = MUSTER_NEEDS_EDIT, .parameter = "s", .run = set_layout, .dup_state = dup_layout },
  { .name = "direction", .label = N_ ("_Direction"), .group = N_ ("View"), .needs = MUSTER_NEEDS_EDIT, .parameter = "s", .run = set_direction, .dup_state = dup_direction },
  { .name = "zoom-in", .label = N_ ("Zoom _In"), .group = N_ ("View"), .keys = "<Control>plus|<Control>equal|<Control>KP_Add", .needs = MUSTER_NEEDS_CHART, .run = zoom_in },
  { .name = "zoom-out", .label = N_ ("Zoom _Out"), .group = N_ ("View"), .keys = "<Control>minus|<Control>KP_Subtract", .needs = MUSTER_NEEDS_CHART, .run = zoom_out },
  { .name = "zoom-normal", .label = N_ ("_Normal Size"), .group = N_ ("View"), .keys = "<Control>0|<Control>KP_0", .needs = MUSTER_NEEDS_CHART, .run = zoom_normal },
  { .name = "zoom-fit", .label = N_ ("_Fit the Window"), .group = N_ ("View"), .keys = "<Control>1", .needs = MUSTER_NEEDS_CHART, .run = zoom_fit },
  { .name = "show-minimap", .label = N_ ("Ma_p"), .group = N_ ("View"), .keys = "<Control>m", .needs = MUSTER_NEEDS_CHART, .run = toggle_minimap, .dup_state = dup_minimap },
  { .name = "show-meter", .label = N_ ("Time of _Frames"), .group = N_ ("View"), .needs = MUSTER_NEEDS_CHART, .run = toggle_meter, .dup_state = dup_meter },
  { .name = "show-left-pane", .label = N_ ("_Left Pane"), .group = N_ ("View"), .keys = "F9", .needs = MUSTER_NEEDS_CHART, .run = toggle_left_pane, .dup_state = dup_left_pane },
  { .name = "show-inspector", .label = N_ ("_Inspector"), .group = N_ ("View"), .keys = "<Control>F9", .needs = MUSTER_NEEDS_CHART, .run = toggle_inspector, .dup_state = dup_inspector },
  { .name = "brief", .label = N_ ("_Brief of the Chart"), .group = N_ ("View"), .keys = "<Alt>Return", .needs = MUSTER_NEEDS_CHART, .run = show_brief },
  { .name = "propose", .label = N_ ("_Propose Moves…"), .group = N_ ("View"), .keys = "<Control><Alt>p", .needs = MUSTER_NEEDS_CHART, .run = propose },
  { .name = "page", .label = N_ ("Page of the Left Pane"), .group = N_ ("View"), .needs = MUSTER_NEEDS_CHART, .parameter = "s", .run = set_page, .dup_state = dup_page },
  { 0 },
};
