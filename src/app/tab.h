/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab.h: one tab of a window: the start page, and then the editor of what was opened from it. What is
 * said in passing shows as toasts here, and what holds on (read-only, changed on disk) as bars.
 */
#pragma once

#include "editor.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_TAB (muster_tab_get_type ())
G_DECLARE_FINAL_TYPE (MusterTab, muster_tab, MUSTER, TAB, GtkWidget)

/**
 * MusterTab::shows:
 *
 * It shows something else: another chart, or a name or state of it that a window tells.
 */

GtkWidget *muster_tab_new (void);

/* Opens a file, without waiting for it; what cannot be opened is said, and what was there stays. */
void muster_tab_open (MusterTab *tab, GFile *file);

/* Shows a document that came from nowhere yet. */
void muster_tab_show_document (MusterTab *tab, MusterDocument *doc);

/* %NULL while nothing is open. */
MusterSession *muster_tab_get_session (MusterTab *tab);
MusterEditor *muster_tab_get_editor (MusterTab *tab);

/* Whether a file is being read. */
gboolean muster_tab_is_busy (MusterTab *tab);

/* Returns: (transfer full): what it is called on its tab */
char *muster_tab_dup_title (MusterTab *tab);

/* Says something in passing. */
void muster_tab_say (MusterTab *tab, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
