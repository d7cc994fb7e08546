/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tab.h: one tab of a window: the start page, and then the editor of what was opened from it. What is
 * said in passing shows as toasts here, and what holds on (read-only, changed on disk) as bars.
 */
#pragma once

#include "editor.h"
#include "journal-orphan.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_TAB (muster_tab_get_type ())
G_DECLARE_FINAL_TYPE (MusterTab, muster_tab, MUSTER, TAB, GtkWidget)

/**
 * MusterTab::shows:
 *
 * It shows something else: another chart, or a name or state of it that a window tells.
 */

/**
 * MusterTab::table-opened:
 * @bytes: (type GBytes): what the file holds
 * @name: the file's base name
 *
 * A file that was to be opened is no document, but may be a table to import.
 */

GtkWidget *muster_tab_new (void);

/* Opens a file, without waiting for it; what cannot be opened is said, and what was there stays. */
void muster_tab_open (MusterTab *tab, GFile *file);

/* Shows a document that came from nowhere yet. */
void muster_tab_show_document (MusterTab *tab, MusterDocument *doc);

/**
 * muster_tab_recover:
 * @doc: what was brought back from @orphan
 * @orphan: (transfer full): is discarded when what it holds is kept anew
 *
 * Shows a document that was not saved when its writer died.
 */
void muster_tab_recover (MusterTab *tab, MusterDocument *doc, MusterOrphan *orphan);

/* %NULL while nothing is open. */
MusterSession *muster_tab_get_session (MusterTab *tab);
MusterEditor *muster_tab_get_editor (MusterTab *tab);

/* Whether a file is being read or written. */
gboolean muster_tab_is_busy (MusterTab *tab);

/* Returns: (transfer full): what it is called on its tab */
char *muster_tab_dup_title (MusterTab *tab);

/* Says something in passing. */
void muster_tab_say (MusterTab *tab, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* {{{ Its file */

/**
 * MusterSaveAs:
 * @MUSTER_SAVE: to its file, or to one that is asked for if it has none
 * @MUSTER_SAVE_AS: to one that is asked for, which is its file from then on
 * @MUSTER_SAVE_COPY: to one that is asked for, without history; its file stays what it was
 */
typedef enum
{
  MUSTER_SAVE,
  MUSTER_SAVE_AS,
  MUSTER_SAVE_COPY,
} MusterSaveAs;

/**
 * muster_tab_save_async:
 * @callback: (nullable): when it is done
 *
 * Saves what the tab shows, on a thread; editing goes on. What goes wrong is said here, and asked
 * about where there is something to decide.
 */
void muster_tab_save_async (MusterTab *tab, MusterSaveAs how, GAsyncReadyCallback callback, gpointer data);

/* Returns: whether it is on the disk now; not if it went wrong or a person changed his mind. */
gboolean muster_tab_save_finish (MusterTab *tab, GAsyncResult *result);

/* The same to a file that was chosen already. */
void muster_tab_save_to_async (MusterTab *tab, MusterSaveAs how, GFile *file, GAsyncReadyCallback callback, gpointer data);

/* Reads its file again, which drops what was changed since; asks first if there is anything. */
void muster_tab_revert (MusterTab *tab);

/**
 * muster_tab_ask_to_close_async:
 *
 * Asks what shall become of changes that are not saved, and does it. Nothing is asked when there are
 * none.
 */
void muster_tab_ask_to_close_async (MusterTab *tab, GAsyncReadyCallback callback, gpointer data);

/* Returns: whether the tab may be closed. */
gboolean muster_tab_ask_to_close_finish (MusterTab *tab, GAsyncResult *result);

/* }}} */

G_END_DECLS
