/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * actions-table.c: filters, and fields of the user's own.
 */
#include "actions.h"
#include "own-fields.h"

#include <glib/gi18n-lib.h>

static MusterFilterBar *
get_bar (MusterWindow *window)
{
  return muster_editor_get_filter_bar (muster_window_get_editor (window));
}

static void
filter (MusterWindow *window, GVariant *parameter)
{
  MusterFilterBar *bar = get_bar (window);

  if (muster_filter_bar_is_open (bar))
    muster_filter_bar_close (bar);
  else
    muster_filter_bar_open (bar);
}

static GVariant *
dup_filter (MusterWindow *window)
{
  return g_variant_new_boolean (muster_window_get_editor (window) != NULL && muster_filter_bar_is_open (get_bar (window)));
}

static void
filter_hides (MusterWindow *window, GVariant *parameter)
{
  MusterSession *session = muster_window_get_session (window);
  gboolean hides;
  g_autofree char *text = g_strdup (muster_session_get_filter (session, &hides));

  muster_session_set_filter (session, text, !hides);
}

static GVariant *
dup_filter_hides (MusterWindow *window)
{
  MusterSession *session = muster_window_get_session (window);

  return g_variant_new_boolean (session != NULL && muster_session_get_options (session)->hides);
}

static void
own_fields (MusterWindow *window, GVariant *parameter)
{
  GtkWidget *fields = muster_own_fields_new (muster_window_get_session (window));

  gtk_window_set_transient_for (GTK_WINDOW (fields), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (fields));
}

const MusterAction muster_actions_table[] = {
  { .name = "filter", .label = N_ ("Fi_lter…"), .group = N_ ("Finding"), .keys = "<Shift><Control>f", .needs = MUSTER_NEEDS_CHART, .run = filter, .dup_state = dup_filter },
  { .name = "filter-hides", .label = N_ ("_Hide What Is Filtered Out"), .group = N_ ("Finding"), .needs = MUSTER_NEEDS_CHART, .run = filter_hides, .dup_state = dup_filter_hides },
  { .name = "own-fields", .label = N_ ("_Own Fields…"), .group = N_ ("Editing"), .needs = MUSTER_NEEDS_EDIT, .run = own_fields },
  { 0 },
};
