/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-dialog.h: what an import would do, to be looked at and mended before it does it.
 *
 * Nothing happens to any document before somebody asks for it. Reading is on a thread, as often as
 * a column is taken for something else; the last choice wins.
 */
#pragma once

#include <adwaita.h>

#include "document.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_IMPORT_DIALOG (muster_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MusterImportDialog, muster_import_dialog, MUSTER, IMPORT_DIALOG, AdwWindow)

/**
 * MusterImportDialog::imported:
 * @doc: (type MusterDocument): a new document, or the one that was brought up to date
 * @is_update: which of the two
 *
 * Emitted once, before the dialog closes; not if somebody thinks better of it.
 */

/**
 * muster_import_dialog_new:
 * @parent: (nullable): the window to stay above
 * @bytes: a file, or what was pasted
 * @name: what it is called, for messages; its suffix says what it is, if it has one
 * @into: (nullable): a document that can be brought up to date instead of making a new one, as one
 *   step of its history
 */
MusterImportDialog *muster_import_dialog_new (GtkWindow *parent, GBytes *bytes, const char *name, MusterDocument *into);

/* Adds another table of the same organisation, and shows it. */
void muster_import_dialog_add (MusterImportDialog *self, GBytes *bytes, const char *name);

G_END_DECLS
