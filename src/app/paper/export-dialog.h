/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export-dialog.h: choosing what of a chart goes out, and as what, with a picture of it.
 *
 * The preview is what would be written, drawn on a thread of a copy of the document. Writing is on a
 * thread too, of a copy as the document is when it begins, and can be stopped. What was chosen last
 * is kept with the application while it runs.
 */
#pragma once

#include <adwaita.h>

#include "scene.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_EXPORT_DIALOG (muster_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MusterExportDialog, muster_export_dialog, MUSTER, EXPORT_DIALOG, AdwWindow)

/**
 * MusterExportDialog::exported:
 * @file: (type GFile): what was written
 *
 * The dialog closes after it.
 */

/**
 * muster_export_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @shown: how the chart is shown: what the choices begin with
 * @file_name: (nullable): the document's base name, for the foot of a sheet and the name of the file
 * @folder: (nullable): where to write at first
 * @branch: a department or role that may be exported alone; 0 for none
 */
MusterExportDialog *muster_export_dialog_new (GtkWindow *parent, MusterDocument *doc, const MusterSceneOptions *shown, const char *file_name, GFile *folder, MusterRecord branch);

/**
 * muster_export_dialog_write_to:
 * @file: where to
 *
 * Writes what is chosen, as if @file had been chosen too. A name without a suffix gets the format's.
 * What goes wrong is said in the dialog, which stays.
 */
void muster_export_dialog_write_to (MusterExportDialog *dialog, GFile *file);

G_END_DECLS
