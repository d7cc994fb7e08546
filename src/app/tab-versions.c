/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab-versions.c: keeping the states in which the file of a tab was saved.
 *
 * One is kept after each save, and the one that was there before the first edit: nobody else may have
 * kept it.
 */
#include "settings.h"
#include "tab-private.h"
#include "versions-disk.h"

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MusterSession) session = data;
  g_autoptr (GError) error = NULL;

  /* The chart is saved, which is what a person asked for. */
  if (!muster_versions_keep_finish (result, &error))
    g_debug ("%s", error->message);
  muster_session_say_versions (session);
}

void
muster_tab_keep_version (MusterTab *tab, MusterSession *session)
{
  GFile *file = muster_session_get_file (session);
  const char *checksum = muster_session_get_checksum (session);

  if (file == NULL || checksum == NULL)
    return;
  if (tab->settings == NULL)
    tab->settings = muster_settings_new ();
  muster_versions_keep_async (file, checksum, (guint) g_settings_get_int (tab->settings, "versions-kept"), on_kept, g_object_ref (session));
}

static void
on_file_changed (MusterTab *tab)
{
  if (tab->has_first || muster_session_get_file (tab->session) == NULL || !muster_session_is_modified (tab->session))
    return;
  tab->has_first = TRUE;
  muster_tab_keep_version (tab, tab->session);
}

void
muster_tab_follow_versions (MusterTab *tab)
{
  tab->has_first = FALSE;
  g_signal_connect_object (tab->session, "file-changed", G_CALLBACK (on_file_changed), tab, G_CONNECT_SWAPPED);
}
