/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-walk.c: from card to card by keys, and cards to other places among their neighbours.
 */
#include "actions.h"
#include "walk.h"

#include <glib/gi18n-lib.h>

/* {{{ Walking */

static void
arrive (MusterWindow *window, MusterRecord record, gboolean extends)
{
  MusterSession *session = muster_window_get_session (window);

  if (record == 0)
    return;
  muster_session_select (session, record, extends ? MUSTER_SELECT_ADD : MUSTER_SELECT_ONLY);
  muster_canvas_reveal (muster_editor_get_canvas (muster_window_get_editor (window)), record);
}

static void
walk (MusterWindow *window, MusterStep step, gboolean extends)
{
  MusterSession *session = muster_window_get_session (window);
  MusterScene *scene = muster_session_get_scene (session);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  guint next = muster_layout_walk (layout, muster_scene_find (scene, muster_session_get_cursor (session)), step);

  if (next != MUSTER_NOWHERE)
    arrive (window, layout->cards[next].record, extends);
}

#define WALK(name, step, extends)                  \
  static void                                      \
  name (MusterWindow *window, GVariant *parameter) \
  {                                                \
    walk (window, step, extends);                  \
  }

WALK (go_up, MUSTER_STEP_UP, FALSE)
WALK (go_down, MUSTER_STEP_DOWN, FALSE)
WALK (go_left, MUSTER_STEP_LEFT, FALSE)
WALK (go_right, MUSTER_STEP_RIGHT, FALSE)
WALK (go_first, MUSTER_STEP_FIRST, FALSE)
WALK (go_last, MUSTER_STEP_LAST, FALSE)
WALK (go_above, MUSTER_STEP_PARENT, FALSE)
WALK (go_below, MUSTER_STEP_CHILD, FALSE)
WALK (extend_up, MUSTER_STEP_UP, TRUE)
WALK (extend_down, MUSTER_STEP_DOWN, TRUE)
WALK (extend_left, MUSTER_STEP_LEFT, TRUE)
WALK (extend_right, MUSTER_STEP_RIGHT, TRUE)

static void
show_menu (MusterWindow *window, GVariant *parameter)
{
  muster_canvas_show_menu (muster_editor_get_canvas (muster_window_get_editor (window)));
}

/* }}} */
/* {{{ Moving */

/* The records that stand beside the cursor's, in the order in which they are shown. */
static GArray *
list_beside (MusterSession *session, MusterRecord record)
{
  MusterScene *scene = muster_session_get_scene (session);
  const MusterLayout *layout = muster_scene_get_layout (scene);
  guint from = muster_scene_find (scene, record);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (MusterRecord));

  for (guint i = 0; from != MUSTER_NOWHERE && i < layout->n_cards; i++)
    {
      const MusterCard *card = &layout->cards[i];

      if (card->record != 0 && card->kind == layout->cards[from].kind && card->parent == layout->cards[from].parent && card->inside == layout->cards[from].inside)
        g_array_append_val (list, card->record);
    }
  return list;
}

static guint
find_in (const GArray *list, MusterRecord record)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, MusterRecord, i) == record)
      return i;
  return MUSTER_NOWHERE;
}

/* Into the department before or after that of a role: at its near end. */
static void
move_over (MusterSession *session, MusterRecord role, int step, GError **error)
{
  MusterDocument *doc = muster_session_get_document (session);
  MusterProjection *projection = muster_session_get_projection (session);
  const MusterTree *tree = muster_projection_get_departments (projection);
  guint own = muster_projection_find (projection, muster_document_get_ref (doc, role, MUSTER_ROLE_DEPARTMENT));
  guint n_roles;
  const guint *roles;
  MusterRecord before = 0;

  if (own == MUSTER_NOWHERE || (step < 0 && own == 0) || (step > 0 && own + 1 == tree->n_nodes))
    return;
  roles = muster_projection_list_roles (projection, own + step, &n_roles);
  if (step > 0 && n_roles > 0)
    before = muster_projection_get_roles (projection)->nodes[roles[0]].record;
  muster_edit_move (doc, &role, 1, tree->nodes[own + step].record, before, MUSTER_SCOPE_ALONE, error);
}

static void
move_along (MusterSession *session, MusterRecord record, int step, GError **error)
{
  g_autoptr (GArray) list = list_beside (session, record);
  guint own = find_in (list, record);
  MusterRecord before = 0;
  gboolean inside = muster_session_get_options (session)->view == MUSTER_VIEW_DEPARTMENTS && muster_document_get_kind (muster_session_get_document (session), record) == MUSTER_KIND_ROLE;

  if (own == MUSTER_NOWHERE)
    return;
  if ((step < 0 && own == 0) || (step > 0 && own + 1 == list->len))
    {
      if (inside)
        move_over (session, record, step, error);
      return;
    }
  /* Past the next one is before the one after that. */
  if (step < 0)
    before = g_array_index (list, MusterRecord, own - 1);
  else if (own + 2 < list->len)
    before = g_array_index (list, MusterRecord, own + 2);
  muster_edit_reorder (muster_session_get_document (session), record, before, error);
}

