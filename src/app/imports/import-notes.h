/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import-notes.h: what an import has to tell, by kind; a click leads to the row.
 *
 * What was mended or left out is open to be read; what was pooled and merged, often thousands of
 * rows and nothing wrong, is closed until somebody asks.
 */
#pragma once

#include <gtk/gtk.h>

#include "notes.h"

G_BEGIN_DECLS

#define MUSTER_TYPE_IMPORT_NOTES (muster_import_notes_get_type ())
G_DECLARE_FINAL_TYPE (MusterImportNotes, muster_import_notes, MUSTER, IMPORT_NOTES, GtkWidget)

/**
 * MusterImportNotes::activated:
 * @index: which of the notes that are shown
 */

/**
 * muster_import_notes_show:
 * @notes: (nullable): what to show, which must stay until others are shown
 * @with_files: whether notes say in which file they are
 */
void muster_import_notes_show (MusterImportNotes *self, MusterNotes *notes, gboolean with_files);

G_END_DECLS
