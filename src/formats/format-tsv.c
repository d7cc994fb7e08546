/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * format-tsv.c: tables with tabs among the formats.
 */
#include "format.h"

#include <glib/gi18n-lib.h>

#include "csv-write.h"
#include "table-import.h"

static gboolean
load (MusterImport *import, MusterDraft *draft, GError **error)
{
  return muster_table_load (import, '\t', draft, error);
}

static gboolean
save (const MusterExport *export, GByteArray *out, GError **error)
{
  return muster_csv_write (export, '\t', out, error);
}

extern const MusterFormat muster_format_tsv;

const MusterFormat muster_format_tsv = {
  .name = "tsv",
  .label = N_ ("Table with tabs (TSV)"),
  .suffixes = "tsv|tab",
  .mime_type = "text/tab-separated-values",
  .flags = MUSTER_FORMAT_PARTS | MUSTER_FORMAT_TEXT,
  .maps = TRUE,
  .load = load,
  .save = save,
  .dup_left_out = muster_csv_dup_left_out,
};