/* @across: whether it goes from department to department. */
static void
move (MusterWindow *window, int step, gboolean across)
{
  MusterSession *session = muster_window_get_session (window);
  MusterRecord record = muster_session_get_cursor (session);
  gboolean inside = muster_session_get_options (session)->view == MUSTER_VIEW_DEPARTMENTS && muster_document_get_kind (muster_session_get_document (session), record) == MUSTER_KIND_ROLE;
  GError *error = NULL;

  if (across && inside)
    move_over (session, record, step, &error);
  else
    move_along (session, record, step, &error);
  muster_session_say_error (session, error);
  muster_canvas_reveal (muster_editor_get_canvas (muster_window_get_editor (window)), record);
}

static void
move_earlier (MusterWindow *window, GVariant *parameter)
{
  move (window, -1, FALSE);
}

static void
move_later (MusterWindow *window, GVariant *parameter)
{
  move (window, 1, FALSE);
}

static void
move_back (MusterWindow *window, GVariant *parameter)
{
  move (window, -1, TRUE);
}

static void
move_on (MusterWindow *window, GVariant *parameter)
{
  move (window, 1, TRUE);
}

/* }}} */

#define MOVES (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_ONE | MUSTER_NEEDS_CARD)

const MusterAction muster_actions_walk[] = {
  { .name = "go-up", .label = N_ ("Go Up"), .group = N_ ("On the chart"), .keys = "Up|KP_Up", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = go_up },
  { .name = "go-down", .label = N_ ("Go Down"), .group = N_ ("On the chart"), .keys = "Down|KP_Down", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = go_down },
  { .name = "go-left", .label = N_ ("Go Left"), .group = N_ ("On the chart"), .keys = "Left|KP_Left", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = go_left },
  { .name = "go-right", .label = N_ ("Go Right"), .group = N_ ("On the chart"), .keys = "Right|KP_Right", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = go_right },
  { .name = "go-first", .label = N_ ("Go to the First Beside"), .group = N_ ("On the chart"), .keys = "Home|KP_Home", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = go_first },
  { .name = "go-last", .label = N_ ("Go to the Last Beside"), .group = N_ ("On the chart"), .keys = "End|KP_End", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = go_last },
  { .name = "go-above", .label = N_ ("Go to What It Hangs From"), .group = N_ ("On the chart"), .keys = "Page_Up|KP_Page_Up", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = go_above },
  { .name = "go-below", .label = N_ ("Go to the First Below"), .group = N_ ("On the chart"), .keys = "Page_Down|KP_Page_Down", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = go_below },
  { .name = "extend-up", .label = N_ ("Select Up"), .group = N_ ("On the chart"), .keys = "<Shift>Up|<Shift>KP_Up", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = extend_up },
  { .name = "extend-down", .label = N_ ("Select Down"), .group = N_ ("On the chart"), .keys = "<Shift>Down|<Shift>KP_Down", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = extend_down },
  { .name = "extend-left", .label = N_ ("Select to the Left"), .group = N_ ("On the chart"), .keys = "<Shift>Left|<Shift>KP_Left", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = extend_left },
  { .name = "extend-right", .label = N_ ("Select to the Right"), .group = N_ ("On the chart"), .keys = "<Shift>Right|<Shift>KP_Right", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = extend_right },
  { .name = "move-earlier", .label = N_ ("Move Earlier"), .group = N_ ("On the chart"), .keys = "<Alt>Up", .local = TRUE, .needs = MOVES, .run = move_earlier },
  { .name = "move-later", .label = N_ ("Move Later"), .group = N_ ("On the chart"), .keys = "<Alt>Down", .local = TRUE, .needs = MOVES, .run = move_later },
  { .name = "move-back", .label = N_ ("Move to the Department Before"), .group = N_ ("On the chart"), .keys = "<Alt>Left", .local = TRUE, .needs = MOVES, .run = move_back },
  { .name = "move-on", .label = N_ ("Move to the Department After"), .group = N_ ("On the chart"), .keys = "<Alt>Right", .local = TRUE, .needs = MOVES, .run = move_on },
  { .name = "show-menu", .label = N_ ("What Can Be Done"), .group = N_ ("On the chart"), .keys = "Menu|<Shift>F10", .on_canvas = TRUE, .needs = MUSTER_NEEDS_CHART, .run = show_menu },
  { 0 },
};
