/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-csv.c: tables with commas, or semicolons, among the formats.
 */
#include "format.h"

#include <glib/gi18n-lib.h>

#include "csv-write.h"
#include "table-import.h"

static gboolean
load (MusterImport *import, MusterDraft *draft, GError **error)
{
  return muster_table_load (import, 0, draft, error);
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  return muster_csv_write (export, ',', out, error);
}

extern const MusterFormat muster_format_csv;

const MusterFormat muster_format_csv = {
  .name = "csv",
  .label = N_ ("Table with commas (CSV)"),
  .suffixes = "csv",
  .mime_type = "text/csv",
  .flags = MUSTER_FORMAT_PARTS | MUSTER_FORMAT_TEXT,
  .maps = TRUE,
  .load = load,
  .save = save,
  .dup_left_out = muster_csv_dup_left_out,
};
