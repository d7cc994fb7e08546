/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-branch.c: how much of the chart is shown: what is collapsed, and one branch alone; and how a
 * branch is laid out.
 */
#include "actions.h"
#include "rehearse.h"

#include <glib/gi18n-lib.h>

/* {{{ Collapsing */

/* Whether anything is below a department or role, or in it. */
static gboolean
has_below (MusterProjection *projection, MusterRecord record)
{
  MusterDocument *doc = muster_projection_get_document (projection);
  gboolean role = muster_document_get_kind (doc, record) == MUSTER_KIND_ROLE;
  const MusterTree *tree = role ? muster_projection_get_roles (projection) : muster_projection_get_departments (projection);
  guint index = muster_projection_find (projection, record);
  guint n_roles = 0;

  if (index == MUSTER_NOWHERE)
    return FALSE;
  if (!role)
    muster_projection_list_roles (projection, index, &n_roles);
  return n_roles > 0 || tree->nodes[index].size > 1;
}

static void
collapse_selected (MusterWindow *window, gboolean collapsed)
{
  MusterSession *session = muster_window_get_session (window);
  guint n;
  const MusterRecord *selection = muster_session_get_selection (session, &n);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (MusterRecord));
  GError *error = NULL;

  for (guint i = 0; i < n; i++)
    if (has_below (muster_session_get_projection (session), selection[i]))
      g_array_append_val (records, selection[i]);
  if (records->len == 0)
    return;
  muster_edit_collapse (muster_session_get_document (session), (const MusterRecord *) (gpointer) records->data, records->len, collapsed, &error);
  muster_session_say_error (session, error);
}

static void
collapse (MusterWindow *window, GVariant *parameter)
{
  collapse_selected (window, TRUE);
}

static void
expand (MusterWindow *window, GVariant *parameter)
{
  collapse_selected (window, FALSE);
}

static void
collapse_to (MusterWindow *window, guint level)
{
  MusterSession *session = muster_window_get_session (window);
  const MusterSceneOptions *options = muster_session_get_options (session);
  MusterKind kind = options->view == MUSTER_VIEW_REPORTING ? MUSTER_KIND_ROLE : MUSTER_KIND_DEPARTMENT;
  GError *error = NULL;

  muster_edit_collapse_to (muster_session_get_document (session), kind, options->stage, level, &error);
  muster_session_say_error (session, error);
}

static void
collapse_to_level (MusterWindow *window, GVariant *parameter)
{
  collapse_to (window, g_variant_get_uint32 (parameter));
}

static void
collapse_all (MusterWindow *window, GVariant *parameter)
{
  collapse_to (window, 1);
}

static void
expand_all (MusterWindow *window, GVariant *parameter)
{
  collapse_to (window, 0);
}

/* }}} */
/* {{{ One branch alone */

static void
set_root (MusterWindow *window, MusterRecord root)
{
  muster_session_set_root (muster_window_get_session (window), root);
  muster_canvas_fit (muster_editor_get_canvas (muster_window_get_editor (window)));
}

static void
focus_branch (MusterWindow *window, GVariant *parameter)
{
  set_root (window, muster_session_get_cursor (muster_window_get_session (window)));
}

static void
leave_focus (MusterWindow *window, GVariant *parameter)
{
  set_root (window, 0);
}

/* }}} */
/* {{{ How a branch is laid out */

static MusterField
get_layout_field (MusterKind kind)
{
  return kind == MUSTER_KIND_DEPARTMENT ? MUSTER_DEPARTMENT_LAYOUT : MUSTER_ROLE_LAYOUT;
}

typedef struct
{
  const MusterRecord *records;
  guint n_records;
  const char *style;
} Chosen;

/* A MusterVerb. */
static gboolean
lay_out (MusterDocument *doc, gpointer data, GError **error)
{
  const Chosen *chosen = data;

  for (guint i = 0; i < chosen->n_records; i++)
    if (!muster_edit_set (doc, chosen->records[i], get_layout_field (muster_document_get_kind (doc, chosen->records[i])), chosen->style, MUSTER_COMMIT_DEFAULT, error))
      return FALSE;
  return TRUE;
}

