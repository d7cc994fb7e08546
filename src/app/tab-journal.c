/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab-journal.c: keeping what a tab shows safe until it is saved.
 */
#include "recovery.h"
#include "tab-private.h"

#include <glib/gi18n-lib.h>

static void
follow_file (MusterTab *tab)
{
  GFile *file = muster_session_get_file (tab->session);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  muster_journal_set_file (tab->journal, uri, muster_session_get_checksum (tab->session));
}

static void
on_failed (MusterTab *tab, const GError *error)
{
  muster_tab_say (tab, "%s", error->message);
}

/* What was brought back is kept by this journal now. */
static void
on_kept (MusterTab *tab)
{
  if (tab->orphan == NULL)
    return;
  muster_orphan_discard (tab->orphan);
  g_clear_pointer (&tab->orphan, muster_orphan_free);
}

/* What a session before this one left is not wanted: it was asked about. */
void
muster_tab_keep (MusterTab *tab)
{
  g_autofree char *folder = muster_recovery_dup_folder ();

  muster_tab_discard (tab);
  muster_tab_stop_keeping (tab);
  tab->journal = muster_journal_new (muster_session_get_document (tab->session), folder);
  g_signal_connect_swapped (tab->journal, "failed", G_CALLBACK (on_failed), tab);
  g_signal_connect_swapped (tab->journal, "kept", G_CALLBACK (on_kept), tab);
  g_signal_connect_object (tab->session, "file-changed", G_CALLBACK (follow_file), tab, G_CONNECT_SWAPPED);
  follow_file (tab);
}

void
muster_tab_discard (MusterTab *tab)
{
  if (tab->journal != NULL)
    muster_journal_discard (tab->journal);
  on_kept (tab);
}

void
muster_tab_stop_keeping (MusterTab *tab)
{
  if (tab->journal != NULL)
    g_signal_handlers_disconnect_by_data (tab->journal, tab);
  g_clear_object (&tab->journal);
  g_clear_pointer (&tab->orphan, muster_orphan_free);
}

void
muster_tab_recover (MusterTab *tab, MusterDocument *doc, MusterOrphan *orphan)
{
  g_autoptr (MusterSession) session = muster_session_new (doc);
  g_autoptr (GFile) file = orphan->uri != NULL ? g_file_new_for_uri (orphan->uri) : NULL;

  if (file != NULL)
    muster_session_set_file (session, file, orphan->checksum);
  muster_tab_show_session (tab, session);
  tab->orphan = orphan;
}
