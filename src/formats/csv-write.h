/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * csv-write.h: a chart as a table, in a form that import reads back.
 *
 * RFC 4180 with a heading of stable English names. A row is somebody who holds a role, or a role
 * that nobody holds; a role with two holders has two rows with the same Id. A department in which there
 * is no role has a row of its own at the end, with nothing but its name and the way to it. Text that a spreadsheet
 * would take for a formula has a “'” before it, which import takes away.
 */
#pragma once

#include "format.h"

G_BEGIN_DECLS

/**
 * muster_csv_write:
 * @separator: what stands between cells: “,” or a tab
 *
 * Appends the roles that @export asks for, managers before their reports. What is not plain ASCII is
 * UTF-8 behind a byte order mark, without which spreadsheets take it for something else.
 *
 * Returns: whether it could be written
 */
gboolean muster_csv_write (const MusterExport *export, char separator, GByteArray *out, GError **error);

/* Returns: (transfer full) (nullable): what of the chart a table has no place for, in a sentence */
char *muster_csv_dup_left_out (const MusterExport *export);

G_END_DECLS
