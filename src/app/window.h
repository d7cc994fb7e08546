/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * window.h: a window with tabs, a chart or the start page in each.
 */
#pragma once

#include <adwaita.h>

#include "tab.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_WINDOW (muster_window_get_type ())
G_DECLARE_FINAL_TYPE (MusterWindow, muster_window, MUSTER, WINDOW, AdwApplicationWindow)

/* A window that has no tab yet. */
MusterWindow *muster_window_new (AdwApplication *application);

/* Adds a tab with the start page, after the one that is shown, and shows it. */
MusterTab *muster_window_add_tab (MusterWindow *window);

/* Opens a file: in the tab that is shown if nothing is open there, else in a new one. */
void muster_window_open (MusterWindow *window, GFile *file);

/* Shows a document that came from nowhere yet, in the same way. */
void muster_window_show_document (MusterWindow *window, MusterDocument *doc);

/* Shows what was brought back, in the same way; see muster_tab_recover(). */
void muster_window_recover (MusterWindow *window, MusterDocument *doc, MusterOrphan *orphan);

/* Those of the tab that is shown; %NULL if nothing is open there. */
MusterTab *muster_window_get_tab (MusterWindow *window);
MusterSession *muster_window_get_session (MusterWindow *window);
MusterEditor *muster_window_get_editor (MusterWindow *window);

/* Returns: (transfer full): the file of the tab closed last that was not opened again; %NULL if
 * there is none */
GFile *muster_window_take_closed (MusterWindow *window);

AdwTabView *muster_window_get_tabs (MusterWindow *window);

G_END_DECLS
