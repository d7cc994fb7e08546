/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-find.c: finding what there is, in a chart and to do.
 */
#include "actions.h"
#include "command-search.h"

#include <glib/gi18n-lib.h>

static MusterFindBar *
get_bar (MusterWindow *window)
{
  return muster_editor_get_find_bar (muster_window_get_editor (window));
}

/* From elsewhere it comes back to what is being looked for; from there it closes. */
static void
find (MusterWindow *window, GVariant *parameter)
{
  MusterFindBar *bar = get_bar (window);

  if (muster_find_bar_is_open (bar) && muster_find_bar_has_focus (bar))
    muster_find_bar_close (bar);
  else
    muster_find_bar_open (bar, FALSE);
}

static GVariant *
dup_find (MusterWindow *window)
{
  return g_variant_new_boolean (muster_window_get_editor (window) != NULL && muster_find_bar_is_open (get_bar (window)));
}

static void
find_next (MusterWindow *window, GVariant *parameter)
{
  muster_find_bar_step (get_bar (window), 1);
}

static void
find_previous (MusterWindow *window, GVariant *parameter)
{
  muster_find_bar_step (get_bar (window), -1);
}

static void
replace (MusterWindow *window, GVariant *parameter)
{
  muster_find_bar_open (get_bar (window), TRUE);
}

static void
command_search (MusterWindow *window, GVariant *parameter)
{
  muster_command_search_show (window);
}

const MusterAction muster_actions_find[] = {
  { .name = "find", .label = N_ ("_Find…"), .group = N_ ("Finding"), .keys = "<Control>f", .needs = MUSTER_NEEDS_CHART, .run = find, .dup_state = dup_find },
  { .name = "find-next", .label = N_ ("Find _Next"), .group = N_ ("Finding"), .keys = "<Control>g", .needs = MUSTER_NEEDS_CHART, .run = find_next },
  { .name = "find-previous", .label = N_ ("Find _Previous"), .group = N_ ("Finding"), .keys = "<Shift><Control>g", .needs = MUSTER_NEEDS_CHART, .run = find_previous },
  { .name = "replace", .label = N_ ("Find and _Replace…"), .group = N_ ("Finding"), .keys = "<Control>h", .needs = MUSTER_NEEDS_EDIT, .run = replace },
  { .name = "command-search", .label = N_ ("Search _Commands…"), .group = N_ ("Finding"), .keys = "<Control>k", .needs = MUSTER_NEEDS_NOTHING, .run = command_search },
  { 0 },
};