/* Why a choice cannot be seen, or not yet; translated. */
static const char *
get_reason (MusterSession *session, MusterKind kind)
{
  const MusterSceneOptions *options = muster_session_get_options (session);

  if (!muster_layout_has_branches (options->style, options->view))
    return _ ("This layout has no branches of their own: it shows when another layout is chosen for the chart");
  if ((kind == MUSTER_KIND_ROLE) != (options->view == MUSTER_VIEW_REPORTING))
    return kind == MUSTER_KIND_ROLE ? _ ("It shows in Reporting") : _ ("It shows in Departments");
  return NULL;
}

static void
set_branch_layout (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  const char *name = g_variant_get_string (parameter, NULL);
  const MusterLayoutStyle *style = muster_layout_style_find (name);
  Chosen chosen = { .style = name };
  const char *reason;
  GError *error = NULL;

  if (*name != '\0' && !muster_layout_is_for_branches (name))
    {
      muster_session_say (session, _ ("“%s” is for a whole chart; choose another for a branch"), style != NULL ? _ (style->label) : name);
      return;
    }
  chosen.records = muster_session_get_selection (session, &chosen.n_records);
  if (!muster_together (muster_session_get_document (session), lay_out, &chosen, *name != '\0' ? _ ("Lay out the branch") : _ ("Lay out the branch as the chart"), &error))
    {
      muster_session_say_error (session, error);
      return;
    }
  reason = *name != '\0' ? get_reason (session, muster_session_get_selected_kind (session)) : NULL;
  if (reason != NULL)
    muster_session_say (session, "%s", reason);
}

/* What all that is selected have, as it is written; "-" where they differ. */
static GVariant *
dup_branch_layout (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);
  const char *common = "-";
  guint n = 0;
  const MusterRecord *selection = session != NULL ? muster_session_get_selection (session, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      MusterDocument *doc = muster_session_get_document (session);
      MusterKind kind = muster_document_get_kind (doc, selection[i]);
      const char *own;

      if (kind != MUSTER_KIND_DEPARTMENT && kind != MUSTER_KIND_ROLE)
        return g_variant_new_string ("-");
      own = muster_document_get_text (doc, selection[i], get_layout_field (kind));
      if (own == NULL)
        own = "";
      if (i > 0 && !g_str_equal (own, common))
        return g_variant_new_string ("-");
      common = own;
    }
  return g_variant_new_string (common);
}

/* }}} */

#define EDIT_CARDS (MUSTER_NEEDS_EDIT | MUSTER_NEEDS_CARD)

const MusterAction muster_actions_branch[] = {
  { .name = "collapse", .label = N_ ("_Collapse"), .group = N_ ("Branches"), .keys = "minus|KP_Subtract", .local = TRUE, .needs = EDIT_CARDS, .run = collapse },
  { .name = "expand", .label = N_ ("_Expand"), .group = N_ ("Branches"), .keys = "plus|equal|KP_Add", .local = TRUE, .needs = EDIT_CARDS, .run = expand },
  { .name = "collapse-all", .label = N_ ("Co_llapse All"), .group = N_ ("Branches"), .needs = MUSTER_NEEDS_EDIT, .run = collapse_all },
  { .name = "expand-all", .label = N_ ("E_xpand All"), .group = N_ ("Branches"), .needs = MUSTER_NEEDS_EDIT, .run = expand_all },
  { .name = "collapse-to-level", .label = N_ ("Collapse to Le_vel"), .group = N_ ("Branches"), .needs = MUSTER_NEEDS_EDIT, .parameter = "u", .run = collapse_to_level },
  { .name = "focus-branch", .label = N_ ("Show This _Branch Only"), .group = N_ ("Branches"), .keys = "<Control>b", .needs = MUSTER_NEEDS_ONE | MUSTER_NEEDS_CARD, .run = focus_branch },
  { .name = "leave-focus", .label = N_ ("Show the _Whole Chart"), .group = N_ ("Branches"), .keys = "<Shift><Control>b", .needs = MUSTER_NEEDS_CHART, .run = leave_focus },
  { .name = "branch-layout", .label = N_ ("_Layout of This Branch"), .group = N_ ("Branches"), .needs = EDIT_CARDS, .parameter = "s", .run = set_branch_layout, .dup_state = dup_branch_layout },
  { 0 },
};
