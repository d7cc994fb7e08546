/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab-private.h: what the parts of a tab share. tab.c shows a session; tab-file.c opens, saves and
 * watches its file; tab-journal.c keeps what is not saved; tab-toasts.c shows what is said in passing.
 */
#pragma once

#include <adwaita.h>

#include "journal.h"
#include "start.h"
#include "tab.h"

G_BEGIN_DECLS

struct _MusterTab
{
  GtkWidget parent_instance;

  /* Of the template */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  MusterStart *start;
  AdwBin *editor_bin;
  GtkRevealer *changed_bar;
  GtkButton *reload;
  GtkRevealer *read_only_bar;

  /* Owned */
  MusterSession *session;
  GCancellable *cancellable;

  /* tab-file.c: what is read and written just now, and what is to be done when it is; the file's
   * monitor, and the source that waits until the file stands still. */
  guint n_reading;
  GTask *saving;
  GFileMonitor *monitor;
  guint settling;

  /* tab-journal.c: keeps each change of the session; and where it comes from, until it does. */
  MusterJournal *journal;
  MusterOrphan *orphan;

  /* tab-versions.c: made when it is needed first; and whether the state before the first edit is kept. */
  GSettings *settings;
  gboolean has_first;

  /* tab-toasts.c: the last one, while it is there. */
  AdwToast *toast;
};

/* tab.c */
void muster_tab_show_session (MusterTab *tab, MusterSession *session);
void muster_tab_say_shows (MusterTab *tab);

/* tab-file.c */
void muster_tab_watch (MusterTab *tab);
void muster_tab_reload (MusterTab *tab);
void muster_tab_stop_watching (MusterTab *tab);

/* tab-journal.c */
void muster_tab_keep (MusterTab *tab);
void muster_tab_discard (MusterTab *tab);
void muster_tab_stop_keeping (MusterTab *tab);

/* tab-versions.c */
void muster_tab_follow_versions (MusterTab *tab);
void muster_tab_keep_version (MusterTab *tab, MusterSession *session);

/* tab-toasts.c */
void muster_tab_on_said (MusterTab *tab, const char *text, const MusterOffer *offer);

G_END_DECLS
