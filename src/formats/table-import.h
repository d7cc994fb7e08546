/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * table-import.h: tables of any program, to a document.
 */
#pragma once

#include "format.h"

G_BEGIN_DECLS

/**
 * muster_table_load:
 * @separator: the separator to prefer; 0 to find out
 *
 * Fills @draft from tables, as a format's load does. A row is somebody in a position, an open
 * position, or a department alone. Cells that are not understood are noted and left out.
 */
gboolean muster_table_load (MusterImport *import, char separator, MusterDraft *draft, GError **error);

G_END_DECLS
